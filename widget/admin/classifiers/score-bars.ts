import { html, nothing, type TemplateResult } from "lit";
import type { ClassifierCheck } from "#wire/classifier.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";

const most = 6;

/** What was answered: the highest scores as bars, or why there are none. */
export function scoreBars(
  app: AdminContext,
  { ok, message, scores, advice }: ClassifierCheck,
): TemplateResult {
  const { classifiers: words } = app.words;
  if (!ok) return html`<p class="note warn">${icon("triangle-alert")}<span>${message}</span></p>`;
  return html`
    <p>${message} ${advice ? html`<strong>${words.advice[advice]}</strong>` : nothing}</p>
    <dl class="opinion-scores">
      ${scores.slice(0, most).map(({ label, score }) => bar(app, label, Math.round(score * 100)))}
    </dl>`;
}

const bar = ({ words }: AdminContext, label: string, percent: number) => html`
  <div><dt><code>${label}</code></dt>
    <dd><meter min="0" max="100" .value=${percent} aria-label="${label}: ${words.rules.percent(percent)}"></meter><span>${words.rules.percent(percent)}</span></dd></div>`;
