import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The entry of a browser room as one script, as the real build makes it but in memory. */
export async function bundleScript(entry: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: ["chrome126", "edge126", "firefox128", "safari18"],
      rolldownOptions: { input: entry, output: { codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs.flatMap((each) => ("output" in each ? each.output : []));
  const script = chunks.find((chunk) => chunk.type === "chunk");
  if (script?.type !== "chunk") throw new Error(`nothing was built from ${entry}`);
  return script.code;
}
