//! Reservations at their end: what counts between an order and the register, and orders that settle nothing.

use crate::support::{
    Client, TestApp, commands, on_both_engines,
    orders::{line, order, with},
    seats::{account_of, of_seats, prove, subscribe, subscription},
};
use business_center::{
    domain::{audit::By, request::RequestState},
    server::{
        change::Change,
        db::{self, reservations::RequestedReservation},
        jobs::{count_seats, turn_subscriptions},
        workflow::{
            life::Step,
            settling::{self, NamingLine},
        },
    },
};
use serde_json::{Value, json};
use tokio::join;

const HARRY: &str = "harry@contoso.com";
const ID: &str = "id-S-1";

/// Contoso with a proven domain and a subscription of two seats; it is 2026-11-20, noon.
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

/// Reserves five seats from today on; the path of the request.
async fn reserve(client: &mut Client) -> String {
    let fields = [("seats", "5"), ("day", "2026-11-20"), ("is_checked", "true")];
    let answer = client.post("/services/id-S-1/reserve", &fields).await;
    answer.location().unwrap_or_else(|| panic!("{}", answer.body)).to_owned()
}

async fn newest(app: &TestApp) -> RequestedReservation {
    let mut connection = app.app.db.read().await.expect("a connection");
    db::reservations::list(&mut connection).await.expect("reservations").pop().expect("a reservation")
}

async fn free(app: &TestApp) -> i64 {
    subscription(app, ID).await.free()
}

fn call(app: &TestApp, arguments: &[&str]) -> commands::Outcome {
    commands::run(arguments, &[("BC_DATABASE_URL", app.app.config.database_url.as_str())])
}

/// The register's record of the subscription, with so many seats.
fn of_register(seats: i64) -> Value {
    json!({ "subscriptions": [{
        "id": "S-1", "agreement": "1234567890", "account": "0001234567", "part_number": "AAA-00001", "seats": seats,
        "starts_on": "2026-11-01", "ends_on": "2027-10-31", "status": "active",
    }] })
}

fn settling(id: &str, number: &str) -> Value {
    let mut line = line("10", "AAA-00001", 5);
    line["reservation"] = number.into();
    with(order(id, &[line]), &json!({ "agreement": "1234567890", "partner": null }))
}

on_both_engines! {
    async fn seats_that_the_operator_settles_count_until_the_register_brings_its_number(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry).await;
        let number = newest(&app).await.number;
        call(&app, &["reservation", "settle", &number]).succeeded();
        turn(&app).await;
        assert_eq!(free(&app).await, 7, "nothing vanishes before the register's next file");
        let page = harry.get(&path).await;
        assert!(page.shows("These seats count on until the agreement register has the new number of seats."), "{}", page.body);
        assert!(harry.get("/services/id-S-1").await.shows(&number));
        app.run_jobs().await;
        let mail = app.mails(HARRY).into_iter().find(|mail| mail.subject == format!("Reservation {number} was ordered"));
        let mail = mail.expect("a mail");
        assert!(mail.text.contains("count on until") && mail.text.contains("View reservation"), "{}", mail.text);
        app.import(&of_register(2)).await;
        turn(&app).await;
        assert_eq!(free(&app).await, 7, "the register still has the number of before");
        app.import(&of_register(7)).await;
        turn(&app).await;
        assert_eq!((free(&app).await, subscription(&app, ID).await.row.reserved), (7, 0), "never counted twice");
        assert_eq!(count_seats(&app.app).await.expect("counts"), 0);
        assert!(harry.get(&path).await.shows("no longer count as reserved"));
    }

    async fn nothing_counts_on_once_the_subscription_has_ended(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry).await;
        call(&app, &["reservation", "settle", &newest(&app).await.number]).succeeded();
        assert!(harry.get(&path).await.shows("These seats count on"));
        app.execute("UPDATE subscriptions SET status = 'canceled'").await;
        assert!(!harry.get(&path).await.shows("count on"));
    }

    async fn the_operator_can_say_that_the_register_has_the_seats_already(app: TestApp) {
        let mut harry = contoso(&app).await;
        reserve(&mut harry).await;
        let number = newest(&app).await.number;
        app.import(&of_register(7)).await;
        call(&app, &["reservation", "settle", &number, "--included"]).succeeded();
        turn(&app).await;
        assert_eq!(free(&app).await, 7);
    }

    async fn the_operator_can_correct_whether_settled_seats_count_on(app: TestApp) {
        let mut harry = contoso(&app).await;
        reserve(&mut harry).await;
        let number = newest(&app).await.number;
        let list = ["reservation", "list", "--state", "ordered"];
        let included = ["reservation", "settle", &number, "--included"];
        call(&app, &included).succeeded();
        turn(&app).await;
        assert_eq!(free(&app).await, 2);
        assert!(!call(&app, &list).succeeded().contains("counted"));
        assert_ne!(call(&app, &included).code, 0, "nothing to correct");
        let corrected = call(&app, &["reservation", "settle", &number]).succeeded();
        assert!(corrected.contains("its seats count on now"), "{corrected}");
        turn(&app).await;
        assert_eq!(free(&app).await, 7);
        assert!(call(&app, &list).succeeded().contains("counted"));
        call(&app, &included).succeeded();
        turn(&app).await;
        assert_eq!(free(&app).await, 2);
        // An order line decides by itself.
        app.import(&json!({ "orders": [settling("V-1", &number)] })).await;
        assert_ne!(call(&app, &["reservation", "settle", &number]).code, 0);
        assert!(!newest(&app).await.reservation.is_counted);
        // Settled, corrected twice, and settled by the line.
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'request.answered'").await, 4);
        let trail = harry.get("/account/audit").await;
        assert!(trail.shows("Reserved seats count on: yes") && trail.shows("Reserved seats count on: no"), "{}", trail.body);
    }

    async fn more_seats_of_the_register_end_only_what_fits_among_them(app: TestApp) {
        let mut harry = contoso(&app).await;
        let mut numbers = Vec::new();
        for day in ["2026-11-20", "2026-11-21", "2026-11-22"] {
            let fields = [("seats", "5"), ("day", day), ("is_checked", "true")];
            assert_eq!(harry.post("/services/id-S-1/reserve", &fields).await.status.as_u16(), 303);
            numbers.push(newest(&app).await.number);
        }
        for number in &numbers[..2] {
            call(&app, &["reservation", "settle", number]).succeeded();
        }
        let counted = "SELECT COUNT(*) FROM reservations WHERE is_counted";
        for (seats, left) in [(1, 2), (5, 2), (10, 1), (14, 1), (20, 0)] {
            app.import(&of_register(seats)).await;
            assert_eq!(app.count(counted).await, left, "{seats} seats");
        }
        assert!(newest(&app).await.state.is_open(), "what was not ordered stays");
    }

    async fn an_order_line_settles_what_the_operator_had_settled_and_its_file_has_the_seats(app: TestApp) {
        let mut harry = contoso(&app).await;
        reserve(&mut harry).await;
        let number = newest(&app).await.number;
        call(&app, &["reservation", "settle", &number, "--order", "V-1"]).succeeded();
        app.import(&with(of_register(7), &json!({ "orders": [settling("V-1", &number)] }))).await;
        turn(&app).await;
        assert_eq!((free(&app).await, newest(&app).await.reservation.is_counted), (7, false));
        assert_eq!(newest(&app).await.reservation.order_line.as_deref(), Some("10"));
    }

    async fn an_order_line_has_the_last_word_whoever_settles_first(app: TestApp) {
        let mut harry = contoso(&app).await;
        let other = app.another_instance().await;
        for round in 0..4 {
            reserve(&mut harry).await;
            let row = newest(&app).await;
            let by_hand = async {
                let mut change = Change::begin(&app.app, By::Operator).await.expect("a change");
                let step = Step { is_counted: true, ..Step::to(RequestState::Done) };
                settling::settle(&mut change, &row, step).await.expect("a step");
                change.commit().await.expect("commit");
            };
            let by_line = async {
                let mut change = Change::begin(&other, By::System).await.expect("a change");
                let line = NamingLine { line: "10", reservation: &row.number };
                settling::follow_order(&mut change, &format!("V-{round}"), &[line]).await.expect("an order");
                change.commit().await.expect("commit");
            };
            join!(by_hand, by_line);
            let settled = newest(&app).await.reservation;
            assert_eq!((settled.order_line.as_deref(), settled.is_counted), (Some("10"), false), "round {round}");
        }
    }

    async fn an_order_that_names_a_canceled_or_refused_reservation_is_imported_with_a_warning(app: TestApp) {
        let mut harry = contoso(&app).await;
        let answer = harry.post("/services/id-S-1/reserve", &[("seats", "5"), ("day", "2026-12-10"), ("is_checked", "true")]).await;
        let path = answer.location().expect("a path").to_owned();
        let canceled = newest(&app).await.number;
        harry.post::<&str, &str>(&format!("{path}/cancel"), &[]).await;
        reserve(&mut harry).await;
        let refused = newest(&app).await.number;
        call(&app, &["reservation", "refuse", &refused, "--reason", "No"]).succeeded();
        let folder = tempfile::TempDir::new().expect("a folder");
        let file = folder.path().join("orders.json");
        let orders = json!({ "orders": [settling("V-1", &canceled), settling("V-2", &refused)] });
        std::fs::write(&file, orders.to_string()).expect("a register");
        let imported = call(&app, &["import", file.to_str().expect("a path")]);
        assert_eq!(imported.code, 0, "{}", imported.error);
        let told = format!("{}{}", imported.out, imported.error);
        for warning in ["this reservation was canceled", "this reservation was refused"] {
            assert!(told.contains(warning), "{warning}: {told}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM orders").await, 2);
        assert_eq!(app.count("SELECT COUNT(*) FROM requests WHERE state = 'done'").await, 0);
        assert_eq!(free(&app).await, 2);
    }

    async fn mails_and_pages_use_the_words_of_reservations(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry).await;
        let number = newest(&app).await.number;
        app.run_jobs().await;
        let mail = app.mails("support@contoso.com").pop().expect("a mail");
        assert!(mail.subject.starts_with(&format!("Reservation {number}: Contoso Mail")), "{}", mail.subject);
        assert!(mail.text.contains("has reserved seats"), "{}", mail.text);
        call(&app, &["reservation", "refuse", &number, "--reason", "The product ends"]).succeeded();
        app.run_jobs().await;
        let mails = app.mails(HARRY);
        let mail = mails.iter().find(|mail| mail.subject == format!("Reservation {number} was refused")).expect("a mail");
        assert!(mail.text.contains("refused your reservation") && mail.text.contains("The reason:"), "{}", mail.text);
        let page = harry.get(&path).await;
        for word in ["Refused by", "Refused on", "Reserved by", "Reason", "The product ends"] {
            assert!(page.shows(word), "{word}: {}", page.body);
        }
        assert!(!page.shows("Declined"));
        let trail = harry.get("/account/audit").await;
        assert!(trail.shows("Status of the reservation: Refused"), "{}", trail.body);
    }
}
