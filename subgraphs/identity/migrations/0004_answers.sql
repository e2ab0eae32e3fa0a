ALTER TABLE "identity"."account" ADD COLUMN "invited_by_id" uuid;--> statement-breakpoint
ALTER TABLE "identity"."duty" ADD COLUMN "is_refused" boolean DEFAULT false NOT NULL;