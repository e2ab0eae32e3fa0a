ALTER TABLE "administration"."grade_draft" DROP CONSTRAINT "grade_draft_unique";--> statement-breakpoint
ALTER TABLE "administration"."activity_syllabus" DROP CONSTRAINT "activity_syllabus_pkey";--> statement-breakpoint
ALTER TABLE "administration"."activity_syllabus" ADD CONSTRAINT "activity_syllabus_activity_id_syllabus_id_pk" PRIMARY KEY("activity_id","syllabus_id");--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD COLUMN "is_block" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD COLUMN "start_school_year" integer;--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD COLUMN "end_school_year" integer;--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ADD CONSTRAINT "grade_draft_unique" UNIQUE("author_id","activity_id","syllabus_id","student_id","year","semester");--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD CONSTRAINT "syllabus_school_year_check" CHECK ("administration"."syllabus"."end_school_year" >= "administration"."syllabus"."start_school_year");