import type { SubmissionStatus } from "../../wire/submission.ts";
import type { Wall } from "../../wire/wall.ts";
import { localTime } from "./dates.ts";
import { languageSwitch, type PageOptions, pageFooter, renderDocument } from "./layout.ts";
import { type Content, html } from "./markup.ts";
import { wordsIn } from "./words.ts";
import type { Words } from "./words-en.ts";

export interface StatusPage extends PageOptions {
  wall: Wall;
  status: SubmissionStatus;
  /** The submitter's secret. It travels in the withdraw form's body, so that the address may leave it out. */
  token: string;
  /** Where the withdraw form posts to. */
  withdrawUrl: string;
}

/** The submitter's private page: what became of the post, and the way to take it back. */
export function renderStatusPage(page: StatusPage): string {
  const { wall, status, nonce } = page;
  const locale = page.locale ?? wall.locale;
  const words = wordsIn(locale);
  const state = stateKey(status);
  const back = html`<a href="/w/${wall.slug}">${words.submit.back}</a>`;
  return renderDocument({
    locale,
    title: `${words.status.title} · ${wall.title}`,
    kind: "text",
    look: wall.look,
    nonce,
    // The address is a secret: neither search engines nor the next site may learn it.
    head: html`<meta name="robots" content="noindex, nofollow"><meta name="referrer" content="no-referrer">`,
    body: html`<main class="sheet"><p class="over"><bdi>${wall.title}</bdi></p><h1>${words.status.title}</h1>
<section class="panel state ${state}"><p class="state-name">${words.status.states[state]}</p><p>${words.status.next[state]}</p>
${state !== "removed" && html`<p><a href="">${words.status.again}</a></p>`}</section>
<dl class="facts"><dt>${words.status.sent}</dt><dd><time datetime="${status.submittedAt}">${localTime(status.submittedAt, locale)}</time></dd>
${status.text && html`<dt>${words.status.yourText}</dt><dd class="text" dir="auto">${status.text}</dd>`}</dl>
${state !== "removed" && renderWithdraw(page, words)}
<p class="hint">${words.status.keep}</p></main>
${pageFooter(locale, [back, languageSwitch(locale)])}`,
  });
}

// Two steps without a script: the button that withdraws is folded away until somebody asks for it.
function renderWithdraw({ withdrawUrl, token }: StatusPage, { status }: Words): Content {
  return html`<details class="withdraw"><summary>${status.withdraw}</summary>
<form method="post" action="${withdrawUrl}"><p>${status.withdrawSure}</p><input type="hidden" name="token" value="${token}">
<button class="button danger" type="submit">${status.withdrawYes}</button></form></details>`;
}

function stateKey({ state, shown }: SubmissionStatus): keyof Words["status"]["states"] {
  return state === "approved" && !shown ? "approvedHidden" : state;
}
