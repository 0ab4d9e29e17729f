import { html, nothing, type TemplateResult } from "lit";
import type { Alert } from "#wire/alert.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { saySpan } from "../words/say.ts";
import { sayAlert } from "./say-alert.ts";

export interface AlertActs {
  test: (alert: Alert) => Promise<void>;
  turn: (alert: Alert) => Promise<void>;
  remove: (alert: Alert, sentence: string) => Promise<void>;
}

/** One sentence with what came of it. `isLedHere`: its letter brought somebody to turn it off. */
export function alertRow(
  app: AdminContext,
  alert: Alert,
  acts: AlertActs,
  isLedHere: boolean,
): TemplateResult {
  const { alerts } = app.words;
  const sentence = sayAlert(app.words, alert);
  const turn = alert.on ? alerts.turnOff : alerts.turnOn;
  return html`
    <li class="alert" ?data-led-here=${isLedHere} data-on=${alert.on}>
      <h2>${sentence}</h2>
      ${isLedHere && alert.on ? html`<p class="note">${icon("mail")}<span>${alerts.offHere}</span></p>` : nothing}
      <p class="alert-facts">
        ${alert.on ? nothing : html`<span class="chip plain">${alerts.off}</span>`}
        ${alert.firing ? html`<span class="chip warn">${alerts.firing}</span>` : nothing}
        <span class="quiet">${sayLast(app, alert)}</span>
      </p>
      ${trouble(app, alert)}
      <div class="row">
        <button class="button small" aria-label=${alerts.actOf(alerts.test, sentence)} @click=${() => acts.test(alert)}>${alerts.test}</button>
        <button class="button small turn" aria-label=${alerts.actOf(turn, sentence)} @click=${() => acts.turn(alert)}>${turn}</button>
        <button class="button small quiet-danger" aria-label=${alerts.actOf(alerts.remove, sentence)} @click=${() => acts.remove(alert, sentence)}>${alerts.remove}</button>
      </div>
    </li>`;
}

function sayLast(app: AdminContext, { last }: Alert): string {
  if (!last) return app.words.alerts.never;
  return app.words.alerts.last(last, saySpan(app.locale, last.createdAt, Date.now(), "past"));
}

function trouble(app: AdminContext, { last }: Alert): TemplateResult | typeof nothing {
  if (!last?.trouble || last.state === "done") return nothing;
  const { alerts } = app.words;
  return html`
    <p class="note warn">${icon("triangle-alert")}
      <span>${alerts.trouble(last.trouble)} ${last.state === "waiting" ? alerts.again : nothing}</span></p>`;
}
