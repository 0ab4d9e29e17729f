import type { Operation } from "../openapi/operations.ts";
import { renderDocument } from "./layout.ts";
import { html, type Markup } from "./markup.ts";

/** `GET /docs`: the API for people. `openapi.json` says the same with every field. */
export function renderDocsPage(
  groups: readonly [title: string, operations: Operation[]][],
): string {
  return renderDocument({
    locale: "en",
    title: "Koro API",
    kind: "text",
    body: html`<main class="sheet"><p class="over">API</p><h1>The HTTP contract</h1>
<p class="lead">JSON in UTF-8, times in RFC 3339, errors as RFC 9457 problem details. Every field is in <a href="/openapi.json">openapi.json</a>.</p>
${groups.map(([title, operations]) => html`<section><h2>${title}</h2><dl>${operations.map(renderOperation)}</dl></section>`)}</main>`,
  });
}

function renderOperation({ method, path, summary, query }: Operation): Markup {
  const parameters = Object.keys(query?.shape ?? {});
  const asked = parameters.length > 0 ? ` Query: ${parameters.join(", ")}.` : "";
  return html`<dt><code>${method.toUpperCase()} ${path}</code></dt><dd>${summary}.${asked}</dd>`;
}
