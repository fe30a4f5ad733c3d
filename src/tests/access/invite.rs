//! /account/access/invite: confirmations before anyone is invited, and input kept past the end of a session.

use crate::support::{
    Answer, Client, Element, PASSWORD,
    access::{colleague, invite, join, path_of, post, row, send},
    agreement, on_both_engines, register,
    scope::id_of,
};
use business_center::{
    domain::moment::Span,
    server::db::{READERS, WRITERS, invitations::list_waiting_of},
};
use tokio::task::JoinSet;

const LIST: &str = "/account/access";
const INVITE: &str = "/account/access/invite";
/// Forms sent at once, more than PostgreSQL has connections.
const FORMS: usize = READERS as usize + WRITERS as usize + 2;
const NOBODY: &str = "SELECT COUNT(*) FROM invitations WHERE invited_by IS NOT NULL";

/// A form of people as a new page would send it.
async fn form(client: &mut Client, people: &[(&str, &[&str])]) -> Vec<(String, String)> {
    let mut fields = vec![("key".to_owned(), client.get(INVITE).await.value_of("key"))];
    for (place, (email, roles)) in (1..).zip(people) {
        fields.extend(row(place, email, roles));
    }
    fields
}

/// The id of what has the focus on a page, the class where it has no id; empty where nothing has it.
fn focus(page: &Answer) -> &str {
    let focused: Vec<_> = page.page().elements().filter(|element| element.has("autofocus")).collect();
    assert!(focused.len() <= 1, "one at most: {}", page.body);
    let Some(element) = focused.first() else { return "" };
    if element.has("id") { element.attribute("id") } else { element.attribute("class") }
}

on_both_engines! {
    /// The whole way: invited, listed, mailed in the chosen language, joined, listed as active.
    async fn a_colleague_is_invited_and_joins(app: TestApp) {
        let mut harry = app.register_harry().await;
        assert!(harry.get(LIST).await.shows("You are the only one here"));
        let answer = invite(&mut harry, &[("rosa@contoso.com", &["account_viewer", "report_viewer"])]).await;
        assert_eq!(answer.status.as_u16(), 200);
        assert!(answer.shows("rosa@contoso.com: invited."), "{}", answer.body);
        assert!(harry.get(LIST).await.shows("Expires on January 19, 2027"));
        app.run_jobs().await;
        let mail = app.mails("rosa@contoso.com").pop().expect("a mail");
        assert!(mail.text.contains("Harry Miller") && mail.text.contains("Report Viewer"), "{}", mail.text);
        assert!(mail.text.contains("In Business Center, you can view agreements, view orders and licenses, view product keys, view domains and view online services.\n"), "nothing else yet: {}", mail.text);
        let mut rosa = join(&app, "rosa@contoso.com").await;
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE granted_by IS NOT NULL").await, 2);
        let page = harry.get(LIST).await;
        assert!(page.shows("rosa Diaz") && !page.shows("Expires on"), "{}", page.body);
        assert_eq!(rosa.get(LIST).await.status.as_u16(), 403, "viewers see nobody");
        assert_eq!(rosa.get(INVITE).await.status.as_u16(), 403);
    }

    /// R41: what is true of a designated administrator only is not told to a colleague.
    async fn a_colleague_reads_who_invites_and_declines_to_them(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["agreement_administrator"])]).await;
        let mut rosa = app.client();
        rosa.get(&app.newest_link("rosa@contoso.com").await).await;
        let mail = app.mails("rosa@contoso.com").pop().expect("a mail");
        assert!(mail.text.contains("If it has expired, open it anyway"), "{}", mail.text);
        let page = rosa.get("/register").await;
        for text in ["Harry Miller invites you to", "<dd>Harry Miller</dd>", "ask Harry Miller for a new invitation"] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
        for text in ["Partner", "partner", "Purchasing account number"] {
            assert!(!page.shows(text), "{text}: {}", page.body);
        }
        let asked = rosa.get("/register/decline").await;
        assert!(asked.shows("so that the person who invited you knows"), "{}", asked.body);
        assert!(asked.shows("Someone else should get this invitation"), "{}", asked.body);
        let form = [("invitation", page.value_of("invitation")), ("reason", "not_my_task".to_owned())];
        rosa.post("/register/decline", &form).await;
        app.run_jobs().await;
        let told = app.mails("harry@contoso.com").pop().expect("a mail");
        assert!(told.text.contains("Reason given: Someone else should get this invitation"), "{}", told.text);
        app.pass(Span::days(8));
        let late = rosa.get("/register").await;
        assert!(late.shows("To get a new one, ask Harry Miller (harry@contoso.com)."), "{}", late.body);
        assert!(!late.shows("href=\"/resend\""), "that form knows the people of the register only: {}", late.body);
    }

    /// Attack case 10: what the grant table does not allow is refused, whatever the form says.
    async fn a_user_administrator_cannot_make_administrators(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        let page = rosa.get(INVITE).await;
        assert!(page.shows("let you assign this role."), "{}", page.body);
        for role in ["account_administrator", "agreement_administrator", "user_administrator", "root", "Account_Viewer"] {
            let answer = invite(&mut rosa, &[("mallory@contoso.com", &[role])]).await;
            assert_eq!(answer.status.as_u16(), 422, "{role}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE email = 'mallory@contoso.com'").await, 0);
        let own = invite(&mut rosa, &[("ROSA@contoso.com", &["account_viewer"])]).await;
        assert!(own.shows("assign roles to yourself"), "{}", own.body);
        let good = invite(&mut rosa, &[("nils@contoso.com", &["account_manager"])]).await;
        assert!(good.shows("nils@contoso.com: invited."), "{}", good.body);
        join(&app, "nils@contoso.com").await;
        app.run_jobs().await;
        let told = app.mails("harry@contoso.com").pop().expect("a mail");
        assert!(told.subject.contains("nils") && told.text.contains("Account Manager"), "{}", told.text);
    }

    async fn valid_rows_go_out_and_refused_ones_stay(app: TestApp) {
        let mut harry = app.register_harry().await;
        let people: [(&str, &[&str]); 4] = [
            ("rosa@contoso.com", &["account_viewer"]),
            ("nobody", &["account_viewer"]),
            ("ROSA@contoso.com", &["report_viewer"]),
            ("ivan@gmail.com", &["account_viewer"]),
        ];
        let answer = invite(&mut harry, &people).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.shows("rosa@contoso.com: invited."));
        assert_eq!((answer.value_of("email-1"), answer.value_of("email-2")), ("nobody".to_owned(), "ivan@gmail.com".to_owned()));
        assert!(!answer.shows("email-3"), "two rows are left");
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE email = 'rosa@contoso.com'").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitation_grants WHERE role IN ('account_viewer', 'report_viewer')").await, 2);
    }

    /// A form that is sent twice is worked on once.
    async fn the_same_form_counts_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(INVITE).await;
        let mut fields = row(1, "rosa@contoso.com", &["account_viewer"]);
        fields.push(("key".to_owned(), page.value_of("key")));
        for _ in 0..3 {
            assert!(harry.post(INVITE, &fields).await.shows("rosa@contoso.com: invited."));
        }
        app.run_jobs().await;
        assert_eq!(app.mails("rosa@contoso.com").len(), 1);
        let again = invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        assert!(again.shows("already invited; we resent the invitation"), "{}", again.body);
    }

    /// Rows are added and removed without JavaScript, and language and country copy down.
    async fn rows_are_added_and_removed_by_the_form(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut fields = row(1, "rosa@contoso.com", &["account_viewer"]);
        "ru".clone_into(&mut fields[3].1);
        "IT".clone_into(&mut fields[4].1);
        fields.push(("add".to_owned(), "1".to_owned()));
        let page = harry.post(INVITE, &fields).await;
        assert_eq!(page.value_of("email-1"), "rosa@contoso.com");
        let second = page.page().by_id("language-2").unwrap_or_else(|| panic!("{}", page.body));
        let selected: Vec<_> = second.all("option").filter(|one| one.has("selected")).collect();
        assert_eq!(selected.iter().map(|one| one.attribute("value")).collect::<Vec<_>>(), ["ru"]);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations").await, 1);
    }

    /// Attack case 10: every pair of inviter and role over the form, against the specification's grant table.
    async fn exactly_the_grant_table_succeeds(app: TestApp) {
        const ROLES: [&str; 6] = [
            "account_administrator", "agreement_administrator", "user_administrator", "account_manager",
            "report_viewer", "account_viewer",
        ];
        // The only purchasing account is the lead one: there an Account Administrator gives all six.
        const TABLE: [(&str, [bool; 6]); 6] = [
            ("account_administrator", [true, true, true, true, true, true]),
            ("agreement_administrator", [false, true, false, false, false, true]),
            ("user_administrator", [false, false, false, true, true, true]),
            ("account_manager", [false; 6]),
            ("report_viewer", [false; 6]),
            ("account_viewer", [false; 6]),
        ];
        let mut harry = app.register_harry().await;
        for (inviter, may) in TABLE {
            let mut client = colleague(&app, &mut harry, &format!("{inviter}@contoso.com"), inviter).await;
            for (role, may) in ROLES.into_iter().zip(may) {
                let address = format!("{inviter}.{role}@contoso.com");
                let answer = invite(&mut client, &[(address.as_str(), &[role])]).await;
                assert_eq!(answer.status.as_u16() == 200, may, "{inviter} gives {role}: {}", answer.status);
                let mut connection = app.app.db.read().await.expect("a connection");
                let pending = list_waiting_of(&mut connection, &address).await.expect("invitations");
                assert_eq!(pending.len(), usize::from(may), "{inviter} gives {role}");
            }
        }
    }

    /// Attack case 26: markup in a name is text wherever it is shown.
    async fn markup_in_a_name_stays_text(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(INVITE).await;
        let mut fields = row(1, "rosa@contoso.com", &["account_viewer"]);
        "<img src=x onerror=alert(1)>".clone_into(&mut fields[1].1);
        fields.push(("key".to_owned(), page.value_of("key")));
        harry.post(INVITE, &fields).await;
        let pending = path_of(&mut harry, "rosa").await;
        let cancel = format!("{pending}/cancel");
        join(&app, "rosa@contoso.com").await;
        let person = path_of(&mut harry, "rosa").await;
        for path in [LIST.to_owned(), pending, cancel, person.clone(), format!("{person}/deactivate")] {
            let page = harry.get(&path).await;
            assert!(!page.shows("<img"), "{path}: {}", page.body);
            // The name came back from the form as the page had escaped it.
            // The invitation is accepted meanwhile: its page leads to the person's.
            let is_elsewhere = page.status.as_u16() == 404 || page.location() == Some(person.as_str());
            assert!(is_elsewhere || page.shows("lt;img"), "{path}: {}", page.body);
        }
        assert!(app.mails("rosa@contoso.com").iter().all(|mail| !mail.html.contains("<img")));
    }

    /// Decision 7, from a second organization.
    async fn an_existing_account_accepts_by_signing_in(app: TestApp) {
        let mut harry = app.register_harry().await;
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        join(&app, "eve@fabrikam.com").await;
        let answer = invite(&mut harry, &[("eve@fabrikam.com", &["account_viewer"])]).await;
        assert!(answer.shows("eve@fabrikam.com: invited."), "{}", answer.body);
        let mut eve = app.client();
        eve.get(&app.newest_link("eve@fabrikam.com").await).await;
        let page = eve.get("/register").await;
        let form = [("invitation", page.value_of("invitation")), ("password", PASSWORD.to_owned())];
        assert_eq!(eve.post("/register/account", &form).await.location(), Some("/home"));
        let home = eve.get("/home").await;
        assert!(home.shows("1234567890") && home.shows("5555555555"), "{}", home.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM users WHERE email_key = 'eve@fabrikam.com'").await, 1);
    }

    async fn a_missing_role_is_told_where_it_is_missing(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut fields = form(&mut harry, &[("rosa@contoso.com", &[])]).await;
        let answer = post(&mut harry, &fields).await;
        assert_eq!((answer.status.as_u16(), focus(&answer)), (422, "roles-1"), "{}", answer.body);
        assert!(answer.shows("aria-describedby=\"roles-1-hint roles-1-error\""), "{}", answer.body);
        assert!(!answer.shows("error-summary"), "the one field says enough");
        fields.extend(row(2, "nils@contoso.com", &[]));
        let answer = post(&mut harry, &fields).await;
        for place in 1..=2 {
            let link = format!("<a href=\"#roles-{place}\">Person {place}: ");
            assert!(answer.shows(&link) && answer.shows(&format!("id=\"roles-{place}\"")), "{}", answer.body);
        }
    }

    async fn the_focus_jumps_over_nothing_that_is_to_be_read(app: TestApp) {
        let mut harry = app.register_harry().await;
        assert_eq!(focus(&harry.get(INVITE).await), "email-1");
        let people: [(&str, &[&str]); 3] = [("a@contoso.com", &[]), ("b@contoso.com", &[]), ("c@contoso.com", &[])];
        let fields = form(&mut harry, &people).await;
        for (button, value, focused) in [("remove", "2", "email-2"), ("remove", "3", "email-2"), ("add", "1", "email-4")] {
            let pressed = [fields.clone(), vec![(button.to_owned(), value.to_owned())]].concat();
            assert_eq!(focus(&post(&mut harry, &pressed).await), focused, "{button} {value}");
        }
        let strange = form(&mut harry, &[("rosa@elsewhere.test", &["report_viewer"])]).await;
        assert_eq!(focus(&post(&mut harry, &strange).await), "message", "what is asked");
        let fine = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        assert_eq!(focus(&post(&mut harry, &fine).await), "message", "what happened");
        app.pass(Span::hours(2));
        post(&mut harry, &fine).await;
        let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", INVITE)];
        harry.post("/Customer/", &sign_in).await;
        assert_eq!(focus(&harry.get(INVITE).await), "message", "what was kept");
    }

    async fn several_purchasing_accounts_are_chosen_before_anybody_is_typed(app: TestApp) {
        let mut harry = crate::support::scope::harry(&app).await;
        assert_eq!(focus(&harry.get(INVITE).await), "");
        let fields = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        let answer = post(&mut harry, &fields).await;
        assert_eq!((answer.status.as_u16(), focus(&answer)), (422, "accounts"));
    }
}

on_both_engines! {
    /// Told to come back before the request is cut off, with the page as it was.
    async fn a_form_that_waits_too_long_keeps_the_rows(app: TestApp) {
        let mut harry = app.register_harry().await;
        let fields = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        app.pass(Span::minutes(2));
        let turns = app.hold_every_turn().await;
        let answer = post(&mut harry, &fields).await;
        assert_eq!((answer.status.as_u16(), answer.value_of("email-1").as_str()), (503, "rosa@contoso.com"));
        drop(turns);
        assert!(post(&mut harry, &fields).await.shows("rosa@contoso.com: invited."));
    }
}

on_both_engines! {
    /// Forms of one purchasing account take turns, more of them than the database has connections.
    async fn pages_are_shown_while_forms_wait_for_their_turn(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut sheets = Vec::new();
        for place in 0..FORMS {
            let email = format!("guest{place}@contoso.com");
            sheets.push((form(&mut harry, &[(&email, &["account_viewer"])]).await, email));
        }
        // Someone filled them in: the session is to note that it is in use.
        app.pass(Span::minutes(2));
        let mut turn = app.app.db.write().await.expect("a transaction");
        turn.execute("UPDATE purchasing_accounts SET version = version + 1").await.expect("a lock");
        let mut forms = JoinSet::new();
        for (fields, email) in sheets {
            let mut client = harry.clone();
            forms.spawn(async move { post(&mut client, &fields).await.shows(&format!("{email}: invited.")) });
        }
        for _ in 0..8 {
            assert_eq!(harry.get("/account/access").await.status, 200);
        }
        assert_eq!((forms.try_join_next().is_none(), app.count(NOBODY).await), (true, 0), "they wait");
        turn.commit().await.expect("commit");
        assert_eq!(forms.join_all().await, [true; FORMS]);
    }

    async fn a_strange_domain_and_an_administrator_are_asked_about_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut fields = form(&mut harry, &[("rosa@elsewhere.test", &["account_administrator"])]).await;
        let asked = post(&mut harry, &fields).await;
        assert!(asked.shows("no one in your organization uses an address at elsewhere.test yet"), "{}", asked.body);
        assert!(asked.shows("will be an Account Administrator") && asked.value_of("email-1") == "rosa@elsewhere.test");
        assert_eq!(app.count(NOBODY).await, 0);
        fields.extend(asked.values_of("confirmed").into_iter().map(|code| ("confirmed".to_owned(), code)));
        assert!(post(&mut harry, &fields).await.shows("rosa@elsewhere.test: invited."));
    }

    /// A yes counts for what it was asked about, not for what is written into the form afterwards.
    async fn what_comes_up_after_a_yes_is_asked_about_too(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut fields = form(&mut harry, &[("rosa@elsewhere.test", &["account_viewer"])]).await;
        let asked = post(&mut harry, &fields).await;
        fields.extend(asked.values_of("confirmed").into_iter().map(|code| ("confirmed".to_owned(), code)));
        fields.extend(row(2, "nils@contoso.com", &["account_administrator"]));
        let asked = post(&mut harry, &fields).await;
        assert!(asked.shows("nils@contoso.com will be an Account Administrator"), "{}", asked.body);
        assert_eq!((app.count(NOBODY).await, asked.values_of("confirmed").len()), (0, 2), "both stay asked");
        let done = send(&mut harry, fields).await;
        assert!(done.shows("rosa@elsewhere.test: invited.") && done.shows("nils@contoso.com: invited."), "{}", done.body);
    }

    async fn a_yes_for_one_purchasing_account_is_none_for_another(app: TestApp) {
        let mut harry = crate::support::scope::harry(&app).await;
        let home = harry.get("/home").await;
        let (first, second) = (id_of(&home, "Account 0001234567"), id_of(&home, "Account 2"));
        let mut fields = form(&mut harry, &[("nils@contoso.com", &["account_administrator"])]).await;
        fields.push(("accounts".to_owned(), first));
        let asked = post(&mut harry, &fields).await;
        fields.extend(asked.values_of("confirmed").into_iter().map(|code| ("confirmed".to_owned(), code)));
        fields.push(("accounts".to_owned(), second));
        assert!(post(&mut harry, &fields).await.shows("nils@contoso.com will be an Account Administrator"));
        assert_eq!(app.count(NOBODY).await, 0);
    }

    async fn a_domain_is_strange_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let fields = form(&mut harry, &[("rosa@elsewhere.test", &["account_viewer"])]).await;
        assert!(send(&mut harry, fields).await.shows("rosa@elsewhere.test: invited."));
        for (email, is_known) in [("nils@elsewhere.test", true), ("nils@where.test", false), ("nils@elsewhere.test.example", false)] {
            let fields = form(&mut harry, &[(email, &["account_viewer"])]).await;
            let answer = post(&mut harry, &fields).await;
            assert_eq!(answer.shows(&format!("{email}: invited.")), is_known, "{email}");
        }
    }

    /// Rights that changed while the form was sent, or a database that is locked: nothing is lost.
    async fn what_cannot_be_done_now_keeps_the_rows(app: TestApp) {
        let mut harry = app.register_harry().await;
        let fields = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        app.execute("ALTER TABLE form_drafts RENAME TO form_drafts_away").await;
        let answer = post(&mut harry, &fields).await;
        assert_eq!(answer.status.as_u16(), 500);
        assert_eq!(answer.value_of("email-1"), "rosa@contoso.com");
        assert!(answer.shows("role=\"alert\""), "{}", answer.body);
        app.execute("ALTER TABLE form_drafts_away RENAME TO form_drafts").await;
        assert!(post(&mut harry, &fields).await.shows("rosa@contoso.com: invited."));
    }

    async fn the_dashboard_leads_to_the_purchasing_account_that_lacks_a_second_administrator(app: TestApp) {
        let mut harry = crate::support::scope::harry(&app).await;
        let home = harry.get("/home").await;
        let second = id_of(&home, "Account 2");
        let link = format!("{INVITE}?account={second}");
        assert!(home.shows(&format!("href=\"{link}\"")), "{}", home.body);
        let page = harry.get(&link).await;
        let boxes = page.page().with("input", "name", "accounts");
        let checked: Vec<&str> = boxes.filter(|one| one.has("checked")).map(|one| one.attribute("value")).collect();
        assert_eq!(checked, [second], "{}", page.body);
    }

    /// No one is invited by it: the rows are looked at first. Roles, language and country are those of the row above.
    async fn a_pasted_list_becomes_rows(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut fields = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"]), ("", &["account_viewer"])]).await;
        for (name, value) in &mut fields {
            match name.as_str() {
                "language-2" => "ru".clone_into(value),
                "first_name-2" | "last_name-2" => value.clear(),
                _ => {}
            }
        }
        let paste = |list: &str| {
            let pressed = [("list".to_owned(), list.to_owned()), ("paste".to_owned(), "1".to_owned())];
            [fields.clone(), pressed.to_vec()].concat()
        };
        let page = post(&mut harry, &paste("Виктория Иванова\tv@contoso.com\nAna <T> & Co <ana@contoso.com>\nnobody")).await;
        assert_eq!((page.status.as_u16(), focus(&page)), (200, "email-2"), "{}", page.body);
        for (field, value) in [
            ("email-1", "rosa@contoso.com"), ("email-2", "v@contoso.com"), ("first_name-2", "Виктория"), ("last_name-2", "Иванова"),
            ("email-4", "nobody"),
        ] {
            assert_eq!(page.value_of(field), value, "{field}");
        }
        assert_eq!(page.page().with("textarea", "name", "list").map(Element::text).collect::<Vec<_>>(), [""]);
        assert!(page.values_of("email-5").is_empty(), "the row that nobody filled in makes room");
        for place in 2..=4 {
            assert!(page.shows(&format!("id=\"roles-{place}-account_viewer\" name=\"roles-{place}\" value=\"account_viewer\" checked")), "{}", page.body);
        }
        assert_eq!(page.body.matches("value=\"ru\" selected").count(), 3);
        // What cannot become rows stays in the field.
        let many = (0..201).map(|place| format!("p{place}@contoso.com\n")).collect::<Vec<_>>().concat();
        for (list, sentence) in [("", "Fill in “List of people”."), (many.as_str(), "You can invite up to 200 people at a time.")] {
            let page = post(&mut harry, &paste(list)).await;
            assert_eq!((page.status.as_u16(), focus(&page)), (422, "list"), "{}", page.body);
            assert!(page.shows(sentence) && page.shows("<details open class=\"more\">"), "{sentence}: {}", page.body);
            assert!(page.shows(&format!("{list}</textarea>")) && page.value_of("email-1") == "rosa@contoso.com", "{}", page.body);
        }
        // No one is left out who was pasted and not made a row yet.
        let unpressed = [fields.clone(), vec![("list".to_owned(), "v@contoso.com".to_owned())]].concat();
        let page = post(&mut harry, &unpressed).await;
        assert_eq!((page.status.as_u16(), page.value_of("email-2").as_str()), (200, "v@contoso.com"), "{}", page.body);
        let markup = post(&mut harry, &paste(&format!("</textarea><b>&amp;{many}"))).await;
        assert!(markup.shows("&lt;/textarea>&lt;b>&amp;amp;p0@") && !markup.shows("<b>"), "{}", markup.body);
        assert_eq!(app.count(NOBODY).await, 0);
    }

    /// Decision 10.
    async fn rows_typed_before_the_session_ended_come_back_unsent(app: TestApp) {
        let mut harry = app.register_harry().await;
        let fields = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"]), ("nils@contoso.com", &["account_viewer"])]).await;
        for button in [None, Some("add")] {
            app.pass(Span::hours(2));
            let mut sent = fields.clone();
            sent.extend(button.map(|name| (name.to_owned(), "1".to_owned())));
            let answer = post(&mut harry, &sent).await;
            let back = "/Customer/?return_to=%2Faccount%2Faccess%2Finvite";
            assert_eq!((answer.location(), harry.kept_notice()), (Some(back), Some("draft-kept")), "{button:?}");
            let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", INVITE)];
            assert_eq!(harry.post("/Customer/", &sign_in).await.location(), Some(INVITE));
            let page = harry.get(INVITE).await;
            assert!(page.shows("your session expired first"), "{}", page.body);
            assert_eq!(page.value_of("email-2"), "nils@contoso.com");
            assert_eq!(page.values_of("email-3").len(), usize::from(button.is_some()), "{button:?}");
            assert!(page.page().by_id("roles-1-report_viewer").is_some_and(|role| role.has("checked")), "{}", page.body);
        }
        assert_eq!(app.count(NOBODY).await, 0);
        assert!(send(&mut harry, fields).await.shows("nils@contoso.com: invited."));
        assert_eq!(harry.get(INVITE).await.value_of("email-1"), "", "sent, and forgotten");
    }

    async fn rows_that_came_back_can_be_thrown_away(app: TestApp) {
        let mut harry = app.register_harry().await;
        let fields = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        app.pass(Span::hours(2));
        post(&mut harry, &fields).await;
        let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", INVITE)];
        harry.post("/Customer/", &sign_in).await;
        assert_eq!(harry.get(INVITE).await.value_of("email-1"), "rosa@contoso.com");
        assert_eq!(harry.post(INVITE, &[("discard", "1")]).await.location(), Some(INVITE));
        assert_eq!(harry.get(INVITE).await.value_of("email-1"), "");
    }
}

on_both_engines! {
    /// The name of a pending invitation changes only if that is confirmed, and the roles that are added are named.
    async fn inviting_again_asks_before_it_changes_a_name(app: TestApp) {
        let mut harry = app.register_harry().await;
        let named = |first: &str, role: &str| {
            let mut fields = row(1, "zoe@contoso.com", &[role]);
            for (name, value) in &mut fields {
                if name == "first_name-1" {
                    first.clone_into(value);
                }
            }
            fields
        };
        let mut send_as = async |first: &str, role: &str, confirmed: Vec<String>| {
            let mut fields = named(first, role);
            fields.push(("key".to_owned(), harry.get(INVITE).await.value_of("key")));
            fields.extend(confirmed.into_iter().map(|code| ("confirmed".to_owned(), code)));
            post(&mut harry, &fields).await
        };
        assert!(send_as("Zoë", "account_viewer", Vec::new()).await.shows("invited."));
        let asked = send_as("X", "report_viewer", Vec::new()).await;
        assert!(asked.shows("zoe@contoso.com is already invited as Zoë Diaz. The name will change to X Diaz."));
        assert_eq!(app.invitation("zoe@contoso.com").await.first_name, "Zoë");
        let added = send_as("X", "report_viewer", asked.values_of("confirmed")).await;
        assert!(added.shows("already invited; we added Report Viewer and resent the invitation."), "{}", added.body);
        assert_eq!(app.invitation("zoe@contoso.com").await.first_name, "X");
        let again = send_as("X", "report_viewer", Vec::new()).await;
        assert!(again.shows("already invited; we resent the invitation."), "{}", again.body);
    }
}
