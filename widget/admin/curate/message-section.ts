import { html, nothing, type TemplateResult } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayLanguage } from "../words/say.ts";
import type { Curating } from "./curate-dialog.ts";

/** Languages that are offered by name; any other code can be typed. */
const languages = ["tr", "en", "de", "fr", "es", "it", "nl", "ar", "ru", "uk", "ku", "az"];

/** What is put beside the words: a call to action, a sponsor with its badge, the language. */
export function messageSection(
  app: AdminContext,
  curating: Curating,
  wall: AdminWall,
): TemplateResult {
  return html`
    <section class="curate-section">
      <h3>${app.words.curate.message}</h3>
      ${callToAction(app, curating)} ${sponsor(app, curating, wall)} ${language(app, curating)}
    </section>`;
}

function callToAction(app: AdminContext, { card, save }: Curating) {
  const { curate, shell } = app.words;
  const { cta } = card.post;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const [label, url] = ["label", "url"].map((name) => String(form.get(name)).trim());
    void save({ cta: label && url ? { label, url } : null });
  };
  return html`
    <form class="curate-form" @submit=${send}>
      <div class="curate-pair">
        <label class="field"><span>${curate.ctaLabel}</span>
          <input name="label" maxlength="80" placeholder=${curate.ctaExample} .value=${cta?.label ?? ""} /></label>
        <label class="field"><span>${curate.ctaUrl}</span>
          <input name="url" type="url" inputmode="url" pattern="https?://.+" placeholder="https://" .value=${cta?.url ?? ""} /></label>
      </div>
      <div class="row">
        ${cta ? html`<span class="curate-preview"><small class="quiet">${curate.preview}</small> <span class="curate-cta">${cta.label}</span></span>` : nothing}
        <span class="curate-push row">
          ${cta ? html`<button type="button" class="button small" @click=${() => void save({ cta: null })}>${curate.remove}</button>` : nothing}
          <button class="button small primary">${shell.save}</button></span>
      </div>
    </form>`;
}

function sponsor(app: AdminContext, { card, save }: Curating, wall: AdminWall) {
  const { curate, shell } = app.words;
  const badge = card.post.badges.find(({ kind }) => kind === "sponsored");
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get("sponsor")).trim();
    void save({ sponsor: name || null });
  };
  return html`
    <form class="curate-form" @submit=${send}>
      <label class="field"><span>${curate.sponsor}</span>
        <span class="curate-joined"><input name="sponsor" maxlength="80" .value=${card.sponsor ?? ""} />
          <button class="button small">${shell.save}</button></span>
        <small>${curate.sponsorHint}</small></label>
      ${badge ? html`<p class="curate-preview"><small class="quiet">${curate.preview}</small> <span class="curate-badge" lang=${wall.locale}>${badge.label}</span></p>` : nothing}
    </form>`;
}

function language(app: AdminContext, { card, save }: Curating) {
  const { curate } = app.words;
  const { lang } = card.post;
  const known = lang && !languages.includes(lang) ? [lang, ...languages] : languages;
  const choose = (event: Event) =>
    void save({ lang: (event.target as HTMLSelectElement).value || null });
  return html`
    <label class="field"><span>${curate.language}</span>
      <select name="lang" @change=${choose}>
        <option value="" ?selected=${!lang}>${curate.languageUnknown}</option>
        ${known.map((code) => html`<option value=${code} ?selected=${code === lang}>${sayLanguage(app.locale, code)}</option>`)}
      </select></label>`;
}
