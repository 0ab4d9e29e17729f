/** A file that the hosted pages ask for, and the address they ask for it at. */
export interface PageFile {
  path: string;
  type: string;
  file: URL;
}

const manrope = (subset: string): PageFile => ({
  path: `/fonts/manrope-${subset}.woff2`,
  type: "font/woff2",
  file: new URL(
    import.meta.resolve(`@fontsource-variable/manrope/files/manrope-${subset}-wght-normal.woff2`),
  ),
});

const styleSheet = (name: string, path: string): PageFile => ({
  path,
  type: "text/css; charset=utf-8",
  file: new URL(`./${name}.css`, import.meta.url),
});

/** Every file behind the hosted pages; `latin-ext` holds ğ, İ and ş. */
export function pageFiles(): PageFile[] {
  return [
    styleSheet("pages", "/pages.css"),
    ...["wall", "form", "upload", "screen"].map((name) => styleSheet(name, `/pages/${name}.css`)),
    {
      path: "/favicon.svg",
      type: "image/svg+xml",
      file: new URL("./favicon.svg", import.meta.url),
    },
    manrope("latin"),
    manrope("latin-ext"),
  ];
}
