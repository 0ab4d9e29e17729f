/** Brings the focus to the card the keyboard acts on, so that a screen reader reads it; else to the list itself. */
export async function focusHere(page: HTMLElement): Promise<void> {
  const cards = [...page.querySelectorAll("koro-card")];
  await Promise.all(cards.map((card) => "updateComplete" in card && card.updateComplete));
  const article = page.querySelector<HTMLElement>("[data-here]");
  const target = article ?? page.querySelector<HTMLElement>("[data-feed]");
  target?.focus({ preventScroll: true });
  article?.scrollIntoView({ block: "nearest" });
}
