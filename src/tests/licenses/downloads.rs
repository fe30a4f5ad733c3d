//! *Downloads*: what is offered to whom, how files are sent, and what of it is written down.

use crate::support::{
    Answer, Client, Engine, PASSWORD, TestApp,
    access::{colleague, join},
    agreement,
    commands::{facts, succeed},
    files::{file, file_id, hash, store},
    on_both_engines,
    orders::{give_back, line, order, product, with},
    process::Installation,
};
use axum::{body::Body, http::Method};
use business_center::domain::moment::Span;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Read},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tokio::{task::spawn_blocking, time::timeout};

const HARRY: &str = "harry@contoso.com";
const CONTENT: &str = "Writer 2024, from the first byte to the last";

/// Harry has bought Writer 2024 with assurance until the end of 2026.
async fn contoso(app: &TestApp, files: &[Value]) -> Client {
    let line = with(line("10", "AAA-00001", 5), &json!({ "assurance_until": "2026-12-31" }));
    let register = json!({
        "agreements": [agreement("1", HARRY)], "products": [product("AAA-00001", "license_with_assurance")],
        "orders": [order("V-1", &[line])], "files": files,
    });
    app.import(&register).await;
    join(app, HARRY).await
}

async fn path_of(app: &TestApp, id: &str) -> String {
    format!("/downloads/file/{}", file_id(app, id).await)
}

async fn part(client: &mut Client, path: &str, headers: &[(&str, &str)]) -> Answer {
    client.send(Method::GET, path, Body::empty(), headers).await
}

/// The row of a file in the list.
fn row(page: &Answer, id: &str) -> String {
    let rows = page.page().all("tr").map(|row| row.text().to_owned()).collect::<Vec<_>>();
    rows.into_iter()
        .find(|row| row.contains(&format!("Title of {id}")))
        .unwrap_or_else(|| panic!("{id}: {}", page.body))
}

on_both_engines! {
    /// What was bought decides; what is not sent says why.
    async fn files_are_shown_with_what_stands_in_the_way(app: TestApp) {
        let late = with(file("late", b"late"), &json!({
            "released_on": "2027-01-01", "products": [{ "family": "Writer", "version": "2027" }],
        }));
        let newer = with(file("newer", b"newer"), &json!({ "products": [{ "family": "Writer", "version": "2027" }] }));
        let other = with(file("other", b"other"), &json!({ "products": [{ "family": "Reader" }] }));
        let withdrawn = with(file("withdrawn", b"withdrawn"), &json!({ "withdrawn": "Replaced by 2024.1" }));
        let mut harry =
            contoso(&app, &[file("good", CONTENT.as_bytes()), file("missing", b"x"), late, newer, other, withdrawn]).await;
        store(&app, CONTENT.as_bytes()).await;
        store(&app, b"newer").await;
        store(&app, b"other").await;
        let page = harry.get("/downloads").await;
        for (id, state) in [
            ("good", "Available"),
            ("newer", "Available"),
            ("missing", "Not yet available"),
            ("withdrawn", "Withdrawn"),
        ] {
            assert!(row(&page, id).contains(state), "{id}: {}", row(&page, id));
        }
        assert!(!page.body.contains("Title of other"), "nothing was bought of Reader");
        assert!(!page.body.contains("Title of late"), "it is not released yet");
        let path = path_of(&app, "late").await;
        assert_eq!(part(&mut harry, &path, &[]).await.status.as_u16(), 404);
        let none = harry.get("/downloads?language=it").await;
        assert!(none.shows("Choose other filters, or clear them.") && !none.body.contains("Title of good"), "{}", none.body);
        app.pass(Span::days(43));
        let mut harry = app.client();
        harry.post("/Customer/", &[("email", HARRY), ("password", PASSWORD)]).await;
        let page = harry.get("/downloads").await;
        assert!(row(&page, "late").contains("Released after your coverage ended"), "{}", page.body);
        assert!(row(&page, "newer").contains("Available"), "it was released before: {}", page.body);
        for (id, status, told) in [
            ("missing", 404, "provided it to this portal yet"),
            ("late", 403, "Your coverage ended on December 31, 2026"),
            ("withdrawn", 410, "Replaced by 2024.1"),
        ] {
            let path = path_of(&app, id).await;
            let answer = part(&mut harry, &path, &[("sec-fetch-mode", "navigate")]).await;
            assert_eq!(answer.status.as_u16(), status, "{id}");
            assert!(answer.shows(told), "{id}: {}", answer.body);
            let others = answer.page().all("a").filter(|link| link.text() == "Other files for Writer").count();
            assert_eq!(others, usize::from(id == "withdrawn"), "{id}: {}", answer.body);
            let bare = part(&mut harry, &path, &[]).await;
            assert_eq!((bare.status.as_u16(), bare.body.as_str()), (status, ""), "{id}");
        }
        let path = path_of(&app, "other").await;
        assert_eq!(part(&mut harry, &path, &[]).await.status.as_u16(), 404);
        assert_eq!(harry.get(&path.replace("/file", "")).await.status.as_u16(), 404);
        // What was given back entitles to nothing.
        app.import(&json!({ "orders": [give_back("V-2", "AAA-00001", -5, ("V-1", "10"))] })).await;
        assert!(!harry.get("/downloads").await.body.contains("Title of good"));
        let path = path_of(&app, "good").await;
        assert_eq!(part(&mut harry, &path, &[]).await.status.as_u16(), 404);
    }

    /// Who reads that a file was withdrawn is led to what there is instead, if there is something.
    async fn a_withdrawn_file_leads_to_those_that_can_be_downloaded(app: TestApp) {
        let withdrawn = with(file("withdrawn", b"withdrawn"), &json!({ "withdrawn": "Replaced by 2024.1" }));
        let mut harry = contoso(&app, &[withdrawn, file("good", CONTENT.as_bytes())]).await;
        let path = path_of(&app, "withdrawn").await.replace("/file", "");
        assert!(!harry.get(&path).await.body.contains("Other files for Writer"), "there are none yet");
        store(&app, CONTENT.as_bytes()).await;
        let page = harry.get(&path).await;
        let link = page.page().all("a").find(|link| link.text() == "Other files for Writer").expect("a link");
        let list = harry.get(link.attribute("href")).await;
        assert!(row(&list, "good").contains("Available"), "{}", list.body);
        assert!(list.page().with("option", "value", "Writer").any(|option| option.has("selected")), "{}", list.body);
    }

    /// `sha256sum --check` looks for each file where it can be: two of one name are in folders.
    async fn files_of_one_name_are_told_apart_in_the_sums(app: TestApp) {
        let named = |id: &str, content: &[u8], name: &str| with(file(id, content), &json!({ "name": name }));
        let files = [
            named("setup-es", b"hola", "setup.exe"),
            named("setup-ru", b"privet", "Setup.exe"),
            named("again", b"hola", "setup.exe"),
            named("good", CONTENT.as_bytes(), "writer.iso"),
        ];
        let mut harry = contoso(&app, &files).await;
        for content in [&b"hola"[..], b"privet", CONTENT.as_bytes()] {
            store(&app, content).await;
        }
        let sums = harry.get("/downloads/SHA256SUMS?family=Writer").await;
        let [hola, privet, good] = [&b"hola"[..], b"privet", CONTENT.as_bytes()].map(hash);
        let lines: BTreeSet<&str> = sums.body.lines().collect();
        let expected = [
            format!("{hola}  again/setup.exe"),
            format!("{privet}  setup-ru/Setup.exe"),
            format!("{good}  writer.iso"),
        ];
        assert_eq!(lines, expected.iter().map(String::as_str).collect(), "{}", sums.body);
    }

    /// A return says what it corrects, not with which ends: what was bought without assurance brings none of it back.
    async fn what_was_given_back_entitles_to_nothing(app: TestApp) {
        let newer = with(file("newer", b"newer"), &json!({ "products": [{ "family": "Writer", "version": "2027" }] }));
        let mut harry = contoso(&app, &[file("good", CONTENT.as_bytes()), newer]).await;
        store(&app, CONTENT.as_bytes()).await;
        store(&app, b"newer").await;
        assert!(row(&harry.get("/downloads").await, "newer").contains("Available"));
        let again = order("V-3", &[line("10", "AAA-00001", 5)]);
        app.import(&json!({ "orders": [give_back("V-2", "AAA-00001", -5, ("V-1", "10")), again] })).await;
        let page = harry.get("/downloads").await;
        assert!(row(&page, "newer").contains("Not included") && row(&page, "good").contains("Available"), "{}", page.body);
    }

    /// What takes the place of a line has days of its own; what is taken back has those of the line.
    async fn a_correction_entitles_by_its_own_days(app: TestApp) {
        let newer = with(file("newer", b"newer"), &json!({
            "released_on": "2026-11-08", "products": [{ "family": "Writer", "version": "2027" }],
        }));
        let short = with(line("10", "AAA-00001", 5), &json!({ "assurance_until": "2026-11-05" }));
        let register = json!({
            "agreements": [agreement("1", HARRY)], "products": [product("AAA-00001", "license_with_assurance")],
            "orders": [order("V-1", &[short])], "files": [newer],
        });
        app.import(&register).await;
        store(&app, b"newer").await;
        let mut harry = join(&app, HARRY).await;
        assert!(row(&harry.get("/downloads").await, "newer").contains("after your coverage ended"), "{}", harry.get("/downloads").await.body);
        let corrects = json!({ "reason_code": "R1", "corrects": { "order": "V-1", "line": "10" } });
        let longer = json!({ "assurance_until": "2027-01-31", "corrects": { "order": "V-1", "line": "10" } });
        let lines = [with(line("1", "AAA-00001", -5), &corrects), with(line("2", "AAA-00001", 5), &longer)];
        app.import(&json!({ "orders": [with(order("V-2", &lines), &json!({ "kind": "correction" }))] })).await;
        let page = harry.get("/downloads").await;
        assert!(row(&page, "newer").contains("Available"), "{}", page.body);
    }

    /// What is said of a file is said of products that were bought.
    async fn a_file_for_several_products_is_told_by_those_that_were_bought(app: TestApp) {
        let both = with(file("both", b"both"), &json!({
            "products": [{ "family": "Reader", "version": "1" }, { "family": "Writer", "version": "2030" }],
        }));
        let line = line("10", "AAA-00001", 5);
        let register = json!({
            "agreements": [agreement("1", HARRY)], "products": [product("AAA-00001", "license")],
            "orders": [order("V-1", &[line])], "files": [both],
        });
        app.import(&register).await;
        let mut harry = join(&app, HARRY).await;
        let page = harry.get(&path_of(&app, "both").await.replace("/file", "")).await;
        assert!(page.shows("Your organization has bought Writer,"), "{}", page.body);
        assert!(!page.body.contains("SHA256SUMS?family=Reader"), "{}", page.body);
        for query in ["?family=Reader", "?family=Writer", ""] {
            assert_eq!(harry.get(&format!("/downloads/SHA256SUMS{query}")).await.status.as_u16(), 404, "{query}");
        }
    }

    /// The register decides who may download what: each change of it is written down.
    async fn changes_of_files_are_in_the_trail(app: TestApp) {
        contoso(&app, &[file("good", CONTENT.as_bytes())]).await;
        let changed = with(file("good", CONTENT.as_bytes()), &json!({ "products": [{ "family": "Reader" }] }));
        app.import(&json!({ "files": [changed] })).await;
        let noted = "SELECT COUNT(*) FROM audit_entries WHERE action = 'software.updated'";
        assert_eq!(app.count(noted).await, 1);
    }

    /// T27 and T28: parts, conditions, and the headers that download programs rely on.
    async fn files_are_sent_whole_and_in_parts(app: TestApp) {
        let mut harry = contoso(&app, &[with(file("good", CONTENT.as_bytes()), &json!({ "name": "Писатель 2024.iso" }))]).await;
        store(&app, CONTENT.as_bytes()).await;
        let path = path_of(&app, "good").await;
        let etag = format!("\"sha256-{}\"", hash(CONTENT.as_bytes()));
        let whole = part(&mut harry, &path, &[("accept-encoding", "gzip, br")]).await;
        assert_eq!((whole.status.as_u16(), whole.body.as_str()), (200, CONTENT));
        for (name, value) in [
            ("etag", etag.as_str()),
            ("accept-ranges", "bytes"),
            ("content-length", "44"),
            ("content-type", "application/octet-stream"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(whole.headers[name], value, "{name}");
        }
        assert!(whole.headers.get("content-encoding").is_none());
        assert!(whole.headers["content-disposition"].to_str().expect("ASCII").contains("filename*=UTF-8''%D0%9F"));
        assert!(whole.headers["repr-digest"].to_str().expect("ASCII").starts_with("sha-256=:"));
        let other = "\"sha256-other\"";
        for (headers, status, body, range) in [
            (&[("range", "bytes=0-5")][..], 206, "Writer", "bytes 0-5/44"),
            (&[("range", "bytes=-4")], 206, "last", "bytes 40-43/44"),
            (&[("range", "bytes=40-"), ("if-range", &etag)], 206, "last", "bytes 40-43/44"),
            (&[("range", "bytes=40-"), ("if-range", other)], 200, CONTENT, ""),
            (&[("range", "bytes=0-1,5-6")], 200, CONTENT, ""),
            (&[("range", "bytes=44-")], 416, "", "bytes */44"),
            (&[("if-none-match", &etag)], 304, "", ""),
            (&[("if-match", other)], 412, "", ""),
            (&[("if-match", &etag)], 200, CONTENT, ""),
            (&[("if-match", other), ("if-match", &etag)], 200, CONTENT, ""),
            (&[("range", "bytes=0-1"), ("range", "bytes=3-4")], 200, CONTENT, ""),
        ] {
            let answer = part(&mut harry, &path, headers).await;
            assert_eq!((answer.status.as_u16(), answer.body.as_str()), (status, body), "{headers:?}");
            let told = answer.headers.get("content-range").map_or("", |value| value.to_str().expect("ASCII"));
            assert_eq!(told, range, "{headers:?}");
        }
        let head = harry.send(Method::HEAD, &path, Body::empty(), &[]).await;
        assert_eq!((head.status.as_u16(), head.body.as_str(), &head.headers["content-length"]), (200, "", &"44".parse().expect("a value")));
        let sums = harry.get("/downloads/SHA256SUMS?family=Writer&version=2024").await;
        assert_eq!(sums.body, format!("{}  Писатель 2024.iso\n", hash(CONTENT.as_bytes())));
        // Bytes that are no longer whole are not sent at all.
        let stored = app.app.config.files.as_ref().expect("a folder").path(&hash(CONTENT.as_bytes()));
        fs::remove_file(&stored).expect("removed");
        fs::write(&stored, "Writer").expect("cut off");
        assert_eq!(part(&mut harry, &path, &[("range", "bytes=0-5")]).await.status.as_u16(), 404);
        let page = part(&mut harry, &path, &[("sec-fetch-mode", "navigate")]).await;
        assert!(page.shows("Not yet available") && !page.body.contains(&format!("href=\"{path}\"")), "{}", page.body);
    }

    /// No program takes a page for the file.
    async fn whoever_is_not_signed_in_gets_a_page_only_for_a_page(app: TestApp) {
        let mut harry = contoso(&app, &[file("good", CONTENT.as_bytes())]).await;
        store(&app, CONTENT.as_bytes()).await;
        let path = path_of(&app, "good").await;
        let mut reader = colleague(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        assert_eq!(part(&mut reader, &path, &[]).await.status.as_u16(), 403);
        assert_eq!(reader.get("/downloads").await.status.as_u16(), 403);
        let mut nobody = app.client();
        let page = part(&mut nobody, &path, &[("sec-fetch-mode", "navigate")]).await;
        let about = path.replace("/file", "");
        let sign_in = page.page().by_id("form").expect("a form");
        assert!(page.status.as_u16() == 401 && sign_in.with("input", "name", "return_to").any(|to| to.attribute("value") == about), "{}", page.body);
        let form = [("email", HARRY), ("password", PASSWORD), ("return_to", about.as_str())];
        assert_eq!(app.client().post("/Customer/", &form).await.location(), Some(about.as_str()));
        for headers in [&[][..], &[("range", "bytes=5-")], &[("sec-fetch-mode", "navigate"), ("range", "bytes=5-")]] {
            let bare = part(&mut nobody, &path, headers).await;
            assert_eq!((bare.status.as_u16(), bare.body.as_str()), (401, ""), "{headers:?}");
        }
        app.pass(Span::minutes(61));
        assert_eq!(part(&mut harry, &path, &[]).await.status.as_u16(), 401, "the session has ended");
    }

    /// One entry for each person, file and hour, and who sees it.
    async fn a_download_is_noted_once_in_an_hour(app: TestApp) {
        let mut harry = contoso(&app, &[file("good", CONTENT.as_bytes())]).await;
        store(&app, CONTENT.as_bytes()).await;
        let path = path_of(&app, "good").await;
        let mut manager = colleague(&app, &mut harry, "nils@contoso.com", "account_manager").await;
        harry.send(Method::HEAD, &path, Body::empty(), &[]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM downloads").await, 0);
        for _ in 0..3 {
            part(&mut harry, &path, &[("range", "bytes=0-5")]).await;
        }
        part(&mut manager, &path, &[]).await;
        let noted = "SELECT COUNT(*) FROM audit_entries WHERE action = 'software.downloaded'";
        assert_eq!((app.count("SELECT COUNT(*) FROM downloads").await, app.count(noted).await), (2, 2));
        let own = manager.get("/downloads/report").await;
        assert_eq!(own.page().all("tr").count(), 2, "{}", own.body);
        app.pass(Span::minutes(50));
        harry.get("/home").await;
        app.pass(Span::minutes(50));
        part(&mut harry, &path, &[]).await;
        assert_eq!(app.count(noted).await, 3);
        assert!(harry.get(&path.replace("/file", "")).await.shows("You downloaded it on"));
        let report = harry.get("/downloads/report").await;
        assert_eq!(report.page().all("tr").count(), 4, "{}", report.body);
        assert!(report.shows("Nils Diaz") || report.body.contains("Diaz"), "{}", report.body);
        let trail = harry.get("/account/audit?topic=downloads").await;
        assert!(trail.shows("File downloaded"), "{}", trail.body);
    }

    /// The files of the report have what its page shows to the same person, and what no longer fits there.
    async fn the_report_is_taken_away(app: TestApp) {
        let mut harry = contoso(&app, &[with(file("good", CONTENT.as_bytes()), &json!({ "title": "=1+1" }))]).await;
        store(&app, CONTENT.as_bytes()).await;
        let path = path_of(&app, "good").await;
        let mut manager = colleague(&app, &mut harry, "nils@contoso.com", "account_manager").await;
        part(&mut harry, &path, &[]).await;
        part(&mut manager, &path, &[]).await;
        let file = harry.get("/downloads/report.csv").await;
        let name = format!("attachment; filename=\"downloads-{}.csv\"", app.app.config.day_of(app.now()));
        assert_eq!(file.headers["content-disposition"], name.as_str());
        assert!(file.body.starts_with("\u{feff}When,Who,Title,File name,Purchasing account\r\n"), "{}", file.body);
        assert!(file.body.lines().count() == 3 && file.body.contains(",'=1+1,good.iso,"), "{}", file.body);
        let own = manager.get("/downloads/report.csv").await;
        assert_eq!(own.body.lines().count(), 2, "{}", own.body);
        let page = harry.get("/downloads/report").await;
        for path in ["/downloads/report.csv", "/downloads/report.xlsx"] {
            assert!(page.page().all("a").any(|link| link.attribute("href") == path), "{}", page.body);
        }
        let workbook = harry.get("/downloads/report.xlsx").await;
        assert!(workbook.status.as_u16() == 200 && workbook.bytes.starts_with(b"PK"), "{:?}", workbook.headers);
        // More than the page has, in several batches, each download once.
        let many =
            "WITH RECURSIVE hours (hour) AS (SELECT 1 UNION ALL SELECT hour + 1 FROM hours WHERE hour < 400)
            INSERT INTO downloads (file_id, user_id, hour, at, purchasing_account_id)
            SELECT file_id, user_id, hours.hour, hours.hour * 3600000, purchasing_account_id
            FROM hours CROSS JOIN downloads WHERE hours.hour < 400 OR user_id = (SELECT MIN(user_id) FROM downloads)";
        app.execute(many).await;
        assert_eq!(harry.get("/downloads/report.csv").await.body.lines().count(), 1 + 2 + 399 * 2 + 1);
        assert_eq!(harry.get("/downloads/report").await.page().all("tr").count(), 1 + 200);
    }

    /// A transfer that runs ends with what it was allowed by.
    async fn a_transfer_ends_with_the_offer_and_with_the_rights(app: TestApp) {
        let content = "x".repeat(1024 * 1024);
        let mut harry = contoso(&app, &[file("good", content.as_bytes())]).await;
        store(&app, content.as_bytes()).await;
        let path = path_of(&app, "good").await;
        let other = "y".repeat(1024 * 1024);
        store(&app, other.as_bytes()).await;
        let mut body = harry.open(Method::GET, &path, Body::empty(), &[]).await.into_body();
        body.frame().await.expect("a part").expect("the first bytes");
        app.import(&json!({ "files": [file("good", other.as_bytes())] })).await;
        app.pass(Span::seconds(11));
        assert!(body.collect().await.is_err(), "the file is another one now");
        for statement in ["", "UPDATE stored_files SET withdrawn = 'Replaced'", "DELETE FROM role_assignments"] {
            app.execute("UPDATE stored_files SET withdrawn = NULL").await;
            let mut body = harry.open(Method::GET, &path, Body::empty(), &[]).await.into_body();
            body.frame().await.expect("a part").expect("the first bytes");
            if !statement.is_empty() {
                app.execute(statement).await;
            }
            app.pass(Span::seconds(11));
            assert_eq!(body.collect().await.is_ok(), statement.is_empty(), "{statement}");
        }
    }

    /// Other rights than before, and a database that is busy for a moment, end nothing; a person without the right does.
    async fn a_transfer_goes_on_as_long_as_the_person_may_download(app: TestApp) {
        let content = "x".repeat(1024 * 1024);
        let mut harry = contoso(&app, &[file("good", content.as_bytes())]).await;
        store(&app, content.as_bytes()).await;
        let path = path_of(&app, "good").await;
        let mut manager = colleague(&app, &mut harry, "nils@contoso.com", "account_manager").await;
        for (role, goes_on) in [
            ("UPDATE role_assignments SET role = 'account_administrator' WHERE role = 'account_manager'", true),
            ("UPDATE role_assignments SET role = 'report_viewer' WHERE role = 'account_administrator'", false),
        ] {
            let mut body = manager.open(Method::GET, &path, Body::empty(), &[]).await.into_body();
            body.frame().await.expect("a part").expect("the first bytes");
            app.execute(role).await;
            app.pass(Span::seconds(11));
            assert_eq!(body.collect().await.is_ok(), goes_on, "{role}");
        }
    }

    /// Download programs fetch several parts side by side, and are told when these are too many.
    async fn a_person_has_a_number_of_transfers_at_once(app: TestApp) {
        let content = "x".repeat(1024 * 1024);
        let mut harry = contoso(&app, &[file("good", content.as_bytes())]).await;
        store(&app, content.as_bytes()).await;
        let path = path_of(&app, "good").await;
        let mut open = Vec::new();
        for _ in 0..16 {
            open.push(harry.open(Method::GET, &path, Body::empty(), &[]).await);
        }
        let more = part(&mut harry, &path, &[]).await;
        assert_eq!((more.status.as_u16(), more.body.as_str()), (503, ""));
        assert!(more.headers.contains_key("retry-after"), "{:?}", more.headers);
        drop(open.pop());
        assert_eq!(part(&mut harry, &path, &[("range", "bytes=0-5")]).await.status.as_u16(), 206);
    }

    /// A transfer keeps its session in use, however long it takes.
    async fn a_long_transfer_is_not_cut_off(app: TestApp) {
        let content = "x".repeat(2 * 1024 * 1024);
        let mut harry = contoso(&app, &[file("good", content.as_bytes())]).await;
        store(&app, content.as_bytes()).await;
        let path = path_of(&app, "good").await;
        let mut body = harry.open(Method::GET, &path, Body::empty(), &[]).await.into_body();
        let mut read = 0;
        while let Some(frame) = body.frame().await {
            read += frame.expect("a part").into_data().expect("bytes").len();
            // 16 parts: 80 minutes in all.
            app.pass(Span::minutes(5));
        }
        assert_eq!(read, content.len());
    }
}

/// Times of a workbook are those of the installation's zone, which their head names; in CSV they are those of UTC.
#[tokio::test]
async fn times_in_a_workbook_are_times() {
    let app = TestApp::start_with(Engine::Sqlite, &[("BC_TIME_ZONE", "Europe/Rome")]).await;
    let long = "A title of more than the sixty characters that a column is wide at most";
    let mut harry = contoso(&app, &[with(file("good", CONTENT.as_bytes()), &json!({ "title": long }))]).await;
    store(&app, CONTENT.as_bytes()).await;
    let path = path_of(&app, "good").await;
    part(&mut harry, &path, &[]).await;
    let book = harry.get("/downloads/report.xlsx").await;
    let sheet = part_of(&book.bytes, "xl/worksheets/sheet1.xml");
    // 2026-11-20, 13:00 in Rome.
    assert!(sheet.contains("<v>46346.541666666664</v>"), "{sheet}");
    assert!(sheet.contains("<is><t>When (Europe/Rome)</t></is>"), "{sheet}");
    assert!(part_of(&book.bytes, "xl/styles.xml").contains("yyyy-mm-dd hh:mm:ss"));
    // As wide as a time, and as wide as columns become.
    assert!(sheet.contains("<col min=\"1\" max=\"1\" width=\"21.7109375\""), "{sheet}");
    assert!(sheet.contains("<col min=\"3\" max=\"3\" width=\"62.7109375\""), "{sheet}");
    let file = harry.get("/downloads/report.csv").await;
    assert!(file.body.contains("\r\n2026-11-20T12:00:00.000Z,"), "{}", file.body);
    assert!(file.body.starts_with("\u{feff}When,Who"), "{}", file.body);
}

/// A file in a workbook.
fn part_of(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("XML");
    text
}

/// Without the folder, rows of the database promise nothing.
#[tokio::test]
async fn a_server_without_the_folder_sends_nothing() {
    let app = TestApp::start(Engine::Sqlite).await;
    let harry = contoso(&app, &[file("good", CONTENT.as_bytes())]).await;
    store(&app, CONTENT.as_bytes()).await;
    let path = path_of(&app, "good").await;
    let url = app.app.config.database_url.clone();
    let mut other = TestApp::start_with(Engine::Sqlite, &[("BC_DATABASE_URL", &url), ("BC_FILES", "")]).await.client();
    other.cookies.clone_from(&harry.cookies);
    assert!(row(&other.get("/downloads").await, "good").contains("Not yet available"));
    let bare = part(&mut other, &path, &[]).await;
    assert_eq!((bare.status.as_u16(), bare.body.as_str()), (404, ""));
    let page = part(&mut other, &path, &[("sec-fetch-mode", "navigate")]).await;
    assert!(page.status.as_u16() == 404 && page.shows("provided it to this portal yet"), "{}", page.body);
}

/// The guide leads to the list, and tells how to resume.
#[tokio::test]
async fn the_guide_has_an_example() {
    let app = TestApp::start(Engine::Sqlite).await;
    let links = |guide: &Answer| {
        let prose = guide.page().with("article", "class", "prose").flat_map(|guide| guide.all("a")).collect::<Vec<_>>();
        prose.into_iter().filter(|link| link.attribute("href") == "/downloads").count()
    };
    let guide = app.client().get("/support/downloads").await;
    assert_eq!(links(&guide), 0, "it opens to no one who is not signed in: {}", guide.body);
    let guide = app.register_harry().await.get("/support/downloads").await;
    assert_eq!(links(&guide), 1, "{}", guide.body);
    let command = format!(
        "curl --fail --continue-at - --header \"@cookie.txt\" --output FILE {}/downloads/file/ID",
        app.app.config.base_url.origin
    );
    assert!(guide.page().all("pre").any(|example| example.text() == command), "{}", guide.body);
    assert!(guide.shows("Cookie: bc_session=VALUE"), "{}", guide.body);
}

/// Harry's cookie at a server of the program, whose clock is the real one.
async fn signed_in(installation: &Installation, files: &[Value]) -> (String, String) {
    const NOW: &str = "UPDATE sessions SET created_at = CAST(STRFTIME('%s') AS INTEGER) * 1000,
        active_at = CAST(STRFTIME('%s') AS INTEGER) * 1000";
    let folder = installation.path("files").display().to_string();
    let settings = [("BC_DATABASE_URL", installation.database_url.as_str()), ("BC_FILES", &folder)];
    let app = TestApp::start_with(Engine::Sqlite, &settings).await;
    let session = contoso(&app, files).await.cookies["bc_session"].clone();
    app.execute(NOW).await;
    (format!("bc_session={session}"), path_of(&app, "good").await)
}

/// Waits until a file has so many bytes.
async fn until_it_has(path: &Path, bytes: u64) {
    let waiting = async {
        while fs::metadata(path).map_or(0, |facts| facts.len()) < bytes {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_mins(1), waiting).await.expect("the download begins");
}

async fn succeeds(mut program: Child) -> bool {
    spawn_blocking(move || program.wait().expect("an end").success()).await.expect("an end")
}

/// Real programs go on with 64 MiB over a server that is killed and started again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn download_programs_resume_over_a_server_that_was_killed() {
    let installation = Installation::new(Engine::Sqlite, "file:mail".to_owned()).await;
    let mut state = 1_u64;
    let content: Vec<u8> = (0..64 * 1024 * 1024)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state.to_be_bytes()[0]
        })
        .collect();
    fs::write(installation.path("good.iso"), &content).expect("a file");
    let (cookie, path) = signed_in(&installation, &[file("good", &content)]).await;
    let added = facts(&installation, &["files", "add", "good.iso"]).await;
    assert_eq!((&added[0]["sha256"], &added[0]["offered_as"]), (&json!(hash(&content)), &json!(["good"])));
    succeed(&installation, &["files", "verify"]).await;
    let mut server = installation.serve_ready().await;
    let url = format!("{}{path}", installation.base);
    let header = format!("Cookie: {cookie}");
    // curl as the guide says, so that the session is in no list of processes.
    let kept = installation.path("cookie.txt");
    fs::write(&kept, format!("{header}\n")).expect("a file");
    let kept = format!("@{}", kept.display());
    for (program, header, arguments) in [
        (
            "curl",
            kept.as_str(),
            vec!["--fail", "--silent", "--show-error", "--continue-at", "-", "--limit-rate", "24M", "--output"],
        ),
        ("wget", &header, vec!["--quiet", "--continue", "--tries=1", "--limit-rate=24m", "--output-document"]),
    ] {
        let target = installation.path(program);
        let download = || {
            let mut command = Command::new(program);
            command.args(&arguments).arg(&target).arg("--header").arg(header).arg(&url);
            command.stdin(Stdio::null()).spawn().expect("curl and wget are installed by make test")
        };
        let first = download();
        until_it_has(&target, 4 * 1024 * 1024).await;
        server.kill();
        server.finish().await;
        assert!(!succeeds(first).await, "{program} sees that the file is not whole");
        server = installation.serve_ready().await;
        assert!(succeeds(download()).await, "{program} goes on");
        assert_eq!(hash(&fs::read(&target).expect("a file")), hash(&content), "{program}");
    }
    // What is damaged or withdrawn is told.
    succeed(&installation, &["files", "withdraw", &hash(&content), "--reason", "Replaced"]).await;
    let answer = installation.get_with_cookie(&path, &cookie).await.expect("an answer");
    assert_eq!(answer.status.as_u16(), 410);
    let stored = installation.path("files").join(&hash(&content)[..2]).join(hash(&content));
    fs::remove_file(&stored).expect("removed");
    fs::write(&stored, &content[1..]).expect("damaged");
    let output = installation.start(&["files", "verify"]).finish().await;
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("is damaged"), "{output:?}");
    // What cannot be read is named, and the others are read all the same.
    fs::write(installation.path("other.iso"), "other").expect("a file");
    succeed(&installation, &["files", "add", "other.iso"]).await;
    fs::remove_file(&stored).expect("removed");
    fs::create_dir(&stored).expect("a folder in its place");
    let output = installation.start(&["files", "verify"]).finish().await;
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot be read"), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("Files verified: 2. Faults: 1."), "{output:?}");
    drop(server);
}
