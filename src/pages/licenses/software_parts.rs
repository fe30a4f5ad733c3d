//! Parts of pages about software.

use crate::{
    components::badge,
    domain::{language::Language, product::product_name, software::ForProduct},
    server::{
        context::Context,
        html::IntoHtml,
        text::{self, text},
        workflow::downloads::FileState,
    },
};
use leptos::prelude::*;

/// The products that a file is for.
pub(super) fn product_names(products: &[ForProduct]) -> String {
    let names = products.iter().map(|product| product_name(&product.family, product.version.as_deref(), None));
    names.collect::<Vec<_>>().join(", ")
}

/// Whether a file can be downloaded.
pub(super) fn state_badge(context: &Context, state: &FileState) -> AnyView {
    let t = context.locale();
    let (tone, icon, text) = match state {
        FileState::Available => ("success", "success", text!(t, downloads.status_available)),
        FileState::Missing => ("info", "clock", text!(t, downloads.status_missing)),
        FileState::After(_) => ("neutral", "circle", text!(t, downloads.status_after)),
        FileState::NotEntitled => ("neutral", "circle", text!(t, downloads.status_not_entitled)),
        FileState::Withdrawn(_) => ("warning", "warning", text!(t, downloads.status_withdrawn)),
    };
    badge(tone, icon, text).into_html()
}

/// A language by its own name; a code that is not known as it is.
pub(super) fn language_name(context: &Context, code: Option<&str>) -> String {
    match code {
        None => text!(context.locale(), downloads.every_language),
        Some(code) => {
            let known = Language::ALL.into_iter().find(|language| language.code() == code);
            known.map_or_else(|| code.to_owned(), |language| language.own_name().to_owned())
        }
    }
}

/// An operating system by its name.
pub(super) fn system_name(context: &Context, code: Option<&str>) -> String {
    match code {
        None => text!(context.locale(), downloads.every_os),
        Some("windows") => "Windows".to_owned(),
        Some("linux") => "Linux".to_owned(),
        Some("macos") => "macOS".to_owned(),
        Some(code) => code.to_owned(),
    }
}

/// A code as it is read: endings of files are written in capitals.
pub(super) fn code_name(code: &str) -> String {
    if code.len() <= 4 { code.to_uppercase() } else { code.to_owned() }
}

/// A size with one decimal, in units of a thousand.
pub(super) fn size_name(context: &Context, bytes: i64) -> String {
    let t = context.locale();
    let tenths = |unit: i64| {
        let tenths = bytes.saturating_add(unit / 20) / (unit / 10);
        text::decimal(context.language, tenths)
    };
    match bytes {
        999_950_000.. => text!(t, downloads.gigabytes, count = tenths(1_000_000_000)),
        999_950.. => text!(t, downloads.megabytes, count = tenths(1_000_000)),
        1_000.. => text!(t, downloads.kilobytes, count = tenths(1_000)),
        _ => text!(t, downloads.bytes, count = bytes.to_string()),
    }
}
