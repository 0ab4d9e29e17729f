import { describe, expect, it } from "vitest";
import { routeOf } from "../../../widget/admin/shell/route.ts";

describe("an address of the page", () => {
  it.each([
    ["/admin", { room: "walls" }],
    ["/admin/walls/acme-yaz", { room: "queue", wall: "acme-yaz" }],
    ["/admin/walls/acme-yaz/settings", { room: "settings", wall: "acme-yaz" }],
    ["/admin/walls/acme-yaz/rules", { room: "rules", wall: "acme-yaz" }],
    ["/admin/walls/acme-yaz/look", { room: "look", wall: "acme-yaz" }],
    ["/admin/walls/acme-yaz/nonsense", { room: "lost" }],
    ["/admin/letters", { room: "letters" }],
    ["/admin/letters/1", { room: "lost" }],
    ["/admin/log", { room: "log" }],
    ["/admin/walls/acme-yaz/numbers", { room: "numbers", wall: "acme-yaz" }],
    ["/admin/walls/acme-yaz/posts/1", { room: "why", wall: "acme-yaz", post: "1" }],
    ["/admin/walls/acme-yaz/posts/1/2", { room: "lost" }],
    ["/admin/people", { room: "people" }],
    ["/admin/account", { room: "account" }],
    ["/admin/account/1", { room: "lost" }],
    ["/admin/invitation", { room: "invitation", token: "" }],
    ["/elsewhere", { room: "lost" }],
  ])("reads %s", (path, route) => {
    expect(routeOf(path)).toEqual(route);
  });
});
