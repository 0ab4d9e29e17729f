import type { Locale } from "./pick-locale.ts";

/** The words of the wall and its posts in English. Other rooms bring dictionaries of their own. */
export const en = {
  locale: "en" as Locale,
  pause: "Pause updates",
  play: "Resume updates",
  skip: "Skip this wall",
  submit: "Add your post",
  more: "Show more posts",
  loading: "Loading posts",
  readMore: "Read more",
  covered: "Sensitive content",
  reveal: "Show",
  pinned: "Pinned",
  why: "Why is this here?",
  playMedia: "Play",
  original: "Original post on {network}",
  someone: "Someone",
};

export type Words = typeof en;
