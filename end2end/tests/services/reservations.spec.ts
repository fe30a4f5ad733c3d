// Reservations: seats are reserved after a check with its terms, seen and canceled, in every language, with and without
// JavaScript.
import { expect, test } from '../../support/fixtures.ts';
import { Installation } from '../../support/installation.ts';
import { look } from '../../support/look.ts';
import { openMore, register, signIn } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { subscribe } from '../../support/subscriptions.ts';
import { fill, runs, textsOf } from '../../support/texts.ts';

const terms = 'https://contoso.com/reservation-terms/1';

// It looks at many pages, on every screen.
test.setTimeout(180_000);

for (const { language, hasScript } of runs) {
  test(`seats are reserved in ${language}, JavaScript ${hasScript ? 'on' : 'off'}`, async ({ visit }) => {
    const installation = await Installation.start({ engine: 'postgres', settings: { BC_PROVISIONING_TERMS_URL: terms } });
    try {
      const t = textsOf(language);
      const invitation = await installation.invite(language);
      await register(await visit({ of: installation, language }), invitation);
      const page = await visit({ of: installation, language, javaScriptEnabled: hasScript });
      await signIn(page, invitation.person.email, password, language);
      // Without scripts nothing can be measured in the page.
      const lookAt = async (name: string): Promise<void> => (hasScript ? look({ page, language }, name) : undefined);
      const id = subscribe(installation, invitation.agreement, `d${invitation.agreement.number}.test`, 2);

      await openMore(page, t.label.online_services, language);
      await page.getByRole('link', { name: 'Contoso Mail' }).click();
      await expect(page).toHaveURL(new RegExp(`/services/${id}$`));
      await page.getByRole('link', { name: t.reservations.title, exact: true }).click();
      await lookAt('reserve');
      const check = page.getByRole('button', { name: t.reservations.check, exact: true });
      await check.first().click();
      await expect(page.getByText(fill(t.error.required, { label: t.reservations.seats })).first()).toBeVisible();
      const day = new Date(Date.now() + 60 * 24 * 3600 * 1000).toISOString().slice(0, 10);
      await page.getByLabel(t.reservations.seats).first().fill('25');
      await page.getByLabel(t.reservations.day).first().fill(day);
      await check.first().click();
      const heading = page.getByRole('heading', { name: t.reservations.check_title });
      await expect(heading).toBeVisible();
      if (hasScript) {
        await expect(heading).toBeFocused();
      }
      // The check has an address: a reload keeps it, and nothing is sent again.
      await page.reload();
      await expect(heading).toBeVisible();
      await expect(page.getByText(t.reservations.cancel_until, { exact: true })).toBeVisible();
      await expect(page.getByRole('link', { name: t.reservations.terms, exact: true })).toHaveAttribute('href', terms);
      await lookAt('reservation-check');

      const confirm = page.getByRole('button', { name: t.reservations.title, exact: true });
      await confirm.click();
      await expect(page.getByText(fill(t.error.not_ticked, { label: t.reservations.accept })).first()).toBeVisible();
      await page.getByLabel(t.reservations.accept).check();
      await confirm.click();
      await expect(page).toHaveURL(/\/requests\/[^/]+$/);
      await expect(page.getByText(t.reservations.was_reserved)).toBeVisible();
      await expect(page.getByText(t.reservations.state_reserved, { exact: true }).first()).toBeVisible();
      await lookAt('reservation');

      const number = ((await page.getByText(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/).first().textContent()) ?? '').match(/R-\S+/)?.[0] ?? '';
      await page.goto(`/services/${id}`);
      await lookAt('subscription-with-reservation');
      await page.getByRole('link', { name: number, exact: true }).click();
      await page.getByRole('link', { name: t.reservations.cancel, exact: true }).click();
      await lookAt('reservation-cancel');
      await page.getByRole('button', { name: t.reservations.cancel, exact: true }).click();
      await expect(page.getByText(t.reservations.was_canceled)).toBeVisible();
      await expect(page.getByText(t.reservations.state_canceled, { exact: true }).first()).toBeVisible();
      await expect(page.getByRole('link', { name: t.reservations.cancel, exact: true })).toHaveCount(0);
    } finally {
      await installation.stop();
    }
  });
}
