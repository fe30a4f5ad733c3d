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
INSERT INTO _sqlx_migrations VALUES (1, 'foundation', '2026-11-28 13:56:37', 1, X'8936DB1291BAF1CA19150DC72C598793D8548CEC72EC4DA16CC7479899C70794AF76FEB14C6C2459A486EF1EBE25789A', 15169631);
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 'C-1001', 'Contoso', 'US');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7017-9873-deb425207287', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7017-9873-deba64bb6096', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7017-9873-debf7f7b26f3', 'C-1004', 'Comune di Trey', 'IT');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7017-9873-deac7610811b', '1234567890', '01a1f8d3-ea00-7017-9873-deab373ef39c', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7017-9873-deb5b3536352', '2345678901', '01a1f8d3-ea00-7017-9873-deb425207287', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7017-9873-debb23075bb5', '3456789012', '01a1f8d3-ea00-7017-9873-deba64bb6096', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7017-9873-dec0b26709f7', '4567890123', '01a1f8d3-ea00-7017-9873-debf7f7b26f3', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7017-9873-deadce225c2a', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7017-9873-deb6f02f1a8f', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7017-9873-dec11b487cfd', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7017-9873-deac7610811b', '01a1f8d3-ea00-7017-9873-deadce225c2a');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7017-9873-deb5b3536352', '01a1f8d3-ea00-7017-9873-deb6f02f1a8f');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7017-9873-dec0b26709f7', '01a1f8d3-ea00-7017-9873-dec11b487cfd');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7017-9873-deaebf3cd9c3', '01a1f8d3-ea00-7017-9873-deac7610811b', '0001234567', 'Contoso Headquarters', 'commercial', 1, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7017-9873-deafabde04cb', '01a1f8d3-ea00-7017-9873-deac7610811b', '0001234568', 'Contoso Research', 'commercial', 0, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7017-9873-deb76e5dd594', '01a1f8d3-ea00-7017-9873-deb5b3536352', '0002345678', 'Universidad Lamna, Rectorado', 'academic', 1, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7017-9873-debc183c10cd', '01a1f8d3-ea00-7017-9873-debb23075bb5', '0003456789', 'Северный ветер, головной офис', 'commercial', 1, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7017-9873-dec2127e56f7', '01a1f8d3-ea00-7017-9873-dec0b26709f7', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', 1, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT');
INSERT INTO users VALUES ('01a1f8d3-ea00-7017-9873-decda1211684', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$C52KSup46n4HfVbtRM39Cw$9W4Sv6BCxFUGB95k96XKnBPNY8sPPI5nSrinln7sDsg', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-7017-9873-deda412e233c', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$X/v6Djo+zVUN13/+rPQE2w$Gp6Aq3XhX7JV9vNGvpx6Zy2oqI0dhsbxC4IipBOv574', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-7017-9873-dee4f5118f5f', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$UzOxjqqbXYy9SLEtG/UXmA$ayunn/CI3E5I9Kcr/tdaHPZO0N3pRwK7Y1vqgFYJtQk', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7017-9873-dece738dc2db', '01a1f8d3-ea00-7017-9873-decda1211684', 'agreement_administrator', '01a1f8d3-ea00-7017-9873-deac7610811b', NULL, '01a1f8d3-ea00-7017-9873-deac7610811b', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7017-9873-decff9535872', '01a1f8d3-ea00-7017-9873-decda1211684', 'account_administrator', '01a1f8d3-ea00-7017-9873-deac7610811b', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7017-9873-dedb00a1121f', '01a1f8d3-ea00-7017-9873-deda412e233c', 'account_manager', '01a1f8d3-ea00-7017-9873-deac7610811b', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 1795176000000, '01a1f8d3-ea00-7017-9873-decda1211684', NULL);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7017-9873-deb08a1c031a', '01a1f8d3-ea00-7017-9873-deac7610811b', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7017-9873-decda1211684', NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7017-9873-deb160a11021', '01a1f8d3-ea00-7017-9873-deac7610811b', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7017-9873-deb818540743', '01a1f8d3-ea00-7017-9873-deb5b3536352', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7017-9873-debd01921740', '01a1f8d3-ea00-7017-9873-debb23075bb5', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7017-9873-dec3ba5f54f0', '01a1f8d3-ea00-7017-9873-dec0b26709f7', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7017-9873-ded4b2f6fb70', '01a1f8d3-ea00-7017-9873-deac7610811b', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7017-9873-deda412e233c', '01a1f8d3-ea00-7017-9873-decda1211684', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7017-9873-dedefdbdef83', '01a1f8d3-ea00-7017-9873-deac7610811b', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7017-9873-dee4f5118f5f', '01a1f8d3-ea00-7017-9873-decda1211684', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7017-9873-deedc732b506', '01a1f8d3-ea00-7017-9873-deac7610811b', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d3-ea00-7017-9873-decda1211684', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d8-7de0-71a2-88cb-4639b1067f8a', '01a1f8d3-ea00-7017-9873-deac7610811b', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d3-ea00-7017-9873-decda1211684', NULL, 0, NULL, 0);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-deb08a1c031a', 'account_administrator', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-deb08a1c031a', 'agreement_administrator', NULL, '01a1f8d3-ea00-7017-9873-deac7610811b', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-deb160a11021', 'account_administrator', '01a1f8d3-ea00-7017-9873-deafabde04cb', '01a1f8d3-ea00-7017-9873-deafabde04cb', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-deb818540743', 'account_administrator', '01a1f8d3-ea00-7017-9873-deb76e5dd594', '01a1f8d3-ea00-7017-9873-deb76e5dd594', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-deb818540743', 'agreement_administrator', NULL, '01a1f8d3-ea00-7017-9873-deb5b3536352', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-debd01921740', 'account_administrator', '01a1f8d3-ea00-7017-9873-debc183c10cd', '01a1f8d3-ea00-7017-9873-debc183c10cd', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-debd01921740', 'agreement_administrator', NULL, '01a1f8d3-ea00-7017-9873-debb23075bb5', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-dec3ba5f54f0', 'account_administrator', '01a1f8d3-ea00-7017-9873-dec2127e56f7', '01a1f8d3-ea00-7017-9873-dec2127e56f7', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-dec3ba5f54f0', 'agreement_administrator', NULL, '01a1f8d3-ea00-7017-9873-dec0b26709f7', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-ded4b2f6fb70', 'account_manager', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-dedefdbdef83', 'report_viewer', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7017-9873-deedc732b506', 'account_viewer', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-4639b1067f8a', 'account_viewer', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7017-9873-dec595f0e9c6', '01a1f8d3-ea00-7017-9873-deb08a1c031a', '8225e54f26edd25407647feb119b08d06f139b2cb942a040f469d7eade8aaa8d', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7017-9873-dec698ecb3fe', '01a1f8d3-ea00-7017-9873-deb160a11021', '6a290c24d0e4841b4fec63aa8c27372c360b71c2a5c6ef3d715e7e596cce7692', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7017-9873-dec72acb59d0', '01a1f8d3-ea00-7017-9873-deb818540743', '548173c838eb985fadad903fc2ac36281f1da01ace98cf7f43e3c675a1eff2e6', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7017-9873-dec873925b04', '01a1f8d3-ea00-7017-9873-debd01921740', '5ba8cce1c90b7a873cf2da1faf0e1fd97a180c38c6f7fb7cef0e1039033db22e', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7017-9873-dec9072e7c82', '01a1f8d3-ea00-7017-9873-dec3ba5f54f0', '4e1002840ea77a9664950bea91a4a60bf396fefccbf743eeea8a6f4862848870', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7017-9873-ded640a9c6ff', '01a1f8d3-ea00-7017-9873-ded4b2f6fb70', 'ad4f438b383cb04861dcff2872282223bb85b97f582fba26bf221ef46428ff9a', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7017-9873-dee04b02e9ae', '01a1f8d3-ea00-7017-9873-dedefdbdef83', 'ab9cc71530ebbbc2feaff30e7c3da60d6e33a32d96c600b20d62a02f738641e3', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7017-9873-deefac724b0b', '01a1f8d3-ea00-7017-9873-deedc732b506', '078e0914001c309653335c1deb161f34aa72b4433b28bb0a741559dbdd9ea4c6', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO password_resets VALUES ('01a1f8d8-7de0-71a2-88cb-4636456d54ff', '01a1f8d3-ea00-7017-9873-deda412e233c', 'a325fdfe28ace86bd7eb47573155339b088872760e6b81e55f6c367b2dd8f80e', 1795176300000, 1795178100000, NULL, NULL);
INSERT INTO sessions VALUES ('e046cdb1eb5a2c2b0304660fa871fd04ddaadc26861ca65404787610ff0c4f9b', '01a1f8d3-ea00-7017-9873-decda1211684', 1795176000000, 1795176300000, '01a1f8d3-ea00-7017-9873-deaebf3cd9c3');
INSERT INTO sessions VALUES ('95a28b45a111f84d18dd6282d0224e81445868b2966fabac68e127016919cba4', '01a1f8d3-ea00-7017-9873-deda412e233c', 1795176000000, 1795176000000, NULL);
INSERT INTO sessions VALUES ('36f7d9d90606ddce478379adc780792b9bebe0f6b8c1672fa90deddccc4ce313', '01a1f8d3-ea00-7017-9873-dee4f5118f5f', 1795176000000, 1795176000000, NULL);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7017-9873-decda1211684', 'invite:8d253901b63377da6726e2625fad8f02f24c96c11bee19d2624430a7ca3491d1', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7017-9873-decda1211684', 'invite:b4363a6ddab8cb4079538c92a0b57165fe7e9c6c6c065019e5a870324aa9b891', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7017-9873-decda1211684', 'remove:01a1f8d3-ea00-7017-9873-dee4f5118f5f:01a1f8d3-ea00-7017-9873-dee53373fec7', '', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7017-9873-decda1211684', 'invite:f7981c0521d88cb94e6cf6cab38040847504b5e8b5f2fc931f0e10a8292c51c5', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7017-9873-decda1211684', 'invite:f27d3a61c502cf571531dc93e8b053c9c499cf8cac7fc2f10895c6371147a5e3', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176300000);
INSERT INTO roster VALUES (132574714030718976, '01a1f8d3-ea00-7017-9873-deac7610811b', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-7017-9873-decda1211684', NULL, 2, 0, 'active', NULL);
INSERT INTO roster VALUES (863002278594871296, '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-7017-9873-decda1211684', NULL, 1, 0, 'active', NULL);
INSERT INTO roster VALUES (863002278594871297, '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d3-ea00-7017-9873-deda412e233c', NULL, 8, 0, 'active', NULL);
INSERT INTO roster VALUES (863002278594871298, '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-71a2-88cb-4639b1067f8a', 0, 32, 'sent', 1800360300000);
INSERT INTO roster VALUES (935622822586220544, '01a1f8d3-ea00-7017-9873-debb23075bb5', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-7017-9873-debd01921740', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (4652218415073722368, '01a1f8d3-ea00-7017-9873-dec0b26709f7', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-7017-9873-dec3ba5f54f0', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (6456613753277382656, '01a1f8d3-ea00-7017-9873-deb5b3536352', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-7017-9873-deb818540743', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (6482368713646407680, '01a1f8d3-ea00-7017-9873-deb76e5dd594', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-7017-9873-deb818540743', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (7089791713388003328, '01a1f8d3-ea00-7017-9873-debc183c10cd', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-7017-9873-debd01921740', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (7819656327998734336, '01a1f8d3-ea00-7017-9873-dec2127e56f7', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-7017-9873-dec3ba5f54f0', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (8394991180395315200, '01a1f8d3-ea00-7017-9873-deafabde04cb', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d3-ea00-7017-9873-deb160a11021', 0, 1, 'sent', 1800360000000);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-deb248f58368', 'invitation', 'harry@contoso.com', 'en', '01a1f8d3-ea00-7017-9873-deb08a1c031a', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-deb382c5cf8d', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d3-ea00-7017-9873-deb160a11021', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-deb93d97f017', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d3-ea00-7017-9873-deb818540743', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-debe2e0a297a', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d3-ea00-7017-9873-debd01921740', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-dec481900098', 'invitation', 'giulia@trey.example', 'it', '01a1f8d3-ea00-7017-9873-dec3ba5f54f0', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-ded59d0f3f39', 'invitation', 'nils@contoso.com', 'en', '01a1f8d3-ea00-7017-9873-ded4b2f6fb70', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-dedfe0e06318', 'invitation', 'eva@contoso.com', 'en', '01a1f8d3-ea00-7017-9873-dedefdbdef83', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-dee953e70268', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d3-ea00-7017-9873-dee4f5118f5f', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-deee82d8155d', 'invitation', 'olga@contoso.com', 'en', '01a1f8d3-ea00-7017-9873-deedc732b506', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7017-9873-def36261d6f3', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d3-ea00-7017-9873-deedc732b506', '01a1f8d3-ea00-7017-9873-decda1211684', '{}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-71a2-88cb-4635d3a2fd5b', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d3-ea00-7017-9873-deda412e233c', '{}', 1, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-71a2-88cb-463a79df3fbd', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-71a2-88cb-4639b1067f8a', NULL, '{}', 0, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);
INSERT INTO form_requests VALUES ('01a1f8d8-7de0-71a2-88cb-463c4aa2e8d3', 'reset', 'nils@contoso.com', '', '', '10.0.0.5', 1795176300000, 'queued', 0, 0);
INSERT INTO form_counts VALUES (20777, 'reset', 'matched', 1);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.1', 1795176000000);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.2', 1795176000000);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.3', 1795176000000);
INSERT INTO rate_limits VALUES ('reset:client:10.0.0.5', 1795176480000);
INSERT INTO rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO rate_limits VALUES ('sign-in:10.0.0.5', 1795176301000);
INSERT INTO sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 23, '1aa1af7237fc2b80403fa9fbffe2c36417785c68e6a2a9f2c60102bd91a54b2e');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7017-9873-deb425207287', 4, 'a704322e3c897fd34838a9eecd90df76711493ee5e8dad64df205511edf256fd');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7017-9873-deba64bb6096', 4, '24d8a3c2f324010e5b95cca1300c9b8d2c0aa45b7779c5941a706e3086010d08');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7017-9873-debf7f7b26f3', 4, '95b00ff53e90d26321e2178fe54f279c3c9cb8d4b8539cfefd6707471c10cf09');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deac7610811b', 'server', '{"after":{"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', '047b7d8e52f93d37ddd5881c0560ac3a73fd4f4bfb4ce0cdc20d6b8a783b0932', '55a34d54291828a788c3f0c9a6902249acf714875957c0055fc30f60cd9d49cb');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","sector":"commercial"},"before":null}', 'e5bb16cb54f0ae67764130c82072a48bb1fb0c4b08d329557338dd8b9e4e441e', '7e7813d9b25f4787438b889256677b30bc87cd52f57507af9a44e597c880785c');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deafabde04cb', 'server', '{"after":{"lead":false,"name":"Contoso Research","sector":"commercial"},"before":null}', '6767e15e2bccea412ee9f4c1866899afba7011d69f855ffdbd5531d0a6472a4f', 'd3a7b8a6510fa255f6903ad928c0808c84f25d6977647e58ee235238be6b2110');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-deb08a1c031a', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deac7610811b', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '797ce1d8256c2b39239b27e3d1d0f5ebea837b62d835add88bd7ee0641e25c6d');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-deb08a1c031a', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'e7b6d0a9d14dab8b72e2bffba636df586b8642363a4f406c836fba644e4d9c04');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-deb160a11021', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deafabde04cb', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'f1769972dc0a0c32ebac83454cee571076bf233cdccf6846d6967884538a5421');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deb425207287', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d3-ea00-7017-9873-deb425207287', '01a1f8d3-ea00-7017-9873-deb5b3536352', 'server', '{"after":{"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', 'f52571cf0a252f1c125323013aeed6e86b44f6d0342c9a7311d48a6b1557cad4', '372d1374afa296ef3aa2f831ef804353267b807ba2215d89cb17b8cb73fb2c86');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deb425207287', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d3-ea00-7017-9873-deb425207287', '01a1f8d3-ea00-7017-9873-deb76e5dd594', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","sector":"academic"},"before":null}', '2e6a14629e947e0decf06921ebf86a9b79f10401069db8264f85d739a93fea99', '6d9adca244146768a174e222643dcc63006e31f8f465231a72b2deae834aca65');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deb425207287', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-deb818540743', '01a1f8d3-ea00-7017-9873-deb425207287', '01a1f8d3-ea00-7017-9873-deb5b3536352', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'a4aa2f69d594d4f84f4732eb8493214b1768babc90849798e220f1dbab54e18a');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deb425207287', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-deb818540743', '01a1f8d3-ea00-7017-9873-deb425207287', '01a1f8d3-ea00-7017-9873-deb76e5dd594', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'a704322e3c897fd34838a9eecd90df76711493ee5e8dad64df205511edf256fd');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deba64bb6096', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d3-ea00-7017-9873-deba64bb6096', '01a1f8d3-ea00-7017-9873-debb23075bb5', 'server', '{"after":{"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', 'c5e32056744eb6007452afacabe3ff041b9b83878141f92c0c0096206724d482', '3ad52b48f9cfdf9180f3688f832415a3b34783177dd421e52a7659a9816a431d');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deba64bb6096', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d3-ea00-7017-9873-deba64bb6096', '01a1f8d3-ea00-7017-9873-debc183c10cd', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","sector":"commercial"},"before":null}', '046a9c6c8c6a5209058a4ece4145461d6b083294bf5489d0af681c9bc353930a', 'a124aec0596232e6e527e5c71e43657c1efcf5d4456e515d70f68fb36fafb069');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deba64bb6096', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-debd01921740', '01a1f8d3-ea00-7017-9873-deba64bb6096', '01a1f8d3-ea00-7017-9873-debb23075bb5', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'c57ecb55dd7eabaeec4796b9548fa379405e4e0ebe58abd285fed201316a5b1d');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deba64bb6096', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-debd01921740', '01a1f8d3-ea00-7017-9873-deba64bb6096', '01a1f8d3-ea00-7017-9873-debc183c10cd', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '24d8a3c2f324010e5b95cca1300c9b8d2c0aa45b7779c5941a706e3086010d08');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-debf7f7b26f3', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d3-ea00-7017-9873-debf7f7b26f3', '01a1f8d3-ea00-7017-9873-dec0b26709f7', 'server', '{"after":{"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '748367c33095141275c8bc0ea662e7b8dc6f003044b642a6ce50bc660dd427b4', 'a1254b02fc9c9f8a8702288ba9263e6c2432b62b155842e425d5fe0e657e2152');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-debf7f7b26f3', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d3-ea00-7017-9873-debf7f7b26f3', '01a1f8d3-ea00-7017-9873-dec2127e56f7', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","sector":"government"},"before":null}', '1d0ed9f21f6dd31397a7f7b43fc2b29d4bfe7af979752d3976cee3ba96375e74', 'a61ac1aaa81a398ea427280e85ddd917b83e83eb6fe9f4fe65238a7ad4b7f874');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-debf7f7b26f3', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-dec3ba5f54f0', '01a1f8d3-ea00-7017-9873-debf7f7b26f3', '01a1f8d3-ea00-7017-9873-dec0b26709f7', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '03f019a4300881e14e1acbb9eaf97f299e570217d37519f9896ac6782e92929d');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-debf7f7b26f3', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7017-9873-dec3ba5f54f0', '01a1f8d3-ea00-7017-9873-debf7f7b26f3', '01a1f8d3-ea00-7017-9873-dec2127e56f7', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '95b00ff53e90d26321e2178fe54f279c3c9cb8d4b8539cfefd6707471c10cf09');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7017-9873-deb08a1c031a', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deac7610811b', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', 'fbdd6e743b8d7511f060a6f354d4a87fdd55c6993c380ccdb207f9a4bef1c5c7', 'bbbb1a3e812576ce2a5a8888357a6b3c7ccfcb4c50764bb1c6db8f546a0b3ba1');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 8, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7017-9873-deb08a1c031a', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', '0566a227c3007b7028bdd78d7cd88955612017cdfe76ba98ad5d4d5d85c4c0ef', 'a9ba7082f41359cf1e1f4f58d0bc81ceaceb6d67137a9b6f808a693765c25abe');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 9, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7017-9873-decda1211684', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deac7610811b', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', '95ea0ddbba75cc8d34f10dac34c36da915c7a4c813f7a38efedbb71916c58a04', '8b0e46981024e9818d60aa18f8e93a91ad52d0290997bcbdfed88eb3ededf6ed');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 10, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7017-9873-decda1211684', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', '5a62aa4ff96694ec53bda303431d22ff3769736afd68f0b664264ea509c87d1b', '06ba5b58105194c6debc9e02154a8303762e716de36647b585b03674fc06cf5b');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 11, 1795176000000, 'user:01a1f8d3-ea00-7017-9873-decda1211684', 'invitation.created', '01a1f8d3-ea00-7017-9873-ded4b2f6fb70', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', 'd93ac6f09b683e9dcef1ed0daa0d0d7cc3ebb85426a9e98a89e67a465c5d93b4', '6901d32c058a0d64776ba93d1c4141558ca510640dc1686d4db32896ea104e5e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 12, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7017-9873-ded4b2f6fb70', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', 'f94216fce68b6c5d0dd1502b2fe5e539e8d24a49e7520918753d04f0e0ee3a17', 'd7690a4d127596209f9b3f9192be5a3a974e43d9b025a7b51df4aa4bdbbd8b31');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 13, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7017-9873-deda412e233c', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', 'f1cdf6ccc57f7934105f43fdeda198f208a7d9ac98d495d986be78fb3b49577f', 'd030c94cfac1ba5e3f5356755e4fdd05a0e85bbb6728630e905859525dbd92cf');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 14, 1795176000000, 'user:01a1f8d3-ea00-7017-9873-decda1211684', 'invitation.created', '01a1f8d3-ea00-7017-9873-dedefdbdef83', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', 'e1a2cf9386ec7cd329c68b5e1c88a623e821b2153069da7ae4efc3ef227027ad', '2123225fcd79d52dcd4e1b0f8c05f9a7ef17b51efac57f3fe94aa917b4bcc8b0');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 15, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7017-9873-dedefdbdef83', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', '23eeada3f8b9fe86d348a3b4103ee626ad35cdf398466f7b660e8facab55b53f', '1715f67a082d2b44f12b87b35cac5cb986aa0e0bcae7fea5c52a50b4f9efdd48');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 16, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7017-9873-dee4f5118f5f', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', 'a9cb789baf5947ac358038a6ce708271c7999c52beaf1ef9696cba5345d8e3df', '2a9bd5f8cf1ed3ce0e110b4509f14e7553fbb3c702585a3c84522d3b8dac17dd');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 17, 1795176000000, 'user:01a1f8d3-ea00-7017-9873-decda1211684', 'role.removed', '01a1f8d3-ea00-7017-9873-dee4f5118f5f', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', '1f83324723ab5365893903740b7a3b30634bae6d2df79b1ba09d8e9372d62e69', '76a99a2c4e34d6b3bfc5ee24303c05608fcd05c891cec11eaae21373ad195ccf');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 18, 1795176000000, 'user:01a1f8d3-ea00-7017-9873-deda412e233c', 'profile.changed', '01a1f8d3-ea00-7017-9873-deda412e233c', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"roles":["account_manager"]}', '565aa517e2ce6f5cd080b5a74e1080395f1d18e64ac08d141242f90f6e6fe0fb', '910f65d19faff3038c86ec56f2087dff4f1c2174a9268d68cb109d0c872ebced');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 19, 1795176000000, 'user:01a1f8d3-ea00-7017-9873-decda1211684', 'invitation.created', '01a1f8d3-ea00-7017-9873-deedc732b506', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '650166393d7300f4f6e40936a12b83a9bd6cf72385e4316cf4db7d4de5421683', '0d27731b6f860c56daabdc9066b957e060b0cd7c730741f8c1f32017f99912ff');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 20, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d3-ea00-7017-9873-deedc732b506', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', '2f1f4b5db6c6eca98059686d891ba4d1d57810a655dc7942a4e0c1b6d569aa4b', 'fdc27b1c18689039f8e7112e4ebc89dc2611d009642810469469045b4082de3e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 21, 1795176000000, 'user:01a1f8d3-ea00-7017-9873-decda1211684', 'trail.exported', '', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{}', '3d66288b23f3683688f20ec901fddfeca90b12c7aa78170d8cb5128606430a89', '31f32186f7e3c0b2056674112855ff4ec7d189c9b07084ff873a2847e29e1d88');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 22, 1795176000000, 'operator', 'person.forgotten', '01a1f8d3-ea00-7017-9873-dee4f5118f5f', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'server', '{"entries":[{"chain":"01a1f8d3-ea00-7017-9873-deab373ef39c","sequences":[14,15,16,17]}]}', NULL, '5c1e23e5368ffb8bfd047b78f75575365e2293e1318319b7abfd919e6ce429eb');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 23, 1795176300000, 'user:01a1f8d3-ea00-7017-9873-decda1211684', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-4639b1067f8a', '01a1f8d3-ea00-7017-9873-deab373ef39c', '01a1f8d3-ea00-7017-9873-deaebf3cd9c3', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', 'dcb16bbfbcd7a586929693e6d949dcd1f79144d7067d2f8bbfa62b90eb587ce0', '1aa1af7237fc2b80403fa9fbffe2c36417785c68e6a2a9f2c60102bd91a54b2e');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 1, '9QBdT4iLfPIzcK0V06pK6PX9QbUpQL46WY_tGxxMgrQ', '{"details":{"after":{"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 2, 'n_eVp4aSNL70Uj2QVZo7s53HsK58T-zxb8QHJ1zR3aI', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 3, 'njTIgfZaGOlw2djVTrG9j-uaNU7NrP6zmSIUKh36QEw', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 7, 'UXAE32VtwfzO5uwkhguL9e5w9xSWUnw2nnEmmyogFvw', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 8, 'nBs3Iv7sZqM8X0wZcLuwaGPiHlVnETmjTVwfjmSTo7w', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 9, 'X93sF6MfNBIPrIOKCcTF966o8yb19NxP8bQwTwEIY2Q', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 10, 'MlKpqG-tsVNCvUvBOG6AZZdAOnIMKD_99CBwRFscwJI', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 11, 'CL0ptdB9rirCxEmhkhRVVoG1egqW8Lp2avDUUR522N0', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 12, 'lkbmKvsSOjwj-YskqyKEb3ZX4gD30cuDv6i-wBfwNeg', '{"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 13, 'TmiaM4JEn63Ro2pPacek5M9z7IcY8IQYip1f5rX2WKQ', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 18, '_Ank_f2a2YVCCTYW1A9ezIVKS_YKVBBp3gjlmBDJsWg', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 19, 'm0GrgxtWRB9zbPwPLO5urCOkovBez3TzhDlHnGnXLgU', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 20, 'aMPqCRaEu4OJAb0JlQAxDwCvr93CgpSJ_gWsFbyKPEQ', '{"source":"10.0.0.4"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 21, 'Y1jGSEyR5s1M7kYH7V4L1p3Xzt8rbWpQz70KtuKB0kM', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deab373ef39c', 23, 'MMA_uBUf7ZDS5dLT5Dkprg9kbmUmaDDzaJPhAiPbNGQ', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deb425207287', 1, 'ZeBCHiL2FqOhhJSAL7d6DABFra4JBMIpveaMCIQKHAs', '{"details":{"after":{"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deb425207287', 2, '7O31PxSZpwUL5MWvQimyW6qDsSWojIsFqWHuklLZbf8', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deba64bb6096', 1, '-YQctXT9GXadY_tyIe2C8_pBWaQAUxmFx4o_k6dWZEI', '{"details":{"after":{"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-deba64bb6096', 2, 'y705bAtDQ1lgsxHBbazqM6YnUVKvzOTnof5iYJ0q-CE', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-debf7f7b26f3', 1, '5_s5IcAFCsW4aGzGxeL1PbctRUDfH4H6eL7G5tnxW0Q', '{"details":{"after":{"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7017-9873-debf7f7b26f3', 2, 'rQRFCHvjG0F7L8Ku9pzB0AnCsyPeWdJF3g8IkLxXjtc', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO write_probe VALUES (0);
