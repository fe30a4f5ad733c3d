// What administrators do on the pages of Manage access.
import { expect, type Page } from '@playwright/test';
import type { Installation } from './installation.ts';
import { expectPage, register } from './pages.ts';
import { newPerson, type Person } from './people.ts';
import { type Language, textsOf } from './texts.ts';

/** Account > Manage access > tab Manage Users > Invite user > Invite Users. */
export async function openInviteUsers(page: Page, language: Language): Promise<void> {
  const t = textsOf(language);
  const navigation = page.getByRole('banner').getByRole('navigation', { name: t.common.main_navigation });
  await navigation.locator('summary', { hasText: t.label.account }).click();
  await navigation.getByRole('link', { name: t.label.manage_access, exact: true }).click();
  await expectPage(page, t.label.manage_access, language);
  await expect(page.getByRole('main').getByRole('link', { name: t.label.manage_users, exact: true })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('main').getByRole('link', { name: t.label.invite_user, exact: true }).click();
  await expectPage(page, t.label.invite_users, language);
}

/** Fills in the row of a person; `place` counts from 1. */
export async function fillRow(page: Page, language: Language, place: number, person: Person, roles: string[]): Promise<void> {
  const t = textsOf(language);
  const row = page.getByRole('main').locator('fieldset.invitee').nth(place - 1);
  await row.getByLabel(t.label.email_address, { exact: true }).fill(person.email);
  await row.getByLabel(t.label.first_name, { exact: true }).fill(person.first_name);
  await row.getByLabel(new RegExp(`^${t.label.last_name} `)).fill(person.last_name);
  await row.getByLabel(t.label.preferred_language).selectOption(person.language);
  await row.getByLabel(t.label.country_region).selectOption(person.country);
  for (const role of roles) await row.getByRole('checkbox', { name: role }).check();
}

/** A colleague at the administrator's own domain. */
export function colleague(administrator: Person, language: Language, name: string): Person {
  const person = newPerson(language, name.toLowerCase());
  return { ...person, first_name: name, email: `${person.email.split('@')[0]}@${administrator.email.split('@')[1]}` };
}

/** Follows the invitation that came by mail. */
export async function join(installation: Installation, page: Page, person: Person): Promise<void> {
  const { link } = await installation.sink.next(person.email, (mail) => mail.link.includes('/i/'));
  await register(page, { person, link });
}

/** Opens the page of a person, or of an invitation, from the list. */
export async function openRow(page: Page, email: string): Promise<void> {
  await page.goto(`/account/access?search=${encodeURIComponent(email)}`);
  await page.getByRole('row').filter({ hasText: email }).getByRole('link').click();
}
