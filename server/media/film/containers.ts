/**
 * Which codecs are taken, and the file that carries them so that all browsers of today play it: H.264 and AAC are
 * at home in MP4, VP8, VP9, AV1 and Opus in WebM. HEVC plays on some devices only, ProRes and PCM on hardly any.
 */
import { FilmError } from "./film-error.ts";

export type FilmExtension = "mp4" | "webm" | "m4a" | "mp3" | "weba" | "ogg";

interface Container {
  extension: FilmExtension;
  video: readonly string[];
  audio: readonly string[];
}

const forFilms: Container[] = [
  { extension: "mp4", video: ["avc"], audio: ["aac", "mp3"] },
  { extension: "webm", video: ["vp8", "vp9", "av1"], audio: ["opus"] },
  { extension: "mp4", video: ["av1"], audio: ["aac"] },
];

const forSounds: Container[] = [
  { extension: "m4a", video: [], audio: ["aac"] },
  { extension: "mp3", video: [], audio: ["mp3"] },
  // Safari has read Opus in WebM for longer than in Ogg.
  { extension: "weba", video: [], audio: ["opus"] },
  { extension: "ogg", video: [], audio: ["vorbis"] },
];

/**
 * The file for these codecs; `video` is `null` for a sound, `audio` for a silent film.
 *
 * @throws {FilmError} `film-codec`
 */
export function containerFor(video: string | null, audio: string | null): FilmExtension {
  const found = (video === null ? forSounds : forFilms).find(
    (container) =>
      (video === null || container.video.includes(video)) &&
      (audio === null || container.audio.includes(audio)),
  );
  if (!found) throw new FilmError("film-codec");
  return found.extension;
}

/**
 * Profiles that decoders in browsers have, by RFC 6381 parameters. What professional cameras add (10 bits, 4:2:2)
 * stays black in most.
 */
const playable: Record<string, RegExp> = {
  avc: /^avc[13]\.(42|4d|58|64)/i,
  vp8: /^vp8/,
  vp9: /^vp09\.00/,
  av1: /^av01\.0/,
  aac: /^mp4a\.40\.(0?2|0?5|29)$/,
};

export function isPlayable(codec: string, parameters: string | null): boolean {
  const profile = playable[codec];
  return profile === undefined || (parameters !== null && profile.test(parameters));
}
