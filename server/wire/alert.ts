/** What people want to be told of without looking, and what they were told. */
import { z } from "zod";
import { alertChannels, alertKinds, deliveryStates } from "../domain/vocabulary.ts";

const Minutes = z.int().min(1).max(1440);
const Every = z.enum(["day", "week"]);
const Hour = z.int().min(0).max(23);
const Zone = z.string().min(1).max(60);

/**
 * Body of `POST /v1/admin/alerts`. `minutes` (default 15) belongs to `queue-age`; `every`, `hour` and `zone` to
 * `digest`; `url` to the channel `webhook`. `page` and `email` tell whoever is signed in, and nobody else.
 *
 * @example
 * { "kind": "queue-age", "channel": "webhook", "minutes": 15, "url": "https://ops.acme.example/koro" }
 */
export const NewAlert = z.strictObject({
  kind: z.enum(alertKinds),
  channel: z.enum(alertChannels),
  /** Slug or id; `null` for all walls within reach, also those that are made later. */
  wall: z.string().max(64).nullable().default(null),
  minutes: Minutes.optional(),
  every: Every.optional(),
  hour: Hour.optional(),
  zone: Zone.optional(),
  url: z.string().max(1000).optional(),
});
export type NewAlert = z.infer<typeof NewAlert>;

/** Body of `PATCH …/alerts/{id}`. Kind, channel and wall stay: another sentence is another alert. */
export const AlertChanges = z.strictObject({
  on: z.boolean().optional(),
  minutes: Minutes.optional(),
  every: Every.optional(),
  hour: Hour.optional(),
  zone: Zone.optional(),
  url: z.string().max(1000).optional(),
});
export type AlertChanges = z.infer<typeof AlertChanges>;

const WallName = z.object({ id: z.string(), slug: z.string(), title: z.string() });

/** One wall in what was told. `approved` and `rejected` are counted since the digest before. */
export const NoticeWall = WallName.extend({
  waiting: z.int(),
  since: z.string().nullable(),
  attention: z.int(),
  reports: z.int(),
  approved: z.int(),
  rejected: z.int(),
});

/**
 * One telling. `trouble` is a word: `blocked` (an address that must not be dialled), `redirect`, `timeout`,
 * `unreachable`, `status-500` and its like, `secret`, `too-many` (letters an hour), or a letter's `refused`, `settings`.
 */
export const AlertDelivery = z.object({
  id: z.string(),
  alert: z.string(),
  kind: z.enum(alertKinds),
  state: z.enum(deliveryStates),
  tries: z.int(),
  trouble: z.string().nullable(),
  test: z.boolean(),
  minutes: z.int().nullable(),
  walls: z.array(NoticeWall),
  isNew: z.boolean(),
  createdAt: z.string(),
  doneAt: z.string().nullable(),
});
export type AlertDelivery = z.infer<typeof AlertDelivery>;

/** One alert. `firing` says that what it waits for is so at the moment; it tells again after it was not. */
export const Alert = z.object({
  id: z.string(),
  kind: z.enum(alertKinds),
  channel: z.enum(alertChannels),
  wall: WallName.nullable(),
  on: z.boolean(),
  firing: z.boolean(),
  minutes: z.int().nullable(),
  every: Every.nullable(),
  hour: z.int().nullable(),
  zone: z.string().nullable(),
  /** Where a webhook goes; `null` also where it cannot be read any more. */
  url: z.string().nullable(),
  createdAt: z.string(),
  last: z
    .object({
      state: z.enum(deliveryStates),
      trouble: z.string().nullable(),
      test: z.boolean(),
      createdAt: z.string(),
    })
    .nullable(),
});
export type Alert = z.infer<typeof Alert>;

/** Mine, and to owners and admins the workspace's webhooks. `sends`: there is a mail server. */
export const AlertList = z.object({ alerts: z.array(Alert), sends: z.boolean() });
export type AlertList = z.infer<typeof AlertList>;

/** `secret` signs a webhook (Standard Webhooks, `whsec_…`) and is in this answer only. */
export const AlertAnswer = z.object({ alert: Alert, secret: z.string().nullable() });
export type AlertAnswer = z.infer<typeof AlertAnswer>;

/** Query of `GET …/alerts/deliveries`: what I was told in the page, newest first. */
export const DeliveryQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(400).optional(),
});
export type DeliveryQuery = z.infer<typeof DeliveryQuery>;

/** `unread` counts up to 100. */
export const DeliveryPage = z.object({
  deliveries: z.array(AlertDelivery),
  unread: z.int(),
  next: z.string().nullable(),
});
export type DeliveryPage = z.infer<typeof DeliveryPage>;
