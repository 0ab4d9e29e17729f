/** The built admin page on a real Koro: what is asked here is whether page and server understand each other. */
import { rm } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Role } from "../../../server/domain/vocabulary.ts";
import { addMember, addWorkspace, type Member, password } from "../../http/support/people.ts";
import { launchBrowser } from "../../support/browser.ts";
import { type Koro, startKoro } from "../../support/server.ts";
import { type BuiltAdmin, buildAdmin } from "../build-admin.ts";

export class RealDesk {
  #browser: Browser | null = null;
  #built: BuiltAdmin | null = null;
  #koro: Koro | null = null;
  workspaceId = "";

  get koro(): Koro {
    if (!this.#koro) throw new Error("start the desk first");
    return this.#koro;
  }

  async start(): Promise<void> {
    [this.#browser, this.#built] = await Promise.all([launchBrowser(), buildAdmin()]);
    this.#koro = await startKoro({ distDir: this.#built.folder });
    this.workspaceId = await this.aWorkspace();
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#koro?.stop();
    if (this.#built) await rm(this.#built.folder, { recursive: true, force: true });
  }

  aWorkspace = (): Promise<string> => addWorkspace(this.koro.actions.db, "Acme");

  somebody = (role: Role, workspaceId = this.workspaceId): Promise<Member> =>
    addMember(this.koro.actions.db, { workspaceId, role });

  /** A browser of its own: nobody is signed in there. */
  async open(path: string, look: BrowserContextOptions = {}): Promise<Page> {
    if (!this.#browser) throw new Error("start the desk first");
    const context = await this.#browser.newContext({
      ...{ locale: "en-GB", reducedMotion: "reduce" as const },
      ...look,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(this.koro.origin + path);
    return page;
  }

  async openAs(member: Member, path: string, look: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.open(path, look);
    await signInOn(page, member.email);
    return page;
  }
}

export async function signInOn(page: Page, email: string, words = password): Promise<void> {
  await page.locator("koro-sign-in [name=email]").fill(email);
  await page.locator("koro-sign-in [name=password]").fill(words);
  await page.locator("koro-sign-in button.primary").click();
}
