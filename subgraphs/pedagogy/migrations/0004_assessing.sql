CREATE TABLE "pedagogy"."assessment_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"level_id" uuid,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text,
	"assessed_on" date NOT NULL,
	"text" text,
	"content_item_ids" uuid[] NOT NULL,
	"criterion_ids" uuid[] NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	"marks" jsonb NOT NULL,
	"replaces_id" uuid,
	CONSTRAINT "assessment_draft_occasion_unique" UNIQUE NULLS NOT DISTINCT("activity_id","student_id","syllabus_id","kind","assessed_on","title"),
	CONSTRAINT "assessment_draft_kind_check" CHECK ("pedagogy"."assessment_draft"."kind" in ('FORMATIVE', 'SUMMATIVE')),
	CONSTRAINT "assessment_draft_title_check" CHECK (length("pedagogy"."assessment_draft"."title") between 1 and 200),
	CONSTRAINT "assessment_draft_text_check" CHECK (length("pedagogy"."assessment_draft"."text") between 1 and 4000),
	CONSTRAINT "assessment_draft_state_check" CHECK ("pedagogy"."assessment_draft"."state" in ('DRAFT', 'READY'))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"level_id" uuid,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text,
	"assessed_on" date NOT NULL,
	"text" text,
	"first_content_item_id" uuid,
	"first_criterion_id" uuid,
	"published_at" timestamp with time zone NOT NULL,
	"published_by_id" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by_id" uuid,
	"withdrawal_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"number" integer NOT NULL,
	"supersedes_id" uuid,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "assessment_supersedes_target" UNIQUE("id","student_id","syllabus_id"),
	CONSTRAINT "assessment_supersedes_unique" UNIQUE("supersedes_id"),
	CONSTRAINT "assessment_version_unique" UNIQUE("id","syllabus_version_id","student_id"),
	CONSTRAINT "assessment_kind_check" CHECK ("pedagogy"."assessment"."kind" in ('FORMATIVE', 'SUMMATIVE')),
	CONSTRAINT "assessment_title_check" CHECK (length("pedagogy"."assessment"."title") between 1 and 200),
	CONSTRAINT "assessment_text_check" CHECK (length("pedagogy"."assessment"."text") between 1 and 4000),
	CONSTRAINT "assessment_withdrawn_check" CHECK (("pedagogy"."assessment"."withdrawn_at" is null) = ("pedagogy"."assessment"."withdrawn_by_id" is null) and ("pedagogy"."assessment"."withdrawn_at" is null) = ("pedagogy"."assessment"."withdrawal_reason" is null)),
	CONSTRAINT "assessment_number_check" CHECK (("pedagogy"."assessment"."number" = 1) = ("pedagogy"."assessment"."supersedes_id" is null)),
	CONSTRAINT "assessment_linked_check" CHECK ("pedagogy"."assessment"."first_content_item_id" is not null or "pedagogy"."assessment"."first_criterion_id" is not null),
	CONSTRAINT "assessment_summative_check" CHECK ("pedagogy"."assessment"."kind" = 'FORMATIVE' or ("pedagogy"."assessment"."level_id" is not null and "pedagogy"."assessment"."first_criterion_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."assessment_item" (
	"assessment_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"content_item_id" uuid,
	"criterion_id" uuid,
	CONSTRAINT "assessment_item_unique" UNIQUE NULLS NOT DISTINCT("assessment_id","content_item_id","criterion_id"),
	CONSTRAINT "assessment_item_one_check" CHECK (("pedagogy"."assessment_item"."content_item_id" is null) <> ("pedagogy"."assessment_item"."criterion_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."assessment_mark" (
	"assessment_id" uuid NOT NULL,
	"ability_id" uuid NOT NULL,
	"level_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	CONSTRAINT "assessment_mark_assessment_id_ability_id_pk" PRIMARY KEY("assessment_id","ability_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_mark" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."development_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"home_efforts" text,
	"school_type" text NOT NULL,
	"goals" text,
	"school_efforts" text,
	"mentor_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "development_plan_one_per_year" UNIQUE("student_id","organisation_id","academic_year"),
	CONSTRAINT "development_plan_of_student" UNIQUE("id","student_id"),
	CONSTRAINT "development_plan_academic_year_check" CHECK ("pedagogy"."development_plan"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "development_plan_goals_check" CHECK (length("pedagogy"."development_plan"."goals") between 1 and 4000),
	CONSTRAINT "development_plan_school_efforts_check" CHECK (length("pedagogy"."development_plan"."school_efforts") between 1 and 4000),
	CONSTRAINT "development_plan_home_efforts_check" CHECK (length("pedagogy"."development_plan"."home_efforts") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."development_plan_assessment" (
	"publication_id" uuid NOT NULL,
	"written_assessment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	CONSTRAINT "development_plan_assessment_publication_id_written_assessment_id_pk" PRIMARY KEY("publication_id","written_assessment_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_assessment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."development_plan_publication" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"home_efforts" text,
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"goals" text NOT NULL,
	"school_efforts" text NOT NULL,
	"talk_id" uuid NOT NULL,
	"first_written_assessment_id" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by_id" uuid NOT NULL,
	"undone_at" timestamp with time zone,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "development_plan_publication_number_unique" UNIQUE("plan_id","number"),
	CONSTRAINT "development_plan_publication_of_student" UNIQUE("id","student_id"),
	CONSTRAINT "development_plan_publication_number_check" CHECK ("pedagogy"."development_plan_publication"."number" >= 1)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_publication" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."written_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"level_id" uuid,
	"author_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"text" text NOT NULL,
	"first_content_item_id" uuid NOT NULL,
	"first_criterion_id" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"published_by_id" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by_id" uuid,
	"withdrawal_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "written_assessment_version_unique" UNIQUE("id","syllabus_version_id","student_id"),
	CONSTRAINT "written_assessment_of_student" UNIQUE("id","student_id"),
	CONSTRAINT "written_assessment_academic_year_check" CHECK ("pedagogy"."written_assessment"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "written_assessment_semester_check" CHECK ("pedagogy"."written_assessment"."semester" in ('HT', 'VT')),
	CONSTRAINT "written_assessment_text_check" CHECK (length("pedagogy"."written_assessment"."text") between 1 and 4000),
	CONSTRAINT "written_assessment_withdrawn_check" CHECK (("pedagogy"."written_assessment"."withdrawn_at" is null) = ("pedagogy"."written_assessment"."withdrawn_by_id" is null) and ("pedagogy"."written_assessment"."withdrawn_at" is null) = ("pedagogy"."written_assessment"."withdrawal_reason" is null)),
	CONSTRAINT "written_assessment_undone_check" CHECK ("pedagogy"."written_assessment"."undone_at" is null or "pedagogy"."written_assessment"."withdrawn_at" is null)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."written_assessment_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"level_id" uuid,
	"author_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"text" text NOT NULL,
	"content_item_ids" uuid[] NOT NULL,
	"criterion_ids" uuid[] NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "written_assessment_draft_term_unique" UNIQUE("activity_id","student_id","syllabus_id","academic_year","semester"),
	CONSTRAINT "written_assessment_draft_academic_year_check" CHECK ("pedagogy"."written_assessment_draft"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "written_assessment_draft_semester_check" CHECK ("pedagogy"."written_assessment_draft"."semester" in ('HT', 'VT')),
	CONSTRAINT "written_assessment_draft_text_check" CHECK (length("pedagogy"."written_assessment_draft"."text") between 1 and 4000),
	CONSTRAINT "written_assessment_draft_state_check" CHECK ("pedagogy"."written_assessment_draft"."state" in ('DRAFT', 'READY'))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment_draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."written_assessment_item" (
	"written_assessment_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"content_item_id" uuid,
	"criterion_id" uuid,
	CONSTRAINT "written_assessment_item_unique" UNIQUE NULLS NOT DISTINCT("written_assessment_id","content_item_id","criterion_id"),
	CONSTRAINT "written_assessment_item_one_check" CHECK (("pedagogy"."written_assessment_item"."content_item_id" is null) <> ("pedagogy"."written_assessment_item"."criterion_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_draft" ADD CONSTRAINT "assessment_draft_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_draft" ADD CONSTRAINT "assessment_draft_level_id_knowledge_level_id_fk" FOREIGN KEY ("level_id") REFERENCES "pedagogy"."knowledge_level"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_draft" ADD CONSTRAINT "assessment_draft_replaces_id_assessment_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "pedagogy"."assessment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" ADD CONSTRAINT "assessment_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" ADD CONSTRAINT "assessment_level_id_knowledge_level_id_fk" FOREIGN KEY ("level_id") REFERENCES "pedagogy"."knowledge_level"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" ADD CONSTRAINT "assessment_first_content_item_fk" FOREIGN KEY ("first_content_item_id","syllabus_version_id") REFERENCES "pedagogy"."content_item"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" ADD CONSTRAINT "assessment_first_criterion_fk" FOREIGN KEY ("first_criterion_id","syllabus_version_id") REFERENCES "pedagogy"."knowledge_criterion"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment" ADD CONSTRAINT "assessment_supersedes_fk" FOREIGN KEY ("supersedes_id","student_id","syllabus_id") REFERENCES "pedagogy"."assessment"("id","student_id","syllabus_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_item" ADD CONSTRAINT "assessment_item_content_item_fk" FOREIGN KEY ("content_item_id","syllabus_version_id") REFERENCES "pedagogy"."content_item"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_item" ADD CONSTRAINT "assessment_item_criterion_fk" FOREIGN KEY ("criterion_id","syllabus_version_id") REFERENCES "pedagogy"."knowledge_criterion"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_item" ADD CONSTRAINT "assessment_item_assessment_fk" FOREIGN KEY ("assessment_id","syllabus_version_id","student_id") REFERENCES "pedagogy"."assessment"("id","syllabus_version_id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_mark" ADD CONSTRAINT "assessment_mark_level_id_knowledge_level_id_fk" FOREIGN KEY ("level_id") REFERENCES "pedagogy"."knowledge_level"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_mark" ADD CONSTRAINT "assessment_mark_assessment_fk" FOREIGN KEY ("assessment_id","syllabus_version_id","student_id") REFERENCES "pedagogy"."assessment"("id","syllabus_version_id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assessment_mark" ADD CONSTRAINT "assessment_mark_ability_fk" FOREIGN KEY ("ability_id","syllabus_version_id") REFERENCES "pedagogy"."syllabus_ability"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_assessment" ADD CONSTRAINT "development_plan_assessment_publication_fk" FOREIGN KEY ("publication_id","student_id") REFERENCES "pedagogy"."development_plan_publication"("id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_assessment" ADD CONSTRAINT "development_plan_assessment_written_fk" FOREIGN KEY ("written_assessment_id","student_id") REFERENCES "pedagogy"."written_assessment"("id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_publication" ADD CONSTRAINT "development_plan_publication_plan_fk" FOREIGN KEY ("plan_id","student_id") REFERENCES "pedagogy"."development_plan"("id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_publication" ADD CONSTRAINT "development_plan_publication_talk_fk" FOREIGN KEY ("talk_id","student_id") REFERENCES "pedagogy"."development_talk"("id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_publication" ADD CONSTRAINT "development_plan_publication_written_fk" FOREIGN KEY ("first_written_assessment_id","student_id") REFERENCES "pedagogy"."written_assessment"("id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment" ADD CONSTRAINT "written_assessment_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment" ADD CONSTRAINT "written_assessment_level_id_knowledge_level_id_fk" FOREIGN KEY ("level_id") REFERENCES "pedagogy"."knowledge_level"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment" ADD CONSTRAINT "written_assessment_first_content_item_fk" FOREIGN KEY ("first_content_item_id","syllabus_version_id") REFERENCES "pedagogy"."content_item"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment" ADD CONSTRAINT "written_assessment_first_criterion_fk" FOREIGN KEY ("first_criterion_id","syllabus_version_id") REFERENCES "pedagogy"."knowledge_criterion"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment_draft" ADD CONSTRAINT "written_assessment_draft_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment_draft" ADD CONSTRAINT "written_assessment_draft_level_id_knowledge_level_id_fk" FOREIGN KEY ("level_id") REFERENCES "pedagogy"."knowledge_level"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment_item" ADD CONSTRAINT "written_assessment_item_content_item_fk" FOREIGN KEY ("content_item_id","syllabus_version_id") REFERENCES "pedagogy"."content_item"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment_item" ADD CONSTRAINT "written_assessment_item_criterion_fk" FOREIGN KEY ("criterion_id","syllabus_version_id") REFERENCES "pedagogy"."knowledge_criterion"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment_item" ADD CONSTRAINT "written_assessment_item_fk" FOREIGN KEY ("written_assessment_id","syllabus_version_id","student_id") REFERENCES "pedagogy"."written_assessment"("id","syllabus_version_id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_draft_student_id_idx" ON "pedagogy"."assessment_draft" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "assessment_draft_activity_id_idx" ON "pedagogy"."assessment_draft" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "assessment_draft_syllabus_version_id_idx" ON "pedagogy"."assessment_draft" USING btree ("syllabus_version_id");--> statement-breakpoint
CREATE INDEX "assessment_draft_level_id_idx" ON "pedagogy"."assessment_draft" USING btree ("level_id");--> statement-breakpoint
CREATE INDEX "assessment_draft_replaces_id_idx" ON "pedagogy"."assessment_draft" USING btree ("replaces_id");--> statement-breakpoint
CREATE INDEX "assessment_first_content_item_id_idx" ON "pedagogy"."assessment" USING btree ("first_content_item_id");--> statement-breakpoint
CREATE INDEX "assessment_first_criterion_id_idx" ON "pedagogy"."assessment" USING btree ("first_criterion_id");--> statement-breakpoint
CREATE INDEX "assessment_student_id_idx" ON "pedagogy"."assessment" USING btree ("student_id","syllabus_id","published_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "assessment_activity_id_idx" ON "pedagogy"."assessment" USING btree ("activity_id","published_at","id");--> statement-breakpoint
CREATE INDEX "assessment_syllabus_version_id_idx" ON "pedagogy"."assessment" USING btree ("syllabus_version_id");--> statement-breakpoint
CREATE INDEX "assessment_level_id_idx" ON "pedagogy"."assessment" USING btree ("level_id");--> statement-breakpoint
CREATE INDEX "assessment_item_content_item_id_idx" ON "pedagogy"."assessment_item" USING btree ("content_item_id");--> statement-breakpoint
CREATE INDEX "assessment_item_criterion_id_idx" ON "pedagogy"."assessment_item" USING btree ("criterion_id");--> statement-breakpoint
CREATE INDEX "assessment_item_student_id_idx" ON "pedagogy"."assessment_item" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "assessment_mark_ability_id_idx" ON "pedagogy"."assessment_mark" USING btree ("ability_id");--> statement-breakpoint
CREATE INDEX "assessment_mark_level_id_idx" ON "pedagogy"."assessment_mark" USING btree ("level_id");--> statement-breakpoint
CREATE INDEX "assessment_mark_student_id_idx" ON "pedagogy"."assessment_mark" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "development_plan_assessment_written_idx" ON "pedagogy"."development_plan_assessment" USING btree ("written_assessment_id");--> statement-breakpoint
CREATE INDEX "development_plan_assessment_student_id_idx" ON "pedagogy"."development_plan_assessment" USING btree ("student_id");--> statement-breakpoint
CREATE UNIQUE INDEX "development_plan_publication_one" ON "pedagogy"."development_plan_publication" USING btree ("plan_id") WHERE "pedagogy"."development_plan_publication"."undone_at" is null and "pedagogy"."development_plan_publication"."superseded_at" is null;--> statement-breakpoint
CREATE INDEX "development_plan_publication_student_id_idx" ON "pedagogy"."development_plan_publication" USING btree ("student_id","academic_year");--> statement-breakpoint
CREATE INDEX "development_plan_publication_talk_id_idx" ON "pedagogy"."development_plan_publication" USING btree ("talk_id");--> statement-breakpoint
CREATE INDEX "development_plan_publication_written_idx" ON "pedagogy"."development_plan_publication" USING btree ("first_written_assessment_id");--> statement-breakpoint
CREATE INDEX "written_assessment_first_content_item_id_idx" ON "pedagogy"."written_assessment" USING btree ("first_content_item_id");--> statement-breakpoint
CREATE INDEX "written_assessment_first_criterion_id_idx" ON "pedagogy"."written_assessment" USING btree ("first_criterion_id");--> statement-breakpoint
CREATE UNIQUE INDEX "written_assessment_one_per_term" ON "pedagogy"."written_assessment" USING btree ("student_id","syllabus_id","academic_year","semester") WHERE "pedagogy"."written_assessment"."withdrawn_at" is null and "pedagogy"."written_assessment"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "written_assessment_student_id_idx" ON "pedagogy"."written_assessment" USING btree ("student_id","syllabus_id","published_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "written_assessment_activity_id_idx" ON "pedagogy"."written_assessment" USING btree ("activity_id","academic_year","semester");--> statement-breakpoint
CREATE INDEX "written_assessment_syllabus_version_id_idx" ON "pedagogy"."written_assessment" USING btree ("syllabus_version_id");--> statement-breakpoint
CREATE INDEX "written_assessment_level_id_idx" ON "pedagogy"."written_assessment" USING btree ("level_id");--> statement-breakpoint
CREATE INDEX "written_assessment_draft_student_id_idx" ON "pedagogy"."written_assessment_draft" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "written_assessment_draft_activity_id_idx" ON "pedagogy"."written_assessment_draft" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "written_assessment_draft_syllabus_version_id_idx" ON "pedagogy"."written_assessment_draft" USING btree ("syllabus_version_id");--> statement-breakpoint
CREATE INDEX "written_assessment_draft_level_id_idx" ON "pedagogy"."written_assessment_draft" USING btree ("level_id");--> statement-breakpoint
CREATE INDEX "written_assessment_item_content_item_id_idx" ON "pedagogy"."written_assessment_item" USING btree ("content_item_id");--> statement-breakpoint
CREATE INDEX "written_assessment_item_criterion_id_idx" ON "pedagogy"."written_assessment_item" USING btree ("criterion_id");--> statement-breakpoint
CREATE INDEX "written_assessment_item_student_id_idx" ON "pedagogy"."written_assessment_item" USING btree ("student_id");