CREATE TABLE "governance"."audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "governance"."audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"act" text NOT NULL,
	"viewer_id" uuid,
	"viewer_kind" text NOT NULL,
	"assurance" text NOT NULL,
	"request_id" text NOT NULL,
	"changed" jsonb NOT NULL,
	CONSTRAINT "audit_viewer_kind_check" CHECK ("governance"."audit"."viewer_kind" in ('PERSON', 'CLIENT', 'SYSTEM'))
);
--> statement-breakpoint
ALTER TABLE "governance"."audit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."change" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "governance"."change_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "change_kind_check" CHECK ("governance"."change"."kind" in ('UPSERT', 'DELETE'))
);
--> statement-breakpoint
ALTER TABLE "governance"."change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."idempotency" (
	"viewer_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	CONSTRAINT "idempotency_viewer_id_key_pk" PRIMARY KEY("viewer_id","key")
);
--> statement-breakpoint
ALTER TABLE "governance"."idempotency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."kpi_value" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kpi_id" uuid NOT NULL,
	"period" text NOT NULL,
	"gender" text NOT NULL,
	"kind" text NOT NULL,
	"value" numeric,
	"is_nearly_all" boolean DEFAULT false NOT NULL,
	"is_published" boolean NOT NULL,
	"source" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kpi_value_cell_unique" UNIQUE("organisation_id","kpi_id","period","gender"),
	CONSTRAINT "kpi_value_gender_check" CHECK ("governance"."kpi_value"."gender" in ('ALL', 'GIRLS', 'BOYS')),
	CONSTRAINT "kpi_value_kind_check" CHECK ("governance"."kpi_value"."kind" in ('VALUE', 'SUPPRESSED', 'MISSING')),
	CONSTRAINT "kpi_value_figure_check" CHECK (("governance"."kpi_value"."kind" = 'VALUE') = ("governance"."kpi_value"."value" is not null)),
	CONSTRAINT "kpi_value_nearly_all_check" CHECK (not "governance"."kpi_value"."is_nearly_all" or "governance"."kpi_value"."value" = 100),
	CONSTRAINT "kpi_value_period_check" CHECK ("governance"."kpi_value"."period" ~ '^[0-9]{4}(/[0-9]{2})?$')
);
--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."kpi" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"display_name" text NOT NULL,
	"unit_of_measure" text NOT NULL,
	"direction" text NOT NULL,
	CONSTRAINT "kpi_code_unique" UNIQUE("code"),
	CONSTRAINT "kpi_unit_of_measure_check" CHECK ("governance"."kpi"."unit_of_measure" in ('ANTAL', 'PROCENT', 'POANG')),
	CONSTRAINT "kpi_direction_check" CHECK ("governance"."kpi"."direction" in ('HIGHER_IS_BETTER', 'LOWER_IS_BETTER', 'NEUTRAL'))
);
--> statement-breakpoint
ALTER TABLE "governance"."kpi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD CONSTRAINT "kpi_value_kpi_id_kpi_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "governance"."kpi"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_viewer_id_at_idx" ON "governance"."audit" USING btree ("viewer_id","at");--> statement-breakpoint
CREATE INDEX "change_xid_position_idx" ON "governance"."change" USING btree ("xid","position");--> statement-breakpoint
CREATE INDEX "kpi_value_kpi_id_period_idx" ON "governance"."kpi_value" USING btree ("kpi_id","period");