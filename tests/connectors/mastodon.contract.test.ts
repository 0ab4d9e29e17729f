import type { Connector } from "../../server/connectors/connector.ts";
import { mastodon } from "../../server/connectors/mastodon/mastodon.ts";
import { startMastodonTwin } from "../support/twins/mastodon.ts";
import { describeContract } from "./contract.ts";

describeContract("Mastodon", async (clock) => {
  const twin = await startMastodonTwin(clock.now);
  const secret = "tok3n-that-nobody-may-see";
  twin.tokens.add(secret);
  return {
    source: {
      connector: mastodon as Connector<never, never, never>,
      settings: { server: twin.origin, hashtag: "#Koro" },
      secrets: { token: secret },
      clock,
    },
    server: twin,
    publish: (words, { at, html, id } = {}) =>
      twin.post(words, { ...(html && { content: html }), ...(id && { id }) }, at).id,
    edit: (id, words) => twin.edit(id, words),
    remove: (id) => twin.delete(id),
    publishMalformed: () => twin.postRaw({ id: 7, content: "no time, no author" }),
    bursts: 130,
    lateMs: 40 * 60_000,
    secret,
  };
});
