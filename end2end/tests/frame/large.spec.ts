// A large organization, in the language with the longest words: nothing breaks, nothing scrolls sideways.
import { fillRow } from '../../support/access.ts';
import { expect, test } from '../../support/fixtures.ts';
import { fits, look, widths } from '../../support/look.ts';
import { field, register, send } from '../../support/pages.ts';
import { largeAgreement, newPerson } from '../../support/people.ts';
import { productName, textsOf } from '../../support/texts.ts';

test.setTimeout(240_000);

const language = 'ru';
const t = textsOf(language);

test('thirty purchasing accounts, two hundred people, names as long as they may be', async ({ installation, visit }) => {
  const page = await visit({ language });
  const gaze = { page, language } as const;
  const administrator = { ...newPerson(language), first_name: 'Александра Константиновна', last_name: 'Преображенская-Воскресенская' };
  await register(page, await installation.inviteBy(largeAgreement(administrator, 30)));
  await look(gaze, 'large-dashboard');

  await page.goto('/account/access/invite');
  await page.locator('input[name="accounts"]').first().check();
  const [, domain] = administrator.email.split('@');
  await fillRow(page, language, 1, { ...administrator, email: `first@${domain}` }, [t.label.role_account_viewer]);
  await page.getByText(t.access.invite_list_title).click();
  const people = Array.from({ length: 199 }, (_, place) => `Максимилиан\tВеликопреображенский\tmaximilian.preobrazhensky.${place}@${domain}`);
  await field(page, t.access.invite_list).fill(people.join('\n'));
  await send(page, t.access.invite_list_add);
  await expect(page.locator('fieldset.invitee')).toHaveCount(200);
  for (const width of widths) await fits(gaze, 'large-invite-users', width);
  expect((await send(page, t.label.invite)).status()).toBe(200);
  await look(gaze, 'large-invited');

  await page.goto('/account/access');
  await expect(page.locator('tbody tr')).toHaveCount(25);
  await look(gaze, 'large-manage-users');
  // On paper it is a document: product and date above, no form, a table instead of cards.
  await page.setViewportSize({ width: 700, height: 990 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.print-head')).toContainText(productName);
  await expect(page.getByRole('search')).toBeHidden();
  await expect(page.locator('thead')).toHaveCSS('display', 'table-header-group');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: t.access.next_page }).click();
  await look(gaze, 'large-manage-users-next');
  await page.goto(`/account/access?search=${administrator.email}`);
  await page.locator('tbody').getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(administrator.last_name);
  await look(gaze, 'large-person');
  await page.goto('/account/audit');
  await look(gaze, 'large-audit-trail');
  await page.goto('/profile');
  await look(gaze, 'large-profile');
});
