import { z } from "zod";
import type { ConnectorContext } from "../connector.ts";

/** Where the Mastodon interface is: `mastodon.example` or a whole address; http only if it was typed. */
const Server = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .transform((typed, context) => {
    const origin = originOf(typed);
    if (origin !== null) return origin;
    context.addIssue({
      code: "custom",
      message: "the name of a server, such as mastodon.example",
      input: typed,
    });
    return z.NEVER;
  })
  .describe("Name of the server, such as mastodon.example");

const Hashtag = z
  .string()
  .trim()
  .max(140)
  .regex(/^[#＃﹟]?[^\s#＃﹟/?]+$/u, "one word, with or without #")
  .transform((typed) => typed.replace(/^[#＃﹟]/u, ""))
  .describe("The hashtag, with or without #");

export const MastodonSettings = z.strictObject({ server: Server, hashtag: Hashtag });
export type MastodonSettings = z.infer<typeof MastodonSettings>;

/** A *user's* token with `read:statuses`: tokens of an application alone do not open restricted timelines. */
export const MastodonSecrets = z.strictObject({
  token: z
    .string()
    .trim()
    .max(500)
    .regex(/^[\x21-\x7e]*$/, "a token has no spaces")
    .optional()
    .describe("Access token, only for servers that ask for one"),
});
export type MastodonSecrets = z.infer<typeof MastodonSecrets>;

export type MastodonContext = ConnectorContext<MastodonSettings, MastodonSecrets>;

function originOf(typed: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  if (url.username !== "" || url.password !== "" || url.hostname === "") return null;
  return url.origin;
}
