import { html, nothing } from "lit";
import type { AdminClassifier, ClassifierCheck } from "#wire/classifier.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { saySpan } from "../words/say.ts";
import { scoreBars } from "./score-bars.ts";

/** One who is asked: how they are, trying them, turning them off. */
export class ClassifierRow extends Room {
  static override properties = {
    ...Room.properties,
    classifier: { attribute: false },
    changed: { attribute: false },
    trial: { state: true },
    busy: { state: true },
    editing: { state: true },
  };

  declare classifier: AdminClassifier;
  declare changed: () => Promise<void>;
  declare trial: ClassifierCheck | "open" | null;
  declare busy: boolean;
  declare editing: boolean;

  constructor() {
    super();
    this.trial = null;
    this.busy = false;
    this.editing = false;
  }

  async #do(act: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    try {
      await act();
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    this.busy = false;
  }

  #toggle = () =>
    this.#do(async () => {
      const { id, on, version } = this.classifier;
      await this.app.api.classifiers.change(id, { on: !on, version });
      await this.changed();
    });

  #delete = async (): Promise<void> => {
    const { classifiers: words } = this.app.words;
    const { id, name } = this.classifier;
    const question = { title: words.deleteSure(name), lead: words.deleteLead };
    if (!(await this.app.confirm({ ...question, yes: words.delete, grave: true }))) return;
    await this.#do(async () => {
      await this.app.api.classifiers.delete(id);
      await this.changed();
    });
  };

  #ask = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get("text")).trim();
    void this.#do(async () => {
      this.trial = await this.app.api.classifiers.check(this.classifier.id, text || undefined);
    });
  };

  override render() {
    const { app, classifier } = this;
    const { classifiers: words } = app.words;
    const { kind, name, on } = classifier;
    const edit = () => {
      this.editing = !this.editing;
    };
    const open = () => {
      this.trial = this.trial ? null : "open";
    };
    return html`
      <article class="opinion" data-on=${on} aria-label=${name}>
        <div class="opinion-who"><h2>${name}</h2>
          <p>${name === words.kinds[kind].title ? nothing : html`<span>${words.kinds[kind].title}</span>`}${this.#where()}</p></div>
        <p class="opinion-state">${this.#state()}</p>
        <div class="row opinion-acts">
          <button class="button small" aria-expanded=${this.trial !== null} @click=${open}>${words.try}</button>
          ${kind === "local" ? nothing : html`<button class="button small" aria-expanded=${this.editing} @click=${edit}>${words.edit}</button>`}
          <button class="button small" ?disabled=${this.busy} @click=${this.#toggle}>${on ? words.turnOff : words.turnOn}</button>
          <button class="button small quiet-danger" aria-label="${words.delete}: ${name}" ?disabled=${this.busy} @click=${this.#delete}>${words.delete}</button>
        </div>
        ${this.#trouble()}
        ${this.editing ? this.#form() : nothing}
        ${this.trial ? this.#trial(this.trial) : nothing}
      </article>`;
  }

  #where() {
    const { settings, kind } = this.classifier;
    if (kind === "local") return html`<span>${this.app.words.classifiers.stays}</span>`;
    const address = String(settings.baseUrl ?? settings.url ?? "");
    if (!URL.canParse(address)) return nothing;
    const { classifiers: words } = this.app.words;
    return html`<span>${new URL(address).host}</span><span>${settings.images === true ? words.withPictures : words.wordsOnly}</span>`;
  }

  #state() {
    const { on, trouble, waiting } = this.classifier;
    const { classifiers: words } = this.app.words;
    const chip = !on
      ? html`<span class="chip plain">${words.off}</span>`
      : trouble
        ? html`<span class="chip warn">${words.failing}</span>`
        : html`<span class="chip good">${words.answers}</span>`;
    return html`${chip}${waiting > 0 ? html`<span class="quiet">${words.open(waiting)}</span>` : nothing}`;
  }

  #trouble() {
    const { app } = this;
    const { on, trouble, failures } = this.classifier;
    if (!trouble || !on) return nothing;
    const since = saySpan(app.locale, trouble.at, Date.now(), "past");
    return html`<p class="note warn">${icon("triangle-alert")}<span>${trouble.message}
      <strong>${app.words.classifiers.lastFailure(since, failures)}</strong></span></p>`;
  }

  #form() {
    const close = () => {
      this.editing = false;
    };
    const saved = async () => {
      close();
      await this.changed();
    };
    return html`<koro-classifier-form .app=${this.app} .kind=${this.classifier.kind} .classifier=${this.classifier} .saved=${saved} .cancel=${close}></koro-classifier-form>`;
  }

  #trial(trial: ClassifierCheck | "open") {
    const { classifiers: words } = this.app.words;
    return html`
      <form class="opinion-trial" @submit=${this.#ask}>
        <label class="field"><span>${words.sample}</span>
          <textarea name="text" rows="2" maxlength="2000" placeholder=${words.samplePlaceholder}></textarea></label>
        <button class="button" ?disabled=${this.busy}>${this.busy ? words.asking : words.ask}</button>
        <div class="opinion-answer" role="status">${trial === "open" ? nothing : scoreBars(this.app, trial)}</div>
      </form>`;
  }
}
