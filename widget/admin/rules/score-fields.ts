/** The fields of a question about second opinions: what was found, and how sure somebody has to be. */
import { html, type TemplateResult } from "lit";
import type { TestOf } from "./draft.ts";
import type { FieldsContext } from "./test-fields.ts";

/** What Koro's own check and moderation services say; a service of one's own may say anything. */
const known = [
  ...["profanity", "spam", "shouting"],
  ...["harassment", "hate", "illicit", "self-harm", "sexual", "sexual/minors"],
  ...["violence", "violence/graphic"],
  ...["advice-approve", "advice-hold", "advice-reject"],
];

export function scoreFields(
  test: TestOf<"score">,
  { words, at, change }: FieldsContext,
): TemplateResult {
  const { rules } = words;
  const isBelow = test.atLeast === undefined;
  const share = Math.round((test.atLeast ?? test.atMost ?? 0.8) * 100);
  const bound = (below: boolean, percent: number) =>
    change({
      ...test,
      atLeast: below ? undefined : percent / 100,
      atMost: below ? percent / 100 : undefined,
    });
  return html`
    <label class="field"><span>${rules.scoreLabel}</span>
      <input class="mono" required maxlength="80" list="labels-${at}" spellcheck="false" autocapitalize="off" .value=${test.label}
        @change=${(event: Event) => change({ ...test, label: typed(event).trim() })} />
      <datalist id="labels-${at}">${known.map((label) => html`<option value=${label}></option>`)}</datalist>
      <small>${rules.scoreHint}</small></label>
    <div class="rule-score">
      <label class="field rule-select"><span class="unseen">${rules.scoreBound}</span>
        <select @change=${(event: Event) => bound(typed(event) === "below", share)}>
          <option value="above" ?selected=${!isBelow}>${rules.atLeast}</option>
          <option value="below" ?selected=${isBelow}>${rules.atMost}</option>
        </select></label>
      <label class="field rule-share"><span class="unseen">${rules.scoreShare}</span>
        <input type="range" min="0" max="100" step="5" .value=${String(share)} aria-valuetext=${rules.percent(share)}
          @input=${(event: Event) => bound(isBelow, Number(typed(event)))} /></label>
      <output class="rule-percent">${rules.percent(share)}</output>
    </div>`;
}

const typed = (event: Event) => (event.target as HTMLInputElement).value;
