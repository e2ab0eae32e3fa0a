CREATE TABLE "administration"."certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"school_type" text NOT NULL,
	"issued_on" date NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"signed_by_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "certificate_kind_check" CHECK ("administration"."certificate"."kind" in ('TERMINSBETYG', 'SLUTBETYG', 'EXAMENSBEVIS', 'STUDIEBEVIS', 'UTDRAG'))
);
--> statement-breakpoint
ALTER TABLE "administration"."certificate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."activity_syllabus" (
	"activity_id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"linked_by_id" uuid,
	"linked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "administration"."activity_syllabus" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."grade" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"group_id" uuid,
	"syllabus_id" uuid NOT NULL,
	"scale_id" uuid NOT NULL,
	"step_value" text NOT NULL,
	"rank" integer NOT NULL,
	"semester" text NOT NULL,
	"year" integer NOT NULL,
	"is_final" boolean NOT NULL,
	"adapted_study_plan" text,
	"remark" text,
	"activity_id" uuid,
	"is_trial" boolean NOT NULL,
	"correction_type" text,
	"supersedes_id" uuid,
	"superseded_rank" integer,
	"state" text NOT NULL,
	"grading_teacher_id" uuid NOT NULL,
	"is_grader_licensed" boolean NOT NULL,
	"cosigner_id" uuid,
	"cosigned_at" timestamp with time zone,
	"registered_by_id" uuid NOT NULL,
	"registered_on" date NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"locked_by_id" uuid,
	"locked_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "grade_supersedes_target" UNIQUE("id","student_id","syllabus_id","scale_id","rank"),
	CONSTRAINT "grade_supersedes_unique" UNIQUE("supersedes_id"),
	CONSTRAINT "grade_semester_check" CHECK ("administration"."grade"."semester" in ('HT', 'VT')),
	CONSTRAINT "grade_state_check" CHECK ("administration"."grade"."state" in ('AWAITING_COSIGNATURE', 'SIGNED', 'LOCKED', 'SUPERSEDED')),
	CONSTRAINT "grade_activity_check" CHECK ("administration"."grade"."is_trial" or "administration"."grade"."activity_id" is not null),
	CONSTRAINT "grade_correction_type_check" CHECK ("administration"."grade"."correction_type" in ('ANDRING', 'RATTELSE')),
	CONSTRAINT "grade_supersedes_check" CHECK (("administration"."grade"."correction_type" is null) = ("administration"."grade"."supersedes_id" is null)),
	CONSTRAINT "grade_superseded_rank_check" CHECK (("administration"."grade"."supersedes_id" is null) = ("administration"."grade"."superseded_rank" is null)),
	CONSTRAINT "grade_andring_check" CHECK ("administration"."grade"."correction_type" is distinct from 'ANDRING' or "administration"."grade"."rank" > "administration"."grade"."superseded_rank"),
	CONSTRAINT "grade_cosigner_check" CHECK ("administration"."grade"."cosigner_id" <> "administration"."grade"."grading_teacher_id"),
	CONSTRAINT "grade_cosigned_check" CHECK (("administration"."grade"."cosigned_at" is null or "administration"."grade"."cosigner_id" is not null)
      and ("administration"."grade"."state" = 'AWAITING_COSIGNATURE') = (not "administration"."grade"."is_grader_licensed" and "administration"."grade"."cosigned_at" is null)),
	CONSTRAINT "grade_locked_check" CHECK (("administration"."grade"."state" in ('LOCKED', 'SUPERSEDED')) = ("administration"."grade"."locked_at" is not null)
      and ("administration"."grade"."locked_at" is null) = ("administration"."grade"."locked_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "administration"."grade" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."grade_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"group_id" uuid,
	"syllabus_id" uuid NOT NULL,
	"scale_id" uuid NOT NULL,
	"step_value" text NOT NULL,
	"rank" integer NOT NULL,
	"semester" text NOT NULL,
	"year" integer NOT NULL,
	"is_final" boolean NOT NULL,
	"adapted_study_plan" text,
	"remark" text,
	"activity_id" uuid NOT NULL,
	"motivation" text,
	"author_id" uuid NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "grade_draft_unique" UNIQUE("author_id","activity_id","student_id","year","semester"),
	CONSTRAINT "grade_draft_semester_check" CHECK ("administration"."grade_draft"."semester" in ('HT', 'VT'))
);
--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."grade_motivation" (
	"grade_id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"activity_id" uuid,
	"text" text NOT NULL,
	CONSTRAINT "grade_motivation_text_check" CHECK (length("administration"."grade_motivation"."text") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "administration"."grade_motivation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."curriculum" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"display_name" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"source" text NOT NULL,
	CONSTRAINT "curriculum_code_unique" UNIQUE("code"),
	CONSTRAINT "curriculum_period_check" CHECK ("administration"."curriculum"."end_date" >= "administration"."curriculum"."start_date")
);
--> statement-breakpoint
ALTER TABLE "administration"."curriculum" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."grade_scale" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"display_name" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"source" text NOT NULL,
	CONSTRAINT "grade_scale_code_unique" UNIQUE("code"),
	CONSTRAINT "grade_scale_period_check" CHECK ("administration"."grade_scale"."end_date" >= "administration"."grade_scale"."start_date")
);
--> statement-breakpoint
ALTER TABLE "administration"."grade_scale" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."grade_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scale_id" uuid NOT NULL,
	"value" text NOT NULL,
	"rank" integer NOT NULL,
	"points" double precision,
	"is_pass" boolean NOT NULL,
	"meaning" text NOT NULL,
	CONSTRAINT "grade_step_value_unique" UNIQUE("scale_id","value","rank"),
	CONSTRAINT "grade_step_rank_unique" UNIQUE("scale_id","rank"),
	CONSTRAINT "grade_step_points_check" CHECK (not "administration"."grade_step"."is_pass" or "administration"."grade_step"."points" > 0)
);
--> statement-breakpoint
ALTER TABLE "administration"."grade_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."grading_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"display_name" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"content" jsonb NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "grading_rule_unique" UNIQUE("kind","code","start_date"),
	CONSTRAINT "grading_rule_kind_check" CHECK ("administration"."grading_rule"."kind" in ('MERIT', 'COMPARISON', 'MERIT_POINTS', 'ELIGIBILITY', 'DIPLOMA')),
	CONSTRAINT "grading_rule_period_check" CHECK ("administration"."grading_rule"."end_date" >= "administration"."grading_rule"."start_date")
);
--> statement-breakpoint
ALTER TABLE "administration"."grading_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."school_year_label" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_type" text NOT NULL,
	"number" integer NOT NULL,
	"label" text NOT NULL,
	"is_last" boolean NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"source" text NOT NULL,
	CONSTRAINT "school_year_label_unique" UNIQUE("school_type","number","start_date"),
	CONSTRAINT "school_year_label_period_check" CHECK ("administration"."school_year_label"."end_date" >= "administration"."school_year_label"."start_date")
);
--> statement-breakpoint
ALTER TABLE "administration"."school_year_label" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."syllabus" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_type" text NOT NULL,
	"subject_code" text NOT NULL,
	"subject_name" text NOT NULL,
	"subject_designation" text NOT NULL,
	"course_code" text,
	"course_name" text,
	"level" integer,
	"points" integer,
	"language_code" text,
	"is_language_choice" boolean DEFAULT false NOT NULL,
	"is_diploma_project" boolean DEFAULT false NOT NULL,
	"is_official" boolean DEFAULT true NOT NULL,
	"curriculum_id" uuid NOT NULL,
	"scale_id" uuid NOT NULL,
	CONSTRAINT "syllabus_points_check" CHECK ("administration"."syllabus"."points" > 0),
	CONSTRAINT "syllabus_level_check" CHECK ("administration"."syllabus"."level" between 1 and 9)
);
--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."national_test_answer" (
	"result_id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"reference" text NOT NULL,
	CONSTRAINT "national_test_answer_reference_check" CHECK (length("administration"."national_test_answer"."reference") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "administration"."national_test_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."national_test_result" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"test_code" text NOT NULL,
	"semester" text NOT NULL,
	"year" integer NOT NULL,
	"result_value" text NOT NULL,
	"part_results" jsonb NOT NULL,
	"registered_by_id" uuid NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "national_test_result_unique" UNIQUE("student_id","test_code","year","semester"),
	CONSTRAINT "national_test_result_semester_check" CHECK ("administration"."national_test_result"."semester" in ('HT', 'VT')),
	CONSTRAINT "national_test_result_value_check" CHECK (length("administration"."national_test_result"."result_value") between 1 and 20)
);
--> statement-breakpoint
ALTER TABLE "administration"."national_test_result" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."study_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"decided_by_id" uuid NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "study_plan_period_check" CHECK ("administration"."study_plan"."end_date" >= "administration"."study_plan"."start_date")
);
--> statement-breakpoint
ALTER TABLE "administration"."study_plan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."study_plan_content" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text,
	"type" text,
	"points" integer,
	CONSTRAINT "study_plan_content_type_check" CHECK ("administration"."study_plan_content"."type" in ('GYMNASIEGEMENSAMMA', 'PROGRAMGEMENSAMMA', 'INRIKTNING', 'PROGRAMFORDJUPNING', 'GYMNASIEARBETE', 'INDIVIDUELLT_VAL', 'BORTTAGNA', 'UTOKADE')),
	CONSTRAINT "study_plan_content_points_check" CHECK ("administration"."study_plan_content"."points" >= 0)
);
--> statement-breakpoint
ALTER TABLE "administration"."study_plan_content" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."study_plan_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "study_plan_note_type_check" CHECK ("administration"."study_plan_note"."type" in ('ANTECKNINGAR', 'ANDRA_INSATSER', 'TIDIGARE_ERFARENHET', 'VALIDERING', 'MAL')),
	CONSTRAINT "study_plan_note_note_check" CHECK (length("administration"."study_plan_note"."note") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "administration"."study_plan_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."study_plan_syllabus" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"note" text,
	"start_date" date,
	"end_date" date,
	"hours" integer,
	CONSTRAINT "study_plan_syllabus_period_check" CHECK ("administration"."study_plan_syllabus"."end_date" >= "administration"."study_plan_syllabus"."start_date"),
	CONSTRAINT "study_plan_syllabus_hours_check" CHECK ("administration"."study_plan_syllabus"."hours" >= 0)
);
--> statement-breakpoint
ALTER TABLE "administration"."study_plan_syllabus" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."teacher_licence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"subject_designation" text NOT NULL,
	"language_code" text,
	"start_date" date NOT NULL,
	"end_date" date,
	"registered_by_id" uuid,
	"registered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "teacher_licence_period_check" CHECK ("administration"."teacher_licence"."end_date" >= "administration"."teacher_licence"."start_date")
);
--> statement-breakpoint
ALTER TABLE "administration"."teacher_licence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."activity_syllabus" ADD CONSTRAINT "activity_syllabus_syllabus_id_syllabus_id_fk" FOREIGN KEY ("syllabus_id") REFERENCES "administration"."syllabus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade" ADD CONSTRAINT "grade_syllabus_id_syllabus_id_fk" FOREIGN KEY ("syllabus_id") REFERENCES "administration"."syllabus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade" ADD CONSTRAINT "grade_step_fk" FOREIGN KEY ("scale_id","step_value","rank") REFERENCES "administration"."grade_step"("scale_id","value","rank") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade" ADD CONSTRAINT "grade_supersedes_fk" FOREIGN KEY ("supersedes_id","student_id","syllabus_id","scale_id","superseded_rank") REFERENCES "administration"."grade"("id","student_id","syllabus_id","scale_id","rank") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ADD CONSTRAINT "grade_draft_syllabus_id_syllabus_id_fk" FOREIGN KEY ("syllabus_id") REFERENCES "administration"."syllabus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade_draft" ADD CONSTRAINT "grade_draft_step_fk" FOREIGN KEY ("scale_id","step_value","rank") REFERENCES "administration"."grade_step"("scale_id","value","rank") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade_motivation" ADD CONSTRAINT "grade_motivation_grade_id_grade_id_fk" FOREIGN KEY ("grade_id") REFERENCES "administration"."grade"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."grade_step" ADD CONSTRAINT "grade_step_scale_id_grade_scale_id_fk" FOREIGN KEY ("scale_id") REFERENCES "administration"."grade_scale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD CONSTRAINT "syllabus_curriculum_id_fk" FOREIGN KEY ("curriculum_id") REFERENCES "administration"."curriculum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."syllabus" ADD CONSTRAINT "syllabus_scale_id_fk" FOREIGN KEY ("scale_id") REFERENCES "administration"."grade_scale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."national_test_answer" ADD CONSTRAINT "national_test_answer_result_id_national_test_result_id_fk" FOREIGN KEY ("result_id") REFERENCES "administration"."national_test_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."national_test_result" ADD CONSTRAINT "national_test_result_syllabus_id_syllabus_id_fk" FOREIGN KEY ("syllabus_id") REFERENCES "administration"."syllabus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_content" ADD CONSTRAINT "study_plan_content_plan_id_study_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "administration"."study_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_note" ADD CONSTRAINT "study_plan_note_plan_id_study_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "administration"."study_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_syllabus" ADD CONSTRAINT "study_plan_syllabus_plan_id_study_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "administration"."study_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_syllabus" ADD CONSTRAINT "study_plan_syllabus_content_id_study_plan_content_id_fk" FOREIGN KEY ("content_id") REFERENCES "administration"."study_plan_content"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_syllabus" ADD CONSTRAINT "study_plan_syllabus_syllabus_id_syllabus_id_fk" FOREIGN KEY ("syllabus_id") REFERENCES "administration"."syllabus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificate_student_id_idx" ON "administration"."certificate" USING btree ("student_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "activity_syllabus_syllabus_id_idx" ON "administration"."activity_syllabus" USING btree ("syllabus_id");--> statement-breakpoint
CREATE INDEX "activity_syllabus_organisation_id_idx" ON "administration"."activity_syllabus" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grade_one_per_term" ON "administration"."grade" USING btree ("student_id","syllabus_id","year","semester","is_trial") WHERE "administration"."grade"."state" <> 'SUPERSEDED';--> statement-breakpoint
CREATE INDEX "grade_student_id_idx" ON "administration"."grade" USING btree ("student_id","year","semester","id");--> statement-breakpoint
CREATE INDEX "grade_activity_id_idx" ON "administration"."grade" USING btree ("activity_id","year","semester");--> statement-breakpoint
CREATE INDEX "grade_group_id_idx" ON "administration"."grade" USING btree ("group_id","year","semester");--> statement-breakpoint
CREATE INDEX "grade_cosigner_id_idx" ON "administration"."grade" USING btree ("cosigner_id");--> statement-breakpoint
CREATE INDEX "grade_grading_teacher_id_idx" ON "administration"."grade" USING btree ("grading_teacher_id");--> statement-breakpoint
CREATE INDEX "grade_organisation_id_idx" ON "administration"."grade" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "grade_syllabus_id_idx" ON "administration"."grade" USING btree ("syllabus_id");--> statement-breakpoint
CREATE INDEX "grade_step_idx" ON "administration"."grade" USING btree ("scale_id","step_value","rank");--> statement-breakpoint
CREATE INDEX "grade_draft_student_id_idx" ON "administration"."grade_draft" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "grade_draft_activity_id_idx" ON "administration"."grade_draft" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "grade_draft_syllabus_id_idx" ON "administration"."grade_draft" USING btree ("syllabus_id");--> statement-breakpoint
CREATE INDEX "grade_draft_step_idx" ON "administration"."grade_draft" USING btree ("scale_id","step_value","rank");--> statement-breakpoint
CREATE INDEX "grade_motivation_student_id_idx" ON "administration"."grade_motivation" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "grade_motivation_activity_id_idx" ON "administration"."grade_motivation" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "syllabus_curriculum_id_idx" ON "administration"."syllabus" USING btree ("curriculum_id");--> statement-breakpoint
CREATE INDEX "syllabus_scale_id_idx" ON "administration"."syllabus" USING btree ("scale_id");--> statement-breakpoint
CREATE INDEX "syllabus_school_type_idx" ON "administration"."syllabus" USING btree ("school_type","subject_name","id");--> statement-breakpoint
CREATE INDEX "national_test_answer_student_id_idx" ON "administration"."national_test_answer" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "national_test_answer_activity_id_idx" ON "administration"."national_test_answer" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "national_test_result_activity_id_idx" ON "administration"."national_test_result" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "national_test_result_syllabus_id_idx" ON "administration"."national_test_result" USING btree ("syllabus_id");--> statement-breakpoint
CREATE INDEX "study_plan_student_id_idx" ON "administration"."study_plan" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "study_plan_content_plan_id_idx" ON "administration"."study_plan_content" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "study_plan_content_student_id_idx" ON "administration"."study_plan_content" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "study_plan_note_plan_id_idx" ON "administration"."study_plan_note" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "study_plan_note_student_id_idx" ON "administration"."study_plan_note" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "study_plan_syllabus_plan_id_idx" ON "administration"."study_plan_syllabus" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "study_plan_syllabus_content_id_idx" ON "administration"."study_plan_syllabus" USING btree ("content_id");--> statement-breakpoint
CREATE INDEX "study_plan_syllabus_syllabus_id_idx" ON "administration"."study_plan_syllabus" USING btree ("syllabus_id");--> statement-breakpoint
CREATE INDEX "study_plan_syllabus_student_id_idx" ON "administration"."study_plan_syllabus" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "teacher_licence_person_id_idx" ON "administration"."teacher_licence" USING btree ("person_id");