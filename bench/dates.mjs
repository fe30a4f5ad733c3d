// What ends: who has to be reminded among a hundred thousand agreements, forms beside that, and a calendar of a thousand entries.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expectStatus, folder, latenciesAt, median, percentile, range, request, row, serve, stop, until } from "./harness.mjs";
import { named, openSession, seed } from "./places.mjs";

const AGREEMENTS = Number(process.env.BC_BENCH_AGREEMENTS ?? 100_000);
/** Orders of the seed: a tenth of them are the administrator's, whose lines end on so many days that the calendar has 1,200 entries. */
const ORDERS = 8_000;
const ENTRIES = 1_000;
const READS = 25;
const FORMS_PER_SECOND = 10;
const FORM_SECONDS = 10;

/** What the job wrote down since a place in the log: how many people it found, and in how many milliseconds. */
async function found(from) {
  const log = (await readFile(join(folder, "log"), "utf8")).slice(from);
  const line = log.split("\n").findLast((line) => line.includes("looked for what ends"));
  if (!line) return null;
  const { people, milliseconds } = JSON.parse(line);
  return { people: Number(people), milliseconds: Number(milliseconds) };
}

const lengthOfLog = async () => (await readFile(join(folder, "log"), "utf8").catch(() => "")).length;

/** The search of the job, which begins with the server; and forms that write while its mails are queued. */
async function measureSearch(engine, place) {
  const from = await lengthOfLog();
  const server = await serve(place.database, null, { BC_LOG: "info,business_center=debug" });
  const cookies = await openSession(server, place, 1);
  const form = { by_email: "true", agreement: "true" };
  const forms = await latenciesAt(FORMS_PER_SECOND, FORM_SECONDS, () => expectStatus(303, server, "/dates/reminders", { cookies, form }));
  const { people, milliseconds } = await until("the search", 60, () => found(from).catch(() => null));
  await stop(server.child);
  const detail = `${named(people)} people, of whom none was reminded before`;
  return [
    row(`${engine}: who is to be reminded among ${named(AGREEMENTS)} agreements`, milliseconds / 1000, "s", 2, { detail }),
    row(`${engine}: form that writes beside it, p99`, percentile(forms, 0.99), "ms"),
  ];
}

/** A calendar, as a program reads it. */
async function measureCalendar(engine, place) {
  const server = await serve(place.database);
  const cookies = await openSession(server, place, 2);
  const page = await expectStatus(200, server, "/dates/calendar", { cookies, form: { since: "" } });
  const [, path] = /http:\/\/localhost:\d+(\/calendar\/[\w-]{43})/.exec(page.body.toString());
  const times = [];
  let entries = 0;
  for (let index = 0; index < READS; index += 1) {
    const begin = performance.now();
    const calendar = await request(server, path, { address: `10.2.0.${index + 1}` });
    times.push(performance.now() - begin);
    entries = calendar.body.toString().split("BEGIN:VEVENT").length - 1;
  }
  await stop(server.child);
  if (entries < ENTRIES) throw new Error(`the calendar has ${entries} entries`);
  const detail = `${range(times.map((time) => time * 1000))}, ${named(entries)} entries`;
  return [row(`${engine}: calendar of ${named(ENTRIES)} entries`, (median(times) * ENTRIES) / entries, "ms", 20, { detail })];
}

/** Everything, on one engine. */
export async function measureDates(engine, measure) {
  // A server reminds from its start on: where a calendar is read, no one else is to be reminded.
  const calm = await seed(engine, "calendar", ["--users", 0, "--orders", ORDERS]);
  await measure(`${engine}: calendar`, () => measureCalendar(engine, calm));
  const place = await seed(engine, "dates", ["--users", 0, "--orders", ORDERS, "--agreements", AGREEMENTS]);
  await measure(`${engine}: reminders`, () => measureSearch(engine, place));
}
