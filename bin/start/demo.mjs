/** The demo: a customer's site and a sample world that speaks the networks' protocols. */

import { startProgram } from "./program.mjs";

/**
 * What the server needs to know to fetch from the sample world, which is on this machine: its one port, since
 * strangers choose the addresses of pictures and other programs listen here, too.
 */
export function serverEnvironment(env, [, , worldPort]) {
  const given = env.ALLOW_PRIVATE_NETWORKS ?? "";
  const world = `127.0.0.1:${worldPort}`;
  if (!worldPort || given.split(/[\s,]+/).includes(world)) return {};
  console.log(
    `For the demo, Koro may fetch from its sample world on this machine (ALLOW_PRIVATE_NETWORKS=${world}).`,
  );
  return { ALLOW_PRIVATE_NETWORKS: given ? `${given},${world}` : world };
}

/** Starts the demo against a server that is ready. */
export function startDemo({ node, root, env, ports, host, ready }) {
  const [, brandPort = 0, worldPort = 0] = ports;
  return startProgram(node, ["demo/main.ts"], {
    cwd: root,
    env: {
      ...withoutSecrets(env),
      KORO_URL: ready.url,
      KORO_DEMO_TOKEN: ready.demoToken ?? "",
      PORT: `${brandPort}`,
      WORLD_PORT: `${worldPort}`,
      HOST: host,
    },
  });
}

/** It plays strangers and a customer; none of them has the keys to the house. */
function withoutSecrets(env) {
  const { SECRET_KEY, DATABASE_URL, SMTP_URL, KORO_OWNER_PASSWORD, METRICS_TOKEN, ...rest } = env;
  return rest;
}
