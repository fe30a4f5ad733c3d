// Orders and licenses among a thousand and a hundred thousand lines of a purchasing account, the latter beside a million: the
// list, the search, the licenses as of a day, the exports, and an import of a million lines.
import { createWriteStream } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { once } from "node:events";
import {
  FLOOR, ROUND_SECONDS, SERVER, agent, cookieHeader, cpuInTurn, databaseUrl, expectStatus, folder, forgetPeak, freePort,
  latenciesAt, median, memory, mib, percentile, range, request, row, run, serve, serveFloor, settings, slownessOf, start, stop,
} from "./harness.mjs";
import { SIGN_IN, named, openPlaces, seed } from "./places.mjs";

/** Lines of the purchasing account; ten times as many in all. */
const SIZES = (process.env.BC_BENCH_LINES ?? "1000,100000").split(",").map(Number);
const LINES_OF_ORDER = 3;
const SEARCHES_PER_SECOND = 50;
const SEARCH_SECONDS = 10;
const IMPORTED = Number(process.env.BC_BENCH_IMPORTED ?? 1_000_000);

/** How many times slower this machine is than that of the goals, once it is known. */
let slowness = 1;

const ordersFor = (lines) => Math.ceil((lines * 10) / LINES_OF_ORDER);

/** The list of orders and the licenses as of today, at every size in turn. */
async function measurePages(engine, places) {
  const floor = await serveFloor("floor");
  const targets = { template: { server: floor, path: "/hello" }, signIn: { server: places[0].server, path: SIGN_IN } };
  for (const { size, server, cookies } of places) {
    targets[`list ${size}`] = { server, path: "/orders", cookies };
    targets[`licenses ${size}`] = { server, path: "/licenses", cookies };
  }
  const samples = await cpuInTurn(targets);
  await stop(floor.child);
  slowness = slownessOf(samples.template);
  const rows = [];
  for (const { size } of places) {
    const goal = size === places.at(-1).size ? 400 : null;
    const times = samples[`list ${size}`];
    rows.push(row(`${engine}: list of 25 orders, ${named(size)} lines, CPU`, median(times), "µs", goal, { detail: range(times), slowness }));
  }
  const of = (what, place) => median(samples[`${what} ${place.size}`]);
  rows.push(row(`${engine}: list of orders, growth`, of("list", places.at(-1)) / of("list", places[0]), "×", 1.2));
  for (const place of places) rows.push(row(`${engine}: licenses of ${named(place.size)} lines, CPU`, of("licenses", place) / 1000, "ms"));
  return rows;
}

/** The licenses as of today, straight from the lines, against one bare statement that sums them up by product. */
async function measureSums(engine, place) {
  const bare = JSON.parse(await run([FLOOR, "sums", databaseUrl(place.database), String(ROUND_SECONDS)]));
  const times = [];
  for (let round = 0; round < 30; round += 1) {
    const begin = performance.now();
    await expectStatus(200, place.server, "/licenses", { cookies: place.cookies });
    times.push(performance.now() - begin);
  }
  const detail = `page ${median(times).toFixed(1)} ms, bare sums of ${named(bare.lines)} lines ${bare.sum_ms.toFixed(1)} ms, without a day ${bare.plain_ms.toFixed(1)} ms`;
  return [row(`${engine}: licenses of ${named(place.size)} lines / the bare sums`, median(times) / bare.sum_ms, "×", 2, { detail })];
}

/** Numbers with and without what stands between digits, at a fixed rate. */
async function measureSearch(engine, place) {
  const orders = ordersFor(place.size);
  const latencies = await latenciesAt(SEARCHES_PER_SECOND, SEARCH_SECONDS, (index) => {
    const number = String((index * 7919) % orders).padStart(7, "0");
    const search = index % 2 ? `R-${number}` : `po${number}${Number(number) % 100}`;
    return expectStatus(200, place.server, `/orders?search=${search}`, { cookies: place.cookies });
  });
  const detail = `p50 ${percentile(latencies, 0.5).toFixed(1)} ms, most ${Math.max(...latencies).toFixed(1)} ms`;
  const name = `${engine}: search among ${named(place.size)} lines at ${SEARCHES_PER_SECOND}/s, p99`;
  return [row(name, percentile(latencies, 0.99), "ms", 25, { detail, slowness })];
}

/** A file that is taken away: seconds to its first byte and to its end, its bytes, and its line ends. */
function take({ server, cookies }, path) {
  const headers = { host: `localhost:${server.port}`, cookie: cookieHeader(cookies) };
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const since = () => (performance.now() - begin) / 1000;
    const asked = http.get({ host: "127.0.0.1", port: server.port, path, headers, agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`));
      const taken = { first: 0, bytes: 0, lines: 0 };
      answer.on("data", (part) => {
        taken.first ||= since();
        taken.bytes += part.length;
        for (const byte of part) taken.lines += byte === 10 ? 1 : 0;
      });
      answer.on("error", reject);
      answer.on("end", () => resolve({ ...taken, seconds: since() }));
    });
    asked.on("error", reject);
  });
}

/** The same, with the memory that the server took for it at most, in MiB. */
async function takeOf(place, path) {
  const { pid } = place.server;
  await forgetPeak(pid);
  const before = await memory(pid, "VmRSS");
  const taken = await take(place, path);
  return { ...taken, memory: mib((await memory(pid, "VmHWM")) - before) };
}

async function measureExports(engine, place) {
  const server = await serve(place.database);
  const own = { ...place, server };
  await expectStatus(200, server, "/orders", { cookies: place.cookies });
  const rows = [];
  const beside = `${named(place.size)} lines`;
  const csv = await takeOf(own, "/orders.csv");
  rows.push(row(`${engine}: CSV of ${beside}, first byte`, csv.first, "s", 0.2));
  rows.push(row(`${engine}: CSV of ${beside}`, (csv.lines - 1) / csv.seconds / 1000, "thousand rows/s", 100, { atLeast: true, slowness }));
  const data = await takeOf(own, "/orders.csv?form=data");
  if (data.lines !== csv.lines) throw new Error(`${data.lines} lines of data, ${csv.lines} for people`);
  const book = await takeOf(own, "/orders.xlsx");
  rows.push(row(`${engine}: XLSX of ${beside}`, book.seconds, "s", 5, { detail: `${mib(book.bytes).toFixed(1)} MiB` }));
  const most = Math.max(csv.memory, data.memory, book.memory);
  const detail = `CSV ${csv.memory.toFixed(1)}, data ${data.memory.toFixed(1)}, XLSX ${book.memory.toFixed(1)}`;
  rows.push(row(`${engine}: memory for an export, most`, most, "MiB", 30, { detail }));
  await stop(server.child);
  return rows;
}

/** A file in the folder of this run. */
async function write(name, parts) {
  const path = join(folder, name);
  const file = createWriteStream(path);
  for (const part of parts) if (!file.write(part)) await once(file, "drain");
  file.end();
  await once(file, "finish");
  return path;
}

const partOf = (index) => `SEED-${String(index % 20).padStart(5, "0")}`;

/** Orders of the customer with the people, as CSV. */
function* tableOfOrders(lines) {
  yield "order_id,agreement,account,reseller_order_number,ordered_on,kind,status,line,part_number,quantity,usage_from\n";
  for (let index = 0; index < lines; index += 1) {
    const order = Math.floor(index / LINES_OF_ORDER);
    const line = (index % LINES_OF_ORDER) + 1;
    yield `C-${order},9999999999,1,N-${order},2026-05-01,order,complete,${line},${partOf(index)},5,2026-05-01\n`;
  }
}

/** The same orders as a register file. */
function* registerOfOrders(lines) {
  yield '{"format":1,"orders":[';
  for (let index = 0; index < lines; index += LINES_OF_ORDER) {
    const order = index / LINES_OF_ORDER;
    const line = (place) => ({ line: `${place + 1}`, part_number: partOf(index + place), quantity: 5, usage_from: "2026-05-01" });
    yield (order ? "," : "") + JSON.stringify({
      id: `J-${order}`, agreement: "9999999999", account: "1", reseller_order_number: `N-${order}`, ordered_on: "2026-05-01",
      kind: "order", status: "complete", lines: Array.from({ length: Math.min(LINES_OF_ORDER, lines - index) }, (_, place) => line(place)),
    });
  }
  yield "]}";
}

/** A million lines in both forms beside a running server, which others go on writing with. */
async function measureImports(engine) {
  const place = await seed(engine, "imported_orders", ["--users", 0, "--orders", 10]);
  const csv = await write("orders.csv", tableOfOrders(IMPORTED));
  const json = await write("orders.json", registerOfOrders(IMPORTED));
  return [...(await measureImport(engine, place, "CSV", [csv, "--kind", "orders"])), ...(await measureImport(engine, place, "JSON", [json]))];
}

async function measureImport(engine, place, form, file) {
  const server = await serve(place.database);
  const begin = performance.now();
  const child = start([SERVER, "import", ...file], settings(place.database, await freePort()));
  const waits = [];
  let most = 0;
  let isOver = false;
  child.ended.then(() => (isOver = true));
  while (!isOver) {
    most = Math.max(most, await memory(child.pid, "VmHWM").catch(() => 0));
    const sent = performance.now();
    // It is counted against limits, and kept until a worker looks at it: a write.
    const number = waits.length;
    const form = { email: `p${number}@seed.example`, return_to: "" };
    await request(server, "/forgot-password", { form, address: `10.2.${(number >> 8) & 255}.${number & 255}` });
    waits.push((performance.now() - sent) / 1000);
  }
  const seconds = (performance.now() - begin) / 1000;
  await stop(server.child);
  if (child.exitCode !== 0) throw new Error(`the import ended with ${child.exitCode}`);
  const goal = engine === "sqlite" ? 180 : null;
  return [
    row(`${engine}: import of ${named(IMPORTED)} lines, ${form}`, seconds, "s", goal),
    row(`${engine}: its memory, ${form}`, mib(most), "MiB", 300),
    row(`${engine}: the longest write beside it, ${form}`, waits.reduce((one, other) => Math.max(one, other), 0), "s", 1, { detail: `${waits.length} writes` }),
  ];
}

/** Everything, on one engine. */
export async function measureOrders(engine, measure) {
  const places = await openPlaces(engine, "orders", SIZES, (size) => ["--users", 0, "--orders", ordersFor(size)]);
  await measure(`${engine}: time to seed orders`, () => places.map(({ size, seconds }) => row(`${engine}: seed of ${named(size * 10)} lines`, seconds, "s")));
  await measure(`${engine}: orders and licenses (about 100 seconds)`, () => measurePages(engine, places));
  await measure(`${engine}: licenses against the bare sum`, () => measureSums(engine, places.at(-1)));
  await measure(`${engine}: search of orders`, () => measureSearch(engine, places.at(-1)));
  for (const place of places) await stop(place.server.child);
  await measure(`${engine}: exports of orders`, () => measureExports(engine, places.at(-1)));
  await measure(`${engine}: import of orders (minutes)`, () => measureImports(engine));
}
