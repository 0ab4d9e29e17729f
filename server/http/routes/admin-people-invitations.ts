/** Invitations as owners and admins make them. */
import { type Context, Hono } from "hono";
import {
  type InvitationAnswer,
  type InvitationPage,
  NewInvitation,
  PeopleQuery,
} from "#wire/people.ts";
import { invitationUrlOf } from "../../actions/letters/letter-content.ts";
import {
  invite,
  inviteAgain,
  type MadeInvitation,
  revokeInvitation,
} from "../../actions/people/invite.ts";
import { readInvitation, readInvitations } from "../../db/reads/people.ts";
import { notFound } from "../../domain/problem.ts";
import { iso } from "../../live/present.ts";
import { jsonBody, parseQuery } from "../body/json-body.ts";
import { readTimeCursor, writeTimeCursor } from "../cursor.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { requirePeople } from "../guard.ts";
import { presentInvitation } from "../present-people.ts";
import { isUuid } from "../uuid.ts";
import { peopleActor } from "./admin-people.ts";

export function adminInvitations({ actions, publicUrl, sendsLetters: sends }: HttpDeps) {
  const { db } = actions;
  const app = new Hono<Env>();

  app.get("/", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    const { cursor, limit } = parseQuery(PeopleQuery, c.req.query());
    const after = cursor ? readTimeCursor(cursor) : null;
    const found = await readInvitations(db, viewer.workspaceId, { after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return c.json({
      invitations: page.map(presentInvitation),
      next: found.length > limit && last ? writeTimeCursor(iso(last.created_at), last.id) : null,
      sends,
    } satisfies InvitationPage);
  });

  app.post("/", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    const wanted = await jsonBody(c, NewInvitation);
    const made = await invite(actions, peopleActor(viewer), wanted, { sends });
    return c.json(await answer(c, made), 201);
  });

  app.post("/:invitation/send", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    const made = await inviteAgain(actions, peopleActor(viewer), invitationId(c), { sends });
    return c.json(await answer(c, made));
  });

  app.delete("/:invitation", async (c) => {
    const viewer = c.get("viewer");
    requirePeople(viewer);
    await revokeInvitation(actions, peopleActor(viewer), invitationId(c));
    return c.body(null, 204);
  });

  return app;

  /** With a mail server the link is the invited person's alone: it proves that the address is theirs. */
  async function answer(c: Context<Env>, made: MadeInvitation): Promise<InvitationAnswer> {
    const row = await readInvitation(db, c.get("viewer").workspaceId, made.id);
    if (!row) throw notFound("invitation");
    const link = sends ? null : invitationUrlOf(publicUrl, made.token);
    return { invitation: presentInvitation(row), link, sent: made.sent };
  }
}

function invitationId(c: Context<Env>): string {
  const id = c.req.param("invitation") ?? "";
  if (!isUuid(id)) throw notFound("invitation");
  return id;
}
