import type { Placement } from "#wire/placement.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { CardActs } from "./card-acts.ts";
import { smallActs } from "./card-buttons.ts";
import type { DecidingDialogs } from "./deciding.ts";
import type { Keymap } from "./keymap.ts";

/** On a phone: everything that has no room as a button, in one list. */
export async function cardMenu(
  app: AdminContext,
  card: Placement,
  { acts, keys, choose }: { acts: CardActs; keys: Keymap; choose: DecidingDialogs["choose"] },
): Promise<void> {
  const small = smallActs(app, card, acts);
  const chosen = await choose({
    title: card.post.author?.name ?? app.words.queue.noAuthor,
    lead: app.words.acts.menuLead,
    options: small.map(({ act, label }) => ({ value: act, label, key: keys[act] })),
  });
  small.find(({ act }) => act === chosen)?.run();
}
