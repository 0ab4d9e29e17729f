/** Uploads: taken as they stream in, checked field by field, acknowledged when everything is stored. */
import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { SubmissionFields } from "#wire/submission.ts";
import { submit } from "../../actions/submit.ts";
import type { WallRow } from "../../db/reads/public-walls.ts";
import { Problem } from "../../domain/problem.ts";
import { type Locale, locales } from "../../domain/vocabulary.ts";
import { readPublicWall } from "../../live/feed-page.ts";
import { presentWall } from "../../live/present.ts";
import { MediaError } from "../../media/media-error.ts";
import { parse } from "../body/json-body.ts";
import { type Multipart, readMultipart } from "../body/multipart.ts";
import {
  busy,
  createUploadTurns,
  type UploadBounds,
  type UploadTurn,
  uploadBounds,
} from "../body/upload-turns.ts";
import type { Env, HttpDeps } from "../deps.ts";
import { mediaSentence } from "../media-words.ts";
import { personLocale, withPageHeaders } from "../page-answer.ts";
import { renderSubmitPage } from "../pages/submit-page.ts";
import { problemDetails, toProblem } from "../problem.ts";
import { limitRate } from "../rate-limit.ts";

/** Pictures that wait for their turn hold their bytes: beyond this people are asked to come back. */
const mostWaitingPictures = 24;
/** A hall full of people shares one address: enough for them, too little for a program. */
const mostPerAddress = { most: 300, perMs: 600_000 };

export function submissions(deps: HttpDeps, bounds: UploadBounds = uploadBounds) {
  const { actions, live, publicUrl } = deps;
  const beginTurn = createUploadTurns(bounds);
  return new Hono<Env>().post("/:wall/submissions", limitRate(deps, mostPerAddress), async (c) => {
    const wall = await readPublicWall(actions.db, c.req.param("wall"));
    const locale = personLocale(c, wall.locale);
    let parts: Multipart = { fields: new Map(), files: [] };
    let turn: UploadTurn | null = null;
    try {
      if (actions.deriver.waiting > mostWaitingPictures) throw busy();
      turn = beginTurn(deps.clientAddress(c.req.raw.headers, c.env.incoming.socket.remoteAddress));
      parts = await readMultipart(c, turn);
      turn.bodyRead();
      const { id, token, seqs } = await store(deps, wall, parts, locale);
      live.changed(seqs);
      const statusUrl = `${publicUrl}/w/${wall.slug}/status/${token}`;
      if (wantsPage(c)) return c.redirect(statusUrl, 303);
      return c.json({ id, statusUrl }, 201);
    } catch (error) {
      if (!wantsPage(c)) throw error;
      return answerForm(c, deps, { wall, parts, error, locale });
    } finally {
      turn?.end();
    }
  });
}

/** Without JavaScript a browser posts the form itself and shows what comes back. */
const wantsPage = (c: Context) => (c.req.header("accept") ?? "").includes("text/html");

async function store(deps: HttpDeps, wall: WallRow, parts: Multipart, locale: Locale) {
  const fields = parse(SubmissionFields, plainFields(parts));
  if (fields.website) throw invalid("website", "leave this field empty");
  const consent = agreedTo(wall, deps.publicUrl, fields.consent);
  const pictures = parts.files.map(({ bytes }, at) => ({ bytes, alt: fields.alt[at] || null }));
  if (fields.text === "" && pictures.length === 0)
    throw invalid("text", "write something or add a picture");
  try {
    return await submit(deps.actions, {
      wallId: wall.id,
      workspaceId: wall.workspace_id,
      text: fields.text,
      name: fields.name,
      email: fields.email || null,
      locale,
      lang: wall.locale,
      consent,
      pictures,
    });
  } catch (error) {
    throw error instanceof MediaError ? mediaProblem(error, locale) : error;
  }
}

/** The standard text is shown in the reader's language; what is kept is what they read. */
function agreedTo(wall: WallRow, publicUrl: string, version: string) {
  const texts = locales.map((locale) => ({
    ...presentWall(wall, publicUrl, locale).consent,
    locale,
  }));
  const agreed = texts.find((text) => text.version === version);
  if (agreed) return wall.consent_text === null ? agreed : { ...agreed, locale: wall.locale };
  const { consent } = presentWall(wall, publicUrl);
  throw invalid("consent", `the text has changed: agree to version ${consent.version}`);
}

/** A field given twice is a list only where the contract has lists. */
function plainFields({ fields, files }: Multipart): Record<string, unknown> {
  const wrongFile = files.find((file) => file.field !== "media");
  if (wrongFile) throw invalid(wrongFile.field, "files are sent as “media”");
  const lists = ["alt"];
  return Object.fromEntries(
    [...fields].map(([name, values]) => [
      name,
      lists.includes(name) ? values : values.length === 1 ? values[0] : values,
    ]),
  );
}

const invalid = (path: string, message: string) =>
  new Problem("invalid", "Some fields are not right; see errors.", { errors: [{ path, message }] });

function mediaProblem(error: MediaError, locale: Locale): Problem {
  const code = { "too-large": "too-large", unsupported: "unsupported-media" } as const;
  const message = mediaSentence(error.code, locale);
  const known = error.kind in code ? code[error.kind as keyof typeof code] : "invalid";
  return new Problem(known, message, { errors: [{ path: "media", message }], cause: error });
}

async function answerForm(
  c: Context<Env>,
  { publicUrl, sendsLetters }: HttpDeps,
  given: { wall: WallRow; parts: Multipart; error: unknown; locale: Locale },
): Promise<Response> {
  const problem = toProblem(given.error);
  const { fields } = given.parts;
  const first = (name: string) => fields.get(name)?.[0];
  const status = problemDetails(problem).status as ContentfulStatusCode;
  return withPageHeaders(c, (nonce) => ({
    status,
    body: renderSubmitPage({
      wall: presentWall(given.wall, publicUrl, given.locale),
      publicUrl,
      nonce,
      locale: given.locale,
      sendsLetters,
      errors: problem.errors.length > 0 ? problem.errors : [{ path: "", message: problem.message }],
      values: {
        text: first("text"),
        name: first("name"),
        email: first("email"),
        alt: fields.get("alt"),
      },
    }),
  }));
}
