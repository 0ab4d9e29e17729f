import { html, nothing, type PropertyValues } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Look, LookChanges } from "#wire/wall.ts";
import { Room } from "../shell/room.ts";
import { changed, differing, usualLook, wayBack } from "./draft.ts";
import { lookForm } from "./look-form.ts";

/** The look editor: a draft beside the wall in that look, until it is saved. */
export class LookPage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    changed: { attribute: false },
    changes: { state: true },
    saving: { state: true },
    trouble: { state: true },
  };

  declare wall: AdminWall;
  declare changed: (wall: AdminWall) => void;
  /** What differs from the saved look; when a colleague saves another look meanwhile, these stay. */
  declare changes: LookChanges;
  declare saving: boolean;
  declare trouble: string | null;

  constructor() {
    super();
    this.changes = {};
    this.saving = false;
    this.trouble = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hold(false);
  }

  override willUpdate(given: PropertyValues): void {
    const before = given.get("wall") as AdminWall | undefined;
    if (before && before.id !== this.wall.id) this.changes = {};
    if (before) this.changes = differing(this.wall.look, this.changes);
    if (given.has("changes") || before) this.#hold(this.#count > 0);
  }

  get draft(): Look {
    return changed(this.wall.look, this.changes);
  }

  get #count(): number {
    return Object.keys(this.changes).length;
  }

  #change = (changes: LookChanges): void => {
    this.changes = differing(this.wall.look, { ...this.changes, ...changes });
    this.trouble = null;
  };

  #hold(isDirty: boolean): void {
    this.app.hold(isDirty ? this.#mayLeave : null);
    if (isDirty) addEventListener("beforeunload", stay);
    else removeEventListener("beforeunload", stay);
  }

  #mayLeave = async (): Promise<boolean> => {
    const { leave, leaveLead, leaveYes } = this.app.words.look;
    const sure = await this.app.confirm({
      title: leave,
      lead: leaveLead,
      yes: leaveYes,
      grave: true,
    });
    if (sure) this.changes = {};
    return sure;
  };

  #discard = (): void => {
    this.changes = {};
    this.trouble = null;
    this.querySelector<HTMLElement>("#look-title")?.focus();
  };

  #save = async (): Promise<void> => {
    if (this.saving || this.#count === 0) return;
    const { app, wall, changes } = this;
    const back = wayBack(wall.look, changes);
    this.saving = true;
    try {
      await this.#send(wall, changes);
      const undo = { label: app.words.look.undo, run: () => void this.#undo(wall, back) };
      app.toast({ text: app.words.look.saved, tone: "good", act: undo });
      this.querySelector<HTMLElement>("#look-title")?.focus();
    } catch (error) {
      this.trouble = app.sayError(error);
    }
    this.saving = false;
  };

  async #undo(wall: AdminWall, back: LookChanges): Promise<void> {
    const { app } = this;
    try {
      await this.#send(wall, back);
      app.toast({ text: app.words.look.undone, tone: "good" });
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
    }
  }

  // By the time of the answer, or of an undo, another wall may be on the desk.
  async #send(wall: AdminWall, look: LookChanges): Promise<void> {
    const answer = await this.app.api.changeWall(wall.slug, { look });
    if (this.isConnected && this.wall.id === wall.id) this.changed(answer);
  }

  override render() {
    const { app, wall, draft } = this;
    const { look } = app.words;
    const isUsual = Object.keys(differing(draft, usualLook)).length === 0;
    return html`
      <header class="page-head"><div><h1 id="look-title" tabindex="-1">${look.title}</h1><p>${look.lead}</p></div></header>
      <div class="look">
        <div class="look-choices">
          ${lookForm(app, draft, this.#change)}
          <button type="button" class="button" ?disabled=${isUsual} @click=${() => this.#change(usualLook)}>${look.usual}</button>
          ${this.#bar()}
        </div>
        <div class="look-sight">
          <koro-look-preview .app=${app} .wall=${wall} .draft=${draft}></koro-look-preview>
        </div>
        <koro-snippet class="panel" .app=${app} .wall=${wall} .look=${draft}></koro-snippet>
      </div>`;
  }

  #bar() {
    const { look, shell } = this.app.words;
    const count = this.#count;
    return html`
      <div class="look-bar" ?data-dirty=${count > 0}>
        <div class="look-bar-said">
          <p role="status">${count > 0 ? look.unsaved(count) : nothing}</p>
          ${this.trouble ? html`<p class="field-error" role="alert">${look.notSaved} ${this.trouble}</p>` : nothing}
        </div>
        ${
          count === 0
            ? nothing
            : html`
        <button type="button" class="button" ?disabled=${this.saving} @click=${this.#discard}>${look.discard}</button>
        <button type="button" class="button primary" aria-disabled=${this.saving} @click=${this.#save}>${this.saving ? shell.saving : look.save}</button>`
        }
      </div>`;
  }
}

function stay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
