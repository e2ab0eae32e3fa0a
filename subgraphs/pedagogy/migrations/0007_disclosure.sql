CREATE TABLE "pedagogy"."disclosure_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"requested_on" date NOT NULL,
	"requester" text,
	"scope" text NOT NULL,
	"diary_reference" text NOT NULL,
	"registered_by_id" uuid NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"secrecy_review" text DEFAULT 'RECEIVED' NOT NULL,
	"redactions" text,
	"reviewed_on" date,
	"decision" text,
	"reason" text,
	"decided_by_id" uuid,
	"decided_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "disclosure_request_secrecy_review_check" CHECK ("pedagogy"."disclosure_request"."secrecy_review" in ('RECEIVED', 'REVIEWED', 'DECIDED')),
	CONSTRAINT "disclosure_request_reviewed_check" CHECK (("pedagogy"."disclosure_request"."secrecy_review" = 'RECEIVED') = ("pedagogy"."disclosure_request"."reviewed_on" is null)),
	CONSTRAINT "disclosure_request_redactions_check" CHECK ("pedagogy"."disclosure_request"."redactions" is null or "pedagogy"."disclosure_request"."secrecy_review" <> 'RECEIVED'),
	CONSTRAINT "disclosure_request_decided_check" CHECK (num_nonnulls("pedagogy"."disclosure_request"."decision", "pedagogy"."disclosure_request"."decided_by_id", "pedagogy"."disclosure_request"."decided_on") = case "pedagogy"."disclosure_request"."secrecy_review" when 'DECIDED' then 3 else 0 end),
	CONSTRAINT "disclosure_request_decision_check" CHECK ("pedagogy"."disclosure_request"."decision" in ('GRANTED', 'PARTLY', 'REFUSED')),
	CONSTRAINT "disclosure_request_masked_check" CHECK (case "pedagogy"."disclosure_request"."decision" when 'GRANTED' then "pedagogy"."disclosure_request"."redactions" is null when 'PARTLY' then "pedagogy"."disclosure_request"."redactions" is not null else true end),
	CONSTRAINT "disclosure_request_reason_check" CHECK (case when "pedagogy"."disclosure_request"."decision" is null then "pedagogy"."disclosure_request"."reason" is null when "pedagogy"."disclosure_request"."decision" = 'GRANTED' then true
        else coalesce(length("pedagogy"."disclosure_request"."reason"), 0) between 1 and 500 end)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."disclosure_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_appeal" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "pedagogy"."support_appeal" ADD COLUMN "outcome_on" date;--> statement-breakpoint
ALTER TABLE "pedagogy"."disclosure_request" ADD CONSTRAINT "disclosure_request_case_fk" FOREIGN KEY ("case_id","student_id","organisation_id") REFERENCES "pedagogy"."support_case"("id","student_id","organisation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "disclosure_request_case_id_idx" ON "pedagogy"."disclosure_request" USING btree ("case_id","student_id","organisation_id");--> statement-breakpoint
CREATE INDEX "disclosure_request_student_id_idx" ON "pedagogy"."disclosure_request" USING btree ("student_id","requested_on");--> statement-breakpoint
CREATE INDEX "disclosure_request_organisation_id_idx" ON "pedagogy"."disclosure_request" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "disclosure_request_registered_by_id_idx" ON "pedagogy"."disclosure_request" USING btree ("registered_by_id");--> statement-breakpoint
CREATE INDEX "disclosure_request_decided_by_id_idx" ON "pedagogy"."disclosure_request" USING btree ("decided_by_id");--> statement-breakpoint
CREATE INDEX "support_appeal_organisation_id_idx" ON "pedagogy"."support_appeal" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "pedagogy"."support_appeal" ADD CONSTRAINT "support_appeal_outcome_check" CHECK ("pedagogy"."support_appeal"."outcome" in ('REJECTED', 'SET_ASIDE', 'REMITTED', 'DISMISSED', 'WITHDRAWN'));--> statement-breakpoint
ALTER TABLE "pedagogy"."support_appeal" ADD CONSTRAINT "support_appeal_outcome_on_check" CHECK (("pedagogy"."support_appeal"."outcome" is null) = ("pedagogy"."support_appeal"."outcome_on" is null) and "pedagogy"."support_appeal"."outcome_on" >= "pedagogy"."support_appeal"."lodged_on");