CREATE TABLE "administration"."absence_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by_id" uuid,
	"ground" jsonb,
	"investigation_started_on" date,
	"reported_to_authority_on" date,
	"home_municipality_informed_on" date,
	"pupil_heard_on" date,
	"guardians_heard_on" date,
	"pupil_health_involved_on" date,
	"is_pupil_health_unneeded" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "absence_case_of_student" UNIQUE("id","student_id"),
	CONSTRAINT "absence_case_state_check" CHECK ("administration"."absence_case"."state" in ('OPEN', 'INVESTIGATING', 'CLOSED')),
	CONSTRAINT "absence_case_opened_check" CHECK (("administration"."absence_case"."opened_by_id" is null) = ("administration"."absence_case"."ground" is not null)),
	CONSTRAINT "absence_case_closed_check" CHECK (("administration"."absence_case"."state" = 'CLOSED') = ("administration"."absence_case"."closed_at" is not null)),
	CONSTRAINT "absence_case_reported_check" CHECK (("administration"."absence_case"."investigation_started_on" is null) = ("administration"."absence_case"."reported_to_authority_on" is null)
      and ("administration"."absence_case"."state" <> 'OPEN' or "administration"."absence_case"."investigation_started_on" is null) and ("administration"."absence_case"."state" <> 'INVESTIGATING' or "administration"."absence_case"."investigation_started_on" is not null)),
	CONSTRAINT "absence_case_heard_check" CHECK ("administration"."absence_case"."state" <> 'CLOSED' or "administration"."absence_case"."investigation_started_on" is null
      or ("administration"."absence_case"."pupil_heard_on" is not null and ("administration"."absence_case"."pupil_health_involved_on" is not null or "administration"."absence_case"."is_pupil_health_unneeded")))
);
--> statement-breakpoint
ALTER TABLE "administration"."absence_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."absence_case_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"absence_case_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_on" date NOT NULL,
	"text" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "absence_case_entry_kind_check" CHECK ("administration"."absence_case_entry"."kind" in ('OPENED', 'INVESTIGATION_STARTED', 'HOME_MUNICIPALITY_INFORMED', 'PUPIL_HEARD', 'GUARDIANS_HEARD',
        'PUPIL_HEALTH_INVOLVED', 'PUPIL_HEALTH_UNNEEDED', 'CONCLUSION', 'MEASURES', 'NOT_INVESTIGATED')),
	CONSTRAINT "absence_case_entry_text_check" CHECK (length("administration"."absence_case_entry"."text") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "administration"."absence_case_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."absence_threshold" (
	"organisation_id" uuid NOT NULL,
	"counts" text NOT NULL,
	"measure" text NOT NULL,
	"least_value" integer NOT NULL,
	"window_days" integer NOT NULL,
	"school_types" text[],
	"is_active" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "absence_threshold_organisation_id_counts_measure_pk" PRIMARY KEY("organisation_id","counts","measure"),
	CONSTRAINT "absence_threshold_counts_check" CHECK ("administration"."absence_threshold"."counts" in ('TOTAL', 'INVALID')),
	CONSTRAINT "absence_threshold_value_check" CHECK ("administration"."absence_threshold"."measure" in ('SHARE', 'LESSONS', 'DAYS') and "administration"."absence_threshold"."least_value" between 1 and case "administration"."absence_threshold"."measure" when 'SHARE' then 100 else 1000 end),
	CONSTRAINT "absence_threshold_window_days_check" CHECK ("administration"."absence_threshold"."window_days" between 1 and 366),
	CONSTRAINT "absence_threshold_school_types_check" CHECK (cardinality("administration"."absence_threshold"."school_types") > 0)
);
--> statement-breakpoint
ALTER TABLE "administration"."absence_threshold" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."absence_policy" ADD COLUMN "reports_lessons" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "administration"."absence" ADD COLUMN "calendar_event_id" uuid;--> statement-breakpoint
ALTER TABLE "administration"."absence" ADD COLUMN "lesson_name" text;--> statement-breakpoint
ALTER TABLE "administration"."absence_case_entry" ADD CONSTRAINT "absence_case_entry_case_fk" FOREIGN KEY ("absence_case_id","student_id") REFERENCES "administration"."absence_case"("id","student_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "absence_case_one_open" ON "administration"."absence_case" USING btree ("student_id","organisation_id") WHERE "administration"."absence_case"."state" <> 'CLOSED';--> statement-breakpoint
CREATE INDEX "absence_case_student_id_idx" ON "administration"."absence_case" USING btree ("student_id","opened_at");--> statement-breakpoint
CREATE INDEX "absence_case_organisation_id_idx" ON "administration"."absence_case" USING btree ("organisation_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "absence_case_opened_by_id_idx" ON "administration"."absence_case" USING btree ("opened_by_id");--> statement-breakpoint
CREATE INDEX "absence_case_entry_absence_case_id_idx" ON "administration"."absence_case_entry" USING btree ("absence_case_id","student_id");--> statement-breakpoint
CREATE INDEX "absence_case_entry_student_id_idx" ON "administration"."absence_case_entry" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "absence_case_entry_organisation_id_idx" ON "administration"."absence_case_entry" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "absence_case_entry_written_by_id_idx" ON "administration"."absence_case_entry" USING btree ("written_by_id");--> statement-breakpoint
ALTER TABLE "administration"."absence" ADD CONSTRAINT "absence_calendar_event_id_calendar_event_id_fk" FOREIGN KEY ("calendar_event_id") REFERENCES "administration"."calendar_event"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_calendar_event_id_idx" ON "administration"."absence" USING btree ("calendar_event_id");--> statement-breakpoint
ALTER TABLE "administration"."absence" ADD CONSTRAINT "absence_lesson_check" CHECK ("administration"."absence"."calendar_event_id" is null or ("administration"."absence"."lesson_name" is not null and not "administration"."absence"."is_whole_day"));