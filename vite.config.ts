import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { EnvironmentOptions, Plugin } from "vite";
import { defineConfig } from "vite";
import { emitPlacingFiles } from "./widget/types/placing-files.ts";

/**
 * One command, four builds into `dist/`. The embed's is kept apart so that no other page's needs can ever end up in
 * what a visitor of a customer's site downloads; the admin page's, because it is many times larger than all the rest;
 * the server's is for Node, and writes HTML with the functions that draw the wall.
 */
const builds = {
  client: { embed: "widget/embed.ts" },
  pages: {
    screen: "widget/screen/main.ts",
    submit: "widget/submit/main.ts",
    frame: "widget/frame/main.ts",
    moderate: "widget/moderate/main.ts",
  },
  admin: { admin: "widget/admin/main.ts" },
  server: { wall: "widget/server/wall.ts" },
} satisfies Record<string, Record<string, string>>;

/** Baseline of 2024: what all three engines had by the end of that year. */
const target = ["chrome126", "edge126", "firefox128", "safari18"];

/**
 * All that the first cards need, in one file: what later files share with it would otherwise be split off, and a wall
 * would pay for another request and for worse compression.
 */
const firstCards = { name: "wall", test: /widget\/wall\/mount\.ts/ };

export default defineConfig({
  base: "./",
  publicDir: false,
  appType: "custom",
  plugins: [emitPlacingFiles(), writeInsteadOfDraw()],
  environments: Object.fromEntries(
    Object.entries(builds).map(([name, entries]) => [name, environment(name, entries)]),
  ),
  builder: {
    async buildApp(builder) {
      for (const [name, entries] of Object.entries(builds)) {
        const built = builder.environments[name];
        if (built && Object.keys(present(entries)).length > 0) await builder.build(built);
      }
    },
  },
});

/** On the server `el` makes text. */
function writeInsteadOfDraw(): Plugin {
  const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  return {
    name: "write-instead-of-draw",
    enforce: "pre",
    applyToEnvironment: ({ name }) => name === "server",
    load: (id) =>
      id === path("widget/ui/el.ts")
        ? `export * from ${JSON.stringify(path("widget/ui/el-text.ts"))}`
        : null,
  };
}

function forServer(entries: Record<string, string>): EnvironmentOptions {
  return {
    consumer: "server",
    build: {
      outDir: "dist/server",
      target: "node24",
      cssTarget: target,
      cssMinify: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: present(entries),
        output: { format: "es", entryFileNames: "[name].js", codeSplitting: false },
      },
    },
  };
}

function environment(name: string, entries: Record<string, string>): EnvironmentOptions {
  if (name === "server") return forServer(entries);
  const isEmbed = name === "client";
  return {
    consumer: "client",
    build: {
      outDir: "dist",
      emptyOutDir: isEmbed,
      target,
      cssTarget: target,
      modulePreload: false,
      // Library mode leaves `import()` as it is. The helper it gets otherwise would double `embed.js`, and make chunks
      // import `embed.js` back by a second address, which runs it twice wherever the tag has a query.
      ...(isEmbed && { lib: { entry: present(entries), formats: ["es"] } }),
      minify: "oxc",
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: present(entries),
        output: {
          format: "es",
          minify: true,
          ...(isEmbed && {
            codeSplitting: { groups: [firstCards], includeDependenciesRecursively: true },
          }),
          entryFileNames: "[name].js",
          chunkFileNames: "assets/[name]-[hash].js",
          assetFileNames: ({ names }) =>
            names.includes("admin.css") ? "admin.css" : "assets/[name]-[hash][extname]",
        },
      },
    },
  };
}

/** Rooms are built by different hands; an entry that is not there yet is left out. */
function present(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries)
      .map(([name, path]) => [name, fileURLToPath(new URL(path, import.meta.url))] as const)
      .filter(([, path]) => existsSync(path)),
  );
}
