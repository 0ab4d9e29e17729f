import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { InvitationAnswer, InvitationPage, Member, MemberPage } from "#wire/people.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { shownOnce } from "./shown-once.ts";

interface People {
  members: MemberPage;
  invitations: InvitationPage;
  walls: AdminWall[];
}

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; people: People }
  | { kind: "failed"; why: string };

/** Who works here, who is invited, and which programs have a key. */
export class PeoplePage extends Room {
  static override properties = {
    ...Room.properties,
    loaded: { state: true },
    inviting: { state: true },
    fresh: { state: true },
  };

  declare loaded: Loaded;
  declare inviting: boolean;
  declare fresh: InvitationAnswer | null;
  #hangUp: (() => void) | null = null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.inviting = false;
    this.fresh = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hangUp = this.app.live.listen((event) => {
      if (event.kind === "reset") void this.#load();
    });
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
  }

  override updated(): void {
    document.title = `${this.app.words.people.title} · Koro`;
  }

  #load = async (): Promise<void> => {
    const { api } = this.app;
    try {
      const [members, invitations, { walls }] = await Promise.all([
        api.people.members(),
        api.people.invitations(),
        api.walls(),
      ]);
      this.loaded = { kind: "ready", people: { members, invitations, walls } };
    } catch (error) {
      this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  };

  #more = async (people: People, list: "members" | "invitations"): Promise<void> => {
    try {
      const { api } = this.app;
      if (list === "members") {
        const next = await api.people.members({ cursor: people.members.next ?? undefined });
        const members = { ...next, members: [...people.members.members, ...next.members] };
        this.loaded = { kind: "ready", people: { ...people, members } };
      } else {
        const next = await api.people.invitations({ cursor: people.invitations.next ?? undefined });
        const known = people.invitations.invitations;
        const invitations = { ...next, invitations: [...known, ...next.invitations] };
        this.loaded = { kind: "ready", people: { ...people, invitations } };
      }
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  };

  #made = (answer: InvitationAnswer): void => {
    const { people } = this.app.words;
    const { email } = answer.invitation;
    this.inviting = false;
    this.fresh = answer.link ? answer : null;
    if (answer.sent) this.app.toast({ text: people.sent(email), tone: "good" });
    else if (!answer.link) this.app.toast({ text: people.bounded(email), tone: "bad" });
    void this.#load();
  };

  #demand = async (event: Event): Promise<void> => {
    const { app } = this;
    const wanted = (event.target as HTMLInputElement).checked;
    try {
      await app.api.people.requireTwoFactor(wanted);
      app.toast({ text: app.words.shell.saved, tone: "good" });
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
    }
    await this.#load();
  };

  override render() {
    const { app, loaded } = this;
    const { people } = app.words;
    const open = () => {
      this.inviting = true;
      this.fresh = null;
    };
    return html`
      <main id="main" class="page" tabindex="-1">
        <header class="page-head">
          <div><a class="back" href="/admin">${icon("arrow-left")}${app.words.shell.walls}</a>
            <h1>${people.title}</h1><p>${people.lead}</p></div>
          ${this.inviting || loaded.kind !== "ready" ? nothing : html`<button class="button primary" @click=${open}>${icon("plus")}${people.invite}</button>`}
        </header>
        ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>` : nothing}
        ${loaded.kind === "failed" ? failure(app.words, loaded.why, this.#load) : nothing}
        ${loaded.kind === "ready" ? this.#content(loaded.people) : nothing}
      </main>`;
  }

  #content(people: People) {
    const { app } = this;
    const { walls, invitations } = people;
    const more = invitations.next ? () => void this.#more(people, "invitations") : null;
    const cancel = () => {
      this.inviting = false;
    };
    return html`
      <div class="people">
        ${this.inviting ? html`<koro-invite .app=${app} .walls=${walls} .sends=${invitations.sends} .made=${this.#made} .cancel=${cancel}></koro-invite>` : nothing}
        ${this.fresh ? this.#fresh(this.fresh) : nothing}
        ${this.#members(people)}
        <koro-invitations .app=${app} .invitations=${invitations.invitations} .sends=${invitations.sends} .more=${more}
          .made=${this.#made} .changed=${this.#load}></koro-invitations>
        ${app.me.role === "owner" ? this.#switch(people.members.requiresTwoFactor) : nothing}
        <koro-keys .app=${app} .walls=${walls}></koro-keys>
      </div>`;
  }

  #fresh({ invitation, link }: InvitationAnswer) {
    const { people } = this.app.words;
    const words = {
      title: people.linkFor(invitation.email),
      lead: people.linkLead,
      text: link ?? "",
    };
    return shownOnce(this.app, words, () => {
      this.fresh = null;
    });
  }

  #members(people: People) {
    const { members, next } = people.members;
    const { words } = this.app;
    const owners = members.filter(({ role }) => role === "owner").length;
    const isLast = ({ role, isYou }: Member) => role === "owner" && owners === 1 && !next && isYou;
    return html`
      <section class="people-part" aria-labelledby="members-title">
        <h2 id="members-title">${words.people.members}</h2>
        <ul class="people-list">
          ${members.map((member) => html`<li><koro-member .app=${this.app} .member=${member} .walls=${people.walls} .isLastOwner=${isLast(member)} .changed=${this.#load}></koro-member></li>`)}
        </ul>
        ${next ? html`<button class="button" @click=${() => this.#more(people, "members")}>${words.people.more}</button>` : nothing}
      </section>`;
  }

  #switch(isOn: boolean) {
    const { people } = this.app.words;
    const may = isOn || this.app.me.twoFactor.on;
    return html`
      <section class="panel">
        <wa-switch .checked=${isOn} ?disabled=${!may} hint=${may ? people.everybodyHint : people.everybodyFirst} @change=${this.#demand}>${people.everybody}</wa-switch>
      </section>`;
  }
}
