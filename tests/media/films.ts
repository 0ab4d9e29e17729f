/** Films and sounds made on the spot: real containers around packets that no decoder would take. */
import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  type MetadataTags,
  MovOutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
  type Rotation,
  type VideoCodec,
  WebMOutputFormat,
} from "mediabunny";

/** What phones and their owners write into files; none of it may come out again. */
export const secrets = ["home of Ada", "+41.0082+028.9784/", "Feneryolu F-1", "Ada Kaya"];

const tags: MetadataTags = {
  title: "home of Ada",
  artist: "Ada Kaya",
  comment: "Feneryolu F-1",
  description: "+41.0082+028.9784/",
};

export interface FilmWanted {
  video?: VideoCodec | null;
  audio?: AudioCodec | null;
  frames?: number;
  width?: number;
  height?: number;
  rotation?: Rotation;
  /** Bytes of each frame. */
  frame?: (index: number) => Uint8Array;
  /** The second half of `avcC`'s profile and level, in hexadecimal digits. */
  profile?: string;
}

/** `avcC` with one SPS and one PPS, as phones write it for pictures of any size. */
const avcC = (profile: string) =>
  Buffer.from(`01${profile}ffe1000967${profile}da028042b201000468ce3c80`, "hex");

const descriptions: Record<string, Buffer> = {
  aac: Buffer.from("1210", "hex"),
  opus: Buffer.from(`${Buffer.from("OpusHead").toString("hex")}0102380180bb0000000000`, "hex"),
};

const codecStrings: Record<string, string> = {
  avc: "avc1.42c01e",
  vp8: "vp8",
  vp9: "vp09.00.10.08",
  av1: "av01.0.04M.08",
  aac: "mp4a.40.2",
  opus: "opus",
  mp3: "mp3",
};

/** Length-prefixed units, as in MP4. */
export const unit = (type: number, body: Uint8Array) => {
  const bytes = Buffer.alloc(5 + body.length, type);
  bytes.writeUInt32BE(body.length + 1);
  bytes.set(body, 5);
  return bytes;
};

const aFrame = (index: number) => unit(index === 0 ? 0x65 : 0x41, Buffer.alloc(200, index));

async function make(format: OutputFormat, wanted: FilmWanted): Promise<Buffer> {
  const { video = null, audio = null, frames = 24, frame = aFrame, rotation = 0 } = wanted;
  const { width = 320, height = 240, profile = "42c01e" } = wanted;
  const target = new BufferTarget();
  const output = new Output({ format, target });
  output.setMetadataTags(tags);
  const picture = video && new EncodedVideoPacketSource(video);
  const sound = audio && new EncodedAudioPacketSource(audio);
  if (picture) output.addVideoTrack(picture, { rotation, name: "Ada Kaya" });
  if (sound) output.addAudioTrack(sound, { name: "Ada Kaya" });
  await output.start();
  const codec = video === "avc" ? `avc1.${profile}` : (codecStrings[video ?? ""] ?? "");
  const description = video === "avc" ? { description: avcC(profile) } : {};
  const picturesAs = { codec, codedWidth: width, codedHeight: height, ...description };
  const soundAs = {
    ...{ codec: codecStrings[audio ?? ""] ?? "", numberOfChannels: 2, sampleRate: 48_000 },
    ...(descriptions[audio ?? ""] ? { description: descriptions[audio ?? ""] as Buffer } : {}),
  };
  for (let index = 0; index < frames; index++) {
    const type = index === 0 ? "key" : "delta";
    await picture?.add(new EncodedPacket(frame(index), type, index / 24, 1 / 24), {
      decoderConfig: picturesAs,
    });
    const noise = audio === "opus" ? Buffer.from("fc00", "hex") : Buffer.alloc(40, 7);
    await sound?.add(new EncodedPacket(noise, "key", index / 50, 1 / 50), {
      decoderConfig: soundAs,
    });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer());
}

export const anMp4 = (wanted: FilmWanted = {}) =>
  make(new Mp4OutputFormat({ fastStart: "in-memory" }), { video: "avc", audio: "aac", ...wanted });

export const aMov = (wanted: FilmWanted = {}) =>
  make(new MovOutputFormat({ fastStart: "in-memory" }), { video: "avc", audio: "aac", ...wanted });

/** VP8 frames begin with a tag whose lowest bit says that they are no key frame. */
const aVp8Frame = (index: number) =>
  Buffer.concat([
    Buffer.from(index === 0 ? "100200" : "110200", "hex"),
    Buffer.from("9d012a4001f000", "hex"),
    Buffer.alloc(150, index),
  ]);

export const aWebm = (wanted: FilmWanted = {}) =>
  make(new WebMOutputFormat(), { video: "vp8", audio: "opus", frame: aVp8Frame, ...wanted });

export const anOgg = (wanted: FilmWanted = {}) =>
  make(new OggOutputFormat(), { audio: "opus", ...wanted });

/** Silent frames of 128 kbit/s behind an ID3 tag. */
export function anMp3(frames = 40): Buffer {
  const text = Buffer.from(`\0${secrets.join(" ")}`, "latin1");
  const frame = Buffer.concat([
    Buffer.from("TIT2"),
    Buffer.from([0, 0, 0, text.length, 0, 0]),
    text,
  ]);
  const id3 = Buffer.concat([Buffer.from("ID3\x03\0\0\0\0\0"), Buffer.from([frame.length]), frame]);
  const silence = Buffer.alloc(417);
  silence.set([0xff, 0xfb, 0x90, 0x64]);
  return Buffer.concat([id3, ...Array.from({ length: frames }, () => silence)]);
}

/** Four bytes at a place inside the first box of that name, counted from its name. */
export function patch(file: Buffer, box: string, offset: number, value: number): Buffer {
  const copy = Buffer.from(file);
  copy.writeUInt32BE(value >>> 0, copy.indexOf(box, 0, "latin1") + offset);
  return copy;
}
