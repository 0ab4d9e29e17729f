import { createOTP } from "@better-auth/utils/otp";

/** What an authenticator app would show now. */
export const codeOf = (secret: string): Promise<string> => {
  const words = Buffer.from(base32(secret)).toString("utf8");
  return createOTP(words).totp();
};

/** RFC 4648 §6, without padding. */
function base32(text: string): number[] {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text.replace(/=+$/, "")]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}
