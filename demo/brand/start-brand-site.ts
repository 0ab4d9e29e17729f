import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { listen, type Running } from "../listen.ts";
import { artOf } from "./art.ts";
import { englishCopy } from "./copy-en.ts";
import { turkishCopy } from "./copy-tr.ts";
import { eventsPage } from "./events.ts";
import { homePage } from "./home.ts";
import { looksPage } from "./looks.ts";
import { markSvg, type Site } from "./page.ts";

export interface BrandSiteOptions extends Site {
  /** 0 takes any free port. */
  port: number;
  host: string;
}

/** Starts the site of an invented brand that has pasted Koro's two lines into a page with a strict CSP. */
export async function startBrandSite(options: BrandSiteOptions): Promise<Running> {
  return await listen(brandSite(options).fetch, options.port, options.host);
}

function brandSite({ koroUrl, wallSlug }: Site): Hono {
  const site = { koroUrl: koroUrl.replace(/\/$/, ""), wallSlug };
  const app = new Hono();
  const policy = contentSecurityPolicy(new URL(koroUrl).origin);
  app.use(async (c, next) => {
    c.header("Content-Security-Policy", policy);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "strict-origin-when-cross-origin");
    await next();
  });
  app.get("/", (c) => c.html(homePage(turkishCopy, site)));
  app.get("/tr/", (c) => c.redirect("/", 301));
  app.get("/events", (c) => c.html(eventsPage(turkishCopy, site)));
  app.get("/looks", (c) => c.html(looksPage(turkishCopy, site)));
  app.get("/en", (c) => c.redirect("/en/", 301));
  app.get("/en/", (c) => c.html(homePage(englishCopy, site)));
  app.get("/en/events", (c) => c.html(eventsPage(englishCopy, site)));
  app.get("/en/looks", (c) => c.html(looksPage(englishCopy, site)));
  app.route("/", files());
  return app;
}

/** As strict as a careful brand's: its own files, and Koro's origin for what a wall needs. */
export function contentSecurityPolicy(koro: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${koro}`,
    `connect-src ${koro}`,
    `img-src 'self' ${koro}`,
    `media-src ${koro}`,
    "style-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function files(): Hono {
  const app = new Hono();
  const fonts = { latin: font("latin"), "latin-ext": font("latin-ext") };
  for (const name of ["base", "home", "looks", "screens"]) {
    const style = readFileSync(new URL(`${name}.css`, import.meta.url), "utf8");
    const headers = { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=60" };
    app.get(`/${name}.css`, (c) => c.body(style, 200, headers));
  }
  app.get("/mark.svg", (c) => c.body(markSvg, 200, svg));
  for (const [name, bytes] of Object.entries(fonts)) {
    const headers = {
      "Content-Type": "font/woff2",
      "Cache-Control": "public, max-age=31536000, immutable",
    };
    app.get(`/fonts/${name}.woff2`, (c) => c.body(bytes, 200, headers));
  }
  app.get("/art/:file{[a-z]+-(day|night)\\.svg}", (c) => {
    const [name = "", time] = c.req.param("file").replace(".svg", "").split("-");
    const drawing = artOf(name, time === "night" ? "night" : "day");
    return drawing === undefined ? c.notFound() : c.body(drawing, 200, svg);
  });
  return app;
}

const svg = { "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=3600" };

/** Manrope (SIL Open Font License 1.1) from its npm package. */
function font(subset: string) {
  const file = `@fontsource-variable/manrope/files/manrope-${subset}-wght-normal.woff2`;
  return new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve(file))));
}
