CREATE TABLE "decision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"wall_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"batch" uuid NOT NULL,
	"move" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text,
	"reason" text,
	"note" text,
	"version" integer NOT NULL,
	"before" jsonb,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "placement" (
	"wall_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"source_id" uuid,
	"state" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"reason" text,
	"approved_by" text,
	"contested" boolean DEFAULT false NOT NULL,
	"shown_at" timestamp (3) with time zone,
	"last_shown_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone NOT NULL,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"highlighted" boolean DEFAULT false NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"cta" jsonb,
	CONSTRAINT "placement_wall_id_post_id_pk" PRIMARY KEY("wall_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "wall_event" (
	"wall_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"post_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "wall_event_wall_id_seq_pk" PRIMARY KEY("wall_id","seq")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"network" text NOT NULL,
	"external_id" text NOT NULL,
	"handle" text,
	"name" text NOT NULL,
	"url" text,
	"avatar_url" text,
	"avatar_key" text,
	"followers" bigint,
	"hidden" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_identity" UNIQUE("workspace_id","network","external_id")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"remote_url" text,
	"alt" text,
	"alt_reviewed" boolean DEFAULT false NOT NULL,
	"width" integer,
	"height" integer,
	"thumbhash" text,
	"phash" text,
	"state" text NOT NULL,
	"trouble" text,
	"files" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_identity" UNIQUE("post_id","key")
);
--> statement-breakpoint
CREATE TABLE "media_file" (
	"key" text PRIMARY KEY NOT NULL,
	"post_id" uuid,
	"account_id" uuid,
	"reserved_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"network" text NOT NULL,
	"canonical_uri" text NOT NULL,
	"permalink" text,
	"account_id" uuid,
	"text" text NOT NULL,
	"entities" jsonb NOT NULL,
	"lang" text,
	"hashtags" text[] NOT NULL,
	"strict_keys" text[] NOT NULL,
	"loose_keys" text[] NOT NULL,
	"media_kinds" text[] NOT NULL,
	"sensitive" boolean NOT NULL,
	"content_warning" text,
	"counts" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"gone_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_identity" UNIQUE("workspace_id","network","canonical_uri")
);
--> statement-breakpoint
CREATE TABLE "post_source" (
	"source_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"post_id" uuid NOT NULL,
	"rechecked_at" timestamp (3) with time zone,
	CONSTRAINT "post_source_source_id_external_id_pk" PRIMARY KEY("source_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"connector" text NOT NULL,
	"settings" jsonb NOT NULL,
	"secrets" text,
	"state" text DEFAULT 'active' NOT NULL,
	"cursor" jsonb,
	"failures" integer DEFAULT 0 NOT NULL,
	"trouble" jsonb,
	"last_read_at" timestamp (3) with time zone,
	"next_read_at" timestamp (3) with time zone,
	"next_recheck_at" timestamp (3) with time zone,
	"reading_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_gap" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone,
	"to_at" timestamp (3) with time zone,
	"why" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wall_source" (
	"wall_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"publishing" text NOT NULL,
	CONSTRAINT "wall_source_wall_id_source_id_pk" PRIMARY KEY("wall_id","source_id")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"wall_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"detail" text,
	"email" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"post_id" uuid PRIMARY KEY NOT NULL,
	"wall_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"email" text,
	"consent_version" text NOT NULL,
	"consent_text" text NOT NULL,
	"consent_locale" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "submission_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "display" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"wall_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "display_slug" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "wall" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"locale" text NOT NULL,
	"hashtags" text[] NOT NULL,
	"accents" text NOT NULL,
	"on_edit" text NOT NULL,
	"uploads" boolean NOT NULL,
	"look" jsonb NOT NULL,
	"consent_version" integer DEFAULT 1 NOT NULL,
	"consent_text" text,
	"state" text NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"events_from" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "wall_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "wall_count" (
	"wall_id" uuid NOT NULL,
	"state" text NOT NULL,
	"placements" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "wall_count_wall_id_state_pk" PRIMARY KEY("wall_id","state")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"hash" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "auth_account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_user" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"locale" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "auth_user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "auth_verification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"walls" uuid[],
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "member_once" UNIQUE("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "setup_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "setup_link_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "workspace" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement" ADD CONSTRAINT "placement_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_event" ADD CONSTRAINT "wall_event_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_file" ADD CONSTRAINT "media_file_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_file" ADD CONSTRAINT "media_file_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_source" ADD CONSTRAINT "post_source_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_source" ADD CONSTRAINT "post_source_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source" ADD CONSTRAINT "source_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_gap" ADD CONSTRAINT "source_gap_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_source" ADD CONSTRAINT "wall_source_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_source" ADD CONSTRAINT "wall_source_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display" ADD CONSTRAINT "display_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display" ADD CONSTRAINT "display_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall" ADD CONSTRAINT "wall_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_count" ADD CONSTRAINT "wall_count_wall_id_wall_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."wall"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_post" ON "decision" USING btree ("wall_id","post_id","at");--> statement-breakpoint
CREATE INDEX "decision_wall" ON "decision" USING btree ("wall_id","at","id");--> statement-breakpoint
CREATE INDEX "decision_batch" ON "decision" USING btree ("batch");--> statement-breakpoint
CREATE INDEX "placement_feed" ON "placement" USING btree ("wall_id","pinned","shown_at","published_at","post_id") WHERE shown_at is not null;--> statement-breakpoint
CREATE INDEX "placement_queue" ON "placement" USING btree ("wall_id","state","arrived_at","post_id");--> statement-breakpoint
CREATE INDEX "placement_waiting" ON "placement" USING btree ("wall_id","post_id") WHERE state = 'approved' and shown_at is null;--> statement-breakpoint
CREATE INDEX "placement_post" ON "placement" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "media_file_post" ON "media_file" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "media_file_account" ON "media_file" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "media_file_ownerless" ON "media_file" USING btree ("reserved_until") WHERE "media_file"."post_id" is null and "media_file"."account_id" is null;--> statement-breakpoint
CREATE INDEX "post_account" ON "post" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "post_source_post" ON "post_source" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "source_due" ON "source" USING btree ("state","next_read_at");--> statement-breakpoint
CREATE INDEX "source_gap_source" ON "source_gap" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "wall_source_source" ON "wall_source" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "report_wall" ON "report" USING btree ("wall_id");--> statement-breakpoint
CREATE INDEX "submission_wall" ON "submission" USING btree ("wall_id");--> statement-breakpoint
CREATE INDEX "display_wall" ON "display" USING btree ("wall_id");--> statement-breakpoint
CREATE INDEX "wall_workspace" ON "wall" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "auth_account_user" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");