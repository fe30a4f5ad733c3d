// Product keys: a million are imported, the list of 25 among them, and showing one.
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import {
  cpuInTurn, cpuSeconds, expectStatus, folder, freePort, median, memory, mib, range, row, SERVER, serve, serveFloor, settings,
  slownessOf, start, stop,
} from "./harness.mjs";
import { linkOf, named, openSession, seed } from "./places.mjs";

const KEYS = Number(process.env.BC_BENCH_KEYS ?? 1_000_000);
const FEW = 1_000;
/** Keys that are shown. */
const SHOWN = 400;
const LIMITS = { BC_REVEALS_AT_ONCE: "100000", BC_REVEALS_PER_DAY: "100000", BC_REVEALS_PER_HOUR: "1000000" };

const ALPHABET = "BCDFGHJKMPQRTVWXY2346789";

/** A key of 25 letters and digits that follows from a number. */
function keyOf(index) {
  let rest = index + 7_000_000;
  const letters = Array.from({ length: 25 }, (_, place) => {
    rest = (rest * 1103515245 + 12345 + place) % 2147483648;
    return ALPHABET[rest % 24];
  });
  return letters.join("").replace(/(.{5})(?!$)/g, "$1-");
}

async function writeKeys(name, count) {
  const path = join(folder, name);
  const file = createWriteStream(path);
  file.write("id,agreement,account,family,version,type,value,activations_total,activations_used,counted_on,status\n");
  for (let index = 0; index < count; index += 1) {
    const text = `${name}-${index},9999999999,1,Product ${index % 997},2026,multiple_activation,${keyOf(index)},500,120,2026-11-01,available\n`;
    if (!file.write(text)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
  return path;
}

/** A database with so many keys of its customer, a server, and a session. */
async function open(engine, name, count, client) {
  const place = await seed(engine, name, ["--users", 0, "--orders", 10]);
  const file = await writeKeys(name.replaceAll("_", "-"), count);
  const begin = performance.now();
  const child = start([SERVER, "import", file, "--format", "csv", "--kind", "keys"], settings(place.database, await freePort()));
  let most = 0;
  let isOver = false;
  child.ended.then(() => (isOver = true));
  while (!isOver) {
    most = Math.max(most, await memory(child.pid, "VmHWM").catch(() => 0));
    await Promise.race([child.ended, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  if (child.exitCode !== 0) throw new Error(`the import ended with ${child.exitCode}`);
  const seconds = (performance.now() - begin) / 1000;
  const server = await serve(place.database, 0, LIMITS);
  return { ...place, seconds, most, server, cookies: await openSession(server, place, client) };
}

/** Showing a key, without the hash of the step-up. */
async function measureReveal(engine, place) {
  const { server, cookies } = place;
  const list = await expectStatus(200, server, "/keys", { cookies });
  const path = `${linkOf(list, /href="(\/keys\/[0-9a-f-]{36})"/)}/reveal`;
  const { password } = place.signIn;
  await expectStatus(200, server, path, { cookies, form: { reason: "audit", password } });
  const before = await cpuSeconds(server.pid);
  const begin = performance.now();
  for (let index = 0; index < SHOWN; index += 1) await expectStatus(200, server, path, { cookies, form: { reason: "audit" } });
  const each = (((await cpuSeconds(server.pid)) - before) / SHOWN) * 1000;
  const detail = `${((performance.now() - begin) / SHOWN).toFixed(1)} ms from the form to the key`;
  return [row(`${engine}: a key is shown, CPU`, each, "ms", 3, { detail })];
}

async function measureList(engine, places) {
  const floor = await serveFloor("floor");
  const targets = { template: { server: floor, path: "/hello" } };
  for (const { count, server, cookies } of places) targets[count] = { server, path: "/keys", cookies };
  const samples = await cpuInTurn(targets);
  await stop(floor.child);
  const slowness = slownessOf(samples.template);
  return places.map(({ count }) => {
    const times = samples[count];
    const goal = count === KEYS ? 400 : null;
    return row(`${engine}: list of 25 keys among ${named(count)}, CPU`, median(times), "µs", goal, { detail: range(times), slowness });
  });
}

/** Everything, on one engine. */
export async function measureKeys(engine, measure) {
  const few = { count: FEW, ...(await open(engine, "few_keys", FEW, 251)) };
  let many;
  await measure(`${engine}: import of keys (minutes)`, async () => {
    many = { count: KEYS, ...(await open(engine, "many_keys", KEYS, 252)) };
    return [
      row(`${engine}: import of ${named(KEYS)} keys`, many.seconds, "s", engine === "sqlite" ? 180 : null),
      row(`${engine}: its memory`, mib(many.most), "MiB", 300),
    ];
  });
  await measure(`${engine}: list of keys`, () => measureList(engine, [few, many]));
  await measure(`${engine}: showing keys`, () => measureReveal(engine, many));
  for (const place of [few, many]) await stop(place.server.child);
}
