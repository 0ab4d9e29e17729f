import type { ProblemDetails } from "#wire/problem.ts";
import type { SubmissionAnswer } from "#wire/submission.ts";

/** Why a submission did not get through although nothing was wrong with its fields. */
export type SendFailure = "offline" | "busy" | "too-large" | "closed" | "server";

export type SendOutcome =
  | { kind: "sent"; statusUrl: string }
  | { kind: "invalid"; paths: string[] }
  | { kind: "failed"; reason: SendFailure };

/** A phone in a crowded hall is slow; a line that says nothing for two minutes is dead. */
const silenceMs = 120_000;

/**
 * Posts a form and tells how far it is, 0–1. Never throws. `XMLHttpRequest`, because `fetch` still cannot say how much
 * of a request has been sent.
 */
export function sendForm(
  url: string,
  fields: FormData,
  onProgress: (share: number) => void,
): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const lost = () => resolve({ kind: "failed", reason: "offline" });
    let silence = setTimeout(() => request.abort(), silenceMs);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), silenceMs);
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onload = () => resolve(readAnswer(request));
    request.onerror = lost;
    request.onabort = lost;
    request.onloadend = () => clearTimeout(silence);
    request.open("POST", url);
    request.setRequestHeader("Accept", "application/json");
    request.send(fields);
  });
}

function readAnswer({ status, responseText }: XMLHttpRequest): SendOutcome {
  const body = parse(responseText);
  if (status === 201) {
    const url = URL.parse((body as SubmissionAnswer | null)?.statusUrl ?? "", document.baseURI);
    const safe = url?.protocol === "https:" || url?.protocol === "http:";
    return safe ? { kind: "sent", statusUrl: url.href } : { kind: "failed", reason: "server" };
  }
  const { errors } = (body ?? {}) as Partial<ProblemDetails>;
  if (status === 422 || status === 400) {
    return { kind: "invalid", paths: errors?.map(({ path }) => path) ?? [] };
  }
  return { kind: "failed", reason: reasonOf(status) };
}

function reasonOf(status: number): SendFailure {
  if (status === 413) return "too-large";
  if (status === 429 || status === 503) return "busy";
  return status === 403 || status === 404 || status === 409 ? "closed" : "server";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
