CREATE TABLE "administration"."absence_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"school_year" integer,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"gender" text NOT NULL,
	"offered_minutes" integer NOT NULL,
	"invalid_minutes" integer NOT NULL,
	"leave_minutes" integer NOT NULL,
	"reported_minutes" integer NOT NULL,
	"other_valid_minutes" integer NOT NULL,
	"unregistered_minutes" integer NOT NULL,
	CONSTRAINT "absence_fact_semester_check" CHECK ("administration"."absence_fact"."semester" in ('HT', 'VT')),
	CONSTRAINT "absence_fact_gender_check" CHECK ("administration"."absence_fact"."gender" in ('MAN', 'KVINNA', 'OKANT')),
	CONSTRAINT "absence_fact_academic_year_check" CHECK ("administration"."absence_fact"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "absence_fact_minutes_check" CHECK (least("administration"."absence_fact"."invalid_minutes", "administration"."absence_fact"."leave_minutes", "administration"."absence_fact"."reported_minutes", "administration"."absence_fact"."other_valid_minutes", "administration"."absence_fact"."unregistered_minutes") >= 0
        and "administration"."absence_fact"."invalid_minutes" + "administration"."absence_fact"."leave_minutes" + "administration"."absence_fact"."reported_minutes" + "administration"."absence_fact"."other_valid_minutes" + "administration"."absence_fact"."unregistered_minutes" <= "administration"."absence_fact"."offered_minutes")
);
--> statement-breakpoint
ALTER TABLE "administration"."absence_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."staffing_fact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"taken_on" date NOT NULL,
	"pupils" integer NOT NULL,
	"staff" integer NOT NULL,
	"teachers" integer NOT NULL,
	"licensed_teachers" integer NOT NULL,
	CONSTRAINT "staffing_fact_once" UNIQUE("organisation_id","school_type","taken_on"),
	CONSTRAINT "staffing_fact_counts_check" CHECK ("administration"."staffing_fact"."pupils" >= 0 and "administration"."staffing_fact"."licensed_teachers" >= 0 and "administration"."staffing_fact"."licensed_teachers" <= "administration"."staffing_fact"."teachers" and "administration"."staffing_fact"."teachers" <= "administration"."staffing_fact"."staff")
);
--> statement-breakpoint
ALTER TABLE "administration"."staffing_fact" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "absence_fact_organisation_id_idx" ON "administration"."absence_fact" USING btree ("organisation_id","academic_year","semester");