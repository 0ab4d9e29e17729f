import { describe, expect, it } from "vitest";
import { locales } from "../../server/domain/vocabulary.ts";
import { writeLetter } from "../../server/mail/letter.ts";

const link = "https://koro.example/w/acme-yaz/status/a-token";
const about = {
  wall: "Işıl Yaz",
  workspace: "Acme",
  inviter: "Ada",
  role: "moderator" as const,
  link,
};

describe("the letter with the private link", () => {
  it("is written in Turkish and in English", () => {
    expect(writeLetter("private-link", "tr", about).subject).toBe(
      "“Işıl Yaz” duvarı: gönderiniz bize ulaştı",
    );
    expect(writeLetter("private-link", "en", about).subject).toBe(
      "Your post for “Işıl Yaz” has arrived",
    );
  });

  it.each(locales)("has the link on a line of its own, in %s", (locale) => {
    const { text } = writeLetter("private-link", locale, about);

    expect(text.split("\n")).toContain(link);
  });

  it.each(locales)(
    "stays in one line and at a bound, whatever the wall is called, in %s",
    (locale) => {
      const wall = `Acme\r\nBcc: everybody@people.example\u2028\u202e${"x".repeat(500)}`;

      const { subject } = writeLetter("private-link", locale, { ...about, wall });

      expect(subject).not.toMatch(/[\r\n\u2028\u202e]/);
      expect(subject.length).toBeLessThan(180);
    },
  );
});

describe.each(["invitation", "password-reset"] as const)("the letter of kind %s", (kind) => {
  it.each(locales)("names the workspace and has the link on a line of its own, in %s", (locale) => {
    const { subject, text } = writeLetter(kind, locale, about);

    expect(subject).toContain("“Acme”");
    expect(text.split("\n")).toContain(link);
  });

  it.each(locales)("stays in one line whatever people are called, in %s", (locale) => {
    const name = "Ada\r\nBcc: everybody@people.example";
    const { subject } = writeLetter(kind, locale, { ...about, inviter: name, workspace: name });

    expect(subject).not.toMatch(/[\r\n]/);
  });
});
