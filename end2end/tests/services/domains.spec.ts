// Associating a domain, with the records of /dev/dns in place of the network: in every language, with and without JavaScript.
import type { Page } from '@playwright/test';
import { runSql } from '../../support/database.ts';
import { expect, test, type Visit } from '../../support/fixtures.ts';
import { Installation } from '../../support/installation.ts';
import { look } from '../../support/look.ts';
import { expectPage, field, hydrated, inPlace, register, send, signIn } from '../../support/pages.ts';
import { newAgreement, newPerson, password, type Person } from '../../support/people.ts';
import { fill, type Language, productName, runs, type Texts, textsOf } from '../../support/texts.ts';

test.setTimeout(120_000);

const label = '_business-center-challenge';

/** Invites an administrator, who registers by the mail in the development mailbox. */
async function administrator(of: Installation, visit: Visit, language: Language): Promise<Person> {
  const person = newPerson(language);
  await of.importRegister(newAgreement(person));
  const page = await visit({ of, language });
  const subject = fill(textsOf(language).mail.invitation_subject, { product: productName });
  await expect(async () => {
    await page.goto('/dev/mail');
    await page.getByRole('link', { name: subject }).first().click({ timeout: 500 });
  }).toPass();
  const text = await page.getByRole('article').innerText();
  await register(page, { person, link: new URL(/http\S+\/i\/\S+/.exec(text)![0]).pathname });
  return person;
}

async function publish(page: Page, name: string, value: string): Promise<void> {
  await page.goto('/dev/dns');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Value').fill(value);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('row').filter({ hasText: name }).filter({ hasText: value })).toBeVisible();
}

/** Opens the page by its labels, adds a domain and gives the value to publish. `look` looks at the page. */
async function add(page: Page, t: Texts, language: Language, domain: string, look: (name: string) => Promise<void>): Promise<string> {
  const navigation = page.getByRole('banner').getByRole('navigation', { name: t.common.main_navigation });
  await navigation.locator('summary', { hasText: t.label.account }).click();
  await navigation.getByRole('link', { name: t.label.associate_domains, exact: true }).click();
  await expectPage(page, t.label.associate_domains, language);
  await look('domains-empty');
  await page.getByRole('main').getByRole('link', { name: t.domains.add, exact: true }).click();
  await expectPage(page, t.domains.add_title, language);
  await field(page, t.domains.domain).fill(`paa@${domain}`);
  await send(page, t.domains.add_next);
  await expect(page.getByRole('main')).toContainText(fill(t.domains.fault_email_address, { meant: domain }));
  await look('domain-add-error');
  await field(page, t.domains.domain).fill(` ${domain.toUpperCase()}. `);
  await send(page, t.domains.add_next);
  await expect(page.getByRole('main')).toContainText(t.domains.add_by_record);
  await look('domain-add');
  await send(page, t.domains.add);
  await expectPage(page, domain, language);
  await expect(page.getByRole('status')).toContainText(fill(t.domains.was_added, { domain }));
  return page.locator('#record-value').innerText();
}

for (const { language, hasScript } of runs) {
  test(`an administrator associates a domain in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ visit }) => {
    const t = textsOf(language);
    const of = await Installation.start({ engine: 'postgres', hasMailFolder: true });
    try {
      const person = await administrator(of, visit, language);
      const [page, dns] = [await visit({ of, language, javaScriptEnabled: hasScript }), await visit({ of })];
      await signIn(page, person.email, password, language);
      const domain = person.email.split('@')[1];
      // Without scripts nothing can be measured in the page.
      const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
      const value = await add(page, t, language, domain, lookAt);
      const check = async (said: string): Promise<void> => {
        // A domain is looked for once in ten seconds.
        runSql(of.databaseUrl, 'DELETE FROM rate_limits;');
        const press = () => page.getByRole('main').getByRole('button', { name: t.domains.check_now, exact: true }).click();
        if (hasScript) {
          await hydrated(page);
          await inPlace(page, `${new URL(page.url()).pathname}/check`, press);
        } else {
          await send(page, t.domains.check_now);
        }
        await expect(page.getByRole('main').locator('.message').first()).toContainText(said);
      };
      const main = page.getByRole('main');
      await check(t.domains.checked_nothing);
      await expect(main).toContainText(fill(t.domains.found_no_name, { name: `${label}.${domain}` }));
      const doubled = `${label}.${domain}.${domain}`;
      await publish(dns, doubled, value);
      await check(t.domains.checked_elsewhere);
      await expect(main).toContainText(fill(t.domains.cause_doubled_zone, { place: doubled }));
      await publish(dns, `${label}.${domain}`, `${value.slice(0, 12)}…`);
      await check(t.domains.checked_other);
      await expect(main).toContainText(t.domains.cause_shortened);
      await lookAt('domain-pending');
      await publish(dns, `${label}.${domain}`, `"${value.toUpperCase()}"`);
      await check(t.domains.was_verified);
      await expect(main).toContainText(t.domains.found_right);
      await expect(main.getByText(t.domains.state_verified, { exact: true })).toBeVisible();
      await lookAt('domain-verified');

      await page.goto('/account/domains');
      await expect(page.getByRole('row').filter({ hasText: domain })).toContainText(t.domains.state_verified);
      await lookAt('domains');
      await page.goto('/support/online-services');
      await lookAt('guide-online-services');

      await page.goto('/account/domains');
      await page.getByRole('link', { name: domain, exact: true }).click();
      await main.getByRole('link', { name: t.domains.remove, exact: true }).click();
      await expectPage(page, fill(t.domains.remove_title, { domain }), language);
      await lookAt('domain-remove');
      await send(page, t.domains.remove);
      await expect(page.getByRole('status')).toContainText(t.domains.was_removed);
      await expect(page.getByRole('heading', { name: t.domains.empty_title })).toBeVisible();
    } finally {
      await of.stop();
    }
  });
}

test('the record is copied by a button', async ({ visit }) => {
  const t = textsOf('en');
  const of = await Installation.start({ hasMailFolder: true });
  try {
    const person = await administrator(of, visit, 'en');
    const page = await visit({ of, permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, person.email);
    const value = await add(page, t, 'en', person.email.split('@')[1], async () => {});
    const button = page.locator('dd', { has: page.locator('#record-value') }).getByRole('button');
    await button.click();
    await expect(button).toHaveText(t.domains.copied);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(value);
  } finally {
    await of.stop();
  }
});
