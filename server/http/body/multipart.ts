/** Uploads as they stream in: bounded in number, size and time, whatever their headers claim. */
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Busboy } from "@fastify/busboy";
import type { Context } from "hono";
import { maxImageBytes } from "../../domain/media-limits.ts";
import { Problem } from "../../domain/problem.ts";
import { storable } from "./json-body.ts";
import type { UploadTurn } from "./upload-turns.ts";

export interface Multipart {
  fields: Map<string, string[]>;
  files: { field: string; name: string; bytes: Buffer }[];
}

export const maxFiles = 4;
const limits = {
  files: maxFiles,
  fileSize: maxImageBytes,
  fields: 40,
  fieldSize: 64 * 1024,
  parts: 50,
};

/** Reads a `multipart/form-data` body. Empty file fields, which browsers send, are left out. */
export async function readMultipart(c: Context, turn: UploadTurn): Promise<Multipart> {
  const contentType = c.req.header("content-type") ?? "";
  const { body } = c.req.raw;
  if (!contentType.startsWith("multipart/form-data") || !body)
    throw new Problem("bad-request", "Send the upload as multipart/form-data.");
  const parts: Multipart = { fields: new Map(), files: [] };
  const stream = Readable.fromWeb(body as ReadableStream);
  const stopped = new AbortController();
  try {
    await Promise.race([collect(stream, contentType, parts), watch(stream, turn, stopped.signal)]);
  } catch (error) {
    // Read on into nothing, so that the answer arrives; the server soon closes a connection that never ends.
    stream.unpipe();
    stream.resume();
    throw error;
  } finally {
    stopped.abort();
  }
  return parts;
}

/** Fails when the body takes too long, stands still or grows beyond what all uploads together may hold. */
function watch(stream: Readable, turn: UploadTurn, stopped: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const whole = setTimeout(() => reject(tooSlow()), turn.bounds.bodyMs);
    const stall = setTimeout(() => reject(tooSlow()), turn.bounds.stallMs);
    stopped.addEventListener("abort", () => {
      clearTimeout(whole);
      clearTimeout(stall);
    });
    stream.on("data", (chunk: Uint8Array) => {
      stall.refresh();
      try {
        if (!stopped.aborted) turn.hold(chunk.byteLength);
      } catch (problem) {
        reject(problem);
      }
    });
  });
}

function collect(stream: Readable, contentType: string, parts: Multipart): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = reject as (problem: Problem) => void;
    const parser = openParser(contentType, fail);
    if (!parser) return;
    parser.on("field", (name, value, _nameCut, valueCut) => {
      if (valueCut) fail(tooLong(name));
      else parts.fields.set(name, [...(parts.fields.get(name) ?? []), storable(value)]);
    });
    parser.on("file", (field, file, name) => {
      const chunks: Buffer[] = [];
      file.on("data", (chunk: Buffer) => chunks.push(chunk));
      file.on("limit", () => fail(tooLarge()));
      file.on("error", () => fail(broken()));
      file.on("end", () => {
        const bytes = Buffer.concat(chunks);
        if (bytes.length > 0) parts.files.push({ field, name: name ?? "", bytes });
      });
    });
    parser.on("filesLimit", () => fail(tooMany()));
    parser.on("error", () => fail(broken()));
    parser.on("finish", resolve);
    stream.on("error", () => fail(broken()));
    stream.pipe(parser);
  });
}

/** A malformed boundary throws at once. */
function openParser(contentType: string, fail: (problem: Problem) => void) {
  try {
    return new Busboy({ headers: { "content-type": contentType }, limits });
  } catch {
    fail(broken());
    return null;
  }
}

const broken = () =>
  new Problem(
    "bad-request",
    "The upload broke off or is not valid multipart/form-data. Send it again.",
  );
const tooSlow = () =>
  new Problem("bad-request", "The upload took too long to arrive. Send it again, or send less.");
const tooMany = () =>
  new Problem("invalid", `At most ${maxFiles} pictures can be sent at once.`, {
    errors: [{ path: "media", message: `at most ${maxFiles} pictures` }],
  });
const tooLong = (path: string) =>
  new Problem("invalid", `“${path}” is too long.`, { errors: [{ path, message: "too long" }] });
const tooLarge = () =>
  new Problem(
    "too-large",
    `A picture may have at most ${Math.round(maxImageBytes / 1024 / 1024)} MB.`,
    {
      errors: [{ path: "media", message: "the picture is too large" }],
    },
  );
