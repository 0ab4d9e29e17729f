/** A field of a connector's settings, read from the part of JSON Schema that zod writes. */
export interface SchemaField {
  name: string;
  label: string;
  hint: string;
  kind: "text" | "url" | "number" | "switch" | "choice" | "lines";
  required: boolean;
  choices: string[];
  fallback: string;
}

type Schema = Record<string, unknown>;

/** The fields of an object schema, in its own order. What cannot be drawn is asked for as text. */
export function fieldsOf(schema: Schema | null): SchemaField[] {
  const properties = asSchema(schema?.properties);
  const required = Array.isArray(schema?.required) ? schema.required : [];
  return Object.entries(properties).map(([name, raw]) => {
    const property = plain(asSchema(raw));
    return {
      name,
      label: typeof property.title === "string" ? property.title : sayName(name),
      hint: typeof property.description === "string" ? property.description : "",
      kind: kindOf(property),
      required: required.includes(name) && property.default === undefined,
      choices: Array.isArray(property.enum) ? property.enum.map(String) : [],
      fallback: property.default === undefined ? "" : String(property.default),
    };
  });
}

/** Reads the form back into values of the schema's types; empty optional fields are left out. */
export function readValues(
  fields: readonly SchemaField[],
  form: FormData,
): Record<string, unknown> {
  const given = fields.map(
    (field) => [field.name, readValue(field, form.get(field.name))] as const,
  );
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function readValue(field: SchemaField, raw: FormDataEntryValue | null): unknown {
  if (field.kind === "switch") return raw !== null;
  const text = String(raw ?? "").trim();
  if (text === "") return undefined;
  if (field.kind === "number") return Number(text);
  if (field.kind === "lines")
    return text
      .split(/[\n,]+/)
      .map((line) => line.trim())
      .filter(Boolean);
  return text;
}

// `nullable` and `optional` come as a choice of two, of which one is the type itself.
function plain(property: Schema): Schema {
  const some = [property.anyOf, property.oneOf].find(Array.isArray);
  const real = some?.map(asSchema).find((one) => one.type !== "null");
  return real ? { ...property, ...real } : property;
}

function kindOf(property: Schema): SchemaField["kind"] {
  if (Array.isArray(property.enum)) return "choice";
  if (property.type === "boolean") return "switch";
  if (property.type === "array") return "lines";
  if (property.type === "number" || property.type === "integer") return "number";
  return property.format === "uri" ? "url" : "text";
}

function sayName(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function asSchema(value: unknown): Schema {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
