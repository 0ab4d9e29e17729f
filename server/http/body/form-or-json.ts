import type { Context } from "hono";
import { Problem } from "../../domain/problem.ts";
import { boundedText } from "./json-body.ts";

/** A small body as a plain form sends it or as JSON. Empty form fields are left out. */
export async function formOrJson(c: Context): Promise<{ fields: unknown; isForm: boolean }> {
  const text = await boundedText(c, 64 * 1024);
  if ((c.req.header("content-type") ?? "").startsWith("application/x-www-form-urlencoded")) {
    const given = [...new URLSearchParams(text)].filter(([, value]) => value.trim() !== "");
    return { fields: Object.fromEntries(given), isForm: true };
  }
  try {
    return { fields: JSON.parse(text || "{}"), isForm: false };
  } catch (cause) {
    throw new Problem("bad-request", "The body is neither a form nor JSON.", { cause });
  }
}
