/** Every network Koro speaks. A new one is a line here, besides its own file, its twin and its test. */
import { z } from "zod";
import type { Connector } from "./connector.ts";
import { feed } from "./feed/feed.ts";
import { mastodon } from "./mastodon/mastodon.ts";
import { upload } from "./upload.ts";

/**
 * The connectors in the order people are offered them. Their settings, secrets and cursors are their own affair:
 * parse with the connector's schemas, then hand the result back to the same connector.
 */
export const connectors: readonly Connector[] = [upload, feed, mastodon].map(forget);

/** The connector of that name, `undefined` when there is none. */
export function findConnector(name: string): Connector | undefined {
  return connectors.find((connector) => connector.name === name);
}

/** A connector as `GET /v1/admin/connectors` states it; settings and secrets are JSON Schema of what may be typed. */
export function describeConnector(connector: Connector) {
  const { name, title, notes } = connector;
  const { recheckEveryMs: _, ...capabilities } = connector.capabilities;
  return {
    name,
    title,
    settings: schemaOf(connector.settings),
    secrets: connector.secrets === null ? null : schemaOf(connector.secrets),
    capabilities,
    notes,
  };
}

function schemaOf(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
}

/** Drops the types of settings, secrets and cursor, which only the connector itself can make sense of. */
function forget(connector: unknown): Connector {
  return connector as Connector;
}
