/** Bundles the yardstick and the peers as a site would, and puts the files on the front. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import type { Front } from "./front.ts";

interface Entry {
  /** Where bare imports are looked up from. */
  root: string;
  name: string;
  /** The module a site would write. */
  code: string;
}

/** Answers the tag that loads the bundle. */
export async function putScript(front: Front, { root, name, code }: Entry): Promise<string> {
  const id = join(root, `${name}-entry.js`);
  const built = await build({
    ...{ root, configFile: false, logLevel: "silent", publicDir: false, base: `/built/${name}/` },
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [virtualEntry(id, code)],
    build: {
      ...{ write: false, target: "es2022", modulePreload: false, minify: "oxc" },
      rolldownOptions: { input: id, output: { entryFileNames: "[name].js" } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const files = outputs.flatMap((one) => ("output" in one ? one.output : []));
  for (const file of files) {
    if (file.type !== "chunk") continue;
    const type = "text/javascript; charset=utf-8";
    front.put(`/built/${name}/${file.fileName}`, { type, body: file.code });
  }
  const entry = files.find((file) => file.type === "chunk" && file.isEntry);
  return `<script type="module" src="/built/${name}/${entry?.fileName}"></script>`;
}

/** An entry that is in no folder: nothing is written next to what was installed. */
function virtualEntry(id: string, code: string) {
  return {
    name: "bench-entry",
    resolveId: (asked: string) => (asked === id ? id : null),
    load: (asked: string) => (asked === id ? code : null),
  };
}

/** Answers the tags that load style sheets as they were published. */
export function putStyles(front: Front, folder: string, files: readonly string[]): string {
  const tags = files.map((file) => {
    const path = `/styles/${file}`;
    const body = readFileSync(join(folder, "node_modules", file), "utf8");
    front.put(path, { type: "text/css; charset=utf-8", body });
    return `<link rel="stylesheet" href="${path}">`;
  });
  return tags.join("");
}
