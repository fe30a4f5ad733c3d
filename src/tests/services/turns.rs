//! What time, the register and domains bring to subscriptions and their seats.

use crate::support::{
    TestApp, on_both_engines,
    seats::{account_of, add_service, of_seats, person, prove, register, run, set_seats, subscribe, subscription},
};
use business_center::{
    domain::{audit::By, moment::Span, paging::Cursor, seat::SubscriptionState, subscription::SubscriptionStatus},
    server::{
        db,
        jobs::{count_seats, turn_subscriptions},
        workflow::seats::{self, Subscription},
    },
};
use serde_json::json;

const HARRY: &str = "harry@contoso.com";
const ID: &str = "id-S-1";
const RENEWAL: &str = "id-S-2";

async fn contoso(app: &TestApp, count: i64, people: &[&str]) {
    app.register_harry().await;
    let account = account_of(app, HARRY).await;
    prove(app, &account, "contoso.com").await;
    subscribe(app, &account, &of_seats("S-1", count)).await;
    assign(app, ID, people).await;
    turn(app).await;
}

async fn assign(app: &TestApp, id: &str, addresses: &[&str]) {
    let mut change = app.change(By::System).await;
    let subscription = Subscription::lock(&mut change, id, app.app.today()).await.expect("a subscription");
    let people: Vec<_> = addresses.iter().map(|address| person(address)).collect();
    seats::assign(&mut change, &subscription, &people, &json!({})).await.expect("outcomes");
    change.commit().await.expect("commit");
}

async fn turn(app: &TestApp) {
    while turn_subscriptions(&app.app).await.expect("turns") > 0 {}
}

/// The subjects of the mails that someone got, the oldest first.
async fn subjects(app: &TestApp, address: &str) -> Vec<String> {
    turn(app).await;
    app.run_jobs().await;
    app.mails(address).into_iter().map(|mail| mail.subject).filter(|subject| subject.contains("Contoso Mail")).collect()
}

/// The addresses with a seat of a subscription, in their order.
async fn holders(app: &TestApp, id: &str) -> Vec<String> {
    let mut connection = app.app.db.read().await.expect("a connection");
    let mut seats = db::seats::page(&mut connection, id, "", &Cursor::Beginning, 5_000).await.expect("seats");
    assert_eq!(i64::try_from(seats.len()).ok(), Some(subscription(app, id).await.row.assigned), "the count");
    seats.sort_by_key(|seat| seat.place);
    seats.into_iter().map(|seat| seat.email_key.split('@').next().unwrap_or_default().to_owned()).collect()
}

on_both_engines! {
    async fn a_person_is_told_once_that_a_seat_pauses_and_once_that_it_works_again(app: TestApp) {
        contoso(&app, 3, &["ana@contoso.com"]).await;
        let mut told = Vec::new();
        for (is_changed_by, subject) in [
            ("UPDATE domains SET state = 'lapsed'", "Your seat for Contoso Mail is paused"),
            ("UPDATE domains SET state = 'verified'", "Your seat for Contoso Mail works again"),
            ("DELETE FROM domain_accounts", "Your seat for Contoso Mail is paused"),
        ] {
            app.execute(is_changed_by).await;
            run(&app, "INSERT INTO account_turns SELECT purchasing_account_id FROM subscriptions".to_owned()).await;
            told.push(subject);
            for _ in 0..2 {
                assert_eq!(subjects(&app, "ana@contoso.com").await, told, "{is_changed_by}");
            }
        }
        assert_eq!(
            subjects(&app, HARRY).await,
            ["Contoso Mail: seats are paused", "Contoso Mail: seats work again", "Contoso Mail: seats are paused"]
        );
    }

    async fn whatever_changes_a_domain_or_an_agreement_lets_subscriptions_be_looked_at(app: TestApp) {
        contoso(&app, 3, &["ana@contoso.com"]).await;
        let account = account_of(&app, HARRY).await;
        let mut change = app.change(By::Operator).await;
        let domain = db::domains::list_of_organization(&mut change, &account.organization_id).await.expect("domains").remove(0);
        assert!(db::domains::dissociate(&mut change, &domain.id, &account.account_id).await.expect("it"));
        change.commit().await.expect("commit");
        assert_eq!(subjects(&app, "ana@contoso.com").await.len(), 1);
        let mut change = app.change(By::Operator).await;
        assert!(db::domains::associate(&mut change, &domain.id, &account.account_id, app.now()).await.expect("it"));
        change.commit().await.expect("commit");
        assert_eq!(subjects(&app, "ana@contoso.com").await.len(), 2);
        let mut change = app.change(By::Operator).await;
        business_center::server::workflow::claims::remove(&mut change, &app.app.config, &domain, None).await.expect("it");
        change.commit().await.expect("commit");
        assert_eq!(subjects(&app, "ana@contoso.com").await.len(), 3);
    }

    async fn time_alone_brings_the_end_and_after_ninety_days_the_seats_go(app: TestApp) {
        contoso(&app, 3, &["ana@contoso.com"]).await;
        // Its last day is October 31, 2027, its grace 30 days; today is November 20, 2026.
        app.pass(Span::days(345 + 30));
        assert_eq!(subjects(&app, "ana@contoso.com").await, [""; 0], "it is the last day of grace");
        app.pass(Span::days(1));
        assert_eq!(subjects(&app, "ana@contoso.com").await, ["Your seat for Contoso Mail has ended"]);
        assert_eq!(
            subjects(&app, HARRY).await.last().map(String::as_str),
            Some("Your subscription to Contoso Mail has ended")
        );
        app.pass(Span(Span::days(90).0 - 1));
        turn(&app).await;
        assert_eq!(holders(&app, ID).await, ["ana"]);
        app.pass(Span(1));
        turn(&app).await;
        assert!(holders(&app, ID).await.is_empty());
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'seats.forgotten'").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM subscriptions WHERE turn_at IS NOT NULL").await, 0, "nothing is to come");
        assert_eq!(subjects(&app, "ana@contoso.com").await.len(), 1, "no second mail");
    }

    async fn too_many_seats_pause_after_their_grace_and_work_again_where_others_go(app: TestApp) {
        contoso(&app, 3, &["ana@contoso.com", "bea@contoso.com", "cleo@contoso.com"]).await;
        set_seats(&app, ID, 2).await;
        app.pass(Span(Span::days(30).0 - 1));
        assert_eq!(subjects(&app, "cleo@contoso.com").await, [""; 0]);
        app.pass(Span(1));
        assert_eq!(subjects(&app, "cleo@contoso.com").await, ["Your seat for Contoso Mail is paused"]);
        assert!(!subjects(&app, HARRY).await.contains(&"Contoso Mail: seats are paused".to_owned()), "a notice told it");
        set_seats(&app, ID, 3).await;
        assert_eq!(subjects(&app, "cleo@contoso.com").await.len(), 2);
        assert_eq!(subjects(&app, "ana@contoso.com").await, [""; 0]);
    }

    async fn a_renewal_gets_the_seats_in_their_order_when_it_begins(app: TestApp) {
        contoso(&app, 4, &["ana@contoso.com", "bea@contoso.com", "cleo@contoso.com", "dan@contoso.com"]).await;
        let secret = add_service(&app, "mail", &["contoso-mail"]).await;
        app.execute("UPDATE subscriptions SET is_assigned_only = TRUE").await;
        let account = account_of(&app, HARRY).await;
        let renewal = crate::support::seats::NewSubscription { starts_on: "2026-12-01", ..of_seats("S-2", 3) };
        subscribe(&app, &account, &renewal).await;
        register(&app, RENEWAL, |row| row.renews = Some("S-1".to_owned())).await;
        assign(&app, RENEWAL, &["bea@contoso.com"]).await;
        turn(&app).await;
        assert_eq!(holders(&app, RENEWAL).await, ["bea"], "it has not begun");
        app.pass(Span::days(11));
        crate::services::entitlements::ask(&app, &secret, "eve@contoso.com").await;
        assert_eq!(holders(&app, RENEWAL).await, ["bea"], "until then no one takes a seat of it by using it");
        turn(&app).await;
        assert_eq!(holders(&app, RENEWAL).await, ["bea", "ana", "cleo"]);
        assert_eq!(holders(&app, ID).await, ["dan"], "the others stay");
        assert!(subscription(&app, RENEWAL).await.row.is_assigned_only, "it is as open as the one before");
        register(&app, ID, |row| row.status = SubscriptionStatus::Canceled).await;
        assert_eq!(subjects(&app, "ana@contoso.com").await, [""; 0], "nothing has changed for them");
        assert_eq!(subjects(&app, "dan@contoso.com").await, ["Your seat for Contoso Mail has ended"]);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'seats.carried'").await, 1);
    }

    async fn a_renewal_of_a_subscription_that_is_not_there_is_open_from_its_beginning(app: TestApp) {
        contoso(&app, 1, &[]).await;
        register(&app, ID, |row| row.renews = Some("S-0".to_owned())).await;
        turn(&app).await;
        assert!(!subscription(&app, ID).await.row.awaits_seats());
    }

    /// The register replaces a subscription in the middle of its term.
    async fn who_has_a_seat_in_the_renewal_is_not_told_of_an_end(app: TestApp) {
        contoso(&app, 4, &["ana@contoso.com", "bea@contoso.com"]).await;
        let account = account_of(&app, HARRY).await;
        register(&app, ID, |row| row.status = SubscriptionStatus::Canceled).await;
        subscribe(&app, &account, &of_seats("S-2", 4)).await;
        app.pass(Span::seconds(1));
        register(&app, RENEWAL, |row| row.renews = Some("S-1".to_owned())).await;
        turn(&app).await;
        assert_eq!(holders(&app, RENEWAL).await, ["ana", "bea"]);
        assert_eq!(subjects(&app, "ana@contoso.com").await, [""; 0]);
        assert_eq!(subjects(&app, HARRY).await, [""; 0]);
    }

    /// The one between never began, or the last one has its turn first.
    async fn seats_carry_over_along_a_chain_of_renewals(app: TestApp) {
        contoso(&app, 2, &["ana@contoso.com"]).await;
        let account = account_of(&app, HARRY).await;
        subscribe(&app, &account, &of_seats("S-2", 2)).await;
        register(&app, RENEWAL, |row| {
            row.renews = Some("S-1".to_owned());
            row.status = SubscriptionStatus::Canceled;
        })
        .await;
        subscribe(&app, &account, &of_seats("S-3", 2)).await;
        register(&app, "id-S-3", |row| row.renews = Some("S-2".to_owned())).await;
        turn(&app).await;
        assert_eq!(holders(&app, "id-S-3").await, ["ana"]);
        // Two that renew each other come to rest.
        register(&app, ID, |row| row.renews = Some("S-3".to_owned())).await;
        turn(&app).await;
        assert_eq!(holders(&app, ID).await, ["ana"]);
        register(&app, "id-S-3", |row| row.renews = Some("S-1".to_owned())).await;
        turn(&app).await;
        assert_eq!(holders(&app, "id-S-3").await, ["ana"], "a corrected renewal is followed anew");
    }

    async fn an_agreement_that_ended_ahead_of_its_day_is_over_for_good(app: TestApp) {
        contoso(&app, 2, &["ana@contoso.com"]).await;
        app.execute("UPDATE agreements SET status = 'ended', ends_on = '2026-12-20'").await;
        app.execute("UPDATE subscriptions SET turn_at = 0").await;
        assert_eq!(subjects(&app, "ana@contoso.com").await, ["Your seat for Contoso Mail has ended"]);
        app.pass(Span::days(40));
        assert_eq!(subjects(&app, "ana@contoso.com").await.len(), 1, "no grace period follows");
        assert_eq!(subscription(&app, ID).await.state(), SubscriptionState::Ended);
    }

    /// The server may end between telling the people and telling the administrators.
    async fn administrators_hear_of_pauses_that_a_stopped_server_left(app: TestApp) {
        contoso(&app, 2, &["ana@contoso.com"]).await;
        register(&app, ID, |row| row.status = SubscriptionStatus::Suspended).await;
        app.execute("UPDATE seats SET is_paused = TRUE").await;
        app.execute("UPDATE subscriptions SET untold_paused = 1").await;
        for _ in 0..2 {
            assert_eq!(subjects(&app, HARRY).await, ["Contoso Mail: seats are paused"]);
        }
    }

    async fn a_seat_that_has_moved_is_not_ended_in_its_former_subscription(app: TestApp) {
        contoso(&app, 2, &["ana@contoso.com"]).await;
        let account = account_of(&app, HARRY).await;
        subscribe(&app, &account, &of_seats("S-2", 2)).await;
        let mut change = app.change(By::Operator).await;
        let seat = db::seats::page(&mut change, ID, "", &Cursor::Beginning, 1).await.expect("seats").remove(0);
        change.execute("UPDATE seats SET subscription_id = 'id-S-2'").await.expect("it moves");
        assert!(!db::seats::delete(&mut change, &seat).await.expect("no removal"));
    }

    async fn thousands_of_seats_carry_over_in_parts(app: TestApp) {
        contoso(&app, 1_200, &[]).await;
        let addresses: Vec<String> = (0..1_200).map(|number| format!("p{number:04}@contoso.com")).collect();
        assign(&app, ID, &addresses.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let account = account_of(&app, HARRY).await;
        subscribe(&app, &account, &of_seats("S-2", 1_100)).await;
        register(&app, RENEWAL, |row| row.renews = Some("S-1".to_owned())).await;
        turn(&app).await;
        assert_eq!(subscription(&app, RENEWAL).await.row.assigned, 1_100);
        assert_eq!(subscription(&app, ID).await.row.assigned, 100);
        assert_eq!(count_seats(&app.app).await.expect("counts"), 0);
        let first = holders(&app, RENEWAL).await.remove(0);
        assert_eq!((first.as_str(), holders(&app, ID).await.remove(0).as_str()), ("p0000", "p1100"));
    }

    async fn whoever_may_associate_a_domain_is_asked_once_there_is_something_to_use(app: TestApp) {
        let asked = "SELECT COUNT(*) FROM outbox WHERE kind = 'domain_needed'";
        app.register_harry().await;
        let account = account_of(&app, HARRY).await;
        subscribe(&app, &account, &of_seats("S-1", 1)).await;
        register(&app, ID, |row| row.status = SubscriptionStatus::Canceled).await;
        turn(&app).await;
        assert_eq!(app.count(asked).await, 0, "no one needs a domain for what is over");
        register(&app, ID, |row| row.status = SubscriptionStatus::Active).await;
        app.execute("UPDATE role_assignments SET suspended_at = 1").await;
        turn(&app).await;
        assert_eq!(app.count(asked).await, 0, "there is no one to ask");
        app.execute("UPDATE role_assignments SET suspended_at = NULL").await;
        app.pass(Span::days(1));
        for _ in 0..2 {
            subscribe(&app, &account, &of_seats("S-2", 1)).await;
            turn(&app).await;
            assert_eq!(app.count(asked).await, 1);
        }
    }

    async fn a_wrong_count_of_seats_is_noticed(app: TestApp) {
        contoso(&app, 3, &["ana@contoso.com"]).await;
        assert_eq!(count_seats(&app.app).await.expect("counts"), 0);
        app.execute("UPDATE subscriptions SET assigned = 2").await;
        assert_eq!(count_seats(&app.app).await.expect("counts"), 1);
    }

    async fn what_changes_while_a_subscription_is_worked_on_is_worked_on_after_that(app: TestApp) {
        contoso(&app, 3, &["ana@contoso.com"]).await;
        app.execute("UPDATE subscriptions SET turn_at = 0").await;
        let mut tx = app.app.db.write().await.expect("a transaction");
        let lease = db::turns::lease(&mut tx, ID, app.now(), Span::minutes(10)).await.expect("it").expect("a lease");
        assert_eq!(db::turns::lease(&mut tx, ID, app.now(), Span::minutes(10)).await.expect("it"), None);
        tx.commit().await.expect("commit");
        register(&app, ID, |row| row.status = SubscriptionStatus::Suspended).await;
        let mut tx = app.app.db.write().await.expect("a transaction");
        db::turns::set_next(&mut tx, ID, lease, None).await.expect("it");
        tx.commit().await.expect("commit");
        assert_eq!(subjects(&app, "ana@contoso.com").await, ["Your seat for Contoso Mail is paused"]);
    }
}
