/** The fields of one question, by what it asks. */
import { html, nothing, type TemplateResult } from "lit";
import type { AdminSource } from "#wire/admin-source.ts";
import type { WordList } from "#wire/rule.ts";
import { sourceTitle } from "../sources/source-title.ts";
import type { Words } from "../words/words.ts";
import { splitNames, type Test } from "./draft.ts";
import { scoreFields } from "./score-fields.ts";

export interface FieldsContext {
  words: Words;
  lists: WordList[];
  sources: AdminSource[];
  /** Gives every field of the form a name of its own. */
  at: number;
  change: (test: Test) => void;
}

export function testFields(test: Test, on: FieldsContext): TemplateResult | typeof nothing {
  const { words, change } = on;
  const { rules } = words;
  switch (test.fact) {
    case "words":
      return html`${namesField(on, rules.wordsLabel, rules.wordsHint, test.words, (list) => change({ ...test, words: list }))}
        ${select(rules.accents, rules.accentChoices, test.accents, (accents) => change({ ...test, accents }))}`;
    case "list":
      return select(rules.facts.list, listNames(on), test.list, (list) =>
        change({ ...test, list }),
      );
    case "expression":
      return html`<label class="field"><span class="unseen">${rules.facts.expression}</span>
        <input class="mono" required maxlength="300" spellcheck="false" autocapitalize="off" .value=${test.expression}
          @change=${(event: Event) => change({ ...test, expression: typed(event) })} /><small>${rules.expressionHint}</small></label>`;
    case "author":
      return namesField(on, rules.facts.author, rules.authorsHint, test.authors, (authors) =>
        change({ ...test, authors }),
      );
    case "author-list":
      return select(rules.facts["author-list"], rules.authorLists, test.list, (list) =>
        change({ ...test, list }),
      );
    case "network":
      return namesField(on, rules.facts.network, rules.networksHint, test.networks, (networks) =>
        change({ ...test, networks }),
      );
    case "language":
      return namesField(
        on,
        rules.facts.language,
        rules.languagesHint,
        test.languages,
        (languages) => change({ ...test, languages }),
      );
    case "link-domain":
      return namesField(
        on,
        rules.facts["link-domain"],
        rules.domainsHint,
        test.domains,
        (domains) => change({ ...test, domains }),
      );
    case "source":
      return checks(rules.facts.source, sourceNames(on), test.sources, (sources) =>
        change({ ...test, sources }),
      );
    case "media":
      return checks(rules.facts.media, rules.mediaKinds, test.kinds, (kinds) =>
        change({ ...test, kinds }),
      );
    case "hashtags":
    case "followers":
    case "engagement":
      return html`<div class="rule-range">
        ${number(rules.atLeast, test.atLeast, (atLeast) => change({ ...test, atLeast }))}
        ${number(rules.atMost, test.atMost, (atMost) => change({ ...test, atMost }))}</div>`;
    case "score":
      return scoreFields(test, on);
    case "time":
      return html`<div class="rule-range">
        ${clock(rules.from, test.from, (from) => change({ ...test, from }))}
        ${clock(rules.until, test.until, (until) => change({ ...test, until }))}
        <small class="quiet">${test.zone}</small></div>`;
    default:
      return nothing;
  }
}

const typed = (event: Event) => (event.target as HTMLInputElement).value;

export const listName = ({ rules }: Words, list: WordList): string =>
  list.shipped ? rules.shipped[list.id as keyof typeof rules.shipped] : list.name;

const listNames = ({ words, lists }: FieldsContext) =>
  Object.fromEntries(lists.map((list) => [list.id, listName(words, list)]));

const sourceNames = ({ sources }: FieldsContext) =>
  Object.fromEntries(sources.map((source) => [source.id, sourceTitle(source) || source.connector]));

function namesField(
  _on: FieldsContext,
  label: string,
  hint: string,
  list: string[],
  change: (list: string[]) => void,
) {
  return html`<label class="field"><span class="unseen">${label}</span>
    <textarea rows="3" required spellcheck="false" autocapitalize="off" .value=${list.join("\n")}
      @change=${(event: Event) => change(splitNames(typed(event)))}></textarea><small>${hint}</small></label>`;
}

export function select<Value extends string>(
  label: string,
  options: Record<Value, string>,
  chosen: Value,
  choose: (value: Value) => void,
) {
  const values = Object.keys(options) as Value[];
  return html`<label class="field rule-select"><span class="unseen">${label}</span>
    <select @change=${(event: Event) => choose(typed(event) as Value)}>
      ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${options[value]}</option>`)}
    </select></label>`;
}

export function checks<Value extends string>(
  legend: string,
  options: Record<Value, string>,
  chosen: Value[],
  change: (chosen: Value[]) => void,
) {
  const values = Object.keys(options) as Value[];
  const toggle = (value: Value) =>
    change(values.filter((one) => (one === value) !== chosen.includes(one)));
  return html`<fieldset class="choices"><legend class="unseen">${legend}</legend>
    ${values.map((value) => html`<label><input type="checkbox" .checked=${chosen.includes(value)} @change=${() => toggle(value)} /><span>${options[value]}</span></label>`)}
  </fieldset>`;
}

const number = (
  label: string,
  value: number | undefined,
  change: (value: number | undefined) => void,
) =>
  html`<label class="field"><span>${label}</span><input type="number" min="0" max="1000000000" step="1" inputmode="numeric"
    .value=${value === undefined ? "" : String(value)}
    @change=${(event: Event) => change(typed(event) === "" ? undefined : Math.max(0, Math.round(Number(typed(event)))))} /></label>`;

const clock = (label: string, value: string, change: (value: string) => void) =>
  html`<label class="field"><span>${label}</span><input type="time" required .value=${value}
    @change=${(event: Event) => typed(event) && change(typed(event))} /></label>`;
