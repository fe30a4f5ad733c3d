//! IDs of an organization's things, and counts of what an attack could change.

use super::{
    TestApp,
    files::add_file,
    keys::add_key,
    orders::add_order,
    seats::{account_of, add_seat, of_seats, subscribe},
};
use business_center::{
    domain::{
        access::Role,
        audit::By,
        domain_name::DomainName,
        moment::Moment,
        request::{RequestKind, RequestNumber, RequestState},
    },
    server::{
        db::{self, requests::RequestRow, reviews::ReviewRow},
        ids::{new_id, random_number},
        workflow::claims,
    },
};

/// Tables, and rows in the state that a change would end.
const TALLIES: [&str; 30] = [
    "SELECT COUNT(*) FROM requests",
    "SELECT COUNT(*) FROM requests WHERE state = 'sent'",
    "SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) FROM account_details",
    "SELECT COUNT(*) FROM renewal_contacts",
    "SELECT COUNT(*) FROM access_reviews",
    "SELECT COUNT(*) FROM access_reviews WHERE completed_at IS NULL",
    "SELECT COUNT(*) FROM access_decisions",
    "SELECT COUNT(*) FROM dismissed_dates",
    "SELECT COUNT(*) FROM calendar_feeds",
    "SELECT COUNT(*) FROM downloads",
    "SELECT COUNT(*) FROM key_views",
    "SELECT COUNT(*) FROM seats WHERE place = 1",
    "SELECT COUNT(*) FROM subscriptions WHERE is_assigned_only",
    "SELECT COUNT(*) FROM domains WHERE state <> 'removed'",
    "SELECT COUNT(*) FROM domain_accounts",
    "SELECT COUNT(*) FROM domain_looks",
    "SELECT COUNT(*) FROM users",
    "SELECT COUNT(*) FROM role_assignments",
    "SELECT COUNT(*) FROM role_assignments WHERE suspended_at IS NULL",
    "SELECT COUNT(*) FROM invitations",
    "SELECT COUNT(*) FROM invitations WHERE state = 'pending'",
    "SELECT COUNT(*) FROM invitations WHERE paused_at IS NULL",
    "SELECT COUNT(*) FROM invitation_grants",
    "SELECT COUNT(*) FROM invitation_grants WHERE role = 'account_viewer'",
    "SELECT COUNT(*) FROM invitation_links WHERE voided_at IS NULL",
    "SELECT COUNT(*) FROM sessions",
    "SELECT COUNT(*) FROM sessions WHERE purchasing_account_id IS NULL",
    "SELECT COUNT(*) FROM outbox",
    "SELECT COUNT(*) FROM form_drafts",
    "SELECT COUNT(*) FROM audit_entries",
];

/// Counts of everything that *Manage access* could change.
pub async fn tally(app: &TestApp) -> Vec<i64> {
    let mut counts = Vec::new();
    for sql in TALLIES {
        counts.push(app.count(sql).await);
    }
    counts
}

/// IDs of an organization's things: a colleague who has the role Account Viewer, and someone who is invited to it.
pub struct Things {
    pub user: String,
    pub assignment: String,
    pub invitation: String,
    pub account: String,
    pub agreement: String,
    pub domain: String,
    pub subscription: String,
    pub seat: String,
    pub order: String,
    pub key: String,
    pub file: String,
    pub request: String,
    pub review: String,
}

impl Things {
    pub async fn find(app: &TestApp, colleague: &str, invited: &str) -> Self {
        let invitation = app.invitation(invited).await.id;
        let domain = Self::add_domain(app, colleague).await;
        let scope = account_of(app, colleague).await;
        let subscription = subscribe(app, &scope, &of_seats(&format!("S-{}", scope.account_id), 5)).await;
        let seat = add_seat(app, &subscription, colleague).await;
        let order = add_order(app, &scope).await;
        let key = add_key(app, &scope).await;
        let file = add_file(app, "F-1", b"What is downloaded").await;
        let request = Self::add_request(app, colleague).await;
        let mut connection = app.app.db.read().await.expect("a connection");
        let user = db::users::find_by_email(&mut connection, colleague).await.expect("users").expect("a user");
        let held = db::roles::list_held(&mut connection, &user.id).await.expect("roles").remove(0);
        let account = held.purchasing_account_id.clone().expect("a purchasing account");
        let review = Self::start_review(app, &account, &user.id).await;
        Self {
            user: user.id,
            assignment: held.id,
            invitation,
            account,
            agreement: held.agreement_id,
            domain,
            subscription,
            seat,
            order,
            key,
            file,
            request,
            review,
        }
    }

    /// Adds a domain to the purchasing account of a person; its id.
    async fn add_domain(app: &TestApp, person: &str) -> String {
        let mut change = app.change(By::Operator).await;
        let user = db::users::find_by_email(&mut change, person).await.expect("users").expect("a user");
        let account = db::agreements::list_scopes(&mut change, &user.id).await.expect("accounts").remove(0);
        let name = DomainName::parse("contoso.com").expect("a domain");
        let known = db::domains::find_claim(&mut change, &account.organization_id, name.as_str()).await;
        if let Some(known) = known.expect("claims") {
            return known.id;
        }
        let now = change.now;
        let claim = claims::new_claim(&app.app.config, &account.organization_id, &name, Some(&user.id), None, now);
        assert!(claims::add(&mut change, &claim, &account).await.expect("an outcome"));
        change.commit().await.expect("commit");
        claim.id
    }

    /// A request of a person for the role Report Viewer; its id.
    async fn add_request(app: &TestApp, person: &str) -> String {
        let mut change = app.change(By::Operator).await;
        let user = db::users::find_by_email(&mut change, person).await.expect("users").expect("a user");
        let account = db::agreements::list_scopes(&mut change, &user.id).await.expect("accounts").remove(0);
        let row = RequestRow {
            id: new_id(change.now),
            number: RequestNumber::from_bits(random_number()).to_string(),
            kind: RequestKind::Role,
            state: RequestState::Sent,
            agreement_id: account.agreement_id,
            scope_id: account.account_id.clone(),
            purchasing_account_id: Some(account.account_id),
            subject: "report_viewer".to_owned(),
            details: "{}".to_owned(),
            text: "For the audit".to_owned(),
            asked_by: user.id,
            asked_at: change.now,
            answer: None,
            answer_state: None,
            answered_by: None,
            answered_at: None,
        };
        db::requests::create(&mut change, &row).await.expect("a request");
        change.commit().await.expect("commit");
        row.id
    }

    /// A path of the table with these IDs in its placeholders.
    pub fn real(&self, path: &str) -> String {
        [
            ("{user}", &self.user),
            ("{account}", &self.account),
            ("{invitation}", &self.invitation),
            ("{domain}", &self.domain),
            ("{subscription}", &self.subscription),
            ("{order}", &self.order),
            ("{agreement}", &self.agreement),
            ("{account}", &self.account),
            ("{key}", &self.key),
            ("{file}", &self.file),
            ("{request}", &self.request),
        ]
        .into_iter()
        .fold(path.to_owned(), |path, (placeholder, id)| path.replace(placeholder, id))
    }

    /// The colleague as a form of an access review names them.
    fn seen(&self) -> String {
        format!("{}.{}", self.user, 1 << Role::AccountViewer.place())
    }

    /// Starts an access review of a purchasing account; its id.
    async fn start_review(app: &TestApp, account: &str, user: &str) -> String {
        let mut tx = app.app.db.write().await.expect("a transaction");
        if let Some(known) = db::reviews::find_last(&mut tx, account).await.expect("reviews") {
            return known.id;
        }
        let row = ReviewRow {
            id: new_id(app.now()),
            purchasing_account_id: account.to_owned(),
            number: 1,
            since: Moment(0),
            started_at: app.now(),
            started_by: user.to_owned(),
            starter_name: String::new(),
            starter_email: String::new(),
            completed_at: None,
            completer_name: None,
            completer_email: None,
            kept: 0,
            removed: 0,
        };
        assert!(db::reviews::create(&mut tx, &row).await.expect("a review"));
        tx.commit().await.expect("commit");
        row.id
    }

    /// These IDs as fields of the pages' forms.
    pub fn of_pages(&self) -> Vec<(&'static str, String)> {
        vec![
            ("assignment", self.assignment.clone()),
            ("role", format!("report_viewer@{}", self.account)),
            ("roles", format!("report_viewer@{}", self.account)),
            ("accounts", self.account.clone()),
            ("scope", self.account.clone()),
            ("account", self.account.clone()),
            ("as_of", "2026-12-01".to_owned()),
            ("part", "current".to_owned()),
            ("family", "Writer".to_owned()),
            ("version", "2024".to_owned()),
            ("edition", "Standard".to_owned()),
            ("pool", "applications".to_owned()),
            ("type", "on_premises".to_owned()),
            ("metric", "device".to_owned()),
            ("domain", self.domain.clone()),
            ("seat", self.seat.clone()),
            ("seen", self.seen()),
            ("decision", "keep".to_owned()),
            ("review", self.review.clone()),
            ("assigned_only", "true".to_owned()),
            ("answer", "assign".to_owned()),
            ("key", "key".to_owned()),
        ]
    }

    /// These IDs as arguments of the server functions.
    pub fn of_functions(&self) -> Vec<(&'static str, String)> {
        vec![
            ("user", self.user.clone()),
            ("assignment", self.assignment.clone()),
            ("invitation", self.invitation.clone()),
            ("role", "report_viewer".to_owned()),
            ("roles[0]", format!("report_viewer@{}", self.account)),
            ("accounts[0]", self.account.clone()),
            ("agreement", self.agreement.clone()),
            ("account", self.account.clone()),
            ("scope", self.account.clone()),
            ("domain", self.domain.clone()),
            ("subscription", self.subscription.clone()),
            ("seat", self.seat.clone()),
            ("request", self.request.clone()),
            ("answer", "assign".to_owned()),
            ("assigned_only", "true".to_owned()),
            ("form_key", "key".to_owned()),
            ("key", self.key.clone()),
            ("reason", "install".to_owned()),
            ("seen[0]", self.seen()),
            ("decision", "keep".to_owned()),
            ("review", self.review.clone()),
        ]
    }
}
