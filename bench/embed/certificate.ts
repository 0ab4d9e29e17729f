/** A certificate for loopback, made anew for each run: browsers speak HTTP/2 over TLS only, and none may be kept. */
import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";

export interface Certificate {
  key: string;
  cert: string;
}

const dayMs = 86_400_000;

/** Self-signed, P-256, for `127.0.0.1` and `localhost`, good for two days. Nothing but a browser told so trusts it. */
export function makeCertificate(now = Date.now()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    ecdsaWithSha256,
    nameOf("koro bench"),
    der(0x30, timeOf(now - dayMs), timeOf(now + dayMs)),
    nameOf("koro bench"),
    publicKey,
    der(0xa3, der(0x30, alternativeNames())),
  );
  const signature = sign("sha256", body, createPrivateKey(privateKey));
  const whole = der(0x30, body, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    key: privateKey,
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** One element of DER, X.690: its tag, its length, its content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const ecdsaWithSha256 = der(0x30, oid("2a8648ce3d040302"));

function nameOf(common: string): Buffer {
  return der(0x30, der(0x31, der(0x30, oid("550403"), der(0x0c, Buffer.from(common)))));
}

/** `UTCTime`, which holds until 2049. */
function timeOf(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replace(/\D/g, "").slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

function alternativeNames(): Buffer {
  const localhost = der(0x82, Buffer.from("localhost"));
  const loopback = der(0x87, Buffer.from([127, 0, 0, 1]));
  return der(0x30, oid("551d11"), der(0x04, der(0x30, localhost, loopback)));
}
