import type {
  Account,
  AccountChanges,
  PeopleQuery,
  Session,
  SignInPage,
  TwoFactorSecret,
} from "#wire/people.ts";
import type { PreferenceChanges, Preferences } from "#wire/preferences.ts";
import type { Client } from "./client.ts";

const root = "/v1/admin/account";

/** The calls about one's own account. A 401 of those that ask for a password is about the password. */
export class AccountApi {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  change = (changes: AccountChanges): Promise<Account> => this.#client.patch(root, changes);

  preferences = (): Promise<Preferences> => this.#client.get(`${root}/preferences`);

  prefer = (changes: PreferenceChanges): Promise<Preferences> =>
    this.#client.patch(`${root}/preferences`, changes);

  changePassword = (currentPassword: string, newPassword: string): Promise<void> =>
    this.#client.knock("POST", "/api/auth/change-password", {
      ...{ currentPassword, newPassword, revokeOtherSessions: true },
    });

  beginTwoFactor = (password: string): Promise<TwoFactorSecret> =>
    this.#client.post(`${root}/two-factor`, { password });

  confirmTwoFactor = (code: string): Promise<void> =>
    this.#client.knock("POST", "/api/auth/two-factor/verify-totp", { code });

  endTwoFactor = (password: string): Promise<void> =>
    this.#client.knock("POST", "/api/auth/two-factor/disable", { password });

  newBackupCodes = (password: string): Promise<{ backupCodes: string[] }> =>
    this.#client.knock("POST", "/api/auth/two-factor/generate-backup-codes", { password });

  sessions = (): Promise<{ sessions: Session[] }> => this.#client.get(`${root}/sessions`);

  endSession = (id: string): Promise<void> => this.#client.delete(`${root}/sessions/${id}`);

  endOtherSessions = (): Promise<void> => this.#client.delete(`${root}/sessions`);

  leave = (): Promise<void> => this.#client.delete("/v1/admin/members/me");

  signIns = (query: Partial<PeopleQuery> = {}): Promise<SignInPage> =>
    this.#client.get(`${root}/sign-ins`, query);
}
