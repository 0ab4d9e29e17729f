import { html, nothing } from "lit";
import type { Report } from "#wire/report.ts";
import type { ReportDecision } from "../api/reports-api.ts";
import { Room } from "../shell/room.ts";
import { type Case, isPersonal } from "./cases.ts";

type Kind = NonNullable<ReportDecision["suppress"]>[number];
export type Uphold = Pick<ReportDecision, "remove" | "suppress" | "note">;

/** How a post is taken off: so that it can be approved again, or for good and with what must not come back. */
export class UpholdDialog extends Room {
  static override properties = {
    ...Room.properties,
    asked: { state: true },
    forGood: { state: true },
  };

  declare asked: Case | null;
  declare forGood: boolean;
  #answer: (wanted: Uphold | null) => void = () => {};

  constructor() {
    super();
    this.asked = null;
    this.forGood = false;
  }

  ask(item: Case): Promise<Uphold | null> {
    this.asked = item;
    this.forGood = item.reports.some(({ reason }) => isPersonal(reason));
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  #say(wanted: Uphold | null): void {
    this.#answer(wanted);
    this.asked = null;
  }

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const note = String(form.get("note") ?? "").trim();
    const suppress = this.forGood ? (form.getAll("suppress") as Kind[]) : [];
    this.#say({
      remove: this.forGood,
      ...(suppress.length ? { suppress } : {}),
      ...(note ? { note } : {}),
    });
  };

  override render() {
    const { asked, app } = this;
    const [first] = asked?.reports ?? [];
    if (!asked || !first) return nothing;
    const { dialog } = app.words.reports;
    const personal = asked.reports.some(({ reason }) => isPersonal(reason));
    return html`
      <wa-dialog open light-dismiss label=${dialog.title} @wa-hide=${() => this.#say(null)}>
        <form class="uphold" @submit=${this.#submit}>
          <p class="dialog-lead">${personal ? dialog.personal : dialog.lead}</p>
          <fieldset class="uphold-how">
            <legend class="unseen">${dialog.how}</legend>
            ${this.#way(false, dialog.reject, dialog.rejectLead)}
            ${this.#way(true, dialog.remove, dialog.removeLead)}
          </fieldset>
          ${this.forGood ? this.#keepOut(first, personal) : nothing}
          <label class="field"><span>${dialog.note} <em>(${app.words.shell.optional})</em></span>
            <textarea name="note" rows="2" maxlength="1000"></textarea></label>
          <div class="row end">
            <button type="button" class="button" @click=${() => this.#say(null)}>${app.words.shell.cancel}</button>
            <button class="button danger" autofocus>${this.forGood ? dialog.yesForGood : dialog.yes}</button>
          </div>
        </form>
      </wa-dialog>`;
  }

  #way(forGood: boolean, label: string, lead: string) {
    const choose = () => {
      this.forGood = forGood;
    };
    return html`
      <label class="option">
        <input type="radio" name="how" .checked=${this.forGood === forGood} @change=${choose} />
        <span><b>${label}</b><small>${lead}</small></span>
      </label>`;
  }

  // What somebody asked for against their will is not up for choice; the person behind it is.
  #keepOut({ placement }: Report, personal: boolean) {
    const { dialog } = this.app.words.reports;
    const post = placement?.post;
    const pictures = (post?.media.length ?? 0) > 0;
    const person = Boolean(post?.author) && post?.network !== "upload";
    const tick = (kind: Kind, label: string, fixed: boolean) => html`
      <label class="tick"><input type="checkbox" name="suppress" value=${kind} .checked=${fixed} ?disabled=${fixed} />
        <span>${label}</span></label>`;
    return html`
      <fieldset class="uphold-keep">
        <legend>${dialog.keepOut}</legend>
        ${tick("post", dialog.post, personal)}
        ${pictures ? tick("picture", dialog.picture, personal) : nothing}
        ${person ? tick("author", dialog.author, false) : nothing}
      </fieldset>`;
  }
}
