import { html, nothing, type TemplateResult } from "lit";
import type { Move, Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { IconName } from "../icons/shapes.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { CardActs } from "./card-acts.ts";
import { type Keymap, sayStroke } from "./keymap.ts";
import type { KeyAct } from "./keys.ts";
import { movesFrom } from "./lifecycle.ts";

export const moveIcons: Record<Move, IconName> = {
  approve: "check",
  reject: "x",
  hold: "pause",
  requeue: "undo",
};

interface Small {
  act: KeyAct;
  icon: IconName;
  label: string;
  run: () => void;
  on?: boolean;
}

/** The decisions, large and first; what one does besides, small. Every button names its key. */
export function cardButtons(
  app: AdminContext,
  card: Placement,
  { acts, keys, held }: { acts: CardActs; keys: Keymap; held: boolean },
): TemplateResult | typeof nothing {
  if (!app.may.decide) return nothing;
  return html`
    <div class="card-buttons">
      ${movesFrom(card.state).map((move) => decision(app, { move, keys, held, run: () => acts.move(card, move) }))}
      <span class="small-acts">${smallActs(app, card, acts).map((small) => button(small, keys))}</span>
      <button class="button act square menu-act" aria-label=${app.words.queue.moreActions} title=${app.words.queue.moreActions}
        aria-haspopup="dialog" @click=${() => acts.menu(card)}>${icon("ellipsis")}</button>
    </div>`;
}

function decision(
  app: AdminContext,
  { move, keys, held, run }: { move: Move; keys: Keymap; held: boolean; run: () => void },
): TemplateResult {
  return html`
    <button class="button act" data-move=${move} ?data-held=${held} aria-keyshortcuts=${keys[move]} @click=${run}>
      ${icon(moveIcons[move])}<span>${app.words.queue.moves[move]}</span><kbd aria-hidden="true">${sayStroke(keys[move])}</kbd>
    </button>`;
}

/** What can be done with a card besides deciding it, in the order of use. */
export function smallActs(app: AdminContext, card: Placement, acts: CardActs): Small[] {
  const tag: Small = {
    ...{ act: "tag", icon: "tag", label: app.words.acts.tag },
    run: () => acts.tag(card),
  };
  const curate: Small = {
    ...{ act: "curate", icon: "settings", label: app.words.curate.open },
    run: () => acts.curate(card),
  };
  const approved = card.state === "approved" ? onTheWall(app, card, acts) : [];
  return [
    tag,
    curate,
    ...approved,
    ...(card.post.author?.handle ? aboutAuthor(app, card, acts) : []),
  ];
}

function onTheWall({ words }: AdminContext, card: Placement, acts: CardActs): Small[] {
  const { pinned, highlighted } = card.post;
  const { queue } = words;
  return [
    {
      ...{ act: "pin", icon: "pin", on: pinned, label: pinned ? queue.unpin : queue.pin },
      run: () => acts.pin(card),
    },
    {
      ...{ act: "highlight", icon: "star", on: highlighted },
      label: highlighted ? queue.unhighlight : queue.highlight,
      run: () => acts.highlight(card),
    },
  ];
}

function aboutAuthor({ words, may }: AdminContext, card: Placement, acts: CardActs): Small[] {
  const { onlyAuthor, trustAuthor, blockAuthor } = words.acts;
  const only: Small = {
    ...{ act: "onlyAuthor", icon: "user-search", label: onlyAuthor },
    run: () => acts.onlyAuthor(card),
  };
  if (!may.manage) return [only];
  return [
    only,
    {
      ...{ act: "trust", icon: "user-check", label: trustAuthor },
      run: () => acts.trust(card),
    },
    {
      ...{ act: "block", icon: "user-x", label: blockAuthor },
      run: () => acts.block(card),
    },
  ];
}

function button({ act, icon: shape, label, run, on }: Small, keys: Keymap): TemplateResult {
  return html`
    <button class="bare small-act" data-act=${act} aria-label=${label} title=${label} aria-keyshortcuts=${keys[act]}
      aria-pressed=${on ?? nothing} @click=${run}>${icon(shape)}<kbd aria-hidden="true">${sayStroke(keys[act])}</kbd></button>`;
}
