//! Associating domains: from adding one to losing it, by pages, looks at DNS and the clock.

use crate::support::{
    Answer, Client, NONE, PASSWORD, TestApp,
    access::{colleague, post, row},
    agreement,
    domains::{
        ADD, DOMAINS, LABEL, add, check, confirm, prove, publish, scope, type_domain, value, value_on, withdraw,
    },
    on_both_engines, register,
    seats::account_of,
};
use business_center::{
    domain::{domain_proof::LookOutcome, moment::Span},
    server::jobs,
};
use tokio::sync::watch;

const HARRY: &str = "harry@contoso.com";
const VERA: &str = "vera@fabrikam.com";

/// Lets time pass in steps of an hour, with the jobs of a server.
async fn pass(app: &TestApp, span: Span) {
    let (_stop, stopping) = watch::channel(false);
    for _ in 0..span.0 / Span::hours(1).0 {
        app.pass(Span::hours(1));
        jobs::look_due(&app.app, &stopping).await.expect("looks");
        while jobs::turn_due(&app.app).await.expect("turns") > 0 {}
    }
}

/// Signs in again: sessions end while time passes.
async fn sign_in(client: &mut Client, address: &str) {
    let answer = client.post("/Customer/", &[("email", address), ("password", PASSWORD)]).await;
    assert!(answer.location().is_some(), "{}", answer.body);
}

/// The subjects of the mails about domains that someone got.
async fn subjects(app: &TestApp, address: &str) -> Vec<String> {
    app.run_jobs_after_a_minute().await;
    app.mails(address).into_iter().map(|mail| mail.subject).filter(|subject| subject.contains("contoso.com")).collect()
}

async fn last_subject(app: &TestApp, address: &str) -> String {
    subjects(app, address).await.pop().expect("a mail about a domain")
}

/// Another organization with its administrator.
async fn register_vera(app: &TestApp) -> Client {
    app.import(&register(&[agreement("2222222222", VERA)])).await;
    let link = app.newest_link(VERA).await;
    app.register_by(&link).await
}

on_both_engines! {
    async fn a_domain_is_added_published_and_verified(app: TestApp) {
        let mut harry = app.register_harry().await;
        let preview = type_domain(&mut harry, " Contoso.COM. ").await;
        assert!(preview.shows("Harry Miller"), "who has an address there: {}", preview.body);
        assert_eq!(app.rows().await["domains"], 0, "a preview adds nothing");
        let path = add(&mut harry, " Contoso.COM. ").await;
        let value = value(&mut harry, &path).await;
        assert_eq!(value.len(), 26);
        let page = check(&mut harry, &path).await;
        assert!(page.shows(&format!("There is nothing at {LABEL}.contoso.com.")), "{}", page.body);
        assert!(page.shows("Add this record"), "{}", page.body);
        app.pass(Span::seconds(10));
        publish(&app, "contoso.com", &format!("\" {} \"", value.to_uppercase()));
        let page = check(&mut harry, &path).await;
        assert!(page.shows("Verified since November 20, 2026"), "{}", page.body);
        assert!(!page.shows("Add this record") && page.shows("Keep the record"), "{}", page.body);
        assert!(harry.get("/account/audit").await.shows("Domain verified"));
        assert_eq!(subjects(&app, HARRY).await, ["contoso.com is verified"]);
    }

    async fn a_check_says_what_came_of_it_and_shows_first_what_was_found(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = add(&mut harry, "contoso.com").await;
        let value = value(&mut harry, &path).await;
        let order = |page: &Answer| {
            let headings = page.page().all("h2").map(|heading| heading.attribute("id").to_owned());
            headings.filter(|id| matches!(id.as_str(), "found" | "record")).collect::<Vec<_>>()
        };
        assert_eq!(order(&harry.get(&path).await), ["record", "found"]);
        for (place, value, outcome) in [
            (None, "", "We found no record."),
            (Some("contoso.com"), "something else", "We found a record, but with another value."),
            (Some("contoso.com.contoso.com"), value.as_str(), "We found the record, but under another name."),
            (Some("contoso.com"), value.as_str(), "We found the record: the domain is verified."),
            (None, "", "The record is correct."),
        ] {
            if let Some(place) = place {
                publish(&app, place, value);
            }
            let page = check(&mut harry, &path).await;
            let result = page.page().all("div").find(|bar| bar.attribute("tabindex") == "-1").expect("a result");
            let link = result.all("a").next().expect("a link");
            assert!(result.text().contains(outcome) && link.attribute("href") == "#found", "{outcome}: {}", page.body);
            assert_eq!(order(&page), ["found", "record"], "{outcome}");
            assert_eq!(order(&harry.get(&path).await), ["record", "found"], "later");
            app.pass(Span::seconds(10));
        }
    }

    async fn the_same_domain_is_added_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        add(&mut harry, "m\u{fc}ller.de").await;
        let again = type_domain(&mut harry, "xn--mller-kva.de").await;
        assert_eq!(again.status, 422);
        assert!(again.shows("already has this domain"), "{}", again.body);
        assert!(harry.get(DOMAINS).await.shows("m\u{fc}ller.de"));
        assert_eq!(app.rows().await["domains"], 1);
    }

    async fn what_is_no_domain_of_an_organization_is_refused_with_a_reason(app: TestApp) {
        let mut harry = app.register_harry().await;
        for (typed, said) in [
            ("", "Enter a domain"),
            ("contoso", "at least two parts"),
            ("127.0.0.1", "IP address"),
            ("ana@contoso.com", "Enter only the domain: contoso.com"),
            ("https://contoso.com/x", "Enter only the domain: contoso.com"),
            ("*.contoso.com", "without an asterisk: contoso.com"),
            ("a_b.com", "no underscore"),
            ("-a.com", "hyphen"),
            ("a b.com", "not a domain"),
            ("co.uk", "Many organizations"),
            ("contoso.nosuchending", "ending"),
            ("gmail.com", "public email provider"),
        ] {
            let page = type_domain(&mut harry, typed).await;
            assert_eq!(page.status, 422, "{typed}");
            assert!(page.shows(said), "{typed}: {}", page.body);
            assert_eq!(page.value_of("domain"), typed);
        }
        assert_eq!(app.rows().await["domains"], 0);
    }

    /// DNS is not asked before the first quarter of an hour is over: servers would remember the absence.
    async fn the_server_looks_by_itself(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = add(&mut harry, "contoso.com").await;
        let (_stop, stopping) = watch::channel(false);
        app.pass(Span::minutes(15) - Span(1));
        assert_eq!(jobs::look_due(&app.app, &stopping).await.expect("looks"), 0);
        publish(&app, "contoso.com", &value(&mut harry, &path).await);
        app.pass(Span(1));
        assert_eq!(jobs::look_due(&app.app, &stopping).await.expect("looks"), 1);
        assert!(harry.get(&path).await.shows("Verified since"));
    }

    async fn a_value_expires_after_thirty_days_and_never_counts_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = add(&mut harry, "contoso.com").await;
        let old = value(&mut harry, &path).await;
        pass(&app, Span::days(26)).await;
        assert_eq!(subjects(&app, HARRY).await.len(), 0);
        pass(&app, Span::days(2)).await;
        assert_eq!(subjects(&app, HARRY).await, ["contoso.com: add the DNS record by December 20, 2026"]);
        pass(&app, Span::days(2)).await;
        assert_eq!(subjects(&app, HARRY).await[1..], ["contoso.com was not verified in time"]);
        publish(&app, "contoso.com", &old);
        pass(&app, Span::days(2)).await;
        sign_in(&mut harry, HARRY).await;
        assert!(harry.get(&path).await.shows("value expired on"));
        harry.post(&format!("{path}/renew"), &NONE).await;
        let new = value(&mut harry, &path).await;
        assert_ne!(old, new);
        let page = check(&mut harry, &path).await;
        assert!(page.shows("This is the value from November 20, 2026, which is no longer valid."), "{}", page.body);
        withdraw(&app, "contoso.com", &old);
        publish(&app, "contoso.com", &new);
        app.pass(Span::seconds(10));
        assert!(check(&mut harry, &path).await.shows("Verified since"));
    }

    async fn one_absence_and_any_number_of_errors_end_nothing(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let value = value(&mut harry, &path).await;
        assert_eq!(subjects(&app, HARRY).await.len(), 1);
        withdraw(&app, "contoso.com", &value);
        assert!(check(&mut harry, &path).await.shows("Verified since"));
        publish(&app, "contoso.com", &value);
        pass(&app, Span::hours(7)).await;
        let table = app.app.resolver.table().expect("a table");
        table.set_outcome(&format!("{LABEL}.contoso.com"), Some(LookOutcome::ServerFailure));
        pass(&app, Span::days(5)).await;
        sign_in(&mut harry, HARRY).await;
        let page = harry.get(&path).await;
        assert!(page.shows("Verified since") && page.shows("reported an error"), "{}", page.body);
        let subjects = subjects(&app, HARRY).await;
        assert_eq!(subjects, ["contoso.com is verified", "contoso.com: we can't reach its DNS servers"]);
    }

    async fn a_domain_without_its_record_lapses_after_three_mails(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let old = value(&mut harry, &path).await;
        assert_eq!(subjects(&app, HARRY).await.len(), 1);
        withdraw(&app, "contoso.com", &old);
        pass(&app, Span::hours(33)).await;
        sign_in(&mut harry, HARRY).await;
        assert!(harry.get(&path).await.shows("The record is missing."));
        pass(&app, Span::days(7)).await;
        publish(&app, "contoso.com", &old);
        pass(&app, Span::days(3)).await;
        sign_in(&mut harry, HARRY).await;
        let page = harry.get(&path).await;
        assert!(page.shows("Verification ended on"), "the old value is dead: {}", page.body);
        let told = [
            "contoso.com: the DNS record is missing",
            "contoso.com: the DNS record is still missing",
            "contoso.com: the DNS record is still missing",
            "contoso.com is no longer verified",
        ];
        assert_eq!(subjects(&app, HARRY).await[1..], told);
        harry.post(&format!("{path}/renew"), &NONE).await;
        publish(&app, "contoso.com", &value(&mut harry, &path).await);
        assert!(check(&mut harry, &path).await.shows("Verified since"));
    }

    async fn a_record_that_comes_back_ends_the_grace_period(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let value = value(&mut harry, &path).await;
        withdraw(&app, "contoso.com", &value);
        pass(&app, Span::hours(33)).await;
        publish(&app, "contoso.com", &value);
        pass(&app, Span::days(2)).await;
        assert_eq!(last_subject(&app, HARRY).await, "contoso.com is verified again");
    }

    /// Until its own proof, an organization sees of a domain that another one holds what it sees of a free one.
    async fn an_unproven_claim_shows_nothing_of_the_holder(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut vera = register_vera(&app).await;
        prove(&app, &mut harry, "contoso.com").await;
        let (free, held) = (add(&mut vera, "free-doma.in").await, add(&mut vera, "contoso.com").await);
        let mut seen = Vec::new();
        for (path, name) in [(&free, "free-doma.in"), (&held, "contoso.com")] {
            // The result of adding is shown once.
            vera.get(path).await;
            let page = vera.get(path).await;
            let value = value_on(&page);
            seen.push(page.stable_body().replace(path, "PATH").replace(name, "NAME").replace(&value, "VALUE"));
        }
        assert_eq!(seen[0], seen[1]);
    }

    async fn a_contested_domain_goes_to_whoever_still_proves_it(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut vera = register_vera(&app).await;
        let of_harry = prove(&app, &mut harry, "contoso.com").await;
        let own = value(&mut harry, &of_harry).await;
        let of_vera = add(&mut vera, "contoso.com").await;
        publish(&app, "contoso.com", &value(&mut vera, &of_vera).await);
        assert!(check(&mut vera, &of_vera).await.shows("this domain is already associated with another organization"));
        assert!(harry.get(&of_harry).await.shows("Another organization has published its record"));
        assert_eq!(last_subject(&app, HARRY).await, "Another organization claims contoso.com");
        assert_eq!(subjects(&app, VERA).await, ["contoso.com is held by another organization"]);
        assert_eq!(subjects(&app, "support@contoso.com").await, ["contoso.com is claimed by two organizations"]);
        // The holder's record goes away: the domain moves after the notice.
        withdraw(&app, "contoso.com", &own);
        pass(&app, Span::hours(33)).await;
        sign_in(&mut vera, VERA).await;
        assert!(vera.get(&of_vera).await.shows("this domain is already associated with another organization"));
        pass(&app, Span::days(7)).await;
        sign_in(&mut vera, VERA).await;
        assert!(vera.get(&of_vera).await.shows("Verified since"));
        sign_in(&mut harry, HARRY).await;
        assert_eq!(harry.get(&of_harry).await.status, 404);
        assert_eq!(last_subject(&app, HARRY).await, "contoso.com went to another organization");
        assert_eq!(last_subject(&app, VERA).await, "contoso.com is verified");
    }

    async fn a_subdomain_is_verified_by_its_parent_and_shares_its_fate(app: TestApp) {
        let mut harry = app.register_harry().await;
        let parent = prove(&app, &mut harry, "contoso.com").await;
        let child = add(&mut harry, "dept.contoso.com").await;
        assert!(harry.get(&child).await.shows("Verified through contoso.com"));
        withdraw(&app, "contoso.com", &value(&mut harry, &parent).await);
        pass(&app, Span::hours(33)).await;
        sign_in(&mut harry, HARRY).await;
        assert!(harry.get(&child).await.shows("The record for contoso.com is missing"));
        pass(&app, Span::days(8)).await;
        sign_in(&mut harry, HARRY).await;
        let page = harry.get(&child).await;
        assert!(page.shows("Verification ended on") && page.shows("Get a new value"), "{}", page.body);
    }

    async fn a_subdomain_of_another_organization_needs_a_proof_of_its_own(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut vera = register_vera(&app).await;
        prove(&app, &mut harry, "contoso.com").await;
        let path = add(&mut vera, "dept.contoso.com").await;
        publish(&app, "dept.contoso.com", &value(&mut vera, &path).await);
        assert!(check(&mut vera, &path).await.shows("Verified since"));
        assert_eq!(last_subject(&app, HARRY).await, "Another organization verified a subdomain of contoso.com");
        let child = add(&mut harry, "dept.contoso.com").await;
        assert!(harry.get(&child).await.shows("Not verified yet."), "its parent does not vouch for it");
    }

    async fn an_organization_has_a_number_of_checks_an_hour_and_of_domains(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = add(&mut harry, "contoso.com").await;
        let began = app.count("SELECT COALESCE(MAX(looks), 0) FROM domains").await;
        for _ in 0..360 {
            harry.post(&format!("{path}/check"), &NONE).await;
            app.pass(Span::seconds(10));
        }
        let looks = app.count("SELECT MAX(looks) FROM domains").await - began;
        assert!((55..=60).contains(&looks), "{looks} in an hour");
        let account = account_of(&app, HARRY).await;
        for number in 1..500 {
            crate::support::seats::prove(&app, &account, &format!("d{number}.example.org")).await;
        }
        let preview = type_domain(&mut harry, "one-more.example").await;
        let refused = confirm(&mut harry, &preview).await;
        assert!(refused.status == 422 && refused.shows("maximum number of domains"), "{}", refused.body);
    }

    async fn a_missing_record_is_told_before_anything_follows_from_it(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let missing = "The last check didn&#39;t find the record.";
        let shows = |page: &Answer| page.body.replace("&#x27;", "&#39;").replace('\'', "&#39;").contains(missing);
        assert!(!shows(&harry.get(&path).await));
        app.execute("UPDATE domains SET absent_since = 1").await;
        assert!(shows(&harry.get(&path).await));
    }

    /// Readers see names and states; no value, no button.
    async fn who_only_reads_sees_no_value(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let value = value(&mut harry, &path).await;
        for role in ["account_viewer", "report_viewer", "agreement_administrator"] {
            let address = format!("{}@contoso.com", role.replace('_', ""));
            let mut reader = colleague(&app, &mut harry, &address, role).await;
            let list = reader.get(DOMAINS).await;
            assert!(list.shows("contoso.com") && list.shows("These people can add and change domains:"), "{role}");
            assert!(list.shows("Harry Miller") && list.shows("mailto:harry@contoso.com"), "{role}: {}", list.body);
            let page = reader.get(&path).await;
            assert_eq!(page.status, 200, "{role}");
            assert!(!page.shows(&value) && !page.shows("/check"), "{role}: {}", page.body);
            assert_eq!(reader.post(&format!("{path}/check"), &NONE).await.status, 403, "{role}");
        }
        let mut manager = colleague(&app, &mut harry, "mia@contoso.com", "account_manager").await;
        assert!(manager.get(&path).await.shows(&value));
        assert!(!manager.get(DOMAINS).await.shows("These people can add"));
        let mut of_users = colleague(&app, &mut harry, "uma@contoso.com", "user_administrator").await;
        assert_eq!(of_users.get(DOMAINS).await.status, 403);
        let mut vera = register_vera(&app).await;
        assert_eq!(vera.get(&path).await.status, 404);
        for action in ["check", "renew", "stop", "remove"] {
            let answer = vera.post(&format!("{path}/{action}"), &NONE).await;
            assert_eq!(answer.status, 404, "{action}");
        }
        assert!(harry.get(&path).await.shows("Verified since"));
    }

    async fn checks_of_a_domain_are_limited(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = add(&mut harry, "contoso.com").await;
        let check = format!("{path}/check");
        assert_eq!(harry.post(&check, &NONE).await.status, 303);
        let refused = harry.post(&check, &NONE).await;
        assert_eq!(refused.status, 429);
        assert!(refused.shows("Nothing was checked. You can check again in 10 seconds."), "{}", refused.body);
        app.pass(Span::seconds(10));
        assert_eq!(harry.post(&check, &NONE).await.status, 303);
    }

    async fn twenty_domains_wait_for_their_records_at_most(app: TestApp) {
        let mut harry = app.register_harry().await;
        for number in 0..20 {
            add(&mut harry, &format!("contoso{number}.com")).await;
        }
        let preview = type_domain(&mut harry, "contoso.com").await;
        let refused = confirm(&mut harry, &preview).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("Too many domains are waiting"), "{}", refused.body);
    }

    /// One email and one audit entry for each event, however many servers look and whatever they do at the same time.
    async fn two_servers_look_at_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = add(&mut harry, "contoso.com").await;
        publish(&app, "contoso.com", &value(&mut harry, &path).await);
        let other = app.another_instance().await;
        other.resolver.table().expect("a table").add(
            &format!("{LABEL}.contoso.com"),
            &value(&mut harry, &path).await,
        );
        app.pass(Span::minutes(15));
        let (_stop, stopping) = watch::channel(false);
        let form = format!("{path}/check");
        let (one, two, checked) = tokio::join!(
            jobs::look_due(&app.app, &stopping),
            jobs::look_due(&other, &stopping),
            harry.post(&form, &NONE),
        );
        assert_eq!(one.expect("looks") + two.expect("looks"), 1);
        assert_eq!(checked.status, 303);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'domain.proven'").await, 1);
        assert_eq!(subjects(&app, HARRY).await, ["contoso.com is verified"]);
        app.pass(Span::days(30));
        let (one, two) = tokio::join!(jobs::turn_due(&app.app), jobs::turn_due(&other));
        assert_eq!((one.expect("turns"), two.expect("turns")), (0, 0));
    }

    async fn invitations_name_the_domains_that_are_verified(app: TestApp) {
        let mut harry = app.register_harry().await;
        prove(&app, &mut harry, "lamna.example").await;
        let form = |email: &str| {
            let mut fields = vec![("key".to_owned(), email.to_owned())];
            fields.extend(row(1, email, &["account_viewer"]));
            fields
        };
        let answer = post(&mut harry, &form("ana@lamna.example")).await;
        assert!(answer.values_of("confirmed").is_empty(), "{}", answer.body);
        let answer = post(&mut harry, &form("ben@contoso.com")).await;
        assert!(answer.shows("not at a domain that your organization has verified (lamna.example)"), "{}", answer.body);
    }

    async fn the_home_page_tells_what_a_domain_needs(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        assert!(!harry.get("/home").await.shows(&path));
        withdraw(&app, "contoso.com", &value(&mut harry, &path).await);
        pass(&app, Span::hours(33)).await;
        sign_in(&mut harry, HARRY).await;
        let page = harry.get("/home").await;
        assert!(page.shows("contoso.com: the DNS record is missing") && page.shows(&path), "{}", page.body);
        let mut reader = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        assert!(!reader.get("/home").await.shows(&path));
    }

    /// What DNS holds is shown as text, set apart from the direction of the page.
    async fn whatever_a_record_holds_is_shown_as_text(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = add(&mut harry, "contoso.com").await;
        publish(&app, "contoso.com", "<script>alert(1)</script>\u{202e}\" onload=\"x");
        let page = check(&mut harry, &path).await;
        assert!(page.shows("&lt;script&gt;alert(1)&lt;/script&gt;"), "{}", page.body);
        assert!(page.page().all("bdi").any(|bdi| bdi.text().contains("alert(1)")));
        assert!(!page.page().all("script").any(|script| script.text() == "alert(1)"));
    }

    /// Case 16: the holder's record is back within the notice.
    async fn a_holder_whose_record_is_back_keeps_the_domain(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut vera = register_vera(&app).await;
        let of_harry = prove(&app, &mut harry, "contoso.com").await;
        let own = value(&mut harry, &of_harry).await;
        let of_vera = add(&mut vera, "contoso.com").await;
        publish(&app, "contoso.com", &value(&mut vera, &of_vera).await);
        check(&mut vera, &of_vera).await;
        withdraw(&app, "contoso.com", &own);
        pass(&app, Span::days(6)).await;
        publish(&app, "contoso.com", &own);
        pass(&app, Span::days(9)).await;
        sign_in(&mut harry, HARRY).await;
        assert!(harry.get(&of_harry).await.shows("Verified since"));
        sign_in(&mut vera, VERA).await;
        assert!(vera.get(&of_vera).await.shows("already associated with another organization"));
        vera.post(&format!("{of_vera}/remove"), &NONE).await;
        assert_eq!(last_subject(&app, HARRY).await, "The dispute about contoso.com is over");
    }

    /// A record of its own outweighs a parent domain: whoever relies on the parent gets a week to publish one, too.
    async fn a_vouched_subdomain_yields_to_who_proves_it(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut vera = register_vera(&app).await;
        prove(&app, &mut harry, "contoso.com").await;
        let child = add(&mut harry, "dept.contoso.com").await;
        let of_vera = add(&mut vera, "dept.contoso.com").await;
        publish(&app, "dept.contoso.com", &value(&mut vera, &of_vera).await);
        assert!(check(&mut vera, &of_vera).await.shows("already associated with another organization"));
        let page = harry.get(&child).await;
        assert!(page.shows("The record is missing") && page.page().by_id("record-value").is_some(), "{}", page.body);
        pass(&app, Span::days(9)).await;
        sign_in(&mut vera, VERA).await;
        assert!(vera.get(&of_vera).await.shows("Verified since"));
        sign_in(&mut harry, HARRY).await;
        assert_eq!(harry.get(&child).await.status, 404);
    }

    /// PostgreSQL knows no NUL in a text; a record may hold one.
    async fn a_record_with_nul_is_an_absence_like_any_other(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        withdraw(&app, "contoso.com", &value(&mut harry, &path).await);
        publish(&app, "contoso.com", "a\0b");
        app.pass(Span::seconds(10));
        let page = check(&mut harry, &path).await;
        assert!(page.shows("but not with the value we expect"), "{}", page.body);
        pass(&app, Span::hours(33)).await;
        assert_eq!(last_subject(&app, HARRY).await, "contoso.com: the DNS record is missing");
    }

    /// What was typed for one purchasing account is not offered for another.
    async fn a_form_that_a_session_outlived_comes_back_for_its_account(app: TestApp) {
        let mut harry = app.register_harry().await;
        let scope = scope(&mut harry).await;
        app.pass(Span::minutes(61));
        harry.post(ADD, &[("scope", scope.as_str()), ("domain", "kept.com")]).await;
        sign_in(&mut harry, HARRY).await;
        assert!(harry.get(ADD).await.shows("kept.com"));
        assert!(harry.get(&format!("{ADD}?scope={scope}")).await.shows("kept.com"));
        assert!(!harry.get(&format!("{ADD}?scope=another")).await.shows("kept.com"));
        let preview = type_domain(&mut harry, "kept.com").await;
        confirm(&mut harry, &preview).await;
        assert!(!harry.get(ADD).await.shows("kept.com"), "it was sent");
    }
}
