import { existsSync } from "node:fs";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

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

/** A Chromium for tests: `CHROMIUM_PATH`, else the system's, else the one that npm brings. Close it when done. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({ executablePath, ...options, args: [...quiet, ...(options.args ?? [])] });
}

async function findChromium(): Promise<string> {
  for (const path of [process.env.CHROMIUM_PATH, "/usr/bin/chromium"]) {
    if (path && existsSync(path)) return path;
  }
  try {
    // Only when it believes to run there does the package unpack the libraries that a bare machine lacks.
    process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs24.x";
    const { default: packaged } = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } catch (cause) {
    const advice = "set CHROMIUM_PATH, install chromium, or `npm install` with dev dependencies";
    throw new Error(`No browser for the tests: ${advice}.`, { cause });
  }
}
