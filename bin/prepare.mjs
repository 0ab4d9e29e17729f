/**
 * Brings a checkout to the point where it can run, whatever it lacks: packages, a Node that is new
 * enough, the built browser side. A second call finds everything in place and costs milliseconds.
 *
 * Everything in `bin/` is plain JavaScript on Node's own modules and runs on Node 20: it is what
 * runs before there are packages, and before there is Node 24.
 */

import { fileURLToPath } from "node:url";
import { alone } from "./prepare/alone.mjs";
import { buildIfStale } from "./prepare/build.mjs";
import { findNode } from "./prepare/find-node.mjs";
import { installIfStale } from "./prepare/install.mjs";

/** The checkout this file is in, whatever folder the command was given in. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Prepares the checkout and returns the path of a Node 24 or newer.
 *
 * @param {{ build: boolean }} options whether the browser side is needed
 */
export async function prepare({ build }) {
  return await alone(root, async () => {
    await installIfStale(root);
    const node = findNode(root);
    if (build) await buildIfStale(root, node);
    return node;
  });
}

/** Runs a command's main function; a failure becomes one sentence and exit code 1, not a stack. */
export function asCommand(main) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
