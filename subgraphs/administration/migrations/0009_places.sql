CREATE TABLE "administration"."fee_household" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fee_household_authority" UNIQUE("id","authority_id")
);
--> statement-breakpoint
ALTER TABLE "administration"."fee_household" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."fee_household_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"authority_id" uuid NOT NULL,
	"person_id" uuid,
	"civic_no" text,
	"invited_by_id" uuid NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"joined_on" date,
	"left_on" date,
	CONSTRAINT "fee_household_member_person_check" CHECK (num_nonnulls("administration"."fee_household_member"."person_id", "administration"."fee_household_member"."civic_no") = 1),
	CONSTRAINT "fee_household_member_joined_check" CHECK (("administration"."fee_household_member"."person_id" is null) = ("administration"."fee_household_member"."joined_on" is null)),
	CONSTRAINT "fee_household_member_left_check" CHECK ("administration"."fee_household_member"."left_on" is null or "administration"."fee_household_member"."left_on" >= "administration"."fee_household_member"."joined_on")
);
--> statement-breakpoint
ALTER TABLE "administration"."fee_household_member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."fee_tariff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid,
	"display_name" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"income_ceiling" integer NOT NULL,
	"steps" jsonb NOT NULL,
	"source" text,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "fee_tariff_start" UNIQUE("authority_id","start_date"),
	CONSTRAINT "fee_tariff_period_check" CHECK ("administration"."fee_tariff"."end_date" >= "administration"."fee_tariff"."start_date"),
	CONSTRAINT "fee_tariff_ceiling_check" CHECK ("administration"."fee_tariff"."income_ceiling" between 1 and 1000000),
	CONSTRAINT "fee_tariff_steps_check" CHECK (jsonb_typeof("administration"."fee_tariff"."steps") = 'array')
);
--> statement-breakpoint
ALTER TABLE "administration"."fee_tariff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."group_size" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"place_count" integer NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_size_start" UNIQUE("group_id","start_date"),
	CONSTRAINT "group_size_count_check" CHECK ("administration"."group_size"."place_count" between 0 and 500)
);
--> statement-breakpoint
ALTER TABLE "administration"."group_size" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."income_declaration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"authority_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"monthly_income" integer NOT NULL,
	"start_date" date NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "income_declaration_income_check" CHECK ("administration"."income_declaration"."monthly_income" between 0 and 10000000)
);
--> statement-breakpoint
ALTER TABLE "administration"."income_declaration" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."place_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"child_id" uuid NOT NULL,
	"applicant_id" uuid NOT NULL,
	"authority_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"start_date" date NOT NULL,
	"queued_on" date NOT NULL,
	"state" text DEFAULT 'QUEUED' NOT NULL,
	"closed_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "place_application_child" UNIQUE("id","child_id"),
	CONSTRAINT "place_application_school_type_check" CHECK ("administration"."place_application"."school_type" in ('FS', 'FTH', 'FKLASS', 'GR')),
	CONSTRAINT "place_application_state_check" CHECK ("administration"."place_application"."state" in ('QUEUED', 'ACCEPTED', 'WITHDRAWN')),
	CONSTRAINT "place_application_closed_check" CHECK (("administration"."place_application"."state" = 'QUEUED') = ("administration"."place_application"."closed_on" is null))
);
--> statement-breakpoint
ALTER TABLE "administration"."place_application" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."place_choice" (
	"application_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"choice_rank" integer NOT NULL,
	"has_sibling" boolean NOT NULL,
	CONSTRAINT "place_choice_pk" PRIMARY KEY("application_id","organisation_id"),
	CONSTRAINT "place_choice_rank" UNIQUE("application_id","choice_rank"),
	CONSTRAINT "place_choice_rank_check" CHECK ("administration"."place_choice"."choice_rank" between 1 and 5)
);
--> statement-breakpoint
ALTER TABLE "administration"."place_choice" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."place_offer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"group_id" uuid,
	"school_type" text NOT NULL,
	"start_date" date NOT NULL,
	"offered_by_id" uuid NOT NULL,
	"offered_on" date NOT NULL,
	"answer_date" date NOT NULL,
	"state" text DEFAULT 'OPEN' NOT NULL,
	"answered_by_id" uuid,
	"answered_at" timestamp with time zone,
	"placement_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "place_offer_state_check" CHECK ("administration"."place_offer"."state" in ('OPEN', 'ACCEPTED', 'DECLINED')),
	CONSTRAINT "place_offer_answered_check" CHECK (("administration"."place_offer"."state" = 'OPEN') = ("administration"."place_offer"."answered_by_id" is null)),
	CONSTRAINT "place_offer_answer_date_check" CHECK ("administration"."place_offer"."answer_date" >= "administration"."place_offer"."offered_on"),
	CONSTRAINT "place_offer_group_check" CHECK (("administration"."place_offer"."school_type" in ('FS', 'FTH')) = ("administration"."place_offer"."group_id" is not null)),
	CONSTRAINT "place_offer_placement_check" CHECK ("administration"."place_offer"."placement_id" is null or ("administration"."place_offer"."state" = 'ACCEPTED' and "administration"."place_offer"."group_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "administration"."place_offer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."queue_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"authority_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"start_date" date NOT NULL,
	"criteria" text[] NOT NULL,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "queue_rule_start" UNIQUE("authority_id","school_type","start_date"),
	CONSTRAINT "queue_rule_school_type_check" CHECK ("administration"."queue_rule"."school_type" in ('FS', 'FTH', 'FKLASS', 'GR')),
	CONSTRAINT "queue_rule_criteria_check" CHECK (cardinality("administration"."queue_rule"."criteria") > 0 and "administration"."queue_rule"."criteria" <@ array['HAS_SIBLING', 'CHOICE_RANK', 'QUEUED_ON', 'BIRTH_DATE', 'START_DATE'])
);
--> statement-breakpoint
ALTER TABLE "administration"."queue_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."fee_household_member" ADD CONSTRAINT "fee_household_member_household" FOREIGN KEY ("household_id","authority_id") REFERENCES "administration"."fee_household"("id","authority_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."income_declaration" ADD CONSTRAINT "income_declaration_household" FOREIGN KEY ("household_id","authority_id") REFERENCES "administration"."fee_household"("id","authority_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."place_choice" ADD CONSTRAINT "place_choice_application" FOREIGN KEY ("application_id","child_id") REFERENCES "administration"."place_application"("id","child_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."place_offer" ADD CONSTRAINT "place_offer_application" FOREIGN KEY ("application_id","child_id") REFERENCES "administration"."place_application"("id","child_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."place_offer" ADD CONSTRAINT "place_offer_choice" FOREIGN KEY ("application_id","organisation_id") REFERENCES "administration"."place_choice"("application_id","organisation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fee_household_opened_by_id_idx" ON "administration"."fee_household" USING btree ("opened_by_id");--> statement-breakpoint
CREATE INDEX "fee_household_authority_id_idx" ON "administration"."fee_household" USING btree ("authority_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fee_household_member_current" ON "administration"."fee_household_member" USING btree ("authority_id","person_id") WHERE left_on is null and person_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "fee_household_member_invited" ON "administration"."fee_household_member" USING btree ("household_id","civic_no") WHERE civic_no is not null;--> statement-breakpoint
CREATE INDEX "fee_household_member_household_id_idx" ON "administration"."fee_household_member" USING btree ("household_id","authority_id");--> statement-breakpoint
CREATE INDEX "fee_household_member_person_id_idx" ON "administration"."fee_household_member" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "fee_household_member_civic_no_idx" ON "administration"."fee_household_member" USING btree ("civic_no");--> statement-breakpoint
CREATE INDEX "fee_household_member_invited_by_id_idx" ON "administration"."fee_household_member" USING btree ("invited_by_id");--> statement-breakpoint
CREATE INDEX "fee_household_member_authority_id_idx" ON "administration"."fee_household_member" USING btree ("authority_id");--> statement-breakpoint
CREATE INDEX "group_size_organisation_id_idx" ON "administration"."group_size" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "income_declaration_household_id_idx" ON "administration"."income_declaration" USING btree ("household_id","authority_id");--> statement-breakpoint
CREATE INDEX "income_declaration_person_id_idx" ON "administration"."income_declaration" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "income_declaration_authority_id_idx" ON "administration"."income_declaration" USING btree ("authority_id");--> statement-breakpoint
CREATE UNIQUE INDEX "place_application_queued" ON "administration"."place_application" USING btree ("child_id","authority_id","school_type") WHERE state = 'QUEUED';--> statement-breakpoint
CREATE INDEX "place_application_child_id_idx" ON "administration"."place_application" USING btree ("child_id","queued_on");--> statement-breakpoint
CREATE INDEX "place_application_applicant_id_idx" ON "administration"."place_application" USING btree ("applicant_id");--> statement-breakpoint
CREATE INDEX "place_choice_child_id_idx" ON "administration"."place_choice" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "place_choice_organisation_id_idx" ON "administration"."place_choice" USING btree ("organisation_id","application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "place_offer_accepted" ON "administration"."place_offer" USING btree ("application_id") WHERE state = 'ACCEPTED';--> statement-breakpoint
CREATE INDEX "place_offer_application_id_idx" ON "administration"."place_offer" USING btree ("application_id","organisation_id");--> statement-breakpoint
CREATE INDEX "place_offer_child_id_idx" ON "administration"."place_offer" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "place_offer_organisation_id_idx" ON "administration"."place_offer" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "place_offer_group_id_idx" ON "administration"."place_offer" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "place_offer_placement_id_idx" ON "administration"."place_offer" USING btree ("placement_id");--> statement-breakpoint
ALTER TABLE "administration"."place_offer" ADD CONSTRAINT "place_offer_open" EXCLUDE USING gist ("application_id" WITH =, daterange("offered_on", "answer_date", '[]') WITH &&) WHERE (state = 'OPEN');