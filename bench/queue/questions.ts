/** What moderators ask of the queue, each as one request; the rare things lie at the far end of the order asked for. */
import type { Koro } from "../parts/koro.ts";
import { rare, slug } from "./seed.ts";

export interface Question {
  name: string;
  ask(): Promise<void>;
}

const root = `/v1/admin/walls/${slug}`;

interface Page {
  placements: { post: { id: string }; version: number }[];
  next: string | null;
}

export async function questionsFor(koro: Koro): Promise<Question[]> {
  const { sql } = koro;
  const [{ id: collection = "" } = {}] = await sql<{ id: string }[]>`select id from collection`;
  const [{ id: source = "" } = {}] = await sql<{ id: string }[]>`
    select id from source where connector = 'tumblr'`;
  const [{ last = "" } = {}] = await sql<{ last: string }[]>`
    select to_char(max(arrived_at) - interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last from placement`;
  const list = (name: string, query: string, fewest = 30): Question => ({
    name,
    async ask() {
      const { placements } = await koro.call<Page>("GET", `${root}/placements?${query}`);
      if (placements.length < fewest) throw new Error(`${name}: only ${placements.length} found`);
    },
  });
  const pending = "state=pending";
  return [
    list("first page, oldest", pending),
    list("first page, newest", `${pending}&order=newest`),
    list("first page of all states", "order=newest"),
    list("most engaged", `${pending}&order=engaged`),
    list("biggest reach", `${pending}&order=reach-most`),
    list("smallest reach", `${pending}&order=reach-least`),
    list("network, common", `${pending}&network=mastodon`),
    list("network, rare", `${pending}&network=tumblr`),
    list("source, rare", `${pending}&source=${source}`),
    list("language", `${pending}&lang=tr`),
    list("media, none", `${pending}&media=none`),
    list("has a link", `${pending}&link=yes`),
    list("no alt text, rare", `${pending}&alt=missing`),
    list("creator", `${pending}&creator=@author7`, 1),
    list("tag, rare", `${pending}&tag=rare`),
    list("tag, common", `${pending}&tag=summer`, 10),
    list("reason, rare", `${pending}&reason=first-post`),
    list("highlighted, rare", `${pending}&highlighted=yes`),
    list("not claimed", `${pending}&claimed=none`),
    list("collection", `${pending}&collection=${collection}`),
    list("the last hour", `${pending}&from=${last}`),
    list("text: a word of few", `${pending}&q=zeytin`),
    list("text: a word of one in 200", `${pending}&q=lighthouse`, 1),
    list("text: a word of one in 5", `${pending}&q=deniz`),
    list("text: another form", `${pending}&q=kitap`),
    list("text: phrase without", `${pending}&q="over+the+quay"+-deniz`),
    list("text: no such word", `${pending}&q=yokboyle`, 0),
    { name: "counts", ask: async () => void (await koro.call("GET", root)) },
    { name: "facets", ask: async () => void (await koro.call("GET", `${root}/facets?${pending}`)) },
    await decision(koro),
  ];
}

/** Back and forth, so that the wall stays what it is. */
async function decision(koro: Koro): Promise<Question> {
  const { placements } = await koro.call<Page>("GET", `${root}/placements?state=pending&limit=1`);
  const post = placements[0]?.post.id ?? "";
  let expect = placements[0]?.version ?? 0;
  let isPending = true;
  return {
    name: "a decision",
    async ask() {
      const moves = [{ post, move: isPending ? "approve" : "requeue", expect }];
      const answer = await koro.call<{ results: { ok: boolean; version: number }[] }>(
        ...(["POST", `${root}/decisions`, { moves }] as const),
      );
      const [result] = answer.results;
      if (!result?.ok) throw new Error("the decision was not taken");
      expect = result.version;
      isPending = !isPending;
    },
  };
}

export const words = `Rare things are ${rare} on every wall and the last to have arrived.`;
