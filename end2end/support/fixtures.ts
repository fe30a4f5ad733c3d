// What every test gets: an installation that it shares with the other tests of its worker, and
// visitors, each a browser of its own at a network address of its own.
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, test as base } from '@playwright/test';
import { type Engine, Installation } from './installation.ts';
import { watchForProblems } from './problems.ts';
import { type Language } from './texts.ts';

export { expect } from '@playwright/test';

export interface VisitorWishes extends BrowserContextOptions {
  /** The browser's preferred language. */
  language?: Language;
  /** Another installation than the test's own. */
  of?: Installation;
  /** A path that the test lets fail. */
  refused?: string;
}

export type Visit = (wishes?: VisitorWishes) => Promise<Page>;
type InstallationOn = (engine: Engine) => Promise<Installation>;

let visitors = 0;

async function newVisitor(browser: Browser, installation: Installation, worker: number, wishes: VisitorWishes): Promise<BrowserContext> {
  const { language = 'en', of = installation, refused: _, ...options } = wishes;
  visitors += 1;
  return browser.newContext({
    baseURL: of.baseUrl,
    locale: language,
    reducedMotion: 'reduce',
    extraHTTPHeaders: { 'x-forwarded-for': `10.${worker % 256}.${Math.floor(visitors / 250)}.${(visitors % 250) + 1}` },
    ...options,
  });
}

export const test = base.extend<
  { engine: Engine; installation: Installation; visit: Visit },
  { installationOn: InstallationOn }
>({
  engine: ['sqlite', { option: true }],

  installationOn: [
    async ({}, use) => {
      const started = new Map<Engine, Promise<Installation>>();
      await use((engine) => {
        const installation = started.get(engine) ?? Installation.start({ engine });
        started.set(engine, installation);
        return installation;
      });
      for (const installation of started.values()) await (await installation).stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  installation: async ({ engine, installationOn }, use, testInfo) => {
    const installation = await installationOn(engine);
    const before = installation.log.length;
    await use(installation);
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('server log', { body: installation.log.slice(before), contentType: 'text/plain' });
    }
  },

  visit: async ({ browser, installation }, use, testInfo) => {
    const contexts: BrowserContext[] = [];
    const problems: string[] = [];
    await use(async (wishes = {}) => {
      const context = await newVisitor(browser, installation, testInfo.workerIndex, wishes);
      contexts.push(context);
      await watchForProblems(context, problems, wishes.refused);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
    // Every page of every test obeys its policy and keeps the console clean.
    base.expect(problems, 'console errors and policy violations').toEqual([]);
  },
});
