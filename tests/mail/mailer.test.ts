import { afterEach, describe, expect, it } from "vitest";
import { MailError, toMailError } from "../../server/mail/mail-error.ts";
import { isBareAddress, readMailbox } from "../../server/mail/mailbox.ts";
import { type Mailer, openMailer } from "../../server/mail/mailer.ts";
import { smtpOptions } from "../../server/mail/smtp-options.ts";
import { freePort } from "../support/ports.ts";
import { type SmtpFault, type SmtpTwin, startSmtpTwin } from "../support/twins/smtp.ts";

let twin: SmtpTwin | null = null;
let mailer: Mailer | null = null;
afterEach(async () => {
  mailer?.close();
  await twin?.close();
  [twin, mailer] = [null, null];
});

async function aMailer(from = "Acme, Yaz <wall@acme.example>") {
  twin = await startSmtpTwin();
  mailer = openMailer({ url: twin.url, from });
  return { twin, mailer };
}

const letter = {
  ...({ to: "ipek@people.example", locale: "tr", name: "private-link.0193" } as const),
  ...{ subject: "Gönderiniz ulaştı", text: "Merhaba,\n\nşimdi İpek’e yolladık.\n" },
};

const kindOf = (sending: Promise<void>) =>
  sending.then(
    () => null,
    (error: unknown) => (error instanceof MailError ? error.kind : error),
  );

describe("the mailer", () => {
  it("hands a letter over with what programs need to know about it", async () => {
    const { twin, mailer } = await aMailer();

    await mailer.send(letter);

    const [taken] = twin.letters;
    expect(taken).toMatchObject({ from: "wall@acme.example", to: [letter.to], text: letter.text });
    expect(Object.fromEntries(taken?.headers ?? [])).toMatchObject({
      ...{ subject: letter.subject, to: letter.to, "auto-submitted": "auto-generated" },
      ...{ from: '"Acme, Yaz" <wall@acme.example>', "content-language": "tr" },
      "message-id": "<private-link.0193@acme.example>",
    });
  });

  it.each([
    "ipek@people.example, everybody@people.example",
    "ipek@people.example\r\nBcc: everybody@people.example",
    "Ipek <ipek@people.example>",
    "ipek@people.example>",
    "ipek",
  ])("gives nothing to %j", async (to) => {
    const { twin, mailer } = await aMailer();

    expect(await kindOf(mailer.send({ ...letter, to }))).toBe("refused");
    expect(twin.letters).toEqual([]);
  });

  it.each<[string, SmtpFault]>([
    ["refused", { at: "RCPT", say: "550 5.1.1 <ipek@people.example> is not here" }],
    ["refused", { at: "taken", say: "554 5.7.1 not such a letter" }],
    ["unreachable", { at: "RCPT", say: "451 4.7.1 grey, come back later" }],
    ["unreachable", { at: "MAIL", say: "421 4.3.0 too busy" }],
    ["unreachable", { at: "DATA", say: null }],
    ["settings", { at: "MAIL", say: "553 5.1.8 this sender is not ours" }],
  ])("calls it %s when the server answers %j", async (kind, fault) => {
    const { twin, mailer } = await aMailer();
    twin.faults.push(fault);

    expect(await kindOf(mailer.send(letter))).toBe(kind);
  });

  it("does not send again by itself where the line breaks after the last word", async () => {
    const { twin, mailer } = await aMailer();
    twin.faults.push({ at: "taken", say: null });

    expect(await kindOf(mailer.send(letter))).toBe("unreachable");
    expect(twin.letters).toHaveLength(1);
  });

  it("calls it unreachable when nobody listens", async () => {
    mailer = openMailer({ url: `smtp://127.0.0.1:${await freePort()}`, from: "wall@acme.example" });

    expect(await kindOf(mailer.send(letter))).toBe("unreachable");
  });
});

describe("a failure", () => {
  it("keeps nothing of what the mail server said", () => {
    const failure = Object.assign(new Error("550 <ipek@people.example> unknown"), {
      ...{ code: "EENVELOPE", command: "RCPT TO", responseCode: 550 },
      rejected: ["ipek@people.example"],
    });

    const error = toMailError(failure);

    expect(error.kind).toBe("refused");
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("ipek");
  });

  it.each([
    [{ code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }],
    [{ code: "ESOCKET", originalCode: "DEPTH_ZERO_SELF_SIGNED_CERT", command: "CONN" }],
    [{ code: "ETLS", command: "STARTTLS" }],
  ])("of sign-in or certificate is one of settings: %j", (failure) => {
    expect(toMailError(failure).kind).toBe("settings");
  });
});

describe("SMTP_URL", () => {
  it("is read with its password, and always checks certificates", () => {
    const options = smtpOptions(
      "smtps://koro%40acme:p%40ss@mail.example?tls.rejectUnauthorized=false",
    );

    expect(options).toMatchObject({
      ...{ host: "mail.example", port: 465, secure: true },
      auth: { user: "koro@acme", pass: "p@ss" },
      tls: { rejectUnauthorized: true },
    });
  });

  it.each([
    ["smtp://koro:hush@mail.example", true],
    ["smtp://mail.example:25", false],
    ["smtp://koro:hush@127.0.0.1:2525", false],
    ["smtp://koro:hush@[::1]:2525", false],
  ])("sends no password in the clear: %s needs encryption: %s", (url, requireTLS) => {
    expect(smtpOptions(url).requireTLS).toBe(requireTLS);
  });
});

describe("a mailbox", () => {
  it.each([
    ["wall@acme.example", { name: "", address: "wall@acme.example" }],
    ["Acme, Inc. <wall@acme.example>", { name: "Acme, Inc.", address: "wall@acme.example" }],
    ['"Acme Yaz" <wall@acme.example>', { name: "Acme Yaz", address: "wall@acme.example" }],
  ])("%s is read with its name", (text, mailbox) => {
    expect(readMailbox(text)).toEqual(mailbox);
  });

  it("is bare without anything beside its address", () => {
    expect(isBareAddress("o'hara+koro@people.example")).toBe(true);
    expect(isBareAddress("a@b")).toBe(false);
  });
});
