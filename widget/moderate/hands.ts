import { type Bar, make } from "./bar.ts";
import handsStyles from "./hands.css?inline";
import { type ModerateApi, StaleError } from "./moderate-api.ts";
import type { Words } from "./words.ts";

interface Tools {
  api: ModerateApi;
  bar: Bar;
  words: Words;
  /** Authors are blocked for all walls at once, which not everybody may. */
  mayBlock: boolean;
}

/**
 * Puts hands on every card of a wall, also on those that come later. What they do is seen by the wall's own live line,
 * as everybody else sees it. They stand beside the card's article and take no room in it.
 */
export function layHandsOn(wall: HTMLElement, tools: Tools): () => void {
  const root = wall.shadowRoot;
  if (!root) return () => {};
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(handsStyles);
  const tend = () => {
    // The wall puts its sheets on anew when it changes its clothes.
    if (!root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const card of root.querySelectorAll<HTMLElement>(".posts > li"))
      if (!card.querySelector(":scope > .koro-hands")) handsFor(card, tools);
  };
  const observer = new MutationObserver(tend);
  observer.observe(root, { childList: true, subtree: true });
  tend();
  return () => observer.disconnect();
}

function handsFor(card: HTMLElement, tools: Tools): void {
  const article = card.querySelector<HTMLElement>("article[data-post]");
  const post = article?.dataset.post;
  // A ticker repeats its cards for the eye alone.
  if (!post || card.closest("[aria-hidden=true], [inert]")) return;
  const { words } = tools;
  const name = article.querySelector("[part=author]")?.textContent?.trim() ?? "";
  const hands = make("div", { class: "koro-hands", role: "group", "aria-label": words.acts(name) });
  const act = (text: string, run: (button: HTMLButtonElement) => Promise<void>) => {
    const button = make("button", { type: "button" }, text);
    button.onclick = () => void tryOut(button, tools, () => run(button));
    return button;
  };
  hands.append(
    act(words.hide, () => hide(post, tools)),
    act(words.pin, (button) => pin(post, button, tools)),
    ...(tools.mayBlock ? [act(words.block, () => block(post, name, tools))] : []),
  );
  card.append(hands);
}

async function tryOut(
  button: HTMLButtonElement,
  { bar, words }: Tools,
  run: () => Promise<void>,
): Promise<void> {
  button.disabled = true;
  try {
    await run();
  } catch (error) {
    bar.say(error instanceof StaleError ? words.stale : words.failed);
  }
  button.disabled = false;
}

async function hide(post: string, { api, bar, words }: Saying): Promise<void> {
  const batch = await api.decide(post, "hold", "hidden-on-wall");
  bar.say(words.hidden, () => void takeBack(batch, { api, bar, words }));
}

type Saying = Omit<Tools, "mayBlock">;

async function takeBack(batch: string, { api, bar, words }: Saying): Promise<void> {
  const { results } = await api.undo(batch).catch(() => ({ results: [] }));
  bar.say(results.every(({ ok }) => ok) && results.length > 0 ? words.undone : words.stale);
}

async function pin(
  post: string,
  button: HTMLButtonElement,
  { api, bar, words }: Tools,
): Promise<void> {
  const before = (await api.placement(post)).post.pinned;
  const { pinned } = (await api.change(post, { pinned: !before })).post;
  button.textContent = pinned ? words.unpin : words.pin;
  bar.say(pinned ? words.pinned : words.unpinned);
}

/** The author is kept out before the post goes, so that nothing of theirs comes in between. */
async function block(post: string, name: string, { api, bar, words }: Tools): Promise<void> {
  const { network, author } = (await api.placement(post)).post;
  const who = author?.handle ?? author?.name;
  if (!who || !confirm(words.blockSure(author?.name ?? name))) return;
  await api.block(network, who);
  await api.decide(post, "reject", "author-blocked");
  bar.say(words.blocked);
}
