import { html, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";

/** A link or key that is not shown again, with a button that copies it. */
export function shownOnce(
  app: AdminContext,
  { title, lead, text }: { title: string; lead: string; text: string },
  done: () => void,
): TemplateResult {
  return html`
    <section class="panel shown-once" role="status">
      <h2>${icon("check")}${title}</h2>
      <p class="quiet">${lead}</p>
      <div class="address"><code>${text}</code><koro-copy .app=${app} .text=${text}></koro-copy></div>
      <div class="row"><button class="button" @click=${done}>${app.words.people.done}</button></div>
    </section>`;
}
