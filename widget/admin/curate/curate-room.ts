import { html } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import { Room } from "../shell/room.ts";

const tabs = ["pins", "own", "collections"] as const;
type Tab = (typeof tabs)[number];

/** The room of curation: what stands on top, what we say ourselves, what belongs together. */
export class CurateRoom extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    here: { state: true },
  };

  declare wall: AdminWall;
  declare here: Tab;

  constructor() {
    super();
    this.here = "pins";
  }

  override render() {
    const { curate } = this.app.words;
    const open = (tab: Tab) => () => {
      this.here = tab;
    };
    return html`
      <header class="page-head"><div><h1>${curate.room}</h1><p>${curate.roomLead}</p></div></header>
      <div class="tabs" role="group" aria-label=${curate.room}>
        ${tabs.map((tab) => html`<button class="tab" aria-pressed=${tab === this.here} @click=${open(tab)}>${curate.tabs[tab]}</button>`)}
      </div>
      <div class="curate-room">${this.#panel()}</div>`;
  }

  #panel() {
    const { app, wall } = this;
    switch (this.here) {
      case "pins":
        return html`<koro-pins .app=${app} .wall=${wall}></koro-pins>`;
      case "own":
        return html`<koro-own-post .app=${app} .wall=${wall}></koro-own-post>`;
      case "collections":
        return html`<koro-collections .app=${app} .wall=${wall}></koro-collections>`;
    }
  }
}
