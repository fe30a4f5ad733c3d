//! Reservations: the pages on which they are checked and shown.

use crate::support::{
    Client, TestApp, on_both_engines,
    seats::{account_of, of_seats, prove, run, subscribe},
};
use business_center::server::jobs::turn_subscriptions;

const HARRY: &str = "harry@contoso.com";
const PATH: &str = "/services/id-S-1/reserve";

/// Contoso with a proven domain and a subscription of two seats; it is 2026-11-20, noon.
async fn contoso(app: &TestApp) -> Client {
    let harry = app.register_harry().await;
    let account = account_of(app, HARRY).await;
    prove(app, &account, "contoso.com").await;
    subscribe(app, &account, &of_seats("S-1", 2)).await;
    while turn_subscriptions(&app.app).await.expect("turns") > 0 {}
    harry
}

async fn reserve(client: &mut Client, seats: &str, day: &str) -> String {
    let answer = client.post(PATH, &[("seats", seats), ("day", day), ("is_checked", "true")]).await;
    answer.location().unwrap_or_else(|| panic!("{}", answer.body)).to_owned()
}

on_both_engines! {
    async fn a_check_has_an_address_that_keeps_what_was_typed(app: TestApp) {
        let mut harry = contoso(&app).await;
        let form = harry.get(PATH).await;
        assert!(form.page().with("form", "id", "form").any(|form| form.attribute("method") == "get"), "{}", form.body);
        for _ in 0..2 {
            let check = harry.get(&format!("{PATH}?seats=5&day=2026-12-10")).await;
            assert_eq!(check.status.as_u16(), 200);
            assert!(check.shows("Check your reservation") && check.shows("December 10, 2026"), "{}", check.body);
            assert!(check.body.contains("<h1 tabindex=\"-1\" autofocus"), "{}", check.body);
        }
        for (query, fault) in [("seats=&day=", "Number of seats"), ("seats=0&day=2026-12-10", "1 to 10000"), ("seats=%3Cb%3E&day=x", "Enter a date")] {
            let refused = harry.get(&format!("{PATH}?{query}")).await;
            assert_eq!(refused.status.as_u16(), 422, "{query}");
            assert!(refused.shows(fault) && !refused.body.contains("<b>"), "{query}: {}", refused.body);
        }
        app.execute("UPDATE subscriptions SET status = 'suspended'").await;
        assert!(harry.get(&format!("{PATH}?seats=5&day=2026-12-10")).await.shows("suspended"));
        assert_eq!(app.count("SELECT COUNT(*) FROM reservations").await, 0);
    }

    async fn the_same_seats_written_otherwise_are_one_reservation(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        assert_eq!(reserve(&mut harry, " 05", " 2026-12-10 ").await, path);
        harry.post::<&str, &str>(&format!("{path}/cancel"), &[]).await;
        assert_ne!(reserve(&mut harry, "005", "2026-12-10").await, path, "it can be reserved again at once");
        assert_eq!(app.count("SELECT COUNT(*) FROM reservations").await, 2);
    }

    async fn a_reservation_names_its_product_in_the_language_of_who_reads(app: TestApp) {
        let mut harry = contoso(&app).await;
        app.execute("UPDATE products SET description = '{\"en\":\"Contoso Mail\",\"es\":\"Correo Contoso\"}'").await;
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        assert!(harry.get(&path).await.shows("Contoso Mail: 5 seats"));
        harry.post("/language", &[("language", "es"), ("return_to", "/home")]).await;
        assert!(harry.get(&path).await.shows("Correo Contoso: 5 puestos"));
        assert!(harry.get("/requests").await.shows("Correo Contoso: 5 puestos"));
    }

    async fn a_reservation_shows_product_and_end_of_its_subscription(app: TestApp) {
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        let page = harry.get(&path).await;
        assert!(page.shows("October 31, 2027") && page.shows("S-1"), "{}", page.body);
        let link = page.page().all("a").find(|link| link.text() == "Contoso Mail").expect("a link");
        assert_eq!(link.attribute("href"), "/services/id-S-1");
        let subscription = harry.get("/services/id-S-1").await;
        assert!(subscription.page().all("a").any(|link| link.attribute("href") == "/support/online-services"));
    }

    async fn the_list_of_services_counts_usable_reservations(app: TestApp) {
        let mut harry = contoso(&app).await;
        reserve(&mut harry, "5", "2026-11-20").await;
        let list = harry.get("/services").await;
        assert!(list.shows("and 5 of reservations"), "{}", list.body);
    }

    async fn what_cannot_be_reserved_any_more_leads_to_the_renewal_or_the_agreement(app: TestApp) {
        let mut harry = contoso(&app).await;
        let account = account_of(&app, HARRY).await;
        let agreement = format!("/agreements/{}", account.agreement_id);
        app.execute("UPDATE subscriptions SET ends_on = '2026-12-10'").await;
        for path in [PATH, "/services/id-S-1"] {
            let page = harry.get(path).await;
            assert!(page.shows("The last day of the subscription is December 10, 2026."), "{path}: {}", page.body);
            let leads_on = page.page().all("a").any(|link| link.text().contains("whom to ask about a renewal") && link.attribute("href") == agreement);
            assert!(leads_on, "{path}: {}", page.body);
        }
        subscribe(&app, &account, &of_seats("S-2", 20)).await;
        run(&app, "UPDATE subscriptions SET renews = 'S-1' WHERE register_id = 'S-2'".to_owned()).await;
        let page = harry.get(PATH).await;
        assert!(page.page().all("a").any(|link| link.attribute("href") == "/services/id-S-2"), "{}", page.body);
        assert!(page.shows("Subscription S-2 renews this one. Reserve seats there."), "{}", page.body);
        app.execute("UPDATE subscriptions SET starts_on = '2026-12-11' WHERE register_id = 'S-2'").await;
        let page = harry.get(PATH).await;
        assert!(page.shows("Seats can be reserved there from December 11, 2026 on."), "{}", page.body);
        app.execute("UPDATE subscriptions SET status = 'suspended' WHERE register_id = 'S-2'").await;
        let page = harry.get(PATH).await;
        assert!(!page.body.contains("/services/id-S-2") && !page.shows("renews this one"), "{}", page.body);
        app.execute("UPDATE subscriptions SET ends_on = '2027-10-31', renews = NULL").await;
        app.execute("UPDATE agreements SET ends_on = '2026-12-05'").await;
        let page = harry.get(PATH).await;
        assert!(page.shows("The last day of the agreement is December 5, 2026."), "{}", page.body);
        app.execute("UPDATE agreements SET status = 'ended'").await;
        let page = harry.get(PATH).await;
        assert!(page.page().all("a").any(|link| link.attribute("href") == agreement), "{}", page.body);
    }
}

on_both_engines! {
    async fn a_reservation_says_its_moments_in_one_time_zone(engine: Engine) {
        let app = TestApp::start_with(engine, &[("BC_TIME_ZONE", "Europe/Madrid")]).await;
        let mut harry = contoso(&app).await;
        let path = reserve(&mut harry, "5", "2026-12-10").await;
        let page = harry.get(&path).await;
        for told in ["November 20, 2026, 13:00 (Europe/Madrid)", "December 7, 2026, 00:00 (Europe/Madrid)"] {
            assert!(page.shows(told), "{told}: {}", page.body);
        }
        assert!(!page.shows(" UTC"), "{}", page.body);
    }
}
