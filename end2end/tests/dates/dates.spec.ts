// Dates: what ends is put aside and shown again, reminders are chosen, and a calendar is read, replaced and ended; in every
// language, with and without JavaScript.
import { runSql } from '../../support/database.ts';
import { expect, test } from '../../support/fixtures.ts';
import { look } from '../../support/look.ts';
import { hydrated, inPlace, openMore, register, send, signIn } from '../../support/pages.ts';
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
    await expect(table(t.reports.ending_caption).getByRole('link')).toHaveText([subscription, agreement]);
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
    const second = await addressOf(t.dates.calendar_renew);
    expect((await api.get(first)).status()).toBe(404);
    expect((await api.get(second)).status()).toBe(200);
    await send(page, t.dates.calendar_end);
    await expect(page.getByText(t.dates.calendar_was_ended)).toBeVisible();
    const gone = await api.get(second);
    expect([gone.status(), await gone.text()]).toEqual([404, '']);
    await api.dispose();
  });
}
