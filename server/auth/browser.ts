/** A browser as coarsely as a person remembers it: “Firefox · Linux”. Versions and devices would be a fingerprint. */

const families: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bYaBrowser\//, "Yandex"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrom(?:e|ium)\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: [RegExp, string][] = [
  [/\bAndroid\b/, "Android"],
  [/\biPad\b/, "iPad"],
  [/\biPhone\b/, "iPhone"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** Empty for what is no browser we know. */
export function browserOf(userAgent: string | null | undefined): string {
  const given = userAgent ?? "";
  const named = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(given))?.[1];
  return [named(families), named(systems)].filter(Boolean).join(" · ");
}
