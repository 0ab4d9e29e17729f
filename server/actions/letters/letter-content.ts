/** What of a letter is sealed: to whom it goes and the token of its link. The link's words come from the wall of the day. */
import { z } from "zod";
import type { Vault } from "../vault.ts";

export interface LetterContent {
  to: string;
  token: string;
}

const Content = z.object({ to: z.string(), token: z.string() });

export const sealContent = (vault: Vault, content: LetterContent) =>
  vault.seal(JSON.stringify(content));

/** Throws when it was sealed with another key. */
export const openContent = (vault: Vault, sealed: string): LetterContent =>
  Content.parse(JSON.parse(vault.open(sealed)));

/** Where an invitation is accepted. */
export const invitationUrlOf = (publicUrl: string, token: string) =>
  `${publicUrl}/admin/invitation?${new URLSearchParams({ token })}`;

/** Where a forgotten password is replaced. */
export const resetUrlOf = (publicUrl: string, token: string) =>
  `${publicUrl}/admin/new-password?${new URLSearchParams({ token })}`;

/** Where somebody turns an alert off that they are told of by letter. */
export const alertsUrlOf = (publicUrl: string, alertId: string) =>
  `${publicUrl}/admin/alerts?${new URLSearchParams({ off: alertId })}`;

/** The address of the private page, at which a wall is found as it is called now. */
export const statusUrlOf = (publicUrl: string, wallSlug: string, token: string) =>
  `${publicUrl}/w/${wallSlug}/status/${token}`;
