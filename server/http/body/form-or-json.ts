import type { Context } from "hono";
import { boundedText, parseJson, storable } from "./json-body.ts";

/** A small body as a plain form sends it or as JSON. Empty form fields are left out. */
export async function formOrJson(c: Context): Promise<{ fields: unknown; isForm: boolean }> {
  const text = await boundedText(c, 64 * 1024);
  if ((c.req.header("content-type") ?? "").startsWith("application/x-www-form-urlencoded")) {
    const given = [...new URLSearchParams(text)].filter(([, value]) => value.trim() !== "");
    return {
      fields: Object.fromEntries(given.map(([name, value]) => [name, storable(value)])),
      isForm: true,
    };
  }
  return { fields: parseJson(text || "{}"), isForm: false };
}
