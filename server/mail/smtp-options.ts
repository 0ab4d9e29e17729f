/** From `SMTP_URL` to what nodemailer is given. The URL's query is left out: no address switches a safeguard off. */
import type { SMTPPoolOptions } from "nodemailer";

/** Far below the time after which a job counts as lost. */
const waits = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};

export function smtpOptions(url: string): SMTPPoolOptions {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const secure = protocol === "smtps:";
  const user = decodeURIComponent(username);
  return {
    ...{ ...waits, host, secure },
    port: port ? Number(port) : secure ? 465 : 587,
    ...(user ? { auth: { user, pass: decodeURIComponent(password) } } : {}),
    // Somebody in between can hide STARTTLS: then the password would travel in the clear.
    requireTLS: !secure && user !== "" && !isLoopback(host),
    tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" },
    // Written out: its log lines would hold addresses and letters.
    ...{ logger: false, debug: false },
  };
}

const isLoopback = (host: string) => host === "localhost" || host === "::1" || /^127\./.test(host);
