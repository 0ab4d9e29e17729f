import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { jsonRows } from "../../db/client.ts";
import { linkOrNull, type StorablePost } from "../../domain/found-post.ts";
import type { Intake } from "./intake.ts";

/** Media rows wait for their job; the job exists exactly if this transaction commits. */
export async function addMedia(
  { tx, context }: Intake,
  posts: { id: string; storable: StorablePost }[],
): Promise<void> {
  const list = posts.flatMap(({ id, storable }) =>
    storable.media.map((medium, position) => {
      const isPicture = medium.kind === "image";
      const picture = linkOrNull(isPicture ? medium.url : medium.previewUrl);
      const film = isPicture ? null : linkOrNull(medium.url);
      return {
        id: v7(),
        post_id: id,
        position,
        key: medium.key,
        kind: medium.kind,
        remote_url: picture,
        film_url: film,
        alt: medium.alt,
        width: medium.width,
        height: medium.height,
        state: picture || film ? "waiting" : "refused",
        trouble: picture || film ? null : "no-picture",
      };
    }),
  );
  if (list.length === 0) return;
  await tx.execute(sql`
    insert into media as known (id, post_id, position, key, kind, remote_url, film_url, alt, width, height, state, trouble)
    select id, post_id, position, key, kind, remote_url, film_url, alt, width, height, state, trouble
    from json_to_recordset(${jsonRows(list)}) as m(id uuid, post_id uuid, position int, key text, kind text,
      remote_url text, film_url text, alt text, width int, height int, state text, trouble text)
    on conflict (post_id, key) do update set position = excluded.position,
      alt = case when known.alt_reviewed then known.alt else excluded.alt end`);
  const waiting = new Set(list.filter((row) => row.state === "waiting").map((row) => row.post_id));
  await context.enqueue(
    tx,
    "fetch-media",
    [...waiting].map((postId) => ({ postId })),
  );
}

/** Media that an edit took away: nobody can reach their files any more, and the next sweep removes them. */
export async function dropMedia(
  { tx }: Intake,
  posts: { id: string; storable: StorablePost }[],
): Promise<void> {
  const list = posts.map(({ id, storable }) => ({ id, keys: storable.media.map((m) => m.key) }));
  await tx.execute(sql`
    with dropped as (
      delete from media m
      using json_to_recordset(${jsonRows(list)}) as kept(id uuid, keys text[])
      where m.post_id = kept.id and m.key <> all(kept.keys)
      returning m.files)
    update media_file f set post_id = null
    from dropped, jsonb_array_elements(dropped.files) as file
    where f.key = file->>'key'`);
}
