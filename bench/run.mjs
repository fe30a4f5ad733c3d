// Measures the release build against the goals of docs/performance.md: `make bench`.
//
// Prints a table, writes bench/results.json, and ends with 1 when a goal is missed. Everything runs
// on the loopback address, in a temporary folder, with programs that this script starts and ends.
// Ratios are of one run: floor and product are measured in turn, five times; medians count.
//
//   BC_BENCH_ANYWAY=1   start although the machine is busy; the figures are then worth little
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";

const ROOT = new URL("..", import.meta.url).pathname;
const SERVER = join(ROOT, "target/release/business-center");
const FLOOR = join(ROOT, "target/release/examples/bench-floor");
const RESULTS = join(ROOT, "bench/results.json");

const CALM = 0.3;
const PATIENCE_SECONDS = 300;
const ROUNDS = 5;
const ROUND_SECONDS = 3;
const CONNECTIONS = 32;
/** Users who register; twice as many more are only invited. */
const USERS = 40;
const INVITED = 3 * USERS;
const PASSWORD = "kiwi lamp storm 7";
/** Sign-ins in flight: enough to keep every core hashing. */
const SIGN_INS_IN_FLIGHT = 8;
const PAGES_PER_SECOND = 50;
const AGREEMENTS = 10_000;

const children = new Set();
let folder;

/* ---- small helpers ---- */

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
const kib = (bytes) => bytes / 1024;
const mib = (bytes) => bytes / 1024 / 1024;

function say(text) {
  process.stderr.write(`bench: ${text}\n`);
}

/** A port that nobody listens on now. */
async function freePort() {
  const listener = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => listener.once("listening", resolve));
  const { port } = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

/** Waits until a check gives something, and gives that. */
async function until(what, seconds, check, pause = 20) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await sleep(pause);
  }
}

/* ---- programs ---- */

/** Starts a program that runs until it is stopped; its log goes to a file. */
function start(command, options = {}) {
  const log = openSync(join(folder, "log"), "a");
  const child = spawn(command[0], command.slice(1), { stdio: ["ignore", log, log], ...options });
  closeSync(log);
  children.add(child);
  child.ended = new Promise((resolve) => child.once("exit", resolve)).then(() => children.delete(child));
  return child;
}

async function stop(child) {
  child.kill("SIGTERM");
  await child.ended;
}

/** Runs a program to its end and gives what it printed. */
async function run(command, options = {}) {
  const child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"], ...options });
  children.add(child);
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (data) => (output[name] += data));
  const code = await new Promise((resolve) => child.once("close", resolve));
  children.delete(child);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}: ${output.stderr}${output.stdout}`);
  return output.stdout;
}

/** The product's settings, and nothing of this shell's. */
function settings(database, port) {
  return {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      BC_DATABASE_URL: `sqlite://${join(folder, database)}`,
      BC_LISTEN: `127.0.0.1:${port}`,
      BC_BASE_URL: `http://localhost:${port}`,
      BC_MAIL: `file:${join(folder, "mail")}`,
      BC_TRUSTED_PROXIES: "127.0.0.1",
    },
  };
}

/** Starts the server and waits until it is ready; `pin` names the core it is kept on. */
async function serve(database, pin = null) {
  const port = await freePort();
  const command = [...(pin === null ? [] : ["taskset", "-c", String(pin)]), SERVER, "serve"];
  const child = start(command, settings(database, port));
  const server = { child, pid: child.pid, port };
  await until("the server", 10, () => isReady(port), 1);
  return server;
}

function isReady(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: "127.0.0.1", port, path: "/readyz", agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.on("error", () => resolve(false));
  });
}

/** User and system time of a process, in seconds. */
async function cpuSeconds(pid) {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A line of /proc/PID/status, such as VmRSS, in bytes. */
async function memory(pid, name) {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)[1]) * 1024;
}

/* ---- requests ---- */

/** What a browser sends with every request. */
const BROWSER = {
  "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-encoding": "gzip, deflate, br",
  "accept-language": "en-US,en;q=0.9",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
};

const agent = new http.Agent({ keepAlive: true });

/** One request of a browser with cookies and a network address of its own. */
function request(server, path, { cookies = {}, form = null, address = "10.0.0.1" } = {}) {
  const body = form && new URLSearchParams(form).toString();
  const headers = { ...BROWSER, "host": `localhost:${server.port}`, "x-forwarded-for": address };
  const jar = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  if (jar.length > 0) headers.cookie = jar.join("; ");
  if (body !== null) {
    headers["content-type"] = "application/x-www-form-urlencoded";
    headers["content-length"] = Buffer.byteLength(body);
    headers["sec-fetch-site"] = "same-origin";
  }
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: server.port, path, method: body === null ? "GET" : "POST", headers, agent };
    const sent = http.request(options, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => {
        for (const line of answer.headers["set-cookie"] ?? []) {
          const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
          cookies[name] = value;
        }
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on("error", reject);
    sent.end(body ?? undefined);
  });
}

/** A request that must be answered so. */
async function expectStatus(status, server, path, options) {
  const answer = await request(server, path, options);
  if (answer.status !== status) throw new Error(`${path} answered ${answer.status} instead of ${status}`);
  return answer;
}

/** Runs wrk with the browser's headers and gives the number of requests; any failed one is an error. */
async function wrk(port, path, { headers = {}, seconds, connections, pin, script, env = {} }) {
  const own = Object.entries({ ...BROWSER, Host: `localhost:${port}`, ...headers });
  const command = [
    ...(pin === undefined ? [] : ["taskset", "-c", String(pin)]),
    "wrk", "-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "10s", "--latency",
    ...own.flatMap(([name, value]) => ["-H", `${name}: ${value}`]),
    ...(script ? ["-s", script] : []),
    `http://127.0.0.1:${port}${path}`,
  ];
  const text = await run(command, { env: { ...process.env, ...env } });
  if (/Non-2xx|Socket errors/.test(text)) throw new Error(`wrk on ${path} met errors:\n${text}`);
  const [, count, time] = /(\d+) requests in ([\d.]+)s/.exec(text);
  return { count: Number(count), perSecond: Number(count) / Number(time) };
}

/* ---- registers and users ---- */

/** An agreement; every second one has another account, with the same administrator. */
function agreement(index, email) {
  const administrator = { email, first_name: "Harry", last_name: "Miller", language: "en", country: "US" };
  const account = (number, lead) => ({
    number: `${number}${String(index).padStart(8, "0")}`,
    name: `Account ${number} of Customer ${index}`,
    sector: "commercial",
    lead,
    administrator,
  });
  return {
    number: String(3_000_000_000 + index),
    programme: "MPSA",
    signed_on: "2026-11-02",
    status: "active",
    organization: { id: `B-${index}`, name: `Customer ${index}`, country: "US" },
    signatory: { name: "Ana Trujillo", email: `ana${index}@bench.example` },
    partners: [{ id: `P-${index % 50}`, name: `Partner ${index % 50}`, email: `partner${index % 50}@bench.example`, country: "US" }],
    purchasing_accounts: index % 2 === 0 ? [account(1, true), account(2, false)] : [account(1, true)],
  };
}

/** Writes a register with so many agreements, each with its own administrator, and gives its path. */
async function writeRegister(count, name) {
  const agreements = Array.from({ length: count }, (_, index) => agreement(index + 1, `${name}${index + 1}@bench.example`));
  const path = join(folder, `${name}.json`);
  await writeFile(path, JSON.stringify({ agreements }));
  return path;
}

/** The paths of the invitations' links by address, as soon as so many mails have been sent. */
async function invitationLinks(count) {
  const mails = join(folder, "mail");
  const names = await until("the invitations", 60, async () => {
    const found = (await readdir(mails).catch(() => [])).filter((name) => name.endsWith(".json"));
    return found.length >= count && found;
  });
  await sleep(500); // The last file may still be half written.
  const stored = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(mails, name), "utf8"))));
  return new Map(stored.map((mail) => [mail.to, /^http:\/\/localhost:\d+(\/i\/\S+)$/m.exec(mail.text)?.[1]]));
}

/** Follows an invitation to the dashboard, as a browser does, and gives the cookies. */
async function register(server, link) {
  const cookies = {};
  await expectStatus(303, server, link, { cookies });
  const page = (await expectStatus(200, server, "/register", { cookies })).body.toString();
  const invitation = /name="invitation" value="([^"]+)"/.exec(page)[1];
  const form = { invitation, first_name: "Harry", last_name: "Miller", password: PASSWORD, confirmation: PASSWORD };
  await expectStatus(303, server, "/register", { cookies, form });
  await expectStatus(200, server, "/home", { cookies });
  return cookies;
}

/** A database with Contoso of the example and users who have registered; gives Harry's cookies. */
async function makeUsers(database) {
  const environment = settings(database, await freePort());
  await run([SERVER, "migrate"], environment);
  const server = await serve(database);
  // A link names the server's address, so the mails are sent by the server that is registered at.
  const same = settings(database, server.port);
  await run([SERVER, "import", join(ROOT, "examples/agreements.json")], same);
  await run([SERVER, "import", await writeRegister(INVITED, "user")], same);
  const links = await invitationLinks(INVITED + 2);
  const cookies = await register(server, links.get("harry@contoso.com"));
  for (let index = 1; index <= USERS; index += 1) await register(server, links.get(`user${index}@bench.example`));
  return { server, cookies };
}

/* ---- measurements: each gives rows for the table ---- */

/** A row: a figure with its goal. `atLeast` turns the comparison round. */
function row(name, value, unit, goal = null, { atLeast = false, detail = "" } = {}) {
  const met = goal === null ? null : atLeast ? value >= goal : value <= goal;
  return { name, value, unit, goal, atLeast, met, detail };
}

/** The files that a page makes the browser load, and those that they load in turn. */
function assetsOf(page) {
  const found = page.matchAll(/(?:href|src)="(\/[^"#?]*\.[a-z0-9]+)[^"]*"|"(\/assets\/[^"#]+)"/g);
  return new Set([...found].map(([, attribute, literal]) => attribute ?? literal));
}

/** The bytes of a page with its assets, as sent, and with the page itself compressed, too. */
async function weigh(server, path, cookies) {
  const page = await expectStatus(200, server, path, { cookies });
  const html = page.body.toString();
  const parts = { html: page.body.length };
  let compressed = brotliCompressSync(page.body).length;
  for (const asset of assetsOf(html)) {
    const answer = await expectStatus(200, server, asset, { cookies });
    if (/css|javascript|wasm|svg/.test(answer.headers["content-type"]) && answer.headers["content-encoding"] !== "br") {
      throw new Error(`${asset} is not compressed: was the site built with make build?`);
    }
    parts[asset.split("/").at(-1)] = answer.body.length;
    compressed += answer.body.length;
  }
  const sent = Object.values(parts).reduce((sum, bytes) => sum + bytes, 0);
  const detail = Object.entries(parts).map(([name, bytes]) => `${name} ${kib(bytes).toFixed(1)}`).join(", ");
  return { sent, compressed, detail: `as sent ${kib(sent).toFixed(1)} KiB: ${detail}` };
}

async function measureBytes({ server, cookies }) {
  const rows = [];
  for (const [name, path, jar, goal] of [
    ["sign-in page with assets, brotli", "/Customer/", {}, 25],
    ["dashboard with assets, brotli", "/home", cookies, 120],
    ["profile page (island) with JS and WASM, brotli", "/profile", cookies, 120],
  ]) {
    const { compressed, detail } = await weigh(server, path, jar);
    rows.push(row(name, kib(compressed), "KiB", goal, { detail }));
  }
  return rows;
}

async function measureBinary() {
  return [row("binary, stripped", mib((await stat(SERVER)).size), "MiB", 25)];
}

/** From the start of the process on a migrated database to the first good /readyz. */
async function measureStart(database) {
  const times = [];
  let idle;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    const server = await serve(database);
    times.push(performance.now() - begin);
    if (round === ROUNDS - 1) {
      await sleep(3000);
      idle = await memory(server.pid, "VmRSS");
    }
    await stop(server.child);
  }
  return [row("cold start to /readyz", median(times), "ms", 50), row("memory (RSS), idle after start", mib(idle), "MiB", 30)];
}

async function measureImport() {
  const environment = settings("import.db", await freePort());
  const register = await writeRegister(AGREEMENTS, "admin");
  await run([SERVER, "migrate"], environment);
  const begin = performance.now();
  await run([SERVER, "import", register], environment);
  return [row("import of 10,000 agreements, SQLite", (performance.now() - begin) / 1000, "s", 10)];
}

/** Server time per request: floor and product in turn, each alone on core 0, wrk on core 1. */
async function measureCpu(database, cookies) {
  const server = await serve(database, 0);
  const port = await freePort();
  const content = join(folder, "sign-in.html");
  await writeFile(content, (await expectStatus(200, server, "/Customer/", {})).body);
  const floor = start(["taskset", "-c", "0", FLOOR, "serve", String(port), content]);
  await until("the floor", 10, () => request({ port }, "/static").catch(() => null));

  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join("; ");
  const targets = {
    bare: { pid: floor.pid, port, path: "/bare" },
    hello: { pid: floor.pid, port, path: "/hello" },
    static: { pid: floor.pid, port, path: "/static" },
    signIn: { pid: server.pid, port: server.port, path: "/Customer/" },
    dashboard: { pid: server.pid, port: server.port, path: "/home", headers: { cookie } },
  };
  const samples = Object.fromEntries(Object.keys(targets).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, { pid, port, path, headers }] of Object.entries(targets)) {
      const before = await cpuSeconds(pid);
      const seconds = round < 0 ? 1 : ROUND_SECONDS;
      const { count } = await wrk(port, path, { headers, seconds, connections: CONNECTIONS, pin: 1 });
      const used = (await cpuSeconds(pid)) - before;
      if (round >= 0) samples[name].push((used / count) * 1e6); // The first round only warms up.
    }
  }
  await stop(floor);
  await stop(server.child);
  const us = Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, median(values)]));
  const range = (name) => `${Math.min(...samples[name]).toFixed(0)} to ${Math.max(...samples[name]).toFixed(0)} µs`;
  return [
    row("floor: the sign-in page's bytes as a static answer, CPU", us.static, "µs", null, { detail: range("static") }),
    row("floor: bare islands page to a string, no router, CPU", us.bare, "µs", null, { detail: range("bare") }),
    row("floor: leptos's islands template, CPU", us.hello, "µs", null, { detail: range("hello") }),
    row("sign-in page, CPU", us.signIn, "µs", null, { detail: range("signIn") }),
    row("sign-in page / bare islands page to a string", us.signIn / us.bare, "×"),
    row("sign-in page / leptos's islands template", us.signIn / us.hello, "×", 1.5),
    row("dashboard, signed in, CPU", us.dashboard, "µs", 250, { detail: range("dashboard") }),
    row("dashboard / leptos's islands template", us.dashboard / us.hello, "×"),
  ];
}

async function measureSqlite() {
  const figures = JSON.parse(await run([FLOOR, "sqlite", folder, "4"]));
  return [
    row("floor: SQLite point select, CPU", figures.select_cpu_us, "µs", null, { detail: `${figures.select_us.toFixed(1)} µs elapsed` }),
    row("floor: durable SQLite commits, one by one", figures.commits_per_second, "/s"),
  ];
}

function signIns(port, seconds) {
  const env = { BENCH_USERS: String(USERS), BENCH_PASSWORD: new URLSearchParams({ p: PASSWORD }).toString().slice(2) };
  const script = join(ROOT, "bench/sign-in.lua");
  return wrk(port, "/Customer/", { seconds, connections: SIGN_INS_IN_FLIGHT, script, env });
}

/** Sign-ins at full rate against argon2 alone, both on all cores, in turn. */
async function measureSignIns(server) {
  const raw = [];
  const ours = [];
  const ratios = [];
  let largest = 0;
  const watch = setInterval(async () => {
    largest = Math.max(largest, await memory(server.pid, "VmRSS").catch(() => 0));
  }, 100);
  for (let round = 0; round < ROUNDS; round += 1) {
    raw.push(JSON.parse(await run([FLOOR, "argon2", "4"])).hashes_per_second);
    ours.push((await signIns(server.port, 5)).perSecond);
    ratios.push(ours.at(-1) / raw.at(-1));
  }
  clearInterval(watch);
  return [
    row("floor: argon2id alone, all cores", median(raw), "/s"),
    row("sign-ins, all cores", median(ours), "/s"),
    row("sign-ins / argon2 alone", median(ratios) * 100, "%", 85, { atLeast: true, detail: ratios.map((ratio) => (ratio * 100).toFixed(0)).join(", ") }),
    row("memory (RSS) under load", mib(largest), "MiB", 150),
  ];
}

/** Latency of the sign-in page, asked for at a fixed rate while sign-ins run at full rate. */
async function measurePageUnderLoad(server) {
  const seconds = 15;
  const load = signIns(server.port, seconds + 2);
  await sleep(1000);
  const latencies = [];
  const pending = [];
  const begin = performance.now();
  for (let index = 0; index < seconds * PAGES_PER_SECOND; index += 1) {
    const planned = begin + (index * 1000) / PAGES_PER_SECOND;
    await sleep(Math.max(0, planned - performance.now()));
    // Counted from the sending: how late this client woke up is not the server's.
    const sent = performance.now();
    pending.push(expectStatus(200, server, "/Customer/", {}).then(() => latencies.push(performance.now() - sent)));
  }
  await Promise.all(pending);
  const { perSecond } = await load;
  const detail = `p50 ${percentile(latencies, 0.5).toFixed(1)} ms, most ${Math.max(...latencies).toFixed(1)} ms, beside ${perSecond.toFixed(0)} sign-ins/s`;
  return [row("sign-in page under full sign-in load, p99", percentile(latencies, 0.99), "ms", 25, { detail })];
}

async function measureMemoryAfterLoad(server) {
  await sleep(5000);
  const detail = `each of ${os.cpus().length} hashing threads keeps its 19 MiB`;
  return [row("memory (RSS), idle again after load", mib(await memory(server.pid, "VmRSS")), "MiB", null, { detail })];
}

/** Whether the time of an answer tells a known address from an unknown one: ratio of medians. */
async function measureTelling(server) {
  const known = (index) => `user${index}@bench.example`;
  const unknown = (index) => `nobody${index}@bench.example`;
  const number = (index) => String(3_000_000_000 + index);
  const forms = {
    "sign-in": {
      path: "/Customer/", status: 422, attempts: 4, count: USERS,
      form: (email) => ({ email, password: "not the password", return_to: "" }),
    },
    "resend form": {
      path: "/resend", status: 303, attempts: 1, count: INVITED,
      form: (email, index) => ({ email, agreement_number: number(index), purchasing_account_number: `1${String(index).padStart(8, "0")}` }),
    },
    "reset form": { path: "/forgot-password", status: 303, attempts: 3, count: USERS, form: (email) => ({ email }) },
  };
  const rows = [];
  let client = 0;
  for (const [name, { path, status, attempts, count, form }] of Object.entries(forms)) {
    const times = { known: [], unknown: [] };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      for (let index = 1; index <= count; index += 1) {
        const order = Math.random() < 0.5 ? ["known", "unknown"] : ["unknown", "known"];
        for (const kind of order) {
          client += 1;
          const address = `10.9.${Math.floor(client / 250)}.${(client % 250) + 1}`;
          const email = kind === "known" ? known(index) : unknown(index);
          const begin = performance.now();
          await expectStatus(status, server, path, { form: form(email, index), address });
          times[kind].push(performance.now() - begin);
        }
      }
    }
    const ratio = median(times.known) / median(times.unknown);
    const detail = `${median(times.known).toFixed(2)} and ${median(times.unknown).toFixed(2)} ms`;
    rows.push(row(`${name}: known / unknown address`, Math.max(ratio, 1 / ratio), "×", 1.2, { detail }));
  }
  return rows;
}

/* ---- the run ---- */

/** Figures are worth something on an idle machine only; a build just before needs a while to fade. */
async function waitForCalm() {
  const anyway = process.env.BC_BENCH_ANYWAY === "1";
  if (os.loadavg()[0] > CALM && !anyway) say(`waiting until the load average is below ${CALM} (up to ${PATIENCE_SECONDS / 60} minutes)`);
  const end = performance.now() + PATIENCE_SECONDS * 1000;
  while (os.loadavg()[0] > CALM && !anyway) {
    if (performance.now() > end) {
      say(`the load average is ${os.loadavg()[0].toFixed(2)}: other programs are running. BC_BENCH_ANYWAY=1 measures all the same.`);
      process.exit(1);
    }
    await sleep(5000);
  }
}

function environment() {
  const commit = spawnSync("git", ["describe", "--always", "--dirty"], { cwd: ROOT, encoding: "utf8" }).stdout?.trim();
  return {
    date: new Date().toISOString(),
    commit,
    processor: `${os.cpus().length} × ${os.cpus()[0].model}`,
    kernel: os.release(),
    load_before: Number(os.loadavg()[0].toFixed(2)),
  };
}

const figure = (value, unit) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;

/** The table in Markdown: what docs/performance.md holds. */
function table(rows) {
  const lines = rows.map(({ name, value, unit, goal, atLeast, met, detail }) => {
    const wanted = goal === null ? "" : `${atLeast ? "≥" : "≤"} ${goal} ${unit}`;
    const verdict = met === null ? "" : met ? "met" : "**missed**";
    return `| ${name} | ${figure(value, unit)} | ${wanted} | ${verdict} | ${detail} |`;
  });
  return ["| Metric | Measured | Goal | | Detail |", "|---|---|---|---|---|", ...lines].join("\n");
}

async function main() {
  await waitForCalm();
  const about = environment();
  folder = await mkdtemp(join(os.tmpdir(), "business-center-bench."));
  const rows = [];
  const measure = async (what, action) => {
    say(what);
    rows.push(...(await action()));
  };

  await measure("size of the binary", measureBinary);
  say("registering users (about 10 seconds)");
  const users = await makeUsers("users.db");
  await measure("bytes of pages", () => measureBytes(users));
  await stop(users.server.child);
  await measure("cold start", () => measureStart("users.db"));
  await measure("import of 10,000 agreements", measureImport);
  await measure("CPU per request (about 90 seconds)", () => measureCpu("users.db", users.cookies));
  await measure("SQLite alone", measureSqlite);
  const server = await serve("users.db");
  await measure("sign-ins against argon2 (about 50 seconds)", () => measureSignIns(server));
  await measure("pages while sign-ins run (about 20 seconds)", () => measurePageUnderLoad(server));
  await measure("memory after load", () => measureMemoryAfterLoad(server));
  await measure("known and unknown addresses (about 20 seconds)", () => measureTelling(server));
  await stop(server.child);

  about.load_after = Number(os.loadavg()[0].toFixed(2));
  await writeFile(RESULTS, `${JSON.stringify({ ...about, rows }, null, 2)}\n`);
  console.log(`${about.date}, ${about.commit}, ${about.processor}, load before ${about.load_before}\n\n${table(rows)}`);
  const missed = rows.filter(({ met }) => met === false);
  console.log(`\n${missed.length === 0 ? "Every goal is met." : `Missed: ${missed.map(({ name }) => name).join("; ")}.`}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
process.on("exit", () => children.forEach((child) => child.kill("SIGKILL")));
try {
  await main();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  for (const child of children) child.kill("SIGKILL");
  if (folder) await rm(folder, { recursive: true, force: true });
  agent.destroy();
}
