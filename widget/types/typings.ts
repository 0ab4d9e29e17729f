/** TypeScript declarations for pages that use the wall: the element itself, and what each framework asks for. */
import type { AttributeFacts, ElementFacts } from "./read-element.ts";
import { isSwitch, valueType } from "./value-type.ts";

/** The element, its attributes and events, in `HTMLElementTagNameMap`; the frameworks' files import it. */
export function elementTypings(facts: ElementFacts): string {
  return `${head}
/** Attributes of \`<social-wall>\`, as they are written in HTML. */
export interface SocialWallAttributes {
${facts.attributes.map((one) => field(`"${one.name}"?`, one, valueType(one))).join("\n")}
}

/** The same in camelCase, with \`true\` and \`false\` for what is on or off. */
export interface SocialWallProps {
${propertyFields(facts)}
}

export interface SocialWallEventMap {
${facts.events.map(({ name, type, description }) => `${note(description)}  "${name}": ${type};`).join("\n")}
}

/** ${facts.description} */
export interface SocialWallElement extends HTMLElement {
${facts.attributes.map(accessors).join("\n")}
${listeners("add")}
${listeners("remove")}
}

declare global {
  interface HTMLElementTagNameMap {
    "social-wall": SocialWallElement;
  }
}
`;
}

const head =
  "// Made from the wall's own documentation when Koro was built. Take it again after an upgrade.\n";

/** The lines of an interface in camelCase. */
export function propertyFields(facts: ElementFacts): string {
  return facts.attributes
    .map((one) => field(`${one.property}?`, one, propertyType(one)))
    .join("\n");
}

const propertyType = (facts: AttributeFacts) =>
  isSwitch(facts) ? `${valueType(facts)} | boolean` : valueType(facts);

const field = (name: string, { description }: AttributeFacts, type: string) =>
  `${note(description)}  ${name}: ${type} | null | undefined;`;

const note = (description: string) => `  /** ${description.replaceAll("*/", "* /")} */\n`;

/** It reads as the attribute does, and takes what a framework may give. */
function accessors(facts: AttributeFacts): string {
  const { property, description } = facts;
  const taken = [...new Set(propertyType(facts).split(" | ")), "false", "null", "undefined"];
  return `${note(description)}  get ${property}(): string | null;
  set ${property}(value: ${taken.join(" | ")});`;
}

const listeners = (
  verb: "add" | "remove",
) => `  ${verb}EventListener<K extends keyof SocialWallEventMap>(
    type: K,
    listener: (this: SocialWallElement, event: SocialWallEventMap[K]) => unknown,
    options?: boolean | ${verb === "add" ? "AddEventListenerOptions" : "EventListenerOptions"},
  ): void;
  ${verb}EventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | ${verb === "add" ? "AddEventListenerOptions" : "EventListenerOptions"},
  ): void;`;

const own = `import type { SocialWallAttributes, SocialWallElement, SocialWallEventMap } from "./embed.js";`;

/** Event names as JSX of React 19, Preact and Svelte takes them: \`onsocial-wall-error\`. */
const handlers = (prefix: string) =>
  `{ [K in keyof SocialWallEventMap as \`${prefix}\${K}\`]?: (event: SocialWallEventMap[K]) => void }`;

/** Inside, names are looked up in the framework's module first: `Attributes` would be another. */
const jsx = (module: string, attributes: string) => `declare module "${module}" {
  namespace JSX {
    interface IntrinsicElements {
      "social-wall": ${attributes};
    }
  }
}`;

/** What each framework needs besides \`embed.d.ts\`, by the name that its file ends with. */
export const frameworkTypings: Record<string, string> = {
  react: `${head}
import type { DetailedHTMLProps, HTMLAttributes } from "react";
${own}

type OnPage = Omit<HTMLAttributes<SocialWallElement>, keyof SocialWallAttributes> &
  SocialWallAttributes &
  ${handlers("on")} & { class?: string };

${jsx("react", "DetailedHTMLProps<OnPage, SocialWallElement>")}
`,
  preact: `${head}
import type { ClassAttributes, HTMLAttributes } from "preact";
${own}

type OnPage = Omit<HTMLAttributes<SocialWallElement>, keyof SocialWallAttributes> &
  ClassAttributes<SocialWallElement> &
  SocialWallAttributes &
  ${handlers("on")};

${jsx("preact", "OnPage")}
`,
  solid: `${head}
import type { JSX } from "solid-js";
${own}

type OnPage = Omit<JSX.HTMLAttributes<SocialWallElement>, keyof SocialWallAttributes> &
  SocialWallAttributes &
  ${handlers("on:")};

${jsx("solid-js", "OnPage")}
`,
  svelte: `${head}
import type { HTMLAttributes } from "svelte/elements";
${own}

type OnPage = Omit<HTMLAttributes<SocialWallElement>, keyof SocialWallAttributes> &
  SocialWallAttributes &
  ${handlers("on")};

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "social-wall": OnPage;
  }
}
`,
  vue: `${head}
import type { HTMLAttributes, PublicProps } from "vue";
${own}

type Emit = {
  [K in keyof SocialWallEventMap]: (name: K, event: SocialWallEventMap[K]) => void;
}[keyof SocialWallEventMap];

declare module "vue" {
  interface GlobalComponents {
    "social-wall": new () => {
      $props: Omit<HTMLAttributes, keyof SocialWallAttributes> & SocialWallAttributes & PublicProps;
      $emit: Emit;
    };
  }
}
`,
};
