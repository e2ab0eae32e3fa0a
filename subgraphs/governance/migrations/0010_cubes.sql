CREATE TABLE "governance"."cube" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"place_id" uuid NOT NULL,
	"population" text NOT NULL,
	"period" text NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"frozen_on" date NOT NULL,
	"last_reading_id" bigint NOT NULL,
	"tree" jsonb NOT NULL,
	"rule" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"is_told" boolean NOT NULL,
	"told_hash" text NOT NULL,
	CONSTRAINT "cube_once" UNIQUE("kind","place_id","period","population","number"),
	CONSTRAINT "cube_number_check" CHECK ("governance"."cube"."number" >= 1),
	CONSTRAINT "cube_told_check" CHECK ("governance"."cube"."is_told" = ("governance"."cube"."number" <= 2)),
	CONSTRAINT "cube_status_check" CHECK ("governance"."cube"."status" in ('PRELIMINARY', 'FINAL'))
);
--> statement-breakpoint
ALTER TABLE "governance"."cube" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."cube_cell" (
	"cube_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"cell" text NOT NULL,
	"counter" text NOT NULL,
	"contributors" integer NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "cube_cell_cube_id_place_id_cell_counter_pk" PRIMARY KEY("cube_id","place_id","cell","counter")
);
--> statement-breakpoint
ALTER TABLE "governance"."cube_cell" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."cube_kind" (
	"code" text PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"weight" text NOT NULL,
	"population_by" text NOT NULL,
	"school_types" text[] NOT NULL,
	"school_years" integer[] NOT NULL,
	"breakdown" text NOT NULL,
	"grain" text NOT NULL,
	"rule_code" text NOT NULL,
	"cohort_of" text,
	"counters" jsonb NOT NULL,
	"kpis" jsonb NOT NULL,
	CONSTRAINT "cube_kind_population_by_check" CHECK ("governance"."cube_kind"."population_by" in ('SCHOOL_TYPE', 'SCHOOL_TYPE_AND_YEAR', 'SUBJECT')),
	CONSTRAINT "cube_kind_breakdown_check" CHECK ("governance"."cube_kind"."breakdown" in ('NONE', 'GENDER', 'SCHOOL_YEAR')),
	CONSTRAINT "cube_kind_grain_check" CHECK ("governance"."cube_kind"."grain" in ('TERM', 'SCHOOL_YEAR', 'DAY'))
);
--> statement-breakpoint
ALTER TABLE "governance"."cube_kind" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."cube_told" (
	"cube_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"counter" text NOT NULL,
	"cell_table" text NOT NULL,
	"is_carried" boolean NOT NULL,
	CONSTRAINT "cube_told_cube_id_place_id_counter_cell_table_pk" PRIMARY KEY("cube_id","place_id","counter","cell_table"),
	CONSTRAINT "cube_told_table_check" CHECK ("governance"."cube_told"."cell_table" in ('TOTAL', 'BREAKDOWN'))
);
--> statement-breakpoint
ALTER TABLE "governance"."cube_told" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."fact_version" (
	"fact_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"entity" text NOT NULL,
	"reading_id" bigint NOT NULL,
	"place_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"school_year" smallint NOT NULL,
	"period" text NOT NULL,
	"gender" text NOT NULL,
	"subject_code" text NOT NULL,
	"measures" jsonb NOT NULL,
	"is_gone" boolean NOT NULL,
	CONSTRAINT "fact_version_fact_id_number_pk" PRIMARY KEY("fact_id","number"),
	CONSTRAINT "fact_version_number_check" CHECK ("governance"."fact_version"."number" >= 1),
	CONSTRAINT "fact_version_gender_check" CHECK ("governance"."fact_version"."gender" in ('', 'MAN', 'KVINNA', 'OKANT'))
);
--> statement-breakpoint
ALTER TABLE "governance"."fact_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."feed_reading" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "governance"."feed_reading_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subgraph" text NOT NULL,
	"cursor" text,
	"read_at" timestamp with time zone NOT NULL,
	"fact_count" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "governance"."feed_reading" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "governance"."cube" ADD CONSTRAINT "cube_kind_cube_kind_code_fk" FOREIGN KEY ("kind") REFERENCES "governance"."cube_kind"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."cube" ADD CONSTRAINT "cube_last_reading_id_feed_reading_id_fk" FOREIGN KEY ("last_reading_id") REFERENCES "governance"."feed_reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."cube_cell" ADD CONSTRAINT "cube_cell_cube_fk" FOREIGN KEY ("cube_id") REFERENCES "governance"."cube"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."cube_told" ADD CONSTRAINT "cube_told_cube_fk" FOREIGN KEY ("cube_id") REFERENCES "governance"."cube"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."fact_version" ADD CONSTRAINT "fact_version_reading_id_feed_reading_id_fk" FOREIGN KEY ("reading_id") REFERENCES "governance"."feed_reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cube_place_id_idx" ON "governance"."cube" USING btree ("place_id");--> statement-breakpoint
CREATE INDEX "cube_last_reading_id_idx" ON "governance"."cube" USING btree ("last_reading_id");--> statement-breakpoint
CREATE INDEX "fact_version_entity_idx" ON "governance"."fact_version" USING btree ("entity","period","place_id");--> statement-breakpoint
CREATE INDEX "fact_version_reading_id_idx" ON "governance"."fact_version" USING btree ("reading_id");--> statement-breakpoint
CREATE INDEX "feed_reading_subgraph_idx" ON "governance"."feed_reading" USING btree ("subgraph","id");