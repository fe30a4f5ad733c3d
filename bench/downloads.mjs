// Downloads: a large file that is resumed over a killed server, one transfer against nginx, and many slow ones at the same time.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import { join } from "node:path";
import {
  ROUNDS, SERVER, cookieHeader, expectStatus, folder, forgetPeak, freePort, isReady, latenciesAt, median, memory, mib, percentile,
  request, row, run, serve, settings, start, stop, until,
} from "./harness.mjs";
import { linkOf } from "./places.mjs";
import { agreement, invitationLinks, register } from "./users.mjs";

const SIZE = Number(process.env.BC_BENCH_FILE_MIB ?? 1024) * 1024 * 1024;
const SLOW = 200;
/** One person has 16 transfers at most. */
const PEOPLE = 13;
/** What each slow client reads, and how often. */
const SIP = 16 * 1024;
const PAUSE = 250;
const PAGES_PER_SECOND = 50;
const SECONDS = 10;
const PRODUCT = { part_number: "DWN-00001", description: { en: "Bench Writer" }, family: "Bench Writer", type: "license" };

/** Writes a file whose bytes do not repeat, and gives its SHA-256. */
async function writeLarge(path) {
  const file = createWriteStream(path);
  const hash = createHash("sha256");
  const part = Buffer.alloc(1024 * 1024);
  for (let word = 0, state = 1; word < part.length / 4; word += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    part.writeUInt32LE(state, word * 4);
  }
  for (let index = 0; index < SIZE / part.length; index += 1) {
    part.writeUInt32LE(index, 0);
    const copy = Buffer.from(part);
    hash.update(copy);
    if (!file.write(copy)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
  return hash.digest("hex");
}

async function hashOf(path) {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest("hex");
}

/** A server with the file, and the people who may download it. */
async function open() {
  const environment = { BC_FILES: join(folder, "files"), BC_MAIL: `file:${join(folder, "mail-downloads")}` };
  const large = join(folder, "large.iso");
  const sha256 = await writeLarge(large);
  const agreements = Array.from({ length: PEOPLE }, (_, index) => agreement(index * 2 + 1, `loader${index}@bench.example`));
  const orders = agreements.map(({ number, purchasing_accounts: [account] }) => ({
    id: `V-${number}`, agreement: number, account: account.number, ordered_on: "2026-11-03", kind: "order", status: "complete",
    lines: [{ line: "1", part_number: PRODUCT.part_number, quantity: 5, usage_from: "2026-11-03" }],
  }));
  const files = [{
    id: "large", title: "Bench Writer", form: "iso", released_on: "2026-11-01", name: "large.iso", size: SIZE, sha256,
    products: [{ family: PRODUCT.family }],
  }];
  await writeFile(join(folder, "downloads.json"), JSON.stringify({ agreements, products: [PRODUCT], orders, files }));
  await run([SERVER, "migrate"], settings("downloads.db", await freePort()));
  const server = await serve("downloads.db", 0, environment);
  const same = settings("downloads.db", server.port, environment);
  await run([SERVER, "import", join(folder, "downloads.json")], same);
  await run([SERVER, "files", "add", large], same);
  const links = await invitationLinks(PEOPLE, "mail-downloads");
  const people = [];
  for (const { purchasing_accounts: [account] } of agreements) people.push(await register(server, links.get(account.administrator.email)));
  const list = await expectStatus(200, server, "/downloads", { cookies: people[0] });
  const id = linkOf(list, /href="\/downloads\/([0-9a-f-]{36})"/);
  return { server, environment, people, sha256, path: `/downloads/file/${id}` };
}

const curl = (port, path, cookies, ...further) => [
  "curl", "--fail", "--silent", "--show-error", "--header", `Cookie: ${cookieHeader(cookies)}`, ...further, `http://localhost:${port}${path}`,
];

/** The file, whole, over a server that is killed and started again in the middle. */
async function measureResuming(place) {
  const target = join(folder, "resumed.iso");
  const resume = ["--continue-at", "-", "--output", target];
  const begin = performance.now();
  const first = start(curl(place.server.port, place.path, place.people[0], ...resume, "--limit-rate", "400M"));
  await until("the first part", 60, async () => ((await stat(target).catch(() => ({ size: 0 }))).size > SIZE / 4));
  place.server.child.kill("SIGKILL");
  await Promise.all([place.server.child.ended, first.ended]);
  if (first.exitCode === 0) throw new Error("the file was whole before the server was killed");
  const child = start(["taskset", "-c", "0", SERVER, "serve"], settings("downloads.db", place.server.port, place.environment));
  place.server = { child, pid: child.pid, port: place.server.port };
  await until("the server", 10, () => isReady(place.server.port), 1);
  await run(curl(place.server.port, place.path, place.people[0], ...resume));
  const seconds = (performance.now() - begin) / 1000;
  if ((await hashOf(target)) !== place.sha256) throw new Error("the resumed file is not the file");
  return [row(`${mib(SIZE)} MiB, resumed over a killed server`, seconds, "s", null, { detail: "SHA-256 as it was" })];
}

/** One transfer against that of nginx, in turn. */
async function measureTransfer(place) {
  const web = join(folder, "nginx");
  await mkdir(join(web, "logs"), { recursive: true });
  const port = await freePort();
  await writeFile(join(web, "nginx.conf"), `user ${os.userInfo().username}; daemon off; worker_processes 1; pid ${web}/pid; error_log ${web}/logs/error;
events {} http { access_log off; sendfile on; client_body_temp_path ${web}/a; proxy_temp_path ${web}/b; fastcgi_temp_path ${web}/c;
uwsgi_temp_path ${web}/d; scgi_temp_path ${web}/e; server { listen 127.0.0.1:${port}; root ${folder}; } }`);
  const env = { PATH: `${process.env.PATH}:/usr/sbin` };
  const nginx = start(["taskset", "-c", "0", "nginx", "-p", web, "-c", join(web, "nginx.conf")], { env });
  const timed = async (port, path, cookies) => {
    const begin = performance.now();
    await run(curl(port, path, cookies, "--output", "/dev/null"));
    return performance.now() - begin;
  };
  await until("nginx", 10, () => request({ port }, "/nginx/nginx.conf").catch(() => null));
  const times = { nginx: [], product: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.nginx.push(await timed(port, "/large.iso", {}));
    times.product.push(await timed(place.server.port, place.path, place.people[0]));
  }
  await stop(nginx);
  const speed = (name) => `${name} ${(mib(SIZE) / (median(times[name]) / 1000)).toFixed(0)} MiB/s`;
  const ratio = median(times.nginx) / median(times.product);
  return [row("one transfer / that of nginx", ratio, "×", 0.4, { atLeast: true, detail: `${speed("product")}, ${speed("nginx")}` })];
}

/** A client that reads little by little; gives its request, to be ended. */
async function sip({ server, path }, cookies) {
  const options = { host: "127.0.0.1", port: server.port, path, agent: false, headers: { host: `localhost:${server.port}`, cookie: cookieHeader(cookies) } };
  const sent = http.get(options);
  const [answer] = await once(sent, "response");
  if (answer.statusCode !== 200) throw new Error(`a slow transfer got ${answer.statusCode}`);
  answer.pause();
  const timer = setInterval(() => answer.read(SIP), PAUSE);
  sent.on("error", () => clearInterval(timer));
  sent.on("close", () => clearInterval(timer));
  return sent;
}

async function measureSlow(place) {
  const { server, people } = place;
  await forgetPeak(server.pid);
  const before = await memory(server.pid, "VmRSS");
  const clients = [];
  for (let index = 0; index < SLOW; index += 1) clients.push(await sip(place, people[index % PEOPLE]));
  const latencies = await latenciesAt(PAGES_PER_SECOND, SECONDS, (index) => expectStatus(200, server, "/home", { cookies: people[index % PEOPLE] }));
  const more = (await memory(server.pid, "VmHWM")) - before;
  for (const client of clients) client.destroy();
  return [
    row(`${SLOW} slow transfers at the same time, more memory`, mib(more), "MiB", 60),
    row(`pages at ${PAGES_PER_SECOND}/s beside them, p99`, percentile(latencies, 0.99), "ms", 25, { detail: `p50 ${median(latencies).toFixed(1)} ms` }),
  ];
}

/** Everything about downloads. */
export async function measureDownloads(measure) {
  const place = await open();
  await measure("resuming a large file", () => measureResuming(place));
  await measure("one transfer against nginx", () => measureTransfer(place));
  await measure("slow transfers", () => measureSlow(place));
  await stop(place.server.child);
}
