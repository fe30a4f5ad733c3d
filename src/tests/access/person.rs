//! /account/access/people: confirmations before something is taken from a person, and the emails to that person.

use crate::support::{
    NONE, PASSWORD,
    access::{addable, assignment_of, colleague, invite, join, path_of},
    on_both_engines,
    scope::{self, id_of},
    seats::account_of,
};
use business_center::{
    domain::moment::Span,
    server::{db, http::routes::rules, jobs::remind_due, workflow::operator::Done},
};

const LIST: &str = "/account/access";

on_both_engines! {
    async fn roles_are_added_and_taken_and_the_person_is_told(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        let page = harry.get(&path).await;
        let role = addable(&page, "user_administrator");
        assert_eq!(rosa.get(LIST).await.status.as_u16(), 403);
        assert!(harry.post(&format!("{path}/roles"), &[("role", &role)]).await.location().is_some());
        assert_eq!(rosa.get(LIST).await.status.as_u16(), 200, "a change counts at the next click");
        app.run_jobs_after_a_minute().await;
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
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        assert_eq!(rosa.get("/home").await.status.as_u16(), 303, "every session has ended");
        assert!(harry.get(&format!("{LIST}?status=deactivated")).await.shows("rosa Diaz"));
        rosa.post("/Customer/", &[("email", "rosa@contoso.com"), ("password", PASSWORD)]).await;
        assert!(!rosa.get("/home").await.shows("1234567890"), "no role, no agreement");
        assert!(harry.post(&format!("{path}/reactivate"), &NONE).await.location().is_some());
        assert!(rosa.get("/home").await.shows("1234567890"));
    }

    async fn an_account_that_the_operator_has_closed_is_not_offered_to_be_reactivated(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        app.execute("UPDATE users SET is_active = FALSE WHERE email_key = 'rosa@contoso.com'").await;
        let page = harry.get(&path).await;
        assert!(page.shows("support has deactivated this account") && !page.shows("/reactivate"), "{}", page.body);
        for change in ["reactivate", "deactivate"] {
            assert_eq!(harry.post(&format!("{path}/{change}"), &NONE).await.status.as_u16(), 403, "{change}");
        }
    }

    /// Attack case 17: the next request is refused, whichever instance it comes to.
    async fn a_deactivated_colleague_is_out_on_every_instance_at_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        let mut elsewhere = app.client_of_another_instance().await;
        elsewhere.post("/Customer/", &[("email", "rosa@contoso.com"), ("password", PASSWORD)]).await;
        assert!(elsewhere.get("/home").await.shows("1234567890"));
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        assert_eq!(elsewhere.get("/home").await.status.as_u16(), 303);
    }

    async fn taking_a_role_is_asked_about_first(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        let path = path_of(&mut harry, "rosa").await;
        let assignment = assignment_of(&harry.get(&path).await, "User Administrator");
        let asked = harry.get(&format!("{path}/roles/remove?assignment={assignment}")).await;
        assert!(asked.shows("Remove User Administrator from rosa Diaz") && !asked.shows("your own role"), "{}", asked.body);
        assert_eq!(asked.value_of("assignment"), assignment);
        assert_eq!(rosa.get(LIST).await.status.as_u16(), 200, "asking changes nothing");
        for unknown in ["x", ""] {
            let answer = harry.get(&format!("{path}/roles/remove?assignment={unknown}")).await;
            assert_eq!(answer.status.as_u16(), 404, "{unknown:?}");
        }
        // A User Administrator may not take an Account Administrator's role.
        let of_harry = path_of(&mut rosa, "harry").await;
        let foreign = assignment_of(&harry.get(&of_harry).await, "Account Administrator");
        let answer = rosa.get(&format!("{of_harry}/roles/remove?assignment={foreign}")).await;
        assert_eq!(answer.status.as_u16(), 403);
    }

    async fn a_role_is_chosen_beside_what_roles_allow(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        let page = harry.get(&path).await;
        for text in ["<option value=\"\">Choose a role</option>", ">User Administrator · Account 0001234567 · 0001234567</option>", "Can view agreements, view orders and licenses, view product keys, view domains and view online services.", "href=\"/support/manage-users\"", "lang=\"en\">English</dd>"] {
            assert!(page.shows(text), "{text}: {}", page.body);
        }
        for form in [&NONE[..], &[("role", "")]] {
            let answer = harry.post(&format!("{path}/roles"), form).await;
            assert_eq!(answer.status.as_u16(), 422);
            assert!(answer.shows("aria-describedby=\"role-error\"") && answer.shows("Choose an option for “Add a role”."), "{}", answer.body);
        }
    }

    /// The administrator of the lead purchasing account sees the others, and deactivates where the own role counts.
    async fn deactivation_is_about_the_own_purchasing_accounts(app: TestApp) {
        let (mut harry, mut bea, lead) = scope::harry_and_bea(&app).await;
        scope::invite(&mut harry, &lead, "rosa@contoso.com", "account_viewer").await;
        let mut rosa = join(&app, "rosa@contoso.com").await;
        invite(&mut bea, &[("rosa@contoso.com", &["report_viewer"])]).await;
        let path = path_of(&mut harry, "rosa").await;
        let asked = harry.get(&format!("{path}/deactivate")).await;
        assert!(asked.shows("These roles stay as they are: Report Viewer · Account 2 · 2."), "{}", asked.body);
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        let suspended = "SELECT COUNT(*) FROM role_assignments WHERE suspended_at IS NOT NULL AND role = 'account_viewer'";
        assert_eq!(app.count(suspended).await, 1);
        let home = rosa.get("/home").await;
        assert!(home.shows("Report Viewer") && !home.shows("<strong>Account Viewer"), "{}", home.body);
        let page = harry.get(&path).await;
        assert!(page.shows("/reactivate") && !page.shows("/deactivate"), "{}", page.body);
        assert!(harry.post(&format!("{path}/reactivate"), &NONE).await.location().is_some());
        assert_eq!(app.count(suspended).await, 0);
        // A User Administrator does not govern an Account Administrator.
        scope::invite(&mut harry, &lead, "nils@contoso.com", "user_administrator").await;
        let mut nils = join(&app, "nils@contoso.com").await;
        let of_harry = path_of(&mut nils, "harry").await;
        let page = nils.get(&of_harry).await;
        assert!(page.shows("An Account Administrator can.") && !page.shows("/deactivate"), "{}", page.body);
    }

    /// Who takes the own last role does not end on a page that refuses them.
    async fn who_takes_the_own_role_is_led_home(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
        let own = path_of(&mut rosa, "rosa").await;
        let assignment = assignment_of(&rosa.get(&own).await, "Account Administrator");
        let asked = rosa.get(&format!("{own}/roles/remove?assignment={assignment}")).await;
        assert!(asked.shows("This is your own role"), "{}", asked.body);
        let done = rosa.post(&format!("{own}/roles/remove"), &[("assignment", assignment)]).await;
        assert_eq!(done.location(), Some("/home"));
        assert!(rosa.get("/home").await.shows("You no longer have this role."));
        assert_eq!(rosa.get(LIST).await.status.as_u16(), 403);
    }

    async fn mails_about_roles_name_them_and_who_changed_them(app: TestApp) {
        let mut harry = scope::harry(&app).await;
        let first = id_of(&harry.get("/home").await, "Account 0001234567");
        scope::invite(&mut harry, &first, "rosa@contoso.com", "report_viewer").await;
        crate::support::access::join(&app, "rosa@contoso.com").await;
        let second = id_of(&harry.get("/home").await, "Account 2");
        let path = path_of(&mut harry, "rosa").await;
        let role = format!("account_viewer@{second}");
        harry.post(&format!("{path}/roles"), &[("role", role)]).await;
        harry.post(&format!("{path}/deactivate"), &NONE).await;
        harry.post(&format!("{path}/reactivate"), &NONE).await;
        let assignment = assignment_of(&harry.get(&path).await, "Account Viewer");
        harry.post(&format!("{path}/roles/remove"), &[("assignment", assignment)]).await;
        app.run_jobs_after_a_minute().await;
        let mails = app.mails("rosa@contoso.com");
        let told: Vec<&str> = mails[1..].iter().map(|mail| mail.text.as_str()).collect();
        let [given, suspended, given_back, taken] = told[..] else { panic!("{told:#?}") };
        assert!(given.contains("New: Account Viewer, Account 2"), "{given}");
        for (mail, word) in [(suspended, "Deactivated"), (given_back, "Reactivated")] {
            assert!(mail.contains(&format!("{word}: Report Viewer, Account 0001234567")), "{mail}");
            assert!(mail.contains(&format!("{word}: Account Viewer, Account 2")), "every scope: {mail}");
        }
        assert!(taken.contains("Removed: Account Viewer, Account 2") && !taken.contains("Report Viewer"), "{taken}");
        assert!(told.iter().all(|mail| mail.contains("Changed by: Harry Diaz")), "{told:#?}");
    }

    async fn who_the_operator_deactivates_is_told(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        assert_eq!(app.deactivate_as_operator("rosa@contoso.com").await, Done::Changed);
        app.run_jobs().await;
        let mails = app.mails("rosa@contoso.com");
        let last = mails.last().expect("a mail");
        assert!(last.subject.starts_with("Your work account for") && last.text.contains("you can no longer sign in"), "{last:#?}");
        assert_eq!(app.reactivate_as_operator("rosa@contoso.com").await, Done::Changed);
        app.run_jobs().await;
        let last = app.mails("rosa@contoso.com").pop().expect("a mail");
        assert!(last.subject.contains("active again") && last.text.contains("/Customer/"), "{last:#?}");
    }

    /// "A PAA's is only resent."
    async fn links_of_whom_the_register_names_are_not_voided(app: TestApp) {
        let mut harry = scope::harry(&app).await;
        let second = "UPDATE invitations SET state = 'pending', decided_at = NULL";
        app.execute(second).await;
        app.execute("UPDATE invitations SET email = 'nils@contoso.com', email_key = 'nils@contoso.com'").await;
        let id = {
            let mut connection = app.app.db.read().await.expect("a connection");
            db::invitations::list(&mut connection).await.expect("invitations").remove(0).id
        };
        let path = format!("{LIST}/invitations/{id}");
        let page = harry.get(&path).await;
        assert!(page.shows(&format!("{path}/resend")) && !page.shows(&format!("{path}/void")), "{}", page.body);
        let links = "SELECT COUNT(*) FROM invitation_links WHERE voided_at IS NULL";
        let living = app.count(links).await;
        assert_eq!(harry.post(&format!("{path}/void"), &NONE).await.status.as_u16(), 403);
        assert_eq!(app.count(links).await, living);
        assert!(harry.post(&format!("{path}/resend"), &NONE).await.location().is_some());
    }

    /// An Agreement Administrator takes nothing away, and so nothing that others offer.
    async fn an_agreement_administrator_changes_own_offers_only(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "agreement_administrator").await;
        invite(&mut harry, &[("nils@contoso.com", &["account_viewer"])]).await;
        invite(&mut rosa, &[("olga@contoso.com", &["account_viewer"])]).await;
        let (nils, olga) = (path_of(&mut rosa, "nils").await, path_of(&mut rosa, "olga").await);
        assert_eq!(rosa.post(&format!("{nils}/cancel"), &NONE).await.status.as_u16(), 403);
        assert_eq!(rosa.get(&format!("{nils}/cancel")).await.status.as_u16(), 403);
        assert!(!rosa.get(&nils).await.shows("/cancel"));
        assert!(rosa.post(&format!("{nils}/resend"), &NONE).await.location().is_some());
        assert!(rosa.post(&format!("{olga}/cancel"), &NONE).await.location().is_some());
    }

    /// Neither by confirming what is not paused, nor by inviting again.
    async fn an_agreement_administrator_does_not_take_over_what_others_offer(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "agreement_administrator").await;
        invite(&mut harry, &[("nils@contoso.com", &["account_viewer"])]).await;
        let nils = path_of(&mut rosa, "nils").await;
        assert_eq!(rosa.post(&format!("{nils}/confirm"), &NONE).await.status.as_u16(), 403);
        let again = invite(&mut rosa, &[("nils@contoso.com", &["account_viewer"])]).await;
        assert!(again.shows("nils@contoso.com: already invited; we resent the invitation."), "{}", again.body);
        assert_eq!(rosa.post(&format!("{nils}/cancel"), &NONE).await.status.as_u16(), 403);
        let by_harry = "SELECT COUNT(*) FROM invitations JOIN users ON users.id = invitations.invited_by
            WHERE users.email_key = 'harry@contoso.com' AND invitations.email_key = 'nils@contoso.com' AND state = 'pending'";
        assert_eq!(app.count(by_harry).await, 1);
        // What else she offers is another invitation; each page leads to the other.
        invite(&mut rosa, &[("nils@contoso.com", &["agreement_administrator"])]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE email_key = 'nils@contoso.com'").await, 2);
        let page = rosa.get(&nils).await;
        let mut offers = page.page().with("section", "aria-labelledby", "offers");
        let other = offers.next().and_then(|offers| offers.all("a").next());
        let other = other.unwrap_or_else(|| panic!("{}", page.body)).attribute("href").to_owned();
        assert!(other != nils && rosa.get(&other).await.shows(&nils), "{other}");
    }

    async fn every_mail_names_the_purchasing_account_that_it_is_about(app: TestApp) {
        let mut harry = scope::harry(&app).await;
        let home = harry.get("/home").await;
        let (first, second) = (id_of(&home, "Account 0001234567"), id_of(&home, "Account 2"));
        scope::invite(&mut harry, &first, "nils@contoso.com", "account_viewer").await;
        crate::support::access::join(&app, "nils@contoso.com").await;
        let form = scope::form(&mut harry, &[&first, &second], "nils@contoso.com", "report_viewer").await;
        assert!(crate::support::access::send(&mut harry, form).await.shows("already has access"), "a member");
        app.run_jobs().await;
        let mail = app.mails("nils@contoso.com").pop().expect("a mail").text;
        for name in ["Account 0001234567", "Account 2"] {
            assert!(mail.contains(&format!("New: Report Viewer, {name}, number")), "{mail}");
        }
    }

    /// What was sent after the session had ended leads back to a page that can be opened.
    async fn every_form_leads_back_to_a_page(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut harry, &[("nils@contoso.com", &["account_viewer"])]).await;
        let (rosa, nils) = (path_of(&mut harry, "rosa").await, path_of(&mut harry, "nils").await);
        let account = account_of(&app, "harry@contoso.com").await.account_id;
        let forms = rules().into_iter().map(|(path, _)| path).filter(|path| path.starts_with("/account/") && !path.contains("{domain}"));
        let mut count = 0;
        for form in forms.filter(|path| *path != "/account/audit.csv") {
            let person = form.replace("/account/access/people/{user}", &rosa);
            let path = person.replace("/account/access/invitations/{invitation}", &nils).replace("{account}", &account);
            app.pass(Span::hours(2));
            let answer = harry.post(&path, &NONE).await;
            if answer.status.as_u16() == 405 {
                continue;
            }
            let back = answer.location().and_then(|to| to.split("return_to=").nth(1)).and_then(|to| to.split('&').next());
            let back = back.unwrap_or_else(|| panic!("{path}: {:?}", answer.location())).replace("%2F", "/").replace("%2D", "-");
            harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
            assert_eq!(harry.get(&back).await.status.as_u16(), 200, "{path} leads back to {back}");
            count += 1;
        }
        assert!(count > 8, "{count}");
    }

    async fn who_gives_up_one_of_several_roles_stays_on_the_page(app: TestApp) {
        let mut harry = app.register_harry().await;
        let answer = invite(&mut harry, &[("rosa@contoso.com", &["account_administrator", "account_viewer"])]).await;
        assert!(answer.shows("rosa@contoso.com: invited."), "{}", answer.body);
        let mut rosa = crate::support::access::join(&app, "rosa@contoso.com").await;
        let own = path_of(&mut rosa, "rosa").await;
        let assignment = assignment_of(&rosa.get(&own).await, "Account Viewer");
        let asked = rosa.get(&format!("{own}/roles/remove?assignment={assignment}")).await;
        assert!(!asked.shows("that need this role"), "an Account Viewer invites nobody: {}", asked.body);
        let done = rosa.post(&format!("{own}/roles/remove"), &[("assignment", assignment)]).await;
        let page = rosa.get(done.location().expect("a page")).await;
        assert!(page.shows("Role removed"), "{}", page.body);
    }

    /// Decision 10, for roles that are chosen.
    async fn chosen_roles_wait_for_whoever_signs_in_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut harry, &[("ivan@contoso.com", &["account_viewer"])]).await;
        let person = path_of(&mut harry, "rosa").await;
        let invitation = format!("/account/access/invitations/{}", app.invitation("ivan@contoso.com").await.id);
        let role = addable(&harry.get(&person).await, "report_viewer");
        for (page, field) in [(&person, "role"), (&invitation, "roles")] {
            app.pass(Span::minutes(61));
            let answer = harry.post(&format!("{page}/roles"), &[(field, role.as_str())]).await;
            let address = answer.location().expect("the way to sign in").to_owned();
            assert!(address.starts_with("/Customer/?return_to="), "{address}");
            assert_eq!(harry.kept_notice(), Some("draft-kept"));
            let form = [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", page.as_str())];
            assert_eq!(harry.post("/Customer/", &form).await.location(), Some(page.as_str()));
            let shown = harry.get(page).await;
            assert!(shown.shows("Not saved: your session expired"), "{}", shown.body);
            let mark = if field == "role" { "selected" } else { "checked" };
            assert!(shown.body.contains(&format!("value=\"{role}\" {mark}")), "{}", shown.body);
            assert!(harry.post(&format!("{page}/roles"), &[(field, role.as_str())]).await.location().is_some());
            assert!(!harry.get(page).await.shows("Not saved: your session expired"));
        }
    }

    async fn nobody_is_reminded_where_mail_does_not_arrive(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"]), ("nils@contoso.com", &["account_viewer"])]).await;
        app.run_jobs().await;
        app.execute("UPDATE outbox SET state = 'refused', reply = '550 no such mailbox' WHERE recipient = 'rosa@contoso.com'").await;
        // Given up after days without an answer: the address may be good.
        app.execute("UPDATE outbox SET state = 'refused', reply = '451 later' WHERE recipient = 'nils@contoso.com'").await;
        app.pass(Span::hours(8 * 24));
        assert_eq!(remind_due(&app.app).await.expect("reminders"), 1);
        app.run_jobs().await;
        assert_eq!((app.mails("rosa@contoso.com").len(), app.mails("nils@contoso.com").len()), (1, 2));
    }

    async fn reminders_begin_anew_when_an_administrator_sends_it_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"]), ("nils@contoso.com", &["account_viewer"])]).await;
        let path = format!("{LIST}/invitations/{}", app.invitation("rosa@contoso.com").await.id);
        app.pass(Span::days(54));
        assert_eq!(remind_due(&app.app).await.expect("reminders"), 2);
        app.pass(Span::days(7));
        let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD)];
        harry.post("/Customer/", &sign_in).await;
        app.run_jobs().await;
        assert!(harry.post(&format!("{path}/resend"), &NONE).await.location().is_some());
        assert_eq!(remind_due(&app.app).await.expect("reminders"), 0);
        app.run_jobs().await;
        let sent = app.mails("rosa@contoso.com").len();
        for (days, due) in [(6, 0), (1, 1), (22, 0), (1, 1)] {
            app.pass(Span::days(days));
            assert_eq!(remind_due(&app.app).await.expect("reminders"), due, "Rosa alone, on days 7 and 30");
        }
        app.run_jobs().await;
        assert_eq!(app.mails("rosa@contoso.com").len(), sent + 2);
    }

    async fn a_profile_that_is_saved_unchanged_is_no_entry(app: TestApp) {
        let mut harry = app.register_harry().await;
        let entries = "SELECT COUNT(*) FROM audit_entries WHERE action = 'profile.changed'";
        for (first_name, count) in [("Harald", 2), ("Harald", 2), ("Harry", 4)] {
            let form = [("first_name", first_name), ("last_name", "Miller"), ("language", "en"), ("country", "US")];
            assert_eq!(harry.post("/profile", &form).await.location(), Some("/profile"));
            assert_eq!(app.count(entries).await, count, "an entry for the purchasing account, one for the agreement");
        }
    }

    /// The browser's way back after it was done.
    async fn what_is_done_already_is_not_asked_about(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        assert_eq!(harry.get(&format!("{path}/deactivate")).await.location(), Some(path.as_str()));
    }

    /// "Sign in to accept" would lead nowhere.
    async fn nobody_is_reminded_whose_account_the_operator_has_closed(app: TestApp) {
        let mut harry = scope::harry(&app).await;
        scope::join_fabrikam(&app, &mut harry).await;
        let home = harry.get("/home").await;
        let (contoso, fabrikam) = (id_of(&home, "Account 2"), id_of(&home, "Account 3"));
        scope::invite(&mut harry, &fabrikam, "eve@contoso.com", "report_viewer").await;
        crate::support::access::join(&app, "eve@contoso.com").await;
        scope::invite(&mut harry, &contoso, "eve@contoso.com", "account_viewer").await;
        assert_eq!(app.deactivate_as_operator("eve@contoso.com").await, Done::Changed);
        app.pass(Span::hours(8 * 24));
        assert_eq!(remind_due(&app.app).await.expect("reminders"), 0);
        assert_eq!(app.reactivate_as_operator("eve@contoso.com").await, Done::Changed);
        assert_eq!(remind_due(&app.app).await.expect("reminders"), 1);
    }
}
