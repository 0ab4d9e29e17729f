import { many } from "../many.ts";

/** English of visitors' reports. */
export const reports = {
  title: "Reports",
  lead: "What visitors told you about posts on this wall. One answer closes all reports of a post.",
  tabsLabel: "Which reports",
  tabs: { open: "Open", upheld: "Upheld", dismissed: "Dismissed" },
  keptOut: "Kept out",
  reasonLabel: "Reason",
  anyReason: "Every reason",
  reasons: {
    mine: "“This is my post”",
    me: "“I am in it”",
    "my-child": "“My child is in it”",
    illegal: "Illegal content",
    other: "Another reason",
  } as Record<string, string>,
  empty: {
    open: {
      title: "Nobody is waiting for an answer",
      lead: "When a visitor reports a post, it shows up here at once. “It’s mine”, “I’m in it” and “my child is in it” hide the post first and ask you afterwards.",
    },
    upheld: {
      title: "Nothing upheld yet",
      lead: "Reports that were right are listed here with who decided and when.",
    },
    dismissed: {
      title: "Nothing dismissed yet",
      lead: "Reports that were not justified are listed here with who decided and when.",
    },
  },
  emptyReason: {
    title: "No reports with this reason",
    lead: "Choose another reason, or all of them.",
  },
  list: "Reports",
  caseOf: (who: string, at: number, of: number) => `Report about a post by ${who}, ${at} of ${of}`,
  whereabouts: {
    gone: "Gone: nothing of it is kept",
    shown: "Still on the wall",
    hidden: "Hidden when it was reported",
    elsewhere: "Not on the wall",
  },
  states: {
    pending: "Waiting in the queue",
    held: "Held",
    approved: "Approved, not shown now",
    rejected: "Rejected",
    removed: "Gone",
  },
  moreReports: (n: number) =>
    many("en", n, { one: "and 1 more report", other: `and ${n} more reports` }),
  saidNothing: "No words were added.",
  address: "Show e-mail address",
  noAddress: "The address cannot be read any more",
  handled: (by: string, when: string) => `Decided by ${by} ${when}`,
  uphold: "Take it off",
  dismiss: "Leave it up",
  putBack: "Put it back",
  close: "Close without change",
  removed: "Taken away for good.",
  rejected: "Taken off every wall. It can be approved again in the queue.",
  dismissed: "Closed. The post is where it was.",
  putBackDone: "Put back where it was.",
  faster: (by: string) => `${by} was faster: this report is closed already.`,
  another: "Somebody else has reported this post meanwhile. Nothing was changed: look again.",
  somebody: "Somebody",
  forbidden:
    "This post is on a wall that is not yours, too: somebody who moderates both has to take it away for good.",
  elsewhere: (n: number) =>
    many("en", n, {
      one: "On one other wall its moderators are asked.",
      other: `On ${n} other walls their moderators are asked.`,
    }),
  dialog: {
    title: "Take this post off?",
    lead: "It leaves every wall of your workspace at once.",
    how: "How",
    reject: "Reject it",
    rejectLead: "It stays in the queue under “Rejected” and can be approved again.",
    remove: "Take it away for good",
    removeLead:
      "Its words and pictures are deleted here. The author’s own post on their network stays as it is.",
    keepOut: "What must not come back, from any source or upload",
    post: "This post",
    picture: "Its pictures, in other sizes too",
    author: "This person, with all their posts",
    personal:
      "Somebody says they are shown against their will: what you take off is kept from coming back.",
    note: "Note for your team",
    yes: "Take it off",
    yesForGood: "Take it away for good",
  },
  kept: {
    lead: "Only a fingerprint is kept of each: enough to know it again, not to tell what it was. Lifting one brings nothing back; it may come again.",
    kinds: { post: "A post", author: "A person", picture: "A picture" },
    by: (who: string) => `by ${who}`,
    bySystem: "by themselves",
    lift: "Lift",
    liftTitle: "Let it come again?",
    liftLead:
      "Somebody asked for this not to be shown. Once lifted, the next source or upload may bring it again.",
    lifted: "Lifted. It may come again.",
    empty: {
      title: "Nothing is kept out",
      lead: "Posts, people and pictures that were taken away for good are listed here, without what they were.",
    },
  },
  older: "Older reports",
  olderKept: "Older entries",
  next: "Next",
  previous: "Previous",
};
