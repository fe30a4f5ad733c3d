//! A row that cannot be processed does not block the others.

use crate::support::{TestApp, agreement, on_both_engines, register};
use business_center::{domain::moment::Span, server::jobs::remind_due};

fn resend<'a>(email: &'a str, agreement: &'a str) -> [(&'a str, &'a str); 3] {
    [("email", email), ("agreement_number", agreement), ("purchasing_account_number", "0001234567")]
}

/// Harry's invitation holds a word that no program knows; Rosa's is newer.
async fn invite_with_a_bad_row(app: &TestApp) {
    app.import(&register(&[agreement("1", "harry@contoso.com"), agreement("2", "rosa@contoso.com")])).await;
    app.run_jobs().await;
    app.execute("UPDATE invitations SET language = 'xx' WHERE email = 'harry@contoso.com'").await;
}

on_both_engines! {
    async fn a_request_that_fails_keeps_no_other(app: TestApp) {
        invite_with_a_bad_row(&app).await;
        app.client().post("/resend", &resend("harry@contoso.com", "1")).await;
        app.client().post("/resend", &resend("rosa@contoso.com", "2")).await;
        app.run_jobs().await;
        assert_eq!(app.mails("rosa@contoso.com").len(), 2);
        let waiting = "SELECT COUNT(*) FROM form_requests WHERE state = 'queued' AND attempts = 1";
        assert_eq!(app.count(waiting).await, 1);
        for _ in 0..10 {
            app.pass(Span::hours(1));
            app.run_jobs().await;
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM form_requests WHERE state = 'failed' AND attempts = 6").await, 1);
        assert_eq!(app.count("SELECT COUNT(*) FROM form_requests").await, 1);
    }

    async fn a_request_that_failed_is_worked_on_once_its_cause_is_gone(app: TestApp) {
        invite_with_a_bad_row(&app).await;
        app.client().post("/resend", &resend("harry@contoso.com", "1")).await;
        app.run_jobs().await;
        app.execute("UPDATE invitations SET language = 'en'").await;
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 1, "too early");
        app.pass(Span::hours(1));
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 2);
        assert_eq!(app.count("SELECT COUNT(*) FROM form_requests").await, 0);
    }

    async fn a_reminder_that_fails_keeps_no_other(app: TestApp) {
        invite_with_a_bad_row(&app).await;
        app.pass(Span::days(7));
        assert_eq!(remind_due(&app.app).await.expect("reminders"), 1);
        app.run_jobs().await;
        assert_eq!(app.mails("rosa@contoso.com").len(), 2);
        for _ in 0..9 {
            assert_eq!(remind_due(&app.app).await.expect("reminders"), 0);
        }
        let failed = "SELECT COUNT(*) FROM invitations WHERE email = 'harry@contoso.com' AND reminder_attempts = 6";
        assert_eq!(app.count(failed).await, 1);
        app.execute("UPDATE invitations SET language = 'en'").await;
        assert_eq!(remind_due(&app.app).await.expect("reminders"), 0, "it was given up");
        assert!(app.resend_as_operator("harry@contoso.com").await);
        app.pass(Span::days(7));
        assert_eq!(remind_due(&app.app).await.expect("reminders"), 1, "sent again, it begins anew");
    }

    /// What no attempt can write is given up some time.
    async fn a_mail_that_cannot_be_written_is_tried_more_and_more_rarely(app: TestApp) {
        app.register_harry().await;
        app.client().post("/forgot-password", &[("email", "harry@contoso.com")]).await;
        app.execute("UPDATE outbox SET user_id = NULL").await;
        app.import(&register(&[agreement("2", "rosa@contoso.com")])).await;
        app.run_jobs().await;
        app.execute("UPDATE outbox SET user_id = NULL, state = 'queued' WHERE kind = 'password_reset'").await;
        app.run_jobs().await;
        assert_eq!(app.mails("rosa@contoso.com").len(), 1);
        let waiting = "SELECT COUNT(*) FROM outbox WHERE kind = 'password_reset' AND state = 'queued'";
        assert_eq!(app.count(waiting).await, 1, "no lease is left to run out");
        for _ in 0..12 {
            app.pass(Span::days(1));
            app.run_jobs().await;
        }
        let refused = "SELECT COUNT(*) FROM outbox WHERE kind = 'password_reset' AND state = 'refused'";
        assert_eq!(app.count(refused).await, 1);
    }
}
