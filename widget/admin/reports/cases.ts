import type { Report } from "#wire/report.ts";

/** All that visitors said about one post: one question with one answer. */
export interface Case {
  post: string;
  /** Newest first. */
  reports: Report[];
  /** Reports of this post that are not on the page. */
  more: number;
}

/** Reports by their posts, in the order in which the posts come up. */
export function casesOf(reports: readonly Report[]): Case[] {
  const byPost = Map.groupBy(reports, (report) => report.post);
  return [...byPost].map(([post, list]) => {
    const [first] = list;
    const all = first?.state === "open" ? first.ofPost.open : list.length;
    return { post, reports: list, more: Math.max(0, all - list.length) };
  });
}

/** Somebody says that they are shown against their will. */
export const isPersonal = (reason: string) => ["mine", "me", "my-child"].includes(reason);

export type Whereabouts = "gone" | "shown" | "hidden" | "elsewhere";

/** Where the post is, as far as it matters for the answer. `hidden`: the report itself took it off. */
export function whereabouts({ placement }: Report): Whereabouts {
  if (!placement || placement.state === "removed") return "gone";
  if (placement.shown) return "shown";
  return placement.state === "held" && placement.hidden.includes("contested")
    ? "hidden"
    : "elsewhere";
}
