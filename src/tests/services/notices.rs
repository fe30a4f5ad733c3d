//! Mails about seats and subscriptions, and the link that gives a seat back.

use crate::support::{
    BASE, Client, TestApp, link_of, on_both_engines,
    seats::{account_of, of_seats, prove, register, set_seats, subscribe},
};
use business_center::{domain::moment::Span, server::jobs};

const HARRY: &str = "harry@contoso.com";
const ID: &str = "id-S-1";

async fn contoso(app: &TestApp) -> (Client, String) {
    let harry = app.register_harry().await;
    let account = account_of(app, HARRY).await;
    prove(app, &account, "contoso.com").await;
    let id = subscribe(app, &account, &of_seats("S-1", 3)).await;
    (harry, format!("/services/{id}"))
}

async fn assign(client: &mut Client, path: &str, list: &str) {
    let answer =
        client.post(&format!("{path}/assign"), &[("list", list), ("language", "it"), ("is_checked", "true")]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

/// Lets time and changes bring what they bring.
async fn turn(app: &TestApp) {
    while jobs::turn_subscriptions(&app.app).await.expect("turns") > 0 {}
}

/// The subjects of the mails about online services that someone got.
async fn subjects(app: &TestApp, address: &str) -> Vec<String> {
    app.run_jobs().await;
    app.mails(address).into_iter().map(|mail| mail.subject).filter(|subject| subject.contains("Contoso Mail")).collect()
}

/// The link that gives a seat back, in the newest mail to someone.
async fn give_back_link(app: &TestApp, address: &str) -> String {
    app.run_jobs().await;
    let mail = app.mails(address).pop().expect("a mail");
    let line = mail.text.lines().find(|line| line.starts_with(&format!("{BASE}/s/"))).expect("a link");
    assert_eq!(link_of(&mail), line.trim_start_matches(BASE), "it is the only link of this site");
    line.trim_start_matches(BASE).to_owned()
}

on_both_engines! {
    async fn a_person_is_told_of_a_seat_in_their_language_and_gives_it_back(app: TestApp) {
        let (mut harry, path) = contoso(&app).await;
        assign(&mut harry, &path, "ana@contoso.com").await;
        assert_eq!(subjects(&app, "ana@contoso.com").await, ["La tua postazione per Contoso Mail"]);
        let link = give_back_link(&app, "ana@contoso.com").await;
        let mut ana = app.client();
        for _ in 0..2 {
            assert_eq!(ana.get(&link).await.location(), Some("/seat"));
        }
        let question = ana.get("/seat").await;
        assert!(question.shows("Restituire la tua postazione per Contoso Mail?"), "{}", question.body);
        assert!(question.shows("ana@contoso.com"), "it says whose: {}", question.body);
        assert_eq!(app.rows().await["seats"], 1, "opening the link changes nothing");
        let answer = ana.post("/seat", &[("seat", question.value_of("seat")), ("confirmed", "true".to_owned())]).await;
        assert_eq!(answer.location(), Some("/seat"));
        assert!(ana.get("/seat").await.shows("You gave your seat back."));
        assert_eq!(app.count("SELECT assigned FROM subscriptions").await, 0);
        assert_eq!(subjects(&app, HARRY).await, ["A seat for Contoso Mail was given back"]);
        assert_eq!(subjects(&app, "ana@contoso.com").await.len(), 1, "who gives it back knows");
        let trail = harry.get("/account/audit").await;
        assert!(trail.shows("Seat given back") && trail.shows("Person with the seat"), "{}", trail.body);
    }

    /// Programs that look at mails open links, and some send the forms behind them.
    async fn a_seat_is_given_back_only_where_a_person_has_said_so(app: TestApp) {
        let (mut harry, path) = contoso(&app).await;
        assign(&mut harry, &path, "ana@contoso.com").await;
        let mut ana = app.client();
        ana.get(&give_back_link(&app, "ana@contoso.com").await).await;
        let seat = ana.get("/seat").await.value_of("seat");
        let refused = ana.post("/seat", &[("seat", seat)]).await;
        assert!(refused.status == 422 && refused.shows("Seleziona la casella “Sì,"), "{}", refused.body);
        assert_eq!(app.rows().await["seats"], 1);
    }

    /// Both links lead to the same page, which shows the one opened last.
    async fn a_page_gives_back_the_seat_that_it_names_and_no_other(app: TestApp) {
        let (mut harry, path) = contoso(&app).await;
        assign(&mut harry, &path, "ana@contoso.com\nbea@contoso.com").await;
        let mut both = app.client();
        both.get(&give_back_link(&app, "ana@contoso.com").await).await;
        let first = both.get("/seat").await.value_of("seat");
        both.get(&give_back_link(&app, "bea@contoso.com").await).await;
        let refused = both.post("/seat", &[("seat", first), ("confirmed", "true".to_owned())]).await;
        assert!(refused.status == 409 && refused.shows("bea@contoso.com"), "{}", refused.body);
        assert_eq!(app.rows().await["seats"], 2);
    }

    async fn a_stranger_learns_nothing_from_a_link_that_gives_back_nothing(app: TestApp) {
        let (mut harry, path) = contoso(&app).await;
        assign(&mut harry, &path, "ana@contoso.com").await;
        let link = give_back_link(&app, "ana@contoso.com").await;
        let without = app.client().get("/seat").await;
        assert!(without.status == 404 && without.shows("Open the link in your email again"), "{}", without.body);
        let mut pages = Vec::new();
        for used in [link, format!("/s/{}", "A".repeat(43))] {
            let mut client = app.client();
            client.get(&used).await;
            let seat = client.get("/seat").await.values_of("seat").pop().unwrap_or_default();
            client.post("/seat", &[("seat", seat), ("confirmed", "true".to_owned())]).await;
            client.get("/seat").await;
            client.get(&used).await;
            let page = client.get("/seat").await;
            assert_eq!(page.status, 404);
            assert!(!page.shows("Contoso Mail"));
            pages.push(page.stable_body());
        }
        assert_eq!(pages[0], pages[1]);
    }

    async fn whoever_loses_a_seat_is_told_and_a_mail_that_is_no_longer_true_is_not_sent(app: TestApp) {
        let (mut harry, path) = contoso(&app).await;
        assign(&mut harry, &path, "ana@contoso.com").await;
        let page = harry.get(&path).await;
        let link = page.page().all("a").map(|link| link.attribute("href")).find(|href| href.contains("/remove?")).expect("a link").to_owned();
        let seat = link.split_once("seat=").expect("a seat").1.to_owned();
        assert!(harry.post(&format!("{path}/remove"), &[("seat", seat)]).await.location().is_some());
        assert_eq!(subjects(&app, "ana@contoso.com").await, ["La tua postazione per Contoso Mail è terminata"]);
        let mail = app.mails("ana@contoso.com").pop().expect("a mail");
        assert!(mail.text.contains("Se ti serve ancora, scrivi a Harry Miller: harry@contoso.com"), "{}", mail.text);
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE kind = 'seat_assigned' AND state = 'withdrawn'").await, 1);
    }

    async fn administrators_are_told_of_the_end_once_for_each_time(app: TestApp) {
        contoso(&app).await;
        // Today is November 20.
        for (ends_on, told) in [("2027-01-20", 0), ("2027-01-19", 1), ("2027-01-19", 1), ("2026-12-20", 2), ("2026-11-27", 3), ("2026-11-20", 4), ("2026-11-19", 4), ("2027-11-19", 4), ("2026-12-20", 5)] {
            register(&app, ID, |row| row.ends_on = Some(ends_on.to_owned())).await;
            for _ in 0..2 {
                turn(&app).await;
            }
            assert_eq!(subjects(&app, HARRY).await.len(), told, "{ends_on}");
        }
        assert_eq!(subjects(&app, HARRY).await[0], "Your subscription to Contoso Mail ends on January 19, 2027");
    }

    async fn an_end_that_a_renewal_follows_without_a_gap_is_told_to_no_one(app: TestApp) {
        contoso(&app).await;
        let account = account_of(&app, HARRY).await;
        subscribe(&app, &account, &of_seats("S-2", 3)).await;
        // The grace period of 30 days ends on January 9.
        for (starts_on, told) in [("2027-01-09", 0), ("2027-01-10", 0), ("2027-01-11", 1)] {
            register(&app, "id-S-2", |row| (row.starts_on, row.renews) = (starts_on.to_owned(), Some("S-1".to_owned()))).await;
            register(&app, ID, |row| (row.ends_on, row.told_ends_on) = (Some("2026-12-10".to_owned()), None)).await;
            app.execute("UPDATE subscriptions SET end_notices = 0").await;
            turn(&app).await;
            assert_eq!(subjects(&app, HARRY).await.len(), told, "{starts_on}");
        }
    }

    async fn administrators_are_told_of_too_many_seats_until_they_pause(app: TestApp) {
        let (mut harry, path) = contoso(&app).await;
        assign(&mut harry, &path, "ana@contoso.com\nbea@contoso.com").await;
        set_seats(&app, ID, 1).await;
        for (days, told) in [(0, 1), (15, 1), (1, 2), (11, 3), (3, 4), (20, 4)] {
            app.pass(Span::days(days));
            for _ in 0..2 {
                turn(&app).await;
            }
            assert_eq!(subjects(&app, HARRY).await.len(), told, "{days} days later");
        }
        let last = app.mails(HARRY).pop().expect("a mail");
        assert!(last.text.contains("are now paused") && last.text.contains("bea@contoso.com"), "{}", last.text);
        // Enough seats end it; the next time begins anew.
        set_seats(&app, ID, 5).await;
        turn(&app).await;
        assert_eq!(subjects(&app, HARRY).await.last().map(String::as_str), Some("Contoso Mail: seats work again"));
        set_seats(&app, ID, 1).await;
        turn(&app).await;
        assert_eq!(subjects(&app, HARRY).await.len(), 6);
    }
}
