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

INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 13:35:17.166597+00', true, '\x73b3ac8b4cdfeb23cacde60f6047450d2e281b65931950af2d0370c4565958aad4943ca8e56a251879aae7a343254ec0', 64182220);


--
-- Data for Name: agreement_partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-70f0-a9a9-750f085814e5', '01a1f8d8-7de0-70f0-a9a9-751033fc757f');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-70f0-a9a9-75186a2a5694', '01a1f8d8-7de0-70f0-a9a9-7519f5f3553d');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-70f0-a9a9-7523ca7088f8', '01a1f8d8-7de0-70f0-a9a9-7524cb12d625');


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-70f0-a9a9-750f085814e5', '1234567890', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-70f0-a9a9-75186a2a5694', '2345678901', '01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-70f0-a9a9-751e903cfa89', '3456789012', '01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-70f0-a9a9-7523ca7088f8', '4567890123', '01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764');


--
-- Data for Name: audit_entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'server', '{"after":{"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', 'a785d484199d58d51372993ac6ac259b58087219899029516192dc39e99269c9', '251cebc34d3de0d5a68292cb65a4bcfe480854eeb9640d2597302bfb24f1496a');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","sector":"commercial"},"before":null}', '678e92324b927f76710f5f5e0dc82127a1db36435e010ba596c0102870442192', '5b795fe04c8f172de43e64d5cced0f6a4cce1219fe7f11448ae8bc66cf9948df');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-7512286d346c', 'server', '{"after":{"lead":false,"name":"Contoso Research","sector":"commercial"},"before":null}', '86eb7b60b389817e91997b1358e1460bb07f76a90b874eaf454cbb6931262a4e', '7e5db70f0148a974e8e3d75b66d2a0e040a0e4fd9d06186f6956e15d40ac635b');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-7513ff66351c', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '25690cfa41c3f95ecf40af96aa84d8f70001f0e709af7ce73e4b09a43191225d');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-7513ff66351c', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '9a4724af220ea1fb19845993eb54635859809a39fa1be8e9970233806278337a');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-7514d39adaca', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-7512286d346c', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '171fb25fddbaebad264ef98f143407009da4fa337dcd14d81e8596c64f1f3f2f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d8-7de0-70f0-a9a9-751741ab8a11', '01a1f8d8-7de0-70f0-a9a9-75186a2a5694', 'server', '{"after":{"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', '9e75e6897f395208b8c5930921a8ebc91242171733eba1e7fd644b166b26fa6c', 'b5c1fea58a7a56e98bb1e0ef48b76a4bfe962966f1a55f549006f7c1e6dd8b4c');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d8-7de0-70f0-a9a9-751741ab8a11', '01a1f8d8-7de0-70f0-a9a9-751af3e903c3', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","sector":"academic"},"before":null}', '4ad30df7faf46969e3e52a5fe579ad8189ae98b2c94ba9229e1adb5513d78d04', '971d2f600f7c1a4df127e33943ed1f9fbc34a97d40219b9d3f6d31a656b3863f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', '01a1f8d8-7de0-70f0-a9a9-751741ab8a11', '01a1f8d8-7de0-70f0-a9a9-75186a2a5694', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '1874d3f6f5078e15a824ffb940c0975ad333368b265d54bcbde728c7384d5b67');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', '01a1f8d8-7de0-70f0-a9a9-751741ab8a11', '01a1f8d8-7de0-70f0-a9a9-751af3e903c3', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'b10f4a047a7d8b446be34062083cec1dbfa44f936cb9747f62ffbc623dfa091d');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', '01a1f8d8-7de0-70f0-a9a9-751e903cfa89', 'server', '{"after":{"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', '9d11e254faf684527d55d303d005e1b1972c3f3bee41888b0206ee3fa6828dfe', 'd9a9a91e2f8bc208f8450d9eed1ec30b16a6a8178d882bebfe4fb20b72da2ba3');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', '01a1f8d8-7de0-70f0-a9a9-751fb3c49275', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","sector":"commercial"},"before":null}', '8c4909efed0ca49b947c6b0d3f1f82141952ffffd6c5020ddeb36c59a65f8c24', '0682be6baa4e6d37f19076aad24e57ebeafa0a39a466e7165afc12d6161db871');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', '01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', '01a1f8d8-7de0-70f0-a9a9-751e903cfa89', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'a98a52a22895d1d7e5109f08db2324be11e910af2c536b6362618bd9157b73d9');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', '01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', '01a1f8d8-7de0-70f0-a9a9-751fb3c49275', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '6732787acdc44bf8e61425898f7c242171744ae5bad351b1afd02cd3cc43ec2a');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d8-7de0-70f0-a9a9-7522121a8af3', '01a1f8d8-7de0-70f0-a9a9-7523ca7088f8', 'server', '{"after":{"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '8a7099b6ca858df727444def6b743453823d687c1fce80761b04c0c4ffa3552c', '1663cbfabde8c1a7ff5a720076ad933012512fd6f2d1d0c35dfc2632abc54782');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d8-7de0-70f0-a9a9-7522121a8af3', '01a1f8d8-7de0-70f0-a9a9-7525877b0b6b', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","sector":"government"},"before":null}', '5d5aaae205ffafa31063ba6cb3e7088768427c940ff30c4920511579a46a7e10', '3a47d8ebe2c0b0c341b920a3aeba5ca42ae00746a63aedcdc626cb84be4abb80');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-7526e25e641c', '01a1f8d8-7de0-70f0-a9a9-7522121a8af3', '01a1f8d8-7de0-70f0-a9a9-7523ca7088f8', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'd83df0692e2b6c58b5ebc746b87679c34ca07d3f54e08047cf8b24b44d79d419');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-7526e25e641c', '01a1f8d8-7de0-70f0-a9a9-7522121a8af3', '01a1f8d8-7de0-70f0-a9a9-7525877b0b6b', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '08db55da77d7740c6a5e2bb41a1a70fcc1b2af8a19a3f4d41329429282be2e42');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-70f0-a9a9-7513ff66351c', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', '557d3a656da4591e0864b29eee7c2399866a149bf74d9bdd3247153bbff1bc1b', 'e6b8693c253710a8717f1cfc665a3c980ca5bc15fc343de9ef1888164d596b09');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 8, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-70f0-a9a9-7513ff66351c', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', 'f7ed370294d0c0c2a49d044b589799911d9493e61216a02ed973a3a16c3d9141', '8838995547a43087269187d485ba4e740dea689e174d4b81bf06a8c74ea38f7d');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 9, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', '22481d8587480b0e93b1f4a292fc57f447fdfacec10bbcce4ccd5c4dafaa99cf', 'e906c035a6da7bcdf040729c64959446d374ff9cbec00599b0ea570cffb7ccf4');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 10, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', '83f60c7b28c4cc8bfc38b326dcaaf5ec9f84bfd285d1fa9ead497a5043e5d9a0', 'cdf4ea42ddc21197f4b653fd9580b8a10027abe37675563fa1e94671ca21ec18');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 17, 1795176000000, 'user:01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'role.removed', '01a1f8d8-7de0-70f0-a9a9-75470b3ad639', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', 'dbf6e1ed24b47e010b726e4125b6e6573450fbf78ae75c7375a08259c9708d72', 'b51257b1e3849b766006e7a253170667462fb63a93163d8cb748c54a9607fc55');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 11, 1795176000000, 'user:01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-753790a391e3', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', 'ea840eb1303ba0bb6822cc32ee28125f424eda5f644147e35096e5b15afe18c9', '67025e40b3113fdfcd932766457589ba2bb423ff57b402fc8585a77795b87ef0');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 12, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-70f0-a9a9-753790a391e3', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', '4687c97fb5a32621a5b29f49d6dcf5e11dd5273117333e6b230d124813e4b3f6', '1d939039df43f888e613eddc08bc059333027f2b97ab6194c7636047df6c7087');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 13, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-70f0-a9a9-753d5e037f38', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', 'b46515a4f18672929523553a30da9a96fcb37b5992294bb0c53de67b57bb878f', 'ca47e58a22f6d7cada4762a240cfbf14809eb1c93f23ad112f08b9fbf80381bd');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 14, 1795176000000, 'user:01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-75414903c582', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', '9ee744495fb4e8a61f4054fc8800cb0fe95e9be9282ee00b875fa0f7d8485cad', 'd6c420a710b7dc28ff1f5f36f05160c63994cb048d0f39fa3a64c3e0037c6a18');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 15, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-70f0-a9a9-75414903c582', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', 'd472da4f6eab2bb8fd337d352700a0e3913de8b025a9df09998d1ade952b935e', 'ef61a83eefaa0a664a9ecdcc3b6600f27604f64af251d4542f6c9937933371c1');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 16, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-70f0-a9a9-75470b3ad639', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', 'd9fec01334fc582e8fc144ed2e7ccb4452aa55b76e485d11c21224ca742b8fc6', 'f16cdb555741741d8f3b93aa367b2d436f9f0a2a3813ffd59825fd208ea4db8b');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 18, 1795176000000, 'user:01a1f8d8-7de0-70f0-a9a9-753d5e037f38', 'profile.changed', '01a1f8d8-7de0-70f0-a9a9-753d5e037f38', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"roles":["account_manager"]}', '2436700747be9a4f24d0460087bd8409e4e8caf4e08135004865de4403c4f6e6', '058a664f49d726405cecc8f7fa747a1ff84cdae2cdd3822b85244392aa18cae0');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 19, 1795176000000, 'user:01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-7550eea4d342', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '8533e2a4a29fe7a3f6fb9f382180092579c8130fb2b6ed93b62bd49f970b8c4c', '5c24a98ba16054b65f410f2cb9d06f748360faf9039f80ceac27f5699aac47bc');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 20, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d8-7de0-70f0-a9a9-7550eea4d342', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', '94d603162ee1c47323ac9cd2a2099b4ce414d69b3d84268a2e9a46ab3d5a9508', '1401b88a65e19e27f5b0122659dbb0b5c79523ec76f9344dd4b7a8ee61e85dd4');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 21, 1795176000000, 'user:01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'trail.exported', '', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{}', '8788f545a7da1545e41ec10bc2cc0722ec6dcfc0b5a67e7bb7c1324b210115d5', 'fff14864fec710dc7875c6f6fa208d92a3ddec16347256ceb2efdb664fa63c53');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 22, 1795176000000, 'operator', 'person.forgotten', '01a1f8d8-7de0-70f0-a9a9-75470b3ad639', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'server', '{"entries":[{"chain":"01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6","sequences":[14,15,16,17]}]}', NULL, '2a7649fa6278bf4bbeee8a2927b334435718ecda59ea7c2b6b2033d65d302ce2');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 23, 1795176300000, 'user:01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'invitation.created', '01a1f8d8-7de0-70f0-a9a9-755ee4002a61', '01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '429a3c8d2361c51ce47c75778f2a2bec49054fe080d08888b1e7e633233bc05c', 'ea25c8f8e255228a39260ab647de8556ecf88dfb66c2859a4ab567e0c0099948');


--
-- Data for Name: audit_heads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 4, 'b10f4a047a7d8b446be34062083cec1dbfa44f936cb9747f62ffbc623dfa091d');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 4, '6732787acdc44bf8e61425898f7c242171744ae5bad351b1afd02cd3cc43ec2a');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 4, '08db55da77d7740c6a5e2bb41a1a70fcc1b2af8a19a3f4d41329429282be2e42');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 23, 'ea25c8f8e255228a39260ab647de8556ecf88dfb66c2859a4ab567e0c0099948');


--
-- Data for Name: audit_personal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 1, 'tQpInz9qCMnF1lErHYR-VI3fli9m5TdXEKYxqIIICOk', '{"details":{"after":{"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 2, 'lLNfmXCiBbUKk9sPWE17VUUQKGB1qwYl9IraoHrkUxU', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 3, 'zhtiFPzR-KryWzuAGXGXfdh1-tc8n0NkaHCMj_8JILc', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 1, '4CJyF3lSURPhhNKk2o616-g2PnDlNSsWgwaPf16gmt8', '{"details":{"after":{"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 2, 'XNURlQubHVLS4IwPfJT1f-qPL48BfpeNvp2CQIqf3U8', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 1, '_Zyd2JoZ8Nw7WPU56nXzy_dxxaq2zasmPYrNfskoYw4', '{"details":{"after":{"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 2, 'f2jQB0kzgAV6Wds0PXPWIFmj8K4lZBGbC1SYfZxvzfY', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 1, '41Iec_jILOCOakH9qNfTaeB-5TTwL8BJJHDRcQvoePA', '{"details":{"after":{"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 2, 'PTxUCevDvFqoJll9EkYuCpxjrWmnkf0FtrIUMS_LMVk', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 7, 'pAgiX67eefaESW-PmcNAVycIgzROqLPbkajJzCv3spI', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 8, '-3h8JWH1IXJaxcuMCS_mP8kH6OyZGmneCXeUQ1HxSpA', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 9, 'D-SPm5H2wEguwwk6XCro-5O3Frk1VAiUNrohP3blzRY', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 10, '_kj5Uli4KyZmGFp3FbsG6aTibNyKiwkvN7wa5f6b-NI', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 11, 'B9Ut1t9VLY5XW7CknIIcTtaRVOoGDkgR5m-ud9ObsHQ', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 12, 'pPswyXucvp75WfHpXawFn7qO9P8bSEVawpdS64R3whA', '{"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 13, '8ghZi8UFuUojM8UTyRp62gR7IR_tlDxw3-1DazYQfB0', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 18, 'M0fjyYCEvM4g_88BsE635uwVFrLRYINJEkknDRQp1cE', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 19, 'klOwhvXpGVeOBOgkoFTq2xBZSxsId5f8wRMIqyPRxgc', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 20, 'C-0M3CrtDEbQZNcVNIG8nMbdlAaYPJc2_2vSitGKalI', '{"source":"10.0.0.9"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 21, 'yAndaG9YBJ2xlIosqE9Br9OaFNS4HCAz-EqaZoBqh94', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 23, '_RPGslQkkv29kqACIKMjEYgT7fin_BnfsYIYRjXXcDE', '{"source":"10.0.0.6"}');


--
-- Data for Name: form_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_counts VALUES (20777, 'reset', 'matched', 1);


--
-- Data for Name: form_drafts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'invite:744484a9bdc4ad688c8f18589280c9e452a46dc9423f4bf2ec9f9ba6d9b56118', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'invite:b5291ae01f4cfa9686a2b8744506f03f3689973fac7edc06c982ffb533b24dc6', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'remove:01a1f8d8-7de0-70f0-a9a9-75470b3ad639:01a1f8d8-7de0-70f0-a9a9-754846824fe7', '', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'invite:c49cd0327a13806a3c3a7ac84e176d30624d62b08b4214b23ea83ca8166c30de', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'invite:ac0222b1c6446eec437b1eefbfc8e753e5396794d8645409bad04e536a866613', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176300000);


--
-- Data for Name: form_requests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_requests VALUES ('01a1f8d8-7de0-70f0-a9a9-75610a58bee5', 'reset', 'nils@contoso.com', '', '', '10.0.0.10', 1795176300000, 'queued', 0, 0);


--
-- Data for Name: invitation_grants; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-7513ff66351c', 'account_administrator', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-7513ff66351c', 'agreement_administrator', NULL, '01a1f8d8-7de0-70f0-a9a9-750f085814e5', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-7514d39adaca', 'account_administrator', '01a1f8d8-7de0-70f0-a9a9-7512286d346c', '01a1f8d8-7de0-70f0-a9a9-7512286d346c', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', 'account_administrator', '01a1f8d8-7de0-70f0-a9a9-751af3e903c3', '01a1f8d8-7de0-70f0-a9a9-751af3e903c3', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', 'agreement_administrator', NULL, '01a1f8d8-7de0-70f0-a9a9-75186a2a5694', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', 'account_administrator', '01a1f8d8-7de0-70f0-a9a9-751fb3c49275', '01a1f8d8-7de0-70f0-a9a9-751fb3c49275', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', 'agreement_administrator', NULL, '01a1f8d8-7de0-70f0-a9a9-751e903cfa89', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-7526e25e641c', 'account_administrator', '01a1f8d8-7de0-70f0-a9a9-7525877b0b6b', '01a1f8d8-7de0-70f0-a9a9-7525877b0b6b', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-7526e25e641c', 'agreement_administrator', NULL, '01a1f8d8-7de0-70f0-a9a9-7523ca7088f8', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-753790a391e3', 'account_manager', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-75414903c582', 'report_viewer', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-7550eea4d342', 'account_viewer', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-70f0-a9a9-755ee4002a61', 'account_viewer', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', NULL);


--
-- Data for Name: invitation_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-70f0-a9a9-7529b918b1f6', '01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', 'd2736a084c06a6ecec3849d6e976b56916c077d0ba740aeb0afcead3e7be26a0', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-70f0-a9a9-752b2255be15', '01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', '87a98f630b1aa2f6db3364e554d4acb4e7801fccacff03644ce6d8759bc42cb7', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-70f0-a9a9-752cdc2a8b6c', '01a1f8d8-7de0-70f0-a9a9-7526e25e641c', '6ba2d395f1d95cc338cf6407af025c640b0c89bdaf191d6b52c7117f00fa7133', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-70f0-a9a9-752a70aef713', '01a1f8d8-7de0-70f0-a9a9-7514d39adaca', '0c2e248cbee8c02d4ce67c63c7c0d9877d471aaa36bd0050555262a4cd93248d', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-70f0-a9a9-7528b89ef7a7', '01a1f8d8-7de0-70f0-a9a9-7513ff66351c', 'c930016c3c50223cdee0871f99f8aa397f5d86265521c54080f1e9aef25f84b2', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-70f0-a9a9-75399af4d7e2', '01a1f8d8-7de0-70f0-a9a9-753790a391e3', '3ef4c2b119d555ae2fbebf79ed861a7760ca8126dcce70b92b1b84229b0d6d49', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-70f0-a9a9-754339bf2c6b', '01a1f8d8-7de0-70f0-a9a9-75414903c582', '4a77a5f0f5186093b471caa078abace1dc3f7a6a60e0c43cdc334b2ba7ac5584', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-70f0-a9a9-75521b5d8da0', '01a1f8d8-7de0-70f0-a9a9-7550eea4d342', '565a0a888bf33f46ebb1e7f8ca382bbff700a1cd897a9c1427737f791c1adbbb', 1795176000000, 1800360000000, 1795176000000);


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-7514d39adaca', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', '01a1f8d8-7de0-70f0-a9a9-75186a2a5694', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', '01a1f8d8-7de0-70f0-a9a9-751e903cfa89', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-7526e25e641c', '01a1f8d8-7de0-70f0-a9a9-7523ca7088f8', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-7513ff66351c', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-753790a391e3', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-70f0-a9a9-753d5e037f38', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-75414903c582', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-70f0-a9a9-75470b3ad639', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-7550eea4d342', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-70f0-a9a9-755ee4002a61', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', NULL, 0, NULL, 0);


--
-- Data for Name: mail_troubles; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-70f0-a9a9-750e7e22d0e6', 'C-1001', 'Contoso', 'US');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-70f0-a9a9-751741ab8a11', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-70f0-a9a9-751dd89b9a28', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-70f0-a9a9-7522121a8af3', 'C-1004', 'Comune di Trey', 'IT');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-7515645ccb48', 'invitation', 'harry@contoso.com', 'en', '01a1f8d8-7de0-70f0-a9a9-7513ff66351c', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-751cf486cc8d', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-751630818710', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d8-7de0-70f0-a9a9-7514d39adaca', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-7527733273af', 'invitation', 'giulia@trey.example', 'it', '01a1f8d8-7de0-70f0-a9a9-7526e25e641c', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-75212bbcea25', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-753820d48d72', 'invitation', 'nils@contoso.com', 'en', '01a1f8d8-7de0-70f0-a9a9-753790a391e3', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-7542b0e077f1', 'invitation', 'eva@contoso.com', 'en', '01a1f8d8-7de0-70f0-a9a9-75414903c582', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-7551f4c4d960', 'invitation', 'olga@contoso.com', 'en', '01a1f8d8-7de0-70f0-a9a9-7550eea4d342', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-754cafe7c0bc', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d8-7de0-70f0-a9a9-75470b3ad639', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-7556bca3b131', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d8-7de0-70f0-a9a9-7550eea4d342', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', '{}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-755a9ea7f8c4', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d8-7de0-70f0-a9a9-753d5e037f38', '{}', true, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-70f0-a9a9-755f611df21a', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-70f0-a9a9-755ee4002a61', NULL, '{}', false, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);


--
-- Data for Name: partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.partners VALUES ('01a1f8d8-7de0-70f0-a9a9-751033fc757f', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-70f0-a9a9-7519f5f3553d', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-70f0-a9a9-7524cb12d625', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');


--
-- Data for Name: password_resets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.password_resets VALUES ('01a1f8d8-7de0-70f0-a9a9-755bdabef963', '01a1f8d8-7de0-70f0-a9a9-753d5e037f38', 'ecf9c2c9a322174f25a7b8e6a52ea43219f47b4731b825e6e6a9c89a7d1e3152', 1795176300000, 1795178100000, NULL, NULL);


--
-- Data for Name: purchasing_accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-70f0-a9a9-7512286d346c', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', '0001234568', 'Contoso Research', 'commercial', false, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-70f0-a9a9-751af3e903c3', '01a1f8d8-7de0-70f0-a9a9-75186a2a5694', '0002345678', 'Universidad Lamna, Rectorado', 'academic', true, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-70f0-a9a9-751fb3c49275', '01a1f8d8-7de0-70f0-a9a9-751e903cfa89', '0003456789', 'Северный ветер, головной офис', 'commercial', true, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-70f0-a9a9-7525877b0b6b', '01a1f8d8-7de0-70f0-a9a9-7523ca7088f8', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', true, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', '0001234567', 'Contoso Headquarters', 'commercial', true, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US');


--
-- Data for Name: rate_limits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.6', 1795176000000);
INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.7', 1795176000000);
INSERT INTO public.rate_limits VALUES ('new-password:10.0.0.8', 1795176000000);
INSERT INTO public.rate_limits VALUES ('public-forms', 1795176301000);
INSERT INTO public.rate_limits VALUES ('reset:client:10.0.0.10', 1795176480000);
INSERT INTO public.rate_limits VALUES ('reset:address:nils@contoso.com', 1795183200000);
INSERT INTO public.rate_limits VALUES ('sign-in:10.0.0.10', 1795176301000);


--
-- Data for Name: role_assignments; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-70f0-a9a9-7531732cd706', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'agreement_administrator', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', NULL, '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-70f0-a9a9-7532914a0527', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'account_administrator', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-70f0-a9a9-753e2fd764bf', '01a1f8d8-7de0-70f0-a9a9-753d5e037f38', 'account_manager', '01a1f8d8-7de0-70f0-a9a9-750f085814e5', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 1795176000000, '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', NULL);


--
-- Data for Name: roster; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.roster VALUES (4833888416995211739, '01a1f8d8-7de0-70f0-a9a9-7512286d346c', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d8-7de0-70f0-a9a9-7514d39adaca', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (8953415698359065949, '01a1f8d8-7de0-70f0-a9a9-75186a2a5694', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (2277435002237146066, '01a1f8d8-7de0-70f0-a9a9-751af3e903c3', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-70f0-a9a9-751b4fddfd58', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (4878674962698265543, '01a1f8d8-7de0-70f0-a9a9-751e903cfa89', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (4417298902937340220, '01a1f8d8-7de0-70f0-a9a9-751fb3c49275', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-70f0-a9a9-7520cb34a0ac', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (3430240230170194518, '01a1f8d8-7de0-70f0-a9a9-7523ca7088f8', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-70f0-a9a9-7526e25e641c', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (5097065599961803821, '01a1f8d8-7de0-70f0-a9a9-7525877b0b6b', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-70f0-a9a9-7526e25e641c', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (8069517999648027054, '01a1f8d8-7de0-70f0-a9a9-750f085814e5', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', NULL, 2, 0, 'active', NULL);
INSERT INTO public.roster VALUES (5036957457490195239, '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', NULL, 1, 0, 'active', NULL);
INSERT INTO public.roster VALUES (6766268254981922414, '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d8-7de0-70f0-a9a9-753d5e037f38', NULL, 8, 0, 'active', NULL);
INSERT INTO public.roster VALUES (5541685051629654454, '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-70f0-a9a9-755ee4002a61', 0, 32, 'sent', 1800360300000);


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sessions VALUES ('833ff4fa660be92b14e94d464261335702561365189dd66fed5469b191116f1e', '01a1f8d8-7de0-70f0-a9a9-753d5e037f38', 1795176000000, 1795176000000, NULL);
INSERT INTO public.sessions VALUES ('e5b32eaf764dfe794adbca6288125562c2f8b372b4037722738279f314e98c13', '01a1f8d8-7de0-70f0-a9a9-75470b3ad639', 1795176000000, 1795176000000, NULL);
INSERT INTO public.sessions VALUES ('e26081f96aac861ff614c577f2bf7d4d45b48f1ab207c991ea3422858fdd6a07', '01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 1795176000000, 1795176300000, '01a1f8d8-7de0-70f0-a9a9-751117b5dd6b');


--
-- Data for Name: sign_in_failures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('01a1f8d8-7de0-70f0-a9a9-75470b3ad639', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$hWV9viKgsq6AHRDTI+gLZg$YTSCZeJOR8sAHS0hdZ7XImOHvFRmSdqPN461X3ADhW8', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-70f0-a9a9-753d5e037f38', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$Bdj6b63SwLNdgADRWMBxpw$cCVvaTf2VAU0E+cWy58skaSfZWq0okgAMzmHcYfcdRw', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-70f0-a9a9-7530faf91b21', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$GiTrpRlESiy/K4K964FjLw$2VPzPMof5K2MjKZALcjnE5UxI2SmneJX9/2she6NMmQ', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);


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


