/** A post of the sample world as it is at one moment. */
import { compose } from "./compose.ts";
import { diceFor } from "./dice.ts";
import { filmsFor, type SampleFilm } from "./films/sample-films.ts";
import type { Person } from "./people.ts";
import { type SceneName, shapes } from "./pictures/draw.ts";
import type { Birth } from "./streams.ts";

export interface SamplePost {
  id: string;
  person: Person;
  lang: "tr" | "en";
  text: string;
  hashtags: string[];
  warning: string | null;
  createdAt: Date;
  editedAt: Date | null;
  /** The author took it back: the world answers as if it had never been. */
  gone: boolean;
  pictures: SamplePicture[];
  /** A film or a sound; such a post has no pictures. */
  film: SampleFilm | null;
  counts: { likes: number; shares: number; comments: number };
}

export interface SamplePicture {
  id: string;
  seed: string;
  scene: SceneName;
  width: number;
  height: number;
  alt: string | null;
}

/** Of 100 authors, how many have second thoughts. */
const editShare = 0.07;
const deleteShare = 0.03;

/** Of 100 posts whose words a film goes with, how many have one. */
const filmShare = 0.14;

/** `now` is in milliseconds; a post that is not born yet is not this function's business. */
export function postOf(seed: string, birth: Birth, now: number, linkBase: string): SamplePost {
  const dice = diceFor(seed, "life", birth.stream.number, birth.slot);
  const composed = compose(seed, birth.stream.number, birth.slot, linkBase);
  const age = now - birth.at;
  const edit = dice.chance(editShare) ? dice.between(30_000, 180_000) : Number.POSITIVE_INFINITY;
  const end = dice.chance(deleteShare) ? dice.between(45_000, 400_000) : Number.POSITIVE_INFINITY;
  const film = filmOf(seed, birth, composed.voice.scenes);
  const text = age >= edit ? `${composed.text}\n\n${composed.afterthought}` : composed.text;
  return {
    id: birth.id,
    person: composed.person,
    lang: composed.person.lang,
    text,
    hashtags: [...text.matchAll(/#([\p{L}\p{N}_]+)/gu)].map((match) => match[1] ?? ""),
    warning: composed.voice.warning ?? null,
    createdAt: new Date(birth.at),
    editedAt: age >= edit ? new Date(Math.floor(birth.at + edit)) : null,
    gone: age >= end,
    pictures: film ? [] : picturesOf(seed, birth, composed.voice.scenes, composed.language.alts),
    film,
    counts: countsOf(composed.person, age, dice.between(0.02, 0.11)),
  };
}

function filmOf(seed: string, birth: Birth, offered: readonly SceneName[]): SampleFilm | null {
  const dice = diceFor(seed, "films", birth.stream.number, birth.slot);
  const fitting = filmsFor(offered);
  return fitting.length > 0 && dice.chance(filmShare) ? dice.pick(fitting) : null;
}

function picturesOf(
  seed: string,
  birth: Birth,
  offered: readonly SceneName[],
  alts: Record<SceneName, string>,
): SamplePicture[] {
  const dice = diceFor(seed, "pictures", birth.stream.number, birth.slot);
  if (offered.length === 0 || dice.chance(0.08)) return [];
  const count = dice.chance(0.14) ? dice.whole(2, 3) : 1;
  return Array.from({ length: count }, (_, index) => {
    const scene =
      index === 0 ? dice.pick(offered) : dice.pick(["shore", "cup", "village"] as const);
    const [width, height] = dice.pick(shapes);
    const alt = dice.chance(0.85) ? alts[scene] : null;
    return {
      id: `${birth.id}${index}`,
      seed: `${seed} ${birth.id} ${index}`,
      scene,
      width,
      height,
      alt,
    };
  });
}

/** Hearts come quickly at first and then hardly at all, in proportion to those who follow. */
function countsOf(person: Person, age: number, warmth: number): SamplePost["counts"] {
  const reach = Math.sqrt(person.followers) * warmth * 14;
  const likes = Math.floor(reach * (1 - Math.exp(-age / 1_500_000)));
  return { likes, shares: Math.floor(likes / 9), comments: Math.floor(likes / 14) };
}
