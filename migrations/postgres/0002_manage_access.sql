-- Manage access: who gave a role, roles that are suspended, invitations by colleagues, the account switch, the
-- roster, and the scopes of the audit trail.

ALTER TABLE role_assignments ADD COLUMN granted_by TEXT REFERENCES users (id);
ALTER TABLE role_assignments ADD COLUMN suspended_at BIGINT;

-- Null where the register names the person.
ALTER TABLE invitations ADD COLUMN invited_by TEXT REFERENCES users (id);
-- While the inviter may not invite any more: nobody can accept until another administrator confirms.
ALTER TABLE invitations ADD COLUMN paused_at BIGINT;
-- How many reminders were sent.
ALTER TABLE invitations ADD COLUMN reminders BIGINT NOT NULL DEFAULT 0;

-- What the person has chosen to work in; null for all purchasing accounts.
ALTER TABLE sessions ADD COLUMN purchasing_account_id TEXT REFERENCES purchasing_accounts (id);

-- Since when the offer may be made anew, because the register named somebody else meanwhile, or because a colleague
-- or the register itself withdrew the invitation. Null while an answer of the person, or the operator's, stands.
ALTER TABLE invitation_grants ADD COLUMN lapsed_at BIGINT;
UPDATE invitation_grants SET lapsed_at = (SELECT decided_at FROM invitations WHERE id = invitation_grants.invitation_id)
WHERE invitation_id IN (SELECT subject FROM audit_entries
    WHERE action = 'invitation.cancelled' AND actor <> 'operator');

-- A mail that was withdrawn is no mail that was refused.
UPDATE outbox SET state = 'withdrawn', reply = NULL WHERE state = 'refused' AND reply = 'withdrawn';

-- What Manage Users lists and searches (sorted alike on both engines: by bytes): a row for each scope and person,
-- members and invited alike. It repeats what users, role_assignments and invitations hold;
-- server/workflow/roster.rs writes it in the same transaction.
CREATE TABLE roster (
    -- What the search index points to: 16 bits of the scope's SHA-256, 47 of that of scope and address.
    id BIGINT PRIMARY KEY,
    scope_id TEXT NOT NULL,
    email_key TEXT COLLATE "C" NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The name as sorted: lower case, without accents.
    sort_name TEXT COLLATE "C" NOT NULL,
    -- Name and address as searched, a space before each.
    search_text TEXT NOT NULL,
    user_id TEXT REFERENCES users (id),
    invitation_id TEXT REFERENCES invitations (id),
    -- Sets of roles as bits, in the order of the role table: held, and offered by the invitation.
    roles BIGINT NOT NULL,
    offered BIGINT NOT NULL,
    status TEXT NOT NULL,
    -- When the invitation expires.
    expires_at BIGINT,
    UNIQUE (scope_id, email_key)
);
CREATE INDEX roster_by_name ON roster (scope_id, sort_name, email_key);
CREATE INDEX roster_by_status ON roster (scope_id, status, sort_name, email_key);
CREATE INDEX roster_by_status_and_address ON roster (scope_id, status, email_key);
-- One pair for each role, so that a filter by a rare one does not walk a million rows.
CREATE INDEX roster_of_role_1 ON roster (scope_id, status, sort_name, email_key) WHERE (roles | offered) & 1 <> 0;
CREATE INDEX roster_of_role_1_by_address ON roster (scope_id, status, email_key) WHERE (roles | offered) & 1 <> 0;
CREATE INDEX roster_of_role_2 ON roster (scope_id, status, sort_name, email_key) WHERE (roles | offered) & 2 <> 0;
CREATE INDEX roster_of_role_2_by_address ON roster (scope_id, status, email_key) WHERE (roles | offered) & 2 <> 0;
CREATE INDEX roster_of_role_4 ON roster (scope_id, status, sort_name, email_key) WHERE (roles | offered) & 4 <> 0;
CREATE INDEX roster_of_role_4_by_address ON roster (scope_id, status, email_key) WHERE (roles | offered) & 4 <> 0;
CREATE INDEX roster_of_role_8 ON roster (scope_id, status, sort_name, email_key) WHERE (roles | offered) & 8 <> 0;
CREATE INDEX roster_of_role_8_by_address ON roster (scope_id, status, email_key) WHERE (roles | offered) & 8 <> 0;
CREATE INDEX roster_of_role_16 ON roster (scope_id, status, sort_name, email_key) WHERE (roles | offered) & 16 <> 0;
CREATE INDEX roster_of_role_16_by_address ON roster (scope_id, status, email_key) WHERE (roles | offered) & 16 <> 0;
CREATE INDEX roster_of_role_32 ON roster (scope_id, status, sort_name, email_key) WHERE (roles | offered) & 32 <> 0;
CREATE INDEX roster_of_role_32_by_address ON roster (scope_id, status, email_key) WHERE (roles | offered) & 32 <> 0;
CREATE INDEX roster_by_expiry ON roster (expires_at) WHERE status = 'sent';
CREATE INDEX roster_by_person ON roster (email_key);

CREATE INDEX invitations_by_inviter ON invitations (invited_by, state);

-- The purchasing account that an entry concerns, or the agreement where it concerns all of it; null where it concerns
-- neither, as in every entry from before.
ALTER TABLE audit_entries ADD COLUMN scope_id TEXT;
-- From where: a network address, 'command line', 'register' or 'server'; empty in every entry from before.
ALTER TABLE audit_entries ADD COLUMN source TEXT NOT NULL DEFAULT '';
-- Newest first in a scope; a filter walks an index of its own.
CREATE INDEX audit_entries_by_time ON audit_entries (organization_id, scope_id, at, sequence);
CREATE INDEX audit_entries_by_actor ON audit_entries (organization_id, scope_id, actor, at, sequence);
CREATE INDEX audit_entries_by_subject ON audit_entries (organization_id, scope_id, subject, at, sequence);
CREATE INDEX audit_entries_by_action ON audit_entries (organization_id, scope_id, action, at, sequence);

-- Search in any part of a text, by trigrams. SQLite has a table for the same.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX roster_search ON roster USING gin (scope_id, search_text gin_trgm_ops);
