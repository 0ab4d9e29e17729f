import { html, type TemplateResult } from "lit";
import type { Me } from "#wire/desk.ts";
import type { AdminApi } from "../api/admin-api.ts";
import type { Locale, Words } from "../words/words.ts";
import type { Route } from "./route.ts";

interface Door {
  api: AdminApi;
  words: Words;
  locale: Locale;
  me: Me | null;
  route: Route;
  settled: () => void;
  speak: (locale: Locale) => void;
  signedIn: () => void;
}

/** What stands in front of the page: signing in, or where the link of a letter leads. */
export function doorCard({
  api,
  words,
  locale,
  me,
  route,
  settled,
  speak,
  signedIn,
}: Door): TemplateResult {
  switch (route.room) {
    case "invitation":
      return html`<koro-invitation .api=${api} .words=${words} .token=${route.token} .me=${me} .done=${settled} .speak=${speak}></koro-invitation>`;
    case "new-password":
      return html`<koro-new-password .api=${api} .words=${words} .token=${route.token}></koro-new-password>`;
    case "forgotten":
      return html`<koro-forgotten .api=${api} .words=${words} .locale=${locale}></koro-forgotten>`;
    default:
      return html`<koro-sign-in .api=${api} .words=${words} .signedIn=${signedIn}></koro-sign-in>`;
  }
}
