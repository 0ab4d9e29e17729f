import type { LogLine } from "#wire/log.ts";
import type { AdminContext } from "../shell/admin-context.ts";

/** Who did it, as people say it. */
export function sayActor({ words }: AdminContext, { kind, name }: LogLine["actor"]): string {
  return name ?? words.log.oneActor[kind];
}

/** What was done: “Wall · changed”. Of a decision the verb alone. */
export function sayAct({ words }: AdminContext, { kind, act }: LogLine): string {
  const verb = words.log.acts[act] ?? act.replaceAll("-", " ");
  return kind === "decision" ? verb : `${words.log.kinds[kind]} · ${verb}`;
}

/** What changed, a line each; ids say nothing to people. */
export function sayDetails(app: AdminContext, { detail }: LogLine): string[] {
  return Object.entries(detail)
    .filter(([field, value]) => !silent.has(field) && saysSomething(value))
    .flatMap(([field, value]) => {
      if (field === "look" && isChanges(value))
        return Object.entries(value).map(([part, pair]) => sayField(app, part, pair));
      return [sayField(app, field, value)];
    });
}

const silent = new Set(["rule", "source", "list", "batch", "ids", "entries"]);

/** Of what was made, what was left empty is no news. */
const saysSomething = (value: unknown) =>
  value !== null &&
  value !== false &&
  value !== "" &&
  !(Array.isArray(value) && value.length === 0);

const isChanges = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function sayField(app: AdminContext, field: string, value: unknown): string {
  const { log } = app.words;
  const name = log.fields[field] ?? field;
  if (Array.isArray(value) && value.length === 2)
    return log.changed(name, sayValue(app, field, value[0]), sayValue(app, field, value[1]));
  return value === true ? name : `${name}: ${sayValue(app, field, value)}`;
}

/** The words in it; names of what is deeper are for the export. */
function sayPlain(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .filter(([, one]) => saysSomething(one))
    .map(([key, one]) => (one === true ? key : sayPlain(one)))
    .join(", ");
}

const mostLetters = 120;

function sayValue({ words }: AdminContext, field: string, value: unknown): string {
  const { log, shell } = words;
  if (value === null || value === undefined || value === "") return log.nothing;
  if (typeof value === "boolean") return value ? log.yes : log.no;
  const states: Record<string, string> = shell.states;
  if (field === "state" && typeof value === "string") return states[value] ?? value;
  const text = sayPlain(value);
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
}
