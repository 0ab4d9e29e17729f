/** AES-256-GCM for credentials and contact data. The key's id is part of the value, so that keys can be rotated. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from "node:crypto";

export interface Vault {
  seal(plain: string): string;
  /** Throws when the value was made with another key or was changed. */
  open(sealed: string): string;
  /** The same for the same text, and nothing to whoever does not have the key. */
  fingerprint(plain: string): string;
}

export function createVault(secretKey: string): Vault {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "koro", "vault", 32));
  const keyId = createHash("sha256").update(key).digest("hex").slice(0, 8);
  const marking = Buffer.from(hkdfSync("sha256", secretKey, "koro", "fingerprint", 32));
  return {
    seal: (plain) => seal(key, keyId, plain),
    open: (sealed) => open(key, keyId, sealed),
    fingerprint: (plain) => createHmac("sha256", marking).update(plain).digest("base64url"),
  };
}

function seal(key: Buffer, keyId: string, plain: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return ["v1", keyId, ...[nonce, cipher.getAuthTag(), body].map(base64)].join(".");
}

function open(key: Buffer, keyId: string, sealed: string): string {
  const [version, id, nonce, tag, body] = sealed.split(".");
  if (version !== "v1" || !nonce || !tag || body === undefined)
    throw new Error("This is not a sealed value.");
  if (id !== keyId)
    throw new Error("This value was sealed with another SECRET_KEY: set the old key again.");
  // The whole tag: without its length Node takes one of four bytes, which can be guessed.
  const whole = { authTagLength: 16 };
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64url"), whole);
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return (
    decipher.update(Buffer.from(body, "base64url"), undefined, "utf8") + decipher.final("utf8")
  );
}

const base64 = (bytes: Buffer) => bytes.toString("base64url");
