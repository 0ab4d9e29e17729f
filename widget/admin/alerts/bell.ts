import { html, nothing } from "lit";
import type { AlertDelivery, DeliveryPage } from "#wire/alert.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { deskPath } from "../shell/route.ts";
import { saySpan } from "../words/say.ts";

/** The bell in the top bar: how much is new, and on a press what it is. */
export class Bell extends Room {
  static override properties = {
    ...Room.properties,
    told: { state: true },
    isOpen: { state: true },
  };

  declare told: DeliveryPage | null;
  declare isOpen: boolean;
  #hangUp: (() => void) | null = null;

  constructor() {
    super();
    this.told = null;
    this.isOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hangUp = this.app.live.listen((event) => {
      if (event.kind === "alert") void this.#hear(event.id);
      if (event.kind === "reset") void this.#load();
    });
    document.addEventListener("pointerdown", this.#outside);
    document.addEventListener("keydown", this.#escape);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
    document.removeEventListener("pointerdown", this.#outside);
    document.removeEventListener("keydown", this.#escape);
  }

  // A number in a corner: if it cannot be had, nothing is said.
  async #load(): Promise<void> {
    this.told = await this.app.api.alerts.deliveries().catch(() => this.told);
  }

  async #hear(id: string): Promise<void> {
    await this.#load();
    const told = this.told?.deliveries.find((delivery) => delivery.id === id);
    if (told && !this.isOpen) this.app.toast({ text: this.#say(told) });
    if (this.isOpen) await this.#see();
  }

  #outside = (event: Event): void => {
    if (this.isOpen && !event.composedPath().includes(this)) this.isOpen = false;
  };

  #escape = (event: KeyboardEvent): void => {
    if (!this.isOpen || event.key !== "Escape") return;
    this.isOpen = false;
    this.querySelector<HTMLElement>(".bell-button")?.focus();
  };

  #toggle = async (): Promise<void> => {
    this.isOpen = !this.isOpen;
    if (!this.isOpen) return;
    await this.#load();
    await this.#see();
  };

  /** What is on the screen keeps its mark; the number goes. */
  async #see(): Promise<void> {
    if (!this.told?.unread) return;
    this.told = { ...this.told, unread: 0 };
    await this.app.api.alerts.seen().catch(() => {});
  }

  #close = (): void => {
    this.isOpen = false;
  };

  #say(delivery: AlertDelivery): string {
    const { alerts } = this.app.words;
    return `${delivery.test ? `${alerts.isTest}: ` : ""}${alerts.told(delivery)}`;
  }

  override render() {
    const { alerts } = this.app.words;
    const unread = this.told?.unread ?? 0;
    return html`
      <button class="bell-button" aria-label=${alerts.bell(unread)} aria-expanded=${this.isOpen} aria-controls="bell-panel" @click=${this.#toggle}>
        ${icon("bell")}${unread > 0 ? html`<span class="bell-count" aria-hidden="true">${unread > 99 ? "99+" : unread}</span>` : nothing}
      </button>
      <section id="bell-panel" class="bell-panel" aria-label=${alerts.bell(0)} ?hidden=${!this.isOpen}>
        ${this.isOpen ? this.#panel() : nothing}
      </section>`;
  }

  #panel() {
    const { alerts } = this.app.words;
    const deliveries = this.told?.deliveries ?? [];
    return html`
      ${deliveries.length > 0 ? html`<ul>${deliveries.map((delivery) => this.#line(delivery))}</ul>` : html`<p class="quiet">${alerts.quiet}</p>`}
      <a class="button small" href="/admin/alerts" @click=${this.#close}>${icon("settings")}${alerts.choose}</a>`;
  }

  #line(delivery: AlertDelivery) {
    const { app } = this;
    const { alerts } = app.words;
    const { kind, walls, isNew, createdAt } = delivery;
    const room = kind === "source-attention" ? "sources" : kind === "report" ? "reports" : "queue";
    return html`
      <li>
        <p><strong>${this.#say(delivery)}</strong>${isNew ? html`<span class="chip">${alerts.fresh}</span>` : nothing}
          <time datetime=${createdAt}>${saySpan(app.locale, createdAt, Date.now(), "past")}</time></p>
        ${walls.map((wall) => html`<a href=${deskPath(wall.slug, room)} @click=${this.#close}><bdi>${wall.title}</bdi><span>${alerts.onWall(kind, wall)}</span></a>`)}
      </li>`;
  }
}
