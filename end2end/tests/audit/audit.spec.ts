// The audit trail: reached by its label, filtered and exported, in every language, with and without JavaScript.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../../support/fixtures.ts';
import { expectDashboardOf, expectPage, field, register, signIn } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

for (const { language, hasScript } of runs) {
  test(`an administrator finds and exports an entry in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const { person, ...invitation } = await installation.invite(language);
    await register(await visit({ language }), { person, ...invitation });
    const page = await visit({ language, javaScriptEnabled: hasScript });
    await signIn(page, person.email, password, language);
    await expectDashboardOf(page, person);

    const navigation = page.getByRole('banner').getByRole('navigation', { name: t.common.main_navigation });
    await navigation.locator('summary', { hasText: t.label.account }).click();
    await navigation.getByRole('link', { name: t.audit.title, exact: true }).click();
    await expectPage(page, t.audit.title, language);
    const rows = page.getByRole('table').locator('tbody tr');
    const granted = rows.filter({ hasText: fill(t.access.event_role_granted, { role: t.label.role_account_administrator }) });
    await expect(granted.first()).toContainText(person.email);

    await field(page, t.audit.topic).selectOption('register');
    await page.getByRole('main').getByRole('button', { name: t.common.apply, exact: true }).click();
    await expect(page).toHaveURL(/topic=register/);
    await expect(rows).toHaveCount(2);
    await expect(granted).toHaveCount(0);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('main').getByRole('link', { name: t.audit.export, exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^audit-trail-\d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile((await file.path())!, 'utf8');
    expect(text.startsWith(`\uFEFF${t.audit.when},`), text.slice(0, 60)).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);

    await field(page, t.audit.from).fill('2099-01-01');
    await page.getByRole('main').getByRole('button', { name: t.common.apply, exact: true }).click();
    await expect(page.getByRole('heading', { name: t.audit.no_hits_title })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: t.common.clear_filters, exact: true }).first().click();
    await expect(granted.first()).toBeVisible();
  });
}
