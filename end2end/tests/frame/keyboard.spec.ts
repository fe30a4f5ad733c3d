// Everything by keyboard: the skip link, the menus, the forms.
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/fixtures.ts';
import { expectDashboardOf, expectPage, field, hydrated, register, signIn } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { languageNames, productName, textsOf } from '../../support/texts.ts';

const t = textsOf('en');

/** The names of what Tab reaches, from the top of the page until the footer. */
async function tabStops(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
  });
  const stops: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      if (element === document.body || element.closest('footer')) return null;
      const label = (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? '';
      const style = getComputedStyle(element);
      const panel = getComputedStyle(element, '::after');
      const isMarked = (s: CSSStyleDeclaration) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
      return { name: label.replace(/\s+/g, ' ').trim(), isMarked: isMarked(style) || isMarked(panel) };
    });
    if (!stop) return stops;
    expect.soft(stop.isMarked, `${stop.name} shows that it has the focus`).toBe(true);
    stops.push(stop.name);
  }
  throw new Error(`Tab never reaches the footer: ${stops.join(' | ')}`);
}

test('Tab reaches skip link, product, language and each field of the register form, in the order of reading', async ({ installation, visit }) => {
  const page = await visit();
  await page.goto((await installation.invite()).link);
  await hydrated(page);
  await expect(page.getByRole('button', { name: t.common.suggest_password })).toBeVisible();
  expect(await tabStops(page)).toEqual([
    t.common.skip_to_content,
    productName,
    `${t.common.language}: ${languageNames.en}`,
    t.label.email_address,
    t.label.first_name,
    `${t.label.last_name} (${t.common.optional})`,
    t.label.create_password,
    t.common.show_password,
    t.common.suggest_password,
    t.label.confirm_your_password,
    t.label.start,
    t.register.not_me,
  ]);
});

test('the skip link shows itself at the first Tab and leads past the top bar', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  await page.keyboard.press('Tab');
  const skipLink = page.getByRole('link', { name: t.common.skip_to_content });
  await expect(skipLink).toBeFocused();
  await expect(skipLink).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
});

for (const width of [1280, 390]) {
  test(`a signed-in person works every menu of the top bar by keyboard at ${width} pixels`, async ({ installation, visit }) => {
    const invitation = await installation.invite();
    const { person } = invitation;
    const page = await visit({ viewport: { width, height: 844 } });
    await register(page, invitation);
    const stops = await tabStops(page);
    const name = `${person.first_name} ${person.last_name}`;
    const language = `${t.common.language}: ${languageNames.en}`;
    const menus = width < 1240 ? [t.common.menu, language, name] : [t.label.home_page, t.label.agreements, t.label.orders, t.common.more, t.label.account, t.label.support, language, name];
    expect(stops.slice(0, 2)).toEqual([t.common.skip_to_content, productName]);
    expect(stops.slice(2, 2 + menus.length).sort(), 'every menu is reached before the main part').toEqual(menus.sort());

    if (width < 1240) {
      const menu = page.locator('summary', { hasText: t.common.menu });
      await menu.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await expect(page.getByRole('banner').getByRole('link', { name: t.label.home_page })).toBeFocused();
    }
    await page.locator('summary', { hasText: name }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: t.label.my_profile, exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectPage(page, t.label.my_profile, 'en');

    await page.locator('summary', { hasText: t.common.language }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: languageNames.es })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectPage(page, textsOf('es').label.my_profile, 'es');
  });
}

test('a menu closes by Escape, which gives the focus back, and by a click elsewhere', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  const menu = page.locator('summary', { hasText: invitation.person.last_name });
  const link = page.getByRole('link', { name: t.label.my_profile, exact: true });
  await menu.click();
  await expect(link).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(link).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.click();
  await expect(link).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(link).toBeHidden();
});

test('opening one menu closes the other', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  const page = await visit();
  await register(page, invitation);
  await page.locator('summary', { hasText: t.common.language }).click();
  await expect(page.getByRole('button', { name: languageNames.ru })).toBeVisible();
  await page.locator('summary', { hasText: invitation.person.last_name }).click();
  await expect(page.getByRole('button', { name: languageNames.ru })).toBeHidden();
});

test('signing in takes the keyboard only: the first field has the focus, Enter sends', async ({ installation, visit }) => {
  const invitation = await installation.invite();
  await register(await visit(), invitation);
  const page = await visit();
  await page.goto('/Customer/');
  await expect(field(page, t.label.email_address)).toBeFocused();
  await page.keyboard.type(invitation.person.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expectDashboardOf(page, invitation.person);
});

test('after a failed sign-in the address is kept and the password has the focus', async ({ installation, visit }) => {
  const { person } = await installation.invite();
  const page = await visit();
  await signIn(page, person.email);
  await expect(page.getByRole('alert')).toContainText(t.sign_in.failed);
  await expect(page.getByRole('alert')).toContainText(t.sign_in.failed_help);
  await expect(field(page, t.label.email_address)).toHaveValue(person.email);
  await expect(field(page, t.label.password)).toHaveValue('');
  await expect(field(page, t.label.password)).toBeFocused();
});

test('targets are at least 44 pixels high on a phone', async ({ installation, visit }) => {
  const page = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await page.goto((await installation.invite()).link);
  await hydrated(page);
  const small = await page.locator('main input:not([type=hidden]), main button, main .button, summary').evaluateAll((elements) =>
    elements.map((element) => ({ name: element.id || element.textContent, height: element.getBoundingClientRect().height }))
      .filter(({ height }) => height > 0 && height < 44));
  expect(small).toEqual([]);
});
