// Online services: a list and a file are checked and assigned, a seat is taken away and one is given back, in every language,
// with and without JavaScript.
import { expect, test } from '../../support/fixtures.ts';
import { look } from '../../support/look.ts';
import { openMore, register, signIn } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { subscribe } from '../../support/subscriptions.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

test.use({ engine: 'postgres' });

for (const { language, hasScript } of runs) {
  test(`seats are assigned in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const invitation = await installation.invite(language);
    await register(await visit({ language }), invitation);
    const page = await visit({ language, javaScriptEnabled: hasScript });
    await signIn(page, invitation.person.email, password, language);
    // Without scripts nothing can be measured in the page.
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    const domain = `d${invitation.agreement.number}.test`;
    const id = subscribe(installation, invitation.agreement, domain, 2);

    await openMore(page, t.label.online_services, language);
    await lookAt('services');
    await page.getByRole('link', { name: 'Contoso Mail' }).click();
    await expect(page).toHaveURL(new RegExp(`/services/${id}$`));
    await page.getByRole('link', { name: t.services.assign, exact: true }).click();
    await lookAt('seats-assign');
    await page.getByLabel(t.services.list).fill(`Ana Trujillo <ana@${domain}>\nbea@${domain}\neve@else.test`);
    await page.getByRole('button', { name: t.services.check, exact: true }).click();
    await expect(page.getByText(fill(t.services.checked_count, { count: '2' }))).toBeVisible();
    await expect(page.getByText(t.services.result_outside_domain)).toBeVisible();
    await lookAt('seats-checked');
    await page.getByRole('button', { name: t.services.assign, exact: true }).click();
    await expect(page.getByText(fill(t.services.assigned_count, { count: '2' }))).toBeVisible();

    await page.getByRole('link', { name: t.services.to_subscription, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/services/${id}$`));
    await expect(page.getByRole('rowheader', { name: 'Ana Trujillo' })).toBeVisible();
    await lookAt('subscription');
    await page.getByRole('button', { name: t.services.switch_assigned, exact: true }).click();
    await expect(page.getByText(t.services.who_assigned, { exact: true })).toBeVisible();
    await page.getByRole('row', { name: 'Ana Trujillo' }).getByRole('link', { name: t.services.remove, exact: true }).click();
    await page.getByRole('button', { name: t.services.remove, exact: true }).click();
    await expect(page.getByText(t.services.was_removed)).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'Ana Trujillo' })).toHaveCount(0);

    await page.getByRole('link', { name: t.services.assign, exact: true }).click();
    const buffer = Buffer.from(`address,first_name\ncleo@${domain},Cleo\n`);
    await page.getByLabel(t.services.file).setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: t.services.check_file, exact: true }).click();
    await page.getByRole('button', { name: t.services.assign, exact: true }).click();
    await expect(page.getByText(fill(t.services.assigned_count, { count: '1' }))).toBeVisible();

    const mail = await installation.sink.next(`cleo@${domain}`);
    const cleo = await visit({ language, javaScriptEnabled: hasScript });
    await cleo.goto(mail.link);
    const giveBack = cleo.getByRole('button', { name: t.services.return_button, exact: true });
    await giveBack.click();
    await expect(cleo.getByText(fill(t.error.not_ticked, { label: t.services.return_confirm }))).toBeVisible();
    await cleo.getByLabel(t.services.return_confirm).check();
    await (hasScript ? look({ page: cleo, language }, 'give-back') : undefined);
    await giveBack.click();
    await expect(cleo.getByRole('heading', { name: t.services.was_returned })).toBeVisible();
  });
}
