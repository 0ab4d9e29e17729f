/**
 * The chain over the workspace's log: what a line's digest is taken of, and how links hang together. Anybody can do it
 * again with the exported lines and SHA-256; docs/log.md says how.
 */
import { createHash } from "node:crypto";
import type { SealedKind } from "./vocabulary.ts";

/** A line of the log in the shape that is sealed. */
export interface SealedLine {
  kind: SealedKind;
  /** What stays for ever: never words about people. */
  facts: unknown[];
  /** Whose name it was; the law may take it out. */
  who: string | null;
  /** What was said about it; the law may take it out. */
  what: unknown[] | null;
}

/** What the hash before the first link is taken to be. */
export const beginning = "0".repeat(64);

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** JSON with the keys in order and nothing between: the same text for the same content, wherever it is made. */
export const canonical = (content: unknown): string => JSON.stringify(inOrder(content));

function inOrder(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(inOrder);
  if (typeof content !== "object" || content === null) return content;
  const entries = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, inOrder(value)]));
}

/**
 * Words are not part of the digest, a commitment to them is: a salted hash. Once the salt is gone with the words, the
 * commitment tells nothing about them any more, and the digest is the same as ever.
 */
const commit = (content: unknown, salt: string) => sha256(`${salt}${canonical(content)}`);

const nothingSaid = "-";

/** `digest:who:what`, as it is stored; `newSalt` is asked once for each that says something. */
export function seal(line: SealedLine, newSalt: () => string): string {
  const [who, what] = [line.who, line.what].map((content) => {
    if (content === null) return nothingSaid;
    const salt = newSalt();
    return `${commit(content, salt)}.${salt}`;
  }) as [string, string];
  return [digestOf(line, who, what), who, what].join(":");
}

const bare = (commitment: string) => commitment.split(".")[0] ?? "";

const digestOf = ({ kind, facts }: SealedLine, who: string, what: string) =>
  sha256(canonical([kind, ...facts, bare(who), bare(what)]));

/** The part of a seal that goes into the chain. */
export const digestIn = (sealed: string) => sealed.split(":")[0] ?? "";

export type Soundness = "sound" | "erased" | "changed";

/** Holds a line against its seal. `erased` is sound, too, but words were taken out of it. */
export function compare(line: SealedLine, sealed: string): Soundness {
  const [digest, who = "", what = ""] = sealed.split(":");
  if (digestOf(line, who, what) !== digest) return "changed";
  const answers = [holds(line.who, who), holds(line.what, what)];
  if (answers.includes("changed")) return "changed";
  return answers.includes("erased") ? "erased" : "sound";
}

function holds(content: unknown, commitment: string): Soundness {
  if (commitment === nothingSaid) return content === null ? "sound" : "changed";
  const [hash, salt] = commitment.split(".");
  if (salt === undefined) return content === null ? "erased" : "changed";
  return content !== null && commit(content, salt) === hash ? "sound" : "changed";
}

/** The hash of a link: over its number, its digest and the hash before. */
export const linkHash = (n: number, digest: string, before: string) =>
  sha256(`${n}\n${digest}\n${before}`);
