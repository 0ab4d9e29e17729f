import { html, nothing } from "lit";
import { Room } from "../shell/room.ts";

/** The panel over the page one is on. It is put into the page by `openWhy` and leaves it when it is closed. */
export class WhyDialog extends Room {
  static override properties = { ...Room.properties, looked: { state: true } };

  declare looked: { wall: string; post: string } | null;
  #back: Element | null = null;

  constructor() {
    super();
    this.looked = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Where a link in it leads, another page begins.
    this.addEventListener("click", this.#leave);
  }

  show(wall: string, post: string): void {
    this.#back = document.activeElement;
    this.looked = { wall, post };
  }

  #leave = (event: Event): void => {
    if ((event.target as Element).closest("a[href]")) this.#close();
  };

  #close = (): void => {
    this.looked = null;
    this.remove();
    if (this.#back instanceof HTMLElement && this.#back.isConnected) this.#back.focus();
  };

  override render() {
    const { looked, app } = this;
    if (!looked) return nothing;
    return html`
      <wa-dialog class="why-dialog" open light-dismiss label=${app.words.why.page} @wa-after-hide=${this.#closedItself}>
        <koro-why .app=${app} .wall=${looked.wall} .post=${looked.post}></koro-why>
      </wa-dialog>`;
  }

  #closedItself = (event: Event): void => {
    if (event.target === event.currentTarget) this.#close();
  };
}
