//! The calendar: its secret address, what programs read, and when it ends.

use crate::support::{
    Answer, BASE, Client, NONE, PASSWORD, TestApp,
    access::{colleague, path_of},
    dates::{end_agreement, end_offer, reserve},
    on_both_engines,
    orders::{line, order, product, with},
    seats::{account_of, of_seats, run, subscribe},
};
use axum::{body::Body, http::Method};
use business_center::{domain::moment::Span, server::jobs, server::token::sha256_hex};
use serde_json::json;
use std::collections::BTreeMap;

const HARRY: &str = "harry@contoso.com";
const NUMBER: &str = "1234567890";

async fn contoso(app: &TestApp) -> (Client, String) {
    let harry = app.register_harry().await;
    let account = account_of(app, HARRY).await.account_id;
    end_agreement(app, NUMBER, "2027-10-20").await;
    (harry, account)
}

/// The path of the question before the calendar gets another address, or ends; none where there is no calendar.
fn question(page: &Answer, path: &str) -> Option<String> {
    let start = format!("{path}?since=");
    page.page().all("a").map(|link| link.attribute("href").to_owned()).find(|href| href.starts_with(&start))
}

/// Answers a question about the calendar with yes.
async fn confirm(client: &mut Client, path: &str) -> Answer {
    let asked = question(&client.get("/dates").await, path).expect("a way to the question");
    let page = client.get(&asked).await;
    let form = page.page().with("form", "action", path).next().expect("a form");
    let since = form.with("input", "name", "since").next().expect("a field").attribute("value").to_owned();
    client.post(path, &[("since", since)]).await
}

/// Gives the calendar an address, and returns its path.
async fn create(client: &mut Client) -> String {
    let has_calendar = question(&client.get("/dates").await, "/dates/calendar").is_some();
    let page = if has_calendar {
        confirm(client, "/dates/calendar").await
    } else {
        client.post("/dates/calendar", &[("since", "")]).await
    };
    assert_eq!(page.status, 200, "{}", page.body);
    let address = page.page().with("code", "aria-labelledby", "calendar-address").next().expect("an address").text();
    address.strip_prefix(BASE).expect("an own address").to_owned()
}

/// Reads a calendar as a program does.
async fn read(app: &TestApp, path: &str) -> Answer {
    app.client().get(path).await
}

/// The entries of a calendar: names of properties with their values, unfolded and unescaped.
fn entries(calendar: &Answer) -> Vec<BTreeMap<String, String>> {
    assert_eq!(calendar.status, 200, "{}", calendar.body);
    let mut entries = Vec::new();
    for line in calendar.body.replace("\r\n ", "").split("\r\n").filter(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').expect("a property");
        if line == "BEGIN:VEVENT" {
            entries.push(BTreeMap::new());
        } else if let Some(entry) = entries.last_mut() {
            let value = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
            entry.insert(name.to_owned(), value);
        }
    }
    entries
}

fn titles(calendar: &Answer) -> Vec<String> {
    entries(calendar).into_iter().map(|mut entry| entry.remove("SUMMARY").expect("a title")).collect()
}

on_both_engines! {
    async fn a_calendar_names_numbers_and_days_and_no_people(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_offer(&app, &account, "2026-11-17").await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        run(&app, "UPDATE subscriptions SET ends_on = '2026-12-31'".to_owned()).await;
        app.import(&json!({ "products": [product("AAA-00009", "subscription")], "agreements": [] })).await;
        let lines = ["10", "20"].map(|number| {
            with(line(number, "AAA-00009", 5), &json!({ "usage_until": format!("2027-01-{number}") }))
        });
        let mut bought = order("V-1", &lines);
        (bought["agreement"], bought["account"]) = (NUMBER.into(), "0001234567".into());
        app.import(&json!({ "agreements": [], "orders": [bought] })).await;
        let path = create(&mut harry).await;
        let calendar = read(&app, &path).await;
        let header = |name: &str| calendar.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!(header("content-type"), "text/calendar; charset=utf-8");
        assert_eq!(header("cache-control"), "private, no-store");
        assert!(!calendar.headers.contains_key("set-cookie"), "{:?}", calendar.headers);
        assert_eq!(
            titles(&calendar),
            [
                "Last day: Offer for purchasing account 0001234567",
                "Last day: Subscription to Contoso Mail (0001234567)",
                "Last day: Right to use Writer Standard 2024 (0001234567)",
                "Last day: Right to use Writer Standard 2024 (0001234567)",
                "Last day: Agreement 1234567890",
            ]
        );
        let all = entries(&calendar);
        assert_eq!((all[1]["DTSTART;VALUE=DATE"].as_str(), all[1]["DTEND;VALUE=DATE"].as_str()), ("20261231", "20270101"));
        assert_eq!(all[1]["URL"], format!("{BASE}/services/id-S-1"));
        assert_eq!(all[0]["DTSTAMP"], "20261120T120000Z");
        let mut ids: Vec<&String> = all.iter().map(|entry| &entry["UID"]).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 5, "each entry has its own id");
        let is_whole = calendar.body.starts_with("BEGIN:VCALENDAR\r\n") && calendar.body.ends_with("END:VCALENDAR\r\n");
        assert!(is_whole, "{}", calendar.body);
        for line in calendar.body.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains('\n'), "{line}");
        }
        for person in ["Harry", "Miller", "harry@", "Ana", "Trujillo", "@contoso.com", "Account 0001234567"] {
            assert!(!calendar.body.contains(person), "{person}: {}", calendar.body);
        }
        assert!(calendar.body.contains("METHOD:PUBLISH\r\n") && calendar.body.contains("X-WR-CALNAME:Business Center: dates\r\n"), "{}", calendar.body);
        // A day that moves is the same entry.
        let id = all[4]["UID"].clone();
        end_agreement(&app, NUMBER, "2027-09-20").await;
        let moved = entries(&read(&app, &path).await);
        assert_eq!((&moved[4]["UID"], moved[4]["DTSTART;VALUE=DATE"].as_str()), (&id, "20270920"));
    }

    async fn the_address_is_shown_once_and_only_its_hash_is_kept(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let path = create(&mut harry).await;
        let token = path.strip_prefix("/calendar/").expect("a token");
        assert_eq!(token.len(), 43);
        let dump = app.dump().await;
        assert!(!dump.contains(token) && dump.contains(&sha256_hex(token.as_bytes())));
        let page = harry.get("/dates").await;
        assert!(!page.shows(token) && page.shows("Your calendar has had its address since"), "{}", page.body);
        let trail = app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'calendar.created'").await;
        assert_eq!(trail, 1);
    }

    async fn a_form_that_is_sent_again_changes_nothing(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let path = create(&mut harry).await;
        for since in ["", "0", "x", "99999999999999999999"] {
            for action in ["/dates/calendar", "/dates/calendar/end"] {
                let answer = harry.post(action, &[("since", since)]).await;
                assert_eq!(answer.location(), Some("/dates"), "{action} {since:?}");
            }
        }
        assert_eq!(read(&app, &path).await.status, 200);
        assert_eq!(harry.post("/api/create-calendar", &NONE).await.status, 404);
    }

    async fn a_new_address_ends_the_former_one_and_its_owner_ends_the_calendar(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let first = create(&mut harry).await;
        app.pass(Span::minutes(1));
        let second = create(&mut harry).await;
        assert_eq!((read(&app, &first).await.status.as_u16(), read(&app, &second).await.status.as_u16()), (404, 200));
        assert_eq!(confirm(&mut harry, "/dates/calendar/end").await.location(), Some("/dates"));
        assert!(harry.get("/dates").await.shows("The calendar has ended."));
        let gone = read(&app, &second).await;
        let unknown = read(&app, &format!("/calendar/{}", "A".repeat(43))).await;
        for answer in [&gone, &unknown, &read(&app, "/calendar/x").await] {
            assert_eq!((answer.status.as_u16(), answer.body.as_str()), (404, ""));
        }
        assert_eq!(gone.headers.keys().collect::<Vec<_>>(), unknown.headers.keys().collect::<Vec<_>>());
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'calendar.ended'").await, 1);
    }

    async fn its_owner_is_asked_before_it_changes_and_told_afterwards(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let first = create(&mut harry).await;
        for (path, title) in [("/dates/calendar", "Replace the calendar address?"), ("/dates/calendar/end", "End the calendar?")] {
            let asked = question(&harry.get("/dates").await, path).expect("a way to the question");
            assert!(harry.get(&asked).await.shows(title), "{path}");
            assert_eq!(read(&app, &first).await.status, 200, "a question changes nothing");
            // What was asked about another calendar leads to the page.
            for query in ["", "?since=", "?since=0", "?since=x"] {
                assert_eq!(harry.get(&format!("{path}{query}")).await.location(), Some("/dates"), "{path}{query}");
            }
        }
        app.pass(Span::minutes(1));
        create(&mut harry).await;
        app.run_jobs().await;
        let mails = app.mails(HARRY);
        let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
        let told = ["Calendar address created in Business Center", "Calendar address replaced in Business Center"];
        assert_eq!(subjects[subjects.len() - 2..], told);
        let secret = first.trim_start_matches("/calendar/");
        assert!(mails.iter().all(|mail| !mail.text.contains(secret) && !mail.text.contains("/calendar/")));
    }

    async fn addresses_are_created_five_times_and_then_once_an_hour(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let mut path = String::new();
        for _ in 0..5 {
            path = create(&mut harry).await;
            app.pass(Span(1));
        }
        let refused = confirm(&mut harry, "/dates/calendar").await;
        assert_eq!(refused.status, 429, "{}", refused.body);
        assert_eq!(read(&app, &path).await.status, 200, "nothing has changed");
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE kind = 'calendar_address'").await, 5);
        app.pass(Span::minutes(59));
        harry.get("/dates").await;
        app.pass(Span::minutes(1));
        create(&mut harry).await;
    }

    async fn reserved_seats_are_entries_of_those_who_may_reserve(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        let number = reserve(&app, &mut harry, "4", "2026-12-10").await;
        let path = create(&mut harry).await;
        let calendar = read(&app, &path).await;
        let expected = [
            format!("Last day to cancel reserved seats of Contoso Mail ({number})"),
            format!("First day of reserved seats of Contoso Mail ({number})"),
        ];
        assert_eq!(titles(&calendar)[..2], expected);
        let all = entries(&calendar);
        assert_eq!([&all[0], &all[1]].map(|entry| entry["DTSTART;VALUE=DATE"].as_str()), ["20261206", "20261210"]);
        assert!(all[0]["DESCRIPTION"].ends_with("\nCan be canceled until: December 7, 2026, 00:00 UTC"), "{all:#?}");
        assert!(all[0]["URL"].starts_with(&format!("{BASE}/requests/")), "{all:#?}");
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let path = create(&mut viewer).await;
        assert_eq!(titles(&read(&app, &path).await).len(), 2);
    }

    /// What a person has put aside, and what a renewal follows, is not in the calendar either.
    async fn a_calendar_has_what_the_page_has(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_offer(&app, &account, "2026-11-17").await;
        let path = create(&mut harry).await;
        assert_eq!(titles(&read(&app, &path).await).len(), 2);
        harry.post("/dates/dismiss", &[("kind", "offer"), ("subject", account.as_str()), ("ends_on", "2026-11-17")]).await;
        assert_eq!(titles(&read(&app, &path).await), ["Last day: Agreement 1234567890"]);
    }

    async fn rights_are_read_at_each_look(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_offer(&app, &account, "2026-12-17").await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        run(&app, "UPDATE subscriptions SET ends_on = '2026-12-31'".to_owned()).await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = create(&mut rosa).await;
        assert_eq!(titles(&read(&app, &path).await).len(), 3);
        app.execute("UPDATE users SET language = 'ru' WHERE email_key = 'rosa@contoso.com'").await;
        assert_eq!(titles(&read(&app, &path).await)[2], "Последний день: Соглашение 1234567890");
        let set = |sql: &'static str| app.execute(sql);
        set("UPDATE role_assignments SET role = 'user_administrator' WHERE role = 'account_viewer'").await;
        assert!(titles(&read(&app, &path).await).is_empty(), "a role that shows nothing");
        set("UPDATE role_assignments SET role = 'account_viewer', suspended_at = 0 WHERE role = 'user_administrator'").await;
        assert_eq!(read(&app, &path).await.status, 404, "no role");
        set("UPDATE role_assignments SET suspended_at = NULL").await;
        set("UPDATE users SET is_active = FALSE WHERE email_key = 'rosa@contoso.com'").await;
        assert_eq!(read(&app, &path).await.status, 404, "deactivated");
        jobs::tidy(&app.app).await.expect("tidy");
        set("UPDATE users SET is_active = TRUE").await;
        assert_eq!(read(&app, &path).await.status, 404, "it has ended with the role");
        assert_eq!(app.count("SELECT COUNT(*) FROM calendar_feeds").await, 0);
    }

    /// What ended stays ended, whatever comes back later.
    async fn a_calendar_ends_with_the_access_of_its_owner(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        let feed = create(&mut harry).await;
        let form = [("current_password", PASSWORD), ("password", "violet tram under 9 roofs"), ("confirmation", "violet tram under 9 roofs")];
        assert!(harry.post("/profile/password", &form).await.location().is_some());
        assert_eq!(read(&app, &feed).await.status, 404, "a new password");
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let feed = create(&mut rosa).await;
        assert_eq!(read(&app, &feed).await.status, 200);
        let person = path_of(&mut harry, "rosa").await;
        assert!(harry.post(&format!("{person}/deactivate"), &NONE).await.location().is_some());
        assert!(harry.post(&format!("{person}/reactivate"), &NONE).await.location().is_some());
        assert_eq!(read(&app, &feed).await.status, 404, "no role for a moment");
        let mut rosa = app.client();
        rosa.post("/Customer/", &[("email", "rosa@contoso.com"), ("password", PASSWORD)]).await;
        let feed = create(&mut rosa).await;
        app.execute("DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE email_key = 'rosa@contoso.com')").await;
        assert_eq!(read(&app, &feed).await.status, 200);
        assert!(harry.post(&format!("{person}/end-sessions"), &NONE).await.location().is_some());
        assert_eq!(read(&app, &feed).await.status, 404, "signed out everywhere, though nowhere signed in");
        drop(account);
    }

    async fn no_page_repeats_the_address(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let feed = create(&mut harry).await;
        let token = feed.trim_start_matches("/calendar/").to_owned();
        for path in [format!("/Calendar/{token}"), format!("{feed}/x"), format!("/x/{token}")] {
            let page = app.client().get(&path).await;
            assert!(page.status.as_u16() >= 400 && !page.body.contains(&token), "{path}: {}", page.body);
        }
        let foreign = app.client().post_with(&feed, &NONE, &[("origin", "https://evil.test"), ("sec-fetch-site", "cross-site")]).await;
        assert!(foreign.status.as_u16() >= 400 && !foreign.body.contains(&token), "{}", foreign.body);
    }

    async fn whoever_has_no_role_gets_no_calendar(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let mut people = colleague(&app, &mut harry, "ursula@contoso.com", "user_administrator").await;
        assert_eq!(people.post("/api/create-calendar", &NONE).await.status, 404);
        assert_eq!(app.count("SELECT COUNT(*) FROM calendar_feeds").await, 0);
    }

    async fn programs_that_ask_too_often_are_told_to_wait(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let path = create(&mut harry).await;
        let mut answers = Vec::new();
        for _ in 0..31 {
            answers.push(read(&app, &path).await);
        }
        let last = answers.pop().expect("an answer");
        assert!(answers.iter().all(|answer| answer.status == 200));
        assert_eq!((last.status.as_u16(), last.body.as_str()), (429, ""));
        assert_eq!(last.headers.get("retry-after").and_then(|value| value.to_str().ok()), Some("30"));
        app.pass(Span::seconds(30));
        assert_eq!(read(&app, &path).await.status, 200);
        // One address that tries many, whether they are there or not.
        let mut stranger = app.client();
        for _ in 0..120 {
            assert_eq!(stranger.get("/calendar/x").await.status, 404);
        }
        assert_eq!(stranger.get("/calendar/x").await.status, 429);
    }

    async fn a_calendar_is_read_and_nothing_else(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        let path = create(&mut harry).await;
        let mut program = app.client();
        let head = program.send(Method::HEAD, &path, Body::empty(), &[]).await;
        assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""));
        let own = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        let posted = program.send(Method::POST, &path, Body::empty(), &own).await;
        assert_eq!(posted.status, 405);
        assert!(!posted.body.contains(path.trim_start_matches("/calendar/")), "{}", posted.body);
    }
}
