import type { AdminContext } from "../shell/admin-context.ts";
import { saySpan } from "../words/say.ts";
import type { Notice } from "./queue-state.ts";

/** What a moderator is told when a move did not go as it looked: who was faster with what, or who is on it. */
export function sayNotice({ words, locale }: AdminContext, notice: Notice): string {
  const { queue, acts } = words;
  switch (notice.kind) {
    case "faster": {
      const { count, now, who, at } = notice;
      if (count === 1 && who && at)
        return acts.fasterWho(who, queue.tabs[now], saySpan(locale, at, Date.now(), "past"));
      return queue.faster(count, queue.tabs[now]);
    }
    case "claimed":
      return acts.heldBy(notice.by ?? acts.someone, notice.count);
    case "gone":
      return queue.gone(notice.count);
    case "refused":
      return queue.refused(notice.count);
  }
}
