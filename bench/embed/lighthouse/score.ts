/** Lighthouse's scores of a page, from Lighthouse's own command. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { findChromium } from "../browser.ts";

export const categories = ["performance", "accessibility", "best-practices", "seo"] as const;

/** Points from 0 to 100. */
export type Scores = Record<(typeof categories)[number], number>;

interface LighthouseReport {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string }>;
  runtimeError?: { message: string };
}

export interface Scored {
  scores: Scores;
  /** Audits that count and are not whole, as `category: title`. */
  lost: string[];
}

/** One run, with Lighthouse's own idea of a phone on slow 4G. `folder` holds the installed package. */
export async function scorePage(folder: string, url: string): Promise<Scored> {
  const cli = join(folder, "node_modules", "lighthouse", "cli", "index.js");
  const chrome = "--headless --no-sandbox --disable-gpu --disable-quic";
  const parameters = [
    ...[url, "--quiet", "--output=json", `--chrome-flags=${chrome}`],
    `--only-categories=${categories.join(",")}`,
  ];
  const child = spawn(process.execPath, [cli, ...parameters], {
    env: { ...process.env, CHROME_PATH: findChromium() },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${url}`);
  return readReport(JSON.parse(String(Buffer.concat(chunks))) as LighthouseReport);
}

/** Throws where a category has no score: an error page must not pass for a good one. */
export function readReport({ categories: told, audits, runtimeError }: LighthouseReport): Scored {
  if (runtimeError) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const scores = Object.fromEntries(
    categories.map((name) => {
      const score = told[name]?.score ?? null;
      if (score === null) throw new Error(`Lighthouse has no score for ${name}`);
      return [name, Math.round(score * 100)];
    }),
  ) as Scores;
  const lost = categories.flatMap((name) =>
    (told[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${name}: ${audits[id]?.title}`),
  );
  return { scores, lost };
}
