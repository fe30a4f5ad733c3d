//! The contacts that pages name: only people who exist.

use crate::support::{
    NONE, PASSWORD,
    access::{colleague, invite, path_of},
    agreement, on_both_engines, register,
};
use serde_json::json;

const HARRY: &str = "mailto:harry@contoso.com";
const PARTNER: &str = "mailto:licensing@fabrikam.com";

on_both_engines! {
    async fn who_is_refused_a_page_reads_whom_to_ask(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        let refused = rosa.get("/account/access").await;
        assert!(refused.status.as_u16() == 403 && refused.shows("Harry Miller") && refused.shows(HARRY), "{}", refused.body);
        let path = path_of(&mut harry, "rosa").await;
        harry.post(&format!("{path}/deactivate"), &NONE).await;
        rosa.post("/Customer/", &[("email", "rosa@contoso.com"), ("password", PASSWORD)]).await;
        let home = rosa.get("/home").await;
        assert!(home.shows("You don't have a role right now") && home.shows(HARRY), "{}", home.body);
    }

    /// R7: every role sees whom the agreement names.
    async fn who_manages_people_only_reads_whom_to_ask(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut rosa = colleague(&app, &mut harry, "rosa@contoso.com", "user_administrator").await;
        let home = rosa.get("/home").await;
        for text in ["Whom to ask", "Harry Miller", HARRY, "Ana Trujillo", "Fabrikam Resellers", PARTNER] {
            assert!(home.shows(text), "{text}: {}", home.body);
        }
        assert!(!home.shows("Signed on"), "{}", home.body);
        let own = harry.get("/home").await;
        assert!(own.shows(HARRY) && own.shows(PARTNER) && !own.shows("Whom to ask"), "{}", own.body);
    }

    async fn a_paused_invitation_names_who_can_confirm_it(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        invite(&mut nils, &[("rosa@contoso.com", &["account_viewer"])]).await;
        let mut visitor = app.client();
        visitor.get(&app.newest_link("rosa@contoso.com").await).await;
        let page = visitor.get("/register").await;
        assert!(page.shows("ask nils Diaz for a new invitation") && !page.shows(HARRY), "{}", page.body);
        let path = path_of(&mut harry, "nils").await;
        harry.post(&format!("{path}/deactivate"), &NONE).await;
        let page = visitor.get("/register").await;
        assert!(page.shows("This invitation is paused") && page.shows(HARRY), "{}", page.body);
    }

    async fn without_a_partner_no_page_speaks_of_one(app: TestApp) {
        let mut alone = agreement("9876543210", "ada@northwind.com");
        alone["partners"] = json!([]);
        app.import(&register(&[agreement("1234567890", "harry@contoso.com"), alone])).await;
        app.run_jobs().await;
        for (address, contact, told) in [
            ("harry@contoso.com", "Fabrikam Resellers (licensing@fabrikam.com)", "Contoso Licensing and Fabrikam Resellers"),
            ("ada@northwind.com", "support@contoso.com", "Contoso Licensing."),
        ] {
            let mut visitor = app.client();
            visitor.get(&app.newest_link(address).await).await;
            let page = visitor.get("/register").await;
            assert!(page.shows(&format!("If it is wrong, contact {contact}.")), "{}", page.body);
            let form = [("invitation", page.value_of("invitation")), ("reason", "left".to_owned())];
            assert!(visitor.post("/register/decline", &form).await.location().is_some());
            let declined = visitor.get("/register").await;
            assert!(declined.shows(&format!("We've told {told}")), "{}", declined.body);
            assert!(!declined.body.to_lowercase().contains("partner"), "{}", declined.body);
        }
    }
}
