-- By hand: syllabus_version_overlap, that no two versions of a syllabus hold on the same day. Drizzle knows no exclusion constraints.
CREATE TABLE "pedagogy"."audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pedagogy"."audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"act" text NOT NULL,
	"viewer_id" uuid,
	"viewer_kind" text NOT NULL,
	"assurance" text NOT NULL,
	"request_id" text NOT NULL,
	"changed" jsonb NOT NULL,
	CONSTRAINT "audit_viewer_kind_check" CHECK ("pedagogy"."audit"."viewer_kind" in ('PERSON', 'CLIENT', 'UNIT', 'SUBJECT', 'SYSTEM'))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."audit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."change" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pedagogy"."change_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "change_kind_check" CHECK ("pedagogy"."change"."kind" in ('UPSERT', 'DELETE'))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."idempotency" (
	"viewer_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	CONSTRAINT "idempotency_viewer_id_key_pk" PRIMARY KEY("viewer_id","key")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."idempotency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."purge_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pedagogy"."purge_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"concept" text NOT NULL,
	"action" text NOT NULL,
	"count" integer NOT NULL,
	"rule_id" uuid,
	"ground" text NOT NULL,
	CONSTRAINT "purge_log_action_check" CHECK ("pedagogy"."purge_log"."action" in ('RETENTION', 'ERASURE', 'BLANK')),
	CONSTRAINT "purge_log_count_check" CHECK ("pedagogy"."purge_log"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."purge_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."content_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"code" text NOT NULL,
	"area" text NOT NULL,
	"text" text NOT NULL,
	"position" integer NOT NULL,
	"from_year" integer,
	"to_year" integer,
	"course_code" text,
	CONSTRAINT "content_item_code_unique" UNIQUE NULLS NOT DISTINCT("syllabus_version_id","course_code","code"),
	CONSTRAINT "content_item_version_unique" UNIQUE("id","syllabus_version_id"),
	CONSTRAINT "content_item_years_check" CHECK (("pedagogy"."content_item"."from_year" is null) = ("pedagogy"."content_item"."to_year" is null) and "pedagogy"."content_item"."to_year" >= "pedagogy"."content_item"."from_year"),
	CONSTRAINT "content_item_place_check" CHECK ("pedagogy"."content_item"."from_year" is not null or "pedagogy"."content_item"."course_code" is not null)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."content_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."knowledge_criterion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"course_code" text,
	"after_year" integer,
	"grade_step" text,
	"text" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "knowledge_criterion_step_unique" UNIQUE NULLS NOT DISTINCT("syllabus_version_id","course_code","after_year","grade_step"),
	CONSTRAINT "knowledge_criterion_version_unique" UNIQUE("id","syllabus_version_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."knowledge_criterion" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."syllabus_ability" (
	"id" uuid PRIMARY KEY NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "syllabus_ability_position_unique" UNIQUE("syllabus_version_id","position"),
	CONSTRAINT "syllabus_ability_version_unique" UNIQUE("id","syllabus_version_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."syllabus_ability" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."syllabus_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_type" text NOT NULL,
	"subject_code" text NOT NULL,
	"language_code" text,
	"subject_name" text collate "sv-x-icu" NOT NULL,
	"subject_name_en" text,
	"curriculum_code" text NOT NULL,
	"number" integer NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"purpose" text NOT NULL,
	"source" text NOT NULL,
	"licence" text NOT NULL,
	"content_hash" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	"is_synthetic" boolean NOT NULL,
	CONSTRAINT "syllabus_version_number_unique" UNIQUE NULLS NOT DISTINCT("subject_code","language_code","curriculum_code","number"),
	CONSTRAINT "syllabus_version_content_hash_unique" UNIQUE NULLS NOT DISTINCT("subject_code","language_code","curriculum_code","content_hash"),
	CONSTRAINT "syllabus_version_period_check" CHECK ("pedagogy"."syllabus_version"."end_date" >= "pedagogy"."syllabus_version"."start_date"),
	CONSTRAINT "syllabus_version_number_check" CHECK ("pedagogy"."syllabus_version"."number" >= 1)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."syllabus_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."knowledge_level" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scale_code" text NOT NULL,
	"value" text NOT NULL,
	"rank" integer NOT NULL,
	"label_sv" text NOT NULL,
	"label_en" text NOT NULL,
	"is_reached" boolean NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"source" text NOT NULL,
	CONSTRAINT "knowledge_level_value_unique" UNIQUE("scale_code","value","start_date"),
	CONSTRAINT "knowledge_level_rank_unique" UNIQUE("scale_code","rank","start_date"),
	CONSTRAINT "knowledge_level_period_check" CHECK ("pedagogy"."knowledge_level"."end_date" >= "pedagogy"."knowledge_level"."start_date"),
	CONSTRAINT "knowledge_level_rank_check" CHECK ("pedagogy"."knowledge_level"."rank" >= 0)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."knowledge_level" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."plan_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"school_type" text NOT NULL,
	"from_year" integer NOT NULL,
	"to_year" integer NOT NULL,
	"is_unless_graded" boolean NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"source" text NOT NULL,
	CONSTRAINT "plan_rule_unique" UNIQUE("school_type","from_year","start_date"),
	CONSTRAINT "plan_rule_period_check" CHECK ("pedagogy"."plan_rule"."end_date" >= "pedagogy"."plan_rule"."start_date"),
	CONSTRAINT "plan_rule_years_check" CHECK ("pedagogy"."plan_rule"."from_year" between 0 and "pedagogy"."plan_rule"."to_year")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."plan_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."teaching_policy" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"max_tests_per_week" integer DEFAULT 2 NOT NULL,
	"shows_adaptations" boolean DEFAULT true NOT NULL,
	"is_pupil_preparing" boolean DEFAULT true NOT NULL,
	"grades_from_year" integer DEFAULT 6 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teaching_policy_max_tests_per_week_check" CHECK ("pedagogy"."teaching_policy"."max_tests_per_week" between 1 and 10),
	CONSTRAINT "teaching_policy_grades_from_year_check" CHECK ("pedagogy"."teaching_policy"."grades_from_year" between 4 and 6)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."content_item" ADD CONSTRAINT "content_item_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."knowledge_criterion" ADD CONSTRAINT "knowledge_criterion_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."syllabus_ability" ADD CONSTRAINT "syllabus_ability_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_viewer_id_at_idx" ON "pedagogy"."audit" USING btree ("viewer_id","at");--> statement-breakpoint
CREATE INDEX "change_xid_position_idx" ON "pedagogy"."change" USING btree ("xid","position");--> statement-breakpoint
CREATE INDEX "change_entity_id_idx" ON "pedagogy"."change" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "purge_log_at_idx" ON "pedagogy"."purge_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "content_item_syllabus_version_id_idx" ON "pedagogy"."content_item" USING btree ("syllabus_version_id","course_code","from_year","position");--> statement-breakpoint
ALTER TABLE "pedagogy"."syllabus_version" ADD CONSTRAINT "syllabus_version_overlap" EXCLUDE USING gist
	("subject_code" WITH =, (coalesce("language_code", '')) WITH =, "curriculum_code" WITH =, daterange("start_date", "end_date", '[]') WITH &&);
