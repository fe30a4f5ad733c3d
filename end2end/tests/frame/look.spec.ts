// Every page in every language: no overflow, no axe violation, clean console; pictures in English and
// Russian, light and dark, on a phone and on a desktop, in screenshots/.
import type { Page } from '@playwright/test';
import { colleague, fillRow, join as acceptInvitation, openRow } from '../../support/access.ts';
import { age, ageSessions, days, minutes } from '../../support/database.ts';
import { expect, test } from '../../support/fixtures.ts';
import { Installation } from '../../support/installation.ts';
import { look, mailRules, updatePicture } from '../../support/look.ts';
import { chooseScope, expectPage, field, hydrated, register, send, signIn, signInHere, typePasswords } from '../../support/pages.ts';
import { newAgreement, newPerson, otherPassword, password, type Person, withSecondAccount } from '../../support/people.ts';
import { fill, languages, productName, textsOf } from '../../support/texts.ts';

// Expired links need PostgreSQL: see support/database.ts.
test.use({ engine: 'postgres' });
test.setTimeout(180_000);

for (const language of languages) {
  const t = textsOf(language);

  test(`pages for people who are not signed in, in ${language}`, async ({ installation, visit }) => {
    const page = await visit({ language });
    const gaze = { page, language };
    await page.goto('/Customer/');
    await look(gaze, 'sign-in');
    await send(page, t.label.sign_in);
    await look(gaze, 'sign-in-empty');
    await signInHere(page, 'nobody@elsewhere.example', otherPassword, language);
    await expect(page.getByRole('alert')).toContainText(t.sign_in.failed);
    await look(gaze, 'sign-in-failed');
    await signIn(page, 'somebody@gmail.com', otherPassword, language);
    await expect(page.getByRole('alert')).toContainText(t.sign_in.personal_refused);
    await look(gaze, 'sign-in-personal');

    await page.goto('/resend');
    await look(gaze, 'resend');
    await send(page, t.label.submit);
    await look(gaze, 'resend-errors');
    const { person, agreement } = await installation.invite(language);
    await field(page, t.label.email_address).fill(person.email);
    await field(page, t.label.agreement_number).fill(agreement.number);
    await field(page, t.label.purchasing_account_number).fill(agreement.purchasing_accounts[0].number);
    await send(page, t.label.submit);
    await expectPage(page, t.resend.done_title, language);
    await look(gaze, 'resend-sent');

    await page.goto('/forgot-password');
    await look(gaze, 'forgot');
    await send(page, t.reset.request_button);
    await look(gaze, 'forgot-error');
    await field(page, t.label.email_address).fill(person.email);
    await send(page, t.reset.request_button);
    await expectPage(page, t.reset.done_title, language);
    await look(gaze, 'forgot-sent');

    await page.goto('/support');
    await look(gaze, 'support');
    for (const guide of ['register', 'sign-in', 'roles']) {
      await page.goto(`/support/${guide}`);
      await look(gaze, `guide-${guide}`);
    }
    await page.goto('/nothing/here');
    await expectPage(page, t.error.not_found_title, language);
    await look(gaze, 'not-found');
  });

  test(`pages of an invitation, in ${language}`, async ({ installation, visit }) => {
    const page = await visit({ language });
    const gaze = { page, language };
    const invitation = await installation.invite(language);
    const { person, agreement } = invitation;
    await page.goto(invitation.link);
    await hydrated(page);
    await look(gaze, 'register');
    await page.getByRole('button', { name: t.common.suggest_password }).click();
    await expect(page.getByRole('status')).toHaveText(t.register.password_fits);
    await look(gaze, 'register-suggested');
    await field(page, t.label.first_name).fill('');
    await typePasswords(page, t.label.create_password, t.label.confirm_your_password, 'short');
    await send(page, t.label.start);
    await hydrated(page);
    await look(gaze, 'register-errors');
    await page.getByRole('link', { name: t.register.not_me }).click();
    await expectPage(page, t.register.decline_title, language);
    await look(gaze, 'decline');
    await send(page, t.register.decline_button);
    await look(gaze, 'decline-error');
    await page.getByRole('radio', { name: t.register.reason_left }).check();
    await send(page, t.register.decline_button);
    await expectPage(page, t.register.declined_title, language);
    await look(gaze, 'link-declined');
    age(installation, person.email, days(8));
    await page.goto(invitation.link);
    await expect(page.getByRole('main')).toContainText(t.register.declined_late);
    await look(gaze, 'link-declined-for-good');

    const expired = await installation.invite(language);
    age(installation, expired.person.email, days(60));
    await page.goto(expired.link);
    await expectPage(page, t.link.expired_title, language);
    await look(gaze, 'link-expired');
    await send(page, t.link.expired_button);
    await expectPage(page, t.link.expired_sent_title, language);
    await look(gaze, 'link-expired-sent');

    const cancelled = await installation.invite(language);
    await installation.cancelInvitation(cancelled.person.email);
    await page.goto(cancelled.link);
    await expectPage(page, t.link.cancelled_title, language);
    await look(gaze, 'link-cancelled');

    await page.goto('/i/x');
    await expectPage(page, t.link.unknown_title, language);
    await look(gaze, 'link-unknown');

    const used = await installation.invite(language);
    const member = await visit({ language });
    await register(member, used);
    await page.goto(used.link);
    await expectPage(page, t.link.used_title, language);
    await look(gaze, 'link-used');

    const next = await installation.inviteBy(newAgreement(used.person, { partners: agreement.partners }));
    await page.goto(next.link);
    await expectPage(page, t.register.existing_title, language);
    await look(gaze, 'link-existing-account');
    await send(page, t.register.existing_button);
    await look(gaze, 'link-existing-account-error');
    await member.goto(next.link);
    await expectPage(member, t.register.accept_title, language);
    await look({ page: member, language }, 'link-accept');
    const stranger = await installation.invite(language);
    await member.goto(stranger.link);
    await expectPage(member, t.link.other_person_title, language);
    await look({ page: member, language }, 'link-other-person');
  });

  test(`pages for people who are signed in, in ${language}`, async ({ installation, visit }) => {
    const page = await visit({ language });
    const gaze = { page, language };
    const invitation = await installation.inviteBy(withSecondAccount(newAgreement(newPerson(language))));
    const { person, agreement } = invitation;
    await register(page, invitation);
    await look(gaze, 'dashboard');
    await updatePicture(gaze, 'dashboard');
    for (const menu of await page.locator('header details:visible').all()) {
      await menu.locator('summary').click();
      // An open panel covers what is below it.
      await look({ ...gaze, exceptions: ['target-size'] }, `menu-${(await menu.getAttribute('class'))?.split(' ').pop()}`);
      await menu.locator('summary').click();
    }
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('details.nav-menu > summary').click();
    await look({ ...gaze, exceptions: ['target-size'] }, 'menu-navigation');

    await page.goto('/profile');
    await hydrated(page);
    await look(gaze, 'profile');
    await field(page, t.label.first_name).fill('');
    await send(page, t.common.save);
    await look(gaze, 'profile-errors');
    await send(page, t.profile.change_password);
    await look(gaze, 'profile-password-errors');
    await page.goto('/support/roles');
    await look(gaze, 'guide-roles-signed-in');
    await page.goto('/nothing/here');
    await look(gaze, 'not-found-signed-in');

    await installation.importRegister({ ...agreement, status: 'ended' });
    await page.goto('/home');
    await expect(page.getByRole('main')).toContainText(fill(t.dashboard.ended_agreement, { agreement: agreement.number }));
    await look(gaze, 'dashboard-ended');

    const forgetful = await visit({ language });
    await forgetful.goto('/forgot-password');
    await field(forgetful, t.label.email_address).fill(person.email);
    await send(forgetful, t.reset.request_button);
    const { link } = await installation.sink.next(person.email, (mail) => mail.link.includes('/r/'));
    await forgetful.goto(link);
    await hydrated(forgetful);
    await look({ page: forgetful, language }, 'reset');
    await send(forgetful, t.reset.button);
    await look({ page: forgetful, language }, 'reset-errors');
    await hydrated(forgetful);
    await typePasswords(forgetful, t.reset.new_password, t.label.confirm_your_password, otherPassword);
    await send(forgetful, t.reset.button);
    await look({ page: forgetful, language }, 'sign-in-password-set');
    await forgetful.goto(link);
    await expectPage(forgetful, t.link.reset_used_title, language);
    await look({ page: forgetful, language }, 'reset-used');
    await page.goto('/home');
    await look(gaze, 'sign-in-session-ended');
  });

  test(`pages of Manage access, in ${language}`, async ({ installation, visit }) => {
    const page = await visit({ language });
    const gaze = { page, language };
    const invitation = await installation.inviteBy(withSecondAccount(newAgreement(newPerson(language))));
    const { person } = invitation;
    await register(page, invitation);
    await page.goto('/account/access');
    await look(gaze, 'manage-users');
    await updatePicture(gaze, 'manage-users');
    await page.locator('tbody').getByRole('link', { name: `${person.first_name} ${person.last_name}` }).click();
    await look(gaze, 'person');
    await page.getByRole('link', { name: t.access.remove_role, exact: true }).first().click();
    await expect(page.getByRole('main')).toContainText(t.access.remove_own);
    await look(gaze, 'person-remove-role');
    await page.getByRole('link', { name: t.access.remove_keep, exact: true }).click();
    await page.goto('/account/access?status=sent');
    await page.locator('tbody').getByRole('link').click();
    await look(gaze, 'pending-invitation');
    await page.goto('/account/access?search=nobody-of-this-name');
    await look(gaze, 'manage-users-no-hits');
    await page.goto('/account/access/invite');
    await look(gaze, 'invite-users');
    await updatePicture(gaze, 'invite-users');
    await send(page, t.label.invite);
    await look(gaze, 'invite-users-errors');
    // Typed before the session ended: it comes back, unsent.
    await field(page, t.label.first_name).fill('Rosa');
    ageSessions(installation, person.email, minutes(60));
    await send(page, t.label.invite);
    await expect(page.getByRole('main')).toContainText(t.error.session_ended);
    await signInHere(page, person.email, password, language);
    await expect(field(page, t.label.first_name)).toHaveValue('Rosa');
    await look(gaze, 'invite-users-draft');
    await send(page, t.access.invite_discard);
    await expect(field(page, t.label.first_name)).toHaveValue('');
    await page.goto('/account/audit');
    await expectPage(page, t.audit.title, language);
    await look(gaze, 'audit-trail');
    await page.goto('/account/audit?person=nobody@contoso.com');
    await look(gaze, 'audit-trail-no-hits');
    await page.goto('/support/manage-users');
    await look(gaze, 'guide-manage-users');
  });

  test(`access that is taken away, in ${language}`, async ({ installation, visit }) => {
    const page = await visit({ language });
    const gaze = { page, language };
    const invitation = await installation.invite(language);
    await register(page, invitation);
    const [nils, rosa] = ['Nils', 'Rosa'].map((name) => colleague(invitation.person, language, name));
    const invite = async (by: Page, person: Person, role: string) => {
      await by.goto('/account/access/invite');
      await fillRow(by, language, 1, person, [role]);
      expect((await send(by, t.label.invite)).status()).toBe(200);
    };
    await invite(page, nils, t.label.role_user_administrator);
    const own = await visit({ language });
    await acceptInvitation(installation, own, nils);
    await invite(own, rosa, t.label.role_account_viewer);
    await openRow(page, nils.email);
    await page.getByRole('link', { name: t.access.deactivate, exact: true }).click();
    await look(gaze, 'person-deactivate');
    await send(page, fill(t.access.deactivate_button, { name: `${nils.first_name} ${nils.last_name}` }));
    await look(gaze, 'person-deactivated');
    await openRow(page, rosa.email);
    await expect(page.getByRole('main')).toContainText(t.access.paused_text);
    await look(gaze, 'pending-invitation-paused');
    await page.goto('/account/access');
    await look(gaze, 'manage-users-deactivated');
  });

  test(`pages of a chosen purchasing account, in ${language}`, async ({ installation, visit }) => {
    const page = await visit({ language });
    const gaze = { page, language };
    const agreement = withSecondAccount(newAgreement(newPerson(language)));
    await register(page, await installation.inviteBy(agreement));
    await page.goto('/account/access?scope=nothing');
    await look(gaze, 'manage-users-elsewhere');
    await page.goto('/home');
    await chooseScope(page, agreement.purchasing_accounts[1].name);
    await expect(page.getByRole('main')).toContainText(t.dashboard.show_all);
    await look(gaze, 'dashboard-of-one-account');
    await page.goto('/account/access/invite');
    await look(gaze, 'invite-users-to-one-account');
  });

  test(`mails in ${language}`, async ({ installation, visit }) => {
    const person = await visit({ language });
    const lookAtMail = async (html: string, name: string) => {
      // A mail travels without the site's policy, so it is shown in a page of its own.
      const page = await person.context().newPage();
      await page.setContent(html);
      await look({ page, language, rules: mailRules }, name);
      await page.close();
    };
    const invitation = await installation.invite(language);
    const { email } = invitation.person;
    await lookAtMail(invitation.mail.html, 'mail-invitation');
    await register(person, invitation);
    await person.goto('/forgot-password');
    await field(person, t.label.email_address).fill(email);
    await send(person, t.reset.request_button);
    await lookAtMail((await installation.sink.next(email)).html, 'mail-reset');
  });
}

test('the development mailbox, in every language', async ({ visit }) => {
  const installation = await Installation.start({ hasMailFolder: true });
  try {
    const person = newPerson('ru');
    await installation.importRegister(newAgreement(newPerson('en')), newAgreement(person));
    const subject = fill(textsOf('ru').mail.invitation_subject, { product: productName });
    for (const language of languages) {
      const page = await visit({ language, of: installation });
      await expect(async () => {
        await page.goto('/dev/mail');
        await expect(page.getByRole('link', { name: subject })).toBeVisible({ timeout: 500 });
      }).toPass();
      await look({ page, language }, 'dev-mailbox');
      await page.getByRole('link', { name: subject }).click();
      await expect(page.getByRole('article')).toContainText(person.email);
      await look({ page, language }, 'dev-mail');
    }
  } finally {
    await installation.stop();
  }
});

test('the development DNS, in every language', async ({ visit }) => {
  const installation = await Installation.start({ hasMailFolder: true });
  try {
    for (const language of languages) {
      const page = await visit({ language, of: installation });
      await page.goto('/dev/dns');
      await page.getByLabel('Name').fill(`_business-center-challenge.${language}.contoso.com`);
      await page.getByLabel('Value').fill('mfzwizltoq4tcmrsgmytcmzrge');
      await page.getByLabel('Result').selectOption('server_failure');
      await page.getByRole('button', { name: 'Add' }).click();
      await expect(page.getByRole('row', { name: `challenge.${language}.` })).toHaveCount(2);
      await look({ page, language }, 'dev-dns');
      await page.getByRole('button', { name: `Remove _business-center-challenge.${language}.contoso.com The result` }).click();
      await expect(page.getByRole('row', { name: `challenge.${language}.` })).toHaveCount(1);
    }
  } finally {
    await installation.stop();
  }
});
