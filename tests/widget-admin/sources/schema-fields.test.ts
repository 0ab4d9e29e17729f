import { describe, expect, it } from "vitest";
import { fieldsOf, readValues } from "../../../widget/admin/sources/schema-fields.ts";

describe("a connector's form", () => {
  const schema = {
    properties: {
      server: { type: "string", format: "uri" },
      pageSize: { type: "integer", default: 40 },
      language: { anyOf: [{ enum: ["tr", "en"] }, { type: "null" }] },
      replies: { type: "boolean", default: false },
    },
    required: ["server", "pageSize"],
  };

  it("has a field for each property, of the kind its schema says", () => {
    const kinds = fieldsOf(schema).map(({ name, kind, required }) => [name, kind, required]);

    expect(kinds).toEqual([
      ["server", "url", true],
      ["pageSize", "number", false],
      ["language", "choice", false],
      ["replies", "switch", false],
    ]);
    expect(fieldsOf(schema)[1]?.label).toBe("Page size");
  });

  it("gives values back in the schema's types and leaves empty ones out", () => {
    const form = new FormData();
    form.set("server", " https://sosyal.example ");
    form.set("pageSize", "20");
    form.set("language", "");

    const values = readValues(fieldsOf(schema), form);

    expect(values).toEqual({ server: "https://sosyal.example", pageSize: 20, replies: false });
  });
});
