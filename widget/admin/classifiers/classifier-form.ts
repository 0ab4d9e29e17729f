import { html, nothing } from "lit";
import type { AdminClassifier } from "#wire/classifier.ts";
import { ProblemError } from "../api/problem-error.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";

/** Where to ask and with which key. A key that is kept is not shown: an empty field leaves it as it is. */
export class ClassifierForm extends Room {
  static override properties = {
    ...Room.properties,
    kind: { attribute: false },
    classifier: { attribute: false },
    saved: { attribute: false },
    cancel: { attribute: false },
    failed: { state: true },
    secret: { state: true },
  };

  declare kind: AdminClassifier["kind"];
  declare classifier: AdminClassifier | null;
  declare saved: () => Promise<void>;
  declare cancel: () => void;
  declare failed: string;
  declare secret: string;

  constructor() {
    super();
    this.failed = "";
    this.secret = "";
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { app, kind, classifier } = this;
    const form = new FormData(event.target as HTMLFormElement);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const images = form.get("images") !== null;
    const settings =
      kind === "openai"
        ? { baseUrl: field("address"), model: field("model"), images }
        : { url: field("address"), images };
    const key = field("key");
    const secrets = key ? { secrets: kind === "openai" ? { apiKey: key } : { secret: key } } : {};
    const wanted = { name: field("name"), settings, ...secrets };
    try {
      if (classifier) await app.api.classifiers.change(classifier.id, wanted);
      else await app.api.classifiers.add({ kind, on: true, ...wanted });
      await this.saved();
    } catch (error) {
      this.failed = this.#say(error);
    }
  };

  /** The fields that are wrong by their own names; the server's words are English. */
  #say(error: unknown): string {
    const { classifiers: words } = this.app.words;
    if (!(error instanceof ProblemError) || error.code !== "invalid")
      return this.app.sayError(error);
    const path = error.fields[0]?.path ?? "";
    if (path.startsWith("secrets"))
      return words.keyWrong[this.kind === "openai" ? "openai" : "webhook"];
    return path.startsWith("settings") ? words.addressWrong : this.app.sayError(error);
  }

  /** In the browser, so that it is shown to nobody else before it is saved. */
  #invent = (): void => {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    this.secret = `whsec_${btoa(String.fromCharCode(...bytes))}`;
  };

  override render() {
    const { app, kind, classifier } = this;
    const { classifiers: words, shell } = app.words;
    const { title, sends } = words.kinds[kind];
    const settings = classifier?.settings ?? {};
    const address = String(
      settings.baseUrl ?? settings.url ?? (kind === "openai" ? "https://api.openai.com" : ""),
    );
    return html`
      <form class="panel form opinion-form" @submit=${this.#submit}>
        <h2>${classifier ? words.edit : title}</h2>
        <p class="note">${icon("shield-check")}<span><strong>${words.sent}</strong> ${sends}</span></p>
        <label class="field"><span>${words.name}</span>
          <input name="name" required maxlength="80" autocomplete="off" value=${classifier?.name ?? title} /></label>
        <label class="field"><span>${words.address}</span>
          <input name="address" type="url" required maxlength="500" spellcheck="false" value=${address} placeholder="https://" />
          <small>${kind === "openai" ? words.addressHint : words.webhookHint}</small></label>
        ${kind === "openai" ? this.#model(String(settings.model ?? "omni-moderation-latest")) : nothing}
        ${this.#key()}
        <label class="tick"><input type="checkbox" name="images" ?checked=${settings.images === undefined ? kind === "openai" : settings.images === true} />
          <span>${words.images}<small>${words.imagesHint}</small></span></label>
        <p class="field-error" role="alert">${this.failed}</p>
        <div class="row"><button class="button primary">${classifier ? words.save : words.addIt}</button>
          <button type="button" class="button" @click=${this.cancel}>${shell.cancel}</button></div>
      </form>`;
  }

  #model(model: string) {
    return html`<label class="field"><span>${this.app.words.classifiers.model}</span>
      <input name="model" class="mono" required maxlength="100" spellcheck="false" autocapitalize="off" value=${model} /></label>`;
  }

  #key() {
    const { kind, classifier } = this;
    const { classifiers: words } = this.app.words;
    const isKept = classifier?.hasSecrets === true;
    const isOurs = kind === "webhook";
    return html`
      <label class="field"><span>${isOurs ? words.secret : words.apiKey}</span>
        <input name="key" class="mono" type=${isOurs && this.secret ? "text" : "password"} maxlength="500" autocomplete="off"
          spellcheck="false" ?required=${isOurs && !isKept} .value=${this.secret} placeholder=${isKept ? words.kept : ""}
          @input=${(event: Event) => {
            this.secret = (event.target as HTMLInputElement).value;
          }} />
        <small>${isOurs ? words.secretHint : words.apiKeyHint}</small></label>
      ${
        isOurs
          ? html`<div class="row"><button type="button" class="button small" @click=${this.#invent}>${words.invent}</button>
        ${this.secret ? html`<koro-copy .app=${this.app} .text=${this.secret}></koro-copy>` : nothing}</div>`
          : nothing
      }`;
  }
}
