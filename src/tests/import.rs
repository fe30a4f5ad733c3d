//! `business-center import`: what a register changes, and what it must not.

use crate::support::{account, agreement, on_both_engines, register};
use business_center::server::{audit, workflow::import::Summary};
use serde_json::json;

on_both_engines! {
    async fn an_unchanged_record_does_nothing(app: TestApp) {
        let register = register(&[agreement("1", "harry@contoso.com")]);
        assert_eq!(app.import(&register).await, Summary { created: 1, invited: 1, ..Summary::default() });
        assert_eq!(app.import(&register).await, Summary { unchanged: 1, ..Summary::default() });
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 1);
    }

    async fn drafts_and_ended_agreements_invite_nobody_until_signed(app: TestApp) {
        let mut draft = agreement("1", "harry@contoso.com");
        draft["status"] = "draft".into();
        assert_eq!(app.import(&register(&[draft.clone()])).await.invited, 0);
        draft["status"] = "signed".into();
        assert_eq!(app.import(&register(&[draft.clone()])).await.invited, 1);
        draft["status"] = "ended".into();
        assert_eq!(app.import(&register(&[draft])).await.cancelled, 1);
    }

    /// Decision 14.
    async fn a_changed_address_voids_the_former_invitation_and_invites_the_new_one(app: TestApp) {
        let former = app.invite_harry().await;
        let summary = app.import(&register(&[agreement("1234567890", "rosa@contoso.com")])).await;
        assert_eq!((summary.cancelled, summary.invited), (1, 1));
        let mut client = app.client();
        client.get(&former).await;
        assert!(client.get("/register").await.shows("This invitation was withdrawn"));
        app.run_jobs().await;
        assert_eq!(app.mails("rosa@contoso.com").len(), 1);
    }

    async fn letter_case_or_a_name_alone_is_no_change_of_person(app: TestApp) {
        let link = app.invite_harry().await;
        let mut register = register(&[agreement("1234567890", "Harry@Contoso.com")]);
        register["agreements"][0]["purchasing_accounts"][0]["administrator"]["first_name"] = "Harold".into();
        let summary = app.import(&register).await;
        assert_eq!((summary.updated, summary.cancelled, summary.invited), (1, 0, 0));
        let mut client = app.client();
        client.get(&link).await;
        assert_eq!(client.get("/register").await.value_of("first_name"), "Harold");
    }

    async fn after_acceptance_the_former_keeps_the_roles_and_is_told(app: TestApp) {
        let mut harry = app.register_harry().await;
        app.import(&register(&[agreement("1234567890", "rosa@contoso.com")])).await;
        app.run_jobs().await;
        assert!(harry.get("/home").await.shows("1234567890"));
        let mail = app.mails("harry@contoso.com").pop().expect("a notice");
        assert!(mail.text.contains("rosa@contoso.com"), "{}", mail.text);
        assert_eq!(app.mails("rosa@contoso.com").len(), 1);
    }

    async fn a_second_account_of_a_member_is_offered_by_a_new_invitation(app: TestApp) {
        app.register_harry().await;
        let mut two = agreement("1234567890", "harry@contoso.com");
        two["purchasing_accounts"] =
            json!([account("0001234567", true, "harry@contoso.com"), account("2", false, "harry@contoso.com")]);
        assert_eq!(app.import(&register(&[two])).await.invited, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitation_grants JOIN invitations ON invitations.id = invitation_id WHERE state = 'pending'").await, 1);
    }

    /// Decision 15.
    async fn equal_names_never_join_organizations(app: TestApp) {
        let mut one = agreement("1", "harry@contoso.com");
        let mut two = agreement("2", "harry@contoso.com");
        one["organization"] = json!({ "name": "Contoso", "country": "US" });
        two["organization"] = json!({ "name": "Contoso", "country": "US" });
        app.import(&register(&[one, two])).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM organizations").await, 2);
    }

    /// Attack case 29.
    async fn the_audit_trail_shows_what_was_touched(app: TestApp) {
        app.register_harry().await;
        let mut connection = app.app.db.read().await.expect("a connection");
        assert_eq!(audit::verify(&mut connection).await.expect("verify"), None);
        drop(connection);
        app.execute("UPDATE audit_entries SET actor = 'nobody' WHERE action = 'invitation.created'").await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let broken = audit::verify(&mut connection).await.expect("verify").expect("a broken chain");
        assert_eq!(broken.1, 2);
        drop(connection);
        app.execute("DELETE FROM audit_entries WHERE action = 'role.granted'").await;
        let mut connection = app.app.db.read().await.expect("a connection");
        assert!(audit::verify(&mut connection).await.expect("verify").is_some());
    }
}
