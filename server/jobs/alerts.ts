/** Alerts by themselves: looked at, delivered, forgotten. */
import { deliverWebhooks } from "../actions/alerts/deliver-webhooks.ts";
import { forgetDeliveries } from "../actions/alerts/forget-deliveries.ts";
import { watchAlerts } from "../actions/alerts/watch-alerts.ts";
import type { MediaContext } from "../actions/fetch-media.ts";
import { type Loop, startLoop } from "./loop.ts";

export const startAlerts = (actions: MediaContext, onError: (error: unknown) => void): Loop[] => [
  startLoop(() => watchAlerts(actions), { everyMs: 15_000, onError }),
  startLoop((signal) => deliverWebhooks(actions, signal), { everyMs: 2_000, onError }),
  startLoop(() => forgetDeliveries(actions), { everyMs: 600_000, onError }),
];
