import { html, type TemplateResult } from "lit";

/** A choice between a few named things, all of them in sight. */
export function radios<Value extends string>(
  name: string,
  legend: string,
  options: Record<Value, string>,
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  const values = Object.keys(options) as Value[];
  return html`
    <fieldset class="choices">
      <legend>${legend}</legend>
      ${values.map(
        (value) => html`
        <label><input type="radio" name=${name} value=${value} .checked=${value === chosen} @change=${() => choose(value)} />
          <span>${options[value]}</span></label>`,
      )}
    </fieldset>`;
}
