/** From rows to the shapes that cross the wire. */
import type { Post } from "#wire/post.ts";
import { Look, type Wall } from "#wire/wall.ts";
import type { MediaRow, PostRow } from "../db/reads/post-row.ts";
import type { WallRow } from "../db/reads/public-walls.ts";
import { defaultConsent } from "../domain/consent.ts";
import { sponsoredLabel } from "../domain/sponsored.ts";
import type { Locale } from "../domain/vocabulary.ts";

/** Times leave as RFC 3339 in UTC. */
export const iso = (time: string) => new Date(time).toISOString();

/** Exactly what `iso` writes: `Date.parse` takes far more than PostgreSQL does. */
export const isIso = (value: unknown): value is string =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  iso(value) === value;

export interface Addresses {
  /** Origin and path in front of a media key. */
  media: string;
}

export function presentPost(row: PostRow, { media }: Addresses): Post {
  return {
    id: row.id,
    network: row.network,
    permalink: row.permalink,
    publishedAt: iso(row.published_at),
    shownAt: iso(row.shown_at ?? row.arrived_at),
    lang: row.lang,
    text: row.text,
    entities: row.entities,
    author: presentAuthor(row, media),
    media: row.media
      .filter((medium) => medium.state === "ready")
      .map((medium) => presentMedium(medium, media)),
    badges: badgesOf(row),
    sensitive: row.sensitive,
    contentWarning: row.content_warning,
    pinned: row.pinned,
    ...(row.pin_rank === 0 ? {} : { pinRank: row.pin_rank }),
    highlighted: row.highlighted,
    tags: row.tags,
    counts: row.counts,
    cta: row.cta,
  };
}

/** In the wall's language, as all that is said about its posts. */
function badgesOf({ sponsor, wall_locale }: PostRow): Post["badges"] {
  return sponsor === null
    ? []
    : [{ kind: "sponsored", label: sponsoredLabel(sponsor, wall_locale) }];
}

function presentAuthor(row: PostRow, media: string): Post["author"] {
  if (row.author_name === null) return null;
  const avatar = row.author_avatar ? media + row.author_avatar : null;
  return { name: row.author_name, handle: row.author_handle, url: row.author_url, avatar };
}

function presentMedium(medium: MediaRow, media: string): Post["media"][number] {
  const { id, kind, alt, width, height, thumbhash, files } = medium;
  const sources = files.map(({ key, type, width }) => ({ src: media + key, type, width }));
  return { id, kind, alt, width, height, thumbhash, sources };
}

/** `locale` is the language of the standard consent; a text of the wall's own is in the wall's language. */
export function presentWall(row: WallRow, publicUrl: string, locale: Locale = row.locale): Wall {
  const page = `${publicUrl}/w/${row.slug}`;
  return {
    slug: row.slug,
    title: row.title,
    locale: row.locale,
    hashtags: row.hashtags,
    look: { ...Look.parse({}), ...row.look },
    state: row.state,
    submitUrl: takesUploads(row) ? `${page}/submit` : null,
    noticeUrl: `${page}/notice`,
    consent:
      row.consent_text === null
        ? {
            version: `${row.consent_version}-${locale}`,
            text: defaultConsent(locale, row.title),
          }
        : { version: `${row.consent_version}-${row.locale}`, text: row.consent_text },
    ...(row.sponsored_every === null ? {} : { sponsoredEvery: row.sponsored_every }),
    seq: row.seq,
  };
}

export const takesUploads = (row: WallRow) =>
  row.uploads && ["live", "paused", "dark"].includes(row.state);
