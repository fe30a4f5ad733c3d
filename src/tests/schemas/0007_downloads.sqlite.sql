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
, ends_on TEXT);
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
    administrator_country TEXT NOT NULL, domain_asked_at BIGINT, offer_ends_on TEXT,
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
, confirmed_until BIGINT);
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
CREATE TABLE audit_personal (
    chain TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    salt TEXT NOT NULL,
    facts TEXT NOT NULL,
    PRIMARY KEY (chain, sequence)
) WITHOUT ROWID;
CREATE TABLE write_probe (writes BIGINT NOT NULL);
CREATE TABLE domains (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    -- Lower case, A-labels, without a final dot.
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Since when it is in this state.
    since BIGINT NOT NULL,
    -- When the state ends by itself; null where it does not.
    until BIGINT,
    -- What the TXT record has to hold.
    value TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    -- Its proven parent domain, where that proved it; it then has no record of its own.
    parent_id TEXT REFERENCES domains (id),
    created_at BIGINT NOT NULL,
    -- Null where the operator added it.
    created_by TEXT REFERENCES users (id),
    proven_at BIGINT,
    -- Since when the record is absent, or DNS cannot be asked, without a look that said otherwise.
    absent_since BIGINT,
    errors_since BIGINT,
    -- How many notices of this state were sent, and whether one told that DNS cannot be asked.
    notices BIGINT NOT NULL,
    is_warned BOOLEAN NOT NULL,
    -- Looks since the state began: pending ones come at growing distances.
    looks BIGINT NOT NULL,
    -- When DNS is asked next; null for never. A worker that asks moves it ahead, which is its lease.
    look_at BIGINT,
    -- When the next notice is due, or the state ends.
    turn_at BIGINT
);
CREATE UNIQUE INDEX domains_proven ON domains (name) WHERE state = 'verified' OR state = 'failing';
CREATE UNIQUE INDEX domains_claimed ON domains (organization_id, name) WHERE state <> 'removed';
CREATE INDEX domains_by_name ON domains (name);
CREATE INDEX domains_by_value ON domains (value);
CREATE INDEX domains_by_parent ON domains (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX domains_by_look ON domains (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX domains_by_turn ON domains (turn_at) WHERE turn_at IS NOT NULL;
CREATE INDEX domains_removed ON domains (since) WHERE state = 'removed';
CREATE TABLE domain_accounts (
    domain_id TEXT NOT NULL REFERENCES domains (id),
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    added_at BIGINT NOT NULL,
    PRIMARY KEY (domain_id, purchasing_account_id)
);
CREATE INDEX domain_accounts_by_account ON domain_accounts (purchasing_account_id);
CREATE TABLE domain_values (
    value TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES domains (id),
    given_at BIGINT NOT NULL
);
CREATE INDEX domain_values_by_domain ON domain_values (domain_id);
CREATE TABLE domain_looks (
    id TEXT PRIMARY KEY,
    domain_id TEXT NOT NULL REFERENCES domains (id),
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    -- What was found where, as JSON.
    finding TEXT NOT NULL,
    -- Until when the DNS server remembers that there was nothing.
    remembered_until BIGINT
);
CREATE INDEX domain_looks_by_domain ON domain_looks (domain_id, last_at);
CREATE TABLE allowed_domains (
    name TEXT PRIMARY KEY,
    allowed_at BIGINT NOT NULL
);
CREATE TABLE products (
    -- As compared: upper case.
    part_key TEXT PRIMARY KEY,
    part_number TEXT NOT NULL,
    -- Texts by language, as JSON; English is always there.
    description TEXT NOT NULL,
    -- The code by which a service asks who may use it; null where the product is no online service.
    service TEXT,
    -- Where to use it.
    address TEXT,
    -- SHA-256 of the record as imported last.
    digest TEXT NOT NULL
, family TEXT NOT NULL DEFAULT '', version TEXT, edition TEXT, pool TEXT, type TEXT NOT NULL DEFAULT 'online_service', metric TEXT, units BIGINT NOT NULL DEFAULT 1, key_need TEXT NOT NULL DEFAULT 'none', step_up_from TEXT);
CREATE INDEX products_by_service ON products (service);
CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    part_key TEXT NOT NULL REFERENCES products (part_key),
    seats BIGINT NOT NULL,
    -- Seats that are tolerated above.
    extra BIGINT NOT NULL,
    -- Days, both inclusive; a subscription without an end ends with its agreement.
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    -- Days of grace after the end; null for the usual ones.
    grace_days BIGINT,
    status TEXT NOT NULL,
    -- The register's id of the subscription whose seats carry over.
    renews TEXT,
    order_number TEXT,
    digest TEXT NOT NULL,
    -- Whether only people whom an administrator assigned may use it.
    is_assigned_only BOOLEAN NOT NULL,
    -- How many seats are taken: what the one gate counts.
    assigned BIGINT NOT NULL,
    -- Since when more seats are taken than there are, and the lowest place that is too many.
    over_since BIGINT,
    over_from BIGINT,
    -- How many notices of the end, and of too many seats, were sent; and which end the former told of.
    end_notices BIGINT NOT NULL,
    over_notices BIGINT NOT NULL,
    told_ends_on TEXT,
    -- Seats that have paused, and that count again, of which administrators are still to be told.
    untold_paused BIGINT NOT NULL DEFAULT 0,
    untold_resumed BIGINT NOT NULL DEFAULT 0,
    -- When the seats of the subscription that it renews were carried over.
    carried_at BIGINT,
    -- Since when it is over.
    ended_since BIGINT,
    -- When time, or a change that was made, brings something to it; null for never. A worker moves it ahead, which is its
    -- lease.
    turn_at BIGINT
);
CREATE INDEX subscriptions_by_account ON subscriptions (purchasing_account_id);
CREATE INDEX subscriptions_by_part ON subscriptions (part_key);
CREATE INDEX subscriptions_by_turn ON subscriptions (turn_at) WHERE turn_at IS NOT NULL;
CREATE TABLE account_turns (
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id)
);
CREATE INDEX account_turns_by_account ON account_turns (purchasing_account_id);
CREATE TABLE seats (
    id TEXT PRIMARY KEY,
    subscription_id TEXT NOT NULL REFERENCES subscriptions (id),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    -- The domain of the address.
    domain TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    -- Name and address as searched and sorted.
    sort_name TEXT NOT NULL,
    -- As whoever assigned it chose; who has an account is written to in its language.
    language TEXT NOT NULL,
    assigned_at BIGINT NOT NULL,
    -- Null where the person took it at first use.
    assigned_by TEXT REFERENCES users (id),
    -- Who has too much is paused from the highest place down.
    place BIGINT NOT NULL,
    -- Whether it was paused when its person was last told.
    is_paused BOOLEAN NOT NULL DEFAULT false,
    -- SHA-256 of the token with which the person can give it back.
    token_hash TEXT UNIQUE,
    UNIQUE (subscription_id, email_key)
);
CREATE INDEX seats_by_address ON seats (email_key);
CREATE INDEX seats_by_place ON seats (subscription_id, place);
CREATE INDEX seats_by_name ON seats (subscription_id, sort_name, email_key);
CREATE INDEX seats_by_domain ON seats (subscription_id, domain, email_key);
CREATE TABLE services (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    -- SHA-256 of the secret, and of the one before it while both work.
    secret_hash TEXT NOT NULL,
    former_secret_hash TEXT,
    former_ends_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE TABLE service_products (
    service_id TEXT NOT NULL REFERENCES services (id),
    code TEXT NOT NULL,
    PRIMARY KEY (service_id, code)
);
CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY,
    -- PKCS #8, base64. Nothing but the signature reads it.
    private_key TEXT NOT NULL,
    -- The public point, base64url: what the key set publishes.
    x TEXT NOT NULL,
    y TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Since when another key signs.
    retired_at BIGINT
, data_key_id TEXT REFERENCES data_keys (id));
CREATE TABLE agreement_contacts (
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    place BIGINT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    PRIMARY KEY (agreement_id, place)
);
CREATE TABLE imports (
    -- 1, 2, 3 …
    number BIGINT PRIMARY KEY,
    started_at BIGINT NOT NULL,
    -- When it wrote last. One that was killed is finished by the next one, after a while.
    written_at BIGINT NOT NULL,
    finished_at BIGINT,
    -- The last purchasing account whose trail tells of its orders.
    told_until TEXT NOT NULL DEFAULT '',
    -- The day whose data the file has, as it says itself, and the system that it comes from.
    as_of TEXT,
    source TEXT
);
CREATE TABLE import_kinds (
    kind TEXT NOT NULL,
    import_number BIGINT NOT NULL REFERENCES imports (number),
    PRIMARY KEY (kind, import_number)
);
CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    partner_id TEXT REFERENCES partners (id),
    reseller_number TEXT,
    customer_number TEXT,
    -- All three numbers as they are searched for.
    search_key TEXT NOT NULL,
    -- YYYY-MM-DD
    ordered_on TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    -- The imports that made it and changed it last.
    created_in BIGINT NOT NULL,
    changed_in BIGINT NOT NULL,
    -- SHA-256 of the record as imported last.
    digest TEXT NOT NULL
);
CREATE INDEX orders_by_account ON orders
    (purchasing_account_id, ordered_on, id, search_key, kind, status, partner_id);
CREATE INDEX orders_by_agreement ON orders (agreement_id, ordered_on, id, search_key, kind, status, partner_id);
CREATE INDEX orders_by_import ON orders (changed_in, purchasing_account_id, created_in);
CREATE TABLE order_lines (
    order_id TEXT NOT NULL REFERENCES orders (id),
    -- Their order, from 0.
    place BIGINT NOT NULL,
    line TEXT NOT NULL,
    part_key TEXT NOT NULL REFERENCES products (part_key),
    quantity BIGINT NOT NULL,
    country TEXT,
    -- Days, YYYY-MM-DD, both ends inclusive.
    usage_from TEXT NOT NULL,
    usage_until TEXT,
    assurance_until TEXT,
    renewal_due_on TEXT,
    -- The register's id of the order, and the number of its line, that this one corrects.
    corrects_order TEXT,
    corrects_line TEXT,
    reason_code TEXT,
    reason TEXT,
    -- The purchasing account of the order, and whether the order is complete, so that lines add up without it.
    purchasing_account_id TEXT NOT NULL,
    is_counted BOOLEAN NOT NULL,
    PRIMARY KEY (order_id, place)
);
CREATE INDEX order_lines_by_account ON order_lines
    (purchasing_account_id, part_key, usage_until, assurance_until, usage_from, is_counted, quantity);
CREATE INDEX order_lines_by_correction ON order_lines (corrects_order, corrects_line) WHERE corrects_order IS NOT NULL;
CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    -- Null for the whole agreement.
    purchasing_account_id TEXT REFERENCES purchasing_accounts (id),
    -- The purchasing account, or the agreement where there is none: what makes a statement unique, with its day.
    scope_id TEXT NOT NULL,
    as_of TEXT NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (scope_id, as_of)
);
CREATE INDEX statements_by_agreement ON statements (agreement_id, as_of);
CREATE TABLE statement_lines (
    statement_id TEXT NOT NULL REFERENCES statements (id),
    place BIGINT NOT NULL,
    family TEXT NOT NULL,
    version TEXT,
    pool TEXT,
    effective BIGINT NOT NULL,
    assurance BIGINT NOT NULL,
    PRIMARY KEY (statement_id, place)
);
CREATE INDEX audit_entries_by_time ON audit_entries (organization_id, scope_id, at, chain, sequence);
CREATE INDEX audit_entries_by_actor ON audit_entries (organization_id, scope_id, actor, at, chain, sequence);
CREATE INDEX audit_entries_by_subject ON audit_entries (organization_id, scope_id, subject, at, chain, sequence);
CREATE INDEX audit_entries_by_action ON audit_entries (organization_id, scope_id, action, at, chain, sequence);
CREATE TABLE canaries (
    key_encryption_key TEXT PRIMARY KEY,
    sealed TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE data_keys (
    id TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    -- Empty for the installation.
    organization_id TEXT NOT NULL,
    wrapped_by TEXT NOT NULL,
    wrapped TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Since when another one encrypts.
    retired_at BIGINT
);
CREATE UNIQUE INDEX data_keys_current ON data_keys (purpose, organization_id) WHERE retired_at IS NULL;
CREATE INDEX data_keys_by_wrapping ON data_keys (wrapped_by);
CREATE TABLE product_keys (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    agreement_id TEXT NOT NULL REFERENCES agreements (id),
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    family TEXT NOT NULL,
    version TEXT,
    edition TEXT,
    -- Family, version and edition as they are sorted and searched.
    sort_name TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    -- YYYY-MM-DD
    valid_from TEXT,
    activations_total BIGINT,
    activations_used BIGINT,
    -- The day on which they were counted.
    counted_on TEXT,
    -- The organization whose data key encrypts it.
    organization_id TEXT NOT NULL REFERENCES organizations (id),
    data_key_id TEXT NOT NULL REFERENCES data_keys (id),
    sealed TEXT NOT NULL,
    -- HMAC-SHA256 of the key as it is compared.
    search_digest TEXT NOT NULL,
    -- The last characters of a key that is long enough.
    shown_end TEXT,
    created_in BIGINT NOT NULL,
    changed_in BIGINT NOT NULL,
    -- SHA-256 of the record as imported last, without the key.
    digest TEXT NOT NULL
);
CREATE INDEX product_keys_by_account ON product_keys (purchasing_account_id, sort_name, id, type, status, valid_from);
CREATE INDEX product_keys_by_end ON product_keys (shown_end, purchasing_account_id);
CREATE INDEX product_keys_by_digest ON product_keys (search_digest);
CREATE INDEX product_keys_by_import ON product_keys (changed_in, purchasing_account_id, created_in);
CREATE INDEX product_keys_by_data_key ON product_keys (data_key_id);
CREATE TABLE key_views (
    key_id TEXT NOT NULL REFERENCES product_keys (id),
    at BIGINT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    -- The purchasing account that had the key then.
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    reason TEXT NOT NULL,
    -- The export that it was part of; null for a key that was shown.
    export_id TEXT,
    -- Tells views of a moment apart.
    id TEXT PRIMARY KEY
);
CREATE INDEX key_views_by_key ON key_views (key_id, purchasing_account_id, at, id);
CREATE TABLE key_acts (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    at BIGINT NOT NULL
);
CREATE INDEX key_acts_by_user ON key_acts (user_id, at);
CREATE INDEX key_acts_by_time ON key_acts (at);
CREATE TABLE software_files (
    id TEXT PRIMARY KEY,
    register_id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    -- Title as it is sorted.
    sort_name TEXT NOT NULL,
    -- Codes of the register; null for any.
    language TEXT,
    os TEXT,
    architecture TEXT,
    form TEXT NOT NULL,
    -- YYYY-MM-DD
    released_on TEXT NOT NULL,
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    -- Why the register withdrew it; null while it offers it.
    withdrawn TEXT,
    digest TEXT NOT NULL
);
CREATE INDEX software_files_by_hash ON software_files (sha256);
CREATE TABLE software_file_products (
    file_id TEXT NOT NULL REFERENCES software_files (id),
    place BIGINT NOT NULL,
    family TEXT NOT NULL,
    -- Null for every version.
    version TEXT,
    PRIMARY KEY (file_id, place)
);
CREATE INDEX software_file_products_by_family ON software_file_products (family, file_id);
CREATE TABLE stored_files (
    sha256 TEXT PRIMARY KEY,
    size BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    -- Why the operator withdrew it; null while it is offered.
    withdrawn TEXT
);
CREATE TABLE downloads (
    file_id TEXT NOT NULL REFERENCES software_files (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    -- Hours since 1970.
    hour BIGINT NOT NULL,
    at BIGINT NOT NULL,
    purchasing_account_id TEXT NOT NULL REFERENCES purchasing_accounts (id),
    PRIMARY KEY (file_id, user_id, hour)
);
CREATE INDEX downloads_by_user ON downloads (user_id, file_id, at);
CREATE INDEX downloads_by_account ON downloads (purchasing_account_id, at, file_id, user_id);
INSERT INTO _sqlx_migrations VALUES (1, 'foundation', '2026-11-30 03:25:43', 1, X'8936DB1291BAF1CA19150DC72C598793D8548CEC72EC4DA16CC7479899C70794AF76FEB14C6C2459A486EF1EBE25789A', 4425663);
INSERT INTO _sqlx_migrations VALUES (2, 'folded names', '2026-11-30 03:25:43', 1, X'6C30DEC4139489BBBB3250AA75857F5F47E3195AE3242ADEB85BB4721C03C50296583CA795183B9DACD9E9E8D1170124', 783225);
INSERT INTO _sqlx_migrations VALUES (3, 'domains', '2026-11-30 03:25:43', 1, X'827BA98BDA90F76721B9BA96F5266BCCFA2FF41E0ADFBE280070B0EB51C0CBA6C503843DF4E60984BD44BC6321F7156C', 1708572);
INSERT INTO _sqlx_migrations VALUES (4, 'services', '2026-11-30 03:25:43', 1, X'93EBBB44534AB19A43B1B2CC84FF2E87D3FEABA4872A4514C15013581B6899BE0D7E56228D100CE8DCB19B3332D25CAD', 2660918);
INSERT INTO _sqlx_migrations VALUES (5, 'orders', '2026-11-30 03:25:43', 1, X'1A717B9510D843D461D2F1D7F3EA83CFD92E43E5D3DC35F3B9FBD5E683A001CB6869508A43E9BDB7E2E782CEDFEAA651', 5920537);
INSERT INTO _sqlx_migrations VALUES (6, 'keys', '2026-11-30 03:25:43', 1, X'222ECBD13B79DC8A8501148676A0D718BA4671884DF54BAEF481700200FE9316D8FDC8CCDD35571B5A346EF76D10ECAC', 3278667);
INSERT INTO _sqlx_migrations VALUES (7, 'downloads', '2026-11-30 03:25:43', 1, X'651935A3A46F6F02F478618F8CAE510200DF2017A8DF4FAE0F17DFB7B7A66228E6056EF489654F15A90EE6CFF2C19C9E', 1329948);
INSERT INTO organizations VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', 'C-1001', 'Contoso', 'US');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-77ef-a22d-c5d4cce9a362', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-77ef-a22d-c5dafece01d4', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO organizations VALUES ('01a1f8d3-ea00-77ef-a22d-c5df7cdd2159', 'C-1004', 'Comune di Trey', 'IT');
INSERT INTO agreements VALUES ('01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '1234567890', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe', NULL);
INSERT INTO agreements VALUES ('01a1f8d3-ea00-77ef-a22d-c5d586284028', '2345678901', '01a1f8d3-ea00-77ef-a22d-c5d4cce9a362', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8', NULL);
INSERT INTO agreements VALUES ('01a1f8d3-ea00-77ef-a22d-c5db5870e852', '3456789012', '01a1f8d3-ea00-77ef-a22d-c5dafece01d4', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924', NULL);
INSERT INTO agreements VALUES ('01a1f8d3-ea00-77ef-a22d-c5e0ff155c3e', '4567890123', '01a1f8d3-ea00-77ef-a22d-c5df7cdd2159', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764', NULL);
INSERT INTO partners VALUES ('01a1f8d3-ea00-77ef-a22d-c5cdcc46a019', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO partners VALUES ('01a1f8d3-ea00-77ef-a22d-c5d6e3bcaa10', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO partners VALUES ('01a1f8d3-ea00-77ef-a22d-c5e172c59e63', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '01a1f8d3-ea00-77ef-a22d-c5cdcc46a019');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-77ef-a22d-c5d586284028', '01a1f8d3-ea00-77ef-a22d-c5d6e3bcaa10');
INSERT INTO agreement_partners VALUES ('01a1f8d3-ea00-77ef-a22d-c5e0ff155c3e', '01a1f8d3-ea00-77ef-a22d-c5e172c59e63');
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '0001234567', 'Contoso Headquarters', 'commercial', 1, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', NULL, NULL);
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77ef-a22d-c5cfb437fa41', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '0001234568', 'Contoso Research', 'commercial', 0, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', NULL, NULL);
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77ef-a22d-c5d7d35e169b', '01a1f8d3-ea00-77ef-a22d-c5d586284028', '0002345678', 'Universidad Lamna, Rectorado', 'academic', 1, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', NULL, NULL);
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77ef-a22d-c5dc649bb7dc', '01a1f8d3-ea00-77ef-a22d-c5db5870e852', '0003456789', 'Северный ветер, головной офис', 'commercial', 1, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', NULL, NULL);
INSERT INTO purchasing_accounts VALUES ('01a1f8d3-ea00-77ef-a22d-c5e2e1353148', '01a1f8d3-ea00-77ef-a22d-c5e0ff155c3e', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', 1, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$rCvhJxgWaf0MlSwammU4fQ$bx4UMiWn0WVXlN+gq33/DX0ujaAYSVY2kR4u9xOIHEg', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$DZwj8jYct8rOkj44865kvg$XIWD+Qzg7n8bwWkTc7iFDg1Sa+zyWNF43XdKtz3daio', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO users VALUES ('01a1f8d3-ea00-77ef-a22d-c604ef88b20a', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$b4UGE/JM+MYI0nII51Nnsw$jrraRQP1Z/sLNCqrPXc0IY7x/ysd6yx9eLvpcLGVimM', 1, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-77ef-a22d-c5eec7da6e05', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'agreement_administrator', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', NULL, '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-77ef-a22d-c5ef078a77ac', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'account_administrator', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 1795176000000, NULL, NULL);
INSERT INTO role_assignments VALUES ('01a1f8d3-ea00-77ef-a22d-c5fbb3159d8e', '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', 'account_manager', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 1795176000000, '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', NULL);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77ef-a22d-c5d0c873f815', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77ef-a22d-c5d16bdd71b1', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', '01a1f8d3-ea00-77ef-a22d-c5d586284028', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', '01a1f8d3-ea00-77ef-a22d-c5db5870e852', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', '01a1f8d3-ea00-77ef-a22d-c5e0ff155c3e', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77ef-a22d-c5f4ae597c1c', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77ef-a22d-c5feecdbe003', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d3-ea00-77ef-a22d-c604ef88b20a', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d3-ea00-77ef-a22d-c60ef97ceec8', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', NULL, 0, NULL, 0);
INSERT INTO invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c3d783baf423', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', NULL, 0, NULL, 0);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5d0c873f815', 'account_administrator', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5d0c873f815', 'agreement_administrator', NULL, '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5d16bdd71b1', 'account_administrator', '01a1f8d3-ea00-77ef-a22d-c5cfb437fa41', '01a1f8d3-ea00-77ef-a22d-c5cfb437fa41', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', 'account_administrator', '01a1f8d3-ea00-77ef-a22d-c5d7d35e169b', '01a1f8d3-ea00-77ef-a22d-c5d7d35e169b', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', 'agreement_administrator', NULL, '01a1f8d3-ea00-77ef-a22d-c5d586284028', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', 'account_administrator', '01a1f8d3-ea00-77ef-a22d-c5dc649bb7dc', '01a1f8d3-ea00-77ef-a22d-c5dc649bb7dc', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', 'agreement_administrator', NULL, '01a1f8d3-ea00-77ef-a22d-c5db5870e852', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', 'account_administrator', '01a1f8d3-ea00-77ef-a22d-c5e2e1353148', '01a1f8d3-ea00-77ef-a22d-c5e2e1353148', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', 'agreement_administrator', NULL, '01a1f8d3-ea00-77ef-a22d-c5e0ff155c3e', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5f4ae597c1c', 'account_manager', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c5feecdbe003', 'report_viewer', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d3-ea00-77ef-a22d-c60ef97ceec8', 'account_viewer', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', NULL);
INSERT INTO invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3d783baf423', 'account_viewer', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77ef-a22d-c5e593246734', '01a1f8d3-ea00-77ef-a22d-c5d0c873f815', '4ccc1feeea7aaee67bdf4f8a3079517d0b32ae5ea4f3a3c6eb81c3aa7444b846', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77ef-a22d-c5e67656449a', '01a1f8d3-ea00-77ef-a22d-c5d16bdd71b1', '8104e7acb0f05f88ab39c4d333e40b00372ac321874939a0d35930720ea272b4', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77ef-a22d-c5e792f667ef', '01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', '49500f1e12b46e688588d304b1af8433b3983ff294578e8d746c656f6e372e2a', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77ef-a22d-c5e89fb8df22', '01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', 'e5e380320b1690fac39337f62a46585335ab6e6e906be6bac0d3b106dc8d7b12', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77ef-a22d-c5e916136a2e', '01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', '21c602775329034f6931bb31b0abd5ab26d071f49e7bb2d6ef357d9180f21eac', 1795176000000, 1800360000000, NULL);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77ef-a22d-c5f63af2927a', '01a1f8d3-ea00-77ef-a22d-c5f4ae597c1c', '099c40e7111449ccf4c53e993d61cf08111f050ef7b9009f4842d149d86bf423', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77ef-a22d-c600d91601d3', '01a1f8d3-ea00-77ef-a22d-c5feecdbe003', 'a4b007cb4d6783954fb9b6fa2a05b8b3b09ed0ce5c8d6611407e86800baa9eb8', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO invitation_links VALUES ('01a1f8d3-ea00-77ef-a22d-c6100d255c65', '01a1f8d3-ea00-77ef-a22d-c60ef97ceec8', '62a2ca4fe92ac70bfb1d034acc9563779aaa95de7dcf0939fcdc8e30ace25e47', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO password_resets VALUES ('01a1f8d8-7de0-7789-a5f0-c3d4be998a80', '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', 'b0c8fcde12e6f611d72b3a488cac940d24ef11aa17c1455b120f2a9e6e2d087d', 1795176300000, 1795178100000, NULL, NULL);
INSERT INTO sessions VALUES ('57d91ed598688ff675aa55937e2dbf4c65c40569ec3bfac56e422085f76633ed', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 1795176000000, 1795176300000, '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 1795176300000);
INSERT INTO sessions VALUES ('e8306ceef4d09004f9bc988c6df6d39b72c9988d73312a0181521df1df050b80', '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO sessions VALUES ('b08420070535d1df1d29c86e44bab3ceba70eece2a195a40b5bcc14609af2c2b', '01a1f8d3-ea00-77ef-a22d-c604ef88b20a', 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'invite:0fb1b62135e57b44f909de72e77823527398e6f19bfb340d646451498f3a48b6', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'invite:d587fe390030f2fd69fd201f7251db0a5d2a639a32d1861978999ca1c68bddd8', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'undo:01a1f8d3-ea00-77ef-a22d-c609ed79c7ee', '{"act":{"RoleRemoved":{"user":"01a1f8d3-ea00-77ef-a22d-c604ef88b20a","role":{"role":"report_viewer","organization":"01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c","agreement":"01a1f8d3-ea00-77ef-a22d-c5ccf81b044e","account":"01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4","granted_at":1795176000000,"granted_by":"01a1f8d3-ea00-77ef-a22d-c5ed996c4e18","suspended_at":null}}},"at":1795176000000,"mails":["01a1f8d3-ea00-77ef-a22d-c60a2ab30143"],"name":"remove:01a1f8d3-ea00-77ef-a22d-c604ef88b20a:01a1f8d3-ea00-77ef-a22d-c605f1437aed","is_undone":false}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'remove:01a1f8d3-ea00-77ef-a22d-c604ef88b20a:01a1f8d3-ea00-77ef-a22d-c605f1437aed', '01a1f8d3-ea00-77ef-a22d-c609ed79c7ee', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'invite:7adfc9a6febaf000e4709ed15dac683a156a0079c22bf82eb1f22939225c12c6', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'add-domain:01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4:contoso.com', '01a1f8d3-ea00-77ef-a22d-c619978b265e', 1795176000000);
INSERT INTO form_drafts VALUES ('01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'invite:dec3e30a2b0399084be9eb1262a6911efe91cc7cd3eb5c8950ce5df29e676408', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176300000);
INSERT INTO roster VALUES (796433446602801152, '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', NULL, 1, 0, 'active', NULL);
INSERT INTO roster VALUES (796433446602801153, '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', NULL, 8, 0, 'active', NULL);
INSERT INTO roster VALUES (796433446602801154, '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-7789-a5f0-c3d783baf423', 0, 32, 'sent', 1800360300000);
INSERT INTO roster VALUES (3334211836626075648, '01a1f8d3-ea00-77ef-a22d-c5e0ff155c3e', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (3746713414995542016, '01a1f8d3-ea00-77ef-a22d-c5e2e1353148', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (4373698925618528256, '01a1f8d3-ea00-77ef-a22d-c5cfb437fa41', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d3-ea00-77ef-a22d-c5d16bdd71b1', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (4995054936707301376, '01a1f8d3-ea00-77ef-a22d-c5d7d35e169b', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (5179139571476070400, '01a1f8d3-ea00-77ef-a22d-c5d586284028', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (5288211124951449600, '01a1f8d3-ea00-77ef-a22d-c5dc649bb7dc', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', 0, 1, 'sent', 1800360000000);
INSERT INTO roster VALUES (5337609983364169728, '01a1f8d3-ea00-77ef-a22d-c5db5870e852', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', 0, 2, 'sent', 1800360000000);
INSERT INTO roster VALUES (6523323322757808128, '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', NULL, 2, 0, 'active', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c5d282015a58', 'invitation', 'harry@contoso.com', 'en', '01a1f8d3-ea00-77ef-a22d-c5d0c873f815', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c5d37ecc4aa6', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d3-ea00-77ef-a22d-c5d16bdd71b1', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c5d966aa5985', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c5de476676b3', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c5e4f3c53d34', 'invitation', 'giulia@trey.example', 'it', '01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', NULL, '{}', 0, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c5f5c9fccaff', 'invitation', 'nils@contoso.com', 'en', '01a1f8d3-ea00-77ef-a22d-c5f4ae597c1c', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c5ff9decbe2e', 'invitation', 'eva@contoso.com', 'en', '01a1f8d3-ea00-77ef-a22d-c5feecdbe003', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c60a2ab30143', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d3-ea00-77ef-a22d-c604ef88b20a', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c60fe2aee552', 'invitation', 'olga@contoso.com', 'en', '01a1f8d3-ea00-77ef-a22d-c60ef97ceec8', NULL, '{}', 0, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c61436b24870', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d3-ea00-77ef-a22d-c60ef97ceec8', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', '{}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c61ddae1eddd', 'domain', 'harry@contoso.com', 'en', NULL, '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', '{"accounts":["Contoso Headquarters · 0001234567"],"also":[],"domain":"contoso.com","event":"proven","id":"01a1f8d3-ea00-77ef-a22d-c619978b265e","organization":"Contoso","until":null}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d3-ea00-77ef-a22d-c61ef1a38367', 'domain', 'nils@contoso.com', 'en', NULL, '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', '{"accounts":["Contoso Headquarters · 0001234567"],"also":[],"domain":"contoso.com","event":"proven","id":"01a1f8d3-ea00-77ef-a22d-c619978b265e","organization":"Contoso","until":null}', 0, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c3d3f9e48398', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', '{}', 1, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c3d88fe1e52d', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-7789-a5f0-c3d783baf423', NULL, '{}', 0, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);
INSERT INTO mail_troubles VALUES ('sender', 0);
INSERT INTO form_requests VALUES ('01a1f8d8-7de0-7789-a5f0-c3dafa8425fc', 'reset', 'nils@contoso.com', '', '', '10.0.0.5', 1795176300000, 'queued', 0, 0);
INSERT INTO form_counts VALUES (20777, 'reset', 'matched', 1);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.1', 1795176000000);
INSERT INTO rate_limits VALUES ('mails:actor:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 1795176691200);
INSERT INTO rate_limits VALUES ('mails:organization:01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', 1795176386400);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.2', 1795176000000);
INSERT INTO rate_limits VALUES ('new-password:10.0.0.3', 1795176000000);
INSERT INTO rate_limits VALUES ('look:01a1f8d3-ea00-77ef-a22d-c619978b265e', 1795176010000);
INSERT INTO rate_limits VALUES ('looks:01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', 1795176120000);
INSERT INTO rate_limits VALUES ('sign-in:10.0.0.1', 1795176000000);
INSERT INTO rate_limits VALUES ('reset:client:10.0.0.5', 1795176480000);
INSERT INTO rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO rate_limits VALUES ('sign-in:10.0.0.5', 1795176301000);
INSERT INTO sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 7, '02640daf70e3fee4102d5a9747677992c9173157909cc8a2b425dcf6e4778402');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77ef-a22d-c5d4cce9a362/87', 4, '9bb8e3f6a77a20188b547dd5e8c9853b12ca7e1bc831706e3777178bac866ef1');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77ef-a22d-c5dafece01d4/87', 4, '0dad5f1bdc0f2825662d6eb084967a6f6e0554246fea64f2bc263dee28631d17');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77ef-a22d-c5df7cdd2159/87', 4, '584280dee3d57f927118828b53c3a4241f4da0336141e38775c058dca0ac3289');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 9, '60f2011e34b5e9d3ca3ffb75cb6469a04a9254190299454b76f8f10ee2bde846');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 10, '725a07d6c868e6a3f7b8430cd8212fae2ddb92012d8924cfe3e0e5d2d0afd264');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/65', 1, '69348f9ece8b795709cd68f6d44f6b67e2eb849833e9bd249a907f34b88fbb33');
INSERT INTO audit_heads VALUES ('/87', 2, '0940aa306586111253bd9d14c79b55d3c64aac8f68e9fb7220ba76400772648a');
INSERT INTO audit_heads VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/06', 1, '94315e457079f460be56a7be33a02370468c4ce7c528fa0bb958688b0f742505');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'server', '{"after":{"ends_on":null,"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', '0c112fe0d09ef073f0e9922c3186782bcd4fa3d5e67a6ac8c31d50d7ea57c8d3', '8f19041530ab48ab5ed7ecb4d724948948079cb1df13dcc5b7a634e03908acee');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","offer_ends_on":null,"sector":"commercial"},"before":null}', '4e492db2b4d12b663fa96079e86f840b3d6ce3cd2e690454d6b765367e8b8b0a', '4ae82a7be364536e33c3f0dbaaafb45b854d62f7918880293aa28fdac7b4a08e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cfb437fa41', 'server', '{"after":{"lead":false,"name":"Contoso Research","offer_ends_on":null,"sector":"commercial"},"before":null}', 'c01ba33d6f06baf1c495ec1d59f8dee79e499a4da5e8b6f6e5309f2a8caf17a0', 'b174116f25b4ace804df3d3b02aac8a16953fcab4621d8e82b5ae0307a1b3342');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5d0c873f815', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'de64948e08c5208cf5f01039a681f9732facaa9746b50eee135c9f6a6866bb7e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5d0c873f815', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '58374037cb247bffbb007434426416c290bf982a6bfff9695a357a3aab644e03');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5d16bdd71b1', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cfb437fa41', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'aa244b59ba8d33e03c7df4051fcf811d6553fa8e3781fdcc982e1f830a242045');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5d4cce9a362/87', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d3-ea00-77ef-a22d-c5d4cce9a362', '01a1f8d3-ea00-77ef-a22d-c5d586284028', 'server', '{"after":{"ends_on":null,"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', '2405a37e072c8f35aed4befc7153dd47653a10f82457123d5a5229d4ed8224e0', 'a81cc206f2c64331ceb84d566a1f3a627e596843e483e4ad784ca382b45132e9');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5d4cce9a362/87', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d3-ea00-77ef-a22d-c5d4cce9a362', '01a1f8d3-ea00-77ef-a22d-c5d7d35e169b', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","offer_ends_on":null,"sector":"academic"},"before":null}', '463853d3b7b05540fd0cf985775d2da287d8a9d811e1141fb798f045b78b9783', '2349944ebe236727c0009aaaf386feb6598b10911f6310679c94ed3849936bee');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5d4cce9a362/87', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', '01a1f8d3-ea00-77ef-a22d-c5d4cce9a362', '01a1f8d3-ea00-77ef-a22d-c5d586284028', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'f651f1631ee9dcd1e5b22fd8c924c4693baae91643da7468ba63030ea8a200e6');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5d4cce9a362/87', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5d81f6fb575', '01a1f8d3-ea00-77ef-a22d-c5d4cce9a362', '01a1f8d3-ea00-77ef-a22d-c5d7d35e169b', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '9bb8e3f6a77a20188b547dd5e8c9853b12ca7e1bc831706e3777178bac866ef1');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5dafece01d4/87', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d3-ea00-77ef-a22d-c5dafece01d4', '01a1f8d3-ea00-77ef-a22d-c5db5870e852', 'server', '{"after":{"ends_on":null,"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', '8c5cf0c1d9ce4da3055098f58cc4993e2d6dfa1f7b96b30d7978cb4a0d978996', 'c4d3efa47795d7172099b745a32742871251327f28b4c0619cc32daf97d86d9e');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5dafece01d4/87', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d3-ea00-77ef-a22d-c5dafece01d4', '01a1f8d3-ea00-77ef-a22d-c5dc649bb7dc', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","offer_ends_on":null,"sector":"commercial"},"before":null}', '57dd854712325be0447988548cfced0614e4b6ecdf5fb70a454a709d5d692a3c', '78f942af74186a80e4119b013969c58a586e1fbaf7d9fa23406a46aca046ec26');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5dafece01d4/87', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', '01a1f8d3-ea00-77ef-a22d-c5dafece01d4', '01a1f8d3-ea00-77ef-a22d-c5db5870e852', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '4e8add8d818d4d2276c60fc76ad94b0a41b5c33f8285fad58535f1bc398f6a06');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5dafece01d4/87', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5ddaeca45f9', '01a1f8d3-ea00-77ef-a22d-c5dafece01d4', '01a1f8d3-ea00-77ef-a22d-c5dc649bb7dc', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '0dad5f1bdc0f2825662d6eb084967a6f6e0554246fea64f2bc263dee28631d17');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5df7cdd2159/87', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d3-ea00-77ef-a22d-c5df7cdd2159', '01a1f8d3-ea00-77ef-a22d-c5e0ff155c3e', 'server', '{"after":{"ends_on":null,"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '53f4fb40ff6f7b91123ca1f4703bb6d13afab2f1936ad0d7f0720be77cea2350', '084efc7ab568dded1e5c47cfb9c288aa9c5ab3725c8589a2718c8695b25bd8c7');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5df7cdd2159/87', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d3-ea00-77ef-a22d-c5df7cdd2159', '01a1f8d3-ea00-77ef-a22d-c5e2e1353148', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","offer_ends_on":null,"sector":"government"},"before":null}', '2695a8725090b626549664597b67a6b0ed05bd4431ec90bc6b11672706866334', '78cc653506977d8827f9bb5b9a5f1f7eb8d144d76688b92167d328a5403bab89');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5df7cdd2159/87', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', '01a1f8d3-ea00-77ef-a22d-c5df7cdd2159', '01a1f8d3-ea00-77ef-a22d-c5e0ff155c3e', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'f72049ce7d32df6a7e5c1f86e4cdc5f394ae2426e5387b81aca88c22d0a4dd93');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5df7cdd2159/87', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5e3ad90b754', '01a1f8d3-ea00-77ef-a22d-c5df7cdd2159', '01a1f8d3-ea00-77ef-a22d-c5e2e1353148', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '584280dee3d57f927118828b53c3a4241f4da0336141e38775c058dca0ac3289');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 1, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-77ef-a22d-c5d0c873f815', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', '79a5668fd5241c592697d1026a98e0666f0f4bd32667e99ba4ea6cfb4f03ecaf', 'b7b62e792ac9fc9abf31f4b1af74265d9c12aff57af5e0e9a20bef74b1bae80a');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 2, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-77ef-a22d-c5d0c873f815', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', '0aea851ac9b998fca8b40a8a32cfd4e6864cfe843c5b220a06d7efaaed5a832f', '0fbb771d8196665984d020b46f9c7e095121ba0073f6147aef11bb72781f6948');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 3, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', '220bd9eeb9d4aa63c37010abd9fb4aa7291986e8ca3ce9ceaba46cc91472900a', '7e1959fe7dcfb881478719484a0e4d3bcd911f2900f019a1ab4923b77a267021');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 4, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', 'fa81e5d097949879bbc518f4a034eef9b2ef1318fee827808d75a6eb5995637e', '0dce0b6ff621a406775d717b571485063b4c8d8287dabe0a7684ea3e104236ea');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 1, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5f4ae597c1c', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', '43f9aec8b0549016486dbad9a2b871ccecebc0f9e87696dddcfd74f12e9754e4', '400378e2841b84220354a67a8166a8a19b38cdf412a1ab0d4d658ae5000e8646');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 5, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-77ef-a22d-c5f4ae597c1c', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', 'eee985a204a8380072f281f576cdfffa701f21b600e3d27d877ba85ff318612f', '9cd6b81aa023fdb6de99d2905de79fe5f261a196fccc712cc93f0f4c94530794');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 6, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', '0358384f8b4b438af1be3c4c0d6938c91ff9cbffbba6ad11e2227b47a5a284e5', 'dc14785133d2442118b67520a0a4a5a2544c8fd94e7980fc388eae6fb0deac6b');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 2, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c5feecdbe003', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', '3bc24ca088b4dd91a4f1fd110c6f3d77cde4184e72bef809e1a1e03bc70e675d', '4ad43f45ef470d033f3c413b885e1d4e332458d6ba1d7b4566dafd7655ef7c74');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d3-ea00-77ef-a22d-c5feecdbe003', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', 'b298fe40010ef4ce027002906f27dd82ecbe1430581d2eea7697f99e22d23342', '4bb28daae9f56e34b8edb24d8de7e2e848346dbee2c37a042491cbaa097d4a50');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 8, 1795176000000, 'invitee', 'role.granted', '01a1f8d3-ea00-77ef-a22d-c604ef88b20a', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', '70d8e90040fc96e9edb861c183dd66710e4dfb1dd2c910a689f87eff95aeabdd', '02e5cbf78e9ed33ccb5cd2564562c4ad705b6fb2886f87792f5efd8beebd00a9');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 3, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'role.removed', '01a1f8d3-ea00-77ef-a22d-c604ef88b20a', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', 'd6caa32d8258c4e966ec4958452d235feaecdf37c2ff3d9ed23c679fea2888ce', 'b1c328c190b3bc103aaeb2613df4aa6f55042057d7dfe78e7cad459ea2da8eda');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/65', 1, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', 'profile.changed', '01a1f8d3-ea00-77ef-a22d-c5fa3566ea08', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"roles":["account_manager"]}', '9fab45985b8abe794716e18802e7cf8866a0a71c408edb8ad69c287ea764b2f5', '69348f9ece8b795709cd68f6d44f6b67e2eb849833e9bd249a907f34b88fbb33');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 4, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'invitation.created', '01a1f8d3-ea00-77ef-a22d-c60ef97ceec8', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '5492e60db3d0eee5a69abe2f6ac68a32bc64a93292c1bf74ed5be84daedb4426', 'f49afd6f27ed7261fcd2dbd9b37cf253da83f9fe63515ac6b1403028590a10fb');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 9, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d3-ea00-77ef-a22d-c60ef97ceec8', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', '61839c8ab33ec5830a2746f3e3f7d2470114cbfdc2346ff8a949f34f73a26bb2', '60f2011e34b5e9d3ca3ffb75cb6469a04a9254190299454b76f8f10ee2bde846');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 5, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'trail.exported', '', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{}', '2fa5018df959d6747dd3730ed8f12e99344509b2a991f2aad942601c86896855', '7a70a67f48c8529a63f385bf93128ae238d1f1440d8b60acf0e44ef084adadb8');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 6, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'domain.added', '01a1f8d3-ea00-77ef-a22d-c619978b265e', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"domain":"contoso.com","domain_state":{"after":"pending","before":null}}', '266b545b90949de2b824d93f2e6b360b8e3560fd65e06c0d2428c09a43c9516f', '88f8e0eae256d2cf602a8dc8441de509d93843c4227dffcc31084b0a4c15edb8');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 7, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'domain.proven', '01a1f8d3-ea00-77ef-a22d-c619978b265e', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"domain":"contoso.com","domain_state":{"after":"verified","before":"pending"}}', '906947dbc7156b8f3d30e5e8ecebaafe7b4aed44bbb30cd8ad65535ba802a556', 'b54448f516db876d94c1bc1b22dc0658333016279d3129e3f2f1d631d2955f08');
INSERT INTO audit_entries VALUES ('/87', 1, 1795176000000, 'register', 'product.created', 'BBB-00001', NULL, NULL, 'server', '{"after":{"description":{"en":"Writer Standard 2024","ru":"Писатель 2024"},"edition":"Standard","family":"Writer","key_need":"none","metric":"device","part_number":"BBB-00001","pool":"applications","product_type":"license_with_assurance","service":null,"service_address":null,"step_up_from":null,"units":1,"version":"2024"},"before":null}', NULL, '668faed764545c0d6659436061e27468a39307b656fea5bce6c39503ab5455d0');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 7, 1795176000000, 'register', 'statement.created', '2026-11-15', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'server', '{"after":{"lines":{"Writer · 2024 · applications":{"assurance":240,"effective":240}}},"before":null}', NULL, '02640daf70e3fee4102d5a9747677992c9173157909cc8a2b425dcf6e4778402');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 8, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'key.revealed', '01a1f8d3-ea00-77ef-a22d-c626eaf47eb0', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"key":"K-1","key_reason":"install","product":"Writer 2024 Standard"}', 'b84434d88f66723b7ac6070d78a1554687f2614ecca04e173b0975170a1702ea', '2369e593b5423fe58bd4b2b42506d99c0c9ccef23596d75381936755b5597f27');
INSERT INTO audit_entries VALUES ('/87', 2, 1795176000000, 'register', 'software.created', '01a1f8d3-ea00-77ef-a22d-c62cfc3ef4a9', NULL, NULL, 'server', '{"after":{"architecture":"x64","file_language":"es","file_name":"F-1.iso","file_products":"Writer 2024","form":"iso","os":"windows","released_on":"2026-11-01","sha256":"94ee64eca72f561ab0680257eecf4513d7b89d9091ed08aabb1d86adb97ae35e","size":18,"title":"Title of F-1","withdrawn":null},"before":null,"file":"F-1"}', NULL, '0940aa306586111253bd9d14c79b55d3c64aac8f68e9fb7220ba76400772648a');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 9, 1795176000000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'software.downloaded', '01a1f8d3-ea00-77ef-a22d-c62cfc3ef4a9', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"file":"F-1","file_name":"F-1.iso"}', '73e952a8e67f5982ea9281814cc32be96a31c6d9bfc39f9fea30b8631f654b8b', '479fbc1ab16b1f2e6f28546a0d5dea4cf4d2c8c487fb5574b518238c53f082b5');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/06', 1, 1795176000000, 'operator', 'person.forgotten', '01a1f8d3-ea00-77ef-a22d-c604ef88b20a', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'server', '{"entries":[{"chain":"01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c","sequences":[7,8]},{"chain":"01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce","sequences":[2,3]}]}', NULL, '94315e457079f460be56a7be33a02370468c4ce7c528fa0bb958688b0f742505');
INSERT INTO audit_entries VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 10, 1795176300000, 'user:01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3d783baf423', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', 'f4bf307597300e7f8906f8417e60291753b474140ecdefe75d9f5d4b37d8ab8b', '725a07d6c868e6a3f7b8430cd8212fae2ddb92012d8924cfe3e0e5d2d0afd264');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 1, 'Rv40jSoIzfE4GA2J9wRux2Vpf6exau6fMVvrnXZqu7w', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 2, 'bZ_Wiete5KBmDjObrOkxXvw6wGWh2uW_dWUWd5p5Gz0', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 3, 'fprI6CtAm8jYybXihPRLJ0aWLV9iNnchaX-1jGA_USM', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 4, 'ON1cD7iFlmw7x08qVBLKYOFkPf6ehP9gFDFk4HHsci4', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 5, 'IJ71K9f-gmP2r9FBPHqNecUzkV0piCl4ixHacrZnyXA', '{"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 6, 'ENY8VAuQmCxE2FWosfBRyzCYOa2B1YAhhKpWUjK2IgA', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/3c', 9, 'RPj1EyQvQOJPcFOvWJHXTtgxVOuQF2J-J4szu9PLEcA', '{"source":"10.0.0.4"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/65', 1, 'o4NZ1_tYuKlYaPwuzZIOiQXyKv_Ir94-YnsWjZRiZJo', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.2"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 1, 'BjiBXEji4OGLU_2gfvUeIrupdO6JT6VazM5MWv5StLs', '{"details":{"after":{"contacts":[],"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 2, 'S6KOMjdcfiSJ7Ph3xKUhvOcRsoDmu65Ab_mLu3fvEBA', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/87', 3, '7hcF6ZfYI7D38H9WUbj5OpyNugIZ0H2qZ0QDM3U8ytE', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 1, '9fYs_JFOdphJjCUrnd1UZpwiDr0-me3tLBR3MRziMwM', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 4, 'fPmG4QjWMDUK5g8Zshhd53ZbhsfNMmx0aChHfacakCg', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 5, '_-qXtIA8o2P_UBFNlh5NJiYH4aDlX0R8oHRNXWfZ32Q', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 6, 'JP_H2YDU-JFuMrGxEUV77svPRuuGtjc58-vxdUqaYOs', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 7, 'vcbh65SKA80N5fNQB_Zv6ORVCnAopJIBQmGmDzW5kPU', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 8, 'h20HGJGpEv39klCw0QpOGzdlt4nMXssN8uDthx-ybAQ', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 9, 'wzHqGqSEvsEU3UXV3t4I265mpCy54gu6Uus_EeNmyTc', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c/ce', 10, '89Z46ciWzppx4gkUKbMLlgorOsulebjqsEEJy0flM78', '{"source":"10.0.0.1"}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5d4cce9a362/87', 1, 'XNceVXLsfxSRVBwM3YqYsFSHxhpe3Xhmwp8oV1uCyZA', '{"details":{"after":{"contacts":[],"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5d4cce9a362/87', 2, 'V04MfFwNF8Az8EapmW0VroRPrbSWRQo9rLMKqJt8hP0', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5dafece01d4/87', 1, 'J6YpDkecULEEdtzUuBbzP8yFQrIt49LvBx6VutgU83M', '{"details":{"after":{"contacts":[],"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5dafece01d4/87', 2, 'qBl9URt2rPfVcgzppNhkkrizyiQCdvNZiK62Z9nlPIA', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5df7cdd2159/87', 1, 'DcCaZJltAGtLtt1azQLeUWnjH1TtmvjFllAIUQwSCok', '{"details":{"after":{"contacts":[],"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO audit_personal VALUES ('01a1f8d3-ea00-77ef-a22d-c5df7cdd2159/87', 2, '-IzJqUzn1YakcsK1njEccOTmIO2Zakap43ZrK1rqu3g', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO write_probe VALUES (0);
INSERT INTO domains VALUES ('01a1f8d3-ea00-77ef-a22d-c619978b265e', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', 'contoso.com', 'verified', 1795176000000, NULL, 'o5sutezv2hnyyh5qcyiluatqka', 1795176000000, NULL, 1795176000000, '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 1795176000000, NULL, NULL, 0, 0, 0, 1795269297600, NULL);
INSERT INTO domain_accounts VALUES ('01a1f8d3-ea00-77ef-a22d-c619978b265e', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 1795176000000);
INSERT INTO domain_values VALUES ('former value', '01a1f8d3-ea00-77ef-a22d-c619978b265e', 0);
INSERT INTO domain_looks VALUES ('01a1f8d3-ea00-77ef-a22d-c61c017d6cfd', '01a1f8d3-ea00-77ef-a22d-c619978b265e', 1795176000000, 1795176000000, 'found', '{"name":"_business-center-challenge.contoso.com","server":"/dev/dns","outcome":"found","is_right":true,"values":["o5sutezv2hnyyh5qcyiluatqka"],"total":1,"cause":null,"place":null,"issued_at":null}', NULL);
INSERT INTO allowed_domains VALUES ('fabrikam.com', 0);
INSERT INTO products VALUES ('AAA-00001', 'AAA-00001', '{"en":"Contoso Mail"}', 'contoso-mail', 'https://mail.contoso.com/', '', '', NULL, NULL, NULL, 'online_service', NULL, 1, 'none', NULL);
INSERT INTO products VALUES ('BBB-00001', 'BBB-00001', '{"en":"Writer Standard 2024","ru":"Писатель 2024"}', NULL, NULL, '615920aa45f7c2e88fe6d12ec0d4ac1f55efd3d925a20c23f1c8f1352eb2e8f0', 'Writer', '2024', 'Standard', 'applications', 'license_with_assurance', 'device', 1, 'none', NULL);
INSERT INTO subscriptions VALUES ('id-S-1', 'S-1', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'AAA-00001', 5, 0, '2026-11-01', '2027-10-31', NULL, 'active', NULL, NULL, '', 0, 1, NULL, NULL, 0, 0, NULL, 0, 0, NULL, NULL, 0);
INSERT INTO account_turns VALUES ('01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4');
INSERT INTO account_turns VALUES ('01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4');
INSERT INTO account_turns VALUES ('01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4');
INSERT INTO seats VALUES ('seat-5ac05c6ef8cfddfe', 'id-S-1', 'nils@contoso.com', 'nils@contoso.com', 'contoso.com', '', '', 'nils@contoso.com', 'en', 0, NULL, 1, 0, NULL);
INSERT INTO services VALUES ('01a1f8d3-ea00-77ef-a22d-c62018552aad', 'mail', 'b53601c683c8b4d10642e92b2853a725a063118f8347d68fc56b118de975deff', NULL, NULL, 1795176000000);
INSERT INTO service_products VALUES ('01a1f8d3-ea00-77ef-a22d-c62018552aad', 'contoso-mail');
INSERT INTO signing_keys VALUES ('01a1f8d3-ea00-77ef-a22d-c6217841e425', 'il4EgPJaTFX8cLnXT2ZOKittpH6DBYve4bHCP5sJfohKYRTpghgtGY5qmaJnDU0CapNwx9bc2tD/zucztEGdEJfiDRxZCKk3D+vVu9EsrZqo4qNIngEcDZ17Ia9FftS9xFnCQmnLceIX5TGBAyXxAoIFEKBauugPILDG8YEXJAsYash52/lKsmAm0QoFEWKP0ftCeNnC7EUWZUV0/pLDHGsM+6rN7g==', 'FfUAFE_Ekmglgtgsn4c29k56uPcpRsFDYTg4ilxxqxo', 'yxsYR_g5DByMr32AfzGJXhMC74-Z2yqaqB_un2FQ6Uk', 1795176000000, NULL, '01a1f8d3-ea00-77ef-a22d-c6224f0a2067');
INSERT INTO agreement_contacts VALUES ('01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', 0, 'orders', 'Ana Trujillo', 'ana@contoso.com');
INSERT INTO imports VALUES (1, 1795176000000, 1795176000000, 1795176000000, '', '2026-11-20', 'erp');
INSERT INTO import_kinds VALUES ('orders', 1);
INSERT INTO import_kinds VALUES ('keys', 1);
INSERT INTO orders VALUES ('01a1f8d3-ea00-77ef-a22d-c62372dd0987', 'V-1', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cdcc46a019', '0004711', 'PO 77/B', 'V1
0004711
PO77B', '2026-11-03', 'order', 'complete', 1, 1, 'ca812eba381e0f91d6b77f8810692194c402016cacfd1c4acb0aaf6f4a6e9c74');
INSERT INTO orders VALUES ('01a1f8d3-ea00-77ef-a22d-c6244d770f29', 'V-2', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cdcc46a019', '0004711', 'PO 77/B', 'V2
0004711
PO77B', '2026-11-03', 'return', 'complete', 1, 1, 'a6ac292370d32d9481c11f8e8deaa1e8f355b7ca6d743d75e1ed7d5faba48f05');
INSERT INTO order_lines VALUES ('01a1f8d3-ea00-77ef-a22d-c62372dd0987', 0, '10', 'BBB-00001', 250, 'US', '2026-11-01', NULL, '2029-10-31', NULL, NULL, NULL, NULL, NULL, '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 1);
INSERT INTO order_lines VALUES ('01a1f8d3-ea00-77ef-a22d-c6244d770f29', 0, '1', 'BBB-00001', -5, NULL, '2026-11-01', NULL, '2029-10-31', NULL, 'V-1', '10', 'R1', NULL, '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 1);
INSERT INTO statements VALUES ('01a1f8d3-ea00-77ef-a22d-c625670c6b1c', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', '2026-11-15', 'f5e9e8eb7f36c12424e78f372ef8319c7abd1ea06071910dede9c731704e868d');
INSERT INTO statement_lines VALUES ('01a1f8d3-ea00-77ef-a22d-c625670c6b1c', 0, 'Writer', '2024', 'applications', 240, 240);
INSERT INTO canaries VALUES ('kek-20261120-8a44413b', 'AkyZU30i39pTQx8y9mUW3+jg8/MZqEzTOoii+VdA66Hd0Q==', 1795176000000);
INSERT INTO data_keys VALUES ('01a1f8d3-ea00-77ef-a22d-c6224f0a2067', 'signing', '', 'kek-20261120-8a44413b', 'MkLNYqfbtlRPquUFp0odTqf7mxIdhaJ4ZZQIEDGgA19J6d6rp800ZYp+0KyaMMnzKnRU9S+GHBgzZqra', 1795176000000, NULL);
INSERT INTO data_keys VALUES ('01a1f8d3-ea00-77ef-a22d-c627f1f6b985', 'search', '', 'kek-20261120-8a44413b', 'wCcJ5yFRtWstbt+qTusEJ5OhpS0glpHqQTD0IcRLfhFS06o7AwMwZW4alw85i9yDWks6GyiobPuHcZR/', 1795176000000, NULL);
INSERT INTO data_keys VALUES ('01a1f8d3-ea00-77ef-a22d-c62842a58a14', 'product_keys', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', 'kek-20261120-8a44413b', 'L1bTW9Bm6ZopyjJERezCLxghcmkpJJlIorYjz185UypHDqu6/qgArQW/rhLryNQzDKZRJsR0Qlj+RyT+', 1795176000000, NULL);
INSERT INTO product_keys VALUES ('01a1f8d3-ea00-77ef-a22d-c626eaf47eb0', 'K-1', '01a1f8d3-ea00-77ef-a22d-c5ccf81b044e', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'Writer', '2024', 'Standard', 'writer 2024 standard', 'multiple_activation', 'available', '2026-11-01', 500, 120, '2026-11-15', '01a1f8d3-ea00-77ef-a22d-c5cb4cd2102c', '01a1f8d3-ea00-77ef-a22d-c62842a58a14', 'chEnkjFpJfLL8LxzBzu43ourOflkh3oozhuZzlYcG+5D23m3Fah317+v80wcu2vCiu0HQWVd7GTq', 'VafDEeeieUwVcN4JI8jUjoRIWrBKdtjW0PMuREeog-U', 'PD3FY', 1, 1, '9f6d3b6c374d2e08681e33ca9a418992229f9615c5f5df5ff31c2481b182f14e');
INSERT INTO key_views VALUES ('01a1f8d3-ea00-77ef-a22d-c626eaf47eb0', 1795176000000, '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4', 'install', NULL, '01a1f8d3-ea00-77ef-a22d-c62a0f9bfc96');
INSERT INTO key_acts VALUES ('01a1f8d3-ea00-77ef-a22d-c62b570dcf4a', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 1795176000000);
INSERT INTO software_files VALUES ('01a1f8d3-ea00-77ef-a22d-c62cfc3ef4a9', 'F-1', 'Title of F-1', 'title of f-1', 'es', 'windows', 'x64', 'iso', '2026-11-01', 'F-1.iso', 18, '94ee64eca72f561ab0680257eecf4513d7b89d9091ed08aabb1d86adb97ae35e', NULL, 'fae6f2b10a948391cc67897e090305090cb39b9a9dfa8f8ce3b493a05d1a1ec6');
INSERT INTO software_file_products VALUES ('01a1f8d3-ea00-77ef-a22d-c62cfc3ef4a9', 0, 'Writer', '2024');
INSERT INTO stored_files VALUES ('94ee64eca72f561ab0680257eecf4513d7b89d9091ed08aabb1d86adb97ae35e', 18, 1795176000000, NULL);
INSERT INTO downloads VALUES ('01a1f8d3-ea00-77ef-a22d-c62cfc3ef4a9', '01a1f8d3-ea00-77ef-a22d-c5ed996c4e18', 498660, 1795176000000, '01a1f8d3-ea00-77ef-a22d-c5cecf5eeda4');
