import type { ProblemDetails } from "#wire/problem.ts";
import type { NewReport } from "#wire/submission.ts";

export type ReportAnswer =
  | { kind: "sent" }
  /** Names of the fields that the server did not take. */
  | { kind: "invalid"; fields: string[] }
  | { kind: "failed"; reason: "offline" | "busy" | "gone" | "other"; retryAfterSeconds: number };

/** Sends a report. Never throws: every way to fail is an answer. */
export async function sendReport(url: string, report: NewReport): Promise<ReportAnswer> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(report),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    return failed("offline");
  }
  if (response.ok) return { kind: "sent" };
  if (response.status === 404 || response.status === 410) return failed("gone");
  if (response.status === 429) return failed("busy", response.headers.get("retry-after"));
  const fields = response.status === 422 ? await fieldsOf(response) : [];
  return fields.length > 0 ? { kind: "invalid", fields } : failed("other");
}

async function fieldsOf(response: Response): Promise<string[]> {
  try {
    const { errors = [] } = (await response.json()) as ProblemDetails;
    return errors.map(({ path }) => path.replace(/^\//, ""));
  } catch {
    return [];
  }
}

function failed(
  reason: "offline" | "busy" | "gone" | "other",
  retryAfter: string | null = null,
): ReportAnswer {
  return { kind: "failed", reason, retryAfterSeconds: Number(retryAfter) || 60 };
}
