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

INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 20:08:58.339332+00', true, '\x477cb630d99bbb108921bf7b547b1d6d37a6ebca7aff63cb4d6c77867a2e295628b87af65de9f4edc7432df5c1eea3bb', 62561443);
INSERT INTO public._sqlx_migrations VALUES (2, 'folded names', '2026-11-28 20:08:58.402514+00', true, '\x3d0c1ec2fd3629179e824cef26f8f8d0986c42554f108776079881bc7a83526d7209b3e8faa5d9a4e0fe4cfcf705479f', 1732514);


--
-- Data for Name: agreement_partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7609-a365-8f0b55d31a4d', '01a1f8d8-7de0-7609-a365-8f0cbae49441');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7609-a365-8f14362ac1fc', '01a1f8d8-7de0-7609-a365-8f151908e680');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-7609-a365-8f1f8dbef4ea', '01a1f8d8-7de0-7609-a365-8f2060c37152');


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7609-a365-8f0b55d31a4d', '1234567890', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7609-a365-8f14362ac1fc', '2345678901', '01a1f8d8-7de0-7609-a365-8f1356cd235e', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7609-a365-8f1a4928e4a0', '3456789012', '01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-7609-a365-8f1f8dbef4ea', '4567890123', '01a1f8d8-7de0-7609-a365-8f1e65d55b58', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764');


--
-- Data for Name: audit_entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'server', '{"after":{"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', '16c843142ac1eb3ccc2013a63e17208fa7caacdef0a24c02da8f4e1aeb8eb128', 'bc0daaa9cdf1ef982231e9d35634187263362496c6f25bc64450471023c71856');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","sector":"commercial"},"before":null}', '8ffbd5820757544cd8e7adbb68dbbc66b63d80636968f3757e2a737f8e19aefb', 'bcebb5340337f93213d7f444a7bc14870d9fc3fc30a088037108f57fc9cdc95f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ed76c9ff5', 'server', '{"after":{"lead":false,"name":"Contoso Research","sector":"commercial"},"before":null}', '632e8639c39ddbc90026de89932b5ee750f2c0b13ae2d90775f5539c84737ef8', 'aec0f38716823f75652e69a06a0d1a62ac69e8adbd58b1ba37286f0b9dd12c2a');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f0f71137ca0', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'de753e62a9a511855ee7ae3cc306fc108dc3ba23c4a2e080bc9079b4933ae709');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f0f71137ca0', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '1a25e5e162052ab047159fd58ef87160b3ae21d56438cc8fdd02f8c4af255940');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f10ad6f07cd', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ed76c9ff5', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '5f66f4c1efab74c73066ca4f4ccd677cb6b5b4a0a2ee3cb7354ffdc83eab3019');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1356cd235e', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d8-7de0-7609-a365-8f1356cd235e', '01a1f8d8-7de0-7609-a365-8f14362ac1fc', 'server', '{"after":{"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', 'b9bcf2c7e6dda0afeb5fb9622aa3b93baebe467bc1ca906d901afed8a735fab4', 'a03b41c2d7be73ffccbe4d5a13c025c7c6da32ef78faa729d7134c948a511078');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1356cd235e', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d8-7de0-7609-a365-8f1356cd235e', '01a1f8d8-7de0-7609-a365-8f1694c6dc73', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","sector":"academic"},"before":null}', 'f929632abd05c43537819d641ad8c8d241a7fb287183726b6b40b25e0c067ee4', '5d89a00e9c4c7dbbf5a130102833b94f1e86fd57a6182c10e1a75a21fb3eae79');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1356cd235e', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f17fb908464', '01a1f8d8-7de0-7609-a365-8f1356cd235e', '01a1f8d8-7de0-7609-a365-8f14362ac1fc', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '955c71503f2d1e0a252e2b813ffa2bc6b7ea4dad691e9f37b15d043daa9b7ed7');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1356cd235e', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f17fb908464', '01a1f8d8-7de0-7609-a365-8f1356cd235e', '01a1f8d8-7de0-7609-a365-8f1694c6dc73', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'd98655129c2c6c6c9e14888f07739da51eaa26f9ecb83601453a9ec8c0f45bc3');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d8-7de0-7609-a365-8f1994cd6d0c', '01a1f8d8-7de0-7609-a365-8f1a4928e4a0', 'server', '{"after":{"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', 'b51c4eb9a9e9305860b298fa0c1d608aaf80339ca8a74f2b21a7e45ede1394cf', '5c6f5b5447652d70fee9535e83a941420035be7c8f789f805cc4312288614bee');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d8-7de0-7609-a365-8f1994cd6d0c', '01a1f8d8-7de0-7609-a365-8f1b5685a990', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","sector":"commercial"},"before":null}', '3f9347f3cca832f10c9cb9e80c5dd514866fae860b2df595d1866022aeb23b77', 'b609c611fef944b0e92964bbe5c71135036de10faa26c412d4fad01ccc278949');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', '01a1f8d8-7de0-7609-a365-8f1994cd6d0c', '01a1f8d8-7de0-7609-a365-8f1a4928e4a0', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '5baaaff316015d06f0154da094e8478d42b4ec1ac43ee3437cd101cb36af3000');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', '01a1f8d8-7de0-7609-a365-8f1994cd6d0c', '01a1f8d8-7de0-7609-a365-8f1b5685a990', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '7a15c766cc64d7214bc97475acf7273678d2503e3809ecb9587e36799dd1d9cf');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1e65d55b58', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d8-7de0-7609-a365-8f1e65d55b58', '01a1f8d8-7de0-7609-a365-8f1f8dbef4ea', 'server', '{"after":{"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '86c7a5a1f336df941f0528febeeed22e185686fff1b6643a73275f8b29decc0c', 'f2fdfcb645fd082a73c81cedd603717ad00e921bac54f0ee13a9955883d026a7');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1e65d55b58', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d8-7de0-7609-a365-8f1e65d55b58', '01a1f8d8-7de0-7609-a365-8f2147b9273a', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","sector":"government"},"before":null}', '1ae5e699e9c149c9ede00320484ae021bc4c15c720bd9363bc00f2a90bf5a95d', '64e150c378755afba8359dd375dbcbb7d4e0c81318f10960010b125c6b9ed5ec');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1e65d55b58', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f22aec8745d', '01a1f8d8-7de0-7609-a365-8f1e65d55b58', '01a1f8d8-7de0-7609-a365-8f1f8dbef4ea', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '6c41ebc8a70dd6fe7339a3caa732dc4441beb44473c20221a0007bb4de52a601');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f1e65d55b58', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f22aec8745d', '01a1f8d8-7de0-7609-a365-8f1e65d55b58', '01a1f8d8-7de0-7609-a365-8f2147b9273a', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '16e2d920254c692700fc0e2eafbd1043453b68448878f18270b1acf1f3f7b874');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7609-a365-8f0f71137ca0', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', '3263cce41f09e69554e150fc1d9ec2655e0707b87dc8f3a1d4eea1429889d1ce', 'a96705fb9d2c93f7112e23891750375b60cbd709c03253525263aa4579c3a672');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 8, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7609-a365-8f0f71137ca0', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', 'f4ae2dd8a5b5fccac922045604607d636642f34fd897145a60c18b4675e18798', 'c2f6708f8c6d4f959a9de9df6600acd0caf66cd2e1fd0aa89e7d6408ab9a802a');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 9, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', '1c984db533bbcbfec76e3aa889afa3aae32aa3048e68f7291886346fcd6d94bc', 'a69d94fb93822ca98a78536a6fd077baa4907ed5a76162e0463c312e588baea9');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 10, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', '38b325233968dd0d09c47d763facb782ee865a77521dc78406c37067cd7d3957', 'bd1c3f2185d6e774b50d749633dcb815b3c9b327cdac70d174f3c9730bcadd04');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 11, 1795176000000, 'user:01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f337b6bb0e4', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', 'b5cff9bcc2cdf6d0ffcf39fc9b7b22d67b284f966edac6b432836ec5e3a49401', '9d6af5e94f6b2fcfc45261943e4b729db854eab54dccf82df1f29c7ac10f5cb0');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 12, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7609-a365-8f337b6bb0e4', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', 'c14a7691828bb5a64916e0958ec7fae43a45f7cb904876273b628e2a7f7646a8', 'f0e6f9087447aa37a59115a7f0a0645299880b5f5dbe86fe38c96a2568ac736f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 13, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7609-a365-8f39d09610dc', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', '0fcb17f3eea8face86d7edbdad575f25292ca7cefc37c129ab9ad8d2f7c5ced6', 'd18b4ea56a577e9f81b181d1c9a4a2f79cd1c363b085bc886667fed2aaf8a8f8');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 14, 1795176000000, 'user:01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f3d1bca214e', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', '36b24510498266da276e80b3a22db05b77cb4005c25a19dd90d972d167e07a76', '113344614730fdc0e061e4d899ab57e7c7822ae5ae59a497725fedf27f7f07c2');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 15, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-7609-a365-8f3d1bca214e', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', '5f9f81de8c40ab63ae34dc25116d2e6a8d0ed52cc1ac918c906a23cdc59c0264', '38a2b67cc3cb90f62afb84b1a2eb1ae2e700cadbeb498eaa5c2faa9a168c702a');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 16, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-7609-a365-8f4321288b42', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', '3f983773d47f0b9c15a99e22dda2b681166846eebcf0bed4f80f61970f760a31', '243a31292c06c2d63813ad2d2aa90b6d8881d4caa677789ec3ea3e58026c2c58');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 17, 1795176000000, 'user:01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'role.removed', '01a1f8d8-7de0-7609-a365-8f4321288b42', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', '6c6ded61779213e54a0464a3cf6e78347d4aff3cd9a7443a41f4f2fc49cc2e95', '93842d3d9db7dd472d2b579f64e8a7f2262afb94e0058862b8e9ef31cb6fbed3');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 18, 1795176000000, 'user:01a1f8d8-7de0-7609-a365-8f39d09610dc', 'profile.changed', '01a1f8d8-7de0-7609-a365-8f39d09610dc', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"roles":["account_manager"]}', 'af0beeee8ace216eb8c9f6eca478febd2102c371ef3cc4bf67e34f08d67fbc45', '31e7a7859ca7f39ddc836fa0dc0e797307247bb7c192228a10224c3d79cbe4d5');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 19, 1795176000000, 'user:01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f4df729b3bf', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', 'ba7a601ef7b1890d6fad9445453a016bd585ced30de2af6bf4436d96308f4381', '3123a69222bee1e73880d865598748c75ff2337d5d7eb33bcadcc4ef0b8585d1');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 20, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d8-7de0-7609-a365-8f4df729b3bf', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', '0f3b32ffebabee4987a3a7e55f502120811d326d5d0ca23db73333e5a407ef48', 'f3c39f5b5f3614e7a4f81b44b5dabdc8b7c260ce5c7cb8798249d7e82215d298');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 21, 1795176000000, 'user:01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'trail.exported', '', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{}', 'dc2faf5ff2526ebe0f14ab1745f7e5155938693bae8f22b67672b5960fdc4257', 'ff114a176fdc0f52ea32b1e63e1bcefa48de7d29f95c274b14a1ec19081f762f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 23, 1795176300000, 'user:01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'invitation.created', '01a1f8d8-7de0-7609-a365-8f5b0377e26c', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '7622c58733d223e0a6c9b6fbe4c78c3c582143c48900ba894904b7bba655be71', '295c98ce8bedd33d8f5eaf75a89797b0d48e68e691fa9632d0f5a94bfc04a1d3');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 22, 1795176000000, 'operator', 'person.forgotten', '01a1f8d8-7de0-7609-a365-8f4321288b42', '01a1f8d8-7de0-7609-a365-8f0ae3eb4459', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'server', '{"entries":[{"chain":"01a1f8d8-7de0-7609-a365-8f0ae3eb4459","sequences":[14,15,16,17]}]}', NULL, 'ddeb8dd31269d7424ee2a392399e10b3b491ba4b32281087b7ef4faffde7609e');


--
-- Data for Name: audit_heads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7609-a365-8f1356cd235e', 4, 'd98655129c2c6c6c9e14888f07739da51eaa26f9ecb83601453a9ec8c0f45bc3');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 4, '7a15c766cc64d7214bc97475acf7273678d2503e3809ecb9587e36799dd1d9cf');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7609-a365-8f1e65d55b58', 4, '16e2d920254c692700fc0e2eafbd1043453b68448878f18270b1acf1f3f7b874');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 23, '295c98ce8bedd33d8f5eaf75a89797b0d48e68e691fa9632d0f5a94bfc04a1d3');


--
-- Data for Name: audit_personal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 1, 'oLMw-2RXVnmJiu-PDr8UHGIPs6xgCJ6ChlG6aldo43M', '{"details":{"after":{"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 2, 'djjXcS-dj2MRAcmMobEPCj6HEzC3QanaOwBgFw8vZ5Q', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 3, 'yP2yupWtWBHyEdefJzLMGrDBIPgpsfgQks_OW2vBqok', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f1356cd235e', 1, 'k12MubLlvdL9JdYZUBz0gAVNv6oBnHmeY0wbT3ZfGXI', '{"details":{"after":{"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f1356cd235e', 2, '9QZeCvk0mSBAvtFkN_BER_QXUyOh0iFUijzKPH_aYKA', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 1, 'O6THRwUZGm6C4CQTRPl33hTnjQnFMIcoH5EIE6Snjbs', '{"details":{"after":{"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 2, 'OVg_LS_0EnNoiBR5xZLW6YzFlKnHTMX7mxelguulhfs', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f1e65d55b58', 1, '-Y24oZcIdi4Is8gLQc0hcOdJeyXJ9R42uOsuziH5bLc', '{"details":{"after":{"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f1e65d55b58', 2, 'IbuJ61PM2d6rAOb2KS-V0VtMrlCTN6BkCdPmtGZF340', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 7, 'bZibBMEdWybXdh76ml2S0Pl6lqgUhWLt0O2x03Lmoos', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 8, 'e-VfhNEqUg3FMtPbsdVQgxu_4q1-5blWrSkX6U6ItvA', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 9, 'X_8t_BAI3Mi7jEZpxMvp7yU_Jexn3wR5OjdV3s50XR0', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 10, '5vbkUYLCDdK2QL-RhqXfCBW_ZXpdfHLRcoPUZA_9Zhg', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 11, 'ibfwO3L3Agc04TtsaQ2S6-9Jck-ptqBRciSDTF5m0io', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 12, '-uH33ttSTZQekcll2OhwWMknVzSPavzldsdM77M5S8g', '{"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 13, '6e_4NRoN5EwqG-ZFwPlrMfM92GEeWkmy3iHBQGMSkyc', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 18, 'DPeKfmpmMCJDTjk9e2Fs7m-51A_43kRDCTOKGl9FfHY', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 19, '8n2p2kyXuEzxun0P6Tq-6oF7_fpydZ1QPlEC5oDb4Tk', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 20, 'hNfxKMQqCICdJXZ86qqDKKGc6IPVM7v6XUKl6y8ZxiY', '{"source":"10.0.0.9"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 21, 'sIg53pqS0yetfesPxGY7t_lebs6WXEIly7H5eccu_kk', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 23, '_HKvIbyBRCqZVZAgrT8N03mlDGq45HvVULQ4ODDR_dI', '{"source":"10.0.0.6"}');


--
-- Data for Name: form_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_counts VALUES (20777, 'reset', 'matched', 1);


--
-- Data for Name: form_drafts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'invite:0454166ada0ad509c396abab41da365a1ff2f91e7acbee1cd819b5e2faeb03ef', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'invite:1564286142fc6d6762b1b711fb01f903bb6ef16411edd7e4ece67b69cf785d2e', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'undo:01a1f8d8-7de0-7609-a365-8f48722cb0c7', '{"act":{"RoleRemoved":{"user":"01a1f8d8-7de0-7609-a365-8f4321288b42","role":{"role":"report_viewer","organization":"01a1f8d8-7de0-7609-a365-8f0ae3eb4459","agreement":"01a1f8d8-7de0-7609-a365-8f0b55d31a4d","account":"01a1f8d8-7de0-7609-a365-8f0ddb32a546","granted_at":1795176000000,"granted_by":"01a1f8d8-7de0-7609-a365-8f2cca2c258b","suspended_at":null}}},"at":1795176000000,"mails":["01a1f8d8-7de0-7609-a365-8f4942e7e005"],"name":"remove:01a1f8d8-7de0-7609-a365-8f4321288b42:01a1f8d8-7de0-7609-a365-8f4469704436","is_undone":false}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'remove:01a1f8d8-7de0-7609-a365-8f4321288b42:01a1f8d8-7de0-7609-a365-8f4469704436', '01a1f8d8-7de0-7609-a365-8f48722cb0c7', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'invite:5626d5ac9ab54e1b1999a8637aa6a3845b9af0c2b1c9d4ed714df42e04b4d4eb', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'invite:34d1c9ebf34139447f1d144ef9ae53e79cd49393f8b92660a509a071a1382cd4', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null,"added":[]}],"refused":[],"faults":[],"confirmations":[]}', 1795176300000);


--
-- Data for Name: form_requests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_requests VALUES ('01a1f8d8-7de0-7609-a365-8f5e866b562b', 'reset', 'nils@contoso.com', '', '', '10.0.0.10', 1795176300000, 'queued', 0, 0);


--
-- Data for Name: invitation_grants; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f0f71137ca0', 'account_administrator', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f0f71137ca0', 'agreement_administrator', NULL, '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f10ad6f07cd', 'account_administrator', '01a1f8d8-7de0-7609-a365-8f0ed76c9ff5', '01a1f8d8-7de0-7609-a365-8f0ed76c9ff5', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f17fb908464', 'account_administrator', '01a1f8d8-7de0-7609-a365-8f1694c6dc73', '01a1f8d8-7de0-7609-a365-8f1694c6dc73', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f17fb908464', 'agreement_administrator', NULL, '01a1f8d8-7de0-7609-a365-8f14362ac1fc', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', 'account_administrator', '01a1f8d8-7de0-7609-a365-8f1b5685a990', '01a1f8d8-7de0-7609-a365-8f1b5685a990', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', 'agreement_administrator', NULL, '01a1f8d8-7de0-7609-a365-8f1a4928e4a0', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f22aec8745d', 'account_administrator', '01a1f8d8-7de0-7609-a365-8f2147b9273a', '01a1f8d8-7de0-7609-a365-8f2147b9273a', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f22aec8745d', 'agreement_administrator', NULL, '01a1f8d8-7de0-7609-a365-8f1f8dbef4ea', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f337b6bb0e4', 'account_manager', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f3d1bca214e', 'report_viewer', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f4df729b3bf', 'account_viewer', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-7609-a365-8f5b0377e26c', 'account_viewer', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', NULL);


--
-- Data for Name: invitation_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7609-a365-8f258762d72f', '01a1f8d8-7de0-7609-a365-8f17fb908464', 'bf934adef0522c5d413611470c1537a694d1d77a4e08dc9d7fc8d67dd90da8d8', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7609-a365-8f2695b33a54', '01a1f8d8-7de0-7609-a365-8f10ad6f07cd', '2afdf4dd0f509706d2e3acf4c2cf33c629bb71a645907bc4cfa9349213898bbf', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7609-a365-8f28163e6a0e', '01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', '7c3108ab6f332df168c0c7e7042ac0d21ec8f16b9ca140a895202626b35ef5c1', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7609-a365-8f273ce7c9c5', '01a1f8d8-7de0-7609-a365-8f22aec8745d', 'b1d505c5f797ee919bbde72320c8c5f00ebb605851e391f37f44d956c9bc9c6a', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7609-a365-8f24c3525abb', '01a1f8d8-7de0-7609-a365-8f0f71137ca0', 'b9193d452a8c1054c185c4070b206a15ce0ccb7e29ed580c7090fb600f3dc9dd', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7609-a365-8f35455b7e5e', '01a1f8d8-7de0-7609-a365-8f337b6bb0e4', '71c8d745cd5a01061ffc4050c68074cb65ef14d2b3d67f672bb6d0647bbeceab', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7609-a365-8f3ff918ae06', '01a1f8d8-7de0-7609-a365-8f3d1bca214e', '54414f47b4c54c7ac2a509e2ee9ee5f534df4078847aef4fec3bc66f05e88c92', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-7609-a365-8f4f7300aadb', '01a1f8d8-7de0-7609-a365-8f4df729b3bf', '688f6e384f4ee17ac9e822d0fead4d97f62b97e305a77964ae06590923f87461', 1795176000000, 1800360000000, 1795176000000);


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f17fb908464', '01a1f8d8-7de0-7609-a365-8f14362ac1fc', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f10ad6f07cd', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f22aec8745d', '01a1f8d8-7de0-7609-a365-8f1f8dbef4ea', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', '01a1f8d8-7de0-7609-a365-8f1a4928e4a0', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f0f71137ca0', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7609-a365-8f2cca2c258b', NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f337b6bb0e4', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7609-a365-8f39d09610dc', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f3d1bca214e', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-7609-a365-8f4321288b42', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f4df729b3bf', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d8-7de0-7609-a365-8f2cca2c258b', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-7609-a365-8f5b0377e26c', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d8-7de0-7609-a365-8f2cca2c258b', NULL, 0, NULL, 0);


--
-- Data for Name: mail_troubles; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 'C-1001', 'Contoso', 'US');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7609-a365-8f1356cd235e', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7609-a365-8f1994cd6d0c', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-7609-a365-8f1e65d55b58', 'C-1004', 'Comune di Trey', 'IT');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f113d4e7d2c', 'invitation', 'harry@contoso.com', 'en', '01a1f8d8-7de0-7609-a365-8f0f71137ca0', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f18a64adf1a', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d8-7de0-7609-a365-8f17fb908464', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f23c28f99d7', 'invitation', 'giulia@trey.example', 'it', '01a1f8d8-7de0-7609-a365-8f22aec8745d', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f12eeeffcc9', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d8-7de0-7609-a365-8f10ad6f07cd', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f1d9d347cac', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f348c3e20b2', 'invitation', 'nils@contoso.com', 'en', '01a1f8d8-7de0-7609-a365-8f337b6bb0e4', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f3e8db5aa38', 'invitation', 'eva@contoso.com', 'en', '01a1f8d8-7de0-7609-a365-8f3d1bca214e', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f4e1f1824d8', 'invitation', 'olga@contoso.com', 'en', '01a1f8d8-7de0-7609-a365-8f4df729b3bf', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f4942e7e005', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d8-7de0-7609-a365-8f4321288b42', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f53c18319fb', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d8-7de0-7609-a365-8f4df729b3bf', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', '{}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f57868dae3e', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d8-7de0-7609-a365-8f39d09610dc', '{}', true, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-7609-a365-8f5cfeb3f365', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-7609-a365-8f5b0377e26c', NULL, '{}', false, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);


--
-- Data for Name: partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7609-a365-8f0cbae49441', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7609-a365-8f151908e680', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-7609-a365-8f2060c37152', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');


--
-- Data for Name: password_resets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.password_resets VALUES ('01a1f8d8-7de0-7609-a365-8f587df342a3', '01a1f8d8-7de0-7609-a365-8f39d09610dc', '2e5a73f0c58e6e469734fe3c9141e7a917f77a385905a9c24f160a7d301dac5b', 1795176300000, 1795178100000, NULL, NULL);


--
-- Data for Name: purchasing_accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7609-a365-8f0ed76c9ff5', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', '0001234568', 'Contoso Research', 'commercial', false, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7609-a365-8f1694c6dc73', '01a1f8d8-7de0-7609-a365-8f14362ac1fc', '0002345678', 'Universidad Lamna, Rectorado', 'academic', true, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7609-a365-8f1b5685a990', '01a1f8d8-7de0-7609-a365-8f1a4928e4a0', '0003456789', 'Северный ветер, головной офис', 'commercial', true, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7609-a365-8f2147b9273a', '01a1f8d8-7de0-7609-a365-8f1f8dbef4ea', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', true, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-7609-a365-8f0ddb32a546', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', '0001234567', 'Contoso Headquarters', 'commercial', true, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US');


--
-- Data for Name: rate_limits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.6', 1795176000000);
INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.7', 1795176000000);
INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.8', 1795176000000);
INSERT INTO public.rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO public.rate_limits VALUES ('mails:actor:01a1f8d8-7de0-7609-a365-8f2cca2c258b', 1795176691200);
INSERT INTO public.rate_limits VALUES ('mails:organization:01a1f8d8-7de0-7609-a365-8f0ae3eb4459', 1795176386400);
INSERT INTO public.rate_limits VALUES ('reset:client:10.0.0.10', 1795176480000);
INSERT INTO public.rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO public.rate_limits VALUES ('sign-in:10.0.0.10', 1795176301000);


--
-- Data for Name: role_assignments; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7609-a365-8f2d3121e001', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'agreement_administrator', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', NULL, '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7609-a365-8f2ef86f5679', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'account_administrator', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-7609-a365-8f3a0270b10c', '01a1f8d8-7de0-7609-a365-8f39d09610dc', 'account_manager', '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 1795176000000, '01a1f8d8-7de0-7609-a365-8f2cca2c258b', NULL);


--
-- Data for Name: roster; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.roster VALUES (5042124838013029589, '01a1f8d8-7de0-7609-a365-8f0ed76c9ff5', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d8-7de0-7609-a365-8f10ad6f07cd', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (2392168100553910958, '01a1f8d8-7de0-7609-a365-8f14362ac1fc', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-7609-a365-8f17fb908464', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (1829588576613493354, '01a1f8d8-7de0-7609-a365-8f1694c6dc73', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-7609-a365-8f17fb908464', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (1584141626868160183, '01a1f8d8-7de0-7609-a365-8f1a4928e4a0', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (2369615936249933225, '01a1f8d8-7de0-7609-a365-8f1b5685a990', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-7609-a365-8f1ccfcf63c3', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (7993002711830664988, '01a1f8d8-7de0-7609-a365-8f1f8dbef4ea', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-7609-a365-8f22aec8745d', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (904071905247349640, '01a1f8d8-7de0-7609-a365-8f2147b9273a', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-7609-a365-8f22aec8745d', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (1381218431700485863, '01a1f8d8-7de0-7609-a365-8f0b55d31a4d', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', NULL, 2, 0, 'active', NULL);
INSERT INTO public.roster VALUES (3828575462043231333, '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', NULL, 1, 0, 'active', NULL);
INSERT INTO public.roster VALUES (1989189919547364893, '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d8-7de0-7609-a365-8f39d09610dc', NULL, 8, 0, 'active', NULL);
INSERT INTO public.roster VALUES (2650755438360195213, '01a1f8d8-7de0-7609-a365-8f0ddb32a546', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-7609-a365-8f5b0377e26c', 0, 32, 'sent', 1800360300000);


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sessions VALUES ('020ce3877ecf4e599ebcd38cb5828be7b93cc3d751135d646b46833a1f0c12e5', '01a1f8d8-7de0-7609-a365-8f39d09610dc', 1795176000000, 1795176000000, NULL);
INSERT INTO public.sessions VALUES ('eac77a7598088f199325411d93415c0c50af38c9ae8117ebe44bdb332bc678a7', '01a1f8d8-7de0-7609-a365-8f4321288b42', 1795176000000, 1795176000000, NULL);
INSERT INTO public.sessions VALUES ('7a9754f9bc425127b64abdd2828415e2460bac7d3e5050020cca86f4df093e20', '01a1f8d8-7de0-7609-a365-8f2cca2c258b', 1795176000000, 1795176300000, '01a1f8d8-7de0-7609-a365-8f0ddb32a546');


--
-- Data for Name: sign_in_failures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('01a1f8d8-7de0-7609-a365-8f4321288b42', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$gldc5kKqkDk0rOfQVaWBRg$zgdBEtCqH+FwWlqkRC1E6MHAStxCTfNgkeun+M3Ahjw', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-7609-a365-8f39d09610dc', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$3LFmKfDfxdxTmCUlOAjw4w$OwPhizJAl40g+hkRzvaDXqBYbjeYAjjbcvdmvDCUR74', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-7609-a365-8f2cca2c258b', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$R0EutD+PFOw14mg17S44NQ$uONUx+GCyXDggPtkU7eOcn55Zckhs9TUhxXK5w6flpU', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);


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


