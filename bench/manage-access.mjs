// *Manage access* among a thousand, a hundred thousand and a million people: list, search, invitations.
import { randomUUID } from "node:crypto";
import {
  cpuInTurn, cpuOf, cpuSeconds, expectStatus, latenciesAt, median, percentile, range, request, row, serve, stop,
} from "./harness.mjs";
import { SIGN_IN, linkOf, named, openPlaces, openSession } from "./places.mjs";

const SIZES = (process.env.BC_BENCH_PEOPLE ?? "1000,100000,1000000").split(",").map(Number);
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

/** The link to the next page. */
async function nextPage({ server, cookies }) {
  return linkOf(await expectStatus(200, server, LIST, { cookies }), /rel="next" href="([^"]+)"/);
}

/** The list's first pages at every size in turn, and how they grow; the sign-in page of the same run tells how fast the machine is. */
async function measureList(engine, places) {
  const lists = Object.fromEntries(places.map(({ size, server, cookies }) => [`list ${size}`, { server, path: LIST, cookies }]));
  const { signIn, ...samples } = await cpuInTurn({ ...lists, signIn: { server: places[0].server, path: SIGN_IN } });
  const figures = Object.values(samples).map(median);
  const rows = places.map(({ size }, index) => {
    const detail = range(samples[`list ${size}`]);
    return row(`${engine}: list of 25 among ${named(size)}, CPU`, figures[index], "µs", index === places.length - 1 ? 400 : null, { detail });
  });
  rows.push(row(`${engine}: sign-in page, CPU`, median(signIn), "µs"));
  rows.push(row(`${engine}: list among ${named(places.at(-1).size)} / sign-in page`, figures.at(-1) / median(signIn), "×"));
  rows.push(row(`${engine}: list, growth over all sizes`, figures.at(-1) / figures[0], "×", 1.2));
  const last = places.at(-1);
  const used = (path) => cpuOf({ server: last.server, path, cookies: last.cookies });
  rows.push(row(`${engine}: second page among ${named(last.size)}, CPU`, await used(await nextPage(last)), "µs"));
  for (const [name, query] of Object.entries(FILTERS)) {
    rows.push(row(`${engine}: list by ${name} among ${named(last.size)}, CPU`, await used(`${LIST}${query}`), "µs"));
  }
  return rows;
}

/** Searches at a fixed rate, as typed. */
async function measureSearch(engine, { size, server, cookies }) {
  const paths = TEXTS.map((text) => `${LIST}?${new URLSearchParams({ search: text })}`);
  for (const path of paths) await expectStatus(200, server, path, { cookies });
  let refused = 0;
  const latencies = await latenciesAt(SEARCHES_PER_SECOND, SEARCH_SECONDS, async (index) => {
    const { status } = await request(server, paths[index % paths.length], { cookies });
    // Told to come back later: too many at once.
    if (status === 503) refused += 1;
    else if (status !== 200) throw new Error(`a search for ${TEXTS[index % TEXTS.length]} answered ${status}`);
  });
  const times = TEXTS.map((text, place) => [text, median(latencies.filter((_, index) => index % TEXTS.length === place))]);
  const [text, time] = times.toSorted(([, one], [, other]) => other - one)[0];
  const detail = `${SEARCHES_PER_SECOND}/s; slowest text “${text}”: ${time.toFixed(1)} ms`;
  const goals = size === 1_000_000 ? [2, 5] : [null, null];
  return [
    row(`${engine}: search among ${named(size)}, p50`, percentile(latencies, 0.5), "ms", goals[0], { detail }),
    row(`${engine}: search among ${named(size)}, p99`, percentile(latencies, 0.99), "ms", goals[1]),
    row(`${engine}: search among ${named(size)}, refused`, (refused / latencies.length) * 100, "%", 0),
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
async function measureInvite(engine, place, server) {
  const sessions = [];
  for (let client = 0; client < CLIENTS; client += 1) sessions.push(await openSession(server, place, client));
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
  const among = `${named(place.size)} people`;
  return [
    row(`${engine}: durable invitations, ${among}`, invited / seconds, "/s", 2000, { atLeast: true, detail }),
    row(`${engine}: forms refused, ${among}`, (refused / (refused + times.length)) * 100, "%", 0),
  ];
}

/** Everything, on one engine. */
export async function measureManageAccess(engine, measure) {
  const places = await openPlaces(engine, "people", SIZES, (size) => ["--users", size]);
  await measure(`${engine}: time to seed`, () => places.map(({ size, seconds }) => row(`${engine}: seed of ${named(size)} people`, seconds, "s")));
  await measure(`${engine}: the list (about 100 seconds)`, () => measureList(engine, places));
  for (const place of places) await measure(`${engine}: search among ${named(place.size)}`, () => measureSearch(engine, place));
  for (const place of places) await stop(place.server.child);
  for (const place of places) {
    const server = await serve(place.database);
    await measure(`${engine}: invitations beside ${named(place.size)}`, () => measureInvite(engine, place, server));
    await stop(server.child);
  }
}
