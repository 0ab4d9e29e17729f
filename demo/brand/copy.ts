/** What the brand says, in its two languages. */
export interface Copy {
  lang: "tr" | "en";
  home: string;
  events: string;
  other: { label: string; lang: "tr" | "en"; home: string; events: string };
  title: string;
  ribbon: string;
  nav: {
    campaign: string;
    wall: string;
    pieces: string;
    events: string;
    label: string;
    skip: string;
  };
  hero: {
    kicker: string;
    lines: [string, string];
    lead: string;
    button: string;
    second: string;
    alt: string;
    cupAlt: string;
  };
  campaign: {
    kicker: string;
    lead: string;
    steps: [string, string][];
    button: string;
    note: string;
  };
  wall: { kicker: string; heading: string; lead: string; fallback: string; fallbackLink: string };
  pieces: { kicker: string; heading: string; list: { art: string; name: string; about: string }[] };
  workshop: {
    kicker: string;
    heading: string;
    paragraphs: string[];
    hours: [string, string][];
    alt: string;
  };
  screens: {
    title: string;
    kicker: string;
    heading: string;
    lead: string;
    button: string;
    facts: [string, string][];
    alt: string;
  };
  footer: { line: string; columns: { heading: string; lines: string[] }[]; note: string };
}
