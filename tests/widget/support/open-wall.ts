import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { type FakeKoro, startFakeKoro } from "./fake-koro.ts";
import { type HostSite, pageWith, startHostSite } from "./host-page.ts";

/** A Koro, a customer's site on another origin, and a browser; one of each per test file. */
export interface Stage {
  koro: FakeKoro;
  site: HostSite;
  browser: Browser;
  /** Opens a page of the site; `problems` fills with whatever goes wrong in it. */
  open(html: string, options?: OpenOptions): Promise<{ page: Page; problems: string[] }>;
  /** The usual page: the script tag and one wall with these attributes and this content. */
  openWall(
    attributes?: string,
    options?: OpenOptions & { slot?: string; head?: string; lang?: string },
  ): Promise<{
    page: Page;
    problems: string[];
  }>;
  close(): Promise<void>;
}

export interface OpenOptions {
  width?: number;
  reducedMotion?: "reduce" | "no-preference";
  /** Runs in the page before anything else. */
  before?: () => void;
}

export async function startStage(): Promise<Stage> {
  const [koro, site, browser] = await Promise.all([
    startFakeKoro(),
    startHostSite(),
    launchBrowser(),
  ]);

  async function open(html: string, options: OpenOptions = {}) {
    site.pages.set("/page", html);
    const page = await browser.newPage({
      viewport: { width: options.width ?? 1100, height: 1200 },
      reducedMotion: options.reducedMotion ?? "no-preference",
    });
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (/Content.Security.Policy|Trusted/i.test(message.text())) problems.push(message.text());
    });
    if (options.before) await page.addInitScript(options.before);
    await page.goto(`${site.origin}/page`);
    return { page, problems };
  }

  return {
    koro,
    site,
    browser,
    open,
    openWall(attributes = "", { slot = "", head = "", lang = "en", ...options } = {}) {
      const tag = `<script type="module" src="${koro.origin}/embed.js"></script>`;
      const wall = `<social-wall wall="acme-summer" ${attributes}>${slot}</social-wall>`;
      return open(pageWith(wall, { head: head + tag, lang }), options);
    },
    async close() {
      await browser.close();
      await Promise.all([koro.close(), site.close()]);
    },
  };
}

/** The ids of the posts on the page, in the order they are read. */
export function shownIds(page: Page): Promise<(string | undefined)[]> {
  return page
    .locator("social-wall article")
    .evaluateAll((posts) => posts.map((post) => (post as HTMLElement).dataset.post));
}
