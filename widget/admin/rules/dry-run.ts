/** What a rule would do, before it does it. */
import { html, nothing, type TemplateResult } from "lit";
import type { DryRunAnswer } from "#wire/rule.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayNumber } from "../words/say.ts";

type Change = keyof DryRunAnswer["changes"];
const changes: Change[] = ["approve", "hold", "reject", "mark"];

export function dryRunAnswer(
  { words, locale }: AdminContext,
  answer: DryRunAnswer,
): TemplateResult {
  const { rules } = words;
  const say = (count: number) => sayNumber(locale, count);
  const real = changes.filter((change) => answer.changes[change] > 0);
  return html`
    <div class="dry-run" role="status">
      <p><strong>${rules.result(say(answer.looked), say(answer.matched))}</strong></p>
      <ul class="dry-changes">
        ${real.map((change) => html`<li class="chip" data-change=${change}>${rules.changes[change](say(answer.changes[change]))}</li>`)}
      </ul>
      ${real.length === 0 ? html`<p>${rules.noChange}</p>` : nothing}
      ${answer.overruled > 0 ? html`<p class="quiet">${rules.overruled(say(answer.overruled))}</p>` : nothing}
      ${answer.byPeople > 0 ? html`<p class="quiet">${rules.byPeople(say(answer.byPeople))}</p>` : nothing}
      ${answer.examples.length > 0 ? examples(words.rules, answer) : nothing}
    </div>`;
}

const examples = (rules: AdminContext["words"]["rules"], answer: DryRunAnswer) => html`
  <h3>${rules.examples}</h3>
  <ul class="dry-examples">
    ${answer.examples.map(
      ({ text, author, why }) => html`
      <li><p dir="auto">${text}</p><small class="quiet">${author ?? ""}${why ? html` · <mark>${rules.found(why)}</mark>` : nothing}</small></li>`,
    )}
  </ul>`;
