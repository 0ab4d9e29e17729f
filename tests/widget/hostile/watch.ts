import type { Page } from "playwright-core";

/** What must stay empty while a page is attacked. */
export interface Watched {
  /** What ran, broke, asked elsewhere or was refused by the page's policy. */
  problems: string[];
}

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Listens for everything that a payload could do; call it before the page is opened. */
export async function watch(page: Page, friends: readonly string[]): Promise<Watched> {
  const problems: string[] = [];
  await page.exposeFunction("tellOwned", (what: string) => void problems.push(what));
  await page.addInitScript(guard);
  page.on("pageerror", ({ message }) => problems.push(`error: ${message}`));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => problems.push(`window: ${popup.url()}`));
  page.on("console", (message) => {
    if (/Content.Security.Policy|Trusted|attribute d/i.test(message.text()))
      problems.push(message.text());
  });
  await page.route("**/media/**", (route) =>
    route.fulfill({ body: pixel, contentType: "image/png" }),
  );
  await page.route(
    ({ protocol, origin }) => /^https?:/.test(protocol) && !friends.includes(origin),
    (route) => {
      problems.push(`request: ${route.request().url()}`);
      return route.abort();
    },
  );
  return { problems };
}

function guard(): void {
  const tell = Reflect.get(window, "tellOwned") as (what: string) => void;
  Object.defineProperty(window, "owned", { value: () => tell("script ran") });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    tell(`policy: ${violatedDirective} ${blockedURI}`),
  );
  addEventListener("unhandledrejection", ({ reason }) => tell(`rejection: ${reason}`));
}

/** Names of all elements and of their attributes in the walls of a page, and every address that is not http(s). */
export function anatomy(
  page: Page,
): Promise<{ names: string[]; addresses: string[]; cards: number }> {
  return page.evaluate(() => {
    const names = new Set<string>();
    const addresses = new Set<string>();
    let cards = 0;
    for (const wall of document.querySelectorAll("social-wall")) {
      for (const element of wall.shadowRoot?.querySelectorAll("*") ?? []) {
        names.add(element.localName);
        if (element.localName === "article") cards += 1;
        for (const { name, value } of element.attributes) {
          names.add(`${element.localName} ${name}`);
          const isAddress = ["href", "src", "poster", "action"].includes(name) && value !== "#";
          if (isAddress && !/^(https?|mailto):/.test(value)) addresses.add(value);
        }
      }
    }
    const strangers = [...document.querySelectorAll("body *")].map(({ localName }) => localName);
    for (const name of strangers) names.add(`page: ${name}`);
    return { names: [...names].sort(), addresses: [...addresses], cards };
  });
}
