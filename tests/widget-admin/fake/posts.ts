import type { Placement } from "#wire/placement.ts";

export type State = Placement["state"];

const people: [string, string, number | null][] = [
  ["Elif Özdağ", "@elif@sosyal.example", 12_400],
  ["Ignác Török", "@ignac", 830],
  ["Şule Yıldırım", "@suleyildirim", 41_200],
  ["Jonas Weil", "@jonas.weil.example", null],
  ["ليلى حداد", "@laila", 2_310],
  ["Deniz", "@deniz@kiyi.example", 96],
];

const texts = [
  "Güneş batarken Acme standının önünde yüzlerce kişi şarkı söyledi. Bu akşamı unutmayacağım! #AcmeYaz",
  "Brought my grandmother to the #AcmeYaz stage. She danced longer than all of us.",
  "Yeni terliklerle sahilde ilk gün 🌊\n\nKum, tuz, müzik. Daha ne olsun? #AcmeYaz #yaz2026",
  "Three days, two rain showers, one very happy dog. Thank you #AcmeYaz, see you next year.",
  "كانت ليلة جميلة جدا مع الأصدقاء #AcmeYaz",
  "Çalışan gözüyle: kulis arkasında herkes gönüllü, herkes gülüyor. #AcmeYaz",
  "ok #AcmeYaz",
];

/** A placement of an invented post. `number` makes it the same post every time. */
export function aPlacement(
  number: number,
  over: Partial<Placement["post"]> = {},
  state: State = "pending",
): Placement {
  const [name, handle, followers] = people[number % people.length] ?? ["Somebody", "@x", null];
  const text = texts[number % texts.length] ?? "";
  const id = `01930000-0000-7000-8000-${String(number).padStart(12, "0")}`;
  const at = new Date(Date.UTC(2026, 10, 20, 9, 0) + number * 60_000).toISOString();
  return {
    post: {
      id,
      network: ["mastodon", "bluesky", "upload", "feed"][number % 4] ?? "mastodon",
      permalink: `https://social.example/posts/${number}`,
      publishedAt: at,
      shownAt: state === "approved" ? at : null,
      arrivedAt: at,
      editedAt: null,
      lang: ["tr", "en", "tr", "en", "ar", "tr", "en"][number % 7] ?? null,
      text,
      entities: tagsIn(text),
      author: {
        ...{ name, handle, url: `https://social.example/${number}`, avatar: null, followers },
        tier: tierOf(followers),
        history: { approved: number % 5, rejected: number % 7 === 3 ? 1 : 0, held: 0 },
      },
      engagement: number % 6 === 5 ? null : number,
      media: pictures(number),
      badges: [],
      sensitive: number % 11 === 7,
      contentWarning: null,
      pinned: false,
      highlighted: false,
      tags: [],
      counts: { likes: number },
      cta: null,
      hashtags: ["AcmeYaz"],
      mediaWaiting: 0,
      mediaFailed: number % 9 === 8 ? 1 : 0,
      ...over,
    },
    state,
    version: 1,
    shown: state === "approved",
    reason: state === "pending" ? "waits-for-person" : null,
    hidden: state === "approved" ? [] : ["not-approved"],
    source: { id: "01930000-0000-7000-9000-000000000001", connector: "mastodon" },
    matched: ["AcmeYaz"],
    claimedBy: null,
    claim: null,
    ...{ showFrom: null, showUntil: null, sponsor: null },
    ...{ opinions: [], borderline: [] },
    history: [],
  };
}

function tierOf(followers: number | null) {
  if (followers === null) return null;
  return followers < 10_000 ? "nano" : "micro";
}

function tagsIn(text: string): Placement["post"]["entities"] {
  return [...text.matchAll(/#[\p{L}\d]+/gu)].map(({ 0: tag, index }) => ({
    kind: "hashtag",
    start: index,
    end: index + tag.length,
    url: `https://social.example/tags/${encodeURIComponent(tag.slice(1))}`,
  }));
}

function pictures(number: number): Placement["post"]["media"] {
  const count = [1, 0, 3, 1, 0, 2, 1][number % 7] ?? 0;
  return Array.from({ length: count }, (_, at) => ({
    id: `01930000-0000-7000-a000-${String(number * 10 + at).padStart(12, "0")}`,
    kind: number % 7 === 6 ? "video" : "image",
    alt: at === 0 && number % 2 === 0 ? "Sahnenin önünde dans eden insanlar" : null,
    width: 1200,
    height: 900,
    thumbhash: null,
    sources: [320, 640].map((width) => ({
      src: `/media/${number}-${at}-${width}.webp`,
      type: "image/webp",
      width,
    })),
  }));
}
