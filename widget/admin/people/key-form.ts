import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { ApiKey, ApiKeyAnswer } from "#wire/people.ts";
import { ProblemError } from "../api/problem-error.ts";
import { radios } from "../settings/radios.ts";
import { Room } from "../shell/room.ts";
import { wallChoice } from "./wall-choice.ts";

type Scope = ApiKey["scopes"][number];
type Expiry = "never" | "month" | "quarter" | "year";

const all: Scope[] = ["read", "moderate", "manage", "people"];
const days: Record<Exclude<Expiry, "never">, number> = { month: 30, quarter: 90, year: 365 };

/** What a new key is for and what it may do. */
export class KeyForm extends Room {
  static override properties = {
    ...Room.properties,
    walls: { attribute: false },
    made: { attribute: false },
    cancel: { attribute: false },
    scopes: { state: true },
    limit: { state: true },
    expiry: { state: true },
    failed: { state: true },
  };

  declare walls: AdminWall[];
  declare made: (answer: ApiKeyAnswer) => void;
  declare cancel: () => void;
  declare scopes: Scope[];
  declare limit: string[] | null;
  declare expiry: Expiry;
  declare failed: string;

  constructor() {
    super();
    this.scopes = ["read"];
    this.limit = null;
    this.expiry = "year";
    this.failed = "";
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { app, scopes } = this;
    const { people } = app.words;
    const name = String(new FormData(event.target as HTMLFormElement).get("name")).trim();
    const walls = scopes.includes("people") ? null : this.limit;
    this.failed = scopes.length === 0 ? people.scopesMissing : "";
    if (walls?.length === 0) this.failed = people.chooseWalls;
    if (this.failed) return;
    try {
      this.made(
        await app.api.people.makeKey({ name, scopes, walls, expiresAt: this.#expiresAt() }),
      );
    } catch (error) {
      const taken = error instanceof ProblemError && error.code === "taken";
      this.failed = taken ? people.nameTaken : app.sayError(error);
    }
  };

  #expiresAt(): string | null {
    if (this.expiry === "never") return null;
    return new Date(Date.now() + days[this.expiry] * 86_400_000).toISOString();
  }

  #toggle(scope: Scope): void {
    const has = this.scopes.includes(scope);
    this.scopes = all.filter((known) => (known === scope ? !has : this.scopes.includes(known)));
  }

  override render() {
    const { app } = this;
    const { people, shell } = app.words;
    const limit = (walls: string[] | null) => {
      this.limit = walls;
    };
    const expire = (expiry: Expiry) => {
      this.expiry = expiry;
    };
    return html`
      <form class="panel form" @submit=${this.#submit}>
        <h2>${people.newKey}</h2>
        <label class="field"><span>${people.keyName}</span>
          <input name="name" required maxlength="120" autocomplete="off" autofocus /><small>${people.keyNameHint}</small></label>
        <fieldset class="choices"><legend>${people.scopesLegend}</legend>
          ${all.map((scope) => html`<label><input type="checkbox" .checked=${this.scopes.includes(scope)} @change=${() => this.#toggle(scope)} /><span>${people.scopes[scope]}</span></label>`)}
        </fieldset>
        ${this.scopes.includes("people") ? nothing : wallChoice(app, this.walls, this.limit, limit)}
        ${radios("expiry", people.expiry, people.expiries, this.expiry, expire)}
        <p class="field-error" role="alert">${this.failed}</p>
        <div class="row"><button class="button primary">${people.makeKey}</button>
          <button type="button" class="button" @click=${this.cancel}>${shell.cancel}</button></div>
      </form>`;
  }
}
