//! Orders and licenses as files.

use crate::support::{
    Answer, Client, Engine, TestApp,
    access::{colleague, join},
    agreement, on_both_engines,
    orders::{give_back, line, order, product, with},
    read_register,
};
use axum::{body::Body, http::Method};
use business_center::{
    domain::{audit::By, register::RecordKind},
    server::{
        register_file::{Format, Record},
        workflow::{
            imports::Effect,
            order_imports::{Known, import_order},
        },
    },
};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::{
    io::{Cursor, Read},
    time::Duration,
};

const HARRY: &str = "harry@contoso.com";
/// How long whoever is to be refused waits for a turn.
const SOON: Duration = Duration::from_secs(2);

async fn harry(app: &TestApp, orders: &[Value]) -> Client {
    let products = [product("AAA-00001", "license_with_assurance")];
    app.import(&json!({ "agreements": [agreement("1", HARRY)], "products": products, "orders": orders })).await;
    join(app, HARRY).await
}

/// An order that has everything, a return, and numbers that spreadsheets would spoil or run.
fn orders() -> Vec<Value> {
    let whole = with(
        line("10", "AAA-00001", 250),
        &json!({
            "country": "IT", "usage_until": "2029-10-31", "assurance_until": "2029-10-31", "renewal_due_on": "2029-10-01",
        }),
    );
    let first = with(
        order("V-1", &[whole, line("20", "AAA-00001", 1)]),
        &json!({ "customer_order_number": "=1+1", "reseller_order_number": "00367901234567890323" }),
    );
    let back = with(
        give_back("V-2", "AAA-00001", -5, ("V-1", "10")),
        &json!({ "customer_order_number": "-7, \"x\"", "ordered_on": "2026-11-04" }),
    );
    vec![first, back]
}

fn rows(answer: &Answer) -> Vec<Vec<String>> {
    let text = answer.body.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// A file in a workbook.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("XML");
    text
}

on_both_engines! {
    /// T6, C25 to C28: a negative number is a number, and no text is a formula.
    async fn orders_are_taken_away_as_csv_for_people(app: TestApp) {
        let mut harry = harry(&app, &orders()).await;
        let file = harry.get("/orders.csv").await;
        let name = format!("attachment; filename=\"orders-{}.csv\"", app.app.config.day_of(app.now()));
        assert_eq!(file.headers["content-disposition"], name.as_str());
        assert!(file.body.starts_with('\u{feff}') && file.body.contains("\r\n"), "{}", file.body);
        let rows = rows(&file);
        assert_eq!(rows.len(), 4, "{rows:?}");
        let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}: {rows:?}"));
        let [quantity, own, partner, until] = ["Quantity", "Your order number", "Partner order number", "Use until"].map(column);
        assert_eq!((rows[1][quantity].as_str(), rows[2][quantity].as_str(), rows[3][quantity].as_str()), ("-5", "250", "1"));
        assert_eq!((rows[1][own].as_str(), rows[2][own].as_str()), ("'-7, \"x\"", "'=1+1"));
        assert_eq!((rows[2][partner].as_str(), rows[2][until].as_str()), ("00367901234567890323", "2029-10-31"));
        // The filter of the page is that of the file.
        let file = harry.get("/orders.csv?kind=return").await;
        assert_eq!(self::rows(&file).len(), 2);
        let page = harry.get("/orders?kind=return").await;
        assert!(page.page().all("a").any(|link| link.attribute("href") == "/orders.csv?kind=return"), "{}", page.body);
        let other = harry.send(Method::GET, "/orders.csv", Body::empty(), &[("sec-purpose", "prefetch")]).await;
        assert_eq!(other.status.as_u16(), 503, "no one asked for it");
    }

    /// C33, C55: export, import, no changes; its heads are the register's.
    async fn orders_as_data_go_back_in_without_a_change(app: TestApp) {
        let mut harry = harry(&app, &orders()).await;
        let file = harry.get("/orders.csv?form=data").await;
        assert!(file.body.starts_with("order_id,agreement,account,"), "{}", file.body);
        let name = format!("attachment; filename=\"orders-data-{}.csv\"", app.app.config.day_of(app.now()));
        assert_eq!(file.headers["content-disposition"], name.as_str());
        let (records, faults) = read_register(&file.body, Format::Csv(RecordKind::Orders, None));
        assert_eq!((records.len(), faults), (2, Vec::new()));
        let mut change = app.change(By::Register).await;
        let mut known = Known::default();
        for record in records {
            let Record::Order(order) = record else { panic!("{record:?}") };
            let effect = import_order(&mut change, &order, &mut known, 2).await.expect("import");
            assert_eq!(effect, Effect::Unchanged, "{order:?}");
        }
    }

    /// What is still to be read is no longer the reader's: the file breaks off.
    async fn a_file_that_is_under_way_ends_with_the_rights_of_its_reader(app: TestApp) {
        let lines: Vec<Value> = (1..=2_000).map(|number| line(&number.to_string(), "AAA-00001", 1)).collect();
        let all: Vec<Value> = (1..=5).map(|number| order(&format!("V-{number}"), &lines)).collect();
        let mut harry = harry(&app, &all).await;
        let whole = harry.get("/orders.csv").await;
        assert_eq!(rows(&whole).len(), 10_001);
        let mut body = harry.open(Method::GET, "/orders.csv", Body::empty(), &[]).await.into_body();
        body.frame().await.expect("a part").expect("the heads");
        app.execute("DELETE FROM role_assignments").await;
        assert!(body.collect().await.is_err());
    }

    /// What no workbook can hold, and what no partner is called, is asked of both engines.
    async fn a_file_is_whole_whatever_is_asked(app: TestApp) {
        let mut harry = harry(&app, &orders()).await;
        let long = "a".repeat(33_000);
        for query in [format!("search={long}"), "partner=%00".to_owned(), "partner=unknown".to_owned()] {
            for file in ["/orders.xlsx", "/orders.csv"] {
                let answer = harry.get(&format!("{file}?{query}")).await;
                assert_eq!(answer.status.as_u16(), 200);
            }
        }
        for file in ["/licenses.xlsx", "/agreements.xlsx"] {
            let answer = harry.get(&format!("{file}?search={long}")).await;
            assert!(part(&answer.bytes, "xl/sharedStrings.xml").contains(&long[..100]), "{file}");
        }
    }

    /// C23 to C26: typed cells.
    async fn orders_are_taken_away_as_a_workbook(app: TestApp) {
        let mut harry = harry(&app, &orders()).await;
        let file = harry.get("/orders.xlsx").await;
        assert_eq!(file.status.as_u16(), 200);
        let sheet = part(&file.bytes, "xl/worksheets/sheet1.xml");
        for cell in [
            "<c r=\"N2\"><v>-5</v></c>",
            "<c r=\"N3\"><v>250</v></c>",
            "<is><t>00367901234567890323</t></is>",
            "<is><t>=1+1</t></is>",
            "<is><t>Partner order number</t></is>",
        ] {
            assert!(sheet.contains(cell), "{cell}: {sheet}");
        }
        // Days are numbers with the format of a date: 2029-10-31 is the 47422nd day.
        assert!(sheet.contains("<v>47422</v>"), "{sheet}");
        assert!(part(&file.bytes, "xl/workbook.xml").contains("name=\"Orders\""));
    }

    /// T31: the numbers of the page, in every form.
    async fn licenses_are_taken_away_with_the_numbers_of_the_page(app: TestApp) {
        let mut harry = harry(&app, &orders()).await;
        let page = harry.get("/licenses?as_of=2026-11-20").await;
        assert!(page.page().all("a").any(|link| link.text() == "246"), "{}", page.body);
        let people = rows(&harry.get("/licenses.csv?as_of=2026-11-20").await);
        assert_eq!(people[0][..3], ["As of", "Product family", "Version"]);
        assert_eq!(people[1], ["2026-11-20", "Writer", "2024", "Standard", "Applications", "Software", "Device", "246", "250", "0", "0", "2029-10-31", "2029-10-31", "Not needed"]);
        let data = rows(&harry.get("/licenses.csv?as_of=2026-11-20&form=data").await);
        assert_eq!(data[0][4..8], ["pool", "type", "metric", "current"]);
        assert_eq!(data[1][4..8], ["applications", "on_premises", "device", "246"]);
        let book = harry.get("/licenses.xlsx?as_of=2026-11-20").await;
        assert!(part(&book.bytes, "xl/worksheets/sheet1.xml").contains("<c r=\"H2\"><v>246</v></c>"));
        let reports = harry.get("/reports?as_of=2026-11-20").await;
        assert!(reports.shows(">246<") && reports.shows("Licenses: 246."), "{}", reports.body);
    }

    /// The lines of each number add up to it, as the page says.
    async fn lines_are_taken_away_with_the_number_they_make(app: TestApp) {
        let mut all = orders();
        all.push(order("V-4", &[
            with(line("1", "AAA-00001", 9), &json!({ "usage_until": "2026-11-01" })),
            with(line("2", "AAA-00001", 4), &json!({ "usage_from": "2027-01-01" })),
        ]));
        all.push(with(order("V-5", &[line("1", "AAA-00001", 1000)]), &json!({ "status": "canceled" })));
        let mut harry = harry(&app, &all).await;
        let page = harry.get("/licenses?as_of=2026-11-20").await;
        let links: Vec<(String, String)> =
            page.page().all("a").map(|link| (link.attribute("href").to_owned(), link.text().to_owned())).collect();
        for part in ["current", "assured", "future", "ended"] {
            let (href, number) = links.iter().find(|(href, _)| href.contains(&format!("part={part}"))).expect(part);
            let taken = rows(&harry.get(&href.replace("/licenses/lines?", "/licenses/lines.csv?")).await);
            let sum: i64 = taken[1..].iter().map(|row| row.last().expect("a cell").parse::<i64>().expect("a number")).sum();
            assert_eq!(sum.to_string(), *number, "{part}: {taken:?}");
            let shown = harry.get(href).await;
            assert!(shown.page().all("a").any(|link| link.attribute("href").starts_with("/licenses/lines.xlsx?")), "{part}");
        }
        let (href, _) = links.iter().find(|(href, _)| href.contains("part=current")).expect("a number");
        let book = harry.get(&href.replace("/licenses/lines?", "/licenses/lines.xlsx?")).await;
        assert!(part(&book.bytes, "xl/worksheets/sheet1.xml").contains("<v>-5</v>"));
        for unknown in ["part=none&family=Writer", "part=current&family=Unknown"] {
            assert_eq!(harry.get(&format!("/licenses/lines.csv?{unknown}")).await.status.as_u16(), 404, "{unknown}");
        }
        let faulty = harry.get("/licenses/lines.csv?part=current&family=Writer&as_of=2026-02-30").await;
        assert_eq!(faulty.location(), Some("/licenses?as_of=2026-02-30"));
    }

    async fn one_order_is_taken_away(app: TestApp) {
        let mut harry = harry(&app, &orders()).await;
        let list = harry.get("/orders").await;
        let link = list.page().all("a").find(|link| link.text() == "00367901234567890323").expect("the order");
        let path = link.attribute("href").to_owned();
        let file = harry.get(&format!("{path}/lines.csv")).await;
        let name = format!("attachment; filename=\"order-00367901234567890323-{}.csv\"", app.app.config.day_of(app.now()));
        assert_eq!(file.headers["content-disposition"], name.as_str());
        let lines = rows(&file);
        assert_eq!(lines.len(), 3, "{lines:?}");
        let book = harry.get(&format!("{path}/lines.xlsx")).await;
        let sheet = part(&book.bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>250</v>") && !sheet.contains("<v>-5</v>"), "{sheet}");
        let page = harry.get(&path).await;
        assert!(page.page().all("a").any(|link| link.attribute("href") == format!("{path}/lines.csv")));
    }

    async fn reports_are_taken_away(app: TestApp) {
        let ending = with(line("1", "AAA-00001", 9), &json!({ "usage_until": "2026-12-24", "renewal_due_on": "2026-12-01" }));
        let mut harry = harry(&app, &[order("V-4", &[ending])]).await;
        let months = rows(&harry.get("/reports/orders.csv").await);
        assert_eq!(months[0], ["Month", "Orders", "Of these, returns", "Units, net of returns"]);
        assert_eq!(months.len(), 13, "each of twelve months, also those without orders");
        assert_eq!(months[12], ["2026-11", "1", "0", "9"]);
        let answer = harry.get("/reports/ending.csv").await;
        let ends = rows(&answer);
        assert_eq!(ends[1][..6], ["2026-12-24", "Right to use", "AAA-00001", "Writer Standard 2024", "9", "2026-12-01"]);
        assert_eq!(rows(&harry.get("/reports/ending.csv?window=past").await).len(), 1);
        assert_eq!(rows(&harry.get("/reports/orders.csv?as_of=2025-11-20").await).len(), 1);
        for name in ["orders", "ending"] {
            let book = harry.get(&format!("/reports/{name}.xlsx")).await;
            assert!(part(&book.bytes, "xl/worksheets/sheet1.xml").contains("<v>9</v>"), "{name}");
            let faulty = harry.get(&format!("/reports/{name}.csv?as_of=2026-02-30&window=30")).await;
            assert_eq!(faulty.location(), Some("/reports?as_of=2026-02-30&window=30"));
        }
        let page = harry.get("/reports?as_of=2026-11-20&window=30").await;
        for file in ["/licenses.xlsx", "/licenses.csv", "/reports/orders.xlsx", "/reports/orders.csv"] {
            let link = format!("{file}?as_of=2026-11-20&window=30");
            assert!(page.page().all("a").any(|one| one.attribute("href") == link), "{link}: {}", page.body);
        }
    }

    async fn reports_tell_what_the_lists_tell(app: TestApp) {
        let mut all = orders();
        all.push(with(order("V-3", &[line("1", "AAA-00001", 9)]), &json!({ "status": "canceled" })));
        all.push(with(order("V-4", &[with(line("1", "AAA-00001", 9), &json!({ "usage_until": "2026-12-24" }))]), &json!({ "ordered_on": "2026-10-02" })));
        let mut harry = harry(&app, &all).await;
        let page = harry.get("/reports").await;
        assert_eq!(page.status.as_u16(), 200);
        assert!(page.shows("November 2026") && page.shows("October 2026"), "{}", page.body);
        // Two complete orders in November, one of them a return; the link leads to as many.
        let link = page.page().all("a").find(|link| link.attribute("href").contains("since=2026-11-01") && !link.attribute("href").contains("kind="));
        let link = link.expect("a link");
        assert_eq!(link.text(), "2");
        let listed = harry.get(link.attribute("href")).await;
        assert_eq!(listed.page().with("th", "scope", "row").count(), 2, "{}", listed.body);
        assert!(page.shows("December 24, 2026"), "{}", page.body);
        let page = harry.get("/reports?window=30").await;
        assert!(page.shows("Nothing in this period."), "{}", page.body);
        let svg = page.page().all("svg").find(|svg| svg.attribute("role") == "img").expect("a chart");
        assert!(!svg.attribute("aria-labelledby").is_empty() && svg.all("title").next().is_some() && svg.all("desc").next().is_some());
        let home = harry.get("/home").await;
        assert!(home.shows("What you bought") && home.shows("Latest orders"), "{}", home.body);
    }
}

/// The people of a customer leave files to those of others.
#[tokio::test]
async fn a_customer_takes_four_files_away_at_the_same_time() {
    let app = TestApp::start_waiting(Engine::Sqlite, &[], SOON).await;
    let products = [product("AAA-00001", "license_with_assurance")];
    let agreements = [agreement("1", HARRY), agreement("2", "eve@fabrikam.com")];
    app.import(&json!({ "agreements": agreements, "products": products, "orders": orders() })).await;
    let (mut harry, mut eve) = (join(&app, HARRY).await, join(&app, "eve@fabrikam.com").await);
    let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
    let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
    let mut open = Vec::new();
    for client in [&mut harry, &mut rosa] {
        for path in ["/orders.csv", "/licenses.csv"] {
            open.push(client.open(Method::GET, path, Body::empty(), &[]).await);
        }
    }
    assert!(open.iter().all(|answer| answer.status().as_u16() == 200));
    assert_eq!(nils.get("/orders.csv").await.status.as_u16(), 503);
    assert_eq!(eve.get("/orders.csv").await.status.as_u16(), 200);
    drop(open);
    assert_eq!(nils.get("/orders.csv").await.status.as_u16(), 200);
}

/// Files that nobody reads leave the others to other people.
#[tokio::test]
async fn a_person_takes_two_files_away_at_the_same_time() {
    let app = TestApp::start_waiting(Engine::Sqlite, &[], SOON).await;
    let mut harry = harry(&app, &orders()).await;
    let first = harry.open(Method::GET, "/orders.csv", Body::empty(), &[]).await;
    let second = harry.open(Method::GET, "/licenses.csv", Body::empty(), &[]).await;
    assert_eq!((first.status().as_u16(), second.status().as_u16()), (200, 200));
    let third = harry.get("/orders.csv").await;
    assert!(third.status.as_u16() == 503 && third.headers.contains_key("retry-after"), "{}", third.status);
    drop(first);
    assert_eq!(harry.get("/orders.csv").await.status.as_u16(), 200);
}
