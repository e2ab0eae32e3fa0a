-- By hand: figures that are there get the day they came, and definitions what the next migrate writes anew.
CREATE TABLE "governance"."statistical_area" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"display_name" text collate "sv-x-icu" NOT NULL,
	CONSTRAINT "statistical_area_code_unique" UNIQUE("kind","code"),
	CONSTRAINT "statistical_area_kind_check" CHECK ("governance"."statistical_area"."kind" in ('NATION', 'COUNTY', 'MUNICIPALITY')),
	CONSTRAINT "statistical_area_code_check" CHECK ("governance"."statistical_area"."code" ~ case "governance"."statistical_area"."kind" when 'NATION' then '^SE$' when 'COUNTY' then '^[0-9]{2}$' else '^[0-9]{4}$' end)
);
--> statement-breakpoint
ALTER TABLE "governance"."statistical_area" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."suppression_rule" (
	"code" text NOT NULL,
	"start_date" date NOT NULL,
	"unit_minimum" smallint NOT NULL,
	"above_minimum" smallint NOT NULL,
	"few_minimum" smallint NOT NULL,
	"few_reached_minimum" smallint NOT NULL,
	"even_minimum" smallint NOT NULL,
	"is_nearly_all_shown" boolean NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "suppression_rule_pkey" PRIMARY KEY("code","start_date"),
	CONSTRAINT "suppression_rule_minimum_check" CHECK (least("governance"."suppression_rule"."unit_minimum", "governance"."suppression_rule"."above_minimum", "governance"."suppression_rule"."few_minimum", "governance"."suppression_rule"."few_reached_minimum", "governance"."suppression_rule"."even_minimum") >= 1),
	CONSTRAINT "suppression_rule_nearly_all_check" CHECK (not "governance"."suppression_rule"."is_nearly_all_shown" or "governance"."suppression_rule"."few_minimum" > 1)
);
--> statement-breakpoint
ALTER TABLE "governance"."suppression_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" RENAME COLUMN "organisation_id" TO "place_id";--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" DROP CONSTRAINT "kpi_value_cell_unique";--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" DROP CONSTRAINT "kpi_value_period_check";--> statement-breakpoint
ALTER TABLE "governance"."kpi" DROP CONSTRAINT "kpi_unit_of_measure_check";--> statement-breakpoint
DROP INDEX "governance"."kpi_value_kpi_id_period_idx";--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "display_name" SET DATA TYPE text collate "sv-x-icu";--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "school_type" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "school_year" smallint DEFAULT -1 NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "subject_code" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "contributing_count" integer;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "status" text DEFAULT 'FINAL' NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "as_of_date" date;--> statement-breakpoint
UPDATE "governance"."kpi_value" SET "as_of_date" = ("imported_at" at time zone 'Europe/Stockholm')::date;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ALTER COLUMN "as_of_date" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "is_carried" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD COLUMN "superseded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "display_name_en" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "domain" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "numerator" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "denominator" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "roll_up" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "weight_kpi_id" uuid;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "breakdown" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "period_kind" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "decimals" smallint;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "delivery" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "rule_code" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "start_date" date;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "end_date" date;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD COLUMN "modified_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "governance"."kpi" SET "display_name_en" = "display_name", "domain" = 'SCHOOL', "numerator" = '', "roll_up" = 'NONE', "breakdown" = 'NONE', "period_kind" = 'SCHOOL_YEAR', "decimals" = 1, "delivery" = 'AS_PUBLISHED', "rule_code" = 'SKOLVERKET', "source" = '', "owner" = '';--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "display_name_en" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "domain" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "numerator" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "roll_up" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "breakdown" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "period_kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "decimals" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "delivery" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "rule_code" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "source" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ALTER COLUMN "owner" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_weight_kpi_id_kpi_id_fk" FOREIGN KEY ("weight_kpi_id") REFERENCES "governance"."kpi"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "kpi_value_current_idx" ON "governance"."kpi_value" USING btree ("place_id","period","kpi_id","gender","school_type","school_year","subject_code") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "kpi_value_place_id_kpi_id_idx" ON "governance"."kpi_value" USING btree ("place_id","kpi_id","period");--> statement-breakpoint
CREATE INDEX "kpi_weight_kpi_id_idx" ON "governance"."kpi" USING btree ("weight_kpi_id");--> statement-breakpoint
CREATE INDEX "kpi_organisation_id_idx" ON "governance"."kpi" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "kpi_value_kpi_id_period_idx" ON "governance"."kpi_value" USING btree ("kpi_id","period","gender","school_year");--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD CONSTRAINT "kpi_value_school_year_check" CHECK ("governance"."kpi_value"."school_year" between -1 and 13);--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD CONSTRAINT "kpi_value_count_check" CHECK ("governance"."kpi_value"."contributing_count" is null or ("governance"."kpi_value"."kind" = 'VALUE' and "governance"."kpi_value"."contributing_count" >= 0));--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD CONSTRAINT "kpi_value_status_check" CHECK ("governance"."kpi_value"."status" in ('PRELIMINARY', 'FINAL'));--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD CONSTRAINT "kpi_value_superseded_check" CHECK ("governance"."kpi_value"."superseded_at" >= "governance"."kpi_value"."imported_at");--> statement-breakpoint
ALTER TABLE "governance"."kpi_value" ADD CONSTRAINT "kpi_value_period_check" CHECK ("governance"."kpi_value"."period" ~ '^[0-9]{4}(/[0-9]{2}( [HV]T)?|-[0-9]{2}(-[0-9]{2})?)?$');--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_code_check" CHECK ("governance"."kpi"."code" ~ '^[A-Za-z0-9]+([.][A-Za-z0-9]+)*$' and length("governance"."kpi"."code") <= 100);--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_domain_check" CHECK ("governance"."kpi"."domain" in ('ECONOMY', 'PERSONNEL', 'SCHOOL', 'QUALITY_WORK', 'KEY_FIGURE'));--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_roll_up_check" CHECK ("governance"."kpi"."roll_up" in ('SUM', 'WEIGHTED_MEAN', 'NONE'));--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_weight_check" CHECK (("governance"."kpi"."roll_up" = 'WEIGHTED_MEAN') = ("governance"."kpi"."weight_kpi_id" is not null));--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_breakdown_check" CHECK ("governance"."kpi"."breakdown" in ('NONE', 'GENDER', 'SCHOOL_YEAR', 'GENDER_AND_SCHOOL_YEAR'));--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_period_kind_check" CHECK ("governance"."kpi"."period_kind" in ('SCHOOL_YEAR', 'TERM', 'CALENDAR_YEAR', 'MONTH', 'DAY'));--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_decimals_check" CHECK ("governance"."kpi"."decimals" between 0 and 3);--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_delivery_check" CHECK ("governance"."kpi"."delivery" in ('AS_PUBLISHED', 'SUPPRESSED_HERE', 'NOT_ABOUT_PERSONS'));--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_rule_check" CHECK (("governance"."kpi"."rule_code" = 'NONE') = ("governance"."kpi"."delivery" = 'NOT_ABOUT_PERSONS'));--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_dates_check" CHECK ("governance"."kpi"."end_date" >= "governance"."kpi"."start_date");--> statement-breakpoint
ALTER TABLE "governance"."kpi" ADD CONSTRAINT "kpi_unit_of_measure_check" CHECK ("governance"."kpi"."unit_of_measure" in ('ANTAL', 'PROCENT', 'POANG', 'KRONOR', 'TIMMAR', 'KVOT'));