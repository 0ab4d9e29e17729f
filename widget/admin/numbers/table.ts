import { html, type TemplateResult } from "lit";

/** Names of the columns, and rows whose first cell names them. */
export interface Table {
  caption: string;
  heads: string[];
  rows: string[][];
}

/** Figures as a table: what a chart says to whoever cannot see it. */
export function table({ caption, heads, rows }: Table): TemplateResult {
  const [first, ...others] = heads;
  return html`
    <div class="figures" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption class="unseen">${caption}</caption>
        <thead><tr><th scope="col">${first}</th>${others.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows.map(
          ([name, ...cells]) => html`
          <tr><th scope="row"><bdi>${name}</bdi></th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
        )}</tbody>
      </table>
    </div>`;
}

/** The same behind a line to open. */
export const foldedTable = (label: string, content: Table): TemplateResult => html`
  <details class="as-table"><summary>${label}</summary>${table(content)}</details>`;
