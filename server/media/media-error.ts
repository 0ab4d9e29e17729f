/** Why a medium is not taken, in the kinds a caller can act on. */
export type MediaErrorKind = "too-large" | "unsupported" | "broken" | "too-many-pixels";

/** One sentence each; `code` is the key of its translations. */
const sentences = {
  "media-too-large": ["too-large", "The file is larger than 25 MB."],
  "media-unsupported": ["unsupported", "Only JPEG, PNG, WebP, GIF and AVIF pictures can be taken."],
  "media-heic": [
    "unsupported",
    "HEIC pictures cannot be read here. Send the picture as JPEG instead.",
  ],
  "media-not-a-picture": ["unsupported", "This is a video or a sound, and a picture was expected."],
  "media-broken": ["broken", "The picture is damaged or incomplete."],
  "media-too-many-pixels": ["too-many-pixels", "The picture has more than 50 megapixels."],
} as const satisfies Record<string, readonly [MediaErrorKind, string]>;

export type MediaErrorCode = keyof typeof sentences;

/** A medium that will not be taken, however often it is offered. `message` is an English sentence for people. */
export class MediaError extends Error {
  readonly code: MediaErrorCode;
  readonly kind: MediaErrorKind;
  readonly retryable = false;

  constructor(code: MediaErrorCode, options: { cause?: unknown } = {}) {
    super(sentences[code][1], options);
    this.name = "MediaError";
    this.code = code;
    this.kind = sentences[code][0];
  }
}
