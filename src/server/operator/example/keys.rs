//! The product keys of the example. They are made up, and activate nothing.

use jiff::{ToSpan, civil::Date};
use serde_json::{Value, json};

/// Digits and letters that nobody mistakes for others.
const ALPHABET: &[u8; 24] = b"BCDFGHJKMPQRTVWXY2346789";

/// A key that looks like one: 25 letters and digits that follow from a number.
fn text(number: u64) -> String {
    let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        char::from(ALPHABET[usize::try_from(state % 24).unwrap_or_default()])
    };
    let groups: Vec<String> = (0..5).map(|_| (0..5).map(|_| next()).collect()).collect();
    groups.join("-")
}

/// A file of keys for a day.
pub(super) fn file(today: Date) -> Value {
    let day = |days: i64| today.saturating_add(days.days()).to_string();
    let place =
        |id: &str, (agreement, account): (&str, &str), (family, version, edition): (&str, &str, Option<&str>)| {
            json!({
                "id": id, "agreement": agreement, "account": account, "family": family, "version": version,
                "edition": edition, "status": "available",
            })
        };
    let (headquarters, research) = (("1234567890", "0001234567"), ("1234567890", "0001234568"));
    let trey = ("4567890123", "0004567890");
    let writer = ("Contoso Writer", "2024", Some("Standard"));
    let database = ("Contoso Database", "2024", Some("Enterprise"));
    let with = |mut key: Value, number: u64, fields: Value| {
        key["value"] = text(number).into();
        if let (Value::Object(key), Value::Object(fields)) = (&mut key, fields) {
            key.extend(fields);
        }
        key
    };
    let counted = |total: i64, used: i64| json!({ "total": total, "used": used, "counted_on": day(-6) });
    let keys = [
        with(
            place("K-1001", headquarters, writer),
            1,
            json!({ "type": "multiple_activation", "activations": counted(300, 214), "valid_from": day(-1100) }),
        ),
        with(
            place("K-1002", headquarters, writer),
            2,
            json!({ "type": "key_management_service", "valid_from": day(-1100) }),
        ),
        with(place("K-1003", headquarters, database), 3, json!({ "type": "setup", "valid_from": day(-400) })),
        with(
            place("K-1004", research, writer),
            4,
            json!({ "type": "multiple_activation", "activations": counted(50, 50), "valid_from": day(-300) }),
        ),
        with(
            place("K-1005", headquarters, ("Contoso Writer", "2027", Some("Standard"))),
            5,
            json!({ "type": "multiple_activation", "activations": counted(300, 0), "valid_from": day(45) }),
        ),
        with(
            place("K-1006", trey, writer),
            6,
            json!({ "type": "multiple_activation", "activations": counted(40, 12), "status": "blocked" }),
        ),
    ];
    json!({ "format": 1, "as_of": day(0), "source": "Contoso Licensing", "keys": keys })
}
