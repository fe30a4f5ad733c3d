// Time passes in the database only: the product has no test switch.
//
// Rows are shifted on PostgreSQL, with the `psql` that every PostgreSQL installation brings. A live
// SQLite file in WAL mode needs a client with shared memory, and neither Node 20 nor a WASM build of
// SQLite has one; the rules of time do not depend on the engine (the Rust tests cross them on both).
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './snapshot.ts';

export const minutes = (count: number) => count * 60_000;
export const days = (count: number) => count * 24 * 60 * 60_000;

let psqlPath: string | undefined;

function psql(): string {
  if (!psqlPath) {
    const locate = () => execFileSync(join(repository, 'scripts/with-postgres'), ['--locate'], { encoding: 'utf8' });
    const beside = join(locate().trim(), 'psql');
    psqlPath = existsSync(beside) ? beside : 'psql';
  }
  return psqlPath;
}

/** Runs statements on a PostgreSQL database; `:'name'` stands for a value. */
export function runSql(databaseUrl: string, sql: string, values: Record<string, string | number> = {}): string {
  if (!databaseUrl.startsWith('postgres')) {
    throw new Error("rows are changed on PostgreSQL only: begin the test file with test.use({ engine: 'postgres' })");
  }
  const variables = Object.entries(values).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  const settings = ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set', 'ON_ERROR_STOP=1'];
  return execFileSync(psql(), [...settings, ...variables, databaseUrl], { input: sql, encoding: 'utf8' }).trim();
}

/** Everything about an address's invitations happened that much earlier: the one helper that shifts their times. */
export function age(installation: { databaseUrl: string }, invitationAddress: string, milliseconds: number): void {
  const sql = `
    BEGIN;
    CREATE TEMPORARY TABLE aged AS SELECT id FROM invitations WHERE email = :'address';
    UPDATE invitations SET created_at = created_at - :shift, decided_at = decided_at - :shift
      WHERE id IN (SELECT id FROM aged);
    UPDATE invitation_links
      SET created_at = created_at - :shift, expires_at = expires_at - :shift, voided_at = voided_at - :shift
      WHERE invitation_id IN (SELECT id FROM aged);
    UPDATE outbox SET created_at = created_at - :shift WHERE invitation_id IN (SELECT id FROM aged);
    COMMIT;
    SELECT count(*) FROM aged;`;
  const count = runSql(installation.databaseUrl, sql, { address: invitationAddress, shift: milliseconds });
  if (count === '0') throw new Error(`there is no invitation for ${invitationAddress}`);
}

/** A person did nothing for that long: their sessions get older. */
export function ageSessions(installation: { databaseUrl: string }, address: string, milliseconds: number): void {
  const sql = `
    UPDATE sessions SET created_at = created_at - :shift, active_at = active_at - :shift
      WHERE user_id IN (SELECT id FROM users WHERE email = :'address');`;
  runSql(installation.databaseUrl, sql, { address, shift: milliseconds });
}

/** The minute is over in which acts can be taken back: mails about them wait no longer. */
export function endUndo(installation: { databaseUrl: string }, address: string): void {
  runSql(installation.databaseUrl, "UPDATE outbox SET due_at = 0 WHERE recipient = :'address' AND state = 'held';", { address });
}

/** Links to set a new password get older. */
export function ageResets(installation: { databaseUrl: string }, address: string, milliseconds: number): void {
  const sql = `
    UPDATE password_resets SET created_at = created_at - :shift, expires_at = expires_at - :shift
      WHERE user_id IN (SELECT id FROM users WHERE email = :'address');`;
  runSql(installation.databaseUrl, sql, { address, shift: milliseconds });
}
