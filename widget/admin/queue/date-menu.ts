import { html, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { Locale } from "../words/words.ts";
import type { Filters } from "./filters.ts";

/** Days of arrival: the usual stretches by name, any other by two dates. */
export function dateMenu(
  app: AdminContext,
  filters: Filters,
  narrow: (changes: Filters) => void,
): TemplateResult {
  const { narrow: words } = app.words;
  const on = Boolean(filters.from || filters.until);
  const set = (name: "from" | "until") => (event: Event) =>
    narrow({ [name]: (event.target as HTMLInputElement).value });
  const field = (name: "from" | "until", label: string) => html`
    <label class="field"><span>${label}</span>
      <input type="date" name=${name} .value=${(filters[name] ?? "").slice(0, 10)} @change=${set(name)} /></label>`;
  const stretch = (days: number, label: string) => html`
    <button class="button small" @click=${() => narrow({ from: dateOf(days), until: "" })}>${label}</button>`;
  return html`
    <details class="facet date-facet" @keydown=${closeOnEscape} @focusout=${closeOutside}>
      <summary class="button small facet-button" ?data-on=${on}><span class="facet-name">${words.date}</span>${icon("chevron-down")}</summary>
      <div class="date-panel">
        <div class="row">${stretch(0, words.today)} ${stretch(1, words.sinceYesterday)} ${stretch(6, words.week)} ${stretch(29, words.month)}</div>
        <div class="date-fields">${field("from", words.fromDay)} ${field("until", words.untilDay)}</div>
      </div>
    </details>`;
}

/** So many days before today, where this page is read. */
function dateOf(daysAgo: number): string {
  const date = new Date();
  date.setDate(date.getDate() - daysAgo);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

// A plain date is a day everywhere; taken as a moment it would be the day before in half of the world.
export function sayDay(locale: Locale, value: string): string {
  const date = new Date(value.length === 10 ? `${value}T12:00:00Z` : value);
  if (Number.isNaN(date.getTime())) return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

function closeOnEscape(event: KeyboardEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  if (event.key !== "Escape" || !details.open) return;
  event.stopPropagation();
  details.open = false;
  details.querySelector("summary")?.focus();
}

function closeOutside(event: FocusEvent): void {
  const details = event.currentTarget as HTMLDetailsElement;
  const to = event.relatedTarget;
  if (to instanceof Node && !details.contains(to)) details.open = false;
}
