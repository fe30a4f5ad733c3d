// *Manage access* among a thousand, a hundred thousand and a million people: list, search, invitations.
import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CONNECTIONS, ROOT, ROUNDS, ROUND_SECONDS, SERVER, cpuSeconds, expectStatus, freePort, median, percentile, request, row, run, say, serve,
  settings, stop, wrk,
} from "./harness.mjs";

const SIZES = (process.env.BC_BENCH_PEOPLE ?? "1000,100000,1000000").split(",").map(Number);
const SIGN_IN = "/Customer/";
const LIST = "/account/access";
const INVITE = "/account/access/invite";
const CLIENTS = 64;
const ROWS = 200;
const INVITE_SECONDS = 10;
const SEARCHES_PER_SECOND = 200;
const SEARCH_SECONDS = 10;

/** What people type: rare and common, names and addresses, the beginning and the middle, nothing that exists. */
const TEXTS = [
  "rossi", "ana.rossi", "Müller", "garcia", "boris", "ovi", "4711", "admin@", "chiara esp", "zzzz", "seed.example", "sm", "j",
  "kov", "trujillo.19", "irina novikova", "9999@", "olsen", "pedro q", "hansen.77",
];

/** What narrows the list down: a common and a rare role, and a status that nobody has. */
const FILTERS = {
  "a common role": "?role=account_viewer",
  "a rare role": "?role=user_administrator",
  "a status that nobody has": "?status=deactivated",
  "a rare role, by address": "?role=user_administrator&sort=-address",
  "a role and a search": "?role=user_administrator&search=rossi",
};

const named = (count) => count.toLocaleString("en");

/** An empty database. */
function createDatabase(engine, size) {
  if (engine === "sqlite") return `people-${size}.db`;
  const server = process.env.BC_TEST_POSTGRES_URL;
  if (!server) throw new Error("BC_TEST_POSTGRES_URL is not set: run this by scripts/with-postgres");
  const beside = join(execFileSync(join(ROOT, "scripts/with-postgres"), ["--locate"], { encoding: "utf8" }).trim(), "psql");
  const name = `bench_${size}`;
  const made = spawnSync(existsSync(beside) ? beside : "psql", ["-X", "-q", "-c", `CREATE DATABASE ${name}`, `${server}/postgres`]);
  if (made.status !== 0) throw new Error(`${name} could not be created: ${made.stderr}`);
  return `${server}/${name}`;
}

/** A server beside so many people, and how its administrator signs in. */
async function makePeople(engine, size) {
  const database = createDatabase(engine, size);
  const environment = settings(database, await freePort());
  await run([SERVER, "migrate"], environment);
  const begin = performance.now();
  const said = await run([SERVER, "seed", "--users", String(size)], environment);
  const seconds = (performance.now() - begin) / 1000;
  const [, email, password] = /Sign in as (\S+) with the password (\S+)/.exec(said);
  return { size, database, seconds, signIn: { email, password, return_to: "" } };
}

/** The cookies of a session; each from a network address of its own. */
async function openSession(server, people, client) {
  const cookies = {};
  await expectStatus(303, server, SIGN_IN, { cookies, form: people.signIn, address: `10.1.0.${client + 1}` });
  return cookies;
}

const cookieHeader = (cookies) => Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join("; ");

/** The link to the next page. */
async function nextPage(server, cookies) {
  const page = (await expectStatus(200, server, LIST, { cookies })).body.toString();
  return /rel="next" href="([^"]+)"/.exec(page)[1].replaceAll("&amp;", "&");
}

/** Server time of a page, in microseconds. */
async function cpuOf({ server, cookies }, path, seconds) {
  const before = await cpuSeconds(server.pid);
  const headers = { cookie: cookieHeader(cookies) };
  const { count } = await wrk(server.port, path, { headers, seconds, connections: CONNECTIONS, pin: 1 });
  return ((await cpuSeconds(server.pid)) - before) / count * 1e6;
}

/** The list's first pages at every size in turn, and how they grow; the sign-in page of the same run tells how fast the machine is. */
async function measureList(engine, places) {
  const samples = places.map(() => []);
  const signIn = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const seconds = round < 0 ? 1 : ROUND_SECONDS;
    for (const [index, place] of places.entries()) {
      const used = await cpuOf(place, LIST, seconds);
      if (round >= 0) samples[index].push(used);
    }
    const used = await cpuOf({ server: places[0].server, cookies: {} }, SIGN_IN, seconds);
    if (round >= 0) signIn.push(used);
  }
  const figures = samples.map(median);
  const rows = places.map(({ people }, index) => {
    const detail = `${Math.min(...samples[index]).toFixed(0)} to ${Math.max(...samples[index]).toFixed(0)} µs`;
    return row(`${engine}: list of 25 among ${named(people.size)}, CPU`, figures[index], "µs", index === places.length - 1 ? 400 : null, { detail });
  });
  rows.push(row(`${engine}: sign-in page, CPU`, median(signIn), "µs"));
  rows.push(row(`${engine}: list among ${named(places.at(-1).people.size)} / sign-in page`, figures.at(-1) / median(signIn), "×"));
  rows.push(row(`${engine}: list, growth over all sizes`, figures.at(-1) / figures[0], "×", 1.2));
  const last = places.at(-1);
  rows.push(row(`${engine}: second page among ${named(last.people.size)}, CPU`, await cpuOf(last, await nextPage(last.server, last.cookies), ROUND_SECONDS), "µs"));
  for (const [name, query] of Object.entries(FILTERS)) {
    rows.push(row(`${engine}: list by ${name} among ${named(last.people.size)}, CPU`, await cpuOf(last, `${LIST}${query}`, ROUND_SECONDS), "µs"));
  }
  return rows;
}

/** Searches at a fixed rate, as typed; counted from the sending. */
async function measureSearch(engine, { people, server, cookies }) {
  const paths = TEXTS.map((text) => `${LIST}?${new URLSearchParams({ search: text })}`);
  for (const path of paths) await expectStatus(200, server, path, { cookies });
  const latencies = [];
  const slowest = new Map();
  const pending = [];
  let failure;
  let refused = 0;
  const begin = performance.now();
  for (let index = 0; index < SEARCHES_PER_SECOND * SEARCH_SECONDS; index += 1) {
    await sleep(Math.max(0, begin + (index * 1000) / SEARCHES_PER_SECOND - performance.now()));
    const sent = performance.now();
    const text = TEXTS[index % TEXTS.length];
    const answer = request(server, paths[index % paths.length], { cookies }).then(({ status }) => {
      // Told to come back later: too many at once.
      if (status === 503) refused += 1;
      else if (status !== 200) throw new Error(`a search for ${text} answered ${status}`);
      const took = performance.now() - sent;
      latencies.push(took);
      slowest.set(text, [...(slowest.get(text) ?? []), took]);
    });
    pending.push(answer.catch((error) => { failure ??= error; }));
  }
  await Promise.all(pending);
  if (failure) throw failure;
  const [text, times] = [...slowest].toSorted(([, one], [, other]) => median(other) - median(one))[0];
  const detail = `${SEARCHES_PER_SECOND}/s; slowest text “${text}”: ${median(times).toFixed(1)} ms`;
  const goals = people.size === 1_000_000 ? [2, 5] : [null, null];
  return [
    row(`${engine}: search among ${named(people.size)}, p50`, percentile(latencies, 0.5), "ms", goals[0], { detail }),
    row(`${engine}: search among ${named(people.size)}, p99`, percentile(latencies, 0.99), "ms", goals[1]),
    row(`${engine}: search among ${named(people.size)}, refused`, (refused / latencies.length) * 100, "%", 0),
  ];
}

/** A form of new people, every one with another address. */
function inviteForm(client, number) {
  const fields = [["key", randomUUID()]];
  for (let place = 1; place <= ROWS; place += 1) {
    const name = `c${client}.f${number}.p${place}`;
    fields.push(
      [`email-${place}`, `${name}@seed.example`], [`first_name-${place}`, name], [`last_name-${place}`, "Guest"],
      [`language-${place}`, "en"], [`country-${place}`, "US"], [`roles-${place}`, "account_viewer"],
    );
  }
  return fields;
}

/** Forms of 200 people from 64 clients, each with a session of its own; one commit a form. */
async function measureInvite(engine, { people, server }) {
  const sessions = [];
  for (let client = 0; client < CLIENTS; client += 1) sessions.push(await openSession(server, people, client));
  const before = await cpuSeconds(server.pid);
  const begin = performance.now();
  const end = begin + INVITE_SECONDS * 1000;
  let invited = 0;
  let refused = 0;
  const times = [];
  const work = async (cookies, client) => {
    for (let number = 0; performance.now() < end; number += 1) {
      const sent = performance.now();
      const { status, body } = await request(server, INVITE, { cookies, form: inviteForm(client, number) });
      // Told to come back later, or ended by the limit of a request: others were before.
      if (status === 503 || status === 408) {
        refused += 1;
        continue;
      }
      const count = status === 200 ? body.toString().split(": invited.").length - 1 : 0;
      if (count !== ROWS) throw new Error(`${count} of ${ROWS} people were invited (${status})`);
      invited += count;
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(sessions.map(work));
  const seconds = (performance.now() - begin) / 1000;
  const used = (((await cpuSeconds(server.pid)) - before) / invited) * 1e6;
  const detail = `${CLIENTS} clients, forms of ${ROWS}; ${used.toFixed(0)} µs server CPU each with mails; a form takes ${(median(times) / 1000).toFixed(1)} s`;
  const among = `${named(people.size)} people`;
  return [
    row(`${engine}: durable invitations, ${among}`, invited / seconds, "/s", 2000, { atLeast: true, detail }),
    row(`${engine}: forms refused, ${among}`, (refused / (refused + times.length)) * 100, "%", 0),
  ];
}

/** Everything, on one engine. */
export async function measureManageAccess(engine, measure) {
  const places = [];
  for (const size of SIZES) {
    say(`${engine}: ${named(size)} people${size > 100_000 ? " (minutes)" : ""}`);
    const people = await makePeople(engine, size);
    const server = await serve(people.database, 0);
    places.push({ people, server, cookies: await openSession(server, people, 250) });
  }
  await measure(`${engine}: time to seed`, () => places.map(({ people }) => row(`${engine}: seed of ${named(people.size)} people`, people.seconds, "s")));
  await measure(`${engine}: the list (about 100 seconds)`, () => measureList(engine, places));
  for (const place of places) await measure(`${engine}: search among ${named(place.people.size)}`, () => measureSearch(engine, place));
  for (const place of places) await stop(place.server.child);
  for (const { people } of places) {
    const server = await serve(people.database);
    await measure(`${engine}: invitations beside ${named(people.size)}`, () => measureInvite(engine, { people, server }));
    await stop(server.child);
  }
}
