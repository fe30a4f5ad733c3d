//! Fields of forms: label above, hint below it, error below the field, summary on top.

use super::icon;
use crate::{
    api::ApiError,
    domain::fault::FaultCode,
    server::{
        context::Context,
        text::{self, text},
    },
};
use leptos::prelude::*;

/// The fields of one form with the faults of the last attempt.
pub struct Fields<'a> {
    context: &'a Context,
    labels: Vec<(&'static str, String)>,
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
    pub fn new(context: &'a Context, labels: Vec<(&'static str, String)>, error: Option<&ApiError>) -> Self {
        let faults = error.map(ApiError::faults).unwrap_or_default();
        let faults = faults.iter().map(|fault| (fault.field.clone(), fault.code)).collect();
        Self { context, labels, faults }
    }

    /// The label of a field.
    #[must_use]
    pub fn label(&self, name: &str) -> String {
        self.labels.iter().find(|(known, _)| *known == name).map(|(_, label)| label.clone()).unwrap_or_default()
    }

    /// What is wrong with a field, in words.
    #[must_use]
    pub fn fault(&self, name: &str) -> Option<String> {
        let (_, code) = self.faults.iter().find(|(field, _)| field == name)?;
        Some(text::fault(self.context.locale(), *code, &self.label(name)))
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

    /// A field with its label, hint and error.
    #[must_use]
    pub fn input(&self, name: &'static str, value: &str, input: Input) -> AnyView {
        let kind = if input.kind.is_empty() { "text" } else { input.kind };
        let is_machine_text = kind == "email" || input.inputmode.is_some();
        let control = view! {
            <input
                class="input"
                id=name
                name=name
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
        self.field(name, input.hint, input.is_optional, control)
    }

    /// Label, hint and error around a control whose id is `name`.
    #[must_use]
    pub fn field(&self, name: &'static str, hint: Option<String>, is_optional: bool, control: AnyView) -> AnyView {
        let t = self.context.locale();
        let class = if self.fault(name).is_some() { "field has-error" } else { "field" };
        let optional =
            is_optional.then(|| view! { " "<span class="optional">"("{text!(t, common.optional)}")"</span> });
        view! {
            <div class=class>
                <label for=name>{self.label(name)}{optional}</label>
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

/// A list to choose one entry of.
#[must_use]
pub fn select(
    fields: &Fields<'_>,
    name: &'static str,
    value: &str,
    options: Vec<(String, String)>,
    autocomplete: &'static str,
    hint: Option<String>,
) -> AnyView {
    let options = options
        .into_iter()
        .map(|(code, label)| {
            let is_selected = code == value;
            view! { <option value=code selected=is_selected>{label}</option> }
        })
        .collect::<Vec<_>>();
    let control = view! {
        <select
            class="input"
            id=name
            name=name
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
