//! *Agreements*: the list, and an agreement; what they show, and to whom.

use crate::support::{
    Answer, Client, PASSWORD, TestApp,
    access::join,
    account, agreement, on_both_engines,
    orders::{give_back, line, order, product, with},
    register,
    scope::{id_of, invite},
};
use business_center::{domain::moment::Span, server::db};
use serde_json::{Value, json};

const HARRY: &str = "harry@contoso.com";
const ROSA: &str = "rosa@contoso.com";

/// Agreement 1 of Contoso with the lead account of Harry and another one of Rosa.
fn contoso() -> Value {
    let mut record = agreement("1", HARRY);
    let school = json!({ "sector": "academic", "offer_ends_on": "2027-06-30" });
    record["purchasing_accounts"] =
        json!([account("0001234567", true, HARRY), with(account("7", false, ROSA), &school)]);
    record["contacts"] = json!([
        { "role": "notices", "name": "Diego Siciliani", "email": "diego@contoso.com" },
        { "role": "orders", "name": "Lea Brandt", "email": "lea@contoso.com" },
    ]);
    record
}

/// The same with what both accounts bought.
fn with_orders() -> Value {
    let of_rosa = |order: Value| with(order, &json!({ "account": "7" }));
    let open = with(order("V-4", &[line("10", "AAA-00001", 1000)]), &json!({ "status": "processing" }));
    let later = order("V-5", &[with(line("10", "AAA-00001", 40), &json!({ "usage_from": "2026-12-01" }))]);
    json!({
        "agreements": [contoso()],
        "products": [
            product("AAA-00001", "license"),
            with(product("EEE-00001", "subscription"), &json!({ "family": "Studio", "metric": "user" })),
        ],
        "orders": [
            order("V-1", &[line("10", "AAA-00001", 100), line("20", "EEE-00001", 8)]),
            give_back("V-2", "AAA-00001", -10, ("V-1", "10")),
            of_rosa(order("V-3", &[line("10", "AAA-00001", 1200)])),
            open,
            later,
        ],
    })
}

/// The numbers that a list shows.
fn listed(page: &Answer) -> Vec<&str> {
    assert_eq!(page.status.as_u16(), 200, "{}", page.body);
    page.page().with("th", "scope", "row").map(|cell| cell.text().trim()).collect()
}

/// The cells of a row of a list by its number.
fn cells(page: &Answer, number: &str) -> Vec<String> {
    let row = page.page().all("tr").find(|row| row.all("th").any(|head| head.text() == number));
    let row = row.unwrap_or_else(|| panic!("a row of {number}: {}", page.body));
    row.all("td").map(|cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The path of agreement 1.
async fn path(app: &TestApp) -> String {
    let mut connection = app.app.db.read().await.expect("a connection");
    let row = db::agreements::find_by_number(&mut connection, "1").await.expect("agreements").expect("an agreement");
    format!("/agreements/{}", row.id)
}

/// Harry invites someone to the lead account, who accepts.
async fn colleague(app: &TestApp, harry: &mut Client, email: &str, role: &str) -> Client {
    let lead = id_of(&harry.get("/home").await, "Account 0001234567");
    invite(harry, &lead, email, role).await;
    join(app, email).await
}

/// Harry with five agreements that are no drafts, and one that is.
async fn harry_with_many(app: &TestApp) -> Client {
    let mut harry: Option<Client> = None;
    for (number, organization, programme) in [
        ("9001", "Contoso", "PSA"),
        ("9002", "Fabrikam", "OPEN"),
        ("9003", "Contoso", "PSA"),
        ("9004", "Contoso", "PSA"),
        ("9005", "Contoso", "PSA"),
        ("9006", "Contoso", "PSA"),
    ] {
        let mut record = agreement(number, HARRY);
        record["programme"] = programme.into();
        record["organization"]["name"] = organization.into();
        record["purchasing_accounts"] = json!([account(&number.replace("900", "81"), true, HARRY)]);
        app.import(&register(&[record])).await;
        match &mut harry {
            None => harry = Some(join(app, HARRY).await),
            Some(harry) => {
                harry.get(&app.newest_link(HARRY).await).await;
                let invitation = harry.get("/register").await.value_of("invitation");
                let form = [("invitation", invitation.as_str()), ("password", PASSWORD)];
                assert_eq!(harry.post("/register/account", &form).await.location(), Some("/home"));
            }
        }
    }
    for sql in [
        "UPDATE agreements SET ends_on = '2027-05-31' WHERE number = '9002'",
        "UPDATE agreements SET ends_on = '2026-12-20', status = 'signed' WHERE number = '9003'",
        // The register has not ended it yet.
        "UPDATE agreements SET ends_on = '2026-11-19' WHERE number = '9004'",
        "UPDATE agreements SET status = 'ended' WHERE number = '9005'",
        "UPDATE agreements SET status = 'draft' WHERE number = '9006'",
    ] {
        app.execute(sql).await;
    }
    harry.expect("Harry")
}

on_both_engines! {
    /// T15, T19.
    async fn agreements_are_listed_by_their_end_and_found_by_number_name_and_filter(app: TestApp) {
        let mut harry = harry_with_many(&app).await;
        for (query, expected) in [
            ("", vec!["9003", "9002", "9001"]),
            ("status=ended", vec!["9004", "9005"]),
            ("status=all", vec!["9003", "9002", "9001", "9004", "9005"]),
            ("status=other", vec!["9003", "9002", "9001"]),
            ("program=OPEN", vec!["9002"]),
            ("program=NONE", vec![]),
            ("search=fabRIkam", vec!["9002"]),
            ("search=90-03", vec!["9003"]),
            ("search=account+811", vec!["9001"]),
            ("search=815", vec![]),
            ("search=815&status=all", vec!["9005"]),
            ("search=9006&status=all", vec![]),
            ("search=---", vec![]),
            ("search=%00", vec!["9003", "9002", "9001"]),
        ] {
            assert_eq!(listed(&harry.get(&format!("/agreements?{query}")).await), expected, "{query}");
        }
        let all = harry.get("/agreements?status=all").await;
        assert!(all.shows("1–5") && !all.shows("9006"), "{}", all.body);
        let roles = "Account Administrator, Agreement Administrator";
        let program = "Products and Services Agreement";
        let signed_on = "November 2, 2026";
        for (number, end, status) in [
            ("9003", "December 20, 2026in 30 days", "Signed"),
            ("9001", "no end", "Active"),
            ("9004", "November 19, 2026", "Ended"),
            ("9005", "–", "Ended"),
        ] {
            let name = format!("Account {0} · {0}", number.replace("900", "81"));
            assert_eq!(cells(&all, number), ["Contoso", program, &name, signed_on, end, status, roles], "{number}");
        }
        assert_eq!(cells(&all, "9002")[4], "May 31, 2027", "more than 90 days are not counted");
        // The last day counts as a whole.
        app.pass(Span::days(30));
        let mut harry = app.client();
        harry.post("/Customer/", &[("email", HARRY), ("password", PASSWORD)]).await;
        let last = harry.get("/agreements").await;
        assert!(cells(&last, "9003")[4].ends_with("today"), "{}", last.body);
        app.pass(Span::days(1));
        harry.post("/Customer/", &[("email", HARRY), ("password", PASSWORD)]).await;
        assert_eq!(listed(&harry.get("/agreements").await), ["9002", "9001"]);
    }

    /// A file has what the page lists, with its filters.
    async fn the_list_is_taken_away_as_it_is_shown(app: TestApp) {
        let mut harry = harry_with_many(&app).await;
        for query in ["", "?status=all", "?status=ended"] {
            let page = harry.get(&format!("/agreements{query}")).await;
            let link = page.page().all("a").find(|link| link.attribute("href").starts_with("/agreements.csv"));
            let link = link.expect("a link").attribute("href").to_owned();
            let file = harry.get(&link).await;
            assert_eq!(file.headers["content-disposition"], "attachment; filename=\"agreements-2026-11-20.csv\"");
            let rows: Vec<&str> = file.body.lines().skip(1).map(|row| row.split(',').next().unwrap_or_default()).collect();
            assert_eq!(rows, listed(&page), "{query}: {}", file.body);
            let book = harry.get(&link.replace(".csv", ".xlsx")).await;
            assert!(book.status.as_u16() == 200 && book.bytes.starts_with(b"PK"), "{query}");
        }
    }

    async fn the_list_follows_the_purchasing_account(app: TestApp) {
        let mut harry = harry_with_many(&app).await;
        let second = id_of(&harry.get("/home").await, "Account 812");
        let page = harry.get(&format!("/agreements?account={second}")).await;
        assert_eq!(listed(&page), ["9002"]);
        assert!(page.shows(&format!("type=\"hidden\" name=\"account\" value=\"{second}\"")), "the form keeps it: {}", page.body);
        harry.post("/scope", &[("scope", second.as_str()), ("return_to", "/home")]).await;
        assert_eq!(listed(&harry.get("/agreements").await), ["9002"]);
        assert_eq!(harry.get("/agreements?account=x").await.status.as_u16(), 404);
    }

    async fn without_a_current_agreement_the_page_says_why(app: TestApp) {
        app.import(&register(&[contoso()])).await;
        let mut harry = join(&app, HARRY).await;
        let mut vera = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        app.execute("UPDATE agreements SET status = 'ended'").await;
        let page = vera.get("/agreements").await;
        assert!(page.shows("No signed or active agreements") && page.shows("href=\"/agreements?status=ended\""), "{}", page.body);
        assert!(vera.get("/agreements?search=x").await.shows("Check the number or name"));
        app.execute("UPDATE agreements SET status = 'draft'").await;
        let page = vera.get("/agreements").await;
        for text in ["No agreements yet", "support@contoso.com", "mailto:harry@contoso.com"] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
    }

    async fn an_agreement_shows_its_accounts_and_contacts(app: TestApp) {
        app.import(&register(&[contoso()])).await;
        app.execute("INSERT INTO imports (number, started_at, written_at, as_of, source) VALUES (4, 0, 0, '2026-11-19', 'erp')").await;
        app.execute("INSERT INTO import_kinds (kind, import_number) VALUES ('agreements', 4)").await;
        let mut harry = join(&app, HARRY).await;
        let home = harry.get("/home").await;
        let one = path(&app).await;
        assert!(home.shows(&format!("href=\"{one}\"")) && home.shows("href=\"/agreements\""), "{}", home.body);
        let page = harry.get(&one).await;
        for text in [
            "Agreement 1", "Products and Services Agreement", "Contoso", "November 2, 2026", "no end", "Active",
            "Data as of November 19, 2026, import 4, source: erp",
            "Account 0001234567", "Lead purchasing account", "Account 7", "Academic", "June 30, 2027", "mailto:rosa@contoso.com",
            "Signed by", "mailto:ana@contoso.com", "Notices", "mailto:diego@contoso.com", "Orders and renewals", "mailto:lea@contoso.com",
            "Fabrikam Resellers", "mailto:licensing@fabrikam.com", "Agreement added", "href=\"/support/agreements-and-orders\"",
        ] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
        assert!(!page.shows("has ended") && !page.shows("other purchasing accounts, which"), "{}", page.body);
        // Without partners, the page speaks of none.
        let alone = with(contoso(), &json!({ "partners": [], "contacts": [] }));
        app.import(&register(&[alone])).await;
        let page = harry.get(&one).await;
        assert!(!page.shows(">Partners</dt>") && !page.shows("Notices"), "{}", page.body);
        app.execute("UPDATE agreements SET status = 'ended'").await;
        assert!(harry.get(&one).await.shows("This agreement has ended."));
    }

    /// Addition 20, T3, T4, T5, T19: identifiers of others and of drafts answer like unknown ones.
    async fn an_agreement_is_shown_to_who_may_view_it(app: TestApp) {
        app.import(&with_orders()).await;
        let mut harry = join(&app, HARRY).await;
        let mut rosa = join(&app, ROSA).await;
        app.import(&register(&[agreement("5", "eve@fabrikam.com")])).await;
        let mut eve = join(&app, "eve@fabrikam.com").await;
        let one = path(&app).await;
        let mut overseer = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        for client in [&mut harry, &mut overseer] {
            let page = client.get(&one).await;
            assert!(page.shows("Account 7") && page.shows("mailto:rosa@contoso.com") && page.shows("Orders and licenses"), "{}", page.body);
        }
        assert_eq!(cells(&rosa.get("/agreements").await, "1")[2], "Account 7 · 7");
        let page = rosa.get(&one).await;
        assert!(page.shows("Account 7") && page.shows("other purchasing accounts, which your roles"), "{}", page.body);
        assert!(!page.shows("0001234567") && !page.shows("mailto:harry@contoso.com"), "{}", page.body);
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        assert_eq!(listed(&olga.get("/agreements").await), ["1"]);
        let page = olga.get(&one).await;
        assert!(page.shows("Account 0001234567") && page.shows("Account 7"), "{}", page.body);
        assert!(!page.shows("Orders and licenses") && !page.shows("href=\"/orders") && !page.shows("href=\"/licenses"), "{}", page.body);
        let mut uwe = colleague(&app, &mut harry, "uwe@contoso.com", "user_administrator").await;
        assert_eq!((uwe.get("/agreements").await.status.as_u16(), uwe.get(&one).await.status.as_u16()), (403, 403));
        assert!(!uwe.get("/home").await.shows("href=\"/agreements"));
        let unknown = harry.get("/agreements/x").await;
        let foreign = eve.get(&one).await;
        assert_eq!((unknown.status.as_u16(), foreign.status.as_u16()), (404, 404));
        assert!(!foreign.shows("Account 7"), "{}", foreign.body);
        app.execute("UPDATE agreements SET status = 'draft' WHERE number = '1'").await;
        assert_eq!(harry.get(&one).await.status.as_u16(), 404);
        assert!(!harry.get("/home").await.shows(&one), "the home page shows no draft either");
        app.execute("UPDATE agreements SET status = 'ended' WHERE number = '1'").await;
        assert_eq!(harry.get(&one).await.status.as_u16(), 200);
    }

    /// T31: each number is that of the list behind it.
    async fn numbers_of_orders_and_licenses_are_those_of_their_lists(app: TestApp) {
        app.import(&with_orders()).await;
        let mut harry = join(&app, HARRY).await;
        let one = path(&app).await;
        let mut pages = vec![harry.get(&one).await];
        let seven = id_of(&harry.get("/home").await, "Account 7");
        harry.post("/scope", &[("scope", seven.as_str()), ("return_to", "/home")]).await;
        pages.push(harry.get(&one).await);
        harry.post("/scope", &[("scope", ""), ("return_to", "/home")]).await;
        let counts: Vec<Vec<(String, String)>> = pages.iter().map(links).collect();
        let numbers = |place: usize| counts[place].iter().map(|(_, number)| number.as_str()).collect::<Vec<_>>();
        assert_eq!(numbers(0), ["4", "98", "1", "1,200", "5", "1,298"], "{}", pages[0].body);
        // In one purchasing account, no list shows all of them.
        assert_eq!(numbers(1), ["4", "98", "1", "1,200"], "{}", pages[1].body);
        for (href, number) in &counts[0] {
            let list = harry.get(href).await;
            let rows = if href.starts_with("/orders") { listed(&list).len().to_string() } else { sum(&list) };
            assert_eq!(rows, number.replace(',', ""), "{href}: {}", list.body);
        }
    }

    /// Who did what stays in the trail; of people the page tells only that something changed.
    async fn the_history_tells_what_the_register_changed_and_names_no_one(app: TestApp) {
        app.import(&register(&[contoso()])).await;
        let mut harry = join(&app, HARRY).await;
        let mut rosa = join(&app, ROSA).await;
        let mut vera = colleague(&app, &mut harry, "vera@contoso.com", "account_viewer").await;
        app.pass(Span::minutes(1));
        let mut next = with(contoso(), &json!({ "ends_on": "2027-10-31", "signatory": { "name": "Tim Bauer", "email": "tim@contoso.com" } }));
        next["purchasing_accounts"][0]["name"] = "Headquarters".into();
        next["purchasing_accounts"][1]["administrator"]["email"] = "ivan@contoso.com".into();
        app.import(&register(&[next])).await;
        let one = path(&app).await;
        let page = harry.get(&one).await;
        for text in [
            "Agreement changed", "Ends on: October 31, 2027", "Signatory: changed",
            "Purchasing account changed", "Name: Account 0001234567 → Headquarters", "Purchasing Account Administrator: changed",
            "href=\"/account/audit\"",
        ] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
        for text in ["ana@contoso.com", "rosa@contoso.com", "Invitation", "Role assigned"] {
            assert!(!page.shows(text), "{text}: {}", page.body);
        }
        assert!(!rosa.get(&one).await.shows("Headquarters"), "what changed elsewhere");
        let page = vera.get(&one).await;
        assert!(page.shows("Agreement changed") && !page.shows("href=\"/account/audit\""), "{}", page.body);
    }

    async fn guides_are_readable_without_an_account(app: TestApp) {
        for (language, titles) in [
            ("en", ["View agreements and orders", "Understand your licenses"]),
            ("es", ["Ver acuerdos y pedidos", "Entender sus licencias"]),
            ("ru", ["Просмотр соглашений и заказов", "Что нужно знать о лицензиях"]),
            ("it", ["Visualizzare contratti e ordini", "Capire le tue licenze"]),
        ] {
            let mut visitor = app.client().with_header("accept-language", language);
            let support = visitor.get("/support").await;
            for (title, path) in titles.iter().zip(["/support/agreements-and-orders", "/support/licenses"]) {
                assert!(support.shows(title), "{title}: {}", support.body);
                let guide = visitor.get(path).await;
                assert!(guide.status.as_u16() == 200 && guide.shows(title) && !guide.shows("{{"), "{}", guide.body);
            }
        }
        app.import(&with_orders()).await;
        let mut harry = join(&app, HARRY).await;
        for (page, guide) in [("/agreements", "agreements-and-orders"), ("/orders", "agreements-and-orders"), ("/licenses", "licenses")] {
            assert!(harry.get(page).await.shows(&format!("href=\"/support/{guide}\"")), "{page}");
        }
    }
}

/// The numbers of an agreement's page that lead to lists, row by row.
fn links(page: &Answer) -> Vec<(String, String)> {
    let section = page.page().with("section", "aria-labelledby", "bought").next().expect("numbers");
    section
        .all("td")
        .flat_map(|cell| cell.all("a").collect::<Vec<_>>())
        .map(|link| (link.attribute("href").to_owned(), link.text().to_owned()))
        .collect()
}

/// The licenses of the first table of *License details*, together.
fn sum(page: &Answer) -> String {
    let table = page.page().all("table").next().expect("licenses");
    let numbers =
        table.with("td", "data-label", "Licenses").map(|cell| cell.text().replace(',', "").replace('\u{2212}', "-"));
    numbers.map(|number| number.parse::<i64>().expect("a number")).sum::<i64>().to_string()
}
