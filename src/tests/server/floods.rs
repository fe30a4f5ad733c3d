//! What people without an account can cause to be written to the database.

use crate::support::{Client, on_both_engines};
use business_center::{
    domain::{
        moment::{Moment, Span},
        public_form::PublicForm,
    },
    server::{
        db::{
            self,
            form_requests::{FormRequestRow, MOST_WAITING},
            limits::MOST_STRANGERS,
        },
        jobs::tidy,
    },
};
use std::ops::Range;

/// Posts every public form, each time with something else, and gives the statuses in their order.
async fn flood(client: &mut Client, range: Range<usize>) -> Vec<u16> {
    let mut statuses = Vec::new();
    for number in range {
        let address = format!("p{number}@contoso.com");
        let account = number.to_string();
        let resend = [("email", address.as_str()), ("agreement_number", "1"), ("purchasing_account_number", &account)];
        statuses.push(client.post("/resend", &resend).await.status.as_u16());
        statuses.push(client.post("/forgot-password", &[("email", address.as_str())]).await.status.as_u16());
    }
    statuses
}

async fn guess(client: &mut Client, range: Range<usize>) {
    for number in range {
        let address = format!("p{number}@contoso.com");
        client.post("/Customer/", &[("email", address.as_str()), ("password", "a wrong guess")]).await;
    }
}

on_both_engines! {
    async fn over_the_limit_of_a_network_address_no_table_grows(app: TestApp) {
        let mut client = app.client();
        let statuses = flood(&mut client, 0..40).await;
        guess(&mut client, 0..40).await;
        let rows = app.rows().await;
        let later = flood(&mut client, 40..80).await;
        guess(&mut client, 40..80).await;
        assert_eq!(app.rows().await, rows);
        assert_eq!(statuses, later, "the answers are the same");
    }

    async fn over_the_limit_of_a_typed_address_no_table_grows_but_for_the_clients(app: TestApp) {
        let ask = async || {
            let mut client = app.client();
            flood(&mut client, 0..1).await
        };
        for _ in 0..4 {
            ask().await;
        }
        let mut rows = app.rows().await;
        for _ in 0..10 {
            ask().await;
        }
        // A client is known for as long as its limit lasts.
        *rows.get_mut("rate_limits").expect("a table") += 20;
        assert_eq!(app.rows().await, rows);
    }

    /// From very many networks: what does not fit into the queue is counted.
    async fn the_queue_of_requests_has_an_end(app: TestApp) {
        app.execute(
            "INSERT INTO form_requests (id, form, email, agreement_number, account_number, client, created_at, state)
            WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 9999)
            SELECT 'r' || n, 'reset', 'p' || n || '@contoso.com', '', '', 'x', 0, 'queued' FROM numbers",
        )
        .await;
        flood(&mut app.client(), 0..1).await;
        let rows = app.rows().await;
        assert_eq!(rows["form_requests"], MOST_WAITING);
        flood(&mut app.client(), 1..2).await;
        assert_eq!(app.rows().await["form_requests"], MOST_WAITING);
        let limited = "SELECT CAST(SUM(requests) AS BIGINT) FROM form_counts WHERE outcome = 'limited'";
        assert_eq!(app.count(limited).await, 3);
        let mut connection = app.app.db.write().await.expect("a transaction");
        let waiting = db::form_requests::list_due(&mut connection, app.now(), 1).await.expect("requests").remove(0);
        assert!(db::form_requests::finish(&mut connection, &waiting).await.expect("an end"));
        let row = FormRequestRow {
            id: "one more".to_owned(),
            form: PublicForm::Reset,
            email: "harry@contoso.com".to_owned(),
            agreement_number: String::new(),
            account_number: String::new(),
            client: String::new(),
            created_at: app.now(),
        };
        assert!(db::form_requests::create(&mut connection, &row).await.expect("a place"));
    }

    async fn of_strangers_who_fail_to_sign_in_the_newest_are_known(app: TestApp) {
        app.register_harry().await;
        app.execute(
            "INSERT INTO sign_in_failures (email_key, failures, wait_until, updated_at)
            WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 100500)
            SELECT 'p' || n || '@contoso.com', 1, 0, 1795176000000 + n FROM numbers",
        )
        .await;
        app.execute("INSERT INTO sign_in_failures VALUES ('harry@contoso.com', 7, 0, 1)").await;
        tidy(&app.app).await.expect("tidy");
        assert_eq!(app.rows().await["sign_in_failures"], MOST_STRANGERS + 1);
        let oldest = "SELECT COUNT(*) FROM sign_in_failures WHERE email_key IN ('p500@contoso.com', 'p501@contoso.com')";
        assert_eq!(app.count(oldest).await, 1);
        let harry = "SELECT COUNT(*) FROM sign_in_failures WHERE email_key = 'harry@contoso.com' AND failures = 7";
        assert_eq!(app.count(harry).await, 1, "at an account, every failure counts until it signs in");
    }

    /// Each decline is told to partners, and written down for ever.
    async fn a_decline_is_taken_back_three_times_a_day(app: TestApp) {
        let link = app.invite_harry().await;
        let mut client = app.client();
        client.get(&link).await;
        let invitation = client.get("/register").await.value_of("invitation");
        let fields = [("invitation", invitation.as_str()), ("reason", "left")];
        for _ in 0..3 {
            assert_eq!(client.post("/register/decline", &fields).await.location(), Some("/register"));
            assert_eq!(client.post("/register/undo", &fields).await.location(), Some("/register"));
        }
        client.post("/register/decline", &fields).await;
        let rows = app.rows().await;
        for _ in 0..3 {
            let answer = client.post("/register/undo", &fields).await;
            assert_eq!(answer.status.as_u16(), 429);
            assert!(answer.headers.contains_key("retry-after"));
        }
        assert_eq!(app.rows().await, rows);
        app.pass(Span::hours(8));
        assert_eq!(client.post("/register/undo", &fields).await.location(), Some("/register"));
    }

    /// A person may have a link to set a new password mailed every hour, for years.
    async fn what_the_forms_made_is_kept_for_a_month(app: TestApp) {
        app.register_harry().await;
        for _ in 0..3 {
            app.client().post("/forgot-password", &[("email", "harry@contoso.com")]).await;
            app.client().post("/resend", &[
                ("email", "harry@contoso.com"), ("agreement_number", "1234567890"),
                ("purchasing_account_number", "0001234567"),
            ]).await;
            app.run_jobs().await;
            app.pass(Span::hours(1));
        }
        let (before, day) = (app.rows().await, app.now().day());
        assert_eq!((before["password_resets"], before["outbox"]), (3, 1 + 3 + 3));
        tidy(&app.app).await.expect("tidy");
        assert_eq!(app.rows().await["outbox"], before["outbox"], "too early");
        app.pass(Moment(Span::days(31 + day).0) - app.now());
        tidy(&app.app).await.expect("tidy");
        let rows = app.rows().await;
        assert_eq!((rows["password_resets"], rows["outbox"], rows["form_counts"]), (0, 1, 0));
    }
}
