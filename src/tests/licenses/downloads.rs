//! *Downloads*: what is offered to whom, how files are sent, and what of it is written down.

use crate::support::{
    Answer, Client, Engine, TestApp,
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
    fs,
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
            ("late", "Released after your coverage ended"),
            ("withdrawn", "Withdrawn"),
        ] {
            assert!(row(&page, id).contains(state), "{id}: {}", row(&page, id));
        }
        assert!(!page.body.contains("Title of other"), "nothing was bought of Reader");
        let none = harry.get("/downloads?language=it").await;
        assert!(none.shows("Nothing matches") || !none.body.contains("Title of good"), "{}", none.body);
        for (id, status, told) in [
            ("missing", 404, "has not arrived here yet"),
            ("late", 403, "Your coverage ended on December 31, 2026"),
            ("withdrawn", 410, "Replaced by 2024.1"),
        ] {
            let path = path_of(&app, id).await;
            let answer = part(&mut harry, &path, &[("sec-fetch-mode", "navigate")]).await;
            assert_eq!(answer.status.as_u16(), status, "{id}");
            assert!(answer.shows(told), "{id}: {}", answer.body);
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
        assert_eq!((page.status.as_u16(), page.value_of("return_to")), (401, path.clone()));
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
    for (program, arguments) in [
        ("curl", vec!["--fail", "--silent", "--show-error", "--continue-at", "-", "--limit-rate", "24M", "--output"]),
        ("wget", vec!["--quiet", "--continue", "--tries=1", "--limit-rate=24m", "--output-document"]),
    ] {
        let target = installation.path(program);
        let download = || {
            let mut command = Command::new(program);
            command.args(&arguments).arg(&target).arg("--header").arg(format!("Cookie: {cookie}")).arg(&url);
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
    drop(server);
}
