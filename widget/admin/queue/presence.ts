import { html, nothing, type TemplateResult } from "lit";
import type { Seat } from "#wire/claim.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";

const mostShown = 5;

/** Colleagues, each once: who has two tabs open is one person. */
export function colleagues(seats: readonly Seat[]): Seat[] {
  const others = seats.filter((seat) => !seat.isMe);
  return [...new Map(others.map((seat) => [seat.name, seat])).values()];
}

/** Who else is here; their letters lead to what they look at. */
export function presence(
  app: AdminContext,
  seats: readonly Seat[],
  goTo: (post: string) => void,
): TemplateResult | typeof nothing {
  const others = colleagues(seats);
  if (others.length === 0) return nothing;
  const { acts } = app.words;
  const more = others.length - mostShown;
  return html`
    <div class="presence" role="group" aria-label=${acts.here(others.length)}>
      ${others.slice(0, mostShown).map((seat) => letters(app, seat, goTo))}
      ${more > 0 ? html`<span class="colleague">+${more}</span>` : nothing}
    </div>`;
}

function letters(
  { words }: AdminContext,
  { name, initials, post }: Seat,
  goTo: (post: string) => void,
): TemplateResult {
  const said = post ? words.acts.looksAt(name) : words.acts.isHere(name);
  return html`
    <button class="colleague" data-tone=${toneOf(name)} title=${said} @click=${() => post && goTo(post)}>${initials}<span class="unseen">, ${said}</span></button>`;
}

/** The letters on a card that somebody else looks at or has reserved. */
export function onCard(
  app: AdminContext,
  { heldBy, lookers }: { heldBy: string | null; lookers: readonly Seat[] },
): TemplateResult | typeof nothing {
  const { acts } = app.words;
  if (heldBy)
    return html`<p class="held-by" data-tone=${toneOf(heldBy)}>${icon("lock")}<span>${acts.reservedBy(heldBy)}</span></p>`;
  if (lookers.length === 0) return nothing;
  const names = lookers.map(({ name }) => name).join(", ");
  return html`<p class="looked-at">${icon("eye")}<span>${acts.lookedAtBy(names)}</span></p>`;
}

/** One of six colours, always the same for one name. */
export function toneOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
