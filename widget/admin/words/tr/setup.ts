import type { setup as english } from "../en/setup.ts";

/** Turkish of the first set-up. */
export const setup: typeof english = {
  title: "Koro'ya hoş geldiniz",
  lead: "Bir dakika sonra ilk duvarınız başlayabilir. Bu kurulumun sahibi siz olursunuz.",
  yourName: "Adınız",
  workspace: "Marka ya da ekip",
  workspaceHint: "Duvarlarınızın ait olduğu ad.",
  passwordHint: "En az 12 karakter. Bir cümle kolay akılda kalır.",
  locale: "Dil",
  start: "Başla",
  gone: "Bu bağlantı artık çalışmıyor",
  goneLead:
    "Kullanılmış ya da sunucu açılırken yenisi yazılmış. En yeni bağlantı için günlüğe bakın ya da giriş yapın.",
  noToken: "Adreste belirteç yok. Bağlantıyı sunucunun yazdığı gibi açın.",
};
