CREATE TABLE "pedagogy"."talk_booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slot_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"booked_by_id" uuid NOT NULL,
	"booked_at" timestamp with time zone NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancelled_by_id" uuid,
	CONSTRAINT "talk_booking_parties" UNIQUE("id","student_id","teacher_id"),
	CONSTRAINT "talk_booking_cancelled_check" CHECK (("pedagogy"."talk_booking"."cancelled_at" is null) = ("pedagogy"."talk_booking"."cancelled_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_booking" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."talk_booking_message" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"text" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "talk_booking_message_text_check" CHECK (length("pedagogy"."talk_booking_message"."text") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_booking_message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."talk_cancellation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"booking_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"booked_by_id" uuid NOT NULL,
	"cancelled_by_id" uuid NOT NULL,
	"cancelled_at" timestamp with time zone NOT NULL,
	"text" text,
	CONSTRAINT "talk_cancellation_once" UNIQUE("booking_id"),
	CONSTRAINT "talk_cancellation_text_check" CHECK (length("pedagogy"."talk_cancellation"."text") <= 1000)
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_cancellation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."talk_responsibility" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"set_by_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "talk_responsibility_teacher" UNIQUE("round_id","student_id","teacher_id")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_responsibility" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."talk_round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"school_type" text,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"display_name" text collate "sv-x-icu" NOT NULL,
	"bookable_from" timestamp with time zone NOT NULL,
	"bookable_until" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'DRAFT' NOT NULL,
	"opened_by_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "talk_round_academic_year_check" CHECK ("pedagogy"."talk_round"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "talk_round_semester_check" CHECK ("pedagogy"."talk_round"."semester" in ('HT', 'VT')),
	CONSTRAINT "talk_round_state_check" CHECK ("pedagogy"."talk_round"."state" in ('DRAFT', 'PUBLISHED', 'CLOSED')),
	CONSTRAINT "talk_round_bookable_check" CHECK ("pedagogy"."talk_round"."bookable_from" < "pedagogy"."talk_round"."bookable_until")
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_round" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."talk_slot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"place" text,
	"meeting_link" text,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "talk_slot_of_teacher" UNIQUE("id","round_id","teacher_id"),
	CONSTRAINT "talk_slot_length_check" CHECK ("pedagogy"."talk_slot"."ends_at" between "pedagogy"."talk_slot"."starts_at" + interval '5 minutes' and "pedagogy"."talk_slot"."starts_at" + interval '120 minutes')
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_slot" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."development_talk" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"held_on" date NOT NULL,
	"documentation_state" text DEFAULT 'DRAFT' NOT NULL,
	"shared_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "development_talk_of_student" UNIQUE("id","student_id"),
	CONSTRAINT "development_talk_academic_year_check" CHECK ("pedagogy"."development_talk"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "development_talk_semester_check" CHECK ("pedagogy"."development_talk"."semester" in ('HT', 'VT')),
	CONSTRAINT "development_talk_documentation_state_check" CHECK ("pedagogy"."development_talk"."documentation_state" in ('DRAFT', 'SHARED')),
	CONSTRAINT "development_talk_shared_check" CHECK (("pedagogy"."development_talk"."documentation_state" = 'SHARED') = ("pedagogy"."development_talk"."shared_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."development_talk" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."talk_agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"talk_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"responsible" text NOT NULL,
	"text" text NOT NULL,
	"due_on" date,
	"follow_up" text,
	"followed_up_on" date,
	"followed_up_by_id" uuid,
	CONSTRAINT "talk_agreement_responsible_check" CHECK ("pedagogy"."talk_agreement"."responsible" in ('PUPIL', 'HOME', 'SCHOOL')),
	CONSTRAINT "talk_agreement_followed_up_check" CHECK (("pedagogy"."talk_agreement"."follow_up" is null) = ("pedagogy"."talk_agreement"."followed_up_on" is null) and ("pedagogy"."talk_agreement"."follow_up" is null) = ("pedagogy"."talk_agreement"."followed_up_by_id" is null))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pedagogy"."talk_preparation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"author_role" text NOT NULL,
	"academic_year" text NOT NULL,
	"semester" text NOT NULL,
	"text" text NOT NULL,
	"submitted_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "talk_preparation_once" UNIQUE("student_id","organisation_id","academic_year","semester","author_id"),
	CONSTRAINT "talk_preparation_author_role_check" CHECK ("pedagogy"."talk_preparation"."author_role" in ('PUPIL', 'GUARDIAN')),
	CONSTRAINT "talk_preparation_academic_year_check" CHECK ("pedagogy"."talk_preparation"."academic_year" ~ '^\d{4}/\d{2}$'),
	CONSTRAINT "talk_preparation_semester_check" CHECK ("pedagogy"."talk_preparation"."semester" in ('HT', 'VT'))
);
--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_preparation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_booking" ADD CONSTRAINT "talk_booking_of_slot" FOREIGN KEY ("slot_id","round_id","teacher_id") REFERENCES "pedagogy"."talk_slot"("id","round_id","teacher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_booking" ADD CONSTRAINT "talk_booking_of_child" FOREIGN KEY ("round_id","student_id","teacher_id") REFERENCES "pedagogy"."talk_responsibility"("round_id","student_id","teacher_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_booking_message" ADD CONSTRAINT "talk_booking_message_of_booking" FOREIGN KEY ("booking_id","student_id","teacher_id") REFERENCES "pedagogy"."talk_booking"("id","student_id","teacher_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_cancellation" ADD CONSTRAINT "talk_cancellation_of_booking" FOREIGN KEY ("booking_id","student_id","teacher_id") REFERENCES "pedagogy"."talk_booking"("id","student_id","teacher_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_responsibility" ADD CONSTRAINT "talk_responsibility_round" FOREIGN KEY ("round_id") REFERENCES "pedagogy"."talk_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_slot" ADD CONSTRAINT "talk_slot_round" FOREIGN KEY ("round_id") REFERENCES "pedagogy"."talk_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_agreement" ADD CONSTRAINT "talk_agreement_of_talk" FOREIGN KEY ("talk_id","student_id") REFERENCES "pedagogy"."development_talk"("id","student_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "talk_booking_slot_once" ON "pedagogy"."talk_booking" USING btree ("slot_id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "talk_booking_child_once" ON "pedagogy"."talk_booking" USING btree ("round_id","student_id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE INDEX "talk_booking_slot_id_idx" ON "pedagogy"."talk_booking" USING btree ("slot_id","round_id","teacher_id");--> statement-breakpoint
CREATE INDEX "talk_booking_round_id_idx" ON "pedagogy"."talk_booking" USING btree ("round_id","student_id","teacher_id");--> statement-breakpoint
CREATE INDEX "talk_booking_teacher_id_idx" ON "pedagogy"."talk_booking" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "talk_booking_student_id_idx" ON "pedagogy"."talk_booking" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "talk_booking_booked_by_id_idx" ON "pedagogy"."talk_booking" USING btree ("booked_by_id");--> statement-breakpoint
CREATE INDEX "talk_booking_cancelled_by_id_idx" ON "pedagogy"."talk_booking" USING btree ("cancelled_by_id");--> statement-breakpoint
CREATE INDEX "talk_booking_message_booking_id_idx" ON "pedagogy"."talk_booking_message" USING btree ("booking_id","student_id","teacher_id");--> statement-breakpoint
CREATE INDEX "talk_booking_message_student_id_idx" ON "pedagogy"."talk_booking_message" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "talk_booking_message_teacher_id_idx" ON "pedagogy"."talk_booking_message" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "talk_booking_message_author_id_idx" ON "pedagogy"."talk_booking_message" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "talk_cancellation_booking_id_idx" ON "pedagogy"."talk_cancellation" USING btree ("booking_id","student_id","teacher_id");--> statement-breakpoint
CREATE INDEX "talk_cancellation_student_id_idx" ON "pedagogy"."talk_cancellation" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "talk_cancellation_teacher_id_idx" ON "pedagogy"."talk_cancellation" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "talk_cancellation_booked_by_id_idx" ON "pedagogy"."talk_cancellation" USING btree ("booked_by_id");--> statement-breakpoint
CREATE INDEX "talk_cancellation_cancelled_by_id_idx" ON "pedagogy"."talk_cancellation" USING btree ("cancelled_by_id");--> statement-breakpoint
CREATE UNIQUE INDEX "talk_responsibility_once" ON "pedagogy"."talk_responsibility" USING btree ("round_id","student_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "talk_responsibility_student_id_idx" ON "pedagogy"."talk_responsibility" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "talk_responsibility_teacher_id_idx" ON "pedagogy"."talk_responsibility" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "talk_round_organisation_id_idx" ON "pedagogy"."talk_round" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "talk_round_group_id_idx" ON "pedagogy"."talk_round" USING btree ("group_id","academic_year","semester");--> statement-breakpoint
CREATE INDEX "talk_slot_round_id_idx" ON "pedagogy"."talk_slot" USING btree ("round_id","teacher_id","starts_at");--> statement-breakpoint
CREATE INDEX "talk_slot_teacher_id_idx" ON "pedagogy"."talk_slot" USING btree ("teacher_id","starts_at");--> statement-breakpoint
CREATE INDEX "development_talk_student_id_idx" ON "pedagogy"."development_talk" USING btree ("student_id","held_on");--> statement-breakpoint
CREATE INDEX "development_talk_organisation_id_idx" ON "pedagogy"."development_talk" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "development_talk_teacher_id_idx" ON "pedagogy"."development_talk" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "talk_agreement_talk_id_idx" ON "pedagogy"."talk_agreement" USING btree ("talk_id","student_id");--> statement-breakpoint
CREATE INDEX "talk_agreement_student_id_idx" ON "pedagogy"."talk_agreement" USING btree ("student_id");--> statement-breakpoint
CREATE INDEX "talk_agreement_followed_up_by_id_idx" ON "pedagogy"."talk_agreement" USING btree ("followed_up_by_id");--> statement-breakpoint
CREATE INDEX "talk_preparation_organisation_id_idx" ON "pedagogy"."talk_preparation" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "talk_preparation_author_id_idx" ON "pedagogy"."talk_preparation" USING btree ("author_id");--> statement-breakpoint
ALTER TABLE "pedagogy"."talk_slot" ADD CONSTRAINT "talk_slot_overlap" EXCLUDE USING gist ("teacher_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("withdrawn_at" is null);
