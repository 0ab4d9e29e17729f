/**
 * The parts of Mastodon's `Status` that Koro reads. Pleroma, GoToSocial, Pixelfed and others speak nearly the same, so
 * only id, time and author must be right; whatever else is missing or odd counts as not given.
 */
import { z } from "zod";

/** Ids may be numbers, flakes or ULIDs, and a few servers forget the quotes. */
const Id = z.union([z.string().min(1).max(200), z.int()]).transform(String);
const Words = z.string().nullish().catch(null);
const Count = z.int().nonnegative().nullish().catch(null);
const Flag = z.boolean().nullish().catch(null);
const Time = z.string().transform((written, context) => {
  const time = new Date(written);
  if (!Number.isNaN(time.getTime())) return time;
  context.addIssue({ code: "custom", message: "not a time", input: written });
  return z.NEVER;
});

const Account = z.looseObject({
  id: Id,
  acct: z.string().min(1),
  username: Words,
  display_name: Words,
  url: Words,
  avatar: Words,
  avatar_static: Words,
  note: Words,
  followers_count: Count,
});

const Size = z.looseObject({ width: z.number(), height: z.number() }).nullish().catch(null);

export const Attachment = z.looseObject({
  id: Id,
  type: z.string(),
  url: Words,
  preview_url: Words,
  remote_url: Words,
  description: Words,
  meta: z.looseObject({ original: Size }).nullish().catch(null),
});
export type Attachment = z.infer<typeof Attachment>;

export const Status = z.looseObject({
  id: Id,
  uri: Words,
  url: Words,
  created_at: Time,
  edited_at: Time.nullish().catch(null),
  content: Words,
  spoiler_text: Words,
  sensitive: Flag,
  visibility: Words,
  language: Words,
  reblog: z.unknown().optional(),
  replies_count: Count,
  reblogs_count: Count,
  favourites_count: Count,
  tags: z.array(z.unknown()).nullish().catch(null),
  media_attachments: z.array(z.unknown()).nullish().catch(null),
  account: Account,
});
export type Status = z.infer<typeof Status>;

export const Tag = z.looseObject({ name: z.string().min(1).max(200) });

/** A page as far as it could be read. `ids` keeps the server's order and names the unreadable ones too. */
export interface StatusPage {
  statuses: Status[];
  ids: string[];
  unreadable: string[];
}

/** Reads a page; one bad status costs itself only. */
export function readPage(elements: readonly unknown[]): StatusPage {
  const page: StatusPage = { statuses: [], ids: [], unreadable: [] };
  for (const element of elements) {
    const status = Status.safeParse(element);
    const id = status.success ? status.data.id : nameUnreadable(element);
    page.ids.push(id);
    if (status.success) page.statuses.push(status.data);
    else page.unreadable.push(id);
  }
  return page;
}

/** So that one that cannot be read is reported once and not at every reading. */
function nameUnreadable(element: unknown): string {
  const id = z.looseObject({ id: Id }).safeParse(element);
  return id.success ? id.data.id : `unreadable:${JSON.stringify(element)?.slice(0, 80)}`;
}
