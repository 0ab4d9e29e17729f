import type { ConnectorDescription } from "#wire/admin-source.ts";
import type { AdminContext } from "../shell/admin-context.ts";

/** What a connector is called in the reader's language. */
export function titleOf(
  app: AdminContext,
  { name, title }: Pick<ConnectorDescription, "name" | "title">,
): string {
  return app.words.connectors.titles[name] ?? title;
}
