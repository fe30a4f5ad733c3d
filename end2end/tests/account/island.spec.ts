// What the browser part adds, and that it never gets in the way.
import type { Page, Request } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { expectDashboardOf, field, hydrated, register, send, typePasswords } from '../../support/pages.ts';
import { otherPassword, password } from '../../support/people.ts';
import { fill, textsOf } from '../../support/texts.ts';

const t = textsOf('en');
const passwordField = (page: Page) => field(page, t.label.create_password);
const repetitionField = (page: Page) => field(page, t.label.confirm_your_password);
const fit = (page: Page) => page.getByRole('status');

test('the button shows and hides both passwords', async ({ installation, visit }) => {
  const page = await visit();
  await page.goto((await installation.invite()).link);
  await expect(passwordField(page)).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: t.common.show_password }).click();
  await expect(passwordField(page)).toHaveAttribute('type', 'text');
  await expect(repetitionField(page)).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: t.common.hide_password }).click();
  await expect(passwordField(page)).toHaveAttribute('type', 'password');
  await expect(repetitionField(page)).toHaveAttribute('type', 'password');
});

test('a suggested password fills both fields, fits and is accepted', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await page.goto(invitation.link);
  await page.getByRole('button', { name: t.common.suggest_password }).click();
  const suggestion = await passwordField(page).inputValue();
  expect(suggestion).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  await expect(repetitionField(page)).toHaveValue(suggestion);
  await expect(fit(page)).toHaveText(t.register.password_fits);
  await send(page, t.label.start);
  await expectDashboardOf(page, invitation.person);
});

test('two suggestions differ', async ({ installation, visit }) => {
  const page = await visit();
  await page.goto((await installation.invite()).link);
  const suggest = page.getByRole('button', { name: t.common.suggest_password });
  await suggest.click();
  const first = await passwordField(page).inputValue();
  await suggest.click();
  await expect(passwordField(page)).not.toHaveValue(first);
});

test('leaving the field tells whether the password fits', async ({ installation, visit }) => {
  const page = await visit();
  await page.goto((await installation.invite()).link);
  await hydrated(page);
  for (const [candidate, verdict] of [
    ['short', fill(t.error.password_too_short, { min: 15 })],
    ['passwordpassword', t.error.password_known],
    ['business center 1', t.error.password_contextual],
    [password, t.register.password_fits],
  ]) {
    await passwordField(page).fill(candidate);
    await passwordField(page).press('Tab');
    await expect(fit(page), candidate).toHaveText(verdict);
  }
});

for (const [status, body] of [[429, { Wait: { seconds: 1 } }], [503, 'Busy']] as const) {
  test(`a live check that is refused with ${status} says nothing, and the form works`, async ({ installation, visit }) => {
    const page = await visit({ refused: '/api/check-password' });
    await page.route('**/api/check-password', (route) => route.fulfill({ status, json: body }));
    const invitation = await installation.invite();
    await page.goto(invitation.link);
    await hydrated(page);
    await passwordField(page).fill(password);
    const refused = page.waitForResponse('**/api/check-password');
    await passwordField(page).press('Tab');
    expect((await refused).status()).toBe(status);
    await expect(fit(page)).toHaveAttribute('data-level', 'none');
    await expect(fit(page)).toBeEmpty();
    await expect(passwordField(page)).not.toHaveAttribute('aria-invalid');
    await repetitionField(page).fill(password);
    await send(page, t.label.start);
    await expectDashboardOf(page, invitation.person);
  });
}

test('a verdict about another text disappears while typing', async ({ installation, visit }) => {
  const page = await visit();
  await page.goto((await installation.invite()).link);
  await hydrated(page);
  await passwordField(page).fill(password);
  await passwordField(page).press('Tab');
  await expect(fit(page)).toHaveText(t.register.password_fits);
  await passwordField(page).press('End');
  await passwordField(page).press('8');
  await expect(fit(page)).toBeEmpty();
});

test('what was typed before the script arrived stays', async ({ installation, visit }) => {
  const page = await visit();
  let letScriptArrive = () => {};
  const mayArrive = new Promise<void>((resolve) => (letScriptArrive = resolve));
  await page.route('**/*.wasm', async (route) => {
    await mayArrive;
    await route.continue();
  });
  await page.goto((await installation.invite()).link);
  await typePasswords(page, t.label.create_password, t.label.confirm_your_password, password, otherPassword);
  letScriptArrive();
  await hydrated(page);
  await expect(page.getByRole('button', { name: t.common.show_password })).toBeVisible();
  await expect(passwordField(page)).toHaveValue(password);
  await expect(repetitionField(page)).toHaveValue(otherPassword);
});

test('the form works when the script never comes to life', async ({ installation, visit }) => {
  const page = await visit();
  const body = 'export default async () => {}; export const hydrate = () => {};';
  await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
  const invitation = await installation.invite();
  await page.goto(invitation.link);
  await typePasswords(page, t.label.create_password, t.label.confirm_your_password, password);
  await send(page, t.label.start);
  await expectDashboardOf(page, invitation.person);
});

test('pages with islands mark the moment when they live', async ({ installation, visit }) => {
  const page = await visit();
  await register(page, await installation.invite());
  await page.goto('/profile');
  await hydrated(page);
  await expect(page.getByRole('button', { name: t.common.show_password })).toBeVisible();
});

test('pages without islands load no script and no WASM', async ({ installation, visit }) => {
  const page = await visit();
  await register(page, await installation.invite());
  const scripts: string[] = [];
  page.on('request', (request: Request) => {
    if (request.resourceType() === 'script' || /\.(js|wasm)$/.test(request.url())) scripts.push(request.url());
  });
  for (const path of ['/home', '/support', '/support/roles']) await page.goto(path, { waitUntil: 'networkidle' });
  const stranger = await visit();
  stranger.on('request', (request: Request) => {
    if (request.resourceType() === 'script' || /\.(js|wasm)$/.test(request.url())) scripts.push(request.url());
  });
  for (const path of ['/Customer/', '/resend', '/forgot-password']) await stranger.goto(path, { waitUntil: 'networkidle' });
  expect(scripts).toEqual([]);
});
