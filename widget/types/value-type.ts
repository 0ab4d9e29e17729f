import type { AttributeFacts } from "./read-element.ts";

/** The TypeScript type of what may be written into an attribute. */
export function valueType({ choices, isNumber }: AttributeFacts): string {
  if (isNumber) return `number | \`\${number}\``;
  return choices?.map((choice) => `"${choice}"`).join(" | ") ?? "string";
}

/** Whether it is a switch, to which a property's `true` and `false` are answers too. */
export const isSwitch = ({ choices }: AttributeFacts): boolean =>
  choices?.toSorted().join() === "off,on";
