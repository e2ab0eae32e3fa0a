-- In an order of its own: keys go before what they refer to, and come after it.
ALTER TABLE "pedagogy"."assessment_draft" DROP CONSTRAINT "assessment_draft_replaces_id_assessment_id_fk";--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" DROP CONSTRAINT "assessment_supersedes_fk";--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_publication" DROP CONSTRAINT "development_plan_publication_plan_fk";--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" DROP CONSTRAINT "assessment_supersedes_target";--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan" DROP CONSTRAINT "development_plan_of_student";--> statement-breakpoint
DROP INDEX "pedagogy"."written_assessment_one_per_term";--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" ADD CONSTRAINT "assessment_supersedes_target" UNIQUE("id","student_id","syllabus_id","activity_id");--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan" ADD CONSTRAINT "development_plan_of_student" UNIQUE("id","student_id","organisation_id");--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_draft" ADD CONSTRAINT "assessment_draft_replaces_fk" FOREIGN KEY ("replaces_id","student_id","syllabus_id","activity_id") REFERENCES "pedagogy"."assessment"("id","student_id","syllabus_id","activity_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" ADD CONSTRAINT "assessment_supersedes_fk" FOREIGN KEY ("supersedes_id","student_id","syllabus_id","activity_id") REFERENCES "pedagogy"."assessment"("id","student_id","syllabus_id","activity_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_publication" ADD CONSTRAINT "development_plan_publication_plan_fk" FOREIGN KEY ("plan_id","student_id","organisation_id") REFERENCES "pedagogy"."development_plan"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "written_assessment_one_per_term" ON "pedagogy"."written_assessment" USING btree ("student_id","organisation_id","syllabus_id","academic_year","semester") WHERE "pedagogy"."written_assessment"."withdrawn_at" is null and "pedagogy"."written_assessment"."undone_at" is null;--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment" ADD CONSTRAINT "assignment_changed_check" CHECK ("pedagogy"."assignment"."changed_at" >= "pedagogy"."assignment"."published_at");
