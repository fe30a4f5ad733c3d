// My Profile: own details, own password, and a form that survives the end of its session.
import type { Page } from '@playwright/test';
import { ageSessions, minutes } from '../../support/database.ts';
import { expect, test } from '../../support/fixtures.ts';
import { expectDashboardOf, expectPage, field, hydrated, openUserMenu, register, send, signIn, signInHere, typePasswords } from '../../support/pages.ts';
import { otherPassword, password } from '../../support/people.ts';
import { anyFilling, fill, languages, productName, textsOf } from '../../support/texts.ts';

// Time passes in PostgreSQL: see support/database.ts.
test.use({ engine: 'postgres' });

const t = textsOf('en');

async function openProfile(page: Page): Promise<void> {
  await page.goto('/profile');
  await expectPage(page, t.label.my_profile, 'en');
  await hydrated(page);
}

async function changePassword(page: Page, current: string, chosen: string): Promise<void> {
  await hydrated(page);
  await field(page, t.profile.current_password).fill(current);
  await typePasswords(page, t.profile.new_password, t.label.confirm_your_password, chosen);
  await send(page, t.profile.change_password);
}

test('names and country can be changed, and stand everywhere at once', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  await openProfile(page);
  await field(page, t.label.first_name).fill('Henrietta');
  await field(page, t.label.last_name).fill('Ortega y Gasset');
  await field(page, t.label.country_region).selectOption({ label: 'Kazakhstan' });
  expect((await send(page, t.common.save)).status()).toBe(303);
  await expect(page.getByRole('status').filter({ hasText: t.profile.saved })).toBeVisible();
  await expect(field(page, t.label.first_name)).toHaveValue('Henrietta');
  await expect(field(page, t.label.last_name)).toHaveValue('Ortega y Gasset');
  await expect(field(page, t.label.country_region)).toHaveValue('KZ');
  const changed = { ...invitation.person, first_name: 'Henrietta', last_name: 'Ortega y Gasset' };
  await openUserMenu(page, changed);
  await page.goto('/home');
  await expectDashboardOf(page, changed);
});

test('the address cannot be changed, not even by a form made by hand', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  await openProfile(page);
  await expect(field(page, t.label.email_address)).toHaveAttribute('readonly');
  await field(page, t.label.email_address).evaluate((input: HTMLInputElement) => {
    input.readOnly = false;
    input.value = 'mallory@elsewhere.example';
  });
  await send(page, t.common.save);
  await expect(field(page, t.label.email_address)).toHaveValue(invitation.person.email);
});

test('the preferred language changes pages, also in a browser that speaks another, and mails', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  let speaking: (typeof languages)[number] = 'en';
  for (const language of ['es', 'ru', 'it'] as const) {
    await page.goto('/profile');
    const texts = textsOf(speaking);
    await field(page, texts.label.preferred_language).selectOption(language);
    await send(page, texts.common.save);
    speaking = language;
    await expectPage(page, textsOf(language).label.my_profile, language);
    await expect(page.getByRole('status').filter({ hasText: textsOf(language).profile.saved })).toBeVisible();
  }
  const elsewhere = await visit({ language: 'en' });
  await signIn(elsewhere, invitation.person.email);
  await expectDashboardOf(elsewhere, { ...invitation.person, language: 'it' });
  await elsewhere.goto('/profile');
  await hydrated(elsewhere);
  const texts = textsOf('it');
  await field(elsewhere, texts.profile.current_password).fill(password);
  await typePasswords(elsewhere, texts.profile.new_password, texts.label.confirm_your_password, otherPassword);
  await send(elsewhere, texts.profile.change_password);
  const mail = await installation.sink.next(invitation.person.email);
  expect(mail.subject).toBe(fill(texts.mail.password_changed_subject, { product: productName }));
});

test('a faulty form keeps what was typed', async ({ installation, visit }) => {
  const page = await visit();
  await register(page, await installation.invite());
  await openProfile(page);
  await field(page, t.label.first_name).fill('   ');
  await field(page, t.label.last_name).fill('Kept');
  await field(page, t.label.preferred_language).selectOption('ru');
  expect((await send(page, t.common.save)).status()).toBe(422);
  await expect(field(page, t.label.first_name)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, t.label.first_name)).toBeFocused();
  await expect(page.locator('#first_name-error')).toHaveText(fill(t.error.required, { label: t.label.first_name }));
  await expect(field(page, t.label.last_name)).toHaveValue('Kept');
  await expect(field(page, t.label.preferred_language)).toHaveValue('ru');
});

test('a wrong current password changes nothing', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  await openProfile(page);
  await changePassword(page, 'not my password', otherPassword);
  const current = field(page, t.profile.current_password);
  await expect(page.locator('#current_password-error')).toHaveText(t.error.current_password_wrong);
  await expect(current).toHaveAttribute('aria-invalid', 'true');
  await expect(current).toBeFocused();
  await expect(current).toHaveValue('');
  const elsewhere = await visit();
  await signIn(elsewhere, invitation.person.email, password);
  await expectDashboardOf(elsewhere, invitation.person);
});

test('a new password ends the session of the other browser, keeps this one, and is told by mail', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const [page, elsewhere] = [await visit(), await visit()];
  await register(page, invitation);
  await signIn(elsewhere, invitation.person.email);
  await expectDashboardOf(elsewhere, invitation.person);

  await openProfile(page);
  await changePassword(page, password, otherPassword);
  await expect(page.getByRole('status').filter({ hasText: t.profile.password_saved })).toBeVisible();
  const mail = await installation.sink.next(invitation.person.email);
  expect(mail.subject).toBe(fill(t.mail.password_changed_subject, { product: productName }));
  expect(mail.text).toMatch(anyFilling(t.mail.password_changed_text));

  await elsewhere.goto('/home');
  await expect(elsewhere).toHaveURL(/\/Customer\//);
  await page.goto('/home');
  await expectDashboardOf(page, invitation.person);
  await signIn(elsewhere, invitation.person.email, password);
  await expect(elsewhere.getByRole('alert')).toContainText(t.sign_in.failed);
  await signInHere(elsewhere, invitation.person.email, otherPassword);
  await expectDashboardOf(elsewhere, invitation.person);
});

for (const hasScript of [true, false]) {
  test(`a form sent after 60 idle minutes comes back after sign-in, unsent, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const invitation = await installation.invite();
    const { person } = invitation;
    await register(await visit(), invitation);
    const page = await visit({ javaScriptEnabled: hasScript });
    await signIn(page, person.email);
    await page.goto('/profile');
    await field(page, t.label.first_name).fill('Typed');
    await field(page, t.label.last_name).fill('Before The End');
    await field(page, t.label.country_region).selectOption('IT');
    ageSessions(installation, person.email, minutes(60));

    await send(page, t.common.save);
    await expectPage(page, t.sign_in.title, 'en');
    await expect(page.getByRole('main')).toContainText(t.error.session_ended);
    await signInHere(page, person.email);
    await expect(page).toHaveURL(/\/profile/);
    await expect(field(page, t.label.first_name)).toHaveValue('Typed');
    await expect(field(page, t.label.last_name)).toHaveValue('Before The End');
    await expect(field(page, t.label.country_region)).toHaveValue('IT');

    // Unsent: the dashboard still greets by the old name, until the form is sent.
    const elsewhere = await visit();
    await signIn(elsewhere, person.email);
    await expectDashboardOf(elsewhere, person);
    await send(page, t.common.save);
    await elsewhere.reload();
    await expectDashboardOf(elsewhere, { ...person, first_name: 'Typed' });
  });
}

test('what one person typed never comes back to another', async ({ installation, visit }) => {
  const [one, other] = [await installation.invite(), await installation.invite()];
  await register(await visit(), other);
  const page = await visit();
  await register(page, one);
  await page.goto('/profile');
  await field(page, t.label.first_name).fill('Secret');
  ageSessions(installation, one.person.email, minutes(60));
  await send(page, t.common.save);
  await signInHere(page, other.person.email);
  await expect(page).toHaveURL(/\/profile/);
  await expect(field(page, t.label.first_name)).toHaveValue(other.person.first_name);
});

test('an idle session ends after 60 minutes, not before, and the page asked for survives the sign-in', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  ageSessions(installation, invitation.person.email, minutes(59));
  await page.goto('/profile');
  await expectPage(page, t.label.my_profile, 'en');
  ageSessions(installation, invitation.person.email, minutes(60));
  await page.goto('/profile');
  await expectPage(page, t.sign_in.title, 'en');
  await expect(page.getByRole('main')).toContainText(t.error.session_ended_plain);
  await signInHere(page, invitation.person.email);
  await expectPage(page, t.label.my_profile, 'en');
});
