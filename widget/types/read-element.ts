/** What the head comment of an element says about it, for the manifest and for typings: one source for all of them. */

export interface ElementFacts {
  description: string;
  attributes: AttributeFacts[];
  slots: Named[];
  events: (Named & { type: string })[];
  parts: Named[];
  properties: (Named & { default: string | null })[];
}

export interface Named {
  name: string;
  description: string;
}

export interface AttributeFacts extends Named {
  /** The property that stands for it: `heading-level` is `headingLevel`. */
  property: string;
  /** The words that it may hold, without quotes; `null` where it is free. */
  choices: string[] | null;
  isNumber: boolean;
}

interface Tag extends Named {
  tag: string;
  type: string;
}

/** Reads the comment before `class className` in a source text; throws where there is none. */
export function readElement(source: string, className: string): ElementFacts {
  const [head = "", ...tags] = commentBefore(source, className).split(/\n(?=@)/);
  const told = tags.flatMap(readTag);
  const of = (tag: string) => told.filter((one) => one.tag === tag);
  return {
    description: oneLine(head),
    attributes: of("attr").map(attributeOf),
    slots: of("slot").map(named),
    events: of("fires").map((tag) => ({ ...named(tag), type: tag.type || "CustomEvent" })),
    parts: of("csspart").map(named),
    properties: of("cssprop").map(customProperty),
  };
}

function commentBefore(source: string, className: string): string {
  const before = source.split(new RegExp(`^(?:export )?class ${className}\\b`, "m"))[0] ?? "";
  const start = before.lastIndexOf("/**");
  const comment = before.slice(start);
  if (before === source || start < 0 || !comment.trimEnd().endsWith("*/"))
    throw new Error(`there is no comment before class ${className}`);
  return comment.replace(/^\/\*\*|\*\/\s*$/g, "").replaceAll(/^ *\* ?/gm, "");
}

/** `@attr {type} one, two - what they are` is two tags. */
function readTag(text: string): Tag[] {
  const [, tag = "", rest = ""] = /^@(\w+)\s*([\s\S]*)$/.exec(text) ?? [];
  const type = bracedType(rest);
  const [names = "", ...said] = oneLine(rest.slice(type.length)).split(/(?:^| )- /);
  const description = said.join(" - ");
  return names.split(/, */).map((name) => ({ tag, type: type.slice(1, -1), name, description }));
}

/** The type in braces that a text begins with, which may hold braces itself. */
function bracedType(text: string): string {
  if (!text.startsWith("{")) return "";
  let depth = 0;
  const end = [...text].findIndex((letter) => {
    depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    return depth === 0;
  });
  return text.slice(0, end + 1);
}

function attributeOf({ name, type, description }: Tag): AttributeFacts {
  const isChoice = /^"[\w-]+"( *\| *"[\w-]+")*$/.test(type);
  return {
    ...{ name, description, property: propertyOf(name), isNumber: type === "number" },
    choices: isChoice ? type.split("|").map((word) => word.trim().slice(1, -1)) : null,
  };
}

const propertyOf = (attribute: string) =>
  attribute.replaceAll(/-./g, (letters) => letters.slice(1).toUpperCase());

/** `[--koro-gap=16px]`, with or without brackets and default. */
function customProperty({ name, description }: Tag) {
  const [, property = name, value] = /^\[?(--[\w-]+)(?:=(.+?))?\]?$/.exec(name) ?? [];
  return { name: property, description, default: value ?? null };
}

const named = ({ name, description }: Tag): Named => ({ name, description });

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
