import { spawnSync } from "node:child_process";

const lookEveryMs = 250;

/**
 * Calls the listener when the npm that started us is gone. npm runs us through a shell, and passes
 * a SIGTERM to that shell alone, which dies of it without a word to us: whoever ends `npm start`
 * that way (a process manager, a test) would leave a whole Koro running.
 */
export function onNpmGone(listener) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = startedBy(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && isRunning(npm)) return;
    clearInterval(timer);
    listener();
  }, lookEveryMs);
  timer.unref();
}

/** The npm behind the shell, if it is one and not npm itself (some shells step out of the way). */
function startedBy(shell) {
  const look = spawnSync("ps", ["-o", "ppid=,args=", "-p", `${shell}`], { encoding: "utf8" });
  return Number(/^\s*(\d+)\s+\S*sh -c /.exec(look.stdout ?? "")?.[1]) || undefined;
}

function isRunning(pid) {
  try {
    return pid === undefined || process.kill(pid, 0);
  } catch {
    return false;
  }
}
