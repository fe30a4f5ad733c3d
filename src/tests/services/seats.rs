//! Seats: the one gate into them, and their states as time passes.

use crate::support::{
    TestApp, on_both_engines,
    seats::{account_of, of_seats, person, prove, register, run, set_seats, subscribe, subscription},
};
use business_center::{
    domain::{
        audit::{Action, By},
        moment::Span,
        paging::Cursor,
        seat::{SeatResult, SeatState},
    },
    server::{
        change::Change,
        db::{self, seats::SeatRow},
        state::App,
        workflow::seats::{self, Person, SeatRule, Subscription},
    },
};
use serde_json::json;
use tokio::task::JoinSet;

const HARRY: &str = "harry@contoso.com";

/// Contoso with a proven domain and a subscription; its id.
async fn contoso(app: &TestApp, count: i64) -> String {
    app.register_harry().await;
    let account = account_of(app, HARRY).await;
    prove(app, &account, "contoso.com").await;
    subscribe(app, &account, &of_seats("S-1", count)).await
}

async fn assign(app: &App, id: &str, people: &[Person]) -> Vec<SeatResult> {
    let mut change = Change::begin(app, By::System).await.expect("a change");
    let subscription = Subscription::lock(&mut change, id, app.today()).await.expect("a subscription");
    let outcomes = seats::assign(&mut change, &subscription, people, &json!({})).await.expect("outcomes");
    change.commit().await.expect("commit");
    outcomes
}

fn people(addresses: &[&str]) -> Vec<Person> {
    addresses.iter().map(|address| person(address)).collect()
}

/// The states of the seats, by address.
async fn states(app: &TestApp, id: &str) -> Vec<SeatState> {
    let subscription = subscription(app, id).await;
    let mut connection = app.app.db.read().await.expect("a connection");
    let rule = SeatRule::load(&mut connection, &subscription, app.now()).await.expect("a rule");
    // By address.
    let seats = db::seats::page(&mut connection, id, "", &Cursor::Beginning, 10).await.expect("seats");
    seats.iter().map(|one| rule.state_of(&one.domain, one.place)).collect()
}

/// The seat of an address.
async fn seat_of(change: &mut Change, id: &str, address: &str) -> SeatRow {
    let seats = db::seats::page(change, id, address, &Cursor::Beginning, 1).await.expect("seats");
    seats.into_iter().next().expect("a seat")
}

on_both_engines! {
    async fn fifty_assignments_at_once_on_two_servers_take_as_many_seats_as_there_are(app: TestApp) {
        let id = contoso(&app, 20).await;
        let other = app.another_instance().await;
        let mut running = JoinSet::new();
        for number in 0..50 {
            let (server, id) = (if number % 2 == 0 { app.app.clone() } else { other.clone() }, id.clone());
            running.spawn(async move { assign(&server, &id, &people(&[&format!("p{number}@contoso.com")])).await });
        }
        let outcomes: Vec<SeatResult> = running.join_all().await.into_iter().flatten().collect();
        let assigned = outcomes.iter().filter(|outcome| **outcome == SeatResult::Assigned).count();
        let full = outcomes.iter().filter(|outcome| **outcome == SeatResult::Full).count();
        assert_eq!((assigned, full), (20, 30));
        assert_eq!(app.count("SELECT COUNT(*) FROM seats").await, 20);
        assert_eq!(app.count("SELECT assigned FROM subscriptions").await, 20);
        assert_eq!(app.count("SELECT COUNT(DISTINCT place) FROM seats").await, 20);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'seat.assigned'").await, 20);
    }

    async fn the_same_person_at_once_on_two_servers_gets_one_seat(app: TestApp) {
        let id = contoso(&app, 20).await;
        let other = app.another_instance().await;
        let mut running = JoinSet::new();
        for number in 0..10 {
            let (server, id) = (if number % 2 == 0 { app.app.clone() } else { other.clone() }, id.clone());
            running.spawn(async move { assign(&server, &id, &people(&["Ana@contoso.com", "bea@contoso.com"])).await });
        }
        running.join_all().await;
        assert_eq!(app.count("SELECT COUNT(*) FROM seats").await, 2);
        assert_eq!(app.count("SELECT assigned FROM subscriptions").await, 2);
    }

    async fn a_list_is_assigned_as_far_as_there_are_seats_and_known_people_take_none(app: TestApp) {
        let id = contoso(&app, 3).await;
        let list = ["ana@contoso.com", "ANA@Contoso.com", "eve@fabrikam.com", "bea@contoso.com", "cleo@contoso.com", "dan@contoso.com"];
        assert_eq!(
            assign(&app.app, &id, &people(&list)).await,
            [
                SeatResult::Assigned,
                SeatResult::Repeated,
                SeatResult::OutsideDomain,
                SeatResult::Assigned,
                SeatResult::Assigned,
                SeatResult::Full,
            ]
        );
        assert_eq!(assign(&app.app, &id, &people(&["ana@contoso.com"])).await, [SeatResult::Known]);
        let subscription = subscription(&app, &id).await;
        assert_eq!((subscription.row.assigned, subscription.free()), (3, 0));
    }

    async fn a_seat_without_a_name_gets_that_of_a_member_of_the_organization_and_of_no_one_else(app: TestApp) {
        let id = contoso(&app, 5).await;
        // Vera has a role in another organization.
        app.import(&crate::support::register(&[crate::support::agreement("2222222222", "vera@contoso.com")])).await;
        let link = app.newest_link("vera@contoso.com").await;
        app.register_by(&link).await;
        let mut all = people(&[HARRY, "vera@contoso.com"]);
        all.push(Person { first_name: "Ana".to_owned(), ..person("ana@contoso.com") });
        assert_eq!(assign(&app.app, &id, &all).await, [SeatResult::Assigned; 3]);
        let mut change = app.change(By::Operator).await;
        for (address, name) in [(HARRY, "harry miller harry@contoso.com"), ("vera@contoso.com", "vera@contoso.com"), ("ana@contoso.com", "ana ana@contoso.com")] {
            assert_eq!(seat_of(&mut change, &id, address).await.sort_name, name);
        }
    }

    async fn a_seat_taken_away_is_free_for_another_person(app: TestApp) {
        let id = contoso(&app, 1).await;
        assign(&app.app, &id, &people(&["ana@contoso.com"])).await;
        let mut change = app.change(By::Operator).await;
        let subscription = Subscription::lock(&mut change, &id, app.app.today()).await.expect("a subscription");
        let seat = seat_of(&mut change, &id, "ana@contoso.com").await;
        assert!(seats::remove(&mut change, &subscription, &seat, Action::SeatRemoved).await.expect("removal"));
        assert!(!seats::remove(&mut change, &subscription, &seat, Action::SeatRemoved).await.expect("no second one"));
        change.commit().await.expect("commit");
        assert_eq!(assign(&app.app, &id, &people(&["bea@contoso.com"])).await, [SeatResult::Assigned]);
    }

    async fn nobody_gets_a_seat_without_a_verified_domain_or_outside_the_term(app: TestApp) {
        app.register_harry().await;
        let account = account_of(&app, HARRY).await;
        let id = subscribe(&app, &account, &of_seats("S-1", 5)).await;
        let ana = people(&["ana@contoso.com"]);
        assert_eq!(assign(&app.app, &id, &ana).await, [SeatResult::NoDomain]);
        prove(&app, &account, "contoso.com").await;
        app.execute("UPDATE domains SET state = 'failing'").await;
        assert_eq!(assign(&app.app, &id, &ana).await, [SeatResult::DomainFailing]);
        app.execute("UPDATE domains SET state = 'verified'").await;
        app.execute("UPDATE subscriptions SET ends_on = '2026-11-19'").await;
        assert_eq!(assign(&app.app, &id, &ana).await, [SeatResult::Closed]);
        app.execute("UPDATE subscriptions SET starts_on = '2026-12-01', ends_on = NULL").await;
        assert_eq!(assign(&app.app, &id, &ana).await, [SeatResult::Assigned]);
        assert_eq!(states(&app, &id).await, [SeatState::Scheduled]);
    }

    async fn the_last_seats_pause_thirty_days_after_there_were_too_many(app: TestApp) {
        let id = contoso(&app, 3).await;
        assign(&app.app, &id, &people(&["cleo@contoso.com", "ana@contoso.com", "bea@contoso.com"])).await;
        set_seats(&app, &id, 1).await;
        app.pass(Span(Span::days(30).0 - 1));
        assert_eq!(states(&app, &id).await, [SeatState::Active; 3]);
        app.pass(Span(1));
        assert_eq!(states(&app, &id).await, [SeatState::PausedOver, SeatState::PausedOver, SeatState::Active]);
        // Whoever is kept comes first; the first one until then is too many now.
        let mut change = app.change(By::Operator).await;
        let subscription = Subscription::lock(&mut change, &id, app.app.today()).await.expect("a subscription");
        let bea = seat_of(&mut change, &id, "bea@contoso.com").await;
        seats::keep(&mut change, &subscription, &bea).await.expect("the order");
        let ana = seat_of(&mut change, &id, "ana@contoso.com").await;
        seats::remove(&mut change, &subscription, &ana, Action::SeatRemoved).await.expect("removal");
        change.commit().await.expect("commit");
        assert_eq!(states(&app, &id).await, [SeatState::Active, SeatState::PausedOver]);
        register(&app, &id, |row| row.extra = 1).await;
        assert_eq!(states(&app, &id).await, [SeatState::Active; 2], "tolerated seats count");
    }

    async fn seats_pause_while_their_domain_is_not_proven(app: TestApp) {
        let id = contoso(&app, 3).await;
        assign(&app.app, &id, &people(&["ana@contoso.com"])).await;
        for (state, seat) in [("failing", SeatState::Active), ("lapsed", SeatState::PausedDomain), ("verified", SeatState::Active)] {
            run(&app, format!("UPDATE domains SET state = '{state}'")).await;
            assert_eq!(states(&app, &id).await, [seat], "{state}");
        }
        app.execute("DELETE FROM domain_accounts").await;
        assert_eq!(states(&app, &id).await, [SeatState::PausedDomain]);
        app.execute("UPDATE subscriptions SET status = 'suspended'").await;
        assert_eq!(states(&app, &id).await, [SeatState::PausedSubscription]);
    }
}
