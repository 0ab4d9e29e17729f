import { describe, expect, it } from "vitest";
import { locales } from "../../server/domain/vocabulary.ts";
import { writeLetter } from "../../server/mail/letter.ts";

const statusUrl = "https://koro.example/w/acme-yaz/status/a-token";

describe("the letter with the private link", () => {
  it("is written in Turkish and in English", () => {
    const facts = { wall: "Işıl Yaz", statusUrl };

    expect(writeLetter("private-link", "tr", facts).subject).toBe(
      "“Işıl Yaz” duvarı: gönderiniz bize ulaştı",
    );
    expect(writeLetter("private-link", "en", facts).subject).toBe(
      "Your post for “Işıl Yaz” has arrived",
    );
  });

  it.each(locales)("has the link on a line of its own, in %s", (locale) => {
    const { text } = writeLetter("private-link", locale, { wall: "Acme", statusUrl });

    expect(text.split("\n")).toContain(statusUrl);
  });

  it.each(locales)(
    "stays in one line and at a bound, whatever the wall is called, in %s",
    (locale) => {
      const wall = `Acme\r\nBcc: everybody@people.example\u2028\u202e${"x".repeat(500)}`;

      const { subject } = writeLetter("private-link", locale, { wall, statusUrl });

      expect(subject).not.toMatch(/[\r\n\u2028\u202e]/);
      expect(subject.length).toBeLessThan(180);
    },
  );
});
