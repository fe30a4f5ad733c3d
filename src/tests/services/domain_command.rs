//! `business-center domain`: what the operator sees and decides.

use crate::support::{
    Engine, agreement,
    commands::{self, call, facts, succeed, write_register},
    on_both_engines,
    process::Installation,
};
use business_center::{
    domain::{audit::By, domain_claim::DomainState, domain_name::DomainName},
    server::{
        change::Change,
        clock::Clock,
        config::Config,
        db::{self, Db},
        workflow::claims,
    },
};
use std::collections::HashMap;

/// An installation with two organizations.
async fn installation(engine: Engine) -> (Installation, Db, Config) {
    let installation = commands::installation(engine).await;
    let agreements = [agreement("1111111111", "harry@contoso.com"), agreement("2222222222", "vera@fabrikam.com")];
    let file = write_register(&installation, "register.json", &agreements);
    succeed(&installation, &["import", &file]).await;
    let db = Db::connect(&installation.database_url).await.expect("the database");
    (installation, db, Config::parse("", &HashMap::new()).expect("valid settings"))
}

/// Claims a domain for the organization of an agreement, in a state that looks at DNS would bring; the claim's id.
async fn claim(db: &Db, config: &Config, number: &str, state: DomainState) -> String {
    let now = Clock::system().now();
    let mut change = Change::new(db.write().await.expect("a transaction"), By::System, now);
    let agreement =
        db::agreements::find_by_number(&mut change, number).await.expect("a look-up").expect("an agreement");
    let account = db::agreements::list_accounts(&mut change, &agreement.id).await.expect("accounts").remove(0);
    let name = DomainName::parse("contoso.com").expect("a domain");
    let mut row = claims::new_claim(config, &agreement.organization_id, &name, None, None, now);
    row.state = state;
    assert!(db::domains::create(&mut change, &row).await.expect("a row"));
    db::domains::associate(&mut change, &row.id, &account.id, now).await.expect("an association");
    change.commit().await.expect("commit");
    row.id
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    db.read().await.expect("a connection").count(sql).await.expect("a count")
}

on_both_engines! {
    async fn a_dispute_is_decided_for_the_claimant(engine: Engine) {
        let (installation, db, config) = installation(engine).await;
        let holder = claim(&db, &config, "1111111111", DomainState::Verified).await;
        let claimant = claim(&db, &config, "2222222222", DomainState::Contested).await;
        let listed = facts(&installation, &["domain", "list"]).await;
        assert_eq!(listed.len(), 2);
        let contested = facts(&installation, &["domain", "list", "--state", "contested"]).await;
        assert_eq!((contested.len(), contested[0]["id"].as_str()), (1, Some(claimant.as_str())));
        let shown = succeed(&installation, &["domain", "show", "Contoso.COM."]).await;
        assert!(shown.contains(&holder) && shown.contains("value "), "{shown}");
        let decided = facts(&installation, &["domain", "decide", "contoso.com", "--to", &claimant, "--reason", "a letter"]).await;
        assert_eq!(decided.len(), 1, "the holder's claim is gone");
        assert_eq!((decided[0]["id"].as_str(), decided[0]["state"].as_str()), (Some(claimant.as_str()), Some("verified")));
        assert_eq!(count(&db, "SELECT COUNT(*) FROM audit_entries WHERE action = 'domain.lost' AND details LIKE '%a letter%'").await, 1);
        succeed(&installation, &["audit", "verify"]).await;
    }

    async fn a_dispute_is_decided_for_the_holder(engine: Engine) {
        let (installation, db, config) = installation(engine).await;
        let holder = claim(&db, &config, "1111111111", DomainState::Verified).await;
        claim(&db, &config, "2222222222", DomainState::Contested).await;
        let decided = facts(&installation, &["domain", "decide", "contoso.com", "--to", &holder, "--reason", "a letter"]).await;
        assert_eq!(decided.len(), 1);
        assert_eq!(count(&db, "SELECT COUNT(*) FROM audit_entries WHERE action = 'domain.refused'").await, 1);
    }

    async fn a_claim_that_is_not_proven_gets_nothing(engine: Engine) {
        let (installation, db, config) = installation(engine).await;
        claim(&db, &config, "1111111111", DomainState::Verified).await;
        let pending = claim(&db, &config, "2222222222", DomainState::Pending).await;
        let arguments = ["domain", "decide", "contoso.com", "--to", &pending, "--reason", "a letter"];
        let said = call(&installation, &arguments).await.failed();
        assert!(said.contains("is pending: only a proven one can get the domain"), "{said}");
        succeed(&installation, &["domain", "release", &pending, "--reason", "by phone"]).await;
        assert_eq!(count(&db, "SELECT COUNT(*) FROM domains WHERE state = 'removed'").await, 1);
    }

    async fn a_public_domain_is_allowed_once(engine: Engine) {
        let (installation, db, _) = installation(engine).await;
        assert_eq!(succeed(&installation, &["domain", "allow", "T-Online.de"]).await, "t-online.de is allowed.\n");
        assert_eq!(succeed(&installation, &["domain", "allow", "t-online.de"]).await, "t-online.de is allowed already.\n");
        assert_eq!(count(&db, "SELECT COUNT(*) FROM audit_entries WHERE action = 'domain.allowed'").await, 1);
    }

    async fn a_check_brings_the_next_look_forward(engine: Engine) {
        let (installation, db, config) = installation(engine).await;
        claim(&db, &config, "1111111111", DomainState::Pending).await;
        let said = succeed(&installation, &["domain", "check", "contoso.com"]).await;
        assert!(said.contains("within seconds"), "{said}");
        let now = Clock::system().now();
        assert!(db::domains::has_due_look(&mut db.read().await.expect("a connection"), now).await.expect("an answer"));
    }
}
