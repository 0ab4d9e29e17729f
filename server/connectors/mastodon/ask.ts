/** One question to a Mastodon server, and what its refusals mean. */
import { readRetryAfter } from "../../net/retry-after.ts";
import type { SafeResponse } from "../../net/safe-fetch.ts";
import { ConnectorError } from "../connector.ts";
import { parseExactJson } from "../exact-json.ts";
import { fetchFailure } from "../fetch-failure.ts";
import { hostOf } from "../web-address.ts";
import type { MastodonContext } from "./settings.ts";

/** What a server without `Retry-After` gets: its paging limit is counted over so many minutes. */
const usualWaitMs = 5 * 60_000;

/** Asks; answers of statuses other than 200 and those in `accept` become errors. The token travels in a header only. */
export async function ask(
  context: MastodonContext,
  path: string,
  query: URLSearchParams,
  accept: readonly number[] = [],
): Promise<SafeResponse> {
  const search = query.size > 0 ? `?${query}` : "";
  const token = context.secrets?.token;
  const response = await context
    .fetch(`${context.settings.server}${path}${search}`, {
      headers: {
        accept: "application/json",
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      signal: context.signal,
    })
    .catch((error) => {
      throw fetchFailure(error);
    });
  if (response.status === 200 || accept.includes(response.status)) return response;
  throw refusal(response, context);
}

/** The JSON of an answer. Half a document is an accident that passes; a web page is not Mastodon. */
export function jsonOf(response: SafeResponse, context: MastodonContext): unknown {
  try {
    return parseExactJson(new TextDecoder().decode(response.body));
  } catch (error) {
    const host = hostOf(context.settings.server);
    if (/html/i.test(response.headers.get("content-type") ?? "")) throw notMastodon(host);
    throw new ConnectorError(
      "transient",
      {
        en: `${host} sent an answer that breaks off.`,
        tr: `${host} sunucusunun yanıtı yarıda kesildi.`,
      },
      { cause: error },
    );
  }
}

/** The JSON list of an answer. */
export function listOf(response: SafeResponse, context: MastodonContext): unknown[] {
  const found = jsonOf(response, context);
  if (Array.isArray(found)) return found;
  throw notMastodon(hostOf(context.settings.server));
}

function notMastodon(host: string): ConnectorError {
  return new ConnectorError("contract", {
    en: `${host} answers, but not as a Mastodon server does. Check the name; it may be the site of an organisation whose server has another name.`,
    tr: `${host} yanıt veriyor ama bir Mastodon sunucusu gibi değil. Adı kontrol edin; kuruluşun sunucusunun adı başka olabilir.`,
  });
}

function refusal(response: SafeResponse, context: MastodonContext): ConnectorError {
  const host = hostOf(context.settings.server);
  const { status } = response;
  if (status === 401 || status === 403 || status === 422) return loginNeeded(context, status);
  if (status === 429 || status === 503) {
    const given = readRetryAfter(response.headers, context.now());
    const retryAt = given ?? new Date(context.now().getTime() + usualWaitMs);
    if (status === 429) {
      const words = {
        en: `${host} asks for a pause (429).`,
        tr: `${host} ara verilmesini istiyor (429).`,
      };
      return new ConnectorError("rate-limit", words, { retryAt });
    }
    const words = {
      en: `${host} is not available (503).`,
      tr: `${host} şu anda hizmet vermiyor (503).`,
    };
    return new ConnectorError("transient", words, { retryAt: given });
  }
  if (status >= 500 || status < 400) {
    return new ConnectorError("transient", {
      en: `${host} could not answer (${status}).`,
      tr: `${host} yanıt veremedi (${status}).`,
    });
  }
  return new ConnectorError("permanent", {
    en: `${host} does not offer this timeline (${status}). Check that it is a Mastodon server.`,
    tr: `${host} bu akışı sunmuyor (${status}). Bir Mastodon sunucusu olduğunu kontrol edin.`,
  });
}

/** Said with a token and without: both times a person has to do something. */
export function loginNeeded(context: MastodonContext, status?: number): ConnectorError {
  const host = hostOf(context.settings.server);
  const said = status === undefined ? "" : ` (${status})`;
  const hint = context.secrets?.token
    ? {
        en: `${host} does not accept the token${said}. Make a new one with read:statuses under Preferences → Development, or choose another server.`,
        tr: `${host} bu anahtarı kabul etmiyor${said}. Tercihler → Geliştirme altında read:statuses yetkisiyle yenisini oluşturun veya başka bir sunucu seçin.`,
      }
    : {
        en: `${host} requires login for hashtag timelines${said}. Choose another server or add a token: Preferences → Development, with read:statuses.`,
        tr: `${host} etiket akışları için oturum istiyor${said}. Başka bir sunucu seçin veya bir anahtar ekleyin: Tercihler → Geliştirme, read:statuses yetkisiyle.`,
      };
  return new ConnectorError("auth", hint);
}
