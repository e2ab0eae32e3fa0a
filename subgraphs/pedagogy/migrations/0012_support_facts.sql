CREATE TABLE "pedagogy"."support_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"school_year" integer,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"gender" text NOT NULL,
	"is_counted" boolean NOT NULL,
	"has_adaptation" boolean NOT NULL,
	"has_investigation" boolean NOT NULL,
	"has_programme" boolean NOT NULL,
	CONSTRAINT "support_fact_semester_check" CHECK ("pedagogy"."support_fact"."semester" in ('HT', 'VT')),
	CONSTRAINT "support_fact_gender_check" CHECK ("pedagogy"."support_fact"."gender" in ('MAN', 'KVINNA', 'OKANT')),
	CONSTRAINT "support_fact_academic_year_check" CHECK ("pedagogy"."support_fact"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "support_fact_counted_check" CHECK ("pedagogy"."support_fact"."is_counted" or not ("pedagogy"."support_fact"."has_adaptation" or "pedagogy"."support_fact"."has_investigation" or "pedagogy"."support_fact"."has_programme"))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_fact_person" (
	"person_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"fact_id" uuid NOT NULL,
	CONSTRAINT "support_fact_person_person_id_occasion_pk" PRIMARY KEY("person_id","occasion"),
	CONSTRAINT "support_fact_person_fact_id_unique" UNIQUE("fact_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_fact_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "support_fact_organisation_id_idx" ON "pedagogy"."support_fact" USING btree ("organisation_id","academic_year","semester");