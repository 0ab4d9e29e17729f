import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliverWebhooks } from "../../../server/actions/alerts/deliver-webhooks.ts";
import { testAlert } from "../../../server/actions/alerts/test-alert.ts";
import { createSafeFetch, FetchError } from "../../../server/net/safe-fetch.ts";
import { type Koro, openKoro } from "../../support/koro.ts";
import { anAlert, aReceiver, deliveriesOf, status } from "./support.ts";

let koro: Koro;
let receiver: Awaited<ReturnType<typeof aReceiver>>;
beforeEach(async () => {
  [koro, receiver] = await Promise.all([openKoro(), aReceiver()]);
});
afterEach(() => Promise.all([koro.close(), receiver.close()]));

/** A webhook with a telling that waits. */
async function aWaitingHook(url = receiver.url) {
  const made = await anAlert(koro, null, { channel: "webhook", url });
  const whose = { workspaceId: koro.workspaceId, userId: null, webhooks: true };
  await testAlert(koro.context, { ...whose, id: made.id });
  return { id: made.id, secret: made.secret ?? "" };
}

const only = async (id: string) => (await deliveriesOf(koro, id))[0];

describe("a webhook", () => {
  it("arrives once, signed with the secret that was shown", async () => {
    const { id, secret } = await aWaitingHook();

    await Promise.all([deliverWebhooks(koro.context), deliverWebhooks(koro.context)]);

    expect(receiver.received).toHaveLength(1);
    const [{ body, headers } = { body: "", headers: {} }] = receiver.received;
    const told = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(told).toMatchObject({ type: "alert.queue-age", data: { test: true, minutes: 15 } });
    expect(() =>
      new Webhook(secret).verify(body.replace("15", "16"), headers as Record<string, string>),
    ).toThrow();
    expect(await only(id)).toMatchObject({ state: "done", tries: 1, trouble: null });
  });

  it("is tried again after a pause under the same id, and given up after a day", async () => {
    const { id } = await aWaitingHook();
    receiver.answer(status(500));

    await deliverWebhooks(koro.context);
    expect(await only(id)).toMatchObject({ state: "waiting", tries: 1, trouble: "status-500" });
    expect(await deliverWebhooks(koro.context)).toBe(0);

    koro.clock.advance(30_000);
    expect(await deliverWebhooks(koro.context)).toBe(1);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(1);

    koro.clock.advance(86_400_000);
    await deliverWebhooks(koro.context);
    expect(await only(id)).toMatchObject({ state: "failed", tries: 3, trouble: "status-500" });
    expect(JSON.stringify(await only(id))).not.toContain("gizli");
  });

  it("follows no redirect", async () => {
    const { id } = await aWaitingHook();
    receiver.answer((response) => {
      response.writeHead(307, { location: receiver.url });
      response.end();
    });

    await deliverWebhooks(koro.context);

    expect(receiver.received).toHaveLength(1);
    expect(await only(id)).toMatchObject({ state: "failed", trouble: "redirect" });
  });

  it("does not dial what the operator did not allow", async () => {
    const { id } = await aWaitingHook();
    const fetch = createSafeFetch({ allowPrivate: [], userAgent: "Koro/test" });

    await deliverWebhooks({ ...koro.context, fetch });
    await fetch.close();

    expect(receiver.received).toEqual([]);
    expect(await only(id)).toMatchObject({ state: "failed", trouble: "blocked" });
  });

  it("waits for nobody who does not answer", async () => {
    const { id } = await aWaitingHook();
    const fetch = async (_: string, options: { timeoutMs?: number } = {}) => {
      expect(options.timeoutMs).toBeLessThanOrEqual(10_000);
      throw new FetchError("timeout", "ops.acme.example", "did not answer in time");
    };

    await deliverWebhooks({ ...koro.context, fetch });

    expect(await only(id)).toMatchObject({ state: "waiting", trouble: "timeout" });
  });

  it("goes on after a restart in the middle of it", async () => {
    const { id } = await aWaitingHook();
    const stopping = new AbortController();
    const fetch = async () => {
      stopping.abort();
      throw new Error("the process stops");
    };
    await deliverWebhooks({ ...koro.context, fetch }, stopping.signal);
    expect(await deliverWebhooks(koro.context)).toBe(0);

    koro.clock.advance(121_000);
    await deliverWebhooks(koro.context);

    expect(receiver.received).toHaveLength(1);
    expect(await only(id)).toMatchObject({ state: "done", tries: 2 });
  });

  it.each([
    "http://ops.acme.example/koro",
    "https://koro:parola@ops.acme.example/",
    "ftp://ops.acme.example/",
    "http://93.184.216.34/",
    "ops",
  ])("is not made for %s", async (url) => {
    await expect(anAlert(koro, null, { channel: "webhook", url })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("can be tested ten times an hour", async () => {
    const { id } = await aWaitingHook();
    const order = { workspaceId: koro.workspaceId, userId: null, webhooks: true, id };
    for (let n = 1; n < 10; n++) await testAlert(koro.context, order);

    await expect(testAlert(koro.context, order)).rejects.toMatchObject({ code: "too-many" });
  });
});
