//! *Dates*: what is shown to whom, what is put aside, and pages of many.

use crate::support::{
    Answer, Client, NONE, TestApp,
    access::{colleague, join, link},
    agreement,
    dates::{add_contact, end_agreement, end_offer, reserve},
    on_both_engines, register,
    scope::{harry_and_bea, id_of},
    seats::{account_of, of_seats, run, subscribe},
};
use business_center::domain::moment::Span;

const HARRY: &str = "harry@contoso.com";
const NUMBER: &str = "1234567890";

async fn contoso(app: &TestApp) -> (Client, String) {
    let harry = app.register_harry().await;
    let account = account_of(app, HARRY).await.account_id;
    (harry, account)
}

/// The rows of a table below a heading, as what ends.
fn rows(page: &Answer, heading: &str) -> Vec<String> {
    let Some(section) = page.page().with("section", "aria-labelledby", heading).next() else { return Vec::new() };
    let cells = section.all("td").filter(|cell| cell.attribute("data-label") == "What");
    cells.map(|cell| cell.all("a").next().expect("a link").text().to_owned()).collect()
}

on_both_engines! {
    async fn the_nearest_comes_first_and_leads_to_its_page(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        let page = harry.get("/dates").await;
        assert!(page.shows("Nothing ends soon"), "{}", page.body);
        end_agreement(&app, NUMBER, "2027-10-20").await;
        end_offer(&app, &account, "2026-11-19").await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        run(&app, "UPDATE subscriptions SET ends_on = '2026-11-30'".to_owned()).await;
        let page = harry.get("/dates").await;
        assert_eq!(rows(&page, "ended"), ["Offer for purchasing account 0001234567"]);
        assert_eq!(rows(&page, "coming"), ["Subscription to Contoso Mail", "Agreement 1234567890"]);
        for words in ["1 day ago", "in 10 days", "in 334 days", "/services/id-S-1"] {
            assert!(page.shows(words), "{words}: {}", page.body);
        }
        // More than a year ahead, and more than 90 days ago.
        end_agreement(&app, NUMBER, "2027-11-21").await;
        end_offer(&app, &account, "2026-08-21").await;
        let page = harry.get("/dates").await;
        assert_eq!((rows(&page, "ended").len(), rows(&page, "coming").len()), (0, 1));
    }

    async fn reserved_seats_are_listed_for_those_who_may_reserve_until_they_are_usable(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        let number = reserve(&app, &mut harry, "4", "2026-12-10").await;
        let page = harry.get("/dates").await;
        let all = [
            format!("Last day to cancel reserved seats of Contoso Mail ({number})"),
            format!("First day of reserved seats of Contoso Mail ({number})"),
            "Subscription to Contoso Mail".to_owned(),
        ];
        assert_eq!(rows(&page, "coming"), all);
        let path = page.page().all("a").find(|link| link.text() == all[0]).expect("a link").attribute("href").to_owned();
        assert!(harry.get(&path).await.shows(&number));
        for words in ["December 6, 2026", "in 16 days", "Can be canceled until: December 7, 2026, 00:00 UTC", "in 20 days"] {
            assert!(page.shows(words), "{words}: {}", page.body);
        }
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        assert_eq!(rows(&viewer.get("/dates").await, "coming"), all[2..]);
        let mut manager = colleague(&app, &mut harry, "mia@contoso.com", "account_manager").await;
        assert_eq!(rows(&manager.get("/dates").await, "coming"), all);
        // Too near to be canceled, usable today, and settled.
        for (day, state, left) in [
            ("2026-11-23", "sent", 1),
            ("2026-11-20", "sent", 1),
            ("2026-11-19", "sent", 2),
            ("2026-12-10", "done", 2),
        ] {
            run(&app, format!("UPDATE reservations SET usable_from = '{day}'")).await;
            run(&app, format!("UPDATE requests SET state = '{state}'")).await;
            assert_eq!(rows(&harry.get("/dates").await, "coming"), all[left..], "{day} {state}");
        }
    }

    async fn what_a_renewal_follows_needs_no_ones_attention(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let account = account_of(&app, HARRY).await;
        for id in ["S-1", "S-2"] {
            subscribe(&app, &account, &of_seats(id, 3)).await;
        }
        run(&app, "UPDATE subscriptions SET ends_on = '2026-12-20' WHERE register_id = 'S-1'".to_owned()).await;
        run(&app, "UPDATE subscriptions SET starts_on = '2026-12-21', renews = 'S-1' WHERE register_id = 'S-2'".to_owned()).await;
        let page = harry.get("/dates").await;
        assert_eq!(rows(&page, "coming").len(), 1);
        assert!(page.shows("/services/id-S-2") && !page.shows("/services/id-S-1"), "{}", page.body);
    }

    async fn the_page_says_whom_reminders_reach_and_the_home_page_leads_to_it(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        let says = |page: &Answer, words: &str| assert!(page.shows(words), "{words}: {}", page.body);
        says(&harry.get("/dates").await, "You're reminded as Account Administrator of: Account 0001234567 · 0001234567.");
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        says(&viewer.get("/dates").await, "No reminders reach you now");
        add_contact(&app, &account, "vera@contoso.com").await;
        says(&viewer.get("/dates").await, "You're a renewal contact of: Account 0001234567 · 0001234567.");
        // What the contact may not see still reaches Harry.
        says(&harry.get("/dates").await, "You're reminded as Account Administrator of:");
        add_contact(&app, &account, HARRY).await;
        says(&harry.get("/dates").await, "You're a renewal contact of:");
        says(&viewer.get("/home").await, "What ends soon, with reminders and a calendar: <a href=\"/dates\">Dates</a>");
    }

    async fn what_has_ended_is_put_aside_and_shown_again(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_offer(&app, &account, "2026-11-17").await;
        let page = harry.get("/dates").await;
        let fields = ["kind", "subject", "ends_on"].map(|name| (name, page.value_of(name)));
        for _ in 0..2 {
            assert_eq!(harry.post("/dates/dismiss", &fields).await.location(), Some("/dates"));
        }
        let page = harry.get("/dates").await;
        assert!(page.shows("Dismissed. You won't be reminded of it.") && rows(&page, "ended").is_empty(), "{}", page.body);
        assert!(page.shows("Show dismissed (1)"), "{}", page.body);
        let page = harry.get("/dates?list=dismissed").await;
        assert_eq!(rows(&page, "ended").len(), 1);
        assert_eq!(harry.post("/dates/restore?list=dismissed", &fields).await.location(), Some("/dates?list=dismissed"));
        assert!(harry.get("/dates?list=dismissed").await.shows("Nothing is dismissed"));
        assert_eq!(rows(&harry.get("/dates").await, "ended").len(), 1);
        // A day that moves is another event.
        harry.post("/dates/dismiss", &fields).await;
        end_offer(&app, &account, "2026-11-18").await;
        assert_eq!(rows(&harry.get("/dates").await, "ended").len(), 1);
    }

    async fn the_server_functions_do_the_same(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_offer(&app, &account, "2026-11-17").await;
        let fields = [("kind", "offer"), ("subject", account.as_str()), ("ends_on", "2026-11-17")];
        for (function, count) in [("dismiss-date", 1), ("restore-date", 0)] {
            assert_eq!(harry.post(&format!("/api/{function}"), &fields).await.status, 200, "{function}");
            assert_eq!(app.count("SELECT COUNT(*) FROM dismissed_dates").await, count, "{function}");
        }
        assert_eq!(harry.post("/api/change-reminders", &[("by_email", "true"), ("use", "true")]).await.status, 200);
        let wanted = "SELECT COUNT(*) FROM reminder_settings WHERE is_on AND muted NOT LIKE '% use %' AND muted LIKE '% offer %'";
        assert_eq!(app.count(wanted).await, 1);
    }

    async fn what_is_not_ones_own_or_has_not_ended_is_not_there(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        let mut eve = join(&app, "eve@fabrikam.com").await;
        run(&app, "UPDATE purchasing_accounts SET offer_ends_on = '2026-11-17'".to_owned()).await;
        end_agreement(&app, NUMBER, "2026-11-20").await;
        let agreement_id = account_of(&app, HARRY).await.agreement_id;
        for (kind, subject, ends_on) in [
            ("offer", account.as_str(), "2026-11-18"),
            ("offer", account.as_str(), "x"),
            ("offer", account.as_str(), "2026-02-01"),
            ("agreement", agreement_id.as_str(), "2026-11-20"),
            ("agreement", account.as_str(), "2026-11-17"),
            ("reservation", account.as_str(), "2026-11-17"),
            ("offer", "x", "2026-11-17"),
            ("offer", "", ""),
        ] {
            let fields = [("kind", kind), ("subject", subject), ("ends_on", ends_on)];
            for path in ["/dates/dismiss", "/dates/restore", "/api/dismiss-date", "/api/restore-date"] {
                assert_eq!(harry.post(path, &fields).await.status, 404, "{path} {fields:?}");
            }
        }
        let fields = [("kind", "offer"), ("subject", account.as_str()), ("ends_on", "2026-11-17")];
        assert_eq!(eve.post("/dates/dismiss", &fields).await.status, 404);
        assert_eq!(app.count("SELECT COUNT(*) FROM dismissed_dates").await, 0);
        assert_eq!(harry.post("/dates/dismiss", &fields).await.status, 303);
        assert_eq!(rows(&eve.get("/dates").await, "ended").len(), 1, "each person puts aside their own");
    }

    async fn each_role_sees_what_it_may(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_agreement(&app, NUMBER, "2027-10-20").await;
        end_offer(&app, &account, "2027-10-19").await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        for (role, count) in [("account_viewer", 3), ("report_viewer", 3), ("account_manager", 3), ("agreement_administrator", 2)] {
            let mut client = colleague(&app, &mut harry, &format!("{role}@contoso.com"), role).await;
            let page = client.get("/dates").await;
            assert_eq!(rows(&page, "coming").len(), count, "{role}: {}", page.body);
            assert!(page.shows("href=\"/dates\""), "the navigation leads there");
        }
        let mut people = colleague(&app, &mut harry, "ursula@contoso.com", "user_administrator").await;
        assert_eq!(people.get("/dates").await.status, 403);
        assert!(!people.get("/home").await.shows("href=\"/dates\""));
    }

    async fn the_account_switch_and_the_address_narrow_the_list(app: TestApp) {
        let (mut harry, mut bea, lead) = harry_and_bea(&app).await;
        run(&app, "UPDATE purchasing_accounts SET offer_ends_on = '2026-12-20'".to_owned()).await;
        let page = harry.get("/dates").await;
        assert_eq!(rows(&page, "coming").len(), 2, "the lead account oversees the other");
        let other = id_of(&page, "Account 2");
        assert_eq!(rows(&harry.get(&format!("/dates?account={other}")).await, "coming"), ["Offer for purchasing account 2"]);
        harry.post("/scope", &[("scope", lead.as_str()), ("return_to", "/dates")]).await;
        assert_eq!(rows(&harry.get("/dates").await, "coming"), ["Offer for purchasing account 0001234567"]);
        assert_eq!(rows(&bea.get("/dates").await, "coming"), ["Offer for purchasing account 2"]);
        assert_eq!(bea.get(&format!("/dates?account={lead}")).await.status, 404);
    }

    async fn many_dates_have_pages(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let account = account_of(&app, HARRY).await;
        for number in 0..120 {
            let id = format!("S-{number:03}");
            subscribe(&app, &account, &of_seats(&id, 1)).await;
            let (month, day) = (1 + number / 28, 1 + number % 28);
            run(&app, format!("UPDATE subscriptions SET ends_on = '2027-{month:02}-{day:02}' WHERE register_id = '{id}'")).await;
        }
        let hrefs = |page: &Answer| -> Vec<String> {
            let links = page.page().all("a").map(|a| a.attribute("href").to_owned());
            links.filter(|href| href.starts_with("/services/id-")).collect()
        };
        let (mut seen, mut path, mut sizes) = (Vec::new(), Some("/dates".to_owned()), Vec::new());
        while let Some(next) = path {
            let page = harry.get(&next).await;
            let shown = hrefs(&page);
            sizes.push(shown.len());
            seen.extend(shown);
            path = link(&page, "next");
        }
        let expected: Vec<String> = (0..120).map(|number| format!("/services/id-S-{number:03}")).collect();
        assert_eq!((sizes, seen), (vec![20; 6], expected));
        let second = link(&harry.get("/dates").await, "next").expect("a next page");
        let page = harry.get(&second).await;
        assert!(page.shows("21–40 of 120"), "{}", page.body);
        let back = harry.get(&link(&page, "prev").expect("a previous page")).await;
        assert_eq!(hrefs(&back).first().map(String::as_str), Some("/services/id-S-000"));
        for nonsense in ["/dates?after=x", "/dates?before=2027-01-01.offer.x", "/dates?first=-1"] {
            assert_eq!(harry.get(nonsense).await.status, 200, "{nonsense}");
        }
    }

    async fn who_is_signed_out_signs_in_first(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        app.pass(Span::minutes(61));
        assert!(harry.get("/dates").await.location().is_some_and(|path| path.starts_with("/Customer/?")));
        assert!(harry.post("/dates/reminders", &NONE).await.location().is_some_and(|path| path.starts_with("/Customer/?")));
        assert_eq!(app.count("SELECT COUNT(*) FROM reminder_settings").await, 0);
    }
}
