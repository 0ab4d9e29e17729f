import { DetectError, MalformedError, ParseError, parseFeed } from "feedsmith";
import { ConnectorError } from "../connector.ts";
import { parseExactJson } from "../exact-json.ts";
import { hostOf } from "../web-address.ts";
import { fromAtom } from "./atom.ts";
import type { FeedDocument } from "./entry.ts";
import { fromJson } from "./json.ts";
import { explainWebPage, isWebPage } from "./not-a-feed.ts";
import { fromRdf, fromRss } from "./rss.ts";

/** Reads a document of any of the formats. `url` is where it came from, for relative addresses. */
export function parseDocument(written: string, url: string): FeedDocument {
  if (isWebPage(written)) throw explainWebPage(written, url);
  if (!isJson(written) && isTrap(written)) throw broken(url);
  try {
    const parsed = parseFeed(longIdsQuoted(written));
    if (parsed.format === "rss") return fromRss(parsed.feed, url);
    if (parsed.format === "atom") return fromAtom(parsed.feed, url);
    if (parsed.format === "rdf") return fromRdf(parsed.feed, url);
    return fromJson(parsed.feed, url);
  } catch (error) {
    throw explain(error, written, url);
  }
}

/** Numbers beyond 2^53 as ids would lose digits in the library's own reading. */
function longIdsQuoted(written: string): string {
  if (!isJson(written)) return written;
  try {
    return JSON.stringify(parseExactJson(written));
  } catch {
    return written;
  }
}

function isJson(written: string): boolean {
  return /^\s*\{/.test(written);
}

function explain(error: unknown, written: string, url: string): unknown {
  const host = hostOf(url);
  if (error instanceof MalformedError || error instanceof ParseError) return broken(url, error);
  if (error instanceof DetectError) {
    const isEmpty = written.trim() === "";
    const words = {
      en: `${host} sent ${isEmpty ? "nothing at all" : "something else"} where RSS, Atom or JSON Feed was expected. Check the address.`,
      tr: `${host} RSS, Atom veya JSON Feed yerine ${isEmpty ? "boş bir yanıt" : "başka bir şey"} gönderdi. Adresi kontrol edin.`,
    };
    return new ConnectorError("contract", words, { cause: error });
  }
  return error;
}

function broken(url: string, cause?: unknown): ConnectorError {
  return new ConnectorError(
    "contract",
    {
      en: `The feed of ${hostOf(url)} is broken: it begins as one but cannot be read to its end. Its publisher has to mend it.`,
      tr: `${hostOf(url)} akışı bozuk: akış gibi başlıyor ama sonuna kadar okunamıyor. Yayımcısının düzeltmesi gerekir.`,
    },
    { cause },
  );
}

/** More `<` than any document has before the next `>`. The XML parser looks for the end of each, to the end of the document: 40,000 take it 24 seconds. */
const maxOpenings = 1_000;

function isTrap(written: string): boolean {
  let openings = 0;
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code === 0x3e) openings = 0;
    else if (code === 0x3c) openings += 1;
    if (openings > maxOpenings) return true;
  }
  return false;
}
