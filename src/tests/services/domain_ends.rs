//! Domains that other purchasing accounts use, too, and the ways in which they end.

use crate::support::{
    NONE, agreement,
    domains::{DOMAINS, add, check, confirm, prove, scope, type_domain, with_two_accounts},
    on_both_engines, register,
    seats::{account_of, add_seat, of_seats, subscribe},
};
use business_center::{domain::moment::Span, server::jobs};

const HARRY: &str = "harry@contoso.com";

on_both_engines! {
    async fn a_domain_is_used_by_another_purchasing_account(app: TestApp) {
        let mut harry = with_two_accounts(&app, HARRY, HARRY).await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let page = harry.get(&path).await;
        let form = page.page().with("form", "action", "/account/domains/use").next().expect("another account");
        let fields: Vec<(&str, &str)> =
            form.all("input").map(|input| (input.attribute("name"), input.attribute("value"))).collect();
        harry.post("/account/domains/use", &fields).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM domain_accounts").await, 2);
        let scope = fields.iter().find(|(name, _)| *name == "scope").expect("a scope").1;
        let question = harry.get(&format!("{path}/stop?scope={scope}")).await;
        assert!(question.shows("Stop using contoso.com in"), "{}", question.body);
        assert!(question.values_of("typed").is_empty(), "no one has a seat");
        assert_eq!(app.count("SELECT COUNT(*) FROM domain_accounts").await, 2, "it only asks");
        harry.post(&format!("{path}/stop"), &[("scope", question.value_of("scope"))]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM domain_accounts").await, 1);
        assert!(harry.get("/account/audit").await.shows("Association of domain ended"));
    }

    async fn a_domain_is_removed_after_a_question(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let question = harry.get(&format!("{path}/remove")).await;
        assert!(question.shows("Remove contoso.com?"), "{}", question.body);
        harry.post(&format!("{path}/remove"), &NONE).await;
        assert_eq!(harry.get(&path).await.status, 404);
        // Pressed twice.
        assert_eq!(harry.post(&format!("{path}/remove"), &NONE).await.location(), Some(DOMAINS));
        let anew = add(&mut harry, "contoso.com").await;
        let page = check(&mut harry, &anew).await;
        assert!(page.shows("an earlier or different request"), "the former value is there: {}", page.body);
    }

    async fn whoever_removes_a_domain_of_people_with_seats_types_its_name(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let account = account_of(&app, HARRY).await;
        let id = subscribe(&app, &account, &of_seats("S-1", 3)).await;
        for address in ["ana@contoso.com", "bea@contoso.com"] {
            add_seat(&app, &id, address).await;
        }
        assert!(harry.get(DOMAINS).await.page().all("td").any(|cell| cell.text() == "2"), "people with seats");
        let question = harry.get(&format!("{path}/remove")).await;
        assert!(question.shows("People with a seat: 2."), "{}", question.body);
        for typed in ["", "contoso.org"] {
            let refused = harry.post(&format!("{path}/remove"), &[("typed", typed)]).await;
            assert!(refused.status == 422 && refused.shows("Enter the name exactly"), "{typed}: {}", refused.body);
            assert_eq!(refused.value_of("typed"), typed);
        }
        // Those of a subdomain for which it vouches count, too.
        add(&mut harry, "mail.contoso.com").await;
        add_seat(&app, &id, "cleo@mail.contoso.com").await;
        assert!(harry.get(&format!("{path}/remove")).await.shows("People with a seat: 3."));
        assert_eq!(harry.post(&format!("{path}/remove"), &[("typed", "Contoso.com")]).await.location(), Some(DOMAINS));
    }

    async fn a_purchasing_account_with_seats_stops_using_a_domain_by_its_name(app: TestApp) {
        let mut harry = with_two_accounts(&app, HARRY, HARRY).await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let scope = account_of(&app, HARRY).await;
        app.execute("INSERT INTO domain_accounts SELECT domains.id, purchasing_accounts.id, 0 FROM domains, purchasing_accounts WHERE TRUE ON CONFLICT DO NOTHING").await;
        let id = subscribe(&app, &scope, &of_seats("S-1", 3)).await;
        add_seat(&app, &id, "ana@contoso.com").await;
        let form = |typed: &'static str| [("scope", scope.account_id.clone()), ("typed", typed.to_owned())];
        let refused = harry.post(&format!("{path}/stop"), &form("")).await;
        assert!(refused.status == 422 && refused.shows("People with a seat there: 1."), "{}", refused.body);
        assert_eq!(harry.post(&format!("{path}/stop"), &form("contoso.com")).await.location(), Some(path.as_str()));
        assert_eq!(app.count("SELECT COUNT(*) FROM domain_accounts").await, 1);
    }

    /// Rosa administers another purchasing account; her domain is verified by the one of Harry's.
    async fn a_domain_that_vouches_for_another_account_is_not_removed_without_rights_there(app: TestApp) {
        let mut harry = with_two_accounts(&app, HARRY, "rosa@contoso.com").await;
        let link = app.newest_link("rosa@contoso.com").await;
        let mut rosa = app.register_by(&link).await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        add(&mut rosa, "eng.contoso.com").await;
        assert_eq!(app.count("SELECT COUNT(*) FROM domains WHERE state = 'verified'").await, 2);
        assert!(!harry.get(&path).await.shows("/remove"));
        assert_eq!(harry.post(&format!("{path}/remove"), &[("typed", "contoso.com")]).await.status, 403);
        assert_eq!(app.count("SELECT COUNT(*) FROM domains WHERE state = 'verified'").await, 2);
    }

    /// The end of an agreement gives its domains back, and until then they can only be viewed.
    async fn an_ended_agreement_keeps_no_domain(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let mut ended = agreement("1234567890", HARRY);
        ended["status"] = "ended".into();
        app.import(&register(&[ended])).await;
        assert_eq!(harry.post(&format!("{path}/remove"), &NONE).await.status, 403);
        assert!(harry.get(&path).await.shows("Verified since"));
        assert_eq!(jobs::end_without_agreement(&app.app).await.expect("an outcome"), 1);
        assert_eq!(jobs::end_without_agreement(&app.app).await.expect("an outcome"), 0);
        assert_eq!(harry.get(&path).await.status, 404);
        assert!(harry.get("/account/audit").await.shows("Domain removed"));
    }

    async fn a_form_sent_twice_is_one_act(app: TestApp) {
        let mut harry = app.register_harry().await;
        let preview = type_domain(&mut harry, "contoso.com").await;
        let first = confirm(&mut harry, &preview).await;
        let second = confirm(&mut harry, &preview).await;
        assert!(first.location().is_some());
        assert_eq!(first.location(), second.location());
        assert_eq!(app.rows().await["domains"], 1);
    }

    /// The only purchasing account that uses a domain removes it after the question, not by another form.
    async fn the_last_use_ends_by_removal_only(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        let scope = scope(&mut harry).await;
        assert_eq!(harry.post(&format!("{path}/stop"), &[("scope", scope)]).await.status, 403);
        assert!(harry.get(&path).await.shows("Verified since"));
    }

    async fn what_was_removed_is_forgotten_after_ninety_days(app: TestApp) {
        let mut harry = app.register_harry().await;
        let path = prove(&app, &mut harry, "contoso.com").await;
        add(&mut harry, "dept.contoso.com").await;
        harry.post(&format!("{path}/remove"), &NONE).await;
        app.pass(Span::days(90) - Span(1));
        jobs::tidy(&app.app).await.expect("an outcome");
        assert_eq!(app.rows().await["domains"], 2);
        app.pass(Span::minutes(1));
        jobs::tidy(&app.app).await.expect("an outcome");
        let rows = app.rows().await;
        assert_eq!((rows["domains"], rows["domain_looks"], rows["domain_accounts"]), (1, 0, 1), "the subdomain lapsed");
    }
}
