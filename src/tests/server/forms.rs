//! Rules for every form: two tabs, the language switch, and passwords that are not words.

use crate::support::{PASSWORD, TestApp, agreement, on_both_engines, register};

/// A second agreement with the same administrator, in the same organization.
async fn import_two(app: &TestApp, address: &str) -> (String, String) {
    app.import(&register(&[agreement("1111111111", address)])).await;
    let first = app.newest_link(address).await;
    app.import(&register(&[agreement("2222222222", address)])).await;
    (first, app.newest_link(address).await)
}

on_both_engines! {
    /// Attack case 14: a form for one account's link never sets another account's password.
    async fn a_reset_form_is_for_the_link_it_was_made_for(app: TestApp) {
        app.register_harry().await;
        let mut rosa = app.client();
        app.import(&register(&[agreement("2", "rosa@contoso.com")])).await;
        rosa.get(&app.newest_link("rosa@contoso.com").await).await;
        let form = crate::support::accept_form(&rosa.get("/register").await);
        rosa.post("/register", &form).await;
        let mut links = Vec::new();
        for address in ["harry@contoso.com", "rosa@contoso.com"] {
            app.client().post("/forgot-password", &[("email", address)]).await;
            links.push(app.newest_link(address).await);
        }
        let mut client = app.client();
        client.get(&links[0]).await;
        let harrys = client.get("/reset-password").await;
        client.get(&links[1]).await;
        let new = "violets in june 22";
        let form = [("link", harrys.value_of("link")), ("password", new.to_owned()), ("confirmation", new.to_owned())];
        let answer = client.post("/reset-password", &form).await;
        assert_eq!(answer.status.as_u16(), 409);
        assert!(answer.shows("rosa@contoso.com"), "{}", answer.body);
        for address in ["harry@contoso.com", "rosa@contoso.com"] {
            let sign_in = [("email", address), ("password", PASSWORD)];
            assert_eq!(app.client().post("/Customer/", &sign_in).await.location(), Some("/home"), "{address}");
        }
    }

    /// Attack case 14: *This isn't me* in one tab never declines what another tab has opened.
    async fn a_decline_is_for_the_invitation_it_was_asked_for(app: TestApp) {
        let (first, second) = import_two(&app, "harry@contoso.com").await;
        let mut client = app.client();
        client.get(&first).await;
        let page = client.get("/register").await;
        let mut links = page.page().all("a").map(|link| link.attribute("href"));
        let link = links.find(|link| link.starts_with("/register/decline")).expect("a link").to_owned();
        client.get(&second).await;
        let asked = client.get(&link).await;
        assert!(asked.status.as_u16() == 409 && !asked.shows("name=\"reason\""), "{}", asked.body);
        let typed = client.get("/register/decline").await;
        assert!(typed.shows("2222222222") && typed.shows("name=\"reason\""), "{}", typed.body);
        client.get(&first).await;
        let asked = client.get(&link).await;
        assert!(asked.shows("name=\"reason\"") && asked.shows("1111111111") && !asked.shows("2222222222"), "{}", asked.body);
    }

    /// Decision 16: the switch keeps the page and its state, and does nothing else.
    async fn the_language_switch_keeps_what_was_typed(app: TestApp) {
        let mut client = app.client();
        let typed = [("email", "harry@contoso.com"), ("agreement_number", "12"), ("purchasing_account_number", "34")];
        let page = client.post("/resend?language=ru", &typed).await;
        assert_eq!(page.status.as_u16(), 200);
        assert!(page.shows("<html lang=\"ru\"") && !page.shows("aria-invalid"), "{}", page.body);
        for (name, value) in typed {
            assert_eq!(page.value_of(name), value);
        }
        assert!(client.get("/Customer/").await.shows("<html lang=\"ru\""), "the choice is remembered");
        assert_eq!(app.count("SELECT COUNT(*) FROM form_requests").await, 0);
        let link = app.invite_harry().await;
        client.get(&link).await;
        let mut form = crate::support::accept_form(&client.get("/register").await);
        "Harold".clone_into(&mut form[1].1);
        let page = client.post("/register?language=it", &form).await;
        assert!(page.shows("<html lang=\"it\"") && !page.shows(PASSWORD), "{}", page.body);
        assert_eq!(page.value_of("first_name"), "Harold");
        let decline = [("invitation", page.value_of("invitation")), ("reason", "left".to_owned())];
        let page = client.post("/register/decline?language=es", &decline).await;
        assert!(page.shows("<html lang=\"es\"") && page.shows("value=\"left\" checked"), "{}", page.body);
        assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 0);
        assert_eq!(app.count("SELECT COUNT(*) FROM invitations WHERE state = 'pending'").await, 1);
    }

    /// Decision 9: the organization's name is no password, wherever one is set; a long one is refused, not cut.
    async fn the_organizations_name_is_no_password_anywhere(app: TestApp) {
        let mut named = agreement("1234567890", "harry@contoso.com");
        named["organization"]["name"] = "Northwind Traders Cooperative".into();
        app.import(&register(&[named])).await;
        let mut client = app.client();
        client.get(&app.newest_link("harry@contoso.com").await).await;
        let form = crate::support::accept_form(&client.get("/register").await);
        client.post("/register", &form).await;
        let new = "Northwind Traders 2026";
        let form = [("current_password", PASSWORD), ("password", new), ("confirmation", new)];
        let refused = client.post("/profile/password", &form).await;
        assert!(refused.status.as_u16() == 422 && refused.shows("relies too much on your name"), "{}", refused.body);
        let long = "kiwi lamp storm ".repeat(20);
        let form = [("current_password", PASSWORD), ("password", long.as_str()), ("confirmation", &long)];
        let refused = client.post("/profile/password", &form).await;
        assert!(refused.status.as_u16() == 422 && refused.shows("256"), "{}", refused.body);
        app.client().post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        let mut reset = app.client();
        reset.get(&app.newest_link("harry@contoso.com").await).await;
        let link = reset.get("/reset-password").await.value_of("link");
        let form = [("link", link.as_str()), ("password", new), ("confirmation", new)];
        let refused = reset.post("/reset-password", &form).await;
        assert!(refused.status.as_u16() == 422 && refused.shows("relies too much on your name"), "{}", refused.body);
    }

    /// Decision 5: after acceptance the link's page says so, also by the back button.
    async fn a_link_that_was_used_says_so_to_its_own_browser(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get("/register").await;
        assert!(page.status.as_u16() == 410 && page.shows("This invitation has been accepted"), "{}", page.body);
        assert!(page.headers.get_all("set-cookie").iter().any(|cookie| cookie.to_str().is_ok_and(|text| text.contains("Max-Age=43200"))));
    }

    /// R53: no one reads a mail in a stranger's language.
    async fn partner_and_operator_do_not_get_the_invited_persons_language(app: TestApp) {
        let mut russian = agreement("1234567890", "ivan@contoso.com");
        russian["purchasing_accounts"][0]["administrator"]["language"] = "ru".into();
        app.import(&register(&[russian])).await;
        let mut client = app.client();
        client.get(&app.newest_link("ivan@contoso.com").await).await;
        let form = [("invitation", client.get("/register").await.value_of("invitation")), ("reason", "left".to_owned())];
        client.post("/register/decline", &form).await;
        app.run_jobs().await;
        let mail = app.mails("licensing@fabrikam.com").pop().expect("a mail");
        assert!(mail.language == "en" && mail.text.contains("was declined"), "{}", mail.text);
    }

    /// A form that waited for its person is told to be unsaved.
    async fn a_kept_form_says_that_it_is_not_saved(app: TestApp) {
        let mut harry = app.register_harry().await;
        app.pass(business_center::domain::moment::Span::minutes(61));
        let form = [("first_name", "Harold"), ("last_name", "Miller"), ("language", "en"), ("country", "US")];
        harry.post("/profile", &form).await;
        harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        let page = harry.get("/profile").await;
        assert!(page.value_of("first_name") == "Harold" && page.shows("Not saved"), "{}", page.body);
    }
}
