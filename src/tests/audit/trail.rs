//! /account/audit: who can view which entries, filters, pages, export, and verification of the chain.

use crate::support::{
    Answer, Client, Element, NONE, TestApp,
    access::{assignment_of, colleague, invite, join, path_of},
    account, agreement, on_both_engines, register,
};
use business_center::{
    domain::{
        audit::{Action, By},
        moment::Span,
    },
    server::{
        audit::{self, Broken, Fault},
        db::{self, audit::Link},
    },
};
use serde_json::json;
use std::{cmp::Reverse, collections::BTreeSet};

const TRAIL: &str = "/account/audit";
const EXPORTS: &str = "SELECT COUNT(*) FROM audit_entries WHERE action = 'trail.exported'";
const EXPORT: &str = "/account/audit.csv";

/// The entries that a page shows, each as its row.
fn entries(page: &Answer) -> impl Iterator<Item = Element<'_>> {
    assert_eq!(page.status.as_u16(), 200, "{}", page.body);
    page.page().all("tbody").flat_map(|table| table.all("tr").collect::<Vec<_>>())
}

/// What each entry says.
fn rows(page: &Answer) -> Vec<&str> {
    entries(page).map(Element::text).collect()
}

/// The records of an export, the heads first.
fn records(answer: &Answer) -> Vec<Vec<String>> {
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let text = answer.body.strip_prefix('\u{feff}').expect("a mark for spreadsheets");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "lines end as RFC 4180 says");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect()
}

/// The link with these words.
fn link(page: &Answer, words: &str) -> Option<String> {
    page.page().all("a").find(|link| link.text() == words).map(|link| link.attribute("href").to_owned())
}

/// Contoso with three purchasing accounts: Ana administers the lead one and so the agreement, Harry and Bea one each.
async fn contoso(app: &TestApp) -> (Client, Client) {
    let mut one = agreement("1234567890", "harry@contoso.com");
    one["purchasing_accounts"] = json!([
        account("9", true, "ana@contoso.com"),
        account("0001234567", false, "harry@contoso.com"),
        account("0002", false, "bea@contoso.com")
    ]);
    app.import(&register(&[one])).await;
    (join(app, "harry@contoso.com").await, join(app, "bea@contoso.com").await)
}

/// Writes so many entries into the trail of an account, a few at each moment.
async fn fill(app: &TestApp, count: usize) {
    // Others' entries of the same moment are in other chains.
    app.pass(Span(1));
    let mut change = app.change(By::Operator).await;
    let row = db::audit::list(&mut change).await.expect("entries");
    let row = row.into_iter().find(|row| row.action == "account.created").expect("an account");
    for number in 0..count {
        change.now = app.now() + Span(i64::try_from(number / 7).expect("a number"));
        change.record(audit::Entry {
            organization_id: row.organization_id.clone(),
            scope_id: row.scope_id.clone(),
            action: Action::SessionsEnded,
            subject: String::new(),
            details: json!({ "sessions": { "before": number + 1, "after": 0 } }),
        });
        change.flush().await.expect("an entry");
    }
    change.commit().await.expect("commit");
    app.pass(Span::minutes(30));
}

on_both_engines! {
    /// Entries have one order.
    async fn entries_are_filtered_and_not_sorted(app: TestApp) {
        let page = app.register_harry().await.get(TRAIL).await;
        let titles: Vec<&str> = page.page().all("summary").map(Element::text).collect();
        assert!(titles.contains(&"Filter"), "{titles:?}");
    }

    /// A link on another site would make the person download, and write that down, unknowingly.
    async fn no_other_site_leads_to_an_export(app: TestApp) {
        let mut harry = app.register_harry().await;
        for site in ["cross-site", "same-site"] {
            let answer = harry.clone().with_header("sec-fetch-site", site).get(EXPORT).await;
            assert_eq!((answer.status.as_u16(), app.count(EXPORTS).await), (403, 0), "{site}");
        }
        // An entry for the purchasing account, and one for its agreement.
        for (site, count) in [("same-origin", 2), ("none", 4)] {
            let answer = harry.clone().with_header("sec-fetch-site", site).get(EXPORT).await;
            assert_eq!((answer.status.as_u16(), app.count(EXPORTS).await), (200, count), "{site}");
        }
        assert_eq!(harry.get(EXPORT).await.status.as_u16(), 200, "scripts say nothing");
    }

    /// The inviter of an accepted role is named like someone who assigned one directly.
    async fn one_actor_is_called_alike_everywhere(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        let path = path_of(&mut harry, "rosa").await;
        let person = harry.get(&path).await;
        let history = person.page().all("ol").find(|list| list.attribute("class") == "history").expect("a history");
        assert_eq!(history.text().matches("Harry Miller").count(), 2, "{}", history.text());
        assert!(!history.text().contains("harry@contoso.com"), "{}", history.text());
        let accepted = harry.get(TRAIL).await;
        let facts: Vec<&str> = rows(&accepted).into_iter().filter(|row| row.contains("Invited by")).collect();
        assert!(!facts.is_empty() && facts.iter().all(|row| row.contains("Invited by: Harry Miller")), "{facts:?}");
    }
}

on_both_engines! {
    async fn everybody_sees_the_scopes_that_they_administer_only(app: TestApp) {
        let (mut harry, mut bea) = contoso(&app).await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_manager").await;
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        let mut eve = join(&app, "eve@fabrikam.com").await;

        let page = harry.get(TRAIL).await;
        for told in ["account 0001234567", "harry@contoso.com", "nils@contoso.com"] {
            assert!(page.shows(told), "{told}: {}", page.body);
        }
        for hidden in ["bea@contoso.com", "ccount 0002", "Agreement added", "eve@fabrikam.com", "5555555555"] {
            assert!(!page.shows(hidden), "{hidden}: {}", page.body);
        }
        let page = bea.get(TRAIL).await;
        assert!(page.shows("bea@contoso.com") && page.shows("Role assigned: Account Administrator"), "{}", page.body);
        for hidden in ["harry@contoso.com", "nils@contoso.com", "Agreement added", "ccount 0001234567"] {
            assert!(!page.shows(hidden), "{hidden}: {}", page.body);
        }
        // Who administers the lead purchasing account sees what concerns the agreement, and that account.
        let page = join(&app, "ana@contoso.com").await.get(TRAIL).await;
        for told in ["Agreement added", "Agreement 1234567890", "account 9", "ana@contoso.com"] {
            assert!(page.shows(told), "{told}: {}", page.body);
        }
        assert!(!page.shows("account 0002") && !page.shows("nils@contoso.com"), "{}", page.body);
        // A User Administrator views the purchasing account, not what concerns the whole agreement.
        let page = nils.get(TRAIL).await;
        assert!(page.shows("Purchasing account added") && !page.shows("Agreement added"), "{}", page.body);
        let page = eve.get(TRAIL).await;
        assert!(page.shows("eve@fabrikam.com") && !page.shows("harry@contoso.com"), "{}", page.body);
        for path in [TRAIL, EXPORT] {
            assert_eq!(rosa.get(path).await.status.as_u16(), 403, "{path}");
        }
        let is_led = |page: Answer| page.shows("href=\"/account/audit\"");
        assert!(!is_led(rosa.get("/home").await) && is_led(nils.get("/home").await));
        // Another's scope in the address bar opens nothing, on the page and in the export.
        let scope = "SELECT id FROM purchasing_accounts WHERE number = '0002'";
        let mut connection = app.app.db.read().await.expect("a connection");
        let entries = db::audit::list(&mut connection).await.expect("entries");
        drop(connection);
        let of_bea = entries.iter().find(|row| row.subject == "0002").and_then(|row| row.scope_id.clone()).expect(scope);
        for path in [TRAIL, EXPORT] {
            let answer = harry.get(&format!("{path}?scope={of_bea}")).await;
            assert_eq!(answer.status.as_u16(), 404, "{path}");
            assert!(!answer.shows("bea@contoso.com"), "{}", answer.body);
        }
        assert!(rows(&bea.get(&format!("{TRAIL}?scope={of_bea}")).await).len() > 3);
        // An own scope alone.
        let own = entries.iter().find(|row| row.subject == "0001234567").and_then(|row| row.scope_id.clone());
        let page = harry.get(&format!("{TRAIL}?scope={}", own.expect("a scope"))).await;
        assert!(page.shows("account 0001234567") && !page.shows("Agreement added"), "{}", page.body);
    }

    /// An invitation to two purchasing accounts tells each of them its own roles alone.
    async fn what_touches_two_scopes_is_told_to_each_by_itself(app: TestApp) {
        let mut one = agreement("1234567890", "harry@contoso.com");
        one["purchasing_accounts"] =
            json!([account("0001234567", true, "harry@contoso.com"), account("0002", false, "harry@contoso.com")]);
        app.import(&register(&[one])).await;
        let mut harry = join(&app, "harry@contoso.com").await;
        let page = harry.get("/account/access/invite").await;
        let places = page.values_of("accounts");
        assert_eq!(places.len(), 2);
        let mut fields = vec![("key", page.value_of("key"))];
        fields.extend(places.iter().map(|id| ("accounts", id.clone())));
        for (name, value) in [("email-1", "rosa@contoso.com"), ("first_name-1", "Rosa"), ("language-1", "en"), ("country-1", "US")] {
            fields.push((name, value.to_owned()));
        }
        fields.push(("roles-1", "account_viewer".to_owned()));
        assert!(harry.post("/account/access/invite", &fields).await.shows("rosa@contoso.com: invited."));
        let mut connection = app.app.db.read().await.expect("a connection");
        let entries = db::audit::list(&mut connection).await.expect("entries");
        assert_eq!(audit::verify(&mut connection).await.expect("verify").broken, None);
        let invited: Vec<_> = entries.iter().filter(|row| row.action == "invitation.created" && row.actor != "register").collect();
        let scopes: BTreeSet<_> = invited.iter().filter_map(|row| row.scope_id.clone()).collect();
        assert_eq!(scopes, places.into_iter().collect());
        for row in invited {
            let others = scopes.iter().filter(|scope| Some(*scope) != row.scope_id.as_ref());
            assert!(others.clone().count() == 1 && others.into_iter().all(|scope| !row.details.contains(scope.as_str())));
            assert_eq!(row.details, r#"{"roles":{"after":["account_viewer"],"before":[]}}"#);
            let source = audit::content(row).source;
            assert!(source.starts_with("10."), "the browser's address: {source}");
        }
    }

    async fn entries_tell_who_whom_before_and_after_and_from_where(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        let page = harry.get(&path).await;
        let assignment = assignment_of(&page, "");
        harry.post(&format!("{path}/roles/remove"), &[("assignment", assignment.as_str())]).await;
        harry.post(&format!("{path}/deactivate"), &NONE).await;
        let page = harry.get(TRAIL).await;
        let own = rows(&page);
        let find = |words: &str| *own.iter().find(|row| row.contains(words)).unwrap_or_else(|| panic!("{words}: {own:#?}"));
        let removed = find("Role removed: Account Viewer");
        assert!(removed.contains("Harry Miller") && removed.contains("rosa@contoso.com"), "{removed}");
        assert!(removed.contains("Roles: Account Viewer → none") && removed.contains("10."), "{removed}");
        let accepted = own.iter().find(|row| row.contains("Invitation accepted") && row.contains("rosa@"));
        let accepted = accepted.expect("an answer");
        assert!(accepted.contains("Invited person") && accepted.contains("Invitation: pending → accepted"), "{accepted}");
        assert!(find("Purchasing account added").contains("Agreement register"));
        assert!(find("Agreement added").contains("November 20, 2026, 12:00 UTC"));
        // No key and no code is left that has no words.
        for sentence in entries(&page).flat_map(|row| row.all("li").collect::<Vec<_>>()).map(Element::text) {
            assert!(!sentence.contains('_'), "{sentence}");
        }
    }

    async fn filters_narrow_the_trail_down(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        app.pass(Span::minutes(30));
        colleague(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        let all = rows(&harry.get(TRAIL).await).len();
        let of = async |query: &str, harry: &mut Client| harry.get(&format!("{TRAIL}?{query}")).await;

        let page = of("topic=roles", &mut harry).await;
        assert!(rows(&page).len() > 2 && rows(&page).iter().all(|row| row.contains("Role assigned")), "{}", page.body);
        let page = of("topic=register", &mut harry).await;
        assert!(rows(&page).iter().all(|row| row.contains("added")) && rows(&page).len() == 2, "{}", page.body);
        // By part of a name or an address, by a whole address, as who and as whom; with a topic too.
        for person in ["ros", "rosa@contoso.com", "ROSA%20diaz"] {
            let page = of(&format!("person={person}"), &mut harry).await;
            assert!(rows(&page).len() == 3 && rows(&page).iter().all(|row| row.contains("rosa@contoso.com")), "{person}: {}", page.body);
        }
        let page = of("person=rosa@contoso.com&topic=roles", &mut harry).await;
        assert!(rows(&page).len() == 1 && page.shows("Role assigned: Account Viewer"), "{}", page.body);
        let page = of("person=harry@contoso.com&topic=invitations", &mut harry).await;
        assert!(rows(&page).iter().any(|row| row.contains("nils@contoso.com")), "{}", page.body);
        // Who has left Manage Users is found by the whole address.
        let path = path_of(&mut harry, "nils").await;
        let assignment = assignment_of(&harry.get(&path).await, "");
        harry.post(&format!("{path}/roles/remove"), &[("assignment", assignment.as_str())]).await;
        assert!(rows(&of("person=nils", &mut harry).await).is_empty());
        assert_eq!(rows(&of("person=nils@contoso.com", &mut harry).await).len(), 4);

        // Days in UTC, both included.
        assert_eq!(rows(&of("from=2026-11-20&to=2026-11-20", &mut harry).await).len(), all + 1);
        for empty in ["from=2026-11-21", "to=2026-11-19", "person=nobody@contoso.com"] {
            let page = of(empty, &mut harry).await;
            assert!(rows(&page).is_empty() && page.shows("No entries match"), "{empty}: {}", page.body);
            assert_eq!(link(&page, "Clear filters").as_deref(), Some(TRAIL));
            assert!(!page.shows("Export CSV"));
        }
        // What cannot be understood narrows nothing down and breaks nothing.
        assert_eq!(rows(&of("topic=z&older=1.2&scope=", &mut harry).await).len(), all + 1);
    }

    /// Neither the page nor the file answers another question than the one that was asked.
    async fn a_day_that_is_none_is_named_and_kept(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(&format!("{TRAIL}?from=2026-02-30&to=x")).await;
        assert_eq!(page.status.as_u16(), 422);
        assert!(page.shows("2026-02-30 doesn") && page.page().all("tbody").next().is_none(), "{}", page.body);
        assert!(page.value_of("from") == "2026-02-30" && page.value_of("to") == "x", "{}", page.body);
        let file = harry.get(&format!("{EXPORT}?from=2026-02-30")).await;
        assert_eq!(file.location().expect("the page"), format!("{TRAIL}?from=2026-02-30"));
        assert_eq!(app.count(EXPORTS).await, 0);
    }

    async fn pages_show_every_entry_once_in_both_directions(app: TestApp) {
        let mut harry = app.register_harry().await;
        fill(&app, 120).await;
        let mut page = harry.get(TRAIL).await;
        assert!(link(&page, "Newer entries").is_none());
        let first: Vec<String> = rows(&page).iter().map(ToString::to_string).collect();
        let mut seen = first.clone();
        while let Some(older) = link(&page, "Older entries") {
            page = harry.get(&older).await;
            seen.extend(rows(&page).iter().map(ToString::to_string));
        }
        let expected = app.count("SELECT COUNT(*) FROM audit_entries WHERE scope_id IS NOT NULL").await;
        assert_eq!(i64::try_from(seen.len()).expect("a count"), expected);
        let counts: Vec<usize> = (0..120).rev().map(|number| {
            let sentence = format!("Open sessions: {} → 0", number + 1);
            seen.iter().position(|row| row.contains(&sentence)).unwrap_or_else(|| panic!("{sentence}"))
        }).collect();
        assert_eq!(counts, (0..120).collect::<Vec<_>>(), "newest first, also within a moment");
        let mut back = Vec::new();
        while let Some(newer) = link(&page, "Newer entries") {
            page = harry.get(&newer).await;
            back = rows(&page).iter().map(ToString::to_string).collect();
        }
        assert_eq!(back, first);
        assert_eq!(link(&page, "Older entries").is_some(), expected > 50);
    }

    /// Attack case: a name that is a formula, and one that ends a cell.
    async fn an_export_holds_every_entry_and_no_formula(app: TestApp) {
        let mut harry = app.register_harry().await;
        let form = [("first_name", "=1+1"), ("last_name", "\"x\",y"), ("language", "en"), ("country", "US")];
        assert!(harry.post("/profile", &form).await.location().is_some());
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        fill(&app, 1200).await;
        let before = app.count("SELECT COUNT(*) FROM audit_entries WHERE scope_id IS NOT NULL").await;
        let link = link(&harry.get(TRAIL).await, "Export CSV").expect("a link");
        assert_eq!(link, EXPORT);
        let answer = harry.get(&link).await;
        let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert!(header("content-type").starts_with("text/csv; charset=utf-8"));
        assert_eq!(header("content-disposition"), "attachment; filename=\"audit-trail-2026-11-20.csv\"");
        assert_eq!(header("cache-control"), "no-store");
        let all = records(&answer);
        assert_eq!(all[0][0], "When");
        assert_eq!(i64::try_from(all.len() - 1).expect("a count"), before);
        let unique: BTreeSet<&String> = all[1..].iter().map(|record| &record[1]).collect();
        assert_eq!(unique.len(), all.len() - 1, "each entry once");
        assert!(all[1..].windows(2).all(|pair| pair[0][0] >= pair[1][0]), "newest first");
        assert_eq!(all.last().expect("an entry")[0], "2026-11-20T12:00:00.000Z");
        let named = all.iter().find(|record| record[5].contains("1+1")).expect("Harry");
        assert_eq!((named[5].as_str(), named[6].as_str()), ("'=1+1 \"x\",y", "harry@contoso.com"));
        assert!(all.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
        // The export itself is written down, in each scope that it held, and is not in it.
        assert!(!answer.shows("Audit trail exported"));
        let exported = "SELECT COUNT(*) FROM audit_entries WHERE action = 'trail.exported'";
        assert_eq!(app.count(exported).await, 2);
        assert!(harry.get(TRAIL).await.shows("Audit trail exported"));
        // The filters hold for the export, and are told.
        let few = records(&harry.get(&format!("{EXPORT}?person=rosa@contoso.com&topic=roles")).await);
        assert_eq!(few.len(), 2);
        assert!(harry.get(TRAIL).await.shows("Person: rosa@contoso.com"));
        // A browser that fetches ahead exports nothing.
        let ahead = harry.clone().with_header("sec-purpose", "prefetch").get(EXPORT).await;
        assert_eq!(ahead.status.as_u16(), 503);
        assert_eq!(app.count(exported).await, 4);
        // In the reader's own language.
        let russian = harry.clone().with_header("accept-language", "ru");
        assert_eq!(records(&{ russian }.get(EXPORT).await)[0][0], "When", "the preference counts");
    }

    /// Entries name people as they are called now, so a change of the name has to be seen; who accepts is who acts.
    async fn names_that_change_and_roles_that_are_accepted_are_told(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let form = [("first_name", "Harry"), ("last_name", "Miller"), ("language", "en"), ("country", "US")];
        assert!(rosa.post("/profile", &form).await.location().is_some());
        assert!(harry.get(TRAIL).await.shows("Diaz → Miller"));
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'role.granted' AND actor <> 'invitee'").await, 0);
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.get(&path).await.shows("Role assigned: Account Viewer (Harry Miller)"));
    }

    /// A proxy may add the port; what stands before something unreadable may be anyone's words.
    async fn from_where_is_what_the_nearest_proxy_says(app: TestApp) {
        let harry = app.register_harry().await;
        let form = |name| [("first_name", name), ("last_name", "Miller"), ("language", "en"), ("country", "US")];
        for (forwarded, source) in [
            ("10.9.9.9, 203.0.113.9:51234", "203.0.113.9"),
            ("10.9.9.9, [2001:db8::7]:443", "2001:db8:0:0::/64"),
            ("10.9.9.9, [2001:db8:1::7]", "2001:db8:1:0::/64"),
            ("10.9.9.9, unknown", "0.0.0.0"),
            ("10.9.9.9, unknown, 203.0.113.7", "203.0.113.7"),
        ] {
            let mut client = harry.clone().with_header("x-forwarded-for", forwarded);
            assert!(client.post("/profile", &form(source)).await.location().is_some());
            let mut connection = app.app.db.read().await.expect("a connection");
            let entries = db::audit::list(&mut connection).await.expect("entries");
            let about = entries.iter().filter(|entry| audit::content(entry).details.to_string().contains(source));
            let entry = about.max_by_key(|entry| entry.sequence).expect("the change");
            assert_eq!(audit::content(entry).source, source, "{forwarded}");
        }
    }

    /// A row that was appended by hand is told as what does not fit, not the next chain's first one.
    async fn a_stray_entry_is_named_itself(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com"), agreement("2", "bea@contoso.com")])).await;
        app.execute("INSERT INTO audit_entries (chain, sequence, at, actor, action, subject, organization_id, scope_id, source, details, hash)
            SELECT chain, sequence + 1000, at, actor, action, subject, organization_id, scope_id, source, details, hash
            FROM audit_entries WHERE chain = (SELECT MIN(chain) FROM audit_entries WHERE chain <> '') AND sequence = 1").await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let broken = audit::verify(&mut connection).await.expect("verify").broken.expect("something broken");
        assert_eq!((broken.link.sequence, broken.fault), (1001, Fault::Chain));
    }

    async fn an_export_that_is_cut_says_so_on_the_page(app: TestApp) {
        let mut harry = app.register_harry().await;
        assert!(!harry.get(TRAIL).await.shows("100,000"));
        app.execute("WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100000)
            INSERT INTO audit_entries (chain, sequence, at, actor, action, subject, organization_id, scope_id, source, details, hash)
            SELECT chain, 1000 + n, at + n, 'operator', 'user.reactivated', 'x', organization_id, scope_id, 'server', '{}', ''
            FROM audit_entries, numbers WHERE action = 'account.created'").await;
        app.pass(Span::minutes(30));
        let page = harry.get(TRAIL).await;
        assert!(page.shows("Exports are limited to the newest 100,000 entries"), "{}", page.body);
        assert!(!harry.get(&format!("{TRAIL}?topic=roles")).await.shows("Exports are limited"));
        assert_eq!(harry.get(EXPORT).await.body.lines().count(), 100_001);
    }

    /// Attack case 29: everything that an entry tells.
    async fn the_chain_covers_every_field(app: TestApp) {
        let mut change = app.change(By::Operator).await;
        for _ in 0..2 {
            change.record(audit::Entry::of_scope("O", "S", Action::UserReactivated, "x", json!({})));
        }
        change.commit().await.expect("commit");
        let verify = async || {
            let mut connection = app.app.db.read().await.expect("a connection");
            audit::verify(&mut connection).await.expect("verify").broken.map(|broken| broken.link.sequence)
        };
        assert_eq!(verify().await, None);
        for (touch, undo) in [
            ("at = at + 1", "at = at - 1"),
            ("actor = 'register'", "actor = 'operator'"),
            ("action = 'user.deactivated'", "action = 'user.reactivated'"),
            ("subject = 'y'", "subject = 'x'"),
            ("organization_id = NULL", "organization_id = 'O'"),
            ("scope_id = 'T'", "scope_id = 'S'"),
            ("scope_id = NULL", "scope_id = 'S'"),
            ("source = 'client'", "source = 'server'"),
            ("details = '{\"forced\":true}'", "details = '{}'"),
            ("personal_digest = 'x'", "personal_digest = NULL"),
        ] {
            let touched = async |change: &str| {
                let sql = format!("UPDATE audit_entries SET {change} WHERE sequence = 1");
                app.execute(Box::leak(sql.into_boxed_str())).await;
            };
            touched(touch).await;
            assert_eq!(verify().await, Some(1), "{touch}");
            touched(undo).await;
            assert_eq!(verify().await, None, "{undo}");
        }
    }

    /// What was cut out at the end is named, whatever stands beyond it.
    async fn a_gap_before_a_stray_entry_is_named(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        app.execute("DELETE FROM audit_entries WHERE (chain, sequence) IN
            (SELECT chain, sequence FROM audit_heads ORDER BY sequence DESC, chain LIMIT 1)").await;
        app.execute("UPDATE audit_entries SET sequence = 900 WHERE (chain, sequence) IN
            (SELECT chain, sequence - 1 FROM audit_heads ORDER BY sequence DESC, chain LIMIT 1)").await;
        let mut snapshot = app.app.db.snapshot().await.expect("a snapshot");
        let heads = db::audit::list_heads(&mut snapshot).await.expect("heads");
        let head = heads.iter().max_by_key(|head| (head.sequence, Reverse(&head.chain))).expect("the longest chain's");
        let link = Link { chain: head.chain.clone(), sequence: head.sequence - 1 };
        let verify = tokio::time::timeout(std::time::Duration::from_secs(20), audit::verify(&mut snapshot));
        let broken = verify.await.expect("an end").expect("verify").broken;
        assert_eq!(broken, Some(Broken { link, fault: Fault::Chain }));
    }

    /// Entries that are written while the trail is checked do not look like a break.
    async fn the_trail_is_checked_as_it_was_at_one_moment(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut snapshot = app.app.db.snapshot().await.expect("a snapshot");
        let heads = db::audit::list_heads(&mut snapshot).await.expect("heads");
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        assert_eq!(db::audit::list_heads(&mut snapshot).await.expect("heads"), heads);
        assert_eq!(audit::verify(&mut snapshot).await.expect("verify").broken, None);
        drop(snapshot);
        let mut later = app.app.db.snapshot().await.expect("a snapshot");
        assert_ne!(db::audit::list_heads(&mut later).await.expect("heads"), heads);
        assert_eq!(audit::verify(&mut later).await.expect("verify").broken, None);
        assert_eq!(audit::find_cut(&mut later, &heads).await.expect("heads"), None, "what was exported is still there");
    }

    async fn a_persons_history_leads_to_the_trail_and_stays_in_the_readers_scopes(app: TestApp) {
        let (mut harry, mut bea) = contoso(&app).await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut bea, &[("rosa@contoso.com", &["report_viewer"])]).await;
        let path = path_of(&mut bea, "rosa").await;
        let page = bea.get(&path).await;
        assert!(page.shows("Role assigned: Report Viewer") && !page.shows("Role assigned: Account Viewer"), "{}", page.body);
        let link = link(&page, "See all in the audit trail").expect("a link");
        let trail = bea.get(&link).await;
        assert!(rows(&trail).iter().all(|row| row.contains("rosa@contoso.com")) && !rows(&trail).is_empty(), "{}", trail.body);
        assert!(!trail.shows("Account Viewer →"), "{}", trail.body);
    }
}
