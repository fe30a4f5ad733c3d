// Online services among a thousand, a hundred thousand and a million seats of a subscription: the list of seats, a list of
// people who get some, and the answers to services.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  FLOOR, ROOT, ROUNDS, ROUND_SECONDS, SERVER, cpuInTurn, cpuOf, cpuSeconds, expectStatus, folder, freePort, latenciesAt, median, percentile,
  range, row, run, serve, serveFloor, settings, slownessOf, stop, until,
} from "./harness.mjs";
import { SIGN_IN, linkOf, named, openPlaces, openSession } from "./places.mjs";

const SIZES = (process.env.BC_BENCH_SEATS ?? "1000,100000,1000000").split(",").map(Number);
/** The size that the list's goal and that of a list of people are for. */
const GOAL_SIZE = 100_000;
const PEOPLE = 5_000;
const QUESTIONS = "/api/v1/entitlements";
const QUESTIONS_PER_SECOND = 500;
const QUESTION_SECONDS = 10;
/** Each may ask a thousand times a second, and sixty thousand times in a burst: one alone would be held up. */
const SERVICES = 12;
const ADDRESSES = 10_000;

const subscriptionOf = async ({ server, cookies }) => linkOf(await expectStatus(200, server, "/services", { cookies }), /href="(\/services\/[^"/]+)"/);

/** The list's first pages at every size in turn, and how they grow. */
async function measureList(engine, places, goalPlace) {
  const floor = await serveFloor("floor");
  const targets = { template: { server: floor, path: "/hello" }, signIn: { server: places[0].server, path: SIGN_IN } };
  for (const { size, server, cookies, path } of places) targets[`list ${size}`] = { server, path, cookies };
  const samples = await cpuInTurn(targets);
  await stop(floor.child);
  const slowness = slownessOf(samples.template);
  const figureOf = ({ size }) => median(samples[`list ${size}`]);
  const rows = places.map((place) => {
    const goal = place === goalPlace ? 400 : null;
    const detail = range(samples[`list ${place.size}`]);
    return row(`${engine}: list of 25 of ${named(place.size)} seats, CPU`, figureOf(place), "µs", goal, { detail, slowness });
  });
  const growth = (place) => figureOf(place) / figureOf(places[0]);
  const last = places.at(-1);
  rows.push(row(`${engine}: leptos's islands template, CPU`, median(samples.template), "µs", null, { detail: range(samples.template) }));
  rows.push(row(`${engine}: list of ${named(goalPlace.size)} seats / sign-in page`, figureOf(goalPlace) / median(samples.signIn), "×"));
  rows.push(row(`${engine}: list of seats, growth to ${named(goalPlace.size)}`, growth(goalPlace), "×", 1.2));
  if (last !== goalPlace) rows.push(row(`${engine}: list of seats, growth to ${named(last.size)}`, growth(last), "×"));
  const first = await expectStatus(200, last.server, last.path, { cookies: last.cookies });
  const path = linkOf(first, /rel="next" href="([^"]+)"/);
  rows.push(row(`${engine}: second page of ${named(last.size)} seats, CPU`, await cpuOf({ ...last, path }), "µs"));
  return { rows, slowness };
}

/** Raises the seats of a subscription by a register, so that so many are free. */
async function addSeats({ database, size }, free) {
  const subscription = {
    id: "SEED-1", agreement: "9999999999", account: "1", part_number: "SEED-1", seats: size + free, starts_on: "2026-01-01", status: "active",
  };
  const register = join(folder, "seats.json");
  await writeFile(register, JSON.stringify({ subscriptions: [subscription] }));
  await run([SERVER, "import", register], settings(database, await freePort()));
}

/** Waits until a server has no work left, such as mails. */
async function untilIdle(server) {
  await until("an idle server", 300, async () => {
    const before = await cpuSeconds(server.pid);
    await sleep(500);
    return (await cpuSeconds(server.pid)) - before < 0.03;
  });
}

const listOf = (round) => {
  const lines = Array.from({ length: PEOPLE }, (_, index) => `r${round}.p${index}@seed.example,Person,Number ${index},en`);
  return ["address,first_name,last_name,language", ...lines].join("\n");
};

/** Every address that has a seat, by the export. */
async function addressesOf({ server, cookies, path }) {
  const list = (await expectStatus(200, server, `${path}/seats.csv`, { cookies })).body.toString();
  return [...list.matchAll(/[^,"\s]+@seed\.example/g)].map(([address]) => address);
}

/** Lists of people are checked, and get seats: each page that says so. */
async function measureBulk(engine, place) {
  await addSeats(place, ROUNDS * PEOPLE);
  const server = await serve(place.database);
  const cookies = await openSession(server, place, 240);
  const submit = async (list, is_checked) => {
    const begin = performance.now();
    await expectStatus(200, server, `${place.path}/assign`, { cookies, form: { list, language: "en", is_checked } });
    return (performance.now() - begin) / 1000;
  };
  const [checks, bulks, used] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const list = listOf(round);
    checks.push(await submit(list, ""));
    const before = await cpuSeconds(server.pid);
    bulks.push(await submit(list, "true"));
    used.push((await cpuSeconds(server.pid)) - before);
    await untilIdle(server);
  }
  const assigned = (await addressesOf({ ...place, server, cookies })).length - place.size;
  if (assigned !== ROUNDS * PEOPLE) throw new Error(`${assigned} of ${ROUNDS * PEOPLE} people got a seat`);
  await stop(server.child);
  const beside = `${named(PEOPLE)} seats beside ${named(place.size)}`;
  const times = (seconds) => seconds.map((one) => one.toFixed(2)).join(", ");
  return [
    row(`${engine}: bulk of ${beside}`, median(bulks), "s", 3, { detail: `${times(bulks)} s; ${median(used).toFixed(2)} s server CPU` }),
    row(`${engine}: check of ${beside}`, median(checks), "s", null, { detail: `${times(checks)} s` }),
  ];
}

/** Services of a place, as HTTP Basic has them. */
async function addServices({ database }) {
  const environment = settings(database, await freePort());
  const added = [];
  for (let index = 1; index <= SERVICES; index += 1) {
    const { name, secret } = JSON.parse(await run([SERVER, "service", "add", `bench-${index}`, "--product", "seed-mail", "--json"], environment));
    added.push(Buffer.from(`${name}:${secret}`).toString("base64"));
  }
  return added;
}

/** Addresses that have a seat, from all over the list and in no order. */
async function someAddresses(place) {
  const found = await addressesOf(place);
  const step = Math.max(1, Math.floor(found.length / ADDRESSES));
  const chosen = found.filter((_, index) => index % step === 0).map((address) => [Math.random(), address]);
  return chosen.toSorted(([one], [other]) => one - other).map(([, address]) => address);
}

async function ask(server, service, address) {
  const answer = await expectStatus(200, server, QUESTIONS, { form: { address }, authorization: `Basic ${service}` });
  const { active } = JSON.parse(Buffer.from(answer.body.toString().split(".")[1], "base64url"));
  if (!active) throw new Error(`${address} may not use the service`);
}

async function addQuestions(place) {
  const [services, addresses] = [await addServices(place), await someAddresses(place)];
  const file = join(folder, `addresses-${place.size}`);
  await writeFile(file, addresses.join("\n"));
  const env = { BENCH_ADDRESSES: file, BENCH_SERVICES: services.join(",") };
  const target = { server: place.server, path: QUESTIONS, script: join(ROOT, "bench/entitlements.lua"), env };
  return { ...place, services, addresses, target };
}

/** Server time of an answer at every size in turn, beside that of its signature, and how long answers take at a fixed rate. */
async function measureAnswers(engine, places, slowness) {
  const asked = [];
  for (const place of places) asked.push(await addQuestions(place));
  for (const { server, services, addresses } of asked) await ask(server, services[0], addresses[0]);
  const samples = await cpuInTurn(Object.fromEntries(asked.map(({ size, target }) => [`answer ${size}`, target])));
  const signature = JSON.parse(await run(["taskset", "-c", "0", FLOOR, "es256", String(ROUND_SECONDS)])).sign_cpu_us;
  const rows = [row(`${engine}: floor: ES256 signature, CPU`, signature, "µs")];
  for (const { size } of asked) {
    const times = samples[`answer ${size}`];
    rows.push(row(`${engine}: answer to a service beside ${named(size)} seats, CPU`, median(times), "µs", null, { detail: range(times) }));
  }
  const figures = Object.values(samples).map(median);
  const last = asked.at(-1);
  rows.push(row(`${engine}: the same without its signature`, figures.at(-1) - signature, "µs", 150, { slowness }));
  rows.push(row(`${engine}: answers, growth over all sizes`, figures.at(-1) / figures[0], "×", 1.2));
  const { server, services, addresses } = last;
  const latencies = await latenciesAt(QUESTIONS_PER_SECOND, QUESTION_SECONDS, (index) => {
    return ask(server, services[index % SERVICES], addresses[index % addresses.length]);
  });
  const detail = `p50 ${percentile(latencies, 0.5).toFixed(1)} ms, most ${Math.max(...latencies).toFixed(1)} ms`;
  rows.push(row(`${engine}: answers at ${QUESTIONS_PER_SECOND}/s beside ${named(last.size)} seats, p99`, percentile(latencies, 0.99), "ms", 5, { detail }));
  return rows;
}

/** Everything, on one engine. */
export async function measureServices(engine, measure) {
  const places = [];
  for (const place of await openPlaces(engine, "seats", SIZES, (size) => ["--users", 0, "--seats", size])) {
    places.push({ ...place, path: await subscriptionOf(place) });
  }
  const goalPlace = places.find(({ size }) => size === GOAL_SIZE) ?? places.at(-1);
  await measure(`${engine}: time to seed seats`, () => places.map(({ size, seconds }) => row(`${engine}: seed of ${named(size)} seats`, seconds, "s")));
  let slowness;
  await measure(`${engine}: the list of seats (about 100 seconds)`, async () => {
    const measured = await measureList(engine, places, goalPlace);
    slowness = measured.slowness;
    return measured.rows;
  });
  await measure(`${engine}: answers to services (about 80 seconds)`, () => measureAnswers(engine, places, slowness));
  for (const place of places) await stop(place.server.child);
  await measure(`${engine}: ${named(PEOPLE)} people get seats (a minute)`, () => measureBulk(engine, goalPlace));
}
