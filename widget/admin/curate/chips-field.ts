import { html } from "lit";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";

/** Words as chips, with those that are used already to choose from. Enter or a comma ends one. */
export class ChipsField extends Room {
  static override properties = {
    ...Room.properties,
    label: { type: String },
    chips: { attribute: false },
    known: { attribute: false },
    changed: { attribute: false },
  };

  declare label: string;
  declare chips: readonly string[];
  declare known: readonly string[];
  declare changed: (chips: string[]) => void;

  #add(input: HTMLInputElement): void {
    const words = input.value.split(",").map((word) => word.trim().slice(0, 40));
    input.value = "";
    const fresh = words.filter((word) => word && !this.chips.includes(word));
    if (fresh.length) this.changed([...this.chips, ...new Set(fresh)].slice(0, 20));
  }

  #pressed = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    if (event.isComposing) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      this.#add(input);
    } else if (event.key === "Backspace" && !input.value && this.chips.length) {
      this.changed(this.chips.slice(0, -1));
    }
  };

  override render() {
    const offered = this.known.filter((word) => !this.chips.includes(word));
    return html`
      <div class="field">
        <label for="curate-tags">${this.label}</label>
        <div class="tag-field">
          ${this.chips.map((chip) => this.#chip(chip))}
          <input id="curate-tags" list="curate-known-tags" autocapitalize="off" autocomplete="off"
            maxlength="40" @keydown=${this.#pressed}
            @change=${(event: Event) => this.#add(event.target as HTMLInputElement)} />
          <datalist id="curate-known-tags">${offered.map((word) => html`<option value=${word}></option>`)}</datalist>
        </div>
        ${this.#offers(offered.slice(0, 6))}
      </div>`;
  }

  #offers(offered: readonly string[]) {
    const { curate } = this.app.words;
    if (offered.length === 0) return "";
    return html`
      <p class="row curate-offers"><small class="quiet">${curate.usedBefore}</small>
        ${offered.map((word) => html`<button type="button" class="chip plain curate-offer" @click=${() => this.changed([...this.chips, word].slice(0, 20))}>${icon("plus")}${word}</button>`)}
      </p>`;
  }

  #chip(chip: string) {
    const drop = () => this.changed(this.chips.filter((known) => known !== chip));
    return html`
      <span class="chip"><bdi>${chip}</bdi>
        <button type="button" class="bare" aria-label=${this.app.words.walls.removeTag(chip)} @click=${drop}>${icon("x")}</button>
      </span>`;
  }
}
