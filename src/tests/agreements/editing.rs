//! What customers write down about their purchasing accounts: who may, what becomes of it, and what an import leaves alone.

use crate::support::{
    Answer, Client, NONE, PASSWORD, TestApp,
    access::{join, path_of},
    account, agreement, on_both_engines,
    orders::{line, order, product},
    register,
    scope::{id_of, invite},
};
use business_center::{
    domain::{
        access::{Permission, Scope},
        moment::Span,
    },
    server::{
        db::{self, WRITERS},
        workflow::editing,
    },
};
use serde_json::{Value, json};
use tokio::task::JoinSet;

const HARRY: &str = "harry@contoso.com";
const MAX: &str = "max@contoso.com";
const ROSA: &str = "rosa@contoso.com";
const VERA: &str = "vera@contoso.com";
const ENTRIES: &str = "SELECT COUNT(*) FROM audit_entries WHERE action = 'account.edited'";
const VERSION: &str = "SELECT version FROM account_details";

/// Agreement 1 of Contoso with the lead account of Harry and another one of Rosa.
fn contoso() -> Value {
    let mut record = agreement("1", HARRY);
    record["purchasing_accounts"] = json!([account("0001234567", true, HARRY), account("7", false, ROSA)]);
    record["contacts"] = json!([{ "role": "notices", "name": "Diego Siciliani", "email": "diego@contoso.com" }]);
    record
}

/// The people of the lead account, and the path where it is edited.
struct Contoso {
    harry: Client,
    max: Client,
    vera: Client,
    page: String,
    agreement: String,
    account: String,
}

async fn start(app: &TestApp) -> Contoso {
    app.import(&register(&[contoso()])).await;
    let mut harry = join(app, HARRY).await;
    let account = id_of(&harry.get("/home").await, "Account 0001234567");
    let max = colleague(app, &mut harry, &account, MAX, "account_manager").await;
    let vera = colleague(app, &mut harry, &account, VERA, "account_viewer").await;
    let mut connection = app.app.db.read().await.expect("a connection");
    let row = db::agreements::find_by_number(&mut connection, "1").await.expect("agreements").expect("an agreement");
    let page = format!("/agreements/{}/accounts/{account}", row.id);
    Contoso { harry, max, vera, page, agreement: format!("/agreements/{}", row.id), account }
}

/// Someone is invited to a purchasing account, and accepts.
async fn colleague(app: &TestApp, client: &mut Client, account: &str, email: &str, role: &str) -> Client {
    invite(client, account, email, role).await;
    join(app, email).await
}

/// The text of a field with lines as browsers read and send it.
fn as_sent(text: &str) -> String {
    text.strip_prefix('\n').unwrap_or(text).replace("\r\n", "\n").replace('\n', "\r\n")
}

/// A form as a page shows it, with other values in some fields.
fn filled(page: &Answer, typed: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    assert!(page.status == 200 || page.status == 409 || page.status == 422, "{}", page.body);
    let text = |name: &str| page.page().with("textarea", "name", name).next().expect("a field").text().to_owned();
    let days = page.page().by_id("lead_days").expect("a choice");
    let days = days.all("option").find(|option| option.has("selected")).map(|option| option.attribute("value"));
    let mut fields = vec![
        ("version", page.value_of("version")),
        ("shown", page.value_of("shown")),
        ("label", page.value_of("label")),
        ("cost_center", page.value_of("cost_center")),
        ("reference", page.value_of("reference")),
        ("contacts", as_sent(&text("contacts"))),
        ("lead_days", days.unwrap_or_default().to_owned()),
        ("notes", as_sent(&text("notes"))),
    ];
    for (name, value) in &mut fields {
        if let Some((_, typed)) = typed.iter().find(|(known, _)| known == name) {
            (*typed).clone_into(value);
        }
    }
    fields
}

/// Opens the form, changes some fields and sends it.
async fn edit(client: &mut Client, path: &str, typed: &[(&'static str, &str)]) -> Answer {
    let page = client.get(path).await;
    client.post(path, &filled(&page, typed)).await
}

/// The same, where it is saved.
async fn save(client: &mut Client, path: &str, typed: &[(&'static str, &str)]) {
    let answer = edit(client, path, typed).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, Some(path)), "{}", answer.body);
}

/// The text of a section, in one line.
fn section(page: &Answer, id: &str) -> String {
    let section = page.page().with("section", "aria-labelledby", id).next();
    let text = section.map(|section| section.text().split_whitespace().collect::<Vec<_>>().join(" "));
    text.unwrap_or_default()
}

/// Who is reminded of the dates of a purchasing account.
async fn contacts(app: &TestApp, account: &str) -> Vec<String> {
    let mut connection = app.app.db.read().await.expect("a connection");
    let all = editing::list(&mut connection, &[account]).await.expect("details").remove(account);
    all.map(|details| details.contacts.into_iter().map(|one| one.email).collect()).unwrap_or_default()
}

on_both_engines! {
    async fn who_views_the_agreement_reads_what_a_manager_writes_down(app: TestApp) {
        let Contoso { mut harry, mut max, mut vera, page, agreement, account } = start(&app).await;
        let shown = max.get(&agreement).await;
        assert!(shown.page().all("a").any(|link| link.text() == "Edit" && link.attribute("href") == page), "{}", shown.body);
        assert!(section(&shown, "details").is_empty(), "nothing is written down: {}", shown.body);
        let form = max.get(&page).await;
        for text in ["Account 0001234567", "Products and Services Agreement", "Ana Trujillo", "mailto:diego@contoso.com", "Fabrikam Resellers", "no end", "href=\"/support/keep-up-to-date\""] {
            assert!(form.shows(text), "{text}: {}", form.body);
        }
        let ask = format!("/requests/change?account={account}");
        assert!(form.page().all("a").any(|link| link.attribute("href") == ask), "{}", form.body);
        assert!(harry.get(&ask).await.shows("Request a change"));
        assert!(section(&form, "own").contains(MAX), "people to choose from: {}", form.body);
        let typed = [
            ("label", "  Faculty of   Arts "),
            ("cost_center", "CC-4711"),
            ("reference", "File 12/b"),
            ("contacts", "Max@contoso.com\r\n\r\nvera@contoso.com"),
            ("lead_days", "120"),
            ("notes", "Ask Lea first.\r\n\r\n<b>Twice</b> & again"),
        ];
        save(&mut max, &page, &typed).await;
        assert_eq!(max.kept_notice(), Some("account-saved"));
        let form = max.get(&page).await;
        assert!(form.shows("Your details are saved.") && form.value_of("label") == "Faculty of Arts", "{}", form.body);
        let notes = form.page().with("textarea", "name", "notes").next().expect("notes").text().to_owned();
        assert_eq!(notes.trim_start_matches('\n'), "Ask Lea first.\n\n<b>Twice</b> & again");
        let shown = vera.get(&agreement).await;
        let details = section(&shown, "details");
        for text in [
            "Faculty of Arts · 0001234567", "CC-4711", "File 12/b", "max@contoso.com", "vera@contoso.com", "120 days",
            "Ask Lea first.", "<b>Twice</b> & again",
        ] {
            assert!(details.contains(text), "{text}: {details}");
        }
        assert!(section(&shown, "accounts").contains("Account 0001234567"), "the register's name: {}", shown.body);
        assert!(!shown.page().all("a").any(|link| link.text() == "Edit"), "{}", shown.body);
        // What is taken out is gone.
        save(&mut max, &page, &[("label", ""), ("contacts", ""), ("notes", " \r\n")]).await;
        let details = section(&vera.get(&agreement).await, "details");
        assert!(details.contains("Account 0001234567") && !details.contains("Faculty") && !details.contains("Lea"), "{details}");
    }

    /// Addition 20: editing stays with its own purchasing account.
    async fn only_managers_of_a_purchasing_account_edit_it(app: TestApp) {
        let Contoso { mut harry, mut vera, page, account, agreement, .. } = start(&app).await;
        let mut rosa = join(&app, ROSA).await;
        app.import(&register(&[crate::support::agreement("5", "eve@fabrikam.com")])).await;
        let mut eve = join(&app, "eve@fabrikam.com").await;
        let seven = id_of(&harry.get("/home").await, "Account 7");
        let page_of_seven = page.replace(&account, &seven);
        let mut olga = colleague(&app, &mut harry, &account, "olga@contoso.com", "agreement_administrator").await;
        let typed = [("label", "Ours")];
        for (name, client, path, status) in [
            ("a viewer", &mut vera, &page, 403),
            ("an agreement administrator", &mut olga, &page, 403),
            ("an administrator of the lead account", &mut harry, &page_of_seven, 403),
            ("an administrator of another account", &mut rosa, &page, 404),
            ("someone else", &mut eve, &page, 404),
        ] {
            let got = client.get(path).await;
            let posted = client.post(path, &typed).await;
            assert_eq!((got.status.as_u16(), posted.status.as_u16()), (status, status), "{name}");
            assert!(name != "someone else" || !got.shows("Contoso"), "{}", got.body);
            let id = path.rsplit('/').next().expect("an id");
            let fields = [("agreement", agreement.trim_start_matches("/agreements/")), ("account", id), typed[0]];
            assert_eq!(client.post("/api/edit-account", &fields).await.status.as_u16(), status, "{name}");
        }
        assert_eq!(app.rows().await["account_details"], 0);
        save(&mut rosa, &page_of_seven, &typed).await;
        // Harry reads what Rosa wrote, and has a way to edit his own account alone.
        let shown = harry.get(&agreement).await;
        assert!(section(&shown, "details").contains("Ours · 7"), "{}", shown.body);
        let links = shown.page().all("a").filter(|link| link.text() == "Edit").map(|link| link.attribute("href").to_owned());
        assert_eq!(links.collect::<Vec<_>>(), std::slice::from_ref(&page));
        // An account of one agreement is none of another.
        let elsewhere = format!("/agreements/x/accounts/{account}");
        assert_eq!((harry.get(&elsewhere).await.status.as_u16(), harry.post(&elsewhere, &typed).await.status.as_u16()), (404, 404));
    }

    async fn what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(app: TestApp) {
        let Contoso { mut max, page, account, mut harry, .. } = start(&app).await;
        colleague(&app, &mut harry, &account, "uwe@contoso.com", "user_administrator").await;
        let long = "x".repeat(101);
        let many = (0..11).map(|number| format!("p{number}@contoso.com")).collect::<Vec<_>>().join("\r\n");
        for (field, value, sentence) in [
            ("label", "Pay at www.evil.example", "web or email address"),
            ("label", long.as_str(), "100"),
            ("cost_center", &long[..51], "50"),
            ("reference", long.as_str(), "100"),
            ("contacts", "vera@contoso.com, nobody@contoso.com {label}", "has this address: nobody@contoso.com, label."),
            ("contacts", "uwe@contoso.com", "has this address: uwe@contoso.com."),
            ("contacts", many.as_str(), "up to 10 renewal contacts"),
            ("lead_days", "31", "Remind ahead of time"),
            ("notes", "bell \u{7}", "Notes"),
        ] {
            let typed = [("label", "Kept"), ("cost_center", "Kept too"), ("notes", "And\r\nthis")];
            let mut fields = filled(&max.get(&page).await, &typed);
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value.to_owned()));
            let answer = max.post(&page, &fields).await;
            assert_eq!(answer.status.as_u16(), 422, "{field} {value}");
            let error = answer.page().by_id(&format!("{field}-error")).unwrap_or_else(|| panic!("{field}: {}", answer.body));
            assert!(error.text().contains(sentence), "{}", error.text());
            for (name, kept) in filled(&answer, &[]) {
                let typed = typed.iter().find(|(known, _)| *known == name && name != field);
                assert!(typed.is_none_or(|(_, typed)| kept == *typed), "{name}: {kept}");
            }
            if field == "contacts" {
                let (_, kept) = filled(&answer, &[]).into_iter().find(|(name, _)| *name == field).expect("contacts");
                assert_eq!(kept.trim_end(), value.trim_end());
            }
        }
        assert_eq!(app.rows().await["account_details"], 0);
        // With another language, nothing is saved and everything is kept.
        let fields = filled(&max.get(&page).await, &[("label", "Kept")]);
        let answer = max.post(&format!("{page}?language=it"), &fields).await;
        assert!(answer.status == 200 && answer.value_of("label") == "Kept" && answer.shows("Il nome che gli dai"), "{}", answer.body);
        assert_eq!(app.rows().await["account_details"], 0);
    }

    /// C14: whoever may no longer view the agreement drops out, wherever contacts are read.
    async fn who_lost_the_right_is_no_contact_any_more(app: TestApp) {
        let Contoso { mut harry, mut max, page, account, agreement, .. } = start(&app).await;
        let all = format!("{HARRY} {MAX} {VERA}");
        save(&mut max, &page, &[("contacts", all.as_str())]).await;
        assert_eq!(contacts(&app, &account).await, [HARRY, MAX, VERA]);
        let vera = path_of(&mut harry, "vera").await;
        assert!(harry.post(&format!("{vera}/deactivate"), &NONE).await.location().is_some());
        assert_eq!(contacts(&app, &account).await, [HARRY, MAX]);
        let shown = harry.get(&agreement).await;
        assert!(!section(&shown, "details").contains(VERA), "{}", shown.body);
        let form = max.get(&page).await;
        assert!(!form.shows(VERA), "{}", form.body);
        assert_eq!(edit(&mut max, &page, &[("contacts", VERA)]).await.status.as_u16(), 422, "no one chooses her now");
        assert!(harry.post(&format!("{vera}/reactivate"), &NONE).await.location().is_some());
        assert_eq!(contacts(&app, &account).await, [HARRY, MAX, VERA]);
        // Of the whole account, of a role that does not view agreements.
        app.execute("UPDATE role_assignments SET role = 'user_administrator' WHERE user_id = (SELECT id FROM users WHERE email_key = 'vera@contoso.com')").await;
        app.execute("UPDATE users SET is_active = FALSE WHERE email_key = 'harry@contoso.com'").await;
        assert_eq!(contacts(&app, &account).await, [MAX]);
        // What is reminded of follows the same rule.
        let mut connection = app.app.db.read().await.expect("a connection");
        let user = db::users::find_by_email(&mut connection, MAX).await.expect("users").expect("Max");
        let rights = db::roles::rights(&db::roles::list_of_user(&mut connection, &user.id).await.expect("roles"));
        let agreement_id = agreement.trim_start_matches("/agreements/").to_owned();
        assert!(rights.can_in(Permission::ViewAgreements, &Scope { agreement_id, account_id: Some(account) }));
    }

    /// T20: the end takes editing away, and nothing else.
    async fn an_agreement_that_is_over_says_why_nothing_can_be_changed(app: TestApp) {
        let Contoso { mut max, page, agreement, account, .. } = start(&app).await;
        save(&mut max, &page, &[("label", "Arts"), ("contacts", VERA)]).await;
        let fields = filled(&max.get(&page).await, &[("label", "Sciences")]);
        for sql in ["UPDATE agreements SET status = 'ended'", "UPDATE agreements SET status = 'active', ends_on = '2026-11-19'"] {
            app.execute(sql).await;
            let shown = max.get(&page).await;
            assert!(shown.status == 200 && shown.shows("Agreement 1 has ended, so these details can"), "{}", shown.body);
            assert!(shown.shows("Arts") && shown.shows(VERA) && shown.shows("Name in the register"), "{}", shown.body);
            assert!(!shown.shows("/requests/change"), "{}", shown.body);
            assert!(shown.page().all("textarea").next().is_none() && shown.page().by_id("form").is_none());
            let answer = max.post(&page, &fields).await;
            assert!(answer.status == 409 && answer.shows("has ended"), "{}: {}", answer.status, answer.body);
            let id = agreement.trim_start_matches("/agreements/");
            let function = [("agreement", id), ("account", account.as_str()), ("version", "1"), ("label", "Sciences")];
            let answer = max.post("/api/edit-account", &function).await;
            assert!(answer.status == 409 && answer.shows("AgreementClosed"), "{}", answer.body);
            let shown = max.get(&agreement).await;
            assert!(section(&shown, "details").contains("Arts") && !shown.shows(&format!("href=\"{page}\"")), "{}", shown.body);
        }
        // A draft is invisible.
        app.execute("UPDATE agreements SET status = 'draft', ends_on = NULL").await;
        assert_eq!((max.get(&page).await.status.as_u16(), max.post(&page, &fields).await.status.as_u16()), (404, 404));
        // One that is signed can be edited already; its last day counts as a whole.
        app.execute("UPDATE agreements SET status = 'signed', ends_on = '2026-11-20'").await;
        save(&mut max, &page, &[("label", "Sciences")]).await;
    }

    /// T22.
    async fn an_import_renews_the_registers_facts_and_leaves_the_customers(app: TestApp) {
        let Contoso { mut max, page, agreement, .. } = start(&app).await;
        save(&mut max, &page, &[("label", "Arts"), ("cost_center", "CC-1"), ("contacts", VERA), ("lead_days", "30"), ("notes", "Ours")]).await;
        let mut next = contoso();
        next["purchasing_accounts"][0]["name"] = "Headquarters".into();
        next["purchasing_accounts"][0]["sector"] = "academic".into();
        app.import(&register(&[next])).await;
        let form = max.get(&page).await;
        assert!(form.shows("Headquarters") && form.shows("Academic"), "{}", form.body);
        assert_eq!((form.value_of("label"), form.value_of("cost_center"), form.value_of("version")), ("Arts".to_owned(), "CC-1".to_owned(), "1".to_owned()));
        let details = section(&max.get(&agreement).await, "details");
        for text in ["Arts", "CC-1", VERA, "30 days", "Ours"] {
            assert!(details.contains(text), "{text}: {details}");
        }
        // The form that was opened before the import can still be saved.
        assert_eq!(max.post(&page, &filled(&form, &[("label", "Arts and Crafts")])).await.status.as_u16(), 303);
    }

    /// T21: the second is told what the first did, keeps what was typed, overwrites nothing unknowingly, and can go on.
    async fn the_second_of_two_is_told_and_keeps_what_was_typed(app: TestApp) {
        let Contoso { mut harry, mut max, page, .. } = start(&app).await;
        save(&mut max, &page, &[("label", "Arts"), ("cost_center", "CC-1"), ("notes", "One")]).await;
        let opened = harry.get(&page).await;
        app.pass(Span::minutes(3));
        save(&mut max, &page, &[("label", "Faculty of Arts"), ("cost_center", "CC-2"), ("contacts", VERA), ("notes", "One\nTwo")]).await;
        let typed = [("label", "School of Arts"), ("reference", "R-9"), ("notes", "One\r\nThree")];
        let told = harry.post(&page, &filled(&opened, &typed)).await;
        assert_eq!(told.status.as_u16(), 409);
        for text in ["Nothing was saved: these details were changed", "max Diaz", "Arts → Faculty of Arts", "CC-1 → CC-2", "none → vera@contoso.com", "Notes: changed"] {
            assert!(told.page().text().split_whitespace().collect::<Vec<_>>().join(" ").contains(text), "{text}: {}", told.body);
        }
        let form = filled(&told, &[]);
        let value = |name: &str| form.iter().find(|(known, _)| *known == name).expect("a field").1.clone();
        // What was typed stays; what was not typed is what is stored.
        assert_eq!(value("label"), "School of Arts");
        assert_eq!(value("reference"), "R-9");
        assert_eq!(value("notes"), "One\r\nThree");
        assert_eq!((value("cost_center"), value("contacts"), value("version")), ("CC-2".to_owned(), VERA.to_owned(), "2".to_owned()));
        let stored: Vec<String> = told.page().with("div", "data-kind", "warning").map(|one| one.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(stored, ["Stored now:Faculty of Arts", "Stored now:OneTwo"]);
        assert_eq!(app.count(VERSION).await, 2, "nothing was saved");
        // On purpose now.
        assert_eq!(harry.post(&page, &form).await.location(), Some(page.as_str()));
        let form = harry.get(&page).await;
        assert_eq!((form.value_of("label"), form.value_of("cost_center"), form.value_of("reference")), ("School of Arts".to_owned(), "CC-2".to_owned(), "R-9".to_owned()));
        // Without what the form showed, everything that differs counts as typed.
        let old = [("version", "1"), ("label", "Old"), ("lead_days", "30")];
        let told = max.post(&page, &old).await;
        assert!(told.status == 409 && told.value_of("label") == "Old" && told.value_of("cost_center").is_empty(), "{}", told.body);
        let stored = told.page().text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(stored.contains("Stored now:School of Arts") && stored.contains("Stored now:90 days"), "{stored}");
    }

    async fn the_same_form_sent_twice_is_saved_once(app: TestApp) {
        let Contoso { mut max, page, .. } = start(&app).await;
        let fields = filled(&max.get(&page).await, &[("label", "Arts"), ("contacts", VERA)]);
        for _ in 0..2 {
            assert_eq!(max.post(&page, &fields).await.location(), Some(page.as_str()));
        }
        assert_eq!((app.count(ENTRIES).await, app.count(VERSION).await), (1, 1));
        // Nothing was typed.
        save(&mut max, &page, &[]).await;
        assert_eq!((app.count(ENTRIES).await, app.count(VERSION).await), (1, 1));
    }

    /// Of many who opened the same version, one is first, whether something was stored before or not.
    async fn of_many_at_once_one_is_saved_and_the_others_are_told(app: TestApp) {
        let Contoso { mut max, page, account, .. } = start(&app).await;
        for round in 0..3 {
            let opened = max.get(&page).await;
            let mut forms = JoinSet::new();
            for number in 0..WRITERS {
                let mut client = max.clone();
                let label = format!("Round {round}, number {number}");
                let fields = filled(&opened, &[("label", label.as_str()), ("contacts", VERA)]);
                let page = page.clone();
                forms.spawn(async move { client.post(&page, &fields).await.status.as_u16() });
            }
            let mut statuses = forms.join_all().await;
            statuses.sort_unstable();
            let others = usize::try_from(WRITERS).expect("a count") - 1;
            assert_eq!(statuses, [vec![303], vec![409; others]].concat(), "round {round}");
            assert_eq!(app.count(VERSION).await, round + 1);
            assert_eq!(app.count(ENTRIES).await, round + 1);
            assert_eq!(contacts(&app, &account).await, [VERA]);
        }
    }

    /// While forms are sent, an import renews the register's facts: both happen.
    async fn an_import_and_an_edit_at_once_both_count(app: TestApp) {
        let Contoso { mut max, page, .. } = start(&app).await;
        let fields = filled(&max.get(&page).await, &[("label", "Arts")]);
        let mut next = contoso();
        next["purchasing_accounts"][0]["name"] = "Headquarters".into();
        let next = register(&[next]);
        let (_, answer) = tokio::join!(app.import(&next), max.post(&page, &fields));
        assert_eq!(answer.status.as_u16(), 303, "{}", answer.body);
        let form = max.get(&page).await;
        assert!(form.value_of("label") == "Arts" && form.shows("Headquarters"), "{}", form.body);
    }

    async fn the_trail_tells_what_changed_without_the_text_of_notes(app: TestApp) {
        let Contoso { mut harry, mut max, page, .. } = start(&app).await;
        save(&mut max, &page, &[("label", "Arts"), ("contacts", VERA), ("notes", "A secret of Lea's")]).await;
        app.pass(Span::minutes(1));
        save(&mut max, &page, &[("label", "Sciences"), ("contacts", MAX), ("lead_days", "30"), ("notes", "")]).await;
        let trail = harry.get("/account/audit?topic=agreements").await;
        let text = trail.page().text().split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            "Details of purchasing account changed", "Purchasing account 0001234567", "max Diaz", "Your name for it: Arts", "Notes: changed", "Renewal contacts: none → vera@contoso.com",
            "Your name for it: Arts → Sciences", "Renewal contacts: vera@contoso.com → max@contoso.com",
            "Remind ahead of time: 90 days → 30 days", "Notes: removed",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let mut connection = app.app.db.read().await.expect("a connection");
        let mut rows = db::audit::list(&mut connection).await.expect("entries");
        rows.retain(|row| row.action == "account.edited");
        assert_eq!(rows.len(), 2);
        for row in &rows {
            assert!(!row.details.contains('@') && row.facts.as_deref().unwrap_or_default().contains(VERA), "{row:?}");
            assert!(!format!("{row:?}").contains("secret of Lea"), "{row:?}");
        }
    }

    async fn the_label_names_the_purchasing_account_wherever_people_read_of_it(app: TestApp) {
        let bought = json!({
            "agreements": [contoso()],
            "products": [product("AAA-00001", "license")],
            "orders": [order("V-1", &[line("10", "AAA-00001", 100)])],
        });
        let Contoso { mut harry, mut max, page, agreement, account, .. } = start(&app).await;
        app.import(&bought).await;
        save(&mut max, &page, &[("label", "Faculty of Arts")]).await;
        harry.post("/scope", &[("scope", account.as_str()), ("return_to", "/home")]).await;
        for path in [
            "/home", "/agreements", "/profile", "/orders", "/licenses", "/reports", "/account/access", "/account/domains",
            "/services", "/account/audit", "/account/access/invite", "/agreements.csv", agreement.as_str(),
        ] {
            let shown = harry.get(path).await;
            assert!(shown.status == 200 && shown.shows("Faculty of Arts"), "{path}: {}", shown.body);
            // The trail tells how the register named it at first.
            let is_of_register = path == agreement || path == "/account/audit";
            assert_eq!(shown.shows("Account 0001234567"), is_of_register, "{path}: {}", shown.body);
        }
        let id = agreement.trim_start_matches("/agreements/");
        // Whoever knows the register's name finds it, too.
        for search in ["arts", "account+0001234567", "0001234567"] {
            assert!(harry.get(&format!("/agreements?search={search}")).await.shows(id), "{search}");
        }
        // Mails name it alike, and the register keeps its own name.
        invite(&mut harry, &account, "nils@contoso.com", "report_viewer").await;
        app.run_jobs_after_a_minute().await;
        let mail = app.mails("nils@contoso.com").pop().expect("an invitation");
        assert!(mail.text.contains("Faculty of Arts") && !mail.text.contains("Account 0001234567"), "{}", mail.text);
        let name = app.count("SELECT COUNT(*) FROM purchasing_accounts WHERE name = 'Account 0001234567'").await;
        assert_eq!(name, 1);
    }

    /// Decision 10: after an hour without a click, the form comes back unsent.
    async fn a_form_that_was_sent_too_late_comes_back(app: TestApp) {
        let Contoso { mut max, page, .. } = start(&app).await;
        let fields = filled(&max.get(&page).await, &[("label", "Arts"), ("notes", "One\r\nTwo")]);
        app.pass(Span::minutes(61));
        let answer = max.post(&page, &fields).await;
        assert!(answer.location().is_some_and(|path| path.starts_with("/Customer/?return_to=")), "{:?}", answer.location());
        let back = max.post("/Customer/", &[("email", MAX), ("password", PASSWORD), ("return_to", page.as_str())]).await;
        assert_eq!(back.location(), Some(page.as_str()));
        let kept = max.get(&page).await;
        assert!(kept.value_of("label") == "Arts" && kept.shows("Not saved"), "{}", kept.body);
        assert_eq!(app.rows().await["account_details"], 0);
        assert_eq!(max.post(&page, &filled(&kept, &[])).await.status.as_u16(), 303);
        assert!(!max.get(&page).await.shows("Not saved"));
    }

    /// Many purchasing accounts: what is written down about them comes page by page.
    async fn details_of_many_accounts_come_in_pages(app: TestApp) {
        let mut record = agreement("1", HARRY);
        let others = (100..130).map(|number| account(&number.to_string(), false, HARRY));
        record["purchasing_accounts"] = std::iter::once(account("1", true, HARRY)).chain(others).collect();
        app.import(&register(&[record])).await;
        let mut harry = join(&app, HARRY).await;
        app.execute(
            "INSERT INTO account_details (purchasing_account_id, label, lead_days, version, changed_at, changed_by)
            SELECT purchasing_accounts.id, 'Label of ' || purchasing_accounts.number, 90, 1, 0, users.id
            FROM purchasing_accounts CROSS JOIN users WHERE purchasing_accounts.number <> '103'",
        ).await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let row = db::agreements::find_by_number(&mut connection, "1").await.expect("agreements").expect("an agreement");
        let first = harry.get(&format!("/agreements/{}", row.id)).await;
        let names = |page: &Answer| {
            let section = page.page().with("section", "aria-labelledby", "details").next().expect("details");
            section.all("h3").map(|head| head.text().to_owned()).collect::<Vec<_>>()
        };
        let links = |page: &Answer| page.page().all("a").filter(|link| link.has("rel")).map(|link| link.attribute("href").replace("#details", "")).collect::<Vec<_>>();
        assert_eq!(names(&first).len(), 24);
        assert_eq!(names(&first)[..2], ["Label of 1 · 1", "Label of 100 · 100"]);
        let second = harry.get(&links(&first)[0]).await;
        let rest: Vec<String> = (124..130).map(|number| format!("Label of {number} · {number}")).collect();
        assert_eq!(names(&second), rest);
        assert_eq!(names(&harry.get(&links(&second)[0]).await), names(&first));
    }
}
