import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import type { EnvironmentOptions, Plugin } from "vite";

/**
 * One command, three builds into `dist/`. The embed's is kept apart so that no other page's needs can ever end up in
 * what a visitor of a customer's site downloads; the admin page's, because it is many times larger than all the rest.
 */
const builds = {
  client: { embed: "widget/embed.ts" },
  pages: { screen: "widget/screen/main.ts", submit: "widget/submit/main.ts" },
  admin: { admin: "widget/admin/main.ts" },
} satisfies Record<string, Record<string, string>>;

/** Baseline of 2024: what all three engines had by the end of that year. */
const target = ["chrome126", "edge126", "firefox128", "safari18"];

export default defineConfig({
  base: "./",
  publicDir: false,
  appType: "custom",
  plugins: [litAsAGuest()],
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

function environment(name: string, entries: Record<string, string>): EnvironmentOptions {
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

/**
 * Lit leaves a list of its versions on the global object, which an embed must not do and a frozen one refuses, and
 * asks for its Trusted Types policy in a way that throws when the page or another copy of Lit was there first. The
 * build fails if a new Lit writes these lines differently, so that the promise cannot be lost unseen.
 */
function litAsAGuest(): Plugin {
  const versions = /\(\w+\.(?:litHtml|litElement|reactiveElement)Versions\s*\?\?=\s*\[\]\)\.push\([^)]*\)/;
  const policy = /(\w+)\?(\1\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\)):void 0/;
  return {
    name: "lit-as-a-guest",
    apply: "build",
    transform: {
      filter: { id: /\/(lit-html|lit-element|@lit\/reactive-element)\/(lit-html|lit-element|reactive-element)\.js$/ },
      handler(code, id) {
        if (!versions.test(code)) this.error(`no list of versions found in ${id}`);
        const quiet = code.replace(versions, "0");
        if (!id.endsWith("lit-html.js")) return { code: quiet, map: null };
        if (!policy.test(quiet)) this.error(`no Trusted Types policy found in ${id}`);
        return { code: quiet.replace(policy, "(()=>{try{return $1?.createPolicy(\"lit-html\",{createHTML:t=>t})}catch{}})()"), map: null };
      },
    },
  };
}
