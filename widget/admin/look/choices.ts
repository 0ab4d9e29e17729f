import { html, nothing, type TemplateResult } from "lit";

export interface Choice<Value extends string> {
  name: string;
  legend: string;
  /** In the order they are shown. */
  options: Record<Value, string>;
  hints?: Record<Value, string>;
  chosen: Value;
  draw?: (value: Value) => TemplateResult;
  /** The heading above says the same. */
  isNamed?: boolean;
  choose: (value: Value) => void;
}

/** A choice between things that have a shape: each is drawn, and what is chosen is said in a sentence below. */
export function tiles<Value extends string>(choice: Choice<Value>): TemplateResult {
  const { name, legend, options, hints, chosen } = choice;
  const values = Object.keys(options) as Value[];
  const hint = `${name}-hint`;
  return html`
    <fieldset class="drawn-choice" data-choice=${name} aria-describedby=${hints ? hint : nothing}>
      <legend class=${choice.isNamed ? "unseen" : nothing}>${legend}</legend>
      <div class="choice-row">${values.map((value) => tile(choice, value))}</div>
      ${hints ? html`<p class="hint" id=${hint}>${hints[chosen]}</p>` : nothing}
    </fieldset>`;
}

function tile<Value extends string>(choice: Choice<Value>, value: Value): TemplateResult {
  const { name, options, chosen, draw, choose } = choice;
  return html`
    <label class="choice-tile"><input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => choose(value)} />
      ${draw?.(value) ?? nothing}<span>${options[value]}</span></label>`;
}

/** A choice between a few short words, side by side. */
export function segments<Value extends string>(
  choice: Omit<Choice<Value>, "draw" | "hints"> & { hint?: string },
): TemplateResult {
  const { name, legend, options, chosen, choose, hint } = choice;
  const values = Object.keys(options) as Value[];
  return html`
    <fieldset class="segments" data-choice=${name} aria-describedby=${hint ? `${name}-hint` : nothing}>
      <legend>${legend}</legend>
      <div class="segment-row">
        ${values.map(
          (value) => html`
          <label class="segment"><input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => choose(value)} />
            <span>${options[value]}</span></label>`,
        )}
      </div>
      ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    </fieldset>`;
}
