/** People with roles, and ways to ask as one of them. */
import { hashPassword } from "better-auth/crypto";
import { v7 } from "uuid";
import { createApiKey } from "../../../server/auth/api-keys.ts";
import type { Db } from "../../../server/db/client.ts";
import { authAccount, authUser, member, workspace } from "../../../server/db/schema/workspace.ts";
import type { Role } from "../../../server/domain/vocabulary.ts";

export const password = "correct horse battery";

export interface Member {
  userId: string;
  email: string;
  workspaceId: string;
}

export async function addWorkspace(db: Db, name = "Acme"): Promise<string> {
  const [made] = await db.insert(workspace).values({ name }).returning({ id: workspace.id });
  if (!made) throw new Error("no workspace");
  return made.id;
}

let passwordHash: Promise<string> | null = null;
let count = 0;

export async function addMember(
  db: Db,
  wanted: { workspaceId: string; role: Role; walls?: string[] },
): Promise<Member> {
  passwordHash ??= hashPassword(password);
  count += 1;
  const userId = v7();
  const email = `${wanted.role}-${count}@example.org`;
  await db.insert(authUser).values({ id: userId, name: `Deniz ${count}`, email });
  const credential = { userId, accountId: userId, providerId: "credential" };
  await db.insert(authAccount).values({ ...credential, password: await passwordHash });
  await db.insert(member).values({ ...wanted, userId, walls: wanted.walls ?? null });
  return { userId, email, workspaceId: wanted.workspaceId };
}

export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>;

/** Asks with fixed headers; an object is sent as JSON, anything else as it is. */
export function askAs(origin: string, fixed: Record<string, string>): Ask {
  return (method, path, body, headers = {}) => {
    const isJson = typeof body === "object" && body !== null;
    return fetch(origin + path, {
      method,
      redirect: "manual",
      headers: { ...fixed, ...(isJson ? { "content-type": "application/json" } : {}), ...headers },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
    });
  };
}

let address = 0;
/** An address that nobody asked from yet, so that one test's limit is not another's. */
export const newVisitor = () => `198.51.${Math.floor(++address / 250)}.${(address % 250) + 1}`;

export const signIn = (origin: string, email: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin,
      "x-forwarded-for": newVisitor(),
      ...headers,
    },
    body: JSON.stringify({ email, password }),
  });

/** The cookies of an answer as a browser sends them back. */
export const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

export async function askSignedIn(origin: string, email: string): Promise<Ask> {
  const answer = await signIn(origin, email);
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  return askAs(origin, { cookie: cookieOf(answer), origin });
}

export async function askWithKey(
  { origin, db }: { origin: string; db: Db },
  wanted: { workspaceId: string; role: Role },
): Promise<Ask> {
  const key = await createApiKey(db, { ...wanted, name: `key ${++count}` });
  return askAs(origin, { authorization: `Bearer ${key}` });
}
