CREATE TABLE "governance"."comparison_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"display_name" text collate "sv-x-icu" NOT NULL,
	"place_ids" uuid[] NOT NULL,
	"formed_by_id" uuid NOT NULL,
	"formed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "comparison_group_name_unique" UNIQUE("organisation_id","display_name"),
	CONSTRAINT "comparison_group_name_check" CHECK (length("governance"."comparison_group"."display_name") between 1 and 200),
	CONSTRAINT "comparison_group_places_check" CHECK (cardinality("governance"."comparison_group"."place_ids") between 3 and 50)
);
--> statement-breakpoint
ALTER TABLE "governance"."comparison_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."statistics_export" (
	"id" uuid PRIMARY KEY NOT NULL,
	"begun_by_id" uuid NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"known_at" timestamp with time zone NOT NULL,
	"content" text NOT NULL,
	"asked" jsonb NOT NULL,
	"is_swedish" boolean NOT NULL,
	CONSTRAINT "statistics_export_content_check" CHECK ("governance"."statistics_export"."content" in ('VALUES', 'SUMMARY'))
);
--> statement-breakpoint
ALTER TABLE "governance"."statistics_export" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "comparison_group_formed_by_id_idx" ON "governance"."comparison_group" USING btree ("formed_by_id");--> statement-breakpoint
CREATE INDEX "statistics_export_begun_by_id_idx" ON "governance"."statistics_export" USING btree ("begun_by_id","begun_at");