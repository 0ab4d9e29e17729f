/** The words of the wall and its posts in English. Other rooms bring dictionaries of their own. */
export const en = {
  pause: "Pause updates",
  play: "Resume updates",
  skip: "Skip this wall",
  submit: "Add your post",
  more: "Show more posts",
  loading: "Loading posts",
  fresh: { one: "# new post", other: "# new posts" },
  emptyTitle: "The first word is yours",
  emptyText: "Chosen posts appear here.",
  emptyTags: "Share yours with",
  paused: "This wall is taking a break.",
  failedTitle: "The posts could not be loaded",
  failedText: "We keep trying.",
  retry: "Try again",
  readMore: "Read more",
  covered: "Sensitive content",
  reveal: "Show",
  pinned: "Pinned",
  why: "Why is this here?",
  playVideo: "Play the video",
  original: "Original post on {network}",
  someone: "Someone",
  photoBy: "Photo by {who} on {network}, {date}. Caption follows.",
  photo: "Photo on {network}, {date}. Caption follows.",
};

export type Words = typeof en;
