//! *Keys*: what is listed to whom, showing a key, who has seen it, and keys as a file.

use crate::support::{
    Answer, Client, Engine, PASSWORD, TestApp,
    access::{self, colleague, join},
    account, agreement,
    import::Trial,
    keys::{PLANTED, fragments, import_keys, key, key_id, leak},
    on_both_engines,
    orders::{give_back, line, order, product, with},
    read_register,
    scope::invite,
    seats::account_of,
};
use business_center::{
    domain::{
        audit::{Action, By},
        moment::Span,
    },
    server::{
        audit::{self, Entry},
        db,
        register_file::Format,
        workflow::{imports::Effect, key_disclosure::MOST_EXPORTED},
    },
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    io::{Cursor, Read},
    time::Duration,
};
use tokio::time::sleep;

const HARRY: &str = "harry@contoso.com";
const ROSA: &str = "rosa@contoso.com";

/// Agreement 1 of Contoso with the lead account of Harry and another one of Rosa, and these keys.
async fn contoso(app: &TestApp, keys: &[Value]) -> Client {
    let mut record = agreement("1", HARRY);
    record["purchasing_accounts"] = json!([account("0001234567", true, HARRY), account("7", false, ROSA)]);
    let reader = json!({ "family": "Reader", "version": null, "key": "embedded", "description": { "en": "Reader" } });
    let writer = with(product("AAA-00001", "license"), &json!({ "key": "required" }));
    let products = [writer, with(product("AAA-00002", "license"), &reader)];
    let bought = order("V-1", &[line("10", "AAA-00001", 5), line("20", "AAA-00002", 5)]);
    app.import(&json!({ "agreements": [record], "products": products, "orders": [bought] })).await;
    import_keys(app, keys).await;
    join(app, HARRY).await
}

/// The same key of Rosa's account.
fn of_rosa(key: Value) -> Value {
    with(key, &json!({ "account": "7" }))
}

/// A colleague in Harry's purchasing account; he has two to choose from.
async fn joined(app: &TestApp, harry: &mut Client, email: &str, role: &str) -> Client {
    invite(harry, &account_of(app, HARRY).await.account_id, email, role).await;
    join(app, email).await
}

async fn reveal(client: &mut Client, id: &str, reason: &str, password: &str) -> Answer {
    client.post(&format!("/keys/{id}/reveal"), &[("reason", reason), ("reason_text", ""), ("password", password)]).await
}

/// What a search by characters leads to.
async fn found(client: &mut Client, typed: &str) -> Answer {
    let answer = client.post("/keys/find", &[("characters", typed)]).await;
    let path = answer.location().unwrap_or_else(|| panic!("{typed}: {}", answer.body)).to_owned();
    client.get(&path).await
}

on_both_engines! {
    /// The masked key, activations with their day, and what needs none.
    async fn keys_are_listed_without_telling_them(app: TestApp) {
        let short = with(key("K-2", "AB3-CD9-X"), &json!({ "family": "Studio", "version": null, "edition": null, "type": "setup", "activations": null, "status": "blocked" }));
        let later = with(key("K-3", "ZZZZ1-YYYY2-XXXX3-WWWW4-VVVV5"), &json!({ "family": "Zebra", "valid_from": "2026-12-01" }));
        let mut harry = contoso(&app, &[key("K-1", PLANTED), short, later]).await;
        let list = harry.get("/keys").await;
        assert!(list.shows("•••••-•••••-•••••-•••••-PD3FY") && list.shows("•••••-•••••-•••••-•••••-•••••"), "{}", list.body);
        assert!(list.shows("120 of 500") && list.shows("Left: 380") && list.shows("Counted on November 15, 2026"), "{}", list.body);
        assert!(list.shows("Not yet valid") && list.shows("Blocked") && list.shows("1–3"), "{}", list.body);
        assert!(list.shows("Reader: The key is included in the software"), "{}", list.body);
        let early = harry.get(&format!("/keys/{}", key_id(&app, "K-3").await)).await;
        assert!(early.shows("This key can't be used before December 1, 2026."), "{}", early.body);
        assert_eq!(early.page().all("dl").count(), 1, "all facts in one list");
        let other = harry.get(&format!("/keys/{}", key_id(&app, "K-2").await)).await;
        assert!(!other.shows("can't be used before"), "{}", other.body);
        for (query, expected) in [
            ("search=writ", 1), ("search=STUD", 1), ("search=nothing", 0), ("type=setup", 1), ("status=not_yet_valid", 1),
            ("status=available", 1), ("status=blocked", 1), ("search=%25", 0), ("search=PD3FY", 0),
        ] {
            let page = harry.get(&format!("/keys?{query}")).await;
            assert_eq!(page.page().with("th", "scope", "row").count(), expected, "{query}: {}", page.body);
        }
    }

    /// What needs a key and has none is named, until a key for it arrives or it is given back.
    async fn keys_that_have_not_arrived_are_named(app: TestApp) {
        let mut harry = contoso(&app, &[]).await;
        let mut rosa = join(&app, ROSA).await;
        let awaited = async |client: &mut Client| {
            let list = client.get("/keys").await;
            list.page().with("section", "aria-labelledby", "awaited").next().map(|one| one.text().to_owned())
        };
        let told = awaited(&mut harry).await.expect("a section");
        assert!(told.contains("Writer 2024 Standard") && !told.contains("Reader"), "{told}");
        assert!(told.contains("contact "), "{told}");
        assert_eq!(awaited(&mut rosa).await, None, "another purchasing account has bought it");
        // A key of another edition, or of another purchasing account, is none for it.
        let other = with(key("K-1", "OTHER-OTHE1-OTHE2-OTHE3-OTHE4"), &json!({ "edition": "Professional" }));
        import_keys(&app, &[other, of_rosa(key("K-2", "ROSAS-ROSA1-ROSA2-ROSA3-ROSA4"))]).await;
        assert!(awaited(&mut harry).await.is_some());
        import_keys(&app, &[key("K-3", PLANTED)]).await;
        assert_eq!(awaited(&mut harry).await, None);
        import_keys(&app, &[of_rosa(key("K-3", PLANTED))]).await;
        assert!(awaited(&mut harry).await.is_some());
        app.import(&json!({ "orders": [give_back("V-2", "AAA-00001", -5, ("V-1", "10"))] })).await;
        assert_eq!(awaited(&mut harry).await, None, "all of it was given back");
    }

    /// The address of a key's page has the filters of the list, and so has every way back.
    async fn filters_survive_a_look_at_a_key(app: TestApp) {
        let mut harry = contoso(&app, &[key("K-1", PLANTED)]).await;
        let filtered = "/keys?search=writ&type=multiple_activation";
        let list = harry.get(filtered).await;
        let link = list.page().with("th", "scope", "row").flat_map(|row| row.all("a")).next().expect("a link");
        let path = link.attribute("href").to_owned();
        let leads_back = |page: &Answer| page.page().with("a", "href", filtered).any(|link| link.text() == "Back to keys");
        let page = harry.get(&path).await;
        assert!(leads_back(&page), "{}", page.body);
        let action = page.page().by_id("form").expect("a form").attribute("action").to_owned();
        let answer = harry.post(&action, &[("reason", "install"), ("password", PASSWORD)]).await;
        assert!(answer.shows(PLANTED) && leads_back(&answer), "{}", answer.body);
        assert!(answer.page().with("a", "href", &format!("{path}#reveal-key")).next().is_some(), "{}", answer.body);
        let guide = harry.get("/support/keys").await;
        assert!(guide.page().all("article").flat_map(|text| text.with("a", "href", "/keys")).next().is_some());
    }

    async fn pages_of_keys_follow_each_other(app: TestApp) {
        let numbered = |number: u32| {
            let name = json!({ "family": format!("Product {:02}", number % 7) });
            let key = with(key(&format!("K-{number}"), &format!("AAAA{number:02}-BBBBB-CCCCC-DDDDD")), &name);
            if number.is_multiple_of(2) { of_rosa(key) } else { key }
        };
        let all: Vec<Value> = (1..=60).map(numbered).collect();
        contoso(&app, &all).await;
        let mut rosa = join(&app, ROSA).await;
        let (mut path, mut seen) = ("/keys".to_owned(), 0);
        loop {
            let page = rosa.get(&path).await;
            seen += page.page().with("th", "scope", "row").count();
            let next = page.page().all("a").find(|link| link.text() == "Next keys").map(|link| link.attribute("href").to_owned());
            let Some(next) = next else { break };
            path = next;
        }
        assert_eq!(seen, 30, "her own account's");
        let last = rosa.get(&path).await;
        assert!(last.shows("26–30"), "{}", last.body);
        let before = last.page().all("a").find(|link| link.text() == "Previous keys").expect("a link").attribute("href").to_owned();
        assert_eq!(rosa.get(&before).await.page().with("th", "scope", "row").count(), 25);
    }

    /// T1, T2, T3, T5, and addition 20: keys stay with their own account, whoever leads the agreement.
    async fn keys_are_shown_to_their_own_account_alone(app: TestApp) {
        let mut harry = contoso(&app, &[key("K-1", PLANTED), of_rosa(key("K-2", "ROSAS-ROSA1-ROSA2-ROSA3-ROSA4"))]).await;
        let mut rosa = join(&app, ROSA).await;
        let (own, foreign) = (key_id(&app, "K-1").await, key_id(&app, "K-2").await);
        assert_eq!(harry.get("/keys").await.page().with("th", "scope", "row").count(), 1);
        for (client, id) in [(&mut harry, &foreign), (&mut rosa, &own)] {
            for (there, unknown) in [
                (client.get(&format!("/keys/{id}")).await, client.get("/keys/x").await),
                (reveal(client, id, "install", PASSWORD).await, reveal(client, "x", "install", PASSWORD).await),
            ] {
                assert_eq!((there.status.as_u16(), unknown.status.as_u16()), (404, 404));
            }
        }
        let mut viewer = colleague(&app, &mut rosa, "ivan@contoso.com", "account_viewer").await;
        let page = viewer.get(&format!("/keys/{foreign}")).await;
        assert!(page.shows("•••••-•••••-•••••-•••••-•••••") && !page.shows("ROSA4") && page.shows(ROSA), "{}", page.body);
        assert_eq!(reveal(&mut viewer, &foreign, "install", PASSWORD).await.status.as_u16(), 403);
        assert_eq!(viewer.post("/keys/find", &[("characters", "ROSA4")]).await.status.as_u16(), 403);
        assert_eq!(viewer.get("/keys/export").await.status.as_u16(), 403);
        for role in ["user_administrator", "agreement_administrator"] {
            let email = format!("{}@contoso.com", role.replace('_', ""));
            let mut other = joined(&app, &mut harry, &email, role).await;
            for path in ["/keys".to_owned(), format!("/keys/{own}"), "/keys/export".to_owned()] {
                assert_eq!(other.get(&path).await.status.as_u16(), 403, "{role} {path}");
            }
        }
    }

    /// Step-up, reason, the audit entry, and who has seen it.
    async fn a_key_is_shown_with_a_reason_after_the_password(app: TestApp) {
        let mut harry = contoso(&app, &[key("K-1", PLANTED)]).await;
        let id = key_id(&app, "K-1").await;
        let page = harry.get(&format!("/keys/{id}")).await;
        assert!(page.shows("No one has viewed this key yet.") && leak(&page.body, &fragments(PLANTED)[..20]).is_none(), "{}", page.body);
        for (reason, text, password, fault) in [
            ("", "", PASSWORD, "reason-error"),
            ("other", "", PASSWORD, "reason_text-error"),
            ("install", "", "", "password-error"),
            ("install", "", "not this one at all", "password-error"),
        ] {
            let fields = [("reason", reason), ("reason_text", text), ("password", password)];
            let answer = harry.post(&format!("/keys/{id}/reveal"), &fields).await;
            assert_eq!(answer.status.as_u16(), 422, "{reason} {password}");
            assert!(answer.page().by_id(fault).is_some() && !answer.shows(PLANTED), "{fault}: {}", answer.body);
            let field = answer.page().by_id(fault.trim_end_matches("-error")).expect("a field");
            assert!(field.has("autofocus"), "{fault}: {}", answer.body);
            assert_eq!(answer.shows("Choose an option for “Reason”."), fault == "reason-error", "{}", answer.body);
        }
        let answer = reveal(&mut harry, &id, "install", PASSWORD).await;
        assert!(answer.status.is_success() && answer.shows(PLANTED), "{}", answer.body);
        assert!(answer.headers["cache-control"].to_str().expect("text").contains("no-store"));
        let card = answer.page().with("div", "class", "card key-card").next().expect("the key");
        assert!(card.has("autofocus") && card.text().contains(PLANTED), "the page opens at the key: {}", answer.body);
        // A reload by address leads back to the page.
        let reloaded = harry.get(&format!("/keys/{id}/reveal?search=writer")).await;
        assert_eq!(reloaded.location(), Some(format!("/keys/{id}?search=writer").as_str()));
        // For five minutes, the password is not asked for again; the key is on no page but that answer.
        app.pass(Span::minutes(4));
        let page = harry.get(&format!("/keys/{id}")).await;
        assert!(!page.shows(PLANTED) && page.page().by_id("password").is_none(), "{}", page.body);
        assert!(page.shows("Installing the product") && page.shows("Diaz") && page.shows("On the page"), "{}", page.body);
        let trail = page.page().with("a", "href", "/account/audit?topic=keys").next().map(|link| link.text().to_owned());
        assert_eq!(trail.as_deref(), Some("See the details of the reasons in the audit trail"));
        let answer = harry.post(&format!("/keys/{id}/reveal"), &[("reason", "other"), ("reason_text", "Reference check")]).await;
        assert!(answer.shows(PLANTED), "{}", answer.body);
        app.pass(Span::minutes(2));
        assert_eq!(reveal(&mut harry, &id, "install", "").await.status.as_u16(), 422);
        // Another session of the same person has not been confirmed.
        let mut second = app.client();
        second.post("/Customer/", &[("email", HARRY), ("password", PASSWORD)]).await;
        assert_eq!(reveal(&mut second, &id, "install", "").await.status.as_u16(), 422);
        let trail = harry.get("/account/audit?topic=keys").await;
        assert!(trail.shows("Key viewed") && trail.shows("Key K-1") && trail.shows("Reference check"), "{}", trail.body);
        let kept = app.count("SELECT COUNT(*) FROM audit_entries WHERE details LIKE '%Reference check%'").await;
        assert_eq!(kept, 0, "what people write can be forgotten");
        assert!(leak(&trail.body, &fragments(PLANTED)).is_none(), "{}", trail.body);
    }

    /// By its last characters or as a whole, by those who may view it, and never in an address.
    async fn a_key_is_found_by_its_characters(app: TestApp) {
        let rosas = of_rosa(key("K-2", "ROSAS-ROSA1-ROSA2-ROSA3-PD3FY"));
        let mut harry = contoso(&app, &[key("K-1", PLANTED), rosas, key("K-3", "AB3-CD9-X")]).await;
        for (typed, expected) in [
            ("PD3FY", 1), ("pd3fy", 1), (PLANTED, 1), ("qx7rt4wmk9zb2vn8hcj6pd3fy", 1), ("AB3CD9X", 1), ("ab3-cd9-x", 1),
            ("QX7RT", 0), ("3FY", 0), ("", 0), ("CD9X", 0), ("ROSAS-ROSA1-ROSA2-ROSA3-PD3FY", 0),
        ] {
            let page = found(&mut harry, typed).await;
            assert!(page.status.is_success(), "{typed}");
            assert_eq!(page.page().with("th", "scope", "row").count(), expected, "{typed}: {}", page.body);
            let told = page.shows("Keys found by the characters you typed: 1");
            assert!(told == (expected == 1) && page.shows("Show all keys"), "{typed}: {}", page.body);
            // The end of a key that was found is shown; nothing else of what was typed is.
            let echoed = typed.len() >= 5 && typed != "PD3FY" && page.shows(typed);
            assert!(!echoed && page.value_of("characters").is_empty(), "{typed}: {}", page.body);
        }
        assert_eq!(harry.get("/keys/find").await.location(), Some("/keys"));
    }

    /// The way back from a key leads to what was found, in the same session and for half an hour, and to nothing that the
    /// person may no longer view.
    async fn what_a_search_found_can_be_come_back_to(app: TestApp) {
        let other = key("K-2", "ZZZZ1-YYYY2-XXXX3-WWWW4-VVVV5");
        let mut harry = contoso(&app, &[key("K-1", PLANTED), other]).await;
        let answer = harry.post("/keys/find", &[("characters", "PD3FY")]).await;
        let path = answer.location().expect("a way to what was found").to_owned();
        assert!(answer.status.as_u16() == 303 && path.starts_with("/keys?found=") && !path.contains("PD3FY"), "{path}");
        let list = harry.get(&path).await;
        let link = list.page().with("th", "scope", "row").flat_map(|row| row.all("a")).next().expect("a key");
        let page = harry.get(link.attribute("href")).await;
        let back = page.page().with("a", "href", &path).any(|link| link.text() == "Back to keys");
        assert!(back, "{}", page.body);
        // Neither another session of the same person nor another person sees it.
        let mut second = app.client();
        second.post("/Customer/", &[("email", HARRY), ("password", PASSWORD)]).await;
        let mut nils = joined(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        for client in [&mut second, &mut nils] {
            let page = client.get(&path).await;
            assert!(page.shows("This search has expired.") && !page.shows("Show all keys"), "{}", page.body);
            assert_eq!(page.page().with("th", "scope", "row").count(), 2, "the list");
        }
        // A key that moves away is seen no longer.
        app.execute("UPDATE product_keys SET purchasing_account_id = (SELECT id FROM purchasing_accounts WHERE number = '7') WHERE register_id = 'K-1'").await;
        let page = harry.get(&path).await;
        assert_eq!(page.page().with("th", "scope", "row").count(), 0, "{}", page.body);
        app.pass(Span::minutes(30));
        assert!(harry.get(&path).await.shows("This search has expired."));
        let kept = app.count("SELECT COUNT(*) FROM form_drafts WHERE path LIKE 'keys-found:%'").await;
        assert_eq!(kept, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM form_drafts WHERE fields LIKE '%PD3FY%'").await, 0);
        app.pass(Span::minutes(1));
        assert!(found(&mut harry, "VVVV5").await.shows("•-VVVV5"));
        let kept = app.count("SELECT COUNT(*) FROM form_drafts WHERE path LIKE 'keys-found:%'").await;
        assert_eq!(kept, 1, "what is over goes");
        // What finds nothing is not kept.
        assert!(found(&mut harry, "VVVV6").await.shows("No key that you can view has these characters."));
        assert_eq!(app.count("SELECT COUNT(*) FROM form_drafts WHERE path LIKE 'keys-found:%'").await, 1);
    }

    /// No one finds out keys by trying.
    async fn whoever_searches_by_characters_too_often_waits(app: TestApp) {
        let mut harry = contoso(&app, &[key("K-1", PLANTED)]).await;
        let mut nils = joined(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        for _ in 0..30 {
            assert!(found(&mut nils, "PD3FZ").await.status.is_success());
        }
        for typed in ["PD3FY", PLANTED] {
            let answer = nils.post("/keys/find", &[("characters", typed)]).await;
            assert!(answer.status.as_u16() == 429 && !answer.shows("PD3FY"), "{}", answer.body);
        }
        assert!(found(&mut nils, "3FY").await.status.is_success(), "nothing is searched");
        assert!(found(&mut harry, "PD3FY").await.shows("PD3FY"), "others go on");
        app.pass(Span::seconds(20));
        assert!(found(&mut nils, "PD3FY").await.shows("•-PD3FY"));
        assert_eq!(nils.post("/keys/find", &[("characters", "PD3FY")]).await.status.as_u16(), 429);
    }

    /// T24, case 5: shared by sessions, and told once.
    async fn the_twenty_first_key_in_ten_minutes_waits(app: TestApp) {
        let mut harry = contoso(&app, &[key("K-1", PLANTED)]).await;
        let mut nils = joined(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        let id = key_id(&app, "K-1").await;
        for _ in 0..20 {
            assert!(reveal(&mut nils, &id, "install", PASSWORD).await.shows(PLANTED));
        }
        app.run_jobs().await;
        for _ in 0..2 {
            let answer = reveal(&mut nils, &id, "install", PASSWORD).await;
            assert_eq!(answer.status.as_u16(), 429, "{}", answer.body);
            assert!(answer.shows("reached the limit for viewing keys") && !answer.shows(PLANTED), "{}", answer.body);
            let message = answer.page().with("div", "role", "alert").next().expect("a message");
            assert!(message.has("autofocus") && message.text().contains("Try again in 10 minutes."), "{}", answer.body);
        }
        let mut second = app.client_of_another_instance().await;
        second.post("/Customer/", &[("email", "nils@contoso.com"), ("password", PASSWORD)]).await;
        assert_eq!(reveal(&mut second, &id, "install", PASSWORD).await.status.as_u16(), 429);
        assert!(reveal(&mut harry, &id, "install", PASSWORD).await.shows(PLANTED), "others go on");
        app.run_jobs().await;
        let told = app.mails(HARRY).into_iter().filter(|mail| mail.subject.contains("more product keys than allowed"));
        assert_eq!(told.count(), 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'keys.limited'").await, 1);
        app.pass(Span::minutes(10));
        assert!(reveal(&mut nils, &id, "install", PASSWORD).await.shows(PLANTED));
    }

    /// Own scope, each row marked, administrators told, the trail keeps count and id.
    async fn keys_are_taken_away_as_a_file(app: TestApp) {
        let rosas = of_rosa(key("K-2", "ROSAS-ROSA1-ROSA2-ROSA3-ROSA4"));
        let other = with(key("K-3", "ZZZZ1-YYYY2-XXXX3-WWWW4-VVVV5"), &json!({ "family": "Zebra" }));
        let mut harry = contoso(&app, &[key("K-1", PLANTED), rosas, other]).await;
        let mut nils = joined(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        let ask = nils.get("/keys/export?search=writer").await;
        assert!(ask.shows("Keys in the file: 1,") && leak(&ask.body, &fragments(PLANTED)).is_none(), "{}", ask.body);
        let fields = |password| [("search", "writer"), ("form", "csv"), ("reason", "audit"), ("reason_text", ""), ("password", password)];
        let refused = nils.post("/keys/export", &fields("")).await;
        assert!(refused.status.as_u16() == 422 && !refused.shows(PLANTED), "{}", refused.body);
        assert!(refused.page().by_id("password").expect("a field").has("autofocus"), "{}", refused.body);
        let file = nils.post("/keys/export", &fields(PASSWORD)).await;
        assert!(file.headers["content-disposition"].to_str().expect("text").starts_with("attachment; filename=\"keys-2026-11-20.csv\""));
        let text = file.body.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let rows: Vec<Vec<String>> = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        assert_eq!(rows.len(), 1, "{text}");
        let row = &rows[0];
        assert!(row.contains(&PLANTED.to_owned()) && row.contains(&"nils@contoso.com".to_owned()) && row.contains(&"K-1".to_owned()), "{row:?}");
        let export = &row[10];
        app.run_jobs().await;
        let mail = app.mails(HARRY).into_iter().rfind(|mail| mail.subject.contains("exported product keys")).expect("a mail");
        assert!(mail.text.contains(export.as_str()) && leak(&mail.text, &fragments(PLANTED)).is_none(), "{}", mail.text);
        let trail = harry.get("/account/audit?topic=keys").await;
        assert!(trail.shows("Keys exported") && trail.shows(export), "{}", trail.body);
        let seen = harry.get(&format!("/keys/{}", key_id(&app, "K-1").await)).await;
        assert!(seen.shows(&format!("In export {export}")), "{}", seen.body);
        let book = nils.post("/keys/export", &[("form", "xlsx"), ("reason", "audit")]).await;
        assert!(book.bytes.starts_with(b"PK") && book.status.is_success());
        // Texts of a sheet whose rows wait in a file are not shared.
        let mut archive = zip::ZipArchive::new(Cursor::new(&book.bytes)).expect("a workbook");
        let mut texts = String::new();
        archive.by_name("xl/sharedStrings.xml").expect("texts").read_to_string(&mut texts).expect("XML");
        assert!(texts.contains(PLANTED), "{texts}");
        let nothing = nils.post("/keys/export", &[("search", "nothing"), ("form", "csv"), ("reason", "audit")]).await;
        assert_eq!(nothing.status.as_u16(), 404);
    }

    /// Nobody hears of purchasing accounts that they do not administer.
    async fn administrators_hear_of_their_own_accounts_alone(app: TestApp) {
        let rosas = |id: &str| of_rosa(key(id, &format!("ROSAS-ROSA1-ROSA2-ROSA3-ROS{id}")));
        let mut harry = contoso(&app, &[key("K-1", PLANTED), rosas("K-2"), rosas("K-3")]).await;
        let mut rosa = join(&app, ROSA).await;
        let mut nils = joined(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        access::invite(&mut rosa, &[("nils@contoso.com", &["report_viewer"])]).await;
        let file = nils.post("/keys/export", &[("form", "csv"), ("reason", "audit"), ("password", PASSWORD)]).await;
        assert!(file.shows(PLANTED) && file.shows("ROSAS"), "{}", file.body);
        app.run_jobs().await;
        for (address, count, own, other) in
            [(HARRY, "Number of keys: 1.", "0001234567", "Account 7"), (ROSA, "Number of keys: 2.", "Account 7", "0001234567")]
        {
            let mut mails = app.mails(address).into_iter().filter(|mail| mail.subject.contains("exported product keys"));
            let mail = mails.next().expect("a mail");
            assert!(mail.text.contains(count) && mail.text.contains(own) && !mail.text.contains(other), "{}", mail.text);
            assert!(mails.next().is_none(), "one mail");
        }
    }

    /// Who has seen a key is told to the administrators of the account that had it then.
    async fn a_key_that_moves_leaves_behind_who_has_seen_it(app: TestApp) {
        let mut harry = contoso(&app, &[key("K-1", PLANTED)]).await;
        let mut rosa = join(&app, ROSA).await;
        let id = key_id(&app, "K-1").await;
        assert!(reveal(&mut harry, &id, "install", PASSWORD).await.shows(PLANTED));
        let other = "NEWKE-Y1234-NEWKE-Y5678-NEWKQ";
        assert_eq!(import_keys(&app, &[of_rosa(key("K-1", other))]).await, [Effect::Updated]);
        let page = rosa.get(&format!("/keys/{id}")).await;
        assert!(page.status.is_success() && !page.shows("On the page"), "{}", page.body);
        let trail = rosa.get("/account/audit?topic=keys").await;
        assert!(trail.shows("Key itself: replaced"), "{}", trail.body);
        assert!(reveal(&mut rosa, &id, "install", PASSWORD).await.shows(other));
        assert!(rosa.get(&format!("/keys/{id}")).await.shows("On the page"));
    }

    /// T10 for keys: what a file does not say stays, and counts are renewed without the secret.
    async fn facts_are_renewed_without_the_key(app: TestApp) {
        let mut harry = contoso(&app, &[key("K-1", PLANTED)]).await;
        let id = key_id(&app, "K-1").await;
        assert_eq!(import_keys(&app, &[key("K-1", PLANTED)]).await, [Effect::Unchanged]);
        let mut counted = key("K-1", PLANTED);
        counted.as_object_mut().expect("a key").remove("value");
        counted["activations"] = json!({ "total": 500, "used": 130, "counted_on": "2026-11-19" });
        assert_eq!(import_keys(&app, &[counted.clone()]).await, [Effect::Updated]);
        assert_eq!(import_keys(&app, &[counted]).await, [Effect::Unchanged]);
        assert!(reveal(&mut harry, &id, "install", PASSWORD).await.shows(PLANTED));
        // Letter case and hyphens do not tell keys apart when they are searched for, but they are part of them.
        let corrected = PLANTED.to_lowercase();
        assert_eq!(import_keys(&app, &[key("K-1", &corrected)]).await, [Effect::Updated]);
        assert!(reveal(&mut harry, &id, "install", PASSWORD).await.shows(&corrected));
        assert_eq!(import_keys(&app, &[key("K-1", &corrected)]).await, [Effect::Unchanged]);
        let other = "NEWKE-Y1234-NEWKE-Y5678-NEWKQ";
        assert_eq!(import_keys(&app, &[key("K-1", other)]).await, [Effect::Updated]);
        assert!(reveal(&mut harry, &id, "install", PASSWORD).await.shows(other));
        let trail = harry.get("/account/audit?topic=keys").await;
        assert!(trail.shows("Key itself: replaced") && trail.shows("120 → 130"), "{}", trail.body);
        assert!(leak(&trail.body, &fragments(other)).is_none() && leak(&trail.body, &fragments(PLANTED)).is_none());
        // To another account, and to another organization, whose data key encrypts it from then on.
        app.import(&json!({ "agreements": [with(agreement("9", "zoe@fabrikam.com"), &json!({ "organization": { "id": "F", "name": "Fabrikam", "country": "US" } }))] })).await;
        let moved = with(key("K-1", other), &json!({ "agreement": "9", "value": null }));
        assert_eq!(import_keys(&app, &[moved]).await, [Effect::Updated]);
        assert_eq!(harry.get(&format!("/keys/{id}")).await.status.as_u16(), 404);
        let mut zoe = join(&app, "zoe@fabrikam.com").await;
        assert!(reveal(&mut zoe, &id, "install", PASSWORD).await.shows(other));
    }

    /// Nothing of a key is in the database but its HMAC and the end of a long one.
    async fn no_part_of_a_key_is_in_the_database(app: TestApp) {
        let mut harry = contoso(&app, &[key("K-1", PLANTED), key("K-2", "AB3CD-9XQW7")]).await;
        let id = key_id(&app, "K-1").await;
        assert!(reveal(&mut harry, &id, "install", PASSWORD).await.shows(PLANTED));
        harry.post("/keys/find", &[("characters", PLANTED)]).await;
        app.run_jobs().await;
        let dump = app.dump().await;
        let fragments: Vec<String> = fragments(PLANTED).into_iter().filter(|five| five != "PD3FY").collect();
        for five in fragments.iter().chain(&["AB3CD".to_owned(), "9XQW7".to_owned()]) {
            assert!(!dump.to_uppercase().contains(five.as_str()), "{five}");
        }
        assert!(dump.contains("PD3FY"), "the dump has what is shown of a long one");
        let row = db::product_keys::find(&mut app.app.db.read().await.expect("a connection"), &id).await.expect("keys");
        assert!(leak(&format!("{row:?}"), &self::fragments(PLANTED)).is_none(), "a row is printed without it: {row:?}");
    }
}

on_both_engines! {
    /// The limit of all people together tells no administrators, and has a text of its own.
    async fn all_people_together_wait(engine: Engine) {
        let app = TestApp::start_with(engine, &[("BC_REVEALS_PER_HOUR", "2")]).await;
        let rosas = of_rosa(key("K-2", "ROSAS-ROSA1-ROSA2-ROSA3-ROSA4"));
        let mut harry = contoso(&app, &[key("K-1", PLANTED), rosas]).await;
        let mut rosa = join(&app, ROSA).await;
        let (own, foreign) = (key_id(&app, "K-1").await, key_id(&app, "K-2").await);
        assert!(reveal(&mut harry, &own, "install", PASSWORD).await.shows(PLANTED));
        // A file of many keys counts as one.
        let fields = [("form", "csv"), ("reason", "audit"), ("password", PASSWORD)];
        assert!(harry.post("/keys/export", &fields).await.shows(PLANTED));
        let answer = reveal(&mut rosa, &foreign, "install", PASSWORD).await;
        assert!(answer.status.as_u16() == 429 && answer.shows("Too many keys are being viewed"), "{}", answer.body);
        assert!(answer.page().by_id("password").is_none(), "the password was right");
        app.run_jobs().await;
        assert!(app.mails(ROSA).iter().all(|mail| !mail.subject.contains("more product keys than allowed")));
        app.pass(Span::hours(1));
        let mut rosa = app.client();
        rosa.post("/Customer/", &[("email", ROSA), ("password", PASSWORD)]).await;
        assert!(reveal(&mut rosa, &foreign, "install", PASSWORD).await.shows("ROSA4"));
    }
}

/// Two who would both be the last one wait for each other. SQLite has one writer anyway.
#[tokio::test]
async fn the_limit_of_all_people_is_exact() {
    let app = TestApp::start_with(Engine::Postgres, &[("BC_REVEALS_PER_HOUR", "1")]).await;
    let harry = contoso(&app, &[key("K-1", PLANTED), of_rosa(key("K-2", PLANTED))]).await;
    let rosa = join(&app, ROSA).await;
    let mut turn = app.change(By::Operator).await;
    db::product_keys::lock_acts(&mut turn).await.expect("a lock");
    let mut forms = Vec::new();
    for (mut client, id) in [(harry, "K-1"), (rosa, "K-2")] {
        let id = key_id(&app, id).await;
        forms.push(tokio::spawn(async move { reveal(&mut client, &id, "install", PASSWORD).await }));
    }
    while app.count(BLOCKED).await < 2 {
        assert!(forms.iter().all(|form| !form.is_finished()), "both wait");
        sleep(Duration::from_millis(20)).await;
    }
    turn.commit().await.expect("commit");
    let mut shown = 0;
    for form in forms {
        let answer = form.await.expect("an answer");
        assert_eq!(answer.shows(PLANTED), answer.status.is_success(), "{}", answer.body);
        shown += usize::from(answer.status.is_success());
    }
    assert_eq!(shown, 1);
}

/// What does not fit into one file is said before, and is not in it.
#[tokio::test]
async fn a_file_has_so_many_keys_and_no_more() {
    let app = TestApp::start(Engine::Sqlite).await;
    let numbered = |number: usize| key(&format!("K-{number}"), &format!("{number:05}-ABCDE-FGHJK-LMNPQ-RSTUV"));
    let mut harry = contoso(&app, &(0..=MOST_EXPORTED).map(numbered).collect::<Vec<_>>()).await;
    assert!(harry.get("/keys/export").await.shows("Only the first 5,000 keys fit into one file"));
    let form = [("form", "csv"), ("reason", "audit"), ("password", PASSWORD)];
    let file = harry.post("/keys/export", &form).await;
    assert_eq!(file.body.matches("-ABCDE-FGHJK-LMNPQ-RSTUV").count(), MOST_EXPORTED);
    assert_eq!(app.count("SELECT COUNT(*) FROM key_views").await, 5_000);
    assert!(!harry.get("/keys/export?search=nothing").await.shows("fit into one file"));
}

/// What a JSON file says itself, or has not, is no option of it, whatever its kind.
#[tokio::test]
async fn options_of_tables_are_refused_for_json() {
    let trial = Trial::new(Engine::Sqlite, "keys.json").await;
    for (option, value) in [("--separator", ";"), ("--as-of", "2026-11-20"), ("--source", "ERP")] {
        let keys = json!({ "format": 1, "keys": [key("K-1", PLANTED)] });
        let (code, _, error) = trial.import_register(&keys, &["--kind", "keys", option, value]).await;
        assert!(code == 1 && error.contains("for CSV files"), "{option}: {error}");
    }
}

/// In shifted columns, a key is where nothing is secret.
#[test]
fn a_record_that_has_its_key_in_another_field_is_refused() {
    for field in ["family", "version", "edition"] {
        let copied = with(key("K-1", PLANTED), &json!({ field: format!("Key {}", PLANTED.to_lowercase()) }));
        let text = json!({ "format": 1, "keys": [copied] }).to_string();
        let (records, faults) = read_register(&text, Format::JsonKeys);
        assert!(records.is_empty() && faults.len() == 1, "{field}: {faults:?}");
        let told = format!("{faults:?}");
        assert!(told.contains(&format!("/{field}")) && leak(&told, &fragments(PLANTED)).is_none(), "{told}");
    }
}

/// Connections that wait for a lock.
const BLOCKED: &str = "SELECT COUNT(*) FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND datname = current_database()";

/// The register moves a key between the moment at which it is found and the one at which it would be opened.
#[tokio::test]
async fn a_key_that_moves_meanwhile_is_not_shown() {
    let app = TestApp::start(Engine::Postgres).await;
    let mut harry = contoso(&app, &[key("K-1", PLANTED)]).await;
    let id = key_id(&app, "K-1").await;
    assert!(reveal(&mut harry, &id, "install", PASSWORD).await.shows(PLANTED));
    let mut turn = app.change(By::Register).await;
    turn.execute("UPDATE users SET is_active = is_active").await.expect("a lock");
    let (mut client, wanted) = (harry.clone(), id.clone());
    let form = tokio::spawn(async move { reveal(&mut client, &wanted, "install", "").await });
    while app.count(BLOCKED).await == 0 {
        assert!(!form.is_finished(), "it waits for the person's roles");
        sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(import_keys(&app, &[of_rosa(key("K-1", PLANTED))]).await, [Effect::Updated]);
    turn.commit().await.expect("commit");
    let answer = form.await.expect("an answer");
    assert!(answer.status.as_u16() == 503 && !answer.shows(PLANTED), "{}", answer.body);
    assert_eq!(reveal(&mut harry, &id, "install", PASSWORD).await.status.as_u16(), 404);
}

/// Someone else's act in the same organization that is not committed yet holds no one up. SQLite has one writer anyway.
#[tokio::test]
async fn a_key_is_shown_while_someone_elses_entry_waits() {
    let app = TestApp::start(Engine::Postgres).await;
    let mut harry = contoso(&app, &[key("K-1", PLANTED)]).await;
    let id = key_id(&app, "K-1").await;
    let scope = account_of(&app, HARRY).await;
    let mut connection = app.app.db.read().await.expect("a connection");
    let user = db::users::find_by_email(&mut connection, HARRY).await.expect("a look-up").expect("a user");
    drop(connection);
    // By chance, two share a chain.
    let chain = |by: &By| format!("{:x}", Sha256::digest(by.word()))[..2].to_owned();
    let own = chain(&By::User(user.id));
    let other = [By::Register, By::Operator].into_iter().find(|by| chain(by) != own).expect("another chain");
    let mut change = app.change(other).await;
    change.record(Entry::of_scope(&scope.organization_id, &scope.account_id, Action::TrailExported, "", json!({})));
    change.flush().await.expect("an entry");
    assert!(reveal(&mut harry, &id, "install", PASSWORD).await.shows(PLANTED));
    change.commit().await.expect("commit");
    let verified = audit::verify(&mut app.app.db.snapshot().await.expect("a snapshot")).await.expect("a check");
    assert!(verified.broken.is_none(), "{verified:?}");
}
