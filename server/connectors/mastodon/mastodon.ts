import type { Connector } from "../connector.ts";
import { checkHashtag } from "./check.ts";
import { MastodonCursor } from "./cursor.ts";
import { readHashtag } from "./read.ts";
import { recheckBatch, recheckStatuses } from "./recheck.ts";
import { MastodonSecrets, MastodonSettings } from "./settings.ts";

/** Public posts with a hashtag, as one Mastodon server knows them; works with most software that speaks its interface. */
export const mastodon: Connector<MastodonSettings, MastodonSecrets, MastodonCursor> = {
  name: "mastodon",
  network: "mastodon",
  title: "Mastodon",
  settings: MastodonSettings,
  secrets: MastodonSecrets,
  cursor: MastodonCursor,
  capabilities: {
    reads: true,
    hashtags: true,
    edits: "recheck",
    deletes: "recheck",
    followers: true,
    redistributable: true,
    pollEveryMs: 30_000,
    recheckEveryMs: 15 * 60_000,
  },
  notes: {
    en: [
      "A server knows the posts of its own people and of those they follow: a big general server finds more.",
      "Some servers show hashtags only to people who have signed in. Then a token is needed: on that server under Preferences → Development, with read:statuses.",
      "Only public and unlisted posts are collected, and none of people who write #nobot in their profile.",
      "Edited posts change here too, and deleted ones disappear: recent ones within a minute, others within a quarter of an hour.",
    ],
    tr: [
      "Bir sunucu kendi üyelerinin ve onların takip ettiklerinin gönderilerini bilir: büyük, genel bir sunucu daha çok gönderi bulur.",
      "Bazı sunucular etiketleri yalnızca oturum açanlara gösterir. O zaman bir erişim anahtarı gerekir: o sunucuda Tercihler → Geliştirme, read:statuses izniyle.",
      "Yalnızca herkese açık ve listelenmeyen gönderiler toplanır; profilinde #nobot yazanlarınki toplanmaz.",
      "Düzenlenen gönderiler burada da değişir, silinenler kaybolur: yeniler bir dakika, ötekiler on beş dakika içinde.",
    ],
  },
  check: checkHashtag,
  read: readHashtag,
  recheck: recheckStatuses,
  recheckBatch,
};
