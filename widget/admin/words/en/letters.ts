import { many } from "../many.ts";

/** English of the e-mails that Koro writes. */
export const letters = {
  title: "E-mails",
  lead: "What Koro writes to people who left their address with a post, and to the team.",
  noServer:
    "No mail server is set, so nothing is sent by itself. You can pass the links on yourself. Once SMTP_URL and MAIL_FROM are set, everything that waits here is sent.",
  tabsLabel: "Which e-mails",
  tabs: { waiting: "Waiting", failed: "Not delivered", sent: "Sent" },
  empty: {
    waiting: {
      title: "Nothing is waiting",
      lead: "When somebody leaves an address with a post, the e-mail with their private link waits here until it is sent.",
    },
    failed: {
      title: "No trouble so far",
      lead: "E-mails that a mail server refuses, or that cannot be sent for half a day, are listed here.",
    },
    sent: {
      title: "Nothing sent yet",
      lead: "Once an e-mail is sent, it is listed for 30 days without its address and its link.",
    },
  },
  kinds: {
    "private-link": "Private link",
    invitation: "Invitation",
    "password-reset": "New password",
    alert: "Alert",
    digest: "Digest",
  },
  forgotten: "Sent; its address is no longer listed",
  unreadable: "Cannot be read: it was encrypted with another SECRET_KEY",
  troubles: {
    refused:
      "The mail server refuses this e-mail for good. There may be a slip in the address; you can pass the link on another way.",
    settings:
      "The mail server does not accept Koro’s sign-in or sender address, or its certificate is not valid. Look at SMTP_URL and MAIL_FROM.",
    unreachable: "The mail server cannot be reached or asked to come back later.",
  },
  triesAgain: "It is tried again by itself.",
  tried: (n: number) =>
    `Tried ${many("en", n, { one: "once", other: `${n} times` })}; not tried again.`,
  older: "Older e-mails",
};
