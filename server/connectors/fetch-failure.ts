import type { Sentence } from "../domain/sentence.ts";
import { FetchError } from "../net/safe-fetch.ts";
import { ConnectorError } from "./connector.ts";

/** Says in the connectors' terms why nothing was answered at all; other errors pass unchanged. */
export function fetchFailure(error: unknown): unknown {
  if (!(error instanceof FetchError)) return error;
  const server = error.host;
  switch (error.kind) {
    case "blocked":
      return new ConnectorError(
        "permanent",
        {
          en: `${server} is not on the public internet and was not asked. If it is yours, whoever runs this server can allow its range with ALLOW_PRIVATE_NETWORKS.`,
          tr: `${server} genel internette değil, bu yüzden sorulmadı. Sizinse, bu sunucuyu işleten kişi adres aralığına ALLOW_PRIVATE_NETWORKS ile izin verebilir.`,
        },
        { cause: error },
      );
    case "bad-address":
      return new ConnectorError(
        "permanent",
        {
          en: `The address cannot be used: ${error.message}.`,
          tr: `Bu adres kullanılamıyor (${error.message}).`,
        },
        { cause: error },
      );
    case "too-large":
      return new ConnectorError(
        "permanent",
        {
          en: `${server} sent more than can be read at once.`,
          tr: `${server} bir kerede okunamayacak kadar çok veri gönderdi.`,
        },
        { cause: error },
      );
    default:
      return new ConnectorError("transient", unreachable(server, error.kind), { cause: error });
  }
}

function unreachable(server: string, kind: FetchError["kind"]): Sentence {
  if (kind === "timeout")
    return {
      en: `${server} did not answer in time.`,
      tr: `${server} zamanında yanıt vermedi.`,
    };
  if (kind === "redirects")
    return {
      en: `${server} leads from one address to the next without end.`,
      tr: `${server} durmadan başka bir adrese yönlendiriyor.`,
    };
  return {
    en: `${server} cannot be reached. Check the address.`,
    tr: `${server} sunucusuna ulaşılamıyor. Adresi kontrol edin.`,
  };
}
