ALTER TABLE "administration"."calendar_event" ADD CONSTRAINT "calendar_event_reported_unique" UNIQUE("id","starts_at","activity_id","organisation_id");--> statement-breakpoint
CREATE TABLE "administration"."attendance" (
	"id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"calendar_event_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"activity_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"lesson_minutes" integer NOT NULL,
	"attendance_minutes" integer NOT NULL,
	"valid_absence_minutes" integer NOT NULL,
	"invalid_absence_minutes" integer NOT NULL,
	"other_attendance_minutes" integer NOT NULL,
	"late_minutes" integer NOT NULL,
	"absence_reason" text,
	"reporter_id" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "attendance_pk" PRIMARY KEY("calendar_event_id","student_id","starts_at"),
	CONSTRAINT "attendance_minutes_check" CHECK ("administration"."attendance"."lesson_minutes" > 0 and least("administration"."attendance"."attendance_minutes", "administration"."attendance"."valid_absence_minutes", "administration"."attendance"."invalid_absence_minutes", "administration"."attendance"."other_attendance_minutes", "administration"."attendance"."late_minutes") >= 0
        and "administration"."attendance"."attendance_minutes" + "administration"."attendance"."valid_absence_minutes" + "administration"."attendance"."invalid_absence_minutes" + "administration"."attendance"."other_attendance_minutes" = "administration"."attendance"."lesson_minutes"
        and "administration"."attendance"."late_minutes" <= "administration"."attendance"."valid_absence_minutes" + "administration"."attendance"."invalid_absence_minutes"),
	CONSTRAINT "attendance_reason_check" CHECK (length("administration"."attendance"."absence_reason") between 1 and 200)
) PARTITION BY RANGE ("starts_at");
--> statement-breakpoint
CREATE TABLE "administration"."attendance_default" PARTITION OF "administration"."attendance" DEFAULT;--> statement-breakpoint
CREATE TABLE "administration"."attendance_2024" PARTITION OF "administration"."attendance" FOR VALUES FROM (TIMESTAMPTZ '2024-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2025-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_2025" PARTITION OF "administration"."attendance" FOR VALUES FROM (TIMESTAMPTZ '2025-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2026-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_2026" PARTITION OF "administration"."attendance" FOR VALUES FROM (TIMESTAMPTZ '2026-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2027-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_2027" PARTITION OF "administration"."attendance" FOR VALUES FROM (TIMESTAMPTZ '2027-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2028-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_2028" PARTITION OF "administration"."attendance" FOR VALUES FROM (TIMESTAMPTZ '2028-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2029-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_2029" PARTITION OF "administration"."attendance" FOR VALUES FROM (TIMESTAMPTZ '2029-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2030-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_2030" PARTITION OF "administration"."attendance" FOR VALUES FROM (TIMESTAMPTZ '2030-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2031-07-01 00:00 Europe/Stockholm');
--> statement-breakpoint
ALTER TABLE "administration"."attendance" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."lesson_report" (
	"calendar_event_id" uuid PRIMARY KEY NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"activity_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"reporter_id" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "administration"."lesson_report" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."attendance" ADD CONSTRAINT "attendance_lesson_fk" FOREIGN KEY ("calendar_event_id","starts_at","activity_id","organisation_id") REFERENCES "administration"."calendar_event"("id","starts_at","activity_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."lesson_report" ADD CONSTRAINT "lesson_report_lesson_fk" FOREIGN KEY ("calendar_event_id","starts_at","activity_id","organisation_id") REFERENCES "administration"."calendar_event"("id","starts_at","activity_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_student_id_starts_at_idx" ON "administration"."attendance" USING btree ("student_id","starts_at");--> statement-breakpoint
CREATE INDEX "attendance_organisation_id_starts_at_idx" ON "administration"."attendance" USING btree ("organisation_id","starts_at");--> statement-breakpoint
CREATE INDEX "attendance_activity_id_starts_at_idx" ON "administration"."attendance" USING btree ("activity_id","starts_at");--> statement-breakpoint
CREATE INDEX "attendance_reporter_id_idx" ON "administration"."attendance" USING btree ("reporter_id");--> statement-breakpoint
CREATE INDEX "lesson_report_organisation_id_starts_at_idx" ON "administration"."lesson_report" USING btree ("organisation_id","starts_at");--> statement-breakpoint
CREATE INDEX "lesson_report_activity_id_idx" ON "administration"."lesson_report" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "lesson_report_reporter_id_idx" ON "administration"."lesson_report" USING btree ("reporter_id");
