CREATE TABLE "administration"."leave_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"school_days" integer NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'REQUESTED' NOT NULL,
	"applied_by_id" uuid NOT NULL,
	"applied_at" timestamp with time zone NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"has_special_grounds" boolean,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "leave_application_state_check" CHECK ("administration"."leave_application"."state" in ('REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "leave_application_period_check" CHECK ("administration"."leave_application"."end_date" between "administration"."leave_application"."start_date" and "administration"."leave_application"."start_date" + 366),
	CONSTRAINT "leave_application_school_days_check" CHECK ("administration"."leave_application"."school_days" > 0),
	CONSTRAINT "leave_application_decided_check" CHECK (("administration"."leave_application"."state" in ('GRANTED', 'REFUSED')) = ("administration"."leave_application"."decided_by_id" is not null)),
	CONSTRAINT "leave_application_self_check" CHECK ("administration"."leave_application"."decided_by_id" <> "administration"."leave_application"."applied_by_id"),
	CONSTRAINT "leave_application_grounds_check" CHECK ("administration"."leave_application"."state" <> 'GRANTED' or "administration"."leave_application"."school_days" <= 10 or "administration"."leave_application"."has_special_grounds")
);
--> statement-breakpoint
ALTER TABLE "administration"."leave_application" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "leave_application_student_id_idx" ON "administration"."leave_application" USING btree ("student_id","start_date","id");--> statement-breakpoint
CREATE INDEX "leave_application_organisation_id_idx" ON "administration"."leave_application" USING btree ("organisation_id","state","start_date","id");--> statement-breakpoint
CREATE INDEX "leave_application_applied_by_id_idx" ON "administration"."leave_application" USING btree ("applied_by_id");--> statement-breakpoint
CREATE INDEX "leave_application_decided_by_id_idx" ON "administration"."leave_application" USING btree ("decided_by_id");