//! /account/access/invite: what is asked before anybody is invited, and what is kept when the session ends.

use crate::{
    access::{post, row, send},
    support::{Client, PASSWORD, on_both_engines},
};
use business_center::domain::moment::Span;

const INVITE: &str = "/account/access/invite";
const NOBODY: &str = "SELECT COUNT(*) FROM invitations WHERE invited_by IS NOT NULL";

/// A form of people as a new page would send it.
async fn form(client: &mut Client, people: &[(&str, &[&str])]) -> Vec<(String, String)> {
    let mut fields = vec![("key".to_owned(), client.get(INVITE).await.value_of("key"))];
    for (place, (email, roles)) in (1..).zip(people) {
        fields.extend(row(place, email, roles));
    }
    fields
}

on_both_engines! {
    async fn a_strange_domain_and_an_administrator_are_asked_about_once(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut fields = form(&mut harry, &[("rosa@elsewhere.test", &["account_administrator"])]).await;
        let asked = post(&mut harry, &fields).await;
        assert!(asked.shows("nobody in your organization uses an address at elsewhere.test yet"), "{}", asked.body);
        assert!(asked.shows("becomes Account Administrator") && asked.value_of("email-1") == "rosa@elsewhere.test");
        assert_eq!(app.count(NOBODY).await, 0);
        fields.extend(asked.values_of("confirmed").into_iter().map(|code| ("confirmed".to_owned(), code)));
        assert!(post(&mut harry, &fields).await.shows("rosa@elsewhere.test: invited."));
    }

    /// A yes counts for what it was asked about, not for what is written into the form afterwards.
    async fn what_comes_up_after_a_yes_is_asked_about_too(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut fields = form(&mut harry, &[("rosa@elsewhere.test", &["account_viewer"])]).await;
        let asked = post(&mut harry, &fields).await;
        fields.extend(asked.values_of("confirmed").into_iter().map(|code| ("confirmed".to_owned(), code)));
        fields.extend(row(2, "nils@contoso.com", &["account_administrator"]));
        let asked = post(&mut harry, &fields).await;
        assert!(asked.shows("nils@contoso.com becomes Account Administrator"), "{}", asked.body);
        assert_eq!((app.count(NOBODY).await, asked.values_of("confirmed").len()), (0, 2), "both stay asked");
        let done = send(&mut harry, fields).await;
        assert!(done.shows("rosa@elsewhere.test: invited.") && done.shows("nils@contoso.com: invited."), "{}", done.body);
    }

    /// Decision 10.
    async fn rows_typed_before_the_session_ended_come_back_unsent(app: TestApp) {
        let mut harry = app.register_harry().await;
        let fields = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"]), ("nils@contoso.com", &["account_viewer"])]).await;
        for button in [None, Some("add")] {
            app.pass(Span::hours(2));
            let mut sent = fields.clone();
            sent.extend(button.map(|name| (name.to_owned(), "1".to_owned())));
            let answer = post(&mut harry, &sent).await;
            let back = "/Customer/?return_to=%2Faccount%2Faccess%2Finvite&notice=draft-kept";
            assert_eq!(answer.location(), Some(back), "{button:?}");
            let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", INVITE)];
            assert_eq!(harry.post("/Customer/", &sign_in).await.location(), Some(INVITE));
            let page = harry.get(INVITE).await;
            assert!(page.shows("your session had ended"), "{}", page.body);
            assert_eq!(page.value_of("email-2"), "nils@contoso.com");
            assert_eq!(page.values_of("email-3").len(), usize::from(button.is_some()), "{button:?}");
            let role = page.body.split("id=\"roles-1-report_viewer\"").nth(1).unwrap_or_default();
            assert!(role.split('>').next().unwrap_or_default().contains("checked"), "{role}");
        }
        assert_eq!(app.count(NOBODY).await, 0);
        assert!(send(&mut harry, fields).await.shows("nils@contoso.com: invited."));
        assert_eq!(harry.get(INVITE).await.value_of("email-1"), "", "sent, and forgotten");
    }

    async fn rows_that_came_back_can_be_thrown_away(app: TestApp) {
        let mut harry = app.register_harry().await;
        let fields = form(&mut harry, &[("rosa@contoso.com", &["report_viewer"])]).await;
        app.pass(Span::hours(2));
        post(&mut harry, &fields).await;
        let sign_in = [("email", "harry@contoso.com"), ("password", PASSWORD), ("return_to", INVITE)];
        harry.post("/Customer/", &sign_in).await;
        assert_eq!(harry.get(INVITE).await.value_of("email-1"), "rosa@contoso.com");
        assert_eq!(harry.post(INVITE, &[("discard", "1")]).await.location(), Some(INVITE));
        assert_eq!(harry.get(INVITE).await.value_of("email-1"), "");
    }
}
