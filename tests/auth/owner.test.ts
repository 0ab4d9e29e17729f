import { verifyPassword } from "better-auth/crypto";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { prepareFirstStart } from "../../server/auth/first-start.ts";
import {
  createOwnerByLink,
  ensureOwner,
  hasOwner,
  newSetupToken,
} from "../../server/auth/owner.ts";
import { rows } from "../../server/db/client.ts";
import { type Koro, openKoro } from "../support/koro.ts";

// Hundreds of transactions: seconds on a free machine, more beside others.
vi.setConfig({ testTimeout: 90_000 });

let koro: Koro;
beforeEach(async () => {
  koro = await openKoro();
});
afterEach(() => koro.close());

const owner = {
  ...{ name: "Ada", email: "Ada@People.example", password: "twelve letters", workspace: "Acme" },
  locale: "tr" as const,
};

async function owners() {
  return rows<{ email: string; workspace: string; password: string }>(
    koro.db,
    sql`
    select u.email, w.name as workspace, a.password from member m
    join auth_user u on u.id = m.user_id join auth_account a on a.user_id = u.id
    join workspace w on w.id = m.workspace_id where m.role = 'owner'`,
  );
}

describe("the set-up link", () => {
  it("makes the owner of the workspace that is there, with a hashed password", async () => {
    const token = await newSetupToken(koro.db);

    const { workspaceId } = await createOwnerByLink(koro.db, token, owner);

    const [made] = await owners();
    expect(workspaceId).toBe(koro.workspaceId);
    expect(made).toMatchObject({ email: "ada@people.example", workspace: "Acme" });
    expect(made?.password).not.toContain(owner.password);
    expect(await verifyPassword({ hash: made?.password ?? "", password: owner.password })).toBe(
      true,
    );
  });

  it("is kept as a hash only", async () => {
    const token = await newSetupToken(koro.db);

    const [row] = await rows(koro.db, sql`select s::text from setup_link s`);
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("works once, also for two who open it at the same moment", async () => {
    const token = await newSetupToken(koro.db);
    const people = ["ada@people.example", "eve@people.example"];

    const both = await Promise.allSettled(
      people.map((email) => createOwnerByLink(koro.db, token, { ...owner, email })),
    );

    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await owners()).toHaveLength(1);
    await expect(createOwnerByLink(koro.db, token, owner)).rejects.toMatchObject({ code: "used" });
  });

  it("stops working when a newer one is made, and never worked when nobody made it", async () => {
    const older = await newSetupToken(koro.db);
    await newSetupToken(koro.db);

    for (const token of [older, "", "made-up"])
      await expect(createOwnerByLink(koro.db, token, owner)).rejects.toMatchObject({
        code: "used",
      });
    expect(await hasOwner(koro.db)).toBe(false);
  });

  it("opens nothing once somebody owns this Koro in another way", async () => {
    const token = await newSetupToken(koro.db);
    await ensureOwner(koro.db, owner);

    const late = createOwnerByLink(koro.db, token, { ...owner, email: "eve@people.example" });

    await expect(late).rejects.toMatchObject({ code: "used" });
    expect(await owners()).toHaveLength(1);
  });
});

describe("the owner of the environment", () => {
  it("is made once by three processes that start together", async () => {
    const made = await Promise.all([1, 2, 3].map(() => ensureOwner(koro.db, owner)));

    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await owners()).toHaveLength(1);
  });

  it("changes nothing for an owner who is there", async () => {
    await ensureOwner(koro.db, owner);

    expect(await ensureOwner(koro.db, { ...owner, email: "eve@people.example" })).toBe(false);
    expect((await owners()).map(({ email }) => email)).toEqual(["ada@people.example"]);
  });
});

describe("the first start", () => {
  const start = (settings = {}) =>
    prepareFirstStart(koro.db, settings, { url: "http://localhost:3000", wantsDemo: false });

  it("gives a link until there is an owner, and makes one workspace", async () => {
    await koro.db.execute(sql`delete from workspace`);
    const both = await Promise.all([start(), start()]);

    expect(both[0]?.setupUrl).toMatch(/^http:\/\/localhost:3000\/admin\/setup\?token=[\w-]{32}$/);
    expect(await koro.count("workspace")).toBe(1);

    const { KORO_OWNER_EMAIL, KORO_OWNER_PASSWORD } = {
      ...{ KORO_OWNER_EMAIL: owner.email, KORO_OWNER_PASSWORD: owner.password },
    };
    const later = await start({ KORO_OWNER_EMAIL, KORO_OWNER_PASSWORD });
    expect(later).toEqual({ setupUrl: null, demoToken: null });
  });
});
