/** Headers of every HTML page: a policy of our own origin with a nonce for the brand's colour, and nothing else. */
import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Locale, locales } from "../domain/vocabulary.ts";

export interface PageAnswer {
  body: string;
  status?: ContentfulStatusCode;
  cacheControl?: string;
}

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
  ].join("; ");

/** The moderators' page is never framed. Web Awesome sets style attributes. */
const adminPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "media-src 'self'; connect-src 'self'; font-src 'self' data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

type PageKind = "public" | "frame" | "admin";

/** Other sites frame the page that is made for it and no other: a form in their frame could be clicked unseen. */
function policyOf(kind: PageKind, nonce: string): string {
  if (kind === "admin") return adminPolicy;
  return `${policy(nonce)}; frame-ancestors ${kind === "frame" ? "*" : "'self'"}`;
}

export function withPageHeaders(
  c: Context,
  render: (nonce: string) => PageAnswer,
  kind: PageKind = "public",
): Response {
  const nonce = randomBytes(16).toString("base64");
  const { body, status = 200, cacheControl = "no-store" } = render(nonce);
  c.header("Content-Security-Policy", policyOf(kind, nonce));
  c.header("Cache-Control", cacheControl);
  c.header("Referrer-Policy", "strict-origin-when-cross-origin");
  c.header("X-Content-Type-Options", "nosniff");
  if (kind === "admin") c.header("X-Frame-Options", "DENY");
  return c.html(body, status);
}

/** `?lang=` wins; then what the wall is written in: for pages that a cache may keep. No cookie remembers it. */
export function localeOf<Fallback extends Locale | null>(
  c: Context,
  fallback: Fallback,
): Locale | Fallback {
  return askedLocale(c) ?? fallback;
}

/** For pages made for one person: `?lang=`, then their browser's first language that is ours, then the wall's. */
export function personLocale(c: Context, fallback: Locale): Locale {
  const spoken = (c.req.header("accept-language") ?? "")
    .split(",")
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return askedLocale(c) ?? locales.find((locale) => spoken[0] === locale) ?? fallback;
}

function askedLocale(c: Context): Locale | null {
  const asked = c.req.query("lang");
  return locales.find((locale) => locale === asked) ?? null;
}

/** For pages that belong to no wall: the browser's first language of ours. */
export function browserLocale(c: Context): Locale {
  const asked = askedLocale(c);
  if (asked) return asked;
  return /^tr\b/i.test(c.req.header("accept-language") ?? "") ? "tr" : "en";
}
