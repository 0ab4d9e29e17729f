import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { manifestOf } from "./manifest.ts";
import { type ElementFacts, readElement } from "./read-element.ts";
import { elementTypings, frameworkTypings, propertyFields } from "./typings.ts";
import { isSwitch } from "./value-type.ts";

const embed = new URL("../embed.ts", import.meta.url);
const wrapper = new URL("social-wall-react.ts", import.meta.url);

/** What those who place a wall can take from the server beside `embed.js`: name in `dist/` → text. */
export function placingFiles(): Map<string, string> {
  const facts = readElement(readFileSync(embed, "utf8"), "SocialWall");
  return new Map([
    ["custom-elements.json", `${JSON.stringify(manifestOf(facts), null, 2)}\n`],
    ["embed.d.ts", elementTypings(facts)],
    ...Object.entries(frameworkTypings).map(
      ([name, text]) => [`embed-${name}.d.ts`, text] as const,
    ),
    ["social-wall-react.ts", withFacts(readFileSync(wrapper, "utf8"), facts)],
  ]);
}

/** Puts the wall's own attributes where the wrapper has only a place for them. */
function withFacts(source: string, facts: ElementFacts): string {
  const names = facts.attributes.filter(({ name, property }) => name !== property);
  const attributes = Object.fromEntries(names.map(({ name, property }) => [property, name]));
  const switches = facts.attributes.filter(isSwitch).map(({ property }) => property);
  const generated = `export interface SocialWallOptions {
${propertyFields(facts)}
}

const attributes: Record<string, string> = ${JSON.stringify(attributes)};
const switches: string[] = ${JSON.stringify(switches)};`;
  const place = /\/\/ <generated>\n[\s\S]*\/\/ <\/generated>/;
  if (!place.test(source)) throw new Error("the wrapper has no place for the attributes");
  return source.replace(place, () => generated);
}

/** Puts the files into the embed's build. */
export function emitPlacingFiles(): Plugin {
  return {
    name: "koro-placing-files",
    applyToEnvironment: ({ name }) => name === "client",
    generateBundle() {
      for (const [fileName, source] of placingFiles())
        this.emitFile({ type: "asset", fileName, source });
    },
  };
}
