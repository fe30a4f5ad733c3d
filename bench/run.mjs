// Measures the release build against the goals of docs/performance.md: `make bench`.
//
// Prints a table, writes bench/results.json, and ends with 1 when a goal is missed. Everything runs
// on the loopback address, in a temporary folder, with programs that this script starts and ends.
// Ratios are of one run: floor and product are measured in turn, five times; medians count.
//
//   BC_BENCH_ANYWAY=1          start although the machine is busy; the figures are then worth little
//   BC_BENCH_PARTS=sqlite,...  only these parts: registration, passwords and downloads, and on each engine people (sqlite, postgres),
//                              seats (services-sqlite, services-postgres), domains (domains-sqlite, domains-postgres)
//                              orders (orders-sqlite, orders-postgres), keys (keys-sqlite, keys-postgres)
//                              and what ends (dates-sqlite, dates-postgres)
//   BC_BENCH_PEOPLE=1000,...   other numbers of people than a thousand, a hundred thousand and a million
//   BC_BENCH_SEATS=1000,...    other numbers of seats than these; the list's goal is that of a hundred thousand
//   BC_BENCH_LINES=1000,...    other numbers of lines of orders
//   BC_BENCH_IMPORTED=1000000  another number of lines that are imported
//   BC_BENCH_FILE_MIB=1024     another size of the file that is downloaded
//   BC_BENCH_KEYS=1000000      another number of product keys
//   BC_BENCH_AGREEMENTS=100000 another number of agreements that end
//   BC_BENCH_DOMAINS=10000     another number of domains that are due to be looked for
import { spawnSync } from "node:child_process";
import { stat, writeFile } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";
import { measureDates } from "./dates.mjs";
import { measureDomains } from "./domains.mjs";
import { measureDownloads } from "./downloads.mjs";
import {
  FLOOR, ROOT, ROUNDS, SERVER, cleanUp, cpuInTurn, endPrograms, expectStatus, folder, freePort, kib, latenciesAt, makeFolder, median,
  memory, mib, percentile, range, request, row, run, say, serve, serveFloor, settings, stop, wrk,
} from "./harness.mjs";
import { measureKeys } from "./keys.mjs";
import { measureManageAccess } from "./manage-access.mjs";
import { measureOrders } from "./orders.mjs";
import { measureServices } from "./services.mjs";
import { PASSWORD, invitationLinks, register, writeRegister } from "./users.mjs";

const RESULTS = join(ROOT, "bench/results.json");

const ENGINES = ["sqlite", "postgres"];
/** What is measured on each engine, and the beginning of the part's name. */
const ON_ENGINES = { "": measureManageAccess, "services-": measureServices, "domains-": measureDomains, "orders-": measureOrders, "keys-": measureKeys, "dates-": measureDates };
const ALL_PARTS = ["registration", "passwords", "downloads", ...Object.keys(ON_ENGINES).flatMap((name) => ENGINES.map((engine) => name + engine))];
const PARTS = process.env.BC_BENCH_PARTS?.split(",") ?? ALL_PARTS;
const CALM = 0.3;
const PATIENCE_SECONDS = 300;
/** Users who register; twice as many more are only invited. */
const USERS = 40;
const INVITED = 3 * USERS;
/** Sign-ins in flight: enough to keep every core hashing. */
const SIGN_INS_IN_FLIGHT = 8;
const PAGES_PER_SECOND = 50;
/** Every sign that may stand for letters: a password that an estimator without bounds takes seconds for. */
const HOSTILE = '("4@8({[<3691!|7+0$5%2'.repeat(10).slice(0, 100);
const HOSTILE_IN_FLIGHT = 8;
const AGREEMENTS = 10_000;

/* ---- users ---- */

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
    ["profile page (island) with JS and WASM, brotli", "/profile", cookies, 160],
    ["Invite Users (island) with JS and WASM, brotli", "/account/access/invite", cookies, 160],
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
  const floor = await serveFloor((await expectStatus(200, server, "/Customer/", {})).body);
  const samples = await cpuInTurn({
    bare: { server: floor, path: "/bare" },
    hello: { server: floor, path: "/hello" },
    static: { server: floor, path: "/static" },
    signIn: { server, path: "/Customer/" },
    dashboard: { server, path: "/home", cookies },
  });
  await stop(floor.child);
  await stop(server.child);
  const us = Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, median(values)]));
  return [
    row("floor: the sign-in page's bytes as a static answer, CPU", us.static, "µs", null, { detail: range(samples.static) }),
    row("floor: bare islands page to a string, no router, CPU", us.bare, "µs", null, { detail: range(samples.bare) }),
    row("floor: leptos's islands template, CPU", us.hello, "µs", null, { detail: range(samples.hello) }),
    row("sign-in page, CPU", us.signIn, "µs", null, { detail: range(samples.signIn) }),
    row("sign-in page / bare islands page to a string", us.signIn / us.bare, "×"),
    row("sign-in page / leptos's islands template", us.signIn / us.hello, "×", 1.5),
    row("dashboard, signed in, CPU", us.dashboard, "µs", 250, { detail: range(samples.dashboard) }),
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

/** How long a page took each time, asked for at a fixed rate. */
const latenciesOf = (server, path, seconds) => latenciesAt(PAGES_PER_SECOND, seconds, () => expectStatus(200, server, path, {}));

/** Latency of the sign-in page while sign-ins run at full rate. */
async function measurePageUnderLoad(server) {
  const seconds = 15;
  const load = signIns(server.port, seconds + 2);
  await sleep(1000);
  const latencies = await latenciesOf(server, "/Customer/", seconds);
  const { perSecond } = await load;
  const detail = `p50 ${percentile(latencies, 0.5).toFixed(1)} ms, most ${Math.max(...latencies).toFixed(1)} ms, beside ${perSecond.toFixed(0)} sign-ins/s`;
  return [row("sign-in page under full sign-in load, p99", percentile(latencies, 0.99), "ms", 25, { detail })];
}

/** Latency of /healthz while hostile passwords come in, each from another network address. */
async function measureHostilePasswords() {
  const server = await serve("passwords.db");
  let answered = 0;
  let refused = 0;
  let isOver = false;
  const post = async (client) => {
    for (let count = 0; !isOver; count += 1) {
      const address = `10.${client}.${Math.floor(count / 250) % 250}.${(count % 250) + 1}`;
      const asked = { form: { password: HOSTILE }, address, accept: "application/json" };
      const { status } = await request(server, "/api/check-password", asked);
      if (status !== 200 && status !== 503) throw new Error(`/api/check-password answered ${status}`);
      if (status === 200) answered += 1;
      else refused += 1;
    }
  };
  const watch = async () => {
    await sleep(1000);
    const latencies = await latenciesOf(server, "/healthz", 10);
    isOver = true;
    return latencies;
  };
  const load = Array.from({ length: HOSTILE_IN_FLIGHT }, (_, client) => post(client));
  const [latencies] = await Promise.all([watch(), ...load]);
  await stop(server.child);
  const detail = `most ${Math.max(...latencies).toFixed(1)} ms, beside ${answered} verdicts, ${refused} refused at once`;
  return [row("/healthz while hostile passwords come in, p99", percentile(latencies, 0.99), "ms", 50, { detail })];
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

/** Everything that concerns invited people until they are signed in. */
async function measureRegistration(measure) {
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
}

async function main() {
  await waitForCalm();
  const about = environment();
  await makeFolder();
  const rows = [];
  const measure = async (what, action) => {
    say(what);
    // Said at once: what was measured is not lost when something later fails.
    for (const one of await action()) {
      say(`  ${one.name}: ${figure(one.value, one.unit)} ${one.detail}`);
      rows.push(one);
    }
  };
  if (PARTS.includes("registration")) await measureRegistration(measure);
  if (PARTS.includes("passwords")) await measure("hostile passwords (about 15 seconds)", measureHostilePasswords);
  if (PARTS.includes("downloads")) await measureDownloads(measure);
  for (const [name, measureOn] of Object.entries(ON_ENGINES)) {
    for (const engine of ENGINES.filter((engine) => PARTS.includes(name + engine))) await measureOn(engine, measure);
  }

  about.load_after = Number(os.loadavg()[0].toFixed(2));
  await writeFile(RESULTS, `${JSON.stringify({ ...about, rows }, null, 2)}\n`);
  console.log(`${about.date}, ${about.commit}, ${about.processor}, load before ${about.load_before}\n\n${table(rows)}`);
  const missed = rows.filter(({ met }) => met === false);
  console.log(`\n${missed.length === 0 ? "Every goal is met." : `Missed: ${missed.map(({ name }) => name).join("; ")}.`}`);
  process.exitCode = missed.length === 0 ? 0 : 1;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
process.on("exit", endPrograms);
try {
  await main();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
