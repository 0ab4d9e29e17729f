import { describe, expect, it } from "vitest";
import {
  actOf,
  keymapOf,
  reachOf,
  readOwnKeys,
  rebind,
  sayStroke,
  swap,
  usualKeys,
} from "../../../widget/admin/queue/keymap.ts";
import { keyActs, strokeOf } from "../../../widget/admin/queue/keys.ts";

const pressed = (key: string, over: Partial<KeyboardEvent> = {}) =>
  strokeOf({ key, shiftKey: false, ...over } as KeyboardEvent);

describe("a key press", () => {
  it("is a letter whatever Caps Lock says", () => {
    expect([pressed("a"), pressed("A")]).toEqual(["a", "a"]);
    expect(pressed("A", { shiftKey: true })).toBe("Shift+a");
    expect(pressed("a", { shiftKey: true })).toBe("Shift+a");
  });

  it("is the same i on Turkish and other keyboards", () => {
    expect(["i", "ı", "I", "İ"].map((key) => pressed(key))).toEqual(["i", "i", "i", "i"]);
    expect(pressed("İ", { shiftKey: true })).toBe("Shift+i");
    expect(pressed("Ş", { shiftKey: true })).toBe("Shift+ş");
  });

  it("is a sign wherever the keyboard keeps it", () => {
    expect([pressed("?", { shiftKey: true }), pressed("?")]).toEqual(["?", "?"]);
    expect(pressed("/", { shiftKey: true })).toBe("/");
  });

  it("is the browser's own with a modifier, and nothing while a letter is being composed", () => {
    expect(pressed("a", { ctrlKey: true })).toBeNull();
    expect(pressed("a", { metaKey: true })).toBeNull();
    expect(pressed("a", { isComposing: true })).toBeNull();
    expect(pressed("Shift", { shiftKey: true })).toBeNull();
    expect(pressed("Dead")).toBeNull();
  });
});

describe("the keys of a person", () => {
  it("come with one key an act, and none twice", () => {
    expect(new Set(Object.values(usualKeys)).size).toBe(keyActs.length);
  });

  it("can be changed; the arrows and Escape work besides", () => {
    const given = rebind({}, "approve", "ş");
    if (!given.ok) throw new Error("was refused");
    const keys = keymapOf(given.own);

    expect([actOf(keys, "ş"), actOf(keys, "a"), actOf(keys, "ArrowDown")]).toEqual([
      ...["approve", null, "next"],
    ]);
    expect(given.own).toEqual({ approve: "ş" });
  });

  it("say whose a key is already, and can change places", () => {
    expect(rebind({}, "approve", "r")).toEqual({ ok: false, why: "taken", by: "reject" });

    const own = swap({}, "approve", "reject");

    expect(own).toEqual({ approve: "r", reject: "a" });
    expect(readOwnKeys(own)).toEqual(own);
    expect(swap(own, "approve", "reject")).toEqual({});
  });

  it.each(["Tab", "Enter", "Space", "Escape", "ArrowDown", "Shift+j"])(
    "leave %s to the page",
    (stroke) => {
      expect(rebind({}, "approve", stroke)).toEqual({ ok: false, why: "kept-free" });
    },
  );

  it("drop what would do two things, and what nobody knows", () => {
    expect(readOwnKeys({ approve: "r", dance: "d", hold: "m", pin: "Enter" })).toEqual({
      hold: "m",
    });
  });

  it("select with Shift while stepping, unless that key does something else", () => {
    expect([reachOf(usualKeys, "Shift+j"), reachOf(usualKeys, "Shift+ArrowUp")]).toEqual([1, -1]);
    expect(reachOf(usualKeys, "Shift+a")).toBeNull();
    expect(reachOf(keymapOf({ next: "a" }), "Shift+a")).toBeNull();
  });

  it("stand on buttons as they stand on the keyboard", () => {
    expect(["a", "Shift+x", "Escape", "?"].map(sayStroke)).toEqual(["A", "⇧X", "Esc", "?"]);
  });
});
