//! What ends, written without the register, and the job that reminds of it.

use super::{Client, TestApp, seats::run};
use business_center::server::{db, jobs, state::App};
use tokio::sync::watch;

/// Lets the agreement with a number end on a day.
pub async fn end_agreement(app: &TestApp, number: &str, day: &str) {
    run(app, format!("UPDATE agreements SET ends_on = '{day}' WHERE number = '{number}'")).await;
}

/// Lets the offer of a purchasing account end on a day.
pub async fn end_offer(app: &TestApp, account: &str, day: &str) {
    run(app, format!("UPDATE purchasing_accounts SET offer_ends_on = '{day}' WHERE id = '{account}'")).await;
}

/// Lets a purchasing account be told so many days ahead.
pub async fn set_lead(app: &TestApp, account: &str, days: i64) {
    let sql = format!(
        "INSERT INTO account_details (purchasing_account_id, lead_days, version, changed_at, changed_by)
        SELECT '{account}', {days}, 1, 0, MIN(id) FROM users
        WHERE TRUE ON CONFLICT (purchasing_account_id) DO UPDATE SET lead_days = {days}"
    );
    run(app, sql).await;
}

/// Makes a person a renewal contact of a purchasing account.
pub async fn add_contact(app: &TestApp, account: &str, email: &str) {
    let sql = format!(
        "INSERT INTO renewal_contacts (purchasing_account_id, user_id)
        SELECT '{account}', id FROM users WHERE email_key = '{email}'"
    );
    run(app, sql).await;
}

/// Reserves seats of the subscription `id-S-1` from a day on; the number of the reservation.
pub async fn reserve(app: &TestApp, client: &mut Client, seats: &str, day: &str) -> String {
    let form = [("seats", seats), ("day", day), ("is_checked", "true")];
    let answer = client.post("/services/id-S-1/reserve", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let mut connection = app.app.db.read().await.expect("a connection");
    db::reservations::list(&mut connection).await.expect("reservations").pop().expect("a reservation").number
}

/// Reminds whom something is due; how many people there were.
pub async fn remind(app: &App) -> usize {
    let (_stop, stopping) = watch::channel(false);
    jobs::remind_of_dates(app, &stopping).await.expect("reminders")
}

/// The subjects of the reminders that someone got.
pub async fn reminders(app: &TestApp, address: &str) -> Vec<String> {
    remind(&app.app).await;
    app.run_jobs().await;
    let is_one = |text: &str| text.contains("/dates");
    app.mails(address).into_iter().filter(|mail| is_one(&mail.text)).map(|mail| mail.subject).collect()
}
