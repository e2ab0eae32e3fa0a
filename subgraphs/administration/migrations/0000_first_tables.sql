CREATE TABLE "administration"."audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "administration"."audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"act" text NOT NULL,
	"viewer_id" uuid,
	"viewer_kind" text NOT NULL,
	"assurance" text NOT NULL,
	"request_id" text NOT NULL,
	"changed" jsonb NOT NULL,
	CONSTRAINT "audit_viewer_kind_check" CHECK ("administration"."audit"."viewer_kind" in ('PERSON', 'CLIENT', 'UNIT', 'SUBJECT', 'SYSTEM'))
);
--> statement-breakpoint
ALTER TABLE "administration"."audit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."change" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "administration"."change_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "change_kind_check" CHECK ("administration"."change"."kind" in ('UPSERT', 'DELETE'))
);
--> statement-breakpoint
ALTER TABLE "administration"."change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."idempotency" (
	"viewer_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	CONSTRAINT "idempotency_viewer_id_key_pk" PRIMARY KEY("viewer_id","key")
);
--> statement-breakpoint
ALTER TABLE "administration"."idempotency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."purge_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "administration"."purge_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"concept" text NOT NULL,
	"action" text NOT NULL,
	"count" integer NOT NULL,
	"rule_id" uuid,
	"ground" text NOT NULL,
	CONSTRAINT "purge_log_action_check" CHECK ("administration"."purge_log"."action" in ('RETENTION', 'ERASURE', 'BLANK')),
	CONSTRAINT "purge_log_count_check" CHECK ("administration"."purge_log"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "administration"."purge_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."day_off" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"kind" text NOT NULL,
	"display_name" text NOT NULL,
	"school_types" text[],
	"is_care_open" boolean NOT NULL,
	CONSTRAINT "day_off_kind_check" CHECK ("administration"."day_off"."kind" in ('HOLIDAY', 'BREAK', 'STAFF_DAY', 'CLOSED')),
	CONSTRAINT "day_off_period_check" CHECK ("administration"."day_off"."end_date" >= "administration"."day_off"."start_date" and "administration"."day_off"."end_date" <= "administration"."day_off"."start_date" + 120),
	CONSTRAINT "day_off_school_types_check" CHECK (cardinality("administration"."day_off"."school_types") > 0)
);
--> statement-breakpoint
ALTER TABLE "administration"."day_off" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."school_year" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"autumn_end_date" date NOT NULL,
	"spring_start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "school_year_order_check" CHECK ("administration"."school_year"."start_date" < "administration"."school_year"."autumn_end_date" and "administration"."school_year"."autumn_end_date" < "administration"."school_year"."spring_start_date" and "administration"."school_year"."spring_start_date" < "administration"."school_year"."end_date" and "administration"."school_year"."end_date" <= "administration"."school_year"."start_date" + 366)
);
--> statement-breakpoint
ALTER TABLE "administration"."school_year" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "audit_viewer_id_at_idx" ON "administration"."audit" USING btree ("viewer_id","at");--> statement-breakpoint
CREATE INDEX "change_xid_position_idx" ON "administration"."change" USING btree ("xid","position");--> statement-breakpoint
CREATE INDEX "change_entity_id_idx" ON "administration"."change" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "purge_log_at_idx" ON "administration"."purge_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "day_off_organisation_id_idx" ON "administration"."day_off" USING btree ("organisation_id","start_date");--> statement-breakpoint
CREATE INDEX "school_year_organisation_id_idx" ON "administration"."school_year" USING btree ("organisation_id","start_date");--> statement-breakpoint
ALTER TABLE "administration"."school_year" ADD CONSTRAINT "school_year_overlap" EXCLUDE USING gist ("organisation_id" WITH =, daterange("start_date", "end_date", '[]') WITH &&);
