/** What is asked about a post: its words and its pictures in small, and nothing of who wrote it. */
import { sql } from "drizzle-orm";
import type { AskedImage, Question } from "../../classifiers/classifier.ts";
import { firstRow } from "../../db/client.ts";
import type { MediaFile } from "../../db/schema/post.ts";
import type { MediaState } from "../../domain/vocabulary.ts";
import type { MediaContext } from "../fetch-media.ts";
import type { LeasedOpinion } from "./lease-opinion.ts";

interface AskedMedium {
  id: string;
  state: MediaState;
  /** It may still come: its first attempts failed not long ago. */
  mayCome: boolean;
  alt: string | null;
  files: MediaFile[];
}

interface AskedPost {
  text: string;
  lang: string | null;
  contentWarning: string | null;
  media: AskedMedium[];
}

/** `gone`: there is nothing to ask about, or other words than were to be asked about. `early`: pictures are coming. */
export type Read = { kind: "ask"; question: Question } | { kind: "gone" } | { kind: "early" };

/** Wide enough to see what it is, and small enough to send. */
const width = 640;
const mostImages = 8;
/** As long as the queue goes on trying to fetch a picture. */
const mayComeFor = "20 minutes";

export async function readQuestion(
  context: MediaContext,
  leased: LeasedOpinion,
  seesImages: boolean,
): Promise<Read> {
  const post = await readPost(context, leased);
  if (!post) return { kind: "gone" };
  const coming = post.media.some((one) => one.state === "waiting" || one.mayCome);
  if (seesImages && coming) return { kind: "early" };
  const images = seesImages ? await readImages(context, post.media) : [];
  const text = [post.contentWarning, post.text, ...post.media.map(({ alt }) => alt)];
  return {
    kind: "ask",
    question: {
      id: `opinion_${leased.postId}_${leased.contentHash.slice(0, 12)}`,
      ...{ text: text.filter(Boolean).join("\n"), lang: post.lang, images },
    },
  };
}

const readPost = ({ db, now }: MediaContext, { postId, contentHash }: LeasedOpinion) =>
  firstRow<AskedPost>(
    db,
    sql`
    select p.text, p.lang, p.content_warning as "contentWarning", coalesce((
      select json_agg(json_build_object('id', m.id, 'state', m.state, 'alt', m.alt, 'files', m.files,
        'mayCome', m.state = 'failed' and m.remote_url is not null and m.created_at
          > ${now().toISOString()}::timestamptz - ${mayComeFor}::interval) order by m.position)
      from media m where m.post_id = p.id), '[]'::json) as media
    from post p
    where p.id = ${postId}::uuid and p.gone_at is null and p.content_hash = ${contentHash}`,
  );

async function readImages({ store }: MediaContext, media: AskedMedium[]): Promise<AskedImage[]> {
  const images: AskedImage[] = [];
  for (const { id, files } of media.slice(0, mostImages)) {
    const file = fileToSend(files);
    const kept = file && (await store.get(file.key));
    if (kept) images.push({ id, type: kept.type, bytes: kept.bytes });
  }
  return images;
}

/** Not every service reads AVIF; all read what old browsers do. */
function fileToSend(files: MediaFile[]): MediaFile | undefined {
  const readable = files
    .filter(({ type }) => type.startsWith("image/") && type !== "image/avif")
    .sort((a, b) => a.width - b.width);
  return readable.find((file) => file.width >= width) ?? readable.at(-1);
}
