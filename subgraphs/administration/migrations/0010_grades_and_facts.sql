CREATE TABLE "administration"."attainment_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"school_year" integer,
	"school_year_label" text,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"gender" text NOT NULL,
	"is_final" boolean NOT NULL,
	"taken_on" date NOT NULL,
	"subjects_graded" integer NOT NULL,
	"subjects_passed" integer NOT NULL,
	"has_all_passed" boolean NOT NULL,
	"merit_value" double precision,
	"is_eligible_vocational" boolean,
	CONSTRAINT "attainment_fact_semester_check" CHECK ("administration"."attainment_fact"."semester" in ('HT', 'VT')),
	CONSTRAINT "attainment_fact_gender_check" CHECK ("administration"."attainment_fact"."gender" in ('MAN', 'KVINNA', 'OKANT')),
	CONSTRAINT "attainment_fact_academic_year_check" CHECK ("administration"."attainment_fact"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "attainment_fact_passed_check" CHECK ("administration"."attainment_fact"."subjects_passed" between 0 and "administration"."attainment_fact"."subjects_graded"),
	CONSTRAINT "attainment_fact_all_passed_check" CHECK (not "administration"."attainment_fact"."has_all_passed" or "administration"."attainment_fact"."subjects_passed" = "administration"."attainment_fact"."subjects_graded")
);
--> statement-breakpoint
ALTER TABLE "administration"."attainment_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."fact_person" (
	"person_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"fact_id" uuid NOT NULL,
	CONSTRAINT "fact_person_person_id_occasion_pk" PRIMARY KEY("person_id","occasion"),
	CONSTRAINT "fact_person_fact_id_unique" UNIQUE("fact_id")
);
--> statement-breakpoint
ALTER TABLE "administration"."fact_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."grade_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"school_year" integer,
	"school_year_label" text,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"gender" text NOT NULL,
	"is_final" boolean NOT NULL,
	"taken_on" date NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"syllabus_code" text NOT NULL,
	"step_value" text NOT NULL,
	"is_pass" boolean NOT NULL,
	"is_trial" boolean NOT NULL,
	CONSTRAINT "grade_fact_semester_check" CHECK ("administration"."grade_fact"."semester" in ('HT', 'VT')),
	CONSTRAINT "grade_fact_gender_check" CHECK ("administration"."grade_fact"."gender" in ('MAN', 'KVINNA', 'OKANT')),
	CONSTRAINT "grade_fact_academic_year_check" CHECK ("administration"."grade_fact"."academic_year" ~ '^\d{4}/\d{2}$')
);
--> statement-breakpoint
ALTER TABLE "administration"."grade_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."grade" ADD COLUMN "is_told" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "administration"."grade_fact" ADD CONSTRAINT "grade_fact_syllabus_id_syllabus_id_fk" FOREIGN KEY ("syllabus_id") REFERENCES "administration"."syllabus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grade_fact_syllabus_id_idx" ON "administration"."grade_fact" USING btree ("syllabus_id");--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" DROP CONSTRAINT "grade_draft_unique";--> statement-breakpoint
ALTER TABLE "administration"."activity_syllabus" DROP CONSTRAINT "activity_syllabus_pkey";--> statement-breakpoint
ALTER TABLE "administration"."activity_syllabus" ADD CONSTRAINT "activity_syllabus_activity_id_syllabus_id_pk" PRIMARY KEY("activity_id","syllabus_id");--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD COLUMN "is_block" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD COLUMN "start_school_year" integer;--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD COLUMN "end_school_year" integer;--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ADD CONSTRAINT "grade_draft_unique" UNIQUE("author_id","activity_id","syllabus_id","student_id","year","semester");--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD CONSTRAINT "syllabus_school_year_check" CHECK ("administration"."syllabus"."end_school_year" >= "administration"."syllabus"."start_school_year");--> statement-breakpoint
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
