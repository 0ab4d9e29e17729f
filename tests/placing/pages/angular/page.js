import "@angular/compiler";
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";

class Page {
  layout = signal("masonry");
  isThere = signal(true);
  reasons = signal([]);

  heard(event) {
    this.reasons.update((before) => [...before, event.detail.reason]);
  }
}

/** What `@Component` is, for a page that is not compiled ahead. */
const page = Component({
  selector: "#page",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button (click)="layout.set('list')">As a list</button>
    <button (click)="isThere.set(!isThere())">Come or go</button>
    <output>{{ reasons().join() }}</output>
    @if (isThere()) {
      <social-wall
        class="plain"
        wall="acme-summer"
        [layout]="layout()"
        [headingLevel]="3"
        [limit]="2"
        [lightbox]="false"
        (social-wall-error)="heard($event)"
      >
        <a href="/posts">All posts</a>
      </social-wall>
    }
  `,
})(Page);

bootstrapApplication(page).catch((error) =>
  setTimeout(() => {
    throw error;
  }),
);
