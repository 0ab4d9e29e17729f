import type { Placement } from "#wire/placement.ts";
import type { DecidingDialogs } from "./deciding.ts";
import { networkName } from "./networks.ts";
import type { QueueHost } from "./queue-host.ts";

type List = "blocked" | "trusted";

/** Blocking and trusting an author: asked once, answered with the same key, taken back like a decision. */
export class Standing {
  readonly #host: QueueHost;
  readonly #choose: DecidingDialogs["choose"];
  readonly #reject: (card: Placement) => void;

  constructor(
    host: QueueHost,
    { choose, reject }: Pick<DecidingDialogs, "choose"> & { reject: (card: Placement) => void },
  ) {
    this.#host = host;
    this.#choose = choose;
    this.#reject = reject;
  }

  block = async (card: Placement): Promise<void> => {
    const who = this.#nameOf(card);
    if (!who) return;
    const { acts } = this.#host.app.words;
    const rejects = card.state !== "rejected" && card.state !== "removed";
    const answer = await this.#choose({
      title: acts.blockTitle(who.label),
      lead: acts.blockLead(who.network),
      options: [
        ...(rejects
          ? [{ value: "reject" as const, label: acts.blockReject, key: "b", tone: "bad" as const }]
          : []),
        { value: "only" as const, label: acts.blockOnly, key: rejects ? "o" : "b" },
      ],
    });
    this.#host.follow();
    if (answer && (await this.#put(card, who.handle, "blocked")) && answer === "reject")
      this.#reject(card);
  };

  trust = async (card: Placement): Promise<void> => {
    const who = this.#nameOf(card);
    if (!who) return;
    const { acts } = this.#host.app.words;
    const answer = await this.#choose({
      title: acts.trustTitle(who.label),
      lead: acts.trustLead(who.network),
      options: [{ value: "trust", label: acts.trust, key: "y", tone: "good" }],
    });
    this.#host.follow();
    if (answer) await this.#put(card, who.handle, "trusted");
  };

  /** Lists know people by their handle; where a network gives none, nobody can be put on one. */
  #nameOf({ post }: Placement) {
    const { app } = this.#host;
    const handle = post.author?.handle;
    if (!app.may.manage) app.toast({ text: app.words.acts.onlyAdmins });
    else if (!handle) app.toast({ text: app.words.acts.noHandle });
    else return { handle, label: handle, network: networkName(app.words, post.network) };
    return null;
  }

  async #put({ post }: Placement, author: string, list: List): Promise<boolean> {
    const { app, slug, store } = this.#host;
    const api = app.api.rulesOf(slug);
    const { network } = post;
    const isThis = (known: { network: string; author: string }) =>
      known.network === network && known.author === author;
    try {
      const before = (await api.authors()).authors.find(isThis);
      await api.addAuthors([{ network, author, list }]);
      store.did(async () => {
        const now = (await api.authors()).authors.find(isThis);
        if (before) await api.addAuthors([{ network, author, list: before.list }]);
        else if (now) await api.deleteAuthor(now.id);
        app.toast({ text: app.words.acts.standingBack(author) });
      });
      app.toast({ text: app.words.acts.put[list](author), tone: "good" });
      return true;
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
      return false;
    }
  }
}
