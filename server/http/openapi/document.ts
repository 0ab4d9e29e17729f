/** OpenAPI 3.1 from the zod schemas. */
import { z } from "zod";
import { ProblemDetails } from "#wire/problem.ts";
import { adminOperations, type Operation, publicOperations } from "./operations.ts";

const schemaOf = (schema: z.ZodType, io: "input" | "output") =>
  z.toJSONSchema(schema, { io, unrepresentable: "any" });

export function openApiDocument(publicUrl: string) {
  const operations = [
    ...publicOperations.map((operation) => [operation, false] as const),
    ...adminOperations.map((operation) => [operation, true] as const),
  ];
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operation, guarded] of operations) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, {
      [operation.method]: describe(operation, guarded),
    });
  }
  return {
    openapi: "3.1.0",
    info: { title: "Koro", version: "1", license: { name: "MIT" } },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "koro.session_token" },
        key: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function describe({ path, summary, query, body, answer }: Operation, guarded: boolean) {
  const [status, schema, type = "application/json"] = answer;
  const content = schema
    ? { [type]: { schema: schemaOf(schema, "output") } }
    : type === "application/json"
      ? undefined
      : { [type]: {} };
  return {
    summary,
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(guarded ? { security: [{ session: [] }, { key: [] }] } : {}),
    ...(body ? { requestBody: requestBody(body) } : {}),
    responses: {
      [status]: { description: "It worked", ...(content ? { content } : {}) },
      default: {
        description: "A problem (RFC 9457)",
        content: { "application/problem+json": { schema: schemaOf(ProblemDetails, "output") } },
      },
    },
  };
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));

const queryParameters = (query: z.ZodObject | undefined) =>
  Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    schema: schemaOf(schema as z.ZodType, "input"),
  }));

function requestBody({ type, schema }: NonNullable<Operation["body"]>) {
  const media = type === "json" ? "application/json" : "multipart/form-data";
  return { required: true, content: { [media]: { schema: schemaOf(schema, "input") } } };
}
