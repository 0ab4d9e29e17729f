export const en = {
  title: "Why is this here?",
  close: "Close",
  tagged:
    "It was published openly on {network} with {hashtags}. The team of “{title}” chose it for this wall.",
  found: "It was published openly on {network}. The team of “{title}” chose it for this wall.",
  sent: "Somebody sent it with the upload form. The team of “{title}” chose it for this wall.",
  notice: "More about posts on this wall",
  original: "See the original",
  report: "Should it not be here?",
  lead: "Tell us why. You need no account. With the first three reasons the post is hidden at once, and somebody looks at it afterwards.",
  reason: "Reason",
  reasons: {
    mine: "It is my post",
    me: "I am in it",
    "my-child": "My child is in it",
    illegal: "I believe it is illegal",
    other: "Something else",
  },
  detail: "What should we know?",
  email: "E-mail, should the team have to ask",
  optional: "optional",
  send: "Report this post",
  sending: "Sending…",
  thanks: "Thank you",
  hidden: "Your report has arrived. The post is hidden at once, and somebody looks at it.",
  arrived: "Your report has arrived, and somebody will look at it.",
  errors: {
    reason: "Please choose a reason.",
    detail: "This text is too long.",
    email: "This e-mail address does not look complete.",
  },
  failures: {
    offline: "This could not be sent. Is there a connection? What you wrote is still here.",
    busy: "There were too many reports from here just now. Please try again in {minutes} min.",
    gone: "This post is no longer shown on the wall.",
    other: "This could not be sent. Please try again, or use the page below.",
  },
};

export type AboutWords = typeof en;
