import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type UploadBounds, uploadBounds } from "../../server/http/body/upload-turns.ts";
import { createClientAddress } from "../../server/http/client-address.ts";
import type { HttpDeps } from "../../server/http/deps.ts";
import { answerProblem, toProblem } from "../../server/http/problem.ts";
import { submissions } from "../../server/http/routes/submissions.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { addWorkspace, newVisitor } from "./support/people.ts";
import { aWall, type TestWall } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { until } from "./support/until.ts";
import { send } from "./support/uploads.ts";

let koro: Koro;
let wall: TestWall;
beforeAll(async () => {
  koro = await startKoro();
  wall = await aWall(koro, await addWorkspace(koro.actions.db));
});
afterAll(() => koro?.stop());

/** The road of uploads alone, with bounds that a test can reach. */
async function bounded(bounds: Partial<UploadBounds>) {
  const deps = {
    ...{ actions: koro.actions, live: koro.live, publicUrl: koro.origin },
    clientAddress: createClientAddress(["127.0.0.0/8"]),
  } as HttpDeps;
  const app = new Hono().route("/v1/walls", submissions(deps, { ...uploadBounds, ...bounds }));
  app.onError((error, c) => answerProblem(c, toProblem(error)));
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    /** Words are missing: what is let in is refused for that, and leaves nothing behind. */
    knock: (visitor = newVisitor()) => send(origin, wall.slug, {}, { "x-forwarded-for": visitor }),
    sendWords: (text: string) => send(origin, wall.slug, { text }),
    /** Begins a body and does not end it. */
    begin: (visitor: string) => begin(port, visitor),
  };
}

function begin(port: number, visitor: string) {
  const asked = request({
    ...{ port, host: "127.0.0.1", method: "POST", agent: false },
    path: `/v1/walls/${wall.slug}/submissions`,
    headers: { "content-type": "multipart/form-data; boundary=b", "x-forwarded-for": visitor },
  });
  asked.on("error", () => {});
  asked.write('--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nhal');
  const answered = once(asked, "response").then(async ([answer]) => {
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    return { status: answer.statusCode, problem: JSON.parse(Buffer.concat(chunks).toString()) };
  });
  return { asked, answered };
}

const tooSlow = {
  status: 400,
  problem: { code: "bad-request", detail: expect.stringContaining("took too long") },
};

describe("a slow upload", () => {
  it("is given up when nothing comes any more, and its connection is closed", async () => {
    const { begin, knock } = await bounded({ stallMs: 50, mostAtOnce: 1 });
    const { asked, answered } = begin(newVisitor());
    const closed = once(asked, "close");

    expect(await answered).toMatchObject(tooSlow);
    await closed;
    await aProblem(await knock(), 422, "invalid");
  });

  it("is given up when it drips on without an end", async () => {
    const { begin } = await bounded({ stallMs: 5_000, bodyMs: 200 });
    const { asked, answered } = begin(newVisitor());
    const dripping = setInterval(() => asked.write("."), 10);

    expect(await answered).toMatchObject(tooSlow);
    clearInterval(dripping);
  });

  it("of one visitor shuts out no other, and its place is free as soon as it ends", async () => {
    const { begin, knock } = await bounded({ mostPerAddress: 2 });
    const slow = newVisitor();
    const [first, second] = [begin(slow), begin(slow)];
    for (const { answered } of [first, second]) answered.catch(() => {});
    const statusOfSlow = async () => (await knock(slow)).status;
    await until(statusOfSlow, (status) => status === 503);

    expect((await knock()).status).toBe(422);
    expect((await knock(slow)).headers.get("retry-after")).toBe("30");
    first.asked.destroy();
    await until(statusOfSlow, (status) => status === 422);
    second.asked.destroy();
  });
});

it("refuses uploads that together hold too much, and takes the next when there is room", async () => {
  const { sendWords } = await bounded({ mostBytes: 5_000 });

  for (const _ of [1, 2]) {
    const large = await sendWords("x".repeat(6_000));
    expect(large.headers.get("retry-after")).toBe("30");
    await aProblem(large, 503, "unavailable");
  }
  for (const _ of [1, 2, 3]) expect((await sendWords("x".repeat(3_000))).status).toBe(201);
});
