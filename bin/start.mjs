/**
 * `npm start`: everything prepared, the server started, the demo beside it unless `--empty` is
 * given, and one line for each thing a person can open.
 *
 * Both run detached from the terminal's process group, so that a Ctrl-C reaches this process alone
 * and each of them once, in the right order. Each holds an IPC channel to us: it closes however we
 * end, and they stop by themselves.
 */

import { asCommand, prepare, root } from "./prepare.mjs";
import { dataDirFor } from "./start/data-dir.mjs";
import { serverEnvironment, startDemo } from "./start/demo.mjs";
import { onNpmGone } from "./start/npm-gone.mjs";
import { assertFree, portsFrom } from "./start/ports.mjs";
import { startProgram } from "./start/program.mjs";
import { demoLines, inColumns, serverLines } from "./start/what-to-open.mjs";

const parameters = process.argv.slice(2);
const withDemo = !parameters.includes("--empty");

asCommand(async () => {
  const node = await prepare({ build: true });
  const ports = await portsFrom(process.env.PORT, withDemo);
  const host = process.env.HOST || "127.0.0.1";
  await assertFree(ports, host);

  const env = { ...process.env, ...dataDirFor(root, process.env) };
  const server = startServer(node, env, ports);
  const family = { members: [server], isStopping: false };
  stopOnSignals(family);
  onNpmGone(() => stop(family));
  server.onReady((ready) => {
    const lines = serverLines(ready);
    console.log(inColumns(lines));
    if (withDemo) addDemo(family, { node, root, env, ports, host, ready, lines });
  });

  const code = await server.ended;
  await stop(family);
  process.exit(code);
});

function startServer(node, env, ports) {
  const all = withDemo ? { ...env, ...serverEnvironment(env, ports) } : env;
  return startProgram(node, ["server/main.ts", ...parameters], { cwd: root, env: all });
}

async function addDemo(family, options) {
  if (family.isStopping) return;
  const demo = startDemo(options);
  family.members.push(demo);
  demo.onReady((world) => console.log(inColumns(demoLines(world, options.lines))));
  await demo.ended;
  if (!family.isStopping) console.error("The demo ended; Koro itself goes on.");
}

/** Only the first signal counts: npm passes on the one that the terminal has already sent to us. */
function stopOnSignals(family) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(family));
}

/** The demo first: it talks to the server, and an error in its last second would look like ours. */
async function stop(family) {
  if (family.isStopping) return;
  family.isStopping = true;
  for (const program of family.members.toReversed()) await program.stop();
}
