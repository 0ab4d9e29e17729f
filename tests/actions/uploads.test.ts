import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportPost } from "../../server/actions/report-post.ts";
import { hashToken, type SubmissionToStore, submit } from "../../server/actions/submit.ts";
import { withdraw } from "../../server/actions/withdraw.ts";
import { rows } from "../../server/db/client.ts";
import { readSubmission } from "../../server/db/reads/submissions.ts";
import { aPicture } from "../media/pictures.ts";
import { aPost, upserts } from "../support/builders.ts";
import { type Koro, openKoro } from "../support/koro.ts";
import { expectSoundWalls } from "./invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const send = (wallId: string, fields: Partial<SubmissionToStore> = {}) =>
  submit(koro.context, {
    ...{ wallId, workspaceId: koro.workspaceId, text: "Selam #AcmeYaz", name: "İpek Işık" },
    ...{ email: "ipek@people.example", locale: "tr", lang: "tr", pictures: [] },
    consent: { version: "3", text: "I agree", locale: "tr" as const },
    ...fields,
  });

const automatic = (wallId: string) =>
  koro.db.execute(sql`
    update wall_source set publishing = 'automatic' where wall_id = ${wallId}::uuid`);

describe("an upload", () => {
  it("waits for a person with the consent word for word and its e-mail address sealed", async () => {
    const wall = await koro.aWall();

    const { id, token } = await send(wall);

    const [row] = await rows<{ email: string; all: string }>(
      koro.db,
      sql`
      select email, s::text as all from submission s where post_id = ${id}::uuid
        and consent_version = '3' and consent_text = 'I agree' and consent_locale = 'tr'`,
    );
    expect((await koro.placement(wall, id)).state).toBe("pending");
    expect(row?.all).not.toMatch(/ipek/i);
    expect(row?.all).not.toContain(token);
    expect(koro.context.vault.open(row?.email ?? "")).toBe("ipek@people.example");
    expect(await readSubmission(koro.db, hashToken(token))).toMatchObject({
      postId: id,
      shown: false,
    });
  });

  it("keeps its pictures in the same moment, and they are ready", async () => {
    const wall = await koro.aWall();
    const bytes = await aPicture(64, 48).png().toBuffer();

    const { id } = await send(wall, { text: "", pictures: [{ bytes, alt: "A\0 quay" }] });

    const [medium] = await rows<{ state: string; alt: string; files: { key: string }[] }>(
      koro.db,
      sql`select state, alt, files from media where post_id = ${id}::uuid`,
    );
    expect(medium).toMatchObject({ state: "ready", alt: "A\ufffd quay" });
    expect(await koro.context.store.get(medium?.files[0]?.key ?? "")).not.toBeNull();
  });

  it("without words is shown on an automatic wall together with its picture", async () => {
    const wall = await koro.aWall();
    await automatic(wall);
    const bytes = await aPicture(64, 48).png().toBuffer();

    const { seqs } = await send(wall, { text: "", pictures: [{ bytes, alt: null }] });

    expect(await koro.events(wall)).toEqual(["show"]);
    expect(seqs.get(wall)).toBe(1);
  });

  it("of the same name and words twice is two posts of two people", async () => {
    const wall = await koro.aWall();
    await Promise.all([send(wall), send(wall)]);

    const ids = await koro.postIds(wall);
    const accounts = sql`id in (select account_id from post where id = any(${sql.param(ids)}::uuid[]))`;
    expect(ids).toHaveLength(2);
    expect(await koro.count("account", accounts)).toBe(2);
  });

  it("stores nothing when a picture cannot be read", async () => {
    const wall = await koro.aWall();
    const pictures = [{ bytes: new TextEncoder().encode("<svg onload=alert(1)>"), alt: null }];

    await expect(send(wall, { pictures })).rejects.toThrow();
    expect(await koro.postIds(wall)).toEqual([]);
  });

  it.each([
    ["draft wall", { state: "draft" }],
    ["archived wall", { state: "archived" }],
    ["wall without uploads", { uploads: false }],
  ] as const)("is refused by a %s", async (_, fields) => {
    const wall = await koro.aWall(fields);

    await expect(send(wall)).rejects.toMatchObject({ code: "closed" });
  });
});

describe("withdrawing", () => {
  it("takes the post away at once, for good, and may be done twice", async () => {
    const wallId = await koro.aWall();
    await automatic(wallId);
    const { id, token } = await send(wallId);

    await withdraw(koro.context, { token, wallId });
    await withdraw(koro.context, { token, wallId });

    expect(await koro.events(wallId)).toEqual(["show", "hide"]);
    expect((await koro.placement(wallId, id)).state).toBe("removed");
    expect(await koro.count("submission", sql`post_id = ${id}::uuid and email is null`)).toBe(1);
    expect(await koro.count("decision", sql`post_id = ${id}::uuid and move = 'remove'`)).toBe(1);
    await expectSoundWalls(koro.db);
  });

  it("needs the link of this very post on this very wall", async () => {
    const wallId = await koro.aWall();
    const { token } = await send(wallId);
    const other = await koro.aWall();

    await expect(withdraw(koro.context, { token: `${token}x`, wallId })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(withdraw(koro.context, { token, wallId: other })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("a report", () => {
  async function shown() {
    const wallId = await koro.aWall();
    await koro.take(await koro.aSource(wallId, "automatic"), upserts(aPost()));
    return { workspaceId: koro.workspaceId, wallId, postId: await koro.onlyPost(wallId) };
  }

  it.each(["mine", "me", "my-child"])(
    "of “%s” hides the post at once and asks a person",
    async (reason) => {
      const on = await shown();

      await reportPost(koro.context, on, { reason, email: "me@people.example" });

      expect(await koro.placement(on.wallId, on.postId)).toMatchObject({
        ...{ state: "held", shown_at: null, reason: `report-${reason}` },
      });
      expect(await koro.events(on.wallId)).toEqual(["show", "hide"]);
      expect(await koro.count("report", sql`email like '%people%'`)).toBe(0);
      await expectSoundWalls(koro.db);
    },
  );

  it("of anything else is kept, and the post stays until a person has looked", async () => {
    const on = await shown();

    await reportPost(koro.context, on, { reason: "spam", detail: "look\0 here" });

    expect(await koro.events(on.wallId)).toEqual(["show"]);
    expect(await koro.count("report", sql`post_id = ${on.postId}::uuid`)).toBe(1);
  });

  it("of a post that is not shown finds nothing, so that nobody can ask what is in the queue", async () => {
    const on = await shown();
    await koro.move(on.wallId, on.postId, "reject");

    await expect(reportPost(koro.context, on, { reason: "me" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is contested once when two report it at the same moment", async () => {
    const on = await shown();

    const both = await Promise.allSettled(
      [1, 2].map(() => reportPost(koro.context, on, { reason: "me" })),
    );

    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expectSoundWalls(koro.db);
  });
});
