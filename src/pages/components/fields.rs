//! Form fields in the language of the request, and lists of options.

use crate::{
    api::ApiError,
    components::{Fields, FormTexts, icon},
    domain::{day::Day, language::Language, person::COUNTRIES},
    server::{
        context::Context,
        html::IntoHtml,
        html::without_markers,
        text::{self, text},
    },
};
use business_center_texts::i18n::Locale;
use leptos::prelude::*;
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

/// The fields of a form, with the errors of the last attempt.
#[must_use]
pub fn form_fields(context: &Context, labels: Vec<(&'static str, String)>, error: Option<&ApiError>) -> Fields {
    let faults = error.map(ApiError::faults).unwrap_or_default().to_vec();
    Fields::new(labels, form_texts(context), Signal::stored(faults))
}

/// Texts common to all forms.
#[must_use]
pub fn form_texts(context: &Context) -> Arc<FormTexts> {
    static TEXTS: LazyLock<HashMap<Language, Arc<FormTexts>>> = LazyLock::new(|| {
        let texts = |t: Locale| FormTexts {
            optional: text!(t, common.optional),
            summary: text!(t, error.summary_title),
            row: text!(t, access.invite_person, number = "{number}"),
            faults: text::faults(t),
        };
        Language::ALL.map(|language| (language, Arc::new(texts(text::locale(language))))).into()
    });
    TEXTS[&context.language].clone()
}

/// The options of a `<select>` as HTML, rendered once: a form of 200 people has 50,000 of them.
pub struct Options(String);

impl Options {
    /// From value, label and the label's language if it differs from the page's.
    fn new(entries: impl Iterator<Item = (&'static str, String, Option<&'static str>)>) -> Self {
        let entry = |(code, label, language)| view! { <option value=code lang=language>{label}</option> };
        Self(without_markers(&entries.map(entry).collect::<Vec<_>>().to_html()))
    }

    /// The options with one selected. `chosen` is user input: it may be none of them, or contain markup.
    fn with(&self, chosen: &str) -> String {
        if chosen.contains('"') {
            return self.0.clone();
        }
        let value = format!("value=\"{chosen}\"");
        self.0.replacen(&value, &format!("{value} selected"), 1)
    }
}

/// A `<select>` with its label, hint and error.
#[must_use]
pub fn select(
    fields: &Fields,
    name: &str,
    value: &str,
    options: &Options,
    autocomplete: &'static str,
    hint: Option<String>,
) -> AnyView {
    let has_hint = hint.is_some();
    let control = view! {
        <select
            class="input"
            id=name.to_owned()
            name=name.to_owned()
            autocomplete=autocomplete
            aria-describedby=fields.described_by(name, has_hint)
            aria-invalid=fields.invalid(name)
            inner_html=options.with(value)
        ></select>
    };
    fields.field(name, hint, false, control).into_html()
}

/// A `<select>` of a few options, none of which is chosen at first unless there is only one.
#[must_use]
pub fn select_from(
    context: &Context,
    fields: &Fields,
    name: &str,
    value: &str,
    options: Vec<(String, String)>,
) -> AnyView {
    let none =
        (options.len() > 1).then(|| view! { <option value="">{text!(context.locale(), common.choose)}</option> });
    let options = options.into_iter().map(|(code, label)| {
        let is_selected = code == value;
        view! { <option value=code selected=is_selected>{label}</option> }
    });
    let control = view! {
        <select class="input" id=name.to_owned() name=name.to_owned() autocomplete="off"
            aria-describedby=fields.described_by(name, false) aria-invalid=fields.invalid(name)
            autofocus=fields.has_focus(name, false)>{none}{options.collect::<Vec<_>>()}</select>
    };
    fields.field(name, None, false, control).into_html()
}

/// Rows of a text of several lines.
const TEXT_ROWS: u8 = 4;

/// A field for a text of several lines.
#[must_use]
pub fn text_area(fields: &Fields, name: &str, value: &str, hint: Option<String>, is_optional: bool) -> AnyView {
    let control = text_box(fields, name, value, TEXT_ROWS, hint.is_some(), false);
    fields.field(name, hint, is_optional, control).into_html()
}

/// The box of such a field. What is no prose, such as a list of addresses, is neither corrected nor capitalized.
#[must_use]
pub fn text_box(fields: &Fields, name: &str, value: &str, rows: u8, has_hint: bool, is_machine_text: bool) -> AnyView {
    // `inner_html` is not escaped, and a browser drops a line break that begins it.
    let typed = format!("\n{}", value.replace('&', "&amp;").replace('<', "&lt;"));
    view! {
        <textarea class="input" id=name.to_owned() name=name.to_owned() rows=rows.to_string() autocomplete="off"
            spellcheck=is_machine_text.then_some("false")
            autocapitalize=is_machine_text.then_some("none")
            aria-describedby=fields.described_by(name, has_hint)
            aria-invalid=fields.invalid(name)
            autofocus=fields.has_focus(name, false)
            inner_html=typed></textarea>
    }
    .into_html()
}

/// All countries, named in a language and sorted by name.
#[must_use]
pub fn countries(language: Language) -> &'static Options {
    static OPTIONS: LazyLock<HashMap<Language, Options>> = LazyLock::new(|| {
        let options = |language| {
            let entry = |code: &&'static str| (*code, text::country_name(language, code), None);
            let mut entries: Vec<_> = COUNTRIES.iter().map(entry).collect();
            entries.sort_by_cached_key(|(_, name, _)| text::sort_key(name));
            (language, Options::new(entries.into_iter()))
        };
        Language::ALL.map(options).into()
    });
    &OPTIONS[&language]
}

/// All languages by their own names.
#[must_use]
pub fn languages() -> &'static Options {
    static OPTIONS: LazyLock<Options> = LazyLock::new(|| {
        let entry = |one: Language| (one.code(), one.own_name().to_owned(), Some(one.code()));
        Options::new(Language::ALL.map(entry).into_iter())
    });
    &OPTIONS
}

/// A `<select>` of a filter: one option, or any.
pub fn choice(
    name: &'static str,
    label: String,
    any: String,
    value: &str,
    options: impl Iterator<Item = (String, String)>,
) -> AnyView {
    let options = options
        .map(|(code, label)| {
            let is_selected = code == value;
            view! { <option value=code selected=is_selected>{label}</option> }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select class="input" id=name name=name><option value="">{any}</option>{options}</select>
        </div>
    }
    .into_html()
}

/// Whether something was typed for a day that is none.
#[must_use]
pub fn is_faulty_day(typed: &str) -> bool {
    !typed.is_empty() && Day::parse(typed).is_none()
}

/// Whether a range of days, either of them optional, has a day that is none or ends before it begins.
#[must_use]
pub fn is_faulty_range([from, until]: [&str; 2]) -> bool {
    is_faulty_day(from) || is_faulty_day(until) || ends_before(from, until)
}

fn ends_before(from: &str, until: &str) -> bool {
    Day::parse(from).zip(Day::parse(until)).is_some_and(|(from, until)| until < from)
}

/// Filter fields for a range of days, each given by its name, label and value.
pub fn day_range(context: &Context, fields: [(&'static str, String, &str); 2]) -> AnyView {
    let [from, until] = fields;
    let order = ends_before(from.2, until.2).then(|| text!(context.locale(), common.day_before));
    view! {
        {day_field(context, from.0, from.1, from.2, None)}
        {day_input(until.0, until.1.clone(), until.2, None, day_fault(context, &until.1, until.2).or(order))}
    }
    .into_html()
}

/// What is wrong with a day, and the remedy.
fn day_fault(context: &Context, label: &str, value: &str) -> Option<String> {
    let t = context.locale();
    is_faulty_day(value).then(|| {
        if Day::has_form(value) {
            text!(t, common.day_unknown, label = label, day = value)
        } else {
            text!(t, common.day_invalid, label = label)
        }
    })
}

/// A filter field for a day, described by the element with the id `hint`. An invalid one is shown as typed, with the remedy;
/// a browser's date field would drop it.
pub fn day_field(
    context: &Context,
    name: &'static str,
    label: String,
    value: &str,
    hint: Option<&'static str>,
) -> AnyView {
    let fault = day_fault(context, &label, value);
    day_input(name, label, value, hint, fault)
}

fn day_input(
    name: &'static str,
    label: String,
    value: &str,
    hint: Option<&'static str>,
    fault: Option<String>,
) -> AnyView {
    let is_faulty = fault.is_some();
    let fault_id = is_faulty.then(|| format!("{name}-error"));
    let described_by: Vec<&str> = fault_id.as_deref().into_iter().chain(hint).collect();
    let described_by = (!described_by.is_empty()).then(|| described_by.join(" "));
    let fault = fault_id.zip(fault).map(|(id, sentence)| {
        view! { <p class="error" id=id>{icon("error")}<span>{sentence}</span></p> }
    });
    view! {
        <div class=if is_faulty { "field has-error" } else { "field" }>
            <label for=name>{label}</label>
            <input class="input" id=name name=name type=if is_faulty_day(value) { "text" } else { "date" }
                value=value.to_owned() aria-invalid=is_faulty.then_some("true") aria-describedby=described_by/>
            {fault}
        </div>
    }
    .into_html()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_entry_is_selected_and_what_is_no_entry_selects_none() {
        let html = languages().with("ru");
        assert_eq!((html.matches("<option").count(), html.matches(" selected").count()), (4, 1), "{html}");
        assert!(html.contains("<option value=\"ru\" selected lang=\"ru\">Русский</option>"), "{html}");
        for stranger in ["", "xx", "\"><script>", "ru\" lang=\"ru"] {
            assert!(!languages().with(stranger).contains("selected"), "{stranger}");
        }
        assert!(countries(Language::Ru).with("US").contains("<option value=\"US\" selected>"));
    }
}
