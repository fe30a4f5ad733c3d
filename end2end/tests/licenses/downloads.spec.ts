// From signing in to a file: found by product, downloaded whole, checked by its SHA-256, noted; in every language, with and without
// JavaScript.
import { createHash } from 'node:crypto';
import { downloadBy } from '../../support/files.ts';
import { expect, test } from '../../support/fixtures.ts';
import { look, updatePicture } from '../../support/look.ts';
import { openMore, register, signIn } from '../../support/pages.ts';
import { newAgreement, newPerson, password } from '../../support/people.ts';
import { purchasesOf } from '../../support/purchases.ts';
import { runs, textsOf } from '../../support/texts.ts';

for (const { language, hasScript } of runs) {
  test(`software is downloaded in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const invitation = await installation.inviteBy(newAgreement(newPerson(language)));
    const { agreement, person } = invitation;
    const content = `What ${agreement.number} downloads\n`.repeat(10_000);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const file = {
      id: `writer-${agreement.number}`, title: `Contoso Writer 2026 ${agreement.number}`, language, os: 'windows', architecture: 'x64',
      form: 'iso', released_on: '2026-01-01', name: `writer-${agreement.number}.iso`, size: content.length, sha256,
      products: [{ family: 'Contoso Writer', version: '2026' }],
    };
    const late = { ...file, id: `late-${agreement.number}`, title: `Late ${agreement.number}`, sha256: sha256.replace(/^./, '0') };
    await installation.importLists({ ...purchasesOf(agreement), files: [file, late] });
    await installation.addFile(file.name, content);
    await register(await visit({ language }), invitation);
    const page = await visit({ language, javaScriptEnabled: hasScript, permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, person.email, password, language);
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    const main = page.getByRole('main');

    await openMore(page, t.label.downloads, language);
    await main.getByLabel(t.downloads.product).selectOption('Contoso Writer');
    await main.getByRole('button', { name: t.common.apply, exact: true }).click();
    const row = (title: string) => main.getByRole('row').filter({ hasText: title });
    await expect(row(file.title)).toContainText(t.downloads.status_available);
    await expect(row(late.title)).toContainText(t.downloads.status_missing);
    await lookAt('downloads');
    await updatePicture({ page, language }, 'downloads');
    await main.getByRole('link', { name: file.title, exact: true }).click();
    await expect(main).toContainText(sha256);
    await lookAt('download');
    if (hasScript) {
      await main.getByRole('button', { name: t.downloads.copy, exact: true }).click();
      await expect(main).toContainText(t.downloads.copied);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sha256);
    } else {
      await expect(main.getByRole('button', { name: t.downloads.copy, exact: true })).toBeHidden();
    }
    const downloaded = await downloadBy(page, () => main.getByRole('link', { name: t.downloads.download, exact: true }).click());
    expect([downloaded.name, createHash('sha256').update(downloaded.bytes).digest('hex')]).toEqual([file.name, sha256]);
    const path = await main.getByRole('link', { name: t.downloads.download, exact: true }).getAttribute('href');

    await main.getByRole('link', { name: t.downloads.back }).click();
    await main.getByRole('link', { name: t.downloads.report_title, exact: true }).click();
    await expect(main.getByRole('table', { name: t.downloads.report_caption })).toContainText(file.title);
    await lookAt('downloads-report');
    const report = await downloadBy(page, () => main.getByRole('link', { name: t.orders.export_csv, exact: true }).click());
    expect(report.bytes.toString()).toContain(file.name);

    // Whoever has signed out signs in on the page in place of the file, sees the page of the file, and gets it from there.
    await page.context().clearCookies({ name: 'bc_session' });
    await page.goto(path ?? '');
    await expect(page.getByLabel(t.label.password)).toBeVisible();
    await page.getByLabel(t.label.email_address).fill(person.email);
    await page.getByLabel(t.label.password).fill(password);
    await page.getByRole('button', { name: t.label.sign_in, exact: true }).click();
    await expect(main).toContainText(sha256);
    const again = await downloadBy(page, () => main.getByRole('link', { name: t.downloads.download, exact: true }).click());
    expect(again.bytes.toString()).toBe(content);
  });
}
