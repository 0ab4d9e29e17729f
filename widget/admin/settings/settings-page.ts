import { html, nothing } from "lit";
import type { AdminWall, WallChanges } from "#wire/admin-wall.ts";
import { Room } from "../shell/room.ts";
import { radios } from "./radios.ts";
import { sponsoredField } from "./sponsored-field.ts";
import { stateSection } from "./state-section.ts";

/** Everything about a wall that can be changed. Each change is saved by itself; there is nothing to forget. */
export class SettingsPage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    changed: { attribute: false },
  };

  declare wall: AdminWall;
  declare changed: (wall: AdminWall) => void;

  #save = async (changes: WallChanges): Promise<void> => {
    const { app, wall } = this;
    try {
      this.changed(await app.api.changeWall(wall.slug, changes));
      app.toast({ text: app.words.shell.saved, tone: "good" });
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
      this.requestUpdate();
    }
  };

  #delete = async (): Promise<void> => {
    const { app, wall } = this;
    const { walls } = app.words;
    const sure = await app.confirm({
      title: walls.deleteSure(wall.title),
      lead: walls.deleteLead,
      yes: walls.delete,
      grave: true,
    });
    if (!sure) return;
    try {
      await app.api.deleteWall(wall.slug);
      app.toast({ text: walls.deleted });
      app.go("/admin");
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
    }
  };

  override render() {
    const { app, wall } = this;
    return html`
      <header class="page-head"><h1>${app.words.shell.settings}</h1></header>
      <div class="stack">
        ${app.may.decide ? stateSection(app, wall, this.#save) : nothing}
        ${app.may.manage ? [this.#basics(), this.#danger()] : nothing}
        ${app.may.manage ? nothing : html`<p class="note">${app.words.walls.onlyAdmins}</p>`}
      </div>`;
  }

  #danger() {
    const { walls } = this.app.words;
    return html`
      <section class="panel danger-panel">
        <h2>${walls.danger}</h2>
        <p class="quiet">${walls.deleteLead}</p>
        <button class="button danger quiet-danger" @click=${this.#delete}>${walls.delete}</button>
      </section>`;
  }

  #basics() {
    const { app, wall } = this;
    const { walls } = app.words;
    const text = (name: "title" | "slug") => (event: Event) => {
      const input = event.target as HTMLInputElement;
      if (input.reportValidity()) void this.#save({ [name]: input.value.trim() });
    };
    return html`
      <section class="panel form">
        <h2>${walls.basics}</h2>
        <label class="field"><span>${walls.name}</span>
          <input name="title" required maxlength="120" .value=${wall.title} @change=${text("title")} /></label>
        <label class="field"><span>${walls.slug}</span>
          <span class="joined"><span class="prefix">/w/</span>
            <input name="slug" required minlength="2" maxlength="64" pattern="[a-z0-9]+(-[a-z0-9]+)*" .value=${wall.slug} @change=${text("slug")} /></span>
          <small>${walls.slugHint}</small></label>
        <koro-tag-field .app=${app} .tags=${wall.hashtags} .changed=${(hashtags: string[]) => void this.#save({ hashtags })}></koro-tag-field>
        ${radios("locale", walls.locale, walls.locales, wall.locale, (locale) => void this.#save({ locale }))}
        ${radios("accents", walls.accents, walls.accentChoices, wall.accents, (accents) => void this.#save({ accents }))}
        ${radios("on-edit", walls.onEdit, walls.onEditChoices, wall.onEdit, (onEdit) => void this.#save({ onEdit }))}
        ${sponsoredField(app, wall, this.#save)}
        <wa-switch .checked=${wall.uploads} hint=${walls.uploadsHint}
          @change=${(event: Event) => void this.#save({ uploads: (event.target as HTMLInputElement).checked })}>${walls.uploads}</wa-switch>
      </section>`;
  }
}
