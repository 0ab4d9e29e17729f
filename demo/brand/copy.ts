/** What the brand says, in its two languages. */
export interface Copy {
  lang: "tr" | "en";
  home: string;
  events: string;
  looks: string;
  other: { label: string; lang: "tr" | "en"; home: string; events: string; looks: string };
  title: string;
  ribbon: string;
  nav: {
    campaign: string;
    wall: string;
    pieces: string;
    events: string;
    looks: string;
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
  gallery: {
    title: string;
    kicker: string;
    heading: string;
    lead: string;
    /** One wall each: its tag's attributes, and what stands above it. */
    walls: { attributes: string; name: string; about: string }[];
  };
  footer: { line: string; columns: { heading: string; lines: string[] }[]; note: string };
}
