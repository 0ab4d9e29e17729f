/** Pins, copies, collections and posts of our own in the contract. */
import { z } from "zod";
import {
  Collection,
  CollectionMoves,
  CollectionPage,
  CollectionQuery,
  CopyAnswer,
  CopyPosts,
  Curation,
  NewCollection,
  PinOrder,
  Pins,
} from "#wire/curation.ts";
import { NewOwnPost, OwnPostChanges, OwnPostMade } from "#wire/own-post.ts";
import type { Operation } from "./operations.ts";

const wall = "/v1/admin/walls/{wall}";
const collections = "/v1/admin/collections";
const collection = `${collections}/{collection}`;
const json = (schema: z.ZodType) => ({ type: "json" as const, schema });

export const curationOperations: Operation[] = [
  {
    method: "get",
    path: `${wall}/pins`,
    summary: "The pinned posts that are shown, in their order",
    answer: [200, Pins],
  },
  {
    method: "put",
    path: `${wall}/pins`,
    summary: "Pin posts in this order; other pinned ones follow behind",
    body: json(PinOrder),
    answer: [200, Pins],
  },
  {
    method: "post",
    path: `${wall}/placements/copy`,
    summary: "Copy or move posts to another wall; what is there already stays as it is",
    body: json(CopyPosts),
    answer: [200, CopyAnswer],
  },
  {
    method: "get",
    path: `${wall}/placements/{post}/curation`,
    summary: "Walls, collections, drafts of alt texts and known tags for one post",
    answer: [200, Curation],
  },
  {
    method: "post",
    path: `${wall}/posts`,
    summary: "Publish a post of our own, as JSON or with pictures as multipart/form-data",
    body: json(NewOwnPost),
    answer: [201, OwnPostMade],
  },
  {
    method: "patch",
    path: `${wall}/posts/{post}`,
    summary: "Reword a post of our own",
    body: json(OwnPostChanges),
    answer: [204, null],
  },
  {
    method: "delete",
    path: `${wall}/posts/{post}`,
    summary: "Delete a post of our own from every wall",
    answer: [204, null],
  },
  {
    method: "get",
    path: collections,
    summary: "Collections",
    answer: [200, z.object({ collections: z.array(Collection) })],
  },
  {
    method: "post",
    path: collections,
    summary: "Make a collection",
    body: json(NewCollection),
    answer: [201, Collection],
  },
  {
    method: "patch",
    path: collection,
    summary: "Rename a collection",
    body: json(NewCollection),
    answer: [200, Collection],
  },
  {
    method: "delete",
    path: collection,
    summary: "Delete a collection; its posts stay",
    answer: [204, null],
  },
  {
    method: "get",
    path: `${collection}/posts`,
    summary: "The posts of a collection, the last added first",
    query: CollectionQuery,
    answer: [200, CollectionPage],
  },
  {
    method: "post",
    path: `${collection}/posts`,
    summary: "Add posts to a collection and take others out",
    body: json(CollectionMoves),
    answer: [200, z.object({ added: z.int(), removed: z.int() })],
  },
];
