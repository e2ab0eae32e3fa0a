CREATE TABLE "governance"."data_problem_report" (
	"problem_id" uuid PRIMARY KEY NOT NULL,
	"place_id" uuid NOT NULL,
	"reported_by_id" uuid NOT NULL,
	"text" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "governance"."data_problem_report" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."data_problem_source" (
	"id" uuid PRIMARY KEY NOT NULL,
	"problem_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"delivery_id" uuid,
	"source" text NOT NULL,
	"is_told" boolean NOT NULL,
	"kind" text,
	"value" numeric,
	"is_nearly_all" boolean DEFAULT false NOT NULL,
	"contributing_count" integer,
	"is_published" boolean DEFAULT false NOT NULL,
	CONSTRAINT "data_problem_source_delivery_unique" UNIQUE("problem_id","delivery_id"),
	CONSTRAINT "data_problem_source_figure_check" CHECK (("governance"."data_problem_source"."kind" is not distinct from 'VALUE') = ("governance"."data_problem_source"."value" is not null))
);
--> statement-breakpoint
ALTER TABLE "governance"."data_problem_source" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."data_problem" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"place_id" uuid NOT NULL,
	"kpi_id" uuid,
	"kpi_value_id" uuid,
	"period" text,
	"gender" text DEFAULT 'ALL' NOT NULL,
	"school_type" text DEFAULT '' NOT NULL,
	"school_year" smallint DEFAULT -1 NOT NULL,
	"subject_code" text DEFAULT '' NOT NULL,
	"concept" text,
	"record_id" text,
	"opened_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"settled_by_id" uuid,
	"settled_at" timestamp with time zone,
	"chosen_delivery_id" uuid,
	"reason" text,
	CONSTRAINT "data_problem_kind_check" CHECK ("governance"."data_problem"."kind" in ('CONTRADICTION', 'REPORTED')),
	CONSTRAINT "data_problem_state_check" CHECK ("governance"."data_problem"."state" in ('OPEN', 'SETTLED', 'DISMISSED')),
	CONSTRAINT "data_problem_about_check" CHECK (("governance"."data_problem"."kpi_id" is null) = ("governance"."data_problem"."concept" is not null)),
	CONSTRAINT "data_problem_record_check" CHECK (("governance"."data_problem"."concept" is null) = ("governance"."data_problem"."record_id" is null)),
	CONSTRAINT "data_problem_figure_check" CHECK (("governance"."data_problem"."kpi_id" is null) = ("governance"."data_problem"."period" is null)),
	CONSTRAINT "data_problem_settled_check" CHECK (("governance"."data_problem"."state" = 'OPEN') = ("governance"."data_problem"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "governance"."data_problem" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"file_name" text,
	"content_hash" text,
	"organisation_id" uuid,
	"as_of_date" date NOT NULL,
	"status" text NOT NULL,
	"viewer_kind" text NOT NULL,
	"delivered_by_id" uuid,
	"delivered_at" timestamp with time zone NOT NULL,
	"place_count" integer NOT NULL,
	"row_count" integer NOT NULL,
	"changed_count" integer NOT NULL,
	"carried_count" integer NOT NULL,
	CONSTRAINT "delivery_content_unique" UNIQUE("kind","content_hash"),
	CONSTRAINT "delivery_kind_check" CHECK ("governance"."delivery"."kind" in ('SKOLVERKET', 'KOLADA', 'ECONOMY', 'PERSONNEL', 'SURVEY_RESULTS', 'CSV', 'FIGURES', 'ACT')),
	CONSTRAINT "delivery_file_check" CHECK (("governance"."delivery"."kind" = 'ACT') = ("governance"."delivery"."content_hash" is null)),
	CONSTRAINT "delivery_status_check" CHECK ("governance"."delivery"."status" in ('PRELIMINARY', 'FINAL')),
	CONSTRAINT "delivery_viewer_check" CHECK (("governance"."delivery"."viewer_kind" = 'SYSTEM') = ("governance"."delivery"."delivered_by_id" is null)),
	CONSTRAINT "delivery_counts_check" CHECK (least("governance"."delivery"."place_count", "governance"."delivery"."row_count", "governance"."delivery"."changed_count", "governance"."delivery"."carried_count") >= 0)
);
--> statement-breakpoint
ALTER TABLE "governance"."delivery" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."source_value" (
	"delivery_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"kpi_id" uuid NOT NULL,
	"period" text NOT NULL,
	"gender" text NOT NULL,
	"school_type" text NOT NULL,
	"school_year" smallint NOT NULL,
	"subject_code" text NOT NULL,
	"amount" numeric NOT NULL,
	"numerator" bigint,
	"denominator" bigint,
	"contributors" integer NOT NULL,
	"missed" integer,
	CONSTRAINT "source_value_pkey" PRIMARY KEY("delivery_id","place_id","kpi_id","period","gender","school_type","school_year","subject_code"),
	CONSTRAINT "source_value_contributors_check" CHECK ("governance"."source_value"."contributors" >= 0 and "governance"."source_value"."missed" between 0 and "governance"."source_value"."contributors"),
	CONSTRAINT "source_value_quotient_check" CHECK (("governance"."source_value"."numerator" is null) = ("governance"."source_value"."denominator" is null))
);
--> statement-breakpoint
ALTER TABLE "governance"."source_value" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."telling" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kpi_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"period" text NOT NULL,
	"school_type" text NOT NULL,
	"number" smallint NOT NULL,
	"status" text NOT NULL,
	"as_of_date" date NOT NULL,
	"population" jsonb NOT NULL,
	"told" jsonb NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "telling_number_unique" UNIQUE("kpi_id","organisation_id","period","school_type","number"),
	CONSTRAINT "telling_number_check" CHECK ("governance"."telling"."number" between 1 and 2),
	CONSTRAINT "telling_status_check" CHECK ("governance"."telling"."status" in ('PRELIMINARY', 'FINAL'))
);
--> statement-breakpoint
ALTER TABLE "governance"."telling" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "delivery_id" uuid;--> statement-breakpoint
ALTER TABLE "governance"."data_problem_report" ADD CONSTRAINT "data_problem_report_problem_id_data_problem_id_fk" FOREIGN KEY ("problem_id") REFERENCES "governance"."data_problem"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."data_problem_source" ADD CONSTRAINT "data_problem_source_problem_id_data_problem_id_fk" FOREIGN KEY ("problem_id") REFERENCES "governance"."data_problem"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."data_problem_source" ADD CONSTRAINT "data_problem_source_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "governance"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."data_problem" ADD CONSTRAINT "data_problem_kpi_id_kpi_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "governance"."kpi"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."data_problem" ADD CONSTRAINT "data_problem_kpi_value_id_kpi_value_id_fk" FOREIGN KEY ("kpi_value_id") REFERENCES "governance"."kpi_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."data_problem" ADD CONSTRAINT "data_problem_chosen_delivery_id_delivery_id_fk" FOREIGN KEY ("chosen_delivery_id") REFERENCES "governance"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."source_value" ADD CONSTRAINT "source_value_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "governance"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."source_value" ADD CONSTRAINT "source_value_kpi_id_kpi_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "governance"."kpi"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."telling" ADD CONSTRAINT "telling_kpi_id_kpi_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "governance"."kpi"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_problem_report_reported_by_id_idx" ON "governance"."data_problem_report" USING btree ("reported_by_id");--> statement-breakpoint
CREATE INDEX "data_problem_report_place_id_idx" ON "governance"."data_problem_report" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "data_problem_source_delivery_id_idx" ON "governance"."data_problem_source" USING btree ("delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_problem_open_idx" ON "governance"."data_problem" USING btree ("place_id","kpi_id","period","gender","school_type","school_year","subject_code") WHERE kind = 'CONTRADICTION' and state = 'OPEN';--> statement-breakpoint
CREATE INDEX "data_problem_place_id_idx" ON "governance"."data_problem" USING btree ("place_id","state","opened_at");--> statement-breakpoint
CREATE INDEX "data_problem_kpi_id_idx" ON "governance"."data_problem" USING btree ("kpi_id","period");--> statement-breakpoint
CREATE INDEX "data_problem_kpi_value_id_idx" ON "governance"."data_problem" USING btree ("kpi_value_id");--> statement-breakpoint
CREATE INDEX "data_problem_chosen_delivery_id_idx" ON "governance"."data_problem" USING btree ("chosen_delivery_id");--> statement-breakpoint
CREATE INDEX "delivery_organisation_id_idx" ON "governance"."delivery" USING btree ("organisation_id","delivered_at");--> statement-breakpoint
CREATE INDEX "delivery_delivered_at_idx" ON "governance"."delivery" USING btree ("delivered_at","id");--> statement-breakpoint
CREATE INDEX "source_value_kpi_id_idx" ON "governance"."source_value" USING btree ("kpi_id","period","place_id");--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD CONSTRAINT "kpi_value_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "governance"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kpi_value_delivery_id_idx" ON "governance"."kpi_value" USING btree ("delivery_id");