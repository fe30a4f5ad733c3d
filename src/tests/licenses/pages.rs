//! *Orders* and *License details*: what they show, and to whom.

use crate::support::{
    Answer, Client, TestApp,
    access::{colleague, join},
    account, agreement, on_both_engines,
    orders::{give_back, line, order, order_id, product, with},
    scope::invite,
    seats::account_of,
};
use serde_json::{Value, json};

const HARRY: &str = "harry@contoso.com";

/// Agreement 1 of Contoso with the lead account of Harry and another one of Rosa, with what they bought.
fn contoso(orders: &[Value]) -> Value {
    let mut record = agreement("1", HARRY);
    record["purchasing_accounts"] =
        json!([account("0001234567", true, HARRY), account("7", false, "rosa@contoso.com")]);
    let step_up =
        with(product("AAA-00003", "step_up"), &json!({ "edition": "Professional", "step_up_from": "AAA-00001" }));
    json!({
        "agreements": [record], "orders": orders,
        "products": [
            product("AAA-00001", "license_with_assurance"),
            with(product("AAA-00002", "assurance"), &json!({ "description": { "en": "Assurance for Writer" } })),
            step_up,
            with(product("EEE-00001", "subscription"), &json!({ "family": "Studio", "description": { "en": "Studio" } })),
        ],
    })
}

/// The same order of Rosa's account.
fn of_rosa(order: Value) -> Value {
    with(order, &json!({ "account": "7" }))
}

/// The orders that a list shows.
fn listed(page: &Answer) -> Vec<String> {
    page.page().with("th", "scope", "row").map(|cell| cell.text().trim().to_owned()).collect()
}

/// The cells of a row, by its first text.
fn cells(page: &Answer, row: &str) -> Vec<String> {
    let all: Vec<_> = page.page().all("tr").collect();
    let found =
        all.into_iter().find(|one| one.all("th").next().is_some_and(|head| head.text().trim().starts_with(row)));
    let found = found.unwrap_or_else(|| panic!("a row of {row}: {}", page.body));
    found.all("td").map(|cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

async fn harry(app: &TestApp, orders: &[Value]) -> Client {
    app.import(&contoso(orders)).await;
    join(app, HARRY).await
}

on_both_engines! {
    async fn orders_are_listed_newest_first_and_found_by_number_product_and_filter(app: TestApp) {
        let numbered = |id: &str, number: &str, day: &str| {
            let order = order(id, &[line("10", "AAA-00001", 1)]);
            with(order, &json!({ "reseller_order_number": number, "customer_order_number": null, "ordered_on": day }))
        };
        let mut studio = with(order("V-3", &[line("10", "EEE-00001", 3)]), &json!({ "kind": "renewal", "ordered_on": "2026-11-05" }));
        studio["reseller_order_number"] = Value::Null;
        let canceled = with(numbered("V-4", "00-99", "2026-10-01"), &json!({ "status": "canceled" }));
        let mut harry = harry(&app, &[numbered("V-1", "FR 47/11-0", "2026-11-03"), numbered("V-2", "0815", "2026-11-04"), studio, canceled]).await;
        let list = harry.get("/orders").await;
        assert_eq!(listed(&list), ["V-3", "0815", "FR 47/11-0", "00-99"], "{}", list.body);
        assert!(list.shows("1–4") && list.shows("Fabrikam Resellers") && list.shows("Renewal"), "{}", list.body);
        for (query, expected) in [
            ("search=fr47110", vec!["FR 47/11-0"]),
            ("search=FR-47", vec!["FR 47/11-0"]),
            ("search=PO+77%2FB", vec!["V-3"]),
            ("search=po77b", vec!["V-3"]),
            ("search=studio", vec!["V-3"]),
            ("search=eee00001", vec!["V-3"]),
            ("search=815", vec!["0815"]),
            ("search=v-3", vec!["V-3"]),
            ("search=nothing", vec![]),
            ("search=%25", vec![]),
            ("search=_", vec![]),
            ("search=%2F", vec![]),
            ("search=-", vec![]),
            ("search=%00", vec!["V-3", "0815", "FR 47/11-0", "00-99"]),
            ("since=2026-11-04", vec!["V-3", "0815"]),
            ("until=2026-11-03", vec!["FR 47/11-0", "00-99"]),
            ("since=2026-11-03&until=2026-11-04", vec!["0815", "FR 47/11-0"]),
            ("kind=renewal", vec!["V-3"]),
            ("status=canceled", vec!["00-99"]),
            ("partner=nobody", vec![]),
        ] {
            let page = harry.get(&format!("/orders?{query}")).await;
            assert_eq!(page.status.as_u16(), 200);
            assert_eq!(listed(&page), expected, "{query}");
        }
    }

    async fn a_day_that_is_none_is_named_and_kept(app: TestApp) {
        let mut harry = harry(&app, &[]).await;
        let page = harry.get("/orders?since=2026-02-30").await;
        assert!(page.status.as_u16() == 422 && page.shows("2026-02-30 doesn") && page.value_of("since") == "2026-02-30", "{}", page.body);
        let reversed = harry.get("/orders?since=2026-02-03&until=2026-02-02").await;
        assert!(reversed.status.as_u16() == 422 && reversed.shows("The range ends before it starts."), "{}", reversed.body);
        for file in ["/orders.csv", "/orders.xlsx"] {
            let answer = harry.get(&format!("{file}?since=2026-02-30")).await;
            assert_eq!(answer.location().expect("the page"), "/orders?since=2026-02-30");
        }
    }

    async fn pages_of_orders_follow_each_other(app: TestApp) {
        let numbered = |number: u32| {
            let fields = json!({ "reseller_order_number": format!("N{number}"), "ordered_on": format!("2026-{:02}-15", number % 12 + 1) });
            let lines = [line("1", "AAA-00001", 1), line("2", "AAA-00001", 1)];
            let order = with(order(&format!("V-{number}"), &lines[..if number == 60 { 2 } else { 1 }]), &fields);
            if number.is_multiple_of(2) { of_rosa(with(order, &json!({ "partner": null }))) } else { order }
        };
        let all: Vec<Value> = (1..=60).map(numbered).collect();
        let mut harry = harry(&app, &all).await;
        let mut found = Vec::new();
        let mut path = "/orders".to_owned();
        loop {
            let page = harry.get(&path).await;
            found.extend(listed(&page));
            let next = page.page().all("a").find(|link| link.text() == "Older orders").map(|link| link.attribute("href").to_owned());
            let Some(next) = next else { break };
            path = next;
        }
        assert_eq!(found.len(), 60);
        let mut unique = found.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), 60);
        let last = harry.get(&path).await;
        assert!(last.shows("51–60") && last.shows("Rows in a file: 61, one for each order line."), "{}", last.body);
        let some = harry.get("/orders?search=n60").await;
        assert!(some.shows("Rows in a file: 2,"), "{}", some.body);
        let before = last.page().all("a").find(|link| link.text() == "Newer orders").expect("a link").attribute("href").to_owned();
        assert_eq!(listed(&harry.get(&before).await), found[25..50]);
    }

    /// Addition 20, T3, T4, T5: identifiers of others answer like unknown ones.
    async fn orders_are_shown_to_their_account_and_to_the_lead_one(app: TestApp) {
        let own = order("V-1", &[line("10", "AAA-00001", 5)]);
        let rosas = of_rosa(with(order("V-2", &[line("10", "AAA-00001", 7)]), &json!({ "reseller_order_number": "R2" })));
        let mut harry = harry(&app, &[own, rosas]).await;
        let mut rosa = join(&app, "rosa@contoso.com").await;
        let mut viewer = colleague(&app, &mut rosa, "ivan@contoso.com", "report_viewer").await;
        let (first, second) = (order_id(&app, "V-1").await, order_id(&app, "V-2").await);
        let lead = account_of(&app, HARRY).await.account_id;
        assert_eq!(listed(&harry.get("/orders").await).len(), 2);
        assert_eq!(harry.get(&format!("/orders/{second}")).await.status.as_u16(), 200);
        for client in [&mut rosa, &mut viewer] {
            let list = client.get("/orders").await;
            assert_eq!(listed(&list), ["R2"]);
            assert!(list.shows("Account 7 · 7") && !list.shows("0001234567"), "{}", list.body);
            let (foreign, unknown) = (client.get(&format!("/orders/{first}")).await, client.get("/orders/x").await);
            assert_eq!((foreign.status.as_u16(), unknown.status.as_u16()), (404, 404));
        }
        // What they may see of the lead account is nothing, whatever stands in the address.
        let list = rosa.get("/orders?account=x").await;
        assert_eq!(list.status.as_u16(), 404);
        for role in ["agreement_administrator", "user_administrator"] {
            let email = format!("{}@contoso.com", role.replace('_', ""));
            invite(&mut harry, &lead, &email, role).await;
            let mut other = join(&app, &email).await;
            for path in ["/orders", "/licenses", "/licenses/lines?part=current"] {
                assert_eq!(other.get(path).await.status.as_u16(), 403, "{role} {path}");
            }
            assert!(!other.get("/home").await.shows("href=\"/orders\""));
        }
        // T19: what is a draft no one sees.
        app.execute("UPDATE agreements SET status = 'draft'").await;
        assert_eq!(harry.get(&format!("/orders/{first}")).await.status.as_u16(), 404);
        assert!(listed(&harry.get("/orders").await).is_empty());
        app.execute("UPDATE agreements SET status = 'ended'").await;
        assert_eq!(harry.get(&format!("/orders/{first}")).await.status.as_u16(), 200);
    }

    /// T6: a return is linked to the line that it corrects, in both directions.
    async fn an_order_shows_its_lines_and_returns(app: TestApp) {
        let bought = order("V-1", &[with(line("10", "AAA-00001", 250), &json!({ "country": "IT", "assurance_until": "2029-10-31" }))]);
        let back = with(give_back("V-2", "AAA-00001", -5, ("V-1", "10")), &json!({ "reseller_order_number": "R2" }));
        let mut harry = harry(&app, &[bought, back]).await;
        let (first, second) = (order_id(&app, "V-1").await, order_id(&app, "V-2").await);
        let page = harry.get(&format!("/orders/{first}")).await;
        for text in ["Order 0004711", "PO 77/B", "Writer Standard 2024", "AAA-00001", "250", "Italy", "November 1, 2026", "no end", "October 31, 2029", "V-1", "Changed by \u{2212}5 in order R2"] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
        assert!(page.page().all("a").any(|link| link.attribute("href") == format!("/orders/{second}?line=1#line-1")), "{}", page.body);
        let agreement = page.page().all("a").map(|link| link.attribute("href")).find(|href| href.starts_with("/agreements/"));
        assert!(harry.get(agreement.expect("a link")).await.shows("Agreement 1"));
        let page = harry.get(&format!("/orders/{second}")).await;
        assert!(page.shows("\u{2212}5") && page.shows("Corrects line 10 of order 0004711") && page.shows("Reason: R1"), "{}", page.body);
        assert!(page.page().all("a").any(|link| link.attribute("href") == format!("/orders/{first}?line=10#line-10")), "{}", page.body);
    }

    /// A link to a line leads to the part that it is in.
    async fn an_order_of_very_many_lines_is_shown_in_parts(app: TestApp) {
        let lines: Vec<Value> = (1..=205).map(|number| line(&number.to_string(), "AAA-00001", 2)).collect();
        let back = give_back("V-2", "AAA-00001", -1, ("V-1", "203"));
        let mut harry = harry(&app, &[order("V-1", &lines), back]).await;
        let (first, second) = (order_id(&app, "V-1").await, order_id(&app, "V-2").await);
        let page = harry.get(&format!("/orders/{first}")).await;
        assert_eq!((listed(&page).len(), listed(&page)[0].as_str()), (200, "1"));
        let link = |page: &Answer, text: &str| {
            let found = page.page().all("a").find(|link| link.text().starts_with(text)).map(|link| link.attribute("href").to_owned());
            found.unwrap_or_else(|| panic!("{text}: {}", page.body))
        };
        let rest = harry.get(&link(&page, "Next lines")).await;
        assert_eq!(listed(&rest), ["201", "202", "203", "204", "205"]);
        for (from, expected) in [("205", "201"), ("99999", "201"), ("-1", "1"), ("x", "1")] {
            assert_eq!(listed(&harry.get(&format!("/orders/{first}?from={from}")).await)[0], expected, "{from}");
        }
        assert!(rest.shows("Changed by \u{2212}1"), "{}", rest.body);
        let back = harry.get(&format!("/orders/{second}")).await;
        assert_eq!(listed(&harry.get(&link(&back, "Corrects line 203")).await), listed(&rest));
    }

    /// Neither the next end nor the report names what was given back.
    async fn what_was_given_back_does_not_end(app: TestApp) {
        let until = json!({ "usage_until": "2026-12-24" });
        let bought = order("V-1", &[with(line("10", "AAA-00001", 5), &until), line("20", "AAA-00001", 3)]);
        let mut back = give_back("V-2", "AAA-00001", -5, ("V-1", "10"));
        back["lines"][0]["usage_until"] = "2026-12-24".into();
        let mut harry = harry(&app, &[bought, back]).await;
        let page = harry.get("/licenses?as_of=2026-11-20").await;
        assert_eq!(cells(&page, "Writer 2024 Standard")[3..6], ["3", "0", "no end"], "{}", page.body);
        let reports = harry.get("/reports?as_of=2026-11-20").await;
        assert!(reports.shows("Nothing in this period."), "{}", reports.body);
    }

    /// The largest register that is valid adds up to what no number holds.
    async fn numbers_that_are_too_large_stop_at_the_largest(app: TestApp) {
        let lines: Vec<Value> = (1..=10_000).map(|number| line(&number.to_string(), "AAA-00001", 9_999_999)).collect();
        let mut harry = harry(&app, &[order("V-1", &lines), order("V-2", &lines)]).await;
        app.execute("UPDATE products SET units = 1000000").await;
        app.execute("UPDATE order_lines SET quantity = quantity * 10000").await;
        for path in ["/home", "/reports", "/reports/orders.csv", "/reports/ending.csv", "/licenses", "/licenses.csv", "/licenses.xlsx"] {
            assert_eq!(harry.get(path).await.status.as_u16(), 200, "{path}");
        }
    }

    async fn an_order_that_does_not_count_says_so(app: TestApp) {
        let open = with(order("V-1", &[line("10", "AAA-00001", 5)]), &json!({ "status": "processing" }));
        let canceled = with(order("V-2", &[line("10", "AAA-00001", 5)]), &json!({ "status": "canceled" }));
        let mut harry = harry(&app, &[open, canceled]).await;
        for (id, text) in [("V-1", "Contoso Licensing is processing this order."), ("V-2", "This order was canceled.")] {
            let page = harry.get(&format!("/orders/{}", order_id(&app, id).await)).await;
            assert!(page.status.as_u16() == 200 && page.shows(text), "{}", page.body);
        }
    }

    /// T16, T17, T18, and net of returns.
    async fn licenses_follow_from_lines_as_of_a_day(app: TestApp) {
        let bought = order("V-1", &[with(line("10", "AAA-00001", 100), &json!({ "assurance_until": "2027-02-28" }))]);
        let back = give_back("V-2", "AAA-00001", -10, ("V-1", "10"));
        let step_up = order("V-3", &[with(line("10", "AAA-00003", 25), &json!({ "assurance_until": "2027-02-28" }))]);
        let later = order("V-4", &[with(line("10", "AAA-00001", 40), &json!({ "usage_from": "2026-12-01" }))]);
        let studio = order("V-5", &[with(line("10", "EEE-00001", 8), &json!({ "usage_from": "2025-01-01", "usage_until": "2026-11-10" }))]);
        let open = with(order("V-6", &[line("10", "AAA-00001", 1000)]), &json!({ "status": "processing" }));
        let more = of_rosa(order("V-7", &[line("10", "AAA-00001", 7)]));
        let mut harry = harry(&app, &[bought, back, step_up, later, studio, open, more]).await;
        let account = account_of(&app, HARRY).await.account_id;

        let page = harry.get(&format!("/licenses?account={account}&as_of=2026-11-10")).await;
        assert_eq!(page.status.as_u16(), 200);
        // 100 bought, 10 given back, 25 stepped up; assurance stays with what was bought.
        let assured = "100Includes licenses that moved to a higher edition";
        assert_eq!(cells(&page, "Writer 2024 Standard")[3..5], ["65", assured], "{}", page.body);
        assert_eq!(cells(&page, "Writer 2024 Professional")[3..5], ["25", "25"]);
        assert_eq!(cells(&page, "Studio 2024 Standard")[3..6], ["8", "0", "November 10, 2026"], "the last day counts");
        assert!(page.shows("Starting later") && page.shows(">40<"), "{}", page.body);
        // The next day, the subscription has ended.
        let page = harry.get(&format!("/licenses?account={account}&as_of=2026-11-11")).await;
        assert_eq!(cells(&page, "Studio 2024 Standard").len(), 4, "it stands among what has ended: {}", page.body);
        let page = harry.get(&format!("/licenses?account={account}&as_of=2027-02-28")).await;
        assert_eq!(cells(&page, "Writer 2024 Standard")[3..5], ["105", "100"]);
        let page = harry.get(&format!("/licenses?account={account}&as_of=2027-03-01")).await;
        assert_eq!(cells(&page, "Writer 2024 Standard")[3..5], ["105", "0"], "{}", page.body);
        // All accounts of the agreement.
        let page = harry.get("/licenses?as_of=2027-03-01").await;
        assert_eq!(cells(&page, "Writer 2024 Standard")[3..5], ["112", "0"]);
        let page = harry.get("/licenses?as_of=2024-01-01").await;
        assert!(page.shows("No licenses on that day"), "{}", page.body);
        let page = harry.get("/licenses?as_of=03/08/2026").await;
        assert!(page.status.as_u16() == 422 && page.shows("YYYY-MM-DD") && page.shows("03/08/2026"), "{}", page.body);
    }

    /// The file has what the page shows.
    async fn licenses_are_found_by_name_pool_and_type(app: TestApp) {
        let bought = order("V-1", &[line("10", "AAA-00001", 100), line("20", "EEE-00001", 8)]);
        let mut harry = harry(&app, &[bought]).await;
        let shown = |page: &Answer| listed(page).into_iter().map(|name| name.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>();
        for (query, expected) in [
            ("", vec!["Studio", "Writer"]),
            ("search=wri", vec!["Writer"]),
            ("type=subscription", vec!["Studio"]),
            ("pool=applications", vec!["Studio", "Writer"]),
            ("pool=servers", vec![]),
            ("search=wri&type=subscription", vec![]),
        ] {
            let page = harry.get(&format!("/licenses?{query}")).await;
            assert_eq!(shown(&page), expected, "{query}: {}", page.body);
            let file = harry.get(&format!("/licenses.csv?{query}")).await;
            assert_eq!(file.body.lines().count(), expected.len() + 1, "{query}: {}", file.body);
        }
        app.execute("UPDATE products SET pool = NULL WHERE part_key = 'EEE-00001'").await;
        let reports = harry.get("/reports").await;
        let row = reports.page().all("tr").find(|row| row.text().contains("Without a pool")).expect("a row");
        let link = row.all("a").next().expect("a link").attribute("href").to_owned();
        assert_eq!(shown(&harry.get(&link).await), ["Studio"], "{link}");
    }

    /// Each number opens the lines that make it.
    async fn a_number_of_licenses_opens_its_lines(app: TestApp) {
        let bought = order("V-1", &[line("10", "AAA-00001", 100)]);
        let back = give_back("V-2", "AAA-00001", -10, ("V-1", "10"));
        let step_up = order("V-3", &[line("10", "AAA-00003", 25)]);
        let mut harry = harry(&app, &[bought, back, step_up]).await;
        let page = harry.get("/licenses?as_of=2026-11-10").await;
        let link = page.page().all("a").find(|link| link.text() == "65").expect("a number").attribute("href").to_owned();
        let lines = harry.get(&link).await;
        assert_eq!(lines.status.as_u16(), 200);
        let adds: Vec<String> = lines.page().with("td", "data-label", "Licenses").map(|cell| cell.text().trim().to_owned()).collect();
        assert_eq!(adds, ["\u{2212}25These move to a higher edition", "\u{2212}10", "100"], "{}", lines.body);
        let file = harry.get(&link.replace("/licenses/lines?", "/licenses/lines.csv?")).await;
        let adds: Vec<&str> = file.body.lines().skip(1).filter_map(|line| line.rsplit(',').next()).collect();
        assert_eq!(adds, ["-25", "-10", "100"], "{}", file.body);
        assert!(lines.shows("Licenses: 65") && lines.shows("add up to 65"), "{}", lines.body);
        let unknown = harry.get("/licenses/lines?part=current&family=Reader").await;
        assert_eq!(unknown.status.as_u16(), 404);
    }

    /// The way back from the lines keeps what the list shows.
    async fn the_lines_of_a_number_lead_back_to_the_list_as_it_was(app: TestApp) {
        let mut harry = harry(&app, &[order("V-1", &[line("10", "AAA-00001", 100)])]).await;
        let filtered = "/licenses?as_of=2026-11-10&search=wri&pool=applications&type=on_premises";
        let page = harry.get(filtered).await;
        let link = page.page().all("a").find(|link| link.text() == "100").expect("a number").attribute("href").to_owned();
        let lines = harry.get(&link).await;
        let back = lines.page().all("a").find(|link| link.text() == "Back to license details").expect("a way back");
        assert_eq!(back.attribute("href"), filtered);
        let faulty = harry.get(&link.replace("2026-11-10", "2026-02-30")).await;
        assert_eq!(faulty.location(), Some(filtered.replace("2026-11-10", "2026-02-30").as_str()));
    }

    /// The vendor's statement stands beside what the orders say for its day, and is not mixed with it.
    async fn a_statement_is_compared_with_the_orders_of_its_day(app: TestApp) {
        let mut register = contoso(&[order("V-1", &[line("10", "AAA-00001", 100)])]);
        register["statements"] = json!([{
            "agreement": "1", "account": "0001234567", "as_of": "2026-11-15",
            "lines": [
                { "family": "Writer", "version": "2024", "pool": "applications", "effective": 90, "assurance": 0 },
                { "family": "Reader", "version": null, "pool": null, "effective": 3, "assurance": 0 },
            ],
        }]);
        app.import(&register).await;
        let mut harry = join(&app, HARRY).await;
        let page = harry.get("/licenses?as_of=2026-11-20").await;
        assert!(page.shows("statement of November 15, 2026"), "{}", page.body);
        let compared: Vec<String> = page.page().with("td", "data-label", "Difference").map(|cell| cell.text().trim().to_owned()).collect();
        assert_eq!(compared, ["\u{2212}3", "10"], "{}", page.body);
        assert!(!harry.get("/licenses?as_of=2026-11-14").await.shows("statement of"));
        // Our own number leads to the licenses that it counts.
        let own = page.page().with("td", "data-label", "According to orders").nth(1).expect("ours");
        let link = own.all("a").next().expect("a link").attribute("href").to_owned();
        let licenses = harry.get(&link).await;
        assert_eq!(cells(&licenses, "Writer 2024 Standard")[3], "100", "{link}: {}", licenses.body);
        // So do the numbers of a pool, and their total.
        let reports = harry.get("/reports?as_of=2026-11-20").await;
        let section = reports.page().with("section", "aria-labelledby", "licenses").next().expect("licenses");
        let links: Vec<String> = section.all("td").flat_map(|cell| cell.all("a")).map(|link| link.attribute("href").to_owned()).collect();
        assert_eq!(links.len(), 2, "of a pool and in all; none has assurance: {}", reports.body);
        for link in links {
            let licenses = harry.get(&link).await;
            assert_eq!(cells(&licenses, "Writer 2024 Standard")[3], "100", "{link}: {}", licenses.body);
        }
    }

    /// Every page says for which purchasing accounts it speaks, also when they are many.
    async fn every_purchasing_account_is_named(app: TestApp) {
        let mut register = contoso(&[order("V-1", &[line("10", "AAA-00001", 1)])]);
        for number in 10..15 {
            let more = account(&number.to_string(), false, "rosa@contoso.com");
            register["agreements"][0]["purchasing_accounts"].as_array_mut().expect("accounts").push(more);
        }
        app.import(&register).await;
        let mut harry = join(&app, HARRY).await;
        for path in ["/orders", "/licenses", "/reports", "/agreements", "/home"] {
            let page = harry.get(path).await;
            let status = page.page().all("div").find(|one| one.attribute("class").contains("data-status")).expect(path);
            let said = status.text();
            assert!(said.contains("Purchasing accounts: 7") && said.contains("Account 14 · 14"), "{path}: {said}");
        }
    }
}
