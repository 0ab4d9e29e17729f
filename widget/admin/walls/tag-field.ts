import { html } from "lit";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";

/** Hashtags as chips. Enter, a comma or a space ends one and never sends the form around them; Backspace in an empty field takes the last away. */
export class TagField extends Room {
  static override properties = {
    ...Room.properties,
    tags: { attribute: false },
    changed: { attribute: false },
  };

  declare tags: readonly string[];
  declare changed: (tags: string[]) => void;

  #add(input: HTMLInputElement): void {
    const words = input.value.split(/[\s,]+/).map((word) => word.replace(/^[#＃﹟]+/u, "").trim());
    const fresh = words.filter(Boolean).map((word) => `#${word}`);
    input.value = "";
    if (fresh.length) this.changed([...new Set([...this.tags, ...fresh])].slice(0, 20));
  }

  #pressed = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    if (event.isComposing) return;
    if (["Enter", ",", " "].includes(event.key)) {
      event.preventDefault();
      this.#add(input);
    } else if (event.key === "Backspace" && !input.value) {
      this.changed(this.tags.slice(0, -1));
    }
  };

  override render() {
    const { walls, shell } = this.app.words;
    return html`
      <div class="field">
        <label for="tags">${walls.hashtags} <em>${shell.optional}</em></label>
        <div class="tag-field">
          ${this.tags.map((tag) => this.#chip(tag))}
          <input id="tags" aria-describedby="tags-hint" autocapitalize="off" autocomplete="off" spellcheck="false"
            placeholder=${this.tags.length ? "" : "#AcmeYaz"} @keydown=${this.#pressed}
            @change=${(event: Event) => this.#add(event.target as HTMLInputElement)} />
        </div>
        <small id="tags-hint">${walls.hashtagsHint}</small>
      </div>`;
  }

  #chip(tag: string) {
    const drop = () => this.changed(this.tags.filter((known) => known !== tag));
    return html`
      <span class="chip">${tag}
        <button type="button" class="bare" aria-label=${this.app.words.walls.removeTag(tag)} @click=${drop}>${icon("x")}</button>
      </span>`;
  }
}
