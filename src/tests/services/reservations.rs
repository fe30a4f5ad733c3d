//! Reservations of seats: reserving, canceling, what counts when, and orders that settle them.

use crate::support::{
    Answer, Client, PASSWORD, TestApp,
    access::colleague,
    commands, on_both_engines,
    orders::{line, order, product, with},
    seats::{account_of, add_service, of_seats, person, prove, register, subscribe, subscription},
};
use axum::{body::Body, http::Method};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use business_center::{
    domain::{
        audit::By,
        day::Day,
        moment::Span,
        request::{RequestKind, RequestState},
        reservation::ReservationState,
        seat::SeatResult,
        subscription::SubscriptionStatus,
    },
    server::{
        change::Change,
        db::{
            self,
            requests::RequestRow,
            reservations::{RequestedReservation, ReservationRow},
        },
        jobs::{count_seats, turn_subscriptions},
        state::App,
        text,
        workflow::{
            life::{Order, Step},
            reserving,
            seats::{self, Subscription},
            settling::{self, NamingLine},
        },
    },
};
use serde_json::{Value, json};
use tokio::task::JoinSet;

const HARRY: &str = "harry@contoso.com";
const ID: &str = "id-S-1";
const PATH: &str = "/services/id-S-1/reserve";
const NUMBER: &str = "SELECT COUNT(*) FROM reservations";

/// Contoso with a proven domain and a subscription of two seats from November 2026 to October 2027; it is 2026-11-20, noon.
async fn contoso(app: &TestApp) -> Client {
    let harry = app.register_harry().await;
    let account = account_of(app, HARRY).await;
    prove(app, &account, "contoso.com").await;
    subscribe(app, &account, &of_seats("S-1", 2)).await;
    turn(app).await;
    harry
}

async fn turn(app: &TestApp) {
    while turn_subscriptions(&app.app).await.expect("turns") > 0 {}
}

async fn check(client: &mut Client, seats: &str, day: &str) -> Answer {
    client.post(PATH, &[("seats", seats), ("day", day)]).await
}

async fn confirm(client: &mut Client, seats: &str, day: &str) -> Answer {
    client.post(PATH, &[("seats", seats), ("day", day), ("is_checked", "true")]).await
}

/// Reserves seats; the path of the request.
async fn reserve(client: &mut Client, seats: &str, day: &str) -> String {
    let answer = confirm(client, seats, day).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().expect("a path").to_owned()
}

/// The only reservation, or the newest.
async fn newest(app: &TestApp) -> RequestedReservation {
    let mut connection = app.app.db.read().await.expect("a connection");
    db::reservations::list(&mut connection).await.expect("reservations").pop().expect("a reservation")
}

async fn state(app: &TestApp) -> ReservationState {
    reserving::state_of(&newest(app).await, &subscription(app, ID).await).expect("a state")
}

async fn free(app: &TestApp) -> i64 {
    subscription(app, ID).await.free()
}

async fn assign(app: &App, addresses: &[&str]) -> Vec<SeatResult> {
    let mut change = db_change(app).await;
    let subscription = Subscription::lock(&mut change, ID, app.today()).await.expect("a subscription");
    let people: Vec<_> = addresses.iter().map(|address| person(address)).collect();
    let outcomes = seats::assign(&mut change, &subscription, &people, &json!({})).await.expect("outcomes");
    change.commit().await.expect("commit");
    outcomes
}

async fn db_change(app: &App) -> Change {
    Change::begin(app, By::System).await.expect("a change")
}

/// Moves the clock to a moment, given in hours from the beginning of a day in UTC.
fn go_to(app: &TestApp, day: &str, time: Span) {
    let start = text::start_of_day(day).expect("a day");
    app.pass((start + time) - app.now());
}

/// A session lasts half a day only.
async fn sign_in(client: &mut Client) {
    let answer = client.post("/Customer/", &[("email", HARRY), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
}

/// Orders of the agreement with one line each, which may name a reservation.
fn register_of(orders: &[Value]) -> Value {
    json!({ "orders": orders })
}

fn settling(id: &str, reservation: Option<&str>) -> Value {
    let mut line = line("10", "AAA-00001", 7);
    if let Some(number) = reservation {
        line["reservation"] = number.into();
    }
    let own = json!({ "agreement": "1234567890", "partner": null });
    with(order(id, &[line]), &own)
}

on_both_engines! {
    async fn seats_are_reserved_after_a_check_and_their_request_says_so(app: TestApp) {
        let mut harry = contoso(&app).await;
        let page = harry.get("/services/id-S-1").await;
        assert!(page.page().all("a").any(|link| link.attribute("href") == PATH), "{}", page.body);
        let form = harry.get(PATH).await;
        assert!(form.shows("From November 20, 2026 to May 20, 2027."), "{}", form.body);
        let checked = check(&mut harry, " 5 ", "2026-12-10").await;
        assert_eq!(checked.status, 200);
        for text in ["Check your reservation", "5", "December 10, 2026", "October 31, 2027", "December 7, 2026, 00:00 UTC", "obligation to order"] {
            assert!(checked.shows(text), "{text}: {}", checked.body);
        }
        assert_eq!(app.count(NUMBER).await, 0, "a check reserves nothing");
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        let page = harry.get(&path).await;
        for text in ["Seats reserved.", "Contoso Mail: 5 seats from December 10, 2026", "Reserved", "December 7, 2026, 00:00 UTC", "Cancel reservation"] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
        let number = newest(&app).await.number;
        assert!(harry.get("/services/id-S-1").await.shows(&number));
        assert!(harry.get("/requests").await.shows("Reserved"));
        app.run_jobs().await;
        let mail = app.mails("support@contoso.com").pop().expect("a mail");
        let text = app.message(&mail);
        assert!(text.contains(&number) && text.contains("reservation settle") && text.contains("December 7, 2026"), "{text}");
        assert_eq!((state(&app).await, free(&app).await), (ReservationState::Reserved, 2));
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'request.sent'").await, 1);
    }

    async fn what_cannot_be_reserved_comes_back_with_all_input(app: TestApp) {
        let mut harry = contoso(&app).await;
        for (seats, day, fault) in [
            ("", "2026-12-10", "Number of seats"),
            ("0", "2026-12-10", "1 to 10000"),
            ("10001", "2026-12-10", "1 to 10000"),
            ("5", "", "First day"),
            ("5", "tomorrow", "Enter a date"),
            ("5", "2026-02-30", "Enter a date"),
            ("5", "2026-11-19", "before today"),
            ("5", "2027-05-21", "six months"),
        ] {
            for answer in [check(&mut harry, seats, day).await, confirm(&mut harry, seats, day).await] {
                assert_eq!(answer.status, 422, "{seats} {day}");
                assert!(answer.shows(fault), "{seats} {day}: {}", answer.body);
                assert_eq!((answer.value_of("seats"), answer.value_of("day")), (seats.to_owned(), day.to_owned()));
            }
        }
        app.execute("UPDATE subscriptions SET ends_on = '2027-02-28'").await;
        assert!(check(&mut harry, "5", "2027-01-30").await.shows("last 30 days"));
        assert!(check(&mut harry, "5", "2027-01-29").await.shows("The last day of the subscription is February 28, 2027."));
        assert!(!check(&mut harry, "5", "2026-12-29").await.shows("The last day of the subscription is"));
        app.execute("UPDATE subscriptions SET seats = 999996").await;
        assert!(check(&mut harry, "5", "2026-12-10").await.shows("more seats than possible"));
        assert_eq!(check(&mut harry, "4", "2026-12-10").await.status, 200);
        assert_eq!(app.count(NUMBER).await, 0);
    }

    async fn what_does_not_run_says_why_nothing_can_be_reserved(app: TestApp) {
        let mut harry = contoso(&app).await;
        for (change, reason) in [
            ("UPDATE subscriptions SET status = 'suspended'", "suspended"),
            ("UPDATE subscriptions SET status = 'active', starts_on = '2026-12-01'", "begins on December 1, 2026"),
            ("UPDATE subscriptions SET starts_on = '2026-11-01', ends_on = '2026-11-19'", "has ended"),
            ("UPDATE subscriptions SET ends_on = '2026-12-19'", "In its last 30 days"),
            ("UPDATE agreements SET status = 'ended'", "The agreement has ended"),
        ] {
            app.execute(change).await;
            assert!(harry.get(PATH).await.shows(reason), "{reason}");
            assert!(harry.get("/services/id-S-1").await.shows(reason), "{reason}");
            let answer = confirm(&mut harry, "5", "2026-11-20").await;
            assert_eq!((answer.status.as_u16(), answer.location()), (303, Some(PATH)), "{reason}");
        }
        assert_eq!(app.count(NUMBER).await, 0);
    }

    async fn a_double_click_and_a_second_tab_make_one_reservation(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        assert_eq!(reserve(&mut harry, " 5", "2026-12-10").await, path);
        assert_ne!(reserve(&mut harry, "6", "2026-12-10").await, path);
        app.pass(Span::minutes(2));
        assert_ne!(reserve(&mut harry, "5", "2026-12-10").await, path);
        assert_eq!(app.count(NUMBER).await, 3);
    }

    async fn a_reservation_is_canceled_up_to_the_last_instant_and_not_a_millisecond_later(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        let late = reserve(&mut harry, "6", "2026-12-10").await;
        go_to(&app, "2026-12-07", Span(0));
        sign_in(&mut harry).await;
        assert!(harry.get(&format!("{path}/cancel")).await.shows("Cancel the reservation"));
        assert_eq!(harry.post::<&str, &str>(&format!("{path}/cancel"), &[]).await.location(), Some(path.as_str()));
        assert!(harry.get(&path).await.shows("Reservation canceled."));
        app.pass(Span(1));
        assert!(harry.get(&late).await.shows("can no longer be canceled"));
        assert_eq!(harry.get(&format!("{late}/cancel")).await.location(), Some(late.as_str()));
        harry.post::<&str, &str>(&format!("{late}/cancel"), &[]).await;
        assert!(harry.get(&late).await.shows("can no longer be canceled"));
        assert_eq!(app.count("SELECT COUNT(*) FROM requests WHERE state = 'withdrawn'").await, 1);
        assert_eq!(state(&app).await, ReservationState::Reserved);
        harry.post::<&str, &str>(&format!("{path}/cancel"), &[]).await;
        assert!(harry.get(&path).await.shows("ordered, refused or canceled in the meantime"));
    }

    async fn what_was_canceled_a_moment_ago_can_be_reserved_again(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        harry.post::<&str, &str>(&format!("{path}/cancel"), &[]).await;
        assert_ne!(reserve(&mut harry, "5", "2026-12-10").await, path);
    }

    async fn reserved_seats_count_from_midnight_on_whether_or_not_anyone_has_looked(app: TestApp) {
        let mut harry = contoso(&app).await;
        let secret = add_service(&app, "mail", &["contoso-mail"]).await;
        let basic = format!("Basic {}", STANDARD.encode(format!("mail:{secret}")));
        reserve(&mut harry, "3", "2026-12-10").await;
        assert_eq!(assign(&app.app, &["a@contoso.com", "b@contoso.com", "c@contoso.com"]).await.pop(), Some(SeatResult::Full));
        turn(&app).await;
        go_to(&app, "2026-12-10", Span(-1));
        assert_eq!((free(&app).await, state(&app).await), (0, ReservationState::Reserved));
        assert_eq!(assign(&app.app, &["c@contoso.com"]).await, [SeatResult::Full]);
        app.pass(Span(1));
        assert_eq!((free(&app).await, state(&app).await), (3, ReservationState::Usable));
        let mut service = app.client();
        let headers = [("authorization", basic.as_str()), ("content-type", "application/x-www-form-urlencoded")];
        let answer = service.send(Method::POST, "/api/v1/entitlements", Body::from("address=c@contoso.com"), &headers).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(app.count("SELECT assigned FROM subscriptions").await, 3);
        assert_eq!(assign(&app.app, &["d@contoso.com", "e@contoso.com", "f@contoso.com"]).await, [SeatResult::Assigned, SeatResult::Assigned, SeatResult::Full]);
        assert_eq!(app.count("SELECT reserved FROM subscriptions").await, 3);
        assert_eq!(count_seats(&app.app).await.expect("counts"), 0);
    }

    async fn whoever_reserved_is_told_once_that_the_seats_are_usable(app: TestApp) {
        let mut harry = contoso(&app).await;
        reserve(&mut harry, "3", "2026-12-10").await;
        go_to(&app, "2026-12-10", Span(0));
        for _ in 0..2 {
            turn(&app).await;
            app.run_jobs().await;
            let told = app.mails(HARRY).iter().filter(|mail| mail.subject == "You can assign your reserved seats: Contoso Mail").count();
            assert_eq!(told, 1);
        }
        assert_eq!(app.count("SELECT reserved FROM subscriptions").await, 3);
        sign_in(&mut harry).await;
        assert!(harry.get("/services/id-S-1").await.shows("Of reservations"));
    }

    async fn what_ends_first_is_ended_and_no_longer_open(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "3", "2026-12-10").await;
        register(&app, ID, |row| row.status = SubscriptionStatus::Canceled).await;
        assert_eq!(state(&app).await, ReservationState::Ended);
        assert!(harry.get(&path).await.shows("Ended"));
        assert!(!harry.get("/requests").await.shows("Contoso Mail"), "over");
        assert!(harry.get("/requests?show=all").await.shows("Ended"));
        harry.post::<&str, &str>(&format!("{path}/cancel"), &[]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM requests WHERE state = 'sent'").await, 1);
    }

    async fn an_order_settles_a_reservation_and_one_that_no_longer_names_it_opens_it_again(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "5", "2026-11-20").await;
        let number = newest(&app).await.number;
        assert_eq!(assign(&app.app, &["a@contoso.com", "b@contoso.com", "c@contoso.com"]).await, [SeatResult::Assigned; 3]);
        let processing = with(settling("V-1", Some(&number)), &json!({ "status": "processing" }));
        app.import(&register_of(&[processing])).await;
        assert_eq!(state(&app).await, ReservationState::Usable, "the order is not complete");
        app.import(&register_of(&[settling("V-1", Some(&number))])).await;
        assert_eq!((state(&app).await, free(&app).await), (ReservationState::Ordered, -1));
        turn(&app).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM subscriptions WHERE over_since IS NOT NULL").await, 1);
        let page = harry.get(&path).await;
        for text in ["Ordered", "0004711", "10", "Number of seats", "Ordered seats"] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
        let row = newest(&app).await.reservation;
        assert_eq!((row.order_register_id.as_deref(), row.order_line.as_deref()), (Some("V-1"), Some("10")));
        app.import(&register_of(&[settling("V-1", None)])).await;
        assert_eq!((state(&app).await, free(&app).await), (ReservationState::Usable, 4));
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'request.reopened'").await, 1);
        app.run_jobs().await;
        assert!(app.mails(HARRY).iter().any(|mail| mail.subject == format!("Reservation {number} is open again")));
        app.import(&register_of(&[settling("V-1", Some(&number))])).await;
        assert_eq!(state(&app).await, ReservationState::Ordered);
        let canceled = with(settling("V-1", Some(&number)), &json!({ "status": "canceled" }));
        app.import(&register_of(&[canceled])).await;
        assert_eq!(state(&app).await, ReservationState::Usable);
    }

    async fn a_reservation_moves_from_one_order_to_another_in_either_order(app: TestApp) {
        let mut harry = contoso(&app).await;
        reserve(&mut harry, "5", "2026-11-20").await;
        let number = newest(&app).await.number;
        app.import(&register_of(&[settling("V-1", Some(&number))])).await;
        app.import(&register_of(&[settling("V-2", Some(&number)), settling("V-1", None)])).await;
        assert_eq!(newest(&app).await.reservation.order_register_id.as_deref(), Some("V-2"));
        app.import(&register_of(&[settling("V-2", None), settling("V-1", Some(&number))])).await;
        assert_eq!(newest(&app).await.reservation.order_register_id.as_deref(), Some("V-1"));
        assert_eq!(state(&app).await, ReservationState::Ordered);
    }

    async fn commands_list_settle_and_refuse(app: TestApp) {
        let mut harry = contoso(&app).await;
        let settled = reserve(&mut harry, "5", "2026-12-10").await;
        let first = newest(&app).await.number;
        let refused = reserve(&mut harry, "6", "2026-12-10").await;
        let second = newest(&app).await.number;
        let url = app.app.config.database_url.clone();
        let call = |arguments: &[&str]| commands::run(arguments, &[("BC_DATABASE_URL", url.as_str())]);
        assert!(call(&["reservation", "settle", &first, "--order", "V-1"]).succeeded().contains("settled"));
        assert_ne!(call(&["reservation", "refuse", &first, "--reason", "No"]).code, 0, "it is over");
        assert!(call(&["reservation", "refuse", &second, "--reason", " "]).failed().contains("--reason"));
        call(&["reservation", "refuse", &second, "--reason", "The product ends"]).succeeded();
        assert!(call(&["reservation", "refuse", "R-0000-0000", "--reason", "x"]).failed().contains("there is no reservation"));
        let listed = call(&["reservation", "list", "--state", "ordered", "--json"]).succeeded();
        let facts: Value = serde_json::from_str(listed.trim()).expect("one line");
        assert_eq!((&facts["number"], &facts["seats"], &facts["order"]), (&json!(first), &json!(5), &json!("V-1")));
        assert!(call(&["reservation", "list", "--state", "refused"]).succeeded().contains(&second));
        assert!(call(&["reservation", "list", "--state", "canceled"]).succeeded().contains("no such"));
        assert!(harry.get(&settled).await.shows("V-1"));
        let page = harry.get(&refused).await;
        assert!(page.shows("Refused") && page.shows("The product ends"), "{}", page.body);
    }

    async fn an_import_refuses_what_a_line_cannot_settle(app: TestApp) {
        let mut harry = contoso(&app).await;
        app.import(&json!({ "products": [product("BBB-00001", "license")] })).await;
        reserve(&mut harry, "5", "2026-12-10").await;
        let open = newest(&app).await.number;
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = folder.path().join("orders.json");
        let url = app.app.config.database_url.clone();
        let import = |orders: &[Value]| {
            std::fs::write(&file, register_of(orders).to_string()).expect("a register");
            commands::run(&["import", file.to_str().expect("a path")], &[("BC_DATABASE_URL", url.as_str())])
        };
        let other_product = with(settling("V-1", None), &json!({ "lines": [with(line("10", "BBB-00001", 5), &json!({ "reservation": open }))] }));
        for (orders, remedy) in [
            (vec![settling("V-1", Some("R-0000-0000"))], "no reservation with this number"),
            (vec![settling("V-1", Some("4711"))], "must be the number of a reservation"),
            (vec![settling("V-1", Some(&open)), settling("V-2", Some(&open))], "another line of the file names this reservation"),
            (vec![other_product], "this reservation is for AAA-00001"),
        ] {
            let outcome = import(&orders);
            assert_eq!(outcome.code, 1, "{remedy}: {}", outcome.error);
            assert!(outcome.error.contains(remedy) && outcome.error.contains("reservation"), "{remedy}: {}", outcome.error);
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM orders").await, 0);
        let imported = import(&[settling("V-1", Some(&open))]);
        assert_eq!(imported.code, 0, "{}", imported.error);
        assert_eq!(state(&app).await, ReservationState::Ordered);
        let again = import(&[settling("V-2", Some(&open))]);
        assert!(again.error.contains("order V-1 settles this reservation already"), "{}", again.error);
        assert_eq!(import(&[settling("V-1", Some(&open))]).code, 0, "the same file again");
    }

    async fn reservations_at_once_on_two_servers_stay_within_the_most_seats(app: TestApp) {
        let harry = contoso(&app).await;
        drop(harry);
        app.execute("UPDATE subscriptions SET seats = 999990").await;
        let other = app.another_instance().await;
        let mut running = JoinSet::new();
        for number in 0..8 {
            let server = if number % 2 == 0 { app.app.clone() } else { other.clone() };
            running.spawn(async move {
                let mut change = db_change(&server).await;
                let subscription = Subscription::lock(&mut change, ID, server.today()).await.expect("a subscription");
                let reserved = db::reservations::count_open_seats(&mut change, ID).await.expect("seats");
                let fits = subscription.row.seats + reserved + 3 <= 1_000_000;
                if fits {
                    add(&mut change, number, 3).await;
                    change.commit().await.expect("commit");
                }
                fits
            });
        }
        let made = running.join_all().await.into_iter().filter(|fits| *fits).count();
        assert_eq!((made, app.count("SELECT CAST(SUM(seats) AS BIGINT) FROM reservations").await), (3, 9));
    }

    async fn cancel_settle_and_import_at_once_come_to_one_end(app: TestApp) {
        let mut harry = contoso(&app).await;
        let other = app.another_instance().await;
        for round in 0..4 {
            reserve(&mut harry, &format!("{}", 3 + round), "2026-12-10").await;
            let row = newest(&app).await;
            let mut running = JoinSet::new();
            for (place, step) in [RequestState::Withdrawn, RequestState::Declined, RequestState::Done].into_iter().enumerate() {
                let (server, row) = (if place == 1 { other.clone() } else { app.app.clone() }, row.clone());
                running.spawn(async move {
                    let mut change = db_change(&server).await;
                    let order = (step == RequestState::Done).then_some(Order { register_id: "V-1", line: Some("10") });
                    let is_done = settling::settle(&mut change, &row, Step { order, ..Step::to(step) }).await.expect("a step");
                    change.commit().await.expect("commit");
                    is_done
                });
            }
            let (server, number) = (other.clone(), row.number.clone());
            running.spawn(async move {
                let mut change = db_change(&server).await;
                let line = NamingLine { line: "10", reservation: &number };
                settling::follow_order(&mut change, "V-1", &[line]).await.expect("an order");
                change.commit().await.expect("commit");
                false
            });
            running.join_all().await;
            assert!(!newest(&app).await.state.is_open());
            assert_eq!(subscription(&app, ID).await.row.reserved, 0);
        }
        let ends = "SELECT COUNT(*) FROM audit_entries WHERE action IN ('request.answered', 'request.withdrawn')";
        assert_eq!(app.count(ends).await, 4, "one end each");
    }

    async fn seats_assigned_at_midnight_are_never_more_than_there_are(app: TestApp) {
        let mut harry = contoso(&app).await;
        reserve(&mut harry, "3", "2026-12-10").await;
        turn(&app).await;
        go_to(&app, "2026-12-10", Span(0));
        let other = app.another_instance().await;
        let row = newest(&app).await;
        let mut running = JoinSet::new();
        for number in 0..10 {
            let server = if number % 2 == 0 { app.app.clone() } else { other.clone() };
            running.spawn(async move { assign(&server, &[&format!("p{number}@contoso.com")]).await.pop() });
        }
        let server = other.clone();
        running.spawn(async move {
            let mut change = db_change(&server).await;
            let step = Step { answer: Some("No"), ..Step::to(RequestState::Declined) };
            settling::settle(&mut change, &row, step).await.expect("a step");
            change.commit().await.expect("commit");
            None
        });
        let assigned = running.join_all().await.into_iter().filter(|one| *one == Some(SeatResult::Assigned)).count();
        assert!((2..=5).contains(&assigned), "{assigned}");
        assert_eq!(app.count("SELECT assigned FROM subscriptions").await, i64::try_from(assigned).expect("a count"));
        turn(&app).await;
        assert_eq!((app.count("SELECT reserved FROM subscriptions").await, free(&app).await), (0, 2 - i64::try_from(assigned).expect("a count")));
        assert_eq!(app.count("SELECT COUNT(*) FROM subscriptions WHERE over_since IS NOT NULL").await, i64::from(assigned > 2));
    }

    async fn a_file_of_data_names_reservations_and_goes_back_in(app: TestApp) {
        let mut harry = contoso(&app).await;
        reserve(&mut harry, "5", "2026-11-20").await;
        let number = newest(&app).await.number;
        app.import(&register_of(&[settling("V-1", Some(&number))])).await;
        let file = harry.get("/orders.csv?form=data").await;
        assert!(file.body.contains("reservation") && file.body.contains(&number), "{}", file.body);
    }

    async fn those_who_may_not_reserve_see_no_way_to(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        let page = viewer.get("/services/id-S-1").await;
        assert!(page.shows("Contoso Mail") && !page.shows("Reserve seats"), "{}", page.body);
        assert_eq!(viewer.get(PATH).await.status, 403);
        assert_eq!(viewer.get(&path).await.status, 404);
        assert_eq!(viewer.post::<&str, &str>(&format!("{path}/cancel"), &[]).await.status, 403);
        assert_eq!(app.count("SELECT COUNT(*) FROM requests WHERE state = 'sent'").await, 1);
    }
}

/// Adds a reservation as the pages do, without them.
async fn add(change: &mut Change, place: i64, seats: i64) {
    let subscription = db::subscriptions::find(change, ID).await.expect("subscriptions").expect("one");
    let scope = db::agreements::find_scope_of_account(change, &subscription.purchasing_account_id).await;
    let scope = scope.expect("accounts").expect("an account");
    let user = db::users::find_by_email(change, HARRY).await.expect("users").expect("Harry");
    let (id, now) = (format!("r{place}"), change.now);
    let row = RequestRow {
        id: id.clone(),
        number: format!("R-{place}"),
        kind: RequestKind::Reservation,
        state: RequestState::Sent,
        agreement_id: scope.agreement_id.clone(),
        purchasing_account_id: Some(scope.account_id.clone()),
        scope_id: scope.account_id.clone(),
        subject: ID.to_owned(),
        details: "{}".to_owned(),
        text: String::new(),
        asked_by: user.id,
        asked_at: now,
        answer: None,
        answer_state: None,
        answered_by: None,
        answered_at: None,
    };
    assert!(db::requests::create(change, &row).await.expect("a request"));
    let reservation = ReservationRow {
        request_id: id,
        subscription_id: ID.to_owned(),
        seats,
        usable_from: "2026-12-10".to_owned(),
        terms: None,
        terms_accepted_at: None,
        order_register_id: None,
        order_line: None,
        is_counted: false,
        told_at: None,
    };
    db::reservations::create(change, &reservation).await.expect("a reservation");
    db::reservations::note_change(change, ID, now).await.expect("noted");
}

const TERMS: &str = "https://contoso.com/reservations/1";

on_both_engines! {
    async fn terms_are_accepted_and_stored_as_their_version(engine: Engine) {
        let app = TestApp::start_with(engine, &[("BC_PROVISIONING_TERMS_URL", TERMS)]).await;
        let mut harry = contoso(&app).await;
        let checked = check(&mut harry, "5", "2026-12-10").await;
        assert!(checked.page().all("a").any(|link| link.attribute("href") == TERMS), "{}", checked.body);
        let fields = |terms, accepted| [("seats", "5"), ("day", "2026-12-10"), ("is_checked", "true"), ("terms", terms), ("accepted", accepted)];
        let unticked = harry.post(PATH, &fields(TERMS, "")).await;
        assert_eq!(unticked.status, 422);
        assert!(unticked.shows("Check your reservation") && unticked.shows("Check the box"), "{}", unticked.body);
        let changed = harry.post(PATH, &fields("https://contoso.com/reservations/0", "true")).await;
        assert_eq!(changed.status, 200);
        assert!(changed.shows("The terms have changed"), "{}", changed.body);
        assert_eq!(app.count(NUMBER).await, 0);
        assert_eq!(harry.post(PATH, &fields(TERMS, "true")).await.status, 303);
        let row = newest(&app).await.reservation;
        assert_eq!((row.terms.as_deref(), row.terms_accepted_at), (Some(TERMS), Some(app.now())));
    }

    async fn days_are_those_of_the_zone_from_one_end_of_the_world_to_the_other(engine: Engine) {
        // It is noon in UTC: the 20th at UTC−12, and the 21st at UTC+14 already.
        for (zone, today, until) in [
            ("Etc/GMT+12", "2026-11-20", "December 7, 2026, 00:00 (Etc/GMT+12)"),
            ("Pacific/Kiritimati", "2026-11-21", "December 7, 2026, 00:00 (Pacific/Kiritimati)"),
        ] {
            let app = TestApp::start_with(engine, &[("BC_TIME_ZONE", zone)]).await;
            let mut harry = contoso(&app).await;
            let yesterday = Day::parse(today).expect("a day").plus(-1).to_string();
            assert_eq!(check(&mut harry, "5", &yesterday).await.status, 422, "{zone}");
            assert_eq!(check(&mut harry, "5", today).await.status, 200, "{zone}");
            let path = reserve(&mut harry, "5", "2026-12-10").await;
            assert!(harry.get(&path).await.shows(until), "{zone}");
            let begins = app.app.config.start_of(Day::new(2026, 12, 10)).expect("a start");
            turn(&app).await;
            app.pass(begins - app.now() - Span(1));
            assert_eq!(free(&app).await, 2, "{zone}");
            app.pass(Span(1));
            assert_eq!(free(&app).await, 7, "{zone}");
        }
    }
}
