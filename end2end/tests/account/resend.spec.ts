// Asking for the invitation again: one answer for everybody, one recipient (R15 to R22, decision 6).
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import type { Installation, Invitation } from '../../support/installation.ts';
import { expectPage, field, register, send } from '../../support/pages.ts';
import { languages, fill, productName, senderAddress, textsOf } from '../../support/texts.ts';

const t = textsOf('en');

interface Entries {
  email: string;
  agreement: string;
  account: string;
}

const entriesOf = ({ person, agreement }: Invitation): Entries => ({
  email: person.email,
  agreement: agreement.number,
  account: agreement.purchasing_accounts[0].number,
});

async function ask(page: Page, { email, agreement, account }: Entries): Promise<void> {
  await page.goto('/resend');
  await field(page, t.label.email_address).fill(email);
  await field(page, t.label.agreement_number).fill(agreement);
  await field(page, t.label.purchasing_account_number).fill(account);
  expect((await send(page, t.label.submit)).status()).toBe(303);
  await expect(page).toHaveURL(/\/resend\/sent$/);
}

/** Later requests of others are answered: what an earlier one would have sent is there by then. */
async function waitUntilLaterRequestsAreAnswered(installation: Installation, visit: () => Promise<Page>): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    const sentinel = await installation.invite();
    await ask(await visit(), entriesOf(sentinel));
    await installation.sink.next(sentinel.person.email);
  }
}

/** The page as it travelled, without what differs from request to request. */
async function bytesOf(page: Page): Promise<string> {
  const answer = await page.reload();
  const html = await answer!.text();
  return html.replace(/nonce="[^"]*"/g, 'nonce');
}

for (const language of languages) {
  test(`the sign-in page leads to a form of exactly three inputs in ${language}`, async ({ visit }) => {
    const texts = textsOf(language);
    const page = await visit({ language });
    await page.goto('/Customer/');
    await page.getByRole('link', { name: texts.label.resend_link, exact: true }).click();
    await expectPage(page, texts.resend.title, language);
    const form = page.getByRole('main').locator('form');
    await expect(form.locator('label')).toHaveText([
      texts.label.email_address,
      texts.label.agreement_number,
      texts.label.purchasing_account_number,
    ]);
    await expect(form.locator('input:not([type=hidden])')).toHaveCount(3);
    await expect(form.getByRole('button')).toHaveText([texts.label.submit]);
    // R16 and R20: sign in first; not one's own address.
    await expect(page.getByRole('main').getByRole('link', { name: texts.resend.step_sign_in })).toHaveAttribute('href', '/Customer/');
    await expect(page.getByRole('main')).toContainText(texts.resend.warning);
  });
}

test('three matching entries send the invitation to the address in the agreement', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await ask(page, entriesOf(invitation));
  await expectPage(page, t.resend.done_title, 'en');
  await expect(page.getByRole('main')).toContainText(t.resend.done_text);
  await expect(page.getByRole('main')).toContainText(fill(t.resend.done_spam, { sender: senderAddress }));
  await expect(page.getByRole('main')).toContainText(t.resend.done_partner);
  for (const typed of Object.values(entriesOf(invitation))) await expect(page.locator('body')).not.toContainText(typed);

  const mail = await installation.sink.next(invitation.person.email);
  expect(mail.subject).toBe(fill(t.mail.invitation_subject, { product: productName }));
  expect(mail.link).not.toBe(invitation.link);
  // The first link lives on beside the new one.
  const other = await visit();
  await other.goto(invitation.link);
  await expectPage(other, t.label.create_your_organizational_account, 'en');
  await register(page, { ...invitation, link: mail.link });
});

test('letter case of the address, spaces and hyphens in numbers do not matter', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const { email, agreement, account } = entriesOf(invitation);
  await ask(await visit(), {
    email: ` ${email.toUpperCase()} `,
    agreement: `${agreement.slice(0, 3)} ${agreement.slice(3, 6)}-${agreement.slice(6)}`,
    account: `${account.slice(0, 4)}-${account.slice(4)} `,
  });
  expect((await installation.sink.next(invitation.person.email)).link).toContain('/i/');
});

test('any entry that does not match sends nothing, to nobody', async ({ installation, visit }) => {
  const [one, other] = [await installation.invite(), await installation.invite()];
  const right = entriesOf(one);
  const wrong: Entries[] = [
    { ...right, agreement: entriesOf(other).agreement },
    { ...right, account: entriesOf(other).account },
    { ...right, account: right.account.replace(/^0+/, '') },
    { ...right, email: other.person.email },
    { ...right, email: 'stranger@elsewhere.example' },
  ];
  for (const entries of wrong) await ask(await visit(), entries);
  await waitUntilLaterRequestsAreAnswered(installation, visit);
  for (const address of [one.person.email, other.person.email, 'stranger@elsewhere.example']) {
    expect(installation.sink.waiting(address)).toEqual([]);
  }
  // Of each, the outbox knows the first invitation only.
  expect(await installation.queuedMails(one.person.email)).toHaveLength(1);
  expect(await installation.queuedMails(other.person.email)).toHaveLength(1);
  expect(await installation.queuedMails('stranger@elsewhere.example')).toHaveLength(0);
});

test('match, mismatch, member and too many requests get the same page, byte for byte', async ({ installation, visit }) => {
  const [invited, member] = [await installation.invite(), await installation.invite()];
  await register(await visit(), member);
  const [matching, mismatching, asMember, impatient] = [await visit(), await visit(), await visit(), await visit()];
  await ask(matching, entriesOf(invited));
  await ask(mismatching, { ...entriesOf(invited), account: '0009999999' });
  await ask(asMember, entriesOf(member));
  for (let request = 0; request < 5; request += 1) await ask(impatient, { ...entriesOf(invited), agreement: '9999999999' });
  const page = await bytesOf(matching);
  expect(page).toContain(t.resend.done_title);
  for (const other of [mismatching, asMember, impatient]) expect(await bytesOf(other)).toBe(page);
});

test('somebody who has an account gets the mail that says so', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  await ask(await visit(), entriesOf(invitation));
  const mail = await installation.sink.next(invitation.person.email);
  expect(mail.subject).toBe(fill(t.mail.registered_subject, { product: productName }));
  const lines = mail.text.split('\n');
  expect(lines[lines.indexOf(`${installation.baseUrl}/Customer/`) - 1]).toBe(`${t.label.sign_in}:`);
  expect(lines[lines.indexOf(`${installation.baseUrl}/forgot-password`) - 1]).toBe(`${t.label.forgot_password}:`);
  expect(mail.text).not.toContain('/i/');
});

test('faults of form are told at each field, with everything kept', async ({ visit }) => {
  const page = await visit();
  await page.goto('/resend');
  await field(page, t.label.email_address).fill('harry.contoso.com');
  await field(page, t.label.agreement_number).fill('12 34 / 56');
  expect((await send(page, t.label.submit)).status()).toBe(422);
  const email = field(page, t.label.email_address);
  const summary = page.getByRole('alert');
  await expect(summary.getByRole('link')).toHaveText([
    fill(t.error.email_invalid, { label: t.label.email_address }),
    fill(t.error.number_invalid, { label: t.label.agreement_number }),
    fill(t.error.required, { label: t.label.purchasing_account_number }),
  ]);
  await expect(email).toHaveValue('harry.contoso.com');
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toBeFocused();
  await expect(field(page, t.label.agreement_number)).toHaveValue('12 34 / 56');
  await summary.getByRole('link').nth(2).click();
  await expect(field(page, t.label.purchasing_account_number)).toBeFocused();
});

test('a second request within ten minutes sends no second mail', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  await ask(await visit(), entriesOf(invitation));
  await installation.sink.next(invitation.person.email);
  await ask(await visit(), entriesOf(invitation));
  await waitUntilLaterRequestsAreAnswered(installation, visit);
  expect(installation.sink.waiting(invitation.person.email)).toEqual([]);
  expect(await installation.queuedMails(invitation.person.email)).toHaveLength(2);
});
