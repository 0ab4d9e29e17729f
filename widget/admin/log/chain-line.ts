import { html, nothing } from "lit";
import type { Verified } from "#wire/log.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { sayMoment } from "../words/say.ts";

type Check =
  | { kind: "idle" }
  | { kind: "checking" }
  | { kind: "done"; found: Verified }
  | { kind: "failed"; why: string };

/** “The chain is whole since …”: one line, and the check behind it. */
export class ChainLine extends Room {
  static override properties = { ...Room.properties, check: { state: true } };

  declare check: Check;

  constructor() {
    super();
    this.check = { kind: "idle" };
  }

  #run = async (event?: SubmitEvent): Promise<void> => {
    event?.preventDefault();
    const given = event && new FormData(event.target as HTMLFormElement);
    const [n, hash] = [String(given?.get("n") ?? ""), String(given?.get("hash") ?? "").trim()];
    this.check = { kind: "checking" };
    try {
      const noted = n && hash ? { n, hash } : null;
      this.check = { kind: "done", found: await this.app.api.past.verify(noted) };
    } catch (error) {
      this.check = { kind: "failed", why: this.app.sayError(error) };
    }
  };

  override render() {
    const { chain } = this.app.words.log;
    const { check } = this;
    const busy = check.kind === "checking";
    return html`
      <section class="chain" data-tone=${this.#tone()} aria-busy=${busy}>
        <div class="chain-line">
          ${icon(this.#tone() === "bad" ? "triangle-alert" : "shield-check")}
          <p role="status">${this.#said()}</p>
          <button class="button small" ?disabled=${busy} @click=${() => this.#run()}>${chain.check}</button>
        </div>
        ${check.kind === "done" ? this.#found(check.found) : nothing}
        <details class="chain-noted">
          <summary>${chain.noted}</summary>
          <form class="row" @submit=${this.#run}>
            <label class="field"><span>${chain.notedNumber}</span><input name="n" inputmode="numeric" pattern="[0-9]+" required /></label>
            <label class="field chain-hash"><span>${chain.notedHash}</span><input name="hash" pattern="\\s*[0-9a-f]{64}\\s*" autocomplete="off" spellcheck="false" required /></label>
            <button class="button" ?disabled=${busy}>${chain.check}</button>
          </form>
        </details>
      </section>`;
  }

  #tone(): "plain" | "good" | "bad" {
    if (this.check.kind === "failed") return "bad";
    if (this.check.kind !== "done") return "plain";
    return this.check.found.ok ? "good" : "bad";
  }

  #said(): string {
    const { chain } = this.app.words.log;
    const { check } = this;
    if (check.kind === "idle") return chain.idle;
    if (check.kind === "checking") return chain.checking;
    if (check.kind === "failed") return check.why;
    const { ok, checked, since, firstBroken } = check.found;
    if (!ok && firstBroken) return this.#sayBreak(firstBroken);
    if (!since) return chain.none;
    const lines = new Intl.NumberFormat(this.app.locale).format(checked);
    return chain.whole(lines, sayMoment(this.app.locale, since));
  }

  #sayBreak({ n, why }: NonNullable<Verified["firstBroken"]>): string {
    const { chain } = this.app.words.log;
    const where =
      n === null ? "" : ` ${chain.at(new Intl.NumberFormat(this.app.locale).format(n))}`;
    return `${chain.broken}${where}. ${chain.breaks[why]}`;
  }

  #found({ ok, head, erased }: Verified) {
    const { chain } = this.app.words.log;
    if (!ok) return html`<p class="chain-more">${chain.brokenLead}</p>`;
    if (!head) return nothing;
    const text = `${head.n} ${head.hash}`;
    return html`
      ${erased ? html`<p class="chain-more">${chain.erased(erased)}</p>` : nothing}
      <div class="chain-more">
        <p><strong>${chain.head}</strong> · ${chain.headLead}</p>
        <div class="address"><code>${text}</code><koro-copy .app=${this.app} .text=${text}></koro-copy></div>
      </div>`;
  }
}
