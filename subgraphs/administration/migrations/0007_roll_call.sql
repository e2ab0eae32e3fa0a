ALTER TABLE "administration"."calendar_event" ADD CONSTRAINT "calendar_event_held_unique" UNIQUE("id","is_cancelled");--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision" (
	"calendar_event_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"version" integer NOT NULL,
	"attendance_minutes" integer NOT NULL,
	"valid_absence_minutes" integer NOT NULL,
	"invalid_absence_minutes" integer NOT NULL,
	"other_attendance_minutes" integer NOT NULL,
	"late_minutes" integer NOT NULL,
	"absence_reason" text,
	"revised_by_id" uuid NOT NULL,
	"revised_at" timestamp with time zone NOT NULL,
	"cause" text NOT NULL,
	"reason" text,
	CONSTRAINT "attendance_revision_pk" PRIMARY KEY("calendar_event_id","student_id","starts_at","version"),
	CONSTRAINT "attendance_revision_cause_check" CHECK ("administration"."attendance_revision"."cause" in ('ROLL_CALL', 'CORRECTION', 'LATE_REPORT')),
	CONSTRAINT "attendance_revision_reason_check" CHECK (("administration"."attendance_revision"."cause" = 'CORRECTION') = ("administration"."attendance_revision"."reason" is not null) and length("administration"."attendance_revision"."reason") between 1 and 500)
) PARTITION BY RANGE ("starts_at");
--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision_default" PARTITION OF "administration"."attendance_revision" DEFAULT;--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision_2024" PARTITION OF "administration"."attendance_revision" FOR VALUES FROM (TIMESTAMPTZ '2024-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2025-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision_2025" PARTITION OF "administration"."attendance_revision" FOR VALUES FROM (TIMESTAMPTZ '2025-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2026-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision_2026" PARTITION OF "administration"."attendance_revision" FOR VALUES FROM (TIMESTAMPTZ '2026-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2027-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision_2027" PARTITION OF "administration"."attendance_revision" FOR VALUES FROM (TIMESTAMPTZ '2027-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2028-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision_2028" PARTITION OF "administration"."attendance_revision" FOR VALUES FROM (TIMESTAMPTZ '2028-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2029-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision_2029" PARTITION OF "administration"."attendance_revision" FOR VALUES FROM (TIMESTAMPTZ '2029-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2030-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "administration"."attendance_revision_2030" PARTITION OF "administration"."attendance_revision" FOR VALUES FROM (TIMESTAMPTZ '2030-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2031-07-01 00:00 Europe/Stockholm');
--> statement-breakpoint
ALTER TABLE "administration"."attendance_revision" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."notification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"recipient_id" uuid NOT NULL,
	"about_id" uuid NOT NULL,
	"absent_on" date NOT NULL,
	"calendar_event_id" uuid,
	"occurred_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notification_once_unique" UNIQUE NULLS NOT DISTINCT("about_id","recipient_id","absent_on","kind","channel","calendar_event_id"),
	CONSTRAINT "notification_kind_check" CHECK ("administration"."notification"."kind" = 'UNEXCUSED_ABSENCE'),
	CONSTRAINT "notification_channel_check" CHECK ("administration"."notification"."channel" in ('SMS', 'APP')),
	CONSTRAINT "notification_lesson_check" CHECK (("administration"."notification"."channel" = 'APP') = ("administration"."notification"."calendar_event_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "administration"."notification" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."absence_policy" ADD COLUMN "is_late_report_excusing" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "administration"."lesson_report" ADD COLUMN "is_cancelled" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "administration"."notification" ADD CONSTRAINT "notification_calendar_event_id_calendar_event_id_fk" FOREIGN KEY ("calendar_event_id") REFERENCES "administration"."calendar_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_revision_student_id_idx" ON "administration"."attendance_revision" USING btree ("student_id","starts_at");--> statement-breakpoint
CREATE INDEX "attendance_revision_revised_by_id_idx" ON "administration"."attendance_revision" USING btree ("revised_by_id");--> statement-breakpoint
CREATE INDEX "notification_recipient_id_idx" ON "administration"."notification" USING btree ("recipient_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "notification_calendar_event_id_idx" ON "administration"."notification" USING btree ("calendar_event_id");--> statement-breakpoint
ALTER TABLE "administration"."lesson_report" ADD CONSTRAINT "lesson_report_held_fk" FOREIGN KEY ("calendar_event_id","is_cancelled") REFERENCES "administration"."calendar_event"("id","is_cancelled") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_id_idx" ON "administration"."attendance" USING btree ("id");--> statement-breakpoint
ALTER TABLE "administration"."lesson_report" ADD CONSTRAINT "lesson_report_held_check" CHECK (not "administration"."lesson_report"."is_cancelled");