/** Words that open something once. Who holds the database holds only their hashes. */
import { createHash, randomBytes } from "node:crypto";

export const newToken = () => randomBytes(24).toString("base64url");

/** Without salt and stretching: what is hashed is random, not chosen by people. */
export const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");
