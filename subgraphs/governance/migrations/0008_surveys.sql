CREATE TABLE "governance"."survey_box" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cell" smallint NOT NULL,
	"answers" smallint[] NOT NULL,
	"is_mixed" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "governance"."survey_box" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."survey_count" (
	"survey_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cell" smallint NOT NULL,
	"option" smallint NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "survey_count_pkey" PRIMARY KEY("survey_id","question_id","organisation_id","cell","option"),
	CONSTRAINT "survey_count_n_check" CHECK ("governance"."survey_count"."n" > 0)
);
--> statement-breakpoint
ALTER TABLE "governance"."survey_count" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."survey_receipt" (
	"survey_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"closes_on" date NOT NULL,
	CONSTRAINT "survey_receipt_pkey" PRIMARY KEY("survey_id","person_id","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "governance"."survey_receipt" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."survey_result" (
	"survey_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cell" smallint NOT NULL,
	"kpi_value_id" uuid NOT NULL,
	"respondents" integer,
	"option_counts" integer[],
	CONSTRAINT "survey_result_pkey" PRIMARY KEY("survey_id","organisation_id","question_id","cell"),
	CONSTRAINT "survey_result_counts_check" CHECK ("governance"."survey_result"."option_counts" is null or "governance"."survey_result"."respondents" is not null)
);
--> statement-breakpoint
ALTER TABLE "governance"."survey_result" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."survey" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"title" text collate "sv-x-icu" NOT NULL,
	"description" text,
	"audience" text NOT NULL,
	"school_types" text[] NOT NULL,
	"school_years" smallint[] NOT NULL,
	"breakdown" text NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"minimum" smallint NOT NULL,
	"closed_on" date,
	"told_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "survey_audience_check" CHECK ("governance"."survey"."audience" in ('PUPIL', 'GUARDIAN', 'STAFF')),
	CONSTRAINT "survey_breakdown_check" CHECK ("governance"."survey"."breakdown" = 'NONE' or ("governance"."survey"."breakdown" = 'SCHOOL_YEAR' and "governance"."survey"."audience" = 'PUPIL')),
	CONSTRAINT "survey_state_check" CHECK ("governance"."survey"."state" in ('DRAFT', 'OPEN', 'CLOSED')),
	CONSTRAINT "survey_minimum_check" CHECK ("governance"."survey"."minimum" >= 5),
	CONSTRAINT "survey_dates_check" CHECK ("governance"."survey"."closes_on" >= "governance"."survey"."opens_on"),
	CONSTRAINT "survey_closed_check" CHECK (("governance"."survey"."state" = 'CLOSED') = ("governance"."survey"."closed_on" is not null)),
	CONSTRAINT "survey_told_check" CHECK ("governance"."survey"."told_on" >= "governance"."survey"."closed_on")
);
--> statement-breakpoint
ALTER TABLE "governance"."survey" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."survey_group" (
	"survey_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"cell" smallint NOT NULL,
	"invited" integer NOT NULL,
	"response_percent" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "survey_group_pkey" PRIMARY KEY("survey_id","organisation_id","cell"),
	CONSTRAINT "survey_group_cell_check" CHECK ("governance"."survey_group"."cell" between -1 and 13),
	CONSTRAINT "survey_group_invited_check" CHECK ("governance"."survey_group"."invited" >= 5),
	CONSTRAINT "survey_group_response_check" CHECK ("governance"."survey_group"."response_percent" between 0 and 100 and "governance"."survey_group"."response_percent" % 10 = 0)
);
--> statement-breakpoint
ALTER TABLE "governance"."survey_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "governance"."survey_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survey_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"text" text NOT NULL,
	"text_en" text,
	"kind" text NOT NULL,
	"options" jsonb NOT NULL,
	"kpi_id" uuid,
	CONSTRAINT "survey_question_position_unique" UNIQUE("survey_id","position"),
	CONSTRAINT "survey_question_kind_check" CHECK ("governance"."survey_question"."kind" in ('SCALE', 'YES_NO', 'CHOICE')),
	CONSTRAINT "survey_question_options_check" CHECK (jsonb_array_length("governance"."survey_question"."options") between 2 and 10)
);
--> statement-breakpoint
ALTER TABLE "governance"."survey_question" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "governance"."survey_box" ADD CONSTRAINT "survey_box_survey_id_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "governance"."survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_count" ADD CONSTRAINT "survey_count_survey_id_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "governance"."survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_count" ADD CONSTRAINT "survey_count_question_id_survey_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "governance"."survey_question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_receipt" ADD CONSTRAINT "survey_receipt_survey_id_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "governance"."survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_result" ADD CONSTRAINT "survey_result_survey_id_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "governance"."survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_result" ADD CONSTRAINT "survey_result_question_id_survey_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "governance"."survey_question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_result" ADD CONSTRAINT "survey_result_kpi_value_id_kpi_value_id_fk" FOREIGN KEY ("kpi_value_id") REFERENCES "governance"."kpi_value"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_group" ADD CONSTRAINT "survey_group_survey_id_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "governance"."survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_question" ADD CONSTRAINT "survey_question_survey_id_survey_id_fk" FOREIGN KEY ("survey_id") REFERENCES "governance"."survey"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governance"."survey_question" ADD CONSTRAINT "survey_question_kpi_id_kpi_id_fk" FOREIGN KEY ("kpi_id") REFERENCES "governance"."kpi"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "survey_box_survey_id_idx" ON "governance"."survey_box" USING btree ("survey_id","organisation_id","cell","is_mixed");--> statement-breakpoint
CREATE INDEX "survey_count_question_id_idx" ON "governance"."survey_count" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "survey_receipt_person_id_idx" ON "governance"."survey_receipt" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "survey_result_organisation_id_idx" ON "governance"."survey_result" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "survey_result_question_id_idx" ON "governance"."survey_result" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "survey_result_kpi_value_id_idx" ON "governance"."survey_result" USING btree ("kpi_value_id");--> statement-breakpoint
CREATE INDEX "survey_organisation_id_idx" ON "governance"."survey" USING btree ("organisation_id","opens_on","id");--> statement-breakpoint
CREATE INDEX "survey_state_idx" ON "governance"."survey" USING btree ("state","closes_on");--> statement-breakpoint
CREATE INDEX "survey_group_organisation_id_idx" ON "governance"."survey_group" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "survey_question_kpi_id_idx" ON "governance"."survey_question" USING btree ("kpi_id");