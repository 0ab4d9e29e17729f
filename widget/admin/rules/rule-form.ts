import { html, nothing } from "lit";
import type { AdminSource } from "#wire/admin-source.ts";
import type { DryRunAnswer, WordList } from "#wire/rule.ts";
import type { RulesApi } from "../api/rules-api.ts";
import { icon } from "../icons/icon.ts";
import { radios } from "../settings/radios.ts";
import { Room } from "../shell/room.ts";
import { sourceTitle } from "../sources/source-title.ts";
import { sayNumber } from "../words/say.ts";
import { blankTest, type Draft, type Fact, facts, type Part, ruleOf, splitNames } from "./draft.ts";
import { dryRunAnswer } from "./dry-run.ts";
import { checks, select, testFields } from "./test-fields.ts";

type Verdict = "none" | "approve" | "hold" | "reject";
type Past = "thousand" | "all";
const lasts: Record<Past, number> = { thousand: 1000, all: 100_000 };

/** One rule while it is written: what it asks, what it does, what it would have done. */
export class RuleForm extends Room {
  static override properties = {
    ...Room.properties,
    api: { attribute: false },
    draft: { attribute: false },
    lists: { attribute: false },
    sources: { attribute: false },
    done: { attribute: false },
    answer: { state: true },
    busy: { state: true },
    past: { state: true },
    failed: { state: true },
  };

  declare api: RulesApi;
  declare draft: Draft;
  declare lists: WordList[];
  declare sources: AdminSource[];
  declare done: () => void;
  declare answer: DryRunAnswer | null;
  declare busy: boolean;
  declare past: Past;
  declare failed: string;

  constructor() {
    super();
    this.answer = null;
    this.busy = false;
    this.past = "thousand";
    this.failed = "";
  }

  override firstUpdated(): void {
    this.querySelector<HTMLInputElement>("[name=name]")?.focus();
  }

  /** What was tried is no longer what is written. */
  #change(changes: Partial<Draft>): void {
    this.draft = { ...this.draft, ...changes };
    this.answer = null;
  }

  #changePart(at: number, part: Part): void {
    this.#change({ parts: this.draft.parts.map((one, place) => (place === at ? part : one)) });
  }

  #isReady(): boolean {
    const form = this.querySelector("form");
    this.failed = "";
    return form?.reportValidity() ?? false;
  }

  #run = (work: () => Promise<void>) => async (): Promise<void> => {
    if (!this.#isReady()) return;
    this.busy = true;
    try {
      await work();
    } catch (error) {
      this.failed = this.app.sayError(error);
    }
    this.busy = false;
  };

  #try = this.#run(async () => {
    const named = { ...this.draft, name: this.draft.name || "?" };
    this.answer = await this.api.dryRun(ruleOf(named), named.id ?? undefined, lasts[this.past]);
  });

  #save = (past: boolean) =>
    this.#run(async () => {
      const { app, draft } = this;
      const rule = ruleOf(draft);
      const changes = { ...rule, version: draft.version };
      const saved = draft.id
        ? await this.api.change(draft.id, changes)
        : await this.api.create(rule);
      if (past) await this.#apply(saved.id);
      else app.toast({ text: app.words.rules.saved, tone: "good" });
      this.done();
    });

  async #apply(id: string): Promise<void> {
    const { app } = this;
    const { rules } = app.words;
    const { batch, changed, marked } = await this.api.apply(id, lasts[this.past]);
    const wall = location.pathname.split("/")[3] ?? "";
    const undo = async () => {
      try {
        await app.api.queueOf(decodeURIComponent(wall)).undo(batch);
        app.toast({ text: rules.undone, tone: "good" });
      } catch (error) {
        app.toast({ text: app.sayError(error), tone: "bad" });
      }
    };
    app.toast({
      text: rules.applied(sayNumber(app.locale, Math.max(changed, marked))),
      tone: "good",
      ...(changed > 0 ? { act: { label: rules.undo, run: () => void undo() } } : {}),
    });
  }

  override render() {
    const { app, draft } = this;
    const { rules, shell } = app.words;
    return html`
      <form class="panel form rule-form" @submit=${(event: Event) => event.preventDefault()}>
        <h2>${draft.id ? rules.editTitle : rules.newTitle}</h2>
        <label class="field"><span>${rules.name}</span>
          <input name="name" required maxlength="120" autocomplete="off" .value=${draft.name}
            @input=${(event: Event) => {
              this.draft = { ...draft, name: (event.target as HTMLInputElement).value };
            }} /><small>${rules.nameHint}</small></label>
        ${draft.deep ? html`<p class="note">${rules.deep}</p>` : this.#conditions()}
        ${this.#moves()}
        ${this.#limits()}
        ${this.#trial()}
        ${this.failed ? html`<p class="field-error" role="alert">${this.failed}</p>` : nothing}
        <div class="row end rule-acts">
          <button type="button" class="button" @click=${this.done}>${shell.cancel}</button>
          ${
            app.may.manage
              ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.#save(true)}>${rules.savePast}</button>
          <button type="button" class="button primary" ?disabled=${this.busy} @click=${this.#save(false)}>${rules.save}</button>`
              : nothing
          }
        </div>
      </form>`;
  }

  #conditions() {
    const { app, draft } = this;
    const { rules } = app.words;
    const add = () =>
      this.#change({ parts: [...draft.parts, { not: false, test: blankTest("words") }] });
    return html`
      <fieldset class="rule-part">
        <legend>${rules.when}</legend>
        ${draft.parts.length > 1 ? select(rules.joinLabel, rules.join, draft.join, (join) => this.#change({ join })) : nothing}
        ${draft.parts.map((part, at) => this.#part(part, at))}
        <button type="button" class="button" @click=${add}>${icon("plus")}${rules.addPart}</button>
      </fieldset>`;
  }

  #part(part: Part, at: number) {
    const { app, draft, lists, sources } = this;
    const { rules } = app.words;
    const names = Object.fromEntries(facts.map((fact) => [fact, rules.facts[fact]]));
    const remove = () => this.#change({ parts: draft.parts.filter((_, place) => place !== at) });
    return html`
      <div class="rule-test" role="group" aria-label=${rules.facts[part.test.fact]}>
        <div class="rule-test-head">
          ${select(rules.factLabel, names as Record<Fact, string>, part.test.fact, (fact) => this.#changePart(at, { ...part, test: blankTest(fact) }))}
          ${select(rules.isSoLabel, rules.isSo, part.not ? "no" : "yes", (is) => this.#changePart(at, { ...part, not: is === "no" }))}
          ${draft.parts.length > 1 ? html`<button type="button" class="button rule-icon" aria-label=${rules.removePart} title=${rules.removePart} @click=${remove}>${icon("x")}</button>` : nothing}
        </div>
        ${testFields(part.test, { words: app.words, lists, sources, at, change: (test) => this.#changePart(at, { ...part, test }) })}
      </div>`;
  }

  #moves() {
    const { app, draft } = this;
    const { rules } = app.words;
    const { moves } = draft;
    const choose = (verdict: Verdict) =>
      this.#change({ moves: { ...moves, verdict: verdict === "none" ? null : verdict } });
    return html`
      ${radios<Verdict>("verdict", rules.does, rules.verdicts, moves.verdict ?? "none", choose)}
      <label class="field"><span>${rules.tags}</span>
        <input autocomplete="off" .value=${moves.tags.join(", ")}
          @change=${(event: Event) => this.#change({ moves: { ...moves, tags: splitNames((event.target as HTMLInputElement).value) } })} />
        <small>${rules.tagsHint}</small></label>
      ${this.#tick("highlight")}${this.#tick("notify")}`;
  }

  #tick(name: "highlight" | "notify") {
    const { moves } = this.draft;
    return html`<label class="tick"><input type="checkbox" name=${name} .checked=${moves[name]}
      @change=${() => this.#change({ moves: { ...moves, [name]: !moves[name] } })} /><span>${this.app.words.rules[name]}</span></label>`;
  }

  #limits() {
    const { app, draft } = this;
    const { rules } = app.words;
    const names = Object.fromEntries(
      this.sources.map((source) => [source.id, sourceTitle(source) || source.connector]),
    );
    const moment = (name: "from" | "until") => html`
      <label class="field"><span>${rules[name]}</span><input type="datetime-local" .value=${localOf(draft[name])}
        @change=${(event: Event) => this.#change({ [name]: momentOf((event.target as HTMLInputElement).value) })} /></label>`;
    return html`
      <details class="rule-limits" ?open=${draft.sources !== null || draft.from !== null || draft.until !== null}>
        <summary>${rules.limits}</summary>
        <div class="rule-limits-in">
          <div class="rule-range">${moment("from")}${moment("until")}</div>
          ${this.sources.length > 0 ? html`<p class="quiet">${rules.sources}. ${rules.sourcesHint}</p>${checks(rules.sources, names, draft.sources ?? [], (list) => this.#change({ sources: list.length > 0 ? list : null }))}` : nothing}
        </div>
      </details>`;
  }

  #trial() {
    const { app, answer } = this;
    const { rules } = app.words;
    const choose = (past: Past) => {
      this.past = past;
      this.answer = null;
    };
    return html`
      <div class="rule-trial">
        <div class="row">
          <button type="button" class="button" ?disabled=${this.busy} @click=${this.#try}>${icon("play")}${this.busy ? rules.trying : rules.try}</button>
          ${select(rules.tryLast, rules.lasts, this.past, choose)}
        </div>
        ${answer ? dryRunAnswer(app, answer) : nothing}
      </div>`;
  }
}

/** A field of this kind speaks of the clock on this desk. */
function localOf(moment: string | null): string {
  if (!moment) return "";
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const momentOf = (local: string) => (local === "" ? null : new Date(local).toISOString());
