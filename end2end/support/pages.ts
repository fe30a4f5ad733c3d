// What people do on the pages, by the words that they read there.
import { expect, type Locator, type Page, type Request, type Response } from '@playwright/test';
import type { Invitation } from './installation.ts';
import { password, type Person } from './people.ts';
import { escape, fill, type Language, languageNames, textsOf } from './texts.ts';

/** The field whose label is this text; it may add that the field is optional. */
export function field(page: Page, label: string): Locator {
  return page.locator('main').getByLabel(new RegExp(`^${escape(label)}( \\(|$)`));
}

/** Presses a button of the main part that sends a form, to its path or to its server function, and gives the answer. */
export async function send(page: Page, button: string): Promise<Response> {
  const isAnswer = (response: Response) => {
    return response.request().method() === 'POST' && new URL(response.url()).pathname !== '/api/check-password';
  };
  const [answer] = await Promise.all([
    page.waitForResponse(isAnswer),
    page.locator('main').getByRole('button', { name: button, exact: true }).click(),
  ]);
  await page.waitForLoadState();
  return answer;
}

/** The menu of the top bar in which one chooses the purchasing account that the pages are about. */
export function scopeMenu(page: Page): Locator {
  return page.getByRole('banner').locator('details.scope-menu');
}

/** Chooses a purchasing account in the top bar, or all of them, by the words of the choice. */
export async function chooseScope(page: Page, name: string): Promise<void> {
  await scopeMenu(page).locator('summary').click();
  await scopeMenu(page).getByRole('button', { name }).click();
}

/** Does what a server function, or the path of a form, answers in place: one call, and the page stays. Gives the answer. */
export async function inPlace(page: Page, name: string, act: () => Promise<void>): Promise<Response> {
  const path = name.startsWith('/') ? name : `/api/${name}`;
  const sent: string[] = [];
  const note = (request: Request) => {
    if (request.isNavigationRequest() || request.method() === 'POST') sent.push(new URL(request.url()).pathname);
  };
  page.on('request', note);
  const [answer] = await Promise.all([page.waitForResponse((response) => new URL(response.url()).pathname === path), act()]);
  await answer.finished();
  // Whatever the answer leads to has begun.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  page.off('request', note);
  expect(sent).toEqual([path]);
  return answer;
}

/** Waits until the islands of a page live. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('bc:hydrated').length > 0);
}

/** Opens a page of the group *More*. */
export async function openMore(page: Page, label: string, language: Language): Promise<void> {
  const t = textsOf(language);
  const navigation = page.getByRole('banner').getByRole('navigation', { name: t.common.main_navigation });
  await navigation.locator('summary', { hasText: t.common.more }).click();
  await navigation.getByRole('link', { name: label, exact: true }).click();
  await expectPage(page, label, language);
}

/** Fills in a new password and its repetition. */
export async function typePasswords(page: Page, label: string, repetitionLabel: string, text: string, repetition = text): Promise<void> {
  await field(page, label).fill(text);
  await field(page, repetitionLabel).fill(repetition);
}

/** Opens the link of an invitation, chooses a password and arrives on the dashboard. */
export async function register(page: Page, { person, link }: Pick<Invitation, 'person' | 'link'>, chosen = password): Promise<void> {
  const t = textsOf(person.language);
  await page.goto(link);
  await hydrated(page);
  await typePasswords(page, t.label.create_password, t.label.confirm_your_password, chosen);
  await send(page, t.label.start);
  await expectDashboardOf(page, person);
}

export async function expectDashboardOf(page: Page, { first_name, language }: Person): Promise<void> {
  await expect(page).toHaveURL(/\/home$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(fill(textsOf(language).dashboard.greeting, { name: first_name }));
}

/** Opens the sign-in page and signs in; the page speaks the browser's language. */
export async function signIn(page: Page, email: string, chosen = password, language: Language = 'en'): Promise<void> {
  await page.goto('/Customer/');
  await signInHere(page, email, chosen, language);
}

/** Signs in on the page that is open. */
export async function signInHere(page: Page, email: string, chosen = password, language: Language = 'en'): Promise<void> {
  const t = textsOf(language);
  await field(page, t.label.email_address).fill(email);
  await field(page, t.label.password).fill(chosen);
  await send(page, t.label.sign_in);
}

/** Opens the menu under the user's name. */
export async function openUserMenu(page: Page, { first_name, last_name }: Person): Promise<Locator> {
  const menu = page.getByRole('banner').locator('details').filter({ hasText: `${first_name} ${last_name}` });
  await menu.locator('summary').click();
  return menu;
}

export async function signOut(page: Page, person: Person): Promise<void> {
  const menu = await openUserMenu(page, person);
  await menu.getByRole('button', { name: textsOf(person.language).label.sign_out, exact: true }).click();
  await expect(page).toHaveURL(/\/Customer\//);
}

/** Changes the language with the switch of the top bar. */
export async function switchLanguage(page: Page, language: Language): Promise<void> {
  const menu = page.getByRole('banner').locator('details.language-menu');
  await menu.locator('summary').click();
  await menu.getByRole('button', { name: languageNames[language], exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** The page says this as its title, in this language. */
export async function expectPage(page: Page, title: string, language: Language): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}
