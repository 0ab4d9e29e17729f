import type { Words } from "../words/words.ts";
import type { Notice } from "./queue-state.ts";

/** What a moderator is told when a move did not go as it looked. */
export function sayNotice({ queue }: Words, notice: Notice): string {
  switch (notice.kind) {
    case "faster":
      return queue.faster(notice.count, queue.tabs[notice.now]);
    case "gone":
      return queue.gone(notice.count);
    case "refused":
      return queue.refused(notice.count);
  }
}
