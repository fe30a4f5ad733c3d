//! Rights that change while people work, and people in several organizations.

use crate::support::{
    Answer, Client, NONE, PASSWORD, TestApp,
    access::{addable, assignment_of, colleague, invite, join, path_of, row},
    agreement, on_both_engines, register,
    scope::{form, harry, id_of, join_fabrikam},
};
use business_center::{
    domain::moment::Span,
    server::{db, workflow::operator::Done},
};

const LIST: &str = "/account/access";
const INVITE: &str = "/account/access/invite";

/// Sends a form under a key of its own choice, with nothing left to ask.
async fn send(client: &mut Client, key: &str, email: &str) -> Answer {
    let mut fields = row(1, email, &["account_viewer"]);
    fields.push(("key".to_owned(), key.to_owned()));
    crate::support::access::send(client, fields).await
}

async fn fabrikam(app: &TestApp) -> Client {
    app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
    let mut eve = join(app, "eve@fabrikam.com").await;
    let form = [("first_name", "Evelyn"), ("last_name", "Secret"), ("language", "en"), ("country", "US")];
    assert!(eve.post("/profile", &form).await.location().is_some());
    eve
}

on_both_engines! {
    async fn an_invitation_tells_nothing_of_the_account_that_an_address_has_elsewhere(app: TestApp) {
        let mut harry = app.register_harry().await;
        fabrikam(&app).await;
        invite(&mut harry, &[("eve@fabrikam.com", &["account_viewer"])]).await;
        let list = harry.get(LIST).await;
        assert!(list.shows("eve Diaz") && list.shows("/account/access/invitations/"), "{}", list.body);
        assert!(!list.shows("Evelyn") && !list.shows("Secret"), "{}", list.body);
        let mut eve = app.client();
        eve.get(&app.newest_link("eve@fabrikam.com").await).await;
        let invitation = eve.get("/register").await.value_of("invitation");
        let form = [("invitation", invitation.as_str()), ("password", PASSWORD)];
        assert_eq!(eve.post("/register/account", &form).await.location(), Some("/home"));
        assert!(harry.get(LIST).await.shows("Evelyn Secret"), "a member is known by the own name");
    }

    /// Mails and other tabs lead to invitations that are decided meanwhile.
    async fn the_page_of_a_decided_invitation_says_what_became_of_it(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut eve = fabrikam(&app).await;
        let people = ["rosa@contoso.com", "nils@contoso.com", "ivan@contoso.com"];
        invite(&mut harry, &people.map(|email| (email, &["account_viewer"][..]))).await;
        let mut paths = Vec::new();
        for email in people {
            paths.push(format!("{LIST}/invitations/{}", app.invitation(email).await.id));
        }
        join(&app, people[0]).await;
        app.decline(people[1]).await;
        assert!(harry.post(&format!("{}/cancel", paths[2]), &NONE).await.location().is_some());
        let person = path_of(&mut harry, "rosa").await;
        assert_eq!(harry.get(&paths[0]).await.location(), Some(person.as_str()));
        for (path, sentences) in [
            (&paths[1], ["This invitation was declined on ", "Reason given: "]),
            (&paths[2], ["This invitation was canceled on ", "href=\"/account/access/invite\""]),
        ] {
            let page = harry.get(path).await;
            assert_eq!(page.status.as_u16(), 200);
            assert!(sentences.iter().all(|sentence| page.shows(sentence)), "{}", page.body);
        }
        for path in &paths {
            assert_eq!(eve.get(path).await.status.as_u16(), 404, "another organization's");
            assert_eq!(harry.post(&format!("{path}/resend"), &NONE).await.status.as_u16(), 404, "{path}");
        }
    }

    async fn who_adds_roles_to_an_invitation_answers_for_it(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        invite(&mut nils, &[("rosa@contoso.com", &["account_manager"])]).await;
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE email_key = 'rosa@contoso.com'").await, 1);
        join(&app, "rosa@contoso.com").await;
        let told = "SELECT COUNT(*) FROM outbox WHERE kind = 'sensitive_grant' AND recipient = 'harry@contoso.com'";
        assert_eq!(app.count(told).await, 1, "the Account Administrator hears who lets somebody edit agreements");
    }

    async fn what_others_offer_is_left_to_them(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        invite(&mut harry, &[("rosa@contoso.com", &["user_administrator"])]).await;
        let answer = invite(&mut nils, &[("rosa@contoso.com", &["account_viewer"])]).await;
        assert!(answer.shows("rosa@contoso.com: invited."), "{}", answer.body);
        let pending = "SELECT COUNT(*) FROM invitations WHERE email_key = 'rosa@contoso.com' AND state = 'pending'";
        assert_eq!(app.count(pending).await, 2);
        let own = app.invitation("rosa@contoso.com").await.id;
        assert!(nils.post(&format!("/account/access/invitations/{own}/cancel"), &NONE).await.location().is_some());
        assert_eq!(app.count(pending).await, 1, "one's own can be cancelled, the other's stays");
    }

    /// Decision 7: membership of one organization is none of another.
    async fn roles_in_another_organization_wait_for_acceptance(app: TestApp) {
        let mut harry = harry(&app).await;
        let home = harry.get("/home").await;
        let lead = id_of(&home, "Account 0001234567");
        crate::support::scope::invite(&mut harry, &lead, "rosa@contoso.com", "account_viewer").await;
        join(&app, "rosa@contoso.com").await;
        join_fabrikam(&app, &mut harry).await;
        let fabrikam = id_of(&harry.get("/home").await, "Account 3");
        let path = path_of(&mut harry, "rosa").await;
        let page = harry.get(&path).await;
        assert!(page.shows(&format!("@{lead}\"")) && !page.shows(&format!("@{fabrikam}\"")), "{}", page.body);
        let role = format!("report_viewer@{fabrikam}");
        let refused = harry.post(&format!("{path}/roles"), &[("role", role.as_str())]).await;
        assert_eq!(refused.status.as_u16(), 403);
    }

    async fn what_waits_for_a_member_stands_on_the_page_of_the_person(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        let answer = invite(&mut olga, &[("rosa@contoso.com", &["account_viewer"])]).await;
        assert!(answer.shows("we emailed them to accept the new roles"), "{}", answer.body);
        let path = path_of(&mut harry, "rosa").await;
        let offer = format!("/account/access/invitations/{}", app.invitation("rosa@contoso.com").await.id);
        assert!(harry.get(&path).await.shows(&offer));
        assert!(harry.get(&offer).await.shows("Account Viewer"));
        // Deactivating pauses it, so that it brings no one back; reactivating gives back what was held.
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        assert!(app.invitation("rosa@contoso.com").await.paused_at.is_some());
        let again = invite(&mut harry, &[("rosa@contoso.com", &["account_manager"])]).await;
        assert_eq!(again.status.as_u16(), 422, "no other role comes before the reactivation: {}", again.body);
        assert!(harry.post(&format!("{path}/reactivate"), &NONE).await.location().is_some());
        rosa.post("/Customer/", &[("email", "rosa@contoso.com"), ("password", PASSWORD)]).await;
        assert!(rosa.get("/home").await.shows("Report Viewer"));
    }

    async fn whom_the_operator_deactivates_invites_nobody_any_more(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        invite(&mut nils, &[("rosa@contoso.com", &["account_viewer"])]).await;
        assert_eq!(app.deactivate_as_operator("nils@contoso.com").await, Done::Changed);
        assert!(app.invitation("rosa@contoso.com").await.paused_at.is_some());
    }

    /// The key tells a form that is sent twice from another one, also when the browser went back.
    async fn the_same_key_with_other_people_is_another_form(app: TestApp) {
        let mut harry = app.register_harry().await;
        for email in ["rosa@contoso.com", "nils@contoso.com", "rosa@contoso.com"] {
            let answer = send(&mut harry, "one key", email).await;
            assert!(answer.shows(&format!("{email}: invited.")), "{}", answer.body);
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE invited_by IS NOT NULL").await, 2);
        assert_eq!(send(&mut harry, "", "olga@contoso.com").await.status.as_u16(), 400);
        assert_eq!(send(&mut harry, &"k".repeat(10_000), "olga@contoso.com").await.status.as_u16(), 200);
    }

    /// Attack 10: no one grants to oneself, neither by changing the own invitation nor by confirming it.
    async fn the_own_invitation_is_for_others_to_change(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        invite(&mut olga, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let offer = format!("/account/access/invitations/{}", app.invitation("rosa@contoso.com").await.id);
        assert!(harry.get(&offer).await.shows("name=\"roles\""));
        let own = rosa.get(&offer).await;
        assert!(own.status.is_success() && !own.shows("name=\"roles\"") && !own.shows("/cancel"), "{}", own.body);
        let roles = [("roles", "account_manager@x")];
        assert_eq!(rosa.post(&format!("{offer}/roles"), &roles).await.status.as_u16(), 403);
        app.execute("UPDATE invitations SET paused_at = 1 WHERE state = 'pending'").await;
        assert_eq!(rosa.post(&format!("{offer}/confirm"), &NONE).await.status.as_u16(), 403);
        assert!(harry.post(&format!("{offer}/confirm"), &NONE).await.location().is_some());
    }

    async fn nobody_is_invited_to_another_purchasing_account_than_the_chosen_one(app: TestApp) {
        let mut harry = harry(&app).await;
        let second = id_of(&harry.get("/home").await, "Account 2");
        let mut fields = form(&mut harry, &[&second], "rosa@contoso.com", "account_viewer").await;
        app.execute(
            "DELETE FROM role_assignments WHERE role = 'agreement_administrator'
                OR purchasing_account_id IN (SELECT id FROM purchasing_accounts WHERE number = '2')",
        )
        .await;
        let answer = crate::support::access::send(&mut harry, fields.clone()).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.shows("name=\"accounts\"") && answer.shows("rosa@contoso.com"), "{}", answer.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE invited_by IS NOT NULL").await, 0);
        fields.retain(|(name, _)| name != "accounts");
        assert!(crate::support::access::send(&mut harry, fields).await.shows("rosa@contoso.com: invited."));
    }

    async fn a_deactivation_in_one_purchasing_account_holds_there(app: TestApp) {
        let mut harry = harry(&app).await;
        let home = harry.get("/home").await;
        let (first, second) = (id_of(&home, "Account 0001234567"), id_of(&home, "Account 2"));
        for (account, email, role) in [
            (&first, "rosa@contoso.com", "report_viewer"),
            (&first, "bea@contoso.com", "account_administrator"),
        ] {
            crate::support::scope::invite(&mut harry, account, email, role).await;
            join(&app, email).await;
        }
        crate::support::scope::invite(&mut harry, &second, "rosa@contoso.com", "account_viewer").await;
        let mut bea = app.client();
        bea.post("/Customer/", &[("email", "bea@contoso.com"), ("password", PASSWORD)]).await;
        let path = path_of(&mut bea, "rosa").await;
        assert!(harry.get(&path).await.shows(&format!("value=\"account_manager@{first}\"")));
        assert!(bea.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        let page = harry.get(&path).await;
        assert!(!page.shows(&format!("@{first}\"")) && page.shows(&format!("value=\"account_manager@{second}\"")), "{}", page.body);
        let fields = form(&mut harry, &[&first], "rosa@contoso.com", "account_manager").await;
        let answer = crate::support::access::send(&mut harry, fields).await;
        assert_eq!(answer.status.as_u16(), 422, "{}", answer.body);
    }

    /// Attack 21.
    async fn an_offer_of_what_is_given_meanwhile_is_withdrawn(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        invite(&mut olga, &[("rosa@contoso.com", &["account_viewer", "agreement_administrator"])]).await;
        assert!(invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await.shows("already has access"));
        let offered = "SELECT COUNT(*) FROM invitation_grants JOIN invitations ON invitations.id = invitation_id
            WHERE email_key = 'rosa@contoso.com' AND state = 'pending' AND role = 'account_viewer'";
        assert_eq!((app.count(offered).await, app.invitation("rosa@contoso.com").await.state.code()), (0, "pending"));
        invite(&mut harry, &[("rosa@contoso.com", &["agreement_administrator"])]).await;
        assert_eq!(app.invitation("rosa@contoso.com").await.state.code(), "cancelled", "nothing is left to accept");
    }

    /// Attack 21: what was taken away does not come back by an offer that waited meanwhile.
    async fn a_role_that_is_taken_away_leaves_the_offers(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        invite(&mut olga, &[("rosa@contoso.com", &["agreement_administrator"])]).await;
        let offer = format!("/account/access/invitations/{}", app.invitation("rosa@contoso.com").await.id);
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let page = harry.get(&offer).await;
        let (viewer, administrator) = (addable(&page, "account_viewer"), addable(&page, "agreement_administrator"));
        let roles = [("roles", viewer.as_str()), ("roles", administrator.as_str())];
        assert!(harry.post(&format!("{offer}/roles"), &roles).await.location().is_some());
        let offered = "SELECT COUNT(*) FROM invitation_grants JOIN invitations ON invitations.id = invitation_id
            WHERE email_key = 'rosa@contoso.com' AND state = 'pending'";
        assert_eq!(app.count(offered).await, 2);
        let path = path_of(&mut harry, "rosa").await;
        let held = assignment_of(&harry.get(&path).await, "Account Viewer");
        assert!(harry.post(&format!("{path}/roles/remove"), &[("assignment", held.as_str())]).await.location().is_some());
        assert_eq!(app.count(offered).await, 1);
    }

    async fn a_suspended_role_is_given_back_and_not_added(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "report_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        let role = addable(&harry.get(&path).await, "account_viewer");
        let add = [("role", role.as_str())];
        assert!(harry.post(&format!("{path}/roles"), &add).await.location().is_some());
        app.execute("UPDATE role_assignments SET suspended_at = 1 WHERE role = 'account_viewer'").await;
        assert_eq!(harry.post(&format!("{path}/roles"), &add).await.status.as_u16(), 403);
        assert!(harry.post(&format!("{path}/reactivate"), &NONE).await.location().is_some());
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE suspended_at IS NOT NULL").await, 0);
    }

    /// What a page offers to do is answered alike when the same person has done it already.
    async fn a_button_pressed_twice_is_answered_alike(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        let mut olga = colleague(&app, &mut harry, "olga@contoso.com", "agreement_administrator").await;
        invite(&mut nils, &[("rosa@contoso.com", &["account_viewer"])]).await;
        app.run_jobs_after_a_minute().await;
        let mails = app.mails("nils@contoso.com").len();
        let path = path_of(&mut harry, "nils").await;
        let assignment = assignment_of(&harry.get(&path).await, "User Administrator");
        let offer = format!("/account/access/invitations/{}", app.invitation("rosa@contoso.com").await.id);
        let removal = [("assignment", assignment.as_str())];
        let role = addable(&harry.get(&offer).await, "report_viewer");
        let roles = [("roles", role.as_str())];
        let pressed = [
            (format!("{path}/deactivate"), &NONE[..], "deactivated", "user.deactivated"),
            (format!("{path}/end-sessions"), &NONE[..], "sessions-ended", "sessions.ended"),
            (format!("{offer}/confirm"), &NONE[..], "confirmed", "invitation.confirmed"),
            (format!("{offer}/roles"), &roles[..], "roles-saved", "invitation.roles_changed"),
            (format!("{path}/reactivate"), &NONE[..], "reactivated", "user.reactivated"),
            (format!("{path}/roles/remove"), &removal[..], "last-role-removed", "role.removed"),
            (format!("{offer}/cancel"), &NONE[..], "canceled", "invitation.cancelled"),
        ];
        for (form, fields, told, _) in &pressed {
            let mut locations = Vec::new();
            for _ in 0..2 {
                let answer = harry.post(form, fields).await;
                assert_eq!(harry.kept_notice(), Some(*told), "{form}: {}", answer.body);
                harry.cookies.remove("bc_notice");
                locations.push(answer.location().map(str::to_owned));
            }
            assert!(locations[0].is_some() && locations[0] == locations[1], "{form}: {locations:?}");
        }
        app.run_jobs_after_a_minute().await;
        assert_eq!(app.mails("nils@contoso.com").len(), mails + 3, "deactivated, reactivated, and a role taken");
        let mut connection = app.app.db.read().await.expect("a connection");
        let entries = db::audit::list(&mut connection).await.expect("entries");
        for (.., action) in &pressed {
            let count = entries.iter().filter(|entry| entry.action == *action).count();
            assert_eq!(count, usize::from(*action != "sessions.ended"), "{action}: deactivating ended the sessions");
        }
        drop(connection);
        assert_eq!(olga.post(&format!("{offer}/cancel"), &NONE).await.status.as_u16(), 404, "it was not Olga who did");
        app.pass(Span::minutes(1));
        let removal = harry.post(&format!("{path}/roles/remove"), &removal).await;
        assert_eq!(removal.status.as_u16(), 404, "a page from before says nothing of what may have come back since");
    }

    /// The list tells what is only offered, and leads to the person, wherever the person is a member.
    async fn a_member_here_who_is_invited_there_is_listed_as_both(app: TestApp) {
        let mut harry = harry(&app).await;
        join_fabrikam(&app, &mut harry).await;
        let home = harry.get("/home").await;
        let (contoso, fabrikam) = (id_of(&home, "Account 2"), id_of(&home, "Account 3"));
        crate::support::scope::invite(&mut harry, &fabrikam, "eve@contoso.com", "report_viewer").await;
        join(&app, "eve@contoso.com").await;
        crate::support::scope::invite(&mut harry, &contoso, "eve@contoso.com", "account_viewer").await;
        let list = harry.get(&format!("{LIST}?search=eve")).await;
        assert!(list.shows("not accepted yet"), "{}", list.body);
        assert!(path_of(&mut harry, "eve").await.contains("/people/"), "{}", list.body);
    }

    async fn what_is_pressed_twice_happens_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "nils@contoso.com", "report_viewer").await;
        let path = path_of(&mut harry, "nils").await;
        let role = addable(&harry.get(&path).await, "account_viewer");
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        app.run_jobs_after_a_minute().await;
        let resend = format!("/account/access/invitations/{}/resend", app.invitation("rosa@contoso.com").await.id);
        for _ in 0..2 {
            let added = harry.post(&format!("{path}/roles"), &[("role", role.as_str())]).await;
            assert_eq!(harry.kept_notice(), Some("role-added"), "{}", added.body);
            assert!(harry.post(&resend, &NONE).await.location().is_some());
        }
        app.run_jobs_after_a_minute().await;
        assert_eq!((app.mails("rosa@contoso.com").len(), app.mails("nils@contoso.com").len()), (2, 2));
        assert_eq!(app.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'invitation.resent'").await, 1);
    }

    async fn a_page_whose_people_have_gone_is_the_first_one(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(&format!("{LIST}?after=zoe@contoso.com&name=zoe")).await;
        assert!(page.shows("harry@contoso.com") && !page.shows("No matches") && !page.shows("No one"), "{}", page.body);
    }

    /// What someone does for another organization goes on.
    async fn a_deactivation_here_leaves_the_work_elsewhere_alone(app: TestApp) {
        let mut harry = app.register_harry().await;
        fabrikam(&app).await;
        invite(&mut harry, &[("eve@fabrikam.com", &["account_viewer"])]).await;
        let mut eve = app.client();
        eve.get(&app.newest_link("eve@fabrikam.com").await).await;
        let invitation = eve.get("/register").await.value_of("invitation");
        eve.post("/register/account", &[("invitation", invitation.as_str()), ("password", PASSWORD)]).await;
        assert!(eve.get("/home").await.shows("1234567890"));
        let path = path_of(&mut harry, "evelyn").await;
        let end = harry.post(&format!("{path}/end-sessions"), &NONE).await;
        assert_eq!(end.status.as_u16(), 403, "sessions are not Contoso's alone");
        assert!(harry.post(&format!("{path}/deactivate"), &NONE).await.location().is_some());
        let home = eve.get("/home").await;
        assert!(home.status.is_success() && home.shows("5555555555") && !home.shows("1234567890"), "{}", home.body);
    }

    async fn sessions_are_ended_by_who_manages_every_role(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let path = path_of(&mut harry, "rosa").await;
        assert!(harry.post(&format!("{path}/end-sessions"), &NONE).await.location().is_some());
        assert_eq!(rosa.get("/home").await.status.as_u16(), 303);
    }

    /// Decision 1: an agreement that has ended invites no one.
    async fn invitations_end_with_their_agreement(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let mut ended = agreement("1234567890", "harry@contoso.com");
        ended["status"] = "ended".into();
        app.import(&register(&[ended])).await;
        let pending = "SELECT COUNT(*) FROM invitations WHERE state = 'pending'";
        assert_eq!(app.count(pending).await, 0);
        assert!(harry.get(INVITE).await.shows("all your agreements are drafts or have ended"));
        assert_eq!(send(&mut harry, "key", "nils@contoso.com").await.status.as_u16(), 422);
        assert_eq!(app.count(pending).await, 0);
    }

    async fn accepting_and_inviting_at_once_both_succeed(app: TestApp) {
        let mut harry = app.register_harry().await;
        for number in 0..6 {
            let (guest, next) = (format!("guest{number}@contoso.com"), format!("next{number}@contoso.com"));
            invite(&mut harry, &[(guest.as_str(), &["account_viewer"])]).await;
            let roles: [&str; 1] = ["report_viewer"];
            let people = [(next.as_str(), &roles[..])];
            let (_, answer) = tokio::join!(join(&app, &guest), invite(&mut harry, &people));
            assert!(answer.shows(&format!("{next}: invited.")), "{}", answer.body);
        }
    }
}
