import type { OpenInvitation } from "#wire/people.ts";
import type { Client } from "./client.ts";

/** The calls of people who are not signed in yet. */
export class DoorApi {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** The second step of signing in: a code of the app, or one of those kept for a lost phone. */
  confirm = (code: string): Promise<void> => {
    const isOfApp = /^\d{6}$/.test(code);
    const path = isOfApp ? "verify-totp" : "verify-backup-code";
    return this.#client.knock("POST", `/api/auth/two-factor/${path}`, { code });
  };

  invitation = (token: string): Promise<OpenInvitation> =>
    this.#client.knock("GET", `/v1/invitations?${new URLSearchParams({ token })}`);

  accept = (token: string, account?: { name: string; password: string }): Promise<void> =>
    this.#client.knock("POST", "/v1/invitations", { token, ...(account ? { account } : {}) });

  passwordHelp = (): Promise<{ sends: boolean }> => this.#client.knock("GET", "/v1/password");

  forgotten = (email: string, locale: "en" | "tr"): Promise<void> =>
    this.#client.knock("POST", "/v1/password/forgotten", { email, locale });

  newPassword = (token: string, password: string): Promise<void> =>
    this.#client.knock("POST", "/v1/password", { token, password });
}
