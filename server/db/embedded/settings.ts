/**
 * The settings PostgreSQL runs with. They are given on its command line and not in the folder, so
 * a folder from an older Koro always runs with the settings of the Koro that opened it.
 */

const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",

  // An acknowledged row is on the disk. These are the defaults, written down so that a
  // postgresql.conf edited by hand cannot trade them away unnoticed.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",

  // A small machine with one application on an SSD.
  shared_buffers: "128MB",
  effective_cache_size: "512MB",
  work_mem: "8MB",
  random_page_cost: "1.1",
  jit: "off",

  TimeZone: "UTC",
  log_timezone: "UTC",

  // Errors of statements reach their client; in the log they would bring people's data with them.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  log_line_prefix: "",
  log_destination: "stderr",
  logging_collector: "off",
  // `postmaster.ts` reads the lines, so they must not follow the language of the machine.
  lc_messages: "C",
};

/** All settings, single ones replaced. */
export function settingsFor(replaced: Readonly<Record<string, string>> = {}) {
  return { ...settings, ...replaced };
}

/** As arguments of `postgres`. */
export function settingsAsArguments(all: Readonly<Record<string, string>>): string[] {
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
