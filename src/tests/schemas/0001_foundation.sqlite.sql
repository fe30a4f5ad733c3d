CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
CREATE TABLE organizations (
    id TEXT PRIMARY KEY,
    -- Null where the register gives none: the organization then belongs to its one agreement.
    register_id TEXT UNIQUE,
    name TEXT NOT NULL,
    country TEXT NOT NULL
);
CREATE TABLE agreements (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    programme TEXT NOT NULL,
    signed_on TEXT NOT NULL,
    status TEXT NOT NULL,
    signatory_name TEXT,
    signatory_email TEXT,
    -- SHA-256 of the record as imported last: an equal record changes nothing.
    digest TEXT NOT NULL
);
CREATE TABLE partners (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    country TEXT NOT NULL
);
CREATE TABLE agreement_partners (
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    partner_id TEXT NOT NULL REFERENCES partners (id),
    PRIMARY KEY (agreement_id, partner_id)
);
CREATE TABLE purchasing_accounts (
    id TEXT PRIMARY KEY,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    is_lead BOOLEAN NOT NULL,
    -- Every workflow that changes roles updates this row first, so that two of them cannot pass each other.
    version BIGINT NOT NULL DEFAULT 0,
    administrator_email TEXT NOT NULL,
    administrator_email_key TEXT NOT NULL,
    administrator_first_name TEXT NOT NULL,
    administrator_last_name TEXT NOT NULL,
    administrator_language TEXT NOT NULL,
    administrator_country TEXT NOT NULL,
    UNIQUE (agreement_id, number)
);
CREATE UNIQUE INDEX purchasing_accounts_lead ON purchasing_accounts (agreement_id) WHERE is_lead;
CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    -- Null when the password is disabled until it is reset by mail.
    password_hash TEXT,
    is_active BOOLEAN NOT NULL,
    -- The address of the terms that were accepted, and when.
    terms_version TEXT,
    terms_accepted_at BIGINT,
    created_at BIGINT NOT NULL,
    last_sign_in_at BIGINT,
    -- First steps: when the person first looked at the own profile, and at the guide to the roles.
    saw_profile_at BIGINT,
    saw_roles_at BIGINT
);
CREATE TABLE role_assignments (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    -- Null for the role whose scope is the agreement.
    purchasing_account_id TEXT REFERENCES purchasing_accounts (id),
    -- The purchasing account, or the agreement where there is none: what makes an assignment unique.
    scope_id TEXT NOT NULL,
    granted_at BIGINT NOT NULL,
    -- Null where the register named the person.
    granted_by TEXT REFERENCES users (id),
    -- Since when the role gives no access, although it is kept.
    suspended_at BIGINT,
    UNIQUE (user_id, role, scope_id)
);
CREATE INDEX role_assignments_by_scope ON role_assignments (scope_id, role);
CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    language TEXT NOT NULL,
    country TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    decided_at BIGINT,
    decline_reason TEXT,
    user_id TEXT REFERENCES users (id),
    -- Null where the register names the person.
    invited_by TEXT REFERENCES users (id),
    -- Since when the inviter may not invite any more: no one can accept until another administrator confirms.
    paused_at BIGINT,
    -- How many reminders were sent.
    reminders BIGINT NOT NULL DEFAULT 0,
    -- When the invitation was last sent again: reminders count from then. Null where they count from its beginning.
    remind_from BIGINT,
    -- How often the reminder that is due could not be queued.
    reminder_attempts BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX invitations_by_agreement ON invitations (agreement_id, email_key);
CREATE INDEX invitations_by_address ON invitations (email_key, state);
CREATE INDEX invitations_by_inviter ON invitations (invited_by, state);
CREATE TABLE invitation_grants (
    invitation_id TEXT NOT NULL REFERENCES invitations (id),
    role TEXT NOT NULL,
    purchasing_account_id TEXT REFERENCES purchasing_accounts (id),
    scope_id TEXT NOT NULL,
    -- Since when the offer may be made anew, because the register named another person meanwhile, or because a colleague or
    -- the register itself withdrew the invitation. Null while an answer of the person, or the operator's, stands.
    lapsed_at BIGINT,
    PRIMARY KEY (invitation_id, role, scope_id)
);
CREATE TABLE invitation_links (
    id TEXT PRIMARY KEY,
    invitation_id TEXT NOT NULL REFERENCES invitations (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    voided_at BIGINT
);
CREATE INDEX invitation_links_by_invitation ON invitation_links (invitation_id);
CREATE TABLE password_resets (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    token_hash TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    voided_at BIGINT
);
CREATE INDEX password_resets_by_user ON password_resets (user_id);
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    created_at BIGINT NOT NULL,
    active_at BIGINT NOT NULL,
    -- What the person has chosen to work in; null for all purchasing accounts.
    purchasing_account_id TEXT REFERENCES purchasing_accounts (id)
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE TABLE form_drafts (
    user_id TEXT NOT NULL REFERENCES users (id),
    path TEXT NOT NULL,
    fields TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, path)
);
CREATE TABLE roster (
    -- What the search table points to: 16 bits of the scope's SHA-256, then a number that grows, so that the rows of a scope
    -- stand side by side.
    id INTEGER PRIMARY KEY,
    scope_id TEXT NOT NULL,
    email_key TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The name as sorted: lower case, without accents.
    sort_name TEXT NOT NULL,
    -- Name and address as searched, a space before each.
    search_text TEXT NOT NULL,
    user_id TEXT REFERENCES users (id),
    invitation_id TEXT REFERENCES invitations (id),
    -- Sets of roles as bits, in the order of the role table: assigned, and offered by the invitation.
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
CREATE VIRTUAL TABLE roster_search USING fts5 (
    search_text, content = 'roster', content_rowid = 'id', tokenize = 'trigram', detail = 'full'
);
CREATE TRIGGER roster_search_insert AFTER INSERT ON roster BEGIN
    INSERT INTO roster_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER roster_search_delete AFTER DELETE ON roster BEGIN
    INSERT INTO roster_search (roster_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
CREATE TRIGGER roster_search_update AFTER UPDATE OF search_text ON roster
WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO roster_search (roster_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO roster_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    language TEXT NOT NULL,
    invitation_id TEXT REFERENCES invitations (id),
    user_id TEXT REFERENCES users (id),
    -- Facts of the mail that no row holds, as JSON.
    details TEXT NOT NULL,
    -- Whether one of the public forms asked for it: those are limited.
    is_requested BOOLEAN NOT NULL,
    -- Who waits for the mail: urgent, normal or bulk. Each lane has places of its own at the mail server.
    lane TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    -- Queued: when to try next. Sending: when the lease ends and another worker may take it.
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- The mail server's last words.
    reply TEXT,
    -- What the operator has to repair before the mail server takes it.
    trouble TEXT
);
CREATE INDEX outbox_by_invitation ON outbox (invitation_id, created_at);
CREATE INDEX outbox_by_due ON outbox (lane, state, due_at);
CREATE INDEX outbox_untried ON outbox (lane, state, attempts, due_at) WHERE state = 'queued' AND attempts = 0;
CREATE INDEX outbox_by_trouble ON outbox (trouble) WHERE trouble IS NOT NULL;
CREATE INDEX outbox_requested ON outbox (finished_at) WHERE is_requested;
CREATE TABLE mail_troubles (
    trouble TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);
CREATE TABLE form_requests (
    id TEXT PRIMARY KEY,
    form TEXT NOT NULL,
    email TEXT NOT NULL,
    agreement_number TEXT NOT NULL,
    account_number TEXT NOT NULL,
    client TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    -- How often working on it failed, and when it is tried again.
    attempts BIGINT NOT NULL DEFAULT 0,
    due_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX form_requests_by_state ON form_requests (state, created_at);
CREATE TABLE form_counts (
    -- Days since 1970 (UTC).
    day BIGINT NOT NULL,
    form TEXT NOT NULL,
    outcome TEXT NOT NULL,
    requests BIGINT NOT NULL,
    PRIMARY KEY (day, form, outcome)
);
CREATE TABLE rate_limits (
    key TEXT PRIMARY KEY,
    full_at BIGINT NOT NULL
);
CREATE TABLE sign_in_failures (
    email_key TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    wait_until BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE audit_heads (
    chain TEXT PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TABLE audit_entries (
    chain TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    -- Who: 'user:' and an id, or 'operator', 'register', 'invitee', 'system'.
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The organization that an entry concerns; null for none.
    organization_id TEXT,
    -- The purchasing account that it concerns, or the agreement where it concerns all of it; null for neither.
    scope_id TEXT,
    -- From where: 'client', 'command line', 'register' or 'server'. A client's network address is personal.
    source TEXT NOT NULL,
    -- Further facts as JSON, without those about people.
    details TEXT NOT NULL,
    -- SHA-256 over salt and facts of the personal part; null where there never was one.
    personal_digest TEXT,
    hash TEXT NOT NULL,
    PRIMARY KEY (chain, sequence)
);
CREATE INDEX audit_entries_by_time ON audit_entries (organization_id, scope_id, at, sequence);
CREATE INDEX audit_entries_by_actor ON audit_entries (organization_id, scope_id, actor, at, sequence);
CREATE INDEX audit_entries_by_subject ON audit_entries (organization_id, scope_id, subject, at, sequence);
CREATE INDEX audit_entries_by_action ON audit_entries (organization_id, scope_id, action, at, sequence);
CREATE TABLE audit_personal (
    chain TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    salt TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (chain, sequence)
) WITHOUT ROWID;
CREATE TABLE write_probe (writes BIGINT NOT NULL);
INSERT INTO _sqlx_migrations VALUES (1, 'foundation', '2026-11-28 13:35:16', 1, X'0D01AEF908972B78D7C2CB7C973365255E636E5313E400DE0C6245EA0EFD7DCC27117E850C392958BAED4984077E191B', 7631846);
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 'C-1001', 'Contoso', 'US');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7610-8d2c-813c256f68af', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7610-8d2c-8142eb127414', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7610-8d2c-814715e59baa', 'C-1004', 'Comune di Trey', 'IT');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7610-8d2c-8134c21d261a', '1234567890', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7610-8d2c-813df8c8bf49', '2345678901', '01a1f8d3-ea00-7610-8d2c-813c256f68af', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7610-8d2c-814372153ee4', '3456789012', '01a1f8d3-ea00-7610-8d2c-8142eb127414', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7610-8d2c-8148398538bd', '4567890123', '01a1f8d3-ea00-7610-8d2c-814715e59baa', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7610-8d2c-8135a852a9cd', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7610-8d2c-813e009589e0', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7610-8d2c-814981437cd8', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7610-8d2c-8134c21d261a', '01a1f8d3-ea00-7610-8d2c-8135a852a9cd');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7610-8d2c-813df8c8bf49', '01a1f8d3-ea00-7610-8d2c-813e009589e0');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7610-8d2c-8148398538bd', '01a1f8d3-ea00-7610-8d2c-814981437cd8');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7610-8d2c-8136418d7939', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', '0001234567', 'Contoso Headquarters', 'commercial', 1, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7610-8d2c-813774be2b02', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', '0001234568', 'Contoso Research', 'commercial', 0, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7610-8d2c-813fa9983437', '01a1f8d3-ea00-7610-8d2c-813df8c8bf49', '0002345678', 'Universidad Lamna, Rectorado', 'academic', 1, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7610-8d2c-814476832168', '01a1f8d3-ea00-7610-8d2c-814372153ee4', '0003456789', 'Северный ветер, головной офис', 'commercial', 1, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7610-8d2c-814a1d881cef', '01a1f8d3-ea00-7610-8d2c-8148398538bd', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', 1, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT');
INSERT INTO users VALUES ('01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$PzqgNhUBSLRguyi3gSqpRg$572U21ox8tz4tu5fjLuckJxmcAXrLuK8h5dXjcA9xms', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-7610-8d2c-8162419ed2b5', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$bETXGBImeNWUC62GSMM+ew$EHGnOzoqSPjnFVBcLs6+zoY7U3yvGV3a3ZvOYwPE2a4', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-7610-8d2c-816c3d78b957', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$ArVVtyDB54QyAAYpBrt7XQ$EMWdg1qaIKSwrHh4aedVFGEUcirrfzDbyhiv8cvRGGQ', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7610-8d2c-8156505a5a9a', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'agreement_administrator', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', NULL, '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7610-8d2c-81579a91a262', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'account_administrator', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', '01a1f8d3-ea00-7610-8d2c-8136418d7939', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7610-8d2c-816353b2f7bc', '01a1f8d3-ea00-7610-8d2c-8162419ed2b5', 'account_manager', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', '01a1f8d3-ea00-7610-8d2c-8136418d7939', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 1795176000000, '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', NULL);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7610-8d2c-8138a3d0271c', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7610-8d2c-8139add6b4e3', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7610-8d2c-8140d9be25ec', '01a1f8d3-ea00-7610-8d2c-813df8c8bf49', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7610-8d2c-81454e801cd7', '01a1f8d3-ea00-7610-8d2c-814372153ee4', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7610-8d2c-814b173e7824', '01a1f8d3-ea00-7610-8d2c-8148398538bd', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7610-8d2c-815c08142eb0', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7610-8d2c-8162419ed2b5', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7610-8d2c-81663e4a7008', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7610-8d2c-816c3d78b957', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7610-8d2c-8175f85aaa3d', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-75093cca99c9', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', NULL, 0, NULL, 0);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-8138a3d0271c', 'account_administrator', '01a1f8d3-ea00-7610-8d2c-8136418d7939', '01a1f8d3-ea00-7610-8d2c-8136418d7939', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-8138a3d0271c', 'agreement_administrator', NULL, '01a1f8d3-ea00-7610-8d2c-8134c21d261a', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-8139add6b4e3', 'account_administrator', '01a1f8d3-ea00-7610-8d2c-813774be2b02', '01a1f8d3-ea00-7610-8d2c-813774be2b02', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-8140d9be25ec', 'account_administrator', '01a1f8d3-ea00-7610-8d2c-813fa9983437', '01a1f8d3-ea00-7610-8d2c-813fa9983437', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-8140d9be25ec', 'agreement_administrator', NULL, '01a1f8d3-ea00-7610-8d2c-813df8c8bf49', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-81454e801cd7', 'account_administrator', '01a1f8d3-ea00-7610-8d2c-814476832168', '01a1f8d3-ea00-7610-8d2c-814476832168', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-81454e801cd7', 'agreement_administrator', NULL, '01a1f8d3-ea00-7610-8d2c-814372153ee4', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-814b173e7824', 'account_administrator', '01a1f8d3-ea00-7610-8d2c-814a1d881cef', '01a1f8d3-ea00-7610-8d2c-814a1d881cef', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-814b173e7824', 'agreement_administrator', NULL, '01a1f8d3-ea00-7610-8d2c-8148398538bd', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-815c08142eb0', 'account_manager', '01a1f8d3-ea00-7610-8d2c-8136418d7939', '01a1f8d3-ea00-7610-8d2c-8136418d7939', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-81663e4a7008', 'report_viewer', '01a1f8d3-ea00-7610-8d2c-8136418d7939', '01a1f8d3-ea00-7610-8d2c-8136418d7939', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7610-8d2c-8175f85aaa3d', 'account_viewer', '01a1f8d3-ea00-7610-8d2c-8136418d7939', '01a1f8d3-ea00-7610-8d2c-8136418d7939', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-75093cca99c9', 'account_viewer', '01a1f8d3-ea00-7610-8d2c-8136418d7939', '01a1f8d3-ea00-7610-8d2c-8136418d7939', NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7610-8d2c-814d63038409', '01a1f8d3-ea00-7610-8d2c-8138a3d0271c', 'b25c9b28a68197ded176bdbcc332aac22f6401810f777909e7642b1c1c285218', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7610-8d2c-814eb203df3e', '01a1f8d3-ea00-7610-8d2c-8139add6b4e3', '75fa6a8c2cd8364f2e13fa1f7900c95b0c5c014c3d5bbdc54a686bfb600d460a', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7610-8d2c-814fd233e136', '01a1f8d3-ea00-7610-8d2c-8140d9be25ec', '902b840f689573483758d6f49ab5eb400236b1a03996c7ba455ebf366b478065', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7610-8d2c-8150c1571e52', '01a1f8d3-ea00-7610-8d2c-81454e801cd7', 'c161de8dc2103755b711a76dbd14d040a495fc1f917aaa1b2a5b612fb3812450', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7610-8d2c-8151d988c45c', '01a1f8d3-ea00-7610-8d2c-814b173e7824', 'b471a6f0e97b49b14aa5c5ac9ce3612a171be6961f8bbec004fb9e99c1a045c5', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7610-8d2c-815ed28c6217', '01a1f8d3-ea00-7610-8d2c-815c08142eb0', 'f27f77e1c87ffe9ef3e6668863a1f9124b38415b9df28bac6d4922be76394724', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7610-8d2c-81687dc24091', '01a1f8d3-ea00-7610-8d2c-81663e4a7008', '69d6888496145bd6955402999220fa0864e4b482618da26ed473a6653db25d55', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7610-8d2c-81773e0dbaeb', '01a1f8d3-ea00-7610-8d2c-8175f85aaa3d', '7ba199d9a8082f6ce5cb437da33abf65521846f0887bde250fda0c3024896c54', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO password_resets VALUES ('01a1f8d8-7de0-70f0-a9a9-75063fbe5c4c', '01a1f8d3-ea00-7610-8d2c-8162419ed2b5', 'b81970377e7f3e7ef41662abb8241012c14ca404cd05dd9fdfeb9622dc47208d', 1795176300000, 1795178100000, NULL, NULL);
INSERT INTO sessions VALUES ('1012567c1e6706dfd978b6fcb7618d204844e1ba27d107c737c408356b104557', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 1795176000000, 1795176300000, '01a1f8d3-ea00-7610-8d2c-8136418d7939');
INSERT INTO sessions VALUES ('ee6db4d882b2a058cc9e8dfcf819e932a113ab9832cc8ccc4fd721d4ea5ef0ae', '01a1f8d3-ea00-7610-8d2c-8162419ed2b5', 1795176000000, 1795176000000, NULL);
INSERT INTO sessions VALUES ('18e046c021bc500c9e113b1fe21042a38ffaae35266b1fcfeae14b89c7f641ae', '01a1f8d3-ea00-7610-8d2c-816c3d78b957', 1795176000000, 1795176000000, NULL);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'invite:f59c32009d164cc0d9dd7800a4d6f7f8538a250d8385bebdd84a00c83b6092ef', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'invite:a10c53cfc713105e00c307fa4d6d428cb9be132396431a169e983fd6a16c59ad', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'remove:01a1f8d3-ea00-7610-8d2c-816c3d78b957:01a1f8d3-ea00-7610-8d2c-816d560a2fd0', '', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'invite:ab353ef273b70d5070043e83acc10fe78cbe2bf97770038545b50c21d250d69f', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'invite:13f0952f56e8694064c36271054453b90714b43c1a585aa31595261362d4bc84', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176300000);
INSERT INTO roster VALUES (228557681089052672, '01a1f8d3-ea00-7610-8d2c-813774be2b02', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d3-ea00-7610-8d2c-8139add6b4e3', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (486810972221079552, '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', NULL, 2, 0, 'active', NULL);
INSERT INTO roster VALUES (1793980764065366016, '01a1f8d3-ea00-7610-8d2c-814476832168', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-7610-8d2c-81454e801cd7', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (2086714739844448256, '01a1f8d3-ea00-7610-8d2c-814372153ee4', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-7610-8d2c-81454e801cd7', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (2119928787096305664, '01a1f8d3-ea00-7610-8d2c-8148398538bd', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-7610-8d2c-814b173e7824', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (5358720606617468928, '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', NULL, 1, 0, 'active', NULL);
INSERT INTO roster VALUES (5358720606617468929, '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d3-ea00-7610-8d2c-8162419ed2b5', NULL, 8, 0, 'active', NULL);
INSERT INTO roster VALUES (5358720606617468930, '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-70f0-a9a9-75093cca99c9', 0, 32, 'sent', 1800360300000);
INSERT INTO roster VALUES (5411215689774006272, '01a1f8d3-ea00-7610-8d2c-813fa9983437', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-7610-8d2c-8140d9be25ec', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (6749629204033175552, '01a1f8d3-ea00-7610-8d2c-813df8c8bf49', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-7610-8d2c-8140d9be25ec', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (8363184508027011072, '01a1f8d3-ea00-7610-8d2c-814a1d881cef', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-7610-8d2c-814b173e7824', 0, 1, 'sent', 1800360000000);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-813acbd3099d', 'invitation', 'harry@contoso.com', 'en', '01a1f8d3-ea00-7610-8d2c-8138a3d0271c', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-813bc568b5ce', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d3-ea00-7610-8d2c-8139add6b4e3', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-8141410843f1', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d3-ea00-7610-8d2c-8140d9be25ec', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-814628f4f031', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d3-ea00-7610-8d2c-81454e801cd7', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-814c0f960c13', 'invitation', 'giulia@trey.example', 'it', '01a1f8d3-ea00-7610-8d2c-814b173e7824', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-815d42f3b7b1', 'invitation', 'nils@contoso.com', 'en', '01a1f8d3-ea00-7610-8d2c-815c08142eb0', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-81675d08ea5b', 'invitation', 'eva@contoso.com', 'en', '01a1f8d3-ea00-7610-8d2c-81663e4a7008', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-8171fa68b9ee', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d3-ea00-7610-8d2c-816c3d78b957', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-8176939afe07', 'invitation', 'olga@contoso.com', 'en', '01a1f8d3-ea00-7610-8d2c-8175f85aaa3d', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7610-8d2c-817bab06e466', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d3-ea00-7610-8d2c-8175f85aaa3d', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', '{}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-7505ccc40269', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d3-ea00-7610-8d2c-8162419ed2b5', '{}', 1, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-750a271cb51f', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-70f0-a9a9-75093cca99c9', NULL, '{}', 0, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);
INSERT INTO form_requests VALUES ('01a1f8d8-7de0-70f0-a9a9-750ce6674a19', 'reset', 'nils@contoso.com', '', '', '10.0.0.5', 1795176300000, 'queued', 0, 0);
INSERT INTO form_counts VALUES (20777, 'reset', 'matched', 1);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.1', 1795176000000);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.2', 1795176000000);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.3', 1795176000000);
INSERT INTO rate_limits VALUES ('reset:client:10.0.0.5', 1795176480000);
INSERT INTO rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO rate_limits VALUES ('sign-in:10.0.0.5', 1795176301000);
INSERT INTO sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 23, 'e4d2fb281a1796ba842eebe9595c2d01a134701001a8fdd01bfcfda98d07a666');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7610-8d2c-813c256f68af', 4, 'bcf7dfde09b6032b18001d8fb80707e66ec1a7095de8726b01a92fbc0e995d0a');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7610-8d2c-8142eb127414', 4, '55a8451a6809fd79c0f0f14faa3888a644013f08a0e8532fd84fc526d31888e9');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7610-8d2c-814715e59baa', 4, '3e7d01c6e699d3b5aca9d13ccb1592a0a04134d240ba130b3da7ab628aaa71d5');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'server', '{"after":{"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', '70a1f63bfcf6567cf714167e0ac3b0d3b9547eced7794f924220f39c4d4dc00f', '9da3b9f07ce0899c22b98064c2777c24356f52d1ec138a0f6316f739a76c99e9');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","sector":"commercial"},"before":null}', 'e5f616f13b1ad7bf01e4abb31cb0c273096ee4285ce4d141205afae707433e34', 'b6db83a44fe782a8a19b5f0b8f3dcd3405562b2ed589a058fc7a01ea6fe8d2a9');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-813774be2b02', 'server', '{"after":{"lead":false,"name":"Contoso Research","sector":"commercial"},"before":null}', 'e6cbef5fdad09296b206090775d70a57c3d9e0d1a66363c8d243be149f017fc4', '086365427e611530a498966f84519b4a8c0295f505dc61e8257ab11b9577a3e3');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-8138a3d0271c', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'd09d12ebdf81db2aba45b0b2a33046afd246274a760c26704744309e97813850');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-8138a3d0271c', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '7f3f0856290db21d06b5a5b7fe47f007d9a5ef530864cd452cb41f8267fac6c7');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-8139add6b4e3', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-813774be2b02', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '61ddfb9df31f08ffb2c1f28da905b9f9d4dde956259522b12ff8b16427dd3150');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-813c256f68af', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d3-ea00-7610-8d2c-813c256f68af', '01a1f8d3-ea00-7610-8d2c-813df8c8bf49', 'server', '{"after":{"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', 'cf61762982f79acab67d0a6ee5e3e8cdb441c658a8d39b93ae92e050bb2641ae', 'd3cc9caffa7f2267cce36ce055c021c7470f58835e5e3a333585be02fd7ca171');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-813c256f68af', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d3-ea00-7610-8d2c-813c256f68af', '01a1f8d3-ea00-7610-8d2c-813fa9983437', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","sector":"academic"},"before":null}', '507cc655e3dc9e734ba17781a96d54b2971877465ec02417cba28fdd5150dcb6', '21bc451216b0f2410faf8a046bf8f65fa717c1b1f0e9dbd044efb78b5827b72a');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-813c256f68af', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-8140d9be25ec', '01a1f8d3-ea00-7610-8d2c-813c256f68af', '01a1f8d3-ea00-7610-8d2c-813df8c8bf49', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '8bd2327fc771879187acc21354fe4f721b79cea3cee78e8bb7caf419dd892b0b');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-813c256f68af', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-8140d9be25ec', '01a1f8d3-ea00-7610-8d2c-813c256f68af', '01a1f8d3-ea00-7610-8d2c-813fa9983437', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'bcf7dfde09b6032b18001d8fb80707e66ec1a7095de8726b01a92fbc0e995d0a');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8142eb127414', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d3-ea00-7610-8d2c-8142eb127414', '01a1f8d3-ea00-7610-8d2c-814372153ee4', 'server', '{"after":{"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', 'efb761a3c760f0aa8d33a64351f2709c8762b9b340093f59e8e43c505b8e406a', '7ded3d7bc8de3dddba596aa58325895b7f84387f8122c6b64add99f557795f03');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8142eb127414', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d3-ea00-7610-8d2c-8142eb127414', '01a1f8d3-ea00-7610-8d2c-814476832168', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","sector":"commercial"},"before":null}', 'ba90916c43493ca572c8ea366708bef5f6df1b3d124f0f8a1a4454c172617e4f', '14bc10b5a11d2f74e63a1335e3daeabfe6855ff642cd6b36375327d32b812852');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8142eb127414', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-81454e801cd7', '01a1f8d3-ea00-7610-8d2c-8142eb127414', '01a1f8d3-ea00-7610-8d2c-814372153ee4', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '77ea24cedaf9911b34ed769993d2e34bc2befd6c36ca9bce39f26a6c2b3c38b9');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8142eb127414', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-81454e801cd7', '01a1f8d3-ea00-7610-8d2c-8142eb127414', '01a1f8d3-ea00-7610-8d2c-814476832168', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '55a8451a6809fd79c0f0f14faa3888a644013f08a0e8532fd84fc526d31888e9');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-814715e59baa', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d3-ea00-7610-8d2c-814715e59baa', '01a1f8d3-ea00-7610-8d2c-8148398538bd', 'server', '{"after":{"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '313d4fb1c5da5e970401dde78f0a79f47dc43104132885336221667bb99e03ef', '5ca7e3188de3a6f22e9f0159bef61c574bcbb736a95a7932034c280bd78ba77f');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-814715e59baa', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d3-ea00-7610-8d2c-814715e59baa', '01a1f8d3-ea00-7610-8d2c-814a1d881cef', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","sector":"government"},"before":null}', 'eef1bd55bbfae90cd878e370a6607732a7c218f1e6049d41aea903a1bfff17e1', '7bf607a7c460eb6cadfb4f0e1df4e526ddbda885dbb2b8b93aa174df52c95ecb');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-814715e59baa', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-814b173e7824', '01a1f8d3-ea00-7610-8d2c-814715e59baa', '01a1f8d3-ea00-7610-8d2c-8148398538bd', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '837e0e275f82e14197dfff7b624b97f6c1a4e6fcb49bf1caf167fb8ed5a1d232');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-814715e59baa', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-814b173e7824', '01a1f8d3-ea00-7610-8d2c-814715e59baa', '01a1f8d3-ea00-7610-8d2c-814a1d881cef', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '3e7d01c6e699d3b5aca9d13ccb1592a0a04134d240ba130b3da7ab628aaa71d5');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7610-8d2c-8138a3d0271c', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', 'd596161fcedd9ce8696b7061b7d3ee225603df52a14ebf06e11fdbdb73295e24', '9caeefebdd5757cfcff37ff256309cdb7c93301fecbdf31704c4c3095969e3ee');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 8, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7610-8d2c-8138a3d0271c', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', 'b332856b3d5c78e292960dac6f5ee593367b51e9609df3dd5485957498be0eca', '7b0028a686395a6be8af7b2b4023c91b112104ddecf234455a57e17f37ba0ada');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 9, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8134c21d261a', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', 'f2a22be20484e8b20ab78168b3898f5b150ede060c919b56002b22c074a008d8', '31efb2074e7f5a87fdb60b482b3c13300e103abc7807fbe99103e8d400f6858c');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 10, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7610-8d2c-8155924ce5b4', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', 'afded4c0240cd25e34bf2e6dc2d39d3bd28c5f47e6d9a2a819a07fba43f8bf7f', '035909cadd38ee95b2d316448be29f98036c854021592eadcb43decd23dc3bed');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 11, 1795176000000, 'user:01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-815c08142eb0', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', '62663ea89a39686548f35292af33fdd4afe204ceae172a29c07ba49e7496f4a7', '5a0f0977c88c01d115a9d445f53a54448a7dd196bfe17657ed2a40109bf2c4e3');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 12, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7610-8d2c-815c08142eb0', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', '79ec354c90a1704d2749843e9f73729145709cc71f0b765c9f244ca778d604c5', 'baaaa36cb5dccf5405480f4c24b690726a3360c8d79fedc6847b9720cb41c3a8');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 13, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7610-8d2c-8162419ed2b5', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', '38c1b53b339c1e0c18bb72e5c019ae364801e5686ecaaf409e080a03172369d3', '50e955967bae09bdc00c1848bcf200330e3ae29a7a8fba132cc73088373f8b83');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 14, 1795176000000, 'user:01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-81663e4a7008', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', 'f1f21cb1a19ea5a028f2e29157f8227bdedfcbabd1e1e0e7317cab1801c3d1df', '45bcf1f0d94ea25e3685bb300d51e98143907dca3d7f3e6e65d543e3055dd984');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 15, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7610-8d2c-81663e4a7008', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', 'e36bfdcf7ea575f52d5c300664b9b94368fc6ee808c2dc54bb9397b0458a0159', 'b2b87f4befad9b7206d7890f6ce5fcc70916a1e6ad1f8536195f5747ab5aa6a9');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 16, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7610-8d2c-816c3d78b957', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', '9d97fc49b3a51158bf40dc591cabbbafa539f521205028c67463b2784e524fd8', 'e0206483736be43508761efe2612c5bb9a5d92b938d610460ea82808c9f75b75');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 17, 1795176000000, 'user:01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'role.removed', '01a1f8d3-ea00-7610-8d2c-816c3d78b957', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', '767f84192b9e2571feaba6ad803322ee60eaa44564039937865cee33ea43fb2c', 'f0c536b56a9c167fe126b2e326dcc2b3bc0e9d4cf79c466f49ad5a49fc0e1ab8');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 18, 1795176000000, 'user:01a1f8d3-ea00-7610-8d2c-8162419ed2b5', 'profile.changed', '01a1f8d3-ea00-7610-8d2c-8162419ed2b5', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"roles":["account_manager"]}', 'a16073ffd368419db6a443d0fe8e5224d7470c905d6a24f3eb1b8c4479716c64', '8306ff1909f073d8957b20fbc425372cb7ec46dc2f1ef344f4ab1650688e701d');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 19, 1795176000000, 'user:01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'invitation.created', '01a1f8d3-ea00-7610-8d2c-8175f85aaa3d', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', 'c3ea1be5cb538f03d7d55db775010a14da3869e4bca3c391ad64266ba7addad0', 'ae2aaca459e3c2305c53b64e9770d0be8f99e3cfb66501f46eb03693d83b8079');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 20, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d3-ea00-7610-8d2c-8175f85aaa3d', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', 'c1576005c5d96e464fe4095e4f7b082a4c3032239d5b59c5c5c933c7c41334e6', '186b0c8e1a85d7c886e3f691280138663e1cda7b1fef52a5aa6624915ec3996c');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 21, 1795176000000, 'user:01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'trail.exported', '', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{}', '4ff7d72b376f1f4ad94b16f2a454b85394bcf347de2e1ae8ab44edb8aaf96578', '9cf9169ac12fcf9ef0cccd4199eb78075c01789eb73876ae8688316dcfb1153f');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 22, 1795176000000, 'operator', 'person.forgotten', '01a1f8d3-ea00-7610-8d2c-816c3d78b957', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'server', '{"entries":[{"chain":"01a1f8d3-ea00-7610-8d2c-8133fcc4da9b","sequences":[14,15,16,17]}]}', NULL, '0a7e3d6ff15fc035ddabba09c72cd6d4f091abadbaaae0a2b3fcdd6212512093');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 23, 1795176300000, 'user:01a1f8d3-ea00-7610-8d2c-8155924ce5b4', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-75093cca99c9', '01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', '01a1f8d3-ea00-7610-8d2c-8136418d7939', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '9e2827140a48df83d58403df93379f2615553281676053ec3159cc1b8485c0b9', 'e4d2fb281a1796ba842eebe9595c2d01a134701001a8fdd01bfcfda98d07a666');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 1, '7PyKuJZOPpcrN6kV854JS4kDN_8hzemIPBNhSD4Y2-U', '{"details":{"after":{"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 2, 'RaPRvcGY8j6xuuGsOu6qCPn0Sg9Pr5NJEhBAqanEI-M', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 3, '9iGRFLynZsG2RXCgGgh5IHPGr_jW8mCk61BVsL99CCQ', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 7, 'jDV9ZrwoHo8rXHi4BLbggNOBVUcebx9IbdwSDqaPmnE', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 8, 'NCWO5jryeAhow0OwMfbO1GPRPnjA_FQq2afQiRGn5Eg', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 9, 'C2J5oZCBhScr-FGLXFNjjr9lzJIF_D4KPpX4nrOPbww', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 10, 'X6oXYKpZtpaYOM3ZCJllHbEHxrEja3j9LfuvkRpwVWI', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 11, 'o2UPpIsTDiTCjrNVYLZbkRq-1UbIxglxgW7s6Nrl6Qg', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 12, '6ejY3YRa5Ckf5EJOw_W4gpXJrFFTUNuHbMGXRX1LyoI', '{"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 13, 'uY1MrplhTf_ERQjPirg3zBlsGe2ukL0bh5GuhvIWpl4', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 18, 'RQsp4naB8akKnNHFMdhMlWfT7rKXUpFr7OoWYcf3nxA', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 19, 'ONwU2jJ-4xOzsXdmQigwW2IasVowIg1xVl9qhYyuzSs', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 20, 'qCWiLmIyBVAA_lRSeNnFcf4NZmX1HrK8wf_bK4sM8Ew', '{"source":"10.0.0.4"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 21, 'RaUtkZs8heqvlRnp_QMbfzMjRTdW0-ub-HaXDaCcqE8', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8133fcc4da9b', 23, 'T4TxH9CBPcrUICdejZrsRQULamLtnxTVq6aUogTqgHU', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-813c256f68af', 1, 'Y3ts4QkeTbPqh7e71z-L-oVUqtuOPPXst3kQwpFjXek', '{"details":{"after":{"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-813c256f68af', 2, 'x1vE6rnGvDgdXzX0qn9PGlWVhxl35NLwkRWmq_JfxoI', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8142eb127414', 1, 'gvhSCCeJLABisXTC3utCe4WeihPjM9liyGKpcIu550g', '{"details":{"after":{"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-8142eb127414', 2, 'nRXRfd9wpmbwQkvemNMUl60LmIQr1w7qwN0us21aXcE', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-814715e59baa', 1, 'wQnPufeCV98YJpsmv41NHMbhwX6Gz_YksJXIVMiVoYw', '{"details":{"after":{"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7610-8d2c-814715e59baa', 2, 'Y-l8j-gDH76NVQks3RJPPEo265sLWWxkHs6HgHgc1ng', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO write_probe VALUES (0);
