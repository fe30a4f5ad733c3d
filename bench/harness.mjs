// What the measurements share: programs that are started and ended, requests of a browser, rows of the table.
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const ROOT = new URL("..", import.meta.url).pathname;
export const SERVER = join(ROOT, "target/release/business-center");
export const FLOOR = join(ROOT, "target/release/business-center-floor");
/** How often each thing is measured; medians count. */
export const ROUNDS = 5;
export const ROUND_SECONDS = 3;
export const CONNECTIONS = 32;

const children = new Set();
/** The temporary folder of this run. */
export let folder;

export async function makeFolder() {
  folder = await mkdtemp(join(os.tmpdir(), "business-center-bench."));
  await run([SERVER, "keyring", "new"], settings("none.db", await freePort()));
}

/** Ends what was started and removes what was written. */
export async function cleanUp() {
  endPrograms();
  if (folder) await rm(folder, { recursive: true, force: true });
  agent.destroy();
}

export function endPrograms() {
  for (const child of children) child.kill("SIGKILL");
}

/* ---- small helpers ---- */

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
export const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
export const kib = (bytes) => bytes / 1024;
export const mib = (bytes) => bytes / 1024 / 1024;

export function say(text) {
  process.stderr.write(`bench: ${text}\n`);
}

/** A port that nobody listens on now. */
export async function freePort() {
  const listener = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => listener.once("listening", resolve));
  const { port } = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

/** Waits until a check gives something, and gives that. */
export async function until(what, seconds, check, pause = 20) {
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
export function start(command, options = {}) {
  const log = openSync(join(folder, "log"), "a");
  const child = spawn(command[0], command.slice(1), { stdio: ["ignore", log, log], ...options });
  closeSync(log);
  children.add(child);
  child.ended = new Promise((resolve) => child.once("exit", resolve)).then(() => children.delete(child));
  return child;
}

export async function stop(child) {
  child.kill("SIGTERM");
  await child.ended;
}

/** Runs a program to its end and gives what it printed. */
export async function run(command, options = {}) {
  const child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"], ...options });
  children.add(child);
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (data) => (output[name] += data));
  const code = await new Promise((resolve) => child.once("close", resolve));
  children.delete(child);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}: ${output.stderr}${output.stdout}`);
  return output.stdout;
}

/** The address of a database: that of a file by its name, or as it is. */
export const databaseUrl = (database) => (database.includes("://") ? database : `sqlite://${join(folder, database)}`);

/** The product's settings, and nothing of this shell's; the database is a file's name or an address. */
export function settings(database, port, variables = {}) {
  return {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      BC_DATABASE_URL: databaseUrl(database),
      BC_LISTEN: `127.0.0.1:${port}`,
      BC_BASE_URL: `http://localhost:${port}`,
      BC_MAIL: `file:${join(folder, "mail")}`,
      BC_KEYRING_FILE: join(folder, "keyring"),
      BC_TRUSTED_PROXIES: "127.0.0.1",
      // One administrator invites as many as the server can.
      BC_MAILS_PER_DAY: "1000000",
      ...variables,
    },
  };
}

/** Starts the server and waits until it is ready; `pin` names the core it is kept on. */
export async function serve(database, pin = null, variables = {}) {
  const port = await freePort();
  const command = [...(pin === null ? [] : ["taskset", "-c", String(pin)]), SERVER, "serve"];
  const child = start(command, settings(database, port, variables));
  const server = { child, pid: child.pid, port };
  await until("the server", 10, () => isReady(port), 1);
  return server;
}

/** Starts the floor on core 0; one of its answers is this content. */
export async function serveFloor(content) {
  const port = await freePort();
  const file = join(folder, "floor.html");
  await writeFile(file, content);
  const child = start(["taskset", "-c", "0", FLOOR, "serve", String(port), file]);
  await until("the floor", 10, () => request({ port }, "/static").catch(() => null));
  return { child, pid: child.pid, port };
}

export function isReady(port) {
  return new Promise((resolve) => {
    const request = http.get({ host: "127.0.0.1", port, path: "/readyz", agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.on("error", () => resolve(false));
  });
}

/** User and system time of a process, in seconds. */
export async function cpuSeconds(pid) {
  const text = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A line of /proc/PID/status, such as VmRSS, in bytes. */
export async function memory(pid, name) {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)[1]) * 1024;
}

/** Makes a process's VmHWM, the most memory that it had, begin again. */
export function forgetPeak(pid) {
  return writeFile(`/proc/${pid}/clear_refs`, "5");
}

/* ---- requests ---- */

/** What a browser sends with every request. */
export const BROWSER = {
  "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-encoding": "gzip, deflate, br",
  "accept-language": "en-US,en;q=0.9",
  "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
};

export const agent = new http.Agent({ keepAlive: true });

/** Cookies as a browser sends them. */
export const cookieHeader = (cookies) => Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join("; ");

/** One request of a browser with cookies and a network address of its own. */
export function request(server, path, { cookies = {}, form = null, address = "10.0.0.1", accept = BROWSER.accept, authorization } = {}) {
  const body = form && new URLSearchParams(form).toString();
  const headers = { ...BROWSER, accept, "host": `localhost:${server.port}`, "x-forwarded-for": address };
  if (Object.keys(cookies).length > 0) headers.cookie = cookieHeader(cookies);
  if (authorization) headers.authorization = authorization;
  if (body !== null) {
    headers["content-type"] = "application/x-www-form-urlencoded";
    headers["content-length"] = Buffer.byteLength(body);
    // A service is no browser.
    if (!authorization) headers["sec-fetch-site"] = "same-origin";
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
export async function expectStatus(status, server, path, options) {
  const answer = await request(server, path, options);
  if (answer.status !== status) throw new Error(`${path} answered ${answer.status} instead of ${status}`);
  return answer;
}

/** Runs wrk with the browser's headers and gives the number of requests; any failed one is an error. */
export async function wrk(port, path, { headers = {}, seconds, connections, pin, script, env = {} }) {
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

/* ---- figures ---- */

/** Server time per request of some targets in turn, in microseconds: each round measures every one; the first only warms up. */
export async function cpuInTurn(targets) {
  const samples = Object.fromEntries(Object.keys(targets).map((name) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const [name, target] of Object.entries(targets)) {
      const used = await cpuOf(target, round < 0 ? 1 : ROUND_SECONDS);
      if (round >= 0) samples[name].push(used);
    }
  }
  return samples;
}

/** Server time per request, in microseconds, with wrk on core 1. */
export async function cpuOf({ server, path, cookies = {}, script, env }, seconds = ROUND_SECONDS) {
  const before = await cpuSeconds(server.pid);
  const cookie = cookieHeader(cookies);
  const headers = cookie ? { cookie } : {};
  const { count } = await wrk(server.port, path, { headers, seconds, connections: CONNECTIONS, pin: 1, script, env });
  return (((await cpuSeconds(server.pid)) - before) / count) * 1e6;
}

/** The least and the most of some times. */
export const range = (times) => `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} µs`;

/** How long each question took, asked at a fixed rate; they have numbers. */
export async function latenciesAt(perSecond, seconds, ask) {
  const latencies = [];
  const pending = [];
  let failure;
  const begin = performance.now();
  for (let index = 0; index < seconds * perSecond && !failure; index += 1) {
    await sleep(Math.max(0, begin + (index * 1000) / perSecond - performance.now()));
    // Counted from the sending: how late this client woke up is not the server's.
    const sent = performance.now();
    const answered = ask(index).then(() => { latencies[index] = performance.now() - sent; });
    pending.push(answered.catch((error) => { failure ??= error; }));
  }
  await Promise.all(pending);
  if (failure) throw failure;
  return latencies;
}

/* ---- rows of the table ---- */

/** What leptos's islands template takes on the machine whose server times are the goals, in microseconds. */
const TEMPLATE = 28;

/** How many times slower this machine is than that one, by what the template takes here. */
export const slownessOf = (template) => median(template) / TEMPLATE;

/**
 * A row: a figure with its goal. `atLeast` turns the comparison round; `slowness` puts the figure down to the machine of the
 * goals first, and says so.
 */
export function row(name, value, unit, goal = null, { atLeast = false, detail = "", slowness = 1 } = {}) {
  const compared = atLeast ? value * slowness : value / slowness;
  const met = goal === null ? null : atLeast ? compared >= goal : compared <= goal;
  const scaled = goal !== null && slowness !== 1 && `${compared.toFixed(0)} ${unit} on the machine of the goals (${slowness.toFixed(2)} × as fast)`;
  return { name, value, unit, goal, atLeast, met, detail: [detail, scaled].filter(Boolean).join("; ") };
}
