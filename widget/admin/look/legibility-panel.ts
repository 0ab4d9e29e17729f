import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { leastContrast } from "./contrast.ts";
import type { Finding, Offer } from "./legibility.ts";

export interface LegibilityPanel {
  app: AdminContext;
  findings: Finding[];
  /** Whether the wall may be light as well as dark. */
  isEither: boolean;
  take: (offer: Offer) => void;
}

/** Says in words what can be read and what cannot, and offers colours that put it right. */
export function legibilityPanel(panel: LegibilityPanel): TemplateResult {
  const { legibility } = panel.app.words.look;
  const good = panel.findings.filter(({ passes }) => passes);
  const poor = panel.findings.filter(({ passes }) => !passes);
  return html`
    <div class="legibility" data-good=${poor.length === 0}>
      <h3>${legibility.title}</h3>
      <p class="legibility-sum" role="status">
        ${icon(poor.length === 0 ? "check" : "triangle-alert")}
        <span>${poor.length === 0 ? legibility.good : legibility.poor(poor.length)}</span></p>
      ${poor.length > 0 ? html`<ul>${poor.map((finding) => row(panel, finding))}</ul>` : nothing}
      <details><summary>${legibility.measured}</summary>
        <ul>${good.map((finding) => row(panel, finding))}</ul></details>
    </div>`;
}

function row(panel: LegibilityPanel, finding: Finding): TemplateResult {
  const { legibility } = panel.app.words.look;
  const { pair, scheme, ink, ground, ratio, passes } = finding;
  const said = sayRatio(panel.app, ratio);
  const least = sayRatio(panel.app, leastContrast);
  const where = scheme === "light" ? legibility.onLight : legibility.onDark;
  return html`
    <li class="finding" data-pair=${pair} data-passes=${passes}>
      <span class="ink-sample" style="color: ${ink}; background: ${ground}" aria-hidden="true"></span>
      <div>
        <p><strong>${legibility.pairs[pair]}</strong>${passes || !panel.isEither ? nothing : html` <span class="quiet">${where}</span>`}</p>
        <p class="hint">${passes ? `${legibility.passes} · ${legibility.ratio(said)}` : legibility.needs(said, least)}</p>
        ${passes ? nothing : offers(panel, finding)}
      </div>
    </li>`;
}

function offers({ app, take }: LegibilityPanel, finding: Finding): TemplateResult {
  const { legibility } = app.words.look;
  if (finding.offers.length === 0) return html`<p class="hint">${legibility.noOffer}</p>`;
  return html`
    <div class="row">${finding.offers.map(
      (offer) => html`
        <button type="button" class="button small" @click=${() => take(offer)}>
          ${offer.name === "theme" || offer.value === null ? nothing : html`<span class="chip-colour" style="background: ${offer.value}"></span>`}
          ${sayOffer(app, offer)}
        </button>`,
    )}</div>`;
}

function sayOffer({ words }: AdminContext, offer: Offer): string {
  const { legibility, themes, giveBack, colours } = words.look;
  if (offer.name === "theme") return themes[offer.value];
  const { name, value } = offer;
  return value === null ? giveBack(colours[name]) : legibility.offers[name](value);
}

/** Cut off, not rounded: 4.49 must not be said to be 4.5. */
function sayRatio(app: AdminContext, ratio: number): string {
  const cut = Math.floor(ratio * 10 + 1e-9) / 10;
  return new Intl.NumberFormat(app.locale, { maximumFractionDigits: 1 }).format(cut);
}
