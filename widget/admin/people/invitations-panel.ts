import { html, nothing } from "lit";
import type { Invitation, InvitationAnswer } from "#wire/people.ts";
import { Room } from "../shell/room.ts";
import { sayMoment } from "../words/say.ts";
import { reachChips } from "./reach-chips.ts";

/** Invitations that nobody has accepted yet. */
export class InvitationsPanel extends Room {
  static override properties = {
    ...Room.properties,
    invitations: { attribute: false },
    sends: { type: Boolean },
    more: { attribute: false },
    made: { attribute: false },
    changed: { attribute: false },
  };

  declare invitations: Invitation[];
  declare sends: boolean;
  declare more: (() => void) | null;
  declare made: (answer: InvitationAnswer) => void;
  declare changed: () => void;

  async #again({ id }: Invitation): Promise<void> {
    try {
      this.made(await this.app.api.people.inviteAgain(id));
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  }

  async #revoke({ id }: Invitation): Promise<void> {
    try {
      await this.app.api.people.revoke(id);
      this.app.toast({ text: this.app.words.people.revoked });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    this.changed();
  }

  override render() {
    const { people } = this.app.words;
    if (this.invitations.length === 0) return nothing;
    return html`
      <section class="people-part" aria-labelledby="invitations-title">
        <h2 id="invitations-title">${people.invitations}</h2>
        <ul class="people-list">${this.invitations.map((one) => this.#row(one))}</ul>
        ${this.more ? html`<button class="button" @click=${this.more}>${people.more}</button>` : nothing}
      </section>`;
  }

  #row(one: Invitation) {
    const { app } = this;
    const { people } = app.words;
    const isOver = Date.parse(one.expiresAt) <= Date.now();
    const mayTouch = app.me.role === "owner" || one.role !== "owner";
    return html`
      <li class="person" data-over=${isOver}>
        <div class="person-who"><h3><bdi>${one.email}</bdi></h3><p>${people.invitedBy(one.invitedBy)}</p></div>
        <p class="person-facts">
          <span class="chip role" data-role=${one.role}>${people.roles[one.role]}</span>${reachChips(app, one.walls)}
          ${isOver ? html`<span class="chip warn">${people.expired}</span>` : html`<span class="quiet">${people.expires(sayMoment(app.locale, one.expiresAt))}</span>`}
        </p>
        ${
          mayTouch
            ? html`<div class="row person-acts">
          <button class="button small" aria-label="${this.sends ? people.sendAgain : people.newLink}: ${one.email}" @click=${() => this.#again(one)}>${this.sends ? people.sendAgain : people.newLink}</button>
          <button class="button small quiet-danger" aria-label="${people.revoke}: ${one.email}" @click=${() => this.#revoke(one)}>${people.revoke}</button></div>`
            : nothing
        }
      </li>`;
  }
}
