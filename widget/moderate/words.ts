/** What the overlay says; in the language of the person, which may not be the wall's. */
const english = {
  moderating: "You are moderating this wall",
  hide: "Hide",
  pin: "Pin",
  unpin: "Unpin",
  block: "Block author",
  blockSure: (name: string) =>
    `Block ${name}? This post is rejected, and no other of theirs gets in.`,
  hidden: "Hidden. It waits among the held posts.",
  pinned: "Pinned.",
  unpinned: "No longer pinned.",
  blocked: "Blocked.",
  undo: "Undo",
  undone: "Taken back.",
  stale: "Somebody else was faster.",
  failed: "That did not work.",
  queue: "To the queue",
  leave: "Leave",
  acts: (name: string) => `Moderate the post of ${name}`,
};
export type Words = typeof english;

const turkish: Words = {
  moderating: "Bu duvarı denetliyorsunuz",
  hide: "Gizle",
  pin: "Sabitle",
  unpin: "Sabitlemeyi kaldır",
  block: "Yazarı engelle",
  blockSure: (name) =>
    `${name} engellensin mi? Bu gönderi reddedilir, yazarın başka gönderisi de alınmaz.`,
  hidden: "Gizlendi. Bekletilenler arasında duruyor.",
  pinned: "Sabitlendi.",
  unpinned: "Artık sabitlenmiş değil.",
  blocked: "Engellendi.",
  undo: "Geri al",
  undone: "Geri alındı.",
  stale: "Başka biri sizden önce davrandı.",
  failed: "Bu olmadı.",
  queue: "Kuyruğa git",
  leave: "Çık",
  acts: (name) => `Gönderiyi denetle: ${name}`,
};

export const wordsIn = (locale: string): Words => (locale.startsWith("tr") ? turkish : english);
