//! /account/access: inviting colleagues, the list of people, roles given and taken.

use crate::support::{Answer, Client, PASSWORD, TestApp, account, agreement, on_both_engines, register};
use business_center::{
    domain::{audit::By, moment::Span},
    server::{
        db::invitations::list_waiting_of,
        jobs::{expire_due, remind_due},
        mail::MailKind,
        workflow::notices::tell_inviter,
    },
};

const LIST: &str = "/account/access";
const INVITE: &str = "/account/access/invite";

/// A row of the form.
pub fn row(place: usize, email: &str, roles: &[&str]) -> Vec<(String, String)> {
    let name = email.split('@').next().unwrap_or_default();
    let mut fields: Vec<(String, String)> =
        [("email", email), ("first_name", name), ("last_name", "Diaz"), ("language", "en"), ("country", "US")]
            .map(|(field, value)| (format!("{field}-{place}"), value.to_owned()))
            .to_vec();
    fields.extend(roles.iter().map(|role| (format!("roles-{place}"), (*role).to_owned())));
    fields
}

/// Sends rows, each an address with its roles, and says yes to what is asked once.
pub async fn invite(client: &mut Client, people: &[(&str, &[&str])]) -> Answer {
    let page = client.get(INVITE).await;
    // Who may not invite sees no form, and may send one all the same.
    let key = if page.status == 200 { page.value_of("key") } else { "none".to_owned() };
    let mut fields = vec![("key".to_owned(), key)];
    for (place, (email, roles)) in people.iter().enumerate() {
        fields.extend(row(place + 1, email, roles));
    }
    send(client, fields).await
}

/// Sends the form, and once more with a yes to everything that is asked.
pub async fn send(client: &mut Client, mut fields: Vec<(String, String)>) -> Answer {
    let answer = post(client, &fields).await;
    let asked = answer.values_of("confirmed");
    if asked.is_empty() {
        return answer;
    }
    fields.extend(asked.into_iter().map(|code| ("confirmed".to_owned(), code)));
    post(client, &fields).await
}

/// Sends the form as it stands.
pub async fn post(client: &mut Client, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(INVITE, &fields).await
}

/// Follows the newest invitation of an address to the home page.
pub async fn join(app: &TestApp, email: &str) -> Client {
    let mut client = app.client();
    client.get(&app.newest_link(email).await).await;
    let page = client.get("/register").await;
    let form = [
        ("invitation", page.value_of("invitation")),
        ("first_name", page.value_of("first_name")),
        ("last_name", "Diaz".to_owned()),
        ("password", PASSWORD.to_owned()),
        ("confirmation", PASSWORD.to_owned()),
    ];
    let answer = client.post("/register", &form).await;
    assert_eq!(answer.location(), Some("/home"), "{}", answer.body);
    client
}

/// Harry invites somebody, who joins.
pub async fn colleague(app: &TestApp, harry: &mut Client, email: &str, role: &str) -> Client {
    let answer = invite(harry, &[(email, &[role])]).await;
    assert!(answer.shows(&format!("{email}: invited.")), "{}", answer.body);
    join(app, email).await
}

/// The path of a person in the list.
pub async fn path_of(client: &mut Client, name: &str) -> String {
    let page = client.get(&format!("{LIST}?search={name}")).await;
    let cell = page.body.split("<th scope=\"row\"><a href=\"").nth(1).unwrap_or_else(|| panic!("{}", page.body));
    cell.split('"').next().unwrap_or_default().to_owned()
}

/// The assignment of a role, as the first link that takes it away has it; the first one's of all without a role.
pub fn assignment_of(page: &Answer, role: &str) -> String {
    let row = if role.is_empty() { Some(page.body.as_str()) } else { page.body.split(&format!("{role}</th>")).nth(1) };
    let link =
        row.and_then(|row| row.split("/roles/remove?assignment=").nth(1)).and_then(|rest| rest.split('"').next());
    link.unwrap_or_else(|| panic!("{role} cannot be taken away: {}", page.body)).to_owned()
}

/// A role in its scope, as the choices of a page have it.
pub fn addable(page: &Answer, role: &str) -> String {
    let scope = page.body.split(&format!("value=\"{role}@")).nth(1).and_then(|rest| rest.split('"').next());
    format!("{role}@{}", scope.unwrap_or_else(|| panic!("no {role} in {}", page.body)))
}

on_both_engines! {
    /// The whole way: invited, listed, mailed in the chosen language, joined, listed as active.
    async fn a_colleague_is_invited_and_joins(app: TestApp) {
        let mut harry = app.register_harry().await;
        assert!(harry.get(LIST).await.shows("You are the only one here"));
        let answer = invite(&mut harry, &[("rosa@contoso.com", &["account_viewer", "report_viewer"])]).await;
        assert_eq!(answer.status.as_u16(), 200);
        assert!(answer.shows("rosa@contoso.com: invited."), "{}", answer.body);
        assert!(harry.get(LIST).await.shows("Expires on 19 January 2027"));
        app.run_jobs().await;
        let mail = app.mails("rosa@contoso.com").pop().expect("a mail");
        assert!(mail.text.contains("Harry Miller") && mail.text.contains("Report Viewer"), "{}", mail.text);
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
        for text in ["Harry Miller invites you to", "<dd>Harry Miller</dd>", "ask the person who invited you for a new invitation"] {
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
        assert!(late.shows("To get a new one, ask an administrator in your organization."), "{}", late.body);
        assert!(!late.shows("href=\"/resend\""), "that form knows the people of the register only: {}", late.body);
    }

    async fn the_order_is_a_choice_of_the_form_too(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(&format!("{LIST}?sort=-address")).await;
        assert!(page.shows("<option value=\"-address\" selected>Email address, Z to A</option>"), "{}", page.body);
        assert!(!harry.get(LIST).await.shows("-address\" selected"));
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
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
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
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = harry.post(INVITE, &sent).await;
        assert_eq!(page.value_of("email-1"), "rosa@contoso.com");
        let second = page.body.split("id=\"language-2\"").nth(1).unwrap_or_else(|| panic!("{}", page.body));
        assert!(second.contains("value=\"ru\" selected"), "{second}");
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations").await, 1);
    }

    /// Attack cases 2, 4 and 9: what belongs to another organization does not exist.
    async fn another_organization_is_out_of_reach(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut harry, &[("nils@contoso.com", &["account_viewer"])]).await;
        let (rosa, nils) = (path_of(&mut harry, "rosa").await, path_of(&mut harry, "nils").await);
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        let mut eve = join(&app, "eve@fabrikam.com").await;
        let list = eve.get(LIST).await;
        assert!(!list.shows("contoso.com") && list.shows("eve@fabrikam.com"), "{}", list.body);
        for path in [rosa.clone(), nils.clone(), format!("{LIST}/people/x"), format!("{LIST}/invitations/-1")] {
            assert_eq!(eve.get(&path).await.status.as_u16(), 404, "{path}");
        }
        let none: [(&str, &str); 0] = [];
        for path in ["deactivate", "end-sessions", "reactivate"] {
            assert_eq!(eve.post(&format!("{rosa}/{path}"), &none).await.status.as_u16(), 404, "{path}");
        }
        for path in ["cancel", "resend", "void", "confirm", "roles"] {
            assert_eq!(eve.post(&format!("{nils}/{path}"), &none).await.status.as_u16(), 404, "{path}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE suspended_at IS NOT NULL").await, 0);
    }

    async fn roles_are_added_and_taken_and_the_person_is_told(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        let page = harry.get(&path).await;
        let role = addable(&page, "user_administrator");
        assert_eq!(rosa.get(LIST).await.status.as_u16(), 403);
        assert!(harry.post(&format!("{path}/roles"), &[("role", &role)]).await.location().is_some());
        assert_eq!(rosa.get(LIST).await.status.as_u16(), 200, "a change counts at the next click");
        app.run_jobs().await;
        assert!(app.mails("rosa@contoso.com").iter().any(|mail| mail.subject.contains("roles")));
        let page = harry.get(&path).await;
        let assignment = assignment_of(&page, "User Administrator");
        assert!(harry.post(&format!("{path}/roles/remove"), &[("assignment", &assignment)]).await.location().is_some());
        assert_eq!(rosa.get(LIST).await.status.as_u16(), 403);
        assert!(harry.get(&path).await.shows("Role removed: User Administrator (Harry Miller)"));
    }

    async fn a_deactivated_colleague_is_out_until_reactivated(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.get(&format!("{path}/deactivate")).await.shows("will immediately lose access"));
        let none: [(&str, &str); 0] = [];
        assert!(harry.post(&format!("{path}/deactivate"), &none).await.location().is_some());
        assert_eq!(rosa.get("/home").await.status.as_u16(), 303, "every session has ended");
        assert!(harry.get(&format!("{LIST}?status=deactivated")).await.shows("rosa Diaz"));
        rosa.post("/Customer/", &[("email", "rosa@contoso.com"), ("password", PASSWORD)]).await;
        assert!(!rosa.get("/home").await.shows("1234567890"), "no role, no agreement");
        assert!(harry.post(&format!("{path}/reactivate"), &none).await.location().is_some());
        assert!(rosa.get("/home").await.shows("1234567890"));
    }

    /// Attack case 17: the next request is refused, whichever instance it comes to.
    async fn an_account_that_the_operator_has_closed_is_not_offered_to_be_reactivated(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        app.execute("UPDATE users SET is_active = FALSE WHERE email_key = 'rosa@contoso.com'").await;
        let page = harry.get(&path).await;
        assert!(page.shows("support has deactivated this account") && !page.shows("/reactivate"), "{}", page.body);
        let none: [(&str, &str); 0] = [];
        for change in ["reactivate", "deactivate"] {
            assert_eq!(harry.post(&format!("{path}/{change}"), &none).await.status.as_u16(), 403, "{change}");
        }
    }

    async fn a_deactivated_colleague_is_out_on_every_instance_at_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        let mut elsewhere = app.client_of_another_instance().await;
        elsewhere.post("/Customer/", &[("email", "rosa@contoso.com"), ("password", PASSWORD)]).await;
        assert!(elsewhere.get("/home").await.shows("1234567890"));
        let none: [(&str, &str); 0] = [];
        assert!(harry.post(&format!("{path}/deactivate"), &none).await.location().is_some());
        assert_eq!(elsewhere.get("/home").await.status.as_u16(), 303);
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

    async fn who_stands_alone_on_the_last_page_is_not_the_only_one(app: TestApp) {
        let mut harry = app.register_harry().await;
        let only = "You are the only one here";
        assert!(harry.get(LIST).await.shows(only));
        let emails: Vec<String> = (10..35).map(|number| format!("ana{number}@contoso.com")).collect();
        let roles: [&str; 1] = ["account_viewer"];
        let people: Vec<(&str, &[&str])> = emails.iter().map(|email| (email.as_str(), &roles[..])).collect();
        assert_eq!(invite(&mut harry, &people).await.status.as_u16(), 200);
        let first = harry.get(LIST).await;
        assert!(!first.shows("Harry Miller</a>") && !first.shows(only), "{}", first.body);
        let next = first.body.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        let last = harry.get(&next.expect("a link").replace("&amp;", "&")).await;
        assert!(last.shows("Harry Miller") && !last.shows(only), "{}", last.body);
    }

    /// Attack case 11, one after the other and at once.
    async fn the_last_administrator_stays(app: TestApp) {
        let mut harry = app.register_harry().await;
        let own = path_of(&mut harry, "harry").await;
        let page = harry.get(&own).await;
        let id = assignment_of(&page, "Account Administrator");
        let refused = harry.post(&format!("{own}/roles/remove"), &[("assignment", id.as_str())]).await;
        assert_eq!(refused.status.as_u16(), 409);
        assert!(refused.shows("at least one active Account Administrator"), "{}", refused.body);

        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
        let (path_of_rosa, path_of_harry) = (path_of(&mut harry, "rosa").await, path_of(&mut rosa, "harry").await);
        let none: [(&str, &str); 0] = [];
        let (deactivate_rosa, deactivate_harry) =
            (format!("{path_of_rosa}/deactivate"), format!("{path_of_harry}/deactivate"));
        let (one, other) = tokio::join!(
            harry.post(&deactivate_rosa, &none),
            rosa.post(&deactivate_harry, &none),
        );
        // Who was quicker has ended the other's sessions: the slower one may be sent to sign in.
        let is_done = |answer: &&&Answer| answer.location().is_some_and(|to| !to.starts_with("/Customer"));
        let done = [&one, &other].iter().filter(is_done).count();
        assert_eq!(done, 1, "{:?} {:?}", one.location(), other.location());
        let active = "SELECT COUNT(*) FROM role_assignments WHERE role = 'account_administrator' AND suspended_at IS NULL";
        assert!(app.count(active).await >= 1);
    }

    async fn a_pending_invitation_is_sent_again_changed_and_cancelled(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let first = app.newest_link("rosa@contoso.com").await;
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.get(&path).await.shows("Accepted by the mail server"));
        let none: [(&str, &str); 0] = [];
        harry.post(&format!("{path}/resend"), &none).await;
        let second = app.newest_link("rosa@contoso.com").await;
        let mut rosa = app.client();
        for link in [&first, &second] {
            rosa.get(link).await;
            assert!(rosa.get("/register").await.shows("Create your organizational account"));
        }
        harry.post(&format!("{path}/void"), &none).await;
        app.run_jobs().await;
        rosa.get(&first).await;
        assert!(rosa.get("/register").await.shows("There is a newer link"));
        let page = harry.get(&path).await;
        let role = addable(&page, "report_viewer");
        assert!(harry.post(&format!("{path}/roles"), &[("roles", &role)]).await.location().is_some());
        assert_eq!(app.count("SELECT COUNT(*) FROM invitation_grants WHERE role = 'report_viewer'").await, 1);
        let refused = harry.post(&format!("{path}/roles"), &none).await;
        assert_eq!(refused.status.as_u16(), 422);
        for text in ["id=\"roles-error\"", "aria-describedby=\"roles-error\"", "aria-invalid=\"true\" autofocus", "Can view agreements.", "href=\"/support/manage-users\""] {
            assert!(refused.shows(text), "{text}: {}", refused.body);
        }
        assert_eq!(harry.post(&format!("{path}/cancel"), &none).await.location(), Some("/account/access"));
        rosa.get(&app.newest_link("rosa@contoso.com").await).await;
        assert!(rosa.get("/register").await.shows("This invitation was canceled"));
        assert!(!harry.get(LIST).await.shows("rosa@contoso.com"));
    }

    async fn what_the_mail_server_said_stays_on_the_page_when_the_inviter_was_told(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        app.run_jobs().await;
        app.execute("UPDATE outbox SET state = 'refused', reply = '550 nobody' WHERE recipient = 'rosa@contoso.com'").await;
        let invitation = app.invitation("rosa@contoso.com").await;
        let mut change = app.change(By::System).await;
        tell_inviter(&mut change, &invitation, MailKind::DeliveryFailed).await.expect("a notice");
        change.commit().await.expect("commit");
        app.run_jobs().await;
        let path = path_of(&mut harry, "rosa").await;
        let page = harry.get(&path).await;
        assert!(page.shows("550 nobody"), "{}", page.body);
    }

    /// The operator sends what the inviter could send; not more.
    async fn the_operator_sends_a_declined_invitation_of_a_colleague_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        app.decline("rosa@contoso.com").await;
        assert!(!harry.get(LIST).await.shows("rosa@contoso.com"));
        assert!(app.resend_as_operator("rosa@contoso.com").await);
        assert!(harry.get(LIST).await.shows("rosa@contoso.com"));
        app.decline("rosa@contoso.com").await;
        app.execute("DELETE FROM role_assignments").await;
        assert!(!app.resend_as_operator("rosa@contoso.com").await);
        assert_eq!(app.invitation("rosa@contoso.com").await.state, "declined");
    }

    async fn the_register_s_own_invitation_is_only_sent_again(app: TestApp) {
        let mut lead = agreement("1234567890", "harry@contoso.com");
        lead["purchasing_accounts"].as_array_mut().expect("accounts").push(account("2", false, "ana@contoso.com"));
        app.import(&register(&[lead])).await;
        let mut harry = join(&app, "harry@contoso.com").await;
        let path = path_of(&mut harry, "ana").await;
        let page = harry.get(&path).await;
        assert!(page.shows("only the vendor can change it"), "{}", page.body);
        let none: [(&str, &str); 0] = [];
        assert_eq!(harry.post(&format!("{path}/cancel"), &none).await.status.as_u16(), 403);
        assert!(harry.post(&format!("{path}/resend"), &none).await.location().is_some());
        app.run_jobs().await;
        assert_eq!(app.mails("ana@contoso.com").len(), 2);
    }

    /// An invitation of somebody who may no longer invite waits for another administrator.
    async fn invitations_of_a_former_administrator_pause(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        invite(&mut rosa, &[("nils@contoso.com", &["account_viewer"])]).await;
        let link = app.newest_link("nils@contoso.com").await;
        let (rosas, nils) = (path_of(&mut harry, "rosa").await, path_of(&mut harry, "nils").await);
        let none: [(&str, &str); 0] = [];
        harry.post(&format!("{rosas}/deactivate"), &none).await;
        let mut visitor = app.client();
        visitor.get(&link).await;
        assert!(visitor.get("/register").await.shows("This invitation is paused"));
        assert!(harry.get(&format!("{LIST}?status=paused")).await.shows("nils@contoso.com"));
        harry.post(&format!("{nils}/confirm"), &none).await;
        assert!(visitor.get("/register").await.shows("Create your organizational account"));
    }

    /// Reminders on days 7, 30 and 53, in the recipient's language; none after acceptance.
    async fn pending_invitations_are_called_to_mind_three_times(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(INVITE).await;
        let mut fields = row(1, "rosa@contoso.com", &["account_viewer"]);
        "ru".clone_into(&mut fields[3].1);
        fields.push(("key".to_owned(), page.value_of("key")));
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        harry.post(INVITE, &sent).await;
        let mut mails = Vec::new();
        for day in 1..=70 {
            app.pass(Span::days(1));
            if remind_due(&app.app).await.expect("reminders") > 0 {
                mails.push(day);
            }
        }
        app.run_jobs().await;
        assert_eq!(mails, [7, 30, 53]);
        let all = app.mails("rosa@contoso.com");
        assert_eq!(all.len(), 4);
        assert!(all[3].subject.starts_with("Напоминание: "), "{}", all[3].subject);
        assert_eq!(app.mails("harry@contoso.com").len(), 1, "who has accepted is not reminded");
    }

    /// Attack case 21: what was withdrawn or taken away does not come back with another invitation.
    async fn an_invitation_after_another_brings_nothing_old_back(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        let old = app.newest_link("rosa@contoso.com").await;
        let path = path_of(&mut harry, "rosa").await;
        let none: [(&str, &str); 0] = [];
        harry.post(&format!("{path}/cancel"), &none).await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let mut visitor = app.client();
        visitor.get(&old).await;
        assert!(visitor.get("/register").await.shows("This invitation was canceled"));
        join(&app, "rosa@contoso.com").await;
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'report_viewer'").await, 0);
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'account_viewer'").await, 1);
        visitor.get(&old).await;
        assert!(visitor.get("/register").await.shows("This invitation was canceled"));
    }

    /// Attack case 26: markup in a name is text wherever it is shown.
    async fn markup_in_a_name_stays_text(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(INVITE).await;
        let mut fields = row(1, "rosa@contoso.com", &["account_viewer"]);
        "<img src=x onerror=alert(1)>".clone_into(&mut fields[1].1);
        fields.push(("key".to_owned(), page.value_of("key")));
        let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        harry.post(INVITE, &sent).await;
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

    /// Search, filters, order and pages over more people than one page holds.
    async fn people_are_found_filtered_sorted_and_paged(app: TestApp) {
        let mut harry = app.register_harry().await;
        let addresses: Vec<String> = (0..60).map(|number| format!("p{number:02}@contoso.com")).collect();
        let people: Vec<(&str, &[&str])> = addresses
            .iter()
            .enumerate()
            .map(|(number, address)| {
                let roles: &[&str] = if number % 20 == 0 { &["report_viewer"] } else { &["account_viewer"] };
                (address.as_str(), roles)
            })
            .collect();
        assert_eq!(invite(&mut harry, &people).await.status.as_u16(), 200);
        app.run_jobs().await;
        let mut seen = Vec::new();
        let mut path = LIST.to_owned();
        loop {
            let page = harry.get(&path).await;
            seen.extend(rows(&page));
            let Some(next) = link(&page, "next") else { break };
            path = next;
        }
        assert_eq!(seen.len(), 61);
        assert!(seen.is_sorted(), "{seen:?}");
        let last = harry.get(&path).await;
        let back = harry.get(&link(&last, "prev").expect("a previous page")).await;
        assert_eq!(rows(&back).last(), seen.get(49));
        let down = rows(&harry.get(&format!("{LIST}?sort=-name")).await);
        assert_eq!(down.first(), seen.last());
        for (query, count) in [
            ("search=P07", 1), ("search=contoso", 25), ("search=07%40cont", 1), ("search=p5", 10), ("search=zzz", 0),
            ("search=p", 25), ("search=co", 0), ("search=z", 0), ("role=account_viewer&sort=-address", 25),
            ("role=report_viewer", 3), ("status=sent&search=p2", 10), ("status=active", 1), ("status=expired", 0),
            ("search=%25%25%25", 0), ("search=%22+OR+%22", 0), ("search=p00%40contoso.com&role=account_viewer", 0),
        ] {
            let page = harry.get(&format!("{LIST}?{query}")).await;
            assert_eq!(page.status.as_u16(), 200, "{query}");
            assert_eq!(rows(&page).len(), count, "{query}");
        }
        app.pass(Span::days(61));
        expire_due(&app.app).await.expect("expiry");
        harry = app.client();
        harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        assert_eq!(rows(&harry.get(&format!("{LIST}?status=expired&role=report_viewer")).await).len(), 3);
    }
}

/// The names of the rows of a list.
pub fn rows(page: &Answer) -> Vec<String> {
    let cells = page.body.split("<th scope=\"row\"><a href=\"").skip(1);
    cells.filter_map(|cell| Some(cell.split_once('>')?.1.split('<').next()?.to_owned())).collect()
}

/// The address of the next or previous page.
fn link(page: &Answer, rel: &str) -> Option<String> {
    let rest = page.body.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
    Some(rest.split('"').next()?.replace("&amp;", "&"))
}
