CREATE TABLE "pedagogy"."action_programme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"decision" text NOT NULL,
	"needs" text,
	"measures" text,
	"follow_up_on" date,
	"follow_up_by_id" uuid,
	"reason" text,
	"decided_by_id" uuid NOT NULL,
	"decided_on" date NOT NULL,
	"served_on" date,
	CONSTRAINT "action_programme_number_unique" UNIQUE("case_id","number"),
	CONSTRAINT "action_programme_of_case" UNIQUE("id","case_id","student_id"),
	CONSTRAINT "action_programme_decision_check" CHECK ("pedagogy"."action_programme"."decision" in ('ADOPT', 'DECLINE', 'END')),
	CONSTRAINT "action_programme_content_check" CHECK (num_nonnulls("pedagogy"."action_programme"."needs", "pedagogy"."action_programme"."measures", "pedagogy"."action_programme"."follow_up_on", "pedagogy"."action_programme"."follow_up_by_id") = case "pedagogy"."action_programme"."decision" when 'ADOPT' then 4 else 0 end),
	CONSTRAINT "action_programme_reason_check" CHECK ("pedagogy"."action_programme"."decision" = 'ADOPT' or length("pedagogy"."action_programme"."reason") between 1 and 500),
	CONSTRAINT "action_programme_follow_up_check" CHECK ("pedagogy"."action_programme"."follow_up_on" > "pedagogy"."action_programme"."decided_on"),
	CONSTRAINT "action_programme_served_check" CHECK ("pedagogy"."action_programme"."served_on" >= "pedagogy"."action_programme"."decided_on"),
	CONSTRAINT "action_programme_number_check" CHECK ("pedagogy"."action_programme"."number" >= 1)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."action_programme" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."action_programme_draft" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"needs" text NOT NULL,
	"measures" text NOT NULL,
	"follow_up_on" date NOT NULL,
	"follow_up_by_id" uuid NOT NULL,
	"modified_by_id" uuid NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."action_programme_draft" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_appeal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"lodged_on" date NOT NULL,
	"lodged_by" text NOT NULL,
	"diary_reference" text NOT NULL,
	CONSTRAINT "support_appeal_lodged_by_check" CHECK ("pedagogy"."support_appeal"."lodged_by" in ('GUARDIAN', 'PUPIL'))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_appeal" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_follow_up" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"followed_up_on" date NOT NULL,
	"text" text NOT NULL,
	"outcome" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "support_follow_up_outcome_check" CHECK ("pedagogy"."support_follow_up"."outcome" in ('CONTINUE', 'REVISE', 'END'))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_follow_up" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."concern_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"sent_on" date NOT NULL,
	"recipient" text NOT NULL,
	"diary_reference" text,
	"reported_by_id" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "concern_report_of_student" UNIQUE("id","student_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."concern_report" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."concern_report_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"report_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"named_by_id" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "concern_report_person_other_check" CHECK ("pedagogy"."concern_report_person"."person_id" <> "pedagogy"."concern_report_person"."student_id" and "pedagogy"."concern_report_person"."person_id" <> "pedagogy"."concern_report_person"."named_by_id"),
	CONSTRAINT "concern_report_person_period_check" CHECK ("pedagogy"."concern_report_person"."end_date" >= "pedagogy"."concern_report_person"."start_date")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."concern_report_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."extra_adaptation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"syllabus_id" uuid,
	"decision" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"state" text DEFAULT 'ACTIVE' NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"evaluation" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "extra_adaptation_of_student" UNIQUE("id","student_id","organisation_id"),
	CONSTRAINT "extra_adaptation_state_check" CHECK ("pedagogy"."extra_adaptation"."state" in ('ACTIVE', 'ENDED')),
	CONSTRAINT "extra_adaptation_period_check" CHECK ("pedagogy"."extra_adaptation"."end_date" >= "pedagogy"."extra_adaptation"."start_date"),
	CONSTRAINT "extra_adaptation_ended_check" CHECK (("pedagogy"."extra_adaptation"."state" = 'ENDED') = ("pedagogy"."extra_adaptation"."end_date" is not null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."extra_adaptation_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"adaptation_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"closing_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "support_case_of_student" UNIQUE("id","student_id","organisation_id"),
	CONSTRAINT "support_case_state_check" CHECK ("pedagogy"."support_case"."state" in ('OPEN', 'INVESTIGATING', 'PROGRAMME', 'DECLINED', 'CLOSED')),
	CONSTRAINT "support_case_closed_check" CHECK (("pedagogy"."support_case"."state" = 'CLOSED') = ("pedagogy"."support_case"."closed_at" is not null) and ("pedagogy"."support_case"."closed_at" is null) = ("pedagogy"."support_case"."closing_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_case" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_case_need" (
	"case_id" uuid NOT NULL,
	"need_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "support_case_need_pk" PRIMARY KEY("case_id","need_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_case_need" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_case_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"named_by_id" uuid NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "support_case_person_other_check" CHECK ("pedagogy"."support_case_person"."person_id" <> "pedagogy"."support_case_person"."student_id" and "pedagogy"."support_case_person"."person_id" <> "pedagogy"."support_case_person"."named_by_id"),
	CONSTRAINT "support_case_person_period_check" CHECK ("pedagogy"."support_case_person"."end_date" >= "pedagogy"."support_case_person"."start_date"),
	CONSTRAINT "support_case_person_reason_check" CHECK (length("pedagogy"."support_case_person"."reason") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_case_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_on" date NOT NULL,
	"text" text NOT NULL,
	"written_by_id" uuid NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "support_entry_kind_check" CHECK ("pedagogy"."support_entry"."kind" in ('SURVEY', 'ANALYSIS', 'ASSESSMENT', 'HEARING', 'FOLLOW_UP', 'NOTE'))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_entry" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_investigation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"started_on" date NOT NULL,
	"pupil_heard_on" date,
	"guardians_heard_on" date,
	"pupil_health_involved_on" date,
	"is_pupil_health_unneeded" boolean DEFAULT false NOT NULL,
	"conclusion" text,
	"concluded_on" date,
	CONSTRAINT "support_investigation_concluded_check" CHECK (("pedagogy"."support_investigation"."concluded_on" is null) = ("pedagogy"."support_investigation"."conclusion" is null) and ("pedagogy"."support_investigation"."concluded_on" is null
        or ("pedagogy"."support_investigation"."pupil_heard_on" is not null and ("pedagogy"."support_investigation"."pupil_health_involved_on" is not null or "pedagogy"."support_investigation"."is_pupil_health_unneeded"))))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_investigation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_need" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"text" text NOT NULL,
	"adaptations_tried" text NOT NULL,
	"reported_by_id" uuid NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "support_need_of_student" UNIQUE("id","student_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_need" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."support_policy" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"guardian_sees" text[] NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "support_policy_guardian_sees_check" CHECK ("pedagogy"."support_policy"."guardian_sees" <@ '{ACTION_PROGRAMME,INVESTIGATION}'::text[]),
	CONSTRAINT "support_policy_reason_check" CHECK (length("pedagogy"."support_policy"."reason") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."support_policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."action_programme" ADD CONSTRAINT "action_programme_case_fk" FOREIGN KEY ("case_id","student_id","organisation_id") REFERENCES "pedagogy"."support_case"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."action_programme_draft" ADD CONSTRAINT "action_programme_draft_case_fk" FOREIGN KEY ("case_id","student_id","organisation_id") REFERENCES "pedagogy"."support_case"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_appeal" ADD CONSTRAINT "support_appeal_programme_fk" FOREIGN KEY ("programme_id","case_id","student_id") REFERENCES "pedagogy"."action_programme"("id","case_id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_follow_up" ADD CONSTRAINT "support_follow_up_programme_fk" FOREIGN KEY ("programme_id","case_id","student_id") REFERENCES "pedagogy"."action_programme"("id","case_id","student_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."concern_report_person" ADD CONSTRAINT "concern_report_person_report_fk" FOREIGN KEY ("report_id","student_id","organisation_id") REFERENCES "pedagogy"."concern_report"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."extra_adaptation_note" ADD CONSTRAINT "extra_adaptation_note_adaptation_fk" FOREIGN KEY ("adaptation_id","student_id","organisation_id") REFERENCES "pedagogy"."extra_adaptation"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_case_need" ADD CONSTRAINT "support_case_need_case_fk" FOREIGN KEY ("case_id","student_id","organisation_id") REFERENCES "pedagogy"."support_case"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_case_need" ADD CONSTRAINT "support_case_need_need_fk" FOREIGN KEY ("need_id","student_id","organisation_id") REFERENCES "pedagogy"."support_need"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_case_person" ADD CONSTRAINT "support_case_person_case_fk" FOREIGN KEY ("case_id","student_id","organisation_id") REFERENCES "pedagogy"."support_case"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_entry" ADD CONSTRAINT "support_entry_case_fk" FOREIGN KEY ("case_id","student_id","organisation_id") REFERENCES "pedagogy"."support_case"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_investigation" ADD CONSTRAINT "support_investigation_case_fk" FOREIGN KEY ("case_id","student_id","organisation_id") REFERENCES "pedagogy"."support_case"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_programme_case_id_idx" ON "pedagogy"."action_programme" USING btree ("case_id","student_id","organisation_id");--> statement-breakpoint
CREATE INDEX "action_programme_student_id_idx" ON "pedagogy"."action_programme" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "action_programme_organisation_id_idx" ON "pedagogy"."action_programme" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "action_programme_decided_by_id_idx" ON "pedagogy"."action_programme" USING btree ("decided_by_id");--> statement-breakpoint
CREATE INDEX "action_programme_follow_up_by_id_idx" ON "pedagogy"."action_programme" USING btree ("follow_up_by_id");--> statement-breakpoint
CREATE INDEX "action_programme_draft_organisation_id_idx" ON "pedagogy"."action_programme_draft" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "action_programme_draft_student_id_idx" ON "pedagogy"."action_programme_draft" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "action_programme_draft_modified_by_id_idx" ON "pedagogy"."action_programme_draft" USING btree ("modified_by_id");--> statement-breakpoint
CREATE INDEX "action_programme_draft_follow_up_by_id_idx" ON "pedagogy"."action_programme_draft" USING btree ("follow_up_by_id");--> statement-breakpoint
CREATE INDEX "support_appeal_programme_id_idx" ON "pedagogy"."support_appeal" USING btree ("programme_id","lodged_on");--> statement-breakpoint
CREATE INDEX "support_appeal_case_id_idx" ON "pedagogy"."support_appeal" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "support_appeal_student_id_idx" ON "pedagogy"."support_appeal" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "support_follow_up_programme_id_idx" ON "pedagogy"."support_follow_up" USING btree ("programme_id","written_at");--> statement-breakpoint
CREATE INDEX "support_follow_up_case_id_idx" ON "pedagogy"."support_follow_up" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "support_follow_up_student_id_idx" ON "pedagogy"."support_follow_up" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "support_follow_up_written_by_id_idx" ON "pedagogy"."support_follow_up" USING btree ("written_by_id");--> statement-breakpoint
CREATE INDEX "concern_report_student_id_idx" ON "pedagogy"."concern_report" USING btree ("student_id","sent_on");--> statement-breakpoint
CREATE INDEX "concern_report_organisation_id_idx" ON "pedagogy"."concern_report" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "concern_report_reported_by_id_idx" ON "pedagogy"."concern_report" USING btree ("reported_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "concern_report_person_once" ON "pedagogy"."concern_report_person" USING btree ("report_id","person_id") WHERE "pedagogy"."concern_report_person"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "concern_report_person_report_id_idx" ON "pedagogy"."concern_report_person" USING btree ("report_id","start_date");--> statement-breakpoint
CREATE INDEX "concern_report_person_person_id_idx" ON "pedagogy"."concern_report_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "concern_report_person_student_id_idx" ON "pedagogy"."concern_report_person" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "concern_report_person_organisation_id_idx" ON "pedagogy"."concern_report_person" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "concern_report_person_named_by_id_idx" ON "pedagogy"."concern_report_person" USING btree ("named_by_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_student_id_idx" ON "pedagogy"."extra_adaptation" USING btree ("student_id","start_date");--> statement-breakpoint
CREATE INDEX "extra_adaptation_organisation_id_idx" ON "pedagogy"."extra_adaptation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_decided_by_id_idx" ON "pedagogy"."extra_adaptation" USING btree ("decided_by_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_note_adaptation_id_idx" ON "pedagogy"."extra_adaptation_note" USING btree ("adaptation_id","written_at");--> statement-breakpoint
CREATE INDEX "extra_adaptation_note_student_id_idx" ON "pedagogy"."extra_adaptation_note" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_note_organisation_id_idx" ON "pedagogy"."extra_adaptation_note" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "extra_adaptation_note_written_by_id_idx" ON "pedagogy"."extra_adaptation_note" USING btree ("written_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "support_case_one_open" ON "pedagogy"."support_case" USING btree ("student_id","organisation_id") WHERE "pedagogy"."support_case"."state" <> 'CLOSED';--> statement-breakpoint
CREATE INDEX "support_case_student_id_idx" ON "pedagogy"."support_case" USING btree ("student_id","opened_at");--> statement-breakpoint
CREATE INDEX "support_case_organisation_id_idx" ON "pedagogy"."support_case" USING btree ("organisation_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "support_case_opened_by_id_idx" ON "pedagogy"."support_case" USING btree ("opened_by_id");--> statement-breakpoint
CREATE INDEX "support_case_need_need_id_idx" ON "pedagogy"."support_case_need" USING btree ("need_id");--> statement-breakpoint
CREATE INDEX "support_case_need_student_id_idx" ON "pedagogy"."support_case_need" USING btree ("student_id");--> statement-breakpoint
CREATE UNIQUE INDEX "support_case_person_once" ON "pedagogy"."support_case_person" USING btree ("case_id","person_id") WHERE "pedagogy"."support_case_person"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "support_case_person_case_id_idx" ON "pedagogy"."support_case_person" USING btree ("case_id","start_date");--> statement-breakpoint
CREATE INDEX "support_case_person_person_id_idx" ON "pedagogy"."support_case_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "support_case_person_student_id_idx" ON "pedagogy"."support_case_person" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "support_case_person_organisation_id_idx" ON "pedagogy"."support_case_person" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "support_case_person_named_by_id_idx" ON "pedagogy"."support_case_person" USING btree ("named_by_id");--> statement-breakpoint
CREATE INDEX "support_entry_case_id_idx" ON "pedagogy"."support_entry" USING btree ("case_id","written_at");--> statement-breakpoint
CREATE INDEX "support_entry_student_id_idx" ON "pedagogy"."support_entry" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "support_entry_written_by_id_idx" ON "pedagogy"."support_entry" USING btree ("written_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "support_investigation_one_open" ON "pedagogy"."support_investigation" USING btree ("case_id") WHERE "pedagogy"."support_investigation"."concluded_on" is null;--> statement-breakpoint
CREATE INDEX "support_investigation_case_id_idx" ON "pedagogy"."support_investigation" USING btree ("case_id","started_on");--> statement-breakpoint
CREATE INDEX "support_investigation_student_id_idx" ON "pedagogy"."support_investigation" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "support_investigation_organisation_id_idx" ON "pedagogy"."support_investigation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "support_need_student_id_idx" ON "pedagogy"."support_need" USING btree ("student_id","reported_at");--> statement-breakpoint
CREATE INDEX "support_need_organisation_id_idx" ON "pedagogy"."support_need" USING btree ("organisation_id","reported_at","id");--> statement-breakpoint
CREATE INDEX "support_need_reported_by_id_idx" ON "pedagogy"."support_need" USING btree ("reported_by_id");--> statement-breakpoint
CREATE INDEX "support_policy_decided_by_id_idx" ON "pedagogy"."support_policy" USING btree ("decided_by_id");