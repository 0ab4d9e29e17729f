import { rm } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { type BuiltAdmin, buildAdmin } from "./build-admin.ts";
import { World } from "./fake/world.ts";
import { type FakeServer, startFakeApi } from "./fake-api.ts";

export interface Desk {
  page: Page;
  world: World;
  origin: string;
  /** What the page complained about: errors, and requests that its policy refused. */
  complaints: string[];
}

/** Waits for something outside the page to become so; a busy machine needs more than the usual second. */
export function eventually<Value>(read: () => Value) {
  return expect.poll(read, { timeout: 10_000 });
}

/** One browser and one build for a test file; a world, a server and a page for each test. */
export class DeskRig {
  #browser: Browser | null = null;
  #built: BuiltAdmin | null = null;
  readonly #servers: FakeServer[] = [];

  async start(): Promise<void> {
    [this.#browser, this.#built] = await Promise.all([launchBrowser(), buildAdmin()]);
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await Promise.all(this.#servers.map((server) => server.close()));
    if (this.#built) await rm(this.#built.folder, { recursive: true, force: true });
  }

  async open(path: string, world = new World(), look: BrowserContextOptions = {}): Promise<Desk> {
    if (!this.#browser || !this.#built) throw new Error("start the rig first");
    const server = await startFakeApi(world, this.#built);
    this.#servers.push(server);
    const context = await this.#browser.newContext({
      locale: "en-GB",
      reducedMotion: "reduce",
      ...look,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (line) => {
      if (line.type() === "error" && !line.text().startsWith("Failed to load"))
        complaints.push(line.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(server.origin) && !request.url().startsWith("data:")) {
        complaints.push(`asked ${request.url()}`);
      }
    });
    await page.goto(server.origin + path);
    return { page, world, origin: server.origin, complaints };
  }

  /** A desk that somebody is signed in to, with its queue on the screen. */
  async openQueue(world = new World(), look: BrowserContextOptions = {}): Promise<Desk> {
    world.signedIn = true;
    const desk = await this.open("/admin/walls/acme-yaz/queue", world, look);
    await desk.page.locator("article.card, .empty").first().waitFor();
    await desk.page.locator("[data-line=open]").waitFor();
    return desk;
  }
}
