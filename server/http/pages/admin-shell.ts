import { renderDocument } from "./layout.ts";
import { html } from "./markup.ts";

/** `GET /admin`: the empty page that `admin.js` fills. Its language is the moderator's, known only after sign-in. */
export function renderAdminShell({ nonce }: { nonce?: string | undefined } = {}): string {
  return renderDocument({
    locale: "en",
    title: "Koro",
    kind: "admin",
    nonce,
    head: html`<meta name="robots" content="noindex, nofollow">
<link rel="stylesheet" href="/admin.css">
<script type="module" src="/admin.js"></script>`,
    body: html`<koro-admin></koro-admin>
<noscript><div class="sheet"><p>The moderators’ page needs JavaScript. The walls themselves work without it.</p><p lang="tr">Moderatör sayfası JavaScript ister. Duvarların kendisi onsuz da çalışır.</p></div></noscript>`,
  });
}
