/** The contract only; the implementation follows in this room. */
export interface SafeFetchOptions {
  method?: "GET" | "POST" | "HEAD";
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Whole time from dialling to the last byte, in milliseconds. Default 10,000. */
  timeoutMs?: number;
  /** Most bytes of the (decoded) answer. Default 5 MiB. */
  maxBytes?: number;
  maxRedirects?: number;
  signal?: AbortSignal;
}

export interface SafeResponse {
  status: number;
  headers: Headers;
  /** The address that answered, after redirects. */
  url: string;
  /** Set when every redirect on the way was permanent (301, 308): the address to use from now on. */
  movedTo: string | null;
  body: Uint8Array;
  text(): string;
  json(): unknown;
}

export type SafeFetch = (url: string, options?: SafeFetchOptions) => Promise<SafeResponse>;
