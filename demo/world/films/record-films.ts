/**
 * Draws the sample world's films, their stills and its sound in Chromium and writes them beside this file, where they
 * are kept: no encoder comes from npm without a native part. Run by hand after a change of `film-scenes.ts`:
 * `node demo/world/films/record-films.ts`.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { filmScenes } from "./film-scenes.ts";
import { type SampleFilm, sampleFilms } from "./sample-films.ts";

const here = import.meta.dirname;
const libraryPath = fileURLToPath(
  new URL("dist/bundles/mediabunny.mjs", `file://${here}/../../../node_modules/mediabunny/`),
);

const server = createServer(async (request, response) => {
  if (request.url !== "/library.mjs") return void response.end("<!doctype html><body>");
  response.setHeader("content-type", "text/javascript").end(await readFile(libraryPath));
});
await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
const page = await browser.newPage();
await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
for (const film of sampleFilms) {
  for (const [file, content] of Object.entries(await record(page, film))) {
    const bytes = Buffer.from(content, "base64");
    await writeFile(join(here, file), bytes);
    console.log(file, bytes.length);
  }
}
await browser.close();
server.close();

async function record(on: Page, film: SampleFilm): Promise<Record<string, string>> {
  const draw = film.scene === null ? "null" : String(filmScenes[film.scene]);
  return on.evaluate(recordHere, { ...film, draw });
}

/** Runs in the browser; answers files in base64. */
async function recordHere(film: SampleFilm & { draw: string }): Promise<Record<string, string>> {
  const path = "/library.mjs";
  const library: typeof import("mediabunny") = await import(path);
  const inMp4 = film.file.endsWith(".mp4");
  const output = new library.Output({
    format: inMp4 ? new library.Mp4OutputFormat() : new library.WebMOutputFormat(),
    target: new library.BufferTarget(),
  });
  const canvas = Object.assign(document.createElement("canvas"), {
    width: film.width,
    height: film.height,
  });
  const frames = new library.CanvasSource(canvas, {
    codec: inMp4 ? "avc" : "vp9",
    bitrate: 180_000,
    keyFrameInterval: 2,
  });
  if (film.scene) output.addVideoTrack(frames, { frameRate: 24 });
  const sound = new library.AudioBufferSource({ codec: "opus", bitrate: 32_000 });
  if (film.hasSound) output.addAudioTrack(sound);
  await output.start();
  if (film.hasSound) await sound.add(await play(film.seconds));
  const paper = canvas.getContext("2d");
  const paint = film.scene ? new Function(`return (${film.draw})`)() : null;
  for (let frame = 0; paint && frame < film.seconds * 24; frame++) {
    paint(paper, frame / (film.seconds * 24), film.width, film.height);
    await frames.add(frame / 24, 1 / 24);
  }
  await output.finalize();
  const bytes = new Uint8Array(output.target.buffer ?? new ArrayBuffer());
  const files = {
    [film.file]: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")),
  };
  if (!paint || film.still === null) return files;
  paint(paper, 0.2, film.width, film.height);
  const still = canvas.toDataURL("image/jpeg", 0.8);
  return { ...files, [film.still]: still.slice(still.indexOf(",") + 1) };

  /** Waves from filtered noise, and a few plucked notes of a scale that cannot sound wrong. */
  async function play(seconds: number): Promise<AudioBuffer> {
    const rate = 48_000;
    const desk = new OfflineAudioContext(1, seconds * rate, rate);
    const noise = desk.createBuffer(1, seconds * rate, rate);
    const grains = noise.getChannelData(0);
    let grain = 7;
    for (let at = 0; at < grains.length; at++) {
      grain = (grain * 16_807) % 2_147_483_647;
      const swell = 0.5 + 0.5 * Math.sin((at / grains.length) * Math.PI * 4);
      grains[at] = (grain / 1_073_741_823 - 1) * 0.12 * swell;
    }
    const sea = new AudioBufferSourceNode(desk, { buffer: noise });
    sea.connect(new BiquadFilterNode(desk, { frequency: 700 })).connect(desk.destination);
    sea.start();
    for (let beat = 0; beat * 0.5 < seconds - 0.6; beat++) {
      const step = [0, 3, 5, 7, 10, 7, 5, 3][beat % 8] ?? 0;
      const tone = new OscillatorNode(desk, {
        type: "triangle",
        frequency: 293.66 * 2 ** (step / 12),
      });
      const volume = desk.createGain();
      volume.gain.setValueAtTime(0.22, beat * 0.5);
      volume.gain.exponentialRampToValueAtTime(0.001, beat * 0.5 + 0.9);
      tone.connect(volume).connect(desk.destination);
      tone.start(beat * 0.5);
      tone.stop(beat * 0.5 + 1);
    }
    return desk.startRendering();
  }
}
