/**
 * The demo in a process of its own, as `npm start` runs it beside Koro. It reads KORO_URL, KORO_DEMO_TOKEN, HOST, PORT
 * (the brand's site) and WORLD_PORT, says `{ kind: "ready", brandUrl, worldUrl, wallUrl, screenUrl }` to its parent and goes when told to.
 */
import sharp from "sharp";
import { messageOf, startDemo } from "./start-demo.ts";
import { untilStopped } from "./until-stopped.ts";

const {
  KORO_URL = "http://localhost:3000",
  HOST = "127.0.0.1",
  KORO_DEMO_TOKEN = "",
} = process.env;
const brandPort = Number(process.env.PORT || 3001);
const worldPort = Number(process.env.WORLD_PORT || brandPort + 1);

// Pictures are painted in the background of somebody's machine: one thread is enough.
sharp.concurrency(1);

const stopped = untilStopped();
try {
  const demo = await startDemo({
    koroUrl: KORO_URL,
    brandPort,
    worldPort,
    host: HOST,
    token: KORO_DEMO_TOKEN || null,
    signal: stopped.signal,
    say: (line) => console.error(line),
  });
  const { stop, ...places } = demo;
  const { brandUrl, worldUrl } = places;
  if (process.send) process.send({ kind: "ready", ...places });
  else console.log(`Demo site ${brandUrl}\nSample world ${worldUrl}`);
  await stopped.promise;
  await stop();
  if (process.connected) process.disconnect();
} catch (error) {
  console.error(`The demo cannot start: ${messageOf(error)}`);
  process.exit(1);
}
process.exit(0);
