import { startBrandSite } from "./brand/start-brand-site.ts";
import { type ApiFetch, setUpDemo } from "./set-up-demo.ts";
import { waitUntilReady } from "./wait-until-ready.ts";
import { brand } from "./world/brand-words.ts";
import { startSampleWorld } from "./world/start-sample-world.ts";

export interface DemoOptions {
  koroUrl: string;
  brandPort: number;
  worldPort: number;
  /** Where the brand's site listens; the sample world never leaves loopback. */
  host: string;
  /** Opens `/v1/admin/*`; without one nothing is set up and the sites stand alone. */
  token: string | null;
  signal: AbortSignal;
  say(line: string): void;
}

export interface RunningDemo {
  brandUrl: string;
  worldUrl: string;
  /** Where Koro itself shows the demo's wall. */
  wallUrl: string;
  screenUrl: string;
  stop(): Promise<void>;
}

/** One seed for ever: posts keep their ids from one start to the next. */
const seed = "tuzbahar";

/** Starts the sample world and the brand's site, and sets Koro up for them once it is ready. */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const koroUrl = options.koroUrl.replace(/\/$/, "");
  const world = await startSampleWorld({ port: options.worldPort, host: "127.0.0.1", seed });
  const site = { koroUrl, wallSlug: brand.wallSlug };
  const shop = await startBrandSite({ port: options.brandPort, host: options.host, ...site }).catch(
    async (error: unknown) => {
      await world.stop();
      throw error;
    },
  );
  await setUp({ ...options, koroUrl }, world.url);
  const stop = async () => void (await Promise.all([world.stop(), shop.stop()]));
  return {
    brandUrl: shop.url,
    worldUrl: world.url,
    wallUrl: `${koroUrl}/w/${brand.wallSlug}`,
    screenUrl: `${koroUrl}/screen/${brand.wallSlug}`,
    stop,
  };
}

/** A failure here leaves the sites standing: a wall can still be made by hand, and the reason is said. */
async function setUp(options: DemoOptions, worldUrl: string): Promise<void> {
  const { koroUrl, token, signal, say } = options;
  if (token === null) return say("The demo has no KORO_DEMO_TOKEN and sets nothing up.");
  try {
    await waitUntilReady(koroUrl, signal);
    await setUpDemo({ apiFetch: bearing(koroUrl, token, signal), worldUrl });
  } catch (cause) {
    if (!signal.aborted) say(`The demo's wall was not set up. ${messageOf(cause)}`);
  }
}

function bearing(koroUrl: string, token: string, signal: AbortSignal): ApiFetch {
  return (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set("Authorization", `Bearer ${token}`);
    const patience = AbortSignal.any([signal, AbortSignal.timeout(20_000)]);
    return fetch(koroUrl + path, { ...init, headers, signal: patience });
  };
}

export const messageOf = (cause: unknown) =>
  cause instanceof Error ? cause.message : String(cause);
