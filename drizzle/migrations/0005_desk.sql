CREATE TABLE "alert" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"wall_id" uuid,
	"user_id" uuid,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"secrets" text,
	"is_on" boolean DEFAULT true NOT NULL,
	"firing" boolean DEFAULT false NOT NULL,
	"last_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alert_delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"alert_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"content" jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"trouble" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "classifier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"is_on" boolean NOT NULL,
	"settings" jsonb NOT NULL,
	"secrets" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"trouble" text,
	"trouble_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opinion" (
	"post_id" uuid NOT NULL,
	"classifier_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"scores" jsonb,
	"media_scores" jsonb,
	"advice" text,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone,
	CONSTRAINT "opinion_post_id_classifier_id_pk" PRIMARY KEY("post_id","classifier_id")
);
--> statement-breakpoint
CREATE TABLE "collection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collection_name" UNIQUE("workspace_id","name")
);
--> statement-breakpoint
CREATE TABLE "collection_post" (
	"collection_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "collection_post_collection_id_post_id_pk" PRIMARY KEY("collection_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "desk_seat" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wall_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"post_id" uuid,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"wall_id" uuid,
	"user_id" uuid,
	"name" text NOT NULL,
	"query" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"wall_id" uuid,
	"kind" text NOT NULL,
	"act" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"about" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_seal" (
	"workspace_id" uuid NOT NULL,
	"n" bigint NOT NULL,
	"kind" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"digest" text NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "log_seal_workspace_id_n_pk" PRIMARY KEY("workspace_id","n"),
	CONSTRAINT "log_seal_once" UNIQUE("entry_id")
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"fingerprint" text NOT NULL,
	"reason" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppression_once" UNIQUE("workspace_id","kind","fingerprint")
);
--> statement-breakpoint
ALTER TABLE "decision" DROP CONSTRAINT "decision_wall_id_wall_id_fk";
--> statement-breakpoint
DROP INDEX "placement_feed";--> statement-breakpoint
DROP INDEX "report_wall";--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "pin_rank" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "show_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "show_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "regate_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "sponsor" text;--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "claimed_by" uuid;--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "claimed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "alt_draft" text;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "state" text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "handled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "handled_by" text;--> statement-breakpoint
ALTER TABLE "wall" ADD COLUMN "sponsored_every" integer;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "preferences" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "member" ADD COLUMN "last_digest_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert" ADD CONSTRAINT "alert_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_delivery" ADD CONSTRAINT "alert_delivery_alert_id_alert_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alert"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "classifier" ADD CONSTRAINT "classifier_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion" ADD CONSTRAINT "opinion_classifier_id_classifier_id_fk" FOREIGN KEY ("classifier_id") REFERENCES "public"."classifier"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection" ADD CONSTRAINT "collection_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_post" ADD CONSTRAINT "collection_post_collection_id_collection_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collection"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_post" ADD CONSTRAINT "collection_post_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_seat" ADD CONSTRAINT "desk_seat_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_seat" ADD CONSTRAINT "desk_seat_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_seal" ADD CONSTRAINT "log_seal_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_workspace" ON "alert" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "alert_delivery_alert" ON "alert_delivery" USING btree ("alert_id","created_at");--> statement-breakpoint
CREATE INDEX "alert_delivery_due" ON "alert_delivery" USING btree ("next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "classifier_workspace" ON "classifier" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "opinion_due" ON "opinion" USING btree ("next_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "opinion_classifier" ON "opinion" USING btree ("classifier_id");--> statement-breakpoint
CREATE INDEX "collection_post_post" ON "collection_post" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "desk_seat_wall" ON "desk_seat" USING btree ("wall_id","seen_at");--> statement-breakpoint
CREATE INDEX "saved_view_workspace" ON "saved_view" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "log_entry_workspace" ON "log_entry" USING btree ("workspace_id","at","id");--> statement-breakpoint
CREATE INDEX "decision_workspace" ON "decision" USING btree ("workspace_id","at","id");--> statement-breakpoint
CREATE INDEX "placement_regate" ON "placement" USING btree ("regate_at") WHERE regate_at is not null;--> statement-breakpoint
CREATE INDEX "placement_claims" ON "placement" USING btree ("wall_id","claimed_by") WHERE claimed_by is not null;--> statement-breakpoint
CREATE INDEX "placement_sponsored" ON "placement" USING btree ("wall_id") WHERE sponsor is not null and shown_at is not null;--> statement-breakpoint
CREATE INDEX "report_post" ON "report" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "placement_feed" ON "placement" USING btree ("wall_id","pinned","pin_rank","shown_at","published_at","post_id") WHERE shown_at is not null;--> statement-breakpoint
CREATE INDEX "report_wall" ON "report" USING btree ("wall_id","state","created_at","id");