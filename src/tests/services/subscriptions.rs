//! Products and subscriptions in the database.

use crate::support::{agreement, on_both_engines, register};
use business_center::{
    domain::{
        audit::By,
        product::{Description, KeyNeed, ProductType},
        subscription::SubscriptionStatus,
    },
    server::db::{self, products::ProductRow, subscriptions::SubscriptionRow},
};

fn product() -> ProductRow {
    ProductRow {
        part_key: "BBB-00001".to_owned(),
        part_number: "bbb-00001".to_owned(),
        description: Description { en: "Mail".to_owned(), es: Some("Correo".to_owned()), ru: None, it: None },
        service: Some("contoso-mail".to_owned()),
        address: None,
        family: "Mail".to_owned(),
        version: None,
        edition: None,
        pool: None,
        r#type: ProductType::OnlineService,
        metric: None,
        units: 1,
        key_need: KeyNeed::None,
        step_up_from: None,
        digest: "1".to_owned(),
    }
}

fn subscription(account_id: &str) -> SubscriptionRow {
    SubscriptionRow {
        id: "one".to_owned(),
        register_id: "S-1".to_owned(),
        purchasing_account_id: account_id.to_owned(),
        part_key: product().part_key,
        seats: 10,
        extra: 2,
        starts_on: "2026-12-01".to_owned(),
        ends_on: None,
        grace_days: None,
        status: SubscriptionStatus::Active,
        renews: None,
        order_number: None,
        digest: "1".to_owned(),
        is_assigned_only: false,
        assigned: 0,
        over_since: None,
        over_from: None,
        end_notices: 0,
        over_notices: 0,
        told_ends_on: None,
        untold_paused: 0,
        untold_resumed: 0,
        carried_at: None,
        ended_since: None,
        reserved: 0,
        reserved_on: None,
    }
}

on_both_engines! {
    async fn a_product_is_found_as_it_was_saved(app: TestApp) {
        let mut change = app.change(By::Register).await;
        db::products::save(&mut change, &product()).await.expect("saved");
        let renamed = Description { en: "Post".to_owned(), ..product().description };
        let again = ProductRow { description: renamed.clone(), address: Some("https://mail.test/".to_owned()), ..product() };
        db::products::save(&mut change, &again).await.expect("saved");
        let found = db::products::find(&mut change, "BBB-00001").await.expect("an answer").expect("a product");
        assert_eq!((found.description, found.address, found.service), (renamed, again.address, product().service));
        let listed = db::products::list(&mut change, &["BBB-00001", "BBB-00002"]).await.expect("an answer");
        assert_eq!(listed.len(), 1);
    }

    /// Seats that are tolerated above count as seats.
    async fn fewer_seats_than_are_taken_are_noted_until_they_fit(app: TestApp) {
        app.import(&register(&[agreement("1", "harry@contoso.com")])).await;
        let mut change = app.change(By::Register).await;
        let agreement = db::agreements::find_by_number(&mut change, "1").await.expect("an answer").expect("it");
        let account = db::agreements::list_accounts(&mut change, &agreement.id).await.expect("accounts").remove(0).id;
        db::products::save(&mut change, &product()).await.expect("saved");
        db::subscriptions::save(&mut change, &subscription(&account), app.now()).await.expect("saved");
        assert!(db::seats::take_places(&mut change, "one", 8).await.expect("places"));
        let taken = SubscriptionRow { over_notices: 3, ..subscription(&account) };
        db::subscriptions::set_notices(&mut change, &taken).await.expect("saved");
        for (seats, is_over, over_notices) in [(5, true, 3), (6, false, 0), (0, true, 0)] {
            // The register knows nothing of seats that are taken.
            let row = SubscriptionRow { seats, ..subscription(&account) };
            db::subscriptions::save(&mut change, &row, app.now()).await.expect("saved");
            let found = db::subscriptions::find(&mut change, "one").await.expect("an answer").expect("it");
            assert_eq!((found.assigned, found.over_notices), (8, over_notices), "{seats}");
            assert_eq!(found.over_since, is_over.then(|| app.now()), "{seats}");
        }
    }
}
