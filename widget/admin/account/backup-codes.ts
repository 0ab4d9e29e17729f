import { html, type TemplateResult } from "lit";
import type { AdminContext } from "../shell/admin-context.ts";

/** The codes for a lost phone, shown once. */
export function backupCodes(app: AdminContext, codes: string[], kept: () => void): TemplateResult {
  const { account } = app.words;
  return html`
    <div class="form">
      <h3>${account.codes}</h3>
      <p class="quiet">${account.codesLead}</p>
      <ul class="backup-codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
      <div class="row"><koro-copy .app=${app} .text=${codes.join("\n")}></koro-copy>
        <button class="button primary" @click=${kept}>${account.codesKept}</button></div>
    </div>`;
}
