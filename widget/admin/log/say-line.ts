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
  const { log } = app.words;
  return Object.entries(detail)
    .filter(([field]) => !silent.has(field))
    .flatMap(([field, value]) => {
      if (field === "look" && isChanges(value))
        return Object.entries(value).map(([part, pair]) => sayField(log, part, pair));
      return [sayField(log, field, value)];
    });
}

const silent = new Set(["rule", "source", "list", "batch", "ids", "entries"]);

const isChanges = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function sayField(log: AdminContext["words"]["log"], field: string, value: unknown): string {
  if (Array.isArray(value) && value.length === 2)
    return log.changed(field, sayValue(log, value[0]), sayValue(log, value[1]));
  return `${field}: ${sayValue(log, value)}`;
}

const mostLetters = 160;

function sayValue(log: AdminContext["words"]["log"], value: unknown): string {
  if (value === null || value === undefined || value === "") return log.nothing;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
}
