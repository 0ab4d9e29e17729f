import { sql } from "drizzle-orm";
import { readSource } from "../../../server/actions/read-source.ts";
import { leaseSources } from "../../../server/actions/source-lease.ts";
import { createSource } from "../../../server/actions/sources.ts";
import { rows } from "../../../server/db/client.ts";
import type { SourceTrouble } from "../../../server/db/schema/source.ts";
import type { Koro } from "../../support/koro.ts";
import type { MastodonTwin } from "../../support/twins/mastodon.ts";

export const never = new AbortController().signal;

export interface SourceSeen {
  state: string;
  failures: number;
  trouble: SourceTrouble | null;
  /** Seconds until it is read again. */
  wait: number;
  secrets: string | null;
}

/** What tests do with a source of a Mastodon twin. */
export function sourcesOf(now: () => { koro: Koro; twin: MastodonTwin }) {
  async function aSource(secrets?: Record<string, unknown>) {
    const { koro, twin } = now();
    const wallId = await koro.aWall();
    const settings = { server: twin.origin, hashtag: "koro" };
    const sourceId = await createSource(
      koro.context,
      { workspaceId: koro.workspaceId, wallId },
      { connector: "mastodon", settings, secrets, publishing: "automatic" },
    );
    return { wallId, sourceId };
  }

  async function leasedUntil(id: string): Promise<Date | null> {
    const [row] = await rows<{ reading_until: string | null }>(
      now().koro.db,
      sql`select reading_until from source where id = ${id}::uuid`,
    );
    return row?.reading_until ? new Date(row.reading_until) : null;
  }

  const lease = async (id: string) => (await leaseSources(now().koro.context, { most: 1, id }))[0];

  async function readOnce(id: string) {
    const leased = await lease(id);
    if (!leased) throw new Error("somebody else reads");
    return readSource(now().koro.context, leased, never);
  }

  async function seen(id: string): Promise<SourceSeen> {
    const { koro } = now();
    const at = koro.clock.now().toISOString();
    const [row] = await rows<SourceSeen>(
      koro.db,
      sql`
      select state, failures, trouble, secrets,
        extract(epoch from next_read_at - ${at}::timestamptz)::float8 as wait
      from source where id = ${id}::uuid`,
    );
    return row as SourceSeen;
  }

  return { aSource, leasedUntil, lease, readOnce, seen };
}
