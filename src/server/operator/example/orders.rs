//! What the customers of the example bought: three years of orders, with a return, a true-up, a step-up, something that
//! starts later and something that ends soon.

use serde_json::{Value, json};

/// An agreement, one of its purchasing accounts, its partner, and where its licenses are used.
type Place = (&'static str, &'static str, Option<&'static str>, &'static str);

const HEADQUARTERS: Place = ("1234567890", "0001234567", Some("P-7"), "US");
const RESEARCH: Place = ("1234567890", "0001234568", Some("P-7"), "US");
const LAMNA: Place = ("2345678901", "0002345678", Some("P-8"), "ES");
const SEVERVETER: Place = ("3456789012", "0003456789", None, "KZ");
const TREY: Place = ("4567890123", "0004567890", Some("P-9"), "IT");

/// A line: part number, quantity, and the days, counted from today, on which use begins, ends, and assurance ends.
struct Line(&'static str, i64, i64, Option<i64>, Option<i64>);

/// The products that are no online services.
pub(super) fn products() -> Vec<Value> {
    let writer = |part: &str, edition: &str, version: &str, product_type: &str, names: [&str; 4]| {
        let [en, es, ru, it] = names;
        json!({
            "part_number": part, "description": { "en": en, "es": es, "ru": ru, "it": it }, "family": "Contoso Writer",
            "version": version, "edition": edition, "pool": "applications", "type": product_type, "metric": "device",
            "key": "required",
        })
    };
    let mut step_up = writer(
        "AAA-00003",
        "Professional",
        "2024",
        "step_up",
        [
            "Contoso Writer Professional 2024, step-up from Standard",
            "Contoso Writer Professional 2024, ampliación desde Standard",
            "Contoso Writer Professional 2024, переход с Standard",
            "Contoso Writer Professional 2024, passaggio da Standard",
        ],
    );
    step_up["step_up_from"] = "AAA-00002".into();
    vec![
        writer(
            "AAA-00001",
            "Standard",
            "2022",
            "license",
            [
                "Contoso Writer Standard 2022, license",
                "Contoso Writer Standard 2022, licencia",
                "Contoso Writer Standard 2022, лицензия",
                "Contoso Writer Standard 2022, licenza",
            ],
        ),
        writer(
            "AAA-00002",
            "Standard",
            "2024",
            "license_with_assurance",
            [
                "Contoso Writer Standard 2024, license with assurance",
                "Contoso Writer Standard 2024, licencia con mantenimiento",
                "Contoso Writer Standard 2024, лицензия с сопровождением",
                "Contoso Writer Standard 2024, licenza con manutenzione",
            ],
        ),
        step_up,
        json!({
            "part_number": "CCC-00001", "family": "Contoso Database", "version": "2024", "edition": "Enterprise",
            "description": {
                "en": "Contoso Database Enterprise 2024, two cores, license with assurance",
                "es": "Contoso Database Enterprise 2024, dos núcleos, licencia con mantenimiento",
                "ru": "Contoso Database Enterprise 2024, два ядра, лицензия с сопровождением",
                "it": "Contoso Database Enterprise 2024, due core, licenza con manutenzione",
            },
            "pool": "servers", "type": "license_with_assurance", "metric": "core", "units": 2, "key": "required",
        }),
        json!({
            "part_number": "DDD-00001", "family": "Contoso Desktop", "version": "11",
            "description": {
                "en": "Contoso Desktop 11, license", "es": "Contoso Desktop 11, licencia",
                "ru": "Contoso Desktop 11, лицензия", "it": "Contoso Desktop 11, licenza",
            },
            "pool": "systems", "type": "license", "metric": "device", "key": "embedded",
        }),
        json!({
            "part_number": "EEE-00001", "family": "Contoso Studio",
            "description": {
                "en": "Contoso Studio, subscription for a year", "es": "Contoso Studio, suscripción por un año",
                "ru": "Contoso Studio, подписка на год", "it": "Contoso Studio, sottoscrizione per un anno",
            },
            "pool": "applications", "type": "subscription", "metric": "user",
        }),
    ]
}

/// The orders; `day` gives the date so many days from today.
pub(super) fn orders(day: &dyn Fn(i64) -> String) -> Vec<Value> {
    let order = |id: u32, place: Place, ordered: i64, kind: &str, lines: &[Line]| {
        let (agreement, account, partner, country) = place;
        let lines: Vec<Value> = (1..).zip(lines).map(|(number, line)| self::line(number, line, country, day)).collect();
        json!({
            "id": format!("V-{id}"), "agreement": agreement, "account": account, "partner": partner,
            "reseller_order_number": partner.map(|partner| format!("{partner}/{:07}", 4_000 + id)),
            "customer_order_number": format!("PO {:03}/{}", id % 1_000, &day(ordered)[2..4]),
            "ordered_on": day(ordered), "kind": kind, "status": "complete", "lines": lines,
        })
    };
    let mut given_back = order(1004, HEADQUARTERS, -700, "return", &[Line("AAA-00002", -5, -730, None, Some(95))]);
    given_back["lines"][0]["corrects"] = json!({ "order": "V-1003", "line": "10" });
    given_back["lines"][0]["reason_code"] = "R1".into();
    given_back["lines"][0]["reason"] = "Ordered twice".into();
    let mut processing = order(1010, HEADQUARTERS, -2, "order", &[Line("AAA-00002", 10, -1, None, Some(364))]);
    processing["status"] = "processing".into();
    let mut canceled = order(1012, HEADQUARTERS, -250, "order", &[Line("AAA-00001", 10, -249, None, None)]);
    canceled["status"] = "canceled".into();
    vec![
        order(
            1001,
            HEADQUARTERS,
            -1096,
            "order",
            &[Line("AAA-00001", 200, -1095, None, None), Line("DDD-00001", 220, -1095, None, None)],
        ),
        order(1002, HEADQUARTERS, -1000, "order", &[Line("AAA-00002", 150, -1000, None, Some(95))]),
        order(1003, HEADQUARTERS, -730, "true_up", &[Line("AAA-00002", 40, -730, None, Some(95))]),
        given_back,
        order(
            1005,
            HEADQUARTERS,
            -400,
            "order",
            &[Line("CCC-00001", 16, -400, None, Some(330)), Line("EEE-00001", 30, -400, Some(-36), None)],
        ),
        order(1011, HEADQUARTERS, -300, "grant", &[Line("EEE-00001", 5, -300, Some(64), None)]),
        canceled,
        order(
            1008,
            HEADQUARTERS,
            -345,
            "order",
            &[Line("BBB-00002", 15, -344, Some(20), None), Line("BBB-00001", 25, -90, Some(274), None)],
        ),
        order(1006, HEADQUARTERS, -35, "renewal", &[Line("EEE-00001", 35, -35, Some(329), None)]),
        order(1007, HEADQUARTERS, -20, "order", &[Line("AAA-00003", 25, -20, None, Some(95))]),
        order(
            1009,
            HEADQUARTERS,
            -5,
            "order",
            &[Line("DDD-00001", 50, 21, None, None), Line("BBB-00002", 20, 21, Some(385), None)],
        ),
        processing,
        order(2001, RESEARCH, -600, "order", &[Line("AAA-00002", 60, -600, None, Some(130))]),
        order(2002, RESEARCH, -30, "order", &[Line("BBB-00001", 5, -30, None, None)]),
        order(
            3001,
            LAMNA,
            -150,
            "order",
            &[Line("AAA-00002", 500, -150, None, Some(945)), Line("DDD-00001", 500, -150, None, None)],
        ),
        order(3002, LAMNA, -10, "order", &[Line("BBB-00001", 500, 14, Some(378), None)]),
        order(
            4001,
            SEVERVETER,
            -380,
            "order",
            &[Line("DDD-00001", 80, -380, None, None), Line("AAA-00001", 80, -380, None, None)],
        ),
        order(4002, SEVERVETER, -40, "true_up", &[Line("DDD-00001", 12, -40, None, None)]),
        order(5001, TREY, -700, "order", &[Line("AAA-00002", 90, -700, None, Some(30))]),
        order(5002, TREY, -60, "order", &[Line("BBB-00003", 10, -60, Some(6), None)]),
    ]
}

fn line(number: u32, line: &Line, country: &str, day: &dyn Fn(i64) -> String) -> Value {
    let Line(part_number, quantity, from, until, assurance_until) = line;
    json!({
        "line": (number * 10).to_string(), "part_number": part_number, "quantity": quantity, "country": country,
        "usage_from": day(*from), "usage_until": until.map(day), "assurance_until": assurance_until.map(day),
        "renewal_due_on": until.or(*assurance_until).map(|end| day(end - 30)),
    })
}

/// What the vendor counted a month ago: one number differs from what the orders say.
pub(super) fn statements(day: &dyn Fn(i64) -> String) -> Value {
    let line = |family: &str, version: &str, pool: &str, effective: i64, assurance: i64| json!({ "family": family, "version": version, "pool": pool, "effective": effective, "assurance": assurance });
    let (agreement, account, ..) = HEADQUARTERS;
    json!([{
        "agreement": agreement, "account": account, "as_of": day(-30), "lines": [
            line("Contoso Writer", "2022", "applications", 200, 0),
            line("Contoso Writer", "2024", "applications", 180, 180),
            line("Contoso Database", "2024", "servers", 32, 32),
            line("Contoso Desktop", "11", "systems", 220, 0),
        ],
    }])
}
