/** The commonest mistake: the address of a page instead of its feed. The page usually says where its feed is. */
import { Parser } from "htmlparser2";
import { ConnectorError } from "../connector.ts";
import { hostOf, webAddress } from "../web-address.ts";

export function isWebPage(written: string): boolean {
  const beginning = written.slice(0, 2_000).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, "");
  return /^\s*(<!doctype\s+html|<html|<head|<body)\b/i.test(beginning);
}

export function explainWebPage(html: string, url: string): ConnectorError {
  const feeds = namedFeeds(html, url);
  const named = feeds.slice(0, 3);
  const hint =
    named.length > 0
      ? {
          en: `The page names this feed: ${named.join(" or ")}`,
          tr: `Sayfada şu akış yazıyor: ${named.join(" veya ")}`,
        }
      : {
          en: "The page names no feed; look on it for “RSS” or “Feed”.",
          tr: "Sayfada bir akış yazmıyor; sayfada “RSS” veya “Feed” arayın.",
        };
  return new ConnectorError("contract", {
    en: `${hostOf(url)} sent a web page, not a feed. ${hint.en}`,
    tr: `${hostOf(url)} bir akış değil, web sayfası gönderdi. ${hint.tr}`,
  });
}

const feedTypes = /^application\/(rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)\b/i;

/** Addresses of `<link rel="alternate">`, without queries, which may hold what is nobody's business. */
function namedFeeds(html: string, url: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, { rel = "", type = "", href }) {
      if (name !== "link" || !/\balternate\b/i.test(rel) || !feedTypes.test(type)) return;
      const address = webAddress(href, url);
      if (address !== null) found.push(address.replace(/[?#].*$/, ""));
    },
  });
  parser.end(html.slice(0, 300_000));
  return [...new Set(found)];
}
