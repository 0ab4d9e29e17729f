/** People of a workspace: members, invitations and keys, and one's own account. */
import { z } from "zod";
import { locales, roles, scopes, signInOutcomes } from "../domain/vocabulary.ts";

const page = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(400).optional(),
};

/** Query of the lists of this file. */
export const PeopleQuery = z.object(page);
export type PeopleQuery = z.infer<typeof PeopleQuery>;

const WallRef = z.object({ id: z.string(), slug: z.string(), title: z.string() });
export type WallRef = z.infer<typeof WallRef>;

/** Ids of walls somebody is limited to; `null` means all of them, also those that are still to come. */
export const WallLimit = z.array(z.uuid()).min(1).max(200).nullable();

const emailOf = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase());
const nameOf = z.string().trim().min(1).max(120);
const passwordOf = z.string().min(12).max(128);
const tokenOf = z.string().min(1).max(200);

/** Somebody who may sign in. `lastActiveAt` is right to within five minutes. */
export const Member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  walls: z.array(WallRef).nullable(),
  lastActiveAt: z.string().nullable(),
  twoFactor: z.boolean(),
  joinedAt: z.string(),
  /** This is whoever asks. */
  isYou: z.boolean(),
});
export type Member = z.infer<typeof Member>;

/** In the order in which they joined. `requiresTwoFactor` is the workspace's switch. */
export const MemberPage = z.object({
  members: z.array(Member),
  next: z.string().nullable(),
  requiresTwoFactor: z.boolean(),
});
export type MemberPage = z.infer<typeof MemberPage>;

/** Body of `PATCH /v1/admin/members/{member}`. Owners and admins have all walls. */
export const MemberChanges = z.strictObject({
  role: z.enum(roles).optional(),
  walls: WallLimit.optional(),
});
export type MemberChanges = z.infer<typeof MemberChanges>;

/** Body of `PATCH /v1/admin/workspace`. */
export const WorkspaceChanges = z.strictObject({ requiresTwoFactor: z.boolean() });
export type WorkspaceChanges = z.infer<typeof WorkspaceChanges>;

/** Body of `POST /v1/admin/invitations`. */
export const NewInvitation = z.strictObject({
  email: emailOf,
  role: z.enum(roles),
  walls: WallLimit.default(null),
  locale: z.enum(locales).default("en"),
});
export type NewInvitation = z.infer<typeof NewInvitation>;

/** An invitation that nobody has accepted yet. An expired one stays in the list until it is sent again or revoked. */
export const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  walls: z.array(WallRef).nullable(),
  locale: z.enum(locales),
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type Invitation = z.infer<typeof Invitation>;

/** Newest first. `sends` says whether a mail server is set; without one links are passed on by hand. */
export const InvitationPage = z.object({
  invitations: z.array(Invitation),
  next: z.string().nullable(),
  sends: z.boolean(),
});
export type InvitationPage = z.infer<typeof InvitationPage>;

/** `link` is there only where no mail server is set, and only this once. `sent` says whether a letter is on its way. */
export const InvitationAnswer = z.object({
  invitation: Invitation,
  link: z.string().nullable(),
  sent: z.boolean(),
});
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

/** Answer of `GET /v1/invitations`: whose invitation a link is. */
export const OpenInvitation = z.object({
  workspace: z.string(),
  email: z.string(),
  role: z.enum(roles),
  locale: z.enum(locales),
});
export type OpenInvitation = z.infer<typeof OpenInvitation>;

/** Body of `POST /v1/invitations`: with name and password a new account; without them whoever is signed in. */
export const Acceptance = z.strictObject({
  token: tokenOf,
  account: z.strictObject({ name: nameOf, password: passwordOf }).optional(),
});
export type Acceptance = z.infer<typeof Acceptance>;

/** A key as it is listed: never the key itself. */
export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** Its last four letters. */
  hint: z.string(),
  scopes: z.array(z.enum(scopes)),
  walls: z.array(WallRef).nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** Newest first. */
export const ApiKeyPage = z.object({ keys: z.array(ApiKey), next: z.string().nullable() });
export type ApiKeyPage = z.infer<typeof ApiKeyPage>;

/** Body of `POST /v1/admin/api-keys`. */
export const NewApiKey = z.strictObject({
  name: nameOf,
  scopes: z
    .array(z.enum(scopes))
    .min(1)
    .transform((list) => scopes.filter((scope) => list.includes(scope))),
  walls: WallLimit.default(null),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type NewApiKey = z.infer<typeof NewApiKey>;

/** `secret` is the key: it is shown this once. */
export const ApiKeyAnswer = z.object({ key: ApiKey, secret: z.string() });
export type ApiKeyAnswer = z.infer<typeof ApiKeyAnswer>;

/** One's own account. */
export const Account = z.object({
  name: z.string(),
  email: z.string(),
  locale: z.enum(locales).nullable(),
  twoFactor: z.object({ on: z.boolean(), required: z.boolean() }),
});
export type Account = z.infer<typeof Account>;

export const AccountChanges = z.strictObject({
  name: nameOf.optional(),
  locale: z.enum(locales).nullable().optional(),
});
export type AccountChanges = z.infer<typeof AccountChanges>;

/** Body of `POST /v1/admin/account/two-factor`: the password once more, so that a borrowed screen is not enough. */
export const TwoFactorStart = z.strictObject({ password: z.string().min(1).max(128) });

/** What an authenticator app needs. `qr` is the address as an SVG file. */
export const TwoFactorSecret = z.object({
  uri: z.string(),
  secret: z.string(),
  qr: z.string(),
  backupCodes: z.array(z.string()),
});
export type TwoFactorSecret = z.infer<typeof TwoFactorSecret>;

/** A browser somebody is signed in with. `browser` is coarse and empty where it is not known. */
export const Session = z.object({
  id: z.string(),
  browser: z.string(),
  isThis: z.boolean(),
  createdAt: z.string(),
  lastActiveAt: z.string(),
});
export type Session = z.infer<typeof Session>;

export const SessionList = z.object({ sessions: z.array(Session) });

export const SignIn = z.object({
  id: z.string(),
  outcome: z.enum(signInOutcomes),
  browser: z.string(),
  at: z.string(),
});
export type SignIn = z.infer<typeof SignIn>;

/** Newest first, 90 days. */
export const SignInPage = z.object({ signIns: z.array(SignIn), next: z.string().nullable() });
export type SignInPage = z.infer<typeof SignInPage>;

/** Body of `POST /v1/password/forgotten`. The answer is the same for everybody. */
export const ForgottenPassword = z.strictObject({
  email: emailOf,
  locale: z.enum(locales).default("en"),
});

/** Body of `POST /v1/password`: the token of the letter and the new password. */
export const NewPassword = z.strictObject({ token: tokenOf, password: passwordOf });

/** Answer of `GET /v1/password`: whether a forgotten password can be replaced by letter here. */
export const PasswordHelp = z.object({ sends: z.boolean() });
