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
INSERT INTO _sqlx_migrations VALUES (1, 'foundation', '2026-11-28 20:08:57', 1, X'8936DB1291BAF1CA19150DC72C598793D8548CEC72EC4DA16CC7479899C70794AF76FEB14C6C2459A486EF1EBE25789A', 7506279);
INSERT INTO _sqlx_migrations VALUES (2, 'folded names', '2026-11-28 20:08:57', 1, X'02F787C1A906688EDB010B3E015DC3F3B1174F2F9CF70DFABAA7E8D049DCEFDDFE82E5706D0A4D2DEB5C843E7F91BFAC', 3757300);
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 'C-1001', 'Contoso', 'US');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7294-941c-cde469128613', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-7294-941c-cdef646e9149', 'C-1004', 'Comune di Trey', 'IT');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7294-941c-cddc461e730c', '1234567890', '01a1f8d3-ea00-7294-941c-cddb98b0002e', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7294-941c-cde5ad574f54', '2345678901', '01a1f8d3-ea00-7294-941c-cde469128613', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7294-941c-cdebe2562f99', '3456789012', '01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-7294-941c-cdf0b5c6f092', '4567890123', '01a1f8d3-ea00-7294-941c-cdef646e9149', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7294-941c-cddd8ffec2b1', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7294-941c-cde6ce328776', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO partners VALUES ('01a1f8d3-ea00-7294-941c-cdf1f0f3a31a', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7294-941c-cddc461e730c', '01a1f8d3-ea00-7294-941c-cddd8ffec2b1');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7294-941c-cde5ad574f54', '01a1f8d3-ea00-7294-941c-cde6ce328776');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-7294-941c-cdf0b5c6f092', '01a1f8d3-ea00-7294-941c-cdf1f0f3a31a');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7294-941c-cddeb75609d9', '01a1f8d3-ea00-7294-941c-cddc461e730c', '0001234567', 'Contoso Headquarters', 'commercial', 1, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7294-941c-cddf3984c963', '01a1f8d3-ea00-7294-941c-cddc461e730c', '0001234568', 'Contoso Research', 'commercial', 0, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7294-941c-cde785eff8f6', '01a1f8d3-ea00-7294-941c-cde5ad574f54', '0002345678', 'Universidad Lamna, Rectorado', 'academic', 1, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7294-941c-cdecec646d46', '01a1f8d3-ea00-7294-941c-cdebe2562f99', '0003456789', 'Северный ветер, головной офис', 'commercial', 1, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-7294-941c-cdf295f89a14', '01a1f8d3-ea00-7294-941c-cdf0b5c6f092', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', 1, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT');
INSERT INTO users VALUES ('01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$JPlxshFMeByMTzQxPoW47g$GA2Xyq6qYdZ3cdRPoaffT06ZxaEg15lCUui9RlvSVDs', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-7294-941c-ce0a665e4b39', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$f8X4lthOcBmCMenrmpkaBg$ssGBsi2BgPwaGeLJ/iYo133jBccovgOVNofTX7QkNU8', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-7294-941c-ce14e6d53063', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$2ieB3VEBCT5HHYiS/2tJPQ$dVjbKjHDTlMJAXWs4NDYoRGQRoqnuc3NJPzDvn6uXz0', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7294-941c-cdfe7e21e9e9', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'agreement_administrator', '01a1f8d3-ea00-7294-941c-cddc461e730c', NULL, '01a1f8d3-ea00-7294-941c-cddc461e730c', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7294-941c-cdffe3bc32d9', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'account_administrator', '01a1f8d3-ea00-7294-941c-cddc461e730c', '01a1f8d3-ea00-7294-941c-cddeb75609d9', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-7294-941c-ce0ba9263414', '01a1f8d3-ea00-7294-941c-ce0a665e4b39', 'account_manager', '01a1f8d3-ea00-7294-941c-cddc461e730c', '01a1f8d3-ea00-7294-941c-cddeb75609d9', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 1795176000000, '01a1f8d3-ea00-7294-941c-cdfdccbad09d', NULL);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7294-941c-cde09d551f2e', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7294-941c-cdfdccbad09d', NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7294-941c-cde1d2ad177a', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7294-941c-cde8a83f92c8', '01a1f8d3-ea00-7294-941c-cde5ad574f54', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7294-941c-cded827b959d', '01a1f8d3-ea00-7294-941c-cdebe2562f99', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7294-941c-cdf367492995', '01a1f8d3-ea00-7294-941c-cdf0b5c6f092', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7294-941c-ce042feebaf6', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7294-941c-ce0a665e4b39', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7294-941c-ce0ea4998994', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-7294-941c-ce14e6d53063', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-7294-941c-ce1ef9bdbf25', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d3-ea00-7294-941c-cdfdccbad09d', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d8-7de0-7609-a365-8f056a016d8b', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d3-ea00-7294-941c-cdfdccbad09d', NULL, 0, NULL, 0);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cde09d551f2e', 'account_administrator', '01a1f8d3-ea00-7294-941c-cddeb75609d9', '01a1f8d3-ea00-7294-941c-cddeb75609d9', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cde09d551f2e', 'agreement_administrator', NULL, '01a1f8d3-ea00-7294-941c-cddc461e730c', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cde1d2ad177a', 'account_administrator', '01a1f8d3-ea00-7294-941c-cddf3984c963', '01a1f8d3-ea00-7294-941c-cddf3984c963', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cde8a83f92c8', 'account_administrator', '01a1f8d3-ea00-7294-941c-cde785eff8f6', '01a1f8d3-ea00-7294-941c-cde785eff8f6', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cde8a83f92c8', 'agreement_administrator', NULL, '01a1f8d3-ea00-7294-941c-cde5ad574f54', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cded827b959d', 'account_administrator', '01a1f8d3-ea00-7294-941c-cdecec646d46', '01a1f8d3-ea00-7294-941c-cdecec646d46', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cded827b959d', 'agreement_administrator', NULL, '01a1f8d3-ea00-7294-941c-cdebe2562f99', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cdf367492995', 'account_administrator', '01a1f8d3-ea00-7294-941c-cdf295f89a14', '01a1f8d3-ea00-7294-941c-cdf295f89a14', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-cdf367492995', 'agreement_administrator', NULL, '01a1f8d3-ea00-7294-941c-cdf0b5c6f092', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-ce042feebaf6', 'account_manager', '01a1f8d3-ea00-7294-941c-cddeb75609d9', '01a1f8d3-ea00-7294-941c-cddeb75609d9', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-ce0ea4998994', 'report_viewer', '01a1f8d3-ea00-7294-941c-cddeb75609d9', '01a1f8d3-ea00-7294-941c-cddeb75609d9', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-7294-941c-ce1ef9bdbf25', 'account_viewer', '01a1f8d3-ea00-7294-941c-cddeb75609d9', '01a1f8d3-ea00-7294-941c-cddeb75609d9', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f056a016d8b', 'account_viewer', '01a1f8d3-ea00-7294-941c-cddeb75609d9', '01a1f8d3-ea00-7294-941c-cddeb75609d9', NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7294-941c-cdf5f2131c1a', '01a1f8d3-ea00-7294-941c-cde09d551f2e', '7578e429079b685615d41d9a6a85003ef15e0c1db11654fc8c5e473094286396', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7294-941c-cdf6421ee87e', '01a1f8d3-ea00-7294-941c-cde1d2ad177a', '69c0855841945b34e2ef77821317bdce45393fe9b9e9a4303c79e99ebd6958e6', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7294-941c-cdf7684d4f9e', '01a1f8d3-ea00-7294-941c-cde8a83f92c8', '9e89cbca9659bd065c327edce6f94707d9f530b3ad8ce59c1c414db7f51f42c8', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7294-941c-cdf8ebe9385e', '01a1f8d3-ea00-7294-941c-cded827b959d', '80bb93610007e2c2af0597afead9338684ad9fa75a8f3f90a62e30066b27ac49', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7294-941c-cdf9c25fe0d9', '01a1f8d3-ea00-7294-941c-cdf367492995', 'b89b0ad121963a562a28cdcd53477b217d09d8b15dc0b7df387be84d6a9e570a', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7294-941c-ce066156f6d0', '01a1f8d3-ea00-7294-941c-ce042feebaf6', '988a0084e7339691768fb58f5793f7902c7fff11f81309fb9c095e160acc96d9', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7294-941c-ce10d3d9ac93', '01a1f8d3-ea00-7294-941c-ce0ea4998994', '29e183d00dac19dfd732708c95e31a406b6fba207fb4e7c28ae5ac6bdfd87b6f', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-7294-941c-ce20c11802e4', '01a1f8d3-ea00-7294-941c-ce1ef9bdbf25', 'f71d0454dc0a76d16352caa06fd56f5768649a7fcbf2c5a41574fed9fae44377', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO password_resets VALUES ('01a1f8d8-7de0-7609-a365-8f02121f9852', '01a1f8d3-ea00-7294-941c-ce0a665e4b39', 'ae63d51981a878e47aaf652ec4a2367110513bbaf93b85b22607d669565c892e', 1795176300000, 1795178100000, NULL, NULL);
INSERT INTO sessions VALUES ('0479c4f7a9a1076a5374f756896fbe48f5082025c1d7d00417f3e8b773afd67e', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', 1795176000000, 1795176300000, '01a1f8d3-ea00-7294-941c-cddeb75609d9');
INSERT INTO sessions VALUES ('d70109f788536b968a5e8cbb3edfef2374d85c6003d489dee46ab3b755153890', '01a1f8d3-ea00-7294-941c-ce0a665e4b39', 1795176000000, 1795176000000, NULL);
INSERT INTO sessions VALUES ('bce0edb14daa5396b2ee776fa4466780653a575453e4957c7232f2d98fd7a131', '01a1f8d3-ea00-7294-941c-ce14e6d53063', 1795176000000, 1795176000000, NULL);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'invite:6670976a6eebb42cd5fea2ac50996016f8e3fcebb9d6705fbb29181c9b1097d2', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'invite:f39da4b74e959f782701d620204ea02e18e59024993388b1ad1fc1a46361cd32', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'undo:01a1f8d3-ea00-7294-941c-ce197385492f', '{"act":{"RoleRemoved":{"user":"01a1f8d3-ea00-7294-941c-ce14e6d53063","role":{"role":"report_viewer","organization":"01a1f8d3-ea00-7294-941c-cddb98b0002e","agreement":"01a1f8d3-ea00-7294-941c-cddc461e730c","account":"01a1f8d3-ea00-7294-941c-cddeb75609d9","granted_at":1795176000000,"granted_by":"01a1f8d3-ea00-7294-941c-cdfdccbad09d","suspended_at":null}}},"at":1795176000000,"mails":["01a1f8d3-ea00-7294-941c-ce1a553b1edd"],"name":"remove:01a1f8d3-ea00-7294-941c-ce14e6d53063:01a1f8d3-ea00-7294-941c-ce1544b822f1","is_undone":false}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'remove:01a1f8d3-ea00-7294-941c-ce14e6d53063:01a1f8d3-ea00-7294-941c-ce1544b822f1', '01a1f8d3-ea00-7294-941c-ce197385492f', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'invite:c0883a51dccf7b71e05dcf7c11e5ac956fa0b25d48fa0d4875ec89baf54e2668', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'invite:768be8f76979725b374f857594da20a3f708012cae55f07bc2f1e78be49a557b', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176300000);
INSERT INTO roster VALUES (587719751371849728, '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', NULL, 1, 0, 'active', NULL);
INSERT INTO roster VALUES (587719751371849729, '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d3-ea00-7294-941c-ce0a665e4b39', NULL, 8, 0, 'active', NULL);
INSERT INTO roster VALUES (587719751371849730, '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-7609-a365-8f056a016d8b', 0, 32, 'sent', 1800360300000);
INSERT INTO roster VALUES (983332831138676736, '01a1f8d3-ea00-7294-941c-cdf295f89a14', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-7294-941c-cdf367492995', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (2021412545247576064, '01a1f8d3-ea00-7294-941c-cddf3984c963', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d3-ea00-7294-941c-cde1d2ad177a', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (2290784097959673856, '01a1f8d3-ea00-7294-941c-cddc461e730c', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', NULL, 2, 0, 'active', NULL);
INSERT INTO roster VALUES (3913909551161671680, '01a1f8d3-ea00-7294-941c-cdebe2562f99', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-7294-941c-cded827b959d', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (4093209111326359552, '01a1f8d3-ea00-7294-941c-cde785eff8f6', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-7294-941c-cde8a83f92c8', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (4143874607134277632, '01a1f8d3-ea00-7294-941c-cdecec646d46', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-7294-941c-cded827b959d', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (6072963360020758528, '01a1f8d3-ea00-7294-941c-cde5ad574f54', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-7294-941c-cde8a83f92c8', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (7494693467386281984, '01a1f8d3-ea00-7294-941c-cdf0b5c6f092', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-7294-941c-cdf367492995', 0, 2, 'sent', 1800360000000);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-cde2ae58e365', 'invitation', 'harry@contoso.com', 'en', '01a1f8d3-ea00-7294-941c-cde09d551f2e', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-cde3355b578c', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d3-ea00-7294-941c-cde1d2ad177a', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-cde93589849d', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d3-ea00-7294-941c-cde8a83f92c8', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-cdeef321ec27', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d3-ea00-7294-941c-cded827b959d', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-cdf474492b21', 'invitation', 'giulia@trey.example', 'it', '01a1f8d3-ea00-7294-941c-cdf367492995', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-ce0596e37703', 'invitation', 'nils@contoso.com', 'en', '01a1f8d3-ea00-7294-941c-ce042feebaf6', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-ce0f63e4bae3', 'invitation', 'eva@contoso.com', 'en', '01a1f8d3-ea00-7294-941c-ce0ea4998994', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-ce1a553b1edd', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d3-ea00-7294-941c-ce14e6d53063', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-ce1fd2d66446', 'invitation', 'olga@contoso.com', 'en', '01a1f8d3-ea00-7294-941c-ce1ef9bdbf25', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-7294-941c-ce244385e648', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d3-ea00-7294-941c-ce1ef9bdbf25', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', '{}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-7609-a365-8f01bc17f0d0', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d3-ea00-7294-941c-ce0a665e4b39', '{}', 1, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-7609-a365-8f06287f05b5', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-7609-a365-8f056a016d8b', NULL, '{}', 0, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);
INSERT INTO form_requests VALUES ('01a1f8d8-7de0-7609-a365-8f08b3380757', 'reset', 'nils@contoso.com', '', '', '10.0.0.5', 1795176300000, 'queued', 0, 0);
INSERT INTO form_counts VALUES (20777, 'reset', 'matched', 1);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.1', 1795176000000);
INSERT INTO rate_limits VALUES ('mails:actor:01a1f8d3-ea00-7294-941c-cdfdccbad09d', 1795176691200);
INSERT INTO rate_limits VALUES ('mails:organization:01a1f8d3-ea00-7294-941c-cddb98b0002e', 1795176386400);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.2', 1795176000000);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.3', 1795176000000);
INSERT INTO rate_limits VALUES ('reset:client:10.0.0.5', 1795176480000);
INSERT INTO rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO rate_limits VALUES ('sign-in:10.0.0.5', 1795176301000);
INSERT INTO sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 23, 'c5357ccdabde37cd3fe01962f40a8731e0c31506c2459c41086fe5c387b1e5f3');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7294-941c-cde469128613', 4, '77ec63f8e05986ee27be46263a3a394ada188ecb393ce11c1cbffbbddd7e5530');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 4, '85752eca4b8ba5c84a94fe08ad5d51f5757fee468e71e1bc02ab6df519aa647e');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-7294-941c-cdef646e9149', 4, '0c137f926f4d9357eedf9f1a82f50d42d2470d9ed8e5c7e75c08634a8f829075');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'server', '{"after":{"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', '2c265097434b5c6a0345288b04a8b2ab5eb49cf9c12e8af8bdff6d8b0aa43d2c', 'b3e680695a247d1785bade181a6c3673a87dafd95c5e9aee07cda7d1a2638966');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","sector":"commercial"},"before":null}', '6ab210e9605c726785fa7314d1b40cdc510f88b32603fe72eaafbf13485007df', 'f24843f254548be12029257857fb0f626b819195191664f0bc7c9f62105b0ba3');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddf3984c963', 'server', '{"after":{"lead":false,"name":"Contoso Research","sector":"commercial"},"before":null}', '1b25d1c5ee1b532df3540cc9c7547d90ea9a6cca1e6ae0293aaccf19bace6338', 'e09202583d60207f936719ed82a819064cc84fef04a4012d33617c4e50152394');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cde09d551f2e', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'a511a26862e030ab79364d25009b16dd955b47e37c4c7b24aa2c9250db51d446');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cde09d551f2e', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '83b7e3561ed2d70560f63b156dc544bcf18237762afc4dde4553885e13e1f6ba');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cde1d2ad177a', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddf3984c963', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'ac51715797dbb8a29a27ab2a25f40ec4d37eec2a35cad0979c4e891d7c2822c1');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cde469128613', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d3-ea00-7294-941c-cde469128613', '01a1f8d3-ea00-7294-941c-cde5ad574f54', 'server', '{"after":{"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', 'acab3311f2149351a977f3fe3aa0316202b3084ad4e89bef52f02bf6d116db27', 'd7964e9b7216c257bf403419b27d1d0e74203cd3525629ba4c4f31619703a02e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cde469128613', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d3-ea00-7294-941c-cde469128613', '01a1f8d3-ea00-7294-941c-cde785eff8f6', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","sector":"academic"},"before":null}', '353488cec6e7a66620a06c9d8d57fdb01d3fd3ce026120e4d190b5e0b77957c4', 'c0a9251cbc792ec51ce0cc90f18c707f473e1e92c3edba86a0af65881b312b6d');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cde469128613', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cde8a83f92c8', '01a1f8d3-ea00-7294-941c-cde469128613', '01a1f8d3-ea00-7294-941c-cde5ad574f54', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '15b186bced10998b0b376b61c6667b249327680a9b7ebba029ec3b845b82ab52');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cde469128613', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cde8a83f92c8', '01a1f8d3-ea00-7294-941c-cde469128613', '01a1f8d3-ea00-7294-941c-cde785eff8f6', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '77ec63f8e05986ee27be46263a3a394ada188ecb393ce11c1cbffbbddd7e5530');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d3-ea00-7294-941c-cdeaa059b0a5', '01a1f8d3-ea00-7294-941c-cdebe2562f99', 'server', '{"after":{"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', 'e41bd3f867bdbe78d11a75f8dc5014db34c99f170ec73d554de0820adb315a90', '8a4c2d438db995cb118e8a63809d652617d5753a5e1e1ff3c9d49ce7f3a2e84c');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d3-ea00-7294-941c-cdeaa059b0a5', '01a1f8d3-ea00-7294-941c-cdecec646d46', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","sector":"commercial"},"before":null}', '8906f6f93429d6e5a213f9bc8ca61c29ce1a96e90956c978f1607a28483504e6', '375fe7c1f3745101fe1e3d397ec7264b3fa23187d5d4e46d71cb365cb429052a');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cded827b959d', '01a1f8d3-ea00-7294-941c-cdeaa059b0a5', '01a1f8d3-ea00-7294-941c-cdebe2562f99', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '2f879f847416c969ad0f2356e1f8fdd4d2755d88261068825a13445290a269d5');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cded827b959d', '01a1f8d3-ea00-7294-941c-cdeaa059b0a5', '01a1f8d3-ea00-7294-941c-cdecec646d46', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '85752eca4b8ba5c84a94fe08ad5d51f5757fee468e71e1bc02ab6df519aa647e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cdef646e9149', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d3-ea00-7294-941c-cdef646e9149', '01a1f8d3-ea00-7294-941c-cdf0b5c6f092', 'server', '{"after":{"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '088091ac4393019f75025edfdb0e88f60350add901eedd54a662dc395cf74178', '2f3b313491b8c8e61022fc8d0edba5f6d3a57ed4e65b6edd37f548a12d436b0f');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cdef646e9149', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d3-ea00-7294-941c-cdef646e9149', '01a1f8d3-ea00-7294-941c-cdf295f89a14', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","sector":"government"},"before":null}', '861568a44ec19a954f5eb1dacee3479f075cde449539f68dd251745dbec3b4b1', '18ee44f4dfeab2258fa5e106b56a111a8a2cde7aed2ffa761633e2f5cf7f5d2e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cdef646e9149', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cdf367492995', '01a1f8d3-ea00-7294-941c-cdef646e9149', '01a1f8d3-ea00-7294-941c-cdf0b5c6f092', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'a139383d1e372aba186b1d60f0e69b445c457931333153b0293501342f8ec30f');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cdef646e9149', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-7294-941c-cdf367492995', '01a1f8d3-ea00-7294-941c-cdef646e9149', '01a1f8d3-ea00-7294-941c-cdf295f89a14', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '0c137f926f4d9357eedf9f1a82f50d42d2470d9ed8e5c7e75c08634a8f829075');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7294-941c-cde09d551f2e', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', '663be3374862a24a3a15da6017f92bbba34cd0c81283eca35e9e09e5f7f69934', 'd22c979aa4fff518f83345ba61ef24516fc44588c4117feeb48516c5370686c1');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 8, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7294-941c-cde09d551f2e', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', 'c91948cdd58901128ea9c893934be6c3bf87df690bf0fda4e3aa4ed84d7b1a50', '60a1faf05a0973ce0cd250b50d9f59f33b7c45ac90734beee453c7d49345126e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 9, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddc461e730c', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', 'a997e72e5505c9a92ed8b1a5236ef01ae9a99791d68943785f92f35923b01c5e', '6984562f688a00bf03351266b4271ebd4d6686b7bf2109799c767d7b048ce62e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 10, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7294-941c-cdfdccbad09d', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', '25551b92b7505ff8691c7f519514a771e5e5b4882b98d1ad57b97e25552fdf82', 'f0d82163f1da2ff05da9fbbeff5ec43f1984ac227779a73df1b4aa2a40995a28');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 11, 1795176000000, 'user:01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'invitation.created', '01a1f8d3-ea00-7294-941c-ce042feebaf6', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', 'f0007142529f625a70da7d67543325d6fb669466caa037215d007acc4d4ac7bc', '84c21e75a65f05361b91e559b8c63e1e67619b35d7680b3686637855892fbc1f');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 12, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7294-941c-ce042feebaf6', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', '7b3231ec5788f36ad394caaffd07fb80dcb9d65c06020dbf0350a2e4a489bcd8', 'cd474b7f75c06f591ca1703a232159d0b60439ceaa2f5acf84d64cebdf9ab760');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 13, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7294-941c-ce0a665e4b39', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', 'af75e9f6ee77c97212fb89e555f6fe6b4247a6888c3733f8338300c0806c29cd', '733a35cc6f5db5224608ef45e1f496c50e7b5275b0c1439ce8a9ea0f97f695a9');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 14, 1795176000000, 'user:01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'invitation.created', '01a1f8d3-ea00-7294-941c-ce0ea4998994', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', 'da75597ced88a1567102cef42467ecc0597cb0de5ca224bebe412ec4e0cdd289', 'f7bc8d971ec2d081522fecd6f3e86f534f32d116f8933bbfddb5187e0c7abdf2');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 15, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-7294-941c-ce0ea4998994', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', 'eca0dd80c47fd976afce0e201bc7a8faafc4a5bfb542750b3802fe5b7939198d', '263e06493d19401bdaa611e0152e21809b349c281b662781554a182df5eb1e22');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 16, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-7294-941c-ce14e6d53063', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', '1bf8fb141c7c908368ac89a0addb9eb3d16d8844c6cb4f5e6aec52bc8326abea', '94bdb221be222cbd2b829ded9f9306cf5c35480ed620dcc948f6f23d001718ab');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 17, 1795176000000, 'user:01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'role.removed', '01a1f8d3-ea00-7294-941c-ce14e6d53063', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', '837311a2f4a7d871e571c36dd54f4f3cb31d5d9bf6fae5470515f647347dfd74', '56b649aa053eac96292121e2ea5314453ed5aa8856f7d877e0fa5b1622c9add4');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 18, 1795176000000, 'user:01a1f8d3-ea00-7294-941c-ce0a665e4b39', 'profile.changed', '01a1f8d3-ea00-7294-941c-ce0a665e4b39', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"roles":["account_manager"]}', '6a8e4a6301812e826618856b43f2e450e4f377d214caabdf205620442f8058ee', 'df51571f3ec1adcb9480b412780b50c177fdc5e1028a550b91f3d69090133bad');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 19, 1795176000000, 'user:01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'invitation.created', '01a1f8d3-ea00-7294-941c-ce1ef9bdbf25', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', 'ec6d3e7ae09f9712364c0d32181941816aeff68812046b427351507eb4063776', 'd8c57b1087f7d46217221b6dbd37db8d17480645e72850c6c948390d0267ade6');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 20, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d3-ea00-7294-941c-ce1ef9bdbf25', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', '1141f1fe4107a8ddd3f82186819902bae9735145835383aa5a75f30e290b39d0', 'b144dac154a0d36eaec3d30404a2260fa3148eace525b3951870a29e5142e095');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 21, 1795176000000, 'user:01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'trail.exported', '', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{}', '19686b3bb59d1ea2d9b98b98526503e8972508dcd97d36d6584eb3f5bdbe8fbd', 'f5db7a81ee38a9b7499fd3577cd5db930ae8b10b0a178134d8e5396039244039');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 22, 1795176000000, 'operator', 'person.forgotten', '01a1f8d3-ea00-7294-941c-ce14e6d53063', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'server', '{"entries":[{"chain":"01a1f8d3-ea00-7294-941c-cddb98b0002e","sequences":[14,15,16,17]}]}', NULL, '1be495076d04d8896a0d2bb0a9715348c5c16e7667abf2b28719526365be3e9b');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 23, 1795176300000, 'user:01a1f8d3-ea00-7294-941c-cdfdccbad09d', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f056a016d8b', '01a1f8d3-ea00-7294-941c-cddb98b0002e', '01a1f8d3-ea00-7294-941c-cddeb75609d9', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '01af68dce80190f8f9e9ab4aae0cdec5958a6fe0588e566642238c5d822d5a3e', 'c5357ccdabde37cd3fe01962f40a8731e0c31506c2459c41086fe5c387b1e5f3');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 1, 'ZpYG-Gn_rz9oI1Vlw60Dtsy3j7gzEQs0wboNsy8PEcY', '{"details":{"after":{"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 2, 'QM57GZeqKJlcTmWvKuaovanprYbkRgATm0aBzWKZR1c', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 3, '9oJmP1RdjrFFI8k918w7cWjgg9vMcDaCvC22W3VdXzc', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 7, 'KFPkq7cG5D9P2BilAEaTdZldZkmzLiEwZgSH4mM78tQ', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 8, 'QYpLcYf-8v0_KjGeEL_LdYeZCS71O2ABhVJbGN2HvWQ', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 9, '1C33n7H8lhNS_L4NyT5g93xHFUJlU015Y92aZb5Xv88', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 10, '4K_xft3iMY8qGRjf40DQKAEy5tL13RmRM7zY80AegEc', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 11, 'FuPxkv9NOGxqhXSlmBsGWljkiJXSbsly8RtOJyJ5UVs', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 12, 'LjEzbGQ51GJ-8YaTFJnf8Fxg8i_KQ3E19Ooc4BvJTDs', '{"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 13, '-xhDsg30YtoyfubtoZF5B5FD7FobNc5FtjTxH8Te120', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 18, '2fJ9G3GV9kMTUGt3TmQRyZjfnU6dr46fN9tcXSjzCgs', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 19, 'KHrk-HnUo8m5VNjPp1xi8aZm__j_Oa4xtveIW_gmkqI', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 20, '8sa8MBqpU1YNhjqwfCsnWGiWDKd8chTuBBJolYoHuto', '{"source":"10.0.0.4"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 21, 'Pj1jCkgO1q2_h1_JQefSqXnHQh-5S6x5PeVq95usqsY', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cddb98b0002e', 23, '_Lt476xAPf4ySiJqhxNCs_2bDUHQWbSyWPaBSqfoRN4', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cde469128613', 1, 'uL1AYgYdK2ejIQoPN1M2VJBbhFeZhFoCMb0UYeWwIUU', '{"details":{"after":{"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cde469128613', 2, 'Hp5Ur6c2QpqV1Pj_tCP6rfsi37JwkNKMUg4BDTi1W6M', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 1, 'iQ27ESk9If2-wtlUvlr7GKljZMG_RgAyvV547QaJy5g', '{"details":{"after":{"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cdeaa059b0a5', 2, 'tAm4gvRiuP0qUygg18lYQBq7FjNu8r0Zo8Gr0X7LxDQ', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cdef646e9149', 1, 'pc91TbdQLZmZyeJXP9oZBR-EYMWwSjDTwCh2zt5I-oU', '{"details":{"after":{"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-7294-941c-cdef646e9149', 2, 'g_4a0dhpK9ytvSHQPxsvSB8dTFUu2GrInIoH3-kn56g', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO write_probe VALUES (0);
