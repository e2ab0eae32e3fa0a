CREATE TABLE "pedagogy"."knowledge_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"school_year" integer,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"gender" text NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"syllabus_code" text NOT NULL,
	"level_scale" text,
	"level_value" text,
	"is_reached" boolean,
	"is_counted" boolean NOT NULL,
	"taken_on" date NOT NULL,
	CONSTRAINT "knowledge_fact_semester_check" CHECK ("pedagogy"."knowledge_fact"."semester" in ('HT', 'VT')),
	CONSTRAINT "knowledge_fact_gender_check" CHECK ("pedagogy"."knowledge_fact"."gender" in ('MAN', 'KVINNA', 'OKANT')),
	CONSTRAINT "knowledge_fact_academic_year_check" CHECK ("pedagogy"."knowledge_fact"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "knowledge_fact_level_check" CHECK (("pedagogy"."knowledge_fact"."level_value" is null) = ("pedagogy"."knowledge_fact"."level_scale" is null) and ("pedagogy"."knowledge_fact"."level_value" is null) = ("pedagogy"."knowledge_fact"."is_reached" is null)),
	CONSTRAINT "knowledge_fact_counted_check" CHECK ("pedagogy"."knowledge_fact"."is_counted" or "pedagogy"."knowledge_fact"."level_value" is null)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."knowledge_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."knowledge_fact_person" (
	"person_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"fact_id" uuid NOT NULL,
	CONSTRAINT "knowledge_fact_person_person_id_occasion_pk" PRIMARY KEY("person_id","occasion"),
	CONSTRAINT "knowledge_fact_person_fact_id_unique" UNIQUE("fact_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."knowledge_fact_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."development_plan_assessment" ADD COLUMN "is_published_with" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "pedagogy"."written_assessment" ADD COLUMN "is_told" boolean DEFAULT false NOT NULL;