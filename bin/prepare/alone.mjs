/**
 * One at a time for a checkout: two `npm test` on a fresh clone must not both run `npm ci`.
 *
 * The lock is a listening socket, because it dies with its holder and those who wait for it are
 * told at once: their connection closes. On Linux its name is an abstract one and leaves no file.
 */

import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Does `work` while no other process does work of the same `name`. */
export async function alone(name, work) {
  const path = socketFor(name);
  for (;;) {
    const release = await take(path);
    if (release) {
      try {
        return await work();
      } finally {
        release();
      }
    }
    await untilReleased(path);
  }
}

function socketFor(name) {
  const id = `koro-${createHash("sha256").update(name).digest("hex").slice(0, 16)}`;
  return process.platform === "linux" ? `\0${id}` : join(tmpdir(), `${id}.sock`);
}

function take(path) {
  return new Promise((resolve, reject) => {
    const waiting = new Set();
    const server = createServer((socket) => {
      waiting.add(socket.on("error", () => {}));
    });
    server.on("error", (error) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => {
      resolve(() => {
        server.close();
        for (const socket of waiting) socket.destroy();
      });
    });
  });
}

function untilReleased(path) {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.on("error", (error) => {
      // Outside Linux a killed holder leaves its file, to which nobody listens.
      if (error.code === "ECONNREFUSED" && !path.startsWith("\0")) rmSync(path, { force: true });
    });
    socket.on("close", () => resolve());
    socket.resume();
  });
}
