CREATE TABLE "pedagogy"."extra_adaptation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"syllabus_id" uuid,
	"decision" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"state" text DEFAULT 'ACTIVE' NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"evaluation" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "extra_adaptation_of_student" UNIQUE("id","student_id","organisation_id"),
	CONSTRAINT "extra_adaptation_state_check" CHECK ("pedagogy"."extra_adaptation"."state" in ('ACTIVE', 'ENDED')),
	CONSTRAINT "extra_adaptation_period_check" CHECK ("pedagogy"."extra_adaptation"."end_date" >= "pedagogy"."extra_adaptation"."start_date"),
	CONSTRAINT "extra_adaptation_ended_check" CHECK (("pedagogy"."extra_adaptation"."state" = 'ENDED') = ("pedagogy"."extra_adaptation"."end_date" is not null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."extra_adaptation_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"adaptation_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation_note" ADD CONSTRAINT "extra_adaptation_note_adaptation_fk" FOREIGN KEY ("adaptation_id","student_id","organisation_id") REFERENCES "pedagogy"."extra_adaptation"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "extra_adaptation_student_id_idx" ON "pedagogy"."extra_adaptation" USING btree ("student_id","start_date");--> statement-breakpoint
CREATE INDEX "extra_adaptation_organisation_id_idx" ON "pedagogy"."extra_adaptation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_decided_by_id_idx" ON "pedagogy"."extra_adaptation" USING btree ("decided_by_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_note_adaptation_id_idx" ON "pedagogy"."extra_adaptation_note" USING btree ("adaptation_id","written_at");--> statement-breakpoint
CREATE INDEX "extra_adaptation_note_student_id_idx" ON "pedagogy"."extra_adaptation_note" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_note_organisation_id_idx" ON "pedagogy"."extra_adaptation_note" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_note_written_by_id_idx" ON "pedagogy"."extra_adaptation_note" USING btree ("written_by_id");