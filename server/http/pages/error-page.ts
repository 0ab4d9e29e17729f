import type { Locale } from "../../domain/vocabulary.ts";
import { languageSwitch, pageFooter, renderDocument } from "./layout.ts";
import { html } from "./markup.ts";
import { wordsIn } from "./words.ts";
import type { Words } from "./words-en.ts";

/** A page for an address that has nothing to show. It never says more than the status does. */
export function renderErrorPage({ status, locale }: { status: number; locale: Locale }): string {
  const words = wordsIn(locale);
  const [title, text] = explain(status, words);
  return renderDocument({
    locale,
    title,
    kind: "text",
    head: html`<meta name="robots" content="noindex">`,
    body: html`<main class="sheet error"><p class="over">${status}</p><h1>${title}</h1><p class="lead">${text}</p><p><a class="button quiet" href="/">${words.error.home}</a></p></main>
${pageFooter(locale, languageSwitch(locale))}`,
  });
}

function explain(status: number, { error }: Words): readonly [string, string] {
  if (status === 404 || status === 410) return [error.missingTitle, error.missing];
  if (status === 401 || status === 403) return [error.refusedTitle, error.refused];
  if (status === 429 || status === 503) return [error.busyTitle, error.busy];
  return [error.brokenTitle, error.broken];
}
