// Domains: thousands that are due to be looked for, and DNS servers that are slow or hostile, beside pages.
import { setTimeout as sleep } from "node:timers/promises";
import { BEHAVIORS, startDns } from "./dns.mjs";
import { SERVER, expectStatus, freePort, latenciesAt, percentile, request, row, run, serve, settings, stop, until } from "./harness.mjs";
import { linkOf, named, openSession, seed } from "./places.mjs";

const DUE = Number(process.env.BC_BENCH_DOMAINS ?? "10000");
/** How long a DNS server takes to answer, in milliseconds. */
const ANSWER = 10;
const DOMAINS = "/account/domains";
const PAGES_PER_SECOND = 50;
const PAGE_SECONDS = 20;
const FORMS_PER_SECOND = 10;
/** The product's: looks at the same time in all, and those of them that no one waits for. */
const MOST_LOOKS = 8;
const MOST_DUE_LOOKS = 4;
/** Looks of a wave: some more than may go on at the same time. An organization may ask for thirty in a row. */
const WAVE = 10;
const WAVES = 3;
const WAVE_SECONDS = 6;

/** A server that asks this DNS server; nobody takes its mails. */
async function serveAsking(dns, { database }) {
  const mail = `smtp://127.0.0.1:${await freePort()}`;
  return serve(database, null, { BC_DNS_SERVERS: `127.0.0.1:${dns.port}`, BC_MAIL: mail, BC_PRIVATE_SUFFIXES: "example" });
}

/** How long pages take at a fixed rate, one after another. */
const latenciesOf = (server, cookies, paths, seconds) => {
  return latenciesAt(PAGES_PER_SECOND, seconds, (index) => expectStatus(200, server, paths[index % paths.length], { cookies }));
};

const told = (latencies) => `p50 ${percentile(latencies, 0.5).toFixed(1)} ms, most ${Math.max(...latencies).toFixed(1)} ms`;

/** How long a form takes that writes: it switches who may use a subscription. */
const formsOf = (server, cookies, subscription) => latenciesAt(FORMS_PER_SECOND, PAGE_SECONDS, (index) => {
  const form = { assigned_only: String(index % 2 === 0) };
  return expectStatus(303, server, `${subscription}/switch`, { cookies: { ...cookies }, form });
});

/** Domains whose next look comes within the hour. */
async function countDue({ database }) {
  const listed = await run([SERVER, "domain", "list", "--state", "verified", "--json"], settings(database, await freePort()));
  const checks = listed.trim().split("\n").map((line) => JSON.parse(line).next_check);
  return checks.filter((check) => check && new Date(check) - Date.now() < 3_600_000).length;
}

/** Pages and forms while everything is due, and afterwards. */
async function measureDue(engine) {
  const place = await seed(engine, "domains", ["--users", 100, "--seats", 100, "--domains", DUE]);
  const [, value] = /has to hold (\S+)/.exec(place.said);
  const dns = await startDns(BEHAVIORS.answering(value, ANSWER));
  const begin = performance.now();
  const server = await serveAsking(dns, place);
  const cookies = await openSession(server, place, 1);
  const subscription = linkOf(await expectStatus(200, server, "/services", { cookies }), /href="(\/services\/[^"/]+)"/);
  const paths = ["/home", DOMAINS, subscription];
  const measured = () => Promise.all([latenciesOf(server, cookies, paths, PAGE_SECONDS), formsOf(server, cookies, subscription)]);
  const beside = await measured();
  const during = dns.names.size;
  await until("all looks", 600, () => dns.names.size >= DUE);
  const seconds = (dns.newest - begin) / 1000;
  await sleep(2000);
  const alone = await measured();
  await stop(server.child);
  dns.stop();
  const due = await countDue(place);
  const latency = (what, index) => {
    const detail = `${told(beside[index])}; p99 afterwards ${percentile(alone[index], 0.99).toFixed(1)} ms`;
    return row(`${engine}: ${what} while ${named(DUE)} domains are looked for, p99`, percentile(beside[index], 0.99), "ms", 25, { detail });
  };
  const detail = `all in ${seconds.toFixed(0)} s, ${named(during)} of them beside pages; an answer takes ${ANSWER} ms`;
  return [
    row(`${engine}: seed of ${named(DUE)} domains`, place.seconds, "s"),
    latency("page", 0),
    latency("form that writes", 1),
    row(`${engine}: domains looked for`, DUE / seconds, "/s", null, { detail }),
    row(`${engine}: due looks at the same time, most`, dns.most, "looks", MOST_DUE_LOOKS),
    row(`${engine}: domains still due afterwards`, due, "domains", 0),
  ];
}

/** Domains that the administrator adds; the paths of their pages. */
async function addDomains(server, cookies, count) {
  const scope = linkOf(await expectStatus(200, server, DOMAINS, { cookies }), /\/account\/domains\/add\?scope=([^"&]+)/);
  const paths = [];
  for (let index = 0; index < count; index += 1) {
    const domain = `added-${index}.example`;
    const added = await expectStatus(303, server, `${DOMAINS}/add`, { cookies, form: { scope, domain, confirmed: domain } });
    paths.push(added.headers.location);
  }
  return paths;
}

/** People click *Check now*, more at the same time than looks may go on, again and again; what came of each. */
async function checkInWaves(server, cookies, paths) {
  const begin = performance.now();
  const looks = [];
  for (let wave = 0; wave < WAVES; wave += 1) {
    await sleep(Math.max(0, begin + wave * WAVE_SECONDS * 1000 - performance.now()));
    const asked = Array.from({ length: WAVE }, (_, index) => paths[(wave * WAVE + index) % paths.length]);
    looks.push(...(await Promise.all(asked.map((path) => check(server, cookies, path)))));
  }
  return looks;
}

async function check(server, cookies, path) {
  const begin = performance.now();
  const { status } = await request(server, `${path}/check`, { cookies: { ...cookies }, form: {} });
  return { status, seconds: (performance.now() - begin) / 1000 };
}

/** Other pages while people ask a DNS server that is silent or hostile. */
async function measureBadDns(engine, behavior) {
  const place = await seed(engine, `${behavior}_dns`, ["--users", 100]);
  const dns = await startDns(BEHAVIORS[behavior]());
  const server = await serveAsking(dns, place);
  const cookies = await openSession(server, place, 1);
  const paths = await addDomains(server, cookies, 2 * WAVE);
  const pages = ["/home", DOMAINS, paths[0], "/account/access"];
  const [looks, latencies] = await Promise.all([checkInWaves(server, cookies, paths), latenciesOf(server, cookies, pages, WAVES * WAVE_SECONDS)]);
  const alone = await latenciesOf(server, cookies, pages, WAVE_SECONDS);
  await stop(server.child);
  dns.stop();
  const made = looks.filter(({ status }) => status === 303);
  const detail = `${told(latencies)}; p99 afterwards ${percentile(alone, 0.99).toFixed(1)} ms`;
  const others = `${made.length} looks, ${looks.length - made.length} told to wait`;
  // A hostile server may end its answer before it counts the look as over, so the count of that DNS server can exceed the limit.
  const goal = behavior === "silent" ? MOST_LOOKS : null;
  return [
    row(`${engine}: page while a ${behavior} DNS server is asked, p99`, percentile(latencies, 0.99), "ms", 500, { detail }),
    row(`${engine}: looks at a ${behavior} DNS server at the same time, most`, dns.most, "looks", goal, { detail: others }),
    row(`${engine}: look at a ${behavior} DNS server, longest`, Math.max(...made.map(({ seconds }) => seconds)), "s", 5),
  ];
}

/** Everything, on one engine. */
export async function measureDomains(engine, measure) {
  await measure(`${engine}: ${named(DUE)} domains that are due (minutes)`, () => measureDue(engine));
  for (const behavior of ["silent", "hostile"]) {
    await measure(`${engine}: a ${behavior} DNS server (about 25 seconds)`, () => measureBadDns(engine, behavior));
  }
}
