/**
 * Bytes → characters. Who is right about the encoding, in this order: a byte order mark, the HTTP header, the XML declaration,
 * UTF-8. Headers are often set by a server that never looked into the file, so each candidate must fit every byte.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string | null): string {
  const candidates = [
    markedEncoding(bytes),
    /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? "")?.[1],
    declaredEncoding(bytes),
    "utf-8",
    // Turkish first: byte for byte the same as windows-1252 but for six letters.
    "windows-1254",
  ];
  for (const label of candidates) {
    const decoded = label === undefined ? null : decodeExactly(bytes, label);
    if (decoded !== null) return decoded;
  }
  return new TextDecoder().decode(bytes);
}

/** The decoder drops the mark itself. UTF-16 without a mark shows in the zero beside the first `<`. */
function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const beginning = new TextDecoder("latin1").decode(bytes.subarray(0, 400));
  return /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(beginning)?.[1];
}

function decodeExactly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
