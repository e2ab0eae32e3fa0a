CREATE TABLE "pedagogy"."study_path" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"author_id" uuid NOT NULL,
	"background" text,
	"goals" text NOT NULL,
	"pace" text,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "study_path_one_per_unit" UNIQUE("student_id","organisation_id"),
	CONSTRAINT "study_path_of_student" UNIQUE("id","student_id"),
	CONSTRAINT "study_path_school_type_check" CHECK ("pedagogy"."study_path"."school_type" ~ '^(GY|SFI|VUX)'),
	CONSTRAINT "study_path_background_check" CHECK (length("pedagogy"."study_path"."background") between 1 and 4000),
	CONSTRAINT "study_path_goals_check" CHECK (length("pedagogy"."study_path"."goals") between 1 and 4000),
	CONSTRAINT "study_path_pace_check" CHECK (length("pedagogy"."study_path"."pace") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."study_path" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."study_path_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"path_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"planned_start_date" date NOT NULL,
	"planned_end_date" date NOT NULL,
	"way" text NOT NULL,
	"follow_up" text,
	"followed_up_on" date,
	CONSTRAINT "study_path_step_dates_check" CHECK ("pedagogy"."study_path_step"."planned_end_date" >= "pedagogy"."study_path_step"."planned_start_date"),
	CONSTRAINT "study_path_step_way_check" CHECK ("pedagogy"."study_path_step"."way" in ('ON_SITE', 'DISTANCE', 'VALIDATION')),
	CONSTRAINT "study_path_step_follow_up_check" CHECK (("pedagogy"."study_path_step"."follow_up" is null) = ("pedagogy"."study_path_step"."followed_up_on" is null)),
	CONSTRAINT "study_path_step_follow_up_text_check" CHECK (length("pedagogy"."study_path_step"."follow_up") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."study_path_step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."study_path_step" ADD CONSTRAINT "study_path_step_path_fk" FOREIGN KEY ("path_id","student_id") REFERENCES "pedagogy"."study_path"("id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "study_path_organisation_id_idx" ON "pedagogy"."study_path" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "study_path_author_id_idx" ON "pedagogy"."study_path" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "study_path_step_path_id_idx" ON "pedagogy"."study_path_step" USING btree ("path_id","planned_start_date");--> statement-breakpoint
CREATE INDEX "study_path_step_student_id_idx" ON "pedagogy"."study_path_step" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "study_path_step_syllabus_id_idx" ON "pedagogy"."study_path_step" USING btree ("syllabus_id");