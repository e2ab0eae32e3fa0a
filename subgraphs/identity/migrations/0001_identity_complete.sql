CREATE TABLE "identity"."purge_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "identity"."purge_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"concept" text NOT NULL,
	"action" text NOT NULL,
	"count" integer NOT NULL,
	"rule_id" uuid,
	"ground" text NOT NULL,
	CONSTRAINT "purge_log_action_check" CHECK ("identity"."purge_log"."action" in ('RETENTION', 'ERASURE', 'BLANK')),
	CONSTRAINT "purge_log_count_check" CHECK ("identity"."purge_log"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "identity"."purge_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."access_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"reason" text NOT NULL,
	"state" text DEFAULT 'REQUESTED' NOT NULL,
	"requested_by_id" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"role_grant_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "access_request_role_check" CHECK ("identity"."access_request"."role" in ('AUTHORITY_ADMIN', 'AUTHORITY_ANALYST', 'UNIT_OBSERVER')),
	CONSTRAINT "access_request_state_check" CHECK ("identity"."access_request"."state" in ('REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "access_request_decided_check" CHECK (("identity"."access_request"."state" in ('APPROVED', 'REFUSED')) = ("identity"."access_request"."decided_by_id" is not null)),
	CONSTRAINT "access_request_self_check" CHECK ("identity"."access_request"."decided_by_id" not in ("identity"."access_request"."person_id", "identity"."access_request"."requested_by_id")),
	CONSTRAINT "access_request_period_check" CHECK ("identity"."access_request"."end_date" >= "identity"."access_request"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."access_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."account_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"issued_by_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "account_invitation_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "account_invitation_end_check" CHECK (num_nonnulls("identity"."account_invitation"."used_at", "identity"."account_invitation"."revoked_at") <= 1)
);
--> statement-breakpoint
ALTER TABLE "identity"."account_invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."account_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"civic_no" text NOT NULL,
	"email" text NOT NULL,
	"duty_role" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"reason" text NOT NULL,
	"state" text DEFAULT 'ORDERED' NOT NULL,
	"ordered_by_id" uuid NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"expires_on" date NOT NULL,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"account_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "account_order_state_check" CHECK ("identity"."account_order"."state" in ('ORDERED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "account_order_decided_check" CHECK (("identity"."account_order"."state" in ('APPROVED', 'REFUSED')) = ("identity"."account_order"."decided_by_id" is not null)),
	CONSTRAINT "account_order_self_check" CHECK ("identity"."account_order"."decided_by_id" <> "identity"."account_order"."ordered_by_id"),
	CONSTRAINT "account_order_period_check" CHECK ("identity"."account_order"."end_date" >= "identity"."account_order"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."account_order" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."client_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_application_id" uuid NOT NULL,
	"key_hash" text NOT NULL,
	"hint" text NOT NULL,
	"issued_by_id" uuid NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "client_key_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
ALTER TABLE "identity"."client_key" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."contact_list_consent" (
	"person_id" uuid NOT NULL,
	"field" text NOT NULL,
	"given_by_id" uuid,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_list_consent_person_id_field_pk" PRIMARY KEY("person_id","field"),
	CONSTRAINT "contact_list_consent_field_check" CHECK ("identity"."contact_list_consent"."field" in ('NAME', 'EMAIL', 'PHONE_NUMBER', 'ADDRESS'))
);
--> statement-breakpoint
ALTER TABLE "identity"."contact_list_consent" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."contact_propagation" (
	"person_id" uuid NOT NULL,
	"source_system_id" uuid NOT NULL,
	"contact_version" integer NOT NULL,
	"propagated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_propagation_person_id_source_system_id_pk" PRIMARY KEY("person_id","source_system_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."contact_propagation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."contact_version" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."contact_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."data_subject_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"concerns" text,
	"state" text DEFAULT 'RECEIVED' NOT NULL,
	"is_protected" boolean NOT NULL,
	"text" text,
	"requested_by_id" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"received_on" date NOT NULL,
	"due_on" date NOT NULL,
	"extension_reason" text,
	"decided_by_id" uuid,
	"decided_at" timestamp with time zone,
	"ground" text,
	"ordered_by_id" uuid,
	"ordered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "data_subject_request_kind_check" CHECK ("identity"."data_subject_request"."kind" in ('EXTRACT', 'RECTIFICATION', 'RESTRICTION', 'PORTABILITY', 'ERASURE')),
	CONSTRAINT "data_subject_request_concerns_check" CHECK (("identity"."data_subject_request"."kind" = 'RECTIFICATION') = ("identity"."data_subject_request"."concerns" is not null) and "identity"."data_subject_request"."concerns" in ('NAME', 'CIVIC_NO', 'ADDRESS', 'CONTACT_DETAILS', 'ENROLMENT', 'GROUP', 'RESPONSIBLE', 'OTHER')),
	CONSTRAINT "data_subject_request_state_check" CHECK ("identity"."data_subject_request"."state" in ('RECEIVED', 'GRANTED', 'REFUSED', 'CARRIED_OUT')),
	CONSTRAINT "data_subject_request_decided_check" CHECK (("identity"."data_subject_request"."state" = 'RECEIVED') = ("identity"."data_subject_request"."decided_by_id" is null)),
	CONSTRAINT "data_subject_request_ground_check" CHECK ("identity"."data_subject_request"."state" = 'RECEIVED' or "identity"."data_subject_request"."ground" is not null),
	CONSTRAINT "data_subject_request_ordered_check" CHECK (("identity"."data_subject_request"."state" = 'CARRIED_OUT') = ("identity"."data_subject_request"."ordered_by_id" is not null)),
	CONSTRAINT "data_subject_request_carried_out_check" CHECK ("identity"."data_subject_request"."state" <> 'CARRIED_OUT' or "identity"."data_subject_request"."kind" = 'ERASURE'),
	CONSTRAINT "data_subject_request_due_check" CHECK ("identity"."data_subject_request"."due_on" > "identity"."data_subject_request"."received_on")
);
--> statement-breakpoint
ALTER TABLE "identity"."data_subject_request" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."processing_restriction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"decided_by_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "processing_restriction_period_check" CHECK ("identity"."processing_restriction"."end_date" >= "identity"."processing_restriction"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."processing_restriction" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."delegation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"pupil_id" uuid NOT NULL,
	"delegate_civic_no" text NOT NULL,
	"delegate_name" text NOT NULL,
	"delegate_kind" text NOT NULL,
	"acts" text[] NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date NOT NULL,
	"reason" text,
	"given_by_guardian_id" uuid,
	"given_by_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "delegation_acts_check" CHECK ("identity"."delegation"."acts" <@ array['REPORT_ABSENCE', 'APPLY_FOR_LEAVE', 'BOOK_DEVELOPMENT_TALK', 'EDIT_CARE_SCHEDULE', 'UPDATE_CONTACT_DETAILS'] and cardinality("identity"."delegation"."acts") > 0),
	CONSTRAINT "delegation_kind_check" CHECK ("identity"."delegation"."delegate_kind" in ('FOSTER_HOME', 'STEP_PARENT', 'OTHER')),
	CONSTRAINT "delegation_period_check" CHECK ("identity"."delegation"."end_date" between "identity"."delegation"."start_date" and "identity"."delegation"."start_date" + 366)
);
--> statement-breakpoint
ALTER TABLE "identity"."delegation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."field_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"processor_agreement_id" uuid NOT NULL,
	"field" text NOT NULL,
	"granted_by_id" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "field_grant_field_check" CHECK ("identity"."field_grant"."field" ~ '^[A-Z][A-Za-z0-9]*[.]([a-z][A-Za-z0-9]*|[*])$')
);
--> statement-breakpoint
ALTER TABLE "identity"."field_grant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."processor_agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_application_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"storage_country" text NOT NULL,
	"retention_months" integer NOT NULL,
	"max_information_class" text NOT NULL,
	"reference" text,
	"start_date" date NOT NULL,
	"end_date" date,
	"signed_by_id" uuid,
	"signed_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "processor_agreement_storage_country_check" CHECK ("identity"."processor_agreement"."storage_country" in ('AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE')),
	CONSTRAINT "processor_agreement_class_check" CHECK ("identity"."processor_agreement"."max_information_class" in ('PEDAGOGY', 'PEDAGOGICAL_ADMINISTRATION', 'EXERCISE_OF_AUTHORITY')),
	CONSTRAINT "processor_agreement_retention_check" CHECK ("identity"."processor_agreement"."retention_months" between 0 and 1200),
	CONSTRAINT "processor_agreement_period_check" CHECK ("identity"."processor_agreement"."end_date" >= "identity"."processor_agreement"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."processor_agreement" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."named_person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"named_person_id" uuid NOT NULL,
	"organisation_id" uuid,
	"reason" text NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	"named_by_id" uuid NOT NULL,
	"named_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "named_person_period_check" CHECK ("identity"."named_person"."end_date" >= "identity"."named_person"."start_date"),
	CONSTRAINT "named_person_self_check" CHECK ("identity"."named_person"."person_id" <> "identity"."named_person"."named_person_id"),
	CONSTRAINT "named_person_reason_check" CHECK (length(btrim("identity"."named_person"."reason")) > 0)
);
--> statement-breakpoint
ALTER TABLE "identity"."named_person" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."read_event" (
	"at" timestamp with time zone NOT NULL,
	"request_id" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"field" text NOT NULL,
	"viewer_id" uuid NOT NULL,
	"viewer_kind" text NOT NULL,
	"assurance" text NOT NULL,
	"relations" text[] NOT NULL,
	CONSTRAINT "read_event_subject_id_at_request_id_field_pk" PRIMARY KEY("subject_id","at","request_id","field"),
	CONSTRAINT "read_event_viewer_kind_check" CHECK ("identity"."read_event"."viewer_kind" in ('PERSON', 'CLIENT', 'UNIT', 'SYSTEM'))
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "identity"."read_event_default" PARTITION OF "identity"."read_event" DEFAULT;--> statement-breakpoint
CREATE TABLE "identity"."read_event_2024" PARTITION OF "identity"."read_event" FOR VALUES FROM (TIMESTAMPTZ '2024-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2025-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "identity"."read_event_2025" PARTITION OF "identity"."read_event" FOR VALUES FROM (TIMESTAMPTZ '2025-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2026-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "identity"."read_event_2026" PARTITION OF "identity"."read_event" FOR VALUES FROM (TIMESTAMPTZ '2026-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2027-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "identity"."read_event_2027" PARTITION OF "identity"."read_event" FOR VALUES FROM (TIMESTAMPTZ '2027-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2028-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "identity"."read_event_2028" PARTITION OF "identity"."read_event" FOR VALUES FROM (TIMESTAMPTZ '2028-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2029-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "identity"."read_event_2029" PARTITION OF "identity"."read_event" FOR VALUES FROM (TIMESTAMPTZ '2029-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2030-07-01 00:00 Europe/Stockholm');--> statement-breakpoint
CREATE TABLE "identity"."read_event_2030" PARTITION OF "identity"."read_event" FOR VALUES FROM (TIMESTAMPTZ '2030-07-01 00:00 Europe/Stockholm') TO (TIMESTAMPTZ '2031-07-01 00:00 Europe/Stockholm');
--> statement-breakpoint
ALTER TABLE "identity"."read_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."retention_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"concept" text NOT NULL,
	"action" text NOT NULL,
	"months" integer,
	"ground" text NOT NULL,
	"decision_reference" text NOT NULL,
	"set_by_id" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "retention_rule_organisation_id_concept_unique" UNIQUE("organisation_id","concept"),
	CONSTRAINT "retention_rule_concept_check" CHECK ("identity"."retention_rule"."concept" ~ '^[A-Z][A-Za-z]{1,60}$'),
	CONSTRAINT "retention_rule_action_check" CHECK ("identity"."retention_rule"."action" in ('ERASE', 'KEEP')),
	CONSTRAINT "retention_rule_months_check" CHECK (("identity"."retention_rule"."action" = 'ERASE') = ("identity"."retention_rule"."months" is not null) and "identity"."retention_rule"."months" between 0 and 1200)
);
--> statement-breakpoint
ALTER TABLE "identity"."retention_rule" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"session_key" text NOT NULL,
	"assurance" text NOT NULL,
	"authorized_party" text,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "session_account_id_session_key_unique" UNIQUE("account_id","session_key")
);
--> statement-breakpoint
ALTER TABLE "identity"."session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."external_identifier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"context" text NOT NULL,
	"value" text NOT NULL,
	"imported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "external_identifier_entity_context_value_unique" UNIQUE("entity","context","value"),
	CONSTRAINT "external_identifier_entity_check" CHECK ("identity"."external_identifier"."entity" in ('Organisation', 'Person', 'Enrolment', 'Responsible', 'Duty', 'Group', 'Activity'))
);
--> statement-breakpoint
ALTER TABLE "identity"."external_identifier" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."master_system" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"school_type" text,
	"domain" text NOT NULL,
	"source_system_id" uuid NOT NULL,
	"start_date" date NOT NULL,
	"end_date" date,
	CONSTRAINT "master_system_domain_check" CHECK ("identity"."master_system"."domain" in ('PERSONS', 'GROUPS', 'SCHEDULE', 'ATTENDANCE', 'GRADES', 'PLANS', 'PLACEMENTS')),
	CONSTRAINT "master_system_period_check" CHECK ("identity"."master_system"."end_date" >= "identity"."master_system"."start_date")
);
--> statement-breakpoint
ALTER TABLE "identity"."master_system" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."source_system" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"display_name" text NOT NULL,
	"supplier" text,
	CONSTRAINT "source_system_code_unique" UNIQUE("code"),
	CONSTRAINT "source_system_code_check" CHECK ("identity"."source_system"."code" ~ '^[a-z0-9-]{1,50}$')
);
--> statement-breakpoint
ALTER TABLE "identity"."source_system" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."unit_policy" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"shows_class_lists" boolean DEFAULT false NOT NULL,
	"shows_contact_lists" boolean DEFAULT false NOT NULL,
	"shows_absence_reasons" boolean DEFAULT true NOT NULL,
	"quality_work_visible_to" text DEFAULT 'STAFF' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_policy_quality_work_visible_to_check" CHECK ("identity"."unit_policy"."quality_work_visible_to" in ('LEADERSHIP', 'STAFF'))
);
--> statement-breakpoint
ALTER TABLE "identity"."unit_policy" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."viewer_setting" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	CONSTRAINT "viewer_setting_locale_check" CHECK ("identity"."viewer_setting"."locale" in ('sv', 'en'))
);
--> statement-breakpoint
ALTER TABLE "identity"."viewer_setting" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."audit" DROP CONSTRAINT "audit_viewer_kind_check";--> statement-breakpoint
ALTER TABLE "identity"."account" DROP CONSTRAINT "account_owner_check";--> statement-breakpoint
ALTER TABLE "identity"."person" DROP CONSTRAINT "person_civic_no_check";--> statement-breakpoint
DROP INDEX "identity"."role_grant_organisation_id_idx";--> statement-breakpoint
ALTER TABLE "identity"."account" ALTER COLUMN "issuer" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."account" ALTER COLUMN "subject" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD COLUMN "state" text DEFAULT 'ACTIVE' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD COLUMN "end_date" date;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD COLUMN "modified_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."activity" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."activity" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."client_application" ADD COLUMN "supplier" text;--> statement-breakpoint
ALTER TABLE "identity"."client_application" ADD COLUMN "contact_email" text;--> statement-breakpoint
ALTER TABLE "identity"."client_application" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."client_application" ADD COLUMN "modified_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."duty" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."duty" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."enrolment" ADD COLUMN "is_awaited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."enrolment" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."enrolment" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."group" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."group" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."group_membership" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."group_membership" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."person_address" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."person_address" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."person_email" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."person_email" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."person_phone_number" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."person_phone_number" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."person" ADD COLUMN "is_marked_here" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."person" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."person" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."person" ADD COLUMN "name_search" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, translate(regexp_replace(replace(replace(replace(normalize(lower((coalesce(given_name, '') || ' ' || coalesce(middle_name, '') || ' ' || coalesce(family_name, '')) collate "sv-x-icu"), NFD),
    'a' || chr(778), 'å'), 'a' || chr(776), 'ä'), 'o' || chr(776), 'ö'), '[\u0300-\u036F]', '', 'g'), 'łđøæ', 'ldöä'))) STORED;--> statement-breakpoint
ALTER TABLE "identity"."responsible" ADD COLUMN "source_system_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."responsible" ADD COLUMN "imported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD COLUMN "given_by_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD COLUMN "given_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD COLUMN "revoked_by_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."access_request" ADD CONSTRAINT "access_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."access_request" ADD CONSTRAINT "access_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."access_request" ADD CONSTRAINT "access_request_role_grant_id_role_grant_id_fk" FOREIGN KEY ("role_grant_id") REFERENCES "identity"."role_grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account_invitation" ADD CONSTRAINT "account_invitation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account_order" ADD CONSTRAINT "account_order_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account_order" ADD CONSTRAINT "account_order_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."client_key" ADD CONSTRAINT "client_key_client_application_id_client_application_id_fk" FOREIGN KEY ("client_application_id") REFERENCES "identity"."client_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."contact_list_consent" ADD CONSTRAINT "contact_list_consent_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."contact_propagation" ADD CONSTRAINT "contact_propagation_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."contact_propagation" ADD CONSTRAINT "contact_propagation_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."contact_version" ADD CONSTRAINT "contact_version_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."data_subject_request" ADD CONSTRAINT "data_subject_request_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."processing_restriction" ADD CONSTRAINT "processing_restriction_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."delegation" ADD CONSTRAINT "delegation_pupil_id_person_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."delegation" ADD CONSTRAINT "delegation_given_by_guardian_id_person_id_fk" FOREIGN KEY ("given_by_guardian_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."field_grant" ADD CONSTRAINT "field_grant_processor_agreement_id_processor_agreement_id_fk" FOREIGN KEY ("processor_agreement_id") REFERENCES "identity"."processor_agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."processor_agreement" ADD CONSTRAINT "processor_agreement_client_application_id_client_application_id_fk" FOREIGN KEY ("client_application_id") REFERENCES "identity"."client_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."named_person" ADD CONSTRAINT "named_person_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."named_person" ADD CONSTRAINT "named_person_named_person_id_person_id_fk" FOREIGN KEY ("named_person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."named_person" ADD CONSTRAINT "named_person_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."retention_rule" ADD CONSTRAINT "retention_rule_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."master_system" ADD CONSTRAINT "master_system_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."master_system" ADD CONSTRAINT "master_system_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."unit_policy" ADD CONSTRAINT "unit_policy_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."viewer_setting" ADD CONSTRAINT "viewer_setting_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "purge_log_at_idx" ON "identity"."purge_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "access_request_person_id_idx" ON "identity"."access_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "access_request_organisation_id_idx" ON "identity"."access_request" USING btree ("organisation_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "access_request_requested_at_idx" ON "identity"."access_request" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "access_request_requested_by_id_idx" ON "identity"."access_request" USING btree ("requested_by_id");--> statement-breakpoint
CREATE INDEX "access_request_role_grant_id_idx" ON "identity"."access_request" USING btree ("role_grant_id");--> statement-breakpoint
CREATE INDEX "account_invitation_account_id_idx" ON "identity"."account_invitation" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_order_organisation_id_idx" ON "identity"."account_order" USING btree ("organisation_id","ordered_at","id");--> statement-breakpoint
CREATE INDEX "account_order_account_id_idx" ON "identity"."account_order" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_order_ordered_by_id_idx" ON "identity"."account_order" USING btree ("ordered_by_id");--> statement-breakpoint
CREATE INDEX "client_key_client_application_id_idx" ON "identity"."client_key" USING btree ("client_application_id");--> statement-breakpoint
CREATE INDEX "contact_propagation_source_system_id_idx" ON "identity"."contact_propagation" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "data_subject_request_person_id_idx" ON "identity"."data_subject_request" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "data_subject_request_organisation_id_idx" ON "identity"."data_subject_request" USING btree ("organisation_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "processing_restriction_person_id_idx" ON "identity"."processing_restriction" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "delegation_pupil_id_idx" ON "identity"."delegation" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "delegation_delegate_civic_no_idx" ON "identity"."delegation" USING btree ("delegate_civic_no");--> statement-breakpoint
CREATE INDEX "delegation_given_by_guardian_id_idx" ON "identity"."delegation" USING btree ("given_by_guardian_id");--> statement-breakpoint
CREATE INDEX "field_grant_processor_agreement_id_idx" ON "identity"."field_grant" USING btree ("processor_agreement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "field_grant_current_idx" ON "identity"."field_grant" USING btree ("processor_agreement_id","field") WHERE "identity"."field_grant"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "processor_agreement_client_application_id_idx" ON "identity"."processor_agreement" USING btree ("client_application_id");--> statement-breakpoint
CREATE INDEX "named_person_person_id_idx" ON "identity"."named_person" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "named_person_named_person_id_idx" ON "identity"."named_person" USING btree ("named_person_id");--> statement-breakpoint
CREATE INDEX "named_person_organisation_id_idx" ON "identity"."named_person" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "read_event_viewer_id_at_idx" ON "identity"."read_event" USING btree ("viewer_id","at");--> statement-breakpoint
CREATE INDEX "session_account_id_last_seen_at_idx" ON "identity"."session" USING btree ("account_id","last_seen_at","id");--> statement-breakpoint
CREATE INDEX "external_identifier_entity_id_idx" ON "identity"."external_identifier" USING btree ("entity_id");--> statement-breakpoint
CREATE UNIQUE INDEX "master_system_current_idx" ON "identity"."master_system" USING btree ("organisation_id","domain",coalesce("school_type", '')) WHERE "identity"."master_system"."end_date" is null;--> statement-breakpoint
CREATE INDEX "master_system_organisation_id_idx" ON "identity"."master_system" USING btree ("organisation_id","domain");--> statement-breakpoint
CREATE INDEX "master_system_source_system_id_idx" ON "identity"."master_system" USING btree ("source_system_id");--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "identity"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."activity" ADD CONSTRAINT "activity_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."duty" ADD CONSTRAINT "duty_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."enrolment" ADD CONSTRAINT "enrolment_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."group" ADD CONSTRAINT "group_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."group_membership" ADD CONSTRAINT "group_membership_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."organisation" ADD CONSTRAINT "organisation_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."person_address" ADD CONSTRAINT "person_address_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."person_email" ADD CONSTRAINT "person_email_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."person_phone_number" ADD CONSTRAINT "person_phone_number_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."person" ADD CONSTRAINT "person_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."responsible" ADD CONSTRAINT "responsible_source_system_id_source_system_id_fk" FOREIGN KEY ("source_system_id") REFERENCES "identity"."source_system"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "change_entity_id_idx" ON "identity"."change" USING btree ("entity_id");--> statement-breakpoint
CREATE INDEX "account_organisation_id_idx" ON "identity"."account" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "activity_source_system_id_idx" ON "identity"."activity" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "duty_source_system_id_idx" ON "identity"."duty" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "enrolment_source_system_id_idx" ON "identity"."enrolment" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "group_source_system_id_idx" ON "identity"."group" USING btree ("source_system_id");--> statement-breakpoint
CREATE UNIQUE INDEX "group_membership_open_idx" ON "identity"."group_membership" USING btree ("group_id","person_id") WHERE "identity"."group_membership"."end_date" is null;--> statement-breakpoint
CREATE INDEX "group_membership_source_system_id_idx" ON "identity"."group_membership" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "organisation_source_system_id_idx" ON "identity"."organisation" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "person_address_source_system_id_idx" ON "identity"."person_address" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "person_email_source_system_id_idx" ON "identity"."person_email" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "person_phone_number_source_system_id_idx" ON "identity"."person_phone_number" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "person_source_system_id_idx" ON "identity"."person" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "person_name_search_idx" ON "identity"."person" USING gin ("name_search");--> statement-breakpoint
CREATE INDEX "responsible_source_system_id_idx" ON "identity"."responsible" USING btree ("source_system_id");--> statement-breakpoint
CREATE INDEX "role_grant_organisation_id_idx" ON "identity"."role_grant" USING btree ("organisation_id","start_date","id");--> statement-breakpoint
UPDATE "identity"."account" SET "state" = 'CLOSED' WHERE NOT "is_active";--> statement-breakpoint
ALTER TABLE "identity"."account" DROP COLUMN "is_active";--> statement-breakpoint
INSERT INTO "identity"."unit_policy" ("organisation_id", "shows_class_lists") SELECT "id", true FROM "identity"."organisation" WHERE "shows_class_lists";--> statement-breakpoint
ALTER TABLE "identity"."organisation" DROP COLUMN "shows_class_lists";--> statement-breakpoint
INSERT INTO "identity"."contact_list_consent" ("person_id", "field", "given_at") SELECT "id", 'NAME', now() FROM "identity"."person" WHERE "class_list_consent";--> statement-breakpoint
ALTER TABLE "identity"."person" DROP COLUMN "class_list_consent";--> statement-breakpoint
ALTER TABLE "identity"."audit" ADD CONSTRAINT "audit_viewer_kind_check" CHECK ("identity"."audit"."viewer_kind" in ('PERSON', 'CLIENT', 'UNIT', 'SUBJECT', 'SYSTEM'));--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_state_check" CHECK ("identity"."account"."state" in ('INVITED', 'ACTIVE', 'CLOSED'));--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_subject_check" CHECK (("identity"."account"."issuer" is null) = ("identity"."account"."subject" is null) and ("identity"."account"."subject" is not null or "identity"."account"."state" <> 'ACTIVE'));--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_owner_check" CHECK (num_nonnulls("identity"."account"."person_id", "identity"."account"."client_application_id", "identity"."account"."organisation_id") = 1);--> statement-breakpoint
ALTER TABLE "identity"."person" ADD CONSTRAINT "person_civic_no_check" CHECK ("identity"."person"."civic_no" ~ '^[0-9]{8}([0-9]{4}|TF[0-9]{2})$');--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD CONSTRAINT "role_grant_self_check" CHECK ("identity"."role_grant"."given_by_id" <> "identity"."role_grant"."person_id");