import { html } from "lit";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { deskPath } from "../shell/route.ts";

/** The panel at an address of its own, to be sent to a colleague. */
export class WhyPage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { type: String },
    post: { type: String },
  };

  declare wall: string;
  declare post: string;

  override updated(): void {
    document.title = `${this.app.words.why.page} · Koro`;
  }

  override render() {
    const { why } = this.app.words;
    return html`
      <main id="main" class="page why-page" tabindex="-1">
        <header class="page-head">
          <div><a class="back" href=${deskPath(this.wall, "queue")}>${icon("arrow-left")}${why.toQueue}</a>
            <h1>${why.page}</h1></div>
        </header>
        <koro-why .app=${this.app} .wall=${this.wall} .post=${this.post}></koro-why>
      </main>`;
  }
}
