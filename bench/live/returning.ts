/** Clients that all come back at the same moment, each with its place, and check what they are told word for word. */
import { connect, type Socket } from "node:net";
import { answerQuestions } from "../parts/answer.ts";
import { nowMs } from "./monotonic.ts";

export interface ReturnOrder {
  port: number;
  path: string;
  count: number;
  /** The `id:` lines that each has to get, in this order, and nothing else. */
  ids: number[];
}

export interface ReturnAnswer {
  ms: number;
  exact: number;
  wrong: number;
  missing: number;
}

const patienceMs = 30_000;
let sockets: Socket[] = [];

answerQuestions((order: ReturnOrder | "leave") => {
  if (order !== "leave") return comeBack(order);
  for (const socket of sockets) socket.destroy();
  sockets = [];
});

async function comeBack(order: ReturnOrder): Promise<ReturnAnswer> {
  const began = nowMs();
  const verdicts = await Promise.all(Array.from({ length: order.count }, () => returnOne(order)));
  const count = (wanted: string) => verdicts.filter((verdict) => verdict === wanted).length;
  return {
    ms: nowMs() - began,
    exact: count("exact"),
    wrong: count("wrong"),
    missing: count("missing"),
  };
}

function returnOne({ port, path, ids }: ReturnOrder): Promise<"exact" | "wrong" | "missing"> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    let text = "";
    socket.once("connect", () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`),
    );
    socket.once("error", () => resolve("missing"));
    socket.setEncoding("utf8");
    socket.on("data", (piece: string) => {
      text += piece;
      const got = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
      if (got.length < ids.length || !text.endsWith("\n\n")) return;
      resolve(got.join() === ids.join() ? "exact" : "wrong");
    });
    setTimeout(() => resolve("missing"), patienceMs).unref();
    sockets.push(socket);
  });
}
