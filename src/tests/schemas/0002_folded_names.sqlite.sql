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
INSERT INTO _sqlx_migrations VALUES (1, 'foundation', '2026-11-28 21:45:07', 1, X'8936DB1291BAF1CA19150DC72C598793D8548CEC72EC4DA16CC7479899C70794AF76FEB14C6C2459A486EF1EBE25789A', 7610945);
INSERT INTO _sqlx_migrations VALUES (2, 'folded names', '2026-11-28 21:45:07', 1, X'6C30DEC4139489BBBB3250AA75857F5F47E3195AE3242ADEB85BB4721C03C50296583CA795183B9DACD9E9E8D1170124', 1027726);
INSERT INTO organizations VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 'C-1001', 'Contoso', 'US');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-77f7-9758-978c5f81dafe', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-77f7-9758-97921014c5c1', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-77f7-9758-979741367c04', 'C-1004', 'Comune di Trey', 'IT');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-77f7-9758-9784573b49a2', '1234567890', '01a1f8d3-ea00-77f7-9758-9783836b525a', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-77f7-9758-978db7c3e481', '2345678901', '01a1f8d3-ea00-77f7-9758-978c5f81dafe', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-77f7-9758-9793627696e4', '3456789012', '01a1f8d3-ea00-77f7-9758-97921014c5c1', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-77f7-9758-979805ece493', '4567890123', '01a1f8d3-ea00-77f7-9758-979741367c04', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764');
INSERT INTO partners VALUES ('01a1f8d3-ea00-77f7-9758-97857faef8ec', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO partners VALUES ('01a1f8d3-ea00-77f7-9758-978ea73c4131', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO partners VALUES ('01a1f8d3-ea00-77f7-9758-97990306d19c', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-77f7-9758-9784573b49a2', '01a1f8d3-ea00-77f7-9758-97857faef8ec');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-77f7-9758-978db7c3e481', '01a1f8d3-ea00-77f7-9758-978ea73c4131');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-77f7-9758-979805ece493', '01a1f8d3-ea00-77f7-9758-97990306d19c');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77f7-9758-9786905cbe18', '01a1f8d3-ea00-77f7-9758-9784573b49a2', '0001234567', 'Contoso Headquarters', 'commercial', 1, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77f7-9758-978777bceb0b', '01a1f8d3-ea00-77f7-9758-9784573b49a2', '0001234568', 'Contoso Research', 'commercial', 0, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77f7-9758-978f0fb4bcc7', '01a1f8d3-ea00-77f7-9758-978db7c3e481', '0002345678', 'Universidad Lamna, Rectorado', 'academic', 1, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77f7-9758-97945413baba', '01a1f8d3-ea00-77f7-9758-9793627696e4', '0003456789', 'Северный ветер, головной офис', 'commercial', 1, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77f7-9758-979a0e6e8275', '01a1f8d3-ea00-77f7-9758-979805ece493', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', 1, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT');
INSERT INTO users VALUES ('01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$T+OezZPfThXeY8T0kL5TeA$hkPv1DusKcAMwM0yZ/ncMCUlBpedErOPSCmURjVGqJA', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$dKS4vmCnbJnJzn3iZBULjA$qHduVMCugZ+GGVweUixcwCgKsenUjCKIUwMjG3v6w5g', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-77f7-9758-97bcdb7d6574', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$gSb+eXUxGmRWZIGPve9hng$CLdUoF4A5VXl953ZWLo1VUf8z4dOrMQ5vn17k1/PhWA', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-77f7-9758-97a65401bb4f', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'agreement_administrator', '01a1f8d3-ea00-77f7-9758-9784573b49a2', NULL, '01a1f8d3-ea00-77f7-9758-9784573b49a2', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-77f7-9758-97a7ff5b46fd', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'account_administrator', '01a1f8d3-ea00-77f7-9758-9784573b49a2', '01a1f8d3-ea00-77f7-9758-9786905cbe18', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-77f7-9758-97b3140ecbee', '01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', 'account_manager', '01a1f8d3-ea00-77f7-9758-9784573b49a2', '01a1f8d3-ea00-77f7-9758-9786905cbe18', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 1795176000000, '01a1f8d3-ea00-77f7-9758-97a578f6af3d', NULL);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77f7-9758-97887dd05eb6', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-77f7-9758-97a578f6af3d', NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77f7-9758-9789f0436455', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77f7-9758-979040d50bb1', '01a1f8d3-ea00-77f7-9758-978db7c3e481', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77f7-9758-97952e7ae46e', '01a1f8d3-ea00-77f7-9758-9793627696e4', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77f7-9758-979bfffa786b', '01a1f8d3-ea00-77f7-9758-979805ece493', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77f7-9758-97ac37ae0f63', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77f7-9758-97b664ac97b8', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-77f7-9758-97bcdb7d6574', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77f7-9758-97c69b89dadd', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d3-ea00-77f7-9758-97a578f6af3d', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d8-7de0-7401-be42-e9385b4a5e33', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d3-ea00-77f7-9758-97a578f6af3d', NULL, 0, NULL, 0);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-97887dd05eb6', 'account_administrator', '01a1f8d3-ea00-77f7-9758-9786905cbe18', '01a1f8d3-ea00-77f7-9758-9786905cbe18', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-97887dd05eb6', 'agreement_administrator', NULL, '01a1f8d3-ea00-77f7-9758-9784573b49a2', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-9789f0436455', 'account_administrator', '01a1f8d3-ea00-77f7-9758-978777bceb0b', '01a1f8d3-ea00-77f7-9758-978777bceb0b', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-979040d50bb1', 'account_administrator', '01a1f8d3-ea00-77f7-9758-978f0fb4bcc7', '01a1f8d3-ea00-77f7-9758-978f0fb4bcc7', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-979040d50bb1', 'agreement_administrator', NULL, '01a1f8d3-ea00-77f7-9758-978db7c3e481', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-97952e7ae46e', 'account_administrator', '01a1f8d3-ea00-77f7-9758-97945413baba', '01a1f8d3-ea00-77f7-9758-97945413baba', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-97952e7ae46e', 'agreement_administrator', NULL, '01a1f8d3-ea00-77f7-9758-9793627696e4', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-979bfffa786b', 'account_administrator', '01a1f8d3-ea00-77f7-9758-979a0e6e8275', '01a1f8d3-ea00-77f7-9758-979a0e6e8275', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-979bfffa786b', 'agreement_administrator', NULL, '01a1f8d3-ea00-77f7-9758-979805ece493', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-97ac37ae0f63', 'account_manager', '01a1f8d3-ea00-77f7-9758-9786905cbe18', '01a1f8d3-ea00-77f7-9758-9786905cbe18', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-97b664ac97b8', 'report_viewer', '01a1f8d3-ea00-77f7-9758-9786905cbe18', '01a1f8d3-ea00-77f7-9758-9786905cbe18', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77f7-9758-97c69b89dadd', 'account_viewer', '01a1f8d3-ea00-77f7-9758-9786905cbe18', '01a1f8d3-ea00-77f7-9758-9786905cbe18', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e9385b4a5e33', 'account_viewer', '01a1f8d3-ea00-77f7-9758-9786905cbe18', '01a1f8d3-ea00-77f7-9758-9786905cbe18', NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77f7-9758-979da6a97459', '01a1f8d3-ea00-77f7-9758-97887dd05eb6', 'e39269ba5ad950483fda1453a55fa32a66d57e15834760cfbb6f85c641fecd49', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77f7-9758-979ee89fa154', '01a1f8d3-ea00-77f7-9758-9789f0436455', 'b7f3584529793b9ad1c9d11c3bab6254ae11a1c05d983e8e3a1b8d5869a95d45', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77f7-9758-979fda4f08f9', '01a1f8d3-ea00-77f7-9758-979040d50bb1', '74733225e06e4d880d5f0a9240f7a9f174575880c66765055b9e07089dd76b26', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77f7-9758-97a0380bad90', '01a1f8d3-ea00-77f7-9758-97952e7ae46e', '6d67efa9e5c5c1adf76f3ccd7246c0ad7ea83f1f443ddbcd010baaf8bff4c4c3', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77f7-9758-97a16c155015', '01a1f8d3-ea00-77f7-9758-979bfffa786b', 'aa7009fcd729cfe077c642729a60e6c8ff06c867c27ceb8253edbac4511d10ad', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77f7-9758-97ae38e9cc50', '01a1f8d3-ea00-77f7-9758-97ac37ae0f63', 'fa2ef3af3bb94d972cfa93863890ff0760e558ea071291aa9d9ce1eacf0379c6', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77f7-9758-97b8ada91ceb', '01a1f8d3-ea00-77f7-9758-97b664ac97b8', 'fbde1ca68bb1be3a16346886092b831545385681687ab329168888c5d4ef232e', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77f7-9758-97c83bf3ccd2', '01a1f8d3-ea00-77f7-9758-97c69b89dadd', 'ef6febcc11c2eb4b56e5b724f6180bb63c585d6ee8d42e909283dda1996c6fc3', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO password_resets VALUES ('01a1f8d8-7de0-7401-be42-e9357d3c6ad3', '01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', 'dfbca08591f9b678d3dc3d3b925101ba8501d53d8714428925632c64457a1223', 1795176300000, 1795178100000, NULL, NULL);
INSERT INTO sessions VALUES ('b820df386335fc9386b5ae6d898bd9d908e64b8cdb1dd14b4b28d617e848ce87', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', 1795176000000, 1795176300000, '01a1f8d3-ea00-77f7-9758-9786905cbe18');
INSERT INTO sessions VALUES ('e86c57a5bb4cd87dcab7e294adabb6f0e4129c66982aeeea9a637a78d42622fb', '01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', 1795176000000, 1795176000000, NULL);
INSERT INTO sessions VALUES ('b3933807c5389ba6a6aa7e5323b70c6ee41138ca83533d44c227859a80dd09ac', '01a1f8d3-ea00-77f7-9758-97bcdb7d6574', 1795176000000, 1795176000000, NULL);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'invite:41263312a26a106aa74263a4b972fb860ce9eb598a2c81c4413d7e4182bf52e2', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'invite:8846f2dc69bae47b7cc6e2ca00f7418d65a1ffbc9c68599419056870db9422df', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'undo:01a1f8d3-ea00-77f7-9758-97c1b0f0bab0', '{"act":{"RoleRemoved":{"user":"01a1f8d3-ea00-77f7-9758-97bcdb7d6574","role":{"role":"report_viewer","organization":"01a1f8d3-ea00-77f7-9758-9783836b525a","agreement":"01a1f8d3-ea00-77f7-9758-9784573b49a2","account":"01a1f8d3-ea00-77f7-9758-9786905cbe18","granted_at":1795176000000,"granted_by":"01a1f8d3-ea00-77f7-9758-97a578f6af3d","suspended_at":null}}},"at":1795176000000,"mails":["01a1f8d3-ea00-77f7-9758-97c27fd1af30"],"name":"remove:01a1f8d3-ea00-77f7-9758-97bcdb7d6574:01a1f8d3-ea00-77f7-9758-97bd7f65172d","is_undone":false}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'remove:01a1f8d3-ea00-77f7-9758-97bcdb7d6574:01a1f8d3-ea00-77f7-9758-97bd7f65172d', '01a1f8d3-ea00-77f7-9758-97c1b0f0bab0', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'invite:dbd6f0c27eee59e4d9a42333597e4564945d3aca2d7aaf6634228c40dda09717', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'invite:c1aab1f55a44efdd916d7ac70b31052e11dc8ecb1e012954441d38a537c2988d', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176300000);
INSERT INTO roster VALUES (609674799555280896, '01a1f8d3-ea00-77f7-9758-97945413baba', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-77f7-9758-97952e7ae46e', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (948007721561489408, '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', NULL, 1, 0, 'active', NULL);
INSERT INTO roster VALUES (948007721561489409, '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', NULL, 8, 0, 'active', NULL);
INSERT INTO roster VALUES (948007721561489410, '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-7401-be42-e9385b4a5e33', 0, 32, 'sent', 1800360300000);
INSERT INTO roster VALUES (1553882608931176448, '01a1f8d3-ea00-77f7-9758-9793627696e4', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-77f7-9758-97952e7ae46e', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (3032752136568963072, '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', NULL, 2, 0, 'active', NULL);
INSERT INTO roster VALUES (3192770660828971008, '01a1f8d3-ea00-77f7-9758-979a0e6e8275', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-77f7-9758-979bfffa786b', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (5519442818319253504, '01a1f8d3-ea00-77f7-9758-978db7c3e481', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-77f7-9758-979040d50bb1', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (5847079691210457088, '01a1f8d3-ea00-77f7-9758-978f0fb4bcc7', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-77f7-9758-979040d50bb1', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (7172263881564225536, '01a1f8d3-ea00-77f7-9758-978777bceb0b', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d3-ea00-77f7-9758-9789f0436455', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (8879409615314354176, '01a1f8d3-ea00-77f7-9758-979805ece493', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-77f7-9758-979bfffa786b', 0, 2, 'sent', 1800360000000);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-978aa8f13617', 'invitation', 'harry@contoso.com', 'en', '01a1f8d3-ea00-77f7-9758-97887dd05eb6', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-978b874f5557', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d3-ea00-77f7-9758-9789f0436455', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-97915377d3f2', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d3-ea00-77f7-9758-979040d50bb1', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-9796cb48b600', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d3-ea00-77f7-9758-97952e7ae46e', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-979ce35f51a1', 'invitation', 'giulia@trey.example', 'it', '01a1f8d3-ea00-77f7-9758-979bfffa786b', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-97ad738068e5', 'invitation', 'nils@contoso.com', 'en', '01a1f8d3-ea00-77f7-9758-97ac37ae0f63', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-97b710de26a3', 'invitation', 'eva@contoso.com', 'en', '01a1f8d3-ea00-77f7-9758-97b664ac97b8', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-97c27fd1af30', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d3-ea00-77f7-9758-97bcdb7d6574', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-97c7ebfffb49', 'invitation', 'olga@contoso.com', 'en', '01a1f8d3-ea00-77f7-9758-97c69b89dadd', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77f7-9758-97cc1b8000df', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d3-ea00-77f7-9758-97c69b89dadd', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', '{}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-7401-be42-e934a0376c71', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', '{}', 1, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-7401-be42-e939c53bf232', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-7401-be42-e9385b4a5e33', NULL, '{}', 0, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);
INSERT INTO form_requests VALUES ('01a1f8d8-7de0-7401-be42-e93be1ee8b7c', 'reset', 'nils@contoso.com', '', '', '10.0.0.5', 1795176300000, 'queued', 0, 0);
INSERT INTO form_counts VALUES (20777, 'reset', 'matched', 1);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.1', 1795176000000);
INSERT INTO rate_limits VALUES ('mails:actor:01a1f8d3-ea00-77f7-9758-97a578f6af3d', 1795176691200);
INSERT INTO rate_limits VALUES ('mails:organization:01a1f8d3-ea00-77f7-9758-9783836b525a', 1795176386400);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.2', 1795176000000);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.3', 1795176000000);
INSERT INTO rate_limits VALUES ('reset:client:10.0.0.5', 1795176480000);
INSERT INTO rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO rate_limits VALUES ('sign-in:10.0.0.5', 1795176301000);
INSERT INTO sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 23, 'b1f54257ca7900e73d963a990fc8a904db56e3fbcf98e30db7e829073e14e95c');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77f7-9758-978c5f81dafe', 4, 'd78556b48b50935b5a07f5449edc324b4b4deb0fe42d719fa8083ec2087ef131');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77f7-9758-97921014c5c1', 4, '1552a1abc43349c9e83ab038a1f982ef28356aec75f8555d214f20e40fb54378');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77f7-9758-979741367c04', 4, '4557b5184ff52bb16a4f73ebc80b3938c1ba98be1287eac70aed9f837fca842a');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'server', '{"after":{"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', 'f2ec3ba7953a4f6ee4b53d252219eaef77ae6b967e1782db6b05b6528bf125a6', '8d4b6a84079abc873a3860838c4d669b916b5baff7801e1f33a1ea3bc2256d71');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","sector":"commercial"},"before":null}', '9a3e2174cc49e744677d0541aad874e0e60af25cb299cca687d260297151441b', '1aa47271a71be606672f991d2a637bdca7514f96e4871b3495f6f1a0180daa6f');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-978777bceb0b', 'server', '{"after":{"lead":false,"name":"Contoso Research","sector":"commercial"},"before":null}', 'c780a83748290eaed421e58ce81814c1995fdfbfd4861dc877e70bb92b83fce4', '2f014bfdd91e30a0d6ae860b545d47f00b4cfb9479227ba9daba6799958f9a41');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-97887dd05eb6', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '81266b3186072564dc88b72a0a0538bcfe4acc9283af417ee1084c8259cd690f');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-97887dd05eb6', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '531071d7b726b9784eb819e55cff5bc30837c741ba74136eebb900f97d750c81');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-9789f0436455', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-978777bceb0b', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '961fee8b553fa136c352603a1c59ac9de15ebc17e6d2f38a7e549023e5e3ca4c');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-978c5f81dafe', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d3-ea00-77f7-9758-978c5f81dafe', '01a1f8d3-ea00-77f7-9758-978db7c3e481', 'server', '{"after":{"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', '7029a3b82ee17caaa5627ea604c517456e280010f530ebd1689914cad8085f5e', 'd855dd8f7d7b6db399d9292e54cc4cd1957d02a2a11cba8516b0a319df3808cd');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-978c5f81dafe', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d3-ea00-77f7-9758-978c5f81dafe', '01a1f8d3-ea00-77f7-9758-978f0fb4bcc7', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","sector":"academic"},"before":null}', '889bec62e0973da5dccb3a6175a1a52110d1bdbf8b84f67cd2dd7ab04bd0bd53', '9e9a4f710b89aa0acf3f200aa5c324e7a489bc798d714066e3c81effb14c079e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-978c5f81dafe', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-979040d50bb1', '01a1f8d3-ea00-77f7-9758-978c5f81dafe', '01a1f8d3-ea00-77f7-9758-978db7c3e481', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'dd860de60ef020ef0c3df4642e4d50066cf18cdf560fb894c0f59cc61315ba0f');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-978c5f81dafe', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-979040d50bb1', '01a1f8d3-ea00-77f7-9758-978c5f81dafe', '01a1f8d3-ea00-77f7-9758-978f0fb4bcc7', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'd78556b48b50935b5a07f5449edc324b4b4deb0fe42d719fa8083ec2087ef131');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-97921014c5c1', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d3-ea00-77f7-9758-97921014c5c1', '01a1f8d3-ea00-77f7-9758-9793627696e4', 'server', '{"after":{"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', 'd99411500aa84468c2dba3233ffdc3c979aa5a344be258a264eccf0ea25139cd', '32c266a9a55ebc7b4a44f16bdde1c4f0c33f4e1784fa317abe939fd1e24d5ccd');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-97921014c5c1', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d3-ea00-77f7-9758-97921014c5c1', '01a1f8d3-ea00-77f7-9758-97945413baba', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","sector":"commercial"},"before":null}', '2fbfeece44f0b0210b3c25d961575c2404423700ebc1f0497135e30f90bafd9c', 'a9821ea936cc8c5b33732bdaf42fc0f03f4468ea703382f86121d606498d4bd0');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-97921014c5c1', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-97952e7ae46e', '01a1f8d3-ea00-77f7-9758-97921014c5c1', '01a1f8d3-ea00-77f7-9758-9793627696e4', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '276f017aa368cc2ee5695a4b0bf9bd477a8eb22897c8f2510c9bdd7f216701dc');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-97921014c5c1', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-97952e7ae46e', '01a1f8d3-ea00-77f7-9758-97921014c5c1', '01a1f8d3-ea00-77f7-9758-97945413baba', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '1552a1abc43349c9e83ab038a1f982ef28356aec75f8555d214f20e40fb54378');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-979741367c04', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d3-ea00-77f7-9758-979741367c04', '01a1f8d3-ea00-77f7-9758-979805ece493', 'server', '{"after":{"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', 'd663b9a7ea74b35e7cfc4f7f06d6b21e381227bf4a3cfe05ec9bda16a9a82767', '25226f73d41a02da0c7d0d3aac2e551b6c7f1bd821943dbad117e4226ea98296');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-979741367c04', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d3-ea00-77f7-9758-979741367c04', '01a1f8d3-ea00-77f7-9758-979a0e6e8275', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","sector":"government"},"before":null}', '45cbdcffebb25e77e72bb518dd19bc81d08b4d07ee030b0c6ff28fc3f19f6813', 'ad5d35289a65911ef1c13817c1863366950fc420142b607f554f569ec5351006');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-979741367c04', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-979bfffa786b', '01a1f8d3-ea00-77f7-9758-979741367c04', '01a1f8d3-ea00-77f7-9758-979805ece493', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '5ee0a85453eb9be14086ca098e2f1dcf901804e87263231e9fd46f1cae8d5896');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-979741367c04', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77f7-9758-979bfffa786b', '01a1f8d3-ea00-77f7-9758-979741367c04', '01a1f8d3-ea00-77f7-9758-979a0e6e8275', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '4557b5184ff52bb16a4f73ebc80b3938c1ba98be1287eac70aed9f837fca842a');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-77f7-9758-97887dd05eb6', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', 'b7ad030e789b2cd3aa8f8b2d9f194020d562928ad965d439baa43e3f89495b88', 'c9242bb32e2c7d21a707514ee17e32e78c71a6becef9710b500f5c96d4ca4b09');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 8, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-77f7-9758-97887dd05eb6', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', 'e2ea37e8f69c929fffa657a703f108b4d208b64f983e816afbc2c1309f7cbf79', '89ea978c88d841bcd4d636cc6159a3391712ebd57fec6c406431727040a11005');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 9, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9784573b49a2', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', 'c0499bb61f86a6181832476e9ce56a16201619b174e0b4651c3417d343a84283', '2adbf76f696d95f6d7979db0012e34e4f96609465ff894d3d6f3f44a4a8a4c76');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 10, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-77f7-9758-97a578f6af3d', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', '377582139f24377dab3cbf23f302ca71d57281714c063c1c6949a98bae660b1c', 'd66ced4bb8eb8d398fcadf6fd438be0ff5992c6e970c2daea23de767aadf38f0');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 11, 1795176000000, 'user:01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'invitation.created', '01a1f8d3-ea00-77f7-9758-97ac37ae0f63', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', '61286d9b920abfe1d5c84848e8158166ba12894c0d87859dd8f2ee508ff36c38', '4b5452d843400e2c00852fe8d99989b766c9d7709aed914b51bd9025f913aba7');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 12, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-77f7-9758-97ac37ae0f63', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', '9b5a3d1f431ca1967ca584cc449e04a90cc301f8feba080df376af179354bdd8', 'd1ff18def695fe9a4f2c4783a26f8b8776b58512488cbe982286f9f212112bed');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 13, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', '94afd42b62e8eaecfda000742ad59e73523354c3fd5eca7ba968c92de8a0292e', '046fdacd153b5c23246b14d0c1d1d3dff4d4ca1a04529d1f7ec51ea3ad869faa');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 14, 1795176000000, 'user:01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'invitation.created', '01a1f8d3-ea00-77f7-9758-97b664ac97b8', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', '9994a86194e72baff3551cee793f7a80a79a75eb2c59a46d61f4c9f25556e5a1', '5ffb290e8e30ee545d19ac9fa6fade837726b1cbbde8a832181ed62c28e8b1e8');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 15, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-77f7-9758-97b664ac97b8', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', 'aabfe35db1d7d13790869312fc43c60859ee7d8e5e267e3dcaf8a5c875942b69', '5496bfafb9a9d8e5778ef268b231c0323190bdf291739ca248302db8e39d669b');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 16, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-77f7-9758-97bcdb7d6574', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', 'cb0290ab373d882e6a23f5d6be16c2e29cf27737aea241a7bedbbe4be174ec00', '171dcc244434871d063b8abaec8ef4487e303b0d8adc949e5b2c608e9147f0c7');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 17, 1795176000000, 'user:01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'role.removed', '01a1f8d3-ea00-77f7-9758-97bcdb7d6574', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', '1117d32b2eb4a202e7b7f932c688ca0deaf5bb1398247ad523f7bd0bb216303f', '032590cbc47baab98e01d8c65c15cd3b2c3eed3bf5d8f509ae8b03599dc72667');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 18, 1795176000000, 'user:01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', 'profile.changed', '01a1f8d3-ea00-77f7-9758-97b27bd7e5b4', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"roles":["account_manager"]}', 'b410dc6759fab9593495f322b867dea478ba6931cbe8ddaa9c221b4e290b2e1b', 'bc809fbf00d0636e1fc7a36f27713ae4ba875b8207cf500069d76bfce727f764');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 19, 1795176000000, 'user:01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'invitation.created', '01a1f8d3-ea00-77f7-9758-97c69b89dadd', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '77217e2bb336c76b918d1ab5e3f9687bfbc2aafe773f1631146ea1445d650b38', '0ad137887d3a4c9a5bac25c9cdaf377af46576bf6cc7c75a9400aff7cfe844fc');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 20, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d3-ea00-77f7-9758-97c69b89dadd', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', 'ace82e7d77d823c730df83fe706e81728e9a9f514448097377d44e0acbf9454d', '3011eb329bbbd25118eea38bde868920f97dec09d71f9178ef7514855c9e67de');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 21, 1795176000000, 'user:01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'trail.exported', '', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{}', 'd0141452aa8b08f351916013bcb5a7ff0c1b16a81fb2f026fa52d0defa16647d', 'a6a21690da46ea9a3f419deb9fb6c53ec8850ac89a0503e1ad0b5493a4bb16d6');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 22, 1795176000000, 'operator', 'person.forgotten', '01a1f8d3-ea00-77f7-9758-97bcdb7d6574', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'server', '{"entries":[{"chain":"01a1f8d3-ea00-77f7-9758-9783836b525a","sequences":[14,15,16,17]}]}', NULL, 'a4c96a913946ea684bea773802ad7158319a1868b6e9a0e8922ff9b738e75580');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 23, 1795176300000, 'user:01a1f8d3-ea00-77f7-9758-97a578f6af3d', 'invitation.created', '01a1f8d8-7de0-7401-be42-e9385b4a5e33', '01a1f8d3-ea00-77f7-9758-9783836b525a', '01a1f8d3-ea00-77f7-9758-9786905cbe18', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '25a96b2e425567700b4e175a96745f224030cd63ae1978e7f9578386c30b2be2', 'b1f54257ca7900e73d963a990fc8a904db56e3fbcf98e30db7e829073e14e95c');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 1, 'WYP-dYf-JrLkqm4TPcZNlxVgKgr3qZRwSnWKZ6XI8b4', '{"details":{"after":{"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 2, '13jpBw19FYCS_smmSgmJ2-75Jub0eens1x8gNVgpgKc', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 3, 'GIkOlSPdXBju1gl18yb4Q1kDHcIzV34n-Fn9doKDNP4', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 7, '3omy22Qso1mKLdgNoXM6sEgPHcZImRVXAcLpAM7jeVs', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 8, 'qWtYN46FrMzqM9wB3MabywoO_TPeumUI1pjAoPzz4ow', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 9, 'R9aBibpCZo4tiPyk2fZJMRrM-JomVpiDGoH9PJYPFN4', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 10, '0dHN7wG1MxR-NzUkmfFH2xSOTkHeX6TrQ3X2bC_24N0', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 11, 'xTDAA_4h50hOik1Ff6rRW6hh41G_oatIKka7WdGNEVU', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 12, '24hi-Zxk4KtO7ONXMpUsATCoC6ge2N1I-e19l9UR_l0', '{"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 13, 'IP4jZO6lrmf-AzvAW3T64Wl8ERqCJnMvytrKjW1xDDg', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 18, '_rqkdX9rtW4HVIAQV4nH8hJ0d0nGCxf7PlFWg0y4TYs', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 19, 'NPtf3yau7QcSvK6kYQohi9E9auuLn5n8FnLqqX5W--0', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 20, 'grPzLBGqZzddtGsfEWjHuf3zMWEfBeDhYD8nuwT6XSU', '{"source":"10.0.0.4"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 21, 'UwGme0jeYRolpCxlNEazE_xnfSp9YzELVkJx3ub4N0w', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-9783836b525a', 23, 'q15TX5Bx8GHkq-bPJSnAKDF6MU4AclBkp45JtEAG5b8', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-978c5f81dafe', 1, '2NN6TFQx8iPh5WxTeitfEgI441j5R4nFt6XtZse_wDM', '{"details":{"after":{"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-978c5f81dafe', 2, 'UwfWjWOixa2bsQl81QI0y8sPO3hisPKBiNs1h_B1X2g', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-97921014c5c1', 1, '-xFDIQnqM0lL0psK2Gq2foHPVHr0kPnKoY3QgWzzyo4', '{"details":{"after":{"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-97921014c5c1', 2, 'uMO_BcySLi16IgHliiU-hKG6tDLQJmr-pkdRIMQHo7Y', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-979741367c04', 1, 'UXBOQQRJEqK3SNEN7kvaQfd_6dhPHPPPSmVFQJEnYBw', '{"details":{"after":{"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77f7-9758-979741367c04', 2, 'AHV9jviAs2Vj39KwMnbeKos3ef0zPNjAzzrmlPHmBK8', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO write_probe VALUES (0);
