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

INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 13:56:39.494394+00', true, '\x477cb630d99bbb108921bf7b547b1d6d37a6ebca7aff63cb4d6c77867a2e295628b87af65de9f4edc7432df5c1eea3bb', 124248147);


--
-- Data for Name: agreement_partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-71a2-88cb-463f50534d67', '01a1f8d8-7de0-71a2-88cb-4640dfeebac8');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-71a2-88cb-464801ca1e51', '01a1f8d8-7de0-71a2-88cb-464943279716');
INSERT INTO public.agreement_partners VALUES ('01a1f8d8-7de0-71a2-88cb-4653ec0d7bf8', '01a1f8d8-7de0-71a2-88cb-46541413b10d');


--
-- Data for Name: agreements; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-71a2-88cb-463f50534d67', '1234567890', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', 'PSA', '2026-11-02', 'active', 'Ana Trujillo', 'ana@contoso.com', 'adf31c3f58daf01d546c7113b02b614cfbcf8a186c6e9b39fb0501e9f34aa4fe');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-71a2-88cb-464801ca1e51', '2345678901', '01a1f8d8-7de0-71a2-88cb-46475165ebf6', 'PSA', '2026-10-19', 'signed', 'Martín Sommer', 'martin@lamna.example', 'df8b9e102bd7883f61977a0b252d108bcec4a490d8fb15284e43b83b9620a3d8');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-71a2-88cb-464e99800cd7', '3456789012', '01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 'PSA', '2026-09-30', 'active', 'Ирина Соколова', 'irina@severveter.example', '24282af0d7e6667a710ed1eacc9e8e13781e0f035902bcf46b85632fabec3924');
INSERT INTO public.agreements VALUES ('01a1f8d8-7de0-71a2-88cb-4653ec0d7bf8', '4567890123', '01a1f8d8-7de0-71a2-88cb-46523ed8773c', 'PSA', '2026-08-14', 'active', NULL, NULL, 'b55f817f9e2f346e43d7ca53012a8a771b8f2354e5d7e0ff068e8d96267c6764');


--
-- Data for Name: audit_entries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 1, 1795176000000, 'register', 'agreement.created', '1234567890', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'server', '{"after":{"organization":{"country":"US","id":"C-1001","name":"Contoso"},"programme":"PSA","signed_on":"2026-11-02","status":"active"},"before":null}', '0e5099d77f75093b3609e1d90856549e678807727026785b834857aa657ee84f', 'de7691bfe1fe84b29052bd8ca3787fded1a36b4a1f756616353c6fbf250d4b37');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 2, 1795176000000, 'register', 'account.created', '0001234567', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'server', '{"after":{"lead":true,"name":"Contoso Headquarters","sector":"commercial"},"before":null}', '9ab4d7f4349561534b18e41d70d1f367928d27fa54489d9412781f739f0301a3', '45adf8b14398c6d38720f33c588214abfaaf67ff943e31609d437e2ccb606593');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 3, 1795176000000, 'register', 'account.created', '0001234568', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-464259f2d78c', 'server', '{"after":{"lead":false,"name":"Contoso Research","sector":"commercial"},"before":null}', 'd3716a0ac9c0dd0c9433a49bb3f1d0e13f51fecaab58d7e370f335dc6261a819', '4f25c763d3d9c9d357b887e69ffbbc8a7d4c87212aa5bec490bb5b034984f2bd');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-46434c9420d4', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '82dd0ee701b1b6ddae295c9696ebf438e2c93bbdd49173b14a0a6fec81910852');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 5, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-46434c9420d4', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '2ae82446b1e55aff018de2d93059521e977e676b4b139ff30b72e30d96062057');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 6, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-464488de6c1a', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-464259f2d78c', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '30d4efa19181a52598199c7d6e01d2b03dadac6fdd708142cb09fb20b4bdc614');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-46475165ebf6', 1, 1795176000000, 'register', 'agreement.created', '2345678901', '01a1f8d8-7de0-71a2-88cb-46475165ebf6', '01a1f8d8-7de0-71a2-88cb-464801ca1e51', 'server', '{"after":{"organization":{"country":"ES","id":"C-1002","name":"Universidad Lamna"},"programme":"PSA","signed_on":"2026-10-19","status":"signed"},"before":null}', 'e790f2871d64bf2b51596ac05930bca33a269c2d47c3b793f5e88e45ce3140a4', '86a4457de6a7519b7e25455944e367bf0ec2086e5e4a7d605c4ec2125b2ad669');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-46475165ebf6', 2, 1795176000000, 'register', 'account.created', '0002345678', '01a1f8d8-7de0-71a2-88cb-46475165ebf6', '01a1f8d8-7de0-71a2-88cb-464acf543770', 'server', '{"after":{"lead":true,"name":"Universidad Lamna, Rectorado","sector":"academic"},"before":null}', 'b98993354fe0151d3ba45653a80192c602886fd030ad93f8f923c611278181db', '10832812d05e77ab84c8127798ff6693a2ce542cc73d9972640df78bbdd6853d');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-46475165ebf6', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-464bae55e14e', '01a1f8d8-7de0-71a2-88cb-46475165ebf6', '01a1f8d8-7de0-71a2-88cb-464801ca1e51', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, 'd810318ca15e1e2fed769ad82f41f4dbc2612bbabdc417d546438096fc9d1727');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-46475165ebf6', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-464bae55e14e', '01a1f8d8-7de0-71a2-88cb-46475165ebf6', '01a1f8d8-7de0-71a2-88cb-464acf543770', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '3b6ecefdaf9e06cac898164fe8aaea014e3edc43ef4d07f245c8f0ada0a54729');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 1, 1795176000000, 'register', 'agreement.created', '3456789012', '01a1f8d8-7de0-71a2-88cb-464dbb5707fb', '01a1f8d8-7de0-71a2-88cb-464e99800cd7', 'server', '{"after":{"organization":{"country":"KZ","id":"C-1003","name":"Северный ветер"},"programme":"PSA","signed_on":"2026-09-30","status":"active"},"before":null}', '0783d01d6cccbf2e61cc62a758a42eefef21f59d1653d421fd5e2eaa4270c94c', '8e9ad0ac73dec880fd7d7bf095fd11ec790b59ab25818ed8b4554239d0af245e');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 2, 1795176000000, 'register', 'account.created', '0003456789', '01a1f8d8-7de0-71a2-88cb-464dbb5707fb', '01a1f8d8-7de0-71a2-88cb-464f8116d540', 'server', '{"after":{"lead":true,"name":"Северный ветер, головной офис","sector":"commercial"},"before":null}', 'a681233341d20c036c9f6ecc21e2c9f18b407a45dc199e11dfe307d828983657', 'f4eac4b6061706bf1d755e11ad7427d09ea5664c5c99dab726526160762d7d11');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-4650196f3d34', '01a1f8d8-7de0-71a2-88cb-464dbb5707fb', '01a1f8d8-7de0-71a2-88cb-464e99800cd7', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '673f535f47764e8bda575bc3c98ae07ed2d8fd9d1aa983ef50114e7665b04f03');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-4650196f3d34', '01a1f8d8-7de0-71a2-88cb-464dbb5707fb', '01a1f8d8-7de0-71a2-88cb-464f8116d540', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, 'f4fd73d323a37aecfa807e67d14292bc7bf811d7e9f4aa2ac88dc2f9449c5895');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-46523ed8773c', 1, 1795176000000, 'register', 'agreement.created', '4567890123', '01a1f8d8-7de0-71a2-88cb-46523ed8773c', '01a1f8d8-7de0-71a2-88cb-4653ec0d7bf8', 'server', '{"after":{"organization":{"country":"IT","id":"C-1004","name":"Comune di Trey"},"programme":"PSA","signed_on":"2026-08-14","status":"active"},"before":null}', '53ed4567ebfe33893acc8e05aec6ff877b6a436b5c4c2d1e0c2761fdf28640a5', '9644099ceb7f215fec0c395a2969b4ac0a6af67487222f262c3a80523a0506fa');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-46523ed8773c', 2, 1795176000000, 'register', 'account.created', '0004567890', '01a1f8d8-7de0-71a2-88cb-46523ed8773c', '01a1f8d8-7de0-71a2-88cb-46554e393e1e', 'server', '{"after":{"lead":true,"name":"Comune di Trey, Ufficio acquisti","sector":"government"},"before":null}', '655103cd12137a2dd7e3422257d6ffeacb836cfa3c5b42b8bf98a234ffd0b0bc', 'd8e93b25a0d59d1bb279b64d966803167351c50901c675f750988aca98dc3a42');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-46523ed8773c', 3, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-4656fc1013dc', '01a1f8d8-7de0-71a2-88cb-46523ed8773c', '01a1f8d8-7de0-71a2-88cb-4653ec0d7bf8', 'server', '{"roles":{"after":["agreement_administrator"],"before":[]}}', NULL, '9d7fc3f130a76624e5a32672157c4c370011844b37953c3dfd600dae8d80ae10');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-46523ed8773c', 4, 1795176000000, 'register', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-4656fc1013dc', '01a1f8d8-7de0-71a2-88cb-46523ed8773c', '01a1f8d8-7de0-71a2-88cb-46554e393e1e', 'server', '{"roles":{"after":["account_administrator"],"before":[]}}', NULL, '5dd83f5f72224eb662f98e42939f5f922aca93ba44c8bc2ba90e36a7a51d5f6f');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 7, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-71a2-88cb-46434c9420d4', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'client', '{"roles":["agreement_administrator"],"state":{"after":"accepted","before":"pending"}}', '48ee56a68a9d45be0d949cc7a69b980af337f4829a38980b2757325da5386b6a', '5b86a74ae878788714d143cfeb9ba5687247ec127a1ab867c65f2a819fa44435');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 8, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-71a2-88cb-46434c9420d4', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"roles":["account_administrator"],"state":{"after":"accepted","before":"pending"}}', '14a65b2751dfc7ef11f92ac31bd64f932736697fa00cff8ccba76e522a0406b2', '9665fcb26a3bafee906ed9e1f4bde3397c56f15e88a82eebad5c24a1bdcc2325');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 9, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'client', '{"role":"agreement_administrator","roles":{"after":["agreement_administrator"],"before":[]}}', '99b4214f2d2d48b3769c549d0967ed6bab3fa4520f35d0aa584759b3aef19c7a', '7320fb4a87e9089cf5afb1fe1c6c786f3fe7c1f18eae54564a602ae76177902d');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 10, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"role":"account_administrator","roles":{"after":["account_administrator"],"before":[]}}', 'af1ae5f89751392773eaa269d4cc43db1cfa77be528e22ed3c6cd6d9833f9ba6', '42c32c18f6df2536cb71439d5e38c8054c581cf0d1c41a46bad88bd3619b8391');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 15, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-71a2-88cb-46719684af7e', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"roles":["report_viewer"],"state":{"after":"accepted","before":"pending"}}', '8386aa0fe4ef71275bc7eac6f4071ac32daaf00d38a91c93b2da5439fd47a430', 'f46e2b886fd42f5fde60e123c24441b4dd034548b613650d41a784ffd1100e1c');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 16, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-71a2-88cb-467799066c3b', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"role":"report_viewer","roles":{"after":["report_viewer"],"before":[]}}', 'a868daf40902154d29d8a0a3b95cdf901fa1469257f6e24200fb1af636a6417b', '9826c0d4ca0430a362b7e335730fddc10bf5ea9e9dc0a71ab4625cdfc8d8c7e9');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 23, 1795176300000, 'user:01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-468e5589f64c', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', 'd64cc0b3f36e3b182f62dc0d771d7dae82cf7ac8c39ce4e2cf07b929e6831380', '9d25bf8c8dbb670250e5ac9b0bf56305603c907341f91bc6f626627abb9eca17');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 11, 1795176000000, 'user:01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-46676949105a', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"roles":{"after":["account_manager"],"before":[]}}', 'b77ee8efb94b41b6c4e2ee9feb2cf4c194437261edb84c706d3dbca4d83581af', '9131239d5f780aa3e6c2613367685dfcc129d135556eebeaa13e495646cb3c26');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 12, 1795176000000, 'invitee', 'invitation.accepted', '01a1f8d8-7de0-71a2-88cb-46676949105a', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"roles":["account_manager"],"state":{"after":"accepted","before":"pending"}}', 'a64e1deee43d03f47348ea5d980b6b20e1caddf9b179cf606645290d83c2069b', 'a1d68eeffdbd5320e189f187a90be1d98c026c4adef37394d6d82127147792f1');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 13, 1795176000000, 'invitee', 'role.granted', '01a1f8d8-7de0-71a2-88cb-466df28a9eda', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"role":"account_manager","roles":{"after":["account_manager"],"before":[]}}', '5995ae478ad336c2d74d986ebe44f07145b7d8be2e29f2853307f8b96d749165', 'ada42dcc75a8dd5adb642d577318ca433d52f59f315222a4c82e29464cccd5ec');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 14, 1795176000000, 'user:01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-46719684af7e', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"roles":{"after":["report_viewer"],"before":[]}}', 'a873122ee49c43cb2726035bfa25bd48893aea464ceb94cfbd01932dab931a8f', 'dcf9448d4cc4dccd41c207429c81f08d28ef4dd2980bb888c32e7fe1feee4a4b');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 17, 1795176000000, 'user:01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'role.removed', '01a1f8d8-7de0-71a2-88cb-467799066c3b', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"role":"report_viewer","roles":{"after":[],"before":["report_viewer"]}}', '9702470d90ea368987fcbb850a4a266a491262254d56ecef8db984d3efdaeab1', '54de6a1b3e8ad3c4c2d33b373467c7f50a210aba522abf47da70100abee63034');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 18, 1795176000000, 'user:01a1f8d8-7de0-71a2-88cb-466df28a9eda', 'profile.changed', '01a1f8d8-7de0-71a2-88cb-466df28a9eda', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"roles":["account_manager"]}', '6d3b6256d331955f982f79fd5f7c76df1d068e08c1fdaa68fd0e89e11116efcf', '507d0aadc1e03f8edb6191479f547c8804efdfa15d66c140de6b30a2237895e6');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 19, 1795176000000, 'user:01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'invitation.created', '01a1f8d8-7de0-71a2-88cb-468064169140', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"roles":{"after":["account_viewer"],"before":[]}}', '5414cec0010aa5295ab04b6bd3493f4e81cbba489075ea965e17e3484dc5b2e9', 'c73e99270d0cffac292c988ca68ea3a4548e48baea67fe6ac73bb2529cdb05af');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 20, 1795176000000, 'invitee', 'invitation.declined', '01a1f8d8-7de0-71a2-88cb-468064169140', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{"reason":"left","roles":["account_viewer"],"state":{"after":"declined","before":"pending"}}', 'bfa29175ef0ebe3ba336a91d1b8b099851b316d7d1a49ac383a132f4038a5632', 'f445f81878d4196a3c41cc6f128973f6f77b165c1d1e620255ec7ccaaa699f37');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 21, 1795176000000, 'user:01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'trail.exported', '', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'client', '{}', 'cbe805794bccbd52680497305667377f4cfa16b7ce8bc6b9f016889ed1237b1e', '73a87ee522fe3d51249fcbf5ed4af056357a01be5d6ba936b307960a66de3890');
INSERT INTO public.audit_entries VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 22, 1795176000000, 'operator', 'person.forgotten', '01a1f8d8-7de0-71a2-88cb-467799066c3b', '01a1f8d8-7de0-71a2-88cb-463e293d1db7', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'server', '{"entries":[{"chain":"01a1f8d8-7de0-71a2-88cb-463e293d1db7","sequences":[14,15,16,17]}]}', NULL, '5bb99fbb39d7154c64a3f673bad534c9dc537abd1515e578562b98d6f796f655');


--
-- Data for Name: audit_heads; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-71a2-88cb-46475165ebf6', 4, '3b6ecefdaf9e06cac898164fe8aaea014e3edc43ef4d07f245c8f0ada0a54729');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 4, 'f4fd73d323a37aecfa807e67d14292bc7bf811d7e9f4aa2ac88dc2f9449c5895');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-71a2-88cb-46523ed8773c', 4, '5dd83f5f72224eb662f98e42939f5f922aca93ba44c8bc2ba90e36a7a51d5f6f');
INSERT INTO public.audit_heads VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 23, '9d25bf8c8dbb670250e5ac9b0bf56305603c907341f91bc6f626627abb9eca17');


--
-- Data for Name: audit_personal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 1, 'MW8XmC1mW3rAZGdzRhnF0YxvRvJbfcgkPBNUB_R0W0s', '{"details":{"after":{"partners":["Fabrikam Resellers <licensing@fabrikam.com>"],"signatory":{"email":"ana@contoso.com","name":"Ana Trujillo"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 2, 'tjsx1ZWVYgzWungYvQVA3kAyzJyOnJReCEf_woF55kY', '{"details":{"after":{"administrator":{"country":"US","email":"harry@contoso.com","first_name":"Harry","language":"en","last_name":"Miller"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 3, '0NKFyA_AHx-gJery4snFhPr5-MCAn3Qya3BE3CCM_J4', '{"details":{"after":{"administrator":{"country":"US","email":"rosa@contoso.com","first_name":"Rosa","language":"en","last_name":"Hernández"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-46475165ebf6', 1, 'kR7J7V9KzuoOY3LG2cD0e-Rzb44-FdpMxCv3XS58dfI', '{"details":{"after":{"partners":["Tailspin Iberia <acuerdos@tailspin.example>"],"signatory":{"email":"martin@lamna.example","name":"Martín Sommer"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-46475165ebf6', 2, 'YHmK4ilvwBwodsA4LxR2f5xKyoaNf-SP1MWty6Dp-Nk', '{"details":{"after":{"administrator":{"country":"ES","email":"lucia@lamna.example","first_name":"Lucía","language":"es","last_name":"García Márquez"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 1, 'Mu1LnPhxXc0JHDXZJeADh8gr2P6FeQiOlWrTUMOxos0', '{"details":{"after":{"partners":[],"signatory":{"email":"irina@severveter.example","name":"Ирина Соколова"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 2, 'e-Ltt9Zjb1_6w2LUyfI6eMqrbpnrpczCmE7qzt-kbZk', '{"details":{"after":{"administrator":{"country":"KZ","email":"oleg@severveter.example","first_name":"Олег","language":"ru","last_name":"Новиков"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-46523ed8773c', 1, '24Hm0FPpfcLBtG4yKiEEYAzgc6VMwxeW8VoZa2AlquQ', '{"details":{"after":{"partners":["Adatum Italia <contratti@adatum.example>"],"signatory":{"email":null,"name":null}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-46523ed8773c', 2, 'V9c1mm340ALdeJstwQuhYh51arapLI_mDHeDZpER3Lo', '{"details":{"after":{"administrator":{"country":"IT","email":"giulia@trey.example","first_name":"Giulia","language":"it","last_name":"Rinaldi"}}}}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 7, 'MKoimw_7OCtD7XHwPa-HsSPrbO53fSk68pqgyA06HMM', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 8, 'uMPb7nPhoLMNZSEgyTk5sFuZQj0FbDtbqNCe4toJCIU', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 9, 'KJp5TT7J3JmZZG9m6U1Ud0VGq2u8Oh1qedJXPbQaED4', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 10, 'vUkHIrjwwhDxCmE8CUo58GVDxCrysYGXZy0_v3NMO-k', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 11, 'U_82ySVWPowHxIJ4HvQDtj5v7P4L27Z_t4tqD1h8Zj4', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 12, 'vROLB4KlR1saaKbJoGcy0mgngLsBiFwDgem2iplqjrk', '{"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 13, 'msD1Plz6uri1Wi2jM8XO12wRb7_gIBXUi4Q772R_m9w', '{"details":{"inviter":"harry@contoso.com"},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 18, 'cNs76Gm_1bYlu_9ZniSlse6qiGE4nFg_uBhudU25zew', '{"details":{"first_name":{"after":"Nils","before":"nils"},"last_name":{"after":"Åberg","before":"Diaz"}},"source":"10.0.0.7"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 19, 'qKf1rc5Bju896KT73wMj_IGPPaxBeLXdjGP_iV0KqVg', '{"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 20, 'UD-WILXFeDpLQua2HBtDNfIdcZjpfSbQdhXjCKc_7T8', '{"source":"10.0.0.9"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 21, 'e-UkjnohLFHtXtwjAeBnt5dIs81EVtF2jHa5v3lv1uo', '{"details":{"person":"nils@contoso.com"},"source":"10.0.0.6"}');
INSERT INTO public.audit_personal VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 23, 'x5pOcncPo-jqj_xX7HSxyhVqFqZufvh-f8Udidz97EM', '{"source":"10.0.0.6"}');


--
-- Data for Name: form_counts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_counts VALUES (20777, 'reset', 'matched', 1);


--
-- Data for Name: form_drafts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'invite:19bb7e383a931a464c19375b670fea5c383bca0272a9a1a7f5479613f12111b5', '{"done":[{"email":"nils@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'invite:f5795b6af8d9860c9bb0a9c9d2f9c1b48cb3de024c24b3bece7997e46ea6404f', '{"done":[{"email":"eva@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'remove:01a1f8d8-7de0-71a2-88cb-467799066c3b:01a1f8d8-7de0-71a2-88cb-4678747eb362', '', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'invite:5043cf56700dd7c378c27e3ed453e9a6c99d2cb13e3628305dbc2e6ef9d7c6a1', '{"done":[{"email":"olga@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176000000);
INSERT INTO public.form_drafts VALUES ('01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'invite:885a31216ad8f30dae2055e036d1b8e01cf64aa0dc8c6837e9d0d652e8049bef', '{"done":[{"email":"ivo@contoso.com","outcome":"Invited","agreement":null}],"refused":[],"faults":[],"doubts":[]}', 1795176300000);


--
-- Data for Name: form_requests; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.form_requests VALUES ('01a1f8d8-7de0-71a2-88cb-4691a26d5d95', 'reset', 'nils@contoso.com', '', '', '10.0.0.10', 1795176300000, 'queued', 0, 0);


--
-- Data for Name: invitation_grants; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-46434c9420d4', 'account_administrator', '01a1f8d8-7de0-71a2-88cb-4641fe475239', '01a1f8d8-7de0-71a2-88cb-4641fe475239', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-46434c9420d4', 'agreement_administrator', NULL, '01a1f8d8-7de0-71a2-88cb-463f50534d67', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-464488de6c1a', 'account_administrator', '01a1f8d8-7de0-71a2-88cb-464259f2d78c', '01a1f8d8-7de0-71a2-88cb-464259f2d78c', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-464bae55e14e', 'account_administrator', '01a1f8d8-7de0-71a2-88cb-464acf543770', '01a1f8d8-7de0-71a2-88cb-464acf543770', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-464bae55e14e', 'agreement_administrator', NULL, '01a1f8d8-7de0-71a2-88cb-464801ca1e51', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-4650196f3d34', 'account_administrator', '01a1f8d8-7de0-71a2-88cb-464f8116d540', '01a1f8d8-7de0-71a2-88cb-464f8116d540', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-4650196f3d34', 'agreement_administrator', NULL, '01a1f8d8-7de0-71a2-88cb-464e99800cd7', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-4656fc1013dc', 'account_administrator', '01a1f8d8-7de0-71a2-88cb-46554e393e1e', '01a1f8d8-7de0-71a2-88cb-46554e393e1e', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-4656fc1013dc', 'agreement_administrator', NULL, '01a1f8d8-7de0-71a2-88cb-4653ec0d7bf8', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-46676949105a', 'account_manager', '01a1f8d8-7de0-71a2-88cb-4641fe475239', '01a1f8d8-7de0-71a2-88cb-4641fe475239', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-46719684af7e', 'report_viewer', '01a1f8d8-7de0-71a2-88cb-4641fe475239', '01a1f8d8-7de0-71a2-88cb-4641fe475239', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-468064169140', 'account_viewer', '01a1f8d8-7de0-71a2-88cb-4641fe475239', '01a1f8d8-7de0-71a2-88cb-4641fe475239', NULL);
INSERT INTO public.invitation_grants VALUES ('01a1f8d8-7de0-71a2-88cb-468e5589f64c', 'account_viewer', '01a1f8d8-7de0-71a2-88cb-4641fe475239', '01a1f8d8-7de0-71a2-88cb-4641fe475239', NULL);


--
-- Data for Name: invitation_links; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-71a2-88cb-465a84b1c9d7', '01a1f8d8-7de0-71a2-88cb-4650196f3d34', 'fe8e464193ef292c49c2b5c7be4f8a40c0d21ac54e85d8830258503cc7d519d8', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-71a2-88cb-4659c619487e', '01a1f8d8-7de0-71a2-88cb-464488de6c1a', '031adbda205401e753e18cc179002655ed41dd8968d1196e8de7117fbfcb9849', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-71a2-88cb-465b4992f6d1', '01a1f8d8-7de0-71a2-88cb-464bae55e14e', 'b9bad8139ffadacc22e2909603615fa20a9201e136bc8f34b637de2d9e999e23', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-71a2-88cb-465c11ccd5e8', '01a1f8d8-7de0-71a2-88cb-4656fc1013dc', '4c3429d8400541448a985c1e5aec19c25ba2bfa7b8dbff58cbdc517abbd455e0', 1795176000000, 1800360000000, NULL);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-71a2-88cb-4658d45610d9', '01a1f8d8-7de0-71a2-88cb-46434c9420d4', '87ba0e852a6348bb356dcd9e6709ce51ce94ce9e745dadbb1dfbde8a349ec99f', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-71a2-88cb-4669e929a6bc', '01a1f8d8-7de0-71a2-88cb-46676949105a', '96c925ff444a54f5d448fd17832e6b24f9a16843c38fb5708eca9b7bc682c068', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-71a2-88cb-467397042f76', '01a1f8d8-7de0-71a2-88cb-46719684af7e', 'ce65a75443fd6c215b281534e7607595a979563a18c489d418f758b7b00a105c', 1795176000000, 1800360000000, 1795176000000);
INSERT INTO public.invitation_links VALUES ('01a1f8d8-7de0-71a2-88cb-46827abc895e', '01a1f8d8-7de0-71a2-88cb-468064169140', '97cb4118790091b193bcf514ac7d7f5ee021a17b1caedf5a170f29fca5179989', 1795176000000, 1800360000000, 1795176000000);


--
-- Data for Name: invitations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-464488de6c1a', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-4656fc1013dc', '01a1f8d8-7de0-71a2-88cb-4653ec0d7bf8', 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-4650196f3d34', '01a1f8d8-7de0-71a2-88cb-464e99800cd7', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-464bae55e14e', '01a1f8d8-7de0-71a2-88cb-464801ca1e51', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES', 'pending', 1795176000000, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-46434c9420d4', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', NULL, NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-46676949105a', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'nils@contoso.com', 'nils@contoso.com', 'nils', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-71a2-88cb-466df28a9eda', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-46719684af7e', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', 'accepted', 1795176000000, 1795176000000, NULL, '01a1f8d8-7de0-71a2-88cb-467799066c3b', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-468064169140', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'olga@contoso.com', 'olga@contoso.com', 'olga', 'Diaz', 'en', 'US', 'declined', 1795176000000, 1795176000000, 'left', NULL, '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', NULL, 0, NULL, 0);
INSERT INTO public.invitations VALUES ('01a1f8d8-7de0-71a2-88cb-468e5589f64c', '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo', 'Diaz', 'en', 'US', 'pending', 1795176300000, NULL, NULL, NULL, '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', NULL, 0, NULL, 0);


--
-- Data for Name: mail_troubles; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: organizations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-71a2-88cb-463e293d1db7', 'C-1001', 'Contoso', 'US');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-71a2-88cb-46475165ebf6', 'C-1002', 'Universidad Lamna', 'ES');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-71a2-88cb-464dbb5707fb', 'C-1003', 'Северный ветер', 'KZ');
INSERT INTO public.organizations VALUES ('01a1f8d8-7de0-71a2-88cb-46523ed8773c', 'C-1004', 'Comune di Trey', 'IT');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-464c56f19bbf', 'invitation', 'lucia@lamna.example', 'es', '01a1f8d8-7de0-71a2-88cb-464bae55e14e', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-4645ed1fdc53', 'invitation', 'harry@contoso.com', 'en', '01a1f8d8-7de0-71a2-88cb-46434c9420d4', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-46468e9eca9a', 'invitation', 'rosa@contoso.com', 'en', '01a1f8d8-7de0-71a2-88cb-464488de6c1a', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-46518a49b520', 'invitation', 'oleg@severveter.example', 'ru', '01a1f8d8-7de0-71a2-88cb-4650196f3d34', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-46577f615fd6', 'invitation', 'giulia@trey.example', 'it', '01a1f8d8-7de0-71a2-88cb-4656fc1013dc', NULL, '{}', false, 'bulk', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-46683c614ad9', 'invitation', 'nils@contoso.com', 'en', '01a1f8d8-7de0-71a2-88cb-46676949105a', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-46729b4183df', 'invitation', 'eva@contoso.com', 'en', '01a1f8d8-7de0-71a2-88cb-46719684af7e', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-467c8031701b', 'roles_changed', 'eva@contoso.com', 'en', NULL, '01a1f8d8-7de0-71a2-88cb-467799066c3b', '{"agreement":"1234567890","by":"Harry Miller","organization":"Contoso","roles":[{"account":{"name":"Contoso Headquarters","number":"0001234567"},"change":"taken","role":"report_viewer"}]}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-468126a59e64', 'invitation', 'olga@contoso.com', 'en', '01a1f8d8-7de0-71a2-88cb-468064169140', NULL, '{}', false, 'normal', 'sent', 1, 1795176090000, 1795176000000, 1795176000000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-468a53f3f817', 'password_reset', 'nils@contoso.com', 'en', NULL, '01a1f8d8-7de0-71a2-88cb-466df28a9eda', '{}', true, 'urgent', 'sent', 1, 1795176390000, 1795176300000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-46869e8e0575', 'invitation_declined', 'harry@contoso.com', 'en', '01a1f8d8-7de0-71a2-88cb-468064169140', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', '{}', false, 'normal', 'sent', 1, 1795176390000, 1795176000000, 1795176300000, 'stored', NULL);
INSERT INTO public.outbox VALUES ('01a1f8d8-7de0-71a2-88cb-468f998e72b2', 'invitation', 'ivo@contoso.com', 'en', '01a1f8d8-7de0-71a2-88cb-468e5589f64c', NULL, '{}', false, 'normal', 'queued', 0, 1795176300000, 1795176300000, NULL, NULL, NULL);


--
-- Data for Name: partners; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.partners VALUES ('01a1f8d8-7de0-71a2-88cb-4640dfeebac8', 'P-7', 'Fabrikam Resellers', 'licensing@fabrikam.com', 'US');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-71a2-88cb-464943279716', 'P-8', 'Tailspin Iberia', 'acuerdos@tailspin.example', 'ES');
INSERT INTO public.partners VALUES ('01a1f8d8-7de0-71a2-88cb-46541413b10d', 'P-9', 'Adatum Italia', 'contratti@adatum.example', 'IT');


--
-- Data for Name: password_resets; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.password_resets VALUES ('01a1f8d8-7de0-71a2-88cb-468b60ade0ad', '01a1f8d8-7de0-71a2-88cb-466df28a9eda', '446152d53702e08c3bb8c54279ebef0fb6f4cd9f50f89dabee6d220597336648', 1795176300000, 1795178100000, NULL, NULL);


--
-- Data for Name: purchasing_accounts; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-71a2-88cb-464259f2d78c', '01a1f8d8-7de0-71a2-88cb-463f50534d67', '0001234568', 'Contoso Research', 'commercial', false, 0, 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa', 'Hernández', 'en', 'US');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-71a2-88cb-464acf543770', '01a1f8d8-7de0-71a2-88cb-464801ca1e51', '0002345678', 'Universidad Lamna, Rectorado', 'academic', true, 0, 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía', 'García Márquez', 'es', 'ES');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-71a2-88cb-464f8116d540', '01a1f8d8-7de0-71a2-88cb-464e99800cd7', '0003456789', 'Северный ветер, головной офис', 'commercial', true, 0, 'oleg@severveter.example', 'oleg@severveter.example', 'Олег', 'Новиков', 'ru', 'KZ');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-71a2-88cb-46554e393e1e', '01a1f8d8-7de0-71a2-88cb-4653ec0d7bf8', '0004567890', 'Comune di Trey, Ufficio acquisti', 'government', true, 0, 'giulia@trey.example', 'giulia@trey.example', 'Giulia', 'Rinaldi', 'it', 'IT');
INSERT INTO public.purchasing_accounts VALUES ('01a1f8d8-7de0-71a2-88cb-4641fe475239', '01a1f8d8-7de0-71a2-88cb-463f50534d67', '0001234567', 'Contoso Headquarters', 'commercial', true, 9, 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US');


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

INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-71a2-88cb-466143bfa1d7', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'agreement_administrator', '01a1f8d8-7de0-71a2-88cb-463f50534d67', NULL, '01a1f8d8-7de0-71a2-88cb-463f50534d67', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-71a2-88cb-466236ad2682', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'account_administrator', '01a1f8d8-7de0-71a2-88cb-463f50534d67', '01a1f8d8-7de0-71a2-88cb-4641fe475239', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 1795176000000, NULL, NULL);
INSERT INTO public.role_assignments VALUES ('01a1f8d8-7de0-71a2-88cb-466ef3b55d50', '01a1f8d8-7de0-71a2-88cb-466df28a9eda', 'account_manager', '01a1f8d8-7de0-71a2-88cb-463f50534d67', '01a1f8d8-7de0-71a2-88cb-4641fe475239', '01a1f8d8-7de0-71a2-88cb-4641fe475239', 1795176000000, '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', NULL);


--
-- Data for Name: roster; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.roster VALUES (500606921021586301, '01a1f8d8-7de0-71a2-88cb-464259f2d78c', 'rosa@contoso.com', 'rosa@contoso.com', 'Rosa Hernández', 'rosa hernandez', '  rosa hernandez rosa@contoso.com', NULL, '01a1f8d8-7de0-71a2-88cb-464488de6c1a', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (1299684763786572313, '01a1f8d8-7de0-71a2-88cb-464801ca1e51', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-71a2-88cb-464bae55e14e', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (1442455905346224398, '01a1f8d8-7de0-71a2-88cb-464acf543770', 'lucia@lamna.example', 'lucia@lamna.example', 'Lucía García Márquez', 'lucia garcia marquez', '  lucia garcia marquez lucia@lamna.example', NULL, '01a1f8d8-7de0-71a2-88cb-464bae55e14e', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (7097044493434028641, '01a1f8d8-7de0-71a2-88cb-464e99800cd7', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-71a2-88cb-4650196f3d34', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (3293815494392219513, '01a1f8d8-7de0-71a2-88cb-464f8116d540', 'oleg@severveter.example', 'oleg@severveter.example', 'Олег Новиков', 'олег новиков', '  олег новиков oleg@severveter.example', NULL, '01a1f8d8-7de0-71a2-88cb-4650196f3d34', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (3898278120622549035, '01a1f8d8-7de0-71a2-88cb-4653ec0d7bf8', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-71a2-88cb-4656fc1013dc', 0, 2, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (8497434256856043597, '01a1f8d8-7de0-71a2-88cb-46554e393e1e', 'giulia@trey.example', 'giulia@trey.example', 'Giulia Rinaldi', 'giulia rinaldi', '  giulia rinaldi giulia@trey.example', NULL, '01a1f8d8-7de0-71a2-88cb-4656fc1013dc', 0, 1, 'sent', 1800360000000);
INSERT INTO public.roster VALUES (8604891529728000671, '01a1f8d8-7de0-71a2-88cb-463f50534d67', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', NULL, 2, 0, 'active', NULL);
INSERT INTO public.roster VALUES (9036786407136427014, '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'harry@contoso.com', 'harry@contoso.com', 'Harry Miller', 'harry miller', '  harry miller harry@contoso.com', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', NULL, 1, 0, 'active', NULL);
INSERT INTO public.roster VALUES (181895228011889520, '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'nils@contoso.com', 'nils@contoso.com', 'Nils Åberg', 'nils aberg', '  nils aberg nils@contoso.com', '01a1f8d8-7de0-71a2-88cb-466df28a9eda', NULL, 8, 0, 'active', NULL);
INSERT INTO public.roster VALUES (4421954734638006891, '01a1f8d8-7de0-71a2-88cb-4641fe475239', 'ivo@contoso.com', 'ivo@contoso.com', 'ivo Diaz', 'ivo diaz', '  ivo diaz ivo@contoso.com', NULL, '01a1f8d8-7de0-71a2-88cb-468e5589f64c', 0, 32, 'sent', 1800360300000);


--
-- Data for Name: sessions; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sessions VALUES ('cc60999c3de0576e6f70699bdfbcbf5397532d45139bc1e465eca52839b67158', '01a1f8d8-7de0-71a2-88cb-466df28a9eda', 1795176000000, 1795176000000, NULL);
INSERT INTO public.sessions VALUES ('93742663f72bc229c7fbedc9932131d84eb0cc022fc86c7d7f7e061d4bb7bd05', '01a1f8d8-7de0-71a2-88cb-467799066c3b', 1795176000000, 1795176000000, NULL);
INSERT INTO public.sessions VALUES ('c9e3596da963d952c4b5724f4b16c18166aef38869eaca368887f5b80cd726d7', '01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 1795176000000, 1795176300000, '01a1f8d8-7de0-71a2-88cb-4641fe475239');


--
-- Data for Name: sign_in_failures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sign_in_failures VALUES ('nils@contoso.com', 1, 0, 1795176300000);


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.users VALUES ('01a1f8d8-7de0-71a2-88cb-467799066c3b', 'eva@contoso.com', 'eva@contoso.com', 'eva', 'Diaz', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$Fv1EITNgzctqHL/+9OZW9g$WtKE6UnD/UruFdr20CNnhlkO3x5I6MqU2HoQEIaGj3g', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-71a2-88cb-466df28a9eda', 'nils@contoso.com', 'nils@contoso.com', 'Nils', 'Åberg', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$hSwuTwLD6FhM/R3Ihpkl2w$2e/JalomrBdOJjIp8prPwg/bCtYiwhfZQGp61GxUHiA', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);
INSERT INTO public.users VALUES ('01a1f8d8-7de0-71a2-88cb-4660c65b1db8', 'harry@contoso.com', 'harry@contoso.com', 'Harry', 'Miller', 'en', 'US', '$argon2id$v=19$m=19456,t=2,p=1$Tvrw9bg9BH6Kv+JhNfh0qg$q+RuXUOsKL2xaxfj3dTKdsOq8hs8zUEs6uldeg5fbsY', true, NULL, NULL, 1795176000000, 1795176000000, NULL, NULL);


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


