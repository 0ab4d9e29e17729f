import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { nextState } from "./lifecycle.ts";

/** What comes to light behind a card that is drawn aside: what letting go would do. */
export function swipeSides(
  app: AdminContext,
  { state }: Placement,
): TemplateResult | typeof nothing {
  if (!app.may.decide) return nothing;
  const { moves } = app.words.queue;
  const side = (move: "approve" | "reject") =>
    nextState(state, move)
      ? html`<span class="swipe-side" data-side=${move}>${icon(move === "approve" ? "check" : "x")}${moves[move]}</span>`
      : nothing;
  return html`<div class="swipe-sides" aria-hidden="true">${side("approve")}${side("reject")}</div>`;
}
