import type {
  ApiKeyAnswer,
  ApiKeyPage,
  InvitationAnswer,
  InvitationPage,
  Member,
  MemberChanges,
  MemberPage,
  NewApiKey,
  NewInvitation,
  PeopleQuery,
} from "#wire/people.ts";
import type { Client } from "./client.ts";

const root = "/v1/admin";

/** The calls about members, invitations and API keys. */
export class PeopleApi {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  members = (query: Partial<PeopleQuery> = {}): Promise<MemberPage> =>
    this.#client.get(`${root}/members`, query);

  change = (id: string, changes: MemberChanges): Promise<Member> =>
    this.#client.patch(`${root}/members/${id}`, changes);

  remove = (id: string): Promise<void> => this.#client.delete(`${root}/members/${id}`);

  resetTwoFactor = (id: string): Promise<void> =>
    this.#client.delete(`${root}/members/${id}/two-factor`);

  requireTwoFactor = (requiresTwoFactor: boolean): Promise<void> =>
    this.#client.patch(`${root}/workspace`, { requiresTwoFactor });

  invitations = (query: Partial<PeopleQuery> = {}): Promise<InvitationPage> =>
    this.#client.get(`${root}/invitations`, query);

  invite = (invitation: NewInvitation): Promise<InvitationAnswer> =>
    this.#client.post(`${root}/invitations`, invitation);

  inviteAgain = (id: string): Promise<InvitationAnswer> =>
    this.#client.post(`${root}/invitations/${id}/send`);

  revoke = (id: string): Promise<void> => this.#client.delete(`${root}/invitations/${id}`);

  keys = (query: Partial<PeopleQuery> = {}): Promise<ApiKeyPage> =>
    this.#client.get(`${root}/api-keys`, query);

  makeKey = (key: NewApiKey): Promise<ApiKeyAnswer> => this.#client.post(`${root}/api-keys`, key);

  revokeKey = (id: string): Promise<void> => this.#client.delete(`${root}/api-keys/${id}`);
}
