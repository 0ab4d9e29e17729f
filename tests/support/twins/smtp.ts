/** A mail server on loopback that keeps what it is given and can be told to refuse, to put off and to hang up. */
import { createServer, type Socket } from "node:net";
import { decodeBody, decodeWords } from "./smtp-decode.ts";

export interface TakenLetter {
  from: string;
  to: string[];
  /** By lower-case name, unfolded and decoded. */
  headers: Map<string, string>;
  text: string;
}

/** At which step it goes wrong: with an answer, or without one by hanging up. `taken` is after the letter was kept. */
export interface SmtpFault {
  at: "MAIL" | "RCPT" | "DATA" | "taken";
  say: string | null;
}

export interface SmtpTwin {
  url: string;
  port: number;
  /** What it has taken, oldest first. */
  letters: TakenLetter[];
  /** Taken one a step, oldest first. */
  faults: SmtpFault[];
  close(): Promise<void>;
}

export async function startSmtpTwin(port = 0): Promise<SmtpTwin> {
  const letters: TakenLetter[] = [];
  const faults: SmtpFault[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
    converse(socket, letters, faults);
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  return {
    ...{ url: `smtp://127.0.0.1:${bound}`, port: bound, letters, faults },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

function converse(socket: Socket, letters: TakenLetter[], faults: SmtpFault[]): void {
  let [from, to, body, waiting] = ["", [] as string[], null as string[] | null, ""];
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answer = (at: SmtpFault["at"], fine: string) => {
    const fault = faults[0]?.at === at ? faults.shift() : undefined;
    if (fault?.say === null) socket.destroy();
    else say(fault?.say ?? fine);
    return fault === undefined;
  };
  const hear = (line: string) => {
    if (body && line !== ".") body.push(line.replace(/^\.\./, "."));
    else if (body) {
      letters.push({ from, to, ...readMessage(body) });
      body = null;
      answer("taken", "250 taken");
    } else if (/^(EHLO|HELO)/i.test(line)) say("250 twin.example");
    else if (/^MAIL FROM:/i.test(line)) {
      [from, to] = [inBrackets(line), []];
      answer("MAIL", "250 ok");
    } else if (/^RCPT TO:/i.test(line)) {
      if (answer("RCPT", "250 ok")) to.push(inBrackets(line));
    } else if (/^DATA/i.test(line)) {
      if (answer("DATA", "354 go on")) body = [];
    } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
    else say("250 ok");
  };
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (waiting + chunk).split("\r\n");
    waiting = lines.pop() ?? "";
    for (const line of lines) hear(line);
  });
  say("220 twin.example");
}

const inBrackets = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? "";

function readMessage(lines: string[]): Pick<TakenLetter, "headers" | "text"> {
  const end = lines.indexOf("");
  const head = lines.slice(0, end).join("\n").replace(/\n\s+/g, " ").split("\n");
  const headers = new Map(
    head.map((line) => {
      const [name = "", ...value] = line.split(": ");
      return [name.toLowerCase(), decodeWords(value.join(": "))];
    }),
  );
  const encoding = headers.get("content-transfer-encoding") ?? "7bit";
  return { headers, text: decodeBody(`${lines.slice(end + 1).join("\n")}\n`, encoding) };
}
