import { html, type TemplateResult } from "lit";
import type { TwoFactorSecret } from "#wire/people.ts";
import type { AdminContext } from "../shell/admin-context.ts";

/** The QR code for the app, the same as text, and the first code as proof that it arrived there. */
export function scanStep(
  app: AdminContext,
  made: TwoFactorSecret,
  failed: string,
  confirm: (event: SubmitEvent) => void,
  cancel: () => void,
): TemplateResult {
  const { account, shell } = app.words;
  return html`
    <form class="form" @submit=${confirm}>
      <h3>${account.scan}</h3>
      <img class="factor-qr" alt=${account.qr} width="220" height="220" src="data:image/svg+xml,${encodeURIComponent(made.qr)}" />
      <p class="quiet">${account.orType}</p>
      <div class="address"><code>${made.secret.replace(/(.{4})/g, "$1 ").trim()}</code><koro-copy .app=${app} .text=${made.secret}></koro-copy></div>
      <label class="field"><span>${account.code}</span>
        <input class="code-input" name="code" required inputmode="numeric" pattern="\\s*[0-9]{6}\\s*" maxlength="8" autocomplete="one-time-code" /></label>
      <p class="field-error" role="alert">${failed}</p>
      <div class="row"><button class="button primary">${account.confirm}</button>
        <button type="button" class="button" @click=${cancel}>${shell.cancel}</button></div>
    </form>`;
}
