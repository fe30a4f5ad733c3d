//! What the audit trail tells of purchases, and to whom.

use crate::support::{
    access::{colleague, join},
    agreement, on_both_engines,
    orders::{line, order, product, with},
};
use business_center::domain::moment::Span;
use serde_json::json;

const HARRY: &str = "harry@contoso.com";
const EVE: &str = "eve@fabrikam.com";
const TRAIL: [&str; 2] = ["/account/audit", "/account/audit.csv"];

on_both_engines! {
    /// User Administrators view the trail, and nothing that was bought.
    async fn what_was_bought_is_told_to_whoever_may_view_orders(app: TestApp) {
        let bought = order("V-1", &[line("10", "AAA-00001", 1)]);
        let products = [product("AAA-00001", "license")];
        app.import(&json!({ "agreements": [agreement("1", HARRY)], "products": products, "orders": [bought.clone()] })).await;
        let mut harry = join(&app, HARRY).await;
        let mut nils = colleague(&app, &mut harry, "nils@contoso.com", "user_administrator").await;
        let statement = json!({ "agreement": "1", "account": "0001234567", "as_of": "2026-11-15", "lines": [
            { "family": "Writer", "version": "2024", "pool": null, "effective": 8421, "assurance": 0 },
        ] });
        let changed = with(bought, &json!({ "customer_order_number": "PO 88/C" }));
        let service = json!({ "part_number": "AAA-00009", "description": { "en": "Mail" }, "service": "contoso-mail" });
        let seats = json!({ "id": "S-1", "agreement": "1", "account": "0001234567", "part_number": "AAA-00009", "seats": 10,
            "starts_on": "2026-11-01", "ends_on": "2027-10-31", "status": "active" });
        let bought = json!({ "orders": [changed], "statements": [statement], "products": [service], "subscriptions": [seats] });
        app.import(&bought).await;
        // An export holds what was before it.
        app.pass(Span::seconds(1));
        for path in TRAIL {
            let told = harry.get(path).await;
            for text in ["Order changed", "Order V-1", "PO 77/B", "PO 88/C", "License statement", "8421"] {
                assert!(told.shows(text), "{path}, {text}: {}", told.body);
            }
            let other = nils.get(path).await;
            assert!(other.shows("Order changed"), "{path}: {}", other.body);
            assert!(told.shows("Subscription added") && told.shows("AAA-00009"), "{path}: {}", told.body);
            assert!(other.shows("Subscription added"), "{path}: {}", other.body);
            for hidden in ["V-1", "PO 77/B", "PO 88/C", "8421", "AAA-00009"] {
                assert!(!other.shows(hidden), "{path}, {hidden}: {}", other.body);
            }
        }
    }

    async fn an_order_that_moves_tells_neither_account_of_the_other(app: TestApp) {
        let bought = order("V-1", &[line("10", "AAA-00001", 1)]);
        let agreements = [agreement("1", HARRY), agreement("2", EVE)];
        let products = [product("AAA-00001", "license")];
        app.import(&json!({ "agreements": agreements, "products": products, "orders": [bought.clone()] })).await;
        let moved = with(bought, &json!({ "agreement": "2", "customer_order_number": "PO 88/C" }));
        app.import(&json!({ "orders": [moved] })).await;
        let (mut harry, mut eve) = (join(&app, HARRY).await, join(&app, EVE).await);
        app.pass(Span::seconds(1));
        for path in TRAIL {
            for (client, own, other) in [(&mut harry, "V-1", "PO 88/C"), (&mut eve, "PO 88/C", "PO 77/B")] {
                let trail = client.get(path).await;
                assert!(trail.shows("Order moved to another purchasing account"), "{path}: {}", trail.body);
                assert!(trail.shows(own) && !trail.shows(other), "{path}: {}", trail.body);
            }
        }
    }
}
