/** Every English word of the hosted pages. */
export const en = {
  language: "English",
  otherLanguage: "Türkçe",
  madeWith: "Runs on Koro",

  wall: {
    label: "Posts",
    description: (title: string) => `What people share: ${title}`,
    send: "Send yours",
    invite: (hashtags: string) => `Post with ${hashtags} or send a photo from your phone.`,
    inviteUpload: "Send a photo from your phone.",
    inviteHashtag: (hashtags: string) => `Post with ${hashtags}.`,
    empty: "Nothing here yet. Be the first.",
    closed: "This wall is resting. Please come back later.",
    more: "Older posts",
    newest: "Back to the newest",
    notice: "Why is this here?",
    noticePage: "Why is my post here?",
    original: (network: string) => `Open on ${network}`,
    pinned: "Pinned",
    sensitive: "Sensitive content",
    show: "Show",
    readOn: "Read on",
    uploaded: "sent from a phone",
    nameless: "Someone",
    photoBy: (name: string) => `Photo by ${name}`,
    photo: "Photo",
    video: "Video: open the post to watch it",
  },

  submit: {
    title: "Share your moment",
    lead: (title: string) => `It may appear on “${title}” after somebody has looked at it.`,
    pictures: "Photos",
    picturesHint: "Up to 4. Where a photo was taken and other hidden details are removed.",
    alts: "Describe your photos",
    altsHint: "For people who cannot see them. In the order you chose them.",
    alt: (number: number) => `Photo ${number}`,
    text: "Your words",
    name: "Name to show",
    nameHint: "Shown beside your post. A nickname is fine.",
    email: "E-mail",
    optional: "optional",
    emailHint:
      "We send one e-mail with your private link: there you see what becomes of your post and can withdraw it. Your address is kept encrypted and never shown.",
    emailHintKept:
      "Kept encrypted for this wall’s team and never shown. This wall sends no e-mail by itself: keep the private link you get after sending.",
    consent: "I have read this and agree",
    consentTitle: "What you agree to",
    website: "Leave this field empty",
    send: "Send",
    back: "Back to the wall",
    off: "Uploads are closed at the moment.",
    problems: "Please look at this again:",
    picturesAgain: "Browsers forget chosen photos. Please choose them again.",
    errors: {
      name: "Please enter the name to show.",
      email: "This e-mail address does not look complete.",
      consent: "Please read the text and tick the box.",
      text: "Please write something or add a photo.",
      media: "This photo could not be taken. JPEG, PNG, WebP, HEIC and AVIF work.",
      other: "This could not be sent. Please try again.",
    },
  },

  status: {
    title: "Your post",
    states: {
      pending: "Received",
      held: "Being looked at",
      approved: "On the wall",
      approvedHidden: "Approved",
      rejected: "Not on the wall",
      removed: "Withdrawn",
    },
    next: {
      pending:
        "Somebody from the team looks at every post before it is shown. Come back to this page to see what became of it.",
      held: "Somebody from the team wants a second look. Come back to this page to see what became of it.",
      approved: "Everybody can see it now. Thank you!",
      approvedHidden: "It appears as soon as it is its turn.",
      rejected: "The team decided not to show it. Nobody else can see it.",
      removed: "It is no longer shown anywhere on this wall.",
    },
    sent: "Sent",
    yourText: "Your words",
    again: "Check again",
    keep: "Keep this address: it is the only way back to this page.",
    withdraw: "Withdraw my post",
    withdrawSure:
      "Withdraw it for good? It leaves the wall, all screens and pages at once. This cannot be taken back.",
    withdrawYes: "Yes, withdraw it",
  },

  notice: {
    title: "Why is my post here?",
    lead: (title: string) =>
      `“${title}” collects posts that people published about a theme, and shows those that somebody approved.`,
    howTitle: "How it was found",
    howHashtags: (hashtags: string) =>
      `You published it openly with ${hashtags}, in a place this wall reads, or somebody sent it with the upload form.`,
    howUpload:
      "It was published openly in a place this wall reads, or somebody sent it with the upload form.",
    whatTitle: "What is kept",
    what: "The text and pictures, the name and profile picture shown with them, the time, and a link to where it was published. Nothing else about you is looked up.",
    whoTitle: "Who is responsible",
    who: (title: string) =>
      `The organisation that runs “${title}” decides what is collected and shown, and answers for it. The makers of the software Koro receive no data.`,
    contact: "You can reach it here:",
    sourceTitle: "Where to see the original",
    source:
      "Every card links to the place where it was published. If you delete it there, it leaves this wall too, as soon as the network tells us or we look again.",
    removeTitle: "How to have it removed",
    removeAny:
      "Choose “Why is this here?” on the card. You need no account and no proof of identity.",
    removePost:
      "Tell us why. You need no account. With the first three reasons the post is hidden at once, and somebody looks at it afterwards.",
    aboutPost: "This is about this post:",
    openPost: "Open the original",
    reason: "Reason",
    reasons: {
      mine: "It is my post",
      me: "I am in it",
      "my-child": "My child is in it",
      illegal: "I believe it is illegal",
      other: "Something else",
    },
    detail: "What should we know?",
    email: "E-mail, should the operator have to ask",
    optional: "optional",
    send: "Report this post",
    sent: "Thank you. Your report has arrived and somebody will look at it.",
    back: "Back to the wall",
    problems: "Please look at this again:",
    errors: {
      reason: "Please choose a reason.",
      email: "This e-mail address does not look complete.",
      other: "This could not be sent. Please try again.",
    },
  },

  screen: {
    invite: "Be part of it",
    scan: "Scan and send yours",
    qr: "QR code of the upload page",
  },

  error: {
    missingTitle: "There is nothing at this address",
    missing: "The wall may have moved, or the address has a slip in it.",
    brokenTitle: "Something went wrong here",
    broken: "It is not your fault. Please try again in a moment.",
    refusedTitle: "This is not open to you",
    refused: "The address is right, but it needs permission.",
    busyTitle: "Too many at once",
    busy: "Please wait a moment and try again.",
    home: "To the front page",
  },
};

/** The words of the hosted pages in one language. */
export type Words = typeof en;
