/** Text into the HTML that Mastodon serves: paragraphs, and links for hashtags, mentions and addresses. */

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export function markup(text: string, worldUrl: string): string {
  return text
    .split("\n\n")
    .map((paragraph) => `<p>${linked(paragraph, worldUrl).replaceAll("\n", "<br />")}</p>`)
    .join("");
}

function linked(text: string, worldUrl: string): string {
  const pieces = text.split(/(https?:\/\/\S+|#[\p{L}\p{N}_]+|@[a-z0-9_]+)/u);
  return pieces
    .map((piece, index) => (index % 2 ? link(piece, worldUrl) : escapeHtml(piece)))
    .join("");
}

function link(piece: string, worldUrl: string): string {
  const name = piece.slice(1);
  if (piece.startsWith("#")) {
    return `<a href="${worldUrl}/tags/${encodeURIComponent(name)}" class="mention hashtag" rel="tag">#<span>${name}</span></a>`;
  }
  if (piece.startsWith("@")) {
    return `<span class="h-card" translate="no"><a href="${worldUrl}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`;
  }
  const [scheme = "", rest = ""] = piece.split(/(?<=:\/\/)/);
  const shown = rest.slice(0, 30);
  const hidden = rest.slice(30);
  return `<a href="${piece}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span><span class="${hidden ? "ellipsis" : ""}">${escapeHtml(shown)}</span><span class="invisible">${escapeHtml(hidden)}</span></a>`;
}
