/** A workspace with members, walls that wait, and a receiver of webhooks on loopback. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { type AlertToMake, makeAlert } from "../../../server/actions/alerts/save-alert.ts";
import { rows } from "../../../server/db/client.ts";
import { authUser, member } from "../../../server/db/schema/workspace.ts";
import type { Notice } from "../../../server/domain/alert.ts";
import type { DeliveryState, Role } from "../../../server/domain/vocabulary.ts";
import { type Koro, moderator } from "../../support/koro.ts";

let count = 0;

export async function aMember(koro: Koro, role: Role = "moderator", walls: string[] | null = null) {
  const id = v7();
  const email = `uye-${++count}@people.example`;
  await koro.db.insert(authUser).values({ id, name: `Üye ${count}`, email, locale: "tr" });
  await koro.db.insert(member).values({ userId: id, workspaceId: koro.workspaceId, role, walls });
  return { userId: id, email };
}

export const anAlert = (
  koro: Koro,
  userId: string | null,
  fields: Partial<AlertToMake> = {},
): Promise<{ id: string; secret: string | null }> =>
  makeAlert(
    koro.context,
    { workspaceId: koro.workspaceId, userId, actor: moderator },
    { kind: "queue-age", channel: "page", wallId: null, settings: {}, ...fields },
  );

export interface DeliverySeen {
  id: string;
  state: DeliveryState;
  tries: number;
  trouble: string | null;
  content: Notice;
}

export const deliveriesOf = (koro: Koro, alertId: string) =>
  rows<DeliverySeen>(
    koro.db,
    sql`
    select id, state, tries, trouble, content from alert_delivery
    where alert_id = ${alertId}::uuid order by created_at, id`,
  );

export interface Received {
  body: string;
  headers: IncomingHttpHeaders;
}

/** Keeps what it is sent and answers as it is told. */
export async function aReceiver(answer: (response: ServerResponse) => void = (r) => r.end()) {
  const received: Received[] = [];
  let reply = answer;
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => {
      received.push({ body, headers: request.headers });
      reply(response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ received, url: `http://127.0.0.1:${port}/koro?token=gizli` },
    answer(next: (response: ServerResponse) => void) {
      reply = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export const status = (code: number) => (response: ServerResponse) => {
  response.statusCode = code;
  response.end();
};
