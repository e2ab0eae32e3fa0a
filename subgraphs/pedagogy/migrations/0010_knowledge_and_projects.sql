-- By hand: the columns and the unique key of portfolio_entry come before the foreign key that refers to them.
CREATE TABLE "pedagogy"."knowledge_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"school_year" integer,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"gender" text NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"syllabus_code" text NOT NULL,
	"level_scale" text,
	"level_value" text,
	"is_reached" boolean,
	"is_counted" boolean NOT NULL,
	"taken_on" date NOT NULL,
	CONSTRAINT "knowledge_fact_semester_check" CHECK ("pedagogy"."knowledge_fact"."semester" in ('HT', 'VT')),
	CONSTRAINT "knowledge_fact_gender_check" CHECK ("pedagogy"."knowledge_fact"."gender" in ('MAN', 'KVINNA', 'OKANT')),
	CONSTRAINT "knowledge_fact_academic_year_check" CHECK ("pedagogy"."knowledge_fact"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "knowledge_fact_level_check" CHECK (("pedagogy"."knowledge_fact"."level_value" is null) = ("pedagogy"."knowledge_fact"."level_scale" is null) and ("pedagogy"."knowledge_fact"."level_value" is null) = ("pedagogy"."knowledge_fact"."is_reached" is null)),
	CONSTRAINT "knowledge_fact_counted_check" CHECK ("pedagogy"."knowledge_fact"."is_counted" or "pedagogy"."knowledge_fact"."level_value" is null)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."knowledge_fact" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "pedagogy"."knowledge_fact_person" (
	"person_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"fact_id" uuid NOT NULL,
	CONSTRAINT "knowledge_fact_person_person_id_occasion_pk" PRIMARY KEY("person_id","occasion"),
	CONSTRAINT "knowledge_fact_person_fact_id_unique" UNIQUE("fact_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."knowledge_fact_person" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "pedagogy"."portfolio_item" (
	"entry_id" uuid NOT NULL,
	"content_item_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	CONSTRAINT "portfolio_item_entry_id_content_item_id_pk" PRIMARY KEY("entry_id","content_item_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_item" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "pedagogy"."project_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"first_criterion_id" uuid NOT NULL,
	"criterion_ids" uuid[] NOT NULL,
	"level_value" text NOT NULL,
	"is_reached" boolean NOT NULL,
	"text" text NOT NULL,
	"assessed_by_id" uuid NOT NULL,
	"assessed_at" timestamp with time zone NOT NULL,
	"reason" text,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "project_assessment_number_unique" UNIQUE("project_id","number"),
	CONSTRAINT "project_assessment_text_check" CHECK (length("pedagogy"."project_assessment"."text") between 1 and 4000),
	CONSTRAINT "project_assessment_level_check" CHECK ("pedagogy"."project_assessment"."level_value" ~ '^[A-F]$'),
	CONSTRAINT "project_assessment_reason_check" CHECK (("pedagogy"."project_assessment"."number" > 1) = ("pedagogy"."project_assessment"."reason" is not null)),
	CONSTRAINT "project_assessment_criteria_check" CHECK ("pedagogy"."project_assessment"."criterion_ids"[1] = "pedagogy"."project_assessment"."first_criterion_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."project_assessment" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "pedagogy"."project_submission" (
	"id" uuid PRIMARY KEY NOT NULL,
	"project_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text,
	"link_url" text,
	"file_reference" text,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "project_submission_number_unique" UNIQUE("project_id","number"),
	CONSTRAINT "project_submission_place_check" CHECK (num_nonnulls("pedagogy"."project_submission"."text", "pedagogy"."project_submission"."link_url", "pedagogy"."project_submission"."file_reference") >= 1),
	CONSTRAINT "project_submission_text_check" CHECK (length("pedagogy"."project_submission"."text") between 1 and 20000),
	CONSTRAINT "project_submission_link_check" CHECK ("pedagogy"."project_submission"."link_url" ~ '^https://')
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."project_submission" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "pedagogy"."project_work" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"together_id" uuid NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"description" text,
	"supervisor_id" uuid NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "project_work_one" UNIQUE("student_id","organisation_id","syllabus_id"),
	CONSTRAINT "project_work_of_student" UNIQUE("id","student_id"),
	CONSTRAINT "project_work_school_type_check" CHECK ("pedagogy"."project_work"."school_type" ~ '^(GY|VUX)'),
	CONSTRAINT "project_work_title_check" CHECK (length("pedagogy"."project_work"."title") between 1 and 200),
	CONSTRAINT "project_work_title_en_check" CHECK (length("pedagogy"."project_work"."title_en") between 1 and 200),
	CONSTRAINT "project_work_description_check" CHECK (length("pedagogy"."project_work"."description") between 1 and 4000),
	CONSTRAINT "project_work_approved_check" CHECK (("pedagogy"."project_work"."approved_at" is null) = ("pedagogy"."project_work"."approved_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."project_work" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_assessment" ADD COLUMN "is_published_with" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_entry" ADD COLUMN "file_reference" text;
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_entry" ADD COLUMN "syllabus_version_id" uuid;
--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment" ADD COLUMN "is_told" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_entry" ADD CONSTRAINT "portfolio_entry_version_unique" UNIQUE("id","syllabus_version_id","student_id");
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_item" ADD CONSTRAINT "portfolio_item_entry_fk" FOREIGN KEY ("entry_id","syllabus_version_id","student_id") REFERENCES "pedagogy"."portfolio_entry"("id","syllabus_version_id","student_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_item" ADD CONSTRAINT "portfolio_item_content_item_fk" FOREIGN KEY ("content_item_id","syllabus_version_id") REFERENCES "pedagogy"."content_item"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "pedagogy"."project_assessment" ADD CONSTRAINT "project_assessment_project_fk" FOREIGN KEY ("project_id","student_id") REFERENCES "pedagogy"."project_work"("id","student_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "pedagogy"."project_assessment" ADD CONSTRAINT "project_assessment_criterion_fk" FOREIGN KEY ("first_criterion_id","syllabus_version_id") REFERENCES "pedagogy"."knowledge_criterion"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "pedagogy"."project_submission" ADD CONSTRAINT "project_submission_project_fk" FOREIGN KEY ("project_id","student_id") REFERENCES "pedagogy"."project_work"("id","student_id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "portfolio_item_content_item_id_idx" ON "pedagogy"."portfolio_item" USING btree ("content_item_id");
--> statement-breakpoint
CREATE INDEX "portfolio_item_student_id_idx" ON "pedagogy"."portfolio_item" USING btree ("student_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "project_assessment_one" ON "pedagogy"."project_assessment" USING btree ("project_id") WHERE "pedagogy"."project_assessment"."superseded_at" is null;
--> statement-breakpoint
CREATE INDEX "project_assessment_student_id_idx" ON "pedagogy"."project_assessment" USING btree ("student_id");
--> statement-breakpoint
CREATE INDEX "project_assessment_first_criterion_id_idx" ON "pedagogy"."project_assessment" USING btree ("first_criterion_id");
--> statement-breakpoint
CREATE INDEX "project_submission_student_id_idx" ON "pedagogy"."project_submission" USING btree ("student_id");
--> statement-breakpoint
CREATE INDEX "project_work_together_id_idx" ON "pedagogy"."project_work" USING btree ("together_id");
--> statement-breakpoint
CREATE INDEX "project_work_organisation_id_idx" ON "pedagogy"."project_work" USING btree ("organisation_id");
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_entry" ADD CONSTRAINT "portfolio_entry_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "portfolio_entry_syllabus_version_id_idx" ON "pedagogy"."portfolio_entry" USING btree ("syllabus_version_id");
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_entry" ADD CONSTRAINT "portfolio_entry_file_reference_check" CHECK ("pedagogy"."portfolio_entry"."file_reference" ~ '^[a-z0-9-]+:[^[:space:]]+$');
