import { type Language, voicesOf } from "./voice.ts";

export const english: Language = {
  words: {
    place: [
      "in Ayvalık",
      "on Bozcaada",
      "in Lisbon",
      "in Leith",
      "by the Bosphorus",
      "in Urla",
      "on the night ferry",
      "in Margate",
      "at my desk",
      "in Kaş",
    ],
    drink: [
      "a flat white",
      "mastic coffee",
      "Turkish coffee, no sugar",
      "a slow pour-over",
      "Shore Blend",
      "cold brew",
      "sage tea",
    ],
    piece: ["İmbat cup", "Kordon mug", "Lodos vase", "Liman bowl", "Poyraz plate", "Dalga jug"],
    cup: ["İmbat cup", "Kordon mug", "Yakamoz cup", "Ilgın mug"],
    colour: ["deep cobalt", "sea-green", "brick", "salt white", "pomegranate", "olive", "sunset"],
    side: [
      "a warm simit",
      "fig jam on toast",
      "two almond biscuits",
      "yesterday’s banana bread",
      "a suspiciously large baklava",
    ],
    who: ["my mum", "my flatmate", "grandad", "my neighbour", "my sister", "the dog"],
  },
  voices: voicesOf(`
cup window | First sip, {colour} glaze, nobody else awake. That’s it, that’s the post. #
shore | {place}, flat sea, {drink}. I could get used to this. #
cup | Bought one {piece}. “Just one,” I said. We all know how this ends. #
shelf | Shelf update: the {piece} has friends now. #
portrait | My first time at a wheel and I made a … cylinder? They fired it anyway. I love them. #
above | {drink} and {side}. Breakfast of mildly organised champions. #
city | Missed the ferry, found a bench, had my thermos. Best delay of the week ⛴️ #
bouquet | Three stems from the market and suddenly I’m a person with a vase. #
village | White walls, blue doors, coffee somewhere around the corner. Follow your nose. #
kilim | Grandma’s rug, my {piece}: sixty years apart and they match. #
- | A thing I learnt: a cup you like makes you drink slower, and a slower cup makes a longer morning. #
- | The jug arrived chipped, I wrote, a new one came the next day with a handwritten note. That’s how you do it, Tuzbahar. #
window | Rain on the glass, {drink} in hand, phone in another room. #
above cup | Hosted brunch for four, nine came. Cups: enough. Chairs: no. #
arches | Painted the hallway in Tuzbahar {colour}. Zero regrets, some on the ceiling. #
portrait | New job, day one, lucky mug. Wish me luck 🤞 #
shore city | Sunset {place}. No filter, unless you count the coffee. #
shelf | Help: {colour} or {colour}? I’ve been standing here for twenty minutes. #
cup | Dropped my {piece} on stone. It bounced. I did not. #
- | Tried the recipe card that came with the beans: 92 °C, forty seconds of bloom. I can taste what they mean now. Notes: {link} #
bouquet window | Light hit the glaze at 7:12 and I just stood there. #
village shore | Four days {place}, one cup per harbour. Sketches to follow. #
kilim arches | Pattern study no. 14, after the tiles in the Tuzbahar shop. @hana_potterleigh this one’s for you! #
portrait above | {who} says it’s “too nice to use”. I say that’s what it’s for. #
city window | 14th floor, grey sky, warm hands. #
- | Does the {piece} survive a dishwasher? Asked for a friend. The friend is me. It does. #
above | Confession inside. I ate the last of {side} standing up. | food
shelf cup | Repaired the crack with gold. Now it’s my favourite one. #
- | Longer one, sorry. I moved here in March knowing nobody. The lady at the Tuzbahar counter remembered my order on day two and my name on day three. In June she introduced me to the table by the window. Today that table came to my birthday. It started with a cup of coffee; it usually does. #
bouquet | Olive branch, {colour} vase, one quiet Sunday. #
cup window | {drink} before e-mail. House rule. #
shore village | If anyone needs me I’ll be on that hill with a thermos. #
portrait | Handed {who} a {cup}. Never getting it back ☕ #
kilim above | Floor picnic, big rug, {side}, everyone stayed until dark. #
cup shelf | OK I’m joining in: this is my morning, this is my cup, my face stays private 😄 #
city | Night shift done, city waking up, last warm centimetre in the cup. #
`),
  closings: [
    "🌊",
    "☕️",
    "💙",
    "✨",
    "🫶",
    "Good morning, everyone.",
    "More tomorrow.",
    "How’s yours?",
    "Highly recommended.",
    "Ten out of ten.",
    "Send help (and beans).",
    "No notes.",
    "🌿",
    "That is all.",
    "Happy Sunday, whatever day it is.",
  ],
  afterthoughts: [
    "Edit: it’s the {colour} one, since you asked.",
    "Edit: typo. I hadn’t finished the cup.",
    "Edit: taken {place}.",
  ],
  alts: {
    cup: "A steaming cup on a table with fruit and a vase; illustration.",
    window: "A cup on the sill of an arched window with the sea behind; illustration.",
    above: "Plates and a coffee cup on a cloth, from above; illustration.",
    shelf: "Two-tone glazed ceramics on shelves; illustration.",
    bouquet: "Branches in a ceramic vase before a sun-like disc; illustration.",
    shore: "A sailing boat on the sun’s road, hills behind; illustration.",
    village: "White houses with coloured doors stepping down to the sea; illustration.",
    city: "A skyline of domes with a ferry passing; illustration.",
    kilim: "A kilim of stepped diamonds; illustration.",
    arches: "Nested coloured arches and a sun; illustration.",
    portrait: "Someone smiling with a mug in hand; illustration.",
  },
  extraTags: ["coffee", "ceramics", "handmade", "slowmorning", "pottery"],
};
