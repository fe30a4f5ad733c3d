//! Mails about what ends: to whom, when, and once.

use crate::support::{
    Client, TestApp,
    access::{colleague, join},
    agreement,
    dates::{add_contact, end_agreement, end_offer, remind, reminders, reserve, set_lead},
    domains, on_both_engines,
    orders::{line, order, product, with},
    register,
    scope::{harry as two_accounts, harry_and_bea},
    seats::{account_of, of_seats, register as change_subscription, run, subscribe},
};
use business_center::{
    domain::moment::Span,
    server::{
        db,
        workflow::{recipients, reminding::list_people_due},
    },
};
use serde_json::json;

const HARRY: &str = "harry@contoso.com";
const NUMBER: &str = "1234567890";

/// Harry and the ID of his purchasing account. Today is November 20, 2026.
async fn contoso(app: &TestApp) -> (Client, String) {
    let harry = app.register_harry().await;
    let account = account_of(app, HARRY).await.account_id;
    (harry, account)
}

fn ends_in(days: i64) -> String {
    format!("Agreement {NUMBER} ends in {days} days")
}

on_both_engines! {
    async fn a_person_is_reminded_once_ahead_and_once_after_and_a_day_that_moves_is_told_anew(app: TestApp) {
        contoso(&app).await;
        let mut told = Vec::new();
        for (days, ends_on, subject) in [
            (0, "2027-02-19", None),
            (0, "2027-02-18", Some(ends_in(90))),
            (1, "2027-02-18", None),
            (0, "2027-02-10", Some(ends_in(81))),
            (81, "2027-02-10", None),
            (1, "2027-02-10", Some(format!("Agreement {NUMBER} ended 1 day ago"))),
            (29, "2027-02-10", None),
        ] {
            app.pass(Span::days(days));
            end_agreement(&app, NUMBER, ends_on).await;
            told.extend(subject);
            for _ in 0..2 {
                assert_eq!(reminders(&app, HARRY).await, told, "{ends_on}, {days} days later");
            }
        }
    }

    async fn a_server_that_was_off_sends_one_mail_and_nothing_of_long_ago(app: TestApp) {
        contoso(&app).await;
        for (ends_on, subject) in [
            ("2026-10-20", None),
            ("2026-10-21", Some(format!("Agreement {NUMBER} ended 30 days ago"))),
        ] {
            end_agreement(&app, NUMBER, ends_on).await;
            assert_eq!(reminders(&app, HARRY).await, Vec::from_iter(subject), "{ends_on}");
        }
    }

    async fn the_last_day_counts_as_a_whole(app: TestApp) {
        contoso(&app).await;
        end_agreement(&app, NUMBER, "2026-11-20").await;
        assert_eq!(reminders(&app, HARRY).await, [format!("Agreement {NUMBER} ends today")]);
        app.pass(Span::hours(12) + Span(-1));
        assert_eq!(reminders(&app, HARRY).await.len(), 1, "a millisecond before midnight");
        app.pass(Span(1));
        assert_eq!(reminders(&app, HARRY).await[1..], [format!("Agreement {NUMBER} ended 1 day ago")]);
    }

    async fn one_mail_lists_all_that_is_new_and_its_subject_says_the_nearest(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_agreement(&app, NUMBER, "2027-01-20").await;
        end_offer(&app, &account, "2026-12-20").await;
        let scope = account_of(&app, HARRY).await;
        subscribe(&app, &scope, &of_seats("S-1", 3)).await;
        change_subscription(&app, "id-S-1", |row| row.ends_on = Some("2026-12-02".to_owned())).await;
        app.import(&json!({ "products": [product("AAA-00009", "license_with_assurance")], "agreements": [] })).await;
        let fields = json!({ "usage_until": "2027-01-05", "assurance_until": "2027-01-06" });
        let lines = [with(line("10", "AAA-00009", 5), &fields)];
        let mut bought = order("V-1", &lines);
        (bought["agreement"], bought["account"]) = (NUMBER.into(), "0001234567".into());
        app.import(&json!({ "agreements": [], "orders": [bought] })).await;
        let domain = domains::add(&mut harry, "contoso.org").await;
        run(&app, format!("UPDATE domains SET until = {} WHERE id = '{}'", (app.now() + Span::days(3)).0, domain.trim_start_matches("/account/domains/"))).await;
        assert_eq!(reminders(&app, HARRY).await, ["Value that proves contoso.org ends in 3 days (and 5 more)"]);
        let mail = app.mails(HARRY).pop().expect("a mail");
        let lines = [
            "Value that proves contoso.org ends in 3 days (November 23, 2026)",
            "Subscription to Contoso Mail ends in 12 days (December 2, 2026) · Account 0001234567 · 0001234567",
            "Offer for purchasing account 0001234567 ends in 30 days (December 20, 2026)",
            "Right to use Writer Standard 2024 ends in 46 days (January 5, 2027)",
            "Assurance of Writer Standard 2024 ends in 47 days (January 6, 2027)",
            "Agreement 1234567890 ends in 61 days (January 20, 2027)",
        ];
        let places = lines.map(|line| mail.text.find(line).unwrap_or_else(|| panic!("{line} in {}", mail.text)));
        assert!(places.is_sorted(), "{}", mail.text);
        assert_eq!(reminders(&app, HARRY).await.len(), 1);
    }

    async fn renewal_contacts_are_reminded_at_the_lead_time_of_their_account_and_administrators_where_there_is_none(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        add_contact(&app, &account, "rosa@contoso.com").await;
        set_lead(&app, &account, 30).await;
        end_agreement(&app, NUMBER, "2026-12-21").await;
        assert!(reminders(&app, "rosa@contoso.com").await.is_empty());
        app.pass(Span::days(1));
        assert_eq!(reminders(&app, "rosa@contoso.com").await, [ends_in(30)]);
        assert!(reminders(&app, HARRY).await.is_empty(), "there is a contact");
        // A contact who has lost the role is none.
        app.execute("DELETE FROM role_assignments WHERE role = 'account_viewer'").await;
        end_agreement(&app, NUMBER, "2026-12-20").await;
        assert_eq!(reminders(&app, HARRY).await, [ends_in(29)]);
        assert_eq!(reminders(&app, "rosa@contoso.com").await.len(), 1);
    }

    async fn what_no_contact_may_see_reaches_the_administrators(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        colleague(&app, &mut harry, "rosa@contoso.com", "agreement_administrator").await;
        add_contact(&app, &account, "rosa@contoso.com").await;
        let scope = account_of(&app, HARRY).await;
        subscribe(&app, &scope, &of_seats("S-1", 3)).await;
        change_subscription(&app, "id-S-1", |row| row.ends_on = Some("2026-12-02".to_owned())).await;
        end_agreement(&app, NUMBER, "2027-01-20").await;
        assert_eq!(reminders(&app, "rosa@contoso.com").await, [ends_in(61)]);
        assert_eq!(reminders(&app, HARRY).await, ["Subscription to Contoso Mail ends in 12 days"]);
        let page = harry.get("/dates").await;
        assert!(page.shows("You're reminded as Account Administrator of: Account 0001234567 · 0001234567."), "{}", page.body);
        // Another contact who may see it.
        colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        add_contact(&app, &account, "vera@contoso.com").await;
        change_subscription(&app, "id-S-1", |row| row.ends_on = Some("2026-12-03".to_owned())).await;
        assert_eq!(reminders(&app, "vera@contoso.com").await, ["Subscription to Contoso Mail ends in 13 days (and 1 more)"]);
        assert_eq!(reminders(&app, HARRY).await.len(), 1);
    }

    async fn a_subscription_that_ends_with_its_agreement_is_told(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        colleague(&app, &mut harry, "rosa@contoso.com", "agreement_administrator").await;
        add_contact(&app, &account, "rosa@contoso.com").await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        end_agreement(&app, NUMBER, "2027-01-20").await;
        for own_end in [None, Some("2027-01-25".to_owned())] {
            change_subscription(&app, "id-S-1", |row| row.ends_on.clone_from(&own_end)).await;
            assert_eq!(reminders(&app, HARRY).await, ["Subscription to Contoso Mail ends in 61 days"], "{own_end:?}");
        }
    }

    async fn an_agreement_is_told_by_whichever_purchasing_account_tells_it_first(app: TestApp) {
        two_accounts(&app).await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let own = recipients::list(&mut connection, &user(&app, HARRY).await).await.expect("accounts");
        drop(connection);
        assert_eq!(own.len(), 2);
        // Each of them is once the one that tells it early.
        for (early, late, day) in [(0, 1, "2027-04-18"), (1, 0, "2027-04-19")] {
            set_lead(&app, &own[early].account_id, 180).await;
            set_lead(&app, &own[late].account_id, 30).await;
            end_agreement(&app, NUMBER, day).await;
            assert_eq!(reminders(&app, HARRY).await.len(), early + 1, "{day}");
        }
    }

    async fn reserved_seats_are_told_with_the_last_day_to_cancel_them(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        let mut manager = colleague(&app, &mut harry, "mia@contoso.com", "account_manager").await;
        colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let number = reserve(&app, &mut manager, "3", "2026-12-02").await;
        assert!(reminders(&app, HARRY).await.is_empty(), "twelve days ahead");
        app.pass(Span::days(1));
        let told = format!("Last day to cancel reserved seats of Contoso Mail ({number}): in 7 days (and 1 more)");
        assert_eq!(reminders(&app, HARRY).await, [told.as_str()]);
        let mail = app.mails(HARRY).pop().expect("a mail");
        let line = format!("First day of reserved seats of Contoso Mail ({number}): in 11 days (December 2, 2026)");
        assert!(mail.text.contains(&line), "{}", mail.text);
        for (days, found) in [(0, 0), (11, 0), (1, 0)] {
            app.pass(Span::days(days));
            let people = list_people_due(&app.app.db, &app.app.config, app.now()).await.expect("people");
            assert_eq!(people.len(), found, "{days}");
        }
        assert_eq!(reminders(&app, HARRY).await, [told.as_str()], "nothing once they are usable");
        // A contact who may not see reservations leaves them to administrators.
        add_contact(&app, &account, "vera@contoso.com").await;
        app.execute("DELETE FROM reminders").await;
        run(&app, "UPDATE reservations SET usable_from = '2026-12-10'".to_owned()).await;
        assert_eq!(reminders(&app, HARRY).await.len(), 2);
        assert!(reminders(&app, "vera@contoso.com").await.is_empty());
    }

    async fn a_canceled_reservation_is_not_told(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        subscribe(&app, &account_of(&app, HARRY).await, &of_seats("S-1", 3)).await;
        reserve(&app, &mut harry, "3", "2026-12-01").await;
        app.execute("UPDATE requests SET state = 'withdrawn'").await;
        assert!(reminders(&app, HARRY).await.is_empty());
        app.execute("UPDATE requests SET state = 'accepted'").await;
        assert_eq!(reminders(&app, HARRY).await.len(), 1);
    }

    async fn a_value_of_a_domain_is_told_a_week_ahead_and_its_grace_period_three_days(app: TestApp) {
        let (mut harry, _) = contoso(&app).await;
        domains::add(&mut harry, "contoso.org").await;
        for (state, days, told) in [("pending", 8, 0), ("pending", 7, 1), ("failing", 4, 1), ("failing", 3, 2)] {
            let until = (app.now() + Span::days(days)).0;
            run(&app, format!("UPDATE domains SET state = '{state}', until = {until}")).await;
            assert_eq!(reminders(&app, HARRY).await.len(), told, "{state} {days}");
        }
    }

    async fn nothing_reaches_who_may_not_see_it(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        colleague(&app, &mut harry, "rosa@contoso.com", "agreement_administrator").await;
        add_contact(&app, &account, "rosa@contoso.com").await;
        let scope = account_of(&app, HARRY).await;
        subscribe(&app, &scope, &of_seats("S-1", 3)).await;
        change_subscription(&app, "id-S-1", |row| row.ends_on = Some("2026-12-02".to_owned())).await;
        assert!(reminders(&app, "rosa@contoso.com").await.is_empty(), "no online services");
        end_agreement(&app, NUMBER, "2027-01-20").await;
        assert_eq!(reminders(&app, "rosa@contoso.com").await, [ends_in(61)]);
        app.execute("UPDATE users SET is_active = FALSE WHERE email_key = 'rosa@contoso.com'").await;
        end_agreement(&app, NUMBER, "2027-01-21").await;
        assert_eq!(reminders(&app, "rosa@contoso.com").await.len(), 1, "deactivated");
    }

    async fn a_mail_is_not_sent_to_who_has_lost_the_right_meanwhile(app: TestApp) {
        contoso(&app).await;
        end_agreement(&app, NUMBER, "2027-01-20").await;
        assert_eq!(remind(&app.app).await, 1);
        app.execute("UPDATE role_assignments SET suspended_at = 0").await;
        app.run_jobs().await;
        assert_eq!(app.mails(HARRY).len(), 1, "the invitation");
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE kind = 'dates' AND state = 'withdrawn'").await, 1);
    }

    async fn what_a_withdrawn_mail_has_not_told_is_told_once_it_is_true_again(app: TestApp) {
        contoso(&app).await;
        end_agreement(&app, NUMBER, "2027-01-20").await;
        assert_eq!(remind(&app.app).await, 1);
        app.execute("UPDATE role_assignments SET suspended_at = 0").await;
        app.run_jobs().await;
        assert_eq!(app.count("SELECT COUNT(*) FROM reminders").await, 0);
        app.execute("UPDATE role_assignments SET suspended_at = NULL").await;
        assert_eq!(reminders(&app, HARRY).await, [ends_in(61)]);
    }

    async fn a_mail_that_is_sent_a_day_late_does_not_say_twice_that_something_has_ended(app: TestApp) {
        contoso(&app).await;
        end_agreement(&app, NUMBER, "2026-11-20").await;
        assert_eq!(remind(&app.app).await, 1);
        app.pass(Span::days(1));
        app.run_jobs().await;
        for _ in 0..2 {
            assert_eq!(reminders(&app, HARRY).await, [format!("Agreement {NUMBER} ended 1 day ago")]);
        }
    }

    async fn what_a_renewal_has_followed_meanwhile_and_what_is_not_listed_is_judged_like_the_rest(app: TestApp) {
        contoso(&app).await;
        let scope = account_of(&app, HARRY).await;
        for number in 0..55 {
            subscribe(&app, &scope, &of_seats(&format!("S-{number:02}"), 1)).await;
        }
        run(&app, "UPDATE subscriptions SET ends_on = '2026-12-20'".to_owned()).await;
        assert_eq!(remind(&app.app).await, 1);
        run(&app, "UPDATE subscriptions SET status = 'canceled' WHERE register_id < 'S-03'".to_owned()).await;
        subscribe(&app, &scope, &of_seats("S-99", 1)).await;
        change_subscription(&app, "id-S-99", |row| {
            (row.starts_on, row.ends_on, row.renews) = ("2026-12-21".to_owned(), None, Some("S-54".to_owned()));
        })
        .await;
        assert_eq!(reminders(&app, HARRY).await, ["Subscription to Contoso Mail ends in 30 days (and 50 more)"]);
        let mail = app.mails(HARRY).pop().expect("a mail");
        assert!(mail.text.contains("And 1 more"), "{}", mail.text);
        assert_eq!(app.count("SELECT COUNT(*) FROM reminders").await, 51);
    }

    async fn a_mail_says_what_is_still_true_when_it_is_sent(app: TestApp) {
        let (_, account) = contoso(&app).await;
        end_agreement(&app, NUMBER, "2027-01-20").await;
        end_offer(&app, &account, "2026-12-20").await;
        assert_eq!(remind(&app.app).await, 1);
        end_offer(&app, &account, "2027-12-20").await;
        app.pass(Span::days(1));
        app.run_jobs().await;
        let mail = app.mails(HARRY).pop().expect("a mail");
        assert_eq!(mail.subject, ends_in(60), "days are counted when it is sent: {}", mail.text);
        assert!(!mail.text.contains("Offer"), "{}", mail.text);
        end_offer(&app, &account, "2026-12-20").await;
        assert_eq!(reminders(&app, HARRY).await[1..], ["Offer for purchasing account 0001234567 ends in 29 days"]);
    }

    async fn what_a_person_does_not_want_is_not_sent(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_agreement(&app, NUMBER, "2027-01-20").await;
        end_offer(&app, &account, "2026-12-20").await;
        let all = ["agreement", "offer", "use", "assurance", "subscription", "domain_value", "domain_grace"];
        let answer = harry.post("/dates/reminders", &all.map(|kind| (kind, "true"))).await;
        assert_eq!(answer.location(), Some("/dates"));
        assert!(reminders(&app, HARRY).await.is_empty(), "no reminders at all");
        harry.post("/dates/reminders", &[("by_email", "true"), ("offer", "true")]).await;
        assert_eq!(reminders(&app, HARRY).await, ["Offer for purchasing account 0001234567 ends in 30 days"]);
        let page = harry.get("/dates").await;
        assert!(page.shows("Reminders saved."), "{}", page.body);
        let chosen = page.page().all("input").filter(|input| input.has("checked")).map(|input| input.attribute("name")).collect::<Vec<_>>();
        assert_eq!(chosen, ["by_email", "offer"]);
        // None of all kinds is none at all, and the answer says so.
        harry.post("/dates/reminders", &[("by_email", "true")]).await;
        assert!(harry.get("/dates").await.shows("Saved. You won't get any reminders."));
        assert_eq!(app.count("SELECT COUNT(*) FROM reminder_settings WHERE is_on").await, 0);
    }

    async fn what_was_put_aside_is_not_told(app: TestApp) {
        let (mut harry, account) = contoso(&app).await;
        end_offer(&app, &account, "2026-11-17").await;
        let fields = [("kind", "offer"), ("subject", account.as_str()), ("ends_on", "2026-11-17")];
        assert_eq!(harry.post("/dates/dismiss", &fields).await.location(), Some("/dates"));
        let found = list_people_due(&app.app.db, &app.app.config, app.now()).await.expect("people");
        assert!(found.is_empty(), "the search leaves it out");
        assert!(reminders(&app, HARRY).await.is_empty());
        harry.post("/dates/restore", &fields).await;
        assert_eq!(reminders(&app, HARRY).await, ["Offer for purchasing account 0001234567 ended 3 days ago"]);
    }

    async fn drafts_and_what_an_ended_agreement_leaves_behind_are_not_told(app: TestApp) {
        let (_, account) = contoso(&app).await;
        end_offer(&app, &account, "2026-12-20").await;
        for (status, ends_on, told) in [
            ("draft", "2027-01-20", 0),
            ("ended", "2027-01-20", 0),
            ("active", "2026-10-19", 0),
            // The offer has not ended yet, but its agreement has.
            ("active", "2026-11-17", 1),
            ("active", "2027-11-20", 2),
        ] {
            run(&app, format!("UPDATE agreements SET status = '{status}'")).await;
            end_agreement(&app, NUMBER, ends_on).await;
            assert_eq!(reminders(&app, HARRY).await.len(), told, "{status} {ends_on}");
        }
    }

    async fn an_end_that_a_renewal_follows_is_not_told(app: TestApp) {
        contoso(&app).await;
        let scope = account_of(&app, HARRY).await;
        for id in ["S-1", "S-2"] {
            subscribe(&app, &scope, &of_seats(id, 3)).await;
        }
        let renewal = |renews: Option<&str>| {
            let renews = renews.map(str::to_owned);
            move |row: &mut db::subscriptions::SubscriptionRow| {
                (row.starts_on, row.ends_on, row.renews) = ("2026-12-21".to_owned(), None, renews);
            }
        };
        change_subscription(&app, "id-S-1", |row| row.ends_on = Some("2026-12-20".to_owned())).await;
        change_subscription(&app, "id-S-2", renewal(Some("S-1"))).await;
        assert!(reminders(&app, HARRY).await.is_empty());
        change_subscription(&app, "id-S-2", renewal(None)).await;
        assert_eq!(reminders(&app, HARRY).await, ["Subscription to Contoso Mail ends in 30 days"]);
        run(&app, "UPDATE subscriptions SET status = 'canceled', ends_on = '2026-12-19'".to_owned()).await;
        assert_eq!(reminders(&app, HARRY).await.len(), 1, "canceled");
    }

    async fn each_person_is_reminded_of_their_own_accounts(app: TestApp) {
        harry_and_bea(&app).await;
        let account = account_of(&app, "bea@contoso.com").await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let own = recipients::list(&mut connection, &user(&app, "bea@contoso.com").await).await.expect("accounts");
        drop(connection);
        assert_eq!(own.len(), 1);
        end_offer(&app, &own[0].account_id, "2026-12-20").await;
        assert_eq!(reminders(&app, "bea@contoso.com").await, ["Offer for purchasing account 2 ends in 30 days"]);
        assert!(reminders(&app, HARRY).await.is_empty(), "{account:?}");
    }

    async fn two_servers_at_once_remind_once(app: TestApp) {
        contoso(&app).await;
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        join(&app, "eve@fabrikam.com").await;
        let other = app.another_instance().await;
        for round in 0..5 {
            let day = format!("2027-01-{}", 10 + round);
            run(&app, format!("UPDATE agreements SET ends_on = '{day}'")).await;
            let (one, two) = tokio::join!(remind(&app.app), remind(&other));
            assert_eq!(one + two, 2, "round {round}");
        }
        app.run_jobs().await;
        for person in [HARRY, "eve@fabrikam.com"] {
            assert_eq!(reminders(&app, person).await.len(), 1, "only the last day is still true for {person}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE kind = 'dates'").await, 10);
        assert_eq!(app.count("SELECT COUNT(*) FROM reminders").await, 2, "what was not told is forgotten");
    }

    async fn a_person_who_cannot_be_reminded_keeps_no_other(app: TestApp) {
        contoso(&app).await;
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        join(&app, "eve@fabrikam.com").await;
        run(&app, "UPDATE agreements SET ends_on = '2027-01-20'".to_owned()).await;
        app.execute("UPDATE users SET language = 'xx' WHERE email_key = 'harry@contoso.com'").await;
        assert_eq!(remind(&app.app).await, 1);
        app.execute("UPDATE users SET language = 'ru' WHERE email_key = 'harry@contoso.com'").await;
        assert_eq!(reminders(&app, HARRY).await, ["Соглашение 1234567890: срок истекает через 61 день"]);
        assert_eq!(reminders(&app, "eve@fabrikam.com").await.len(), 1);
    }

    async fn what_is_due_is_found_while_others_hold_every_turn_to_write(app: TestApp) {
        contoso(&app).await;
        end_agreement(&app, NUMBER, "2027-01-20").await;
        let turns = app.hold_every_turn().await;
        let found = list_people_due(&app.app.db, &app.app.config, app.now()).await.expect("people");
        assert_eq!(Vec::from_iter(found), [user(&app, HARRY).await]);
        drop(turns);
    }

    async fn what_was_told_is_forgotten_once_nothing_shows_it(app: TestApp) {
        contoso(&app).await;
        end_agreement(&app, NUMBER, "2026-12-01").await;
        reminders(&app, HARRY).await;
        for (days, left) in [(11, 1), (90, 1), (1, 0)] {
            app.pass(Span::days(days));
            business_center::server::jobs::tidy(&app.app).await.expect("tidy");
            assert_eq!(app.count("SELECT COUNT(*) FROM reminders").await, left, "{days} days later");
        }
    }
}

async fn user(app: &TestApp, email: &str) -> String {
    let mut connection = app.app.db.read().await.expect("a connection");
    db::users::find_by_email(&mut connection, email).await.expect("users").expect("a user").id
}

on_both_engines! {
    /// From UTC−12 to UTC+14: at noon of November 20 (UTC), it is its first and the next day's third hour.
    async fn days_are_those_of_the_time_zone(engine: Engine) {
        for (zone, first, next_at) in [
            ("Etc/GMT+12", "ends today", Span::hours(24)),
            ("UTC", "ends today", Span::hours(12)),
            ("Pacific/Kiritimati", "ended 1 day ago", Span::hours(22)),
        ] {
            let app = TestApp::start_with(engine, &[("BC_TIME_ZONE", zone)]).await;
            contoso(&app).await;
            end_agreement(&app, NUMBER, "2026-11-20").await;
            assert_eq!(reminders(&app, HARRY).await, [format!("Agreement {NUMBER} {first}")], "{zone}");
            end_agreement(&app, NUMBER, "2026-11-21").await;
            app.pass(next_at + Span(-1));
            let before = reminders(&app, HARRY).await;
            app.pass(Span(1));
            let after = reminders(&app, HARRY).await;
            let told = |words: &str| format!("Agreement {NUMBER} {words}");
            let (last, then) = if zone == "Pacific/Kiritimati" {
                ("ends today", "ended 1 day ago")
            } else {
                ("ends in 1 day", "ended 1 day ago")
            };
            assert_eq!(before[1..], [told(last)], "{zone}");
            // Where the day that begins is the last one, nothing new is told; it is still ahead.
            if zone != "Pacific/Kiritimati" {
                assert_eq!(after, before, "{zone}");
                app.pass(Span::hours(24));
            }
            assert_eq!(reminders(&app, HARRY).await[1..], [told(last), told(then)], "{zone}");
        }
    }
}
