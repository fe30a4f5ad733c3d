//! Results of *Invite Users*: too many people, colleagues who already have access, mails in delivery.

use crate::support::{
    BASE, Engine, PASSWORD, TestApp, accept_form,
    access::{colleague, invite, path_of, row, send, send_people},
    agreement, on_both_engines, register,
    scope::{self, id_of, join_fabrikam},
    smtp::{Reply, Sink},
};
use business_center::{domain::moment::Span, server::db};
use std::time::Duration;

const INVITE: &str = "/account/access/invite";
const INVITATIONS: &str = "SELECT COUNT(*) FROM invitations WHERE invited_by IS NOT NULL";
const OUTBOX: &str = "SELECT COUNT(*) FROM outbox";
/// What the mail server says about an address that it does not know yet.
const LATER: &str = "451 4.7.1 come back later";

/// The roles that a person holds, in the order of their names.
async fn roles_of(app: &TestApp, email: &str) -> Vec<&'static str> {
    let mut connection = app.app.db.read().await.expect("a connection");
    let user = db::users::find_by_email(&mut connection, email).await.expect("users").expect("a user");
    let held = db::roles::list_held(&mut connection, &user.id).await.expect("roles");
    let mut roles: Vec<&str> = held.into_iter().map(|one| one.role.code()).collect();
    roles.sort_unstable();
    roles
}

on_both_engines! {
    async fn two_hundred_people_are_invited_at_once_and_no_more(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mails = app.count(OUTBOX).await;
        let refused = send_people(&mut harry, 201, false).await;
        assert_eq!(refused.status.as_u16(), 422);
        let told = refused.page().by_id("email-1-error").expect("a sentence below the first field");
        assert!(told.text().contains("You can invite up to 200 people at a time."));
        for place in 1..=201 {
            let name = format!("p{place}");
            assert_eq!(refused.value_of(&format!("email-{place}")), format!("{name}@contoso.com"));
            assert_eq!(refused.value_of(&format!("first_name-{place}")), name);
        }
        let roles = refused.page().with("input", "value", "account_viewer").filter(|role| role.has("checked"));
        assert_eq!(roles.count(), 201, "the roles stay, too");
        assert_eq!((app.count(INVITATIONS).await, app.count(OUTBOX).await), (0, mails));

        // A row that no one filled in is no one.
        let done = send_people(&mut harry, 200, true).await;
        assert_eq!((done.status.as_u16(), done.body.matches("@contoso.com: invited.").count()), (200, 200));
        assert_eq!((app.count(INVITATIONS).await, app.count(OUTBOX).await), (200, mails + 200));
    }

    /// Of two rows for one person nothing is lost when the person is refused.
    async fn rows_that_were_merged_come_back_with_all_roles(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.post(&format!("{path}/deactivate"), &[("", "")]).await.location().is_some());
        let people: [(&str, &[&str]); 2] =
            [("rosa@contoso.com", &["report_viewer"]), ("Rosa@contoso.com", &["account_manager"])];
        let answer = invite(&mut harry, &people).await;
        assert_eq!(answer.status.as_u16(), 422);
        for role in ["report_viewer", "account_manager"] {
            assert!(answer.body.contains(&format!("value=\"{role}\" checked")), "{role}: {}", answer.body);
        }
    }

    /// Whoever invites again corrects what the first time was wrong.
    async fn an_invitation_sent_again_calls_the_person_as_typed_last(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        invite(&mut nils, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let mut fields = row(1, "rosa@contoso.com", &["account_viewer"]);
        for (name, value) in &mut fields {
            match name.as_str() {
                "first_name-1" => "Rosalía".clone_into(value),
                "language-1" => "es".clone_into(value),
                _ => {}
            }
        }
        fields.push(("key".to_owned(), harry.get(INVITE).await.value_of("key")));
        assert!(send(&mut harry, fields).await.shows("rosa@contoso.com: already invited; we resent the invitation."));
        app.run_jobs().await;
        let mail = app.mails("rosa@contoso.com").pop().expect("a mail");
        assert!(mail.text.contains("Rosalía") && mail.html.contains("<html lang=\"es\""), "{}", mail.text);
        let trail = harry.get("/account/audit").await;
        for change in ["rosa → Rosalía", "English → Español", "nils Diaz → Harry Miller"] {
            assert!(trail.shows(change), "{change}: {}", trail.body);
        }
    }

    async fn colleagues_with_access_get_missing_roles_at_once_or_keep_what_they_have(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        colleague(&app, &mut harry, "nils@contoso.com", "account_viewer").await;
        app.run_jobs().await;
        let (invitations, mails) = (app.count(INVITATIONS).await, app.count(OUTBOX).await);
        let people: [(&str, &[&str]); 3] = [
            ("rosa@contoso.com", &["account_viewer", "account_manager"]),
            ("nils@contoso.com", &["account_viewer"]),
            ("ivan@contoso.com", &["account_viewer"]),
        ];
        let answer = invite(&mut harry, &people).await;
        for sentence in [
            "rosa@contoso.com: already has access; roles added.",
            "nils@contoso.com: already has these roles; no changes.",
            "ivan@contoso.com: invited.",
        ] {
            assert!(answer.shows(sentence), "{sentence}: {}", answer.body);
        }
        for (email, _) in people {
            assert_eq!(answer.body.matches(&format!("{email}: ")).count(), 1, "one outcome each: {}", answer.body);
        }
        assert_eq!(roles_of(&app, "rosa@contoso.com").await, ["account_manager", "account_viewer"]);
        assert_eq!(roles_of(&app, "nils@contoso.com").await, ["account_viewer"]);
        assert_eq!(app.count(INVITATIONS).await, invitations + 1, "only Ivan is invited");
        let new = app.count(OUTBOX).await - mails;
        assert_eq!(new, 2, "Ivan is invited, Rosa is told, Nils hears nothing");
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE kind = 'roles_changed' AND recipient = 'rosa@contoso.com'").await, 1);
    }

    async fn what_differs_between_agreements_is_told_for_each(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        join_fabrikam(&app, &mut harry).await;
        let home = harry.get("/home").await;
        let accounts = [id_of(&home, "Account 0001234567"), id_of(&home, "Account 3")];
        let accounts: Vec<&str> = accounts.iter().map(String::as_str).collect();
        let fields = scope::form(&mut harry, &accounts, "rosa@contoso.com", "account_viewer").await;
        let answer = send(&mut harry, fields).await;
        for (sentence, agreement) in [
            ("rosa@contoso.com: already has these roles; no changes.", "1234567890"),
            ("rosa@contoso.com: invited.", "5555555555"),
        ] {
            let told = format!("{sentence}<span class=\"quiet\"> Agreement {agreement}</span>");
            // The form is within an island, where the marks of hydration stay.
            assert!(answer.body.replace("<!>", "").contains(&told), "{told}: {}", answer.body);
        }
        let fields = scope::form(&mut harry, &accounts, "nils@contoso.com", "account_viewer").await;
        let answer = send(&mut harry, fields).await;
        assert_eq!(answer.body.matches("nils@contoso.com: invited.</li>").count(), 1, "once where all is one: {}", answer.body);
    }

    /// Roles that an Agreement Administrator gives to a member count once the member has accepted.
    async fn what_an_agreement_administrator_gives_to_a_member_waits_for_acceptance(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        colleague(&app, &mut harry, "nils@contoso.com", "account_viewer").await;
        let invitations = app.count(INVITATIONS).await;
        let roles: &[&str] = &["account_viewer"];
        let answer = invite(&mut olga, &[("nils@contoso.com", roles), ("rosa@contoso.com", roles)]).await;
        let waiting = "rosa@contoso.com: already has access; we emailed them to accept the new roles.";
        assert!(answer.shows(waiting), "{}", answer.body);
        assert!(answer.shows("nils@contoso.com: already has these roles; no changes."), "{}", answer.body);
        assert_eq!(roles_of(&app, "rosa@contoso.com").await, ["report_viewer"]);
        assert_eq!(app.count(INVITATIONS).await, invitations + 1);
        assert_eq!(app.invitation("rosa@contoso.com").await.state.code(), "pending");

        let mut rosa = app.client();
        rosa.get(&app.newest_link("rosa@contoso.com").await).await;
        let invitation = rosa.get("/register").await.value_of("invitation");
        let form = [("invitation", invitation.as_str()), ("password", PASSWORD)];
        assert_eq!(rosa.post("/register/account", &form).await.location(), Some("/home"));
        assert_eq!(roles_of(&app, "rosa@contoso.com").await, ["account_viewer", "report_viewer"]);
    }
}

on_both_engines! {
    async fn a_mail_that_is_tried_again_shows_the_mail_servers_words(engine: Engine) {
        delay(engine).await;
    }
}

async fn delay(engine: Engine) {
    let sink = Sink::start(|address, attempt| match (address, attempt) {
        ("rosa@contoso.com", 1) => Reply::Refuse(LATER),
        _ => Reply::Accept(Duration::ZERO),
    })
    .await;
    let app = TestApp::start_with(engine, &[("BC_MAIL", &sink.url())]).await;
    app.import(&register(&[agreement("1234567890", "harry@contoso.com")])).await;
    app.run_jobs().await;
    let mut harry = app.client();
    harry.get(&sink.received()[0].link(BASE)).await;
    let form = accept_form(&harry.get("/register").await);
    assert_eq!(harry.post("/register", &form).await.location(), Some("/home"));
    invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
    let path = path_of(&mut harry, "rosa").await;
    assert!(harry.get(&path).await.shows("Waiting to be sent"));

    app.run_jobs().await;
    for (language, told) in [("ru", "Будет повторная попытка: "), ("en", "Will be retried: ")] {
        let profile = [("first_name", "Harry"), ("last_name", "M"), ("language", language), ("country", "US")];
        assert!(harry.post("/profile", &profile).await.location().is_some());
        let page = harry.get(&path).await;
        assert!(page.shows(&format!("{told}{LATER}")), "{language}: {}", page.body);
    }
    app.pass(Span::seconds(30));
    app.run_jobs().await;
    let page = harry.get(&path).await;
    assert!(page.shows("Accepted by the mail server") && !page.shows(LATER), "{}", page.body);
}
