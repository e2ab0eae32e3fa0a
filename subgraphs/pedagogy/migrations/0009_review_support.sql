-- By hand: evaluations are moved before their column goes. Who wrote them was not kept: whoever decided the adaptation stands for them.
CREATE TABLE "pedagogy"."extra_adaptation_evaluation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"adaptation_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "extra_adaptation_evaluation_once" UNIQUE("adaptation_id","version")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation_evaluation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."action_programme" DROP CONSTRAINT "action_programme_reason_check";--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation_evaluation" ADD CONSTRAINT "extra_adaptation_evaluation_adaptation_fk" FOREIGN KEY ("adaptation_id","student_id","organisation_id") REFERENCES "pedagogy"."extra_adaptation"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "extra_adaptation_evaluation_student_id_idx" ON "pedagogy"."extra_adaptation_evaluation" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_evaluation_organisation_id_idx" ON "pedagogy"."extra_adaptation_evaluation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_evaluation_written_by_id_idx" ON "pedagogy"."extra_adaptation_evaluation" USING btree ("written_by_id");--> statement-breakpoint
INSERT INTO "pedagogy"."extra_adaptation_evaluation"
	SELECT gen_random_uuid(), "id", "student_id", "organisation_id", "version", "evaluation", "decided_by_id", now() FROM "pedagogy"."extra_adaptation" WHERE "evaluation" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation" DROP COLUMN "evaluation";--> statement-breakpoint
ALTER TABLE "pedagogy"."action_programme" ADD CONSTRAINT "action_programme_reason_check" CHECK ("pedagogy"."action_programme"."decision" = 'ADOPT' or coalesce(length("pedagogy"."action_programme"."reason"), 0) between 1 and 500);