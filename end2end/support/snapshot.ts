// Before the first test: a copy of the built program and its site, so that a build that runs beside
// the tests (`make run` is one of them) never takes a file away from under a server.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const repository = new URL('../..', import.meta.url).pathname;

export default function takeSnapshot() {
  const program = join(repository, 'target/debug/business-center');
  const site = join(repository, 'target/debug/site');
  if (!existsSync(program) || !existsSync(site)) {
    throw new Error('there is no built server: run `scripts/build` (or `make test`) first');
  }
  const folder = mkdtempSync(join(tmpdir(), 'business-center-end2end-'));
  // The program looks for the folder `site` beside itself.
  cpSync(program, join(folder, 'business-center'));
  cpSync(site, join(folder, 'site'), { recursive: true });
  process.env.BC_TEST_PROGRAM = join(folder, 'business-center');
  expectOneBuild(folder);
  execFileSync(process.env.BC_TEST_PROGRAM, ['--version'], { cwd: folder });
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Islands find their code by a name with a hash, so program and site must come from one build. */
function expectOneBuild(folder: string): void {
  const script = readFileSync(join(folder, 'site/pkg/business-center.js'), 'utf8');
  const program = readFileSync(join(folder, 'business-center'));
  const islands = [...script.matchAll(/export function (\w+_\d{10,})\(/g)].map(([, name]) => name);
  if (islands.length === 0 || !islands.every((name) => program.includes(name))) {
    throw new Error('target/debug and target/site are of different builds: run `scripts/build`');
  }
}
