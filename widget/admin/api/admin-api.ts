import type { ConnectorDescription } from "#wire/admin-source.ts";
import type { AdminWall, NewWall, WallChanges } from "#wire/admin-wall.ts";
import type { Me } from "#wire/desk.ts";
import type { LetterPage, LetterQuery } from "#wire/letter.ts";
import { AccountApi } from "./account-api.ts";
import { AlertsApi } from "./alerts-api.ts";
import { ClassifiersApi } from "./classifiers-api.ts";
import type { Client } from "./client.ts";
import { CurateApi } from "./curate-api.ts";
import { DoorApi } from "./door-api.ts";
import { PastApi } from "./past-api.ts";
import { PeopleApi } from "./people-api.ts";
import { ProblemError } from "./problem-error.ts";
import { QueueApi } from "./queue-api.ts";
import { ReportsApi } from "./reports-api.ts";
import { RulesApi } from "./rules-api.ts";
import { ShareApi } from "./share-api.ts";
import { SourcesApi } from "./sources-api.ts";

/** What a new installation is told when its first owner opens the set-up link. */
export interface FirstOwner {
  token: string;
  name: string;
  email: string;
  password: string;
  workspace: string;
  locale: "en" | "tr";
}

/** A new wall as the form sends it: the rest has defaults on the server. */
export type WallDraft = Pick<NewWall, "slug" | "title" | "locale" | "hashtags" | "uploads">;

/** Every call the admin page makes, typed by the wire contract. */
export class AdminApi {
  readonly #client: Client;
  readonly past: PastApi;
  readonly people: PeopleApi;
  readonly account: AccountApi;
  readonly alerts: AlertsApi;
  readonly classifiers: ClassifiersApi;
  readonly door: DoorApi;

  constructor(client: Client) {
    this.#client = client;
    this.past = new PastApi(client);
    this.people = new PeopleApi(client);
    this.account = new AccountApi(client);
    this.alerts = new AlertsApi(client);
    this.classifiers = new ClassifiersApi(client);
    this.door = new DoorApi(client);
  }

  me = (): Promise<Me> => this.#client.knock("GET", "/v1/admin/me");

  /** Answers whether a second factor is asked for now. */
  signIn = (email: string, password: string): Promise<{ twoFactorRedirect?: boolean }> =>
    this.#client.knock("POST", "/api/auth/sign-in/email", { email, password });

  signOut = (): Promise<void> => this.#client.knock("POST", "/api/auth/sign-out", {});

  /** Whether a set-up link can still be used; only a plain no counts as one. */
  canSetUp = (token: string): Promise<boolean> =>
    this.#client.knock("GET", `/v1/setup?${new URLSearchParams({ token })}`).then(
      () => true,
      (error: unknown) => !(error instanceof ProblemError && error.status === 410),
    );

  setUp = (owner: FirstOwner): Promise<void> => this.#client.knock("POST", "/v1/setup", owner);

  walls = (): Promise<{ walls: AdminWall[] }> => this.#client.get("/v1/admin/walls");

  wall = (slug: string): Promise<AdminWall> => this.#client.get(wallPath(slug));

  createWall = (draft: WallDraft): Promise<AdminWall> =>
    this.#client.post("/v1/admin/walls", draft);

  changeWall = (slug: string, changes: WallChanges): Promise<AdminWall> =>
    this.#client.patch(wallPath(slug), changes);

  deleteWall = (slug: string): Promise<void> => this.#client.delete(wallPath(slug));

  connectors = (): Promise<{ connectors: ConnectorDescription[] }> =>
    this.#client.get("/v1/admin/connectors");

  letters = (query: Partial<LetterQuery>): Promise<LetterPage> =>
    this.#client.get("/v1/admin/letters", query);

  queueOf = (slug: string): QueueApi => new QueueApi(this.#client, wallPath(slug));

  sourcesOf = (slug: string): SourcesApi => new SourcesApi(this.#client, wallPath(slug));

  curateOf = (slug: string): CurateApi => new CurateApi(this.#client, wallPath(slug));

  reportsOf = (slug: string): ReportsApi => new ReportsApi(this.#client, wallPath(slug));

  rulesOf = (slug: string): RulesApi => new RulesApi(this.#client, wallPath(slug));

  shareOf = (slug: string): ShareApi => new ShareApi(this.#client, wallPath(slug));
}

function wallPath(slug: string): string {
  return `/v1/admin/walls/${encodeURIComponent(slug)}`;
}
