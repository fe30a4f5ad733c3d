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
    digest text NOT NULL
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
-- Name: mail_troubles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.mail_troubles (
    trouble text NOT NULL,
    since bigint NOT NULL
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
    administrator_country text NOT NULL
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
-- Name: sessions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sessions (
    token_hash text NOT NULL,
    user_id text NOT NULL,
    created_at bigint NOT NULL,
    active_at bigint NOT NULL,
    purchasing_account_id text
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

INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 21:45:07.888968+00', true, '\x477cb630d99bbb108921bf7b547b1d6d37a6ebca7aff63cb4d6c77867a2e295628b87af65de9f4edc7432df5c1eea3bb', 36007252);
INSERT INTO public._sqlx_migrations VALUES (2, 'folded names', '2026-11-28 21:45:07.925782+00', true, '\x6d4d3b6f39e4d36519de6b1085c6989043c9d70664103bff6f4b1925f6d1cccf596692c775dc27ba2862c8a8f83d67c3', 1673967);


--
-- Data for Name: agreement_partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7401-be42-e93ed4f7a515', '01a1f8d8-7de0-7401-be42-e93feee6b034');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7401-be42-e94769a3b23a', '01a1f8d8-7de0-7401-be42-e9480bfed74e');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7401-be42-e952932c38b4', '01a1f8d8-7de0-7401-be42-e95394cc6f56');


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7401-be42-e93ed4f7a515', '1234567890', '01a1f8d8-7de0-7401-be42-e93d6af8d451', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7401-be42-e94769a3b23a', '2345678901', '01a1f8d8-7de0-7401-be42-e94684a9c31a', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7401-be42-e94de6f14d58', '3456789012', '01a1f8d8-7de0-7401-be42-e94cb0d41230', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7401-be42-e952932c38b4', '4567890123', '01a1f8d8-7de0-7401-be42-e951ea225c81', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764');


--
-- Data for Name: audit_entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'server', '{"after":{"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', '4eafcb0e0f930bf7c877b9ed340d563d564737667e8931d1a13dfbb9559400c1', '33c7f518f3004bd15293ed9cbf5a3189f1a3d1e945ed2a217042b653fcf74db8');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","sector":"commercial"},"before":null}', '0c398c738c15d62336a11110e651caec9411d2fac428b42e043e86d1ef1f382d', '45fe06232d064eb58a7c04f5f904e9c172e10af3bf47936f849142f05df647c1');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e9418b9b03d4', 'server', '{"after":{"lead":false,"name":"Contoso Research","sector":"commercial"},"before":null}', '58e0712e45e77c7c43c07bc8bd208f3a9df003636c4eeaeca158675739a47230', 'd7547b97a140503ac843ca4dea138c6dda08f20428e37146691315f7cdef6371');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e942574bb8ed', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'bc62a2e0091fd8f971b110fee47e06169fc11168fea04a54856d8fc48af08605');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e942574bb8ed', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '5a3972cdd5baff20d9df79a9b082c8a7e3be98aed7de34ad7305447f96aa759f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e94330930003', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e9418b9b03d4', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '62deb2ac4c68e18a1fc1893a1ee9728c8e0ff904ba8b230c8edce3fbbbf4619d');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e94684a9c31a', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d8-7de0-7401-be42-e94684a9c31a', '01a1f8d8-7de0-7401-be42-e94769a3b23a', 'server', '{"after":{"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', 'd3277c86d9997b5c6f4b183e14f8c3219b6d077fe5329d40f48acf7a5570307a', 'b739ce4c9b6d6ae97a975ff47a7cb12612b16eba8278748957dee56ee8d4a64f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e94684a9c31a', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d8-7de0-7401-be42-e94684a9c31a', '01a1f8d8-7de0-7401-be42-e949d365e400', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","sector":"academic"},"before":null}', 'a8ba75b71b7ae67205308799bdb243c6b8d6ecc7ee8c5c864310b17dec29eb68', 'e7a17a2cbc1116e14b3fb14914742f6e1e6d696532e682c708b91fa11da6287f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e94684a9c31a', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e94a3f3e621e', '01a1f8d8-7de0-7401-be42-e94684a9c31a', '01a1f8d8-7de0-7401-be42-e94769a3b23a', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '7ca84193f20d013c69991dd11b9359b34f4e4512360dd62294ec1ed9ce63c902');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e94684a9c31a', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e94a3f3e621e', '01a1f8d8-7de0-7401-be42-e94684a9c31a', '01a1f8d8-7de0-7401-be42-e949d365e400', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '47c29b7d9b780df53ec9ea4c3c41d633f9ffc3ddc57af8ea91931d854f07f582');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e94cb0d41230', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d8-7de0-7401-be42-e94cb0d41230', '01a1f8d8-7de0-7401-be42-e94de6f14d58', 'server', '{"after":{"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', '7dd41996af7149046246ef94b0fef69df1a191e6da49b54a3be4bdc390873652', 'ce3902a25e2ac51c97cd986ec6fc8765c46e0175ad761de4f72186cb52f3b2a1');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e94cb0d41230', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d8-7de0-7401-be42-e94cb0d41230', '01a1f8d8-7de0-7401-be42-e94e34fe2c6e', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","sector":"commercial"},"before":null}', '024df7249b70586b15772811e3ade61170d3e1bd5f2d77c0f08719e4dfb3b643', 'b7a2ffd1f2fbfde59ccc018f5f66cb291e4cf85c87582d89cbc8f168bc60a643');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e94cb0d41230', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e94fd94f8540', '01a1f8d8-7de0-7401-be42-e94cb0d41230', '01a1f8d8-7de0-7401-be42-e94de6f14d58', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'b7893dedcdf18e3ae956853572125c9eedbbb1a02d0dd4387f5809d27445e397');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e94cb0d41230', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e94fd94f8540', '01a1f8d8-7de0-7401-be42-e94cb0d41230', '01a1f8d8-7de0-7401-be42-e94e34fe2c6e', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '089313b2cafba7c9f3f426f30f461cf57c18d2a45a56560ec52619216573df40');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e951ea225c81', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d8-7de0-7401-be42-e951ea225c81', '01a1f8d8-7de0-7401-be42-e952932c38b4', 'server', '{"after":{"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '40844642dd176eb902a06e461d5ee6579b0fffaab6c613d89847370c854887fb', '1901d4b6dd4cc7797a6cf851fe8fb3a9f29265bedfac2ce12e3dddd09b8abaad');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e951ea225c81', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d8-7de0-7401-be42-e951ea225c81', '01a1f8d8-7de0-7401-be42-e9542b505d1d', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","sector":"government"},"before":null}', 'c293aa89515e5ab1cb0cd7b4aef75421aa578ac6b0ed2d086d036c0759df4178', 'eccced949a55f83ad678a678f5b81eda4a715e22452f7e70a30ccc1efe8b3f76');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e951ea225c81', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e95505d2e9cb', '01a1f8d8-7de0-7401-be42-e951ea225c81', '01a1f8d8-7de0-7401-be42-e952932c38b4', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '5ac48be7451e1730b6f1b7112b88bcfdcd201fbabcc1938d88f867eb8cdda9e1');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e951ea225c81', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7401-be42-e95505d2e9cb', '01a1f8d8-7de0-7401-be42-e951ea225c81', '01a1f8d8-7de0-7401-be42-e9542b505d1d', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '44fac683bf92ccaa30cf61be2407209d9a00a04eb4f4f1b7bd400d0388fa792c');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7401-be42-e942574bb8ed', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', 'a120b4e5aef87aa4c8fe7d02e8c6ecbab61127b1ee614c28b6589202a89e545e', '3acb44e5d179509b77af7b99abc4f2687e1113aa24c9ea88962eecc0ee87d9ed');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 8, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7401-be42-e942574bb8ed', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', 'a8aba24470e6a024f6ddd6aea77ce294399986c852b03cfd5d73f848e58427bc', 'c41cdb28ed7371419310fa1663faa630abb5bf15b544a0704153d969fd8b8cf9');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 9, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7401-be42-e95ffed0e132', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', '30cc41e0147b49cba534d0799d83be88b3a7fff6dac36f4e56b38c532a363820', 'ea7b953aad50032734576aeef7621e7ea7b2b2eba3f604e2f08f7ba560446a76');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 10, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7401-be42-e95ffed0e132', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', '1f13c30cfb51aa62df30fe2c9586a50f13acb5f96134bf35e99265a723847fdb', 'e63ed78246ac5b0f6c8862411743d7537e4496ee1fb2bc7cf71fc24bb5d172ba');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 14, 1795176000000, 'user:01a1f8d8-7de0-7401-be42-e95ffed0e132', 'invitation.created', '01a1f8d8-7de0-7401-be42-e970f3fe4734', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', 'e50870aa7090b9f6d075cbb5d05448260a03f603ac5e75104de1145b48bd1792', '47a470b08db5631bf1d21936337c62697ac8dff243d70994f89204b709471fb4');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 20, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d8-7de0-7401-be42-e98071fac78e', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', '6b9071be897f87788f6074b25b7a7d247f774e285b9f0815fc536888b3a80ac7', '0d43a64df7ad35fe455092d90c25dab42552bd1a40ba794b187ff3de2254ee8c');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 11, 1795176000000, 'user:01a1f8d8-7de0-7401-be42-e95ffed0e132', 'invitation.created', '01a1f8d8-7de0-7401-be42-e966ccfd75d3', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', '8174870e6d4c2e5ba3b561332dbe7b6fe0fbe2210bba862e5e13b4e484867117', 'bb563bd733376db48821d83304cc5ff90db73931fea016fa00fd5d6c430f35e7');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 12, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7401-be42-e966ccfd75d3', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', '0071cd3559c040c8256d535120af2b2ea3e680c7e3fb40dc41b98f4e643352af', '14b207fcc960769cbbd62111cc69147cfd3fd5f3b61c523627a18d9d168151d3');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 13, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7401-be42-e96c0728d5c4', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', 'f74b4819a14b8314df90df8390a4b0aa61fe0cec5466081d3a6c0e0db5100551', '5f051b06e01a00493a6964d2374842e3d6f13ffc11ccd15cb5bd0902d204d1b9');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 15, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7401-be42-e970f3fe4734', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', 'ded5fd62f54646951354cec194da34abdd5f171fd6126acf32d3dae4507feee6', 'bf54c63ada4fc7ba3819b9ae77097070827fade3271452a256350a5802d2100b');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 16, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7401-be42-e9762eee6711', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', '4e5b9502ea2abd1ffeb09faca0c5d1cc459ecb3a47b920f303280f12f8e892c1', '25168a3d5d5a12675f22a4e07a2b52a5f056fbce20f4b2f82d494c0fe411949f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 17, 1795176000000, 'user:01a1f8d8-7de0-7401-be42-e95ffed0e132', 'role.removed', '01a1f8d8-7de0-7401-be42-e9762eee6711', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', 'd9d60334fe6c83cc8fba541051c38bb6ffa8eb72796361538a769e6c369c7180', '6f8e0bcc08f31d80aedc5059da97992a0d9110d9cd389c2a52c450a60dc5c248');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 18, 1795176000000, 'user:01a1f8d8-7de0-7401-be42-e96c0728d5c4', 'profile.changed', '01a1f8d8-7de0-7401-be42-e96c0728d5c4', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"roles":["account_manager"]}', '9b4347c9c2af12eb753ff628ce019dd1ce6bd78ae1480f50b3f40ed77b8e1490', 'c1e1368f4c3858246302379f9bc1de074071eee8dfb2ca168ce6d5c9c4cae503');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 19, 1795176000000, 'user:01a1f8d8-7de0-7401-be42-e95ffed0e132', 'invitation.created', '01a1f8d8-7de0-7401-be42-e98071fac78e', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '169c6f9687062e222785da3d252199d3866086274db65f641f5350fddcbcfe44', 'f8cb04f0fd35e953c3bb58d2fd5ba43299e54f3cb2347ff86640a2d0d5862dcc');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 21, 1795176000000, 'user:01a1f8d8-7de0-7401-be42-e95ffed0e132', 'trail.exported', '', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{}', '31df09d170aee4ca6bda2cd2c23ed6c75e95ad7f6b6f5061797f2fcce11216aa', '72eebfc95822e3ab19cfc90bd0aeef957a326b2b536a2f6a5271bc9336412c37');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 22, 1795176000000, 'operator', 'person.forgotten', '01a1f8d8-7de0-7401-be42-e9762eee6711', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'server', '{"entries":[{"chain":"01a1f8d8-7de0-7401-be42-e93d6af8d451","sequences":[14,15,16,17]}]}', NULL, '18e2d12e3187d312ed0688cf98178a15d4a6d6fb2837f540ad78eee5d2d970eb');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 23, 1795176300000, 'user:01a1f8d8-7de0-7401-be42-e95ffed0e132', 'invitation.created', '01a1f8d8-7de0-7401-be42-e98e7c4739af', '01a1f8d8-7de0-7401-be42-e93d6af8d451', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', 'c7edf8fa50567d806ac17848260127ac78af1434b8dd8c6b0e16ec32db9f484b', '6be5e2a622575b6f31225dc86789cc38e57b5376fbdd55ac7d7cf1cc63de525e');


--
-- Data for Name: audit_heads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7401-be42-e94684a9c31a', 4, '47c29b7d9b780df53ec9ea4c3c41d633f9ffc3ddc57af8ea91931d854f07f582');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7401-be42-e94cb0d41230', 4, '089313b2cafba7c9f3f426f30f461cf57c18d2a45a56560ec52619216573df40');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7401-be42-e951ea225c81', 4, '44fac683bf92ccaa30cf61be2407209d9a00a04eb4f4f1b7bd400d0388fa792c');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 23, '6be5e2a622575b6f31225dc86789cc38e57b5376fbdd55ac7d7cf1cc63de525e');


--
-- Data for Name: audit_personal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 1, '_iqF5PLasHNUzgqaXcT6AYRegjzICYFpegKvHNk6J40', '{"details":{"after":{"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 2, 'hqZhuJN0FHWqjIEPamGbWaKiBzyD52GHcqV4Cp_Dl6Y', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 3, 'Dg23i6E0e5AA6B1kA_jsdzrBqjKNTUdn_UmcgWHgzvU', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e94684a9c31a', 1, 'B7U8bmuG7AT8jPn8-fuvGX5KdDh7SDtFtE-cfrhHu6M', '{"details":{"after":{"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e94684a9c31a', 2, 'g-C_60migIoO3Eb0BRIEr6MGAYXAgCYvzr4__1x8aqA', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e94cb0d41230', 1, 'LqXLFeayVDiFe8JRSfcFpFzZX7oiCRb1e3vyNZkpC9E', '{"details":{"after":{"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e94cb0d41230', 2, 'ZV0e7W-PrWeO0xMSewQ0wYnKFm3kqs9EeB-6x63HG18', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e951ea225c81', 1, '21yKMyvNY5jcausRxOcjk2D7xd7AbwWTxr7AtgCK6Cs', '{"details":{"after":{"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e951ea225c81', 2, 'e6GVpwi3WTz6qJ0FcpAo3qdEa6eSaXG1KXB7EQB2S3o', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 7, 'rKKwjpm-S1S_Bwc4S8DKOSSeHejy4oRv9fkWkGVkEGQ', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 8, 'Yi1QhLstSzZFiy0dexykTW8zGREZQIvM47T-cfyzt3c', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 9, 'N5sEaknEmMi7F3O8j1FgacohS9OaD4CiMvknAX4q9VI', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 10, 'm56tflzT_bTSQ0X0Np8Bg5GYrl4WPq1275kbbIKmU2A', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 11, 'wn5gX5snGmnxFfsnVFBC5RmJQRUdGx4U8ChDCr5Vu2I', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 12, '3Z9ze-1_RZjxur9zcwRTIkCCcctTkxEgxwBGBLimLMU', '{"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 13, 'lPqmBEZioorVZAWdxSQhfvUj6tbQd2xH1g2eGI41lhw', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 18, 'xH8rTWKT02cqfQkTIX8ZlmMebXvNCmR4vuybWZLcBLQ', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 19, 'vCEeB3nI9T5N6laSJwpR3EDaePZJLCZi6kWHRPPk-gw', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 20, 'Az2HMWLZuET4qfqaAuprqy7z5AvhstrMk5CNczU4jn4', '{"source":"10.0.0.9"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 21, 'TWRHR4ibImGjVvKpTinPBU6p_wy9mQ8zvKoejp4uC-0', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 23, 'BDiQ75fp05BXMgN62_tSWvZU5RgnUXffzuDhuLF-ItU', '{"source":"10.0.0.6"}');


--
-- Data for Name: form_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_counts VALUES (20777, 'reset', 'matched', 1);


--
-- Data for Name: form_drafts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7401-be42-e95ffed0e132', 'invite:6c79c4de0c34228116823dd05dae3136b5067d77db1558b84b26b044f11e7ae9', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7401-be42-e95ffed0e132', 'invite:27902304f521300f511201129f6e4c898a1420398d53964445c5308151bd7ee4', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7401-be42-e95ffed0e132', 'undo:01a1f8d8-7de0-7401-be42-e97b0cc1b4a3', '{"act":{"RoleRemoved":{"user":"01a1f8d8-7de0-7401-be42-e9762eee6711","role":{"role":"report_viewer","organization":"01a1f8d8-7de0-7401-be42-e93d6af8d451","agreement":"01a1f8d8-7de0-7401-be42-e93ed4f7a515","account":"01a1f8d8-7de0-7401-be42-e940dc38ea8f","granted_at":1795176000000,"granted_by":"01a1f8d8-7de0-7401-be42-e95ffed0e132","suspended_at":null}}},"at":1795176000000,"mails":["01a1f8d8-7de0-7401-be42-e97ce6c9b88d"],"name":"remove:01a1f8d8-7de0-7401-be42-e9762eee6711:01a1f8d8-7de0-7401-be42-e97702faa96e","is_undone":false}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7401-be42-e95ffed0e132', 'remove:01a1f8d8-7de0-7401-be42-e9762eee6711:01a1f8d8-7de0-7401-be42-e97702faa96e', '01a1f8d8-7de0-7401-be42-e97b0cc1b4a3', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7401-be42-e95ffed0e132', 'invite:40de74ab9698165f0f3c4b1e73f8a5ee43e08081b6e25d4764ee031112418ccc', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7401-be42-e95ffed0e132', 'invite:788219d87ac1224ed07e94fb7b38b9126d6224ca4766f763c741508534c2fe93', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176300000);


--
-- Data for Name: form_requests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_requests VALUES ('01a1f8d8-7de0-7401-be42-e9913faf0ebe', 'reset', 'nils@contoso.com', '', '', '10.0.0.10', 1795176300000, 'queued', 0, 0);


--
-- Data for Name: invitation_grants; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e942574bb8ed', 'account_administrator', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e942574bb8ed', 'agreement_administrator', NULL, '01a1f8d8-7de0-7401-be42-e93ed4f7a515', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e94330930003', 'account_administrator', '01a1f8d8-7de0-7401-be42-e9418b9b03d4', '01a1f8d8-7de0-7401-be42-e9418b9b03d4', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e94a3f3e621e', 'account_administrator', '01a1f8d8-7de0-7401-be42-e949d365e400', '01a1f8d8-7de0-7401-be42-e949d365e400', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e94a3f3e621e', 'agreement_administrator', NULL, '01a1f8d8-7de0-7401-be42-e94769a3b23a', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e94fd94f8540', 'account_administrator', '01a1f8d8-7de0-7401-be42-e94e34fe2c6e', '01a1f8d8-7de0-7401-be42-e94e34fe2c6e', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e94fd94f8540', 'agreement_administrator', NULL, '01a1f8d8-7de0-7401-be42-e94de6f14d58', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e95505d2e9cb', 'account_administrator', '01a1f8d8-7de0-7401-be42-e9542b505d1d', '01a1f8d8-7de0-7401-be42-e9542b505d1d', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e95505d2e9cb', 'agreement_administrator', NULL, '01a1f8d8-7de0-7401-be42-e952932c38b4', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e966ccfd75d3', 'account_manager', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e970f3fe4734', 'report_viewer', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e98071fac78e', 'account_viewer', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7401-be42-e98e7c4739af', 'account_viewer', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', NULL);


--
-- Data for Name: invitation_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7401-be42-e957c4bead02', '01a1f8d8-7de0-7401-be42-e94330930003', 'cd368e8e466bcc52040e0a14503f9f6a40cd76d9386499ff5a11c59469525671', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7401-be42-e95982723646', '01a1f8d8-7de0-7401-be42-e94fd94f8540', '666c226228d775089c0d24805448faea4085f921cda0ab111547c42817e46138', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7401-be42-e95a2dccd903', '01a1f8d8-7de0-7401-be42-e95505d2e9cb', '51b90c0697ffe7de4a2c1e945d9cf90c633ab4e245e9af0fa2c975e474fec18d', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7401-be42-e95bad15b6c1', '01a1f8d8-7de0-7401-be42-e94a3f3e621e', '744153b34fe7af39ded7bddad5807311a0b8b6a950a56df7d1073e48d79c38ed', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7401-be42-e9580f4917ca', '01a1f8d8-7de0-7401-be42-e942574bb8ed', '4a780a2ab1b1d35d56ea3904c2fa121c24f848ab004a5af75cc44c68272a6c7b', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7401-be42-e9685966b212', '01a1f8d8-7de0-7401-be42-e966ccfd75d3', 'ccfdb5150a3f177f19392573e8a6999c5d0bc4e2e9caa0c5fc9b8e1cbb6ae206', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7401-be42-e97248f4baf1', '01a1f8d8-7de0-7401-be42-e970f3fe4734', '19b5f8da66ede82cb3425d3955933079a20e6bfa946505b7286c6c815a1aa3a8', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7401-be42-e9821d2798c9', '01a1f8d8-7de0-7401-be42-e98071fac78e', '9fb6ccd520509b0a2fca290aa266d827bd7bf3e0c9be1bba662f437ba3cf29c2', 1795176000000, 1800360000000, 1795176000000);


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e94330930003', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e95505d2e9cb', '01a1f8d8-7de0-7401-be42-e952932c38b4', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e94fd94f8540', '01a1f8d8-7de0-7401-be42-e94de6f14d58', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e94a3f3e621e', '01a1f8d8-7de0-7401-be42-e94769a3b23a', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e942574bb8ed', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7401-be42-e95ffed0e132', NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e966ccfd75d3', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7401-be42-e96c0728d5c4', '01a1f8d8-7de0-7401-be42-e95ffed0e132', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e970f3fe4734', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7401-be42-e9762eee6711', '01a1f8d8-7de0-7401-be42-e95ffed0e132', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e98071fac78e', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d8-7de0-7401-be42-e95ffed0e132', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7401-be42-e98e7c4739af', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d8-7de0-7401-be42-e95ffed0e132', NULL, 0, NULL, 0);


--
-- Data for Name: mail_troubles; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7401-be42-e93d6af8d451', 'C-1001', 'Contoso', 'US');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7401-be42-e94684a9c31a', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7401-be42-e94cb0d41230', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7401-be42-e951ea225c81', 'C-1004', 'Comune di Trey', 'IT');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e945b1c1d450', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d8-7de0-7401-be42-e94330930003', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e9506a6b719a', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d8-7de0-7401-be42-e94fd94f8540', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e9449a55d5be', 'invitation', 'harry@contoso.com', 'en', '01a1f8d8-7de0-7401-be42-e942574bb8ed', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e94b6c941ce2', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d8-7de0-7401-be42-e94a3f3e621e', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e956897f58dd', 'invitation', 'giulia@trey.example', 'it', '01a1f8d8-7de0-7401-be42-e95505d2e9cb', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e9678026eec0', 'invitation', 'nils@contoso.com', 'en', '01a1f8d8-7de0-7401-be42-e966ccfd75d3', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e9717c7a10d2', 'invitation', 'eva@contoso.com', 'en', '01a1f8d8-7de0-7401-be42-e970f3fe4734', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e981b2059d79', 'invitation', 'olga@contoso.com', 'en', '01a1f8d8-7de0-7401-be42-e98071fac78e', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e97ce6c9b88d', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d8-7de0-7401-be42-e9762eee6711', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e98696608547', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d8-7de0-7401-be42-e98071fac78e', '01a1f8d8-7de0-7401-be42-e95ffed0e132', '{}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e98aa9be7491', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d8-7de0-7401-be42-e96c0728d5c4', '{}', true, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7401-be42-e98fcf51651e', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-7401-be42-e98e7c4739af', NULL, '{}', false, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);


--
-- Data for Name: partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7401-be42-e93feee6b034', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7401-be42-e9480bfed74e', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7401-be42-e95394cc6f56', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');


--
-- Data for Name: password_resets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.password_resets VALUES ('01a1f8d8-7de0-7401-be42-e98bd9ce3faa', '01a1f8d8-7de0-7401-be42-e96c0728d5c4', 'd511e6c21fd35bf2658105cf3cf63329909ca52b69e5b1e76693419ee83c6669', 1795176300000, 1795178100000, NULL, NULL);


--
-- Data for Name: purchasing_accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7401-be42-e9418b9b03d4', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', '0001234568', 'Contoso Research', 'commercial', false, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7401-be42-e949d365e400', '01a1f8d8-7de0-7401-be42-e94769a3b23a', '0002345678', 'Universidad Lamna, Rectorado', 'academic', true, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7401-be42-e94e34fe2c6e', '01a1f8d8-7de0-7401-be42-e94de6f14d58', '0003456789', 'Северный ветер, головной офис', 'commercial', true, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7401-be42-e9542b505d1d', '01a1f8d8-7de0-7401-be42-e952932c38b4', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', true, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7401-be42-e940dc38ea8f', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', '0001234567', 'Contoso Headquarters', 'commercial', true, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US');


--
-- Data for Name: rate_limits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.6', 1795176000000);
INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.7', 1795176000000);
INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.8', 1795176000000);
INSERT INTO public.rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO public.rate_limits VALUES ('mails:actor:01a1f8d8-7de0-7401-be42-e95ffed0e132', 1795176691200);
INSERT INTO public.rate_limits VALUES ('mails:organization:01a1f8d8-7de0-7401-be42-e93d6af8d451', 1795176386400);
INSERT INTO public.rate_limits VALUES ('reset:client:10.0.0.10', 1795176480000);
INSERT INTO public.rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO public.rate_limits VALUES ('sign-in:10.0.0.10', 1795176301000);


--
-- Data for Name: role_assignments; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7401-be42-e960f241c057', '01a1f8d8-7de0-7401-be42-e95ffed0e132', 'agreement_administrator', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', NULL, '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7401-be42-e96118c2d3ef', '01a1f8d8-7de0-7401-be42-e95ffed0e132', 'account_administrator', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7401-be42-e96d70b8750e', '01a1f8d8-7de0-7401-be42-e96c0728d5c4', 'account_manager', '01a1f8d8-7de0-7401-be42-e93ed4f7a515', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 1795176000000, '01a1f8d8-7de0-7401-be42-e95ffed0e132', NULL);


--
-- Data for Name: roster; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.roster VALUES (4237461515701710284, '01a1f8d8-7de0-7401-be42-e9418b9b03d4', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d8-7de0-7401-be42-e94330930003', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (1814594360875637981, '01a1f8d8-7de0-7401-be42-e94769a3b23a', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-7401-be42-e94a3f3e621e', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (5609749795053626402, '01a1f8d8-7de0-7401-be42-e949d365e400', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-7401-be42-e94a3f3e621e', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (8678649244712260205, '01a1f8d8-7de0-7401-be42-e94de6f14d58', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-7401-be42-e94fd94f8540', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (7411954638602161587, '01a1f8d8-7de0-7401-be42-e94e34fe2c6e', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-7401-be42-e94fd94f8540', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (6328049154810123883, '01a1f8d8-7de0-7401-be42-e952932c38b4', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-7401-be42-e95505d2e9cb', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (3821793357676970610, '01a1f8d8-7de0-7401-be42-e9542b505d1d', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-7401-be42-e95505d2e9cb', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (2077604326135022546, '01a1f8d8-7de0-7401-be42-e93ed4f7a515', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-7401-be42-e95ffed0e132', NULL, 2, 0, 'active', NULL);
INSERT INTO public.roster VALUES (2022102731128882506, '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-7401-be42-e95ffed0e132', NULL, 1, 0, 'active', NULL);
INSERT INTO public.roster VALUES (6019914204599849537, '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d8-7de0-7401-be42-e96c0728d5c4', NULL, 8, 0, 'active', NULL);
INSERT INTO public.roster VALUES (591456973473324069, '01a1f8d8-7de0-7401-be42-e940dc38ea8f', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-7401-be42-e98e7c4739af', 0, 32, 'sent', 1800360300000);


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sessions VALUES ('17cef8d590f6a81906255c6e3d8fbc832692bb35c8ff39cc6af58eac068de13c', '01a1f8d8-7de0-7401-be42-e96c0728d5c4', 1795176000000, 1795176000000, NULL);
INSERT INTO public.sessions VALUES ('6db657c222de19ed9f120e04855559350da636d13fe40e26668a59cabf92cc62', '01a1f8d8-7de0-7401-be42-e9762eee6711', 1795176000000, 1795176000000, NULL);
INSERT INTO public.sessions VALUES ('5e9310e5a23d0ffec85dbb60d2eea904e869e0cc0c4d2ae50aa7297601d10399', '01a1f8d8-7de0-7401-be42-e95ffed0e132', 1795176000000, 1795176300000, '01a1f8d8-7de0-7401-be42-e940dc38ea8f');


--
-- Data for Name: sign_in_failures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('01a1f8d8-7de0-7401-be42-e9762eee6711', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$smkaCesziqwN3GhLiu/aEQ$znzErccRjBGxby58mQxbpTMREyk/h8/pKBBIwZ4821c', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-7401-be42-e96c0728d5c4', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$3PrV/pAJ7L8Qhloh6SPWcw$YKiIm3Iac8ChtT0IoV1yYstqFodJAZ4XYNPEqyiMBAA', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-7401-be42-e95ffed0e132', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$8XcgF8fmE4v8H21Jvu/8Hg$4foArAtd8OJgCuCpekFr7NG9WFf/0ILsUZ5ii0qplzs', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);


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
-- Name: mail_troubles mail_troubles_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.mail_troubles
    ADD CONSTRAINT mail_troubles_pkey PRIMARY KEY (trouble);


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
-- Name: audit_entries_by_action; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entries_by_action ON public.audit_entries USING btree (organization_id, scope_id, action, at, sequence);


--
-- Name: audit_entries_by_actor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (organization_id, scope_id, actor, at, sequence);


--
-- Name: audit_entries_by_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (organization_id, scope_id, subject, at, sequence);


--
-- Name: audit_entries_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_entries_by_time ON public.audit_entries USING btree (organization_id, scope_id, at, sequence);


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
-- Name: sessions_by_user; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sessions_by_user ON public.sessions USING btree (user_id);


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
-- Name: form_drafts form_drafts_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.form_drafts
    ADD CONSTRAINT form_drafts_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);


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
-- PostgreSQL database dump complete
--


