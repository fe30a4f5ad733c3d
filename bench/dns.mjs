// DNS servers on the loopback address that answer as measurements need it: in time, never, or with nonsense.
import dgram from "node:dgram";
import { once } from "node:events";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const HEADER = 12;
const RESPONSE = 0x8180; // A response, recursion desired and available, no error.
const TRUNCATED = 0x0200;
const TXT = 16;
/** A pointer to the name of the question. */
const SAME_NAME = Buffer.from([0xc0, HEADER]);
/** How long the product looks for a record at most. */
const LOOK = 4_500;
/** Nonsense for a question: a datagram, as large as may be, every so many milliseconds. */
const FORGERY_PAUSE = 2;
const DATAGRAM = 1_232;

/** The name that a question is about, and the question with its header, without what follows. */
function read(question) {
  const labels = [];
  let at = HEADER;
  while (question[at] > 0) {
    labels.push(question.toString("latin1", at + 1, at + 1 + question[at]));
    at += 1 + question[at];
  }
  return { name: labels.join("."), head: question.subarray(0, at + 5) };
}

/** An answer to a question: texts, or as many as make it so long. */
function answer(head, texts, flags = RESPONSE) {
  const start = Buffer.from(head);
  start.writeUInt16BE(flags, 2);
  start.writeUInt16BE(texts.length, 6);
  start.writeUInt32BE(0, 8);
  const records = texts.map((text) => {
    const fixed = Buffer.alloc(10);
    fixed.writeUInt16BE(TXT, 0);
    fixed.writeUInt16BE(1, 2);
    fixed.writeUInt32BE(60, 4);
    fixed.writeUInt16BE(text.length + 1, 8);
    return Buffer.concat([SAME_NAME, fixed, Buffer.from([text.length]), Buffer.from(text)]);
  });
  return Buffer.concat([start, ...records]);
}

/** An answer to another question of the same name, full of records. */
function forgery(head) {
  const other = Buffer.from(head);
  other.writeUInt16BE((head.readUInt16BE(0) + 1) % 65_536, 0);
  return answer(other, Array.from({ length: Math.floor((DATAGRAM - head.length) / 17) }, () => "none"));
}

/** What servers do with a question; each is done when it need not be asked any more. */
export const BEHAVIORS = {
  /** Answers with the value after a while. */
  answering: (value, milliseconds) => async ({ head, reply }) => {
    await sleep(milliseconds);
    reply(answer(head, [value]));
  },
  /** Does not answer. */
  silent: () => () => sleep(LOOK),
  /** Sends forgeries, and for every second name an answer that is to be asked for by TCP, where nothing comes. */
  hostile: () => async ({ head, reply, place }) => {
    if (place % 2 === 0) {
      reply(answer(head, [], RESPONSE | TRUNCATED));
      return sleep(LOOK);
    }
    const nonsense = forgery(head);
    for (const end = performance.now() + LOOK; performance.now() < end; await sleep(FORGERY_PAUSE)) reply(nonsense);
  },
};

/** A server on a port of its own: the names that it was asked for, when the newest one came, and the most at the same time. */
export async function startDns(behave) {
  const connections = new Set();
  // Unreferenced: a run that fails does not wait for them.
  const tcp = net.createServer((socket) => connections.add(socket.on("error", () => {}))).unref().listen(0, "127.0.0.1");
  await once(tcp, "listening");
  const { port } = tcp.address();
  const udp = dgram.createSocket("udp4").unref().bind(port, "127.0.0.1");
  await once(udp, "listening");
  const dns = { port, names: new Map(), open: new Set(), most: 0, newest: 0, isStopped: false };
  udp.on("message", async (question, { port, address }) => {
    const { name, head } = read(question);
    if (!dns.names.has(name)) {
      dns.names.set(name, dns.names.size);
      dns.newest = performance.now();
    }
    if (dns.open.has(name)) return; // Asked again.
    dns.open.add(name);
    dns.most = Math.max(dns.most, dns.open.size);
    const reply = (bytes) => dns.isStopped || udp.send(bytes, port, address, () => {});
    await behave({ head, place: dns.names.get(name), reply });
    dns.open.delete(name);
  });
  dns.stop = () => {
    dns.isStopped = true;
    for (const socket of connections) socket.destroy();
    tcp.close();
    udp.close();
  };
  return dns;
}
