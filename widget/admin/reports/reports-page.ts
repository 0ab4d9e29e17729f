import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { AdminEvent } from "#wire/desk.ts";
import type { Report, ReportPage, ReportResult } from "#wire/report.ts";
import type { ReportDecision } from "../api/reports-api.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { type CaseKey, keyOfCase } from "./case-keys.ts";
import { type Case, casesOf, whereabouts } from "./cases.ts";
import { type CaseActs, caseCard } from "./report-card.ts";
import { reasons, reportsBar, type Tab } from "./reports-bar.ts";
import { sayOutcome } from "./say-outcome.ts";
import type { UpholdDialog } from "./uphold-dialog.ts";

type State = Report["state"];
type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; page: ReportPage }
  | { kind: "failed"; why: string };

/** What visitors reported on one wall: who waits for an answer, and what was answered. */
export class ReportsPage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    loaded: { state: true },
    tab: { state: true },
    reason: { state: true },
    here: { state: true },
    busy: { state: true },
    addresses: { state: true },
  };

  declare wall: AdminWall;
  declare loaded: Loaded;
  declare tab: Tab;
  declare reason: Report["reason"];
  /** The post that the keys speak of. */
  declare here: string | null;
  declare busy: string | null;
  declare addresses: Map<string, string | null>;
  #hangUp: (() => void) | null = null;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.tab = "open";
    this.reason = "";
    this.here = null;
    this.busy = null;
    this.addresses = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hangUp = this.app.live.listen((event) => this.#heard(event));
    addEventListener("keydown", this.#pressed);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
    clearTimeout(this.#soon);
    removeEventListener("keydown", this.#pressed);
  }

  get #api() {
    return this.app.api.reportsOf(this.wall.slug);
  }

  get #cases(): Case[] {
    return this.loaded.kind === "ready" ? casesOf(this.loaded.page.reports) : [];
  }

  async #load(): Promise<void> {
    const { tab, reason } = this;
    if (tab === "kept") return;
    try {
      const limit = this.#wanted();
      const page = await this.#api.list({ state: tab, limit, ...this.#reasonQuery() });
      // Whoever went on to another tab meanwhile is not shown this one's reports there.
      if (tab === this.tab && reason === this.reason) this.loaded = { kind: "ready", page };
    } catch (error) {
      if (tab !== this.tab || this.loaded.kind === "ready") return;
      this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  /** As many as are on the screen: what somebody scrolled to stays there. */
  #wanted(): number {
    const shown = this.loaded.kind === "ready" ? this.loaded.page.reports.length : 0;
    return Math.min(Math.max(shown, 30), 100);
  }

  #reasonQuery(): { reason?: (typeof reasons)[number] } {
    const reason = reasons.find((known) => known === this.reason);
    return reason ? { reason } : {};
  }

  // Several reports of one moment are one look.
  #heard(event: AdminEvent): void {
    const isOurs = "wall" in event && event.wall === this.wall.slug;
    const matters = isOurs && (event.kind === "reports" || event.kind === "placement");
    if (event.kind !== "reset" && !matters) return;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.#load(), 250);
  }

  #open(tab: Tab): void {
    this.tab = tab;
    this.loaded = { kind: "loading" };
    this.here = null;
    void this.#load();
  }

  #narrow(reason: string): void {
    this.reason = reason;
    void this.#load();
  }

  #older = async (page: ReportPage): Promise<void> => {
    if (this.tab === "kept" || !page.next) return;
    try {
      const asked = { state: this.tab, cursor: page.next, ...this.#reasonQuery() };
      const more = await this.#api.list(asked);
      if (this.loaded.kind !== "ready" || this.loaded.page !== page) return;
      const reports = [...page.reports, ...more.reports];
      this.loaded = { kind: "ready", page: { ...more, reports } };
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  };

  #acts = (): CaseActs => ({
    addresses: this.addresses,
    goTo: (item) => {
      this.here = item.post;
    },
    reveal: (report) => void this.#reveal(report),
    uphold: (item) => void this.#uphold(item),
    dismiss: (item) => void this.#decide(item, { verdict: "dismiss" }),
  });

  async #reveal(report: Report): Promise<void> {
    try {
      const { email } = await this.#api.one(report.id);
      this.addresses = new Map(this.addresses).set(report.id, email);
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  }

  async #uphold(item: Case): Promise<void> {
    const dialog = this.querySelector<UpholdDialog>("koro-uphold");
    const wanted = await dialog?.ask(item);
    if (wanted) await this.#decide(item, { verdict: "uphold", ...wanted });
    else this.#focus(item.post);
  }

  async #decide(item: Case, answer: Omit<ReportDecision, "report">): Promise<void> {
    const [report] = item.reports;
    if (!report || this.busy === item.post) return;
    this.busy = item.post;
    const result = await this.#ask({ report: report.id, open: report.ofPost.open, ...answer });
    this.busy = null;
    if (result) this.app.toast(sayOutcome(this.app.words, result, report));
    if (result?.ok || result?.code === "closed") await this.#goOn(item);
    else if (result?.code === "stale") await this.#load();
  }

  async #ask(decision: ReportDecision): Promise<ReportResult | undefined> {
    try {
      return (await this.#api.decide(decision)).results[0];
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
      return undefined;
    }
  }

  /** The answered one leaves, and the next one has the focus: hands stay where they are. */
  async #goOn(item: Case): Promise<void> {
    const cases = this.#cases;
    const at = cases.findIndex(({ post }) => post === item.post);
    const next = cases[at + 1] ?? cases[at - 1];
    this.here = next?.post ?? null;
    await this.#load();
    await this.updateComplete;
    if (next) this.#focus(next.post);
    else this.querySelector<HTMLElement>(".reports-tabs [aria-pressed='true']")?.focus();
  }

  #focus(post: string): void {
    this.querySelector<HTMLElement>(`[data-case="${post}"]`)?.focus();
  }

  #pressed = (event: KeyboardEvent): void => {
    const key = keyOfCase(event);
    const cases = this.#cases;
    const at = cases.findIndex(({ post }) => post === this.here);
    if (!key || cases.length === 0) return;
    event.preventDefault();
    if (key === "next") this.#step(cases, at + 1);
    else if (key === "previous") this.#step(cases, at - 1);
    else if (cases[at]) this.#act(key, cases[at]);
  };

  #act(key: CaseKey, item: Case): void {
    const [report] = item.reports;
    if (key === "open")
      this.querySelector<HTMLElement>(`[data-case="${item.post}"] [data-original]`)?.click();
    if (!report || this.tab !== "open" || !this.app.may.decide) return;
    if (key === "dismiss") void this.#decide(item, { verdict: "dismiss" });
    if (key === "uphold" && whereabouts(report) !== "gone") void this.#uphold(item);
  }

  #step(cases: Case[], to: number): void {
    const next = cases[Math.max(0, Math.min(to, cases.length - 1))];
    if (next) this.#focus(next.post);
  }

  override render() {
    const { reports } = this.app.words;
    return html`
      <header class="page-head"><div><h1>${reports.title}</h1><p>${reports.lead}</p></div></header>
      ${reportsBar(this.app, {
        ...{ tab: this.tab, reason: this.reason },
        counts: this.loaded.kind === "ready" ? this.loaded.page.counts : null,
        open: (tab) => this.#open(tab),
        narrow: (reason) => this.#narrow(reason),
      })}
      ${this.#content()}
      <koro-uphold .app=${this.app}></koro-uphold>`;
  }

  #content() {
    const { app, loaded, tab } = this;
    if (tab === "kept")
      return html`<koro-kept-out .app=${app} .wall=${this.wall.slug}></koro-kept-out>`;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    if (loaded.kind === "loading")
      return html`<div class="bones"><span class="bone tall"></span><span class="bone tall"></span></div>`;
    const cases = this.#cases;
    if (cases.length === 0) return this.#empty(tab);
    const { page } = loaded;
    const focused = this.here && cases.some(({ post }) => post === this.here);
    return html`
      <div class="cases" role="feed" aria-label=${app.words.reports.list}>
        ${cases.map((item, n) =>
          caseCard(app, item, this.#acts(), {
            ...{ at: n + 1, of: cases.length, busy: this.busy === item.post },
            here: focused ? item.post === this.here : n === 0,
          }),
        )}
      </div>
      ${page.next ? html`<button class="button reports-more" @click=${() => this.#older(page)}>${app.words.reports.older}</button>` : nothing}`;
  }

  #empty(tab: State) {
    const { reports } = this.app.words;
    const { title, lead } = this.reason ? reports.emptyReason : reports.empty[tab];
    return html`
      <div class="empty"><span class="empty-icon">${icon(tab === "open" ? "check" : "flag")}</span>
        <h2>${title}</h2><p>${lead}</p></div>`;
  }
}
