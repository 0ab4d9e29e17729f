import { html, nothing } from "lit";
import type { Question } from "./admin-context.ts";
import { Room } from "./room.ts";

/** Asks before something grave is done. Escape and a click outside mean no. */
export class Confirm extends Room {
  static override properties = { ...Room.properties, question: { state: true } };

  declare question: Question | null;
  #answer: (yes: boolean) => void = () => {};

  constructor() {
    super();
    this.question = null;
  }

  ask(question: Question): Promise<boolean> {
    this.question = question;
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  #say(yes: boolean): void {
    this.#answer(yes);
    this.question = null;
  }

  override render() {
    const { question } = this;
    if (!question) return nothing;
    return html`
      <wa-dialog open label=${question.title} light-dismiss @wa-hide=${() => this.#say(false)}>
        <p class="dialog-lead">${question.lead}</p>
        <div slot="footer" class="row end">
          <button class="button" autofocus @click=${() => this.#say(false)}>
            ${this.app.words.shell.cancel}
          </button>
          <button class="button ${question.grave ? "danger" : "primary"}" @click=${() => this.#say(true)}>
            ${question.yes}
          </button>
        </div>
      </wa-dialog>`;
  }
}
