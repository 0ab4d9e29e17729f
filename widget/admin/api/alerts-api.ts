import type {
  Alert,
  AlertAnswer,
  AlertChanges,
  AlertList,
  DeliveryPage,
  DeliveryQuery,
  NewAlert,
} from "#wire/alert.ts";
import type { Client } from "./client.ts";

const root = "/v1/admin/alerts";

/** A new alert as the form sends it: the rest has defaults on the server. */
export type AlertDraft = Pick<NewAlert, "kind" | "channel"> & Partial<NewAlert>;

/** The calls about what somebody wants to be told of. */
export class AlertsApi {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  list = (): Promise<AlertList> => this.#client.get(root);

  make = (draft: AlertDraft): Promise<AlertAnswer> => this.#client.post(root, draft);

  change = (id: string, changes: AlertChanges): Promise<Alert> =>
    this.#client.patch(`${root}/${id}`, changes);

  remove = (id: string): Promise<void> => this.#client.delete(`${root}/${id}`);

  test = (id: string): Promise<{ delivery: string; alert: Alert }> =>
    this.#client.post(`${root}/${id}/test`);

  deliveries = (query: Partial<DeliveryQuery> = {}): Promise<DeliveryPage> =>
    this.#client.get(`${root}/deliveries`, query);

  seen = (): Promise<void> => this.#client.put(`${root}/deliveries/seen`, {});
}
