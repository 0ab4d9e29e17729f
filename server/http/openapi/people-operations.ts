/** The operations about people: members, invitations, keys, and one's own account. */

import type { z } from "zod";
import {
  Acceptance,
  Account,
  AccountChanges,
  ApiKeyAnswer,
  ApiKeyPage,
  ForgottenPassword,
  InvitationAnswer,
  InvitationPage,
  Member,
  MemberChanges,
  MemberPage,
  NewApiKey,
  NewInvitation,
  NewPassword,
  OpenInvitation,
  PasswordHelp,
  PeopleQuery,
  SessionList,
  SignInPage,
  TwoFactorSecret,
  TwoFactorStart,
  WorkspaceChanges,
} from "#wire/people.ts";
import { PreferenceChanges, Preferences } from "#wire/preferences.ts";
import type { Operation } from "./operations.ts";

const json = (schema: z.ZodType) => ({ type: "json" as const, schema });
const account = "/v1/admin/account";

export const doorOperations: Operation[] = [
  {
    method: "get",
    path: "/v1/invitations",
    summary: "Whose invitation a link is: ?token=",
    answer: [200, OpenInvitation],
  },
  {
    method: "post",
    path: "/v1/invitations",
    summary: "Accept an invitation, with a new account or as whoever is signed in",
    body: json(Acceptance),
    answer: [201, null],
  },
  {
    method: "get",
    path: "/v1/password",
    summary: "Whether a forgotten password can be replaced by letter",
    answer: [200, PasswordHelp],
  },
  {
    method: "post",
    path: "/v1/password/forgotten",
    summary: "Ask for a letter; the same answer for every address",
    body: json(ForgottenPassword),
    answer: [202, null],
  },
  {
    method: "post",
    path: "/v1/password",
    summary: "Choose a new password with the letter's token",
    body: json(NewPassword),
    answer: [204, null],
  },
];

export const peopleOperations: Operation[] = [
  {
    method: "get",
    path: "/v1/admin/members",
    summary:
      "Members, in the order in which they joined; for owners, admins and keys with “people”",
    query: PeopleQuery,
    answer: [200, MemberPage],
  },
  {
    method: "patch",
    path: "/v1/admin/members/{member}",
    summary: "Another role, other walls; never the last owner's role",
    body: json(MemberChanges),
    answer: [200, Member],
  },
  {
    method: "delete",
    path: "/v1/admin/members/{member}",
    summary: "Remove a member; “me” to leave, which everybody may but the last owner",
    answer: [204, null],
  },
  {
    method: "delete",
    path: "/v1/admin/members/{member}/two-factor",
    summary: "For somebody who lost phone and codes; their sessions end",
    answer: [204, null],
  },
  {
    method: "patch",
    path: "/v1/admin/workspace",
    summary: "Whether everybody needs two-factor sign-in; owners only",
    body: json(WorkspaceChanges),
    answer: [200, WorkspaceChanges],
  },
  {
    method: "get",
    path: "/v1/admin/invitations",
    summary: "Invitations that nobody has accepted yet",
    query: PeopleQuery,
    answer: [200, InvitationPage],
  },
  {
    method: "post",
    path: "/v1/admin/invitations",
    summary: "Invite somebody, for seven days",
    body: json(NewInvitation),
    answer: [201, InvitationAnswer],
  },
  {
    method: "post",
    path: "/v1/admin/invitations/{invitation}/send",
    summary: "A new link and seven new days; the older link stops working",
    answer: [200, InvitationAnswer],
  },
  {
    method: "delete",
    path: "/v1/admin/invitations/{invitation}",
    summary: "Revoke an invitation",
    answer: [204, null],
  },
  {
    method: "get",
    path: "/v1/admin/api-keys",
    summary: "Keys, newest first; for people, not for keys",
    query: PeopleQuery,
    answer: [200, ApiKeyPage],
  },
  {
    method: "post",
    path: "/v1/admin/api-keys",
    summary: "Make a key; it is shown this once",
    body: json(NewApiKey),
    answer: [201, ApiKeyAnswer],
  },
  {
    method: "delete",
    path: "/v1/admin/api-keys/{key}",
    summary: "Revoke a key; it stops working at once",
    answer: [204, null],
  },
  { method: "get", path: account, summary: "One's own account", answer: [200, Account] },
  {
    method: "patch",
    path: account,
    summary: "Another name or language",
    body: json(AccountChanges),
    answer: [200, Account],
  },
  {
    method: "get",
    path: `${account}/preferences`,
    summary: "The desk as one likes it: which key does what",
    answer: [200, Preferences],
  },
  {
    method: "patch",
    path: `${account}/preferences`,
    summary: "Like it otherwise, on every machine",
    body: json(PreferenceChanges),
    answer: [200, Preferences],
  },
  {
    method: "post",
    path: `${account}/two-factor`,
    summary: "Begin two-factor sign-in; it is on once /api/auth/two-factor/verify-totp took a code",
    body: json(TwoFactorStart),
    answer: [200, TwoFactorSecret],
  },
  {
    method: "get",
    path: `${account}/sessions`,
    summary: "Where one is signed in",
    answer: [200, SessionList],
  },
  {
    method: "delete",
    path: `${account}/sessions`,
    summary: "Sign out everywhere but here",
    answer: [204, null],
  },
  {
    method: "delete",
    path: `${account}/sessions/{session}`,
    summary: "Sign out there",
    answer: [204, null],
  },
  {
    method: "get",
    path: `${account}/sign-ins`,
    summary: "One's own sign-ins of 90 days",
    query: PeopleQuery,
    answer: [200, SignInPage],
  },
];
