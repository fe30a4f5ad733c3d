-- One purchasing account leads an agreement. Where an import left two of them, the younger one stays, and the next import
-- of the record settles it: without its digest, no record counts as unchanged.
UPDATE agreements SET digest = '' WHERE id IN (
    SELECT agreement_id FROM purchasing_accounts WHERE is_lead GROUP BY agreement_id HAVING COUNT(*) > 1);
UPDATE purchasing_accounts SET is_lead = FALSE, version = version + 1 WHERE is_lead AND EXISTS (
    SELECT 1 FROM purchasing_accounts AS younger WHERE younger.agreement_id = purchasing_accounts.agreement_id
        AND younger.is_lead AND younger.id > purchasing_accounts.id);
CREATE UNIQUE INDEX purchasing_accounts_lead ON purchasing_accounts (agreement_id) WHERE is_lead;
