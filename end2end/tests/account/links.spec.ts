// Every state of an invitation's link has one honest page with the next action (decisions 2 to 8),
// and opening a link never uses it up (attack case 25).
import type { Locator, Page, Response } from '@playwright/test';
import { age, days, minutes } from '../../support/database.ts';
import { expect, test } from '../../support/fixtures.ts';
import type { Installation, Invitation } from '../../support/installation.ts';
import {
  expectDashboardOf, expectPage, field, hydrated, register, send, signIn, signOut, switchLanguage, typePasswords,
} from '../../support/pages.ts';
import { newAgreement, otherPassword, password } from '../../support/people.ts';
import { anyFilling, dateTime, fill, languages, senderAddress, textsOf, vendorName } from '../../support/texts.ts';

// Time passes in PostgreSQL: see support/database.ts.
test.use({ engine: 'postgres' });

const t = textsOf('en');

async function expectRegisterForm(page: Page): Promise<void> {
  await expectPage(page, t.label.create_your_organizational_account, 'en');
}

async function choosePassword(page: Page): Promise<void> {
  await hydrated(page);
  await typePasswords(page, t.label.create_password, t.label.confirm_your_password, password);
  await send(page, t.label.start);
}

/** The page of a state that is no form: what it says, and where its one button leads. */
async function expectState(page: Page, title: string, sentence: string | RegExp, button: string): Promise<void> {
  await expectPage(page, title, 'en');
  await expect(page.getByRole('main')).toContainText(sentence);
  await expect(page.getByRole('main')).toContainText(vendorName);
  await expect(page.getByRole('main').getByRole('link', { name: button, exact: true })).toBeVisible();
  await expect(page.getByLabel(t.label.create_password), 'says so before a password is typed').toHaveCount(0);
}

const expectUsed = (page: Page) => expectState(page, t.link.used_title, t.link.used_text, t.label.sign_in);

async function declineWithReason(page: Page, reason: string): Promise<void> {
  await page.getByRole('link', { name: t.register.not_me }).click();
  await expectPage(page, t.register.decline_title, 'en');
  await page.getByRole('radio', { name: reason }).check();
  await send(page, t.register.decline_button);
}

/** An address that has an account already, and a second invitation to it. */
async function inviteMember(installation: Installation, page: Page): Promise<Invitation> {
  const first = await installation.invite();
  await register(page, first);
  return installation.inviteBy(newAgreement(first.person));
}

test('a valid link is good until 60 days have passed, to the minute', async ({ installation, visit }) => {
  const { person, link } = await installation.invite();
  const page = await visit();
  age(installation, person.email, days(60) - minutes(2));
  await page.goto(link);
  await expectRegisterForm(page);
  age(installation, person.email, minutes(2));
  await page.goto(link);
  await expectPage(page, t.link.expired_title, 'en');
});

test('an expired link says until when it was good, and its button sends a new one to the same address', async ({ installation, visit }) => {
  const sentAt = new Date();
  const invitation = await installation.invite();
  age(installation, invitation.person.email, days(61));
  const page = await visit();
  expect((await page.goto(invitation.link))?.status()).toBe(410);
  await expectPage(page, t.link.expired_title, 'en');
  const expiredAt = [sentAt, new Date()].map((moment) => dateTime('en', new Date(moment.getTime() - days(1))));
  const sentences = expiredAt.map((date) => fill(t.link.expired_text, { date }));
  expect(sentences).toContain(await page.locator('.lead').textContent());

  await send(page, t.link.expired_button);
  await expectPage(page, t.link.expired_sent_title, 'en');
  await expect(page.getByRole('main')).toContainText(fill(t.link.expired_sent_text, { sender: senderAddress }));
  const mail = await installation.sink.next(invitation.person.email);
  expect(mail.link).not.toBe(invitation.link);
  await page.goto(mail.link);
  await expectRegisterForm(page);
  await choosePassword(page);
  await expectDashboardOf(page, invitation.person);
});

test('a used link leads to sign-in, for everybody who opens it', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  const page = await visit();
  expect((await page.goto(invitation.link))?.status()).toBe(410);
  await expectUsed(page);
  await page.getByRole('main').getByRole('link', { name: t.label.sign_in, exact: true }).click();
  await expectPage(page, t.sign_in.title, 'en');
});

test('a cancelled invitation says that it was withdrawn', async ({ installation, visit }) => {
  const { person, link } = await installation.invite();
  const page = await visit({ refused: '/api/accept-invitation' });
  await page.goto(link);
  await expectRegisterForm(page);
  await installation.cancelInvitation(person.email);
  await choosePassword(page);
  await expectState(page, t.link.cancelled_title, t.link.cancelled_text, t.label.sign_in);
  await page.goto(link);
  await expectState(page, t.link.cancelled_title, t.link.cancelled_text, t.label.sign_in);
});

test('a link that was replaced says when, and the newer one works', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await page.goto(invitation.link);
  const before = new Date();
  const newerLink = await installation.resendInvitation(invitation.person.email, '--void-earlier');
  const moments = [before, new Date()];
  await page.goto(invitation.link);
  await expectState(page, t.link.voided_title, /./, t.label.sign_in);
  const sentences = moments.map((moment) => fill(t.link.voided_text, { date: dateTime('en', moment) }));
  expect(sentences).toContain(await page.locator('.lead').textContent());
  await page.goto(newerLink);
  await choosePassword(page);
  await expectDashboardOf(page, invitation.person);
});

test('declining needs a reason, tells vendor and partner, and the same link undoes it', async ({ installation, visit }) => {
  const { person, agreement, link } = await installation.invite();
  const page = await visit();
  await page.goto(link);
  await page.getByRole('link', { name: t.register.not_me }).click();
  expect((await send(page, t.register.decline_button)).status()).toBe(422);
  await expect(page.getByRole('group', { name: t.register.decline_reason })).toContainText(fill(t.error.choice_invalid, { label: t.register.decline_reason }));
  await page.getByRole('radio', { name: t.register.reason_not_my_task }).check();
  await send(page, t.register.decline_button);

  await expectPage(page, t.register.declined_title, 'en');
  await expect(page.getByRole('main')).toContainText(anyFilling(t.register.declined_text));
  for (const recipient of [agreement.partners[0].email, 'support@contoso.com']) {
    const about = (mail: { subject: string }) => mail.subject === fill(t.mail.declined_subject, { agreement: agreement.number });
    const mail = await installation.sink.next(recipient, about);
    expect(mail.text).toContain(fill(t.mail.declined_reason, { reason: t.register.reason_not_my_task }));
    expect(mail.text, 'a link would give the invitation away').not.toContain('/i/');
  }

  const elsewhere = await visit();
  await elsewhere.goto(link);
  await send(elsewhere, t.register.undo_button);
  await expectRegisterForm(elsewhere);
  await choosePassword(elsewhere);
  await expectDashboardOf(elsewhere, person);
});

test('a decline cannot be undone after 7 days', async ({ installation, visit }) => {
  const { person, link } = await installation.invite();
  const page = await visit();
  await page.goto(link);
  await declineWithReason(page, t.register.reason_left);
  age(installation, person.email, days(7) - minutes(2));
  await page.goto(link);
  await expect(page.getByRole('button', { name: t.register.undo_button })).toBeVisible();
  age(installation, person.email, minutes(2));
  await page.goto(link);
  await expectState(page, t.register.declined_title, t.register.declined_late, t.label.sign_in);
});

test('an earlier link stays alive beside a newer one, and both die together', async ({ installation, visit }) => {
  const { person, link } = await installation.invite();
  const newerLink = await installation.resendInvitation(person.email);
  const page = await visit();
  for (const one of [link, newerLink]) {
    await page.goto(one);
    await expectRegisterForm(page);
  }
  await page.goto(link);
  await choosePassword(page);
  await expectDashboardOf(page, person);
  const elsewhere = await visit();
  await elsewhere.goto(newerLink);
  await expectUsed(elsewhere);
});

test('an unknown, truncated or extended link says that it is incomplete', async ({ installation, visit }) => {
  const { link } = await installation.invite();
  const page = await visit();
  const otherEnd = link.at(-1) === 'A' ? 'E' : 'A';
  for (const broken of [link.slice(0, -1), `${link.slice(0, -1)}${otherEnd}`, `${link}a`, `${installation.baseUrl}/i/x`]) {
    expect((await page.goto(broken))?.status(), broken).toBe(404);
    await expectState(page, t.link.unknown_title, t.link.unknown_text, t.resend.title);
  }
  await page.goto('/register');
  await expectPage(page, t.link.unknown_title, 'en');
});

test('a browser that has lost the link, or keeps no cookies, is told to open it again', async ({ installation, visit }) => {
  const { link } = await installation.invite();
  const page = await visit({ refused: '/api/accept-invitation' });
  await page.goto('/register');
  await expectState(page, t.link.missing_title, t.link.missing_text, t.resend.title);
  await page.goto(link);
  await expectPage(page, t.label.create_your_organizational_account, 'en');
  await page.context().clearCookies();
  await page.getByRole('button', { name: t.label.start, exact: true }).click();
  await expectState(page, t.link.missing_title, t.link.missing_text, t.resend.title);
  await page.goto(link);
  await expectPage(page, t.label.create_your_organizational_account, 'en');
});

test('somebody else who is signed in is told so, and may sign out and continue', async ({ installation, visit }) => {
  const [member, invited] = [await installation.invite(), await installation.invite()];
  const page = await visit();
  await register(page, member);
  await page.goto(invited.link);
  await expectPage(page, t.link.other_person_title, 'en');
  const sentence = fill(t.link.other_person_text, { current: member.person.email, invited: invited.person.email });
  await expect(page.getByRole('main')).toContainText(sentence);
  await send(page, t.link.other_person_button);
  await expect(page).toHaveURL(`${installation.baseUrl}/register`);
  await expectRegisterForm(page);
  await expect(field(page, t.label.email_address)).toHaveValue(invited.person.email);
  await choosePassword(page);
  await expectDashboardOf(page, invited.person);
});

test('somebody with an account accepts by signing in, without a second password', async ({ installation, visit }) => {
  const invitation = await inviteMember(installation, await visit());
  expect(invitation.mail.text).toContain(t.mail.invitation_existing);
  const page = await visit();
  await page.goto(invitation.link);
  await expectPage(page, t.register.existing_title, 'en');
  await expect(page.getByRole('main')).toContainText(fill(t.register.existing_text, { email: invitation.person.email }));
  await field(page, t.label.password).fill(otherPassword);
  expect((await send(page, t.register.existing_button)).status()).toBe(422);
  await expect(page.getByRole('alert')).toBeVisible();
  await field(page, t.label.password).fill(password);
  await send(page, t.register.existing_button);
  await expectDashboardOf(page, invitation.person);
  await expect(page.getByRole('region', { name: new RegExp(invitation.agreement.number) })).toBeVisible();
});

test('the invited person who is signed in accepts with one button', async ({ installation, visit }) => {
  const page = await visit();
  const invitation = await inviteMember(installation, page);
  await page.goto('/home');
  await expect(page.getByRole('main')).toContainText(fill(t.dashboard.invitation_waiting, { agreement: invitation.agreement.number }));
  await page.goto(invitation.link);
  await expectPage(page, t.register.accept_title, 'en');
  await send(page, t.register.accept_button);
  await expectDashboardOf(page, invitation.person);
  await expect(page.getByRole('region', { name: new RegExp(invitation.agreement.number) })).toBeVisible();
});

for (const hasScript of [true, false]) {
  test(`changing the language keeps the link alive, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const invitation = await installation.invite('ru');
    const page = await visit({ language: 'en', javaScriptEnabled: hasScript });
    await page.goto(invitation.link);
    await expectPage(page, textsOf('ru').label.create_your_organizational_account, 'ru');
    await field(page, textsOf('ru').label.first_name).fill('Иван Петрович');
    for (const language of languages) {
      await switchLanguage(page, language);
      await expect(page).toHaveURL(`${installation.baseUrl}/register?language=${language}`);
      await expect(field(page, textsOf(language).label.first_name), 'what was typed stays').toHaveValue('Иван Петрович');
      await expectPage(page, textsOf(language).label.create_your_organizational_account, language);
      await expect(field(page, textsOf(language).label.email_address)).toHaveValue(invitation.person.email);
    }
    await switchLanguage(page, 'en');
    if (hasScript) await hydrated(page);
    await typePasswords(page, t.label.create_password, t.label.confirm_your_password, password);
    await send(page, t.label.start);
    await expectDashboardOf(page, { ...invitation.person, first_name: 'Иван Петрович', language: 'en' });
  });
}

test('changing the language on the page of a refused form leads back to the form', async ({ installation, visit }) => {
  const { link } = await installation.invite();
  const page = await visit();
  await page.goto(link);
  await send(page, t.label.start);
  await switchLanguage(page, 'it');
  await expectPage(page, textsOf('it').label.create_your_organizational_account, 'it');
});

test('changing the language keeps the page of a state', async ({ installation, visit }) => {
  const { person, link } = await installation.invite();
  age(installation, person.email, days(60));
  const page = await visit();
  await page.goto(link);
  await expectPage(page, t.link.expired_title, 'en');
  await switchLanguage(page, 'es');
  await expectPage(page, textsOf('es').link.expired_title, 'es');
});

test('of two browsers with one link, the second one learns that it has been used', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const [first, second] = [await visit(), await visit({ refused: '/api/accept-invitation' })];
  for (const page of [first, second]) {
    await page.goto(invitation.link);
    await expectRegisterForm(page);
  }
  await choosePassword(first);
  await expectDashboardOf(first, invitation.person);
  await choosePassword(second);
  await expectUsed(second);
  await second.goto('/home');
  await expect(second, 'nobody got in').toHaveURL(/\/Customer\//);
  await signIn(second, invitation.person.email);
  await expectDashboardOf(second, invitation.person);
});

test('with two invitations in two tabs, the form of the one opened first is not taken for the other', async ({ installation, visit }) => {
  const [one, other] = [await installation.invite(), await installation.invite()];
  const tab = await visit({ refused: '/api/accept-invitation' });
  await tab.goto(one.link);
  const otherTab = await tab.context().newPage();
  await otherTab.goto(other.link);

  await hydrated(tab);
  await typePasswords(tab, t.label.create_password, t.label.confirm_your_password, password);
  expect((await send(tab, t.label.start)).status()).toBeGreaterThanOrEqual(400);
  await expect(tab.getByRole('main')).toContainText(t.error.tab_mismatch);
  await expect(field(tab, t.label.email_address)).toHaveValue(other.person.email);
  await expect(field(tab, t.label.create_password)).toHaveValue('');

  // Neither was used up: both people get in.
  await choosePassword(otherTab);
  await expectDashboardOf(otherTab, other.person);
  await signOut(otherTab, other.person);
  await register(tab, one);
});

test('HEAD and twenty GETs use nothing up', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  const { request } = page;
  for (let visits = 0; visits < 20; visits += 1) {
    expect((await request.head(invitation.link)).ok()).toBe(true);
    expect((await request.get(invitation.link)).ok()).toBe(true);
  }
  await register(await visit(), invitation);
});

/** Clicks by script, as scanners do, whether something is visible or not. */
async function scan(page: Page, control: Locator): Promise<void> {
  const leadsOn = await control.evaluate((element) => element.matches('a[href]:not([href^="#"]), button:not([type="button"])'));
  // To another page, or, where the form is sent in place, to the answer.
  const isAnswer = (response: Response) => new URL(response.url()).pathname.startsWith('/api/');
  const arrival = leadsOn ? Promise.race([page.waitForEvent('load'), page.waitForResponse(isAnswer)]) : undefined;
  await control.evaluate((element: HTMLElement) => element.click());
  await arrival;
}

/** Empties a form and sends it past every check of the browser. */
async function sendEmpty(page: Page, form: Locator): Promise<void> {
  const arrival = page.waitForEvent('load');
  await form.evaluate((element: HTMLFormElement) => {
    for (const input of element.querySelectorAll('input')) if (input.type !== 'hidden') input.value = '';
    HTMLFormElement.prototype.submit.call(element);
  });
  await arrival;
}

for (const start of ['/register', '/register/decline']) {
  test(`a mail scanner that clicks everything on ${start} and posts every form empty uses nothing up`, async ({ installation, visit }) => {
    test.setTimeout(120_000);
    const invitation = await installation.invite();
    const scanner = await visit();
    const open = async () => {
      await scanner.goto(invitation.link);
      if (start !== '/register') await scanner.goto(start);
      await scanner.waitForLoadState();
    };
    const controls = scanner.locator('a[href], button, summary');
    await open();
    const clicks = await controls.count();
    expect(clicks).toBeGreaterThan(10);
    for (let index = 0; index < clicks; index += 1) {
      await open();
      await scan(scanner, controls.nth(index));
    }
    await open();
    const forms = scanner.locator('form');
    const count = await forms.count();
    for (let index = 0; index < count; index += 1) {
      await open();
      await sendEmpty(scanner, forms.nth(index));
    }
    await register(await visit(), invitation);
    const { email } = invitation.agreement.partners[0];
    expect(installation.sink.waiting(email), 'nobody was told of a decline').toEqual([]);
  });
}
