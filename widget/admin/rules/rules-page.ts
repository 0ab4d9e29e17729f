import { html, nothing } from "lit";
import type { AdminSource } from "#wire/admin-source.ts";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Rule, WordList } from "#wire/rule.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { sourceTitle } from "../sources/source-title.ts";
import { type Draft, draftOf, newDraft } from "./draft.ts";
import { type RowActs, ruleRow } from "./rule-row.ts";
import { type Names, sayCondition } from "./sentence.ts";
import { starterRules } from "./starter.ts";
import { listName } from "./test-fields.ts";

interface Content {
  rules: Rule[];
  firstByHand: boolean;
  lists: WordList[];
  sources: AdminSource[];
}
type Loaded = { kind: "loading" } | ({ kind: "ready" } & Content) | { kind: "failed"; why: string };
type Tab = "rules" | "lists" | "authors";
const tabs: Tab[] = ["rules", "lists", "authors"];

/** What decides before a person does: rules in their order, the words they use, the people they know. */
export class RulesPage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    loaded: { state: true },
    here: { state: true },
    draft: { state: true },
  };

  declare wall: AdminWall;
  declare loaded: Loaded;
  declare here: Tab;
  declare draft: Draft | null;
  #dragged: Rule | null = null;

  readonly #acts: RowActs = {
    toggle: (rule) =>
      void this.#try(() => this.#api.change(rule.id, { on: !rule.on, version: rule.version })),
    edit: (rule) => {
      this.draft = draftOf(rule);
    },
    delete: (rule) => void this.#delete(rule),
    move: (rule, by) => void this.#move(rule, by),
    drag: (rule) => {
      this.#dragged = rule;
    },
    drop: (on) => void this.#drop(on),
  };

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.here = "rules";
    this.draft = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  get #api() {
    return this.app.api.rulesOf(this.wall.slug);
  }

  async #load(): Promise<void> {
    try {
      const [{ rules, firstByHand }, { lists }, { sources }] = await Promise.all([
        this.#api.list(),
        this.#api.wordLists(),
        this.app.api.sourcesOf(this.wall.slug).list(),
      ]);
      this.loaded = { kind: "ready", rules, firstByHand, lists, sources };
    } catch (error) {
      if (this.loaded.kind !== "ready")
        this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  async #try(run: () => Promise<unknown>, done?: string): Promise<void> {
    try {
      await run();
      if (done) this.app.toast({ text: done, tone: "good" });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    await this.#load();
  }

  async #delete(rule: Rule): Promise<void> {
    const { rules } = this.app.words;
    const sure = await this.app.confirm({
      ...{ title: rules.deleteSure(rule.name), lead: rules.deleteLead },
      ...{ yes: rules.delete, grave: true },
    });
    if (sure) await this.#try(() => this.#api.delete(rule.id), rules.deleted);
  }

  /** The list is redrawn in the new order at once; the button that was pressed keeps the focus. */
  async #move(rule: Rule, by: number): Promise<void> {
    if (this.loaded.kind !== "ready") return;
    const list = this.loaded.rules.filter((one) => one.id !== rule.id);
    const place = this.loaded.rules.findIndex((one) => one.id === rule.id) + by;
    list.splice(place, 0, rule);
    this.loaded = { ...this.loaded, rules: list };
    await this.updateComplete;
    const row = this.querySelector(`[data-rule="${rule.id}"]`);
    const pressed = row?.querySelector<HTMLButtonElement>(`[data-move=${by < 0 ? "up" : "down"}]`);
    const other = row?.querySelector<HTMLButtonElement>("[data-move]:not(:disabled)");
    (pressed?.disabled ? other : pressed)?.focus();
    this.app.announce(this.app.words.rules.moved(rule.name, place + 1));
    await this.#try(() => this.#api.order(list.map(({ id }) => id)));
  }

  async #drop(on: Rule): Promise<void> {
    const dragged = this.#dragged;
    this.#dragged = null;
    if (!dragged || dragged.id === on.id || this.loaded.kind !== "ready") return;
    const ids = this.loaded.rules.map(({ id }) => id);
    await this.#move(dragged, ids.indexOf(on.id) - ids.indexOf(dragged.id));
  }

  #addStarter = () =>
    this.#try(async () => {
      for (const rule of starterRules(this.app.words)) await this.#api.create(rule);
    }, this.app.words.shell.saved);

  override render() {
    const { rules } = this.app.words;
    const add = () => {
      this.draft = newDraft();
    };
    const canAdd = this.app.may.manage && this.here === "rules" && !this.draft;
    return html`
      <header class="page-head">
        <div><h1>${rules.title}</h1><p>${rules.lead}</p></div>
        ${canAdd ? html`<button class="button primary" @click=${add}>${icon("plus")}${rules.add}</button>` : nothing}
      </header>
      ${this.app.may.manage ? nothing : html`<p class="note">${rules.readOnly}</p>`}
      ${this.#content()}`;
  }

  #content() {
    const { app, loaded } = this;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    if (loaded.kind === "loading")
      return html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>`;
    const reload = () => void this.#load();
    return html`
      ${this.#tabs()}
      ${this.here === "rules" ? this.#rules(loaded) : nothing}
      ${this.here === "lists" ? html`<koro-rule-lists .app=${app} .api=${this.#api} .lists=${loaded.lists} .changed=${reload}></koro-rule-lists>` : nothing}
      ${this.here === "authors" ? html`<koro-rule-authors .app=${app} .api=${this.#api}></koro-rule-authors>` : nothing}`;
  }

  #tabs() {
    const { rules } = this.app.words;
    const open = (tab: Tab) => () => {
      this.here = tab;
      this.draft = null;
    };
    return html`<div class="tabs rule-tabs" role="group" aria-label=${rules.tabsLabel}>
      ${tabs.map((tab) => html`<button class="tab" aria-pressed=${tab === this.here} @click=${open(tab)}>${rules.tabs[tab]}</button>`)}
    </div>`;
  }

  #rules(content: Content) {
    const { app, draft } = this;
    const { rules } = app.words;
    const done = () => {
      this.draft = null;
      void this.#load();
    };
    if (draft)
      return html`<koro-rule-form .app=${app} .api=${this.#api} .draft=${draft} .lists=${content.lists} .sources=${content.sources} .done=${done}></koro-rule-form>`;
    const last = content.rules.length - 1;
    const names = this.#names(content);
    const { firstByHand } = content;
    return html`
      <section class="panel rule-first">
        <wa-switch .checked=${firstByHand} ?disabled=${!app.may.manage} hint=${rules.firstByHandHint}
          @change=${() => this.#try(() => this.#api.firstByHand(!firstByHand), app.words.shell.saved)}>${rules.firstByHand}</wa-switch>
      </section>
      ${content.rules.length === 0 ? this.#empty(names) : html`<ol class="rules">${content.rules.map((rule, at) => ruleRow(app, rule, { at, last, names, acts: this.#acts }))}</ol>`}`;
  }

  #names({ lists, sources }: Content): Names {
    const { words } = this.app;
    return {
      list: (id) => {
        const list = lists.find((one) => one.id === id);
        return list ? listName(words, list) : words.rules.listGone;
      },
      source: (id) => {
        const source = sources.find((one) => one.id === id);
        return source ? sourceTitle(source) || source.connector : "?";
      },
    };
  }

  #empty(names: Names) {
    const { words, may } = this.app;
    const { rules } = words;
    return html`
      <div class="empty rule-empty">
        <span class="empty-icon">${icon("list-filter")}</span>
        <h2>${rules.emptyTitle}</h2>
        <p>${rules.emptyLead}</p>
        <ul>${starterRules(words).map(({ name, condition }) => html`<li><strong>${name}</strong><small class="quiet">${sayCondition(words, condition, names)}</small></li>`)}</ul>
        ${may.manage ? html`<button class="button primary" @click=${this.#addStarter}>${icon("check")}${rules.takeStarter}</button>` : nothing}
      </div>`;
  }
}
