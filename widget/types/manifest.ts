import type { AttributeFacts, ElementFacts } from "./read-element.ts";
import { valueType } from "./value-type.ts";

/** A Custom Elements Manifest, schema 2.1: https://github.com/webcomponents/custom-elements-manifest */
export function manifestOf(facts: ElementFacts): object {
  const path = "embed.js";
  const module = { kind: "javascript-module", path };
  const declaration = { name: "SocialWall", module: path };
  return {
    schemaVersion: "2.1.0",
    modules: [
      {
        ...module,
        declarations: [declarationOf(facts)],
        exports: [{ kind: "custom-element-definition", name: "social-wall", declaration }],
      },
    ],
  };
}

function declarationOf(facts: ElementFacts): object {
  return {
    ...{ kind: "class", name: "SocialWall", description: facts.description },
    ...{ superclass: { name: "HTMLElement" }, customElement: true, tagName: "social-wall" },
    attributes: facts.attributes.map(attribute),
    members: facts.attributes.map(member),
    events: facts.events.map(({ type, ...event }) => ({ ...event, type: { text: type } })),
    slots: facts.slots,
    cssParts: facts.parts,
    cssProperties: facts.properties.map(({ default: value, ...property }) => ({
      ...property,
      ...(value !== null && { default: value }),
    })),
  };
}

function attribute(facts: AttributeFacts): object {
  const { name, property, description } = facts;
  return { name, description, type: { text: valueType(facts) }, fieldName: property };
}

function member(facts: AttributeFacts): object {
  const { name, property, description } = facts;
  const type = { text: `${valueType(facts)} | null` };
  return { kind: "field", name: property, description, type, attribute: name, reflects: true };
}
