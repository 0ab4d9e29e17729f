/** The yardstick: the least that somebody who writes a wall on bare Lit would write. */
import { css, html, LitElement, nothing } from "lit";

interface BarePost {
  id: string;
  text: string;
  publishedAt: string;
  author: { name: string } | null;
  media: {
    alt: string | null;
    width: number;
    height: number;
    sources: { src: string; width: number }[];
  }[];
}

class BareWall extends LitElement {
  static override properties = { feed: {}, posts: { state: true } };
  static override styles = css`
    :host { display: grid; grid-template-columns: repeat(auto-fill, minmax(280px, 1fr)); gap: 16px; align-items: start }
    article { border: 1px solid #ddd; border-radius: 12px; padding: 16px }
    img { display: block; width: 100%; height: auto; border-radius: 8px }
  `;

  declare feed: string;
  declare posts: BarePost[];

  constructor() {
    super();
    this.posts = [];
  }

  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    const answer = await fetch(this.feed);
    this.posts = ((await answer.json()) as { posts: BarePost[] }).posts;
  }

  override render() {
    return this.posts.map(({ author, media: [picture], publishedAt, text }) => {
      const still = picture?.sources.findLast(({ width }) => width <= 640);
      return html`<article>
        <strong>${author?.name}</strong> <time datetime=${publishedAt}>${new Date(publishedAt).toLocaleDateString()}</time>
        ${still ? html`<img loading="lazy" src=${still.src} alt=${picture?.alt ?? ""} width=${picture?.width ?? nothing} height=${picture?.height ?? nothing}>` : nothing}
        <p>${text}</p>
      </article>`;
    });
  }
}

customElements.define("bare-wall", BareWall);
