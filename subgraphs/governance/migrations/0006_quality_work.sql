CREATE TABLE "governance"."quality_analysis" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"model_id" uuid NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"started_by_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	CONSTRAINT "quality_analysis_one" UNIQUE("organisation_id","academic_year","model_id"),
	CONSTRAINT "quality_analysis_of_model" UNIQUE("id","model_id"),
	CONSTRAINT "quality_analysis_of_year" UNIQUE("id","organisation_id","academic_year"),
	CONSTRAINT "quality_analysis_state_check" CHECK ("governance"."quality_analysis"."state" in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'PUBLISHED')),
	CONSTRAINT "quality_analysis_title_check" CHECK (length("governance"."quality_analysis"."title") between 1 and 200),
	CONSTRAINT "quality_analysis_submitted_check" CHECK ("governance"."quality_analysis"."state" = 'DRAFT' or "governance"."quality_analysis"."submitted_at" is not null),
	CONSTRAINT "quality_analysis_published_check" CHECK ("governance"."quality_analysis"."state" <> 'PUBLISHED' or "governance"."quality_analysis"."published_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_analysis" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_contributor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"analysis_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"named_by_id" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "quality_contributor_role_check" CHECK ("governance"."quality_contributor"."role" in ('AUTHOR', 'READER'))
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_contributor" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"analysis_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"version_id" uuid,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"is_from_authority" boolean NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by_id" uuid,
	CONSTRAINT "quality_comment_text_check" CHECK (length("governance"."quality_comment"."text") between 1 and 2000),
	CONSTRAINT "quality_comment_authority_check" CHECK (not "governance"."quality_comment"."is_from_authority" or "governance"."quality_comment"."version_id" is not null),
	CONSTRAINT "quality_comment_resolved_check" CHECK (("governance"."quality_comment"."resolved_at" is null) = ("governance"."quality_comment"."resolved_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_text" (
	"analysis_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quality_text_analysis_id_section_id_pk" PRIMARY KEY("analysis_id","section_id"),
	CONSTRAINT "quality_text_text_check" CHECK (length("governance"."quality_text"."text") <= 20000)
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_text" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"analysis_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"kpi_value_id" uuid NOT NULL,
	"note" text,
	"pinned_by_id" uuid NOT NULL,
	"pinned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quality_evidence_one" UNIQUE("analysis_id","section_id","kpi_value_id"),
	CONSTRAINT "quality_evidence_note_check" CHECK (length("governance"."quality_evidence"."note") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_model" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quality_model_state_check" CHECK ("governance"."quality_model"."state" in ('DRAFT', 'OPEN', 'RETIRED')),
	CONSTRAINT "quality_model_display_name_check" CHECK (length("governance"."quality_model"."display_name") between 1 and 200),
	CONSTRAINT "quality_model_description_check" CHECK (length("governance"."quality_model"."description") <= 4000)
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_model" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_model_choice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"model_id" uuid NOT NULL,
	"chosen_by_id" uuid NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quality_model_choice_unique" UNIQUE("organisation_id","academic_year","model_id"),
	CONSTRAINT "quality_model_choice_academic_year_check" CHECK ("governance"."quality_model_choice"."academic_year" ~ '^\d{4}/\d{2}$')
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_model_choice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_model_section" (
	"id" uuid PRIMARY KEY NOT NULL,
	"model_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"guidance" text NOT NULL,
	"guidance_link" text,
	"is_required" boolean NOT NULL,
	"min_evidence" integer NOT NULL,
	"tags" text[] NOT NULL,
	CONSTRAINT "quality_model_section_position_unique" UNIQUE("model_id","position"),
	CONSTRAINT "quality_model_section_of_model" UNIQUE("id","model_id"),
	CONSTRAINT "quality_model_section_position_check" CHECK ("governance"."quality_model_section"."position" between 1 and 20),
	CONSTRAINT "quality_model_section_title_check" CHECK (length("governance"."quality_model_section"."title") between 1 and 200),
	CONSTRAINT "quality_model_section_guidance_check" CHECK (length("governance"."quality_model_section"."guidance") <= 4000),
	CONSTRAINT "quality_model_section_guidance_link_check" CHECK ("governance"."quality_model_section"."guidance_link" ~ '^https://'),
	CONSTRAINT "quality_model_section_min_evidence_check" CHECK ("governance"."quality_model_section"."min_evidence" between 0 and 20)
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_model_section" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"analysis_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quality_decision_one" UNIQUE("version_id"),
	CONSTRAINT "quality_decision_kind_check" CHECK ("governance"."quality_decision"."kind" in ('RETURNED', 'APPROVED')),
	CONSTRAINT "quality_decision_reason_check" CHECK (length("governance"."quality_decision"."reason") between 1 and 500),
	CONSTRAINT "quality_decision_returned_check" CHECK ("governance"."quality_decision"."kind" <> 'RETURNED' or "governance"."quality_decision"."reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_decision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_publication" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"analysis_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"published_by_id" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_publication" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"analysis_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"number" integer NOT NULL,
	"submitted_by_id" uuid NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quality_version_number_unique" UNIQUE("analysis_id","number"),
	CONSTRAINT "quality_version_of_analysis" UNIQUE("id","analysis_id"),
	CONSTRAINT "quality_version_of_organisation" UNIQUE("id","organisation_id"),
	CONSTRAINT "quality_version_number_check" CHECK ("governance"."quality_version"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_version_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"kpi_value_id" uuid NOT NULL,
	"note" text,
	"pinned_by_id" uuid NOT NULL,
	"pinned_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quality_version_evidence_one" UNIQUE("version_id","section_id","kpi_value_id")
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_version_evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."quality_version_section" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"section_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"tags" text[] NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "quality_version_section_one" UNIQUE("version_id","section_id")
);
--> statement-breakpoint
ALTER TABLE "governance"."quality_version_section" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "governance"."quality_analysis" ADD CONSTRAINT "quality_analysis_choice_fk" FOREIGN KEY ("organisation_id","academic_year","model_id") REFERENCES "governance"."quality_model_choice"("organisation_id","academic_year","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_contributor" ADD CONSTRAINT "quality_contributor_analysis_id_quality_analysis_id_fk" FOREIGN KEY ("analysis_id") REFERENCES "governance"."quality_analysis"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_comment" ADD CONSTRAINT "quality_comment_analysis_fk" FOREIGN KEY ("analysis_id","model_id") REFERENCES "governance"."quality_analysis"("id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_comment" ADD CONSTRAINT "quality_comment_section_fk" FOREIGN KEY ("section_id","model_id") REFERENCES "governance"."quality_model_section"("id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_comment" ADD CONSTRAINT "quality_comment_version_fk" FOREIGN KEY ("version_id","analysis_id") REFERENCES "governance"."quality_version"("id","analysis_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_text" ADD CONSTRAINT "quality_text_analysis_fk" FOREIGN KEY ("analysis_id","model_id") REFERENCES "governance"."quality_analysis"("id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_text" ADD CONSTRAINT "quality_text_section_fk" FOREIGN KEY ("section_id","model_id") REFERENCES "governance"."quality_model_section"("id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_evidence" ADD CONSTRAINT "quality_evidence_kpi_value_id_kpi_value_id_fk" FOREIGN KEY ("kpi_value_id") REFERENCES "governance"."kpi_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_evidence" ADD CONSTRAINT "quality_evidence_analysis_fk" FOREIGN KEY ("analysis_id","model_id") REFERENCES "governance"."quality_analysis"("id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_evidence" ADD CONSTRAINT "quality_evidence_section_fk" FOREIGN KEY ("section_id","model_id") REFERENCES "governance"."quality_model_section"("id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_model_choice" ADD CONSTRAINT "quality_model_choice_model_id_quality_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "governance"."quality_model"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_model_section" ADD CONSTRAINT "quality_model_section_model_id_quality_model_id_fk" FOREIGN KEY ("model_id") REFERENCES "governance"."quality_model"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_decision" ADD CONSTRAINT "quality_decision_version_fk" FOREIGN KEY ("version_id","analysis_id") REFERENCES "governance"."quality_version"("id","analysis_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_decision" ADD CONSTRAINT "quality_decision_organisation_fk" FOREIGN KEY ("version_id","organisation_id") REFERENCES "governance"."quality_version"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_publication" ADD CONSTRAINT "quality_publication_version_fk" FOREIGN KEY ("version_id","analysis_id") REFERENCES "governance"."quality_version"("id","analysis_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_publication" ADD CONSTRAINT "quality_publication_organisation_fk" FOREIGN KEY ("version_id","organisation_id") REFERENCES "governance"."quality_version"("id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_version" ADD CONSTRAINT "quality_version_analysis_fk" FOREIGN KEY ("analysis_id","organisation_id","academic_year") REFERENCES "governance"."quality_analysis"("id","organisation_id","academic_year") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_version_evidence" ADD CONSTRAINT "quality_version_evidence_kpi_value_id_kpi_value_id_fk" FOREIGN KEY ("kpi_value_id") REFERENCES "governance"."kpi_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_version_evidence" ADD CONSTRAINT "quality_version_evidence_section_fk" FOREIGN KEY ("version_id","section_id") REFERENCES "governance"."quality_version_section"("version_id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_version_section" ADD CONSTRAINT "quality_version_section_version_id_quality_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "governance"."quality_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."quality_version_section" ADD CONSTRAINT "quality_version_section_section_id_quality_model_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "governance"."quality_model_section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quality_analysis_model_id_idx" ON "governance"."quality_analysis" USING btree ("model_id");--> statement-breakpoint
CREATE INDEX "quality_contributor_person_id_idx" ON "governance"."quality_contributor" USING btree ("person_id","analysis_id");--> statement-breakpoint
CREATE INDEX "quality_contributor_analysis_id_idx" ON "governance"."quality_contributor" USING btree ("analysis_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quality_contributor_one" ON "governance"."quality_contributor" USING btree ("analysis_id","person_id") WHERE "governance"."quality_contributor"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "quality_comment_analysis_id_idx" ON "governance"."quality_comment" USING btree ("analysis_id","written_at","id");--> statement-breakpoint
CREATE INDEX "quality_comment_section_id_idx" ON "governance"."quality_comment" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "quality_comment_version_id_idx" ON "governance"."quality_comment" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "quality_text_section_id_idx" ON "governance"."quality_text" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "quality_evidence_section_id_idx" ON "governance"."quality_evidence" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "quality_evidence_kpi_value_id_idx" ON "governance"."quality_evidence" USING btree ("kpi_value_id");--> statement-breakpoint
CREATE INDEX "quality_model_organisation_id_idx" ON "governance"."quality_model" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "quality_model_choice_model_id_idx" ON "governance"."quality_model_choice" USING btree ("model_id");--> statement-breakpoint
CREATE INDEX "quality_decision_analysis_id_idx" ON "governance"."quality_decision" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "quality_decision_organisation_id_idx" ON "governance"."quality_decision" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "quality_publication_analysis_id_idx" ON "governance"."quality_publication" USING btree ("analysis_id");--> statement-breakpoint
CREATE INDEX "quality_publication_organisation_id_idx" ON "governance"."quality_publication" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "quality_version_organisation_id_idx" ON "governance"."quality_version" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "quality_version_academic_year_idx" ON "governance"."quality_version" USING btree ("academic_year","organisation_id");--> statement-breakpoint
CREATE INDEX "quality_version_evidence_kpi_value_id_idx" ON "governance"."quality_version_evidence" USING btree ("kpi_value_id");--> statement-breakpoint
CREATE INDEX "quality_version_section_section_id_idx" ON "governance"."quality_version_section" USING btree ("section_id");