/** Regular expressions of people: matched in time linear in the text, and refused where they would be large. */
import { RE2JS } from "re2js";
import { Problem } from "../problem.ts";

export type Expression = (text: string) => boolean;

/** Steps of the machine that an expression becomes: the cost of each letter of each post. */
const mostSteps = 400;
/** Of a text; what is longer is no post but a book. */
const mostLetters = 5000;

/** Compiles an expression, or throws the Problem that says why not. Capitals are as good as small letters. */
export function compileExpression(expression: string): Expression {
  const compiled = compile(expression);
  if (compiled.programSize() > mostSteps)
    throw refused("is too large: write fewer or smaller repetitions");
  return (text) => compiled.matcher(text.slice(0, mostLetters).normalize("NFC")).find();
}

function compile(expression: string): RE2JS {
  try {
    return RE2JS.compile(expression.normalize("NFC"), RE2JS.CASE_INSENSITIVE);
  } catch (cause) {
    throw refused(
      "cannot be used: back references and look-around are not offered, brackets have to close",
      cause,
    );
  }
}

const refused = (message: string, cause?: unknown) =>
  new Problem("invalid", `The expression ${message}.`, {
    cause,
    errors: [{ path: "condition", message: `the expression ${message}` }],
  });
