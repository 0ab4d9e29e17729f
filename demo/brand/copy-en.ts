import type { Copy } from "./copy.ts";

export const englishCopy: Copy = {
  lang: "en",
  home: "/en/",
  events: "/en/events",
  looks: "/en/looks",
  other: { label: "Türkçe", lang: "tr", home: "/", events: "/events", looks: "/looks" },
  title: "Tuzbahar · Ceramics and coffee",
  ribbon: "Sample world: the people and the brand are invented.",
  nav: {
    campaign: "Mornings",
    wall: "The wall",
    pieces: "Pieces",
    events: "Screens",
    looks: "Looks",
    label: "Main menu",
    skip: "Skip to content",
  },
  hero: {
    kicker: "House of ceramics and coffee · by the shore since 1998",
    lines: ["Mornings begin", "in the hand."],
    lead: "Cups turned one by one, beans roasted over a slow fire. The rest is an hour by the water.",
    button: "Share your morning",
    second: "See the wall",
    alt: "A sailing boat on the sun’s road, hills behind",
    cupAlt: "A steaming cup on a table",
  },
  campaign: {
    kicker: "This winter’s table",
    lead: "A thousand mornings, one wall. Send us the window your cup stands at, the ferry, the crowded table; the ones we choose appear here and on the screens in our shops.",
    steps: [
      ["Take it", "Window, table, ferry. No need for good light, a real morning will do."],
      ["Tag it", "Post with #TuzbaharSabahı, or upload it right here without an account."],
      ["See it", "What is chosen goes up with your name on it. Take it back whenever you like."],
    ],
    button: "Send your picture",
    note: "No account needed. We always name you; change your mind and it leaves every screen.",
  },
  wall: {
    kicker: "Live",
    heading: "Your mornings",
    lead: "From those who took Tuzbahar home, right now.",
    fallback: "All the mornings are on the wall’s own page:",
    fallbackLink: "open the wall",
  },
  pieces: {
    kicker: "Winter series",
    heading: "Four pieces, four winds",
    list: [
      { art: "imbat", name: "İmbat cup", about: "90 ml, glazed twice" },
      { art: "lodos", name: "Lodos vase", about: "Brick glaze, 31 cm" },
      { art: "liman", name: "Liman bowl", about: "Olive glaze, for two" },
      { art: "dalga", name: "Dalga jug", about: "Night blue, 1.1 litres" },
    ],
  },
  workshop: {
    kicker: "The workshop",
    heading: "Every cup leaves one person’s hands.",
    paragraphs: [
      "There are six of us at the wheels. Under each piece is its maker’s mark; inside it, the mood the kiln was in that day.",
      "On Saturday mornings the door is open: an hour of clay, a cup of coffee. Your first bowl will be crooked, we promise.",
    ],
    hours: [
      ["Workshop", "Tue–Sun 10:00–18:00"],
      ["Coffee", "Daily 07:00–20:00"],
      ["Open wheel", "Saturday 11:00"],
    ],
    alt: "Two-tone glazed vases and bowls on shelves",
  },
  screens: {
    title: "Screens · Tuzbahar",
    kicker: "In the shop and at the fair",
    heading: "The same wall, the size of a room.",
    lead: "The screens in our shops open this address and stay there for days: a newly approved morning is on them within seconds.",
    button: "Open the screen",
    facts: [
      ["Setting up", "One browser, one address. Make it full screen and walk away."],
      ["When the line drops", "The screen goes on showing what it last saw."],
      ["When someone takes it back", "A post its author withdraws leaves every screen."],
    ],
    alt: "A skyline of domes at dusk with a ferry passing",
  },
  gallery: {
    title: "Looks · Tuzbahar",
    kicker: "One wall, many looks",
    heading: "The same mornings, told seven ways.",
    lead: "Every wall below is the same one, with other attributes on its tag. Together they hold one line to the server.",
    walls: [
      {
        attributes: 'layout="ticker" limit="12"',
        name: "Ticker",
        about: "Goes by calmly; stops for a pointer, the keyboard and its button.",
      },
      {
        attributes: 'layout="carousel" preset="polaroid" limit="12"',
        name: "Carousel, polaroid",
        about: "Swipe, scroll, or press the arrows.",
      },
      {
        attributes: 'layout="spotlight" limit="9"',
        name: "Spotlight",
        about: "The newest large, the others around it.",
      },
      {
        attributes: 'layout="justified" card="picture" limit="16"',
        name: "Justified rows, pictures",
        about: "Words appear when you point at a picture or come by keyboard.",
      },
      {
        attributes: 'layout="grid" preset="bold" limit="12"',
        name: "Grid, bold",
        about: "Cards of one size, heavy type.",
      },
      {
        attributes: 'layout="masonry" card="quote" preset="editorial" limit="12"',
        name: "Masonry, quotations, editorial",
        about: "Words first, who said them below.",
      },
      {
        attributes: 'layout="list" preset="neon" density="compact" limit="6"',
        name: "List, neon, compact",
        about: "One below the other, for a narrow column.",
      },
    ],
  },
  footer: {
    line: "Best taken slowly.",
    columns: [
      {
        heading: "The shop on the shore",
        lines: ["12 Rıhtım Arkası Street", "Uydurmaköy, Aegean"],
      },
      { heading: "The workshop", lines: ["Old Salt Store", "Open wheel on Saturdays"] },
      { heading: "Write to us", lines: ["merhaba@tuzbahar.example", "#TuzbaharSabahı"] },
    ],
    note: "Sample world: the people, the posts and the Tuzbahar brand are invented. This site shows how Koro looks on a customer’s page.",
  },
};
