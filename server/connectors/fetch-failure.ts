import { FetchError } from "../net/safe-fetch.ts";
import { ConnectorError } from "./connector.ts";

/** Says in the connectors' terms why nothing was answered at all; other errors pass unchanged. */
export function fetchFailure(error: unknown): unknown {
  if (!(error instanceof FetchError)) return error;
  const server = error.host || "The address";
  switch (error.kind) {
    case "blocked":
      return new ConnectorError(
        "permanent",
        `${server} is not on the public internet and was not asked. If it is yours, whoever runs this server can allow its range with ALLOW_PRIVATE_NETWORKS.`,
        { cause: error },
      );
    case "bad-address":
      return new ConnectorError("permanent", `The address cannot be used: ${error.message}.`, {
        cause: error,
      });
    case "too-large":
      return new ConnectorError("permanent", `${server} sent more than can be read at once.`, {
        cause: error,
      });
    default:
      return new ConnectorError(
        "transient",
        `${server} could not be read (${error.kind}). It will be tried again.`,
        { cause: error },
      );
  }
}
