/** The moments in which a client could fall between: each is held open here until the other thing has happened. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Executor } from "../../server/db/client.ts";
import type { LiveClient } from "../../server/live/client-set.ts";
import { createHub } from "../../server/live/hub.ts";
import { addWorkspace } from "../http/support/people.ts";
import { addShown, aPost, aWall, move } from "../http/support/posts.ts";
import { until } from "../http/support/until.ts";
import { type Koro, startKoro } from "../support/server.ts";

let koro: Koro;
let workspaceId: string;
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
});
afterAll(() => koro?.stop());

/** A database whose answers wait for `open` after `shut`, or fail after `breakDown`. */
function aDoor() {
  let gate: Promise<void> | null = null;
  let open = () => {};
  let isBroken = false;
  const { db } = koro.actions;
  const execute = async (statement: Parameters<Executor["execute"]>[0]) => {
    if (isBroken) throw new Error("the database is away");
    const answer = await db.execute(statement);
    await gate;
    return answer;
  };
  return {
    db: { execute } as unknown as Executor,
    shut() {
      gate = new Promise((resolve) => {
        open = () => {
          gate = null;
          resolve();
        };
      });
    },
    open: () => open(),
    breakDown: (broken: boolean) => {
      isBroken = broken;
    },
  };
}

function aHub() {
  const door = aDoor();
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const hub = createHub({ db: door.db, publicUrl: koro.origin, onError });
  return { hub, door, errors };
}

function aClient(): LiveClient & { told: string; gone: boolean } {
  return {
    told: "",
    gone: false,
    waiting: 0,
    write(bytes) {
      this.told += bytes;
    },
    end() {
      this.gone = true;
    },
  };
}

async function aWallWith(posts: number) {
  const wall = await aWall(koro, workspaceId);
  for (let count = 0; count < posts; count++) await addShown(koro, wall, [aPost()]);
  return wall;
}

it("tells a client that joined while the last other one left", async () => {
  const wall = await aWallWith(2);
  const { hub, door } = aHub();
  const [first, second] = [aClient(), aClient()];
  await hub.join(wall.id, first, null);

  door.shut();
  const joining = hub.join(wall.id, second, 0);
  hub.leave(wall.id, first);
  door.open();
  await joining;
  await addShown(koro, wall, [aPost()]);
  hub.heard(wall.id, 3);

  await until(
    () => second.told,
    (told) => told.includes("id: 3\n"),
  );
  expect(second.told.match(/^id: /gm)).toHaveLength(3);
  expect(hub.clients).toBe(1);
});

it("tells a client of a change that was announced while its wall was read", async () => {
  const wall = await aWallWith(1);
  const { hub, door } = aHub();
  const client = aClient();

  door.shut();
  const joining = hub.join(wall.id, client, 1);
  await addShown(koro, wall, [aPost()]);
  hub.heard(wall.id, 2);
  door.open();
  await joining;

  await until(
    () => client.told,
    (told) => told.includes("id: 2\nevent: show"),
  );
});

it("sends no words of a post that was rejected a moment ago, before it has heard of that", async () => {
  const wall = await aWall(koro, workspaceId);
  const [post = ""] = await addShown(koro, wall, [aPost({ text: "A secret" })]);
  const { hub } = aHub();
  await hub.join(wall.id, aClient(), null);
  await move(koro, wall, "reject", [post]);

  const client = aClient();
  await hub.join(wall.id, client, 0);

  expect(client.told).toBe(`id: 1\nevent: hide\ndata: ${JSON.stringify({ id: post })}\n\n`);
});

it("keeps no client that left while its replay was read", async () => {
  const wall = await aWallWith(1);
  const { hub, door } = aHub();
  const client = aClient();

  door.shut();
  const joining = hub.join(wall.id, client, 0);
  client.gone = true;
  hub.leave(wall.id, client);
  door.open();
  await joining;

  expect(hub.clients).toBe(0);
});

it("ends a client whose replay cannot be read, so that it comes again", async () => {
  const wall = await aWallWith(1);
  const { hub, door, errors } = aHub();
  await hub.join(wall.id, aClient(), null);
  const client = aClient();

  door.breakDown(true);
  await hub.join(wall.id, client, 0);

  expect(client.gone).toBe(true);
  expect(errors).toHaveLength(1);
  expect(hub.clients).toBe(1);
});

it("goes on after a reading failed, with nothing missed", async () => {
  const wall = await aWallWith(1);
  const { hub, door, errors } = aHub();
  const client = aClient();
  await hub.join(wall.id, client, null);

  door.breakDown(true);
  await addShown(koro, wall, [aPost()]);
  hub.heard(wall.id, 2);
  await until(() => errors.length);
  door.breakDown(false);
  await hub.catchUp();

  await until(
    () => client.told,
    (told) => told.includes("id: 2\nevent: show"),
  );
});

it("ends the streams of a wall that it finds deleted", async () => {
  const wall = await aWallWith(0);
  const { hub } = aHub();
  const client = aClient();
  await hub.join(wall.id, client, null);

  await koro.actions.db.execute(`delete from wall where id = '${wall.id}'`);
  await hub.catchUp();

  expect(client.gone).toBe(true);
  expect(hub.clients).toBe(0);
});
