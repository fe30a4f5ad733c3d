// Looks at a page as people with different screens, languages and senses do.
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { repository } from './snapshot.ts';
import type { Language } from './texts.ts';

const screenshots = join(repository, 'end2end/screenshots');

/** What every page must obey. */
export const pageRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** A mail is no page: it has no landmarks. */
export const mailRules = pageRules.filter((rule) => rule !== 'best-practice');

export const widths = [320, 390, 768, 1280];
/** At the others nothing is looked at but what sticks out or is broken. */
const pictured = [390, 1280];
const phone = 390;

export interface Gaze {
  page: Page;
  language: Language;
  rules?: string[];
  /** Rules that cannot hold here. */
  exceptions?: string[];
}

/**
 * Checks the page that is open: its width on three screens, and the rules of axe (in English on phone
 * and desktop, light and dark). In English and Russian it leaves pictures.
 */
export async function look({ page, language, rules = pageRules, exceptions = [] }: Gaze, name: string): Promise<void> {
  await expect(page.locator('html'), `the language of ${name}`).toHaveAttribute('lang', language);
  for (const width of widths) {
    await fits({ page, language }, name, width);
    if (!pictured.includes(width)) continue;
    for (const scheme of ['dark', 'light'] as const) {
      const hasPicture = language === 'en' || language === 'ru';
      const hasRules = language === 'en' ? scheme === 'light' || width > phone : scheme === 'light' && width > phone;
      if (!hasPicture && !hasRules) continue;
      await page.emulateMedia({ colorScheme: scheme });
      if (hasPicture) await takePicture(page, `${language}/${name}-${width}-${scheme}`);
      if (hasRules) expect.soft(await violations(page, rules, exceptions), `${name} in ${language} at ${width} px, ${scheme}`).toEqual([]);
    }
  }
}

/** Checks that the page that is open fits a screen: nothing sticks out, is cut or breaks a word. */
export async function fits({ page, language }: Gaze, name: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width < 640 ? 844 : 800 });
  expect.soft(await overflowing(page), `${name} in ${language} at ${width} px is wider than the screen, or cuts`).toEqual([]);
  expect.soft(await brokenWords(page), `${name} in ${language} at ${width} px breaks words`).toEqual([]);
}

/** The README's pictures are made anew on demand: `BC_UPDATE_PICTURES=1`. */
export async function updatePicture({ page, language }: Gaze, name: string): Promise<void> {
  if (language !== 'en' || process.env.BC_UPDATE_PICTURES !== '1') return;
  await page.setViewportSize({ width: 1280, height: 960 });
  await page.screenshot({ path: join(repository, `docs/${name}.png`), fullPage: true });
}

async function takePicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true, animations: 'disabled' });
}

/** What sticks out of the screen, and text that its box cuts off. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const tell = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`;
    const elements = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => !element.closest('.visually-hidden, .skip-link, svg, input'));
    const isWider = root.scrollWidth > root.clientWidth;
    const sticking = elements.filter((element) => isWider && element.getBoundingClientRect().right > root.clientWidth + 0.5);
    const cut = elements.filter((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      // An ellipsis says that something is cut; where one is, the whole text stands elsewhere.
      return textOverflow !== 'ellipsis' && (overflowX === 'hidden' || overflowX === 'clip') && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1;
    });
    return [...(isWider ? [`the page is ${root.scrollWidth} px wide`] : []), ...sticking.map(tell), ...cut.map((element) => `cut: ${tell(element)}`)];
  });
}

/** Words in tables, lists, badges, buttons and titles that stand on two lines. Addresses are no words. */
async function brokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const broken: string[] = [];
    const isHidden = (element: Element) => element.closest('.visually-hidden, .address, pre, code, option') || [element, element.closest('thead')].some((one) => one && getComputedStyle(one).clipPath !== 'none');
    for (const box of document.querySelectorAll('h1, h2, h3, th, td, dt, .badge, .button, summary, label, legend, nav a')) {
      const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (!text.parentElement || isHidden(text.parentElement) || /:\/\/|@/.test(text.nodeValue ?? '')) continue;
        for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(/\p{L}+/gu)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)));
          if (lines.size > 1) broken.push(`${box.tagName.toLowerCase()}.${box.className}: ${word}`);
        }
      }
    }
    return [...new Set(broken)];
  });
}

async function violations(page: Page, rules: string[], exceptions: string[]): Promise<string[]> {
  // Without frames, the simple way of running suffices; it saves a page for each run.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).disableRules(exceptions).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(';').trim()}`),
  );
}
