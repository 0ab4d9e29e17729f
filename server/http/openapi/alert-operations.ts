/** Notifications in the contract. */
import { z } from "zod";
import {
  Alert,
  AlertAnswer,
  AlertChanges,
  AlertList,
  DeliveryPage,
  DeliveryQuery,
  NewAlert,
} from "#wire/alert.ts";
import type { Operation } from "./operations.ts";

const json = (schema: z.ZodType) => ({ type: "json" as const, schema });
const root = "/v1/admin/alerts";

export const alertOperations: Operation[] = [
  {
    method: "get",
    path: root,
    summary: "What I want to be told of; to owners and admins also the webhooks",
    answer: [200, AlertList],
  },
  {
    method: "post",
    path: root,
    summary: "Be told; a webhook's signing secret is in this answer only",
    body: json(NewAlert),
    answer: [201, AlertAnswer],
  },
  {
    method: "patch",
    path: `${root}/{alert}`,
    summary: "Turn on or off, or wait for something else",
    body: json(AlertChanges),
    answer: [200, Alert],
  },
  {
    method: "delete",
    path: `${root}/{alert}`,
    summary: "Be told no more",
    answer: [204, null],
  },
  {
    method: "post",
    path: `${root}/{alert}/test`,
    summary: "Tell now, as a test; at most ten an hour",
    answer: [202, z.object({ delivery: z.string(), alert: Alert })],
  },
  {
    method: "get",
    path: `${root}/deliveries`,
    summary: "What I was told in the page, newest first",
    query: DeliveryQuery,
    answer: [200, DeliveryPage],
  },
  {
    method: "put",
    path: `${root}/deliveries/seen`,
    summary: "I have seen all of them",
    answer: [204, null],
  },
];
