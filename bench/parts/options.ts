import { parseArgs } from "node:util";

/** Numbers given as `--name=12` after `npm run bench -- <name>`; lists as `--name=1,2`. Throws for other names. */
export function readNumbers<Name extends string>(
  defaults: Record<Name, number[]>,
): Record<Name, number[]> {
  const names = Object.keys(defaults) as Name[];
  const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
  const { values } = parseArgs({ options });
  const read = (name: Name) => {
    const given = values[name];
    if (typeof given !== "string") return defaults[name];
    const numbers = given.split(",").map(Number);
    if (numbers.some(Number.isNaN)) throw new Error(`--${name} is “${given}”: expected numbers.`);
    return numbers;
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number[]>;
}
