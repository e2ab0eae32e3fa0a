CREATE TABLE "identity"."audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identity"."audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"act" text NOT NULL,
	"viewer_id" uuid,
	"viewer_kind" text NOT NULL,
	"assurance" text NOT NULL,
	"request_id" text NOT NULL,
	"changed" jsonb NOT NULL,
	CONSTRAINT "audit_viewer_kind_check" CHECK ("identity"."audit"."viewer_kind" in ('PERSON', 'CLIENT', 'SYSTEM'))
);
--> statement-breakpoint
ALTER TABLE "identity"."audit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."change" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identity"."change_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "change_kind_check" CHECK ("identity"."change"."kind" in ('UPSERT', 'DELETE'))
);
--> statement-breakpoint
ALTER TABLE "identity"."change" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."idempotency" (
	"viewer_id" uuid NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	CONSTRAINT "idempotency_viewer_id_key_pk" PRIMARY KEY("viewer_id","key")
);
--> statement-breakpoint
ALTER TABLE "identity"."idempotency" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid,
	"client_application_id" uuid,
	"is_active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "account_issuer_subject_unique" UNIQUE("issuer","subject"),
	CONSTRAINT "account_owner_check" CHECK (num_nonnulls("identity"."account"."person_id", "identity"."account"."client_application_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "identity"."account" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"display_name" text collate "sv-x-icu" NOT NULL,
	"activity_type" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "activity_type_check" CHECK ("identity"."activity"."activity_type" in ('UNDERVISNING', 'ELEVAKTIVITET', 'PROVAKTIVITET', 'LARARAKTIVITET', 'OVRIGT')),
	CONSTRAINT "activity_period_check" CHECK ("identity"."activity"."end_date" >= "identity"."activity"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."activity" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."activity_group" (
	"activity_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "activity_group_activity_id_group_id_pk" PRIMARY KEY("activity_id","group_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."activity_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."activity_teacher" (
	"id" uuid PRIMARY KEY NOT NULL,
	"activity_id" uuid NOT NULL,
	"duty_id" uuid NOT NULL,
	"is_grader" boolean DEFAULT false NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	CONSTRAINT "activity_teacher_period_check" CHECK ("identity"."activity_teacher"."end_date" >= "identity"."activity_teacher"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."activity_teacher" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."client_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"scopes" text[] DEFAULT '{}' NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."client_application" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."assignment_role" (
	"id" uuid PRIMARY KEY NOT NULL,
	"duty_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"assignment_role_type" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	CONSTRAINT "assignment_role_type_check" CHECK ("identity"."assignment_role"."assignment_role_type" in ('MENTOR', 'FORSKOLLARARE', 'BARNSKOTARE', 'FRITIDSPEDAGOG', 'SPECIALPEDAGOG', 'ELEVHALSOPERSONAL', 'PEDAGOGISK_LEDARE', 'SCHEMALAGGARE', 'LARARASSISTENT', 'ADMINISTRATIV_PERSONAL')),
	CONSTRAINT "assignment_role_period_check" CHECK ("identity"."assignment_role"."end_date" >= "identity"."assignment_role"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."assignment_role" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."duty" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"duty_role" text NOT NULL,
	"signature" text,
	"start_date" date NOT NULL,
	"end_date" date,
	CONSTRAINT "duty_role_check" CHECK ("identity"."duty"."duty_role" in ('REKTOR', 'LARARE', 'FORSKOLLARARE', 'BARNSKOTARE', 'BIBLIOTEKARIE', 'LARARASSISTENT', 'FRITIDSPEDAGOG', 'ANNAN_PERSONAL', 'STUDIE_OCH_YRKESVAGLEDARE', 'FORSTELARARE', 'KURATOR', 'SKOLSKOTERSKA', 'SKOLLAKARE', 'SKOLPSYKOLOG', 'SPECIALLARARE_SPECIALPEDAGOG', 'SKOLADMINISTRATOR', 'OVRIG_ARBETSLEDNING')),
	CONSTRAINT "duty_period_check" CHECK ("identity"."duty"."end_date" >= "identity"."duty"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."duty" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pupil_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text NOT NULL,
	"school_year" integer,
	"start_date" date NOT NULL,
	"end_date" date,
	"is_cancelled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "enrolment_period_check" CHECK ("identity"."enrolment"."end_date" >= "identity"."enrolment"."start_date"),
	CONSTRAINT "enrolment_school_year_check" CHECK ("identity"."enrolment"."school_year" between 0 and 10)
);
--> statement-breakpoint
ALTER TABLE "identity"."enrolment" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"display_name" text collate "sv-x-icu" NOT NULL,
	"group_type" text NOT NULL,
	"school_type" text,
	"organisation_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "group_type_check" CHECK ("identity"."group"."group_type" in ('UNDERVISNING', 'KLASS', 'MENTOR', 'PROVGRUPP', 'SCHEMA', 'AVDELNING', 'PERSONALGRUPP', 'OVRIGT')),
	CONSTRAINT "group_period_check" CHECK ("identity"."group"."end_date" >= "identity"."group"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."group_membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	CONSTRAINT "group_membership_period_check" CHECK ("identity"."group_membership"."end_date" >= "identity"."group_membership"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."group_membership" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"display_name" text collate "sv-x-icu" NOT NULL,
	"imported_name" text,
	"organisation_type" text NOT NULL,
	"organisation_number" text,
	"school_unit_code" text,
	"municipality_code" text,
	"parent_id" uuid,
	"school_types" text[] DEFAULT '{}' NOT NULL,
	"start_date" date,
	"end_date" date,
	"shows_class_lists" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_organisation_number_unique" UNIQUE("organisation_number"),
	CONSTRAINT "organisation_school_unit_code_unique" UNIQUE("school_unit_code"),
	CONSTRAINT "organisation_type_check" CHECK ("identity"."organisation"."organisation_type" in ('HUVUDMAN', 'VERKSAMHETSOMRADE', 'FORVALTNING', 'REKTORSOMRADE', 'SKOLA', 'SKOLENHET', 'VARUMARKE', 'BOLAG', 'OVRIGT')),
	CONSTRAINT "organisation_name_check" CHECK (length(btrim("identity"."organisation"."display_name")) between 1 and 200),
	CONSTRAINT "organisation_school_unit_code_check" CHECK ("identity"."organisation"."school_unit_code" ~ '^[0-9]{8}$'),
	CONSTRAINT "organisation_number_check" CHECK ("identity"."organisation"."organisation_number" ~ '^[0-9]{10}$'),
	CONSTRAINT "organisation_municipality_code_check" CHECK ("identity"."organisation"."municipality_code" ~ '^[0-9]{4}$'),
	CONSTRAINT "organisation_period_check" CHECK ("identity"."organisation"."end_date" >= "identity"."organisation"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."organisation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."person_address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"address_type" text NOT NULL,
	"street_address" text NOT NULL,
	"postal_code" text NOT NULL,
	"locality" text NOT NULL,
	CONSTRAINT "person_address_type_check" CHECK ("identity"."person_address"."address_type" in ('FOLKBOKFORING', 'SARSKILD_POSTADRESS', 'TILLFALLIG_ADRESS', 'POSTADRESS'))
);
--> statement-breakpoint
ALTER TABLE "identity"."person_address" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."person_email" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"value" text NOT NULL,
	"email_type" text NOT NULL,
	CONSTRAINT "person_email_type_check" CHECK ("identity"."person_email"."email_type" in ('PRIVAT', 'SKOLA_ELEV', 'SKOLA_PERSONAL', 'ARBETE_OVRIGT'))
);
--> statement-breakpoint
ALTER TABLE "identity"."person_email" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."person_phone_number" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"value" text NOT NULL,
	"phone_number_type" text NOT NULL,
	"is_mobile" boolean DEFAULT false NOT NULL,
	CONSTRAINT "person_phone_number_type_check" CHECK ("identity"."person_phone_number"."phone_number_type" in ('HEM', 'ARBETE'))
);
--> statement-breakpoint
ALTER TABLE "identity"."person_phone_number" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"given_name" text NOT NULL,
	"middle_name" text,
	"family_name" text collate "sv-x-icu" NOT NULL,
	"civic_no" text,
	"birth_date" date,
	"sex" text DEFAULT 'OKANT' NOT NULL,
	"person_status" text DEFAULT 'AKTIV' NOT NULL,
	"security_marking" text DEFAULT 'INGEN' NOT NULL,
	"class_list_consent" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_civic_no_unique" UNIQUE("civic_no"),
	CONSTRAINT "person_civic_no_check" CHECK ("identity"."person"."civic_no" ~ '^[0-9]{12}$'),
	CONSTRAINT "person_sex_check" CHECK ("identity"."person"."sex" in ('MAN', 'KVINNA', 'OKANT')),
	CONSTRAINT "person_status_check" CHECK ("identity"."person"."person_status" in ('AKTIV', 'UTVANDRAD', 'AVLIDEN')),
	CONSTRAINT "person_security_marking_check" CHECK ("identity"."person"."security_marking" in ('INGEN', 'SEKRETESSMARKERING', 'SKYDDAD_FOLKBOKFORING'))
);
--> statement-breakpoint
ALTER TABLE "identity"."person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."responsible" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pupil_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"relation_type" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"is_blocked" boolean DEFAULT false NOT NULL,
	"adult_consent" boolean DEFAULT false NOT NULL,
	CONSTRAINT "responsible_relation_type_check" CHECK ("identity"."responsible"."relation_type" in ('VARDNADSHAVARE', 'ANNAN_ANSVARIG', 'GOD_MAN', 'UTSEDD_BEHORIG')),
	CONSTRAINT "responsible_period_check" CHECK ("identity"."responsible"."end_date" >= "identity"."responsible"."start_date"),
	CONSTRAINT "responsible_self_check" CHECK ("identity"."responsible"."person_id" <> "identity"."responsible"."pupil_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."responsible" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"client_application_id" uuid,
	"role" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	CONSTRAINT "role_grant_role_check" CHECK ("identity"."role_grant"."role" in ('AUTHORITY_ADMIN', 'AUTHORITY_ANALYST', 'UNIT_OBSERVER', 'CLIENT')),
	CONSTRAINT "role_grant_holder_check" CHECK (num_nonnulls("identity"."role_grant"."person_id", "identity"."role_grant"."client_application_id") = 1),
	CONSTRAINT "role_grant_client_check" CHECK (("identity"."role_grant"."role" = 'CLIENT') = ("identity"."role_grant"."client_application_id" is not null)),
	CONSTRAINT "role_grant_period_check" CHECK ("identity"."role_grant"."end_date" >= "identity"."role_grant"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_client_application_id_client_application_id_fk" FOREIGN KEY ("client_application_id") REFERENCES "identity"."client_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."activity" ADD CONSTRAINT "activity_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."activity_group" ADD CONSTRAINT "activity_group_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "identity"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."activity_group" ADD CONSTRAINT "activity_group_group_id_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "identity"."group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."activity_teacher" ADD CONSTRAINT "activity_teacher_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "identity"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."activity_teacher" ADD CONSTRAINT "activity_teacher_duty_id_duty_id_fk" FOREIGN KEY ("duty_id") REFERENCES "identity"."duty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."assignment_role" ADD CONSTRAINT "assignment_role_duty_id_duty_id_fk" FOREIGN KEY ("duty_id") REFERENCES "identity"."duty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."assignment_role" ADD CONSTRAINT "assignment_role_group_id_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "identity"."group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."duty" ADD CONSTRAINT "duty_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."duty" ADD CONSTRAINT "duty_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."enrolment" ADD CONSTRAINT "enrolment_pupil_id_person_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."enrolment" ADD CONSTRAINT "enrolment_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."group" ADD CONSTRAINT "group_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."group_membership" ADD CONSTRAINT "group_membership_group_id_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "identity"."group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."group_membership" ADD CONSTRAINT "group_membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD CONSTRAINT "organisation_parent_id_organisation_id_fk" FOREIGN KEY ("parent_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."person_address" ADD CONSTRAINT "person_address_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."person_email" ADD CONSTRAINT "person_email_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."person_phone_number" ADD CONSTRAINT "person_phone_number_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."responsible" ADD CONSTRAINT "responsible_pupil_id_person_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."responsible" ADD CONSTRAINT "responsible_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD CONSTRAINT "role_grant_client_application_id_client_application_id_fk" FOREIGN KEY ("client_application_id") REFERENCES "identity"."client_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD CONSTRAINT "role_grant_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_viewer_id_at_idx" ON "identity"."audit" USING btree ("viewer_id","at");--> statement-breakpoint
CREATE INDEX "change_xid_position_idx" ON "identity"."change" USING btree ("xid","position");--> statement-breakpoint
CREATE INDEX "account_person_id_idx" ON "identity"."account" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "account_client_application_id_idx" ON "identity"."account" USING btree ("client_application_id");--> statement-breakpoint
CREATE INDEX "activity_organisation_id_idx" ON "identity"."activity" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "activity_group_group_id_idx" ON "identity"."activity_group" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "activity_teacher_activity_id_idx" ON "identity"."activity_teacher" USING btree ("activity_id");--> statement-breakpoint
CREATE INDEX "activity_teacher_duty_id_idx" ON "identity"."activity_teacher" USING btree ("duty_id");--> statement-breakpoint
CREATE INDEX "assignment_role_duty_id_idx" ON "identity"."assignment_role" USING btree ("duty_id");--> statement-breakpoint
CREATE INDEX "assignment_role_group_id_idx" ON "identity"."assignment_role" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "duty_person_id_idx" ON "identity"."duty" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "duty_organisation_id_idx" ON "identity"."duty" USING btree ("organisation_id","duty_role","id");--> statement-breakpoint
CREATE INDEX "enrolment_pupil_id_idx" ON "identity"."enrolment" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "enrolment_organisation_id_idx" ON "identity"."enrolment" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "group_display_name_id_idx" ON "identity"."group" USING btree ("display_name","id");--> statement-breakpoint
CREATE INDEX "group_organisation_id_idx" ON "identity"."group" USING btree ("organisation_id","display_name","id");--> statement-breakpoint
CREATE INDEX "group_membership_group_id_person_id_idx" ON "identity"."group_membership" USING btree ("group_id","person_id");--> statement-breakpoint
CREATE INDEX "group_membership_person_id_idx" ON "identity"."group_membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "organisation_display_name_id_idx" ON "identity"."organisation" USING btree ("display_name","id");--> statement-breakpoint
CREATE INDEX "organisation_municipality_code_idx" ON "identity"."organisation" USING btree ("municipality_code","display_name","id");--> statement-breakpoint
CREATE INDEX "organisation_parent_id_idx" ON "identity"."organisation" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "person_address_person_id_idx" ON "identity"."person_address" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_email_person_id_idx" ON "identity"."person_email" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_phone_number_person_id_idx" ON "identity"."person_phone_number" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "person_family_name_given_name_id_idx" ON "identity"."person" USING btree ("family_name","given_name","id");--> statement-breakpoint
CREATE INDEX "person_marked_idx" ON "identity"."person" USING btree ("id") WHERE "identity"."person"."security_marking" <> 'INGEN';--> statement-breakpoint
CREATE INDEX "responsible_pupil_id_idx" ON "identity"."responsible" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "responsible_person_id_idx" ON "identity"."responsible" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_grant_person_id_idx" ON "identity"."role_grant" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "role_grant_client_application_id_idx" ON "identity"."role_grant" USING btree ("client_application_id");--> statement-breakpoint
CREATE INDEX "role_grant_organisation_id_idx" ON "identity"."role_grant" USING btree ("organisation_id");