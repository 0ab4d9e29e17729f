import type { AdminSource, ConnectorDescription } from "#wire/admin-source.ts";

const reads = {
  reads: true,
  hashtags: true,
  edits: "recheck",
  deletes: "recheck",
  followers: true,
  redistributable: true,
  pollEveryMs: 60_000,
} as const;

export const connectors: ConnectorDescription[] = [
  {
    name: "mastodon",
    title: "Mastodon",
    settings: {
      type: "object",
      properties: {
        server: { type: "string", format: "uri", description: "https://mastodon.example" },
        hashtag: { type: "string", minLength: 1 },
      },
      required: ["server", "hashtag"],
    },
    secrets: { type: "object", properties: { token: { type: "string" } } },
    capabilities: reads,
    notes: {
      en: ["Reads a hashtag as one server sees it.", "Choose a large server to see more."],
      tr: [
        "Bir etiketi, tek bir sunucunun gördüğü kadarıyla okur.",
        "Daha çok görmek için büyük bir sunucu seçin.",
      ],
    },
  },
  {
    name: "feed",
    title: "RSS / Atom",
    settings: {
      type: "object",
      properties: { url: { type: "string", format: "uri" } },
      required: ["url"],
    },
    secrets: null,
    capabilities: { ...reads, hashtags: false, followers: false, pollEveryMs: 300_000 },
    notes: {
      en: ["Any RSS, Atom or JSON feed."],
      tr: ["Herhangi bir RSS, Atom ya da JSON akışı."],
    },
  },
  {
    name: "upload",
    title: "Upload form",
    settings: { type: "object", properties: {} },
    secrets: null,
    capabilities: { ...reads, reads: false, hashtags: false, followers: false, pollEveryMs: null },
    notes: {
      en: ["Visitors send posts from their phone."],
      tr: ["Ziyaretçiler telefonlarından gönderir."],
    },
  },
];

export const sources: AdminSource[] = [
  aSource(1, { connector: "upload" }),
  aSource(2, {
    settings: { server: "https://sosyal.example", hashtag: "AcmeYaz" },
    lastReadAt: "2026-11-20T11:58:00.000Z",
    nextReadAt: "2026-11-20T11:59:00.000Z",
    postCount: 1284,
  }),
  aSource(3, {
    connector: "feed",
    settings: { url: "https://blog.example/feed.xml" },
    state: "attention",
    publishing: "automatic",
    lastError: {
      kind: "permanent",
      message: "https://blog.example answered 404 Not Found.",
      at: "2026-11-20T11:40:00.000Z",
      retryAt: null,
    },
  }),
];

function aSource(number: number, over: Partial<AdminSource>): AdminSource {
  return {
    id: `01930000-0000-7000-9000-00000000000${number}`,
    connector: "mastodon",
    settings: {},
    hasSecrets: false,
    publishing: "manual",
    state: "active",
    lastReadAt: null,
    nextReadAt: null,
    lastError: null,
    postCount: 12,
    createdAt: "2026-11-20T08:00:00.000Z",
    ...over,
  };
}
