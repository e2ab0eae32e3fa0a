CREATE TABLE "governance"."purge_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "governance"."purge_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"concept" text NOT NULL,
	"action" text NOT NULL,
	"count" integer NOT NULL,
	"rule_id" uuid,
	"ground" text NOT NULL,
	CONSTRAINT "purge_log_action_check" CHECK ("governance"."purge_log"."action" in ('RETENTION', 'ERASURE', 'BLANK')),
	CONSTRAINT "purge_log_count_check" CHECK ("governance"."purge_log"."count" > 0)
);
--> statement-breakpoint
ALTER TABLE "governance"."purge_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "purge_log_at_idx" ON "governance"."purge_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "change_entity_id_idx" ON "governance"."change" USING btree ("entity_id");