import { LitElement, type PropertyDeclarations } from "lit";
import type { AdminContext } from "./admin-context.ts";

/**
 * An element of this page. It draws into the light DOM: the whole page is ours, one style sheet dresses it, and
 * labels, `aria-*` ids and focus work across elements.
 */
export abstract class Room extends LitElement {
  static override properties: PropertyDeclarations = { app: { attribute: false } };

  declare app: AdminContext;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
