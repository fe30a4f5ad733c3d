// Work in components that the server has rendered and the browser has brought to life: one call of a server function, no
// navigation, focus and announcement, and the same end in the database as with JavaScript off.
import type { Page, Request } from '@playwright/test';
import { colleague, fillRow, join, openInviteUsers, openRow } from '../../support/access.ts';
import { runSql } from '../../support/database.ts';
import { expect, test, type Visit } from '../../support/fixtures.ts';
import type { Installation } from '../../support/installation.ts';
import { expectDashboardOf, field, hydrated, inPlace, register, send, signIn, typePasswords } from '../../support/pages.ts';
import { password, type Person } from '../../support/people.ts';
import { escape, fill, textsOf } from '../../support/texts.ts';

// What is in the database is read there.
test.use({ engine: 'postgres' });
const t = textsOf('en');

/** What the database holds about a person: roles, invitations, mails and entries of the audit trail. */
function recordsOf(installation: Installation, { email }: Person): string[] {
  const sql = `
    SELECT 'role ' || role FROM role_assignments JOIN users ON users.id = user_id WHERE users.email = :'email'
    UNION ALL SELECT 'invitation ' || state || ' with links: ' ||
      (SELECT count(*) FROM invitation_links WHERE invitation_id = invitations.id AND voided_at IS NULL)
      FROM invitations WHERE email = :'email'
    UNION ALL SELECT 'mail ' || kind FROM outbox WHERE recipient = :'email'
    UNION ALL SELECT 'entry ' || action FROM audit_entries JOIN users ON users.id = subject WHERE users.email = :'email'
    ORDER BY 1;`;
  return runSql(installation.databaseUrl, sql, { email }).split('\n');
}

/** An administrator who has invited colleagues, one a name. */
async function withColleagues(installation: Installation, visit: Visit, role: string, names: string[]): Promise<{ administrator: Person; people: Person[] }> {
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  const page = await visit({ javaScriptEnabled: false });
  await signIn(page, invitation.person.email);
  await openInviteUsers(page, 'en');
  const people = names.map((name) => colleague(invitation.person, 'en', name));
  for (const [index, person] of people.entries()) {
    if (index > 0) await send(page, t.label.invite_another_user);
    await fillRow(page, 'en', index + 1, person, [role]);
  }
  await send(page, t.label.invite);
  return { administrator: invitation.person, people };
}

/** The page of a person or an invitation, as the administrator has it. */
async function pageOf(visit: Visit, administrator: Person, person: Person, javaScriptEnabled: boolean, refused?: string): Promise<Page> {
  const page = await visit({ javaScriptEnabled, refused: refused && `/api/${refused}` });
  await signIn(page, administrator.email);
  await openRow(page, person.email);
  if (javaScriptEnabled) await hydrated(page);
  return page;
}

test('roles are assigned and removed in place', async ({ installation, visit }) => {
  const { administrator, people } = await withColleagues(installation, visit, t.label.role_account_viewer, ['Rosa', 'Nils']);
  for (const person of people) await join(installation, await visit(), person);
  const [rosa, nils] = people;
  const name = `${rosa.first_name} ${rosa.last_name}`;
  const row = (page: Page, role: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: role }) });
  const choose = (page: Page) => page.getByLabel(t.access.person_add_role).selectOption({ index: 1 });

  const page = await pageOf(visit, administrator, rosa, true);
  await choose(page);
  const added = await page.getByLabel(t.access.person_add_role).locator('option:checked').textContent();
  const role = added!.split(' · ')[0];
  await inPlace(page, 'add-role', () => page.getByRole('button', { name: t.access.add_role, exact: true }).click());
  const outcome = page.getByRole('status');
  await expect(outcome).toContainText(fill(t.access.role_added, { name }));
  await expect(outcome, 'screen readers read what has the focus').toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${escape(fill(t.access.role_added, { name }).replace(/\.$/, ''))} – `));
  await expect(row(page, role)).toBeVisible();
  const history = page.getByRole('region', { name: t.access.history }).getByRole('listitem');
  await expect(history.filter({ hasText: fill(t.access.event_role_granted, { role }) }), 'the history knows it, too').toHaveCount(1);
  await expect(page.getByLabel(t.access.person_add_role).locator('option', { hasText: role })).toHaveCount(0);

  const remove = row(page, t.label.role_account_viewer).getByRole('link', { name: t.access.remove_role, exact: true });
  await remove.click();
  const dialog = page.getByRole('dialog', { name: fill(t.access.remove_title, { role: t.label.role_account_viewer, name }) });
  await expect(dialog.getByRole('link', { name: t.access.remove_keep }), 'nothing is lost by Enter').toBeFocused();
  await page.keyboard.press('Escape');
  await expect(remove).toBeFocused();
  await remove.click();
  await dialog.getByRole('link', { name: t.access.remove_keep }).click();
  await expect(remove).toBeFocused();
  await remove.click();
  // As many press a button.
  await inPlace(page, 'remove-role', () => dialog.getByRole('button', { name: t.access.remove_button }).dblclick());
  await expect(outcome).toContainText(fill(t.access.role_removed, { name }));
  await expect(outcome).toBeFocused();
  await expect(dialog).toBeHidden();
  await expect(row(page, t.label.role_account_viewer)).toHaveCount(0);
  await expect(page.getByLabel(t.access.person_add_role).locator('option', { hasText: t.label.role_account_viewer })).toHaveCount(1);

  const plain = await pageOf(visit, administrator, nils, false);
  await choose(plain);
  await send(plain, t.access.add_role);
  await row(plain, t.label.role_account_viewer).getByRole('link').click();
  await send(plain, t.access.remove_button);
  expect(recordsOf(installation, rosa)).toEqual(recordsOf(installation, nils));

  // Both take it back: the role is there again, and the mail about it is not.
  for (const [browser, person] of [[page, rosa], [plain, nils]] as const) {
    await send(browser, t.access.undo);
    await expect(browser.getByRole('status')).toHaveText(t.access.undone);
    await expect(row(browser, t.label.role_account_viewer)).toBeVisible();
    expect(recordsOf(installation, person).filter((record) => record === 'mail roles_changed')).toHaveLength(1);
  }
});

test('the last Account Administrator stays, and the page says why', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  const { person, agreement } = invitation;
  const page = await pageOf(visit, person, person, true, 'remove-role');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: t.label.role_account_administrator }) });
  await row.getByRole('link', { name: t.access.remove_role, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(t.access.remove_own);
  await inPlace(page, 'remove-role', () => dialog.getByRole('button', { name: t.access.remove_button }).click());
  const outcome = page.getByRole('alert');
  const account = agreement.purchasing_accounts[0].name;
  await expect(outcome).toHaveText(fill(t.error.last_administrator_text, { account }));
  await expect(outcome).toBeFocused();
  await expect(dialog).toBeHidden();
  await expect(row).toBeVisible();
});

test('an invitation is sent again and cancelled in place', async ({ installation, visit }) => {
  const { administrator, people: [rosa, nils] } = await withColleagues(installation, visit, t.label.role_account_viewer, ['Rosa', 'Nils']);
  for (const { email } of [rosa, nils]) await installation.sink.next(email);
  const page = await pageOf(visit, administrator, rosa, true);
  const outcome = page.getByRole('status');
  await inPlace(page, 'resend-invitation', () => page.getByRole('button', { name: t.access.resend_void, exact: true }).click());
  await expect(outcome).toHaveText(t.access.was_resent);
  await expect(outcome).toBeFocused();
  await expect(page.getByRole('main').getByText(t.access.delivery_queued).last()).toBeVisible();
  await installation.sink.next(rosa.email);

  const cancel = page.getByRole('link', { name: t.access.cancel, exact: true });
  await cancel.click();
  const dialog = page.getByRole('dialog', { name: fill(t.access.cancel_title, { name: `${rosa.first_name} ${rosa.last_name}` }) });
  await expect(dialog.getByRole('link', { name: t.access.cancel_keep })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cancel).toBeFocused();
  await cancel.click();
  await inPlace(page, 'cancel-invitation', () => dialog.getByRole('button', { name: t.access.cancel, exact: true }).dblclick());
  await expect(outcome).toContainText(t.access.was_cancelled);
  await expect(outcome).toBeFocused();
  await expect(page.getByRole('heading', { name: t.access.person_details }), 'there is nothing left to do with it').toBeHidden();
  await expect(page.getByRole('button', { name: t.access.save_roles })).toBeHidden();
  await expect(page.getByRole('link', { name: t.label.invite_user, exact: true })).toBeVisible();

  const plain = await pageOf(visit, administrator, nils, false);
  await send(plain, t.access.resend_void);
  await installation.sink.next(nils.email);
  await plain.getByRole('link', { name: t.access.cancel, exact: true }).click();
  await send(plain, t.access.cancel);
  expect(recordsOf(installation, rosa)).toEqual(recordsOf(installation, nils));
});

test('people are invited in place: rows, faults at their rows, questions, results', async ({ installation, visit }) => {
  const path = '/account/access/invite';
  const { person } = await installation.invite().then(async (invitation) => (await register(await visit(), invitation), invitation));
  const page = await visit();
  await signIn(page, person.email);
  await openInviteUsers(page, 'en');
  await hydrated(page);
  const press = (name: string) => () => page.getByRole('button', { name, exact: true }).click();
  const rows = page.locator('fieldset.invitee');
  const email = (place: number) => rows.nth(place - 1).getByLabel(t.label.email_address, { exact: true });
  const [rosa, nils, vera] = ['Rosa', 'Nils', 'Vera'].map((name) => colleague(person, 'en', name));
  const stranger = { ...vera, email: vera.email.replace('@', '@new.') };

  await fillRow(page, 'en', 1, rosa, [t.label.role_report_viewer]);
  await inPlace(page, path, press(t.label.invite_another_user));
  await expect(email(2), 'one goes on with the new row').toBeFocused();
  await expect(email(1)).toHaveValue(rosa.email);
  await fillRow(page, 'en', 2, { ...nils, email: 'nobody' }, [t.label.role_report_viewer]);
  await inPlace(page, path, press(t.label.invite_another_user));
  await fillRow(page, 'en', 3, stranger, [t.label.role_report_viewer]);
  await inPlace(page, path, press(t.label.invite_another_user));
  await expect(rows).toHaveCount(4);
  await inPlace(page, path, press(fill(t.access.invite_remove, { number: '4' })));
  await expect(email(3)).toBeFocused();
  await expect(rows).toHaveCount(3);

  // Who has an address at a new domain is asked about before anybody is invited.
  await inPlace(page, path, press(t.label.invite));
  const question = page.getByRole('note').filter({ hasText: t.access.invite_confirm_title });
  await expect(question).toContainText(stranger.email);
  await expect(question).toBeFocused();
  await expect(email(2)).toHaveValue('nobody');

  expect((await inPlace(page, path, () => page.getByRole('button', { name: t.label.invite, exact: true }).dblclick())).status()).toBe(422);
  const outcome = page.getByRole('status');
  for (const one of [rosa, stranger]) await expect(outcome).toContainText(fill(t.access.result_invited, { email: one.email }));
  await expect(rows).toHaveCount(1);
  await expect(email(1)).toHaveAccessibleDescription(fill(t.error.email_invalid, { label: t.label.email_address }));
  await expect(email(1)).toBeFocused();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(outcome, 'who was invited is seen beside the row that is left').toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 800 });
  await email(1).fill(nils.email);
  await inPlace(page, path, press(t.label.invite));
  await expect(outcome).toContainText(fill(t.access.result_invited, { email: nils.email }));
  await expect(outcome, 'screen readers read what has the focus').toBeFocused();
  await expect(email(1)).toHaveValue('');

  const plain = await visit({ javaScriptEnabled: false });
  await signIn(plain, person.email);
  await openInviteUsers(plain, 'en');
  const otto = colleague(person, 'en', 'Otto');
  await fillRow(plain, 'en', 1, otto, [t.label.role_report_viewer]);
  await send(plain, t.label.invite);
  await installation.sink.next(otto.email);
  for (const one of [rosa, nils, stranger]) {
    await installation.sink.next(one.email);
    await expect.poll(() => recordsOf(installation, one)).toEqual(recordsOf(installation, otto));
  }
});

test('people are invited on a page of its own where the answer cannot be shown in place', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  const page = await visit({ refused: '/account/access/invite' });
  await signIn(page, invitation.person.email);
  await openInviteUsers(page, 'en');
  await hydrated(page);
  const rosa = colleague(invitation.person, 'en', 'Rosa');
  await fillRow(page, 'en', 1, rosa, [t.label.role_report_viewer]);
  const isInPlace = (request: Request) => request.method() === 'POST' && !request.isNavigationRequest();
  await page.route('**/account/access/invite', (route) => (isInPlace(route.request()) ? route.fulfill({ status: 503, body: 'no page' }) : route.fallback()));
  await page.getByRole('button', { name: t.label.invite, exact: true }).click();
  await expect(page.getByRole('status')).toContainText(fill(t.access.result_invited, { email: rosa.email }));
});

test('an account is created in place: faults at their fields, nothing typed is lost', async ({ installation, visit }) => {
  const [harry, plainHarry] = [await installation.invite(), await installation.invite()];
  const page = await visit();
  await page.goto(harry.link);
  await hydrated(page);
  const first = field(page, t.label.first_name);
  const chosen = field(page, t.label.create_password);
  await first.fill('');
  await typePasswords(page, t.label.create_password, t.label.confirm_your_password, 'short');
  const press = () => page.getByRole('button', { name: t.label.start, exact: true }).click();
  expect((await inPlace(page, 'accept-invitation', press)).status()).toBe(422);
  await expect(first).toBeFocused();
  await expect(first).toHaveAccessibleDescription(fill(t.error.required, { label: t.label.first_name }));
  await expect(page.getByRole('alert').getByRole('link')).toHaveText([
    fill(t.error.required, { label: t.label.first_name }),
    fill(t.error.password_too_short, { min: 15 }),
  ]);
  await expect(chosen).toHaveValue('short');
  await first.fill(harry.person.first_name);
  await chosen.fill(password);
  await expect(page.locator('#password-error'), 'it was about another password').toHaveCount(0);
  await field(page, t.label.confirm_your_password).fill(password);
  await press();
  await expectDashboardOf(page, harry.person);

  const plain = await visit({ javaScriptEnabled: false });
  await plain.goto(plainHarry.link);
  await typePasswords(plain, t.label.create_password, t.label.confirm_your_password, password);
  await send(plain, t.label.start);
  expect(recordsOf(installation, harry.person)).toEqual(recordsOf(installation, plainHarry.person));
});

test('further pages of the list of people are shown in place', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  const { person } = invitation;
  const sender = await visit({ javaScriptEnabled: false });
  await signIn(sender, person.email);
  await openInviteUsers(sender, 'en');
  await fillRow(sender, 'en', 1, colleague(person, 'en', 'Rosa'), [t.label.role_account_viewer]);
  await sender.getByText(t.access.invite_list_title).click();
  const many = Array.from({ length: 30 }, (_, index) => `Many ${index} <${colleague(person, 'en', `many${index}`).email}>`);
  await field(sender, t.access.invite_list).fill(many.join('\n'));
  await send(sender, t.access.invite_list_add);
  await send(sender, t.label.invite);

  const page = await visit();
  await signIn(page, person.email);
  await page.goto('/account/access');
  await hydrated(page);
  const names = () => page.locator('tbody').getByRole('rowheader').allTextContents();
  const firstPage = await names();
  const loads: string[] = [];
  page.on('request', (request) => request.isNavigationRequest() && loads.push(request.url()));
  await page.getByRole('link', { name: t.access.next_page }).click();
  await expect(page.locator('#hits'), 'whoever reads goes on there').toBeFocused();
  await expect(page).toHaveURL(/\/account\/access\?after=/);
  const secondPage = await names();
  expect(secondPage.length).toBeGreaterThan(0);
  expect(firstPage.filter((name) => secondPage.includes(name))).toEqual([]);
  await expect(page.locator('input[name=return_to]').first(), 'the language switch comes back to it').toHaveValue(/after=/);
  expect(loads, 'no navigation').toEqual([]);
  await page.goBack();
  await expect(page.locator('tbody').getByRole('rowheader')).toHaveText(firstPage);
  await expect(page).toHaveURL(/\/account\/access$/);
});
