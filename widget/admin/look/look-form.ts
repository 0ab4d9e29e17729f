import { html, type TemplateResult } from "lit";
import type { Look, LookChanges } from "#wire/wall.ts";
import { radios } from "../settings/radios.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { segments, tiles } from "./choices.ts";
import { drawCard, drawDensity, drawLayout } from "./drawings.ts";
import { drawnColours, plainLengths, schemesOf } from "./drawn-colours.ts";
import { type ColourName, type Offer, readLegibility } from "./legibility.ts";
import { legibilityPanel } from "./legibility-panel.ts";
import { lengthField } from "./length-field.ts";
import { presetSwatch } from "./preset-swatch.ts";

type Change = (changes: LookChanges) => void;

/** Every choice of a look, in groups. */
export function lookForm(app: AdminContext, draft: Look, change: Change): TemplateResult {
  const { groups } = app.words.look;
  return html`
    <div class="look-form">
      ${group("style", groups.style, [style(app, draft, change), theme(app, draft, change)])}
      ${group("colours", groups.colours, [colours(app, draft, change)])}
      ${group("arrangement", groups.arrangement, arrangement(app, draft, change))}
      ${group("cards", groups.cards, [cards(app, draft, change), ...lengths(app, draft, change)])}
      ${group("behaviour", groups.behaviour, [arrivals(app, draft, change)])}
    </div>`;
}

function group(name: string, title: string, content: TemplateResult[]): TemplateResult {
  return html`
    <section class="panel form" data-group=${name}><h2>${title}</h2>${content}</section>`;
}

function style({ words }: AdminContext, draft: Look, change: Change): TemplateResult {
  const { look } = words;
  const { accent } = drawnColours(draft, "light");
  return tiles({
    name: "preset",
    legend: look.preset,
    isNamed: true,
    options: look.presets,
    hints: look.presetHints,
    chosen: draft.preset,
    draw: (preset) => presetSwatch(preset, accent),
    choose: (preset) => change({ preset }),
  });
}

function theme({ words }: AdminContext, draft: Look, change: Change): TemplateResult {
  const { look } = words;
  return radios("theme", look.theme, look.themes, draft.theme, (theme) => change({ theme }));
}

function arrangement({ words }: AdminContext, draft: Look, change: Change): TemplateResult[] {
  const { look } = words;
  return [
    tiles({
      name: "layout",
      legend: look.layout,
      options: look.layouts,
      hints: look.layoutHints,
      chosen: draft.layout,
      draw: drawLayout,
      choose: (layout) => change({ layout }),
    }),
    columns(look.columnsAuto, look.columns, look.columnsHint, draft, change),
    tiles({
      name: "density",
      legend: look.density,
      options: look.densities,
      chosen: draft.density,
      draw: drawDensity,
      choose: (density) => change({ density }),
    }),
  ];
}

function columns(auto: string, legend: string, hint: string, draft: Look, change: Change) {
  const counts = Array.from({ length: 8 }, (_, at) => [`${at + 1}`, `${at + 1}`]);
  // Keys that are numbers come first in an object; the letter keeps "auto" before them.
  const options = Object.fromEntries([
    ["auto", auto],
    ...counts.map(([key, text]) => [`c${key}`, text]),
  ]) as Record<string, string>;
  return segments({
    ...{ name: "columns", legend, options, hint },
    chosen: draft.columns === null ? "auto" : `c${draft.columns}`,
    choose: (key) => change({ columns: key === "auto" ? null : Number(key.slice(1)) }),
  });
}

function cards({ words }: AdminContext, draft: Look, change: Change): TemplateResult {
  const { look } = words;
  return tiles({
    name: "card",
    legend: look.card,
    options: look.cards,
    hints: look.cardHints,
    chosen: draft.card,
    draw: drawCard,
    choose: (card) => change({ card }),
  });
}

function lengths(app: AdminContext, draft: Look, change: Change): TemplateResult[] {
  const plain = plainLengths(draft);
  const { radius, gap } = draft;
  return [
    lengthField(app, {
      ...{ name: "radius", value: radius, plain: plain.radius, most: 40 },
      choose: (radius) => change({ radius }),
    }),
    lengthField(app, {
      ...{ name: "gap", value: gap, plain: plain.gap, most: 64 },
      choose: (gap) => change({ gap }),
    }),
  ];
}

function colours(app: AdminContext, draft: Look, change: Change): TemplateResult {
  const { look } = app.words;
  const names = Object.keys(look.colours) as ColourName[];
  const plain = { ...draft, accent: null, text: null, surface: null };
  const schemes = schemesOf(draft);
  const drawn = drawnColours(plain, schemes[0] ?? "light");
  const take = ({ name, value }: Offer) => {
    change({ [name]: value });
    app.announce(look.legibility.taken);
  };
  return html`
    <div class="colour-fields">${names.map(
      (name) => html`
        <koro-colour-field .app=${app} .name=${name} .label=${look.colours[name]} .hint=${look.colourHints[name]} .value=${draft[name]}
          .plain=${drawn[name]} .choose=${(colour: string | null) => change({ [name]: colour })}></koro-colour-field>`,
    )}</div>
    ${legibilityPanel({ app, findings: readLegibility(draft), isEither: schemes.length > 1, take })}`;
}

function arrivals({ words }: AdminContext, draft: Look, change: Change): TemplateResult {
  const { look } = words;
  return radios("arrivals", look.arrivals, look.arrivalChoices, draft.arrivals, (arrivals) =>
    change({ arrivals }),
  );
}
