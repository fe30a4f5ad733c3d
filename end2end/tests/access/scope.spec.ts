// The account switch of the top bar, with and without JavaScript, and finding people while typing.
import type { Page, Route } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import type { Installation } from '../../support/installation.ts';
import { chooseScope, expectDashboardOf, expectPage, field, hydrated, register, scopeMenu, send, signIn } from '../../support/pages.ts';
import { type Agreement, newAgreement, newPerson, password, type Person } from '../../support/people.ts';
import { fill, type Language, runs, textsOf } from '../../support/texts.ts';

const LIST = '/account/access';

/** An agreement of an organization with a second purchasing account that the same person administers. */
function withTwoAccounts(administrator: Person): Agreement {
  const agreement = newAgreement(administrator);
  const [lead] = agreement.purchasing_accounts;
  return { ...agreement, purchasing_accounts: [lead, { ...lead, number: `${lead.number}2`, name: `${lead.name} II`, lead: false }] };
}

/** Somebody who administers two purchasing accounts of one organization and one of another. */
async function personOfTwoOrganizations(installation: Installation, page: Page, language: Language): Promise<{ person: Person; own: Agreement; other: Agreement }> {
  const person = newPerson(language);
  const own = withTwoAccounts(person);
  await register(page, await installation.inviteBy(own));
  const other = newAgreement(person, { organization: { id: `F-${own.number}`, name: 'Fabrikam', country: 'US' } });
  other.purchasing_accounts[0].name = 'Fabrikam Tokyo';
  await page.goto((await installation.inviteBy(other)).link);
  await page.locator('main form').first().getByRole('button').first().click();
  await expectDashboardOf(page, person);
  return { person, own, other };
}

for (const { language, hasScript } of runs) {
  test(`the account switch in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const { person, own, other } = await personOfTwoOrganizations(installation, await visit({ language }), language);
    const page = await visit({ language, javaScriptEnabled: hasScript });
    await signIn(page, person.email, password, language);
    const [lead, second] = own.purchasing_accounts;
    const [tokyo] = other.purchasing_accounts;
    const current = scopeMenu(page).locator('summary');
    await expect(current).toHaveText(`${t.label.purchasing_account}: ${t.common.all_accounts}`);
    for (const { number } of [lead, second, tokyo]) await expect(page.getByRole('main')).toContainText(number);

    await scopeMenu(page).locator('summary').click();
    await expect(scopeMenu(page).getByRole('group', { name: own.organization.name }).getByRole('button')).toHaveCount(2);
    await expect(scopeMenu(page).getByRole('button', { name: t.common.all_accounts })).toHaveAttribute('aria-current', 'true');
    await scopeMenu(page).getByRole('group', { name: 'Fabrikam' }).getByRole('button', { name: tokyo.name }).click();
    await expect(page).toHaveURL(/\/home$/);
    await expect(current).toContainText(`Fabrikam · ${tokyo.name}`);
    await expect(current).toContainText(tokyo.number);
    await expect(page.getByRole('main')).toContainText(fill(t.dashboard.showing, { account: `${tokyo.name} · ${tokyo.number}` }));
    await expect(page.getByRole('main')).not.toContainText(lead.number);

    await page.goto(`${LIST}?sort=-name&after=a&name=b`);
    await chooseScope(page, `${second.name} ${second.number}`);
    await expect(page, 'the way back forgets the place in the former list').toHaveURL(/\/account\/access\?sort=-name$/);
    await expect(current).toContainText(second.number);
    await page.goto('/account/access/invite');
    const boxes = page.getByRole('group', { name: t.access.invite_accounts }).getByRole('checkbox', { checked: true });
    await expect(boxes).toHaveCount(1);
    await expect(boxes).toHaveAccessibleName(new RegExp(second.number));

    await page.goto('/home');
    await page.getByRole('main').getByRole('button', { name: t.dashboard.show_all }).click();
    await expect(current).toContainText(t.common.all_accounts);
    for (const { number } of [lead, second, tokyo]) await expect(page.getByRole('main')).toContainText(number);
  });
}

test('the switch works by keyboard like the other menus, and is in view on a phone', async ({ installation, visit }) => {
  const t = textsOf('en');
  const person = newPerson();
  const own = withTwoAccounts(person);
  const long = 'Contoso Departamento de Compras y Contratación de Servicios Generales del Hemisferio Sur';
  own.purchasing_accounts[1].name = long;
  const page = await visit({ viewport: { width: 390, height: 844 } });
  await register(page, await installation.inviteBy(own));
  const summary = scopeMenu(page).locator('summary');
  await summary.focus();
  await page.keyboard.press('Enter');
  const button = scopeMenu(page).getByRole('button', { name: long });
  await expect(button).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeHidden();
  await expect(summary).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(scopeMenu(page).getByRole('button', { name: t.common.all_accounts })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(summary).toContainText(long);
  await expect(summary.getByText(own.purchasing_accounts[1].number), 'the number is not cut').toBeInViewport({ ratio: 1 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, 'the page is not wider than the phone').toBeLessThanOrEqual(390);
});

/** Harry and as many colleagues as are named, whom he has invited. */
async function listOf(installation: Installation, page: Page, names: string[]): Promise<void> {
  const t = textsOf('en');
  const invitation = await installation.invite();
  const domain = invitation.person.email.split('@')[1];
  await register(page, invitation);
  await page.goto('/account/access/invite');
  for (const [place, name] of names.entries()) {
    if (place > 0) await send(page, t.label.invite_another_user);
    const row = page.locator('fieldset.invitee').nth(place);
    await row.getByLabel(t.label.email_address, { exact: true }).fill(`${name.toLowerCase()}@${domain}`);
    await row.getByLabel(t.label.first_name, { exact: true }).fill(name);
    await row.getByRole('checkbox', { name: place === 0 ? t.label.role_report_viewer : t.label.role_account_viewer }).check();
  }
  await send(page, t.label.invite);
  await page.goto(LIST);
}

const found = (page: Page) => page.locator('#results tbody').getByRole('row');
const search = (page: Page) => field(page, textsOf('en').access.search);

test('typing finds, and the address bar follows', async ({ installation, visit }) => {
  const t = textsOf('en');
  const page = await visit();
  await listOf(installation, page, ['Rosa', 'Nils']);
  await hydrated(page);
  await expect(found(page)).toHaveCount(3);
  await search(page).pressSequentially('rosa');
  await expect(found(page)).toHaveCount(1);
  await expect(found(page)).toContainText('Rosa');
  await expect(page).toHaveURL(/\/account\/access\?search=rosa$/);
  await expect(page.locator('input[name=return_to]').first(), 'the language switch comes back to it').toHaveValue('/account/access?search=rosa');
  await expect(search(page)).toBeFocused();
  await expect(page.locator('[aria-live=polite]')).toHaveText(fill(t.common.position, { first: 1, last: 1, total: 1 }));
  await page.keyboard.press('Home');
  await page.keyboard.type('x');
  await expect(search(page), 'the caret stays where it was').toHaveValue('xrosa');
  await expect(page.getByRole('heading', { name: t.common.no_hits_title })).toBeVisible();
  await expect(page.locator('[aria-live=polite]')).toHaveText(t.common.no_hits_title);

  await search(page).fill('');
  await expect(found(page)).toHaveCount(3);
  await expect(page).toHaveURL(/\/account\/access$/);
  await field(page, t.label.role).selectOption({ label: t.label.role_report_viewer });
  await expect(found(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\?role=report_viewer$/);
  await page.getByRole('link', { name: t.common.clear_filters }).click();
  await expect(found(page)).toHaveCount(3);
  await expect(field(page, t.label.role)).toHaveValue('');
});

test('going back from a person shows what was found; further back, the page before the list', async ({ installation, visit }) => {
  const page = await visit();
  await listOf(installation, page, ['Rosa', 'Nils']);
  await page.goto('/profile');
  await page.goto(LIST);
  await hydrated(page);
  await search(page).pressSequentially('nils');
  await expect(page).toHaveURL(/search=nils$/);
  await found(page).getByRole('link').click();
  await expect(page).toHaveURL(/\/invitations\//);
  await page.goBack();
  await expect(search(page)).toHaveValue('nils');
  await expect(found(page)).toHaveCount(1);
  await page.goBack();
  await expectPage(page, textsOf('en').label.my_profile, 'en');
});

test('an answer that was overtaken is not shown', async ({ installation, visit }) => {
  const page = await visit();
  await listOf(installation, page, ['Rosa', 'Nils']);
  await hydrated(page);
  let slow: Route | undefined;
  await page.route('**/account/access?*search=rosa*', (route) => {
    slow = route;
  });
  const asked = page.waitForRequest(/search=rosa/);
  await search(page).fill('rosa');
  await asked;
  await search(page).fill('nils');
  await expect(found(page)).toHaveCount(1);
  await expect(found(page)).toContainText('Nils');
  await slow?.continue().catch(() => undefined);
  await page.waitForLoadState('networkidle');
  await expect(found(page)).toContainText('Nils');
  await expect(page).toHaveURL(/search=nils$/);
});

test('what was typed before the script came is searched for', async ({ installation, visit }) => {
  const page = await visit();
  await listOf(installation, page, ['Rosa', 'Nils']);
  let letScriptArrive = () => {};
  const mayArrive = new Promise<void>((resolve) => (letScriptArrive = resolve));
  await page.route('**/*.wasm', async (route) => {
    await mayArrive;
    await route.continue();
  });
  await page.goto(LIST, { waitUntil: 'domcontentloaded' });
  await search(page).fill('rosa');
  letScriptArrive();
  await expect(found(page)).toHaveCount(1);
  await expect(search(page)).toHaveValue('rosa');
});

test('a request that fails is left to the form, and an ended session leads to sign-in', async ({ installation, visit }) => {
  const page = await visit();
  await listOf(installation, page, ['Rosa', 'Nils']);
  await hydrated(page);
  await page.route('**/account/access?*', (route) => (route.request().isNavigationRequest() ? route.continue() : route.fulfill({ status: 204 })));
  const sent = page.waitForRequest((request) => request.isNavigationRequest());
  await search(page).fill('rosa');
  await sent;
  await expect(found(page)).toHaveCount(1);
  await page.unroute('**/account/access?*');
  await hydrated(page);
  await page.context().clearCookies();
  await search(page).fill('nils');
  await expect(page).toHaveURL(/\/Customer\/\?return_to=/);
});

test('without JavaScript the button finds', async ({ installation, visit }) => {
  const t = textsOf('en');
  const page = await visit({ javaScriptEnabled: false });
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  await signIn(page, invitation.person.email);
  await page.goto(LIST);
  await search(page).fill('zzz');
  await page.getByRole('main').getByRole('button', { name: t.common.apply, exact: true }).click();
  await expect(page).toHaveURL(/search=zzz/);
  await expect(page.getByRole('heading', { name: t.common.no_hits_title })).toBeVisible();
});
