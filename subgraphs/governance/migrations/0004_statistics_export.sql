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
CREATE INDEX "statistics_export_begun_by_id_idx" ON "governance"."statistics_export" USING btree ("begun_by_id","begun_at");