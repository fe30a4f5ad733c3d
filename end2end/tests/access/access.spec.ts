// Manage access: the path of R34 by its labels, in every language, with and without JavaScript.
import type { Page } from '@playwright/test';
import { colleague, fillRow, join, openInviteUsers, openRow } from '../../support/access.ts';
import { ageSessions, endUndo, minutes } from '../../support/database.ts';
import { expect, test, type Visit } from '../../support/fixtures.ts';
import type { Installation, Invitation } from '../../support/installation.ts';
import { expectDashboardOf, expectPage, field, hydrated, register, send, signIn, signInHere } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

/** A new administrator, with the form to invite users open. */
async function administrator(installation: Installation, visit: Visit): Promise<{ invitation: Invitation; page: Page }> {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  await openInviteUsers(page, 'en');
  return { invitation, page };
}

for (const { language, hasScript } of runs) {
  test(`an administrator invites two colleagues in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const invitation = await installation.invite(language);
    await register(await visit({ language }), invitation);
    const page = await visit({ language, javaScriptEnabled: hasScript });
    await signIn(page, invitation.person.email, password, language);
    await expectDashboardOf(page, invitation.person);

    await openInviteUsers(page, language);
    const first = colleague(invitation.person, language, 'Rosa');
    const second = colleague(invitation.person, 'en', 'Nils');
    await fillRow(page, language, 1, first, [t.label.role_report_viewer, t.label.role_account_viewer]);
    await send(page, t.label.invite_another_user);
    const language2 = page.locator('fieldset.invitee').nth(1).getByLabel(t.label.preferred_language);
    await expect(language2, 'language copies down').toHaveValue(first.language);
    await fillRow(page, language, 2, second, [t.label.role_user_administrator]);
    expect((await send(page, t.label.invite)).status()).toBe(200);
    const outcome = page.getByRole('status');
    for (const person of [first, second]) {
      await expect(outcome).toContainText(fill(t.access.result_invited, { email: person.email }));
    }

    await page.getByRole('link', { name: t.label.manage_users, exact: true }).first().click();
    const row = page.getByRole('row').filter({ hasText: first.email });
    await expect(row).toContainText(t.label.role_report_viewer);
    await expect(row).toContainText(t.access.status_sent);
    await join(installation, await visit({ language }), first);
    await page.reload();
    await expect(row).toContainText(t.access.status_active);
  });
}

test('mixed rows: the good one goes out, the bad one stays with its fault', async ({ installation, visit }) => {
  const t = textsOf('en');
  const { invitation, page } = await administrator(installation, visit);
  const good = colleague(invitation.person, 'en', 'Rosa');
  await fillRow(page, 'en', 1, good, [t.label.role_account_viewer]);
  await send(page, t.label.invite_another_user);
  await fillRow(page, 'en', 2, { ...good, email: 'nobody' }, [t.label.role_account_viewer]);
  expect((await send(page, t.label.invite)).status()).toBe(422);
  await expect(page.getByRole('status')).toContainText(fill(t.access.result_invited, { email: good.email }));
  await expect(page.locator('fieldset.invitee')).toHaveCount(1);
  await expect(field(page, t.label.email_address)).toHaveValue('nobody');
  await expect(field(page, t.label.email_address)).toHaveAttribute('aria-invalid', 'true');
});

for (const hasScript of [true, false]) {
  test(`a pasted list becomes rows with the roles of the first one, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf('ru');
    const invitation = await installation.invite('ru');
    await register(await visit({ language: 'ru' }), invitation);
    const { person } = invitation;
    const page = await visit({ language: 'ru', javaScriptEnabled: hasScript });
    await signIn(page, person.email, password, 'ru');
    await openInviteUsers(page, 'ru');
    const [first, ...others] = ['Rosa', 'Nils', 'Vera'].map((name) => colleague(person, 'ru', name));
    await fillRow(page, 'ru', 1, first, [t.label.role_report_viewer]);
    await page.getByText(t.access.invite_list_title).click();
    const list = others.map((one) => `${one.first_name}\t${one.last_name}\t${one.email}`).join('\n');
    await field(page, t.access.invite_list).fill(list);
    await send(page, t.access.invite_list_add);
    const rows = page.locator('fieldset.invitee');
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(2).getByLabel(new RegExp(`^${t.label.last_name} `))).toHaveValue(others[1].last_name);
    await expect(rows.nth(2).getByRole('checkbox', { name: t.label.role_report_viewer })).toBeChecked();
    expect((await send(page, t.label.invite)).status()).toBe(200);
    for (const { email } of [first, ...others]) {
      await expect(page.getByRole('status')).toContainText(fill(t.access.result_invited, { email }));
    }
  });
}

test.describe('a session that ends meanwhile', () => {
  // Its age is changed in the database.
  test.use({ engine: 'postgres' });
  for (const hasScript of [true, false]) {
    test(`rows typed before the session ended come back unsent, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
      const t = textsOf('en');
      const { person } = (await administrator(installation, visit)).invitation;
      const page = await visit({ javaScriptEnabled: hasScript });
      await signIn(page, person.email);
      await openInviteUsers(page, 'en');
      const people = ['Rosa', 'Nils'].map((name) => colleague(person, 'en', name));
      await fillRow(page, 'en', 1, people[0], [t.label.role_report_viewer]);
      await send(page, t.label.invite_another_user);
      await fillRow(page, 'en', 2, people[1], [t.label.role_account_viewer]);
      ageSessions(installation, person.email, minutes(60));
      await send(page, t.label.invite);
      await expect(page.getByRole('main')).toContainText(t.error.session_ended);
      await signInHere(page, person.email);
      await expect(page.getByRole('main')).toContainText(fill(t.access.invite_draft, { button: t.label.invite }));
      expect((await send(page, t.label.invite)).status()).toBe(200);
      for (const { email } of people) {
        await expect(page.getByRole('status')).toContainText(fill(t.access.result_invited, { email }));
      }
      for (const [{ email }, role] of [[people[0], t.label.role_report_viewer], [people[1], t.label.role_account_viewer]] as const) {
        await page.goto(`/account/access?search=${encodeURIComponent(email)}`);
        await expect(page.getByRole('row').filter({ hasText: email })).toContainText(role);
      }
    });
  }
});

test('a User Administrator sees why some roles cannot be given', async ({ installation, visit }) => {
  const t = textsOf('en');
  const { invitation, page } = await administrator(installation, visit);
  const rosa = colleague(invitation.person, 'en', 'Rosa');
  await fillRow(page, 'en', 1, rosa, [t.label.role_user_administrator]);
  await send(page, t.label.invite);
  const own = await visit();
  await join(installation, own, rosa);
  await openInviteUsers(own, 'en');
  for (const role of [t.label.role_account_administrator, t.label.role_agreement_administrator, t.label.role_user_administrator]) {
    await expect(own.getByRole('checkbox', { name: role })).toBeDisabled();
  }
  await expect(own.getByText(t.access.role_not_yours).first()).toBeVisible();
  await expect(own.getByRole('checkbox', { name: t.label.role_account_manager })).toBeEnabled();
});

test.describe('mails that wait', () => {
  // Time passes in the database: see support/database.ts.
  test.use({ engine: 'postgres' });

  for (const hasScript of [true, false]) {
    test(`a role is taken away after a question, and mailed about, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
      const t = textsOf('en');
      const { invitation, page: form } = await administrator(installation, visit);
      const rosaPerson = colleague(invitation.person, 'en', 'Rosa');
      await fillRow(form, 'en', 1, rosaPerson, [t.label.role_user_administrator]);
      await send(form, t.label.invite);
      const rosa = await visit();
      await join(installation, rosa, rosaPerson);
      const page = await visit({ javaScriptEnabled: hasScript });
      await signIn(page, invitation.person.email);
      await openRow(page, rosaPerson.email);
      if (hasScript) await hydrated(page);
      await page.getByRole('row').filter({ hasText: t.label.role_user_administrator }).getByRole('link').click();
      const name = `${rosaPerson.first_name} ${rosaPerson.last_name}`;
      const title = fill(t.access.remove_title, { role: t.label.role_user_administrator, name });
      await expect(page.getByRole('heading', { level: hasScript ? 2 : 1, name: title })).toBeVisible();
      await rosa.goto('/account/access');
      await expectPage(rosa, t.label.manage_access, 'en');
      await send(page, t.access.remove_button);
      await rosa.reload();
      await expectPage(rosa, t.error.forbidden_title, 'en');
      endUndo(installation, rosaPerson.email);
      const mail = await installation.sink.next(rosaPerson.email);
      expect(mail.text).toContain(fill(t.mail.changed_by, { name: `${invitation.person.first_name} ${invitation.person.last_name}` }));
    });
  }
});

test('an invitation is sent again, voided and cancelled on its page', async ({ installation, visit }) => {
  const t = textsOf('en');
  const { invitation, page } = await administrator(installation, visit);
  const rosa = colleague(invitation.person, 'en', 'Rosa');
  await fillRow(page, 'en', 1, rosa, [t.label.role_account_viewer]);
  await send(page, t.label.invite);
  const first = await installation.sink.next(rosa.email);
  await openRow(page, rosa.email);
  await send(page, t.access.resend_void);
  await expect(page.getByRole('status')).toHaveText(t.access.was_resent);
  const second = await installation.sink.next(rosa.email);
  const visitor = await visit();
  await visitor.goto(first.link);
  await expectPage(visitor, t.link.voided_title, 'en');
  await visitor.goto(second.link);
  await expectPage(visitor, t.label.create_your_organizational_account, 'en');
  await page.getByRole('link', { name: t.access.cancel, exact: true }).click();
  // As many press a button.
  await page.getByRole('main').getByRole('button', { name: t.access.cancel, exact: true }).dblclick();
  await expect(page.getByRole('status')).toContainText(t.access.was_cancelled);
  await visitor.goto(second.link);
  await expectPage(visitor, t.link.cancelled_title, 'en');
});

test('phone width: rows become cards and nothing is wider than the page', async ({ installation, visit }) => {
  const invitation = await installation.invite('ru');
  const page = await visit({ language: 'ru', viewport: { width: 390, height: 844 } });
  await register(page, invitation);
  for (const path of ['/account/access', '/account/access/invite', '/support/manage-users']) {
    await page.goto(path);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(tooWide, path).toBeLessThanOrEqual(0);
  }
});
