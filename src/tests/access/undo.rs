//! Undoing an administrator's action before anyone is notified.

use crate::support::{
    Answer, Client, NONE, PASSWORD, TestApp,
    access::{addable, assignment_of, colleague, invite, path_of, rows},
    on_both_engines,
};
use business_center::domain::moment::Span;

const LIST: &str = "/account/access";
const UNDO: &str = "/account/access/undo";
const VERA: &str = "vera@contoso.com";

/// The ID of the act that a page offers to undo.
fn act(page: &Answer) -> Option<String> {
    page.page().with("form", "action", UNDO).next()?;
    Some(page.value_of("act"))
}

async fn undo(client: &mut Client, act: &str) -> Answer {
    let answer = client.post(UNDO, &[("act", act)]).await;
    let path = answer.location().unwrap_or_else(|| panic!("no path: {}", answer.body)).to_owned();
    client.get(&path).await
}

/// How many mails someone has received.
async fn mails(app: &TestApp, address: &str) -> usize {
    app.run_jobs().await;
    app.mails(address).len()
}

/// The roles that a page of a person lists, with who assigned them and when.
fn roles(page: &Answer) -> Vec<String> {
    let cells = page.page().all("td").map(|cell| cell.text().to_owned());
    let heads = page.page().with("th", "scope", "row").map(|head| head.text().to_owned());
    heads.chain(cells).collect()
}

/// Harry, and the path of Vera's page; she has joined with one role.
async fn with_vera(app: &TestApp) -> (Client, String) {
    let mut harry = app.register_harry().await;
    colleague(app, &mut harry, VERA, "account_viewer").await;
    let path = path_of(&mut harry, VERA).await;
    (harry, path)
}

/// Assigns a role on a person's page, and gives the page that says so.
async fn assign(client: &mut Client, path: &str, role: &str) -> Answer {
    let chosen = addable(&client.get(path).await, role);
    client.post(&format!("{path}/roles"), &[("role", &chosen)]).await;
    client.get(path).await
}

/// Removes a role on a person's page, and gives the page that says so.
async fn remove(client: &mut Client, path: &str, role: &str) -> Answer {
    let assignment = assignment_of(&client.get(path).await, role);
    let answer = client.post(&format!("{path}/roles/remove"), &[("assignment", &assignment)]).await;
    client.get(answer.location().unwrap_or_else(|| panic!("no path: {}", answer.body))).await
}

on_both_engines! {
    /// No one is notified of a role that was removed again within the minute.
    async fn a_role_is_assigned_and_taken_back(app: TestApp) {
        let (mut harry, path) = with_vera(&app).await;
        let before = harry.get(&path).await;
        let sent = mails(&app, VERA).await;
        let page = assign(&mut harry, &path, "report_viewer").await;
        assert_ne!(roles(&page), roles(&before));
        let act = act(&page).expect("a way back");
        assert_eq!(mails(&app, VERA).await, sent, "no one is notified yet");
        assert!(!harry.get("/account/audit").await.shows("Undo"));
        let page = undo(&mut harry, &act).await;
        assert!(page.shows("Undone."), "{}", page.body);
        assert!(harry.get("/account/audit").await.shows("Undo"), "the audit trail says why the role is gone");
        assert!(page.shows("Role removed: Report Viewer · Undo (Harry Miller)"), "{}", page.body);
        assert_eq!(roles(&page), roles(&before));
        // Pressed twice.
        assert!(undo(&mut harry, &act).await.shows("Undone."));
        app.pass(Span::minutes(2));
        assert_eq!(mails(&app, VERA).await, sent, "nor later");
    }

    /// The role is restored with who assigned it and when.
    async fn a_role_is_removed_and_given_back(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, VERA, "account_viewer").await;
        app.pass(Span::days(2));
        let form = [("email", "harry@contoso.com"), ("password", PASSWORD)];
        assert!(harry.post("/Customer/", &form).await.location().is_some());
        let path = path_of(&mut harry, VERA).await;
        let before = harry.get(&path).await;
        let sent = mails(&app, VERA).await;
        let list = remove(&mut harry, &path, "Account Viewer").await;
        assert!(list.shows("Role removed. vera Diaz has no other roles in accounts you manage."), "{}", list.body);
        let act = act(&list).expect("a way back");
        let page = undo(&mut harry, &act).await;
        assert_eq!(roles(&page), roles(&before));
        app.pass(Span::minutes(2));
        assert_eq!(mails(&app, VERA).await, sent);
    }

    async fn a_person_is_deactivated_and_comes_back(app: TestApp) {
        let (mut harry, path) = with_vera(&app).await;
        let before = harry.get(&path).await;
        let sent = mails(&app, VERA).await;
        harry.post(&format!("{path}/deactivate"), &NONE).await;
        let page = harry.get(&path).await;
        assert!(page.shows("Deactivated"));
        let page = undo(&mut harry, &act(&page).expect("a way back")).await;
        assert_eq!(roles(&page), roles(&before));
        app.pass(Span::minutes(2));
        assert_eq!(mails(&app, VERA).await, sent);
    }

    /// The link that was mailed works again.
    async fn an_invitation_is_canceled_and_stands_again(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[(VERA, &["account_viewer"])]).await;
        let link = app.newest_link(VERA).await;
        let path = path_of(&mut harry, VERA).await;
        harry.post(&format!("{path}/cancel"), &NONE).await;
        let list = harry.get(LIST).await;
        assert!(!list.shows(VERA));
        let page = undo(&mut harry, &act(&list).expect("a way back")).await;
        assert!(page.shows("Undone.") && page.shows(VERA), "{}", page.body);
        let mut vera = app.client();
        assert_eq!(vera.get(&link).await.location(), Some("/register"));
        assert!(vera.get("/register").await.shows("Create password"));
    }

    /// After a minute the mails are sent, and nothing can be undone.
    async fn after_a_minute_it_is_too_late(app: TestApp) {
        let (mut harry, path) = with_vera(&app).await;
        let sent = mails(&app, VERA).await;
        let page = assign(&mut harry, &path, "report_viewer").await;
        let act = act(&page).expect("a way back");
        app.pass(Span::minutes(1));
        let late = undo(&mut harry, &act).await;
        assert!(late.shows("can't be undone anymore"), "{}", late.body);
        assert_eq!(roles(&late), roles(&page));
        assert_eq!(mails(&app, VERA).await, sent + 1);
    }

    /// Only the actor can undo an act, whatever roles others have.
    async fn no_one_undoes_what_others_did(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
        colleague(&app, &mut harry, VERA, "account_viewer").await;
        let path = path_of(&mut harry, VERA).await;
        let page = assign(&mut harry, &path, "report_viewer").await;
        let act = act(&page).expect("a way back");
        for client in [&mut rosa, &mut app.client()] {
            client.post(UNDO, &[("act", &act)]).await;
        }
        assert_eq!(roles(&harry.get(&path).await), roles(&page));
        assert_eq!(rosa.post(UNDO, &[("act", "nothing")]).await.status.as_u16(), 404);
    }

    /// If others were affected, for example by a paused invitation, undo is not offered.
    async fn what_affected_others_is_not_offered_to_be_taken_back(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
        invite(&mut rosa, &[(VERA, &["account_viewer"])]).await;
        let path = path_of(&mut harry, "rosa").await;
        harry.post(&format!("{path}/deactivate"), &NONE).await;
        let page = harry.get(&path).await;
        assert!(page.shows("Deactivated") && act(&page).is_none(), "{}", page.body);
        assert_eq!(rows(&harry.get(LIST).await).len(), 3);
    }

    /// Someone who was deactivated since gets no active role back.
    async fn a_removal_is_not_undone_for_someone_who_was_deactivated_meanwhile(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
        colleague(&app, &mut harry, VERA, "account_viewer").await;
        let path = path_of(&mut harry, VERA).await;
        assign(&mut harry, &path, "report_viewer").await;
        let act = act(&remove(&mut harry, &path, "Account Viewer").await).expect("a way back");
        rosa.post(&format!("{path}/deactivate"), &NONE).await;
        let before = roles(&harry.get(&path).await);
        let page = undo(&mut harry, &act).await;
        assert!(page.shows("can't be undone anymore"), "{}", page.body);
        assert_eq!(roles(&page), before);
    }

    /// A colleague's own deactivation since then stays.
    async fn what_a_colleague_did_since_stays(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_administrator").await;
        colleague(&app, &mut harry, VERA, "account_viewer").await;
        let path = path_of(&mut harry, VERA).await;
        harry.post(&format!("{path}/deactivate"), &NONE).await;
        let deactivated = act(&harry.get(&path).await).expect("a way back");
        app.pass(Span::seconds(1));
        rosa.post(&format!("{path}/reactivate"), &NONE).await;
        rosa.post(&format!("{path}/deactivate"), &NONE).await;
        assert!(undo(&mut harry, &deactivated).await.shows("can't be undone anymore"));
    }

    /// An invitation of an agreement that has ended stays canceled.
    async fn a_cancellation_is_not_undone_after_the_agreement_has_ended(app: TestApp) {
        let mut harry = app.register_harry().await;
        invite(&mut harry, &[(VERA, &["account_viewer"])]).await;
        let path = path_of(&mut harry, VERA).await;
        harry.post(&format!("{path}/cancel"), &NONE).await;
        let act = act(&harry.get(LIST).await).expect("a way back");
        app.execute("UPDATE agreements SET status = 'ended'").await;
        let page = undo(&mut harry, &act).await;
        assert_eq!(app.invitation(VERA).await.state.code(), "cancelled", "{}", page.body);
    }

    /// After a double click without JavaScript, undo is still offered, and never for an act that was undone already.
    async fn a_button_pressed_twice_keeps_the_way_back(app: TestApp) {
        let (mut harry, path) = with_vera(&app).await;
        let chosen = addable(&harry.get(&path).await, "report_viewer");
        for _ in 0..2 {
            harry.post(&format!("{path}/roles"), &[("role", &chosen)]).await;
        }
        let first = act(&harry.get(&path).await).expect("a way back");
        undo(&mut harry, &first).await;
        let second = act(&assign(&mut harry, &path, "report_viewer").await).expect("a way back");
        assert_ne!(first, second);
    }

    /// An undone act has sent no mail, so it counts towards no limit.
    async fn what_is_undone_counts_towards_no_limit(app: TestApp) {
        let (mut harry, path) = with_vera(&app).await;
        for _ in 0..21 {
            let act = act(&assign(&mut harry, &path, "report_viewer").await).expect("a way back");
            assert!(undo(&mut harry, &act).await.shows("Undone."));
        }
    }
}
