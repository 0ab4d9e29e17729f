/**
 * Entry of `dist/moderate.js`: moderation on the wall itself. Only the page that the server writes for a signed-in
 * moderator (`/w/{wall}?moderate`) asks for this file; nobody else pays a byte for it.
 */
import { openBar } from "./bar.ts";
import { layHandsOn } from "./hands.ts";
import { ModerateApi } from "./moderate-api.ts";
import { wordsIn } from "./words.ts";

const mark = document.querySelector<HTMLMetaElement>("meta[name=koro-moderate]");
const slug = mark?.content;
if (slug) {
  const locale = mark.lang || document.documentElement.lang;
  const words = wordsIn(locale);
  const mayBlock = mark.dataset.mayBlock === "true";
  const tools = { api: new ModerateApi(slug), bar: openBar(slug, words, locale), words, mayBlock };
  for (const wall of document.querySelectorAll<HTMLElement>("social-wall")) layHandsOn(wall, tools);
}
