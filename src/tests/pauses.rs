//! Pending invitations of somebody who loses a role.

use crate::{
    access::{assignment_of, colleague, invite, join, path_of},
    scope::id_of,
    support::{Client, PASSWORD, TestApp, accept_form, account, agreement, on_both_engines, register},
};
use business_center::domain::moment::Span;

const NONE: [(&str, &str); 0] = [];
const JOINED: &str = "SELECT COUNT(*) FROM users WHERE email_key = 'ivan@contoso.com'";

async fn remove_role(client: &mut Client, path: &str, role: &str) {
    let id = assignment_of(&client.get(path).await, role);
    let answer = client.post(&format!("{path}/roles/remove"), &[("assignment", id.as_str())]).await;
    assert!(answer.location().is_some(), "{}", answer.body);
}

/// The path of an invitation, and a browser that has opened its newest link.
async fn opened(app: &TestApp, email: &str) -> (String, Client) {
    let mut visitor = app.client();
    visitor.get(&app.newest_link(email).await).await;
    (format!("/account/access/invitations/{}", app.invitation(email).await.id), visitor)
}

on_both_engines! {
    async fn only_what_the_inviter_may_no_longer_give_waits_for_another_administrator(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["user_administrator", "agreement_administrator"])]).await;
        let mut rosa = join(&app, "rosa@contoso.com").await;
        let people: [(&str, &[&str]); 2] =
            [("nils@contoso.com", &["account_viewer"]), ("ivan@contoso.com", &["report_viewer"])];
        assert_eq!(invite(&mut rosa, &people).await.status.as_u16(), 200);
        let (invitation, mut ivan) = opened(&app, "ivan@contoso.com").await;
        let form = accept_form(&ivan.get("/register").await);

        let path = path_of(&mut harry, "rosa").await;
        remove_role(&mut harry, &path, "User Administrator").await;
        assert!(app.invitation("ivan@contoso.com").await.paused_at.is_some());
        assert!(ivan.get("/register").await.shows("This invitation is being checked"));
        assert!(ivan.post("/register", &form).await.location().is_none(), "not by the form that was open either");
        assert_eq!(app.count(JOINED).await, 0);
        // An Agreement Administrator still gives Account Viewer.
        assert!(app.invitation("nils@contoso.com").await.paused_at.is_none());
        join(&app, "nils@contoso.com").await;

        assert_eq!(rosa.post(&format!("{invitation}/confirm"), &NONE).await.status.as_u16(), 403);
        assert!(ivan.get("/register").await.shows("This invitation is being checked"));
        assert!(harry.get(&invitation).await.shows("Confirm the invitation"));
        assert!(harry.post(&format!("{invitation}/confirm"), &NONE).await.location().is_some());
        assert_eq!(ivan.post("/register", &form).await.location(), Some("/home"));
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.paused'").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.confirmed'").await, 1);
        let by_harry = "SELECT COUNT(*) FROM role_assignments JOIN users ON users.id = role_assignments.granted_by
            WHERE role = 'report_viewer' AND email_key = 'harry@contoso.com'";
        assert_eq!(app.count(by_harry).await, 1, "who confirms answers for it");
    }

    /// Nobody comes back by an old offer: not by taking a decline back, nor by a colleague who may not reactivate.
    async fn what_is_offered_to_somebody_deactivated_stays_paused(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        invite(&mut olga, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let (invitation, mut rosa) = opened(&app, "rosa@contoso.com").await;
        let id = app.invitation("rosa@contoso.com").await.id;
        let own = [("invitation", id.as_str()), ("reason", "left")];
        assert!(rosa.post("/register/decline", &own).await.location().is_some());
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        rosa.post("/register/undo", &own).await;
        let reopened = app.invitation("rosa@contoso.com").await;
        assert_eq!((reopened.state.as_str(), reopened.paused_at.is_some()), ("pending", true));
        for client in [&mut olga, &mut harry] {
            assert!(!client.get(&invitation).await.shows("Confirm the invitation"));
            assert_eq!(client.post(&format!("{invitation}/confirm"), &NONE).await.status.as_u16(), 403);
        }
        assert!(harry.post(&format!("{path}/reactivate"), &NONE).await.location().is_some());
        assert!(olga.post(&format!("{invitation}/confirm"), &NONE).await.location().is_some());
    }

    /// The lead purchasing account's administrator gives Agreement Administrator; the register names another lead.
    async fn what_somebody_invited_to_as_lead_is_paused_when_another_leads(app: TestApp) {
        let with_lead = |lead: &str| {
            let mut both = agreement("1234567890", "harry@contoso.com");
            let accounts = [("0001234567", "harry@contoso.com"), ("2", "bea@contoso.com")];
            both["purchasing_accounts"] = accounts.map(|(number, email)| account(number, number == lead, email)).into();
            register(&[both])
        };
        app.import(&with_lead("0001234567")).await;
        let mut harry = join(&app, "harry@contoso.com").await;
        let lead = id_of(&harry.get("/home").await, "Account 0001234567");
        crate::scope::invite(&mut harry, &lead, "olga@contoso.com", "agreement_administrator").await;
        crate::scope::invite(&mut harry, &lead, "nils@contoso.com", "account_viewer").await;
        // As the register has it now, Harry is Agreement Administrator as well; that is taken here.
        app.execute("DELETE FROM role_assignments WHERE role = 'agreement_administrator'").await;
        app.import(&with_lead("2")).await;
        assert!(app.invitation("olga@contoso.com").await.paused_at.is_some());
        assert!(app.invitation("nils@contoso.com").await.paused_at.is_none());
    }

    async fn what_was_paused_for_long_is_sent_again_when_it_is_confirmed(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        invite(&mut rosa, &[("ivan@contoso.com", &["report_viewer"])]).await;
        let (invitation, mut ivan) = opened(&app, "ivan@contoso.com").await;
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        assert!(!harry.get(&invitation).await.shows("/resend"));
        for way in ["resend", "void"] {
            assert_eq!(harry.post(&format!("{invitation}/{way}"), &NONE).await.status.as_u16(), 403, "{way}");
        }
        app.pass(Span::days(61));
        assert!(ivan.get("/register").await.shows("This invitation is being checked"), "nor does a new link help");
        let sent = app.mails("ivan@contoso.com").len();
        harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        assert!(harry.post(&format!("{invitation}/confirm"), &NONE).await.location().is_some());
        app.run_jobs().await;
        assert_eq!(app.mails("ivan@contoso.com").len(), sent + 1);
        join(&app, "ivan@contoso.com").await;
    }

    async fn a_role_given_back_does_not_confirm_what_waits(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["user_administrator", "report_viewer"])]).await;
        let mut rosa = join(&app, "rosa@contoso.com").await;
        invite(&mut rosa, &[("ivan@contoso.com", &["account_viewer"])]).await;
        let (_, mut ivan) = opened(&app, "ivan@contoso.com").await;
        let path = path_of(&mut harry, "rosa").await;
        remove_role(&mut harry, &path, "Report Viewer").await;
        assert!(app.invitation("ivan@contoso.com").await.paused_at.is_none(), "that role never let anybody invite");
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        remove_role(&mut harry, &path, "User Administrator").await;
        invite(&mut harry, &[("rosa@contoso.com", &["user_administrator"])]).await;
        assert!(app.invitation("ivan@contoso.com").await.paused_at.is_some());
        assert!(ivan.get("/register").await.shows("This invitation is being checked"));
    }
}
