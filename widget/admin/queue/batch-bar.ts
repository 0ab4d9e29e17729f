import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { type Keymap, sayStroke } from "./keymap.ts";

export interface Batch {
  /** How many of my posts are still to be decided. */
  left: number;
  /** Seconds until they are anybody's again, said only when there are few. */
  seconds: number | null;
  starting: boolean;
  keys: Keymap;
  start: () => void;
  giveBack: () => void;
}

/** Begins a batch of one's own: posts that nobody else is given meanwhile. */
export function startButton(app: AdminContext, { starting, keys, start }: Batch): TemplateResult {
  const { acts } = app.words;
  return html`
    <button class="button small primary" title=${acts.startLead} aria-keyshortcuts=${keys.batch} ?disabled=${starting} @click=${start}>
      ${icon("play")}<span>${acts.start}</span><kbd aria-hidden="true">${sayStroke(keys.batch)}</kbd>
    </button>`;
}

/** What stands above my batch: how much is left of it, and of the time where that gets short. */
export function batchBar(app: AdminContext, batch: Batch): TemplateResult {
  const { acts } = app.words;
  const { seconds } = batch;
  return html`
    <div class="batch" role="group" aria-label=${acts.myBatch}>
      <strong>${acts.myBatch}</strong>
      <span>${acts.batchLeft(batch.left)}</span>
      ${seconds === null ? nothing : html`<span class="batch-clock" role="timer">${icon("clock")}${acts.batchEnds(clock(seconds))}</span>`}
      <span class="batch-acts">
        ${batch.left === 0 ? startButton(app, batch) : nothing}
        <button class="button small" @click=${batch.giveBack}>${batch.left === 0 ? acts.toQueue : acts.giveBack}</button>
      </span>
    </div>`;
}

const clock = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
