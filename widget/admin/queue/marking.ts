import type { Placement, PlacementChanges } from "#wire/placement.ts";
import type { QueueHost } from "./queue-host.ts";
import type { TagChange } from "./tag-dialog.ts";

type AskTags = (cards: readonly Placement[]) => Promise<TagChange | null>;

/** What is said about a post without deciding it: pin, highlight, tags. Each can be taken back in its turn. */
export class Marking {
  readonly #host: QueueHost;
  readonly #askTags: AskTags;

  constructor(host: QueueHost, askTags: AskTags) {
    this.#host = host;
    this.#askTags = askTags;
  }

  pin = ({ post, state }: Placement): void => {
    const { words } = this.#host.app;
    if (state !== "approved") this.#host.app.toast({ text: words.acts.onlyApproved });
    else void this.#mark(post.id, { pinned: !post.pinned }, { pinned: post.pinned });
  };

  highlight = ({ post, state }: Placement): void => {
    const { words } = this.#host.app;
    const { highlighted } = post;
    if (state !== "approved") this.#host.app.toast({ text: words.acts.onlyApproved });
    else void this.#mark(post.id, { highlighted: !highlighted }, { highlighted });
  };

  tag = async (cards: readonly Placement[]): Promise<void> => {
    const { app, store } = this.#host;
    if (!app.may.decide || cards.length === 0) return;
    const change = await this.#askTags(cards);
    this.#host.follow();
    if (!change) return;
    const before = cards.map(({ post }) => ({ id: post.id, tags: post.tags }));
    const after = before.map(({ id, tags }) => ({ id, tags: tagsAfter(tags, change) }));
    if (!(await this.#setTags(after))) return;
    store.did(async () => {
      await this.#setTags(before);
      app.announce(app.words.acts.tagsBack);
    });
    app.announce(app.words.acts.tagged(cards.length));
  };

  async #setTags(all: readonly { id: string; tags: string[] }[]): Promise<boolean> {
    for (const { id, tags } of all)
      if (!(await this.#host.store.change(id, { tags }))) return false;
    return true;
  }

  async #mark(id: string, changes: PlacementChanges, before: PlacementChanges): Promise<void> {
    const { app, store } = this.#host;
    if (!app.may.decide || !(await store.change(id, changes))) return;
    const said = (is: PlacementChanges) => app.announce(sayMark(app.words.queue, is));
    store.did(async () => {
      if (await store.change(id, before)) said(before);
    });
    said(changes);
  }
}

function tagsAfter(tags: readonly string[], { add, remove }: TagChange): string[] {
  return [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...add])].slice(0, 20);
}

function sayMark(
  words: { pinned: string; unpinned: string; highlighted: string; unhighlighted: string },
  { pinned, highlighted }: PlacementChanges,
): string {
  if (pinned !== undefined) return pinned ? words.pinned : words.unpinned;
  return highlighted ? words.highlighted : words.unhighlighted;
}
