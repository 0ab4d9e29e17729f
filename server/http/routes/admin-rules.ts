/** Rules of a wall: admins write them, moderators read and try them, for everybody else there is no such page. */
import { type Context, Hono } from "hono";
import {
  ApplyRule,
  DryRun,
  FirstByHand,
  NewRule,
  type Rule,
  RuleChanges,
  RuleOrder,
} from "#wire/rule.ts";
import {
  changeRule,
  createRule,
  deleteRule,
  orderRules,
  setFirstByHand,
} from "../../actions/rules/change-rules.ts";
import { toRule } from "../../actions/rules/rule-book.ts";
import { applyRule, tryRule } from "../../actions/rules/try-rule.ts";
import { type RuleRow, readRules, readWallRules } from "../../db/reads/rules.ts";
import { mayAct } from "../../domain/people.ts";
import { notFound } from "../../domain/problem.ts";
import { type Condition, testsOf } from "../../domain/rules/condition.ts";
import { compileExpression } from "../../domain/rules/expression.ts";
import type { Role } from "../../domain/vocabulary.ts";
import { iso } from "../../live/present.ts";
import { jsonBody } from "../body/json-body.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { actorOf, wallWithinReach } from "../guard.ts";
import { isUuid } from "../uuid.ts";

export function adminRules(deps: HttpDeps) {
  const { actions, live } = deps;
  const { db } = actions;
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const wall = await wallForRules(deps, c, "moderator");
    const [settings] = await readWallRules(db, [wall.id]);
    const rules = (await readRules(db, [wall.id])).map(presentRule);
    return c.json({ rules, firstByHand: settings?.first_by_hand ?? false });
  });

  app.post("/", async (c) => {
    const wall = await wallForRules(deps, c, "admin");
    const wanted = await jsonBody(c, NewRule);
    refuseBadExpressions(wanted.condition);
    const id = await createRule(
      actions,
      { workspaceId: wall.workspace_id, wallId: wall.id },
      wanted,
      actorOf(c.get("viewer")),
    );
    return c.json(presentRule(await readOne(wall.id, id)), 201);
  });

  app.post("/dry-run", async (c) => {
    const wall = await wallForRules(deps, c, "moderator");
    const { rule, id = "", last } = await jsonBody(c, DryRun);
    refuseBadExpressions(rule.condition);
    const on = { wallId: wall.id, workspaceId: wall.workspace_id, last };
    const tried = { ...rule, id, from: null, until: null };
    return c.json(await tryRule(actions, { ...on, rule: tried }));
  });

  app.put("/order", async (c) => {
    const wall = await wallForRules(deps, c, "admin");
    const { rules: order } = await jsonBody(c, RuleOrder);
    await orderRules(actions, wall.id, order, actorOf(c.get("viewer")));
    return c.json({ rules: (await readRules(db, [wall.id])).map(presentRule) });
  });

  app.put("/first-by-hand", async (c) => {
    const wall = await wallForRules(deps, c, "admin");
    const { on } = await jsonBody(c, FirstByHand);
    await setFirstByHand(actions, wall.id, on, actorOf(c.get("viewer")));
    return c.json({ firstByHand: on });
  });

  app.patch("/:rule", async (c) => {
    const wall = await wallForRules(deps, c, "admin");
    const row = await readOne(wall.id, c.req.param("rule"));
    const { version, ...changes } = await jsonBody(c, RuleChanges);
    if (changes.condition) refuseBadExpressions(changes.condition);
    const { id: _id, version: _version, ...before } = presentRule(row);
    const wanted = { ...before, ...withoutUndefined(changes) };
    const on = { wallId: wall.id, ruleId: row.id, expect: version };
    await changeRule(actions, on, wanted, actorOf(c.get("viewer")));
    return c.json(presentRule(await readOne(wall.id, row.id)));
  });

  app.delete("/:rule", async (c) => {
    const wall = await wallForRules(deps, c, "admin");
    const row = await readOne(wall.id, c.req.param("rule"));
    await deleteRule(actions, { wallId: wall.id, ruleId: row.id }, actorOf(c.get("viewer")));
    return c.body(null, 204);
  });

  app.post("/:rule/apply", async (c) => {
    const wall = await wallForRules(deps, c, "admin");
    const row = await readOne(wall.id, c.req.param("rule"));
    const { last } = await jsonBody(c, ApplyRule);
    const on = { wallId: wall.id, workspaceId: wall.workspace_id, last };
    const { seqs, ...applied } = await applyRule(
      actions,
      { ...on, rule: toRule(row) },
      actorOf(c.get("viewer")),
    );
    live.changed(seqs);
    return c.json(applied);
  });

  return app;

  async function readOne(wallId: string, id: string): Promise<RuleRow> {
    const found = isUuid(id) ? (await readRules(db, [wallId])).find((row) => row.id === id) : null;
    if (!found) throw notFound("rule");
    return found;
  }
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
const withoutUndefined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<
    Defined<T>
  >;

/** Words of rules tell how to get round them. */
export async function wallForRules(deps: HttpDeps, c: Context<Env>, needed: Role) {
  if (!mayAct(c.get("viewer").role, "moderator")) throw notFound("page");
  return wallWithinReach(deps, c, needed);
}

/** What cannot be compiled must not be stored: it would stop every ingest. */
function refuseBadExpressions(condition: Condition): void {
  for (const test of testsOf(condition))
    if (test.fact === "expression") compileExpression(test.expression);
}

const presentRule = (row: RuleRow): Rule => ({
  id: row.id,
  name: row.name,
  on: row.is_on,
  condition: row.condition,
  moves: row.moves,
  sources: row.sources,
  from: row.from_at && iso(row.from_at),
  until: row.until_at && iso(row.until_at),
  version: row.version,
});
