import type { Context } from "hono";
import type { z } from "zod";
import { type FieldError, Problem } from "../../domain/problem.ts";

const maxBodyBytes = 1024 * 1024;

/** Parses a JSON body. 400 for what is no JSON, 413 for too much, 422 naming every field that is wrong. */
export async function jsonBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await boundedText(c, maxBodyBytes);
  return parse(schema, text === "" ? {} : parseJson(text));
}

export async function boundedText(c: Context, most: number): Promise<string> {
  if (Number(c.req.header("content-length") ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

const tooLarge = (most: number) =>
  new Problem("too-large", `The body may have at most ${most} bytes.`);

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value) => (typeof value === "string" ? storable(value) : value));
  } catch (cause) {
    throw new Problem("bad-request", "The body is not JSON: send an object such as {}.", { cause });
  }
}

/** PostgreSQL takes neither U+0000 nor half a surrogate pair; nobody means them. */
export const storable = (text: string) => text.toWellFormed().replaceAll("\0", "\ufffd");

export function parse<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Problem("invalid", "Some fields are missing, unknown or not right; see errors.", {
    errors: fieldErrors(parsed.error),
  });
}

/** Parses a query: 400, since an address is not a form. */
export function parseQuery<Schema extends z.ZodType>(
  schema: Schema,
  given: Record<string, string>,
): z.output<Schema> {
  const parsed = schema.safeParse(given);
  const nul = Object.keys(given).find((name) => given[name]?.includes("\0"));
  if (parsed.success && !nul) return parsed.data;
  throw new Problem("bad-request", "Some query parameters are not right; see errors.", {
    errors: parsed.success
      ? [{ path: nul ?? "", message: "no U+0000 here" }]
      : fieldErrors(parsed.error),
  });
}

export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: [...issue.path, key].join("."),
          message: "unknown field: leave it out",
        }))
      : [{ path: issue.path.join("."), message: issue.message }],
  );
