/** A workspace with people in it, and what their requests look like. */

import { v7 } from "uuid";
import { afterAll, beforeAll } from "vitest";
import type { Role } from "../../../server/domain/vocabulary.ts";
import { type Koro, type KoroOptions, startKoro } from "../../support/server.ts";
import { type Ask, addMember, addWorkspace, askSignedIn, type Member } from "../support/people.ts";

export interface Person extends Member {
  ask: Ask;
  /** Of the membership, by which the API names people. */
  memberId: string;
}

export const nobodyKnown = v7();

/** A Koro for a test file. */
export function openPeople(options: KoroOptions = {}) {
  let koro: Koro;
  beforeAll(async () => {
    koro = await startKoro(options);
  });
  afterAll(() => koro?.stop());
  return {
    get koro() {
      return koro;
    },
    workspace: () => addWorkspace(koro.actions.db),
    async person(workspaceId: string, role: Role, walls?: string[]): Promise<Person> {
      const { db } = koro.actions;
      const made = await addMember(db, { workspaceId, role, ...(walls ? { walls } : {}) });
      const ask = await askSignedIn(koro.origin, made.email);
      const [row] = await db.execute<{ id: string }>(
        `select id from member where user_id = '${made.userId}'`,
      );
      return { ...made, ask, memberId: row?.id ?? "" };
    },
    async roles(workspaceId: string): Promise<string[]> {
      const found = await koro.actions.db.execute<{ role: string }>(
        `select role from member where workspace_id = '${workspaceId}' order by role`,
      );
      return found.map(({ role }) => role);
    },
  };
}

export const memberPath = ({ memberId }: { memberId: string }) => `/v1/admin/members/${memberId}`;
