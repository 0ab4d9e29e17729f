/** The clients of one channel. Who does not read is cut off: they come back and resume, and cost nothing meanwhile. */

export interface LiveClient {
  write(bytes: Buffer): void;
  /** Bytes that wait in this process for the client to read. */
  readonly waiting: number;
  /** Its connection is closed: it will read nothing more and must not be kept. */
  readonly gone: boolean;
  end(): void;
}

/** A few hundred events of ordinary size; the kernel's own buffer comes on top. */
export const mostWaitingBytes = 192 * 1024;

export function createClientSet() {
  const clients = new Set<LiveClient>();
  return {
    get size() {
      return clients.size;
    },
    add(client: LiveClient): void {
      clients.add(client);
    },
    remove(client: LiveClient): void {
      clients.delete(client);
    },
    write(bytes: Buffer): void {
      if (bytes.length === 0) return;
      for (const client of clients) {
        if (client.waiting > mostWaitingBytes) client.end();
        else client.write(bytes);
      }
    },
    endAll(): void {
      for (const client of clients) client.end();
      clients.clear();
    },
  };
}
