// The example of a service that asks, with a library for JSON Web Tokens of another language.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '../../support/fixtures.ts';
import { repository } from '../../support/snapshot.ts';
import { code, subscribe } from '../../support/subscriptions.ts';

test.use({ engine: 'postgres' });

test('the example client verifies who may use the service', async ({ installation }, testInfo) => {
  const { agreement } = await installation.invite();
  subscribe(installation, agreement, 'example.test', 1);
  const added = await installation.command('service', 'add', 'mail', '--product', code, '--json');
  expect(added.code, added.stderr).toBe(0);
  const { secret } = JSON.parse(added.stdout) as { secret: string };

  // Beside the packages of this folder, where the example finds its library.
  const folder = join(repository, 'end2end/test-results', testInfo.testId);
  mkdirSync(folder, { recursive: true });
  const example = join(folder, 'entitlement.mjs');
  copyFileSync(join(repository, 'examples/entitlement.mjs'), example);
  const ask = async (address: string, key: string) => {
    const env = { ...process.env, BASE: installation.baseUrl, SERVICE: 'mail', SECRET: key };
    return promisify(execFile)(process.execPath, [example, address], { env });
  };

  expect((await ask('ana@example.test', secret)).stdout).toBe(`S-${agreement.number} until further notice\n`);
  expect((await ask('ana@example.test', secret)).stdout).toContain('until further notice');
  expect((await ask('bea@example.test', secret)).stdout, 'the only seat is taken').toBe('no\n');
  expect((await ask('eve@else.test', secret)).stdout).toBe('no\n');
  await expect(ask('ana@example.test', `${secret}x`)).rejects.toThrow('401');
});
