import { describe, expect, it } from "vitest";
import { gateReasons } from "../../server/domain/gate.ts";
import { explain, type PastAct, type WhyFacts } from "../../server/domain/why.ts";

const at = "2026-11-23T09:00:00.000Z";

const anAct = (fields: Partial<PastAct> = {}): PastAct => ({
  actor: { kind: "person", id: "p", name: "Ece" },
  ...{ at, reason: null, note: null },
  ...fields,
});

const facts = (fields: Partial<WhyFacts>): WhyFacts => ({
  ...{ gate: [], state: "approved", reason: null, arrivedAt: at, shownAt: null, goneAt: null },
  ...{ showFrom: null, showUntil: null, decision: null, report: null, wallChange: null },
  ...{ standing: null, schedule: null, ruleIsThere: false },
  ...fields,
});

describe("why a post is not shown", () => {
  it("has nothing to say about one that is shown", () => {
    expect(explain(facts({ shownAt: at }))).toEqual([]);
  });

  it("says of one that nothing keeps off that it comes by itself", () => {
    expect(explain(facts({}))).toMatchObject([{ reason: "soon", undo: ["wait"] }]);
  });

  it("has an answer with a way for every reason of the gate", () => {
    for (const gate of gateReasons) {
      const [reason, ...others] = explain(facts({ gate: [gate], state: "held" }));
      expect(others).toEqual([]);
      expect(reason?.undo.length).toBeGreaterThan(0);
    }
  });

  it("names the person who rejected it, their reason and their note", () => {
    const decision = anAct({ reason: "spam", note: "third time" });
    const gate = ["not-approved" as const];
    expect(explain(facts({ gate, state: "rejected", reason: "spam", decision }))).toEqual([
      { reason: "spam", by: decision.actor, at, note: "third time", undo: ["decide"] },
    ]);
  });

  it("leads to the rule that did it, as long as it is there", () => {
    const actor = { kind: "rule" as const, id: "r", name: "No coins" };
    const decision = anAct({ actor, reason: "rule", note: "bitcoin" });
    const by = (ruleIsThere: boolean) =>
      explain(facts({ gate: ["not-approved"], state: "rejected", decision, ruleIsThere }));
    expect(by(true)).toMatchObject([{ by: actor, note: "bitcoin", undo: ["decide", "rule"] }]);
    expect(by(false)).toMatchObject([{ by: actor, undo: ["decide"] }]);
  });

  it("names whoever put the author on the list, not Koro that acted by it", () => {
    const decision = anAct({
      actor: { kind: "system", id: null, name: null },
      reason: "author-blocked",
    });
    const standing = anAct();
    const gate = ["not-approved" as const];
    expect(explain(facts({ gate, state: "rejected", decision, standing }))).toMatchObject([
      { reason: "author-blocked", by: { name: "Ece" }, undo: ["author-list", "decide"] },
    ]);
  });

  it("says that nobody has looked at one that waits", () => {
    expect(explain(facts({ gate: ["not-approved"], state: "pending" }))).toMatchObject([
      { reason: "waits-for-person", at, undo: ["decide"] },
    ]);
  });

  it.each([
    ["opinion-waiting", ["wait", "decide"]],
    ["opinion-missing", ["decide"]],
  ])("says of one with %s that it is about a second opinion", (reason, undo) => {
    const waiting = facts({ gate: ["not-approved"], state: "pending", reason });
    expect(explain(waiting)).toMatchObject([{ reason, at, undo }]);
  });

  it("names who made the wall dark, after what is wrong with the post itself", () => {
    const gate = ["not-approved" as const, "wall-dark" as const];
    const reasons = explain(facts({ gate, state: "held", wallChange: anAct() }));
    expect(reasons.map(({ reason }) => reason)).toEqual(["not-approved", "wall-dark"]);
    expect(reasons[1]).toMatchObject({ by: { name: "Ece" }, undo: ["wall"] });
  });

  it("tells a deletion once, and that nothing brings it back", () => {
    const gate = ["not-approved" as const, "gone" as const, "empty" as const];
    const author = { kind: "author" as const, id: null, name: null };
    const decision = anAct({ actor: author, reason: "source-deleted" });
    expect(explain(facts({ gate, state: "removed", decision }))).toEqual([
      { reason: "source-deleted", by: author, at, note: null, undo: ["never"] },
    ]);
  });

  it("tells a report once, with what the visitor said", () => {
    const visitor = { kind: "visitor" as const, id: null, name: null };
    const report = anAct({ actor: visitor, reason: "report-me", note: "I am the one in red" });
    const gate = ["not-approved" as const, "contested" as const];
    expect(explain(facts({ gate, state: "held", report, decision: report }))).toEqual([
      {
        ...{ reason: "report-me", by: visitor, at, note: "I am the one in red" },
        undo: ["decide"],
      },
    ]);
  });

  it("says until when one waits that was put off", () => {
    const showFrom = "2026-12-01T00:00:00.000Z";
    expect(explain(facts({ gate: ["not-yet"], showFrom, schedule: anAct() }))).toMatchObject([
      { reason: "not-yet", note: showFrom, by: { name: "Ece" }, undo: ["wait", "schedule"] },
    ]);
  });
});
