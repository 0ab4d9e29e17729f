import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Member } from "#wire/people.ts";
import { icon } from "../icons/icon.ts";
import { initials } from "../shell/initials.ts";
import { Room } from "../shell/room.ts";
import { sayMoment, saySpan } from "../words/say.ts";
import { reachChips } from "./reach-chips.ts";
import type { Reach } from "./role-fields.ts";

/** One member, and what may be done about them. */
export class MemberRow extends Room {
  static override properties = {
    ...Room.properties,
    member: { attribute: false },
    walls: { attribute: false },
    isLastOwner: { type: Boolean },
    changed: { attribute: false },
    draft: { state: true },
    failed: { state: true },
  };

  declare member: Member;
  declare walls: AdminWall[];
  declare isLastOwner: boolean;
  declare changed: () => void;
  declare draft: Reach | null;
  declare failed: string;

  constructor() {
    super();
    this.draft = null;
    this.failed = "";
  }

  #open = (): void => {
    const { role, walls } = this.member;
    this.failed = "";
    this.draft = { role, walls: walls === null ? null : walls.map(({ id }) => id) };
  };

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { app, draft, member } = this;
    if (!draft) return;
    if (draft.walls?.length === 0) {
      this.failed = app.words.people.chooseWalls;
      return;
    }
    try {
      await app.api.people.change(member.id, draft);
      this.draft = null;
      app.toast({ text: app.words.shell.saved, tone: "good" });
      this.changed();
    } catch (error) {
      this.failed = app.sayError(error);
    }
  };

  #remove = async (): Promise<void> => {
    const { people } = this.app.words;
    const { name, id } = this.member;
    const question = {
      title: people.removeSure(name),
      lead: people.removeLead,
      yes: people.remove,
    };
    if (!(await this.app.confirm({ ...question, grave: true }))) return;
    await this.#try(() => this.app.api.people.remove(id), people.removed(name));
  };

  #reset = async (): Promise<void> => {
    const { people } = this.app.words;
    const { name, id } = this.member;
    const question = { title: people.resetSure(name), lead: people.resetLead };
    const yes = people.resetTwoFactor;
    if (!(await this.app.confirm({ ...question, yes, grave: true }))) return;
    await this.#try(() => this.app.api.people.resetTwoFactor(id), people.resetDone);
  };

  async #try(run: () => Promise<void>, done: string): Promise<void> {
    try {
      await run();
      this.app.toast({ text: done, tone: "good" });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    this.changed();
  }

  get #mayTouch(): boolean {
    return this.app.me.role === "owner" || this.member.role !== "owner";
  }

  override render() {
    const { app, member, draft } = this;
    const { people } = app.words;
    return html`
      <article class="person" aria-label=${member.name}>
        <span class="initials" data-initials=${initials(member.name)} aria-hidden="true"></span>
        <div class="person-who">
          <h3>${member.name} ${member.isYou ? html`<span class="chip plain">${people.you}</span>` : nothing}</h3>
          <p><bdi>${member.email}</bdi></p>
        </div>
        <p class="person-facts">
          <span class="chip role" data-role=${member.role}>${people.roles[member.role]}</span>
          ${reachChips(app, member.walls)}
          <span class="chip ${member.twoFactor ? "mark-chip" : "plain"}">${member.twoFactor ? people.twoFactorOn : people.twoFactorOff}</span>
          ${this.#active()}
        </p>
        ${draft ? nothing : this.#acts()}
        ${draft ? this.#form(draft) : nothing}
        ${this.isLastOwner ? html`<p class="note">${icon("triangle-alert")}<span>${people.lastOwner}</span></p>` : nothing}
      </article>`;
  }

  #active() {
    const { locale, words } = this.app;
    const at = this.member.lastActiveAt;
    if (!at) return html`<span class="quiet">${words.people.neverActive}</span>`;
    return html`<time class="quiet" datetime=${at} title=${sayMoment(locale, at)}>${words.people.active(saySpan(locale, at, Date.now(), "past"))}</time>`;
  }

  #acts() {
    const { member } = this;
    const { people } = this.app.words;
    if (!this.#mayTouch || this.isLastOwner) return nothing;
    return html`
      <div class="row person-acts">
        <button class="button small" aria-label=${people.changeOf(member.name)} @click=${this.#open}>${people.change}</button>
        ${member.twoFactor && !member.isYou ? html`<button class="button small" @click=${this.#reset}>${people.resetTwoFactor}</button>` : nothing}
        <button class="button small quiet-danger" aria-label="${people.remove}: ${member.name}" @click=${this.#remove}>${people.remove}</button>
      </div>`;
  }

  #form(draft: Reach) {
    const { app } = this;
    const take = (reach: Reach) => {
      this.draft = reach;
      this.failed = "";
    };
    const cancel = () => {
      this.draft = null;
    };
    return html`
      <form class="form person-form" @submit=${this.#save}>
        <koro-role-fields .app=${app} .walls=${this.walls} .reach=${draft} .changed=${take}></koro-role-fields>
        <p class="field-error" role="alert">${this.failed}</p>
        <div class="row"><button class="button primary">${app.words.shell.save}</button>
          <button type="button" class="button" @click=${cancel}>${app.words.shell.cancel}</button></div>
      </form>`;
  }
}
