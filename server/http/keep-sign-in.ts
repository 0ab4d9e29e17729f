/** Reads from better-auth's answers what became of a sign-in, and writes it to the log of that person. */
import { sql } from "drizzle-orm";
import { browserOf } from "../auth/browser.ts";
import { recordSignIn, type SignInToRecord } from "../auth/sign-in-log.ts";
import { firstRow } from "../db/client.ts";
import type { HttpDeps } from "./deps.ts";

type Seen = Pick<SignInToRecord, "who" | "outcome">;

/** What is limited (429) or broken is no attempt; a log that cannot be written keeps nobody out. */
export async function keepSignIn(deps: HttpDeps, asked: Request, answer: Response): Promise<void> {
  const { actions, log } = deps;
  try {
    const seen = await outcomeOf(deps, asked, answer);
    if (!seen) return;
    const browser = browserOf(asked.headers.get("user-agent"));
    await recordSignIn(actions.db, { ...seen, browser }, actions.now());
  } catch (error) {
    log.error({ err: error }, "a sign-in was not written to the log");
  }
}

async function outcomeOf(deps: HttpDeps, asked: Request, answer: Response): Promise<Seen | null> {
  const path = new URL(asked.url).pathname.replace("/api/auth", "");
  if (path === "/sign-in/email") return ofPassword(asked, answer);
  const isSecond = path === "/two-factor/verify-totp" || path === "/two-factor/verify-backup-code";
  return isSecond ? ofCode(deps, asked, answer) : null;
}

async function ofPassword(asked: Request, answer: Response): Promise<Seen | null> {
  const { email } = await jsonOf(asked);
  if (typeof email !== "string" || email.length > 254) return null;
  const who = { email };
  if (answer.status === 401) return { who, outcome: "wrong-password" };
  if (!answer.ok) return null;
  const { twoFactorRedirect } = await jsonOf(answer);
  return { who, outcome: twoFactorRedirect ? "code-asked" : "in" };
}

/** The step after the password: whose it is stands behind the cookie that the password brought. */
async function ofCode(deps: HttpDeps, asked: Request, answer: Response): Promise<Seen | null> {
  const cookie = asked.headers.get("cookie") ?? "";
  // Whoever has a session sets their second factor up; that is no sign-in.
  if (!/koro\.two_factor=/.test(cookie)) return null;
  if (answer.ok) {
    const { user } = await jsonOf(answer);
    const id = typeof user === "object" && user !== null && "id" in user ? user.id : null;
    return typeof id === "string" ? { who: { userId: id }, outcome: "in" } : null;
  }
  if (answer.status !== 401) return null;
  const [, signed = ""] = /koro\.two_factor=([^;]+)/.exec(cookie) ?? [];
  const identifier = decodeURIComponent(signed).split(".")[0] ?? "";
  const challenge = await firstRow<{ value: string }>(
    deps.actions.db,
    sql`select value from auth_verification where identifier = ${identifier} and expires_at > now()`,
  );
  return challenge && { who: { userId: challenge.value }, outcome: "wrong-code" };
}

async function jsonOf(message: Request | Response): Promise<Record<string, unknown>> {
  const said: unknown = await message.json().catch(() => null);
  return typeof said === "object" && said !== null ? { ...said } : {};
}
