/** A client of a live stream that keeps every byte, and what it would show. */
import { type ClientRequest, type IncomingHttpHeaders, request } from "node:http";
import type { Post } from "../../../server/wire/post.ts";
import type { Feed } from "../../../server/wire/wall.ts";

export interface Heard {
  id: string | null;
  event: string;
  data: unknown;
}

export interface Listener {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly heard: Heard[];
  /** Everything as it came, comments included. */
  text(): string;
  readonly ended: Promise<void>;
  readonly isOpen: boolean;
  close(): void;
}

export function listenTo(
  address: string,
  headers: Record<string, string> = {},
  onHeard: (event: Heard) => void = () => {},
): Promise<Listener> {
  const heard: Heard[] = [];
  let text = "";
  let rest = "";
  let isOpen = true;
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = request(address, { headers, agent: false }, (answer) => {
      const ended = new Promise<void>((done) => answer.once("close", done));
      void ended.then(() => {
        isOpen = false;
      });
      answer.on("error", () => {});
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
        const blocks = (rest + chunk).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          const event = parse(block);
          if (!event) continue;
          heard.push(event);
          onHeard(event);
        }
      });
      resolve({
        ...{ status: answer.statusCode ?? 0, headers: answer.headers, heard, ended },
        text: () => text,
        get isOpen() {
          return isOpen;
        },
        close: () => asked.destroy(),
      });
    });
    asked.on("error", (error) => (isOpen ? reject(error) : undefined));
    asked.end();
  });
}

function parse(block: string): Heard | null {
  const fields = new Map(
    block.split("\n").map((line) => {
      const at = line.indexOf(": ");
      return [line.slice(0, at), line.slice(at + 2)] as const;
    }),
  );
  const data = fields.get("data");
  if (data === undefined) return null;
  return { id: fields.get("id") ?? null, event: fields.get("event") ?? "", data: JSON.parse(data) };
}

/** What a page shows: the feed it fetched, kept up to date by events alone until a `reset`. */
export class Viewer {
  readonly posts = new Map<string, Post>();
  seq = 0;
  #origin: string;
  #slug: string;
  #stream: Listener | null = null;
  #visit = 0;
  #fetching: Promise<void> = Promise.resolve();

  constructor(origin: string, slug: string) {
    this.#origin = origin;
    this.#slug = slug;
  }

  /** Fetches the feed the first time, afterwards only what it missed. */
  async connect(): Promise<void> {
    if (this.seq === 0) await this.#fetchFeed();
    const address = `${this.#origin}/v1/walls/${this.#slug}/live?after=${this.seq}`;
    const visit = ++this.#visit;
    // What was on its way when it left is not read any more.
    this.#stream = await listenTo(address, {}, (event) => {
      if (visit === this.#visit) this.#take(event);
    });
  }

  disconnect(): void {
    this.#visit++;
    this.#stream?.close();
    this.#stream = null;
  }

  get isConnected(): boolean {
    return this.#stream !== null;
  }

  async settled(): Promise<void> {
    await this.#fetching;
  }

  #take({ id, event, data }: Heard): void {
    this.seq = Number(id);
    const { post, id: hidden } = data as { post: Post; id: string };
    if (event === "show" || event === "change") this.posts.set(post.id, post);
    if (event === "hide") this.posts.delete(hidden);
    if (event === "reset") this.#fetching = this.#fetchFeed();
  }

  async #fetchFeed(): Promise<void> {
    const feed = await readAll(this.#origin, this.#slug);
    this.posts.clear();
    for (const post of feed.posts) this.posts.set(post.id, post);
    this.seq = Math.max(this.seq, feed.seq);
  }
}

/** All pages of a feed as one. */
export async function readAll(origin: string, slug: string): Promise<Feed> {
  const posts: Post[] = [];
  let cursor = "";
  for (;;) {
    const answer = await fetch(`${origin}/v1/walls/${slug}/feed?limit=100${cursor}`);
    const feed = (await answer.json()) as Feed;
    posts.push(...feed.posts);
    if (!feed.next) return { ...feed, posts };
    cursor = `&cursor=${feed.next}`;
  }
}
