import { z } from "zod";
import type { Connector } from "./connector.ts";

/** What people send through the wall's own form. There is nothing to read: the submissions come by themselves. */
export const upload: Connector<Record<string, never>, never, never> = {
  name: "upload",
  network: "upload",
  title: "Upload form",
  settings: z.strictObject({}),
  secrets: null,
  cursor: null,
  capabilities: {
    reads: false,
    hashtags: false,
    edits: "none",
    deletes: "push",
    followers: false,
    redistributable: true,
    pollEveryMs: null,
    recheckEveryMs: null,
  },
  notes: {
    en: [
      "People send text and pictures from their phones, without an account anywhere.",
      "Each submission records the text that was agreed to, and its sender can withdraw it at any time.",
    ],
    tr: [
      "İnsanlar hiçbir yerde hesap açmadan, telefonlarından metin ve fotoğraf gönderir.",
      "Her gönderimde onaylanan metin kaydedilir; gönderen dilediği an geri çekebilir.",
    ],
  },
};
