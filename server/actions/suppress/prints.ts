/**
 * By what something is known again that must not come back. What is stored is keyed: whoever reads the table without
 * the key learns neither who was forgotten nor what was taken down. Nothing of one workspace tells about another.
 */
import type { MediaFile } from "../../db/schema/post.ts";
import { linkOrNull } from "../../domain/found-post.ts";
import type { Vault } from "../vault.ts";

export interface Key {
  vault: Vault;
  workspaceId: string;
}

const printOf = ({ vault, workspaceId }: Key, what: string): string =>
  vault.fingerprint(`suppressed ${workspaceId} ${what}`);

/** Whatever network or source brings it: by all addresses it is known by. */
export const postPrints = (key: Key, names: (string | null)[]): string[] =>
  unique(names.flatMap((name) => (name ? [printOf(key, `post ${plainAddress(name)}`)] : [])));

export interface AuthorNames {
  network: string;
  externalId: string | null;
  handle: string | null;
  url: string | null;
}

/** Of an upload nothing says whose the next one is: each has an author of its own. */
export function authorPrints(key: Key, author: AuthorNames): string[] {
  const { network, externalId, handle, url } = author;
  if (network === "upload") return [];
  const names = [
    externalId && `author ${network} id ${externalId}`,
    handle && `author ${network} handle ${handle.replace(/^@/, "").toLowerCase()}`,
    url && linkOrNull(url) && `author at ${plainAddress(url)}`,
  ];
  return unique(names.flatMap((name) => (name ? [printOf(key, name)] : [])));
}

export interface Picture {
  files: Pick<MediaFile, "key">[];
  phash: string | null;
}

export interface PicturePrints {
  exact: string[];
  /** Comparable by distance with others of this workspace; `null` where it says too little. */
  alike: string | null;
}

/** Copies in another size or quality differ in a few of 64 bits. */
export const mostDifferentBits = 4;

/** The same file is derived to the same files, and their names begin with the hash of what is in them. */
export function picturePrints(key: Key, picture: Picture): PicturePrints {
  const contents = picture.files.flatMap((file) => /^[0-9a-f]{16}(?=-)/.exec(file.key)?.[0] ?? []);
  return {
    exact: unique(contents.map((content) => printOf(key, `file ${content}`))),
    alike: picture.phash && maskedHash(key, picture.phash),
  };
}

/** What distinguishes prints to compare by distance from those to compare as they are. */
export const alikeMark = "~";

/** Flat pictures are all alike, so one of them would keep out every other. */
export function isTelling(phash: string): boolean {
  if (!/^[0-9a-f]{16}$/.test(phash)) return false;
  const rising = BigInt(`0x${phash}`).toString(2).replaceAll("0", "").length;
  return rising >= flatBits && rising <= 64 - flatBits;
}

const flatBits = 8;

/** Under a mask that only the key gives: distances stay, what the picture looks like does not. */
function maskedHash(key: Key, phash: string): string | null {
  if (!isTelling(phash)) return null;
  const mask = Buffer.from(printOf(key, "mask of pictures"), "base64url").readBigUInt64BE();
  return alikeMark + (BigInt(`0x${phash}`) ^ mask).toString(16).padStart(16, "0");
}

/**
 * One page has many spellings: with and without `www`, a slash at the end, marks of campaigns. A name that is no web
 * address stays as it is.
 */
function plainAddress(name: string): string {
  if (!/^https?:/i.test(name) || !URL.canParse(name)) return name;
  const url = new URL(name);
  for (const part of [...url.searchParams.keys()])
    if (/^(utm_\w+|fbclid|gclid|igshid|ref_src)$/.test(part)) url.searchParams.delete(part);
  const host = url.host.replace(/^(www|m|mobile)\./, "");
  return `${host}${url.pathname.replace(/\/+$/, "")}${url.search}`;
}

const unique = (prints: string[]) => [...new Set(prints)];
