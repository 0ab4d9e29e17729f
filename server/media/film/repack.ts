/**
 * A film's pictures and sound, unchanged, in a file that we write: whatever else the original held (place, device,
 * names, covers, subtitles, further tracks) is not copied, because only packets of one picture and one sound are.
 * Runs in a thread of its own, see `repack-thread.ts`.
 */
import { stat } from "node:fs/promises";
import type {
  AudioCodec,
  InputAudioTrack,
  InputFormat,
  InputVideoTrack,
  OutputFormat,
  VideoCodec,
} from "mediabunny";
import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  QTFF,
  WEBM,
  WebMOutputFormat,
} from "mediabunny";
import type { SniffedType } from "../sniff.ts";
import { containerFor, type FilmExtension, isPlayable } from "./containers.ts";
import { FilmError } from "./film-error.ts";
import { maxFilmPixels, maxPackets } from "./limits.ts";
import { type Lane, measure, mix } from "./packets.ts";
import { lengthBytesOf, withoutUserData } from "./user-data.ts";

export interface RepackJob {
  from: string;
  to: string;
  /** What its first bytes say it is: no other reader is tried, above all none that opens further addresses. */
  type: SniffedType;
  kind: "video" | "audio";
}

export interface Repacked {
  extension: FilmExtension;
  /** As shown: turned upright; 0 for sound. */
  width: number;
  height: number;
  durationMs: number;
}

const readers: Partial<Record<SniffedType, InputFormat[]>> = {
  "video/mp4": [MP4, QTFF],
  "video/quicktime": [QTFF, MP4],
  "audio/mp4": [MP4, QTFF],
  "video/webm": [WEBM],
  "audio/mpeg": [MP3],
  "audio/ogg": [OGG],
};

/** Memory for what was read and may be read again. */
const cacheBytes = 4 * 1024 * 1024;

/** @throws {FilmError} */
export async function repack({ from, to, type, kind }: RepackJob): Promise<Repacked> {
  const formats = readers[type];
  if (!formats) throw new FilmError("film-unsupported");
  const source = new FilePathSource(from, { maxCacheSize: cacheBytes });
  const input = new Input({ formats, source });
  try {
    const video = kind === "video" ? await input.getPrimaryVideoTrack() : null;
    const audio = await input.getPrimaryAudioTrack();
    if (kind === "video" ? !video : !audio) throw new FilmError("film-no-picture");
    return await copy(video, audio, to, (await stat(from)).size);
  } catch (error) {
    if (error instanceof FilmError) throw error;
    throw new FilmError("film-broken", { cause: error });
  } finally {
    input.dispose();
  }
}

async function copy(
  video: InputVideoTrack | null,
  audio: InputAudioTrack | null,
  to: string,
  maxBytes: number,
): Promise<Repacked> {
  const videoCodec = video && (await admitCodec(video));
  const audioCodec = audio && (await admitCodec(audio));
  const extension = containerFor(videoCodec, audioCodec);
  const size = video ? await admitSize(video) : { width: 0, height: 0 };
  const output = new Output({ format: formatOf(extension), target: new FilePathTarget(to) });
  const lanes: Lane[] = [];
  const bound = { packets: maxPackets, bytes: maxBytes };
  if (video && videoCodec) lanes.push(await videoLane(output, video, videoCodec, bound));
  if (audio && audioCodec) lanes.push(await audioLane(output, audio, audioCodec, bound));
  await output.start();
  await mix(lanes, delayOf(lanes, output.format));
  await output.finalize();
  const end = Math.max(...lanes.map((lane) => lane.end));
  return { extension, ...size, durationMs: Math.round(Math.max(0, end) * 1000) };
}

/** An encoder's run-up lies before zero. MP4 says so; in other files all of it begins that much later. */
function delayOf(lanes: Lane[], { negativeTimestampSupport }: OutputFormat): number {
  if (negativeTimestampSupport === "full") return 0;
  return Math.max(0, ...lanes.map((lane) => -lane.start));
}

async function admitCodec<T extends string>(track: {
  getCodec(): Promise<T | null>;
  getCodecParameterString(): Promise<string | null>;
}): Promise<T> {
  const codec = await track.getCodec();
  if (codec === null || !isPlayable(codec, await track.getCodecParameterString()))
    throw new FilmError("film-codec");
  return codec;
}

async function admitSize(video: InputVideoTrack) {
  const [width, height] = [await video.getDisplayWidth(), await video.getDisplayHeight()];
  const coded = (await video.getCodedWidth()) * (await video.getCodedHeight());
  if (!(width >= 1 && height >= 1)) throw new FilmError("film-broken");
  if (Math.max(coded, width * height) > maxFilmPixels) throw new FilmError("film-excessive");
  return { width: Math.round(width), height: Math.round(height) };
}

/** The table of contents goes first, so that a film begins before all of it is there. */
function formatOf(extension: FilmExtension): OutputFormat {
  switch (extension) {
    case "mp4":
    case "m4a":
      return new Mp4OutputFormat({ fastStart: "reserve" });
    case "webm":
    case "weba":
      return new WebMOutputFormat();
    case "mp3":
      return new Mp3OutputFormat();
    case "ogg":
      return new OggOutputFormat();
  }
}

type Bound = Parameters<typeof measure>[1];

async function videoLane(
  output: Output,
  track: InputVideoTrack,
  codec: VideoCodec,
  bound: Bound,
): Promise<Lane> {
  const sink = new EncodedPacketSink(track);
  const measured = await measure(sink, bound);
  const config = await track.getDecoderConfig();
  if (!config) throw new FilmError("film-codec");
  const source = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(source, {
    maximumPacketCount: measured.count,
    transformationMatrix: await track.getTransformationMatrix(),
  });
  const lengthBytes = codec === "avc" ? lengthBytesOf(asBytes(config.description)) : null;
  return {
    ...measured,
    packets: sink.packets(),
    close: () => source.close(),
    add: (packet) => {
      const data = lengthBytes === null ? packet.data : withoutUserData(packet.data, lengthBytes);
      // Transparency of WebM rides beside the picture; a wall shows none.
      return source.add(packet.clone({ data, sideData: {} }), { decoderConfig: config });
    },
  };
}

async function audioLane(
  output: Output,
  track: InputAudioTrack,
  codec: AudioCodec,
  bound: Bound,
): Promise<Lane> {
  const sink = new EncodedPacketSink(track);
  const measured = await measure(sink, bound);
  const config = await track.getDecoderConfig();
  if (!config) throw new FilmError("film-codec");
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source, { maximumPacketCount: measured.count });
  return {
    ...measured,
    packets: sink.packets(),
    close: () => source.close(),
    add: (packet) => source.add(packet, { decoderConfig: config }),
  };
}

/** H.264 without `avcC` has start codes instead of lengths; the writer would add one made from the stream. */
function asBytes(description: AllowSharedBufferSource | undefined): Uint8Array {
  if (description === undefined) throw new FilmError("film-codec");
  return ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
}
