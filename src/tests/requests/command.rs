//! `business-center request`.

use crate::support::{
    agreement,
    commands::{call, facts, installation, succeed, write_register},
    on_both_engines,
};
use business_center::{
    domain::{
        access::Role,
        language::Language,
        request::{RequestKind, RequestNumber, RequestState},
    },
    server::{
        clock::Clock,
        db::{
            self, Db,
            requests::RequestRow,
            roles::{Grant, NewRole},
            users::NewUser,
        },
        ids::new_id,
    },
};

/// Requests of someone, one of each kind; their numbers.
async fn ask(db: &Db, kinds: &[RequestKind]) -> Vec<String> {
    let now = Clock::system().now();
    let mut tx = db.write().await.expect("a transaction");
    let agreement = db::agreements::find_by_number(&mut tx, "1234567890").await.expect("agreements").expect("one");
    let account = db::agreements::list_accounts(&mut tx, &agreement.id).await.expect("accounts").remove(0);
    let user = new_id(now);
    let new = NewUser {
        id: &user,
        email: "mona@contoso.com",
        email_key: "mona@contoso.com",
        first_name: "Mona",
        last_name: "Diaz",
        language: Language::Es,
        country: "ES",
        password_hash: "",
        terms_version: None,
    };
    db::users::create(&mut tx, &[new], now).await.expect("a user");
    let grant = Grant { role: Role::AccountManager, purchasing_account_id: Some(account.id.clone()) };
    let role = NewRole { user_id: &user, agreement_id: &agreement.id, grant: &grant, granted_by: None };
    db::roles::create(&mut tx, &[role], now).await.expect("a role");
    let mut numbers = Vec::new();
    for (place, kind) in (1..).zip(kinds) {
        let number = RequestNumber::from_bits(place).to_string();
        let row = RequestRow {
            id: new_id(now),
            number: number.clone(),
            kind: *kind,
            state: RequestState::Sent,
            agreement_id: agreement.id.clone(),
            purchasing_account_id: Some(account.id.clone()),
            scope_id: account.id.clone(),
            subject: "sector".to_owned(),
            details: "{}".to_owned(),
            text: "It is academic".to_owned(),
            asked_by: user.clone(),
            asked_at: now,
            answer: None,
            answer_state: None,
            answered_by: None,
            answered_at: None,
        };
        assert!(db::requests::create(&mut tx, &row).await.expect("a request"));
        numbers.push(number);
    }
    tx.commit().await.expect("commit");
    numbers
}

on_both_engines! {
    async fn the_operator_lists_and_answers(engine: Engine) {
        let installation = installation(engine).await;
        let file = write_register(&installation, "register.json", &[agreement("1234567890", "harry@contoso.com")]);
        succeed(&installation, &["import", &file]).await;
        let db = Db::connect(&installation.database_url).await.expect("the database");
        let numbers = ask(&db, &[RequestKind::FactChange, RequestKind::Role, RequestKind::Reservation]).await;
        let listed = facts(&installation, &["request", "list"]).await;
        assert_eq!(listed.len(), 3);
        assert_eq!((&listed[0]["number"], &listed[0]["account"]), (&numbers[0].as_str().into(), &"0001234567".into()));
        let changes = succeed(&installation, &["request", "list", "--kind", "fact_change"]).await;
        assert!(changes.contains("Change: Sector") && changes.contains("    It is academic"), "{changes}");
        let typed = numbers[0].to_lowercase().replace('-', "");
        succeed(&installation, &["request", "answer", &typed, "accepted", "--text", "We ask the lawyers"]).await;
        let again = call(&installation, &["request", "answer", &numbers[0], "accepted"]).await;
        assert_eq!((again.code, again.out.trim()), (1, "Nothing was changed: the request is accepted."));
        succeed(&installation, &["request", "answer", &numbers[0], "done"]).await;
        let done = facts(&installation, &["request", "list", "--state", "done"]).await;
        assert_eq!((done.len(), &done[0]["answer"]), (1, &"We ask the lawyers".into()), "what was said stays");
        let over = call(&installation, &["request", "answer", &numbers[0], "declined"]).await;
        assert_eq!(over.code, 1);
        let role = call(&installation, &["request", "answer", &numbers[1], "done"]).await.failed();
        assert!(role.contains("an administrator of the customer assigns"), "{role}");
        let reservation = call(&installation, &["request", "answer", &numbers[2], "done"]).await.failed();
        assert!(reservation.contains("reservation settle"), "{reservation}");
        let unknown = call(&installation, &["request", "answer", "R-0000-0000", "done"]).await.failed();
        assert!(unknown.contains("there is no request R-0000-0000"), "{unknown}");
        let mails = db.read().await.expect("a connection")
            .count("SELECT COUNT(*) FROM outbox WHERE kind = 'request' AND language = 'es'").await.expect("a count");
        assert_eq!(mails, 2, "one for each step, in the asker's language");
    }
}
