import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDiskStore } from "./disk.ts";
import type { MediaStore } from "./store.ts";

/**
 * Opens the store that `MEDIA_URL` names: empty or `file:` is the folder `media` under the data folder,
 * `file:///path` another folder.
 *
 * @throws {Error} with one line for the operator; it never quotes the address, which may hold keys
 */
export function openStore(mediaUrl: string, dataDir: string): MediaStore {
  if (mediaUrl === "" || mediaUrl === "file:") return createDiskStore(join(dataDir, "media"));
  const scheme = URL.parse(mediaUrl)?.protocol ?? null;
  if (scheme === "file:") return createDiskStore(fileURLToPath(mediaUrl));
  if (scheme === "s3:") {
    throw new Error(
      "MEDIA_URL: s3: addresses are not supported by this build, which has no S3 client; use file: or leave it empty",
    );
  }
  const given = scheme === null ? "no address" : `a ${scheme} address`;
  throw new Error(`MEDIA_URL: expected file: or file:///path, was given ${given}`);
}
