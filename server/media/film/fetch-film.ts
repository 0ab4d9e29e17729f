/** Brings a film or a sound from its network into a file: bounded, and never whole in memory. */
import type { SafeFetch } from "../../net/safe-fetch.ts";
import { FetchError } from "../../net/safe-fetch.ts";
import { classifyFailure, refuseStatus } from "../fetch-media.ts";
import { FilmError } from "./film-error.ts";
import { maxFilmBytes } from "./limits.ts";

/** 40 MB in a minute is what a slow server of a small network still gives. */
const timeoutMs = 60_000;

const accept = "video/mp4,video/webm,audio/mpeg,audio/mp4,audio/ogg,*/*;q=0.1";

/**
 * @throws {MediaFetchError} when the address gave nothing; its `retryable` says whether to ask again
 * @throws {FilmError} when what it has will never do
 */
export async function fetchFilm(
  fetch: SafeFetch,
  url: string,
  saveTo: string,
  now: () => Date,
): Promise<void> {
  const request = { headers: { accept }, maxBytes: maxFilmBytes, timeoutMs, saveTo };
  const answer = await fetch(url, request).catch((error: unknown) => {
    if (error instanceof FetchError && error.kind === "too-large")
      throw new FilmError("film-too-large", { cause: error });
    throw classifyFailure(error);
  });
  refuseStatus(answer, now(), "a film");
}
