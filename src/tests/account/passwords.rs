//! Choosing a password: how it is judged, how much work that is, and what that work can hold up.

use crate::support::{Answer, Client, Engine, PASSWORD, TestApp, accept_form, agreement, on_both_engines, register};
use business_center::{
    domain::moment::Span,
    server::{jobs::fulfil_queued, password::Place},
};
use std::{
    iter,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// Every character that may stand for letters, so that the readings multiply; an estimator without bounds takes seconds.
fn hostile() -> String {
    "(\"4@8({[<3691!|7+0$5%2".repeat(10).chars().take(100).collect()
}

/// Asks for the live verdict on a password.
async fn ask(client: &mut Client, password: &str) -> Answer {
    client.post("/api/check-password", &[("password", password)]).await
}

/// This test's runtime has one thread: what works on it holds everything up.
#[tokio::test]
async fn a_hostile_password_holds_nothing_up() {
    let app = TestApp::start(Engine::Sqlite).await;
    let is_over = Arc::new(AtomicBool::new(false));
    let others = tokio::spawn({
        let is_over = is_over.clone();
        async move {
            let mut longest = Duration::ZERO;
            while !is_over.load(Ordering::SeqCst) {
                let begin = Instant::now();
                tokio::task::yield_now().await;
                longest = longest.max(begin.elapsed());
            }
            longest
        }
    });
    tokio::task::yield_now().await;
    let (mut one, mut other) = (app.client(), app.client());
    let hostile = hostile();
    let (one, other) = tokio::join!(ask(&mut one, &hostile), ask(&mut other, &hostile));
    is_over.store(true, Ordering::SeqCst);
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (200, 200), "{} {}", one.body, other.body);
    let longest = others.await.expect("others");
    assert!(longest < Duration::from_millis(400), "others waited {longest:?}");
}

on_both_engines! {
    /// Attack case 18: so many looks for one network address, then one a second; the other instance counts with it.
    async fn the_live_check_has_a_bucket_for_each_client(app: TestApp) {
        let mut client = app.client();
        let mut other_instance = app.client_of_another_instance().await;
        other_instance.headers.clone_from(&client.headers);
        for number in 0..30 {
            let asked = if number % 2 == 0 { &mut client } else { &mut other_instance };
            assert_eq!(ask(asked, PASSWORD).await.status.as_u16(), 200, "{number}");
        }
        let refused = ask(&mut client, PASSWORD).await;
        assert_eq!(refused.status.as_u16(), 429);
        assert_eq!(refused.headers["retry-after"], "1");
        assert_eq!(ask(&mut other_instance, PASSWORD).await.status.as_u16(), 429);
        assert_eq!(ask(&mut client, "short").await.status.as_u16(), 200, "what costs nothing is told all the same");
        assert_eq!(ask(&mut app.client(), PASSWORD).await.status.as_u16(), 200, "others are served");
        app.pass(Span::seconds(1));
        assert_eq!(ask(&mut client, PASSWORD).await.status.as_u16(), 200);
    }

    /// Neither a link that was mailed before nor one that waits to be mailed sets a password, whenever the account is opened
    /// again.
    async fn a_closed_account_gets_no_link_to_set_a_password(app: TestApp) {
        app.register_harry().await;
        let ask = async || app.client().post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        ask().await;
        let link = app.newest_link("harry@contoso.com").await;
        ask().await;
        assert!(fulfil_queued(&app.app).await.expect("a request"));
        let mut client = app.client();
        client.get(&link).await;
        let page = client.get("/reset-password").await;
        app.execute("UPDATE users SET is_active = FALSE").await;
        let mails = app.mails("harry@contoso.com").len();
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), mails);
        assert_eq!(app.count("SELECT COUNT(*) FROM outbox WHERE kind = 'password_reset' AND state = 'withdrawn'").await, 1);
        let new = "another lamp storm 8";
        let form = [("link", page.value_of("link")), ("password", new.to_owned()), ("confirmation", new.to_owned())];
        assert_ne!(client.post("/reset-password", &form).await.status.as_u16(), 303);
        app.execute("UPDATE users SET is_active = TRUE").await;
        let sign_in = async |password: &str| app.client().post("/Customer/", &[("email", "harry@contoso.com"), ("password", password)]).await;
        assert_eq!(sign_in(new).await.location(), None);
        assert_eq!(sign_in(PASSWORD).await.location(), Some("/home"));
    }

    /// Attack case 18: a right password is given back, a refused one is not.
    async fn choosing_a_password_has_a_bucket_for_each_client(app: TestApp) {
        let mut harry = app.register_harry().await;
        let mut current = PASSWORD.to_owned();
        for number in 0..32 {
            let new = format!("violets in june {number}");
            let answer = harry.post("/profile/password", &change(&current, &new)).await;
            assert_eq!(answer.location(), Some("/profile"), "{number}");
            current = new;
        }
        for number in 0..30 {
            let answer = harry.post("/profile/password", &change("", "passwordpassword")).await;
            assert!(answer.status.as_u16() == 422 && answer.shows("easily guessed"), "{number}");
        }
        let worked = app.app.passwords.worked();
        let answer = harry.post("/profile/password", &change(&current, "kiwi lamp storm 8")).await;
        assert!(answer.status.as_u16() == 429 && answer.shows("Try again in 1 second."), "{}", answer.body);
        assert_eq!(answer.headers["retry-after"], "1");
        assert_eq!(app.app.passwords.worked(), worked, "neither judged nor hashed");
        app.pass(Span::seconds(1));
        let answer = harry.post("/profile/password", &change(&current, "kiwi lamp storm 8")).await;
        assert_eq!(answer.location(), Some("/profile"));
    }

    /// The page of an invitation keeps what was typed when the bucket of its client is empty.
    async fn an_invited_person_is_told_when_to_try_again(app: TestApp) {
        let mut client = app.client();
        client.get(&app.invite_harry().await).await;
        let mut form = accept_form(&client.get("/register").await);
        "Harold".clone_into(&mut form[1].1);
        let mut weak = form.clone();
        "passwordpassword".clone_into(&mut weak[3].1);
        for _ in 0..30 {
            assert_eq!(client.post("/register", &weak).await.status.as_u16(), 422);
        }
        let answer = client.post("/register", &form).await;
        assert!(answer.status.as_u16() == 429 && answer.shows("Try again in 1 second."), "{}", answer.body);
        assert_eq!(answer.value_of("first_name"), "Harold");
        app.pass(Span::seconds(1));
        assert_eq!(client.post("/register", &form).await.location(), Some("/home"));
    }

    /// Every path that takes a password: 503 at once where the pool is full, and nothing is counted.
    ///
    /// asvs: v5.0.0-15.2.2
    async fn a_full_pool_is_told_at_once(app: TestApp) {
        let forms = forms_with_passwords(&app).await;
        let places: Vec<Place> = iter::from_fn(|| app.app.passwords.enter()).collect();
        for (client, path, form, _) in &forms {
            let answer = client.clone().post(path, form).await;
            assert_eq!(answer.status.as_u16(), 503, "{path} {}", answer.body);
            assert!(answer.headers.contains_key("retry-after"), "{path}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM sign_in_failures").await, 0);
        assert_eq!(app.count(COUNTED).await, 0);
        drop(places);
        for (mut client, path, form, success) in forms {
            let answer = client.post(path, &form).await;
            assert_eq!((answer.status.as_u16(), answer.location()), success, "{path} {}", answer.body);
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM sign_in_failures").await, 0, "what was right is given back");
        assert_eq!(app.count(COUNTED).await, 1, "but for the live check");
    }

    /// Attack case 15: what can be no password is refused before anything is done with it.
    async fn nothing_is_done_with_what_is_too_long(app: TestApp) {
        let forms = forms_with_passwords(&app).await;
        let worked = app.app.passwords.worked();
        let long = "\u{e9}".repeat(15_000);
        for (mut client, path, mut form, _) in forms {
            for (_, value) in form.iter_mut().filter(|(name, _)| name.contains("password")) {
                value.clone_from(&long);
            }
            let answer = client.post(path, &form).await;
            let expected = if path.starts_with("/api/") { 200 } else { 422 };
            assert!(answer.status.as_u16() == expected && answer.shows("256"), "{path} {}", answer.body);
        }
        assert_eq!(app.app.passwords.worked(), worked);
        assert_eq!(app.count(COUNTED).await, 0);
    }
}

/// Attempts that were counted and not given back, by the clock of a test that stands still.
const COUNTED: &str = "SELECT COUNT(*) FROM rate_limits WHERE full_at > 1795176000000
    AND (key LIKE 'sign-in:%' OR key LIKE 'new-password:%' OR key LIKE 'check-password:%')";

/// A form of a browser, with status and place of its success.
type Filled = (Client, &'static str, Vec<(&'static str, String)>, (u16, Option<&'static str>));

/// Every form that takes a password, filled in so that it succeeds.
async fn forms_with_passwords(app: &TestApp) -> Vec<Filled> {
    app.register_harry().await;
    let (mut nils, page) = invite(app, "2", "nils@contoso.com").await;
    nils.post("/register", &accept_form(&page)).await;
    let (rosa, page) = invite(app, "3", "rosa@contoso.com").await;
    let create = accept_form(&page);
    let (again, page) = invite(app, "4", "harry@contoso.com").await;
    let account = vec![("invitation", page.value_of("invitation")), ("password", PASSWORD.to_owned())];
    let mut forgetful = app.client();
    forgetful.post("/forgot-password", &[("email", "harry@contoso.com")]).await;
    forgetful.get(&app.newest_link("harry@contoso.com").await).await;
    let link = forgetful.get("/reset-password").await.value_of("link");
    let new = "violets in june 22".to_owned();
    let reset = vec![("link", link), ("password", new.clone()), ("confirmation", new.clone())];
    let sign_in = vec![("email", "harry@contoso.com".to_owned()), ("password", PASSWORD.to_owned())];
    let check = vec![("password", PASSWORD.to_owned())];
    vec![
        (app.client(), "/Customer/", sign_in, (303, Some("/home"))),
        (app.client(), "/api/check-password", check, (200, None)),
        (rosa, "/register", create, (303, Some("/home"))),
        (again, "/register/account", account, (303, Some("/home"))),
        (forgetful, "/reset-password", reset, (303, Some("/Customer/"))),
        (nils, "/profile/password", change(PASSWORD, &new), (303, Some("/profile"))),
    ]
}

/// Invites someone and gives the browser that has opened the link, with its page.
async fn invite(app: &TestApp, number: &str, address: &str) -> (Client, Answer) {
    app.import(&register(&[agreement(number, address)])).await;
    let mut client = app.client();
    client.get(&app.newest_link(address).await).await;
    let page = client.get("/register").await;
    (client, page)
}

/// The form of *My Profile* that changes the password.
fn change(current: &str, new: &str) -> Vec<(&'static str, String)> {
    vec![("current_password", current.to_owned()), ("password", new.to_owned()), ("confirmation", new.to_owned())]
}
