import { html } from "lit";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";

/** Copies a text and says that it did. */
export class CopyButton extends Room {
  static override properties = {
    ...Room.properties,
    text: { type: String },
    copied: { state: true },
  };

  declare text: string;
  declare copied: boolean;

  constructor() {
    super();
    this.copied = false;
  }

  #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.text);
    } catch {
      copyBySelection(this.text);
    }
    this.copied = true;
    this.app.announce(this.app.words.shell.copied);
    setTimeout(() => {
      this.copied = false;
    }, 2000);
  };

  override render() {
    const { shell } = this.app.words;
    return html`
      <button type="button" class="button small" ?data-done=${this.copied} @click=${this.#copy}>
        ${icon(this.copied ? "check" : "copy")}${this.copied ? shell.copied : shell.copy}
      </button>`;
  }
}

// A wall on a plain http address in a venue's network has no clipboard API.
function copyBySelection(text: string): void {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}
