//! *Online services*: the list, a subscription, assigning and taking away.

use crate::support::{
    Answer, Client, NONE, TestApp,
    access::colleague,
    on_both_engines,
    seats::{NewSubscription, account_of, add_seat, of_seats, prove, register, run, set_seats, subscribe},
};
use axum::{body::Body, http::Method};
use business_center::domain::moment::Span;

const HARRY: &str = "harry@contoso.com";

/// Harry, whose purchasing account has a subscription and, if so, a proven domain; the path of its page.
async fn contoso(app: &TestApp, seats: i64, is_proven: bool) -> (Client, String) {
    let harry = app.register_harry().await;
    let account = account_of(app, HARRY).await;
    if is_proven {
        prove(app, &account, "contoso.com").await;
    }
    let id = subscribe(app, &account, &of_seats("S-1", seats)).await;
    (harry, format!("/services/{id}"))
}

async fn post(client: &mut Client, path: &str, list: &str, is_checked: bool) -> Answer {
    let checked = if is_checked { "true" } else { "" };
    let fields = [("list", list), ("language", "es"), ("is_checked", checked)];
    client.post(&format!("{path}/assign"), &fields).await
}

/// Sends a file, as the form for it does.
async fn upload(client: &mut Client, path: &str, name: &str, bytes: &[u8]) -> Answer {
    let head = format!("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--part--\r\n"].concat();
    let headers = [
        ("content-type", "multipart/form-data; boundary=part"),
        ("sec-fetch-site", "same-origin"),
        ("origin", "http://localhost:3000"),
    ];
    client.send(Method::POST, &format!("{path}/assign/file"), Body::from(body), &headers).await
}

/// The path of the link that takes the seat of a row away.
fn removal(page: &Answer, name: &str) -> String {
    let row = page.page().all("tr").find(|row| row.text().contains(name)).expect("a row");
    row.all("a").find(|link| link.text() == "Remove").expect("a link").attribute("href").to_owned()
}

on_both_engines! {
    async fn a_subscription_is_listed_with_its_seats_and_what_is_missing(app: TestApp) {
        let (mut harry, path) = contoso(&app, 250, false).await;
        let list = harry.get("/services").await;
        for text in ["Contoso Mail", "250", "November 1, 2026", "October 31, 2027", "Account 0001234567 · 0001234567 has no verified domain"] {
            assert!(list.shows(text), "{text}: {}", list.body);
        }
        assert!(list.page().all("a").any(|link| link.attribute("href") == path), "a link to the subscription");
        let page = harry.get(&path).await;
        assert!(page.shows("Runs until October 31, 2027.") && page.shows("Account 0001234567 · 0001234567 has no verified domain"), "{}", page.body);
        assert!(!page.shows(&format!("{path}/assign")), "no one can get a seat");
        app.execute("UPDATE subscriptions SET ends_on = '2026-11-10'").await;
        assert!(harry.get(&path).await.shows("until December 10, 2026; no one else can get a seat."));
    }

    async fn a_list_is_checked_first_and_each_row_gets_its_result(app: TestApp) {
        let (mut harry, path) = contoso(&app, 2, true).await;
        let list = "address,first_name,last_name,language\nana@contoso.com,Ana,Trujillo,it\neve@fabrikam.com,,,\nnobody,,,\n\
            bea@contoso.com,,,xx\nharry@contoso.com,,,\ncleo@contoso.com,,,\n";
        let checked = post(&mut harry, &path, list, false).await;
        assert_eq!(checked.status, 200);
        for text in [
            "People who will get a seat: 2. Nothing has changed yet.",
            "Other lines: 4.",
            "the address isn&#x27;t in a verified domain",
            "not an email address",
            "unknown language",
            "no seats are left",
        ] {
            assert!(checked.body.replace("&#39;", "&#x27;").replace('\'', "&#x27;").contains(text), "{text}: {}", checked.body);
        }
        assert_eq!(app.rows().await["seats"], 0, "a check changes nothing");
        let fields = ["list", "language", "is_checked"].map(|name| (name, checked.value_of(name)));
        let done = harry.post(&format!("{path}/assign"), &fields).await;
        assert!(done.shows("People who got a seat: 2."), "{}", done.body);
        let page = harry.get(&path).await;
        assert!(page.shows("Ana Trujillo") && page.shows("1–2 of 2"), "{}", page.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM seats WHERE language = 'it'").await, 1, "as the row says");
        assert_eq!(app.count("SELECT COUNT(*) FROM seats WHERE language = 'es'").await, 1, "as was chosen");
        app.run_jobs().await;
        assert_eq!(app.mails(HARRY).pop().expect("a mail").subject, "Your seat for Contoso Mail", "as the account says");
        let again = harry.post(&format!("{path}/assign"), &fields).await;
        assert!(again.shows("People who got a seat: 2."), "the button was pressed twice: {}", again.body);
        app.pass(Span::minutes(2));
        let later = harry.post(&format!("{path}/assign"), &fields).await;
        assert!(later.shows("already has a seat") && later.shows("People who got a seat: 0."), "{}", later.body);
        assert_eq!(app.count("SELECT assigned FROM subscriptions").await, 2);
    }

    async fn a_file_is_checked_like_a_list_and_what_failed_can_be_corrected(app: TestApp) {
        let (mut harry, path) = contoso(&app, 5, true).await;
        let template = harry.get(&format!("{path}/assign/template.csv")).await;
        assert_eq!(template.body, "address,first_name,last_name,language\r\n");
        let rows = "ana@contoso.com,Ana,Trujillo,\r\nana@contoso.com,,,\r\neve@fabrikam.com,Eve,\"O, Neil\",it\r\n";
        let checked = upload(&mut harry, &path, "seats.csv", (template.body + rows).as_bytes()).await;
        for text in ["People who will get a seat: 1.", "Ana Trujillo", "listed more than once", "Other lines: 2."] {
            assert!(checked.shows(text), "{text}: {}", checked.body);
        }
        let fields = ["list", "language", "is_checked"].map(|name| (name, checked.value_of(name)));
        let done = harry.post(&format!("{path}/assign"), &fields).await;
        assert!(done.shows("People who got a seat: 1."), "{}", done.body);
        assert!(done.shows("eve@fabrikam.com,Eve,&quot;O, Neil&quot;,it") || done.shows("eve@fabrikam.com,Eve,\"O, Neil\",it"), "{}", done.body);
        for (name, bytes, sentence) in [
            ("", &b""[..], "Choose a file."),
            ("seats.csv", b"\n", "The file is empty."),
            ("seats.csv", b"\xff\xfe", "Save it as CSV in UTF-8"),
        ] {
            let refused = upload(&mut harry, &path, name, bytes).await;
            assert!(refused.status == 422 && refused.shows(sentence), "{}", refused.body);
        }
    }

    async fn the_trail_says_whose_seat_it_was_and_finds_them(app: TestApp) {
        let (mut harry, path) = contoso(&app, 5, true).await;
        post(&mut harry, &path, "ana@contoso.com\nbea@contoso.com", true).await;
        harry.post(&format!("{path}/switch"), &[("assigned_only", "true")]).await;
        let all = harry.get("/account/audit").await;
        assert!(all.shows("ana@contoso.com") && all.shows("Subscription S-1"), "{}", all.body);
        let found = harry.get("/account/audit?person=ana%40contoso.com").await;
        assert!(found.shows("Seat assigned") && !found.shows("bea@contoso.com"), "{}", found.body);
    }

    async fn what_takes_no_one_has_no_form(app: TestApp) {
        let (mut harry, path) = contoso(&app, 5, true).await;
        post(&mut harry, &path, "ana@contoso.com", true).await;
        let removal = removal(&harry.get(&path).await, "ana@contoso.com");
        app.execute("UPDATE subscriptions SET status = 'canceled'").await;
        assert_eq!(harry.get(&format!("{path}/assign")).await.location(), Some(path.as_str()));
        let page = harry.get(&path).await;
        assert!(!page.shows("/assign") && !page.shows("/switch") && page.shows("ana@contoso.com"), "{}", page.body);
        app.execute("UPDATE subscriptions SET status = 'active'").await;
        app.execute("DELETE FROM seats").await;
        assert_eq!(harry.get(&removal).await.location(), Some(path.as_str()), "someone else was faster");
    }

    async fn the_home_page_says_which_subscriptions_need_attention(app: TestApp) {
        let (mut harry, path) = contoso(&app, 3, true).await;
        post(&mut harry, &path, "ana@contoso.com\nbea@contoso.com", true).await;
        assert!(!harry.get("/home").await.shows(&path));
        let id = path.trim_start_matches("/services/");
        set_seats(&app, id, 1).await;
        assert!(harry.get("/home").await.shows("Contoso Mail: short by 1. On December 20, 2026,"));
        set_seats(&app, id, 3).await;
        for (sql, sentence) in [
            ("UPDATE subscriptions SET ends_on = '2026-12-20'", "Contoso Mail ends on December 20, 2026."),
            ("UPDATE subscriptions SET ends_on = '2026-11-19'", "People with a seat can use it through December 19, 2026."),
            ("UPDATE subscriptions SET status = 'suspended'", "Contoso Mail is suspended."),
        ] {
            app.execute(sql).await;
            assert!(harry.get("/home").await.shows(sentence), "{sentence}");
        }
    }

    async fn a_renewal_without_a_gap_needs_no_attention_and_both_pages_tell_of_it(app: TestApp) {
        let (mut harry, path) = contoso(&app, 3, true).await;
        post(&mut harry, &path, "ana@contoso.com\nbea@contoso.com", true).await;
        app.execute("UPDATE subscriptions SET ends_on = '2026-11-30', grace_days = 10").await;
        let account = account_of(&app, HARRY).await;
        let renewal = NewSubscription { starts_on: "2026-12-11", ..of_seats("S-2", 2) };
        let renewal_path = format!("/services/{}", subscribe(&app, &account, &renewal).await);
        let ends = "Contoso Mail ends on November 30, 2026.";
        assert!(harry.get("/home").await.shows(ends) && harry.get("/services").await.shows("Ends soon"));
        register(&app, "id-S-2", |row| row.renews = Some("S-1".to_owned())).await;
        assert!(!harry.get("/home").await.shows(ends));
        let list = harry.get("/services").await;
        assert!(!list.shows("Ends soon") && list.shows("Active"), "{}", list.body);
        let links = |page: &Answer| page.page().all("a").map(|link| (link.attribute("href").to_owned(), link.text().to_owned())).collect::<Vec<_>>();
        let old = "S-2 continues it from December 11, 2026; seats carry over by themselves, as long as there are enough.";
        assert!(links(&harry.get(&path).await).contains(&(renewal_path.clone(), old.to_owned())));
        let new = "Continues S-1; its seats carry over on December 11, 2026.";
        assert!(links(&harry.get(&renewal_path).await).contains(&(path.clone(), new.to_owned())));
        for change in ["starts_on = '2026-12-12'", "starts_on = '2026-12-11', seats = 1", "seats = 2, status = 'canceled'"] {
            run(&app, format!("UPDATE subscriptions SET {change} WHERE id = 'id-S-2'")).await;
            assert!(harry.get("/home").await.shows(ends), "{change}");
        }
    }

    async fn seats_that_their_domain_pauses_are_counted_on_the_home_page_and_in_the_list(app: TestApp) {
        let (mut harry, path) = contoso(&app, 5, true).await;
        post(&mut harry, &path, "ana@contoso.com\nbea@contoso.com", true).await;
        add_seat(&app, path.trim_start_matches("/services/"), "eve@fabrikam.com").await;
        let sentence = |count| format!("Contoso Mail: seats are paused because their domain isn't verified ({count}).");
        for (sql, count) in [("SELECT 1", 1), ("UPDATE domains SET state = 'failing'", 1), ("UPDATE domains SET state = 'lapsed'", 3)] {
            app.execute(sql).await;
            let home = harry.get("/home").await;
            assert!(home.shows(&sentence(count)) && home.shows(&path), "{sql}: {}", home.body);
            assert!(harry.get("/services").await.shows(&format!("Paused seats: {count}")), "{sql}");
        }
        app.execute("UPDATE domains SET state = 'verified'").await;
        assert!(harry.get(&path).await.shows("Seats paused because their domain isn't verified: 1."));
        let one = harry.get("/home").await;
        assert!(!one.shows("<li><a href=\"/services/"), "one warning is no list: {}", one.body);
        app.execute("UPDATE subscriptions SET ends_on = '2026-11-30'").await;
        let two = harry.get("/home").await;
        assert!(two.page().all("li").filter(|line| line.all("a").any(|link| link.attribute("href") == path)).count() == 2);
        app.execute("UPDATE subscriptions SET status = 'suspended'").await;
        let suspended = harry.get("/home").await;
        assert!(suspended.shows("Contoso Mail is suspended.") && !suspended.shows(&sentence(1)), "{}", suspended.body);
    }

    async fn the_step_to_associate_a_domain_is_done_once_there_is_one(app: TestApp) {
        let mut harry = app.register_harry().await;
        let step = "Associate a domain so that people";
        assert!(!harry.get("/home").await.shows(step), "there is nothing to use");
        let account = account_of(&app, HARRY).await;
        subscribe(&app, &account, &of_seats("S-1", 5)).await;
        let open = harry.get("/home").await;
        assert!(open.shows(step) && open.shows("1 of 5 done"), "{}", open.body);
        prove(&app, &account, "contoso.com").await;
        let done = harry.get("/home").await;
        assert!(done.shows(step) && done.shows("2 of 5 done"), "{}", done.body);
    }

    async fn the_form_says_first_why_no_one_can_get_a_seat(app: TestApp) {
        let (mut harry, path) = contoso(&app, 1, false).await;
        let form = format!("{path}/assign");
        assert!(harry.get(&form).await.shows("Account 0001234567 · 0001234567 has no verified domain."));
        prove(&app, &account_of(&app, HARRY).await, "contoso.com").await;
        let page = harry.get(&form).await;
        assert!(!page.shows("has no verified domain") && !page.shows("No seats are free"), "{}", page.body);
        let got = post(&mut harry, &path, "ana@contoso.com", true).await;
        let kinds = |page: &Answer| page.page().all("div").map(|div| div.attribute("data-kind").to_owned()).filter(|kind| !kind.is_empty()).collect::<Vec<_>>();
        assert_eq!(kinds(&got), ["success"]);
        assert!(harry.get(&form).await.shows("No seats are free."));
        for is_done in [false, true] {
            assert_eq!(kinds(&post(&mut harry, &path, "bea@contoso.com", is_done).await), ["warning"]);
        }
    }

    async fn a_service_is_opened_only_where_people_can_use_it(app: TestApp) {
        let (mut harry, path) = contoso(&app, 1, false).await;
        let account = account_of(&app, HARRY).await;
        let mut opens = async || {
            let pages = [harry.get("/services").await, harry.get(&path).await];
            pages.map(|page| page.shows("https://mail.contoso.com/"))
        };
        assert_eq!(opens().await, [false; 2], "without a domain");
        prove(&app, &account, "contoso.com").await;
        assert_eq!(opens().await, [true; 2]);
        for (change, is_usable) in [("starts_on = '2026-12-01'", false), ("starts_on = '2026-11-01', ends_on = '2026-11-19'", true), ("status = 'suspended'", false)] {
            run(&app, format!("UPDATE subscriptions SET {change}")).await;
            assert_eq!(opens().await, [is_usable; 2], "{change}");
        }
    }

    async fn five_thousand_people_are_assigned_and_found_in_pages_and_by_search(app: TestApp) {
        let (mut harry, path) = contoso(&app, 5000, true).await;
        let line = |number| format!("person{number:04}@contoso.com;Иван;Щербаков{number:04}");
        let list = (0..5000).map(line).collect::<Vec<_>>().join("\n") + "\n";
        let done = post(&mut harry, &path, &list, true).await;
        assert!(done.shows("People who got a seat: 5,000."), "{:.3000}", done.body);
        let page = harry.get(&path).await;
        assert!(page.shows("1–25 of 5,000"), "{}", page.body);
        let next = page.page().with("a", "rel", "next").next().expect("a next page").attribute("href").to_owned();
        let second = harry.get(&next).await;
        assert!(second.shows("26–50 of 5,000") && second.shows("Щербаков0025"), "{}", second.body);
        let previous = second.page().with("a", "rel", "prev").next().expect("a previous page").attribute("href").to_owned();
        assert!(harry.get(&previous).await.shows("Щербаков0000"));
        let found = harry.get(&format!("{path}?search=person4321")).await;
        assert!(found.shows("1–1 of 1") && found.shows("Щербаков4321"), "{}", found.body);
        for nothing in ["%25", "person_321", "!"] {
            assert!(harry.get(&format!("{path}?search={nothing}")).await.shows("No matches"), "{nothing}");
        }
        let export = harry.get(&format!("{path}/seats.csv")).await;
        assert_eq!((export.body.lines().count(), export.headers["cache-control"].as_bytes()), (5001, &b"no-store"[..]));
        assert!(export.body.starts_with("\u{feff}address,first_name,last_name,language,assigned_at,state\r\nperson0000@contoso.com,Иван,Щербаков0000,es,"));
        let too_many = post(&mut harry, &path, &(list + "one-more@contoso.com"), true).await;
        assert!(too_many.status == 422 && too_many.shows("up to 5000 lines"), "{:.3000}", too_many.body);
        // What was exported can be read in again.
        let again = post(&mut harry, &path, &export.body, false).await;
        assert!(again.shows("Other lines: 5,000."), "{:.3000}", again.body);
    }

    async fn a_seat_is_taken_away_after_a_question(app: TestApp) {
        let (mut harry, path) = contoso(&app, 2, true).await;
        post(&mut harry, &path, "Ana Trujillo <ana@contoso.com>\nbea@contoso.com", true).await;
        let page = harry.get(&path).await;
        let question = harry.get(&removal(&page, "Ana Trujillo")).await;
        assert!(question.shows("Remove Ana Trujillo's seat?"), "{}", question.body);
        assert!(question.shows("will get a seat again the next time they use the service"), "everyone in the domain may: {}", question.body);
        let form = [("seat", question.value_of("seat"))];
        for _ in 0..2 {
            let answer = harry.post(&format!("{path}/remove"), &form).await;
            assert_eq!(answer.location(), Some(path.as_str()), "{}", answer.body);
        }
        let page = harry.get(&path).await;
        assert!(page.shows("The seat was removed.") && page.shows("1–1 of 1"), "{}", page.body);
        assert_eq!(app.count("SELECT assigned FROM subscriptions").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'seat.removed'").await, 1);
    }

    async fn who_may_use_a_subscription_is_switched_and_back(app: TestApp) {
        let (mut harry, path) = contoso(&app, 2, true).await;
        for (value, sentence) in [("true", "Only people you assign."), ("false", "Everyone with an address in your verified domains.")] {
            let answer = harry.post(&format!("{path}/switch"), &[("assigned_only", value)]).await;
            assert_eq!(answer.location(), Some(path.as_str()));
            assert!(harry.get(&path).await.shows(sentence), "{sentence}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'subscription.switched'").await, 2);
    }

    async fn whose_seats_pause_is_named_with_the_date_and_can_be_chosen(app: TestApp) {
        let (mut harry, path) = contoso(&app, 3, true).await;
        post(&mut harry, &path, "ana@contoso.com\nbea@contoso.com\ncleo@contoso.com", true).await;
        set_seats(&app, path.trim_start_matches("/services/"), 1).await;
        let page = harry.get(&path).await;
        assert!(page.shows("Not enough seats: short by 2. On December 20, 2026, 12:00 UTC"), "{}", page.body);
        let named = |page: &Answer| -> Vec<String> {
            let list = page.page().all("ul").find(|list| list.attribute("class") == "plain-list").expect("a list");
            list.all("bdi").map(|name| name.text().to_owned()).collect()
        };
        assert_eq!(named(&page), ["cleo@contoso.com", "bea@contoso.com"]);
        let seat = page.values_of("seat").remove(0);
        let answer = harry.post(&format!("{path}/keep"), &[("seat", seat)]).await;
        assert_eq!(answer.location(), Some(path.as_str()));
        let page = harry.get(&path).await;
        assert_eq!(named(&page), ["bea@contoso.com", "ana@contoso.com"]);
        assert!(page.shows("last one to be paused"));
    }

    async fn readers_see_seats_and_change_nothing(app: TestApp) {
        let (mut harry, path) = contoso(&app, 3, true).await;
        post(&mut harry, &path, "ana@contoso.com", true).await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let page = rosa.get(&path).await;
        assert!(page.status == 200 && page.shows("ana@contoso.com") && !page.shows("Remove"), "{}", page.body);
        assert!(!page.shows("/switch") && !page.shows("/assign"));
        assert_eq!(rosa.post(&format!("{path}/switch"), &NONE).await.status, 403);
        let mut ugo = colleague(&app, &mut harry, "ugo@contoso.com", "user_administrator").await;
        assert_eq!((ugo.get(&path).await.status.as_u16(), ugo.get("/services").await.status.as_u16()), (403, 403));
        assert!(!ugo.get("/home").await.shows("href=\"/services\""));
    }

    async fn a_person_loses_a_seat_so_many_times_a_day(app: TestApp) {
        let (mut harry, path) = contoso(&app, 3, true).await;
        let mut statuses = Vec::new();
        for _ in 0..11 {
            post(&mut harry, &path, "ana@contoso.com", true).await;
            let question = removal(&harry.get(&path).await, "ana@contoso.com");
            let seat = harry.get(&question).await.value_of("seat");
            statuses.push(harry.post(&format!("{path}/remove"), &[("seat", seat)]).await.status.as_u16());
        }
        assert_eq!((&statuses[..10], statuses[10]), (&[303; 10][..], 429));
    }

    async fn a_long_search_is_no_error(app: TestApp) {
        let (mut harry, path) = contoso(&app, 3, true).await;
        post(&mut harry, &path, "ana@contoso.com", true).await;
        assert_eq!(harry.get(&format!("{path}?search={}", "a".repeat(50_001))).await.status, 200);
    }

    /// Without a session, forms of made-up pages would fill the database.
    async fn one_list_is_kept_over_the_end_of_a_session(app: TestApp) {
        let (mut harry, path) = contoso(&app, 3, true).await;
        app.pass(Span::minutes(61));
        for place in [path.as_str(), "/services/else", "/services/elsewhere"] {
            post(&mut harry, place, "ana@contoso.com", true).await;
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM form_drafts").await, 1);
        let much = "\u{1}".repeat(1_500_000);
        post(&mut harry, &path, &much, true).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM form_drafts WHERE LENGTH(fields) > 1000000").await, 0);
    }

    async fn a_list_outlives_the_end_of_a_session(app: TestApp) {
        let (mut harry, path) = contoso(&app, 3, true).await;
        app.pass(Span::minutes(61));
        let answer = post(&mut harry, &path, "ana@contoso.com", true).await;
        assert!(answer.location().is_some_and(|path| path.starts_with("/Customer/?")), "{}", answer.body);
        harry.post("/Customer/", &[("email", HARRY), ("password", crate::support::PASSWORD)]).await;
        assert!(harry.get(&format!("{path}/assign")).await.shows("ana@contoso.com</textarea>"));
        assert_eq!(app.rows().await["seats"], 0);
    }
}
