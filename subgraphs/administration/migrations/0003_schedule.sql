CREATE TABLE "administration"."calendar_event_group" (
	"calendar_event_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"is_cancelled" boolean NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "calendar_event_group_calendar_event_id_group_id_pk" PRIMARY KEY("calendar_event_id","group_id")
);
--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_group" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."calendar_event_resource" (
	"calendar_event_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"is_cancelled" boolean NOT NULL,
	"resource_id" uuid NOT NULL,
	CONSTRAINT "calendar_event_resource_calendar_event_id_resource_id_pk" PRIMARY KEY("calendar_event_id","resource_id")
);
--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_resource" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."calendar_event_room" (
	"calendar_event_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"is_cancelled" boolean NOT NULL,
	"room_id" uuid NOT NULL,
	CONSTRAINT "calendar_event_room_calendar_event_id_room_id_pk" PRIMARY KEY("calendar_event_id","room_id")
);
--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_room" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."calendar_event_teacher" (
	"calendar_event_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"is_cancelled" boolean NOT NULL,
	"teacher_id" uuid NOT NULL,
	"duty_id" uuid NOT NULL,
	"is_substitute" boolean DEFAULT false NOT NULL,
	"is_participating" boolean DEFAULT true NOT NULL,
	"own_starts_at" timestamp with time zone,
	"own_ends_at" timestamp with time zone,
	CONSTRAINT "calendar_event_teacher_calendar_event_id_teacher_id_pk" PRIMARY KEY("calendar_event_id","teacher_id"),
	CONSTRAINT "calendar_event_teacher_own_check" CHECK (("administration"."calendar_event_teacher"."own_starts_at" is null) = ("administration"."calendar_event_teacher"."own_ends_at" is null) and "administration"."calendar_event_teacher"."own_ends_at" > "administration"."calendar_event_teacher"."own_starts_at")
);
--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_teacher" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."calendar_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"activity_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"is_cancelled" boolean DEFAULT false NOT NULL,
	"cancel_reason" text,
	"series_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_event_copy_unique" UNIQUE("id","starts_at","ends_at","is_cancelled"),
	CONSTRAINT "calendar_event_time_check" CHECK ("administration"."calendar_event"."ends_at" > "administration"."calendar_event"."starts_at" and "administration"."calendar_event"."ends_at" - "administration"."calendar_event"."starts_at" <= interval '24 hours'),
	CONSTRAINT "calendar_event_cancel_check" CHECK ("administration"."calendar_event"."is_cancelled" = ("administration"."calendar_event"."cancel_reason" is not null))
);
--> statement-breakpoint
ALTER TABLE "administration"."calendar_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."student_exception" (
	"calendar_event_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"is_participating" boolean NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	CONSTRAINT "student_exception_calendar_event_id_student_id_pk" PRIMARY KEY("calendar_event_id","student_id"),
	CONSTRAINT "student_exception_time_check" CHECK (("administration"."student_exception"."starts_at" is null) = ("administration"."student_exception"."ends_at" is null) and "administration"."student_exception"."ends_at" > "administration"."student_exception"."starts_at" and "administration"."student_exception"."is_participating" = ("administration"."student_exception"."starts_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "administration"."student_exception" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."resource" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"display_name" text collate "sv-x-icu" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	"description" text,
	CONSTRAINT "resource_name_unique" UNIQUE("organisation_id","display_name")
);
--> statement-breakpoint
ALTER TABLE "administration"."resource" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "administration"."room" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"display_name" text collate "sv-x-icu" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"modified_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seats" integer,
	CONSTRAINT "room_name_unique" UNIQUE("organisation_id","display_name"),
	CONSTRAINT "room_seats_check" CHECK ("administration"."room"."seats" between 0 and 10000)
);
--> statement-breakpoint
ALTER TABLE "administration"."room" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_group" ADD CONSTRAINT "calendar_event_group_calendar_event_fk" FOREIGN KEY ("calendar_event_id","starts_at","ends_at","is_cancelled") REFERENCES "administration"."calendar_event"("id","starts_at","ends_at","is_cancelled") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_resource" ADD CONSTRAINT "calendar_event_resource_resource_id_resource_id_fk" FOREIGN KEY ("resource_id") REFERENCES "administration"."resource"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_resource" ADD CONSTRAINT "calendar_event_resource_calendar_event_fk" FOREIGN KEY ("calendar_event_id","starts_at","ends_at","is_cancelled") REFERENCES "administration"."calendar_event"("id","starts_at","ends_at","is_cancelled") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_room" ADD CONSTRAINT "calendar_event_room_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "administration"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_room" ADD CONSTRAINT "calendar_event_room_calendar_event_fk" FOREIGN KEY ("calendar_event_id","starts_at","ends_at","is_cancelled") REFERENCES "administration"."calendar_event"("id","starts_at","ends_at","is_cancelled") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_teacher" ADD CONSTRAINT "calendar_event_teacher_calendar_event_fk" FOREIGN KEY ("calendar_event_id","starts_at","ends_at","is_cancelled") REFERENCES "administration"."calendar_event"("id","starts_at","ends_at","is_cancelled") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "administration"."student_exception" ADD CONSTRAINT "student_exception_calendar_event_id_calendar_event_id_fk" FOREIGN KEY ("calendar_event_id") REFERENCES "administration"."calendar_event"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_event_group_group_id_idx" ON "administration"."calendar_event_group" USING btree ("group_id","starts_at");--> statement-breakpoint
CREATE INDEX "calendar_event_resource_resource_id_idx" ON "administration"."calendar_event_resource" USING btree ("resource_id","starts_at");--> statement-breakpoint
CREATE INDEX "calendar_event_room_room_id_idx" ON "administration"."calendar_event_room" USING btree ("room_id","starts_at");--> statement-breakpoint
CREATE INDEX "calendar_event_teacher_teacher_id_idx" ON "administration"."calendar_event_teacher" USING btree ("teacher_id","starts_at");--> statement-breakpoint
CREATE INDEX "calendar_event_teacher_duty_id_idx" ON "administration"."calendar_event_teacher" USING btree ("duty_id","starts_at");--> statement-breakpoint
CREATE INDEX "calendar_event_organisation_id_idx" ON "administration"."calendar_event" USING btree ("organisation_id","starts_at");--> statement-breakpoint
CREATE INDEX "calendar_event_activity_id_idx" ON "administration"."calendar_event" USING btree ("activity_id","starts_at");--> statement-breakpoint
CREATE INDEX "student_exception_student_id_idx" ON "administration"."student_exception" USING btree ("student_id");--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_room" ADD CONSTRAINT "calendar_event_room_clash" EXCLUDE USING gist ("room_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE (not "is_cancelled");--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_resource" ADD CONSTRAINT "calendar_event_resource_clash" EXCLUDE USING gist ("resource_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE (not "is_cancelled");--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_group" ADD CONSTRAINT "calendar_event_group_clash" EXCLUDE USING gist ("group_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE (not "is_cancelled");--> statement-breakpoint
ALTER TABLE "administration"."calendar_event_teacher" ADD CONSTRAINT "calendar_event_teacher_clash" EXCLUDE USING gist ("teacher_id" WITH =, (case when "own_starts_at" >= "starts_at" and "own_ends_at" <= "ends_at" then tstzrange("own_starts_at", "own_ends_at") else tstzrange("starts_at", "ends_at") end) WITH &&) WHERE ("is_participating" and not "is_cancelled");
