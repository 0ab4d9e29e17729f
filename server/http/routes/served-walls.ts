/** Walls that the server writes: the hosted page, the page for frames, the fragment for other servers, the picture. */
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { EmbedQuery, FrameQuery } from "#wire/embed.ts";
import { FeedQuery } from "#wire/wall.ts";
import { parse, parseQuery, storable } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { localeOf, withPageHeaders } from "../page-answer.ts";
import { renderFramePage } from "../pages/frame-page.ts";
import { renderFragment, stylesAddress } from "../pages/wall-fragment.ts";
import { renderWallPage } from "../pages/wall-page.ts";
import { isRedistributable } from "../redistributable.ts";
import { createServedAnswers, type WrittenAnswer, withoutNonce } from "../served-answers.ts";
import { createServedWalls, type ServedWall } from "../served-walls.ts";
import { createSharePictures } from "../share-picture.ts";
import { attributesOf, feedQueryOf, type WallQuery } from "../wall-attributes.ts";

const pageCaching = "public, max-age=1, s-maxage=5";
const feedCaching =
  "public, max-age=1, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400";

/** On a page of its own a wall is the page's title, and may name the open post in the address. */
const ownPage = { "heading-level": "1", "deep-links": "on" };

/** `lang` is the language of the page here, and not that of posts. */
const PageQuery = FeedQuery.omit({ lang: true });

export function servedWallRoutes(deps: HttpDeps) {
  const { publicUrl, actions } = deps;
  const walls = createServedWalls(deps);
  const answers = createServedAnswers();
  const sharePicture = createSharePictures(actions.store, publicUrl);
  const app = new Hono<Env>();

  app.get("/w/:wall", async (c) => {
    const slug = c.req.param("wall");
    const query = parseQuery(PageQuery, c.req.query());
    const { served, locale } = await hosted(c, slug, query);
    const { cursor } = query;
    return answers.answer(c, served, keyOf(c, { ...query, locale }), () =>
      writePage(c, "public", (nonce) =>
        renderWallPage({ ...served, publicUrl, cursor, locale, nonce }),
      ),
    );
  });

  /** The wall's own language is known once its feed is there. */
  async function hosted(c: Context, slug: string, query: z.infer<typeof PageQuery>) {
    const { cursor, ...filters } = query;
    const asked = localeOf(c, null);
    const locales = asked ? { locale: asked } : {};
    const served = await walls.get({
      ...{ slug, query },
      attributes: { ...attributesOf(slug, { ...filters, ...locales }), ...ownPage },
      isOpen: cursor !== undefined,
      moreUrl: (next) => `?${knownSearch({ ...query, lang: asked ?? undefined, cursor: next })}`,
    });
    return { served, locale: asked ?? served.feed.wall.locale };
  }

  app.get("/w/:wall/frame", async (c) => {
    const slug = c.req.param("wall");
    const query = parse(FrameQuery, storableQuery(c));
    const { accent, text, surface, radius, gap, ...wanted } = query;
    const served = await embedded(slug, wanted, true);
    const locale = query.locale ?? served.feed.wall.locale;
    return answers.answer(c, served, keyOf(c, query), () =>
      writePage(c, "frame", (nonce) =>
        renderFramePage({ ...served, query, locale, publicUrl, nonce }),
      ),
    );
  });

  function embedded(slug: string, query: WallQuery, isOpen: boolean): Promise<ServedWall> {
    const page = `${publicUrl}/w/${slug}`;
    return walls.get({
      ...{ slug, query: feedQueryOf(query), attributes: attributesOf(slug, query), isOpen },
      moreUrl: (cursor) => `${page}?${new URLSearchParams({ cursor })}`,
    });
  }

  app.get("/v1/walls/:wall/embed.html", async (c) => {
    const slug = c.req.param("wall");
    const { styles, script, ...query } = parse(EmbedQuery, storableQuery(c));
    const served = await embedded(slug, query, false);
    return answers.answer(c, served, keyOf(c, { ...query, styles, script }), () => {
      const { rendered, feed } = served;
      const href = styles === "link" ? stylesAddress(publicUrl, slug, query, feed.seq) : null;
      const body = renderFragment(rendered, { publicUrl, href, hasScript: script === "1" });
      return { body, headers: openHeaders("text/html", feedCaching) };
    });
  });

  app.get("/v1/walls/:wall/embed.css", async (c) => {
    const { styles: _, script: __, ...query } = parse(EmbedQuery, storableQuery(c));
    const served = await embedded(c.req.param("wall"), query, false);
    return answers.answer(c, served, keyOf(c, query), () => ({
      body: served.rendered.css,
      headers: openHeaders("text/css", "public, max-age=3600"),
    }));
  });

  app.get("/w/:wall/og.png", async (c) => {
    const slug = c.req.param("wall");
    const { feed } = await walls.get({
      ...{ slug, query: FeedQuery.parse({}), attributes: attributesOf(slug, {}), isOpen: false },
      moreUrl: () => "",
    });
    // A picture travels further than a page: networks that forbid that are not on it.
    const posts = feed.posts.filter(({ network }) => isRedistributable(network));
    const picture = await sharePicture({ ...feed, posts });
    c.header("Cache-Control", "public, max-age=300");
    c.header("ETag", picture.etag);
    c.header("Cross-Origin-Resource-Policy", "cross-origin");
    c.header("X-Content-Type-Options", "nosniff");
    if (c.req.header("if-none-match")?.includes(picture.etag)) return c.body(null, 304);
    c.header("Content-Type", "image/png");
    c.header("Content-Security-Policy", "default-src 'none'");
    return c.body(picture.bytes as Uint8Array<ArrayBuffer>);
  });

  return app;
}

/** What others hang on an address is not carried on: each of it would be another page to keep. */
function knownSearch({ limit, ...others }: Partial<FeedQuery>): URLSearchParams {
  const size = limit === undefined || limit === 30 ? {} : { limit: String(limit) };
  const given = Object.entries(others).filter(([, value]) => value !== undefined);
  return new URLSearchParams({ ...size, ...Object.fromEntries(given) });
}

const storableQuery = (c: Context) =>
  Object.fromEntries(Object.entries(c.req.query()).map(([name, text]) => [name, storable(text)]));

const keyOf = (c: Context, query: object) => JSON.stringify([c.req.path, query]);

function writePage(
  c: Context,
  kind: "public" | "frame",
  render: (nonce: string) => string,
): Promise<WrittenAnswer> {
  let used = "";
  const write = (nonce: string) => {
    used = nonce;
    return { body: render(nonce), cacheControl: pageCaching };
  };
  const page = withPageHeaders(c, write, kind);
  return withoutNonce(page, used);
}

/** Any page may fetch it, as it may the feed. */
const openHeaders = (type: string, caching: string): WrittenAnswer["headers"] => ({
  "Content-Type": `${type}; charset=utf-8`,
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": caching,
});
