import { html, type TemplateResult } from "lit";
import type { AdminWall, WallChanges } from "#wire/admin-wall.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";

type Save = (changes: WallChanges) => Promise<void>;

/** Live, paused or dark, with the panic button that takes everything off all screens. */
export function stateSection(app: AdminContext, wall: AdminWall, save: Save): TemplateResult {
  const { walls, shell } = app.words;
  return html`
    <section class="panel state-panel" data-state=${wall.state}>
      <div class="state-now">
        <h2>${walls.state}</h2>
        <p><span class="pill" data-state=${wall.state}>${shell.states[wall.state]}</span> ${walls.stateHints[wall.state]}</p>
        <div class="row">${steps(app, wall, save)}</div>
      </div>
      ${wall.state === "dark" ? back(app, save) : panic(app, save)}
    </section>`;
}

function steps(app: AdminContext, wall: AdminWall, save: Save): TemplateResult[] {
  const { walls } = app.words;
  const live = html`<button class="button primary" @click=${() => void save({ state: "live" })}>${icon("play")}${walls.goLive}</button>`;
  const pause = html`<button class="button" @click=${() => void save({ state: "paused" })}>${icon("pause")}${walls.pause}</button>`;
  if (wall.state === "live") return [pause];
  return wall.state === "dark" ? [] : [live];
}

function panic(app: AdminContext, save: Save): TemplateResult {
  const { walls } = app.words;
  const ask = async () => {
    const sure = await app.confirm({
      title: walls.panicSure,
      lead: walls.panicLead,
      yes: walls.panic,
      grave: true,
    });
    if (sure) await save({ state: "dark" });
  };
  return html`
    <div class="panic">
      <button class="button danger panic-button" @click=${ask}>${icon("siren")}${walls.panic}</button>
      <p class="quiet">${walls.panicLead}</p>
    </div>`;
}

function back(app: AdminContext, save: Save): TemplateResult {
  const { walls } = app.words;
  return html`
    <div class="panic" role="status">
      <p><strong>${walls.panicOn}</strong></p>
      <button class="button primary" @click=${() => void save({ state: "live" })}>${icon("play")}${walls.panicOff}</button>
    </div>`;
}
