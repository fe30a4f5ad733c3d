// From signing in to the file: orders, an order, licenses and the lines that make them, reports, and what is taken away; in every
// language, with and without JavaScript.
import { downloadBy, take } from '../../support/files.ts';
import { expect, test } from '../../support/fixtures.ts';
import { look, updatePicture } from '../../support/look.ts';
import { expectPage, openMore, register, signIn } from '../../support/pages.ts';
import { newAgreement, newPerson, password } from '../../support/people.ts';
import { purchasesOf } from '../../support/purchases.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

for (const { language, hasScript } of runs) {
  test(`what was bought is found and taken away in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const invitation = await installation.inviteBy(newAgreement(newPerson(language)));
    await installation.importLists(purchasesOf(invitation.agreement));
    await register(await visit({ language }), invitation);
    const page = await visit({ language, javaScriptEnabled: hasScript });
    await signIn(page, invitation.person.email, password, language);
    // Without scripts nothing can be measured in the page.
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    const main = page.getByRole('main');
    const number = (id: string) => `FR ${invitation.agreement.number}/${id}`;
    const open = async (label: string): Promise<void> => {
      await page.getByRole('banner').getByRole('link', { name: label, exact: true }).first().click();
      await expectPage(page, label, language);
    };

    await expect(main.getByRole('heading', { name: t.reports.overview_title })).toBeVisible();
    await lookAt('dashboard-purchases');
    await open(t.label.orders);
    await expect(main.getByRole('rowheader')).toHaveText(['3', '2', '1'].map(number));
    await lookAt('orders');
    await main.getByLabel(t.orders.search).fill(`fr${invitation.agreement.number}-2`);
    await main.getByRole('button', { name: t.common.apply, exact: true }).click();
    await expect(main.getByRole('rowheader')).toHaveText([number('2')]);
    await main.getByRole('link', { name: number('2'), exact: true }).click();
    await expect(main).toContainText('\u22125');
    await lookAt('order');
    await main.getByRole('link', { name: fill(t.orders.line_corrects, { line: '1', order: number('1') }) }).click();
    await expect(main).toContainText('250');

    await openMore(page, t.label.license_details, language);
    const writer = main.getByRole('row', { name: 'Contoso Writer 2026 Standard' });
    await expect(writer).toContainText('245');
    await expect(main).toContainText(t.licenses.by_statement);
    await lookAt('licenses');
    await updatePicture({ page, language }, 'licenses');
    const csv = (await take(page, t.orders.export_csv)).bytes.toString();
    expect(csv).toContain(',245,245,');
    const workbook = await take(page, t.orders.export_xlsx);
    expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
    await writer.getByRole('link', { name: '245' }).first().click();
    await expect(main.getByRole('rowheader')).toHaveText(['2', '1'].map(number));
    const lines = (await take(page, t.orders.export_csv)).bytes.toString().trim().split('\r\n').slice(1);
    expect(lines.map((line) => line.split(',').at(-1))).toEqual(['-5', '250']);
    await lookAt('license-lines');

    await open(t.label.orders);
    const data = (await take(page, t.orders.export_data)).bytes.toString().trim().split('\r\n');
    expect(data).toHaveLength(4);
    expect(data[0].split(',').slice(0, 3)).toEqual(['order_id', 'agreement', 'account']);
    expect(data.filter((row) => row.includes(',-5,'))).toHaveLength(1);

    await openMore(page, t.label.reports, language);
    await expect(main.getByRole('img', { name: t.reports.licenses_chart })).toBeVisible();
    await expect(main.getByRole('table', { name: t.reports.ending_caption }).getByRole('row')).toHaveCount(3);
    await lookAt('reports');
    const ending = main.getByRole('region', { name: t.reports.ending_90 });
    const file = await downloadBy(page, () => ending.getByRole('link', { name: t.orders.export_csv, exact: true }).click());
    expect(file.bytes.toString().trim().split('\r\n')).toHaveLength(3);
  });
}
