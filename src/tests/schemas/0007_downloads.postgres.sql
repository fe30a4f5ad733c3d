--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: search_token(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.search_token(scope_id text, trigram text) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
 SELECT hashtextextended(trigram, ((hashtext(scope_id) & 255))::bigint) AS hashtextextended;
END;


--
-- Name: search_tokens(text, text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.search_tokens(scope_id text, search_text text) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
 SELECT ARRAY( SELECT public.search_token(search_tokens.scope_id, substr(search_tokens.search_text, place.place, 3)) AS search_token
            FROM generate_series(1, (length(search_tokens.search_text) - 2)) place(place)) AS "array";
END;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: _sqlx_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: account_turns; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account_turns (
    purchasing_account_id text NOT NULL
);


--
-- Name: agreement_contacts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.agreement_contacts (
    agreement_id text NOT NULL,
    place bigint NOT NULL,
    role text NOT NULL,
    name text NOT NULL,
    email text NOT NULL
);


--
-- Name: agreement_partners; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.agreement_partners (
    agreement_id text NOT NULL,
    partner_id text NOT NULL
);


--
-- Name: agreements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.agreements (
    id text NOT NULL,
    number text NOT NULL,
    organization_id text NOT NULL,
    programme text NOT NULL,
    signed_on text NOT NULL,
    status text NOT NULL,
    signatory_name text,
    signatory_email text,
    digest text NOT NULL,
    ends_on text
);


--
-- Name: allowed_domains; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.allowed_domains (
    name text NOT NULL,
    allowed_at bigint NOT NULL
);


--
-- Name: audit_entries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_entries (
    chain text NOT NULL,
    sequence bigint NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    organization_id text,
    scope_id text,
    source text NOT NULL,
    details text NOT NULL,
    personal_digest text,
    hash text NOT NULL
);


--
-- Name: audit_heads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_heads (
    chain text NOT NULL,
    sequence bigint NOT NULL,
    hash text NOT NULL
);


--
-- Name: audit_personal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit_personal (
    chain text NOT NULL,
    sequence bigint NOT NULL,
    salt text NOT NULL,
    facts text NOT NULL
);


--
-- Name: canaries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.canaries (
    key_encryption_key text NOT NULL,
    sealed text NOT NULL,
    created_at bigint NOT NULL
);


--
-- Name: data_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.data_keys (
    id text NOT NULL,
    purpose text NOT NULL,
    organization_id text NOT NULL,
    wrapped_by text NOT NULL,
    wrapped text NOT NULL,
    created_at bigint NOT NULL,
    retired_at bigint
);


--
-- Name: domain_accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.domain_accounts (
    domain_id text NOT NULL,
    purchasing_account_id text NOT NULL,
    added_at bigint NOT NULL
);


--
-- Name: domain_looks; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.domain_looks (
    id text NOT NULL,
    domain_id text NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL,
    outcome text NOT NULL,
    finding text NOT NULL,
    remembered_until bigint
);


--
-- Name: domain_values; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.domain_values (
    value text NOT NULL,
    domain_id text NOT NULL,
    given_at bigint NOT NULL
);


--
-- Name: domains; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.domains (
    id text NOT NULL,
    organization_id text NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    since bigint NOT NULL,
    until bigint,
    value text NOT NULL,
    issued_at bigint NOT NULL,
    parent_id text,
    created_at bigint NOT NULL,
    created_by text,
    proven_at bigint,
    absent_since bigint,
    errors_since bigint,
    notices bigint NOT NULL,
    is_warned boolean NOT NULL,
    looks bigint NOT NULL,
    look_at bigint,
    turn_at bigint
);


--
-- Name: downloads; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.downloads (
    file_id text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL,
    hour bigint NOT NULL,
    at bigint NOT NULL,
    purchasing_account_id text NOT NULL
);


--
-- Name: form_counts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.form_counts (
    day bigint NOT NULL,
    form text NOT NULL,
    outcome text NOT NULL,
    requests bigint NOT NULL
);


--
-- Name: form_drafts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.form_drafts (
    user_id text NOT NULL,
    path text NOT NULL,
    fields text NOT NULL,
    created_at bigint NOT NULL
);


--
-- Name: form_requests; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.form_requests (
    id text NOT NULL,
    form text NOT NULL,
    email text NOT NULL,
    agreement_number text NOT NULL,
    account_number text NOT NULL,
    client text NOT NULL,
    created_at bigint NOT NULL,
    state text NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    due_at bigint DEFAULT 0 NOT NULL
);


--
-- Name: import_kinds; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_kinds (
    kind text NOT NULL,
    import_number bigint NOT NULL
);


--
-- Name: imports; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.imports (
    number bigint NOT NULL,
    started_at bigint NOT NULL,
    written_at bigint NOT NULL,
    finished_at bigint,
    told_until text DEFAULT ''::text NOT NULL,
    as_of text,
    source text
);


--
-- Name: invitation_grants; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invitation_grants (
    invitation_id text NOT NULL,
    role text NOT NULL,
    purchasing_account_id text,
    scope_id text NOT NULL,
    lapsed_at bigint
);


--
-- Name: invitation_links; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invitation_links (
    id text NOT NULL,
    invitation_id text NOT NULL,
    token_hash text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    voided_at bigint
);


--
-- Name: invitations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.invitations (
    id text NOT NULL,
    agreement_id text NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    language text NOT NULL,
    country text NOT NULL,
    state text NOT NULL,
    created_at bigint NOT NULL,
    decided_at bigint,
    decline_reason text,
    user_id text,
    invited_by text,
    paused_at bigint,
    reminders bigint DEFAULT 0 NOT NULL,
    remind_from bigint,
    reminder_attempts bigint DEFAULT 0 NOT NULL
);


--
-- Name: key_acts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.key_acts (
    id text NOT NULL COLLATE pg_catalog."C",
    user_id text NOT NULL,
    at bigint NOT NULL
);


--
-- Name: key_views; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.key_views (
    key_id text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    user_id text NOT NULL,
    purchasing_account_id text NOT NULL,
    reason text NOT NULL,
    export_id text,
    id text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: mail_troubles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_troubles (
    trouble text NOT NULL,
    since bigint NOT NULL
);


--
-- Name: order_lines; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.order_lines (
    order_id text NOT NULL COLLATE pg_catalog."C",
    place bigint NOT NULL,
    line text NOT NULL,
    part_key text NOT NULL,
    quantity bigint NOT NULL,
    country text,
    usage_from text NOT NULL COLLATE pg_catalog."C",
    usage_until text COLLATE pg_catalog."C",
    assurance_until text COLLATE pg_catalog."C",
    renewal_due_on text COLLATE pg_catalog."C",
    corrects_order text,
    corrects_line text,
    reason_code text,
    reason text,
    purchasing_account_id text NOT NULL,
    is_counted boolean NOT NULL
);


--
-- Name: orders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.orders (
    id text NOT NULL COLLATE pg_catalog."C",
    register_id text NOT NULL,
    agreement_id text NOT NULL,
    purchasing_account_id text NOT NULL,
    partner_id text,
    reseller_number text,
    customer_number text,
    search_key text NOT NULL,
    ordered_on text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    status text NOT NULL,
    created_in bigint NOT NULL,
    changed_in bigint NOT NULL,
    digest text NOT NULL
);


--
-- Name: organizations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organizations (
    id text NOT NULL,
    register_id text,
    name text NOT NULL,
    country text NOT NULL
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id text NOT NULL,
    kind text NOT NULL,
    recipient text NOT NULL,
    language text NOT NULL,
    invitation_id text,
    user_id text,
    details text NOT NULL,
    is_requested boolean NOT NULL,
    lane text NOT NULL,
    state text NOT NULL,
    attempts bigint NOT NULL,
    due_at bigint NOT NULL,
    created_at bigint NOT NULL,
    finished_at bigint,
    reply text,
    trouble text
);


--
-- Name: partners; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.partners (
    id text NOT NULL,
    register_id text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    country text NOT NULL
);


--
-- Name: password_resets; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.password_resets (
    id text NOT NULL,
    user_id text NOT NULL,
    token_hash text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    used_at bigint,
    voided_at bigint
);


--
-- Name: product_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.product_keys (
    id text NOT NULL COLLATE pg_catalog."C",
    register_id text NOT NULL,
    agreement_id text NOT NULL,
    purchasing_account_id text NOT NULL,
    family text NOT NULL,
    version text,
    edition text,
    sort_name text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL,
    status text NOT NULL,
    valid_from text,
    activations_total bigint,
    activations_used bigint,
    counted_on text,
    organization_id text NOT NULL,
    data_key_id text NOT NULL,
    sealed text NOT NULL,
    search_digest text NOT NULL,
    shown_end text,
    created_in bigint NOT NULL,
    changed_in bigint NOT NULL,
    digest text NOT NULL
);


--
-- Name: products; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.products (
    part_key text NOT NULL,
    part_number text NOT NULL,
    description text NOT NULL,
    service text,
    address text,
    digest text NOT NULL,
    family text DEFAULT ''::text NOT NULL,
    version text,
    edition text,
    pool text,
    type text DEFAULT 'online_service'::text NOT NULL,
    metric text,
    units bigint DEFAULT 1 NOT NULL,
    key_need text DEFAULT 'none'::text NOT NULL,
    step_up_from text
);


--
-- Name: purchasing_accounts; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.purchasing_accounts (
    id text NOT NULL,
    agreement_id text NOT NULL,
    number text NOT NULL,
    name text NOT NULL,
    sector text NOT NULL,
    is_lead boolean NOT NULL,
    version bigint DEFAULT 0 NOT NULL,
    administrator_email text NOT NULL,
    administrator_email_key text NOT NULL,
    administrator_first_name text NOT NULL,
    administrator_last_name text NOT NULL,
    administrator_language text NOT NULL,
    administrator_country text NOT NULL,
    domain_asked_at bigint,
    offer_ends_on text
);


--
-- Name: rate_limits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rate_limits (
    key text NOT NULL,
    full_at bigint NOT NULL
);


--
-- Name: role_assignments; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.role_assignments (
    id text NOT NULL,
    user_id text NOT NULL,
    role text NOT NULL,
    agreement_id text NOT NULL,
    purchasing_account_id text,
    scope_id text NOT NULL,
    granted_at bigint NOT NULL,
    granted_by text,
    suspended_at bigint
);


--
-- Name: roster; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.roster (
    id bigint NOT NULL,
    scope_id text NOT NULL,
    email_key text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL,
    name text NOT NULL,
    sort_name text NOT NULL COLLATE pg_catalog."C",
    search_text text NOT NULL,
    user_id text,
    invitation_id text,
    roles bigint NOT NULL,
    offered bigint NOT NULL,
    status text NOT NULL,
    expires_at bigint
);


--
-- Name: seats; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.seats (
    id text NOT NULL,
    subscription_id text NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL,
    domain text NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    sort_name text NOT NULL,
    language text NOT NULL,
    assigned_at bigint NOT NULL,
    assigned_by text,
    place bigint NOT NULL,
    is_paused boolean DEFAULT false NOT NULL,
    token_hash text
);


--
-- Name: service_products; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.service_products (
    service_id text NOT NULL,
    code text NOT NULL
);


--
-- Name: services; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.services (
    id text NOT NULL,
    name text NOT NULL,
    secret_hash text NOT NULL,
    former_secret_hash text,
    former_ends_at bigint,
    created_at bigint NOT NULL
);


--
-- Name: sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sessions (
    token_hash text NOT NULL,
    user_id text NOT NULL,
    created_at bigint NOT NULL,
    active_at bigint NOT NULL,
    purchasing_account_id text,
    confirmed_until bigint
);


--
-- Name: sign_in_failures; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_failures (
    email_key text NOT NULL,
    failures bigint NOT NULL,
    wait_until bigint NOT NULL,
    updated_at bigint NOT NULL
);


--
-- Name: signing_keys; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.signing_keys (
    id text NOT NULL,
    private_key text NOT NULL,
    x text NOT NULL,
    y text NOT NULL,
    created_at bigint NOT NULL,
    retired_at bigint,
    data_key_id text
);


--
-- Name: software_file_products; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.software_file_products (
    file_id text NOT NULL COLLATE pg_catalog."C",
    place bigint NOT NULL,
    family text NOT NULL,
    version text
);


--
-- Name: software_files; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.software_files (
    id text NOT NULL COLLATE pg_catalog."C",
    register_id text NOT NULL,
    title text NOT NULL,
    sort_name text NOT NULL COLLATE pg_catalog."C",
    language text,
    os text,
    architecture text,
    form text NOT NULL,
    released_on text NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    withdrawn text,
    digest text NOT NULL
);


--
-- Name: statement_lines; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statement_lines (
    statement_id text NOT NULL,
    place bigint NOT NULL,
    family text NOT NULL,
    version text,
    pool text,
    effective bigint NOT NULL,
    assurance bigint NOT NULL
);


--
-- Name: statements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statements (
    id text NOT NULL,
    agreement_id text NOT NULL,
    purchasing_account_id text,
    scope_id text NOT NULL,
    as_of text NOT NULL,
    digest text NOT NULL
);


--
-- Name: stored_files; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.stored_files (
    sha256 text NOT NULL,
    size bigint NOT NULL,
    added_at bigint NOT NULL,
    withdrawn text
);


--
-- Name: subscriptions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.subscriptions (
    id text NOT NULL,
    register_id text NOT NULL,
    purchasing_account_id text NOT NULL,
    part_key text NOT NULL,
    seats bigint NOT NULL,
    extra bigint NOT NULL,
    starts_on text NOT NULL,
    ends_on text,
    grace_days bigint,
    status text NOT NULL,
    renews text,
    order_number text,
    digest text NOT NULL,
    is_assigned_only boolean NOT NULL,
    assigned bigint NOT NULL,
    over_since bigint,
    over_from bigint,
    end_notices bigint NOT NULL,
    over_notices bigint NOT NULL,
    told_ends_on text,
    untold_paused bigint DEFAULT 0 NOT NULL,
    untold_resumed bigint DEFAULT 0 NOT NULL,
    carried_at bigint,
    ended_since bigint,
    turn_at bigint
);


--
-- Name: users; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.users (
    id text NOT NULL,
    email text NOT NULL,
    email_key text NOT NULL,
    first_name text NOT NULL,
    last_name text NOT NULL,
    language text NOT NULL,
    country text NOT NULL,
    password_hash text,
    is_active boolean NOT NULL,
    terms_version text,
    terms_accepted_at bigint,
    created_at bigint NOT NULL,
    last_sign_in_at bigint,
    saw_profile_at bigint,
    saw_roles_at bigint
);


--
-- Name: write_probe; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.write_probe (
    writes bigint NOT NULL
);


--
-- Data for Name: _sqlx_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-30 03:25:45.491325+00', true, '\x477cb630d99bbb108921bf7b547b1d6d37a6ebca7aff63cb4d6c77867a2e295628b87af65de9f4edc7432df5c1eea3bb', 130035264);
INSERT INTO public._sqlx_migrations VALUES (2, 'folded names', '2026-11-30 03:25:45.622773+00', true, '\x6d4d3b6f39e4d36519de6b1085c6989043c9d70664103bff6f4b1925f6d1cccf596692c775dc27ba2862c8a8f83d67c3', 1565919);
INSERT INTO public._sqlx_migrations VALUES (3, 'domains', '2026-11-30 03:25:45.626907+00', true, '\x827ba98bda90f76721b9ba96f5266bccfa2ff41e0adfbe280070b0eb51c0cba6c503843df4e60984bd44bc6321f7156c', 32973643);
INSERT INTO public._sqlx_migrations VALUES (4, 'services', '2026-11-30 03:25:45.660205+00', true, '\x93ebbb44534ab19a43b1b2cc84ff2e87d3feaba4872a4514c15013581b6899be0d7e56228d100ce8dcb19b3332d25cad', 23971881);
INSERT INTO public._sqlx_migrations VALUES (5, 'orders', '2026-11-30 03:25:45.684408+00', true, '\x5230b9f0f215443d92062e3db2f65e20bce3f8d38e36820499ab033010cdd94014f49c251bc6429a4dc6de5652c4c194', 28594097);
INSERT INTO public._sqlx_migrations VALUES (6, 'keys', '2026-11-30 03:25:45.713365+00', true, '\xc6186446daabb1060343ff874e2063d1f6d420cb5e2940b544c46e3dddde0c9f247f9a9683b41c44d7c5481bc5685ffa', 25891126);
INSERT INTO public._sqlx_migrations VALUES (7, 'downloads', '2026-11-30 03:25:45.740401+00', true, '\x80743e09847988fcc2de57e466d2a6bfc53fdcd4a1c3a3e670f26f6a7cd91e40d472ed19367000c1566822e40940778a', 19712455);


--
-- Data for Name: account_turns; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.account_turns VALUES ('01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf');
INSERT INTO public.account_turns VALUES ('01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf');
INSERT INTO public.account_turns VALUES ('01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf');


--
-- Data for Name: agreement_contacts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreement_contacts VALUES ('01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 0, 'orders', 'Ana Trujillo', 'ana@contoso.com');


--
-- Data for Name: agreement_partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '01a1f8d8-7de0-7789-a5f0-c3deb096123d');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7789-a5f0-c3e696ee79e5', '01a1f8d8-7de0-7789-a5f0-c3e716fa3846');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7789-a5f0-c3f13bee8fbe', '01a1f8d8-7de0-7789-a5f0-c3f20cc84aa6');


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '1234567890', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe', NULL);
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7789-a5f0-c3e696ee79e5', '2345678901', '01a1f8d8-7de0-7789-a5f0-c3e598590195', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8', NULL);
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7789-a5f0-c3ecdd77b78b', '3456789012', '01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924', NULL);
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7789-a5f0-c3f13bee8fbe', '4567890123', '01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764', NULL);


--
-- Data for Name: allowed_domains; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.allowed_domains VALUES ('fabrikam.com', 0);


--
-- Data for Name: audit_entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'server', '{"after":{"ends_on":null,"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', 'dcd61b5f88d9995649a2340a5f93e4c3259d79f3cab37eb276950c016b587d3e', 'f3216bfde3a2f27ca52c2aa7f5dafb788d6477ba6c81a68533003c6d7788ff57');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","offer_ends_on":null,"sector":"commercial"},"before":null}', 'f7bf0214bbdb9e3b3f605c590e0cafd1fe201a7f6eae37c80e57429ae86b70e6', '5bf8a51957dfe48491364ae4a03dd9906002cb28c3d40adc945cbde4b790c3c4');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3e0e1253f6d', 'server', '{"after":{"lead":false,"name":"Contoso Research","offer_ends_on":null,"sector":"commercial"},"before":null}', 'fdfe704bf46a03ef829eca60df6218ef6c6ac445648cf58bcd808a353fcd5ed1', '4dab92b91ff281870e42de33c7d9129bc3bd8bced4005cfc88d688a55c3806d2');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'd39c5c681ce484fb45f11bced7ab2bd337b8945f6cdff72552756ecd04929047');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '291d9aade72235c1c750500c856d4d28f41e33dddac6cf0f2aa607d7a9ce4368');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3e205eadf3f', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3e0e1253f6d', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '3a8bb0d86d9f65735fcd711a2d32f101c244e54565d2012b4c6eb8338dfe7a7b');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3e598590195/87', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d8-7de0-7789-a5f0-c3e598590195', '01a1f8d8-7de0-7789-a5f0-c3e696ee79e5', 'server', '{"after":{"ends_on":null,"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', 'e3b96959e56dec2f98be54766fc9987ca8118d0fdb89054d39c0711e080ab2ef', '06246a4e36d61e0bcb5c54f3fec333ef67674931dabd9c1af1d6d72d67294679');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3e598590195/87', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d8-7de0-7789-a5f0-c3e598590195', '01a1f8d8-7de0-7789-a5f0-c3e8ab5fd4ce', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","offer_ends_on":null,"sector":"academic"},"before":null}', 'b45c8be40bb46f5955334c86119a45a2d3547b0cf933d85299b0813862f0f0fc', '998237a076fc6ea5aa0623cb70d12f673ea6ef954c78c2f7da569c78bbd88a3f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3e598590195/87', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', '01a1f8d8-7de0-7789-a5f0-c3e598590195', '01a1f8d8-7de0-7789-a5f0-c3e696ee79e5', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'f1520215890f0d27e3869f2f260325c200a876800cd86a851e24fd065e1cc509');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3e598590195/87', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', '01a1f8d8-7de0-7789-a5f0-c3e598590195', '01a1f8d8-7de0-7789-a5f0-c3e8ab5fd4ce', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'c24fba5fbdeaf418384bf7ec07f882c3fbf18568f9ca475c32045bbf2279d056');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0/87', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0', '01a1f8d8-7de0-7789-a5f0-c3ecdd77b78b', 'server', '{"after":{"ends_on":null,"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', 'e95a7ef1ea533abf7450435dc1841e6acbe4e650b9b8a538c27d72821d6db3b8', 'afa2b01f0cff4ab31cb7e113a4a73545844ba27efec60a82485a28a18d2d1ffe');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0/87', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0', '01a1f8d8-7de0-7789-a5f0-c3ed707eb48b', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","offer_ends_on":null,"sector":"commercial"},"before":null}', '04706d6d9ef122820bdc78393cc31c0babb1262a41b9cedfdad197ea850791ce', 'a6d5cdacbe0dd2ccbf96da3738225e26c3f5fb3ddcd126018b20696d0f7677b2');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0/87', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', '01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0', '01a1f8d8-7de0-7789-a5f0-c3ecdd77b78b', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '7bfbed6d798799f513610dc76b0b5e7995f09198b0384e612738c8bf61dbc1f5');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0/87', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', '01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0', '01a1f8d8-7de0-7789-a5f0-c3ed707eb48b', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '5897ed12b8d79c2971a9c6bdd3237faf4a73bccf04b707820e998d14abf5c953');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26/87', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26', '01a1f8d8-7de0-7789-a5f0-c3f13bee8fbe', 'server', '{"after":{"ends_on":null,"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '50b725c40baf7507633d957cd9ba3da70038ed7762d08e616714af89cff23abc', 'a1fef6cda537d48326055ed18e9a064037609b070d63c2416e06e4fa61dadbbd');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26/87', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26', '01a1f8d8-7de0-7789-a5f0-c3f34d0da3e4', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","offer_ends_on":null,"sector":"government"},"before":null}', '12505050f8cb6ab1e9fba065a52c7c4b4c31274578fe039b52a1fbeeea74bbcd', 'b60b0104a8bab20816fb150bf4f07e13fe724e8eecde3922d5850ff2cc6cca2e');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26/87', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', '01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26', '01a1f8d8-7de0-7789-a5f0-c3f13bee8fbe', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'd781306709bd7840add6e38c70ed7d4fffd4c807748677d32ac523e19904c773');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26/87', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', '01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26', '01a1f8d8-7de0-7789-a5f0-c3f34d0da3e4', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '69d948e2f5391d2a38be17ab81bb86b0fc203a1eb0e5e8f42298f4f6c175c3eb');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 1, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', '344d4d6a10df6c778df7d0948d547c40ccc11472764cbc9d1175e24e0d2c944d', 'd7cdb824e63aabcab3552045cdc68e8c3514f6044751455e4d061c21a9357c9c');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 2, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', 'ea091701ae307a9b5068b1362da23f5d7630616432155a11fcc7aad1eeb2c86b', 'd76013d691e162746292549686d2b6f6e81fe20980e35cf2e47ab20e7ff3f989');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 3, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', '5479f68f80b9af7c05666d8d129525fc5d231fa6491b92720011f1505c6cc5e1', 'ee933b625876c6fd85aaaff18c200f0168e72c98f704282761df604ee545dd13');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 4, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', 'd6adb2c39ba24c9d32d1f26f61c8257e2f1f195abc802ca0b40e67459394183b', '0e9f29d5cff35794590866659c168f3c46ce417710258445ebcd3d607affb50e');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 1, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c405b37d1985', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', 'f1827b6b303a12bd839a1c1d1e89d955e1e43f26d97a10801b59375f199c127f', 'a494cf495e5320786f21720009155b8b4b24ce614021771d6caca420e81af9a3');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 5, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7789-a5f0-c405b37d1985', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', 'e10afae469b3f6c527ca92fa30846bdad65f17fb502ab29cee1ffd56d15b78e1', 'a08a9e5d6e70969a4c12f6edc9a221b0779bac1a41546b040e7d67352679a66f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 6, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', '6d2f44ba108c06b01a0fe1e96af13594a3a436603b4fcdea00de6ef0511a4b2d', 'a8c3a34de5eb2a6449feb4c2574793ad86c201fc630333c90d0a49426f223c73');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/9c', 1, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', 'profile.changed', '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"roles":["account_manager"]}', '75a00a1b558020805ea88baa501ddc6b90328702339f01380ab88710a5a84876', 'db23e50d5db0d97a79243d6e70828fff35a2f41aaad7b29340329e3c5076f111');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 5, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'trail.exported', '', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{}', '551093f97aab7c890965e5a6faaff0fc06ad2a693649cfd4535eeddf83e5854d', '0435728db9bd4fe5c181697f4a96623676dfb95870b620a1d3fadf799d8c865e');
INSERT INTO public.audit_entries VALUES ('/87', 2, 1795176000000, 'register', 'software.created', '01a1f8d8-7de0-7789-a5f0-c43df2ed90ba', NULL, NULL, 'server', '{"after":{"architecture":"x64","file_language":"es","file_name":"F-1.iso","file_products":"Writer 2024","form":"iso","os":"windows","released_on":"2026-11-01","sha256":"94ee64eca72f561ab0680257eecf4513d7b89d9091ed08aabb1d86adb97ae35e","size":18,"title":"Title of F-1","withdrawn":null},"before":null,"file":"F-1"}', NULL, '89963ff0fa6ec22ef750917c3dbb091dd784d5b2c8fe0ed8f4f30b81ac03447b');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 9, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'software.downloaded', '01a1f8d8-7de0-7789-a5f0-c43df2ed90ba', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"file":"F-1","file_name":"F-1.iso"}', '1e14aa40da9df58ca3ebeedbc667763572de24bc1462ec91b965f097066c37e8', 'c97c98341a80b2ec79dfe6f6a9c6c41cbb612dd4f42136da17ce20c6ad640418');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 10, 1795176300000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c445bad5819a', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '735988801f28b7e68fa8042d67ebf318d4c18f841d74f487b604097300219ec5', '72c8d0d1f9dd57e1bf2bd9e902f2da184c4bc5459963d2871af9946eac72ac2f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 2, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c40f553a3792', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', 'bc4fdc91e5420a065d4cfcde9fdccb84cd362345aa469832464c82a705d20a24', 'ba5b6340185412eeecb8e6c055a2f95d96af8628d8078586798a4aa26ea03b4a');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7789-a5f0-c40f553a3792', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', '44e92b4f3a982bce1462029c05e32c1660dce06d52e19c163975be535e2da3d2', '1cb715c9c512f1be23e308bc204027d3c8b15305dd9d18b3a5d0a2c5f7d7b357');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 8, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7789-a5f0-c41595e35e16', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', '490fbb0863549032bdcd8fb7c4ef52c76bcb8ee2c580f0f3f21d09ea6b0c7a85', 'f49f7d68b49fa9e25a82b6d32e7cbe0eb7701917326491eac13fb89cadd9bbf4');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 3, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'role.removed', '01a1f8d8-7de0-7789-a5f0-c41595e35e16', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', 'fcf35a705e477d1a73ac6291c6a34fee2a4882bdb1c88069d6578ae248c64fe7', '66b4712b618a5b2a1ecfdb188a0bb7ca0f130c9fe9d5b5b6e76fe5f218f618e3');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 4, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'invitation.created', '01a1f8d8-7de0-7789-a5f0-c41f2df3831e', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '9369ac1fbfad4f166a6cb4df013b4400121e17ef011e15ddef86d8f2bbd6b445', '34216a8f8020aab46b863970d512498ea139302c344fa26ee3ada1c744a49dd1');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 9, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d8-7de0-7789-a5f0-c41f2df3831e', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', '798588aa2c60cc83ba1e65f2079be91affe3831ab78b476101482605fe8ccc9c', '7fb8e9bcee5f20626e40fd05b8cd92243a427ec98bd19e0b7af15a1243c6994d');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 6, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'domain.added', '01a1f8d8-7de0-7789-a5f0-c42af6c9f857', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"domain":"contoso.com","domain_state":{"after":"pending","before":null}}', 'b444dd233924045fc07e0fd3ae6b4bcf2d3c68bd015f8aa5feb29073bf10d6e3', '58b6e0931fcdfa12334be405cbfcd82c09d6b53b1390f38f1febd57f849e11c4');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 7, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'domain.proven', '01a1f8d8-7de0-7789-a5f0-c42af6c9f857', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"domain":"contoso.com","domain_state":{"after":"verified","before":"pending"}}', '6818c0293e2c4e518806131fc6b8b170fc73bc29909f55885e5c9d8ea2e92ff7', '54a23ba21913e6a21d6c51ad75fca1a6b9ce31b785e40b47262ffd22b436b323');
INSERT INTO public.audit_entries VALUES ('/87', 1, 1795176000000, 'register', 'product.created', 'BBB-00001', NULL, NULL, 'server', '{"after":{"description":{"en":"Writer Standard 2024","ru":"Писатель 2024"},"edition":"Standard","family":"Writer","key_need":"none","metric":"device","part_number":"BBB-00001","pool":"applications","product_type":"license_with_assurance","service":null,"service_address":null,"step_up_from":null,"units":1,"version":"2024"},"before":null}', NULL, '668faed764545c0d6659436061e27468a39307b656fea5bce6c39503ab5455d0');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 7, 1795176000000, 'register', 'statement.created', '2026-11-15', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'server', '{"after":{"lines":{"Writer · 2024 · applications":{"assurance":240,"effective":240}}},"before":null}', NULL, 'dcecdf5d24fb589edea74e58df5a99d8b491d9c80fda3fc5295bc402109bfa6a');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 8, 1795176000000, 'user:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'key.revealed', '01a1f8d8-7de0-7789-a5f0-c4376d767ea2', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'client', '{"key":"K-1","key_reason":"install","product":"Writer 2024 Standard"}', '9faab082068500f306a2a68268e0fb088b1ce221c0fca522683da0724684ad49', 'f3002f5397c300a7ed71291fcd04ddd18290cef8a9b84372f21720859b58e278');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/06', 1, 1795176000000, 'operator', 'person.forgotten', '01a1f8d8-7de0-7789-a5f0-c41595e35e16', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'server', '{"entries":[{"chain":"01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c","sequences":[7,8]},{"chain":"01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d","sequences":[2,3]}]}', NULL, '77500ea1af464efcb1e8f10f00bd273777c9a8b57960c3c4bd7e783c3aaa3a18');


--
-- Data for Name: audit_heads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7789-a5f0-c3e598590195/87', 4, 'c24fba5fbdeaf418384bf7ec07f882c3fbf18568f9ca475c32045bbf2279d056');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0/87', 4, '5897ed12b8d79c2971a9c6bdd3237faf4a73bccf04b707820e998d14abf5c953');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26/87', 4, '69d948e2f5391d2a38be17ab81bb86b0fc203a1eb0e5e8f42298f4f6c175c3eb');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/9c', 1, 'db23e50d5db0d97a79243d6e70828fff35a2f41aaad7b29340329e3c5076f111');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 9, '7fb8e9bcee5f20626e40fd05b8cd92243a427ec98bd19e0b7af15a1243c6994d');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 7, 'dcecdf5d24fb589edea74e58df5a99d8b491d9c80fda3fc5295bc402109bfa6a');
INSERT INTO public.audit_heads VALUES ('/87', 2, '89963ff0fa6ec22ef750917c3dbb091dd784d5b2c8fe0ed8f4f30b81ac03447b');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/06', 1, '77500ea1af464efcb1e8f10f00bd273777c9a8b57960c3c4bd7e783c3aaa3a18');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 10, '72c8d0d1f9dd57e1bf2bd9e902f2da184c4bc5459963d2871af9946eac72ac2f');


--
-- Data for Name: audit_personal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 1, 'KcayQmR6OB-IPLCDVFsKg11QfDeQUO1w10eXrETJP2I', '{"details":{"after":{"contacts":[],"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 2, 'ZNdKOV7RjZcroOg95PxaO_DMkfTTmjwp6mzWgsT8uxw', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/87', 3, 'Oqb7pBB62-WWQPi6W0aLT3YV0SHWibblgpevoW22u8c', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3e598590195/87', 1, 'fPWtpwVK2aMdDD-cm33SRXLV8NGF7XsFu2ilceoh-5s', '{"details":{"after":{"contacts":[],"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3e598590195/87', 2, 'gnD6aEuXr0JO6_8k3ia_K_jot2nyxmHR7qyGQGNFzBU', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0/87', 1, 'mQV9OruANpKjN_vQqx01jIT6ipRwieWLq6Q1DydABnY', '{"details":{"after":{"contacts":[],"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0/87', 2, 'BL8kcMcZsoX7MjfVCWmbCyubBzs-_XT9h31pg0ZiDu0', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26/87', 1, 'bZs4UnfgYy41G0Bky93BCEkSxp_M670ZrxfywfFh-pI', '{"details":{"after":{"contacts":[],"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26/87', 2, 'cw0ps1C-jUPSgvqOkzbHt4ffcA624tX5-Vdd1OPWs3I', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 1, 'vfcJnfPkx5nvzrgPrXNh_YTvjRd2plMP0_PqujgqVOs', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 2, 'U-SvhzuYdMslwW83XAc_kpr1aiR-1t8p9PwNKBpVJzI', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 3, 'NF06agDOCawqPb6pW0n5KFFktSufaLGR603z3H0EPyA', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 4, 'HNJwwqWHDHMQf25r2W4Kg2uJvhQ2gO--N2R6B0HCDmo', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 1, 'XPetc179L5NHgtKYUpOyCFe8Chil5jrXdj7O1rFV3pg', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 5, '0ssJF5KwbU6WvhRhgA429j56jVyj7nzMiOqEtFMC-JI', '{"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 6, '6RvYqIXJAUl6qd0bj-HX-53sde2wS8GbxIVpnwDkq14', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/9c', 1, '9NTeyj3bC7FTKq-kfEM8EO6llOyjGHPEBlvsoqerAu4', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 4, 'Ld8wYh2_vbow49kEO6k7FFRhe8bZSTHOCtv4fkFWZX0', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/3c', 9, 'Nz_fTBYrcWPNNvZYRTsdC-XVZrduzyX1BpLpL5JhOp0', '{"source":"10.0.0.9"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 5, '_Iduo_AVxivsRwZh6om0t6lsumUFvdsjnC8TdYy0pvs', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 6, 'UQT70WYM41V1aWNGWWYLl38zAPCNjAxbrcIvCekpdhQ', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 7, 'FvklY2ZbULBy4iKJdDLQ92vix3DeuXSHa78wTIcieLc', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 8, 'PsUS-LMkVVfz7TUOaoI9T7GXjfZqiujl6aK-1-p-dGE', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 9, 'LvDgJfiD9wpfq3fT0FLng3Nfv2-2Ls1BHc6_2HSCG8U', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45/6d', 10, 'CPDEuZhBsqGZgxBnAvSkRkFjizrsN-Xc8O5r2hGSZXA', '{"source":"10.0.0.6"}');


--
-- Data for Name: canaries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.canaries VALUES ('kek-20261120-08073df3', 'osgd5UQBwcM+qdE0ex9UI5zrDGyz3WtTs4w1LnwzZSqzmQ==', 1795176000000);


--
-- Data for Name: data_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.data_keys VALUES ('01a1f8d8-7de0-7789-a5f0-c433d9c364d2', 'signing', '', 'kek-20261120-08073df3', 'Z16oZjLTOpm/po0Gktivem+QoJ+TPB5V5ycEsGqS/VR5JAwaH+BHqOy1cHxOaRnCinwlZ8aXE+ASDeFS', 1795176000000, NULL);
INSERT INTO public.data_keys VALUES ('01a1f8d8-7de0-7789-a5f0-c438055a46cf', 'search', '', 'kek-20261120-08073df3', 'XJMbrKs3LMEUfSClLoXluzfcbdBTHP1Ef+vx2grJmWyjbenubANKCGwydxT7Bsi8WTEw3IjvwcCjR5A/', 1795176000000, NULL);
INSERT INTO public.data_keys VALUES ('01a1f8d8-7de0-7789-a5f0-c439256bb464', 'product_keys', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', 'kek-20261120-08073df3', 'Li0objE7beWvfbBpw54gDSYfrR5Yy+vJKpigQFmnUz+DkcUx+0xu5gi2M0Yap8eDH7eCLSH1T7jufi2B', 1795176000000, NULL);


--
-- Data for Name: domain_accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.domain_accounts VALUES ('01a1f8d8-7de0-7789-a5f0-c42af6c9f857', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 1795176000000);


--
-- Data for Name: domain_looks; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.domain_looks VALUES ('01a1f8d8-7de0-7789-a5f0-c42de260acc6', '01a1f8d8-7de0-7789-a5f0-c42af6c9f857', 1795176000000, 1795176000000, 'found', '{"name":"_business-center-challenge.contoso.com","server":"/dev/dns","outcome":"found","is_right":true,"values":["rwdqhgd3dw3wvgvv2yuv3nhgju"],"total":1,"cause":null,"place":null,"issued_at":null}', NULL);


--
-- Data for Name: domain_values; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.domain_values VALUES ('former value', '01a1f8d8-7de0-7789-a5f0-c42af6c9f857', 0);


--
-- Data for Name: domains; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.domains VALUES ('01a1f8d8-7de0-7789-a5f0-c42af6c9f857', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', 'contoso.com', 'verified', 1795176000000, NULL, 'rwdqhgd3dw3wvgvv2yuv3nhgju', 1795176000000, NULL, 1795176000000, '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 1795176000000, NULL, NULL, 0, false, 0, 1795267584000, NULL);


--
-- Data for Name: downloads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.downloads VALUES ('01a1f8d8-7de0-7789-a5f0-c43df2ed90ba', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 498660, 1795176000000, '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf');


--
-- Data for Name: form_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_counts VALUES (20777, 'reset', 'matched', 1);


--
-- Data for Name: form_drafts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'invite:eba9d83b912024918b789c330069d664906f4f6e6b8881e108a05118a93b9174', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'invite:7d33439c1bf9e82c44f0f278518c7447eeb95fb39bebe8db4e3ab5d6946d76cf', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'undo:01a1f8d8-7de0-7789-a5f0-c41a1dc1450b', '{"act":{"RoleRemoved":{"user":"01a1f8d8-7de0-7789-a5f0-c41595e35e16","role":{"role":"report_viewer","organization":"01a1f8d8-7de0-7789-a5f0-c3dcb9977d45","agreement":"01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb","account":"01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf","granted_at":1795176000000,"granted_by":"01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d","suspended_at":null}}},"at":1795176000000,"mails":["01a1f8d8-7de0-7789-a5f0-c41bfe998c0f"],"name":"remove:01a1f8d8-7de0-7789-a5f0-c41595e35e16:01a1f8d8-7de0-7789-a5f0-c4168938474d","is_undone":false}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'remove:01a1f8d8-7de0-7789-a5f0-c41595e35e16:01a1f8d8-7de0-7789-a5f0-c4168938474d', '01a1f8d8-7de0-7789-a5f0-c41a1dc1450b', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'invite:118d93ba42a6e2b3b61fdd02ea41d61863fb0e495668f2f6efe87ba8fd3a2675', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'add-domain:01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf:contoso.com', '01a1f8d8-7de0-7789-a5f0-c42af6c9f857', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'invite:dc1edb04d5a68d17818c3a5a83976bfcb874a784605164c9f8c43d5e6bb8a30b', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176300000);


--
-- Data for Name: form_requests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_requests VALUES ('01a1f8d8-7de0-7789-a5f0-c44812b53013', 'reset', 'nils@contoso.com', '', '', '10.0.0.10', 1795176300000, 'queued', 0, 0);


--
-- Data for Name: import_kinds; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.import_kinds VALUES ('orders', 1);
INSERT INTO public.import_kinds VALUES ('keys', 1);


--
-- Data for Name: imports; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.imports VALUES (1, 1795176000000, 1795176000000, 1795176000000, '', '2026-11-20', 'erp');


--
-- Data for Name: invitation_grants; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', 'account_administrator', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', 'agreement_administrator', NULL, '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3e205eadf3f', 'account_administrator', '01a1f8d8-7de0-7789-a5f0-c3e0e1253f6d', '01a1f8d8-7de0-7789-a5f0-c3e0e1253f6d', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', 'account_administrator', '01a1f8d8-7de0-7789-a5f0-c3e8ab5fd4ce', '01a1f8d8-7de0-7789-a5f0-c3e8ab5fd4ce', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', 'agreement_administrator', NULL, '01a1f8d8-7de0-7789-a5f0-c3e696ee79e5', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', 'account_administrator', '01a1f8d8-7de0-7789-a5f0-c3ed707eb48b', '01a1f8d8-7de0-7789-a5f0-c3ed707eb48b', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', 'agreement_administrator', NULL, '01a1f8d8-7de0-7789-a5f0-c3ecdd77b78b', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', 'account_administrator', '01a1f8d8-7de0-7789-a5f0-c3f34d0da3e4', '01a1f8d8-7de0-7789-a5f0-c3f34d0da3e4', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', 'agreement_administrator', NULL, '01a1f8d8-7de0-7789-a5f0-c3f13bee8fbe', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c405b37d1985', 'account_manager', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c40f553a3792', 'report_viewer', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c41f2df3831e', 'account_viewer', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7789-a5f0-c445bad5819a', 'account_viewer', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', NULL);


--
-- Data for Name: invitation_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7789-a5f0-c3f720b4aae3', '01a1f8d8-7de0-7789-a5f0-c3e205eadf3f', '3deb504f9bc9e3743e4cfa58ababc5cd2997640476081dd8f0db67d39a4fce1a', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7789-a5f0-c3f88e65489e', '01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', '0bce309a0824d51473103702ba52f1360e2ad12a1fc07827105a3d86088a14d4', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7789-a5f0-c3f993b1a8b7', '01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', 'af3130c073f06dce3581274b6e1aa8217aa30d28fd350158be03459e0686d832', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7789-a5f0-c3fa23054f94', '01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', 'e9db768f7fe9c04270ab180aa89e8bd139385f7788b08b318419723c897c9c74', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7789-a5f0-c3f65f6d3ad3', '01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', 'be48aa0400e768fb3d3415851e6fba3c184eb372386613602906190eb50fc874', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7789-a5f0-c4073e256fb2', '01a1f8d8-7de0-7789-a5f0-c405b37d1985', '26e56ed7b96a95988aded898575952b5e9836c490042102baf3af2623b77406c', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7789-a5f0-c411f0b3c7cb', '01a1f8d8-7de0-7789-a5f0-c40f553a3792', 'df051f0ed00306d466138970a697ab4a3d38ca87df750b175ac2b6d81d588806', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7789-a5f0-c42141d04b83', '01a1f8d8-7de0-7789-a5f0-c41f2df3831e', '6e949467c50af88ba16cf4b6fefa7aa665518c1689f7afe023ac7c0e5a15fcfa', 1795176000000, 1800360000000, 1795176000000);


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c3e205eadf3f', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', '01a1f8d8-7de0-7789-a5f0-c3ecdd77b78b', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', '01a1f8d8-7de0-7789-a5f0-c3e696ee79e5', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', '01a1f8d8-7de0-7789-a5f0-c3f13bee8fbe', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c405b37d1985', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c40f553a3792', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7789-a5f0-c41595e35e16', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c41f2df3831e', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7789-a5f0-c445bad5819a', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', NULL, 0, NULL, 0);


--
-- Data for Name: key_acts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.key_acts VALUES ('01a1f8d8-7de0-7789-a5f0-c43c01350b6e', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 1795176000000);


--
-- Data for Name: key_views; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.key_views VALUES ('01a1f8d8-7de0-7789-a5f0-c4376d767ea2', 1795176000000, '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'install', NULL, '01a1f8d8-7de0-7789-a5f0-c43b546f54ca');


--
-- Data for Name: mail_troubles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.mail_troubles VALUES ('sender', 0);


--
-- Data for Name: order_lines; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.order_lines VALUES ('01a1f8d8-7de0-7789-a5f0-c434b7c88d09', 0, '10', 'BBB-00001', 250, 'US', '2026-11-01', NULL, '2029-10-31', NULL, NULL, NULL, NULL, NULL, '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', true);
INSERT INTO public.order_lines VALUES ('01a1f8d8-7de0-7789-a5f0-c43505ea5160', 0, '1', 'BBB-00001', -5, NULL, '2026-11-01', NULL, '2029-10-31', NULL, 'V-1', '10', 'R1', NULL, '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', true);


--
-- Data for Name: orders; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.orders VALUES ('01a1f8d8-7de0-7789-a5f0-c434b7c88d09', 'V-1', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3deb096123d', '0004711', 'PO 77/B', 'V1
0004711
PO77B', '2026-11-03', 'order', 'complete', 1, 1, 'ca812eba381e0f91d6b77f8810692194c402016cacfd1c4acb0aaf6f4a6e9c74');
INSERT INTO public.orders VALUES ('01a1f8d8-7de0-7789-a5f0-c43505ea5160', 'V-2', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3deb096123d', '0004711', 'PO 77/B', 'V2
0004711
PO77B', '2026-11-03', 'return', 'complete', 1, 1, 'a6ac292370d32d9481c11f8e8deaa1e8f355b7ca6d743d75e1ed7d5faba48f05');


--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', 'C-1001', 'Contoso', 'US');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7789-a5f0-c3e598590195', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7789-a5f0-c3ebc2c231d0', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7789-a5f0-c3f0a7a64b26', 'C-1004', 'Comune di Trey', 'IT');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c3e3e5a7138a', 'invitation', 'harry@contoso.com', 'en', '01a1f8d8-7de0-7789-a5f0-c3e166a2c27f', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c3e4c98797ce', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d8-7de0-7789-a5f0-c3e205eadf3f', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c3ef963929bd', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c3f57b9ce8be', 'invitation', 'giulia@trey.example', 'it', '01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c3eaf0d19e2f', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c4068d81c799', 'invitation', 'nils@contoso.com', 'en', '01a1f8d8-7de0-7789-a5f0-c405b37d1985', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c4101a673a96', 'invitation', 'eva@contoso.com', 'en', '01a1f8d8-7de0-7789-a5f0-c40f553a3792', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c420b38d6847', 'invitation', 'olga@contoso.com', 'en', '01a1f8d8-7de0-7789-a5f0-c41f2df3831e', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c41bfe998c0f', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d8-7de0-7789-a5f0-c41595e35e16', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c42ffa2cdd7b', 'domain', 'nils@contoso.com', 'en', NULL, '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', '{"accounts":["Contoso Headquarters · 0001234567"],"also":[],"domain":"contoso.com","event":"proven","id":"01a1f8d8-7de0-7789-a5f0-c42af6c9f857","organization":"Contoso","until":null}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c42e5946fec6', 'domain', 'harry@contoso.com', 'en', NULL, '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', '{"accounts":["Contoso Headquarters · 0001234567"],"also":[],"domain":"contoso.com","event":"proven","id":"01a1f8d8-7de0-7789-a5f0-c42af6c9f857","organization":"Contoso","until":null}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c441b0a6084b', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', '{}', true, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c425bdd484ac', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d8-7de0-7789-a5f0-c41f2df3831e', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', '{}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7789-a5f0-c446dcdafe4e', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-7789-a5f0-c445bad5819a', NULL, '{}', false, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);


--
-- Data for Name: partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7789-a5f0-c3deb096123d', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7789-a5f0-c3e716fa3846', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7789-a5f0-c3f20cc84aa6', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');


--
-- Data for Name: password_resets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.password_resets VALUES ('01a1f8d8-7de0-7789-a5f0-c44290dd24a0', '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', '7d22301aa33df3865003aa5a172a54deb559e8dc1d99d6b6e8b51c621000ee73', 1795176300000, 1795178100000, NULL, NULL);


--
-- Data for Name: product_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.product_keys VALUES ('01a1f8d8-7de0-7789-a5f0-c4376d767ea2', 'K-1', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'Writer', '2024', 'Standard', 'writer 2024 standard', 'multiple_activation', 'available', '2026-11-01', 500, 120, '2026-11-15', '01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', '01a1f8d8-7de0-7789-a5f0-c439256bb464', 'st/db8tmRd5tYQV46gaVTM9zNmFC7l5/amAuN7aRqOezVfHhaNvDIRDtdUpU3gZ85yP4Z6gys0zK', 'J69Dz3wnOdFjo5fCbBOCbuCnB4zIKgsFF6ez1fnikfs', 'PD3FY', 1, 1, '9f6d3b6c374d2e08681e33ca9a418992229f9615c5f5df5ff31c2481b182f14e');


--
-- Data for Name: products; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.products VALUES ('AAA-00001', 'AAA-00001', '{"en":"Contoso Mail"}', 'contoso-mail', 'https://mail.contoso.com/', '', '', NULL, NULL, NULL, 'online_service', NULL, 1, 'none', NULL);
INSERT INTO public.products VALUES ('BBB-00001', 'BBB-00001', '{"en":"Writer Standard 2024","ru":"Писатель 2024"}', NULL, NULL, '615920aa45f7c2e88fe6d12ec0d4ac1f55efd3d925a20c23f1c8f1352eb2e8f0', 'Writer', '2024', 'Standard', 'applications', 'license_with_assurance', 'device', 1, 'none', NULL);


--
-- Data for Name: purchasing_accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7789-a5f0-c3e0e1253f6d', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '0001234568', 'Contoso Research', 'commercial', false, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', NULL, NULL);
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7789-a5f0-c3e8ab5fd4ce', '01a1f8d8-7de0-7789-a5f0-c3e696ee79e5', '0002345678', 'Universidad Lamna, Rectorado', 'academic', true, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', NULL, NULL);
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7789-a5f0-c3ed707eb48b', '01a1f8d8-7de0-7789-a5f0-c3ecdd77b78b', '0003456789', 'Северный ветер, головной офис', 'commercial', true, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', NULL, NULL);
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7789-a5f0-c3f34d0da3e4', '01a1f8d8-7de0-7789-a5f0-c3f13bee8fbe', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', true, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', NULL, NULL);
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '0001234567', 'Contoso Headquarters', 'commercial', true, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', NULL, NULL);


--
-- Data for Name: rate_limits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.6', 1795176000000);
INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.7', 1795176000000);
INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.8', 1795176000000);
INSERT INTO public.rate_limits VALUES ('look:01a1f8d8-7de0-7789-a5f0-c42af6c9f857', 1795176010000);
INSERT INTO public.rate_limits VALUES ('looks:01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', 1795176120000);
INSERT INTO public.rate_limits VALUES ('sign-in:10.0.0.6', 1795176000000);
INSERT INTO public.rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO public.rate_limits VALUES ('mails:actor:01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 1795176691200);
INSERT INTO public.rate_limits VALUES ('mails:organization:01a1f8d8-7de0-7789-a5f0-c3dcb9977d45', 1795176386400);
INSERT INTO public.rate_limits VALUES ('reset:client:10.0.0.10', 1795176480000);
INSERT INTO public.rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO public.rate_limits VALUES ('sign-in:10.0.0.10', 1795176301000);


--
-- Data for Name: role_assignments; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7789-a5f0-c3ff6be43e43', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'agreement_administrator', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', NULL, '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7789-a5f0-c40071f153aa', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'account_administrator', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7789-a5f0-c40ccb2e65fb', '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', 'account_manager', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 1795176000000, '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', NULL);


--
-- Data for Name: roster; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.roster VALUES (4621220170289765120, '01a1f8d8-7de0-7789-a5f0-c3e0e1253f6d', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d8-7de0-7789-a5f0-c3e205eadf3f', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (5194252014242097459, '01a1f8d8-7de0-7789-a5f0-c3e696ee79e5', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (8093867357975922675, '01a1f8d8-7de0-7789-a5f0-c3e8ab5fd4ce', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-7789-a5f0-c3e9a6e11fde', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (6378791083698279388, '01a1f8d8-7de0-7789-a5f0-c3ecdd77b78b', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (6165763074677304498, '01a1f8d8-7de0-7789-a5f0-c3ed707eb48b', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-7789-a5f0-c3ee4f3c588b', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (3390813648131578236, '01a1f8d8-7de0-7789-a5f0-c3f13bee8fbe', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (5916746110648582033, '01a1f8d8-7de0-7789-a5f0-c3f34d0da3e4', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-7789-a5f0-c3f4daaaedc1', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (6252778044763089205, '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', NULL, 2, 0, 'active', NULL);
INSERT INTO public.roster VALUES (4476749350090614008, '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', NULL, 1, 0, 'active', NULL);
INSERT INTO public.roster VALUES (4377642090480910063, '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', NULL, 8, 0, 'active', NULL);
INSERT INTO public.roster VALUES (4387431537631259351, '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-7789-a5f0-c445bad5819a', 0, 32, 'sent', 1800360300000);


--
-- Data for Name: seats; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.seats VALUES ('seat-5ac05c6ef8cfddfe', 'id-S-1', 'nils@contoso.com', 'nils@contoso.com', 'contoso.com', '', '', 'nils@contoso.com', 'en', 0, NULL, 1, false, NULL);


--
-- Data for Name: service_products; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.service_products VALUES ('01a1f8d8-7de0-7789-a5f0-c431147dfd1e', 'contoso-mail');


--
-- Data for Name: services; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.services VALUES ('01a1f8d8-7de0-7789-a5f0-c431147dfd1e', 'mail', 'a617b9ec722b48bc22c4d68d2338d5d8dac1ed6d2db7b4f61b728b92d84357b1', NULL, NULL, 1795176000000);


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sessions VALUES ('851243a7d681d1044b35204bde0705aaf3d0a8dcaca04fc371cd73e5a6cdb4c7', '01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.sessions VALUES ('97cfb97a9db8450aa351d82ef397941ee2d74b73ff71987d14124edf7d513a3c', '01a1f8d8-7de0-7789-a5f0-c41595e35e16', 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.sessions VALUES ('ad3f465cd9fcf009f79710bf44679ff733944954f95cd4a76f681ef8834b9c53', '01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 1795176000000, 1795176300000, '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 1795176300000);


--
-- Data for Name: sign_in_failures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);


--
-- Data for Name: signing_keys; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.signing_keys VALUES ('01a1f8d8-7de0-7789-a5f0-c43226800800', 'r6pdCwWdmnfLi9buK4t3zAU8E0BXjKb+VzDoDW5tIvoiIkRkBeGwJmd+y8XKxq5YTq06MeBBdwfG67WovGLKJ/pc4vNvEzKnIWtKM/cQMXCkLXG/Wn2s302vmnu/DCOR8hdHaUbLJBsAlGf7Qe3hBc3z+S5eZPpTqZTMLQIl3aAN0GpRaemp2LobNdkYZknhH2M6iyHc3ZdmYme/XpetcIpKieX+5Q==', 'vx7x91N8rZ5v5dalhCpZz77l8B5jIvagYKpO9uynkaM', 'kIWKBDHjzhWFF8WoxMysfK6ajPAuAPzGPvQQPxXTcv0', 1795176000000, NULL, '01a1f8d8-7de0-7789-a5f0-c433d9c364d2');


--
-- Data for Name: software_file_products; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.software_file_products VALUES ('01a1f8d8-7de0-7789-a5f0-c43df2ed90ba', 0, 'Writer', '2024');


--
-- Data for Name: software_files; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.software_files VALUES ('01a1f8d8-7de0-7789-a5f0-c43df2ed90ba', 'F-1', 'Title of F-1', 'title of f-1', 'es', 'windows', 'x64', 'iso', '2026-11-01', 'F-1.iso', 18, '94ee64eca72f561ab0680257eecf4513d7b89d9091ed08aabb1d86adb97ae35e', NULL, 'fae6f2b10a948391cc67897e090305090cb39b9a9dfa8f8ce3b493a05d1a1ec6');


--
-- Data for Name: statement_lines; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.statement_lines VALUES ('01a1f8d8-7de0-7789-a5f0-c436473bd1f3', 0, 'Writer', '2024', 'applications', 240, 240);


--
-- Data for Name: statements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.statements VALUES ('01a1f8d8-7de0-7789-a5f0-c436473bd1f3', '01a1f8d8-7de0-7789-a5f0-c3ddd35dbfcb', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', '2026-11-15', 'f5e9e8eb7f36c12424e78f372ef8319c7abd1ea06071910dede9c731704e868d');


--
-- Data for Name: stored_files; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.stored_files VALUES ('94ee64eca72f561ab0680257eecf4513d7b89d9091ed08aabb1d86adb97ae35e', 18, 1795176000000, NULL);


--
-- Data for Name: subscriptions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.subscriptions VALUES ('id-S-1', 'S-1', '01a1f8d8-7de0-7789-a5f0-c3dfbc314cbf', 'AAA-00001', 5, 0, '2026-11-01', '2027-10-31', NULL, 'active', NULL, NULL, '', false, 1, NULL, NULL, 0, 0, NULL, 0, 0, NULL, NULL, 0);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('01a1f8d8-7de0-7789-a5f0-c41595e35e16', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$MIMVgrdLEZaYbP5bpbpX0g$SL9CTyMzvZ37Ri+aSjF00MdMm4kFYzqHWAjc000kg0Q', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-7789-a5f0-c40b9d2a2ea7', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$BkeeLoioz54Psxddoeipmg$uZUfI84rgJ0aRk5Ior6iZnhyQsWqBer3/HEdHQyjm4U', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-7789-a5f0-c3fe35dafa6d', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$3DV43sJLi0XDIzt375IsUA$NTp87ffVpky3M5jorRJX5Ly+5YqBFXMzwF6MnoLh0Ms', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);


--
-- Data for Name: write_probe; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.write_probe VALUES (0);


--
-- Name: _sqlx_migrations _sqlx_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);


--
-- Name: agreement_contacts agreement_contacts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreement_contacts
    ADD CONSTRAINT agreement_contacts_pkey PRIMARY KEY (agreement_id, place);


--
-- Name: agreement_partners agreement_partners_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreement_partners
    ADD CONSTRAINT agreement_partners_pkey PRIMARY KEY (agreement_id, partner_id);


--
-- Name: agreements agreements_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT agreements_number_key UNIQUE (number);


--
-- Name: agreements agreements_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT agreements_pkey PRIMARY KEY (id);


--
-- Name: allowed_domains allowed_domains_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.allowed_domains
    ADD CONSTRAINT allowed_domains_pkey PRIMARY KEY (name);


--
-- Name: audit_entries audit_entries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (chain, sequence);


--
-- Name: audit_heads audit_heads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_heads
    ADD CONSTRAINT audit_heads_pkey PRIMARY KEY (chain);


--
-- Name: audit_personal audit_personal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit_personal
    ADD CONSTRAINT audit_personal_pkey PRIMARY KEY (chain, sequence);


--
-- Name: canaries canaries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.canaries
    ADD CONSTRAINT canaries_pkey PRIMARY KEY (key_encryption_key);


--
-- Name: data_keys data_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.data_keys
    ADD CONSTRAINT data_keys_pkey PRIMARY KEY (id);


--
-- Name: domain_accounts domain_accounts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_accounts
    ADD CONSTRAINT domain_accounts_pkey PRIMARY KEY (domain_id, purchasing_account_id);


--
-- Name: domain_looks domain_looks_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_looks
    ADD CONSTRAINT domain_looks_pkey PRIMARY KEY (id);


--
-- Name: domain_values domain_values_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_values
    ADD CONSTRAINT domain_values_pkey PRIMARY KEY (value);


--
-- Name: domains domains_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domains
    ADD CONSTRAINT domains_pkey PRIMARY KEY (id);


--
-- Name: downloads downloads_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.downloads
    ADD CONSTRAINT downloads_pkey PRIMARY KEY (file_id, user_id, hour);


--
-- Name: form_counts form_counts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.form_counts
    ADD CONSTRAINT form_counts_pkey PRIMARY KEY (day, form, outcome);


--
-- Name: form_drafts form_drafts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.form_drafts
    ADD CONSTRAINT form_drafts_pkey PRIMARY KEY (user_id, path);


--
-- Name: form_requests form_requests_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.form_requests
    ADD CONSTRAINT form_requests_pkey PRIMARY KEY (id);


--
-- Name: import_kinds import_kinds_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_kinds
    ADD CONSTRAINT import_kinds_pkey PRIMARY KEY (kind, import_number);


--
-- Name: imports imports_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (number);


--
-- Name: invitation_grants invitation_grants_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitation_grants
    ADD CONSTRAINT invitation_grants_pkey PRIMARY KEY (invitation_id, role, scope_id);


--
-- Name: invitation_links invitation_links_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitation_links
    ADD CONSTRAINT invitation_links_pkey PRIMARY KEY (id);


--
-- Name: invitation_links invitation_links_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitation_links
    ADD CONSTRAINT invitation_links_token_hash_key UNIQUE (token_hash);


--
-- Name: invitations invitations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);


--
-- Name: key_acts key_acts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_acts
    ADD CONSTRAINT key_acts_pkey PRIMARY KEY (id);


--
-- Name: key_views key_views_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_views
    ADD CONSTRAINT key_views_pkey PRIMARY KEY (id);


--
-- Name: mail_troubles mail_troubles_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_troubles
    ADD CONSTRAINT mail_troubles_pkey PRIMARY KEY (trouble);


--
-- Name: order_lines order_lines_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, place);


--
-- Name: orders orders_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);


--
-- Name: orders orders_register_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_register_id_key UNIQUE (register_id);


--
-- Name: organizations organizations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_pkey PRIMARY KEY (id);


--
-- Name: organizations organizations_register_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_register_id_key UNIQUE (register_id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: partners partners_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.partners
    ADD CONSTRAINT partners_pkey PRIMARY KEY (id);


--
-- Name: partners partners_register_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.partners
    ADD CONSTRAINT partners_register_id_key UNIQUE (register_id);


--
-- Name: password_resets password_resets_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_pkey PRIMARY KEY (id);


--
-- Name: password_resets password_resets_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_token_hash_key UNIQUE (token_hash);


--
-- Name: product_keys product_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_keys
    ADD CONSTRAINT product_keys_pkey PRIMARY KEY (id);


--
-- Name: product_keys product_keys_register_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_keys
    ADD CONSTRAINT product_keys_register_id_key UNIQUE (register_id);


--
-- Name: products products_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (part_key);


--
-- Name: purchasing_accounts purchasing_accounts_agreement_id_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_accounts
    ADD CONSTRAINT purchasing_accounts_agreement_id_number_key UNIQUE (agreement_id, number);


--
-- Name: purchasing_accounts purchasing_accounts_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_accounts
    ADD CONSTRAINT purchasing_accounts_pkey PRIMARY KEY (id);


--
-- Name: rate_limits rate_limits_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);


--
-- Name: role_assignments role_assignments_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_assignments
    ADD CONSTRAINT role_assignments_pkey PRIMARY KEY (id);


--
-- Name: role_assignments role_assignments_user_id_role_scope_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_assignments
    ADD CONSTRAINT role_assignments_user_id_role_scope_id_key UNIQUE (user_id, role, scope_id);


--
-- Name: roster roster_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roster
    ADD CONSTRAINT roster_pkey PRIMARY KEY (id);


--
-- Name: roster roster_scope_id_email_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roster
    ADD CONSTRAINT roster_scope_id_email_key_key UNIQUE (scope_id, email_key);


--
-- Name: seats seats_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_pkey PRIMARY KEY (id);


--
-- Name: seats seats_subscription_id_email_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_subscription_id_email_key_key UNIQUE (subscription_id, email_key);


--
-- Name: seats seats_token_hash_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_token_hash_key UNIQUE (token_hash);


--
-- Name: service_products service_products_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_products
    ADD CONSTRAINT service_products_pkey PRIMARY KEY (service_id, code);


--
-- Name: services services_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.services
    ADD CONSTRAINT services_name_key UNIQUE (name);


--
-- Name: services services_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.services
    ADD CONSTRAINT services_pkey PRIMARY KEY (id);


--
-- Name: sessions sessions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (token_hash);


--
-- Name: sign_in_failures sign_in_failures_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sign_in_failures
    ADD CONSTRAINT sign_in_failures_pkey PRIMARY KEY (email_key);


--
-- Name: signing_keys signing_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT signing_keys_pkey PRIMARY KEY (id);


--
-- Name: software_file_products software_file_products_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.software_file_products
    ADD CONSTRAINT software_file_products_pkey PRIMARY KEY (file_id, place);


--
-- Name: software_files software_files_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.software_files
    ADD CONSTRAINT software_files_pkey PRIMARY KEY (id);


--
-- Name: software_files software_files_register_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.software_files
    ADD CONSTRAINT software_files_register_id_key UNIQUE (register_id);


--
-- Name: statement_lines statement_lines_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_lines
    ADD CONSTRAINT statement_lines_pkey PRIMARY KEY (statement_id, place);


--
-- Name: statements statements_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_pkey PRIMARY KEY (id);


--
-- Name: statements statements_scope_id_as_of_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_scope_id_as_of_key UNIQUE (scope_id, as_of);


--
-- Name: stored_files stored_files_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.stored_files
    ADD CONSTRAINT stored_files_pkey PRIMARY KEY (sha256);


--
-- Name: subscriptions subscriptions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_pkey PRIMARY KEY (id);


--
-- Name: subscriptions subscriptions_register_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_register_id_key UNIQUE (register_id);


--
-- Name: users users_email_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_email_key_key UNIQUE (email_key);


--
-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);


--
-- Name: account_turns_by_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX account_turns_by_account ON public.account_turns USING btree (purchasing_account_id);


--
-- Name: audit_entries_by_action; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entries_by_action ON public.audit_entries USING btree (organization_id, scope_id, action, at, chain, sequence);


--
-- Name: audit_entries_by_actor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (organization_id, scope_id, actor, at, chain, sequence);


--
-- Name: audit_entries_by_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (organization_id, scope_id, subject, at, chain, sequence);


--
-- Name: audit_entries_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entries_by_time ON public.audit_entries USING btree (organization_id, scope_id, at, chain, sequence);


--
-- Name: data_keys_by_wrapping; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX data_keys_by_wrapping ON public.data_keys USING btree (wrapped_by);


--
-- Name: data_keys_current; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX data_keys_current ON public.data_keys USING btree (purpose, organization_id) WHERE (retired_at IS NULL);


--
-- Name: domain_accounts_by_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domain_accounts_by_account ON public.domain_accounts USING btree (purchasing_account_id);


--
-- Name: domain_looks_by_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domain_looks_by_domain ON public.domain_looks USING btree (domain_id, last_at);


--
-- Name: domain_values_by_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domain_values_by_domain ON public.domain_values USING btree (domain_id);


--
-- Name: domains_by_look; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_by_look ON public.domains USING btree (look_at) WHERE (look_at IS NOT NULL);


--
-- Name: domains_by_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_by_name ON public.domains USING btree (name);


--
-- Name: domains_by_parent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_by_parent ON public.domains USING btree (parent_id) WHERE (parent_id IS NOT NULL);


--
-- Name: domains_by_turn; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_by_turn ON public.domains USING btree (turn_at) WHERE (turn_at IS NOT NULL);


--
-- Name: domains_by_value; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_by_value ON public.domains USING btree (value);


--
-- Name: domains_claimed; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX domains_claimed ON public.domains USING btree (organization_id, name) WHERE (state <> 'removed'::text);


--
-- Name: domains_proven; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX domains_proven ON public.domains USING btree (name) WHERE ((state = 'verified'::text) OR (state = 'failing'::text));


--
-- Name: domains_removed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX domains_removed ON public.domains USING btree (since) WHERE (state = 'removed'::text);


--
-- Name: downloads_by_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX downloads_by_account ON public.downloads USING btree (purchasing_account_id, at, file_id, user_id);


--
-- Name: downloads_by_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX downloads_by_user ON public.downloads USING btree (user_id, file_id, at);


--
-- Name: form_requests_by_state; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX form_requests_by_state ON public.form_requests USING btree (state, created_at);


--
-- Name: invitation_links_by_invitation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitation_links_by_invitation ON public.invitation_links USING btree (invitation_id);


--
-- Name: invitations_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitations_by_address ON public.invitations USING btree (email_key, state);


--
-- Name: invitations_by_agreement; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitations_by_agreement ON public.invitations USING btree (agreement_id, email_key);


--
-- Name: invitations_by_inviter; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX invitations_by_inviter ON public.invitations USING btree (invited_by, state);


--
-- Name: key_acts_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX key_acts_by_time ON public.key_acts USING btree (at);


--
-- Name: key_acts_by_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX key_acts_by_user ON public.key_acts USING btree (user_id, at);


--
-- Name: key_views_by_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX key_views_by_key ON public.key_views USING btree (key_id, purchasing_account_id, at, id);


--
-- Name: order_lines_by_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX order_lines_by_account ON public.order_lines USING btree (purchasing_account_id, part_key, usage_until, assurance_until, usage_from, is_counted, quantity);


--
-- Name: order_lines_by_correction; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX order_lines_by_correction ON public.order_lines USING btree (corrects_order, corrects_line) WHERE (corrects_order IS NOT NULL);


--
-- Name: orders_by_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_by_account ON public.orders USING btree (purchasing_account_id, ordered_on, id, search_key, kind, status, partner_id);


--
-- Name: orders_by_agreement; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_by_agreement ON public.orders USING btree (agreement_id, ordered_on, id, search_key, kind, status, partner_id);


--
-- Name: orders_by_import; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX orders_by_import ON public.orders USING btree (changed_in, purchasing_account_id, created_in);


--
-- Name: outbox_by_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_by_due ON public.outbox USING btree (lane, state, due_at);


--
-- Name: outbox_by_invitation; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_by_invitation ON public.outbox USING btree (invitation_id, created_at);


--
-- Name: outbox_by_trouble; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_by_trouble ON public.outbox USING btree (trouble) WHERE (trouble IS NOT NULL);


--
-- Name: outbox_requested; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_requested ON public.outbox USING btree (finished_at) WHERE is_requested;


--
-- Name: outbox_untried; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_untried ON public.outbox USING btree (lane, state, attempts, due_at) WHERE ((state = 'queued'::text) AND (attempts = 0));


--
-- Name: password_resets_by_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX password_resets_by_user ON public.password_resets USING btree (user_id);


--
-- Name: product_keys_by_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX product_keys_by_account ON public.product_keys USING btree (purchasing_account_id, sort_name, id, type, status, valid_from);


--
-- Name: product_keys_by_data_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX product_keys_by_data_key ON public.product_keys USING btree (data_key_id);


--
-- Name: product_keys_by_digest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX product_keys_by_digest ON public.product_keys USING btree (search_digest);


--
-- Name: product_keys_by_end; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX product_keys_by_end ON public.product_keys USING btree (shown_end, purchasing_account_id);


--
-- Name: product_keys_by_import; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX product_keys_by_import ON public.product_keys USING btree (changed_in, purchasing_account_id, created_in);


--
-- Name: products_by_service; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX products_by_service ON public.products USING btree (service);


--
-- Name: purchasing_accounts_lead; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX purchasing_accounts_lead ON public.purchasing_accounts USING btree (agreement_id) WHERE is_lead;


--
-- Name: role_assignments_by_scope; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX role_assignments_by_scope ON public.role_assignments USING btree (scope_id, role);


--
-- Name: roster_by_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_by_expiry ON public.roster USING btree (expires_at) WHERE (status = 'sent'::text);


--
-- Name: roster_by_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_by_name ON public.roster USING btree (scope_id, sort_name, email_key);


--
-- Name: roster_by_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_by_person ON public.roster USING btree (email_key);


--
-- Name: roster_by_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_by_status ON public.roster USING btree (scope_id, status, sort_name, email_key);


--
-- Name: roster_by_status_and_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_by_status_and_address ON public.roster USING btree (scope_id, status, email_key);


--
-- Name: roster_of_role_1; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_1 ON public.roster USING btree (scope_id, status, sort_name, email_key) WHERE (((roles | offered) & (1)::bigint) <> 0);


--
-- Name: roster_of_role_16; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_16 ON public.roster USING btree (scope_id, status, sort_name, email_key) WHERE (((roles | offered) & (16)::bigint) <> 0);


--
-- Name: roster_of_role_16_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_16_by_address ON public.roster USING btree (scope_id, status, email_key) WHERE (((roles | offered) & (16)::bigint) <> 0);


--
-- Name: roster_of_role_1_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_1_by_address ON public.roster USING btree (scope_id, status, email_key) WHERE (((roles | offered) & (1)::bigint) <> 0);


--
-- Name: roster_of_role_2; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_2 ON public.roster USING btree (scope_id, status, sort_name, email_key) WHERE (((roles | offered) & (2)::bigint) <> 0);


--
-- Name: roster_of_role_2_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_2_by_address ON public.roster USING btree (scope_id, status, email_key) WHERE (((roles | offered) & (2)::bigint) <> 0);


--
-- Name: roster_of_role_32; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_32 ON public.roster USING btree (scope_id, status, sort_name, email_key) WHERE (((roles | offered) & (32)::bigint) <> 0);


--
-- Name: roster_of_role_32_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_32_by_address ON public.roster USING btree (scope_id, status, email_key) WHERE (((roles | offered) & (32)::bigint) <> 0);


--
-- Name: roster_of_role_4; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_4 ON public.roster USING btree (scope_id, status, sort_name, email_key) WHERE (((roles | offered) & (4)::bigint) <> 0);


--
-- Name: roster_of_role_4_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_4_by_address ON public.roster USING btree (scope_id, status, email_key) WHERE (((roles | offered) & (4)::bigint) <> 0);


--
-- Name: roster_of_role_8; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_8 ON public.roster USING btree (scope_id, status, sort_name, email_key) WHERE (((roles | offered) & (8)::bigint) <> 0);


--
-- Name: roster_of_role_8_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_of_role_8_by_address ON public.roster USING btree (scope_id, status, email_key) WHERE (((roles | offered) & (8)::bigint) <> 0);


--
-- Name: roster_search_eighth; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_search_eighth ON public.roster USING gin (public.search_tokens(scope_id, search_text)) WHERE (((id & (1023)::bigint) >= 16) AND ((id & (1023)::bigint) <= 127));
ALTER INDEX public.roster_search_eighth ALTER COLUMN 1 SET STATISTICS 0;


--
-- Name: roster_search_rest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_search_rest ON public.roster USING gin (public.search_tokens(scope_id, search_text)) WHERE ((id & (1023)::bigint) > 127);
ALTER INDEX public.roster_search_rest ALTER COLUMN 1 SET STATISTICS 0;


--
-- Name: roster_search_sixtieth; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_search_sixtieth ON public.roster USING gin (public.search_tokens(scope_id, search_text)) WHERE (((id & (1023)::bigint) >= 1) AND ((id & (1023)::bigint) <= 15));
ALTER INDEX public.roster_search_sixtieth ALTER COLUMN 1 SET STATISTICS 0;


--
-- Name: roster_search_thousandth; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX roster_search_thousandth ON public.roster USING gin (public.search_tokens(scope_id, search_text)) WHERE ((id & (1023)::bigint) = 0);
ALTER INDEX public.roster_search_thousandth ALTER COLUMN 1 SET STATISTICS 0;


--
-- Name: seats_by_address; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX seats_by_address ON public.seats USING btree (email_key);


--
-- Name: seats_by_domain; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX seats_by_domain ON public.seats USING btree (subscription_id, domain, email_key);


--
-- Name: seats_by_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX seats_by_name ON public.seats USING btree (subscription_id, sort_name, email_key);


--
-- Name: seats_by_place; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX seats_by_place ON public.seats USING btree (subscription_id, place);


--
-- Name: sessions_by_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sessions_by_user ON public.sessions USING btree (user_id);


--
-- Name: software_file_products_by_family; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX software_file_products_by_family ON public.software_file_products USING btree (family, file_id);


--
-- Name: software_files_by_hash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX software_files_by_hash ON public.software_files USING btree (sha256);


--
-- Name: statements_by_agreement; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX statements_by_agreement ON public.statements USING btree (agreement_id, as_of);


--
-- Name: subscriptions_by_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscriptions_by_account ON public.subscriptions USING btree (purchasing_account_id);


--
-- Name: subscriptions_by_part; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscriptions_by_part ON public.subscriptions USING btree (part_key);


--
-- Name: subscriptions_by_turn; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX subscriptions_by_turn ON public.subscriptions USING btree (turn_at) WHERE (turn_at IS NOT NULL);


--
-- Name: account_turns account_turns_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account_turns
    ADD CONSTRAINT account_turns_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: agreement_contacts agreement_contacts_agreement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreement_contacts
    ADD CONSTRAINT agreement_contacts_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreements(id);


--
-- Name: agreement_partners agreement_partners_agreement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreement_partners
    ADD CONSTRAINT agreement_partners_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreements(id);


--
-- Name: agreement_partners agreement_partners_partner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreement_partners
    ADD CONSTRAINT agreement_partners_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES public.partners(id);


--
-- Name: agreements agreements_organization_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.agreements
    ADD CONSTRAINT agreements_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);


--
-- Name: domain_accounts domain_accounts_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_accounts
    ADD CONSTRAINT domain_accounts_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id);


--
-- Name: domain_accounts domain_accounts_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_accounts
    ADD CONSTRAINT domain_accounts_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: domain_looks domain_looks_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_looks
    ADD CONSTRAINT domain_looks_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id);


--
-- Name: domain_values domain_values_domain_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domain_values
    ADD CONSTRAINT domain_values_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES public.domains(id);


--
-- Name: domains domains_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domains
    ADD CONSTRAINT domains_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.users(id);


--
-- Name: domains domains_organization_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domains
    ADD CONSTRAINT domains_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);


--
-- Name: domains domains_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.domains
    ADD CONSTRAINT domains_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.domains(id);


--
-- Name: downloads downloads_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.downloads
    ADD CONSTRAINT downloads_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.software_files(id);


--
-- Name: downloads downloads_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.downloads
    ADD CONSTRAINT downloads_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: downloads downloads_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.downloads
    ADD CONSTRAINT downloads_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: form_drafts form_drafts_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.form_drafts
    ADD CONSTRAINT form_drafts_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: import_kinds import_kinds_import_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_kinds
    ADD CONSTRAINT import_kinds_import_number_fkey FOREIGN KEY (import_number) REFERENCES public.imports(number);


--
-- Name: invitation_grants invitation_grants_invitation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitation_grants
    ADD CONSTRAINT invitation_grants_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id);


--
-- Name: invitation_grants invitation_grants_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitation_grants
    ADD CONSTRAINT invitation_grants_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: invitation_links invitation_links_invitation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitation_links
    ADD CONSTRAINT invitation_links_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id);


--
-- Name: invitations invitations_agreement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreements(id);


--
-- Name: invitations invitations_invited_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.users(id);


--
-- Name: invitations invitations_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: key_acts key_acts_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_acts
    ADD CONSTRAINT key_acts_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: key_views key_views_key_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_views
    ADD CONSTRAINT key_views_key_id_fkey FOREIGN KEY (key_id) REFERENCES public.product_keys(id);


--
-- Name: key_views key_views_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_views
    ADD CONSTRAINT key_views_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: key_views key_views_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.key_views
    ADD CONSTRAINT key_views_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: order_lines order_lines_order_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES public.orders(id);


--
-- Name: order_lines order_lines_part_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.order_lines
    ADD CONSTRAINT order_lines_part_key_fkey FOREIGN KEY (part_key) REFERENCES public.products(part_key);


--
-- Name: orders orders_agreement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreements(id);


--
-- Name: orders orders_partner_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES public.partners(id);


--
-- Name: orders orders_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: outbox outbox_invitation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id);


--
-- Name: outbox outbox_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: password_resets password_resets_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: product_keys product_keys_agreement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_keys
    ADD CONSTRAINT product_keys_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreements(id);


--
-- Name: product_keys product_keys_data_key_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_keys
    ADD CONSTRAINT product_keys_data_key_id_fkey FOREIGN KEY (data_key_id) REFERENCES public.data_keys(id);


--
-- Name: product_keys product_keys_organization_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_keys
    ADD CONSTRAINT product_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);


--
-- Name: product_keys product_keys_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.product_keys
    ADD CONSTRAINT product_keys_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: purchasing_accounts purchasing_accounts_agreement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.purchasing_accounts
    ADD CONSTRAINT purchasing_accounts_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreements(id);


--
-- Name: role_assignments role_assignments_agreement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_assignments
    ADD CONSTRAINT role_assignments_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreements(id);


--
-- Name: role_assignments role_assignments_granted_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_assignments
    ADD CONSTRAINT role_assignments_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES public.users(id);


--
-- Name: role_assignments role_assignments_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_assignments
    ADD CONSTRAINT role_assignments_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: role_assignments role_assignments_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.role_assignments
    ADD CONSTRAINT role_assignments_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: roster roster_invitation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roster
    ADD CONSTRAINT roster_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id);


--
-- Name: roster roster_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.roster
    ADD CONSTRAINT roster_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: seats seats_assigned_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES public.users(id);


--
-- Name: seats seats_subscription_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES public.subscriptions(id);


--
-- Name: service_products service_products_service_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.service_products
    ADD CONSTRAINT service_products_service_id_fkey FOREIGN KEY (service_id) REFERENCES public.services(id);


--
-- Name: sessions sessions_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: sessions sessions_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


--
-- Name: signing_keys signing_keys_data_key_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT signing_keys_data_key_id_fkey FOREIGN KEY (data_key_id) REFERENCES public.data_keys(id);


--
-- Name: software_file_products software_file_products_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.software_file_products
    ADD CONSTRAINT software_file_products_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.software_files(id);


--
-- Name: statement_lines statement_lines_statement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statement_lines
    ADD CONSTRAINT statement_lines_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES public.statements(id);


--
-- Name: statements statements_agreement_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES public.agreements(id);


--
-- Name: statements statements_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- Name: subscriptions subscriptions_part_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_part_key_fkey FOREIGN KEY (part_key) REFERENCES public.products(part_key);


--
-- Name: subscriptions subscriptions_purchasing_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.subscriptions
    ADD CONSTRAINT subscriptions_purchasing_account_id_fkey FOREIGN KEY (purchasing_account_id) REFERENCES public.purchasing_accounts(id);


--
-- PostgreSQL database dump complete
--


