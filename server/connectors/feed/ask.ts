/** Asks for the document, only if it has changed, where it has moved to. */
import { readRetryAfter } from "../../net/retry-after.ts";
import type { SafeResponse } from "../../net/safe-fetch.ts";
import { ConnectorError } from "../connector.ts";
import { fetchFailure } from "../fetch-failure.ts";
import { hostOf } from "../web-address.ts";
import { decodeDocument } from "./decode.ts";
import type { FeedDocument } from "./entry.ts";
import { parseDocument } from "./parse.ts";
import type { FeedContext } from "./settings.ts";

const accept =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";
const maxBytes = 5 * 1024 * 1024;

/** What was known of the document: the address it moved to and the marks of its last version. */
export interface Known extends Marks {
  /** It has been read before, so "not found" is more likely a mishap of its site than a wrong address. */
  readBefore: boolean;
}

export interface Marks {
  movedTo: string | null;
  etag: string | null;
  lastModified: string | null;
}

export interface FeedAnswer extends Marks {
  written: string;
  document: FeedDocument;
}

/** The document, or `null` when it is still the one that is known. */
export async function askFeed(context: FeedContext, known: Known): Promise<FeedAnswer | null> {
  if (known.movedTo === null) return askAt(context, context.settings.url, known);
  try {
    return await askAt(context, known.movedTo, known);
  } catch (error) {
    const final = error instanceof ConnectorError && /permanent|contract/.test(error.kind);
    if (!final) throw error;
    // A hotel's login page may once have called itself the new address for good.
    return askAt(context, context.settings.url, {
      ...known,
      movedTo: null,
      etag: null,
      lastModified: null,
    });
  }
}

async function askAt(context: FeedContext, url: string, known: Known): Promise<FeedAnswer | null> {
  const response = await context
    .fetch(url, { headers: headersFor(known), maxBytes, signal: context.signal })
    .catch((error) => {
      throw fetchFailure(error);
    });
  const conditional = known.etag !== null || known.lastModified !== null;
  if (response.status === 304 && conditional) return null;
  if (response.status !== 200) throw refusal(response, context, known.readBefore);
  const written = decodeDocument(response.body, response.headers.get("content-type"));
  return {
    written,
    document: parseDocument(written, response.url),
    movedTo: response.movedTo ?? known.movedTo,
    etag: response.headers.get("etag"),
    lastModified: response.headers.get("last-modified"),
  };
}

function headersFor({ etag, lastModified }: Marks): Record<string, string> {
  return {
    accept,
    ...(etag !== null && { "if-none-match": etag }),
    ...(lastModified !== null && { "if-modified-since": lastModified }),
  };
}

const usualWaitMs = 15 * 60_000;

function refusal(
  { status, headers }: SafeResponse,
  context: FeedContext,
  readBefore: boolean,
): ConnectorError {
  const host = hostOf(context.settings.url);
  const given = readRetryAfter(headers, context.now());
  if (status === 429) {
    const retryAt = given ?? new Date(context.now().getTime() + usualWaitMs);
    const words = {
      en: `${host} asks for a pause (429).`,
      tr: `${host} ara verilmesini istiyor (429).`,
    };
    return new ConnectorError("rate-limit", words, { retryAt });
  }
  if (status === 401 || status === 403) {
    return new ConnectorError("auth", {
      en: `${host} does not let this server read the feed (${status}). It has to be public; ask its publisher.`,
      tr: `${host} bu sunucunun akışı okumasına izin vermiyor (${status}). Akışın herkese açık olması gerekir; yayımcısına sorun.`,
    });
  }
  if (status === 410) {
    return new ConnectorError("permanent", {
      en: `${host} says that this feed has ended for good (410).`,
      tr: `${host} bu akışın kalıcı olarak kapandığını bildiriyor (410).`,
    });
  }
  if (status === 404 && readBefore) {
    return new ConnectorError("transient", {
      en: `${host} has no feed at this address any more (404). Check the address if this stays.`,
      tr: `${host} sunucusunda bu adreste artık akış yok (404). Böyle kalırsa adresi kontrol edin.`,
    });
  }
  if (status >= 400 && status < 500) {
    return new ConnectorError("permanent", {
      en: `${host} has no feed at this address (${status}). Check the address.`,
      tr: `${host} sunucusunda bu adreste akış yok (${status}). Adresi kontrol edin.`,
    });
  }
  return new ConnectorError(
    "transient",
    { en: `${host} could not answer (${status}).`, tr: `${host} yanıt veremedi (${status}).` },
    { retryAt: status === 503 ? given : null },
  );
}
