import type { AdminSource } from "#wire/admin-source.ts";

/** What tells a source from others of its kind: hashtag and server, or host and path; empty when it has neither. */
export function sourceTitle({ settings }: Pick<AdminSource, "settings">): string {
  const { hashtag, server, url } = settings;
  const tag = text(hashtag) && `#${text(hashtag).replace(/^[#＃﹟]/u, "")}`;
  return [tag, place(text(server)), place(text(url))].filter(Boolean).join(" · ");
}

function place(typed: string): string {
  const address = URL.parse(typed);
  if (!address) return typed;
  return address.host + readable(address.pathname.replace(/\/$/, "")) + address.search;
}

// A path is written in percent signs; people read letters.
function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
