import { vi } from "vitest";

/** Waits until a condition holds; the time is how long a slow machine may take, not how long it takes. */
export function eventually(condition: () => unknown, timeout = 10_000): Promise<unknown> {
  return vi.waitFor(condition, { timeout, interval: 30 });
}
