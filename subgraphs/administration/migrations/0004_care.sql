CREATE TABLE "administration"."attendance_event" (
	"id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"event_type" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"registered_by_id" uuid NOT NULL,
	CONSTRAINT "attendance_event_id_occurred_at_pk" PRIMARY KEY("id","occurred_at"),
	CONSTRAINT "attendance_event_type_check" CHECK ("administration"."attendance_event"."event_type" in ('IN', 'UT'))
) PARTITION BY RANGE ("occurred_at");
--> statement-breakpoint
CREATE TABLE "administration"."attendance_event_default" PARTITION OF "administration"."attendance_event" DEFAULT;--> statement-breakpoint
CREATE TABLE "administration"."attendance_event_2024" PARTITION OF "administration"."attendance_event" FOR VALUES FROM (TIMESTAMPTZ '2024-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2025-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_event_2025" PARTITION OF "administration"."attendance_event" FOR VALUES FROM (TIMESTAMPTZ '2025-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2026-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_event_2026" PARTITION OF "administration"."attendance_event" FOR VALUES FROM (TIMESTAMPTZ '2026-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2027-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_event_2027" PARTITION OF "administration"."attendance_event" FOR VALUES FROM (TIMESTAMPTZ '2027-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2028-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_event_2028" PARTITION OF "administration"."attendance_event" FOR VALUES FROM (TIMESTAMPTZ '2028-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2029-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_event_2029" PARTITION OF "administration"."attendance_event" FOR VALUES FROM (TIMESTAMPTZ '2029-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2030-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_event_2030" PARTITION OF "administration"."attendance_event" FOR VALUES FROM (TIMESTAMPTZ '2030-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2031-07-01 00:00 Europe/Stockholm');
--> statement-breakpoint
ALTER TABLE "administration"."attendance_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."care_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"placement_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"care_date" date NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"is_staff_notified" boolean DEFAULT true NOT NULL,
	"is_guardian_notified" boolean DEFAULT false NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by_id" uuid,
	"answer" text,
	"answered_at" timestamp with time zone,
	"answered_by_id" uuid,
	CONSTRAINT "care_comment_one_each" UNIQUE("placement_id","care_date","author_id"),
	CONSTRAINT "care_comment_text_check" CHECK (length("administration"."care_comment"."text") between 1 and 500 and length("administration"."care_comment"."answer") between 1 and 500),
	CONSTRAINT "care_comment_flags_check" CHECK ("administration"."care_comment"."is_staff_notified" and not "administration"."care_comment"."is_guardian_notified"),
	CONSTRAINT "care_comment_answer_check" CHECK (num_nulls("administration"."care_comment"."answer", "administration"."care_comment"."answered_at", "administration"."care_comment"."answered_by_id") in (0, 3)),
	CONSTRAINT "care_comment_marker_check" CHECK (num_nulls("administration"."care_comment"."acknowledged_at", "administration"."care_comment"."acknowledged_by_id") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "administration"."care_comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."care_opening" (
	"organisation_id" uuid NOT NULL,
	"day_of_week" smallint NOT NULL,
	"start_time" text NOT NULL,
	"end_time" text NOT NULL,
	CONSTRAINT "care_opening_organisation_id_day_of_week_pk" PRIMARY KEY("organisation_id","day_of_week"),
	CONSTRAINT "care_opening_day_check" CHECK ("administration"."care_opening"."day_of_week" between 1 and 7),
	CONSTRAINT "care_opening_start_check" CHECK ("administration"."care_opening"."start_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "care_opening_end_check" CHECK ("administration"."care_opening"."end_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "administration"."care_opening"."end_time" > "administration"."care_opening"."start_time")
);
--> statement-breakpoint
ALTER TABLE "administration"."care_opening" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."attendance_schedule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"placement_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"number_of_weeks" integer NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"entries" jsonb NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_schedule_weeks_check" CHECK ("administration"."attendance_schedule"."number_of_weeks" between 1 and 52),
	CONSTRAINT "attendance_schedule_period_check" CHECK (extract(isodow from "administration"."attendance_schedule"."start_date") = 1 and "administration"."attendance_schedule"."end_date" >= "administration"."attendance_schedule"."start_date")
);
--> statement-breakpoint
ALTER TABLE "administration"."attendance_schedule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."care_day" (
	"placement_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"care_date" date NOT NULL,
	"start_date" date GENERATED ALWAYS AS (care_date - (extract(isodow from care_date)::int - 1)) STORED NOT NULL,
	"start_time" text NOT NULL,
	"end_time" text NOT NULL,
	CONSTRAINT "care_day_placement_id_care_date_pk" PRIMARY KEY("placement_id","care_date"),
	CONSTRAINT "care_day_start_check" CHECK ("administration"."care_day"."start_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "care_day_end_check" CHECK ("administration"."care_day"."end_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "administration"."care_day"."end_time" > "administration"."care_day"."start_time")
);
--> statement-breakpoint
ALTER TABLE "administration"."care_day" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."care_week" (
	"placement_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "care_week_placement_id_start_date_pk" PRIMARY KEY("placement_id","start_date"),
	CONSTRAINT "care_week_owner" UNIQUE("placement_id","start_date","owner_id"),
	CONSTRAINT "care_week_monday_check" CHECK (extract(isodow from "administration"."care_week"."start_date") = 1)
);
--> statement-breakpoint
ALTER TABLE "administration"."care_week" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."placement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"reason" text,
	"max_weekly_schedule_hours" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "placement_child" UNIQUE("id","child_id"),
	CONSTRAINT "placement_school_type_check" CHECK ("administration"."placement"."school_type" in ('FS', 'FTH', 'OPPFTH')),
	CONSTRAINT "placement_reason_check" CHECK ("administration"."placement"."reason" in ('OMSORGSBEHOV', 'ERBJUDEN_TID', 'EGET_BEHOV')),
	CONSTRAINT "placement_period_check" CHECK ("administration"."placement"."end_date" >= "administration"."placement"."start_date"),
	CONSTRAINT "placement_hours_check" CHECK ("administration"."placement"."max_weekly_schedule_hours" between 1 and 80)
);
--> statement-breakpoint
ALTER TABLE "administration"."placement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."attendance_event" ADD CONSTRAINT "attendance_event_placement_fk" FOREIGN KEY ("placement_id","child_id") REFERENCES "administration"."placement"("id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."care_comment" ADD CONSTRAINT "care_comment_placement_fk" FOREIGN KEY ("placement_id","child_id") REFERENCES "administration"."placement"("id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."attendance_schedule" ADD CONSTRAINT "attendance_schedule_placement_fk" FOREIGN KEY ("placement_id","child_id") REFERENCES "administration"."placement"("id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."care_day" ADD CONSTRAINT "care_day_placement_fk" FOREIGN KEY ("placement_id","child_id") REFERENCES "administration"."placement"("id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."care_day" ADD CONSTRAINT "care_day_week_fk" FOREIGN KEY ("placement_id","start_date","owner_id") REFERENCES "administration"."care_week"("placement_id","start_date","owner_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."care_week" ADD CONSTRAINT "care_week_placement_fk" FOREIGN KEY ("placement_id","child_id") REFERENCES "administration"."placement"("id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_event_placement_id_idx" ON "administration"."attendance_event" USING btree ("placement_id","occurred_at");--> statement-breakpoint
CREATE INDEX "attendance_event_child_id_idx" ON "administration"."attendance_event" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "care_comment_child_id_idx" ON "administration"."care_comment" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "care_comment_author_id_idx" ON "administration"."care_comment" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "care_comment_marker_idx" ON "administration"."care_comment" USING btree ("care_date","id") WHERE acknowledged_at is null;--> statement-breakpoint
CREATE INDEX "attendance_schedule_placement_id_idx" ON "administration"."attendance_schedule" USING btree ("placement_id","start_date","id");--> statement-breakpoint
CREATE INDEX "attendance_schedule_child_id_idx" ON "administration"."attendance_schedule" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "care_day_child_id_idx" ON "administration"."care_day" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "care_week_child_id_idx" ON "administration"."care_week" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "placement_child_id_idx" ON "administration"."placement" USING btree ("child_id","start_date");--> statement-breakpoint
CREATE INDEX "placement_organisation_id_idx" ON "administration"."placement" USING btree ("organisation_id","start_date");--> statement-breakpoint
ALTER TABLE "administration"."placement" ADD CONSTRAINT "placement_overlap" EXCLUDE USING gist ("child_id" WITH =, "school_type" WITH =, daterange("start_date", "end_date", '[]') WITH &&);
