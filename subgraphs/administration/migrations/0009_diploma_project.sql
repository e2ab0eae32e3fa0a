ALTER TABLE "administration"."grading_rule" DROP CONSTRAINT "grading_rule_kind_check";--> statement-breakpoint
ALTER TABLE "administration"."grade" ADD COLUMN "diploma_project" jsonb;--> statement-breakpoint
ALTER TABLE "administration"."grade" ADD COLUMN "is_of_project" boolean GENERATED ALWAYS AS (diploma_project is not null) STORED;--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ADD COLUMN "diploma_project" jsonb;--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ADD COLUMN "is_of_project" boolean GENERATED ALWAYS AS (diploma_project is not null) STORED;--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD CONSTRAINT "syllabus_diploma_project_unique" UNIQUE("id","is_diploma_project");--> statement-breakpoint
ALTER TABLE "administration"."grade" ADD CONSTRAINT "grade_diploma_project_fk" FOREIGN KEY ("syllabus_id","is_of_project") REFERENCES "administration"."syllabus"("id","is_diploma_project") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ADD CONSTRAINT "grade_draft_diploma_project_fk" FOREIGN KEY ("syllabus_id","is_of_project") REFERENCES "administration"."syllabus"("id","is_diploma_project") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade" ADD CONSTRAINT "grade_diploma_project_check" CHECK ("administration"."grade"."diploma_project" is null or (length("administration"."grade"."diploma_project" ->> 'title') between 1 and 300
      and length("administration"."grade"."diploma_project" ->> 'description') between 1 and 2000) is true);--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ADD CONSTRAINT "grade_draft_diploma_project_check" CHECK ("administration"."grade_draft"."diploma_project" is null or (length("administration"."grade_draft"."diploma_project" ->> 'title') between 1 and 300
      and length("administration"."grade_draft"."diploma_project" ->> 'description') between 1 and 2000) is true);--> statement-breakpoint
ALTER TABLE "administration"."grading_rule" ADD CONSTRAINT "grading_rule_kind_check" CHECK ("administration"."grading_rule"."kind" in ('MERIT', 'COMPARISON', 'MERIT_POINTS', 'ELIGIBILITY', 'DIPLOMA', 'WARNING'));