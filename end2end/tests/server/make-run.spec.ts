// The newcomer's first minute: `make run`, the development mailbox, the dashboard.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { expect } from '../../support/fixtures.ts';
import { freePort, waitUntilReady } from '../../support/installation.ts';
import { expectDashboardOf, field, hydrated, openUserMenu, send, typePasswords } from '../../support/pages.ts';
import { password } from '../../support/people.ts';
import { watchForProblems } from '../../support/problems.ts';
import { repository } from '../../support/snapshot.ts';
import { fill, productName, textsOf } from '../../support/texts.ts';

const minute = 60_000;
const t = textsOf('en');
const harry = { email: 'harry@contoso.com', first_name: 'Harry', last_name: 'Miller', language: 'en' as const, country: 'US' };

const test = base.extend<{ madeRun: { baseUrl: string; output: () => string } }>({
  madeRun: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'business-center-make-run-'));
      const port = await freePort();
      const baseUrl = `http://localhost:${port}`;
      const environment = {
        ...process.env,
        BC_LISTEN: `127.0.0.1:${port}`,
        BC_BASE_URL: baseUrl,
        BC_DATABASE_URL: `sqlite://${join(folder, 'data', 'test.db')}`,
        BC_MAIL: `file:${join(folder, 'mail')}`,
        BC_KEYRING_FILE: join(folder, 'keyring'),
        BC_FILES: join(folder, 'files'),
      };
      // A group of its own, so that everything that make starts can be stopped with it.
      const run = spawn('make', ['run'], { cwd: repository, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      for (const stream of [run.stdout, run.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
      try {
        const check = () => {
          if (run.exitCode !== null) throw new Error(`make run ended with ${run.exitCode}:\n${output}`);
        };
        await waitUntilReady(baseUrl, check, 20 * minute);
        await use({ baseUrl, output: () => output });
      } finally {
        if (run.exitCode === null && run.pid) {
          const ended = once(run, 'exit');
          process.kill(-run.pid, 'SIGTERM');
          await ended;
        }
        rmSync(folder, { recursive: true, force: true });
      }
    },
    // The build is as long as the tools and the cache of the machine make it.
    { timeout: 21 * minute },
  ],
});

test('make run leads a newcomer from the printed lines to the dashboard', async ({ madeRun, browser }) => {
  const { baseUrl, output } = madeRun;
  // It says what to do next.
  await expect.poll(output).toContain(`${baseUrl}/dev/mail`);
  expect(output()).toContain(`${productName} is ready: ${baseUrl}/`);
  expect(output()).toContain(harry.email);

  const context = await browser.newContext({ baseURL: baseUrl, locale: 'en' });
  const problems: string[] = [];
  await watchForProblems(context, problems);
  const page = await context.newPage();
  await page.goto('/dev/mail');
  const item = page.getByRole('listitem').filter({ hasText: harry.email });
  await expect(async () => {
    await page.reload();
    await expect(item).toBeVisible({ timeout: 500 });
  }).toPass();
  await item.getByRole('link', { name: fill(t.mail.invitation_subject, { product: productName }) }).click();
  await page.getByRole('link', { name: `${baseUrl}/i/` }).click();
  await expect(page).toHaveURL(`${baseUrl}/register`);
  await expect(field(page, t.label.email_address)).toHaveValue(harry.email);
  await hydrated(page);
  await typePasswords(page, t.label.create_password, t.label.confirm_your_password, password);
  await send(page, t.label.start);
  await expectDashboardOf(page, harry);
  await expect(page.getByRole('region', { name: /1234567890/ })).toContainText('Contoso Headquarters');

  const menu = await openUserMenu(page, harry);
  await menu.getByRole('button', { name: t.label.sign_out }).click();
  await page.goto('/Customer/');
  await field(page, t.label.email_address).fill(harry.email);
  await field(page, t.label.password).fill(password);
  await send(page, t.label.sign_in);
  await expectDashboardOf(page, harry);
  await context.close();
  expect(problems).toEqual([]);
});
