import type { Connector } from "../../server/connectors/connector.ts";
import { feed } from "../../server/connectors/feed/feed.ts";
import { startFeedTwin } from "../support/twins/feed.ts";
import { describeContract } from "./contract.ts";

describeContract("feed", async (clock) => {
  const twin = await startFeedTwin(clock.now);
  // Wide enough for the rounds in which no reading comes through.
  twin.window = 120;
  return {
    source: {
      connector: feed as Connector<never, never, never>,
      settings: { url: twin.url },
      clock,
    },
    server: twin,
    publish: (words, { at, html, id } = {}) =>
      twin.post(words, { ...(html && { html }), ...(id && { id }), ...(at && { at }) }).id,
    edit: (id, words) => {
      const entry = twin.entries.find((candidate) => candidate.id === id);
      if (entry) entry.words = words;
    },
    remove: (id) => twin.delete(id),
    publishMalformed: () => twin.extra.push("<item></item><item><pubDate>never</pubDate></item>"),
    bursts: 20,
    lateMs: 60_000,
    secret: "abc-secret-123",
  };
});
