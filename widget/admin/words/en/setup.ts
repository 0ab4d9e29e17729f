/** English of the first set-up. */
export const setup = {
  title: "Welcome to Koro",
  lead: "One minute, and your first wall can begin. You become the owner of this installation.",
  yourName: "Your name",
  workspace: "Brand or team",
  workspaceHint: "The name your walls belong to.",
  passwordHint: "At least 12 characters. A sentence is easy to remember.",
  locale: "Language",
  start: "Start",
  gone: "This link no longer works",
  goneLead:
    "It was used already, or a newer one was printed when the server started. Look in its log for the newest link, or sign in.",
  noToken: "The address lacks its token. Open the link exactly as the server printed it.",
};
