// Agreements: from the navigation to the list, an agreement, its orders and the guide, in every language, with and
// without JavaScript.
import { expect, test } from '../../support/fixtures.ts';
import { look } from '../../support/look.ts';
import { expectDashboardOf, expectPage, field, register, signIn } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { fill, programmeNames, registerDate, runs, textsOf } from '../../support/texts.ts';

for (const { language, hasScript } of runs) {
  test(`an administrator finds and reads an agreement in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const { person, agreement, ...invitation } = await installation.invite(language);
    await register(await visit({ language }), { person, ...invitation });
    const page = await visit({ language, javaScriptEnabled: hasScript });
    // Without scripts nothing can be measured in the page.
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    await signIn(page, person.email, password, language);
    await expectDashboardOf(page, person);

    const navigation = page.getByRole('banner').getByRole('navigation', { name: t.common.main_navigation });
    await navigation.getByRole('link', { name: t.label.agreements, exact: true }).click();
    await expectPage(page, t.label.agreements, language);
    const main = page.getByRole('main');
    const rows = main.getByRole('table').locator('tbody tr');
    await expect(rows).toHaveCount(1);
    for (const fact of [agreement.organization.name, programmeNames[language], registerDate(language, agreement.signed_on), t.common.status_active]) {
      await expect(rows.first()).toContainText(fact);
    }
    await lookAt('agreements');
    await field(page, t.agreements.search).fill('nothing at all');
    await main.getByRole('button', { name: t.common.apply, exact: true }).click();
    await expect(page.getByRole('heading', { name: t.common.no_hits_title })).toBeVisible();
    await lookAt('agreements-no-hits');
    await main.getByRole('link', { name: t.common.clear_filters, exact: true }).click();

    await main.getByRole('link', { name: agreement.number, exact: true }).click();
    await expectPage(page, fill(t.access.scope_agreement, { number: agreement.number }), language);
    const [account] = agreement.purchasing_accounts;
    for (const fact of [account.name, account.number, person.email, agreement.signatory?.email ?? '', agreement.partners[0].email]) {
      await expect(main).toContainText(fact);
    }
    await lookAt('agreement');
    await main.getByRole('region', { name: t.agreements.bought_title }).getByRole('link').first().click();
    await expectPage(page, t.label.orders, language);
    await expect(main).toContainText(t.orders.empty_title);

    for (const [guide, title] of [['agreements-and-orders', t.support.agreements_title], ['licenses', t.support.licenses_title]]) {
      await page.goto(`/support/${guide}`);
      await expectPage(page, title, language);
      await lookAt(`guide-${guide}`);
    }
  });
}
