// What the customer writes down about a purchasing account: from the agreement to its form, what is wrong, two at once, and
// what the agreement shows then; in every language, with and without JavaScript.
import { expect, test } from '../../support/fixtures.ts';
import { look } from '../../support/look.ts';
import { expectPage, field, hydrated, register, signIn } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

test.use({ engine: 'postgres' });
// It looks at many pages.
test.setTimeout(180_000);

for (const { language, hasScript } of runs) {
  test(`an administrator edits a purchasing account in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const { person, agreement, ...invitation } = await installation.invite(language);
    await register(await visit({ language }), { person, ...invitation });
    const page = await visit({ language, javaScriptEnabled: hasScript });
    // Without scripts nothing can be measured in the page.
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    await signIn(page, person.email, password, language);
    const [account] = agreement.purchasing_accounts;
    const agreementTitle = fill(t.access.scope_agreement, { number: agreement.number });
    const main = page.getByRole('main');
    const save = main.getByRole('button', { name: t.common.save, exact: true });

    await page.goto('/agreements');
    await main.getByRole('link', { name: agreement.number, exact: true }).click();
    await expectPage(page, agreementTitle, language);
    await main.getByRole('link', { name: t.editing.edit, exact: true }).click();
    await expectPage(page, t.editing.title, language);
    await expect(main.getByRole('region', { name: t.editing.register_title })).toContainText(account.name);
    await lookAt('account-edit');
    // Saving what someone else has changed meanwhile is answered with a conflict.
    const other = await visit({ language, refused: new URL(page.url()).pathname });
    await signIn(other, person.email, password, language);
    await other.goto(page.url());
    await hydrated(other);
    if (hasScript) {
      await hydrated(page);
      await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
    }

    await field(page, t.editing.label).fill('Arts');
    await field(page, t.editing.contacts).fill('nobody@else.test');
    await field(page, t.editing.notes).fill('One\n\nTwo');
    await save.click();
    const error = fill(t.editing.contacts_unknown, { addresses: 'nobody@else.test' });
    await expect(main.getByText(error)).toBeVisible();
    await expect(field(page, t.editing.contacts)).toHaveValue('nobody@else.test');
    await expect(field(page, t.editing.notes)).toHaveValue('One\n\nTwo');
    await field(page, t.editing.contacts).fill(person.email);
    await field(page, t.editing.lead_days).selectOption('120');
    await save.click();
    await expect(main.getByRole('status')).toContainText(t.editing.saved);
    await expect(main.getByRole('status'), 'screen readers read what has the focus').toBeFocused();
    await expect(main.getByText(`Arts · ${account.number}`)).toBeVisible();
    if (hasScript) {
      const isTheSame = await page.evaluate(() => 'isTheSamePage' in window);
      expect(isTheSame, 'nothing was loaded anew').toBe(true);
    }

    // The other one had opened the form before.
    const others = other.getByRole('main');
    await field(other, t.editing.label).fill('Sciences');
    await field(other, t.editing.cost_center).fill('CC-1');
    await others.getByRole('button', { name: t.common.save, exact: true }).click();
    await expect(others.getByRole('alert')).toContainText(t.editing.missed);
    await expect(field(other, t.editing.label)).toHaveValue('Sciences');
    await expect(field(other, t.editing.notes)).toHaveValue('One\n\nTwo');
    await expect(others.getByRole('note').filter({ hasText: t.editing.stored_now })).toContainText('Arts');
    await look({ page: other, language }, 'account-edit-missed');
    await others.getByRole('button', { name: t.common.save, exact: true }).click();
    await expect(others.getByRole('status')).toContainText(t.editing.saved);

    await page.goto(page.url());
    await main.getByRole('link', { name: agreementTitle, exact: true }).click();
    await expectPage(page, agreementTitle, language);
    const details = main.getByRole('region', { name: t.editing.own_title });
    for (const fact of [`Sciences · ${account.number}`, 'CC-1', person.email, 'One', 'Two']) {
      await expect(details).toContainText(fact);
    }
    await expect(main.getByRole('region', { name: t.dashboard.purchasing_accounts })).toContainText(account.name);
    await lookAt('agreement-details');

    await page.goto('/support/keep-up-to-date');
    await expectPage(page, t.support.keep_title, language);
    await lookAt('guide-keep-up-to-date');
  });
}
