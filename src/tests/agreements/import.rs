//! `business-center import`: what a register changes, and what it must not change.

use crate::support::{account, agreement, on_both_engines, register};
use business_center::server::{
    audit::{self, Fault},
    db,
    workflow::import::Summary,
};
use serde_json::{Value, json};

/// The agreements of an organization that the register gave no id.
const OF_NORTHWIND: &str = "SELECT COUNT(*) FROM agreements JOIN organizations ON organizations.id = organization_id
    WHERE register_id IS NULL AND name = 'Northwind'";

/// What pending invitations offer.
const PENDING_GRANTS: &str = "SELECT COUNT(*) FROM invitation_grants JOIN invitations ON invitations.id = invitation_id
    WHERE state = 'pending'";

const PENDING_AGREEMENT_ADMINISTRATORS: &str = "SELECT COUNT(*) FROM invitation_grants
    JOIN invitations ON invitations.id = invitation_id WHERE state = 'pending' AND role = 'agreement_administrator'";

/// What becomes of an invitation before the register names someone else.
#[derive(Debug)]
enum Decide {
    Cancel,
    Decline,
    Nothing,
}

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
        assert!(client.get("/register").await.shows("This invitation was canceled"));
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
        assert_eq!(app.count(PENDING_GRANTS).await, 1);
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

    /// What the operator withdraws stays so until the register names someone else.
    async fn an_unrelated_change_leaves_a_cancellation_by_the_operator_alone(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        app.cancel_as_operator("harry@contoso.com").await;
        let mut changed = agreement("1", "harry@contoso.com");
        changed["programme"] = "OPEN".into();
        changed["purchasing_accounts"][0]["administrator"]["first_name"] = "Harold".into();
        assert_eq!(app.import(&register(&[changed.clone()])).await.invited, 0);
        for status in ["ended", "active"] {
            changed["status"] = status.into();
            assert_eq!(app.import(&register(&[changed.clone()])).await.invited, 0);
        }
        // What was not offered before is offered.
        changed["purchasing_accounts"] =
            json!([account("0001234567", true, "harry@contoso.com"), account("2", false, "harry@contoso.com")]);
        assert_eq!(app.import(&register(&[changed])).await.invited, 1);
        assert_eq!(app.count(PENDING_GRANTS).await, 1);
    }

    async fn who_is_named_again_after_somebody_else_is_invited_anew(app: TestApp) {
        let [harry, rosa] = ["harry@contoso.com", "rosa@contoso.com"].map(|address| register(&[agreement("1", address)]));
        app.import(&harry).await;
        for decide in [Decide::Cancel, Decide::Decline, Decide::Nothing] {
            match decide {
                Decide::Cancel => app.cancel_as_operator("harry@contoso.com").await,
                Decide::Decline => app.decline("harry@contoso.com").await,
                Decide::Nothing => {}
            }
            assert_eq!(app.import(&rosa).await.invited, 1, "{decide:?}");
            assert_eq!(app.import(&harry).await.invited, 1, "{decide:?}");
            assert_eq!(app.count(PENDING_GRANTS).await, 2);
            assert_eq!(app.count("SELECT COUNT(*) FROM roster WHERE email_key = 'harry@contoso.com'").await, 2);
        }
    }

    /// Each purchasing account is a naming of its own.
    async fn a_decline_lapses_where_somebody_else_was_named_and_stands_elsewhere(app: TestApp) {
        let mut both = agreement("1", "harry@contoso.com");
        both["purchasing_accounts"] = json!([account("1", true, "harry@contoso.com"), account("2", false, "harry@contoso.com")]);
        let mut one = both.clone();
        one["purchasing_accounts"][1] = account("2", false, "rosa@contoso.com");
        app.import(&register(&[both.clone()])).await;
        app.decline("harry@contoso.com").await;
        app.import(&register(&[one])).await;
        assert_eq!(app.import(&register(&[both])).await.invited, 1);
        assert_eq!(app.count(PENDING_GRANTS).await, 1);
    }

    /// Decision 14: who was replaced is out, even when the decline was quicker.
    async fn a_decline_cannot_be_undone_once_somebody_else_is_named(app: TestApp) {
        let link = app.invite_harry().await;
        app.decline("harry@contoso.com").await;
        app.import(&register(&[agreement("1234567890", "rosa@contoso.com")])).await;
        let mut client = app.client();
        client.get(&link).await;
        let page = client.get("/register").await;
        assert!(page.shows("This invitation was declined.") && !page.shows("/register/undo"), "{}", page.body);
        let invitation = app.invitation("harry@contoso.com").await.id;
        client.post("/register/undo", &[("invitation", &invitation)]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE state = 'declined'").await, 1);
    }

    /// Decision 15: a record without the register's id says nothing about an organization that has one.
    async fn without_its_id_an_agreement_leaves_the_shared_organization_as_it_is(app: TestApp) {
        let mut one = agreement("1", "harry@contoso.com");
        one["organization"]["id"] = "C-1".into();
        let mut two = agreement("2", "rosa@contoso.com");
        two["organization"]["id"] = "C-1".into();
        app.import(&register(&[one.clone(), two])).await;
        let mut without = one.clone();
        without["organization"] = json!({ "name": "Northwind", "country": "ES" });
        app.import(&register(&[without.clone()])).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM organizations WHERE register_id = 'C-1' AND name = 'Contoso'").await, 1);
        assert_eq!(app.count(OF_NORTHWIND).await, 1);
        // Said again with another name, it is still the same organization of its own.
        without["organization"]["country"] = "IT".into();
        app.import(&register(&[without])).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM organizations").await, 2);
        app.import(&register(&[one])).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM agreements JOIN organizations ON organizations.id = organization_id WHERE register_id = 'C-1'").await, 2);
        assert_eq!(app.count(OF_NORTHWIND).await, 0);
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'agreement.left'").await, 2);
        let mut connection = app.app.db.read().await.expect("a connection");
        assert_eq!(audit::verify(&mut connection).await.expect("verify").broken, None);
    }

    async fn an_organization_of_ones_own_that_gets_an_id_stays_the_same(app: TestApp) {
        let mut one = agreement("1", "harry@contoso.com");
        one["organization"] = json!({ "name": "Contoso", "country": "US" });
        app.import(&register(&[one.clone()])).await;
        one["organization"]["id"] = "C-1".into();
        app.import(&register(&[one])).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM organizations").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM organizations WHERE register_id = 'C-1'").await, 1);
    }

    /// An account that led is no longer in the file, and another one leads.
    async fn one_account_leads_even_when_the_former_is_not_mentioned(app: TestApp) {
        for (number, other) in [("1", "harry@contoso.com"), ("2", "rosa@contoso.com")] {
            let mut record = agreement(number, "harry@contoso.com");
            record["purchasing_accounts"] = json!([account("01", true, "harry@contoso.com")]);
            app.import(&register(&[record.clone()])).await;
            record["purchasing_accounts"] = json!([account("02", true, other)]);
            app.import(&register(&[record])).await;
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM purchasing_accounts WHERE is_lead AND number = '02'").await, 2);
        assert_eq!(app.count("SELECT COUNT(*) FROM purchasing_accounts WHERE is_lead").await, 2);
        assert_eq!(app.count(PENDING_AGREEMENT_ADMINISTRATORS).await, 2);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitation_grants JOIN invitations ON invitations.id = invitation_id
            WHERE state = 'pending' AND role = 'agreement_administrator' AND email_key = 'rosa@contoso.com'").await, 1);
        let mut connection = app.app.db.read().await.expect("a connection");
        let entries = db::audit::list(&mut connection).await.expect("entries");
        let lost = json!({ "lead": { "before": true, "after": false } }).to_string();
        assert_eq!(entries.iter().filter(|entry| entry.subject == "01" && entry.details == lost).count(), 2);
    }

    /// Decision 14: the former keeps the roles until the new one has accepted and decides.
    async fn who_led_keeps_the_role_and_is_not_asked_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        let [former, other] = [("harry@contoso.com", false), ("rosa@contoso.com", true)].map(|(who, lead)| {
            let mut record = agreement("1234567890", "harry@contoso.com");
            record["purchasing_accounts"] = json!([account("0001234567", !lead, "harry@contoso.com"), account("02", lead, who)]);
            record
        });
        app.import(&register(&[other])).await;
        assert_eq!(app.count(PENDING_AGREEMENT_ADMINISTRATORS).await, 1);
        assert!(harry.get("/profile").await.shows("Agreement Administrator"));
        assert_eq!(app.import(&register(&[former])).await.invited, 1, "to the second account alone");
        assert_eq!(app.count(PENDING_AGREEMENT_ADMINISTRATORS).await, 0);
    }

    /// Who lost the role to someone else is invited again when the register says so.
    async fn who_accepted_and_lost_the_role_is_invited_when_named_anew(app: TestApp) {
        app.register_harry().await;
        let [harry, rosa] = ["harry@contoso.com", "rosa@contoso.com"].map(|who| register(&[agreement("1234567890", who)]));
        app.import(&rosa).await;
        app.execute("DELETE FROM role_assignments").await;
        assert_eq!(app.import(&harry).await.invited, 1);
        assert_eq!(app.count(PENDING_GRANTS).await, 2);
    }

    async fn an_invitation_that_has_nothing_to_offer_any_more_is_withdrawn(app: TestApp) {
        let mut record = agreement("1", "harry@contoso.com");
        app.import(&register(&[record.clone()])).await;
        app.decline("harry@contoso.com").await;
        for (second, pending) in [("harry@contoso.com", 1), ("rosa@contoso.com", 0)] {
            record["purchasing_accounts"] =
                json!([account("0001234567", true, "harry@contoso.com"), account("2", false, second)]);
            app.import(&register(&[record.clone()])).await;
            let of_harry = "SELECT COUNT(*) FROM invitations WHERE state = 'pending' AND email_key = 'harry@contoso.com'";
            assert_eq!(app.count(of_harry).await, pending, "{second}");
        }
    }

    /// One mail per person and agreement (decision 1).
    async fn two_pending_invitations_of_one_person_become_one(app: TestApp) {
        let mut record = agreement("1", "harry@contoso.com");
        app.import(&register(&[record.clone()])).await;
        app.decline("harry@contoso.com").await;
        record["purchasing_accounts"] =
            json!([account("0001234567", true, "harry@contoso.com"), account("2", false, "harry@contoso.com")]);
        app.import(&register(&[record.clone()])).await;
        app.execute("UPDATE invitations SET state = 'pending', decided_at = NULL").await;
        record["programme"] = "OPEN".into();
        assert_eq!(app.import(&register(&[record])).await.cancelled, 1);
        assert_eq!(app.count(PENDING_GRANTS).await, 3);
    }

    async fn the_audit_trail_tells_what_an_import_changed(app: TestApp) {
        let mut one = agreement("1", "harry@contoso.com");
        app.import(&register(&[one.clone()])).await;
        one["programme"] = "OPEN".into();
        one["partners"] = json!([]);
        one["purchasing_accounts"] =
            json!([account("0001234567", true, "rosa@contoso.com"), account("2", false, "harry@contoso.com")]);
        app.import(&register(&[one])).await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let entries = db::audit::list(&mut connection).await.expect("entries");
        let mut added = account("2", false, "harry@contoso.com");
        added.as_object_mut().expect("an object").remove("number");
        added["offer_ends_on"] = Value::Null;
        // Agreement and purchasing accounts are different scopes, so each has an entry of its own.
        for (action, subject, told) in [
            (
                "agreement.updated",
                "1",
                json!({
                    "programme": { "before": "PSA", "after": "OPEN" },
                    "partners": { "before": ["Fabrikam Resellers <licensing@fabrikam.com>"], "after": [] },
                }),
            ),
            (
                "account.updated",
                "0001234567",
                json!({ "administrator": { "email": { "before": "harry@contoso.com", "after": "rosa@contoso.com" } } }),
            ),
            ("account.created", "2", json!({ "before": null, "after": added })),
        ] {
            let found = entries.iter().find(|entry| entry.action == action && entry.subject == subject);
            assert_eq!(audit::content(found.expect(action)).details, told, "{action}");
        }
        let unique: std::collections::BTreeSet<_> = entries
            .iter()
            .filter(|entry| ["agreement.updated", "account.updated"].contains(&entry.action.as_str()))
            .map(|entry| entry.scope_id.as_deref().expect("a scope"))
            .collect();
        assert_eq!(unique.len(), 2);
    }

    /// Attack case 29.
    async fn the_audit_trail_shows_what_was_touched(app: TestApp) {
        app.register_harry().await;
        let mut connection = app.app.db.read().await.expect("a connection");
        assert_eq!(audit::verify(&mut connection).await.expect("verify").broken, None);
        drop(connection);
        app.execute("UPDATE audit_entries SET actor = 'nobody' WHERE action = 'account.created'").await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let broken = audit::verify(&mut connection).await.expect("verify").broken.expect("a broken chain");
        assert_eq!((broken.link.sequence, broken.fault), (2, Fault::Chain));
        drop(connection);
        app.execute("DELETE FROM audit_entries WHERE action = 'role.granted'").await;
        let mut connection = app.app.db.read().await.expect("a connection");
        assert!(audit::verify(&mut connection).await.expect("verify").broken.is_some());
    }
}
