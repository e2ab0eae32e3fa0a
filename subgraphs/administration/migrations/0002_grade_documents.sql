CREATE TABLE "administration"."certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"school_type" text NOT NULL,
	"issued_on" date NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"signed_by_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "certificate_kind_check" CHECK ("administration"."certificate"."kind" in ('TERMINSBETYG', 'SLUTBETYG', 'EXAMENSBEVIS', 'STUDIEBEVIS', 'UTDRAG'))
);
--> statement-breakpoint
ALTER TABLE "administration"."certificate" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."national_test_answer" (
	"result_id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"reference" text NOT NULL,
	CONSTRAINT "national_test_answer_reference_check" CHECK (length("administration"."national_test_answer"."reference") between 1 and 500)
);
--> statement-breakpoint
ALTER TABLE "administration"."national_test_answer" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."national_test_result" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"test_code" text NOT NULL,
	"semester" text NOT NULL,
	"year" integer NOT NULL,
	"result_value" text NOT NULL,
	"part_results" jsonb NOT NULL,
	"registered_by_id" uuid NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "national_test_result_unique" UNIQUE("student_id","test_code","year","semester"),
	CONSTRAINT "national_test_result_semester_check" CHECK ("administration"."national_test_result"."semester" in ('HT', 'VT')),
	CONSTRAINT "national_test_result_value_check" CHECK (length("administration"."national_test_result"."result_value") between 1 and 20)
);
--> statement-breakpoint
ALTER TABLE "administration"."national_test_result" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."study_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"decided_by_id" uuid NOT NULL,
	"modified_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "study_plan_period_check" CHECK ("administration"."study_plan"."end_date" >= "administration"."study_plan"."start_date")
);
--> statement-breakpoint
ALTER TABLE "administration"."study_plan" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."study_plan_content" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text,
	"type" text,
	"points" integer,
	CONSTRAINT "study_plan_content_type_check" CHECK ("administration"."study_plan_content"."type" in ('GYMNASIEGEMENSAMMA', 'PROGRAMGEMENSAMMA', 'INRIKTNING', 'PROGRAMFORDJUPNING', 'GYMNASIEARBETE', 'INDIVIDUELLT_VAL', 'BORTTAGNA', 'UTOKADE')),
	CONSTRAINT "study_plan_content_points_check" CHECK ("administration"."study_plan_content"."points" >= 0)
);
--> statement-breakpoint
ALTER TABLE "administration"."study_plan_content" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."study_plan_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "study_plan_note_type_check" CHECK ("administration"."study_plan_note"."type" in ('ANTECKNINGAR', 'ANDRA_INSATSER', 'TIDIGARE_ERFARENHET', 'VALIDERING', 'MAL')),
	CONSTRAINT "study_plan_note_note_check" CHECK (length("administration"."study_plan_note"."note") between 1 and 4000)
);
--> statement-breakpoint
ALTER TABLE "administration"."study_plan_note" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."study_plan_syllabus" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content_id" uuid NOT NULL,
	"syllabus_id" uuid NOT NULL,
	"note" text,
	"start_date" date,
	"end_date" date,
	"hours" integer,
	CONSTRAINT "study_plan_syllabus_period_check" CHECK ("administration"."study_plan_syllabus"."end_date" >= "administration"."study_plan_syllabus"."start_date"),
	CONSTRAINT "study_plan_syllabus_hours_check" CHECK ("administration"."study_plan_syllabus"."hours" >= 0)
);
--> statement-breakpoint
ALTER TABLE "administration"."study_plan_syllabus" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."national_test_answer" ADD CONSTRAINT "national_test_answer_result_id_national_test_result_id_fk" FOREIGN KEY ("result_id") REFERENCES "administration"."national_test_result"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."national_test_result" ADD CONSTRAINT "national_test_result_syllabus_id_syllabus_id_fk" FOREIGN KEY ("syllabus_id") REFERENCES "administration"."syllabus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_content" ADD CONSTRAINT "study_plan_content_plan_id_study_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "administration"."study_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_note" ADD CONSTRAINT "study_plan_note_plan_id_study_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "administration"."study_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_syllabus" ADD CONSTRAINT "study_plan_syllabus_plan_id_study_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "administration"."study_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_syllabus" ADD CONSTRAINT "study_plan_syllabus_content_id_study_plan_content_id_fk" FOREIGN KEY ("content_id") REFERENCES "administration"."study_plan_content"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."study_plan_syllabus" ADD CONSTRAINT "study_plan_syllabus_syllabus_id_syllabus_id_fk" FOREIGN KEY ("syllabus_id") REFERENCES "administration"."syllabus"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificate_student_id_idx" ON "administration"."certificate" USING btree ("student_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "national_test_answer_student_id_idx" ON "administration"."national_test_answer" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "national_test_answer_activity_id_idx" ON "administration"."national_test_answer" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "national_test_result_activity_id_idx" ON "administration"."national_test_result" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "national_test_result_syllabus_id_idx" ON "administration"."national_test_result" USING btree ("syllabus_id");--> statement-breakpoint
CREATE INDEX "study_plan_student_id_idx" ON "administration"."study_plan" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "study_plan_content_plan_id_idx" ON "administration"."study_plan_content" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "study_plan_content_student_id_idx" ON "administration"."study_plan_content" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "study_plan_note_plan_id_idx" ON "administration"."study_plan_note" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "study_plan_note_student_id_idx" ON "administration"."study_plan_note" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "study_plan_syllabus_plan_id_idx" ON "administration"."study_plan_syllabus" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "study_plan_syllabus_content_id_idx" ON "administration"."study_plan_syllabus" USING btree ("content_id");--> statement-breakpoint
CREATE INDEX "study_plan_syllabus_syllabus_id_idx" ON "administration"."study_plan_syllabus" USING btree ("syllabus_id");--> statement-breakpoint
CREATE INDEX "study_plan_syllabus_student_id_idx" ON "administration"."study_plan_syllabus" USING btree ("student_id");