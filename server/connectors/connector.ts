/**
 * The one contract of all connectors: a network becomes a stream of events and nothing is stored here.
 * Events and cursor are saved by the caller in one transaction; delivery is at least once.
 */
import type { z } from "zod";
import type { Entity, FoundMedia } from "../domain/post.ts";
import type { Sentence } from "../domain/sentence.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";

/** One published thing as its network states it, before Koro has stored it. */
export interface FoundPost {
  /** The network's own id, always a string; unique within `network`. */
  externalId: string;
  /** The address that names this post on every road it may arrive by: fediverse `uri`, `at://`, permalink. */
  canonicalUri: string | null;
  permalink: string | null;
  publishedAt: Date;
  editedAt: Date | null;
  /** Plain text: exactly the author's words, without markup. */
  text: string;
  entities: Entity[];
  /** BCP-47, `null` when the network does not say. */
  lang: string | null;
  /** `null` where the network hides who wrote it. */
  author: FoundAuthor | null;
  media: FoundMedia[];
  /** A number the network did not give is absent, never 0. */
  counts: { likes?: number; shares?: number; comments?: number; views?: number };
  /** Hashtags without `#`, in the spelling of the network or of the author. */
  hashtags: string[];
  sensitive: boolean;
  contentWarning: string | null;
}

export interface FoundAuthor {
  externalId: string;
  handle: string | null;
  name: string;
  url: string | null;
  avatarUrl: string | null;
  followers: number | null;
}

export type ConnectorEvent =
  | { kind: "upsert"; post: FoundPost }
  | { kind: "delete"; externalId: string; reason: "author" | "platform" | "unknown" }
  | { kind: "author"; externalAuthorId: string; state: "deleted" | "suspended" | "hidden" | "ok" }
  | { kind: "gap"; from: Date | null; to: Date | null; why: string };

/** What a connector is given at each call. Nothing else is reachable: no database, no clock of its own. */
export interface ConnectorContext<Settings, Secrets> {
  settings: Settings;
  secrets: Secrets | null;
  fetch: SafeFetch;
  now: () => Date;
  signal: AbortSignal;
}

/** One reading. `more` asks for the next page at once; `nextReadAt` overrides the usual pace. */
export interface Reading<Cursor> {
  events: ConnectorEvent[];
  cursor: Cursor;
  more: boolean;
  nextReadAt?: Date;
}

export interface Connector<Settings = unknown, Secrets = unknown, Cursor = unknown> {
  /** The name in `source.connector`, in addresses and in `GET /v1/admin/connectors`. */
  name: string;
  /** The network its posts belong to. */
  network: string;
  title: string;
  settings: z.ZodType<Settings>;
  secrets: z.ZodType<Secrets> | null;
  cursor: z.ZodType<Cursor> | null;
  capabilities: {
    reads: boolean;
    hashtags: boolean;
    edits: "push" | "recheck" | "none";
    deletes: "push" | "recheck" | "none";
    followers: boolean;
    /** May leave this server by RSS, JSON Feed or API. */
    redistributable: boolean;
    /** Usual pace of `read` in milliseconds; `null` when there is nothing to read. */
    pollEveryMs: number | null;
    /** How often shown posts are asked for again in milliseconds; `null` when `recheck` is missing. */
    recheckEveryMs: number | null;
  };
  /** What people should know before they choose it, a sentence each. */
  notes: { en: string[]; tr: string[] };
  /** Tries the settings: throws `ConnectorError`, or answers one sentence per language and a sample. */
  check?(context: ConnectorContext<Settings, Secrets>): Promise<{ sample: FoundPost | null }>;
  read?(
    context: ConnectorContext<Settings, Secrets>,
    cursor: Cursor | null,
  ): Promise<Reading<Cursor>>;
  /** Asks again for posts we hold (by external id); answers `delete` and `upsert` events for what changed or went. */
  recheck?(
    context: ConnectorContext<Settings, Secrets>,
    externalIds: string[],
  ): Promise<ConnectorEvent[]>;
  /** How many ids one `recheck` takes. */
  recheckBatch?: number;
}

/** The kinds a scheduler can act on; see `sources.md` §2. */
export type ConnectorErrorKind = "auth" | "rate-limit" | "transient" | "permanent" | "contract";

/**
 * Why a network could not be read. `words` are shown to moderators: they say what was wrong, what was given and
 * what to do, and never holds a token or an address with a query.
 */
export class ConnectorError extends Error {
  readonly kind: ConnectorErrorKind;
  /** Not before this time, where the network says so. */
  readonly retryAt: Date | null;

  readonly words: Sentence;

  constructor(
    kind: ConnectorErrorKind,
    words: Sentence,
    options: { retryAt?: Date | null; cause?: unknown } = {},
  ) {
    super(words.en, { cause: options.cause });
    this.words = words;
    this.name = "ConnectorError";
    this.kind = kind;
    this.retryAt = options.retryAt ?? null;
  }
}
