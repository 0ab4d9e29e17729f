/** Who may import whom, as data, and the reader that holds a tree against it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** What the parts that surfaces are made of may import. */
const partOfSurface = [
  "types:server/wire",
  "types:widget/feed",
  "widget/ui",
  "widget/i18n",
  "widget/theme",
];

/** The same for wall, screen and admin, each of which a person sees as a whole. */
const wholeSurface = [
  "types:server/wire",
  "widget/feed",
  "widget/post",
  "widget/submit",
  "widget/ui",
  "widget/i18n",
  "widget/theme",
];

/** A room is a folder, or a file at the top of `server` or `widget`. `types:` allows `import type` only. */
export const mayImport: Record<string, string[]> = {
  "server/domain": [],
  "server/net": [],
  "server/config": [],
  "server/lifecycle": [],
  "server/log": [],
  "server/secret-key": [],
  "server/wire": ["server/domain"],
  "server/db": ["server/domain", "types:server/wire"],
  "server/connectors": ["server/domain", "server/net"],
  "server/classifiers": ["server/domain", "server/net"],
  "server/media": ["server/domain", "server/net"],
  "server/mail": ["server/domain"],
  "server/auth": ["server/domain", "server/db"],
  "server/actions": [
    "server/domain",
    "server/db",
    "server/connectors",
    "server/classifiers",
    "server/media",
    "server/mail",
    "types:server/net",
  ],
  "server/live": ["server/wire", "server/domain", "server/db"],
  "server/jobs": [
    "server/actions",
    "server/db",
    "server/connectors",
    "server/classifiers",
    "server/live",
  ],
  "server/http": [
    "server/wire",
    "server/domain",
    "server/actions",
    "server/db",
    "server/auth",
    "server/live",
    "server/media",
    "server/connectors",
  ],
  "server/app": ["server/*"],
  "server/main": ["server/*"],
  "widget/types": [],
  "widget/moderate": ["types:server/wire"],
  "widget/i18n": [],
  "widget/theme": [],
  "widget/ui": ["widget/i18n", "widget/theme"],
  "widget/feed": ["types:server/wire"],
  "widget/post": partOfSurface,
  "widget/submit": partOfSurface,
  "widget/wall": wholeSurface,
  "widget/screen": wholeSurface,
  "widget/admin": wholeSurface,
  "widget/server": [
    "types:server/wire",
    "widget/wall",
    "widget/post",
    "widget/ui",
    "widget/i18n",
    "widget/theme",
  ],
  "widget/frame": [],
  "widget/embed": ["lazy:widget/wall", "types:widget/wall", "lazy:widget/submit"],
  demo: [],
  bench: [],
  drizzle: [],
};

interface Import {
  from: string;
  to: string;
  kind: "value" | "types" | "lazy";
}

export interface SourceTree {
  files: string[];
  read(file: string): string;
}

const topRooms = ["server", "widget", "demo", "bench", "drizzle"];

export function readTree(root: string): SourceTree {
  const files = topRooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/")),
  );
  return { files, read: (file) => readFileSync(join(root, file), "utf8") };
}

/** `server/http/routes/media.ts` → `server/http`; `server/app.ts` → `server/app`; `demo/x/y.ts` → `demo`. */
export function roomOf(file: string): string {
  const [top = "", second = ""] = file.split("/");
  return top === "server" || top === "widget" ? `${top}/${second.replace(/\.ts$/, "")}` : top;
}

const statement =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

export function importsOf(tree: SourceTree, file: string): Import[] {
  const found: Import[] = [];
  for (const [, type, named, lazy] of tree.read(file).matchAll(statement)) {
    const specifier = named ?? lazy ?? "";
    const to = targetOf(file, specifier);
    if (to) found.push({ from: file, to, kind: lazy ? "lazy" : type ? "types" : "value" });
  }
  return found;
}

/** Our own file behind a specifier, or `null` for a package. */
function targetOf(file: string, specifier: string): string | null {
  const path = specifier.split("?")[0] ?? "";
  if (path.startsWith("#wire/")) return path.replace("#wire/", "server/wire/");
  if (!path.startsWith(".")) return null;
  return relative(resolve("/"), resolve("/", dirname(file), path))
    .split(sep)
    .join("/");
}

/** Every import that the table does not allow, in words. */
export function violations(tree: SourceTree): string[] {
  return tree.files.flatMap((file) =>
    importsOf(tree, file)
      .filter((entry) => !isAllowed(entry))
      .map(({ from, to, kind }) => `${from} imports ${to} (${kind}): ${roomOf(from)} may not`),
  );
}

function isAllowed({ from, to, kind }: Import): boolean {
  const [mine, theirs] = [roomOf(from), roomOf(to)];
  if (mine === theirs) return true;
  const allowed = mayImport[mine];
  if (!allowed) return false;
  if (allowed.includes(theirs) || (allowed.includes("server/*") && theirs.startsWith("server/")))
    return true;
  return kind !== "value" && allowed.includes(`${kind}:${theirs}`);
}

/** Import cycles between files, types left out: they are gone at run time. */
export function cycles(tree: SourceTree): string[] {
  const graph = new Map(
    tree.files.map((file) => [
      file,
      importsOf(tree, file)
        .filter(({ kind }) => kind === "value")
        .map(({ to }) => to),
    ]),
  );
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (file: string, path: string[]) => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      found.push([...path.slice(path.indexOf(file)), file].join(" → "));
      return;
    }
    state.set(file, "open");
    for (const to of graph.get(file) ?? []) visit(to, [...path, file]);
    state.set(file, "done");
  };
  for (const file of tree.files) visit(file, []);
  return found;
}
