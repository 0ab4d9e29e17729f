/** The only reader of the environment. A value that is wrong stops the start with one line that says so. */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { z } from "zod";

const cidr = z.string().refine(isRange, "an address or range such as 10.0.0.0/8");
const place = z
  .string()
  .refine(
    (text) => isRange(text) || isAddressWithPort(text),
    "a range such as 10.0.0.0/8, or an address with a port such as 127.0.0.1:3002",
  );
const listOf = (entry: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(entry));
/** Digits only: `Number` takes a space for 0 and `0x50` for 80. */
const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, "a port from 0 to 65535")
  .transform(Number);
/** One mailbox with or without a name, in one line: it becomes a header. */
const mailbox = /^(?:[^<>\p{Cc}]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/u;
const oneOf = <const T extends readonly [string, ...string[]]>(...names: T) =>
  z.enum(names, { error: `one of ${names.join(", ")}` });
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const Environment = z.object({
  PORT: optional(port).transform((v) => v ?? 3000),
  HOST: optional(z.string()).transform((v) => v ?? "127.0.0.1"),
  PUBLIC_URL: optional(
    z.url({ protocol: /^https?$/, error: "an address such as https://wall.example" }),
  ),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: "an address such as postgres://user:…@host/koro" }),
  ),
  DATA_DIR: optional(z.string()).transform((v) => v ?? "./data"),
  MEDIA_URL: optional(z.string().regex(/^(file|s3):/, "an address that begins with file: or s3:")),
  SECRET_KEY: optional(z.string().min(32, "at least 32 characters")),
  TRUST_PROXY: optional(listOf(cidr)).transform((v) => v ?? []),
  ALLOW_PRIVATE_NETWORKS: optional(listOf(place)).transform((v) => v ?? []),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/, error: "an address such as smtps://host:465" })),
  MAIL_FROM: optional(
    z.string().regex(mailbox, "an address such as wall@acme.example or Acme <wall@acme.example>"),
  ),
  ROLE: optional(oneOf("web", "worker", "all")).transform((v) => v ?? "all"),
  LOG_LEVEL: optional(
    oneOf("trace", "debug", "info", "warn", "error", "fatal", "silent"),
  ).transform((v) => v ?? "info"),
  METRICS_TOKEN: optional(z.string().min(16, "at least 16 characters")),
  KORO_OWNER_EMAIL: optional(z.email("an e-mail address")),
  KORO_OWNER_PASSWORD: optional(z.string().min(12, "12 characters or more")),
});

/** Names whose values are never repeated in an error. */
const secretNames = new Set([
  "SECRET_KEY",
  "KORO_OWNER_PASSWORD",
  "DATABASE_URL",
  "SMTP_URL",
  "METRICS_TOKEN",
]);

export type Config = ReturnType<typeof readConfig>;

/** Parses the environment. Throws `ConfigError` whose message is one line an operator can act on. */
export function readConfig(environment: Record<string, string | undefined>) {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) throw new ConfigError(sentence(parsed.error, environment));
  const { PORT, PUBLIC_URL, DATABASE_URL, SECRET_KEY } = parsed.data;
  if (DATABASE_URL && !SECRET_KEY)
    throw new ConfigError(
      "SECRET_KEY is empty: with DATABASE_URL it is required, 32 characters or more (for example from: openssl rand -base64 32).",
    );
  if (parsed.data.SMTP_URL && !parsed.data.MAIL_FROM)
    throw new ConfigError(
      "MAIL_FROM is empty: with SMTP_URL it is required, the address letters come from (for example: Acme <wall@acme.example>).",
    );
  if (parsed.data.KORO_OWNER_EMAIL && !parsed.data.KORO_OWNER_PASSWORD)
    throw new ConfigError(
      "KORO_OWNER_PASSWORD is empty: with KORO_OWNER_EMAIL it is required, 12 characters or more.",
    );
  return {
    ...parsed.data,
    PUBLIC_URL: (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ""),
  };
}

export class ConfigError extends Error {}

function sentence(error: z.ZodError, environment: Record<string, string | undefined>): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? "environment");
  const given = secretNames.has(name) ? "a value" : JSON.stringify(environment[name]);
  return `${name} is ${given}: expected ${issue?.message}.`;
}

/** Written out in full: `ipaddr.js` alone reads `10.0.0` and octal parts, and opens another door than was meant. */
function isRange(text: string): boolean {
  if (isIP(text.split("/")[0] ?? "") === 0) return false;
  try {
    if (text.includes("/")) ipaddr.parseCIDR(text);
    else ipaddr.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `127.0.0.1:3002`, `[::1]:3002`. */
function isAddressWithPort(text: string): boolean {
  const [, host = "", digits = ""] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  const isHost = host.startsWith("[") ? isIP(host.slice(1, -1)) === 6 : isIP(host) === 4;
  return isHost && Number(digits) > 0 && Number(digits) <= 65_535;
}
