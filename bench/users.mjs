// Registers of agreements, and their administrators, who register by the links of their invitations.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expectStatus, folder, until } from "./harness.mjs";

/** What everyone chooses. */
export const PASSWORD = "kiwi lamp storm 7";

/** An agreement; every second one has another account, with the same administrator. */
export function agreement(index, email) {
  const administrator = { email, first_name: "Harry", last_name: "Miller", language: "en", country: "US" };
  const account = (number, lead) => ({
    number: `${number}${String(index).padStart(8, "0")}`,
    name: `Account ${number} of Customer ${index}`,
    sector: "commercial",
    lead,
    administrator,
  });
  return {
    number: String(3_000_000_000 + index),
    programme: "PSA",
    signed_on: "2026-11-02",
    status: "active",
    organization: { id: `B-${index}`, name: `Customer ${index}`, country: "US" },
    signatory: { name: "Ana Trujillo", email: `ana${index}@bench.example` },
    partners: [{ id: `P-${index % 50}`, name: `Partner ${index % 50}`, email: `partner${index % 50}@bench.example`, country: "US" }],
    purchasing_accounts: index % 2 === 0 ? [account(1, true), account(2, false)] : [account(1, true)],
  };
}

/** Writes a register with so many agreements, each with its own administrator, and gives its path. */
export async function writeRegister(count, name) {
  const agreements = Array.from({ length: count }, (_, index) => agreement(index + 1, `${name}${index + 1}@bench.example`));
  const path = join(folder, `${name}.json`);
  await writeFile(path, JSON.stringify({ agreements }));
  return path;
}

/** The paths of the invitations' links by address, as soon as so many mails have been sent. */
export async function invitationLinks(count, name = "mail") {
  const mails = join(folder, name);
  const names = await until("the invitations", 60, async () => {
    const found = (await readdir(mails).catch(() => [])).filter((name) => name.endsWith(".json"));
    return found.length >= count && found;
  });
  await sleep(500); // The last file may still be half written.
  const stored = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(mails, name), "utf8"))));
  return new Map(stored.map((mail) => [mail.to, /^http:\/\/localhost:\d+(\/i\/\S+)$/m.exec(mail.text)?.[1]]));
}

/** Follows an invitation to the dashboard, as a browser does, and gives the cookies. */
export async function register(server, link) {
  const cookies = {};
  await expectStatus(303, server, link, { cookies });
  const page = (await expectStatus(200, server, "/register", { cookies })).body.toString();
  const invitation = /name="invitation" value="([^"]+)"/.exec(page)[1];
  const form = { invitation, first_name: "Harry", last_name: "Miller", password: PASSWORD, confirmation: PASSWORD };
  await expectStatus(303, server, "/register", { cookies, form });
  await expectStatus(200, server, "/home", { cookies });
  return cookies;
}
