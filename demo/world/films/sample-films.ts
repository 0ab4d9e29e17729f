import type { SceneName } from "../pictures/draw.ts";
import type { filmScenes } from "./film-scenes.ts";

/** A film of the sample world, or a sound, which has no scene. */
export interface SampleFilm {
  name: string;
  file: string;
  type: string;
  still: string | null;
  scene: keyof typeof filmScenes | null;
  width: number;
  height: number;
  seconds: number;
  hasSound: boolean;
  alts: { en: string; tr: string };
}

/** Films that loop without a sound are what Mastodon calls `gifv`. */
export const sampleFilms: readonly SampleFilm[] = [
  {
    ...{
      name: "waves",
      file: "waves.mp4",
      type: "video/mp4",
      still: "waves.jpg",
      scene: "waves",
      width: 540,
      height: 720,
    },
    ...{ seconds: 4, hasSound: false },
    alts: {
      en: "Film: a small sailing boat on slow waves at sunset.",
      tr: "Film: gün batımında ağır ağır sallanan küçük bir yelkenli.",
    },
  },
  {
    ...{
      name: "steam",
      file: "steam.webm",
      type: "video/webm",
      still: "steam.jpg",
      scene: "steam",
      width: 720,
      height: 540,
    },
    ...{ seconds: 5, hasSound: true },
    alts: {
      en: "Film with sound: steam rising from a blue cup, a few plucked notes.",
      tr: "Sesli film: mavi bir fincandan yükselen buhar, birkaç tel sesi.",
    },
  },
  {
    ...{
      name: "wheel",
      file: "wheel.mp4",
      type: "video/mp4",
      still: "wheel.jpg",
      scene: "wheel",
      width: 600,
      height: 600,
    },
    ...{ seconds: 4, hasSound: false },
    alts: {
      en: "Film: a bowl widening and narrowing on the potter’s wheel.",
      tr: "Film: çarkta açılıp kapanan bir çanak.",
    },
  },
  {
    ...{
      name: "harbour",
      file: "harbour.webm",
      type: "audio/webm",
      still: null,
      scene: null,
      width: 0,
      height: 0,
    },
    ...{ seconds: 8, hasSound: true },
    alts: {
      en: "Sound: waves in a small harbour, a few plucked notes.",
      tr: "Ses: küçük bir limanda dalgalar, birkaç tel sesi.",
    },
  },
];

/** What goes with words that would else come with a picture of that scene. */
const filmsOf: Partial<Record<SceneName, readonly string[]>> = {
  shore: ["waves", "harbour"],
  city: ["harbour"],
  cup: ["steam"],
  window: ["steam"],
  above: ["steam"],
  portrait: ["wheel"],
  shelf: ["wheel"],
};

export function filmsFor(offered: readonly SceneName[]): SampleFilm[] {
  const names = offered.flatMap((scene) => filmsOf[scene] ?? []);
  return sampleFilms.filter(({ name }) => names.includes(name));
}
