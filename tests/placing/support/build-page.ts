/** A framework's page, built as its makers would, from `tests/placing/pages`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compile as compileSvelte } from "svelte/compiler";
import { build, type Plugin } from "vite";
import { compileScript, parse } from "vue/compiler-sfc";
import { placingFiles } from "../../../widget/types/placing-files.ts";

const pages = join(import.meta.dirname, "../pages");

/** The page's script, ready to stand in a `<script type="module">`. */
export async function buildPage(name: string, entry: string): Promise<string> {
  const built = await build({
    root: join(pages, name),
    configFile: false,
    logLevel: "error",
    mode: "production",
    plugins: [vuePages(), sveltePages(), wrapper()],
    build: {
      write: false,
      minify: false,
      target: "chrome126",
      rolldownOptions: { input: join(pages, name, entry), output: { codeSplitting: false } },
    },
  });
  const [result] = [built].flat();
  if (!result || !("output" in result)) throw new Error(`${name} was not built`);
  const chunk = result.output.find((file) => file.type === "chunk");
  if (!chunk) throw new Error(`${name} has no script`);
  return chunk.code;
}

function vuePages(): Plugin {
  const isCustomElement = (tag: string) => tag.includes("-");
  return {
    name: "vue-pages",
    async load(id) {
      if (!id.endsWith(".vue")) return null;
      const { descriptor } = parse(await readFile(id, "utf8"), { filename: id });
      const templateOptions = { compilerOptions: { isCustomElement } };
      return compileScript(descriptor, { id: "page", inlineTemplate: true, templateOptions })
        .content;
    },
  };
}

function sveltePages(): Plugin {
  return {
    name: "svelte-pages",
    async transform(code, id) {
      return id.endsWith(".svelte") ? compileSvelte(code, { generate: "client" }).js.code : null;
    },
  };
}

/** The React wrapper as a server hands it out. */
function wrapper(): Plugin {
  const id = join(pages, "social-wall-react.ts");
  return {
    name: "react-wrapper",
    resolveId: (asked) => (asked === "virtual:social-wall-react" ? id : null),
    load: (asked) => (asked === id ? placingFiles().get("social-wall-react.ts") : null),
  };
}
