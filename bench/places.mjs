// Databases full of seeded rows, each with a server and a session of its administrator.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT, SERVER, expectStatus, freePort, run, say, serve, settings } from "./harness.mjs";

export const SIGN_IN = "/Customer/";

export const named = (count) => count.toLocaleString("en");

/** An empty database with all tables. */
async function createDatabase(engine, name) {
  const database = engine === "sqlite" ? `${name}.db` : createOnServer(`bench_${name}`);
  await run([SERVER, "migrate"], settings(database, await freePort()));
  return database;
}

function createOnServer(name) {
  const server = process.env.BC_TEST_POSTGRES_URL;
  if (!server) throw new Error("BC_TEST_POSTGRES_URL is not set: run this by scripts/with-postgres");
  const beside = join(execFileSync(join(ROOT, "scripts/with-postgres"), ["--locate"], { encoding: "utf8" }).trim(), "psql");
  const made = spawnSync(existsSync(beside) ? beside : "psql", ["-X", "-q", "-c", `CREATE DATABASE ${name}`, `${server}/postgres`]);
  if (made.status !== 0) throw new Error(`${name} could not be created: ${made.stderr}`);
  return `${server}/${name}`;
}

/** A seeded database: how long that took, what was said, and how its administrator signs in. */
export async function seed(engine, name, amounts) {
  const database = await createDatabase(engine, name);
  const begin = performance.now();
  const said = await run([SERVER, "seed", ...amounts.map(String)], settings(database, await freePort()));
  const seconds = (performance.now() - begin) / 1000;
  const [, email, password] = /Sign in as (\S+) with the password (\S+)/.exec(said);
  return { database, seconds, said, signIn: { email, password, return_to: "" } };
}

/** The cookies of a session; each from a network address of its own. */
export async function openSession(server, { signIn }, client) {
  const cookies = {};
  await expectStatus(303, server, SIGN_IN, { cookies, form: signIn, address: `10.1.0.${client + 1}` });
  return cookies;
}

/** A place of each size, with a server on core 0 and a session. */
export async function openPlaces(engine, what, sizes, amounts) {
  const places = [];
  for (const size of sizes) {
    say(`${engine}: ${named(size)} ${what}${size > 100_000 ? " (minutes)" : ""}`);
    const place = await seed(engine, `${what}_${size}`, amounts(size));
    const server = await serve(place.database, 0);
    places.push({ ...place, size, server, cookies: await openSession(server, place, 250) });
  }
  return places;
}

/** What an expression finds on a page: the path of a link. */
export function linkOf(page, expression) {
  const found = expression.exec(page.body.toString());
  if (!found) throw new Error(`a page has no link like ${expression}`);
  return found[1].replaceAll("&amp;", "&");
}
