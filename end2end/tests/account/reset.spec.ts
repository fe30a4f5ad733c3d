// A forgotten password: a neutral form, a link of 30 minutes, and the end of every session.
import type { Page } from '@playwright/test';
import { ageResets, minutes } from '../../support/database.ts';
import { expect, test } from '../../support/fixtures.ts';
import type { Installation } from '../../support/installation.ts';
import { expectDashboardOf, expectPage, field, hydrated, register, send, signIn, signInHere, switchLanguage, typePasswords } from '../../support/pages.ts';
import { otherPassword, password } from '../../support/people.ts';
import { anyFilling, dateTime, fill, languages, productName, senderAddress, textsOf } from '../../support/texts.ts';

// Time passes in PostgreSQL: see support/database.ts.
test.use({ engine: 'postgres' });

const t = textsOf('en');

async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto('/Customer/');
  await page.getByRole('link', { name: t.label.forgot_password, exact: true }).click();
  await field(page, t.label.email_address).fill(email);
  expect((await send(page, t.reset.request_button)).status()).toBe(303);
  await expectPage(page, t.reset.done_title, 'en');
}

const isReset = (mail: { link: string }) => mail.link.includes('/r/');

async function resetLinkOf(installation: Installation, page: Page, email: string): Promise<string> {
  await askForLink(page, email);
  return (await installation.sink.next(email, isReset)).link;
}

async function setPassword(page: Page, chosen: string): Promise<void> {
  await hydrated(page);
  await typePasswords(page, t.reset.new_password, t.label.confirm_your_password, chosen);
  await send(page, t.reset.button);
}

for (const language of languages) {
  test(`a person who speaks ${language} sets a new password, and every other session ends`, async ({ installation, visit }) => {
    const texts = textsOf(language);
    const invitation = await installation.invite(language);
    const { email } = invitation.person;
    const signedIn = await visit({ language });
    await register(signedIn, invitation);

    const before = new Date();
    const page = await visit({ language: 'en' });
    await askForLink(page, email);
    await expect(page.getByRole('main')).toContainText(t.reset.done_text);
    await expect(page.getByRole('main')).toContainText(fill(t.reset.done_spam, { sender: senderAddress }));
    const mail = await installation.sink.next(email, isReset);
    expect(mail.subject).toBe(fill(texts.mail.reset_subject, { product: productName }));
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    const lines = mail.text.split('\n');
    expect(lines[lines.indexOf(mail.link) - 1]).toBe(`${texts.mail.reset_button}:`);
    const ends = [before, new Date()].map((moment) => dateTime(language, new Date(moment.getTime() + minutes(30))));
    expect(lines.filter((line) => ends.some((date) => line === fill(texts.mail.reset_expires, { date })))).toHaveLength(1);

    await page.goto(mail.link);
    await expect(page).toHaveURL(`${installation.baseUrl}/reset-password`);
    await expectPage(page, t.reset.title, 'en');
    await expect(page.getByRole('main')).toContainText(email);
    await setPassword(page, otherPassword);
    await expectPage(page, t.sign_in.title, 'en');
    await expect(page.getByRole('status')).toHaveText(t.sign_in.password_was_changed);

    await signedIn.goto('/home');
    await expect(signedIn, 'the other session has ended').toHaveURL(/\/Customer\//);
    const notice = await installation.sink.next(email);
    expect(notice.subject).toBe(fill(texts.mail.password_changed_subject, { product: productName }));
    expect(notice.text).toMatch(anyFilling(texts.mail.password_changed_text));

    await signInHere(page, email, password, 'en');
    await expect(page.getByRole('alert'), 'the old password is void').toContainText(t.sign_in.failed);
    await signInHere(page, email, otherPassword, 'en');
    await expectDashboardOf(page, invitation.person);
  });
}

test('a used link leads to sign-in or to a new one', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(await visit(), invitation);
  const link = await resetLinkOf(installation, page, invitation.person.email);
  await page.goto(link);
  await setPassword(page, otherPassword);
  expect((await page.goto(link))?.status()).toBe(410);
  await expectPage(page, t.link.reset_used_title, 'en');
  await expect(page.getByRole('main')).toContainText(t.link.reset_used_text);
  await expect(page.getByRole('main').locator('a[href="/forgot-password"]')).toBeVisible();
  await expect(page.getByRole('main').locator('a[href="/Customer/"]')).toBeVisible();
  await signIn(page, invitation.person.email, otherPassword);
  await expectDashboardOf(page, invitation.person);
});

test('a link is good for 30 minutes', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(await visit(), invitation);
  const link = await resetLinkOf(installation, page, invitation.person.email);
  ageResets(installation, invitation.person.email, minutes(29));
  await page.goto(link);
  await expectPage(page, t.reset.title, 'en');
  ageResets(installation, invitation.person.email, minutes(1));
  await setPassword(page, otherPassword);
  await expectPage(page, t.link.reset_expired_title, 'en');
  await expect(page.getByRole('main').locator('a[href="/forgot-password"]')).toBeVisible();
  await signIn(page, invitation.person.email);
  await expectDashboardOf(page, invitation.person);
});

test('opening the link, changing the language and failing use nothing up', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  const page = await visit();
  const link = await resetLinkOf(installation, page, invitation.person.email);
  const scanner = await visit();
  for (let visits = 0; visits < 20; visits += 1) {
    expect((await scanner.request.head(link)).ok()).toBe(true);
    expect((await scanner.request.get(link)).ok()).toBe(true);
  }
  await scanner.goto(link);
  await send(scanner, t.reset.button);
  await page.goto(link);
  await switchLanguage(page, 'ru');
  await expectPage(page, textsOf('ru').reset.title, 'ru');
  await switchLanguage(page, 'en');
  await setPassword(page, 'short');
  await expect(page.locator('#password-error')).toHaveText(fill(t.error.password_too_short, { min: 15 }));
  await setPassword(page, otherPassword);
  await expect(page.getByRole('status')).toHaveText(t.sign_in.password_was_changed);
});

test('an address without an account gets the same page and no mail', async ({ installation, visit }) => {
  const [invited, member] = [await installation.invite(), await installation.invite()];
  await register(await visit(), member);
  const [stranger, notYet, known] = [await visit(), await visit(), await visit()];
  await askForLink(stranger, 'nobody@elsewhere.example');
  await askForLink(notYet, invited.person.email);
  await askForLink(known, member.person.email);
  await installation.sink.next(member.person.email, isReset);
  const bytes = async (page: Page) => (await (await page.reload())!.text()).replace(/nonce="[^"]*"/g, 'nonce');
  const page = await bytes(known);
  expect(await bytes(stranger)).toBe(page);
  expect(await bytes(notYet)).toBe(page);
  expect(await installation.queuedMails('nobody@elsewhere.example')).toHaveLength(0);
  expect(await installation.queuedMails(invited.person.email)).toHaveLength(1);
});

test('a broken link says that it is incomplete', async ({ installation, visit }) => {
  const page = await visit();
  expect((await page.goto(`${installation.baseUrl}/r/abc`))?.status()).toBe(404);
  await expectPage(page, t.link.reset_unknown_title, 'en');
});
