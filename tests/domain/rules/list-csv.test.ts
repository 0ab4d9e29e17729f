import { expect, it } from "vitest";
import { readListCsv, writeListCsv } from "../../../server/domain/rules/list-csv.ts";
import { shippedWords } from "../../../server/domain/rules/lists/shipped.ts";

it.each(Object.entries(shippedWords))(
  "brings back what it wrote: %s",
  (_, { words, except = [] }) => {
    const list = { words: [...new Set(words)], except: [...new Set(except)] };
    const back = readListCsv(writeListCsv(list));
    expect(new Set(back.words)).toEqual(new Set(list.words));
  },
);

it("takes what table programs make: marks, semicolons, quotes, no header", () => {
  expect(
    readListCsv('\ufeffWord;Kind\r\n"a;""b""";word\r\nc*;\r\nd;prefix\r\n;\r\ne;EXCEPT\r\n'),
  ).toEqual({
    words: ['a;"b"', "c*", "d*"],
    except: ["e"],
  });
});

it("writes no formula", () => {
  const csv = writeListCsv({ words: ["=cmd()", "a,b"], except: [] });
  expect(csv).toContain("'=cmd(),word");
  expect(readListCsv(csv).words).toEqual(["=cmd()", "a,b"]);
});

it("names the row that it does not understand", () => {
  expect(() => readListCsv("word,kind\na,word\nb,regex")).toThrow(/Row 3 .*regex/);
});
