//! /scope: the account switch and its effects.

use crate::support::{
    Answer, Client, NONE, PASSWORD,
    access::{join, rows},
    agreement, on_both_engines, register,
    scope::{form, harry, id_of, invite, join_fabrikam},
};
use business_center::domain::moment::Span;

const LIST: &str = "/account/access";
const INVITE: &str = "/account/access/invite";
const TRAIL: &str = "/account/audit";
const EXPORT: &str = "/account/audit.csv";
const ALL: &str = "All purchasing accounts";

/// What stands on the bar.
fn current(page: &Answer) -> String {
    let mut switches = page.page().with("span", "class", "scope-name");
    let switch = switches.next().unwrap_or_else(|| panic!("no switch: {}", page.body));
    switch.all("span").nth(1).map(|name| name.text().to_owned()).unwrap_or_default()
}

async fn choose(client: &mut Client, id: &str, return_to: &str) -> Answer {
    client.post("/scope", &[("scope", id), ("return_to", return_to)]).await
}

async fn choose_by_name(client: &mut Client, name: &str) -> String {
    let id = id_of(&client.get("/home").await, name);
    assert_eq!(choose(client, &id, "/home").await.location(), Some("/home"));
    id
}

on_both_engines! {
    /// Nothing that was typed is lost by the switch, and nothing is done but switching.
    async fn the_switch_keeps_what_was_typed(app: TestApp) {
        let mut harry = harry(&app).await;
        let second = id_of(&harry.get("/home").await, "Account 2");
        let page = harry.get(INVITE).await;
        assert!(page.shows(&format!("formaction=\"{INVITE}?scope={second}\"")), "{}", page.body);
        let fields = form(&mut harry, &[], "rosa@contoso.com", "report_viewer").await;
        for (choice, shown, checked) in [(second.as_str(), "Account 2", 1), ("", ALL, 0), ("nobody's", ALL, 0)] {
            let page = harry.post(&format!("{INVITE}?scope={choice}"), &fields).await;
            assert_eq!((page.status.as_u16(), page.value_of("email-1").as_str()), (200, "rosa@contoso.com"), "{}", page.body);
            assert!(page.shows("value=\"report_viewer\" checked"), "{}", page.body);
            let boxes = page.page().with("input", "name", "accounts");
            assert_eq!(boxes.filter(|one| one.has("checked")).count(), checked, "{choice}: {}", page.body);
            assert_eq!(current(&page), shown, "{choice}");
            assert_eq!(current(&harry.get("/home").await), shown, "{choice}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE invited_by IS NOT NULL").await, 0);
        let profile = [("first_name", "Harald"), ("last_name", "M"), ("language", "en"), ("country", "US")];
        let page = harry.post(&format!("/profile?scope={second}"), &profile).await;
        assert_eq!((page.value_of("first_name").as_str(), current(&page).as_str()), ("Harald", "Account 2"));
        assert!(!harry.get("/profile").await.shows("Harald"), "it is not saved");
    }

    async fn who_has_one_purchasing_account_sees_no_switch(app: TestApp) {
        let mut harry = app.register_harry().await;
        for path in ["/home", LIST, INVITE, "/profile"] {
            let page = harry.get(path).await;
            assert!(page.status.is_success() && !page.shows("scope-menu"), "{path}");
        }
        assert_eq!(choose(&mut harry, "", "/home").await.location(), Some("/home"), "all is always a choice");
    }

    async fn the_choice_decides_what_is_shown(app: TestApp) {
        let mut harry = harry(&app).await;
        let home = harry.get("/home").await;
        assert_eq!(current(&home), ALL);
        assert!(home.shows("<h4>Account 2</h4>") && home.shows("<h4>Account 0001234567</h4>"), "{}", home.body);
        let second = id_of(&home, "Account 2");
        invite(&mut harry, &second, "rosa@contoso.com", "account_viewer").await;
        let back = choose(&mut harry, &second, "/account/access?search=a&scope=x&after=b&name=c").await;
        assert_eq!(back.location(), Some("/account/access?search=a"));
        for path in ["/home", LIST, INVITE, "/profile", "/support", "/nothing/here"] {
            assert_eq!(current(&harry.get(path).await), "Account 2", "{path}");
        }
        let home = harry.get("/home").await;
        assert!(home.shows("Showing Account 2 · 2."), "{}", home.body);
        assert!(home.shows("<h4>Account 2</h4>") && !home.shows("<h4>Account 0001234567</h4>"), "{}", home.body);
        assert_eq!(rows(&harry.get(LIST).await), ["Harry Diaz", "rosa Diaz"]);
        let form = harry.get(INVITE).await;
        assert_eq!(form.page().elements().filter(|one| one.has("checked")).count(), 1);
        assert!(form.shows(&format!("name=\"accounts\" value=\"{second}\" checked")), "{}", form.body);

        choose_by_name(&mut harry, "Account 0001234567").await;
        assert_eq!(rows(&harry.get(LIST).await), ["Harry Diaz"]);
        choose(&mut harry, "", "/home").await;
        assert_eq!(current(&harry.get("/home").await), ALL);
        assert_eq!(rows(&harry.get(LIST).await), ["Harry Diaz", "rosa Diaz"]);
    }

    async fn an_address_that_names_a_purchasing_account_wins_for_its_page(app: TestApp) {
        let mut harry = harry(&app).await;
        let second = choose_by_name(&mut harry, "Account 2").await;
        invite(&mut harry, &second, "rosa@contoso.com", "account_viewer").await;
        let lead = id_of(&harry.get("/home").await, "Account 0001234567");
        let page = harry.get(&format!("{LIST}?scope={lead}&search=rosa")).await;
        assert_eq!((current(&page), rows(&page)), ("Account 0001234567".to_owned(), vec![]));
        assert!(page.shows(&format!("type=\"hidden\" name=\"scope\" value=\"{lead}\"")), "the form keeps it: {}", page.body);
        assert_eq!(current(&harry.get(LIST).await), "Account 2");
        let unknown = harry.get(&format!("{LIST}?scope=x")).await;
        assert_eq!(unknown.status.as_u16(), 404);
        assert!(unknown.shows("This link is for a purchasing account you don"), "{}", unknown.body);
        assert_eq!(current(&unknown), "Account 2");
    }

    async fn the_audit_trail_follows_the_choice(app: TestApp) {
        let mut harry = harry(&app).await;
        let all = harry.get(TRAIL).await;
        assert!(all.shows("Purchasing account 0001234567") && all.shows("Purchasing account 2"), "{}", all.body);
        choose_by_name(&mut harry, "Account 2").await;
        app.pass(Span::minutes(1));
        for path in [TRAIL, EXPORT] {
            let page = harry.get(path).await;
            assert_eq!(page.status.as_u16(), 200, "{path}");
            assert!(!page.shows("Purchasing account 0001234567"), "{path}: {}", page.body);
            assert!(page.shows("Purchasing account 2"), "{path}: {}", page.body);
        }
        let unknown = harry.get(&format!("{TRAIL}?scope=x")).await;
        assert_eq!((unknown.status.as_u16(), current(&unknown)), (404, "Account 2".to_owned()));
    }

    async fn a_form_without_a_purchasing_account_tells_what_is_wrong_in_its_rows_too(app: TestApp) {
        let mut harry = harry(&app).await;
        let key = harry.get(INVITE).await.value_of("key");
        let empty = harry.post(INVITE, &[("key", key.as_str()), ("email-1", "")]).await;
        let form = [("key", key.as_str()), ("email-1", ""), ("email-2", "rosa"), ("language-2", "en"), ("country-2", "US")];
        let typed = harry.post(INVITE, &form).await;
        for (answer, faulty, fine) in [(empty, ["accounts", "email-1"], "roles-1"), (typed, ["accounts", "email-2"], "email-1")] {
            assert_eq!(answer.status.as_u16(), 422, "{}", answer.body);
            for field in faulty {
                assert!(answer.shows(&format!("id=\"{field}-error\"")), "{field}: {}", answer.body);
            }
            assert!(!answer.shows(&format!("id=\"{fine}-error\"")), "{fine}: {}", answer.body);
        }
    }

    async fn several_organizations_stand_on_the_bar_and_in_the_menu(app: TestApp) {
        let mut harry = harry(&app).await;
        join_fabrikam(&app, &mut harry).await;
        choose_by_name(&mut harry, "Account 3").await;
        let home = harry.get("/home").await;
        assert_eq!(current(&home), "Fabrikam · Account 3");
        for name in ["Contoso", "Fabrikam"] {
            assert!(home.shows(&format!("\">{name}</p>")), "{name} heads its purchasing accounts: {}", home.body);
        }
        assert!(home.shows("5555555555") && !home.shows("1234567890"), "{}", home.body);
    }

    /// Attack cases 2 and 4: an id of someone else's purchasing account, or of none, is not there.
    async fn foreign_purchasing_accounts_cannot_be_chosen(app: TestApp) {
        let mut harry = harry(&app).await;
        choose_by_name(&mut harry, "Account 2").await;
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        let mut eve = join(&app, "eve@fabrikam.com").await;
        let lead = id_of(&harry.get("/home").await, "Account 0001234567");
        for id in [lead.as_str(), "x", "' OR 1=1 --"] {
            assert_eq!(choose(&mut eve, id, "/home").await.status.as_u16(), 404, "{id}");
        }
        assert_eq!(choose(&mut harry, "x", "/home").await.status.as_u16(), 404);
        assert_eq!(current(&harry.get("/home").await), "Account 2", "a refused choice changes nothing");
        assert_eq!(app.count("SELECT COUNT(*) FROM sessions WHERE purchasing_account_id IS NOT NULL").await, 1);
        let foreign = harry.post_with("/scope", &[("scope", lead.as_str())], &[("sec-fetch-site", "cross-site")]).await;
        assert_eq!(foreign.status.as_u16(), 403);
        assert_eq!(choose(&mut harry, &lead, "https://evil.test").await.location(), Some("/home"));
        let stranger = choose(&mut app.client(), &lead, "/home").await;
        assert!(stranger.location().is_some_and(|path| path.starts_with("/Customer/")), "{:?}", stranger.location());
    }

    async fn the_choice_is_the_session_s(app: TestApp) {
        let mut harry = harry(&app).await;
        choose_by_name(&mut harry, "Account 2").await;
        let credentials = [("email", "harry@contoso.com"), ("password", PASSWORD)];
        let mut elsewhere = app.client();
        elsewhere.post("/Customer/", &credentials).await;
        assert_eq!(current(&elsewhere.get("/home").await), ALL);
        let new = "violet tram under 9 roofs";
        let form = [("current_password", PASSWORD), ("password", new), ("confirmation", new)];
        assert!(harry.post("/profile/password", &form).await.location().is_some());
        assert_eq!(current(&harry.get("/home").await), "Account 2", "the session went on under another id");
        harry.post("/sign-out", &NONE).await;
        harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", new)]).await;
        assert_eq!(current(&harry.get("/home").await), ALL);
    }

    /// Decision 11: roles are read afresh, so a choice that no role reaches any more counts as all.
    async fn a_choice_is_lost_with_its_role(app: TestApp) {
        let mut harry = harry(&app).await;
        join_fabrikam(&app, &mut harry).await;
        let third = choose_by_name(&mut harry, "Account 3").await;
        app.execute("UPDATE role_assignments SET suspended_at = 1
            WHERE agreement_id = (SELECT id FROM agreements WHERE number = '5555555555')").await;
        let home = harry.get("/home").await;
        assert_eq!(current(&home), ALL);
        assert!(home.shows("1234567890") && !home.shows("Account 3"), "{}", home.body);
        assert_eq!(choose(&mut harry, &third, "/home").await.status.as_u16(), 404);
        assert_eq!(harry.get(&format!("{LIST}?scope={third}")).await.status.as_u16(), 404);
    }

    async fn where_one_may_not_manage_people_the_list_leads_to_where_one_may(app: TestApp) {
        let mut harry = harry(&app).await;
        let home = harry.get("/home").await;
        let (lead, second) = (id_of(&home, "Account 0001234567"), id_of(&home, "Account 2"));
        invite(&mut harry, &second, "rosa@contoso.com", "user_administrator").await;
        let mut rosa = join(&app, "rosa@contoso.com").await;
        invite(&mut harry, &lead, "rosa@contoso.com", "report_viewer").await;
        choose(&mut rosa, &lead, LIST).await;
        let page = rosa.get(LIST).await;
        assert_eq!(page.status.as_u16(), 200);
        assert!(page.shows("have access to this page for Account 0001234567"), "{}", page.body);
        assert!(!page.shows("harry@contoso.com"), "{}", page.body);
        let main = page.page().all("main").next().expect("a main part");
        let choices: Vec<_> = main.with("button", "name", "scope").map(|one| (one.attribute("value"), one.text())).collect();
        assert_eq!(choices, [(second.as_str(), "Account 2 · 2"), ("", ALL)], "{}", page.body);
        assert!(main.elements().all(|one| one.attribute("value") != lead.as_str()), "{}", page.body);
        let named = rosa.get(&format!("{LIST}?scope={lead}")).await;
        assert_eq!((named.status.as_u16(), current(&named)), (200, "Account 0001234567".to_owned()));
        choose(&mut rosa, &second, LIST).await;
        assert_eq!(rows(&rosa.get(LIST).await), ["Harry Diaz", "rosa Diaz"]);
        // Her role there is for managing people, but the one in the lead account views the whole agreement (addition 20).
        assert!(rosa.get("/home").await.shows("1234567890"));
    }
}
