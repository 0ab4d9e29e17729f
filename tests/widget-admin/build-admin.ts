import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

export interface BuiltAdmin {
  folder: string;
  script: string;
  style: string;
}

/** Builds the admin page as a browser gets it; fonts stay out, they are not what is tested. */
export async function buildAdmin(): Promise<BuiltAdmin> {
  const folder = await mkdtemp(join(tmpdir(), "koro-admin-"));
  await build({
    configFile: false,
    logLevel: "error",
    base: "/",
    build: {
      outDir: folder,
      minify: false,
      target: "esnext",
      rolldownOptions: {
        input: "widget/admin/main.ts",
        output: {
          entryFileNames: "admin.js",
          assetFileNames: (asset) =>
            asset.names.some((name) => name.endsWith(".css"))
              ? "admin.css"
              : "assets/[name][extname]",
          codeSplitting: false,
        },
      },
    },
  });
  const [script, style] = await Promise.all(
    ["admin.js", "admin.css"].map((name) => readFile(join(folder, name), "utf8")),
  );
  return { folder, script: script ?? "", style: style ?? "" };
}
