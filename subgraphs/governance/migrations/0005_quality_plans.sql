CREATE TABLE "governance"."wheel_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"starts_on" date NOT NULL,
	"due_on" date NOT NULL,
	"school_types" text[],
	"requires_done" boolean NOT NULL,
	"link_kind" text NOT NULL,
	"academic_year" text,
	"cancelled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wheel_event_period_check" CHECK ("governance"."wheel_event"."due_on" between "governance"."wheel_event"."starts_on" and "governance"."wheel_event"."starts_on" + 366),
	CONSTRAINT "wheel_event_school_types_check" CHECK (cardinality("governance"."wheel_event"."school_types") > 0),
	CONSTRAINT "wheel_event_link_kind_check" CHECK ("governance"."wheel_event"."link_kind" in ('ANALYSIS', 'PLAN', 'SURVEY', 'NONE')),
	CONSTRAINT "wheel_event_link_check" CHECK (("governance"."wheel_event"."link_kind" = 'NONE') = ("governance"."wheel_event"."academic_year" is null) and ("governance"."wheel_event"."link_kind" = 'NONE' or "governance"."wheel_event"."requires_done")),
	CONSTRAINT "wheel_event_academic_year_check" CHECK ("governance"."wheel_event"."academic_year" ~ '^[0-9]{4}/[0-9]{2}$')
);
--> statement-breakpoint
ALTER TABLE "governance"."wheel_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."wheel_status" (
	"event_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	"done_by_id" uuid NOT NULL,
	"note" text,
	CONSTRAINT "wheel_status_event_id_organisation_id_pk" PRIMARY KEY("event_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "governance"."wheel_status" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."goal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"parent_id" uuid,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"state" text DEFAULT 'ACTIVE' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goal_state_check" CHECK ("governance"."goal"."state" in ('ACTIVE', 'REACHED', 'NOT_REACHED', 'DROPPED')),
	CONSTRAINT "goal_period_check" CHECK ("governance"."goal"."end_date" >= "governance"."goal"."start_date"),
	CONSTRAINT "goal_parent_check" CHECK ("governance"."goal"."parent_id" <> "governance"."goal"."id")
);
--> statement-breakpoint
ALTER TABLE "governance"."goal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."goal_kpi" (
	"goal_id" uuid NOT NULL,
	"kpi_id" uuid NOT NULL,
	"target" numeric,
	CONSTRAINT "goal_kpi_goal_id_kpi_id_pk" PRIMARY KEY("goal_id","kpi_id")
);
--> statement-breakpoint
ALTER TABLE "governance"."goal_kpi" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."activity_follow_up" (
	"activity_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"text" text NOT NULL,
	"made_by_id" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "activity_follow_up_activity_id_number_pk" PRIMARY KEY("activity_id","number"),
	CONSTRAINT "activity_follow_up_state_check" CHECK ("governance"."activity_follow_up"."state" in ('PLANNED', 'ONGOING', 'DONE', 'DROPPED')),
	CONSTRAINT "activity_follow_up_number_check" CHECK ("governance"."activity_follow_up"."number" > 0)
);
--> statement-breakpoint
ALTER TABLE "governance"."activity_follow_up" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."operational_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"adopted_by_id" uuid,
	"adopted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "operational_plan_year_unique" UNIQUE("organisation_id","academic_year"),
	CONSTRAINT "operational_plan_state_check" CHECK ("governance"."operational_plan"."state" in ('DRAFT', 'ADOPTED', 'CLOSED')),
	CONSTRAINT "operational_plan_academic_year_check" CHECK ("governance"."operational_plan"."academic_year" ~ '^[0-9]{4}/[0-9]{2}$'),
	CONSTRAINT "operational_plan_adopted_check" CHECK (("governance"."operational_plan"."state" = 'DRAFT') = ("governance"."operational_plan"."adopted_at" is null) and ("governance"."operational_plan"."adopted_at" is null) = ("governance"."operational_plan"."adopted_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "governance"."operational_plan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."plan_activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"goal_id" uuid,
	"title" text NOT NULL,
	"responsible_id" uuid,
	"responsible_text" text,
	"due_on" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "governance"."plan_activity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."operational_plan_contributor" (
	"plan_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"named_by_id" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	CONSTRAINT "operational_plan_contributor_plan_id_person_id_pk" PRIMARY KEY("plan_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "governance"."operational_plan_contributor" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."reminder" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recipient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"event_id" uuid,
	"activity_id" uuid,
	"organisation_id" uuid NOT NULL,
	"days_before" integer,
	"due_on" date NOT NULL,
	"made_on" date NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "reminder_once_unique" UNIQUE NULLS NOT DISTINCT("recipient_id","event_id","activity_id","organisation_id","kind","days_before","due_on"),
	CONSTRAINT "reminder_kind_check" CHECK ("governance"."reminder"."kind" in ('DUE_SOON', 'OVERDUE')),
	CONSTRAINT "reminder_days_before_check" CHECK (("governance"."reminder"."kind" = 'DUE_SOON') = ("governance"."reminder"."days_before" is not null)),
	CONSTRAINT "reminder_about_check" CHECK (num_nonnulls("governance"."reminder"."event_id", "governance"."reminder"."activity_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "governance"."reminder" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."reminder_rule" (
	"number" integer PRIMARY KEY NOT NULL,
	"days_before" integer NOT NULL,
	CONSTRAINT "reminder_rule_days_before_unique" UNIQUE("days_before"),
	CONSTRAINT "reminder_rule_days_before_check" CHECK ("governance"."reminder_rule"."days_before" between 0 and 366)
);
--> statement-breakpoint
ALTER TABLE "governance"."reminder_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "governance"."wheel_status" ADD CONSTRAINT "wheel_status_event_id_wheel_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "governance"."wheel_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."goal" ADD CONSTRAINT "goal_parent_id_goal_id_fk" FOREIGN KEY ("parent_id") REFERENCES "governance"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."goal_kpi" ADD CONSTRAINT "goal_kpi_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "governance"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."goal_kpi" ADD CONSTRAINT "goal_kpi_kpi_id_kpi_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "governance"."kpi"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."activity_follow_up" ADD CONSTRAINT "activity_follow_up_activity_id_plan_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "governance"."plan_activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."plan_activity" ADD CONSTRAINT "plan_activity_plan_id_operational_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "governance"."operational_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."plan_activity" ADD CONSTRAINT "plan_activity_goal_id_goal_id_fk" FOREIGN KEY ("goal_id") REFERENCES "governance"."goal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."operational_plan_contributor" ADD CONSTRAINT "operational_plan_contributor_plan_id_operational_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "governance"."operational_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."reminder" ADD CONSTRAINT "reminder_event_id_wheel_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "governance"."wheel_event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."reminder" ADD CONSTRAINT "reminder_activity_id_plan_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "governance"."plan_activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "wheel_event_organisation_id_idx" ON "governance"."wheel_event" USING btree ("organisation_id","due_on","id");--> statement-breakpoint
CREATE INDEX "wheel_status_organisation_id_idx" ON "governance"."wheel_status" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "goal_organisation_id_idx" ON "governance"."goal" USING btree ("organisation_id","end_date","id");--> statement-breakpoint
CREATE INDEX "goal_parent_id_idx" ON "governance"."goal" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "goal_kpi_kpi_id_idx" ON "governance"."goal_kpi" USING btree ("kpi_id");--> statement-breakpoint
CREATE INDEX "activity_follow_up_made_by_id_idx" ON "governance"."activity_follow_up" USING btree ("made_by_id");--> statement-breakpoint
CREATE INDEX "plan_activity_plan_id_idx" ON "governance"."plan_activity" USING btree ("plan_id","due_on","id");--> statement-breakpoint
CREATE INDEX "plan_activity_goal_id_idx" ON "governance"."plan_activity" USING btree ("goal_id");--> statement-breakpoint
CREATE INDEX "plan_activity_responsible_id_idx" ON "governance"."plan_activity" USING btree ("responsible_id");--> statement-breakpoint
CREATE INDEX "plan_activity_due_on_idx" ON "governance"."plan_activity" USING btree ("due_on");--> statement-breakpoint
CREATE INDEX "operational_plan_contributor_person_id_idx" ON "governance"."operational_plan_contributor" USING btree ("person_id","plan_id");--> statement-breakpoint
CREATE INDEX "operational_plan_contributor_organisation_id_idx" ON "governance"."operational_plan_contributor" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "reminder_recipient_id_idx" ON "governance"."reminder" USING btree ("recipient_id","made_on","id");--> statement-breakpoint
CREATE INDEX "reminder_event_id_idx" ON "governance"."reminder" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "reminder_activity_id_idx" ON "governance"."reminder" USING btree ("activity_id");