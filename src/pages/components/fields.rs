//! Fields of forms: label above, hint below it, error below the field, summary on top.

use super::icon::icon;
use crate::{
    api::ApiError,
    domain::{fault::FaultCode, language::Language, person::COUNTRIES},
    server::{
        context::Context,
        html::without_markers,
        text::{self, text},
    },
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::LazyLock};

/// So many characters of a field are in view on a phone.
const LONGEST_IN_VIEW: usize = 30;

/// The labels of a form's fields, and what an attempt that may have failed found wrong with them.
pub struct Fields<'a> {
    context: &'a Context,
    labels: HashMap<String, String>,
    /// In the order of the form.
    faults: Vec<(String, FaultCode)>,
    /// The first fault of each field.
    codes: HashMap<String, FaultCode>,
    has_rows: bool,
}

/// What an input is like beyond its name, label and value.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The HTML type; `text` when empty.
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: Option<&'static str>,
    /// What the phone's enter key says.
    pub enterkeyhint: Option<&'static str>,
    /// Help below the label.
    pub hint: Option<String>,
    /// May be left empty.
    pub is_optional: bool,
    /// Shown, not changed.
    pub is_readonly: bool,
    /// Gets the focus when no field is at fault.
    pub is_first: bool,
}

impl<'a> Fields<'a> {
    /// The fields of a form, after an attempt that may have failed.
    #[must_use]
    pub fn new<N: Into<String>>(context: &'a Context, labels: Vec<(N, String)>, error: Option<&ApiError>) -> Self {
        let labels: HashMap<String, String> = labels.into_iter().map(|(name, label)| (name.into(), label)).collect();
        let has_rows = labels.keys().filter_map(|name| place_of(name)).any(|place| place > 1);
        let faults = error.map(ApiError::faults).unwrap_or_default();
        let faults: Vec<_> = faults.iter().map(|fault| (fault.field.clone(), fault.code)).collect();
        let codes = faults.iter().rev().cloned().collect();
        Self { context, labels, faults, codes, has_rows }
    }

    /// The label of a field.
    #[must_use]
    pub fn label(&self, name: &str) -> String {
        self.labels.get(name).cloned().unwrap_or_default()
    }

    /// What is wrong with a field, in words.
    #[must_use]
    pub fn fault(&self, name: &str) -> Option<String> {
        let code = self.codes.get(name)?;
        Some(text::fault(self.context.locale(), *code, &self.label(name)))
    }

    /// Whether anything is wrong.
    #[must_use]
    pub fn has_faults(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Whether a field gets the focus: the first one at fault, or the form's first one.
    #[must_use]
    pub fn has_focus(&self, name: &str, is_first: bool) -> bool {
        match self.faults.first() {
            Some((field, _)) => field == name,
            None => is_first,
        }
    }

    /// The ids that describe a field, for `aria-describedby`.
    #[must_use]
    pub fn described_by(&self, name: &str, has_hint: bool) -> Option<String> {
        let hint = has_hint.then(|| format!("{name}-hint"));
        let error = self.fault(name).map(|_| format!("{name}-error"));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The faults on top of the form, each a link to its field. With one fault the field itself says enough.
    #[must_use]
    pub fn summary(&self) -> Option<AnyView> {
        if self.faults.len() < 2 {
            return None;
        }
        let items = self
            .faults
            .iter()
            .filter_map(|(name, _)| {
                let sentence = self.fault(name)?;
                let sentence = match self.row(name) {
                    Some(row) => format!("{row}: {sentence}"),
                    None => sentence,
                };
                Some(view! { <li><a href=format!("#{name}")>{sentence}</a></li> })
            })
            .collect::<Vec<_>>();
        Some(
            view! {
                <div class="error-summary" role="alert" tabindex="-1">
                    <h2>{text!(self.context.locale(), error.summary_title)}</h2>
                    <ul>{items}</ul>
                </div>
            }
            .into_any(),
        )
    }

    /// The person whose row a field belongs to, where there are several rows: their fields have the same labels.
    fn row(&self, name: &str) -> Option<String> {
        let place = place_of(name)?;
        self.has_rows.then(|| text!(self.context.locale(), access.invite_person, number = place))
    }

    /// A field with its label, hint and error.
    #[must_use]
    pub fn input(&self, name: &str, value: &str, input: Input) -> AnyView {
        let kind = if input.kind.is_empty() { "text" } else { input.kind };
        let is_machine_text = kind == "email" || input.inputmode.is_some();
        let control = view! {
            <input
                class="input"
                id=name.to_owned()
                name=name.to_owned()
                type=kind
                value=value.to_owned()
                autocomplete=input.autocomplete
                inputmode=input.inputmode
                enterkeyhint=input.enterkeyhint
                spellcheck=is_machine_text.then_some("false")
                autocapitalize=is_machine_text.then_some("none")
                aria-describedby=self.described_by(name, input.hint.is_some())
                aria-invalid=self.fault(name).map(|_| "true")
                readonly=input.is_readonly
                autofocus=self.has_focus(name, input.is_first)
            />
        }
        .into_any();
        // A phone's field shows the beginning only of what cannot be scrolled by typing.
        let is_cut = input.is_readonly && value.chars().count() > LONGEST_IN_VIEW;
        let whole = is_cut.then(|| view! { <p class="hint">{value.to_owned()}</p> });
        self.field(name, input.hint, input.is_optional, view! { {control}{whole} }.into_any())
    }

    /// Label, hint and error around a control whose id is `name`.
    #[must_use]
    pub fn field(&self, name: &str, hint: Option<String>, is_optional: bool, control: AnyView) -> AnyView {
        let t = self.context.locale();
        let class = if self.fault(name).is_some() { "field has-error" } else { "field" };
        let optional =
            is_optional.then(|| view! { " "<span class="optional">"("{text!(t, common.optional)}")"</span> });
        view! {
            <div class=class>
                <label for=name.to_owned()>{self.label(name)}{optional}</label>
                {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
                {control}
                {self.error(name)}
            </div>
        }
        .into_any()
    }

    /// The error below a field.
    #[must_use]
    pub fn error(&self, name: &str) -> Option<AnyView> {
        let sentence = self.fault(name)?;
        let id = format!("{name}-error");
        Some(view! { <p class="error" id=id>{icon(self.context, "error")}<span>{sentence}</span></p> }.into_any())
    }
}

/// The number of the row that the name of a field ends in, where it has one.
fn place_of(name: &str) -> Option<usize> {
    name.rsplit_once('-')?.1.parse().ok()
}

/// The entries of a list as HTML: a form of 200 people has 50,000 of them.
pub struct Options(String);

impl Options {
    /// Entries of what is sent, what is read, and the language of that, where it is not the page's.
    fn new(entries: impl Iterator<Item = (&'static str, String, Option<&'static str>)>) -> Self {
        let entry = |(code, label, language)| view! { <option value=code lang=language>{label}</option> };
        Self(without_markers(&entries.map(entry).collect::<Vec<_>>().to_html()))
    }

    /// The same with one of them selected; what is typed may be none of them, and reach over several.
    fn with(&self, chosen: &str) -> String {
        if chosen.contains('"') {
            return self.0.clone();
        }
        let value = format!("value=\"{chosen}\"");
        self.0.replacen(&value, &format!("{value} selected"), 1)
    }
}

/// A list to choose one entry of.
#[must_use]
pub fn select(
    fields: &Fields<'_>,
    name: &str,
    value: &str,
    options: &Options,
    autocomplete: &'static str,
    hint: Option<String>,
) -> AnyView {
    let control = view! {
        <select
            class="input"
            id=name.to_owned()
            name=name.to_owned()
            autocomplete=autocomplete
            aria-describedby=fields.described_by(name, hint.is_some())
            aria-invalid=fields.fault(name).map(|_| "true")
            inner_html=options.with(value)
        ></select>
    }
    .into_any();
    fields.field(name, hint, false, control)
}

/// Every country by its name in a language, in the order of that language.
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

/// Every language by its own name.
#[must_use]
pub fn languages() -> &'static Options {
    static OPTIONS: LazyLock<Options> = LazyLock::new(|| {
        let entry = |one: Language| (one.code(), one.own_name().to_owned(), Some(one.code()));
        Options::new(Language::ALL.map(entry).into_iter())
    });
    &OPTIONS
}

/// A list of a filter: one entry, or any.
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
    .into_any()
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
