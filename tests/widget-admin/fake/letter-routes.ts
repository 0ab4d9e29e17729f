import type { Hono } from "hono";
import type { AdminLetter, LetterPage } from "#wire/letter.ts";
import type { World } from "./world.ts";

const pageSize = 3;

/** The letters of the fake; nobody but owners and admins asks for them. */
export function letterRoutes(app: Hono, world: World): void {
  app.get("/v1/admin/letters", (c) => {
    const { state, cursor = "0" } = c.req.query();
    const found = world.letters.filter((letter) => !state || letter.state === state);
    const end = Number(cursor) + pageSize;
    const page: LetterPage = {
      letters: found.slice(Number(cursor), end),
      next: end < found.length ? String(end) : null,
      counts: { waiting: 0, sent: 0, failed: 0 },
      sends: world.sendsLetters,
    };
    for (const letter of world.letters) page.counts[letter.state]++;
    return c.json(page);
  });
}

export function aLetter(number: number, over: Partial<AdminLetter> = {}): AdminLetter {
  return {
    id: `01930000-0000-7000-e000-0000000000${String(number).padStart(2, "0")}`,
    kind: "private-link",
    locale: number % 2 ? "tr" : "en",
    state: "waiting",
    trouble: null,
    attempts: 0,
    wall: { slug: "acme-yaz", title: "Acme Yaz 2026" },
    recipient: `konuk-${number}@posta.example`,
    link: `https://koro.example/w/acme-yaz/status/${"x7Qp2mN4".repeat(4)}${number}`,
    createdAt: new Date(Date.now() - number * 7 * 60_000).toISOString(),
    sentAt: null,
    ...over,
  };
}
