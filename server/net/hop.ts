/** One request on the way to an answer: the first one, and each that a redirect asks for. */
import { FetchError } from "./fetch-error.ts";

export type Method = "GET" | "POST" | "HEAD";

export interface Hop {
  url: URL;
  method: Method;
  headers: Headers;
  body: string | Uint8Array | null;
}

/** All that another origin may learn of a request; tokens travel in headers of any name. */
const headersForAnyone = ["accept", "accept-language", "accept-encoding", "user-agent"];

/**
 * Reads an address. Ports below 1024 other than 80 and 443 are refused: they speak other protocols (mail, shells)
 * and some of them can be made to act on the text of an HTTP request.
 */
export function readAddress(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  if (!url) throw new FetchError("bad-address", base?.hostname ?? "", "the address is malformed");
  const fault = faultOf(url);
  if (fault) throw new FetchError("bad-address", url.hostname, fault);
  url.hash = "";
  return url;
}

function faultOf(url: URL): string | null {
  if (url.protocol !== "http:" && url.protocol !== "https:") return "only http and https are read";
  if (url.username !== "" || url.password !== "") return "the address holds a name or a password";
  const port = Number(url.port || 443);
  if (port < 1024 && port !== 80 && port !== 443) return `port ${port} is not for HTTP`;
  return null;
}

/** What browsers do: 303 always, 301 and 302 after a POST, go on with a GET that carries nothing. */
export function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = readAddress(location, hop.url);
  const sameOrigin = url.origin === hop.url.origin;
  const headers = sameOrigin ? new Headers(hop.headers) : forAnyone(hop.headers);
  const becomesGet =
    (status === 303 && hop.method !== "HEAD") || (status < 303 && hop.method === "POST");
  if (becomesGet) {
    headers.delete("content-type");
    return { url, method: "GET", headers, body: null };
  }
  if (hop.body !== null && !sameOrigin) {
    throw new FetchError(
      "redirects",
      url.hostname,
      "a redirect asked for a body meant for another",
    );
  }
  return { url, method: hop.method, headers, body: hop.body };
}

function forAnyone(headers: Headers): Headers {
  const kept = new Headers();
  for (const name of headersForAnyone) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}
