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
ALTER TABLE "pedagogy"."assignment" ADD CONSTRAINT "assignment_syllabus_version_id_syllabus_version_id_fk" FOREIGN KEY ("syllabus_version_id") REFERENCES "pedagogy"."syllabus_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment_item" ADD CONSTRAINT "assignment_item_assignment_fk" FOREIGN KEY ("assignment_id","syllabus_version_id") REFERENCES "pedagogy"."assignment"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment_item" ADD CONSTRAINT "assignment_item_content_fk" FOREIGN KEY ("content_item_id","syllabus_version_id") REFERENCES "pedagogy"."content_item"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."assignment_item" ADD CONSTRAINT "assignment_item_criterion_fk" FOREIGN KEY ("criterion_id","syllabus_version_id") REFERENCES "pedagogy"."knowledge_criterion"("id","syllabus_version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_activity_id_idx" ON "pedagogy"."assignment" USING btree ("activity_id","due_on","id");--> statement-breakpoint
CREATE INDEX "assignment_organisation_id_idx" ON "pedagogy"."assignment" USING btree ("organisation_id","due_on","id");--> statement-breakpoint
CREATE INDEX "assignment_syllabus_version_id_idx" ON "pedagogy"."assignment" USING btree ("syllabus_version_id");--> statement-breakpoint
CREATE INDEX "assignment_author_id_idx" ON "pedagogy"."assignment" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "assignment_item_content_item_id_idx" ON "pedagogy"."assignment_item" USING btree ("content_item_id","syllabus_version_id");--> statement-breakpoint
CREATE INDEX "assignment_item_criterion_id_idx" ON "pedagogy"."assignment_item" USING btree ("criterion_id","syllabus_version_id");--> statement-breakpoint
CREATE INDEX "assignment_item_added_by_id_idx" ON "pedagogy"."assignment_item" USING btree ("added_by_id");