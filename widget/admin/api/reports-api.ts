import type {
  NewReportDecisions,
  ReportDecisionsAnswer,
  ReportPage,
  ReportQuery,
  SingleReport,
  SuppressionPage,
} from "#wire/report.ts";
import type { Client } from "./client.ts";

export type ReportDecision = NewReportDecisions["decisions"][number];

/** The calls about visitors' reports of one wall, and about what must not come back to any. */
export class ReportsApi {
  readonly #client: Client;
  readonly #reports: string;

  constructor(client: Client, wall: string) {
    this.#client = client;
    this.#reports = `${wall}/reports`;
  }

  list = (query: Partial<ReportQuery>): Promise<ReportPage> =>
    this.#client.get(this.#reports, query);

  /** How many wait, from the smallest page there is. */
  openCount = async (): Promise<number> => (await this.list({ limit: 1 })).counts.open ?? 0;

  one = (id: string): Promise<SingleReport> => this.#client.get(`${this.#reports}/${id}`);

  decide = (decision: ReportDecision): Promise<ReportDecisionsAnswer> =>
    this.#client.post(`${this.#reports}/decisions`, { decisions: [decision] });

  keptOut = (cursor?: string): Promise<SuppressionPage> =>
    this.#client.get("/v1/admin/suppressions", { cursor });

  lift = (id: string): Promise<void> => this.#client.delete(`/v1/admin/suppressions/${id}`);
}
