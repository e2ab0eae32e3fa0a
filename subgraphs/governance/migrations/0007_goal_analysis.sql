CREATE TABLE "governance"."goal_analysis" (
	"goal_id" uuid NOT NULL,
	"analysis_id" uuid NOT NULL,
	CONSTRAINT "goal_analysis_goal_id_analysis_id_pk" PRIMARY KEY("goal_id","analysis_id")
);
--> statement-breakpoint
ALTER TABLE "governance"."goal_analysis" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "governance"."goal_analysis" ADD CONSTRAINT "goal_analysis_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "governance"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."goal_analysis" ADD CONSTRAINT "goal_analysis_analysis_id_quality_analysis_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "governance"."quality_analysis"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goal_analysis_analysis_id_idx" ON "governance"."goal_analysis" USING btree ("analysis_id");