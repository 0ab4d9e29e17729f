import type { Connector } from "../connector.ts";
import { FeedCursor } from "./cursor.ts";
import { checkFeed, readFeed } from "./read.ts";
import { FeedSettings } from "./settings.ts";

/** Any public feed: RSS 2.0 and its elders, RSS 1.0, Atom, JSON Feed. */
export const feed: Connector<FeedSettings, never, FeedCursor> = {
  name: "feed",
  network: "feed",
  title: "RSS, Atom or JSON feed",
  settings: FeedSettings,
  secrets: null,
  cursor: FeedCursor,
  capabilities: {
    reads: true,
    hashtags: false,
    edits: "recheck",
    deletes: "recheck",
    followers: false,
    redistributable: true,
    pollEveryMs: 5 * 60_000,
    recheckEveryMs: null,
  },
  notes: {
    en: [
      "The address of the feed itself is needed; given a page, the check names the feed it finds there.",
      "Many networks have feeds: Mastodon profiles and hashtags (add .rss), YouTube channels, blogs, podcasts.",
      "It is read every 5 to 60 minutes, as its publisher wishes. Edits are noticed as long as a post is in the feed.",
      "A post that leaves the feed while older ones stay is taken down once its page is gone. One that only became too old for the feed stays.",
    ],
    tr: [
      "Akışın kendi adresi gerekir; bir sayfa verilirse deneme, orada bulduğu akışı söyler.",
      "Birçok ağın akışı vardır: Mastodon profilleri ve etiketleri (sonuna .rss eklenir), YouTube kanalları, bloglar, podcast’ler.",
      "Yayıncısının isteğine göre 5 ile 60 dakikada bir okunur. Düzenlemeler, gönderi akışta kaldığı sürece fark edilir.",
      "Daha eskiler dururken akıştan çıkan bir gönderi, sayfası da yok olmuşsa kaldırılır. Yalnızca akış için eskimiş olan kalır.",
    ],
  },
  check: checkFeed,
  read: readFeed,
};
