/** The admin page's stream: what changed on which wall, for people who may see that wall. Few clients, small events. */
import type { AdminEvent } from "#wire/desk.ts";

export interface DeskClient {
  /** Walls this person may see, by id; asked at every event, so that a role that was taken away counts at once. */
  maySee(wallId: string): Promise<string | null>;
  /** Whose page this is. */
  isPerson(userId: string): Promise<boolean>;
  /** People or their rights changed: asks anew who this is, and ends the stream where it is nobody any more. */
  recheck(): Promise<void>;
  write(bytes: Buffer): void;
  end(): void;
}

export interface Desk {
  join(client: DeskClient): void;
  leave(client: DeskClient): void;
  tell(wallId: string, event: (slug: string) => AdminEvent): void;
  tellPerson(userId: string, event: AdminEvent): void;
  /** Called when people changed, here or in another process. */
  recheck(): void;
  resetAll(): void;
  beat(): void;
  readonly size: number;
  close(): void;
}

export function createDesk(): Desk {
  const clients = new Set<DeskClient>();
  const write = (client: DeskClient, event: AdminEvent) => {
    const { kind, ...content } = event;
    client.write(Buffer.from(`event: ${kind}\ndata: ${JSON.stringify(content)}\n\n`));
  };
  return {
    join: (client) => void clients.add(client),
    leave: (client) => void clients.delete(client),
    tell(wallId, event) {
      for (const client of clients)
        void client
          .maySee(wallId)
          .then((slug) => slug && clients.has(client) && write(client, event(slug)))
          .catch(() => client.end());
    },
    tellPerson(userId, event) {
      for (const client of clients)
        void client
          .isPerson(userId)
          .then((is) => is && clients.has(client) && write(client, event))
          .catch(() => client.end());
    },
    recheck() {
      for (const client of clients) void client.recheck().catch(() => client.end());
    },
    resetAll() {
      for (const client of clients) write(client, { kind: "reset" });
    },
    get size() {
      return clients.size;
    },
    beat() {
      for (const client of clients) client.write(Buffer.from(":\n\n"));
    },
    close() {
      for (const client of clients) client.end();
      clients.clear();
    },
  };
}
