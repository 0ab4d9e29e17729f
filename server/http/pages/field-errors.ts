import { type Content, html, type Markup } from "./markup.ts";

/** One thing that was wrong with a form, as problem details name it. */
export interface FieldError {
  path: string;
  message: string;
}

/** The first error of a field in words: the page's own where it has any, else the API's. */
export function errorOf(
  errors: readonly FieldError[],
  field: string,
  words: Partial<Record<string, string>>,
): string | null {
  const error = errors.find(({ path }) => fieldOf(path) === field);
  return error ? (words[field] ?? error.message) : null;
}

/** The list on top of a form: every field that needs another look, as links to them. */
export function renderSummary(
  errors: readonly FieldError[],
  title: string,
  words: Partial<Record<string, string>> & { other: string },
  fields: readonly string[],
): Content {
  if (errors.length === 0) return null;
  const named = fields.filter((field) => errors.some(({ path }) => fieldOf(path) === field));
  const entries: Markup[] = named.map(
    (field) => html`<li><a href="#${field}">${errorOf(errors, field, words)}</a></li>`,
  );
  const unnamed = errors.some(({ path }) => !fields.includes(fieldOf(path)));
  if (unnamed) entries.push(html`<li>${words.other}</li>`);
  return html`<div class="summary" role="alert"><p>${title}</p><ul>${entries}</ul></div>`;
}

/** The words beside a field and the attributes that tie them to it. */
export function renderFieldError(field: string, message: string | null) {
  return {
    attributes: message ? html` aria-invalid="true" aria-describedby="${field}-error"` : html``,
    text: html`<p class="field-error" id="${field}-error"${message ? html`` : html` hidden`}>${message}</p>`,
  };
}

// `alt.0` and `/media/2` are about the fields `alt` and `media`.
function fieldOf(path: string): string {
  return path.replace(/^\//, "").split(/[./[]/, 1)[0] ?? "";
}
