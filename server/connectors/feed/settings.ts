import { z } from "zod";
import type { ConnectorContext } from "../connector.ts";

export const FeedSettings = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: "a web address that begins with https:// or http://" })
    .max(2000)
    .describe("Address of the RSS, Atom or JSON feed"),
});
export type FeedSettings = z.infer<typeof FeedSettings>;

export type FeedContext = ConnectorContext<FeedSettings, never>;
