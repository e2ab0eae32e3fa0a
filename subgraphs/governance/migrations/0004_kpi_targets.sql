CREATE TABLE "governance"."kpi_target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kpi_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"period" text NOT NULL,
	"value" numeric NOT NULL,
	"reason" text NOT NULL,
	"set_by_id" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "kpi_target_unique" UNIQUE("organisation_id","kpi_id","period"),
	CONSTRAINT "kpi_target_reason_check" CHECK (length(btrim("governance"."kpi_target"."reason")) between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "governance"."kpi_target" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "governance"."kpi_value_current_idx";--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "period_start" date GENERATED ALWAYS AS (case
  when period like '____' then make_date(period::int, 1, 1)
  when period like '% VT' then make_date(left(period, 4)::int + 1, 1, 1)
  when period like '____/%' then make_date(left(period, 4)::int, 7, 1)
  when length(period) = 7 then make_date(left(period, 4)::int, right(period, 2)::int, 1)
  else make_date(left(period, 4)::int, substr(period, 6, 2)::int, right(period, 2)::int)
end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi_target" ADD CONSTRAINT "kpi_target_kpi_id_kpi_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "governance"."kpi"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kpi_target_kpi_id_idx" ON "governance"."kpi_target" USING btree ("kpi_id");--> statement-breakpoint
CREATE INDEX "kpi_target_set_by_id_idx" ON "governance"."kpi_target" USING btree ("set_by_id");--> statement-breakpoint
CREATE INDEX "kpi_value_overview_idx" ON "governance"."kpi_value" USING btree ("place_id","period_start") WHERE superseded_at is null and gender = 'ALL' and school_year = -1 and subject_code = '';--> statement-breakpoint
CREATE UNIQUE INDEX "kpi_value_current_idx" ON "governance"."kpi_value" USING btree ("place_id","kpi_id","period","gender","school_type","school_year","subject_code") WHERE superseded_at is null;