//! /register/undo: undoing a decline restores nothing that was replaced, granted or removed since.

use crate::support::{
    Client, NONE, PASSWORD, TestApp,
    access::{addable, assignment_of, colleague, invite, join, path_of},
    on_both_engines,
};
use business_center::{domain::moment::Span, server::db};

const UNDO: &str = "Undo";

/// A browser that has opened the newest link of an address and declined by it, with the form's fields.
async fn decline(app: &TestApp, email: &str) -> (Client, Vec<(&'static str, String)>) {
    let mut visitor = app.client();
    visitor.get(&app.newest_link(email).await).await;
    let form = vec![("invitation", app.invitation(email).await.id), ("reason", "left".to_owned())];
    assert!(visitor.post("/register/decline", &form).await.location().is_some());
    (visitor, form)
}

/// The page offers no way back, and the form of an older page does not lead there either.
async fn stays_declined(app: &TestApp, visitor: &mut Client, form: &[(&'static str, String)]) {
    let page = visitor.get("/register").await;
    assert!(page.shows("This invitation was declined.") && !page.shows(UNDO), "{}", page.body);
    let answer = visitor.post("/register/undo", form).await;
    assert!(answer.shows("This invitation was declined.") && !answer.shows(UNDO), "{}", answer.body);
    let id = &form[0].1;
    let mut connection = app.app.db.read().await.expect("a connection");
    let row = db::invitations::find(&mut connection, id).await.expect("invitations");
    assert_eq!(row.expect("the invitation").state.code(), "declined");
}

on_both_engines! {
    /// Attack case 21: what was offered before does not come back beside a new offer.
    async fn a_later_invitation_ends_the_way_back(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_administrator"])]).await;
        let (mut rosa, form) = decline(&app, "rosa@contoso.com").await;
        assert!(rosa.get("/register").await.shows(UNDO));
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        stays_declined(&app, &mut rosa, &form).await;
        join(&app, "rosa@contoso.com").await;
        stays_declined(&app, &mut rosa, &form).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE role = 'account_viewer'").await, 1);
    }

    /// Decision 3: a link that an administrator voided is dead for everything.
    async fn a_link_that_was_voided_before_the_decline_takes_nothing_back(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let mut early = app.client();
        early.get(&app.newest_link("rosa@contoso.com").await).await;
        let path = format!("/account/access/invitations/{}", app.invitation("rosa@contoso.com").await.id);
        assert!(harry.post(&format!("{path}/void"), &NONE).await.location().is_some());
        app.pass(Span::minutes(1));
        let (mut rosa, form) = decline(&app, "rosa@contoso.com").await;
        stays_declined(&app, &mut early, &form).await;
        assert!(rosa.post("/register/undo", &form).await.location().is_some());
        assert_eq!(app.invitation("rosa@contoso.com").await.state.code(), "pending");
        assert!(rosa.get("/register").await.shows("Create your organizational account"));
    }

    async fn a_role_that_was_given_and_taken_meanwhile_is_not_offered_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        invite(&mut olga, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let (mut rosa, form) = decline(&app, "rosa@contoso.com").await;
        let path = path_of(&mut harry, "rosa").await;
        let role = addable(&harry.get(&path).await, "account_viewer");
        assert!(harry.post(&format!("{path}/roles"), &[("role", role)]).await.location().is_some());
        let assignment = assignment_of(&harry.get(&path).await, "Account Viewer");
        assert!(harry.post(&format!("{path}/roles/remove"), &[("assignment", assignment)]).await.location().is_some());
        stays_declined(&app, &mut rosa, &form).await;
    }

    async fn nothing_is_offered_that_the_inviter_may_no_longer_give(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        invite(&mut nils, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let (mut rosa, form) = decline(&app, "rosa@contoso.com").await;
        let path = path_of(&mut harry, "nils").await;
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        stays_declined(&app, &mut rosa, &form).await;
        assert!(harry.post(&format!("{path}/reactivate"), &NONE).await.location().is_some());
        assert!(rosa.get("/register").await.shows(UNDO), "the way back is open again");
        assert!(rosa.post("/register/undo", &form).await.location().is_some());
        app.execute("UPDATE outbox SET state = 'withdrawn' WHERE recipient = 'rosa@contoso.com'").await;
        let path = path_of(&mut harry, "rosa").await;
        let page = harry.get(&path).await;
        assert!(page.shows("Accepted by the mail server") && !page.shows("On hold"), "{}", page.body);
        let signed_in = nils.post("/Customer/", &[("email", "nils@contoso.com"), ("password", PASSWORD)]).await;
        assert_eq!(signed_in.location(), Some("/home"));
    }
}
