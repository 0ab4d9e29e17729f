import { html, nothing } from "lit";
import type { SavedView } from "#wire/saved-view.ts";
import type { QueueApi } from "../api/queue-api.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { namesOn, wordsOfView } from "./filters.ts";
import type { View } from "./queue-state.ts";

/** Keeps what is on now under a name, and puts kept views in order: other names, for everybody or not, gone. */
export class ViewsDialog extends Room {
  static override properties = {
    ...Room.properties,
    api: { attribute: false },
    views: { attribute: false },
    now: { attribute: false },
    changed: { attribute: false },
    shown: { state: true },
    wrong: { state: true },
  };

  declare api: QueueApi;
  declare views: readonly SavedView[];
  declare now: View;
  declare changed: (views: SavedView[]) => void;
  declare shown: boolean;
  declare wrong: string;

  constructor() {
    super();
    this.views = [];
    this.shown = false;
    this.wrong = "";
  }

  show(): void {
    this.shown = true;
    this.wrong = "";
  }

  #close = (): void => {
    this.shown = false;
  };

  async #try(run: () => Promise<SavedView[]>): Promise<boolean> {
    this.wrong = "";
    try {
      this.changed((await run()).toSorted((a, b) => a.name.localeCompare(b.name, this.app.locale)));
      return true;
    } catch (error) {
      this.wrong = this.app.sayError(error);
      return false;
    }
  }

  #keep = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const name = String(given.get("name")).trim();
    const { tab, filters } = this.now;
    const query = { ...wordsOfView(tab, filters), state: tab };
    const shared = given.get("shared") === "on";
    const kept = await this.#try(async () => [
      ...this.views,
      await this.api.keepView({ name, query, shared }),
    ]);
    if (!kept) return;
    this.app.toast({ text: this.app.words.narrow.kept(name), tone: "good" });
    this.#close();
  };

  #change(view: SavedView, changes: Partial<Pick<SavedView, "name" | "shared">>): void {
    void this.#try(async () => {
      const now = await this.api.changeView(view.id, changes);
      return this.views.map((one) => (one.id === view.id ? now : one));
    });
  }

  #drop(view: SavedView): void {
    void this.#try(async () => {
      await this.api.dropView(view.id);
      return this.views.filter((one) => one.id !== view.id);
    });
  }

  override render() {
    if (!this.shown) return nothing;
    const { narrow, shell } = this.app.words;
    const on = namesOn(this.now.filters).length;
    return html`
      <wa-dialog class="views-dialog" open light-dismiss label=${narrow.views} @wa-hide=${this.#close}>
        ${this.views.length ? html`<ul class="view-rows">${this.views.map((view) => this.#row(view))}</ul>` : nothing}
        <form class="form" @submit=${this.#keep}>
          <p class="dialog-lead">${on ? narrow.keepLead : narrow.keepNothing}</p>
          <label class="field"><span>${narrow.viewName}</span>
            <input name="name" required maxlength="60" autocomplete="off" autofocus aria-describedby="view-wrong" /></label>
          ${this.app.may.decide ? html`<label class="tick"><input type="checkbox" name="shared" /><span>${narrow.shareView}</span></label>` : nothing}
          <p class="field-error" id="view-wrong" role="alert">${this.wrong}</p>
          <div class="row end">
            <button type="button" class="button" @click=${this.#close}>${shell.cancel}</button>
            <button class="button primary">${narrow.keepView}</button>
          </div>
        </form>
      </wa-dialog>`;
  }

  #row(view: SavedView) {
    const { narrow } = this.app.words;
    const may = view.mine || this.app.may.decide;
    const rename = (event: Event) => {
      const name = (event.target as HTMLInputElement).value.trim();
      if (name && name !== view.name) this.#change(view, { name });
    };
    const share = () => this.#change(view, { shared: !view.shared });
    return html`
      <li class="view-row">
        <input .value=${view.name} maxlength="60" ?readonly=${!may} aria-label=${narrow.viewName} @change=${rename} />
        <label class="tick" title=${narrow.shareView}><input type="checkbox" .checked=${view.shared} ?disabled=${!may} @change=${share} /><span>${narrow.shared}</span></label>
        <button class="bare" ?disabled=${!may} aria-label=${narrow.dropView(view.name)} title=${narrow.dropView(view.name)} @click=${() => this.#drop(view)}>${icon("trash")}</button>
      </li>`;
  }
}
