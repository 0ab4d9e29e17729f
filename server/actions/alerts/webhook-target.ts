/** Where a webhook goes and what signs it. Both are sealed: an address may hold a token, too. */
import { randomBytes } from "node:crypto";
import ipaddr from "ipaddr.js";
import { z } from "zod";
import { Problem } from "../../domain/problem.ts";
import type { Vault } from "../vault.ts";

export interface WebhookTarget {
  url: string;
  secret: string;
}

const Target = z.object({ url: z.string(), secret: z.string() });

export const sealTarget = (vault: Vault, target: WebhookTarget) =>
  vault.seal(JSON.stringify(target));

/** Throws when it was sealed with another key. */
export const openTarget = (vault: Vault, sealed: string | null): WebhookTarget =>
  Target.parse(JSON.parse(vault.open(sealed ?? "")));

/** As Standard Webhooks writes it: 24 to 64 bytes. */
export const newSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

/**
 * `https:` only: what is told names walls and is signed, not hidden. `http:` is taken for an address in the operator's
 * own network, which is dialled only if `ALLOW_PRIVATE_NETWORKS` names it.
 */
export function readWebhookUrl(given: string | undefined): string {
  const url = URL.parse(given ?? "");
  const isFit = url !== null && url.username === "" && url.password === "" && isSafeScheme(url);
  if (isFit) return url.href;
  throw new Problem("invalid", "Send the webhook's address: https://, without a password in it.", {
    errors: [{ path: "url", message: "an address that begins with https://" }],
  });
}

function isSafeScheme({ protocol, hostname }: URL): boolean {
  if (protocol === "https:") return true;
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  return protocol === "http:" && ipaddr.isValid(host) && ipaddr.process(host).range() !== "unicast";
}
