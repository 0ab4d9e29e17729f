import { html, type TemplateResult } from "lit";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayMoment } from "../words/say.ts";
import type { Curating } from "./curate-dialog.ts";
import { fromLocalInput, sayZone, toLocalInput } from "./local-time.ts";

/** When it is to be seen, by this person's clock; the zone is named, for a team may sit in two. */
export function timeSection(app: AdminContext, { card, save }: Curating): TemplateResult {
  const { curate } = app.words;
  const field = (name: "showFrom" | "showUntil", label: string) => {
    const change = (event: Event) =>
      void save({ [name]: fromLocalInput((event.target as HTMLInputElement).value) });
    return html`
      <label class="field"><span>${label}</span>
        <input type="datetime-local" name=${name} .value=${toLocalInput(card[name])} @change=${change} /></label>`;
  };
  return html`
    <section class="curate-section">
      <h3>${curate.time}</h3>
      <div class="curate-pair">
        ${field("showFrom", curate.showFrom)} ${field("showUntil", curate.showUntil)}
      </div>
      <p class="quiet">${sayTimes(app, card)} ${curate.zone(sayZone(app.locale))}</p>
    </section>`;
}

function sayTimes({ words: { curate }, locale }: AdminContext, card: Curating["card"]): string {
  const { showFrom, showUntil } = card;
  const from = showFrom && Date.parse(showFrom) > Date.now() ? showFrom : null;
  if (showUntil && Date.parse(showUntil) <= Date.now()) return curate.isOver;
  return [
    from && curate.comesAt(sayMoment(locale, from)),
    showUntil && curate.goesAt(sayMoment(locale, showUntil)),
  ]
    .filter(Boolean)
    .join(" ");
}
