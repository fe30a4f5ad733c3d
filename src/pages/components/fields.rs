//! Fields of forms: label above, hint below it, error below the field, summary on top.

use super::icon;
use crate::{
    api::ApiError,
    domain::{fault::FaultCode, language::Language, person::COUNTRIES},
    server::{
        context::Context,
        text::{self, text},
    },
};
use leptos::prelude::*;

/// So many characters of a field are in view on a phone.
const LONGEST_IN_VIEW: usize = 30;

/// The fields of one form with the faults of the last attempt.
pub struct Fields<'a> {
    context: &'a Context,
    labels: Vec<(String, String)>,
    faults: Vec<(String, FaultCode)>,
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
    /// The fields of a form, in their order, after an attempt that may have failed.
    #[must_use]
    pub fn new<N: Into<String>>(context: &'a Context, labels: Vec<(N, String)>, error: Option<&ApiError>) -> Self {
        let labels = labels.into_iter().map(|(name, label)| (name.into(), label)).collect();
        let faults = error.map(ApiError::faults).unwrap_or_default();
        let faults = faults.iter().map(|fault| (fault.field.clone(), fault.code)).collect();
        Self { context, labels, faults }
    }

    /// The label of a field.
    #[must_use]
    pub fn label(&self, name: &str) -> String {
        self.labels.iter().find(|(known, _)| known == name).map(|(_, label)| label.clone()).unwrap_or_default()
    }

    /// What is wrong with a field, in words.
    #[must_use]
    pub fn fault(&self, name: &str) -> Option<String> {
        let (_, code) = self.faults.iter().find(|(field, _)| field == name)?;
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
        let has_several = self.labels.iter().filter_map(|(known, _)| place_of(known)).any(|other| other > 1);
        has_several.then(|| text!(self.context.locale(), access.invite_person, number = place))
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

/// An entry of a list: what is sent, and what is read.
pub struct Entry {
    code: String,
    label: String,
    /// The language of the label, where it is not the page's.
    language: Option<&'static str>,
}

/// A list to choose one entry of.
#[must_use]
pub fn select(
    fields: &Fields<'_>,
    name: &str,
    value: &str,
    options: Vec<Entry>,
    autocomplete: &'static str,
    hint: Option<String>,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|Entry { code, label, language }| {
            let is_selected = code == value;
            view! { <option value=code selected=is_selected lang=language>{label}</option> }
        })
        .collect::<Vec<_>>();
    let control = view! {
        <select
            class="input"
            id=name.to_owned()
            name=name.to_owned()
            autocomplete=autocomplete
            aria-describedby=fields.described_by(name, hint.is_some())
            aria-invalid=fields.fault(name).map(|_| "true")
        >
            {options}
        </select>
    }
    .into_any();
    fields.field(name, hint, false, control)
}

/// Every country by its name in the page's language, in the order of that language.
#[must_use]
pub fn countries(context: &Context) -> Vec<Entry> {
    let entry = |code: &&str| {
        let label = text::country_name(context.language, code);
        Entry { code: (*code).to_owned(), label, language: None }
    };
    let mut countries: Vec<Entry> = COUNTRIES.iter().map(entry).collect();
    countries.sort_by_key(|country| text::sort_key(&country.label));
    countries
}

/// Every language by its own name.
#[must_use]
pub fn languages() -> Vec<Entry> {
    let entry = |one: Language| {
        let (code, label) = (one.code().to_owned(), one.own_name().to_owned());
        Entry { code, label, language: Some(one.code()) }
    };
    Language::ALL.map(entry).into()
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
