import { html, type TemplateResult } from "lit";
import type { ConnectorDescription } from "#wire/admin-source.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { titleOf } from "./connector-title.ts";

/** The places to read from, each with what one should know before choosing it. */
export function connectorCards(
  app: AdminContext,
  connectors: readonly ConnectorDescription[],
  choose: (connector: ConnectorDescription) => void,
): TemplateResult {
  const { sources } = app.words;
  return html`
    <ul class="connectors">
      ${connectors.map(
        (connector) => html`
        <li><button class="connector" data-connector=${connector.name} @click=${() => choose(connector)}>
          <strong>${titleOf(app, connector)}</strong>
          <span class="chip plain">${pace(app, connector) ?? sources.noRead}</span>
          <span class="connector-note">${connector.notes[app.locale][0] ?? ""}</span>
        </button></li>`,
      )}
    </ul>`;
}

function pace(app: AdminContext, { capabilities }: ConnectorDescription): string | null {
  if (!capabilities.reads || capabilities.pollEveryMs === null) return null;
  const seconds = capabilities.pollEveryMs / 1000;
  const [value, unit] = seconds < 90 ? [seconds, "second"] : [seconds / 60, "minute"];
  const form = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 } as const;
  return app.words.sources.every(new Intl.NumberFormat(app.locale, form).format(value));
}
