// Access review: an administrator keeps two people together, removes one after a question, completes the review and takes its evidence
// away, in every language, with and without JavaScript.
import { colleague, fillRow, join, openInviteUsers } from '../../support/access.ts';
import { rowsOfCsv, take } from '../../support/files.ts';
import { expect, test } from '../../support/fixtures.ts';
import { look } from '../../support/look.ts';
import { hydrated, inPlace, register, send, signIn } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

// It looks at many pages.
test.setTimeout(180_000);

for (const { language, hasScript } of runs) {
  test(`access is reviewed in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const invitation = await installation.invite(language);
    await register(await visit({ language }), invitation);
    const page = await visit({ language, javaScriptEnabled: hasScript });
    await signIn(page, invitation.person.email, password, language);
    await openInviteUsers(page, language);
    const people = ['Rosa', 'Nils', 'Vera'].map((name) => colleague(invitation.person, language, name));
    for (const [index, person] of people.entries()) {
      if (index > 0) await send(page, t.label.invite_another_user);
      await fillRow(page, language, index + 1, person, [t.label.role_account_viewer]);
    }
    await send(page, t.label.invite);
    for (const person of people) await join(installation, await visit({ language }), person);
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    const [rosa, nils, vera] = people;
    const main = page.getByRole('main');
    const row = (email: string) => main.getByRole('row').filter({ hasText: email });
    const select = (email: string) => row(email).getByRole('checkbox').check();

    await page.goto('/account/access');
    await main.getByRole('link', { name: t.reviews.title, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.reviews.title);
    await lookAt('access-reviews');
    await main.getByRole('row').filter({ hasText: t.reviews.state_first }).getByRole('link').click();
    await expect(main).toContainText(fill(t.reviews.open_count, { count: '4' }));
    await expect(row(invitation.person.email).first().getByRole('checkbox')).toHaveCount(0);
    await lookAt('access-review');

    await select(rosa.email);
    await select(nils.email);
    const keep = main.getByRole('button', { name: t.reviews.keep, exact: true });
    if (hasScript) {
      await hydrated(page);
      const path = `${new URL(page.url()).pathname}`;
      const [answer] = await Promise.all([page.waitForResponse((response) => new URL(response.url()).pathname === path), keep.click()]);
      expect(answer.request().isNavigationRequest(), 'the page stays').toBe(false);
    } else {
      await keep.click();
    }
    const result = main.getByRole('status');
    await expect(result).toContainText(fill(t.reviews.was_kept, { count: '2' }));
    if (hasScript) await expect(result, 'screen readers read what has the focus').toBeFocused();
    await expect(row(rosa.email)).toHaveCount(0);

    // Without anyone selected, the page says so.
    if (hasScript) {
      const path = `${new URL(page.url()).pathname}/decide`;
      await inPlace(page, path, () => keep.click());
    } else {
      await keep.click();
    }
    await expect(main.getByRole('alert')).toContainText(t.reviews.choose);

    await select(vera.email);
    await main.getByRole('button', { name: t.reviews.remove, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.reviews.remove_title);
    await expect(main).toContainText(`${vera.first_name} ${vera.last_name}`);
    await lookAt('access-review-remove');
    await main.getByRole('button', { name: t.reviews.remove, exact: true }).click();
    await expect(result).toContainText(fill(t.reviews.was_removed, { count: '1' }));

    await expect(main).toContainText(t.reviews.complete_alone);
    await main.getByRole('button', { name: t.reviews.complete, exact: true }).click();
    await expect(result).toContainText(t.reviews.was_completed);
    await lookAt('access-review-completed');
    const csv = rowsOfCsv((await take(page, t.orders.export_csv)).bytes);
    const decisions = csv.map((one) => [one[t.label.email_address], one[t.reviews.column_decision]]).sort();
    expect(decisions).toEqual(
      [
        [rosa.email, t.reviews.decision_keep],
        [nils.email, t.reviews.decision_keep],
        [vera.email, t.reviews.decision_remove],
        [invitation.person.email, t.reviews.decision_own],
      ].sort(),
    );
    await main.getByRole('link', { name: t.reviews.past_all, exact: true }).click();
    await expect(main.getByRole('table', { name: t.reviews.past_caption })).toBeVisible();
    await lookAt('access-reviews-past');
  });
}
