import { describe, expect, it } from "vitest";
import type { Look } from "#wire/wall.ts";
import { usualLook } from "../../../widget/admin/look/draft.ts";
import { type Place, places, snippetFor } from "../../../widget/admin/share/snippet.ts";

function aSnippet(place: Place, look: Partial<Look> = {}, pinned = false): string {
  return snippetFor(place, {
    origin: "https://koro.example",
    slug: "acme-yaz",
    title: 'Acme "Yaz" & <Kış>',
    look: { ...usualLook, ...look },
    pinned,
  });
}

const dressed: Partial<Look> = {
  layout: "grid",
  preset: "bold",
  columns: 3,
  accent: "#e4572e",
  gap: 8,
};

describe("the snippet", () => {
  it("is two short lines, because the look comes with the wall", () => {
    expect(aSnippet("html", dressed)).toBe(
      '<script type="module" src="https://koro.example/embed.js"></script>\n<social-wall wall="acme-yaz"></social-wall>',
    );
  });

  it.each(["carousel", "ticker"] as const)(
    "names the layout %s, whose room is another one",
    (layout) => {
      expect(aSnippet("html", { layout })).toContain(`wall="acme-yaz" layout="${layout}"></social`);
      expect(aSnippet("script", { layout })).toContain(`data-layout="${layout}"`);
      expect(aSnippet("wordpress", { layout })).toBe(
        `[koro_wall wall="acme-yaz" layout="${layout}"]`,
      );
    },
  );

  it("writes out the whole look when it is pinned", () => {
    expect(aSnippet("html", dressed, true)).toContain(
      '<social-wall wall="acme-yaz" layout="grid" card="full" preset="bold" density="comfortable" theme="auto" ' +
        'arrivals="slide" columns="3" style="--koro-accent: #e4572e; --koro-gap: 8px"></social-wall>',
    );
    expect(aSnippet("iframe", dressed, true)).toContain(
      "arrivals=slide&amp;columns=3&amp;accent=e4572e&amp;gap=8",
    );
    expect(aSnippet("react", dressed, true)).toContain(
      'columns={3}\n      style={{ "--koro-accent": "#e4572e", "--koro-gap": "8px" }}',
    );
    expect(aSnippet("include", dressed, true)).toMatch(/^<div style="--koro-accent: #e4572e; /);
  });

  it("escapes what a wall is called", () => {
    expect(aSnippet("iframe")).toContain('title="Acme &quot;Yaz&quot; &amp; &lt;Kış>"');
  });

  it.each(places)("names the wall for %s", (place) => {
    expect(aSnippet(place)).toContain("acme-yaz");
  });
});
