//! /account/access/invitations: a pending invitation resent, changed, canceled, reminded of.

use crate::support::{
    NONE,
    access::{addable, invite, join, path_of, row},
    account, agreement, on_both_engines, register,
};
use business_center::{
    domain::{audit::By, mail::MailKind, moment::Span},
    server::{jobs::remind_due, workflow::notices::tell_inviter},
};

const LIST: &str = "/account/access";
const INVITE: &str = "/account/access/invite";

on_both_engines! {
    async fn a_pending_invitation_is_sent_again_changed_and_cancelled(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let first = app.newest_link("rosa@contoso.com").await;
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.get(&path).await.shows("Accepted by the mail server"));
        harry.post(&format!("{path}/resend"), &NONE).await;
        let second = app.newest_link("rosa@contoso.com").await;
        let mut rosa = app.client();
        for link in [&first, &second] {
            rosa.get(link).await;
            assert!(rosa.get("/register").await.shows("Create your organizational account"));
        }
        harry.post(&format!("{path}/void"), &NONE).await;
        app.run_jobs().await;
        rosa.get(&first).await;
        assert!(rosa.get("/register").await.shows("There is a newer link"));
        let page = harry.get(&path).await;
        let role = addable(&page, "report_viewer");
        assert!(harry.post(&format!("{path}/roles"), &[("roles", &role)]).await.location().is_some());
        assert_eq!(app.count("SELECT COUNT(*) FROM invitation_grants WHERE role = 'report_viewer'").await, 1);
        let refused = harry.post(&format!("{path}/roles"), &NONE).await;
        assert_eq!(refused.status.as_u16(), 422);
        for text in ["id=\"roles-error\"", "aria-describedby=\"roles-error\"", "aria-invalid=\"true\" autofocus", "Can view agreements, view orders and licenses, view product keys, view domains and view online services.", "href=\"/support/manage-users\""] {
            assert!(refused.shows(text), "{text}: {}", refused.body);
        }
        assert_eq!(harry.post(&format!("{path}/cancel"), &NONE).await.location(), Some("/account/access"));
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
        assert_eq!(app.invitation("rosa@contoso.com").await.state.code(), "declined");
    }

    async fn the_register_s_own_invitation_is_only_sent_again(app: TestApp) {
        let mut lead = agreement("1234567890", "harry@contoso.com");
        lead["purchasing_accounts"].as_array_mut().expect("accounts").push(account("2", false, "ana@contoso.com"));
        app.import(&register(&[lead])).await;
        let mut harry = join(&app, "harry@contoso.com").await;
        let path = path_of(&mut harry, "ana").await;
        let page = harry.get(&path).await;
        assert!(page.shows("to change it, contact Fabrikam Resellers (licensing@fabrikam.com)"), "{}", page.body);
        assert_eq!(harry.post(&format!("{path}/cancel"), &NONE).await.status.as_u16(), 403);
        assert!(harry.post(&format!("{path}/resend"), &NONE).await.location().is_some());
        app.run_jobs().await;
        assert_eq!(app.mails("ana@contoso.com").len(), 2);
    }

    /// Reminders on days 7, 30 and 53, in the recipient's language; none after acceptance.
    async fn pending_invitations_are_called_to_mind_three_times(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(INVITE).await;
        let mut fields = row(1, "rosa@contoso.com", &["account_viewer"]);
        "ru".clone_into(&mut fields[3].1);
        fields.push(("key".to_owned(), page.value_of("key")));
        harry.post(INVITE, &fields).await;
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
        harry.post(&format!("{path}/cancel"), &NONE).await;
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
}
