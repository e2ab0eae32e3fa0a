CREATE TABLE "administration"."absence_policy" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"days_ahead" integer DEFAULT 1 NOT NULL,
	"max_consecutive_days" integer DEFAULT 1 NOT NULL,
	"latest_time" text,
	"next_day_from" text,
	"may_end_own_report" boolean DEFAULT false NOT NULL,
	"leave_mentor_max_days" integer DEFAULT 3 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "absence_policy_days_ahead_check" CHECK ("administration"."absence_policy"."days_ahead" between 0 and 30),
	CONSTRAINT "absence_policy_max_consecutive_days_check" CHECK ("administration"."absence_policy"."max_consecutive_days" between 1 and 31),
	CONSTRAINT "absence_policy_latest_time_check" CHECK ("administration"."absence_policy"."latest_time" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "absence_policy_next_day_from_check" CHECK ("administration"."absence_policy"."next_day_from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "absence_policy_leave_mentor_max_days_check" CHECK ("administration"."absence_policy"."leave_mentor_max_days" between 0 and 10)
);
--> statement-breakpoint
ALTER TABLE "administration"."absence_policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."absence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"absence_type" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"is_whole_day" boolean NOT NULL,
	"registered_by_id" uuid NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by_id" uuid,
	"leave_application_id" uuid,
	CONSTRAINT "absence_type_check" CHECK ("administration"."absence"."absence_type" in ('BEVILJAD_LEDIGHET', 'ANMALD_FRANVARO')),
	CONSTRAINT "absence_period_check" CHECK ("administration"."absence"."ends_at" > "administration"."absence"."starts_at" and "administration"."absence"."ends_at" <= "administration"."absence"."starts_at" + interval '25 hours'),
	CONSTRAINT "absence_withdrawn_check" CHECK (("administration"."absence"."withdrawn_at" is null) = ("administration"."absence"."withdrawn_by_id" is null)),
	CONSTRAINT "absence_leave_check" CHECK (("administration"."absence"."absence_type" = 'BEVILJAD_LEDIGHET') = ("administration"."absence"."leave_application_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "administration"."absence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."absence_comment" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"text" text NOT NULL,
	"registered_by_id" uuid NOT NULL,
	CONSTRAINT "absence_comment_text_check" CHECK (length("administration"."absence_comment"."text") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "administration"."absence_comment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "absence_student_id_starts_at_idx" ON "administration"."absence" USING btree ("student_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "absence_organisation_id_idx" ON "administration"."absence" USING btree ("organisation_id","starts_at");--> statement-breakpoint
CREATE INDEX "absence_registered_by_id_idx" ON "administration"."absence" USING btree ("registered_by_id");--> statement-breakpoint
CREATE INDEX "absence_report_id_idx" ON "administration"."absence" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "absence_comment_student_id_idx" ON "administration"."absence_comment" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "absence_comment_registered_by_id_idx" ON "administration"."absence_comment" USING btree ("registered_by_id");--> statement-breakpoint
ALTER TABLE "administration"."absence" ADD CONSTRAINT "absence_clash" EXCLUDE USING gist ("student_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("withdrawn_at" is null);
