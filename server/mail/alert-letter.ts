/** The words of alerts and digests. They name walls and numbers, and nothing that anybody posted. */
import type { Notice, NoticeWall } from "../domain/alert.ts";
import type { Locale } from "../domain/vocabulary.ts";
import { inOneLine, type Letter, paragraphs } from "./letter.ts";

export interface AlertFacts {
  workspace: string;
  notice: Notice;
  publicUrl: string;
  /** Where it is turned off. */
  offUrl: string;
}

export function writeAlertLetter(locale: Locale, { workspace, ...facts }: AlertFacts): Letter {
  const { notice, publicUrl, offUrl } = facts;
  const words = say[locale];
  const lines = notice.walls.map((wall) => lineOf(locale, notice, wall, publicUrl));
  const subject = words.subject(notice, inOneLine(workspace));
  const leads = [notice.test ? words.test : words.lead(notice)];
  return {
    subject: notice.test ? `${words.testMark} ${subject}` : subject,
    text: paragraphs(
      words.hello,
      ...leads,
      ...lines.map(({ title, facts, link }) => `${title}: ${facts}\n${link}`),
      `${words.off}\n${offUrl}`,
    ),
    html: asHtml(locale, [words.hello, ...leads], lines, { words: words.off, url: offUrl }),
  };
}

interface Line {
  title: string;
  facts: string;
  link: string;
}

function lineOf(locale: Locale, { kind, at }: Notice, wall: NoticeWall, publicUrl: string): Line {
  const room = kind === "source-attention" ? "sources" : kind === "report" ? "reports" : "queue";
  const { waiting, attention, reports, approved, rejected } = say[locale];
  const isDigest = kind === "digest";
  const facts = [
    ...(isDigest || kind === "queue-age"
      ? [wall.waiting > 0 && waiting(wall.waiting, waitedFor(locale, wall, at))]
      : []),
    ...(isDigest ? [wall.approved > 0 && approved(wall.approved)] : []),
    ...(isDigest ? [wall.rejected > 0 && rejected(wall.rejected)] : []),
    ...(isDigest || room === "sources" ? [wall.attention > 0 && attention(wall.attention)] : []),
    ...(isDigest || room === "reports" ? [wall.reports > 0 && reports(wall.reports)] : []),
  ].filter((fact) => fact !== false);
  return {
    title: inOneLine(wall.title),
    facts: facts.join(" · ") || "–",
    link: `${publicUrl}/admin/walls/${encodeURIComponent(wall.slug)}/${room}`,
  };
}

/** Lists and links, no picture, no style sheet: nothing is asked of anybody's server when it is read. */
function asHtml(
  locale: Locale,
  leads: string[],
  lines: Line[],
  off: { words: string; url: string },
): string {
  const items = lines.map(
    ({ title, facts, link }) =>
      `<li><a href="${escaped(link)}"><bdi>${escaped(title)}</bdi></a>: ${escaped(facts)}</li>`,
  );
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"></head><body>`,
    ...leads.map((lead) => `<p>${escaped(lead)}</p>`),
    ...(items.length > 0 ? [`<ul>${items.join("")}</ul>`] : []),
    `<p><a href="${escaped(off.url)}">${escaped(off.words)}</a></p></body></html>`,
  ].join("\n");
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** In the largest fitting unit: a time of day would need to know where its reader lives. */
function waitedFor(locale: Locale, { since }: NoticeWall, at: string): string {
  const waited = since === null ? 0 : Date.parse(at) - Date.parse(since);
  const [unit, length] = units.find(([, ms]) => waited >= ms) ?? ["minute", 60_000];
  if (since === null) return "";
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.max(1, Math.floor(waited / length)));
}

const english = {
  hello: "Hello,",
  testMark: "[Test]",
  test: "this is a test: nothing has happened. Alerts will reach you here.",
  off: "Turn this notification off",
  subject: ({ kind, minutes }: Notice, workspace: string) =>
    ({
      "queue-age": `Posts have been waiting longer than ${minutes} minutes – ${workspace}`,
      "source-attention": `A source needs attention – ${workspace}`,
      report: `A visitor reported a post – ${workspace}`,
      digest: `What is on your desk – ${workspace}`,
    })[kind],
  lead: ({ kind, minutes }: Notice) =>
    ({
      "queue-age": `posts have been waiting for a decision longer than ${minutes} minutes. You will be told again once the queue was shorter than that.`,
      "source-attention": "a source cannot be read any more without somebody’s help.",
      report: "visitors have reported posts, and somebody has to look at them.",
      digest: "this waits for you, and this was decided since the last digest.",
    })[kind],
  waiting: (n: number, longest: string) =>
    `${n} ${n === 1 ? "post waits" : "posts wait"}${longest && `, the oldest for ${longest}`}`,
  approved: (n: number) => `${n} approved`,
  rejected: (n: number) => `${n} rejected`,
  attention: (n: number) => `${n} ${n === 1 ? "source needs" : "sources need"} attention`,
  reports: (n: number) => `${n} open ${n === 1 ? "report" : "reports"}`,
};

const turkish: typeof english = {
  hello: "Merhaba,",
  testMark: "[Deneme]",
  test: "Bu bir denemedir: herhangi bir şey olmadı. Uyarılar size buradan ulaşacak.",
  off: "Bu bildirimi kapat",
  subject: ({ kind, minutes }, workspace) =>
    ({
      "queue-age": `${minutes} dakikadan uzun süredir bekleyen gönderiler var – ${workspace}`,
      "source-attention": `Bir kaynak ilginizi bekliyor – ${workspace}`,
      report: `Bir ziyaretçi bir gönderiyi bildirdi – ${workspace}`,
      digest: `Masanızda neler var – ${workspace}`,
    })[kind],
  lead: ({ kind, minutes }) =>
    ({
      "queue-age": `${minutes} dakikadan uzun süredir karar bekleyen gönderiler var. Kuyruk bu sürenin altına indikten sonra yeniden uzarsa size tekrar yazarız.`,
      "source-attention": "Bir kaynak, biri ilgilenmeden artık okunamıyor.",
      report: "Ziyaretçiler gönderi bildirdi; birinin bakması gerekiyor.",
      digest: "Sizi bekleyenler ve son özetten bu yana karar verilenler:",
    })[kind],
  waiting: (n, longest) => `${n} gönderi bekliyor${longest && `, en uzun bekleme ${longest}`}`,
  approved: (n) => `${n} onaylandı`,
  rejected: (n) => `${n} reddedildi`,
  attention: (n) => `${n} kaynak ilgi bekliyor`,
  reports: (n) => `${n} açık bildirim`,
};

const say: Record<Locale, typeof english> = { en: english, tr: turkish };
