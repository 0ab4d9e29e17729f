import { many } from "../many.ts";

/** English of second opinions. */
export const classifiers = {
  title: "Second opinions",
  lead: "Somebody else looks at every new post before it is published by itself, and says how much it looks like spam, swearing or worse. Your rules decide what to do with that.",
  waiting:
    "As long as an opinion is missing, nothing is published by itself. If it never comes, the post waits for a person.",
  whom: "Whom to ask",
  add: "Add",
  addIt: "Add",
  save: "Save",
  edit: "Edit",
  delete: "Delete",
  sent: "What is sent:",
  kinds: {
    local: {
      title: "Koro’s own check",
      lead: "Turkish and English word lists, shouting, piles of links and hashtags. Quick, and works without a network. It does not look at pictures.",
      sends: "nothing. Everything stays on this server.",
    },
    openai: {
      title: "Moderation service (OpenAI)",
      lead: "Scores for hate, violence, sexual content and more, for words and pictures. Also works with your own server that speaks the same language.",
      sends:
        "the text of every new post and, if you want, its pictures in small, to the address you enter. Not who wrote it.",
    },
    webhook: {
      title: "Your own service (webhook)",
      lead: "A signed request to an address of yours, which answers with approve, hold or reject, with scores or with both.",
      sends:
        "the text and language of every new post and, if you want, its pictures in small, to your address. Not who wrote it.",
    },
  },
  stays: "Nothing leaves this server",
  wordsOnly: "Text only",
  withPictures: "Text and pictures",
  off: "Off",
  answers: "On",
  failing: "Does not answer",
  open: (n: number) =>
    many("en", n, { one: "1 post is waiting for it", other: `${n} posts are waiting for it` }),
  lastFailure: (since: string, n: number) =>
    `Last ${since}; ${many("en", n, { one: "1 question", other: `${n} questions` })} in a row.`,
  try: "Try it",
  turnOff: "Turn off",
  turnOn: "Turn on",
  sample: "A text to try it with",
  samplePlaceholder: "Empty: a harmless sentence of ours",
  ask: "Ask",
  asking: "Asking …",
  advice: {
    approve: "Its advice: approve.",
    hold: "Its advice: hold.",
    reject: "Its advice: reject.",
  },
  deleteSure: (name: string) => `Delete “${name}”?`,
  deleteLead:
    "What it said about posts is deleted, too. Posts that are waiting for it then wait for a person.",
  name: "Name",
  address: "Address",
  addressHint: "OpenAI’s, or that of your own server. Koro adds /v1/moderations.",
  webhookHint: "Koro sends a POST there, signed as Standard Webhooks describes it.",
  model: "Model",
  apiKey: "API key",
  apiKeyHint: "Kept encrypted and never shown again. A server of your own may need none.",
  secret: "Signing secret",
  secretHint: "Both sides know it. Kept encrypted and never shown again.",
  kept: "Kept; leave empty to go on with it",
  invent: "Make one",
  images: "Send pictures, too",
  imagesHint: "In small, at most 8 a post. Borderline pictures are blurred in the queue.",
  keyWrong: {
    openai: "Enter the key again: the address is another one, or the key cannot be used.",
    webhook: "Enter the secret: whsec_ and 24 to 64 bytes in base64. “Make one” does it for you.",
  },
  addressWrong: "Check the address: a whole one, beginning with https://.",
};
