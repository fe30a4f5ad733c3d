// Dates: what ends is put aside and shown again, reminders are chosen, and a calendar is read, replaced and ended; in every
// language, with and without JavaScript. And a manager is reminded by email.
import { colleague, fillRow, join } from '../../support/access.ts';
import { runSql } from '../../support/database.ts';
import { expect, test } from '../../support/fixtures.ts';
import { look } from '../../support/look.ts';
import { Installation } from '../../support/installation.ts';
import { expectPage, field, hydrated, inPlace, openMore, register, send, signIn, signInHere } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { day } from '../../support/purchases.ts';
import { subscribe } from '../../support/subscriptions.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

// Days are written into the database.
test.use({ engine: 'postgres' });

for (const { language, hasScript } of runs) {
  test(`dates reach people in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit, playwright }) => {
    const t = textsOf(language);
    const invitation = await installation.invite(language);
    const { number } = invitation.agreement;
    await register(await visit({ language }), invitation);
    subscribe(installation, invitation.agreement, `d${number}.test`, 2);
    const sql = `
      UPDATE agreements SET ends_on = :'end' WHERE number = :'number';
      UPDATE purchasing_accounts SET offer_ends_on = :'offer'
        WHERE is_lead AND agreement_id = (SELECT id FROM agreements WHERE number = :'number');
      UPDATE subscriptions SET ends_on = :'subscription' WHERE register_id = 'S-' || :'number';`;
    runSql(installation.databaseUrl, sql, { number, end: day(200), offer: day(-3), subscription: day(20) });
    const page = await visit({ language, javaScriptEnabled: hasScript });
    await signIn(page, invitation.person.email, password, language);
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    const main = page.getByRole('main');
    const table = (caption: string) => main.getByRole('table', { name: caption });
    /** Presses a button whose answer takes the place of this part of the page, where scripts run. */
    const press = async (path: string, name: string): Promise<void> => {
      const button = main.getByRole('button', { name, exact: true });
      if (hasScript) await inPlace(page, path, () => button.click());
      else await button.click();
    };

    await openMore(page, t.dates.title, language);
    if (hasScript) await hydrated(page);
    const offer = fill(t.dates.what_offer, { number: invitation.agreement.purchasing_accounts[0].number });
    const agreement = fill(t.dates.what_agreement, { number });
    const subscription = fill(t.dates.what_subscription, { product: 'Contoso Mail' });
    await expect(table(t.reports.ended_caption).getByRole('link')).toHaveText([offer]);
    await expect(table(t.dates.coming_caption).getByRole('link')).toHaveText([subscription, agreement]);
    await lookAt('dates');

    await press('/dates/dismiss', fill(t.dates.dismiss_what, { what: offer }));
    await expect(main.getByRole('status').filter({ hasText: t.dates.was_dismissed })).toBeFocused();
    await expect(table(t.reports.ended_caption)).toHaveCount(0);
    await main.getByRole('link', { name: fill(t.dates.show_dismissed, { count: 1 }) }).click();
    await lookAt('dates-dismissed');
    if (hasScript) await hydrated(page);
    await press('/dates/restore', fill(t.dates.restore_what, { what: offer }));
    await expect(main.getByText(t.dates.no_dismissed)).toBeVisible();
    await main.getByRole('link', { name: t.dates.show_current, exact: true }).click();
    await expect(table(t.reports.ended_caption).getByRole('link')).toHaveText([offer]);
    if (hasScript) await hydrated(page);

    const mails = main.getByLabel(t.dates.by_email, { exact: true });
    const domains = main.getByLabel(t.dates.kind_domain_value, { exact: true });
    await expect(mails).toBeChecked();
    await domains.uncheck();
    await press('/dates/reminders', t.common.save);
    await expect(page.getByText(t.dates.reminders_saved)).toBeVisible();
    await expect(domains).not.toBeChecked();
    await expect(mails).toBeChecked();
    const account = `${invitation.agreement.purchasing_accounts[0].name} · ${invitation.agreement.purchasing_accounts[0].number}`;
    await expect(main.getByText(fill(t.dates.as_administrator, { accounts: account }))).toBeVisible();

    const api = await playwright.request.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '10.250.0.1' } });
    const addressOf = async (button: string): Promise<string> => {
      await send(page, button);
      const address = main.getByText(`${installation.baseUrl}/calendar/`);
      await expect(address).toBeVisible();
      return address.innerText();
    };
    const first = await addressOf(t.dates.calendar_create);
    await expect(main.getByRole('button', { name: t.dates.copy, exact: true })).toHaveCount(hasScript ? 1 : 0);
    await lookAt('dates-calendar');
    const calendar = await api.get(first);
    expect(calendar.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    const text = (await calendar.text()).replaceAll('\r\n ', '');
    for (const what of [fill(t.dates.calendar_entry, { what: agreement }), fill(t.dates.calendar_entry_in, { what: subscription, number: invitation.agreement.purchasing_accounts[0].number })]) {
      expect(text).toContain(`SUMMARY:${what}\r\n`);
    }
    await page.reload();
    await expect(main.getByText(`${installation.baseUrl}/calendar/`)).toHaveCount(0);
    /** Follows the way to a question about the calendar. */
    const ask = async (link: string, title: string): Promise<void> => {
      await main.getByRole('link', { name: link, exact: true }).click();
      await expectPage(page, title, language);
    };
    await ask(t.dates.calendar_renew, t.dates.calendar_renew_title);
    await lookAt('dates-calendar-replace');
    await main.getByRole('link', { name: t.dates.calendar_keep, exact: true }).click();
    await ask(t.dates.calendar_renew, t.dates.calendar_renew_title);
    const second = await addressOf(t.dates.calendar_renew);
    expect((await api.get(first)).status()).toBe(404);
    expect((await api.get(second)).status()).toBe(200);
    await page.goto('/dates');
    await ask(t.dates.calendar_end, t.dates.calendar_end_title);
    await send(page, t.dates.calendar_end);
    await expect(page.getByText(t.dates.calendar_was_ended)).toBeVisible();
    const gone = await api.get(second);
    expect([gone.status(), await gone.text()]).toEqual([404, '']);
    await api.dispose();
  });
}

// The server looks for what is due when it starts, so these four have one of their own, which starts again once.
test.describe('a renewal contact', () => {
  test.setTimeout(240_000);

  test('is reminded at the lead time that a manager has chosen, in every language', async ({ visit }) => {
    const installation = await Installation.start({ engine: 'postgres' });
    try {
      const reminded: (() => Promise<void>)[] = [];
      for (const { language, hasScript } of runs) {
        const t = textsOf(language);
        const { person: administrator, agreement, ...invitation } = await installation.invite(language);
        const inviting = await visit({ of: installation, language });
        await register(inviting, { person: administrator, ...invitation });
        const person = colleague(administrator, language, 'Mia');
        await inviting.goto('/account/access/invite');
        await fillRow(inviting, language, 1, person, [t.label.role_account_manager]);
        await send(inviting, t.label.invite);
        await join(installation, await visit({ of: installation, language }), person);

        const page = await visit({ of: installation, language, javaScriptEnabled: hasScript });
        const main = page.getByRole('main');
        await signIn(page, person.email, password, language);
        await page.goto('/agreements');
        await main.getByRole('link', { name: agreement.number, exact: true }).click();
        await main.getByRole('link', { name: t.editing.edit, exact: true }).click();
        await field(page, t.editing.contacts).fill(person.email);
        await field(page, t.editing.lead_days).selectOption('180');
        await main.getByRole('button', { name: t.common.save, exact: true }).click();
        await expect(main.getByRole('status')).toContainText(t.editing.saved);

        // Too far ahead for the usual 90 days, and what ended three days ago.
        const sql = `
          UPDATE agreements SET ends_on = :'end' WHERE number = :'number';
          UPDATE purchasing_accounts SET offer_ends_on = :'offer'
            WHERE is_lead AND agreement_id = (SELECT id FROM agreements WHERE number = :'number');`;
        runSql(installation.databaseUrl, sql, { number: agreement.number, end: day(150), offer: day(-3) });

        reminded.push(async () => {
          const offer = fill(t.dates.what_offer, { number: agreement.purchasing_accounts[0].number });
          const mail = await installation.sink.next(person.email, ({ link }) => link.endsWith('/dates'));
          expect(mail.subject).toContain(offer);
          expect(mail.text).toContain(fill(t.dates.what_agreement, { number: agreement.number }));
          const reader = await visit({ of: installation, language, javaScriptEnabled: hasScript });
          await reader.goto(mail.link);
          await signInHere(reader, person.email, password, language);
          await expectPage(reader, t.dates.title, language);
          const ended = reader.getByRole('main').getByRole('table', { name: t.reports.ended_caption });
          await expect(ended.getByRole('link')).toHaveText([offer]);
          const { name, number } = agreement.purchasing_accounts[0];
          await expect(reader.getByRole('main').getByText(fill(t.dates.as_contact, { accounts: `${name} · ${number}` }))).toBeVisible();
          if (hasScript) await hydrated(reader);
          await reader.getByRole('main').getByRole('button', { name: fill(t.dates.dismiss_what, { what: offer }), exact: true }).click();
          await expect(reader.getByText(t.dates.was_dismissed)).toBeVisible();
          await expect(ended).toHaveCount(0);
          const others = installation.sink.waiting(administrator.email);
          expect(others.filter(({ link }) => link.endsWith('/dates')), 'there is a contact').toEqual([]);
        });
      }
      await installation.restart();
      for (const check of reminded) await check();
    } finally {
      await installation.stop();
    }
  });
});
