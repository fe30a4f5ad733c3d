// What people of each role do with what was bought, from signing in to the export: they trace numbers back to the orders behind
// them, and the exported file says what the page says. Each person uses a different language, one of them without JavaScript.
import type { Locator, Page } from '@playwright/test';
import { colleague, fillRow, join, openInviteUsers } from '../../support/access.ts';
import { asCsv, type Row, rowsOfCsv, rowsOfSheet, tableOf, take } from '../../support/files.ts';
import { expect, test, type Visit } from '../../support/fixtures.ts';
import type { Installation } from '../../support/installation.ts';
import { chooseScope, expectDashboardOf, expectPage, field, openMore, register, scopeMenu, send, signIn } from '../../support/pages.ts';
import { type Agreement, newAgreement, newPerson, password, type PurchasingAccount, withSecondAccount } from '../../support/people.ts';
import { day, morePurchasesOf, purchasesOfBoth } from '../../support/purchases.ts';
import { counted, fill, type Language, registerDate, textsOf, vendorName } from '../../support/texts.ts';
import { sheetOf } from '../../support/workbook.ts';

type Role = 'role_report_viewer' | 'role_account_viewer' | 'role_account_manager';

interface Wishes {
  installation: Installation;
  visit: Visit;
  language: Language;
  hasScript: boolean;
}

/** Someone who was invited to this role alone has joined and signs in. */
async function signInAs(role: Role, { installation, visit, language, hasScript }: Wishes): Promise<{ page: Page; agreement: Agreement }> {
  const t = textsOf(language);
  const agreement = newAgreement(newPerson(language));
  const invitation = await installation.inviteBy(agreement);
  await installation.importLists(morePurchasesOf(agreement));
  const administrator = await visit({ language });
  await register(administrator, invitation);
  await openInviteUsers(administrator, language);
  const person = colleague(invitation.person, language, 'Rosa');
  await fillRow(administrator, language, 1, person, [t.label[role]]);
  await send(administrator, t.label.invite);
  await join(installation, await visit({ language }), person);
  const page = await visit({ language, javaScriptEnabled: hasScript });
  await signIn(page, person.email, password, language);
  await expectDashboardOf(page, person);
  return { page, agreement };
}

async function openOrders(page: Page, language: Language): Promise<void> {
  const { label } = textsOf(language);
  await page.getByRole('banner').getByRole('link', { name: label.orders, exact: true }).first().click();
  await expectPage(page, label.orders, language);
}

/** What a cell says first; further lines explain it. */
const firstLine = (cell: string) => cell.split('\n')[0];

function numberIn(cell: string): number {
  return Number(firstLine(cell).replace('\u2212', '-').replace(/[^\d-]/g, ''));
}

const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);

/** What rows of one name add up to: licenses, and those with assurance. */
function sumsBy(language: Language, rows: Row<string>[], nameOf: (row: Row<string>) => string): Record<string, number[]> {
  const { effective, assurance } = textsOf(language).licenses;
  const sums: Record<string, number[]> = {};
  for (const row of rows) {
    const [licenses, assured] = sums[nameOf(row)] ?? [0, 0];
    sums[nameOf(row)] = [licenses + numberIn(row[effective]), assured + numberIn(row[assurance])];
  }
  return sums;
}

/** The licenses that the page shows as of a day. */
function licensesOn(page: Page, language: Language, asOf: string): Promise<Row<string>[]> {
  return tableOf(page, fill(textsOf(language).licenses.caption, { date: registerDate(language, asOf) }));
}

/** When use and assurance of a license of a file end, as the page says it. */
function endsOf(language: Language, license: Row): string {
  const { licenses, orders } = textsOf(language);
  const [use, assurance] = [licenses.next_use_end, licenses.next_assurance_end].map((head) => String(license[head]));
  const date = (iso: string) => registerDate(language, iso);
  const ofUse = use === '' ? orders.no_end : date(use);
  const ofAssurance = assurance === '' ? [] : [`${orders.assurance_until}: ${date(assurance)}`];
  return [...(license[licenses.effective] === 0 ? [] : [ofUse]), ...ofAssurance].join('\n');
}

/** The page shows the licenses of a file, and no others: today's, those that start later and those that ended. */
async function expectLicenses(page: Page, language: Language, asOf: string, licenses: Row[]): Promise<void> {
  const { licenses: t, orders } = textsOf(language);
  const number = (license: Row, head: string) => counted(language, Number(license[head]));
  const common = (license: Row) => ({
    [orders.product]: [t.family, t.version, t.edition].map((head) => license[head]).filter((part) => part !== '').join(' '),
    ...Object.fromEntries([t.pool, t.license_type, t.metric].map((head) => [head, license[head]])),
  });
  expect(licenses.filter((license) => license[t.as_of] !== asOf)).toEqual([]);
  const current = licenses.filter((license) => license[t.effective] !== 0 || license[t.assurance] !== 0);
  const shown = current.map((license) => ({
    ...common(license),
    [t.effective]: number(license, t.effective),
    [t.assurance]: number(license, t.assurance),
    [t.next_end]: endsOf(language, license),
    [t.key_need]: license[t.key_need],
  }));
  const rows = await licensesOn(page, language, asOf);
  expect(rows.map((row) => ({ ...row, [t.effective]: firstLine(row[t.effective]), [t.assurance]: firstLine(row[t.assurance]) }))).toEqual(shown);
  for (const [title, caption] of [[t.future_title, t.future_caption], [t.ended_title, t.ended_caption]]) {
    const others = licenses.filter((license) => license[title] !== 0);
    await expect(page.getByRole('heading', { name: title, exact: true })).toHaveCount(Math.min(others.length, 1));
    if (others.length === 0) continue;
    const rows = await tableOf(page, fill(caption, { date: registerDate(language, asOf) }));
    expect(rows).toEqual(others.map((license) => ({ ...common(license), [t.effective]: number(license, title) })));
  }
}

/** Opens a number of licenses: the lines of orders behind it add up to it. */
async function expectLinesToAddUp(page: Page, language: Language, link: Locator): Promise<void> {
  const t = textsOf(language).licenses;
  const count = await link.innerText();
  await link.click();
  const lines = await tableOf(page, fill(t.lines_caption, { count }));
  expect(sum(lines.map((line) => numberIn(line[t.effective])))).toBe(numberIn(count));
  await page.goBack();
}

/** Opens the numbers of a month: the orders behind them are as many, and add up to its units. */
async function expectOrdersBehind(page: Page, language: Language, month: Row<string>): Promise<void> {
  const t = textsOf(language);
  const [orders, returns, units] = [t.label.orders, t.reports.returns, t.reports.units].map((head) => numberIn(month[head]));
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: month[t.reports.month], exact: true }) });
  await row.getByRole('link').first().click();
  await expectPage(page, t.label.orders, language);
  const listed = await tableOf(page, t.orders.caption);
  expect(listed).toHaveLength(orders);
  const lines = rowsOfCsv((await take(page, t.orders.export_csv)).bytes);
  expect(sum(lines.map((line) => Number(line[t.orders.quantity])))).toBe(units);
  await page.goBack();
  await expect(row.getByRole('link')).toHaveCount(returns === 0 ? 1 : 2);
  if (returns === 0) return;
  await row.getByRole('link').last().click();
  await expectPage(page, t.label.orders, language);
  const returned = listed.filter((order) => order[t.orders.kind] === t.orders.kind_return);
  expect(returned).toHaveLength(returns);
  expect(await tableOf(page, t.orders.caption)).toEqual(returned);
  await page.goBack();
}

/** The list of orders as the lines of a file tell it; of several purchasing accounts, it says which one's an order is. */
function listOf(language: Language, lines: Row<string>[], hasAccounts = false): Row<string>[] {
  const { common, label, orders } = textsOf(language);
  const id = fill(orders.vendor_number, { vendor: vendorName });
  const firsts = lines.filter((line, place) => lines.findIndex((other) => other[id] === line[id]) === place);
  return firsts.map((first) => {
    const account = { [label.purchasing_account]: `${first[label.purchasing_account]} · ${first[label.purchasing_account_number]}` };
    return {
      [orders.kind_order]: first[orders.partner_number] || first[id],
      [orders.ordered_on]: registerDate(language, first[orders.ordered_on]),
      [orders.customer_number]: first[orders.customer_number] || '–',
      [orders.kind]: first[orders.kind],
      [label.partner]: first[label.partner] || '–',
      ...(hasAccounts ? account : {}),
      [orders.lines]: counted(language, lines.filter((line) => line[id] === first[id]).length),
      [common.status]: first[common.status],
    };
  });
}

test('a Report Viewer follows the numbers of the reports and takes the licenses away, in Spanish', async ({ installation, visit }) => {
  const [language, t] = ['es', textsOf('es')] as const;
  const { page } = await signInAs('role_report_viewer', { installation, visit, language, hasScript: true });
  await openMore(page, t.label.reports, language);
  const months = await tableOf(page, t.reports.orders_chart);
  expect(sum(months.map((month) => numberIn(month[t.label.orders]))), 'complete orders of twelve months').toBe(5);
  for (const month of months) await expectOrdersBehind(page, language, month);

  const byPool = (rows: Row<string>[]) => sumsBy(language, rows, (row) => row[t.licenses.pool]);
  const { [t.reports.total]: total, ...pools } = byPool(await tableOf(page, t.reports.licenses_chart));
  expect(Object.keys(pools)).toEqual([t.licenses.pool_applications, t.licenses.pool_servers]);
  await page.getByRole('main').getByRole('link', { name: t.label.license_details, exact: true }).click();
  await expectPage(page, t.label.license_details, language);
  const licenses = await licensesOn(page, language, day(0));
  expect(byPool(licenses)).toEqual(pools);
  expect(sumsBy(language, licenses, () => t.reports.total)).toEqual({ [t.reports.total]: total });

  const file = await take(page, t.orders.export_xlsx);
  expect(file.name).toBe(`licenses-${day(0)}.xlsx`);
  await expectLicenses(page, language, day(0), rowsOfSheet(file.bytes, t.licenses.effective));
});

test('an Account Viewer finds an order and its return and takes the orders away, in Russian without JavaScript', async ({ installation, visit }) => {
  const [language, t] = ['ru', textsOf('ru')] as const;
  const { page, agreement } = await signInAs('role_account_viewer', { installation, visit, language, hasScript: false });
  const main = page.getByRole('main');
  const [bought, back] = ['4', '5'].map((id) => `FR ${agreement.number}/${id}`);
  await openOrders(page, language);
  await field(page, t.orders.search).fill(`fr${agreement.number} 4`);
  await main.getByRole('button', { name: t.common.apply, exact: true }).click();
  await expect(main.getByRole('rowheader')).toHaveText([bought]);
  await main.getByRole('link', { name: bought, exact: true }).click();
  await expectPage(page, fill(t.orders.title_of, { number: bought }), language);
  const shown = await tableOf(page, fill(t.orders.lines_caption, { number: bought }));
  await main.getByRole('link', { name: fill(t.orders.line_corrected, { quantity: counted(language, -10), order: back }), exact: true }).click();
  await expectPage(page, fill(t.orders.title_of, { number: back }), language);
  await expect(main.getByRole('link', { name: fill(t.orders.line_corrects, { line: '1', order: bought }), exact: true })).toBeVisible();

  await openOrders(page, language);
  const file = await take(page, t.orders.export_csv);
  expect(file.name).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/);
  for (const cell of [",'=1+1,", ',"PO 77, ""B""",']) expect(file.bytes.toString()).toContain(cell);
  const lines = rowsOfCsv(file.bytes);
  expect(lines).toHaveLength(10);
  expect(listOf(language, lines)).toEqual((await tableOf(page, t.orders.caption)).map(asCsv));
  const { line, product, quantity, partner_number } = t.orders;
  const part_number = t.audit.field_part_number;
  const own = lines.filter((row) => row[partner_number] === bought);
  expect(own.map((row) => [row[line], row[product], row[part_number], Number(row[quantity])])).toEqual(
    shown.map((row) => [row[line], ...row[product].split('\n').slice(0, 2), numberIn(row[quantity])]),
  );
});

test('an Account Manager opens every number of an earlier day and takes its licenses away, in Italian', async ({ installation, visit }) => {
  const [language, t] = ['it', textsOf('it')] as const;
  const { page, agreement } = await signInAs('role_account_manager', { installation, visit, language, hasScript: true });
  const main = page.getByRole('main');
  await openMore(page, t.label.license_details, language);
  const asOf = day(-150);
  await field(page, t.licenses.as_of).fill(asOf);
  await main.getByRole('button', { name: t.common.apply, exact: true }).click();
  await licensesOn(page, language, asOf);
  const numbers = main.getByRole('table').getByRole('link');
  // Licenses and assurance of two editions, servers and a subscription; and what two orders start later.
  await expect(numbers).toHaveText([1440, 7, 25, 25, 220, 245, 12, 40].map((count) => counted(language, count)));
  for (const link of await numbers.all()) await expectLinesToAddUp(page, language, link);

  const file = await take(page, t.orders.export_xlsx);
  expect(file.name).toBe(`licenses-${asOf}.xlsx`);
  await expectLicenses(page, language, asOf, rowsOfSheet(file.bytes, t.licenses.effective));
  const [account] = agreement.purchasing_accounts;
  const facts = sheetOf(file.bytes, t.orders.about);
  expect(facts).toContainEqual([t.label.purchasing_account, `${account.name} · ${account.number}`]);
  expect(facts).toContainEqual([t.licenses.as_of, asOf]);
});

/** Chooses a purchasing account in the top bar, or all of them. */
async function chooseAccount(page: Page, account?: PurchasingAccount): Promise<void> {
  const all = textsOf('en').common.all_accounts;
  await chooseScope(page, account ? `${account.name} ${account.number}` : all);
  await expect(scopeMenu(page).locator('summary').getByText(account?.number ?? all, { exact: true })).toBeVisible();
}

test("a lead's administrator sees what each purchasing account bought and takes all orders away, in English", async ({ installation, visit }) => {
  const [language, t] = ['en', textsOf('en')] as const;
  const agreement = withSecondAccount(newAgreement(newPerson(language)));
  const [lead, second] = agreement.purchasing_accounts;
  const invitation = await installation.inviteBy(agreement);
  await installation.importLists(purchasesOfBoth(agreement));
  await register(await visit({ language }), invitation);
  const page = await visit({ language });
  await signIn(page, invitation.person.email, password, language);
  await openMore(page, t.label.license_details, language);
  const all = await licensesOn(page, language, day(0));
  await chooseAccount(page, lead);
  const ofLead = await licensesOn(page, language, day(0));
  await chooseAccount(page, second);
  const ofSecond = await licensesOn(page, language, day(0));
  const byProduct = (rows: Row<string>[]) => sumsBy(language, rows, (row) => row[t.orders.product]);
  expect(byProduct(ofSecond)).toEqual({ 'Contoso Server 2025': [32, 0], 'Contoso Writer 2026 Standard': [30, 30] });
  expect(byProduct([...ofLead, ...ofSecond])).toEqual(byProduct(all));

  await openOrders(page, language);
  const own = rowsOfCsv((await take(page, t.orders.export_csv)).bytes);
  expect(own).toHaveLength(2);
  expect(listOf(language, own)).toEqual((await tableOf(page, t.orders.caption)).map(asCsv));
  await chooseAccount(page);
  const number = `FR ${agreement.number}/B1`;
  await page.getByRole('main').getByRole('link', { name: number, exact: true }).click();
  await expectPage(page, fill(t.orders.title_of, { number }), language);
  await expect(page.getByRole('main')).toContainText(`${second.name} · ${second.number}`);

  await openOrders(page, language);
  const lines = rowsOfCsv((await take(page, t.orders.export_csv)).bytes);
  expect(lines).toHaveLength(12);
  expect(listOf(language, lines, true)).toEqual((await tableOf(page, t.orders.caption)).map(asCsv));
  const workbook = await take(page, t.orders.export_xlsx);
  expect(rowsOfSheet(workbook.bytes, t.label.orders).map(asCsv)).toEqual(lines);
});
