/** A post on a wall with all that the gate, the feed and the desk ask for: one shape, one place of SQL. */
import { sql } from "drizzle-orm";
import type { GateFacts } from "../../domain/gate.ts";
import type { Entity } from "../../domain/post.ts";
import type {
  AccentMode,
  ActorKind,
  Locale,
  MediaKind,
  MediaState,
  PlacementState,
  WallState,
} from "../../domain/vocabulary.ts";
import type { MediaFile } from "../schema/post.ts";

export interface MediaRow {
  id: string;
  kind: MediaKind;
  alt: string | null;
  width: number | null;
  height: number | null;
  thumbhash: string | null;
  state: MediaState;
  /** Its film or sound has not come yet; its still may be there. */
  filmWaiting: boolean;
  files: MediaFile[];
}

/** Times are what PostgreSQL prints for `timestamptz` in UTC. */
export interface PostRow {
  id: string;
  wall_id: string;
  workspace_id: string;
  network: string;
  permalink: string | null;
  published_at: string;
  edited_at: string | null;
  arrived_at: string;
  shown_at: string | null;
  last_shown_at: string | null;
  gone_at: string | null;
  lang: string | null;
  text: string;
  entities: Entity[];
  hashtags: string[];
  sensitive: boolean;
  content_warning: string | null;
  counts: Record<string, number>;
  pinned: boolean;
  pin_rank: number;
  highlighted: boolean;
  contested: boolean;
  show_from: string | null;
  show_until: string | null;
  regate_at: string | null;
  sponsor: string | null;
  tags: string[];
  cta: { label: string; url: string } | null;
  state: PlacementState;
  version: number;
  reason: string | null;
  approved_by: ActorKind | null;
  source_id: string | null;
  account_id: string | null;
  author_name: string | null;
  author_handle: string | null;
  author_url: string | null;
  author_avatar: string | null;
  author_followers: number | null;
  author_hidden: boolean | null;
  wall_state: WallState;
  wall_hashtags: string[];
  wall_accents: AccentMode;
  wall_locale: Locale;
  media: MediaRow[];
}

export const postFields = sql`
  p.id, pl.wall_id, pl.workspace_id, p.network, p.permalink, p.published_at, p.edited_at, pl.arrived_at, pl.shown_at,
  pl.last_shown_at, p.gone_at, p.lang, p.text, p.entities, p.hashtags, p.sensitive, p.content_warning,
  p.counts, pl.pinned, pl.pin_rank, pl.highlighted, pl.contested, pl.tags, pl.cta, pl.state, pl.version, pl.reason,
  pl.approved_by, pl.source_id, p.account_id, a.name as author_name, a.handle as author_handle,
  a.url as author_url, a.avatar_key as author_avatar, a.followers::float8 as author_followers,
  a.hidden as author_hidden, w.state as wall_state, w.hashtags as wall_hashtags, w.accents as wall_accents, w.locale as wall_locale,
  pl.show_from, pl.show_until, pl.regate_at, pl.sponsor,
  coalesce((
    select json_agg(json_build_object(
      'id', m.id, 'kind', m.kind, 'alt', m.alt, 'width', m.width, 'height', m.height,
      'thumbhash', m.thumbhash, 'state', m.state,
      'filmWaiting', m.film_url is not null, 'files', m.files) order by m.position)
    from media m where m.post_id = p.id), '[]'::json) as media`;

export const postTables = sql`
  placement pl
  join post p on p.id = pl.post_id
  join wall w on w.id = pl.wall_id
  left join account a on a.id = p.account_id`;

/** What the gate asks about a row. `redistributable` is the connector's word, which the database does not know. */
export function gateFacts(row: PostRow, redistributable = false): GateFacts {
  const ready = row.media.some((medium) => medium.state === "ready");
  return {
    placement: {
      state: row.state,
      approvedBy: row.approved_by,
      shown: row.shown_at !== null,
      contested: row.contested,
      showFrom: momentOf(row.show_from),
      showUntil: momentOf(row.show_until),
    },
    post: {
      gone: row.gone_at !== null,
      mediaWaiting: row.media.filter((medium) => medium.state === "waiting").length,
      empty: row.text.trim() === "" && !ready,
      redistributable,
    },
    author: { hidden: row.author_hidden ?? false },
    wall: { state: row.wall_state },
  };
}

const momentOf = (time: string | null) => (time === null ? null : Date.parse(time));

/**
 * The time for whoever only reads. A placement that was shown at some moment has its time behind it, also where this
 * machine's clock is behind that of the one that showed it.
 */
export const readingTime = (row: PostRow, now = new Date()): Date =>
  new Date(Math.max(now.getTime(), momentOf(row.shown_at) ?? 0));
