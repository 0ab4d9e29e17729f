import { html, nothing } from "lit";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { readColour } from "./read-colour.ts";

/** A colour that may be left to the style: picked, typed, or given back. */
export class ColourField extends Room {
  static override properties = {
    ...Room.properties,
    name: { type: String },
    label: { type: String },
    hint: { type: String },
    value: { attribute: false },
    plain: { type: String },
    choose: { attribute: false },
    wrong: { state: true },
  };

  declare name: string;
  declare label: string;
  declare hint: string;
  declare value: string | null;
  /** What the style takes where nothing is chosen. */
  declare plain: string;
  declare choose: (colour: string | null) => void;
  declare wrong: boolean;

  constructor() {
    super();
    this.wrong = false;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("value")) this.wrong = false;
  }

  #picked = (event: Event): void => this.choose((event.target as HTMLInputElement).value);

  #typed = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const colour = readColour(field.value);
    this.wrong = colour === undefined;
    if (colour === undefined) return;
    field.value = colour ?? "";
    this.choose(colour);
  };

  #giveBack = (): void => {
    const field = this.querySelector<HTMLInputElement>("input[type=text]");
    if (field) field.value = "";
    this.wrong = false;
    this.choose(null);
    field?.focus();
  };

  override render() {
    const { name, label, value, wrong, plain, app } = this;
    const { look } = app.words;
    return html`
      <div class="colour-field">
        <label for="colour-${name}">${label}</label>
        <div class="colour-row">
          <input type="color" aria-label=${look.pick(label)} .value=${value ?? plain} @input=${this.#picked} />
          <input type="text" id="colour-${name}" name=${name} .value=${value ?? ""} placeholder=${look.asPreset} maxlength="7"
            spellcheck="false" autocomplete="off" autocapitalize="off" aria-invalid=${wrong} aria-describedby="colour-${name}-hint"
            @change=${this.#typed} />
          ${value ? html`<button type="button" class="bare" title=${look.asPreset} aria-label=${look.giveBack(label)} @click=${this.#giveBack}>${icon("x")}</button>` : nothing}
        </div>
        <small class="hint" id="colour-${name}-hint">${wrong ? html`<span class="field-error" role="alert">${look.wrongColour}</span>` : this.hint}</small>
      </div>`;
  }
}
