// Requests: a colleague asks for a role and an administrator assigns it; an administrator asks for a change, the vendor answers
// on the command line, and the answer is on the page and in a mail; in every language, with and without JavaScript.
import { colleague, fillRow, join, openInviteUsers } from '../../support/access.ts';
import { expect, test } from '../../support/fixtures.ts';
import { look } from '../../support/look.ts';
import { openMore, register, send, signIn } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

test.use({ engine: 'postgres' });

// It looks at many pages, on every screen.
test.setTimeout(180_000);

for (const { language, hasScript } of runs) {
  test(`a role and a change are asked for in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ installation, visit }) => {
    const t = textsOf(language);
    const invitation = await installation.invite(language);
    const administrator = await visit({ language });
    await register(administrator, invitation);
    await openInviteUsers(administrator, language);
    const vera = colleague(invitation.person, language, 'Vera');
    await fillRow(administrator, language, 1, vera, [t.label.role_account_viewer]);
    await send(administrator, t.label.invite);
    await join(installation, await visit({ language }), vera);

    const page = await visit({ language, javaScriptEnabled: hasScript });
    const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
    await signIn(page, vera.email, password, language);
    await openMore(page, t.requests.title, language);
    await lookAt('requests-empty');
    await page.getByRole('link', { name: t.requests.role_title, exact: true }).click();
    await page.getByLabel(t.label.role, { exact: true }).selectOption(t.label.role_report_viewer);
    await page.locator('textarea').fill('Audit 2027');
    await lookAt('request-role');
    await page.getByRole('button', { name: t.requests.send, exact: true }).click();
    await expect(page.getByText(t.requests.was_sent)).toBeVisible();
    await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}$/);
    await lookAt('request');

    const mail = await installation.sink.next(invitation.person.email, (mail) => mail.link.includes('/requests/'));
    const answering = await visit({ language, javaScriptEnabled: hasScript });
    await signIn(answering, invitation.person.email, password, language);
    await answering.goto(mail.link);
    await expect(answering.getByText('Audit 2027')).toBeVisible();
    await (hasScript ? look({ page: answering, language }, 'request-decide') : undefined);
    await answering.getByRole('button', { name: t.requests.assign, exact: true }).click();
    await expect(answering.getByText(fill(t.requests.was_assigned, { name: `${vera.first_name} ${vera.last_name}` }))).toBeVisible();
    await page.reload();
    await expect(page.getByText(t.requests.state_done, { exact: true })).toBeVisible();

    await answering.goto('/requests/change');
    await answering.getByRole('button', { name: t.requests.send, exact: true }).click();
    await expect(answering.getByText(fill(t.error.required, { label: t.requests.change_text })).first()).toBeVisible();
    await answering.getByLabel(t.requests.change_fact).selectOption(t.common.sector);
    await answering.locator('textarea').fill('Academic\nsince 2027');
    await answering.getByRole('button', { name: t.requests.send, exact: true }).click();
    const title = fill(t.requests.kind_fact_change, { fact: t.common.sector });
    await expect(answering.getByRole('heading', { level: 1 })).toHaveText(title);
    const number = (await answering.locator('.lead').textContent())!.split(' · ')[0];
    expect((await installation.command('request', 'answer', number, 'accepted', '--text', 'We will do that')).code).toBe(0);
    await answering.reload();
    await expect(answering.getByText('We will do that')).toBeVisible();
    await answering.getByRole('button', { name: t.requests.withdraw, exact: true }).click();
    await expect(answering.getByText(t.requests.was_withdrawn)).toBeVisible();
  });
}
