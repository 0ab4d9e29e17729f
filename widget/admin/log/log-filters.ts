import { html, nothing, type TemplateResult } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { LogKind } from "#wire/log.ts";
import type { LogSearch } from "../api/past-api.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";

export interface LogFilters {
  app: AdminContext;
  walls: AdminWall[];
  search: LogSearch;
  /** The name of the one person, rule or source that is looked at. */
  only: string | null;
  change: (search: LogSearch) => void;
}

/** What the log is narrowed to. A change counts at once. */
export function logFilters({ app, walls, search, only, change }: LogFilters): TemplateResult {
  const { log } = app.words;
  const kinds = Object.entries(log.kinds) as [LogKind, string][];
  const actors = Object.entries(log.actors);
  const set = (field: keyof LogSearch) => (event: Event) =>
    change({ ...search, [field]: (event.target as HTMLInputElement).value });
  const isFree = Object.values(search).every((value) => !value);
  return html`
    <form class="log-filters" role="search" aria-label=${log.filters} @submit=${(event: Event) => event.preventDefault()}>
      <label class="field log-search"><span>${log.search}</span>
        <input type="search" maxlength="100" placeholder=${log.searchHint} .value=${search.q ?? ""} @change=${set("q")} /></label>
      ${pick(log.kind, log.anyKind, kinds, search.kind ?? "", set("kind"))}
      ${
        only
          ? html`<div class="field"><span>${log.actor}</span>
              <button type="button" class="chip log-only" @click=${() => change({ ...search, actor: "" })}><bdi>${only}</bdi>${icon("x")}<span class="unseen">${log.clear}</span></button></div>`
          : pick(log.actor, log.anyActor, actors, search.actor ?? "", set("actor"))
      }
      ${pick(
        log.wall,
        log.anyWall,
        walls.map(({ slug, title }) => [slug, title]),
        search.wall ?? "",
        set("wall"),
      )}
      <label class="field"><span>${log.from}</span>
        <input type="date" .value=${dayOf(search.from)} @change=${(event: Event) => change({ ...search, from: startOf(event) })} /></label>
      <label class="field"><span>${log.until}</span>
        <input type="date" .value=${dayBefore(search.until)} @change=${(event: Event) => change({ ...search, until: endOf(event) })} /></label>
      ${isFree ? nothing : html`<button type="button" class="button small log-clear" @click=${() => change({})}>${icon("x")}${log.clear}</button>`}
    </form>`;
}

function pick(
  label: string,
  any: string,
  options: [string, string][],
  chosen: string,
  set: (event: Event) => void,
): TemplateResult {
  return html`
    <label class="field"><span>${label}</span>
      <select @change=${set}>
        <option value="" ?selected=${chosen === ""}>${any}</option>
        ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
      </select></label>`;
}

/** Days begin at midnight where this person is. */
const midnight = (day: string, days = 0): string => {
  if (!day) return "";
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + days);
  return at.toISOString();
};

const startOf = (event: Event) => midnight((event.target as HTMLInputElement).value);
/** The day itself is included. */
const endOf = (event: Event) => midnight((event.target as HTMLInputElement).value, 1);

function dayOf(at: string | undefined, days = 0): string {
  if (!at) return "";
  const day = new Date(at);
  day.setDate(day.getDate() + days);
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(day);
}

const dayBefore = (at: string | undefined) => dayOf(at, -1);
