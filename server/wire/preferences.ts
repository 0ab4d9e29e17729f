/** The desk as one person likes it. It follows them to every machine, and stays theirs in each workspace. */
import { z } from "zod";

/**
 * Which key does what, where it is not what Koro brings: the name of an act to the key, as `KeyboardEvent.key` says it
 * with letters small and `Shift+` in front where Shift is held. The desk knows the acts; the server keeps what is said.
 */
const Keys = z
  .record(z.string().regex(/^[a-zA-Z]{1,30}$/), z.string().trim().min(1).max(20))
  .refine((keys) => Object.keys(keys).length <= 40, "at most 40 keys");

/** Answer of `GET` and `PATCH /v1/admin/account/preferences`. */
export const Preferences = z.object({ keys: Keys });
export type Preferences = z.infer<typeof Preferences>;

/** Body of `PATCH /v1/admin/account/preferences`. `keys` replaces all keys of before. */
export const PreferenceChanges = z.strictObject({ keys: Keys.optional() });
export type PreferenceChanges = z.infer<typeof PreferenceChanges>;
