CREATE TABLE "pedagogy"."assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"instructions" text NOT NULL,
	"assigned_on" date NOT NULL,
	"due_on" date NOT NULL,
	"due_time" text,
	"takes_submissions" boolean NOT NULL,
	"syllabus_version_id" uuid,
	"author_id" uuid NOT NULL,
	"published_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignment_version_unique" UNIQUE("id","syllabus_version_id"),
	CONSTRAINT "assignment_kind_check" CHECK ("pedagogy"."assignment"."kind" in ('ASSIGNMENT', 'HOMEWORK', 'TEST')),
	CONSTRAINT "assignment_due_check" CHECK ("pedagogy"."assignment"."due_on" between "pedagogy"."assignment"."assigned_on" and "pedagogy"."assignment"."assigned_on" + 366),
	CONSTRAINT "assignment_due_time_check" CHECK ("pedagogy"."assignment"."due_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "assignment_text_check" CHECK (length("pedagogy"."assignment"."title") between 1 and 400 and length("pedagogy"."assignment"."instructions") <= 4000)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."assignment_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assignment_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"content_item_id" uuid,
	"criterion_id" uuid,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "assignment_item_unique" UNIQUE NULLS NOT DISTINCT("assignment_id","content_item_id","criterion_id"),
	CONSTRAINT "assignment_item_one_check" CHECK (("pedagogy"."assignment_item"."content_item_id" is null) <> ("pedagogy"."assignment_item"."criterion_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."lesson_material" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"title" text collate "sv-x-icu" NOT NULL,
	"description" text,
	"link_url" text,
	"file_reference" text,
	"visible_from_date" date,
	"author_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "lesson_material_one_check" CHECK (("pedagogy"."lesson_material"."link_url" is null) <> ("pedagogy"."lesson_material"."file_reference" is null)),
	CONSTRAINT "lesson_material_link_check" CHECK ("pedagogy"."lesson_material"."link_url" ~ '^https://' and length("pedagogy"."lesson_material"."link_url") <= 1000),
	CONSTRAINT "lesson_material_file_check" CHECK ("pedagogy"."lesson_material"."file_reference" ~ '^[a-z0-9-]+:[^[:space:]]+$' and length("pedagogy"."lesson_material"."file_reference") <= 600)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."lesson_material" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."submission" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assignment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text,
	"link_url" text,
	"file_reference" text,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_number_unique" UNIQUE("assignment_id","student_id","number"),
	CONSTRAINT "submission_some_check" CHECK (coalesce("pedagogy"."submission"."text", "pedagogy"."submission"."link_url", "pedagogy"."submission"."file_reference") is not null),
	CONSTRAINT "submission_text_check" CHECK (length("pedagogy"."submission"."text") between 1 and 20000),
	CONSTRAINT "submission_link_check" CHECK ("pedagogy"."submission"."link_url" ~ '^https://' and length("pedagogy"."submission"."link_url") <= 1000),
	CONSTRAINT "submission_file_check" CHECK ("pedagogy"."submission"."file_reference" ~ '^[a-z0-9-]+:[^[:space:]]+$' and length("pedagogy"."submission"."file_reference") <= 600)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."submission" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."submission_feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "submission_feedback_text_check" CHECK (length("pedagogy"."submission_feedback"."text") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."submission_feedback" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."teaching_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"copied_from_id" uuid,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teaching_plan_state_check" CHECK ("pedagogy"."teaching_plan"."state" in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
	CONSTRAINT "teaching_plan_academic_year_check" CHECK ("pedagogy"."teaching_plan"."academic_year" ~ '^\d{4}/\d{2}$')
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."teaching_plan_author" (
	"plan_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "teaching_plan_author_plan_id_person_id_pk" PRIMARY KEY("plan_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_author" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."teaching_plan_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"title" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"teaching" text NOT NULL,
	"assessing" text NOT NULL,
	"created_by_id" uuid NOT NULL,
	"published_at" timestamp with time zone,
	"published_by_id" uuid,
	CONSTRAINT "teaching_plan_edition_number_unique" UNIQUE("plan_id","number"),
	CONSTRAINT "teaching_plan_edition_version_unique" UNIQUE("id","syllabus_version_id"),
	CONSTRAINT "teaching_plan_edition_period_check" CHECK ("pedagogy"."teaching_plan_edition"."end_date" between "pedagogy"."teaching_plan_edition"."start_date" and "pedagogy"."teaching_plan_edition"."start_date" + 366),
	CONSTRAINT "teaching_plan_edition_text_check" CHECK (length("pedagogy"."teaching_plan_edition"."teaching") <= 4000 and length("pedagogy"."teaching_plan_edition"."assessing") <= 4000),
	CONSTRAINT "teaching_plan_edition_published_check" CHECK (("pedagogy"."teaching_plan_edition"."published_at" is null) = ("pedagogy"."teaching_plan_edition"."published_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_edition" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."teaching_plan_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"syllabus_version_id" uuid NOT NULL,
	"content_item_id" uuid,
	"criterion_id" uuid,
	"added_by_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "teaching_plan_item_unique" UNIQUE NULLS NOT DISTINCT("edition_id","content_item_id","criterion_id"),
	CONSTRAINT "teaching_plan_item_one_check" CHECK (("pedagogy"."teaching_plan_item"."content_item_id" is null) <> ("pedagogy"."teaching_plan_item"."criterion_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment" ADD CONSTRAINT "assignment_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment_item" ADD CONSTRAINT "assignment_item_assignment_fk" FOREIGN KEY ("assignment_id","syllabus_version_id") REFERENCES "pedagogy"."assignment"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment_item" ADD CONSTRAINT "assignment_item_content_fk" FOREIGN KEY ("content_item_id","syllabus_version_id") REFERENCES "pedagogy"."content_item"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment_item" ADD CONSTRAINT "assignment_item_criterion_fk" FOREIGN KEY ("criterion_id","syllabus_version_id") REFERENCES "pedagogy"."knowledge_criterion"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."submission" ADD CONSTRAINT "submission_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "pedagogy"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."submission_feedback" ADD CONSTRAINT "submission_feedback_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "pedagogy"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan" ADD CONSTRAINT "teaching_plan_copied_from_id_teaching_plan_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "pedagogy"."teaching_plan"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_author" ADD CONSTRAINT "teaching_plan_author_plan_id_teaching_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "pedagogy"."teaching_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_edition" ADD CONSTRAINT "teaching_plan_edition_plan_id_teaching_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "pedagogy"."teaching_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_edition" ADD CONSTRAINT "teaching_plan_edition_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_item" ADD CONSTRAINT "teaching_plan_item_edition_fk" FOREIGN KEY ("edition_id","syllabus_version_id") REFERENCES "pedagogy"."teaching_plan_edition"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_item" ADD CONSTRAINT "teaching_plan_item_content_fk" FOREIGN KEY ("content_item_id","syllabus_version_id") REFERENCES "pedagogy"."content_item"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."teaching_plan_item" ADD CONSTRAINT "teaching_plan_item_criterion_fk" FOREIGN KEY ("criterion_id","syllabus_version_id") REFERENCES "pedagogy"."knowledge_criterion"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_activity_id_idx" ON "pedagogy"."assignment" USING btree ("activity_id","due_on","id");--> statement-breakpoint
CREATE INDEX "assignment_organisation_id_idx" ON "pedagogy"."assignment" USING btree ("organisation_id","due_on","id");--> statement-breakpoint
CREATE INDEX "assignment_syllabus_version_id_idx" ON "pedagogy"."assignment" USING btree ("syllabus_version_id");--> statement-breakpoint
CREATE INDEX "assignment_author_id_idx" ON "pedagogy"."assignment" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "assignment_item_content_item_id_idx" ON "pedagogy"."assignment_item" USING btree ("content_item_id","syllabus_version_id");--> statement-breakpoint
CREATE INDEX "assignment_item_criterion_id_idx" ON "pedagogy"."assignment_item" USING btree ("criterion_id","syllabus_version_id");--> statement-breakpoint
CREATE INDEX "assignment_item_added_by_id_idx" ON "pedagogy"."assignment_item" USING btree ("added_by_id");--> statement-breakpoint
CREATE INDEX "lesson_material_activity_id_idx" ON "pedagogy"."lesson_material" USING btree ("activity_id","title","id");--> statement-breakpoint
CREATE INDEX "lesson_material_organisation_id_idx" ON "pedagogy"."lesson_material" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "lesson_material_author_id_idx" ON "pedagogy"."lesson_material" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "submission_student_id_idx" ON "pedagogy"."submission" USING btree ("student_id","submitted_at","id");--> statement-breakpoint
CREATE INDEX "submission_assignment_id_idx" ON "pedagogy"."submission" USING btree ("assignment_id","submitted_at","id");--> statement-breakpoint
CREATE INDEX "submission_feedback_submission_id_idx" ON "pedagogy"."submission_feedback" USING btree ("submission_id","given_at");--> statement-breakpoint
CREATE INDEX "submission_feedback_student_id_idx" ON "pedagogy"."submission_feedback" USING btree ("student_id","given_at","id");--> statement-breakpoint
CREATE INDEX "submission_feedback_assignment_id_idx" ON "pedagogy"."submission_feedback" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "submission_feedback_activity_id_idx" ON "pedagogy"."submission_feedback" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "submission_feedback_author_id_idx" ON "pedagogy"."submission_feedback" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "teaching_plan_group_id_idx" ON "pedagogy"."teaching_plan" USING btree ("group_id","academic_year","created_at","id");--> statement-breakpoint
CREATE INDEX "teaching_plan_organisation_id_idx" ON "pedagogy"."teaching_plan" USING btree ("organisation_id","academic_year","id");--> statement-breakpoint
CREATE INDEX "teaching_plan_copied_from_id_idx" ON "pedagogy"."teaching_plan" USING btree ("copied_from_id");--> statement-breakpoint
CREATE INDEX "teaching_plan_created_by_id_idx" ON "pedagogy"."teaching_plan" USING btree ("created_by_id");--> statement-breakpoint
CREATE INDEX "teaching_plan_author_person_id_idx" ON "pedagogy"."teaching_plan_author" USING btree ("person_id","plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teaching_plan_edition_draft_unique" ON "pedagogy"."teaching_plan_edition" USING btree ("plan_id") WHERE "pedagogy"."teaching_plan_edition"."published_at" is null;--> statement-breakpoint
CREATE INDEX "teaching_plan_edition_syllabus_version_id_idx" ON "pedagogy"."teaching_plan_edition" USING btree ("syllabus_version_id");--> statement-breakpoint
CREATE INDEX "teaching_plan_edition_created_by_id_idx" ON "pedagogy"."teaching_plan_edition" USING btree ("created_by_id");--> statement-breakpoint
CREATE INDEX "teaching_plan_item_content_item_id_idx" ON "pedagogy"."teaching_plan_item" USING btree ("content_item_id","syllabus_version_id");--> statement-breakpoint
CREATE INDEX "teaching_plan_item_criterion_id_idx" ON "pedagogy"."teaching_plan_item" USING btree ("criterion_id","syllabus_version_id");--> statement-breakpoint
CREATE INDEX "teaching_plan_item_added_by_id_idx" ON "pedagogy"."teaching_plan_item" USING btree ("added_by_id");