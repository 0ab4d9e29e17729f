import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const quiet = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where the browser is, or advice in one sentence. */
export function findChromium(): string {
  const places = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"];
  const found = places.find((path) => path && existsSync(path));
  if (!found) throw new Error("No browser for the bench: install chromium or set CHROMIUM_PATH.");
  return found;
}

/** A browser for which these hosts are the front, so that a script with a fixed API host stays on loopback. */
export function launchBrowser(hosts: readonly string[], frontPort: number): Promise<Browser> {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1:${frontPort}`);
  // Nobody else may be asked: what is not ours does not resolve.
  rules.push("MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost");
  const args = [...quiet, `--host-resolver-rules=${rules.join(",")}`];
  return chromium.launch({ executablePath: findChromium(), args });
}
