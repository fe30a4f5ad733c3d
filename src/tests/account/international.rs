//! Addresses at internationalized domains: their Unicode and their ASCII form are one.

use crate::support::{
    Engine, PASSWORD, TestApp,
    access::{invite, join, rows},
    agreement, link_of, on_both_engines, register,
};
use serde_json::json;

const LIST: &str = "/account/access";
const UNICODE: &str = "ana@müller.de";
const ASCII: &str = "ana@xn--mller-kva.de";

on_both_engines! {
    /// Test case 2 of addresses: invited by one form, she signs in by every form, and is found by both.
    async fn both_forms_of_an_address_are_one(app: TestApp) {
        let mut harry = app.register_harry().await;
        let answer = invite(&mut harry, &[("ana@MÜLLER.de.", &["account_viewer"])]).await;
        assert!(answer.shows("ana@müller.de: invited."), "{}", answer.body);
        let again = invite(&mut harry, &[(ASCII, &["account_viewer"])]).await;
        assert!(!again.shows("invited."), "{}", again.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE email_key = 'ana@xn--mller-kva.de'").await, 1);
        app.run_jobs().await;
        let mail = app.mails(UNICODE).pop().expect("a mail");
        let message = app.message(&mail);
        assert!(message.contains(&format!("To: {ASCII}")), "mail servers know the ASCII form: {message}");
        join(&app, UNICODE).await;
        for typed in [UNICODE, ASCII, "Ana@MÜLLER.de.", "ana@XN--MLLER-KVA.DE"] {
            let answer = app.client().post("/Customer/", &[("email", typed), ("password", PASSWORD)]).await;
            assert_eq!(answer.location(), Some("/home"), "{typed}: {}", answer.body);
        }
        for search in ["m%C3%BCller", "xn--mller-kva", "ana%40m%C3%BCller.de", "ana%40xn--mller-kva.de", "muller"] {
            let page = harry.get(&format!("{LIST}?search={search}")).await;
            assert_eq!(rows(&page), ["ana Diaz"], "{search}");
            let address = page.page().with("span", "class", "address").next().expect("an address");
            assert_eq!(address.text(), UNICODE, "people read Unicode");
        }
    }

    async fn the_register_names_a_person_by_either_form(app: TestApp) {
        app.import(&register(&[agreement("1234567890", UNICODE)])).await;
        let summary = app.import(&register(&[agreement("1234567890", ASCII)])).await;
        assert_eq!((summary.updated, summary.unchanged), (0, 1), "{summary:?}");
        let form =
            [("email", ASCII), ("agreement_number", "1234567890"), ("purchasing_account_number", "0001234567")];
        app.client().post("/resend", &form).await;
        app.run_jobs().await;
        assert_eq!(app.mails(UNICODE).len(), 2, "the invitation, and once more by the form");
        let mut ana = app.register_by(&link_of(&app.mails(UNICODE)[1])).await;
        app.client().post("/forgot-password", &[("email", ASCII)]).await;
        app.run_jobs().await;
        assert!(app.mails(UNICODE).pop().is_some_and(|mail| mail.subject.contains("password")));
        assert!(ana.get("/profile").await.shows(UNICODE));
    }

    /// The audit trail has the readable form, whichever was typed.
    async fn a_person_is_forgotten_by_either_form(app: TestApp) {
        let mut register = register(&[agreement("1234567890", UNICODE)]);
        register["agreements"][0]["signatory"]["email"] = json!(UNICODE);
        app.import(&register).await;
        assert!(app.forget(ASCII).await > 0);
        let rows = app.count("SELECT COUNT(*) FROM audit_personal WHERE facts LIKE '%ana@m%'").await;
        assert_eq!(rows, 0);
    }
}

/// Browsers send the ASCII form of a host, whatever the settings say.
#[tokio::test]
async fn the_base_url_may_be_internationalized() {
    let settings = [("BC_BASE_URL", "https://Portal.müller.de"), ("BC_MAIL_HELO", "portal.müller.de")];
    let app = TestApp::start_with(Engine::Sqlite, &settings).await;
    assert_eq!(app.app.config.mail_helo.as_deref(), Some("portal.xn--mller-kva.de"));
    let mut client = app.client().with_header("host", "portal.xn--mller-kva.de");
    assert_eq!(client.get("/Customer/").await.status.as_u16(), 200);
    let form = [("email", "harry@contoso.com"), ("password", "wrong wrong wrong")];
    for (origin, status) in [("https://portal.xn--mller-kva.de", 422), ("https://portal.mller.de", 403)] {
        let answer = client.post_with("/Customer/", &form, &[("origin", origin)]).await;
        assert_eq!(answer.status.as_u16(), status, "{origin}: {}", answer.body);
    }
    app.import(&register(&[agreement("1234567890", "harry@contoso.com")])).await;
    app.run_jobs().await;
    let mail = app.mails("harry@contoso.com").pop().expect("a mail");
    assert!(mail.text.contains("https://portal.xn--mller-kva.de/i/"), "{}", mail.text);
}
