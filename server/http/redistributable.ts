import { connectors } from "../connectors/registry.ts";
import { ownNetwork } from "../domain/own-post.ts";

/** Whether a network lets its posts leave this server by feed or API; unknown networks do not. */
export const isRedistributable = (network: string): boolean =>
  network === ownNetwork ||
  connectors.some(
    (connector) => connector.network === network && connector.capabilities.redistributable,
  );
