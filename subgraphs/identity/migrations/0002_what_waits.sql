ALTER TABLE "identity"."account" ADD COLUMN "is_holder_confirmed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."duty" ADD COLUMN "is_awaited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."person_phone_number" ADD COLUMN "written_by_id" uuid;