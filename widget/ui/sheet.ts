/**
 * Constructable style sheets belong to the document that made them, so a moved element needs new ones in its new
 * document. They are shared by all elements of one document: thirty walls parse the text once.
 */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** Gives a shadow root its styles without a `<style>` element, which a strict `style-src` would refuse. */
export function adoptStyles(root: ShadowRoot, ...styles: string[]): void {
  root.adoptedStyleSheets = styles.map((css) => sheetOf(root.ownerDocument, css));
}

function sheetOf(owner: Document, css: string): CSSStyleSheet {
  const known = sheets.get(owner) ?? new Map<string, CSSStyleSheet>();
  sheets.set(owner, known);
  let sheet = known.get(css);
  if (!sheet) {
    sheet = new (owner.defaultView ?? window).CSSStyleSheet();
    sheet.replaceSync(css);
    known.set(css, sheet);
  }
  return sheet;
}
