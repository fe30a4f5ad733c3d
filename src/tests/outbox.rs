//! The outbox: leases, attempts, and what a mail says.

use crate::support::{agreement, on_both_engines, register};
use business_center::{
    domain::{language::Language, moment::Span},
    server::db,
};

on_both_engines! {
    async fn two_workers_never_lease_the_same_mail(app: TestApp) {
        let agreements: Vec<_> = (0..40).map(|n| agreement(&format!("{n}"), &format!("p{n}@contoso.com"))).collect();
        app.import(&register(&agreements)).await;
        let workers = (0..8).map(|_| {
            let app = app.app.clone();
            tokio::spawn(async move {
                let mut ids = Vec::new();
                loop {
                    let mut connection = app.db.write().await.expect("a transaction");
                    let rows = db::outbox::claim(&mut connection, app.clock.now(), Span::minutes(5), 3).await.expect("claim");
                    connection.commit().await.expect("commit");
                    if rows.is_empty() {
                        return ids;
                    }
                    ids.extend(rows.into_iter().map(|row| row.id));
                }
            })
        });
        let mut ids = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            ids.extend(worker.await.expect("a worker"));
        }
        let leased = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!((leased, ids.len()), (40, 40));
    }

    async fn an_ended_lease_is_taken_again(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        let claim = async || {
            let mut connection = app.app.db.write().await.expect("a transaction");
            let rows = db::outbox::claim(&mut connection, app.now(), Span::minutes(5), 8).await.expect("claim");
            connection.commit().await.expect("commit");
            rows.len()
        };
        assert_eq!(claim().await, 1);
        assert_eq!(claim().await, 0);
        app.pass(Span::minutes(5));
        assert_eq!(claim().await, 1);
    }

    async fn the_invitation_says_everything_in_the_recipients_language(app: TestApp) {
        for (number, language) in Language::ALL.into_iter().enumerate() {
            let address = format!("p{number}@contoso.com");
            let mut agreement = agreement(&format!("777000{number}"), &address);
            let administrator = &mut agreement["purchasing_accounts"][0]["administrator"];
            administrator["language"] = language.code().into();
            administrator["first_name"] = "Zoë <b>&amp; \"co\"".into();
            app.import(&register(&[agreement])).await;
            app.run_jobs().await;
            let mail = app.mails(&address).pop().expect("a mail");
            assert!(mail.html.contains(&format!("<html lang=\"{}\"", language.code())));
            assert!(mail.html.contains("&lt;b&gt;") && !mail.html.contains("<b>"), "{}", mail.html);
            assert!(!mail.html.contains("<!>"), "{}", mail.html);
            let lines: Vec<&str> = mail.text.lines().collect();
            assert!(lines.contains(&address.as_str()), "the address stands on its own line");
            let link = lines.iter().find(|line| line.starts_with("http://")).expect("a link");
            assert!(link.starts_with("http://localhost:3000/i/"), "the first link is the invitation");
            for part in [format!("777000{number}"), "0001234567".to_owned(), "UTC".to_owned(), "2027".to_owned(), "sales@contoso.com".to_owned()] {
                assert!(mail.text.contains(&part), "{part}: {}", mail.text);
            }
        }
    }

    async fn a_withdrawn_invitation_is_not_mailed(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        app.import(&register(&[agreement("1", "rosa@contoso.com")])).await;
        app.run_jobs().await;
        assert_eq!(app.mails("harry@contoso.com").len(), 0);
        assert_eq!(app.mails("rosa@contoso.com").len(), 1);
    }
}
