//! Pending invitations from people who lose a role.

use crate::support::{
    Client, NONE, PASSWORD, TestApp, accept_form,
    access::{assignment_of, colleague, invite, join, path_of, send_people},
    account, agreement, on_both_engines, register,
    scope::{harry_and_bea, id_of},
};
use business_center::domain::moment::Span;

const LIST: &str = "/account/access";
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
    /// An invitation of someone who may no longer invite waits for another administrator.
    async fn invitations_of_a_former_administrator_pause(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        invite(&mut rosa, &[("nils@contoso.com", &["account_viewer"])]).await;
        let link = app.newest_link("nils@contoso.com").await;
        let (rosas, nils) = (path_of(&mut harry, "rosa").await, path_of(&mut harry, "nils").await);
        harry.post(&format!("{rosas}/deactivate"), &NONE).await;
        let mut visitor = app.client();
        visitor.get(&link).await;
        assert!(visitor.get("/register").await.shows("This invitation is paused"));
        assert!(harry.get(&format!("{LIST}?status=paused")).await.shows("nils@contoso.com"));
        harry.post(&format!("{nils}/confirm"), &NONE).await;
        assert!(visitor.get("/register").await.shows("Create your organizational account"));
    }

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
        assert!(ivan.get("/register").await.shows("This invitation is paused"));
        assert!(ivan.post("/register", &form).await.location().is_none(), "not by the form that was open either");
        assert_eq!(app.count(JOINED).await, 0);
        // An Agreement Administrator still gives Account Viewer.
        assert!(app.invitation("nils@contoso.com").await.paused_at.is_none());
        join(&app, "nils@contoso.com").await;

        assert_eq!(rosa.post(&format!("{invitation}/confirm"), &NONE).await.status.as_u16(), 403);
        assert!(ivan.get("/register").await.shows("This invitation is paused"));
        assert!(harry.get(&invitation).await.shows("Confirm invitation"));
        assert!(harry.post(&format!("{invitation}/confirm"), &NONE).await.location().is_some());
        assert_eq!(ivan.post("/register", &form).await.location(), Some("/home"));
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.paused'").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.confirmed'").await, 1);
        let by_harry = "SELECT COUNT(*) FROM role_assignments JOIN users ON users.id = role_assignments.granted_by
            WHERE role = 'report_viewer' AND email_key = 'harry@contoso.com'";
        assert_eq!(app.count(by_harry).await, 1, "who confirms answers for it");
    }

    /// No one comes back by an old offer: not by taking a decline back, nor by a colleague who may not reactivate.
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
        assert_eq!((reopened.state.code(), reopened.paused_at.is_some()), ("pending", true));
        for client in [&mut olga, &mut harry] {
            assert!(!client.get(&invitation).await.shows("Confirm invitation"));
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
        crate::support::scope::invite(&mut harry, &lead, "olga@contoso.com", "agreement_administrator").await;
        crate::support::scope::invite(&mut harry, &lead, "nils@contoso.com", "account_viewer").await;
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
        assert!(ivan.get("/register").await.shows("This invitation is paused"), "nor does a new link help");
        let sent = app.mails("ivan@contoso.com").len();
        harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        assert!(harry.post(&format!("{invitation}/confirm"), &NONE).await.location().is_some());
        app.run_jobs().await;
        assert_eq!(app.mails("ivan@contoso.com").len(), sent + 1);
        join(&app, "ivan@contoso.com").await;
    }

    /// However many invitations someone has sent: none goes out, and each that is confirmed does.
    async fn mails_of_paused_invitations_are_held_back(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        assert_eq!(send_people(&mut nils, 200, false).await.status.as_u16(), 200);
        assert!(!harry.get("/home").await.shows("Show paused invitations"));
        let path = path_of(&mut harry, "nils").await;
        let asked = harry.get(&format!("{path}/deactivate")).await;
        assert!(asked.shows("Invitations nils Diaz sent will be paused until another administrator confirms them."), "{}", asked.body);
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        for what in [
            "SELECT COUNT(*) FROM invitations WHERE paused_at IS NOT NULL",
            "SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.paused'",
            "SELECT COUNT(*) FROM roster WHERE status = 'paused'",
        ] {
            assert_eq!(app.count(what).await, 200, "{what}");
        }
        app.run_jobs().await;
        assert_eq!(app.mails("p7@contoso.com").len(), 0);
        assert!(harry.get("/home").await.shows("/account/access?status=paused"));
        let invitation = format!("/account/access/invitations/{}", app.invitation("p7@contoso.com").await.id);
        assert!(harry.get(&invitation).await.shows("On hold until an administrator confirms the invitation"));
        let confirmed = harry.post(&format!("{invitation}/confirm"), &NONE).await;
        let page = harry.get(confirmed.location().expect("a page")).await;
        assert!(page.shows("An email with a new link is on its way"), "{}", page.body);
        join(&app, "p7@contoso.com").await;
        assert_eq!((app.mails("p7@contoso.com").len(), app.mails("p8@contoso.com").len()), (1, 0));
    }

    /// Someone who is deactivated in one purchasing account comes back there by no offer for another.
    async fn roles_of_an_offer_bring_nobody_back_who_is_deactivated_there(app: TestApp) {
        let (mut harry, mut bea, lead) = harry_and_bea(&app).await;
        crate::support::scope::invite(&mut harry, &lead, "rosa@contoso.com", "account_viewer").await;
        crate::support::scope::invite(&mut harry, &lead, "olga@contoso.com", "agreement_administrator").await;
        let mut rosa = join(&app, "rosa@contoso.com").await;
        let mut olga = join(&app, "olga@contoso.com").await;
        let second = id_of(&olga.get("/home").await, "Account 2");
        invite(&mut bea, &[("rosa@contoso.com", &["report_viewer"])]).await;
        let path = path_of(&mut bea, "rosa").await;
        assert!(bea.post(&format!("{path}/deactivate"), &NONE).await.location().is_some(), "in account 2 alone");
        crate::support::scope::invite(&mut olga, &lead, "rosa@contoso.com", "agreement_administrator").await;
        let invitation = format!("/account/access/invitations/{}", app.invitation("rosa@contoso.com").await.id);
        let page = olga.get(&invitation).await;
        let offered = page.values_of("roles").into_iter().find(|value| value.starts_with("agreement_administrator@"));
        let roles = [offered.expect("the agreement"), format!("account_viewer@{second}")];
        let form: Vec<(&str, &str)> = roles.iter().map(|role| ("roles", role.as_str())).collect();
        let refused = olga.post(&format!("{invitation}/roles"), &form).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.shows("This person is deactivated."), "{}", refused.body);
        assert!(refused.shows(&format!("value=\"{}\" checked", roles[1])), "what was chosen stays: {}", refused.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitation_grants WHERE role = 'account_viewer'").await, 1, "Rosa's first");

        // As if the roles had been chosen before the deactivation.
        app.execute("INSERT INTO invitation_grants (invitation_id, role, purchasing_account_id, scope_id)
            SELECT invitations.id, 'account_viewer', purchasing_accounts.id, purchasing_accounts.id FROM invitations, purchasing_accounts
            WHERE email_key = 'rosa@contoso.com' AND state = 'pending' AND purchasing_accounts.number = '2'").await;
        rosa.get(&app.newest_link("rosa@contoso.com").await).await;
        let own = [("invitation", app.invitation("rosa@contoso.com").await.id)];
        assert!(rosa.post("/register/account", &own).await.location().is_none());
        assert!(rosa.get("/register").await.shows("This invitation is paused"));
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'agreement_administrator'
            AND user_id = (SELECT id FROM users WHERE email_key = 'rosa@contoso.com')").await, 0);
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
        assert!(ivan.get("/register").await.shows("This invitation is paused"));
    }
}
