import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLine } from "../../../widget/feed/shared-line.ts";

/** An `EventSource` whose other end the test holds. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  url: string;
  constructor(address: URL) {
    super();
    this.url = String(address);
    Source.all.push(this);
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  close(): void {
    this.readyState = 2;
  }
  say(kind: string, data: string, lastEventId = ""): void {
    this.dispatchEvent(new MessageEvent(kind, { data, lastEventId }));
  }
  show(wall: string, seq: number): void {
    this.say("of", JSON.stringify({ wall }));
    this.say("show", "{}", String(seq));
  }
  static get last(): Source {
    return Source.all.at(-1) as Source;
  }
}

let servers = 0;
let server = "";
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Source);
  Source.all = [];
  server = `https://koro-${servers++}.example/`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A wall as the live stream holds it: it lets go of a line that fails. */
function aWall(wall: string, after = 0) {
  const heard: number[] = [];
  const line = openLine(server, wall, () => Math.max(after, ...heard));
  const told = { opened: vi.fn(), failed: vi.fn(() => line.close()) };
  line.onopen = told.opened;
  line.onerror = told.failed;
  line.addEventListener("show", ({ lastEventId }) => heard.push(Number(lastEventId)));
  return { line, heard, ...told };
}
const gathered = () => vi.advanceTimersByTime(30);

test("tells every wall of a line that never opens, and shares none after the second", () => {
  for (const _ of [1, 2]) {
    const [one, two] = [aWall("one"), aWall("two")];
    gathered();
    expect(Source.last.url).toContain("/v1/live?wall=one&after=0&wall=two");
    vi.advanceTimersByTime(8000);
    expect(one.failed).toHaveBeenCalledOnce();
    expect(two.failed).toHaveBeenCalledOnce();
    expect(Source.last.readyState).toBe(2);
  }
  aWall("one");
  expect(Source.last.url).toContain("/v1/walls/one/live");
});

test("goes on sharing where a server that shared before is away", () => {
  const walls = [aWall("one"), aWall("two")];
  gathered();
  Source.last.open();
  Source.last.onerror?.();
  expect(walls.map(({ failed }) => failed.mock.calls.length)).toEqual([1, 1]);
  for (const _ of [1, 2]) {
    aWall("one");
    aWall("two");
    gathered();
    Source.last.onerror?.();
  }
  aWall("one");
  aWall("two");
  gathered();
  expect(Source.last.url).toContain("/v1/live?");
});

test("hears the old line until the new one is open, and nothing twice", () => {
  const one = aWall("one", 4);
  gathered();
  const before = Source.last;
  before.open();
  const [two, again] = [aWall("two"), aWall("one", 2)];
  gathered();
  const after = Source.last;
  expect(after.url).toContain("wall=one&after=2&wall=two");
  before.show("one", 6);
  expect([one.heard, again.heard, before.readyState]).toEqual([[6], [], 1]);

  after.open();
  expect(before.readyState).toBe(2);
  for (const seq of [3, 5, 7]) after.show("one", seq);
  after.show("two", 1);
  expect([one.heard, again.heard, two.heard]).toEqual([[6, 7], [3, 5, 7], [1]]);
  vi.advanceTimersByTime(20_000);
  expect(one.failed).not.toHaveBeenCalled();
});

test.each(["nonsense", "null", "{}"])(
  "takes a line that says it is of %s for a broken one",
  (of) => {
    const [one, two] = [aWall("one"), aWall("two")];
    gathered();
    Source.last.open();
    Source.last.say("of", of);
    expect(one.failed).toHaveBeenCalledOnce();
    expect(two.failed).toHaveBeenCalledOnce();
    expect(Source.last.readyState).toBe(2);
  },
);
