import { describe, expect, it } from "vitest";
import { Preferences } from "../../../server/wire/preferences.ts";
import { askSignedIn } from "../support/people.ts";
import { aProblem } from "../support/problem.ts";
import { openPeople } from "./support.ts";

const people = openPeople();
const path = "/v1/admin/account/preferences";

describe("what somebody likes about the desk", () => {
  it("follows them to another machine, and is nobody else's", async () => {
    const workspaceId = await people.workspace();
    const person = await people.person(workspaceId, "viewer");
    const other = await people.person(workspaceId, "moderator");
    expect(await (await person.ask("GET", path)).json()).toEqual({ keys: {} });

    const kept = await person.ask("PATCH", path, { keys: { approve: "ş", next: "Shift+n" } });
    const elsewhere = await askSignedIn(people.koro.origin, person.email);

    expect(Preferences.parse(await kept.json()).keys).toEqual({ approve: "ş", next: "Shift+n" });
    expect(await (await elsewhere("GET", path)).json()).toEqual({
      keys: { approve: "ş", next: "Shift+n" },
    });
    expect(await (await other.ask("GET", path)).json()).toEqual({ keys: {} });
  });

  it("is replaced as a whole, and leaves alone what is not named", async () => {
    const person = await people.person(await people.workspace(), "moderator");
    await person.ask("PATCH", path, { keys: { approve: "g", reject: "b" } });
    await person.ask("PATCH", path, { keys: { hold: "m" } });

    await person.ask("PATCH", path, {});

    expect(await (await person.ask("GET", path)).json()).toEqual({ keys: { hold: "m" } });
  });

  it.each([
    ["something unknown", { theme: "dark" }],
    ["an act that is no word", { keys: { "<b>": "a" } }],
    ["a key without end", { keys: { approve: "a".repeat(21) } }],
    ["no key", { keys: { approve: "" } }],
    ["keys without end", { keys: Object.fromEntries(manyActs(41)) }],
  ])("refuses %s", async (_, body) => {
    const person = await people.person(await people.workspace(), "viewer");

    await aProblem(await person.ask("PATCH", path, body), 422, "invalid");

    expect(await (await person.ask("GET", path)).json()).toEqual({ keys: {} });
  });
});

function manyActs(count: number): [string, string][] {
  const letter = (at: number) => String.fromCharCode(97 + at);
  return Array.from({ length: count }, (_, at) => [
    letter(at % 26) + letter(Math.floor(at / 26)),
    "x",
  ]);
}
