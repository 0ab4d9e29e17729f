/** Alerts and what they told, as their owners see them. */
import type { Alert, AlertDelivery } from "#wire/alert.ts";
import { openTarget } from "../actions/alerts/webhook-target.ts";
import type { Vault } from "../actions/vault.ts";
import type { AlertRow, DeliveryRow } from "../db/reads/alerts.ts";
import { iso } from "../live/present.ts";

export function presentAlert(row: AlertRow, vault: Vault): Alert {
  const { id, kind, channel, firing, settings, last } = row;
  const { minutes = null, every = null, hour = null, zone = null } = settings;
  return {
    ...{ id, kind, channel, on: row.is_on, firing, minutes, every, hour, zone },
    wall: wallOf(row),
    url: channel === "webhook" ? urlOf(row, vault) : null,
    createdAt: iso(row.created_at),
    last: last && {
      ...{ state: last.state, trouble: last.trouble, test: last.test, createdAt: iso(last.at) },
    },
  };
}

const wallOf = ({ wall_id: id, wall_slug, wall_title }: AlertRow): Alert["wall"] =>
  id === null ? null : { id, slug: wall_slug ?? "", title: wall_title ?? "" };

/** One sealed with another SECRET_KEY is in the list all the same. */
function urlOf({ secrets }: AlertRow, vault: Vault): string | null {
  try {
    return openTarget(vault, secrets).url;
  } catch {
    return null;
  }
}

/** Names only walls that its reader may see now. */
export function presentDelivery(row: DeliveryRow, reach: string[] | null): AlertDelivery {
  const { id, state, tries, trouble, content } = row;
  const { kind, test, minutes, walls } = content;
  return {
    ...{ id, alert: row.alert_id, kind, state, tries, trouble, test, minutes },
    walls: walls.filter((wall) => reach === null || reach.includes(wall.id)),
    isNew: row.is_new,
    createdAt: iso(row.created_at),
    doneAt: row.done_at && iso(row.done_at),
  };
}
