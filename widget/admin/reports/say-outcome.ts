import type { Report, ReportResult } from "#wire/report.ts";
import type { Toast } from "../shell/admin-context.ts";
import type { Words } from "../words/words.ts";
import { whereabouts } from "./cases.ts";

/** What came of an answer, in words: also when somebody else was faster. */
export function sayOutcome({ reports }: Words, result: ReportResult, report: Report): Toast {
  if (!result.ok && result.code === "forbidden") return { text: reports.forbidden, tone: "bad" };
  if (!result.ok && result.code === "stale") return { text: reports.another };
  if (!result.ok) return { text: reports.faster(result.now?.by ?? reports.somebody) };
  const isBack = whereabouts(report) === "hidden" && result.placement?.state !== "held";
  const dismissed = isBack ? reports.putBackDone : reports.dismissed;
  const upheld = result.removed ? reports.removed : reports.rejected;
  const more = result.elsewhere ? ` ${reports.elsewhere(result.elsewhere)}` : "";
  return { text: (result.state === "upheld" ? upheld : dismissed) + more, tone: "good" };
}
