/** What a permalink opens: plain pages that say at once that everything on them is invented. */
import { type Context, Hono } from "hono";
import { articleOf } from "./articles.ts";
import type { SampleFilm } from "./films/sample-films.ts";
import { escapeHtml, markup } from "./markup.ts";
import { personByHandle } from "./people.ts";
import type { SamplePost } from "./post.ts";
import { permalinkOf } from "./status.ts";
import { birthById, type Stream } from "./streams.ts";
import type { World } from "./timeline.ts";

export function pages(world: World, blog: Stream): Hono {
  const app = new Hono();

  app.get("/", (c) =>
    c.html(
      page(
        "Sample world",
        `<p>Invented people, invented posts, for Koro’s demo.</p>${list(world.timeline(), world)}`,
      ),
    ),
  );

  app.get("/tags/:tag", (c) => {
    const tag = c.req.param("tag");
    return c.html(page(`#${tag}`, list(world.tagged(tag), world)));
  });

  app.get("/blog", (c) => {
    const articles = world.articles().map((birth) => articleOf(world.seed, birth));
    const lines = articles.map(
      (it) => `<li><a href="/blog/${it.slug}">${escapeHtml(it.title)}</a></li>`,
    );
    return c.html(page("Kıyı Defteri", `<ul>${lines.join("")}</ul>`));
  });

  app.get("/blog/:slug", (c) => {
    const birth = birthById(world.seed, [blog], c.req.param("slug"));
    if (birth === undefined) return missing(c);
    const article = articleOf(world.seed, birth);
    const text = article.paragraphs.map((one) => markup(one, world.url)).join("");
    const picture = `<img src="/blog/${article.slug}/picture.jpg" alt="${escapeHtml(article.picture.alt)}">`;
    return c.html(
      page(article.title, `<p class="by">${escapeHtml(article.author.name)}</p>${picture}${text}`),
    );
  });

  app.get("/:handle{@[a-z0-9_]+}", (c) => {
    const person = personByHandle(c.req.param("handle"));
    if (person === undefined) return missing(c);
    const own = world.timeline().filter((post) => post.person === person);
    return c.html(page(person.name, `<p>${escapeHtml(person.bio)}</p>${list(own, world)}`));
  });

  app.get("/:handle{@[a-z0-9_]+}/:id", (c) => {
    const post = world.post(c.req.param("id"));
    return post === undefined ? missing(c) : c.html(page(post.person.name, article(post, world)));
  });

  return app;
}

/** The page of an address that leads nowhere. */
export function missing(c: Context) {
  return c.html(
    page("Not here", "<p>Nothing is at this address, or its author took it back.</p>"),
    404,
  );
}

function list(posts: readonly SamplePost[], world: World): string {
  return posts
    .slice(0, 40)
    .map(
      (post) =>
        `<p><a href="${permalinkOf(post, world.url)}">${escapeHtml(post.person.name)}</a>: ${escapeHtml(post.text)}</p>`,
    )
    .join("");
}

function article(post: SamplePost, world: World): string {
  const pictures = post.pictures.map(
    (picture, index) =>
      `<img src="/pictures/${post.id}/${index}/original.jpg" width="${picture.width}" height="${picture.height}" alt="${escapeHtml(picture.alt ?? "")}">`,
  );
  const by = `<p class="by"><img class="face" src="/avatars/${post.person.handle}.png" alt=""> <a href="/@${post.person.handle}">@${post.person.handle}</a> · <time datetime="${post.createdAt.toISOString()}">${post.createdAt.toISOString().slice(0, 16).replace("T", " ")}</time></p>`;
  return `${by}<div lang="${post.lang}">${markup(post.text, world.url)}</div>${pictures.join("")}${post.film ? playerOf(post.film) : ""}`;
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)} · sample world</title><style>
:root{color-scheme:light dark}body{font:1.05rem/1.6 system-ui,sans-serif;max-width:38rem;margin:0 auto;padding:1.5rem}
.note{padding:.6rem 1rem;border:1px dashed;border-radius:.6rem;font-size:.9rem}.by{opacity:.8}
img{max-width:100%;height:auto;border-radius:.8rem;margin:.4rem 0}.face{width:2.4rem;height:2.4rem;border-radius:50%;vertical-align:middle}
.invisible{position:absolute;clip-path:inset(50%)}</style>
<p class="note">This is Koro’s <b>sample world</b>: people, posts and pictures are invented. · <span lang="tr">Örnek dünya: kişiler, paylaşımlar ve resimler uydurmadır.</span></p>
<h1>${escapeHtml(title)}</h1>${body}</html>`;
}

function playerOf({ file, still }: SampleFilm): string {
  return still === null
    ? `<audio controls src="/films/${file}"></audio>`
    : `<video controls loop playsinline src="/films/${file}" poster="/films/${still}" style="max-width:100%"></video>`;
}
