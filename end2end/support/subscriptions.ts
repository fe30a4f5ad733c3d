// Proven domains and subscriptions, written into the database: what a register and a DNS server would bring.
import { runSql } from './database.ts';
import type { Installation } from './installation.ts';
import type { Agreement } from './people.ts';

/** The code by which a service asks about the product of every subscription. */
export const code = 'contoso-mail';

/** Gives an agreement's first purchasing account a proven domain and a subscription that runs; the subscription's id. */
export function subscribe(installation: Installation, agreement: Agreement, domain: string, seats: number): string {
  const sql = `
    INSERT INTO products (part_key, part_number, description, service, address, digest)
      VALUES ('AAA-00001', 'AAA-00001', '{"en":"Contoso Mail"}', :'code', 'https://mail.contoso.com/', '')
      ON CONFLICT DO NOTHING;
    INSERT INTO domains (id, organization_id, name, state, since, value, issued_at, created_at, proven_at, notices, is_warned, looks)
      SELECT 'd-' || number, organization_id, :'domain', 'verified', 0, 'd-' || number, 0, 0, 0, 0, FALSE, 0
      FROM agreements WHERE number = :'number';
    INSERT INTO domain_accounts (domain_id, purchasing_account_id, added_at)
      SELECT 'd-' || agreements.number, purchasing_accounts.id, 0
      FROM agreements JOIN purchasing_accounts ON agreement_id = agreements.id WHERE agreements.number = :'number';
    INSERT INTO subscriptions (id, register_id, purchasing_account_id, part_key, seats, extra, starts_on, status, digest,
        is_assigned_only, assigned, end_notices, over_notices)
      SELECT 's-' || agreements.number, 'S-' || agreements.number, purchasing_accounts.id, 'AAA-00001', :seats, 0,
        '2020-01-01', 'active', '', FALSE, 0, 0, 0
      FROM agreements JOIN purchasing_accounts ON agreement_id = agreements.id
      WHERE agreements.number = :'number' AND is_lead;`;
  runSql(installation.databaseUrl, sql, { code, domain, seats, number: agreement.number });
  return `s-${agreement.number}`;
}
