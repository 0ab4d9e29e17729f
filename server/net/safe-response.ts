import type { Dispatcher } from "undici";

/** An answer that has been read to its end. */
export interface SafeResponse {
  status: number;
  /** Without `content-encoding` and `content-length`: `body` is decoded already. */
  headers: Headers;
  /** The address that answered, after redirects. */
  url: string;
  /** Set when every redirect on the way was permanent (301, 308): the address to use from now on. */
  movedTo: string | null;
  body: Uint8Array;
  /** By the charset of `content-type`, else UTF-8. */
  text(): string;
  /** @throws {SyntaxError} that names the host and quotes nothing of the answer */
  json(): unknown;
}

/** Dresses an answer of undici as a `SafeResponse`. */
export function toResponse(
  { statusCode, headers: found }: Dispatcher.ResponseData,
  url: URL,
  moved: boolean,
  body: Uint8Array,
): SafeResponse {
  const headers = readHeaders(found);
  return {
    status: statusCode,
    headers,
    url: url.href,
    movedTo: moved ? url.href : null,
    body,
    text: () => decoderFor(headers.get("content-type")).decode(body),
    json: () => parseJson(body, url.hostname),
  };
}

function readHeaders(found: Dispatcher.ResponseData["headers"]): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(found)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  headers.delete("content-encoding");
  headers.delete("content-length");
  return headers;
}

/** Turkish feeds still come in ISO-8859-9; a charset nobody knows is read as UTF-8. */
function decoderFor(contentType: string | null): TextDecoder {
  const charset = /;\s*charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? "")?.[1];
  try {
    return new TextDecoder(charset ?? "utf-8");
  } catch {
    return new TextDecoder();
  }
}

/** RFC 8259: always UTF-8. The platform's error quotes the text it met, which may be private. */
function parseJson(body: Uint8Array, host: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new SyntaxError(`${host}: the answer is not JSON`);
  }
}
