/** The operations of the contract, with the schemas that the routes themselves parse with. */
import type { z } from "zod";
import {
  AdminSource,
  NewSource,
  SourceChanges,
  SourceCheck,
  SourceRead,
} from "#wire/admin-source.ts";
import {
  AdminDisplay,
  AdminWall,
  DisplayChanges,
  NewDisplay,
  NewWall,
  WallChanges,
} from "#wire/admin-wall.ts";
import { Me } from "#wire/desk.ts";
import { EmbedQuery } from "#wire/embed.ts";
import { LetterPage, LetterQuery } from "#wire/letter.ts";
import {
  DecisionsAnswer,
  NewDecisions,
  Placement,
  PlacementChanges,
  PlacementPage,
} from "#wire/placement.ts";
import { PlacementQuery } from "#wire/placement-query.ts";
import { Post } from "#wire/post.ts";
import { NewReport, SubmissionAnswer, SubmissionFields } from "#wire/submission.ts";
import { Feed, FeedQuery, Wall } from "#wire/wall.ts";
import { alertOperations } from "./alert-operations.ts";
import { classifierOperations } from "./classifier-operations.ts";
import { curationOperations } from "./curation-operations.ts";
import { deskOperations } from "./desk-operations.ts";
import { logOperations } from "./log-operations.ts";
import { doorOperations, peopleOperations } from "./people-operations.ts";
import { queueOperations } from "./queue-operations.ts";
import { ruleOperations } from "./rule-operations.ts";

export interface Operation {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: { type: "json" | "multipart"; schema: z.ZodType };
  /** Status and schema of success; `null` for an answer without JSON. */
  answer: [status: number, schema: z.ZodType | null, type?: string];
}

const wall = "/v1/walls/{wall}";
const admin = "/v1/admin/walls/{wall}";
const json = (schema: z.ZodType) => ({ type: "json" as const, schema });

export const publicOperations: Operation[] = [
  { method: "get", path: wall, summary: "A wall", answer: [200, Wall] },
  {
    method: "get",
    path: `${wall}/feed`,
    summary: "What is shown, newest first, pinned on top",
    query: FeedQuery,
    answer: [200, Feed],
  },
  { method: "get", path: `${wall}/posts/{post}`, summary: "One shown post", answer: [200, Post] },
  {
    method: "get",
    path: `${wall}/live`,
    summary: "Server-Sent Events: show, change, hide, wall, reset; resume with ?after=seq",
    answer: [200, null, "text/event-stream"],
  },
  {
    method: "get",
    path: "/v1/live",
    summary:
      "Several walls on one line: ?wall=a&after=1&wall=b&after=2; “of” says whose the next events are",
    answer: [200, null, "text/event-stream"],
  },
  {
    method: "get",
    path: `${wall}/embed.html`,
    summary:
      "The wall as HTML with a declarative shadow root, for other servers to put into their pages",
    query: EmbedQuery,
    answer: [200, null, "text/html"],
  },
  {
    method: "get",
    path: `${wall}/embed.css`,
    summary: "Its styles, for styles=link",
    query: EmbedQuery,
    answer: [200, null, "text/css"],
  },
  {
    method: "get",
    path: `${wall}/feed.rss`,
    summary: "RSS 2.0",
    answer: [200, null, "application/rss+xml"],
  },
  {
    method: "get",
    path: `${wall}/feed.json`,
    summary: "JSON Feed 1.1",
    answer: [200, null, "application/feed+json"],
  },
  {
    method: "post",
    path: `${wall}/submissions`,
    summary: "An upload; files as “media”, their texts as “alt” in the same order",
    body: { type: "multipart", schema: SubmissionFields },
    answer: [201, SubmissionAnswer],
  },
  {
    method: "post",
    path: `${wall}/posts/{post}/report`,
    summary: "A visitor's report; “mine”, “me” and “my-child” hide the post at once",
    body: json(NewReport),
    answer: [202, null],
  },
  ...doorOperations,
];

export const adminOperations: Operation[] = [
  { method: "get", path: "/v1/admin/me", summary: "Who is signed in", answer: [200, Me] },
  {
    method: "get",
    path: "/v1/admin/letters",
    summary: "Letters that wait, failed or left; for owners and admins",
    query: LetterQuery,
    answer: [200, LetterPage],
  },
  {
    method: "get",
    path: "/v1/admin/walls",
    summary: "Walls within reach",
    answer: [200, null, "application/json"],
  },
  {
    method: "post",
    path: "/v1/admin/walls",
    summary: "Make a wall",
    body: json(NewWall),
    answer: [201, AdminWall],
  },
  { method: "get", path: admin, summary: "A wall with its counts", answer: [200, AdminWall] },
  {
    method: "patch",
    path: admin,
    summary: "Change a wall",
    body: json(WallChanges),
    answer: [200, AdminWall],
  },
  { method: "delete", path: admin, summary: "Delete a wall", answer: [204, null] },
  {
    method: "post",
    path: `${admin}/displays`,
    summary: "Make a display",
    body: json(NewDisplay),
    answer: [201, AdminDisplay],
  },
  {
    method: "patch",
    path: `${admin}/displays/{display}`,
    summary: "Change a display",
    body: json(DisplayChanges),
    answer: [200, AdminDisplay],
  },
  {
    method: "delete",
    path: `${admin}/displays/{display}`,
    summary: "Delete a display",
    answer: [204, null],
  },
  {
    method: "post",
    path: `${admin}/sources`,
    summary: "Make a source",
    body: json(NewSource),
    answer: [201, AdminSource],
  },
  {
    method: "post",
    path: `${admin}/sources/check`,
    summary: "Try settings before they are stored",
    body: json(NewSource),
    answer: [200, SourceCheck],
  },
  {
    method: "patch",
    path: `${admin}/sources/{source}`,
    summary: "Change a source",
    body: json(SourceChanges),
    answer: [200, AdminSource],
  },
  {
    method: "delete",
    path: `${admin}/sources/{source}`,
    summary: "Delete a source; its posts stay",
    answer: [204, null],
  },
  {
    method: "post",
    path: `${admin}/sources/{source}/check`,
    summary: "Try a source",
    answer: [200, SourceCheck],
  },
  {
    method: "post",
    path: `${admin}/sources/{source}/read`,
    summary: "Read a source now",
    answer: [200, SourceRead],
  },
  {
    method: "get",
    path: `${admin}/placements`,
    summary: "The queue and every other view",
    query: PlacementQuery,
    answer: [200, PlacementPage],
  },
  {
    method: "patch",
    path: `${admin}/placements/{post}`,
    summary: "Pin, highlight, tag, describe; never the author's words",
    body: json(PlacementChanges),
    answer: [200, Placement],
  },
  {
    method: "post",
    path: `${admin}/decisions`,
    summary: "Up to 500 moves, each with the version that was seen",
    body: json(NewDecisions),
    answer: [200, DecisionsAnswer],
  },
  {
    method: "post",
    path: `${admin}/decisions/{batch}/undo`,
    summary: "Take a batch back",
    answer: [200, DecisionsAnswer],
  },
  ...peopleOperations,
  ...curationOperations,
  ...ruleOperations,
  ...queueOperations,
  ...deskOperations,
  ...classifierOperations,
  ...logOperations,
  ...alertOperations,
];
