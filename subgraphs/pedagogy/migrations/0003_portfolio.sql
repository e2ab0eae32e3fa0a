CREATE TABLE "pedagogy"."portfolio_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"is_by_pupil" boolean NOT NULL,
	"title" text NOT NULL,
	"text" text,
	"link_url" text,
	"syllabus_id" uuid,
	"occurred_on" date NOT NULL,
	"shared_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "portfolio_entry_author_check" CHECK ("pedagogy"."portfolio_entry"."is_by_pupil" = ("pedagogy"."portfolio_entry"."author_id" = "pedagogy"."portfolio_entry"."student_id")),
	CONSTRAINT "portfolio_entry_withdrawn_check" CHECK ("pedagogy"."portfolio_entry"."withdrawn_at" is null or "pedagogy"."portfolio_entry"."shared_at" is null),
	CONSTRAINT "portfolio_entry_link_url_check" CHECK ("pedagogy"."portfolio_entry"."link_url" like 'https://%')
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."portfolio_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "portfolio_entry_student_id_idx" ON "pedagogy"."portfolio_entry" USING btree ("student_id","occurred_on","id");--> statement-breakpoint
CREATE INDEX "portfolio_entry_organisation_id_idx" ON "pedagogy"."portfolio_entry" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "portfolio_entry_author_id_idx" ON "pedagogy"."portfolio_entry" USING btree ("author_id");