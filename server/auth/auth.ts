/** Sign-in by better-auth: sessions are rows, so that signing out ends them on the server. */
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { twoFactor } from "better-auth/plugins/two-factor";
import { v7 } from "uuid";
import type { Db } from "../db/client.ts";
import { authTwoFactor } from "../db/schema/people.ts";
import { authAccount, authSession, authUser, authVerification } from "../db/schema/workspace.ts";
import { browserOf } from "./browser.ts";

export interface AuthOptions {
  db: Db;
  secretKey: string;
  publicUrl: string;
  /** Origins besides `publicUrl` that are our own, judged by the request's `Host`. */
  isOwnOrigin: (request: Request) => string[];
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ db, secretKey, publicUrl, isOwnOrigin }: AuthOptions) {
  return betterAuth({
    appName: "Koro",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret: secretKey,
    trustedOrigins: (request) => (request ? [publicUrl, ...isOwnOrigin(request)] : [publicUrl]),
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: {
        user: authUser,
        session: authSession,
        account: authAccount,
        verification: authVerification,
        twoFactor: authTwoFactor,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12 },
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    // Where somebody sat is nobody's business, and a whole user agent is a fingerprint.
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, ipAddress: null, userAgent: browserOf(session.userAgent) },
          }),
        },
      },
    },
    // A device that is trusted once is not asked again: so none is.
    plugins: [twoFactor({ issuer: "Koro", trustDeviceMaxAge: 0 })],
    // Guessing is slow work: per address and path, kept in memory, beside the slow password hash.
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: { "/sign-in/email": { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: "koro",
      useSecureCookies: publicUrl.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: () => v7() },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
