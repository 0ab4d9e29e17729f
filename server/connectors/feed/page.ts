import type { SafeResponse } from "../../net/safe-fetch.ts";
import { FetchError } from "../../net/safe-fetch.ts";
import type { FeedContext } from "./settings.ts";

/** What an entry's page says: `silent` when it can never tell, `later` when only just now it cannot. */
export type PageSays = "gone" | "there" | "silent" | "later";

/** HEAD first, since nobody wants the page; a refusal of HEAD, and a "not found", are asked for again with GET. */
export async function askPage(context: FeedContext, link: string): Promise<PageSays> {
  try {
    const head = await ask(context, link, "HEAD");
    const doubtful = head.status >= 400 && head.status < 500 && head.status !== 429;
    return meaningOf(doubtful ? await ask(context, link, "GET") : head);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    if (error.kind === "aborted") throw error;
    if (error.kind === "too-large") return "there";
    return error.kind === "timeout" ? "later" : "silent";
  }
}

function ask(context: FeedContext, link: string, method: "HEAD" | "GET"): Promise<SafeResponse> {
  const { signal } = context;
  return context.fetch(link, { method, timeoutMs: 5_000, maxBytes: 1024 * 1024, signal });
}

function meaningOf({ status, headers }: SafeResponse): PageSays {
  if (status === 404 || status === 410) return "gone";
  if (status === 429 || status >= 500) return "later";
  if (status >= 400) return "silent";
  // A server that answers every address with its feed has said nothing about this one.
  return /\b(rss|atom|rdf|xml|json)\b/i.test(withoutXhtml(headers)) ? "silent" : "there";
}

function withoutXhtml(headers: Headers): string {
  return (headers.get("content-type") ?? "").replace("application/xhtml+xml", "");
}
