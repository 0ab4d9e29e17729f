import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../server/db/client.ts";
import { describeError } from "../server/log.ts";
import { freshDatabase } from "./support/database.ts";

describe("the log", () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it("says that a statement failed, with its code, and none of its values", async () => {
    const { db, close } = openDatabase(database.url);
    const secret = "a-session-token-of-ayse@people.example";
    const error = await db
      .execute(sql`insert into no_such_table (token) values (${secret})`)
      .catch((failure: unknown) => failure);
    await close();

    const logged = describeError(error);

    expect(JSON.stringify(logged)).not.toContain(secret);
    expect(JSON.stringify(logged)).toContain("42P01");
    expect(logged.stack.length).toBeGreaterThan(0);
  });

  it("keeps the first line of an error of ours and its causes", () => {
    const logged = describeError(new Error("outer", { cause: new TypeError("inner\nand more") }));

    expect(logged).toMatchObject({
      message: "outer",
      cause: { type: "TypeError", message: "inner" },
    });
  });

  it("says nothing of what was thrown and is no error", () => {
    expect(describeError("ayse@people.example")).toEqual({
      type: "string",
      message: "not an error",
      stack: [],
    });
  });
});
