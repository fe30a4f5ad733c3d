//! `business-center example`.

mod keys;
mod orders;
mod software;

use super::{Failed, output::say};
use jiff::{ToSpan, civil::Date};
use serde_json::{Map, Value, json};
use std::{path::Path, process::ExitCode};

/// The agreements of the example, which do not depend on the day.
const AGREEMENTS: &str = include_str!("../../../../examples/agreements.json");

/// Prints the example register for a day, or its product keys; or writes its software into a folder.
pub(super) fn run(today: Date, are_keys: bool, folder: Option<&Path>) -> Result<ExitCode, Failed> {
    if let Some(folder) = folder {
        software::write(folder)?;
        return Ok(ExitCode::SUCCESS);
    }
    let file = if are_keys { keys::file(today) } else { register(today)? };
    say(format_args!("{file:#}"))?;
    Ok(ExitCode::SUCCESS)
}

/// Agreements, products, subscriptions that run, end soon and start later, and three years of orders.
fn register(today: Date) -> Result<Value, Failed> {
    let mut register: Map<String, Value> = serde_json::from_str(AGREEMENTS)?;
    let day = |days: i64| today.saturating_add(days.days()).to_string();
    register.insert("format".to_owned(), 1.into());
    register.insert("as_of".to_owned(), day(0).into());
    register.insert("source".to_owned(), "Contoso Licensing".into());
    let signed = [("1234567890", -1130), ("2345678901", -200), ("3456789012", -420), ("4567890123", -760)];
    for agreement in register["agreements"].as_array_mut().into_iter().flatten() {
        let days = signed.iter().find(|(number, _)| agreement["number"] == *number);
        if let Some((_, days)) = days {
            agreement["signed_on"] = day(*days).into();
        }
    }
    register["agreements"][0]["contacts"] = json!([
        { "role": "notices", "name": "Ana Trujillo", "email": "ana@contoso.com" },
        { "role": "orders", "name": "Diego Siciliani", "email": "diego@contoso.com" },
    ]);
    register["agreements"][3]["purchasing_accounts"][0]["offer_ends_on"] = day(80).into();
    let mut products: Vec<Value> = serde_json::from_value(services())?;
    for service in &mut products {
        service["metric"] = "user".into();
    }
    products.extend(orders::products());
    register.insert("products".to_owned(), products.into());
    let subscription =
        |id: &str, place: (&str, &str), part_number: &str, seats: i64, starts_in: i64, ends_in: Option<i64>| {
            json!({
                "id": id, "agreement": place.0, "account": place.1, "part_number": part_number, "seats": seats,
                "starts_on": day(starts_in), "ends_on": ends_in.map(day), "status": "active",
            })
        };
    let (headquarters, research) = (("1234567890", "0001234567"), ("1234567890", "0001234568"));
    let (lamna, trey) = (("2345678901", "0002345678"), ("4567890123", "0004567890"));
    let mut renewal = subscription("S-1003", headquarters, "BBB-00002", 20, 21, Some(385));
    renewal["renews"] = "S-1002".into();
    let subscriptions = [
        subscription("S-1001", headquarters, "BBB-00001", 25, -90, Some(274)),
        subscription("S-1002", headquarters, "BBB-00002", 15, -344, Some(20)),
        renewal,
        subscription("S-1004", research, "BBB-00001", 5, -30, None),
        subscription("S-1005", lamna, "BBB-00001", 500, 14, Some(378)),
        subscription("S-1006", trey, "BBB-00003", 10, -60, Some(6)),
    ];
    register.insert("subscriptions".to_owned(), subscriptions.into_iter().collect());
    register.insert("orders".to_owned(), orders::orders(&day).into());
    register.insert("statements".to_owned(), orders::statements(&day));
    register.insert("files".to_owned(), software::files(today).into());
    Ok(register.into())
}

fn services() -> Value {
    json!([
        {
            "part_number": "BBB-00001",
            "description": {
                "en": "Contoso Mail", "es": "Correo Contoso", "ru": "Почта Contoso", "it": "Posta Contoso",
            },
            "service": "contoso-mail", "address": "https://mail.contoso.com/",
        },
        {
            "part_number": "BBB-00002",
            "description": {
                "en": "Contoso Meetings", "es": "Reuniones Contoso", "ru": "Встречи Contoso", "it": "Riunioni Contoso",
            },
            "service": "contoso-meetings", "address": "https://meetings.contoso.com/",
        },
        {
            "part_number": "BBB-00003",
            "description": {
                "en": "Contoso Archive", "es": "Archivo Contoso", "ru": "Архив Contoso", "it": "Archivio Contoso",
            },
            "service": "contoso-archive", "address": "https://archive.contoso.com/",
        },
    ])
}
