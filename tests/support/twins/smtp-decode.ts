/** Reads what mail writes in ASCII: encoded words (RFC 2047), quoted-printable and base64 (RFC 2045). */

export const decodeWords = (header: string) =>
  header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === "b" ? fromBase64(word) : fromQuoted(word.replaceAll("_", " ")),
    );

export function decodeBody(body: string, encoding: string): string {
  if (encoding === "base64") return fromBase64(body);
  return encoding === "quoted-printable" ? fromQuoted(body.replace(/=\n/g, "")) : body;
}

const fromBase64 = (text: string) => Buffer.from(text, "base64").toString("utf8");

const fromQuoted = (text: string) =>
  Buffer.from(
    text.replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`))),
    "latin1",
  ).toString("utf8");
