import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { fromLocalInput, sayZone } from "./local-time.ts";

interface Picked {
  file: File;
  /** An address of the file within this page. */
  preview: string;
}

const mostPictures = 4;

/** A post of our own, with what it will look like beside it. It goes on the wall the moment it is sent. */
export class OwnPostForm extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    text: { state: true },
    name: { state: true },
    cta: { state: true },
    sponsor: { state: true },
    pictures: { state: true },
    sending: { state: true },
  };

  declare wall: AdminWall;
  declare text: string;
  declare name: string;
  declare cta: string;
  declare sponsor: string;
  declare pictures: Picked[];
  declare sending: boolean;

  constructor() {
    super();
    this.sending = false;
    this.#clear();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget(this.pictures);
  }

  #clear(): void {
    Object.assign(this, { text: "", name: "", cta: "", sponsor: "", pictures: [] });
  }

  #forget(pictures: Picked[]): void {
    for (const { preview } of pictures) URL.revokeObjectURL(preview);
  }

  #pick = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const fresh = [...(input.files ?? [])].slice(0, mostPictures - this.pictures.length);
    input.value = "";
    const picked = fresh.map((file) => ({ file, preview: URL.createObjectURL(file) }));
    this.pictures = [...this.pictures, ...picked];
  };

  #drop(picked: Picked): void {
    this.#forget([picked]);
    this.pictures = this.pictures.filter((one) => one !== picked);
  }

  #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const { app } = this;
    this.sending = true;
    try {
      const { batch } = await this.#api.publish(this.#body(new FormData(form)));
      app.toast({
        ...{ text: app.words.curate.published, tone: "good" },
        act: { label: app.words.queue.undo, run: () => void this.#undo(batch) },
      });
      this.#forget(this.pictures);
      this.#clear();
      form.reset();
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
    }
    this.sending = false;
  };

  get #api() {
    return this.app.api.curateOf(this.wall.slug);
  }

  async #undo(batch: string): Promise<void> {
    try {
      await this.#api.undo(batch);
      this.app.toast({ text: this.app.words.curate.unpublished });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  }

  /** Times leave in UTC; the pictures follow their texts in the same order. */
  #body(given: FormData): FormData {
    const body = new FormData();
    for (const name of ["text", "name", "ctaLabel", "ctaUrl", "sponsor"]) {
      const value = String(given.get(name) ?? "").trim();
      if (value) body.append(name, value);
    }
    for (const name of ["showFrom", "showUntil"]) {
      const moment = fromLocalInput(String(given.get(name) ?? ""));
      if (moment) body.append(name, moment);
    }
    const alts = given.getAll("alt");
    for (const [at, { file }] of this.pictures.entries()) {
      body.append("media", file);
      body.append("alt", String(alts[at] ?? "").trim());
    }
    return body;
  }

  override render() {
    const { curate } = this.app.words;
    if (!this.app.may.decide) return html`<p class="note">${curate.onlyDeciders}</p>`;
    const isEmpty = this.text.trim() === "" && this.pictures.length === 0;
    return html`
      <div class="own-post">
        <form class="panel form" @submit=${this.#send}>
          ${this.#words()} ${this.#media()} ${this.#more()}
          <div class="row end"><button class="button primary" ?disabled=${this.sending || isEmpty}>${this.sending ? this.app.words.shell.saving : curate.publish}</button></div>
        </form>
        ${this.#preview()}
      </div>`;
  }

  #typed(name: "text" | "name" | "cta" | "sponsor") {
    return (event: Event) => {
      this[name] = (event.target as HTMLInputElement).value;
    };
  }

  #words() {
    const { curate } = this.app.words;
    return html`
      <label class="field"><span>${curate.ownText}</span>
        <textarea name="text" rows="4" maxlength="5000" lang=${this.wall.locale} @input=${this.#typed("text")}></textarea></label>
      <label class="field"><span>${curate.ownName}</span>
        <input name="name" maxlength="80" placeholder=${this.app.me.workspace.name} @input=${this.#typed("name")} /></label>`;
  }

  #media() {
    const { curate } = this.app.words;
    return html`
      <div class="own-media">
        ${this.pictures.map(
          (picked, at) => html`
          <div class="curate-alt">
            <div class="curate-picture"><img src=${picked.preview} alt="" /></div>
            <label class="field"><span>${curate.altOf(at + 1)}</span>
              <textarea name="alt" rows="2" maxlength="1500"></textarea></label>
            <button type="button" class="bare" aria-label=${curate.removePicture(at + 1)} @click=${() => this.#drop(picked)}>${icon("x")}</button>
          </div>`,
        )}
        <label class="button own-pick" ?data-full=${this.pictures.length >= mostPictures}>${icon("upload")}${curate.addPictures}
          <input class="unseen" type="file" accept="image/*" multiple ?disabled=${this.pictures.length >= mostPictures} @change=${this.#pick} /></label>
      </div>`;
  }

  #more() {
    const { curate } = this.app.words;
    return html`
      <div class="curate-pair">
        <label class="field"><span>${curate.ctaLabel}</span><input name="ctaLabel" maxlength="80" placeholder=${curate.ctaExample} @input=${this.#typed("cta")} /></label>
        <label class="field"><span>${curate.ctaUrl}</span><input name="ctaUrl" type="url" pattern="https?://.+" placeholder="https://" ?required=${this.cta.trim() !== ""} /></label>
      </div>
      <label class="field"><span>${curate.sponsor}</span><input name="sponsor" maxlength="80" @input=${this.#typed("sponsor")} /><small>${curate.sponsorHint}</small></label>
      <div class="curate-pair">
        <label class="field"><span>${curate.showFrom}</span><input name="showFrom" type="datetime-local" /></label>
        <label class="field"><span>${curate.showUntil}</span><input name="showUntil" type="datetime-local" /></label>
      </div>
      <p class="quiet">${curate.zone(sayZone(this.app.locale))}</p>`;
  }

  #preview() {
    const { curate } = this.app.words;
    const sponsored = this.wall.locale === "tr" ? "Sponsorlu" : "Sponsored";
    const [first] = this.pictures;
    return html`
      <aside class="own-preview" aria-label=${curate.preview}>
        <p class="quiet">${curate.preview}</p>
        <article class="own-card" lang=${this.wall.locale}>
          ${this.sponsor.trim() ? html`<p><span class="curate-badge">${sponsored} · ${this.sponsor.trim()}</span></p>` : nothing}
          ${first ? html`<img src=${first.preview} alt="" />` : nothing}
          <p><strong><bdi>${this.name.trim() || this.app.me.workspace.name}</bdi></strong></p>
          <p class="own-text">${this.text || curate.ownExample}</p>
          ${this.cta.trim() ? html`<p><span class="curate-cta">${this.cta.trim()}</span></p>` : nothing}
        </article>
      </aside>`;
  }
}
