import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import type { SubmissionStatus } from "#wire/submission.ts";
import { renderNoticePage } from "../../server/http/pages/notice-page.ts";
import { renderStatusPage } from "../../server/http/pages/status-page.ts";
import { renderSubmitPage } from "../../server/http/pages/submit-page.ts";
import { aWall } from "./support/sample.ts";

const publicUrl = "https://koro.example";

function find(page: string, name: string, attributes: Record<string, string> = {}) {
  return DomUtils.findAll(
    (element) =>
      element.name === name &&
      Object.entries(attributes).every(([key, value]) => element.attribs[key] === value),
    parseDocument(page).children,
  );
}

describe("the upload form", () => {
  it("posts as it is to the API, with every field the API knows", () => {
    const page = renderSubmitPage({ wall: aWall(), publicUrl, sendsLetters: true });

    expect(find(page, "form")[0]?.attribs).toMatchObject({
      action: "/v1/walls/acme-yaz/submissions?lang=tr",
      method: "post",
      enctype: "multipart/form-data",
    });
    const names = [...find(page, "input"), ...find(page, "textarea")].map(
      ({ attribs }) => attribs["name"],
    );
    expect(new Set(names)).toEqual(
      new Set(["media", "alt", "text", "name", "email", "consent", "website"]),
    );
  });

  it("shows the whole consent text and never ticks the box itself", () => {
    const consent = { version: "2026-11-20", text: "Metnin tamamı.\nİkinci satır." };
    const errors = [{ path: "name", message: "required" }];
    const page = renderSubmitPage({
      wall: aWall({ consent }),
      publicUrl,
      sendsLetters: true,
      errors,
    });

    expect(page).toContain(consent.text);
    const box = find(page, "input", { name: "consent" })[0];
    expect(box?.attribs["value"]).toBe("2026-11-20");
    expect(box?.attribs).not.toHaveProperty("checked");
  });

  it("comes back with what was typed and says beside each field what is wrong", () => {
    const errors = [
      { path: "email", message: "invalid" },
      { path: "media.1", message: "too big" },
    ];
    const values = { text: "Merhaba", name: "Defne", email: "defne@", alt: ["Deniz"] };
    const page = renderSubmitPage({ wall: aWall(), publicUrl, sendsLetters: true, errors, values });

    expect(find(page, "input", { name: "email" })[0]?.attribs).toMatchObject({
      value: "defne@",
      "aria-invalid": "true",
      "aria-describedby": "email-error",
    });
    const links = find(page, "a").map(({ attribs }) => attribs["href"]);
    expect(links).toEqual(expect.arrayContaining(["#media", "#email"]));
    expect(find(page, "textarea")[0]).toSatisfy((area) => DomUtils.textContent(area) === "Merhaba");
  });

  it("promises a letter only where one is sent", () => {
    const promised = "We send one e-mail with your private link";
    const page = (sendsLetters: boolean) =>
      renderSubmitPage({ wall: aWall(), publicUrl, sendsLetters, locale: "en" });

    expect(page(true)).toContain(promised);
    expect(page(false)).not.toContain(promised);
    expect(page(false)).toContain("This wall sends no e-mail by itself");
  });

  it("speaks the language that is asked for and offers the other", () => {
    const page = renderSubmitPage({ wall: aWall(), publicUrl, sendsLetters: true, locale: "en" });

    expect(find(page, "html")[0]?.attribs["lang"]).toBe("en");
    expect(find(page, "a", { href: "?lang=tr" })).toHaveLength(1);
  });

  it("has no form while uploads are off", () => {
    const wall = aWall({ submitUrl: null });
    const page = renderSubmitPage({ wall, publicUrl, sendsLetters: true });

    expect(find(page, "form")).toEqual([]);
  });
});

describe("the submitter's page", () => {
  const render = (change: Partial<SubmissionStatus>) =>
    renderStatusPage({
      wall: aWall({ locale: "en" }),
      status: {
        id: "s",
        state: "pending",
        text: "Hi",
        submittedAt: "2026-11-20T09:00:00Z",
        shown: false,
        ...change,
      },
      token: "t0k",
      withdrawUrl: "/v1/walls/acme-yaz/submissions/s/withdraw",
    });

  it.each([
    [{ state: "pending" }, "Received"],
    [{ state: "held" }, "Being looked at"],
    [{ state: "approved", shown: true }, "On the wall"],
    [{ state: "approved", shown: false }, "Approved"],
    [{ state: "rejected" }, "Not on the wall"],
    [{ state: "removed" }, "Withdrawn"],
  ] as const)("says %j in words", (change, words) => {
    const [state] = find(render(change), "p", { class: "state-name" });
    expect(state && DomUtils.textContent(state)).toBe(words);
  });

  it("asks before it withdraws and offers it only while there is something to withdraw", () => {
    const [form] = find(render({}), "form");

    expect(form?.attribs).toMatchObject({
      method: "post",
      action: expect.stringContaining("withdraw"),
    });
    expect(form?.parent).toMatchObject({ name: "details" });
    expect(find(render({ state: "removed" }), "form")).toEqual([]);
  });

  it("keeps its secret address from search engines and from the next site", () => {
    expect(find(render({}), "meta", { name: "referrer", content: "no-referrer" })).toHaveLength(1);
    expect(find(render({}), "meta", { name: "robots" })).toHaveLength(1);
  });
});

describe("the notice page", () => {
  it("offers a report of the post a visitor came from, with the API's five reasons", () => {
    const page = renderNoticePage({ wall: aWall(), contact: null, post: { id: "p1" } });

    expect(find(page, "form")[0]?.attribs["action"]).toBe("/v1/walls/acme-yaz/posts/p1/report");
    expect(find(page, "input", { type: "radio" }).map(({ attribs }) => attribs["value"])).toEqual([
      "mine",
      "me",
      "my-child",
      "illegal",
      "other",
    ]);
  });

  it("explains itself without a post, names the contact and claims nothing about the law", () => {
    const page = renderNoticePage({ wall: aWall(), contact: "duvar@acme.example", locale: "en" });

    expect(find(page, "form")).toEqual([]);
    expect(find(page, "a", { href: "mailto:duvar@acme.example" })).toHaveLength(1);
    expect(page).not.toMatch(/GDPR|KVKK|compliant|complies|lawful/i);
  });
});
