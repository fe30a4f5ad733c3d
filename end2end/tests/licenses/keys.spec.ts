// From signing in to a key and a file of keys: found, viewed with a reason, copied and hidden again, and listed in "who has viewed
// this key"; in every language, with and without JavaScript.
import { type Page } from '@playwright/test';
import { downloadBy } from '../../support/files.ts';
import { expect, test } from '../../support/fixtures.ts';
import type { Installation } from '../../support/installation.ts';
import { look, updatePicture } from '../../support/look.ts';
import { hydrated, openMore, register, signIn } from '../../support/pages.ts';
import { newAgreement, newPerson, password } from '../../support/people.ts';
import { purchasesOf } from '../../support/purchases.ts';
import { fill, type Language, runs, textsOf } from '../../support/texts.ts';

/** A key that no other test has: its groups follow from the agreement's number. */
const keyOf = (number: string): string => `QX7RT-4WMK9-${number.slice(-5).padStart(5, '2')}-8HCJ6-PD3FY`;

/** The radio button with this label. */
const reason = (page: Page, label: string) => page.getByRole('radio', { name: label, exact: true });

/** An invitation to an agreement whose first purchasing account has a key. */
async function invitedWithKey(installation: Installation, language: Language) {
  const invitation = await installation.inviteBy(newAgreement(newPerson(language)));
  const { agreement } = invitation;
  await installation.importLists(purchasesOf(agreement));
  const account = agreement.purchasing_accounts[0];
  const secret = keyOf(agreement.number);
  await installation.importKeys([
    {
      id: `K-${agreement.number}`, agreement: agreement.number, account: account.number, family: 'Contoso Writer', version: '2026',
      edition: 'Standard', type: 'multiple_activation', value: secret, status: 'available',
      activations: { total: 300, used: 214, counted_on: '2026-11-01' },
    },
  ]);
  return { invitation, secret };
}

for (const { language, hasScript } of runs) {
  test(`a key is found, shown and taken away in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const { invitation, secret } = await invitedWithKey(installation, language);
    const { person } = invitation;
    await register(await visit({ language }), invitation);
    const page = await visit({ language, javaScriptEnabled: hasScript, permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, person.email, password, language);
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    const main = page.getByRole('main');

    await openMore(page, t.label.keys, language);
    await expect(main).toContainText('•••••-•••••-•••••-•••••-PD3FY');
    await lookAt('keys');
    await updatePicture({ page, language }, 'keys');
    await main.getByLabel(t.keys.find).fill('pd3fy');
    await main.getByRole('button', { name: t.keys.find_button, exact: true }).click();
    await expect(main.getByRole('rowheader')).toHaveText(['Contoso Writer 2026 Standard']);
    expect(page.url()).not.toContain('pd3fy');
    const found = fill(t.keys.found, { count: '1' });
    await expect(main).toContainText(found);
    await main.getByRole('link', { name: 'Contoso Writer 2026 Standard' }).click();
    await expect(main).toContainText(t.keys.seen_none);
    // Both ways back lead to what was found.
    await page.goBack();
    await expect(main).toContainText(found);
    await page.goForward();
    await expect(main).toContainText(t.keys.seen_none);
    await main.getByRole('link', { name: t.keys.back }).click();
    await expect(main).toContainText(found);
    await main.getByRole('link', { name: 'Contoso Writer 2026 Standard' }).click();
    await expect(main).toContainText(t.keys.reveal_limit);
    await lookAt('key');

    // Without a reason and a password, the fields say what is missing, and nothing is shown.
    const show = main.getByRole('button', { name: t.keys.reveal, exact: true });
    await show.click();
    await expect(main.locator('#reason-error')).toBeVisible();
    await reason(page, t.keys.reason_install).check();
    await show.click();
    await expect(main.locator('#password-error')).toBeVisible();
    await expect(reason(page, t.keys.reason_install)).toBeChecked();
    await main.getByLabel(t.label.password).fill(password);
    await show.click();
    await expect(main).toContainText(secret);
    await expect(main.locator('.key-card')).toBeFocused();
    await lookAt('key-shown');
    if (hasScript) {
      await main.getByRole('button', { name: t.keys.copy, exact: true }).click();
      await expect(main).toContainText(t.keys.copied);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
      await main.getByRole('button', { name: t.keys.hide, exact: true }).click();
      await expect(show).toBeFocused();
      // The next time has a reason of its own.
      await expect(main.getByRole('radio', { checked: true })).toHaveCount(0);
    } else {
      await main.getByRole('link', { name: t.keys.hide, exact: true }).click();
    }
    await expect(main).not.toContainText(secret);
    // Whoever leaves and comes back does not find it.
    await page.goto('/keys');
    await page.goBack();
    await expect(main).not.toContainText(secret);
    await page.reload();
    await expect(main.getByRole('table', { name: t.keys.seen_caption })).toContainText(t.keys.reason_install);

    await main.getByRole('link', { name: t.keys.back }).click();
    await main.getByRole('link', { name: t.keys.show_all, exact: true }).click();
    await main.getByRole('link', { name: t.keys.export_title, exact: true }).click();
    await expect(main).toContainText(fill(t.keys.export_text, { count: '1' }));
    await lookAt('keys-export');
    const exporting = main.getByRole('button', { name: t.keys.export_button, exact: true });
    await exporting.click();
    await expect(main.locator('#reason-error')).toBeVisible();
    if (hasScript) {
      await expect(main.locator('#reason')).toBeFocused();
      await hydrated(page);
    }
    await main.getByLabel(t.keys.export_csv, { exact: true }).check();
    await reason(page, t.keys.reason_audit).check();
    const file = await downloadBy(page, () => exporting.click());
    expect(file.bytes.toString()).toContain(secret);
    if (hasScript) {
      await expect(main).toContainText(t.keys.export_under_way);
      await expect(main.locator('#reason-error')).toHaveCount(0);
    }
    await installation.sink.next(person.email, (mail) => mail.text.includes(person.email) && !mail.text.includes(secret));
  });
}

test('a browser that does not let a key be copied says so', async ({ installation, visit }) => {
  const t = textsOf('en');
  const { invitation, secret } = await invitedWithKey(installation, 'en');
  const page = await visit({ language: 'en' });
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
  });
  await register(page, invitation);
  const main = page.getByRole('main');
  await page.goto('/keys');
  await main.getByRole('link', { name: 'Contoso Writer 2026 Standard' }).click();
  await reason(page, t.keys.reason_install).check();
  await main.getByLabel(t.label.password).fill(password);
  await main.getByRole('button', { name: t.keys.reveal, exact: true }).click();
  await expect(main).toContainText(secret);
  await main.getByRole('button', { name: t.keys.copy, exact: true }).click();
  await expect(main).toContainText(t.keys.copy_failed);
  await expect(main).not.toContainText(t.keys.copied);
  // It can still be selected.
  await expect(main).toContainText(secret);
});
