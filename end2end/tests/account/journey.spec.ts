// The whole first journey: a signed agreement becomes a person on the dashboard.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { Installation } from '../../support/installation.ts';
import type { Mail } from '../../support/mail-sink.ts';
import { expectDashboardOf, expectPage, field, hydrated, openUserMenu, send, signInHere, signOut, typePasswords } from '../../support/pages.ts';
import { type Agreement, newAgreement, newPerson, password, type Person, withSecondAccount } from '../../support/people.ts';
import {
  dateTime, enumerate, fill, type Language, languages, productName, programmeNames, registerDate, type Texts, textsOf, vendorName,
} from '../../support/texts.ts';
import { days, runSql } from '../../support/database.ts';

/** What an Account Administrator may do, and an Agreement Administrator. */
const all = [
  'edit_agreements', 'view_orders', 'view_keys', 'download_software', 'view_users', 'invite_users', 'assign_roles', 'view_audit_trail',
  'associate_domains', 'assign_seats', 'provision_services',
];
const some = ['view_agreements', 'view_users', 'invite_users', 'view_domains'];

const capabilities = (t: Texts, names: string[]) => enumerate(t, names.map((name) => t.common[`can_${name}`]));
const level = (t: Texts, role: string, names: string[]) => fill(t.common[`level_${role}`], { list: capabilities(t, names) });

function expectInvitationMail(mail: Mail, person: Person, agreement: Agreement, baseUrl: string, sentBetween: [Date, Date]): void {
  const { language } = person;
  const t = textsOf(language);
  const lines = mail.text.split('\n');
  expect(mail.subject).toBe(fill(t.mail.invitation_subject, { product: productName }));
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@localhost\.localdomain>$/);
  expect(mail.html).toContain(`<html lang="${language}">`);
  expect(mail.html).toContain(`href="${mail.link}"`);
  // The first link is the invitation, whole on one line, under the button's text.
  expect(mail.link).toMatch(new RegExp(`^${baseUrl}/i/[A-Za-z0-9_-]{43}$`));
  expect(lines[lines.indexOf(mail.link) - 1]).toBe(`${t.label.get_started_now}:`);
  // The address to register with stands on a line of its own.
  expect(lines).toContain(person.email);
  expect(lines).toContain(fill(t.mail.invitation_headline, { product: productName }));
  expect(lines).toContain(t.mail.invitation_subline);
  expect(lines).toContain(
    fill(t.mail.invitation_why, { agreement: agreement.number, programme: programmeNames[language], organization: agreement.organization.name }),
  );
  const [account] = agreement.purchasing_accounts;
  expect(lines).toContain(`- ${fill(t.mail.invitation_account_line, { name: account.name, number: account.number })}`);
  expect(lines).toContain(fill(t.mail.invitation_what, { product: productName, list: capabilities(t, all) }));
  expect(lines).toContain(t.mail.invitation_employer);
  expect(lines).toContain(fill(t.mail.invitation_contact, { contact: 'sales@contoso.com' }));
  // Valid for 60 × 24 hours from the sending, told with the zone.
  const [earliest, latest] = sentBetween.map((moment) => dateTime(language, new Date(moment.getTime() + days(60))));
  const expiries = [earliest, latest].map((date) => fill(t.mail.invitation_expires, { date }));
  expect(lines.filter((line) => expiries.includes(line)), mail.text).toHaveLength(1);
}

async function expectRegisterPage(page: Page, baseUrl: string, link: string, person: Person, agreement: Agreement): Promise<void> {
  const t = textsOf(person.language);
  await expect(page).toHaveURL(`${baseUrl}/register`);
  expect(await page.content(), 'the page never shows the secret').not.toContain(link.split('/i/')[1]);
  await expectPage(page, t.label.create_your_organizational_account, person.language);
  const optional = ` (${t.common.optional})`;
  await expect(page.locator('form label')).toHaveText([
    t.label.email_address,
    t.label.first_name,
    t.label.last_name + optional,
    t.label.create_password,
    t.label.confirm_your_password,
  ]);
  await expect(page.getByRole('button', { name: t.label.start, exact: true })).toBeVisible();
  await expect(field(page, t.label.email_address)).toHaveValue(person.email);
  await expect(field(page, t.label.email_address)).toHaveAttribute('readonly');
  await expect(field(page, t.label.first_name)).toHaveValue(person.first_name);
  await expect(field(page, t.label.last_name)).toHaveValue(person.last_name);
  const details = page.getByRole('region', { name: t.register.invitation_details });
  const [account] = agreement.purchasing_accounts;
  for (const fact of [vendorName, agreement.organization.name, agreement.number, programmeNames[person.language], account.number, account.name]) {
    await expect(details).toContainText(fact);
  }
}

/** Everything that the page says about a short password. */
async function expectShortPasswordRefused(page: Page, language: Language, correctedName: string, hasScript: boolean): Promise<void> {
  const t = textsOf(language);
  await typePasswords(page, t.label.create_password, t.label.confirm_your_password, 'short');
  const answer = await send(page, t.label.start);
  expect(answer.status()).toBe(422);
  const faulty = field(page, t.label.create_password);
  const sentence = fill(t.error.password_too_short, { min: 15 });
  await expect(faulty).toHaveAttribute('aria-invalid', 'true');
  await expect(faulty).toHaveAccessibleDescription(new RegExp(sentence.slice(0, 20)));
  await expect(page.locator('#password-error')).toHaveText(sentence);
  await expect(faulty).toBeFocused();
  // What was typed stays; passwords only where they never left the page.
  await expect(field(page, t.label.first_name)).toHaveValue(correctedName);
  const kept = hasScript ? 'short' : '';
  await expect(faulty).toHaveValue(kept);
  await expect(field(page, t.label.confirm_your_password)).toHaveValue(kept);
  await expectPage(page, t.label.create_your_organizational_account, language);
}

async function expectDashboard(page: Page, person: Person, agreement: Agreement): Promise<void> {
  const t = textsOf(person.language);
  await expectDashboardOf(page, person);
  const card = page.getByRole('region', { name: new RegExp(agreement.number) });
  await expect(card.getByRole('heading', { name: programmeNames[person.language], exact: true })).toBeVisible();
  for (const fact of [
    `${t.label.agreement_number}: ${agreement.number}`,
    t.common.status_active,
    agreement.organization.name,
    registerDate(person.language, agreement.signed_on),
    agreement.signatory?.name ?? '',
    agreement.partners[0].name,
  ]) {
    await expect(card).toContainText(fact);
  }
  const [lead, second] = agreement.purchasing_accounts;
  const cardOf = (name: string) => card.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
  const leadCard = cardOf(lead.name);
  await expect(leadCard).toContainText(lead.number);
  await expect(leadCard).toContainText(t.common.lead_purchasing_account);
  await expect(leadCard).toContainText(t.common.sector_commercial);
  // The register's spelling names the administrator; the correction is the person's own.
  await expect(leadCard).toContainText(`${lead.administrator.first_name} ${lead.administrator.last_name}`);
  await expect(leadCard).toContainText(t.label.role_account_administrator);
  await expect(leadCard).toContainText(t.label.role_agreement_administrator);
  const secondCard = cardOf(second.name);
  await expect(secondCard).toContainText(second.number);
  await expect(secondCard).toContainText(t.common.sector_academic);
  await expect(secondCard).toContainText('Rosa Hernández');
  await expect(secondCard).not.toContainText(t.common.lead_purchasing_account);
  const ownRoles = page.getByRole('region', { name: t.dashboard.your_roles });
  await expect(ownRoles.getByRole('listitem')).toHaveText([
    `${t.label.role_account_administrator} ${level(t, 'account_administrator', all)}`,
    `${t.label.role_agreement_administrator} ${level(t, 'agreement_administrator', some)}`,
  ]);
}

async function expectProfile(page: Page, person: Person, agreement: Agreement): Promise<void> {
  const t = textsOf(person.language);
  await expectPage(page, t.label.my_profile, person.language);
  await expect(field(page, t.label.email_address)).toHaveValue(person.email);
  await expect(field(page, t.label.first_name)).toHaveValue(person.first_name);
  await expect(field(page, t.label.preferred_language)).toHaveValue(person.language);
  await expect(field(page, t.label.country_region)).toHaveValue(person.country);
  const [lead] = agreement.purchasing_accounts;
  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows).toHaveCount(2);
  const row = (role: string) => rows.filter({ hasText: role });
  await expect(row(t.label.role_account_administrator).getByRole('cell')).toHaveText([
    `${lead.name} · ${lead.number}`,
    level(t, 'account_administrator', all),
  ]);
  await expect(row(t.label.role_agreement_administrator).getByRole('cell')).toHaveText([
    `${t.label.agreement_number}: ${agreement.number}`,
    level(t, 'agreement_administrator', some),
  ]);
}

async function journey(installation: Installation, page: Page, language: Language, hasScript: boolean): Promise<void> {
  const t = textsOf(language);
  const registered = newPerson(language);
  const agreement = withSecondAccount(newAgreement(registered));
  const person = { ...registered, first_name: `${registered.first_name} María` };

  const before = new Date();
  const { mail, link } = await installation.inviteBy(agreement);
  expectInvitationMail(mail, registered, agreement, installation.baseUrl, [before, new Date()]);

  await page.goto(link);
  await expectRegisterPage(page, installation.baseUrl, link, registered, agreement);
  await field(page, t.label.first_name).fill(person.first_name);
  if (hasScript) await hydrated(page);
  await expectShortPasswordRefused(page, language, person.first_name, hasScript);

  await typePasswords(page, t.label.create_password, t.label.confirm_your_password, password);
  expect((await send(page, t.label.start)).status()).toBe(hasScript ? 200 : 303);
  await expectDashboard(page, person, agreement);

  const menu = await openUserMenu(page, person);
  await menu.getByRole('link', { name: t.label.my_profile, exact: true }).click();
  await expectProfile(page, person, agreement);

  await signOut(page, person);
  await expectPage(page, t.sign_in.title, language);
  await expect(page.getByRole('status')).toHaveText(t.sign_in.signed_out);
  await page.goto('/home');
  await expect(page, 'nobody is signed in any more').toHaveURL(/\/Customer\/\?return_to=/);

  await signInHere(page, person.email, password, language);
  await expectDashboard(page, person, agreement);
}

for (const language of languages) {
  for (const hasScript of [true, false]) {
    test(`from the mail to the dashboard in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
      const page = await visit({ language, javaScriptEnabled: hasScript });
      await journey(installation, page, language, hasScript);
    });
  }
}

test.describe('on PostgreSQL', () => {
  test.use({ engine: 'postgres' });

  test('from the mail to the dashboard', async ({ installation, visit }) => {
    await journey(installation, await visit(), 'en', true);
  });
});

test('where terms and privacy are set, Start accepts them, and the version is stored', async ({ visit }) => {
  const [terms, privacy] = ['https://contoso.com/terms/2026-11', 'https://contoso.com/privacy'];
  const installation = await Installation.start({ engine: 'postgres', settings: { BC_TERMS_URL: terms, BC_PRIVACY_URL: privacy } });
  try {
    const t = textsOf('en');
    const { person, link } = await installation.invite();
    const page = await visit({ of: installation });
    await page.goto(link);
    await expect(page.getByRole('main')).toContainText(fill(t.register.accept_terms, { button: t.label.start }));
    for (const part of [page.getByRole('main'), page.getByRole('contentinfo')]) {
      await expect(part.getByRole('link', { name: t.common.terms_of_use })).toHaveAttribute('href', terms);
      await expect(part.getByRole('link', { name: t.common.privacy_statement })).toHaveAttribute('href', privacy);
    }
    await hydrated(page);
    await typePasswords(page, t.label.create_password, t.label.confirm_your_password, password);
    await send(page, t.label.start);
    await expectDashboardOf(page, person);
    const sql = "SELECT terms_version FROM users WHERE email = :'email' AND terms_accepted_at IS NOT NULL;";
    expect(runSql(installation.databaseUrl, sql, { email: person.email })).toBe(`${terms} ${privacy}`);
  } finally {
    await installation.stop();
  }
});
