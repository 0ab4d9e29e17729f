/** Why a film or a sound is not taken: a sentence each for the people who run the wall. */
const sentences = {
  "film-too-large": "The film or sound is larger than 40 MB.",
  "film-unsupported": "Only MP4, WebM, MP3 and Ogg files are taken as films and sounds.",
  "film-codec": "The film or sound is in a codec that not every browser plays.",
  "film-broken": "The film or sound is damaged or incomplete.",
  "film-excessive": "The film has more pictures, or larger ones, than a wall can play.",
  "film-no-picture": "The film has no moving picture, or the sound no sound.",
  "film-too-slow": "The film or sound could not be read in reasonable time.",
} as const;

export type FilmErrorCode = keyof typeof sentences;

export const isFilmErrorCode = (code: unknown): code is FilmErrorCode =>
  typeof code === "string" && code in sentences;

/** A film that will not be taken, however often it is offered: its still and the link to it remain. */
export class FilmError extends Error {
  readonly code: FilmErrorCode;
  readonly retryable = false;

  constructor(code: FilmErrorCode, options: { cause?: unknown } = {}) {
    super(sentences[code], options);
    this.name = "FilmError";
    this.code = code;
  }
}
