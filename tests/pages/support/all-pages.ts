import type { Post } from "#wire/post.ts";
import type { Wall } from "#wire/wall.ts";
import { renderErrorPage } from "../../../server/http/pages/error-page.ts";
import { renderNoticePage } from "../../../server/http/pages/notice-page.ts";
import { renderScreenPage } from "../../../server/http/pages/screen-page.ts";
import { renderStatusPage } from "../../../server/http/pages/status-page.ts";
import { renderSubmitPage } from "../../../server/http/pages/submit-page.ts";
import { renderWallPage } from "../../../server/http/pages/wall-page.ts";
import { rendered } from "../../support/rendered.ts";

const publicUrl = "https://koro.example";

/** Every hosted page of one wall; whatever words may come from outside stand in all places where they can. */
export async function allPages(wall: Wall, posts: readonly Post[], words = "merhaba") {
  const nonce = "test";
  const attributes = { wall: wall.slug, "heading-level": "1" };
  const feed = { wall, posts: [...posts], next: "n", seq: wall.seq };
  const served = await rendered(feed, { attributes });
  const post = { id: posts[0]?.id ?? "p", text: words, author: words, permalink: words };
  const errors = [{ path: words, message: words }];
  const status = { id: "s", state: "pending", text: words, shown: false } as const;
  return {
    wall: renderWallPage({ feed, rendered: served, publicUrl, nonce }),
    submit: renderSubmitPage({
      wall,
      publicUrl,
      sendsLetters: true,
      nonce,
      errors: [...errors, { path: "name", message: words }],
      values: { text: words, name: words, email: words, alt: [words] },
    }),
    status: renderStatusPage({
      wall,
      status: { ...status, submittedAt: "2026-11-20T09:00:00Z" },
      token: words,
      withdrawUrl: "/v1/withdraw",
      nonce,
    }),
    notice: renderNoticePage({
      wall,
      contact: words,
      post,
      errors,
      values: { detail: words },
      nonce,
    }),
    screen: renderScreenPage({ wall, display: { slug: "hall", settings: {} }, publicUrl, nonce }),
    error: renderErrorPage({ status: 404, locale: wall.locale }),
  };
}
