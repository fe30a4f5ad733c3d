-- What people ask for and someone answers: changes of what the register says, activations, roles, reservations.

CREATE TABLE requests (
    id TEXT PRIMARY KEY,
    -- What people and operators call it.
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    -- Null for one about a whole agreement.
    purchasing_account_id TEXT REFERENCES purchasing_accounts (id),
    -- The purchasing account, or the agreement where there is none.
    scope_id TEXT NOT NULL,
    -- What it is about: a fact of the register, a key, a role, a subscription.
    subject TEXT NOT NULL,
    -- Facts of its kind, as JSON.
    details TEXT NOT NULL,
    text TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES users (id),
    asked_at BIGINT NOT NULL,
    answer TEXT,
    -- The state with which it was said.
    answer_state TEXT,
    -- As in the audit trail: 'operator', or 'user:' and an id.
    answered_by TEXT,
    -- When the state changed last.
    answered_at BIGINT
);
CREATE INDEX requests_by_scope ON requests (scope_id, id);
CREATE INDEX requests_by_person ON requests (asked_by, id);
CREATE INDEX requests_by_state ON requests (state, id);
-- The same is asked once at a time.
CREATE UNIQUE INDEX requests_open ON requests (kind, scope_id, subject, asked_by)
    WHERE (kind = 'activations' OR kind = 'role') AND (state = 'sent' OR state = 'accepted');
