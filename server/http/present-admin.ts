/** From rows to what staff see. */
import type { AdminSource, SourceCheck } from "#wire/admin-source.ts";
import type { AdminDisplay, AdminWall } from "#wire/admin-wall.ts";
import type { Decision, Placement } from "#wire/placement.ts";
import type { SourceTrial } from "../actions/sources.ts";
import type { FoundPost } from "../connectors/connector.ts";
import type { AdminSourceRow, AdminWallRow, DisplayRow } from "../db/reads/admin-walls.ts";
import type { AuthorRecord } from "../db/reads/author-records.ts";
import type { Counts } from "../db/reads/counts.ts";
import type { DecisionRow } from "../db/reads/decisions.ts";
import type { OpinionRow } from "../db/reads/opinions.ts";
import type { PlacementRow } from "../db/reads/placements.ts";
import { gateFacts, type PostRow, readingTime } from "../db/reads/post-row.ts";
import type { SourceTrouble } from "../db/schema/source.ts";
import { gate } from "../domain/gate.ts";
import { hashtagKey } from "../domain/hashtag.ts";
import { engagementOf } from "../domain/rules/facts.ts";
import { tierOf } from "../domain/tier.ts";
import type { Locale } from "../domain/vocabulary.ts";
import { iso, presentPost, presentWall } from "../live/present.ts";
import { borderlineOf, presentOpinions } from "./present-opinions.ts";

const isoOrNull = (time: string | null) => (time === null ? null : iso(time));

export function presentAdminWall(
  row: AdminWallRow,
  counts: Counts,
  publicUrl: string,
  heldBack = 0,
): AdminWall {
  const { slug, title, locale, hashtags, look, state, consent, seq } = presentWall(row, publicUrl);
  return {
    ...{ id: row.id, slug, title, locale, hashtags, look, state, consent, seq, counts },
    accents: row.accents,
    onEdit: row.on_edit,
    uploads: row.uploads,
    ...{ sponsoredEvery: row.sponsored_every, heldBack },
    createdAt: iso(row.created_at),
  };
}

export function presentDisplay(row: DisplayRow, wallSlug: string, publicUrl: string): AdminDisplay {
  const path = row.kind === "screen" ? `/screen/${row.slug}` : `/w/${wallSlug}`;
  const { id, slug, kind, settings } = row;
  return { id, slug, kind, settings, url: publicUrl + path, createdAt: iso(row.created_at) };
}

export function presentSource(row: AdminSourceRow, locale: Locale): AdminSource {
  return {
    id: row.id,
    connector: row.connector,
    settings: row.settings,
    hasSecrets: row.has_secrets,
    publishing: row.publishing,
    state: row.state,
    lastReadAt: isoOrNull(row.last_read_at),
    nextReadAt: row.state === "active" ? isoOrNull(row.next_read_at) : null,
    lastError: row.trouble && presentTrouble(row.trouble, locale),
    postCount: row.post_count,
    createdAt: iso(row.created_at),
  };
}

function presentTrouble({ kind, words, at, retryAt }: SourceTrouble, locale: Locale) {
  return { kind, message: words[locale], at, retryAt };
}

export function presentCheck({ ok, words, sample }: SourceTrial, locale: Locale): SourceCheck {
  return { ok, message: words[locale], sample: presentSample(sample) };
}

function presentSample(found: FoundPost | null): SourceCheck["sample"] {
  if (!found) return null;
  return {
    text: found.text.slice(0, 500),
    author: found.author?.name ?? null,
    permalink: found.permalink,
    publishedAt: found.publishedAt.toISOString(),
  };
}

export function presentDecision(row: DecisionRow): Decision {
  return {
    id: row.id,
    batch: row.batch,
    post: row.post,
    move: row.move,
    from: row.from_state,
    to: row.to_state,
    actor: { kind: row.actor_kind, name: row.actor_name },
    reason: row.reason,
    note: row.note,
    at: iso(row.at),
  };
}

/** Staff get their pictures by their session: those of posts that are not shown exist nowhere else. */
const staffMedia = "/v1/admin/media/";

export function presentPlacement(
  row: PlacementRow,
  history: DecisionRow[],
  claim?: { by: string; isMe: boolean; until: string } | undefined,
  record: AuthorRecord | null = null,
  opinions: OpinionRow[] = [],
): Placement {
  const post = presentPost(row, { media: staffMedia });
  const { show, reasons } = gate(gateFacts(row), "wall", readingTime(row));
  return {
    post: {
      ...post,
      shownAt: isoOrNull(row.shown_at),
      author: post.author && {
        ...{ ...post.author, followers: row.author_followers },
        ...{ tier: tierOf(row.author_followers), history: record },
      },
      engagement: engagementOf(row.counts),
      hashtags: row.hashtags,
      editedAt: isoOrNull(row.edited_at),
      arrivedAt: iso(row.arrived_at),
      mediaWaiting: row.media.filter(isOnItsWay).length,
      mediaFailed: row.media.filter(({ state }) => state === "failed" || state === "refused")
        .length,
    },
    state: row.state,
    version: row.version,
    shown: show && row.shown_at !== null,
    reason: row.reason,
    hidden: reasons,
    source: row.source_id ? { id: row.source_id, connector: row.connector ?? "" } : null,
    matched: matchedOf(row),
    claimedBy: claim?.by ?? null,
    claim: claim ? { isMe: claim.isMe, until: claim.until } : null,
    showFrom: isoOrNull(row.show_from),
    showUntil: isoOrNull(row.show_until),
    sponsor: row.sponsor,
    opinions: presentOpinions(opinions),
    borderline: borderlineOf(opinions),
    history: history.map(presentDecision),
  };
}

/** The spellings that brought it here. */
function matchedOf({ hashtags, wall_hashtags, wall_accents }: PostRow): string[] {
  const wanted = new Set(wall_hashtags.map((tag) => hashtagKey(tag, wall_accents)));
  return hashtags.filter((tag) => wanted.has(hashtagKey(tag, wall_accents)));
}

/** A moderator who sees a still should know that a film is to follow. */
const isOnItsWay = ({ state, filmWaiting }: PostRow["media"][number]) =>
  state === "waiting" || (state === "ready" && filmWaiting);
