CREATE TABLE "placement_tag" (
	"wall_id" uuid NOT NULL,
	"state" text NOT NULL,
	"tag" text NOT NULL,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"post_id" uuid NOT NULL,
	CONSTRAINT "placement_tag_wall_id_state_tag_arrived_at_post_id_pk" PRIMARY KEY("wall_id","state","tag","arrived_at","post_id")
);
--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "network" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "lang" text;
--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "account_id" uuid;
--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "traits" smallint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "engagement" bigint;
--> statement-breakpoint
ALTER TABLE "placement" ADD COLUMN "reach" bigint;
--> statement-breakpoint
ALTER TABLE "account" ADD COLUMN "reach" bigint;
--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "words" "tsvector";
--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_name" UNIQUE NULLS NOT DISTINCT("workspace_id","wall_id","user_id","name");
--> statement-breakpoint
-- Letters without capitals, accents and dots: what search compares. The same as `fold` in server/domain/search.ts.
create function koro_fold(words text) returns text language sql immutable strict parallel safe
return lower(translate(
  regexp_replace(normalize(words, nfd), E'[\u0300-\u036f]', '', 'g'),
  E'\u0131\u0142\u0141\u00f8\u00d8\u0111\u0110\u00f0\u00d0\u0127\u0126\u0167\u0166\u03c2', E'illooddddhhtt\u03c3'));
--> statement-breakpoint
-- The words of a post as server/actions/ingest/post-words.ts makes them, for whoever inserts posts without: as they
-- stand (weight D), their Turkish and English stems (B), the author's name and handle (A).
create function koro_words(body text, author text) returns tsvector language sql immutable parallel safe
return (
  with plain as (
    select translate(normalize(coalesce(body, ''), nfc), './:_@#&=-''', '          ') as words,
      translate(coalesce(author, ''), './:_@#&=-''', '          ') as author
  )
  select to_tsvector('pg_catalog.simple', koro_fold(words))
    || setweight(koro_fold(to_tsvector('pg_catalog.turkish', lower(translate(words,
      E'I\u0130\u00c7\u011e\u00d6\u015e\u00dc', E'\u0131i\u00e7\u011f\u00f6\u015f\u00fc')))::text)::tsvector, 'B')
    || setweight(koro_fold(to_tsvector('pg_catalog.english', lower(words))::text)::tsvector, 'B')
    || setweight(to_tsvector('pg_catalog.simple', koro_fold(author)), 'A')
  from plain);
--> statement-breakpoint
-- As `engagementOf` in server/domain/rules/facts.ts: views are no engagement, and what nobody counted is not 0.
create function koro_engagement(counts jsonb) returns bigint language sql immutable strict parallel safe
return (select sum(value::numeric)::bigint from jsonb_each(counts)
  where key in ('likes', 'shares', 'comments') and jsonb_typeof(value) = 'number');
--> statement-breakpoint
-- Bits of `traitBits` in server/domain/traits.ts.
create function koro_traits(media_kinds text[], entities jsonb, body text, alt_missing boolean)
returns smallint language sql immutable parallel safe
return (case when 'image' = any(media_kinds) then 1 else 0 end
  + case when 'video' = any(media_kinds) then 2 else 0 end
  + case when 'audio' = any(media_kinds) then 4 else 0 end
  + case when entities @> '[{"kind": "link"}]' or body ~* 'https?://' then 8 else 0 end
  + case when alt_missing then 16 else 0 end)::smallint;
--> statement-breakpoint
create function koro_lacks_alt(post uuid) returns boolean language sql stable parallel safe
return exists (select from media where post_id = post and kind = 'image' and alt is null);
--> statement-breakpoint
update account set reach = followers;
--> statement-breakpoint
update post p set words = koro_words(p.text, (
  select concat_ws(' ', a.name, a.handle) from account a where a.id = p.account_id));
--> statement-breakpoint
update placement pl set network = p.network, lang = p.lang, account_id = p.account_id,
  traits = koro_traits(p.media_kinds, p.entities, p.text, koro_lacks_alt(p.id)),
  engagement = koro_engagement(p.counts), reach = (select a.reach from account a where a.id = p.account_id)
from post p where p.id = pl.post_id;
--> statement-breakpoint
insert into placement_tag
select wall_id, state, tag, arrived_at, post_id from placement, unnest(tags) as tag on conflict do nothing;
--> statement-breakpoint
CREATE INDEX "placement_network" ON "placement" USING btree ("wall_id","state","network","arrived_at","post_id");
--> statement-breakpoint
CREATE INDEX "placement_source" ON "placement" USING btree ("wall_id","state","source_id","arrived_at","post_id") WHERE source_id is not null;
--> statement-breakpoint
CREATE INDEX "placement_lang" ON "placement" USING btree ("wall_id","state",split_part(lang, '-', 1),"arrived_at","post_id") WHERE lang is not null;
--> statement-breakpoint
CREATE INDEX "placement_reason" ON "placement" USING btree ("wall_id","state","reason","arrived_at","post_id") WHERE reason is not null;
--> statement-breakpoint
CREATE INDEX "placement_traits" ON "placement" USING btree ("wall_id","state","traits","arrived_at","post_id");
--> statement-breakpoint
CREATE INDEX "placement_author" ON "placement" USING btree ("account_id","state","wall_id","arrived_at","post_id") WHERE account_id is not null;
--> statement-breakpoint
CREATE INDEX "placement_highlighted" ON "placement" USING btree ("wall_id","state","arrived_at","post_id") WHERE highlighted;
--> statement-breakpoint
CREATE INDEX "placement_engaged" ON "placement" USING btree ("wall_id","state","engagement","post_id");
--> statement-breakpoint
CREATE INDEX "placement_reach" ON "placement" USING btree ("wall_id","state","reach","post_id");
--> statement-breakpoint
CREATE INDEX "account_handle" ON "account" USING btree ("workspace_id","handle");
--> statement-breakpoint
CREATE INDEX "post_words" ON "post" USING gin ("words");
--> statement-breakpoint
-- From here on the copies are kept true by the tables themselves, whoever writes to them.
create function koro_copy_to_placement() returns trigger language plpgsql as $$
begin
  select p.network, p.lang, p.account_id, koro_engagement(p.counts), coalesce(a.reach, a.followers),
    koro_traits(p.media_kinds, p.entities, p.text, koro_lacks_alt(p.id))
  into new.network, new.lang, new.account_id, new.engagement, new.reach, new.traits
  from post p left join account a on a.id = p.account_id
  where p.id = new.post_id;
  -- Without its post it is the foreign key's to refuse.
  new.network := coalesce(new.network, '');
  new.traits := coalesce(new.traits, 0);
  return new;
end $$;
--> statement-breakpoint
-- Ingest, which inserts by the hundred, brings them along.
create trigger placement_copy before insert on placement
  for each row when (new.network = '') execute function koro_copy_to_placement();
--> statement-breakpoint
create function koro_copy_post() returns trigger language plpgsql as $$
declare
  changed uuid[];
begin
  select array_agg(n.id) into changed from after_change n join before_change o using (id)
  where (n.lang, n.account_id, n.counts, n.media_kinds, n.text) is distinct from
      (o.lang, o.account_id, o.counts, o.media_kinds, o.text)
    or n.entities is distinct from o.entities;
  if changed is null then return null; end if;
  -- Locked in the order in which everybody locks placements.
  perform from placement where post_id = any(changed) order by wall_id, post_id for update;
  update placement pl set lang = c.lang, account_id = c.account_id, engagement = c.engagement,
    reach = c.reach, traits = c.traits
  from (
    select p.id, p.lang, p.account_id, koro_engagement(p.counts) as engagement,
      coalesce(a.reach, a.followers) as reach,
      koro_traits(p.media_kinds, p.entities, p.text, koro_lacks_alt(p.id)) as traits
    from post p left join account a on a.id = p.account_id
    where p.id = any(changed)) c
  where pl.post_id = c.id and (pl.lang, pl.account_id, pl.engagement, pl.reach, pl.traits)
    is distinct from (c.lang, c.account_id, c.engagement, c.reach, c.traits);
  return null;
end $$;
--> statement-breakpoint
create trigger post_copy after update on post
  referencing old table as before_change new table as after_change
  for each statement execute function koro_copy_post();
--> statement-breakpoint
create function koro_copy_alt() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct post_id) into touched from after_change where kind = 'image';
  elsif tg_op = 'DELETE' then
    select array_agg(distinct post_id) into touched from before_change where kind = 'image';
  else
    select array_agg(distinct n.post_id) into touched from after_change n join before_change o using (id)
    where (n.kind, n.alt is null) is distinct from (o.kind, o.alt is null);
  end if;
  if touched is null then return null; end if;
  perform from placement where post_id = any(touched) order by wall_id, post_id for update;
  update placement pl
  set traits = (pl.traits & 15) | (case when koro_lacks_alt(pl.post_id) then 16 else 0 end)
  where pl.post_id = any(touched) and ((pl.traits & 16) > 0) <> koro_lacks_alt(pl.post_id);
  return null;
end $$;
--> statement-breakpoint
create trigger media_copy_insert after insert on media referencing new table as after_change
  for each statement execute function koro_copy_alt();
--> statement-breakpoint
create trigger media_copy_update after update on media
  referencing old table as before_change new table as after_change
  for each statement execute function koro_copy_alt();
--> statement-breakpoint
create trigger media_copy_delete after delete on media referencing old table as before_change
  for each statement execute function koro_copy_alt();
--> statement-breakpoint
-- Followers change with every reading. A brand with 50,000 posts would have them all written again each time, so the
-- copies follow in steps of a hundredth (`account.reach`).
create function koro_copy_account() returns trigger language plpgsql as $$
declare
  moved uuid[];
  renamed uuid[];
begin
  select array_agg(n.id) filter (where n.reach is distinct from o.reach),
    array_agg(n.id) filter (where (n.name, n.handle) is distinct from (o.name, o.handle))
  into moved, renamed from after_change n join before_change o using (id);
  if renamed is not null then
    perform from post where account_id = any(renamed) order by id for no key update;
    update post p set words = ts_filter(p.words, '{b,d}')
      || koro_words(null, concat_ws(' ', a.name, a.handle))
    from account a where a.id = any(renamed) and p.account_id = a.id;
  end if;
  if moved is not null then
    perform from placement where account_id = any(moved) order by wall_id, post_id for update;
    update placement pl set reach = a.reach
    from account a where a.id = any(moved) and pl.account_id = a.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger account_copy after update on account
  referencing old table as before_change new table as after_change
  for each statement execute function koro_copy_account();
--> statement-breakpoint
create function koro_find_words() returns trigger language plpgsql as $$
begin
  new.words := koro_words(new.text, (
    select concat_ws(' ', a.name, a.handle) from account a where a.id = new.account_id));
  return new;
end $$;
--> statement-breakpoint
create trigger post_words_new before insert on post
  for each row when (new.words is null) execute function koro_find_words();
--> statement-breakpoint
create trigger post_words_edited before update of text, account_id on post
  for each row when ((new.text, new.account_id) is distinct from (old.text, old.account_id)
    and new.words is not distinct from old.words)
  execute function koro_find_words();
--> statement-breakpoint
create function koro_copy_tags() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from placement_tag t where t.wall_id = old.wall_id and t.state = old.state
      and t.tag = any(old.tags) and t.arrived_at = old.arrived_at and t.post_id = old.post_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into placement_tag
    select new.wall_id, new.state, tag, new.arrived_at, new.post_id from unnest(new.tags) as tag
    on conflict do nothing;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger placement_tag_insert after insert on placement
  for each row when (new.tags <> '{}') execute function koro_copy_tags();
--> statement-breakpoint
create trigger placement_tag_update after update of state, tags, arrived_at on placement
  for each row when ((old.tags <> '{}' or new.tags <> '{}')
    and (old.state, old.tags, old.arrived_at) is distinct from (new.state, new.tags, new.arrived_at))
  execute function koro_copy_tags();
--> statement-breakpoint
create trigger placement_tag_delete after delete on placement
  for each row when (old.tags <> '{}') execute function koro_copy_tags();
