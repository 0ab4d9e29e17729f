import { z } from "zod";
import type { FoundPost } from "../connector.ts";
import { ConnectorError } from "../connector.ts";
import { parseExactJson } from "../exact-json.ts";
import { hostOf } from "../web-address.ts";
import { ask, loginNeeded } from "./ask.ts";
import type { MastodonContext } from "./settings.ts";
import { askTimeline } from "./timeline.ts";
import { isCollectable, toPost } from "./to-post.ts";

const Access = z.enum(["public", "authenticated", "disabled"]).catch("public");
const Instance = z.looseObject({
  configuration: z.looseObject({
    timelines_access: z.looseObject({
      hashtag_feeds: z.looseObject({ local: Access, remote: Access }),
    }),
  }),
});

/** Tries server, hashtag and token: what the server says of itself first, since that makes the better sentence. */
export async function checkHashtag(
  context: MastodonContext,
): Promise<{ sample: FoundPost | null }> {
  await readOwnWords(context);
  const page = await askTimeline(context, {}, 5);
  const status = page.statuses.find(isCollectable);
  return { sample: status ? toPost(status, context.settings.server) : null };
}

/** Servers before 4.5 and other software do not say who may read hashtags: then the timeline itself decides. */
async function readOwnWords(context: MastodonContext): Promise<void> {
  const statuses = [400, 401, 403, 404, 405, 406, 410, 422, 500, 501];
  const response = await ask(context, "/api/v2/instance", new URLSearchParams(), statuses);
  const instance = Instance.safeParse(response.status === 200 ? parsed(response.body) : null);
  if (!instance.success) return;
  const { local, remote } = instance.data.configuration.timelines_access.hashtag_feeds;
  if (local === "disabled" && remote === "disabled") {
    const host = hostOf(context.settings.server);
    throw new ConnectorError("auth", {
      en: `${host} shows hashtag timelines to nobody. Choose another server.`,
      tr: `${host} etiket akışlarını kimseye göstermiyor. Başka bir sunucu seçin.`,
    });
  }
  if ((local !== "public" || remote !== "public") && !context.secrets?.token) {
    throw loginNeeded(context);
  }
}

function parsed(body: Uint8Array): unknown {
  try {
    return parseExactJson(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
