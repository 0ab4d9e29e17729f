import { expect, it } from "vitest";
import { compileExpression } from "../../../server/domain/rules/expression.ts";

it.each(["(a+)+$", "(a|aa)*b", "(.*a){12}", "(x+x+)+y", "([a-z]+)*!", "(a?){50}a{50}"])(
  "matches %s in bounded time",
  (expression) => {
    const matches = compileExpression(expression);
    const started = performance.now();
    for (const text of ["a", "x", "a ", "aX"]) matches(`${text.repeat(20_000)}#`);
    expect(performance.now() - started).toBeLessThan(8_000);
  },
);

it.each(["(a", "(?=a)", "(a)\\1", "((a{0,10}){0,10}){0,10}", "(.{500}){500}", "a{1001}"])(
  "refuses %s in words",
  (expression) => expect(() => compileExpression(expression)).toThrow(/^The expression/),
);

it("takes capitals for small letters", () => {
  expect(compileExpression("^çekiliş\\b?")("ÇEKILIŞ")).toBe(true);
});
