import { html, nothing, type TemplateResult } from "lit";
import type { LiveState } from "../api/live-line.ts";
import type { Locale } from "../words/words.ts";
import type { AdminContext } from "./admin-context.ts";
import { mark } from "./mark.ts";
import { isHeldBack } from "./rights.ts";
import type { DeskRoom, Route } from "./route.ts";
import type { Theme } from "./theme-choice.ts";

export interface Frame {
  context: AdminContext;
  route: Route;
  line: LiveState;
  theme: Theme;
  choose: {
    locale: (locale: Locale) => void;
    theme: (theme: Theme) => void;
    signOut: () => void;
  };
}

/** The page of somebody who is signed in: bar on top, the room below. */
export function frame({ context, route, line, theme, choose }: Frame): TemplateResult {
  const { shell } = context.words;
  return html`
    <a class="skip" href="#main">${shell.skip}</a>
    <header class="top">
      <a class="brand" href="/admin">${mark()}<span>${context.me.workspace.name}</span></a>
      <span class="line" data-line=${line}>${sayLine(context, line)}</span>
      ${context.may.decide && !isHeldBack(context.me) ? html`<koro-bell .app=${context}></koro-bell>` : nothing}
      <koro-account-menu .app=${context} .theme=${theme} .choose=${choose}></koro-account-menu>
    </header>
    ${room(context, route)}`;
}

function room(context: AdminContext, route: Route): TemplateResult {
  if (isHeldBack(context.me)) return html`<koro-account .app=${context}></koro-account>`;
  switch (route.room) {
    case "walls":
      return html`<koro-walls .app=${context}></koro-walls>`;
    case "letters":
      return context.may.manage
        ? html`<koro-letters .app=${context}></koro-letters>`
        : lost(context);
    case "log":
      return context.may.manage ? html`<koro-log .app=${context}></koro-log>` : lost(context);
    case "why":
      return html`<koro-why-page .app=${context} .wall=${route.wall} .post=${route.post}></koro-why-page>`;
    case "rules":
    case "reports":
      return context.may.decide ? desk(context, route) : lost(context);
    case "look":
      if (!context.may.manage) return lost(context);
      return desk(context, route);
    case "queue":
    case "curate":
    case "sources":
    case "numbers":
    case "share":
    case "settings":
      return desk(context, route);
    case "people":
      return context.may.manage ? html`<koro-people .app=${context}></koro-people>` : lost(context);
    case "classifiers":
      return context.may.manage
        ? html`<koro-classifiers .app=${context}></koro-classifiers>`
        : lost(context);
    case "alerts":
      return context.may.decide ? html`<koro-alerts .app=${context}></koro-alerts>` : lost(context);
    case "account":
      return html`<koro-account .app=${context}></koro-account>`;
    case "setup":
    case "invitation":
    case "forgotten":
    case "new-password":
    case "lost":
      return lost(context);
  }
}

function desk(context: AdminContext, { wall, room }: Extract<Route, { room: DeskRoom }>) {
  return html`<koro-desk .app=${context} .slug=${wall} .room=${room}></koro-desk>`;
}

function lost(context: AdminContext): TemplateResult {
  const { shell } = context.words;
  return html`
    <main id="main" class="page" tabindex="-1">
      <div class="empty">
        <h1>${shell.notFound}</h1>
        <p>${shell.notFoundLead}</p>
        <a class="button" href="/admin">${shell.toWalls}</a>
      </div>
    </main>`;
}

function sayLine(context: AdminContext, line: LiveState): string {
  const { shell } = context.words;
  const said = { open: shell.live, connecting: shell.connecting, lost: shell.reconnecting };
  return said[line];
}
