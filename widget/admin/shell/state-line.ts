import { html, nothing, type TemplateResult } from "lit";
import type { AdminWall, WallChanges } from "#wire/admin-wall.ts";
import { icon } from "../icons/icon.ts";
import { sayNumber } from "../words/say.ts";
import type { AdminContext } from "./admin-context.ts";

type Save = (changes: WallChanges) => void;

/** The way to the dark that is always in reach, and what waits while a wall is paused. */
export function stateLine(app: AdminContext, wall: AdminWall, save: Save): TemplateResult {
  const isOpen = wall.state !== "draft" && wall.state !== "archived";
  return html`
    ${wall.heldBack > 0 ? html`<small class="held-back" role="status">${app.words.curate.heldBack(wall.heldBack, sayNumber(app.locale, wall.heldBack))}</small>` : nothing}
    ${app.may.decide && isOpen ? html`<a class="on-wall" href="/w/${wall.slug}?moderate" target="_blank">${icon("external-link")}${app.words.curate.onWall}</a>` : nothing}
    ${app.may.decide ? darkButton(app, wall, save) : nothing}`;
}

function darkButton(app: AdminContext, { state }: AdminWall, save: Save) {
  const { walls, curate } = app.words;
  if (state === "draft" || state === "archived") return nothing;
  if (state === "dark")
    return html`<button class="button small primary state-act" aria-label=${curate.light} @click=${() => save({ state: "live" })}>${icon("play")}<span>${curate.light}</span></button>`;
  const ask = async () => {
    const question = { title: walls.panicSure, lead: walls.panicLead, yes: walls.panic };
    if (await app.confirm({ ...question, grave: true })) save({ state: "dark" });
  };
  return html`<button class="button small danger state-act" aria-label=${curate.dark} title=${walls.panicLead} @click=${() => void ask()}>${icon("siren")}<span>${curate.dark}</span></button>`;
}
