//! Fields of forms: label above, hint below it, error below the field, summary on top.

use super::{compact::compact, icon::icon};
use crate::domain::fault::{FaultCode, FieldFault};
use leptos::prelude::*;
use std::{mem::discriminant, sync::Arc};

/// Characters of a field that are visible on a phone.
const LONGEST_IN_VIEW: usize = 30;

compact! {
    /// Texts common to all forms.
    pub struct FormTexts {
        /// Marks the label of an optional field.
        pub optional: String,
        /// Heading of the error summary.
        pub summary: String,
        /// Name of a row in a form with several, with `{number}`.
        pub row: String,
        /// Error templates for [`fault_sentence`].
        pub faults: Vec<String>,
    }
}

/// The error of a field as a sentence. `sentences` are templates in the order of [`FaultCode::ALL`], with `{label}` and
/// `{limit}`.
#[must_use]
pub fn fault_sentence(sentences: &[String], code: FaultCode, label: &str) -> String {
    let place = FaultCode::ALL.iter().position(|known| discriminant(known) == discriminant(&code));
    let limit = code.limit().map(|limit| limit.to_string()).unwrap_or_default();
    let sentence = place.and_then(|place| sentences.get(place));
    sentence.map(|sentence| sentence.replace("{limit}", &limit).replace("{label}", label)).unwrap_or_default()
}

/// The labels and errors of a form's fields; cheap to clone. In a form with rows, the name of a field ends in the
/// number of its row, which labels don't have.
#[derive(Clone)]
pub struct Fields {
    labels: Arc<[(&'static str, String)]>,
    texts: Arc<FormTexts>,
    /// In the order of the form; they change when an island submits it.
    faults: Signal<Vec<FieldFault>>,
    has_rows: bool,
}

/// Attributes of an input beyond name, label and value.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The HTML type; `text` if empty.
    pub kind: &'static str,
    /// What the browser can fill in.
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: Option<&'static str>,
    /// The label of the phone's enter key.
    pub enterkeyhint: Option<&'static str>,
    /// Hint below the label.
    pub hint: Option<String>,
    /// Whether it is optional.
    pub is_optional: bool,
    /// Whether it is read-only.
    pub is_readonly: bool,
    /// Whether it gets the focus if no field has an error.
    pub is_first: bool,
}

impl Fields {
    /// The fields of a form.
    #[must_use]
    pub fn new(
        labels: Vec<(&'static str, String)>,
        texts: impl Into<Arc<FormTexts>>,
        faults: Signal<Vec<FieldFault>>,
    ) -> Self {
        Self { labels: labels.into(), texts: texts.into(), faults, has_rows: false }
    }

    /// Same fields in a form with several rows: the summary names the row.
    #[must_use]
    pub fn with_rows(self, has_rows: bool) -> Self {
        Self { has_rows, ..self }
    }

    /// The label of a field.
    #[must_use]
    pub fn label(&self, name: &str) -> String {
        let name = row_of(name).map_or(name, |(name, _)| name);
        let label = self.labels.iter().find(|(known, _)| *known == name);
        label.map(|(_, label)| label.clone()).unwrap_or_default()
    }

    /// The error of a field as a sentence.
    #[must_use]
    pub fn fault(&self, name: &str) -> Option<String> {
        let code = self.faults.read().iter().find(|fault| fault.field == name)?.code;
        Some(self.sentence(name, code))
    }

    /// A possible error of a field as a sentence.
    #[must_use]
    pub fn sentence(&self, name: &str, code: FaultCode) -> String {
        fault_sentence(&self.texts.faults, code, &self.label(name))
    }

    /// The errors of the fields.
    #[must_use]
    pub fn faults(&self) -> Vec<FieldFault> {
        self.faults.get()
    }

    /// Whether a field has an error.
    #[must_use]
    pub fn is_faulty(&self, name: &str) -> bool {
        self.faults.read().iter().any(|fault| fault.field == name)
    }

    /// Whether any field has an error.
    #[must_use]
    pub fn has_faults(&self) -> bool {
        !self.faults.read().is_empty()
    }

    /// Whether a field gets the focus when the page loads: the first one with an error, or else the first of the form.
    #[must_use]
    pub fn has_focus(&self, name: &str, is_first: bool) -> bool {
        self.faults.read_untracked().first().map_or(is_first, |fault| fault.field == name)
    }

    /// `aria-invalid` of a field.
    #[must_use]
    pub fn invalid(&self, name: &str) -> Signal<Option<String>> {
        self.on(name, |fields, name| fields.is_faulty(name).then(|| "true".to_owned()))
    }

    /// `aria-describedby` of a field: the IDs of its hint and error.
    #[must_use]
    pub fn described_by(&self, name: &str, has_hint: bool) -> Signal<Option<String>> {
        self.on(name, move |fields, name| match (has_hint, fields.is_faulty(name)) {
            (true, true) => Some(format!("{name}-hint {name}-error")),
            (true, false) => Some(format!("{name}-hint")),
            (false, true) => Some(format!("{name}-error")),
            (false, false) => None,
        })
    }

    /// The class of the element around a field.
    #[must_use]
    pub fn class(&self, name: &str) -> Signal<String> {
        self.on(name, |fields, name| if fields.is_faulty(name) { "field has-error" } else { "field" }.to_owned())
    }

    /// A value that depends on a field's error. Signals of one type share their code in the browser; closures do not.
    fn on<T: Send + Sync + 'static>(
        &self,
        name: &str,
        show: impl Fn(&Self, &str) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let (fields, name) = (self.clone(), name.to_owned());
        Signal::derive(move || show(&fields, &name))
    }

    /// The errors at the top of the form, each a link to its field. A single error is shown at its field only.
    pub fn summary(&self) -> impl IntoView + use<> {
        let fields = self.clone();
        move || {
            let faults = fields.faults.get();
            (faults.len() > 1).then(|| {
                let items = faults.iter().filter_map(|FieldFault { field, .. }| {
                    let sentence = fields.fault(field)?;
                    let row = row_of(field).filter(|_| fields.has_rows);
                    let sentence = match row {
                        Some((_, number)) => format!("{}: {sentence}", fields.texts.row.replace("{number}", number)),
                        None => sentence,
                    };
                    Some(view! { <li><a href=format!("#{field}")>{sentence}</a></li> })
                });
                view! {
                    <div class="error-summary" role="alert" tabindex="-1">
                        <h2>{fields.texts.summary.clone()}</h2>
                        <ul>{items.collect::<Vec<_>>()}</ul>
                    </div>
                }
            })
        }
    }

    /// A field with its label, hint and error.
    pub fn input(&self, name: &str, value: &str, input: Input) -> impl IntoView + use<> {
        let kind = if input.kind.is_empty() { "text" } else { input.kind };
        let is_machine_text = kind == "email" || input.inputmode.is_some();
        let has_hint = input.hint.is_some();
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
                aria-describedby=self.described_by(name, has_hint)
                aria-invalid=self.invalid(name)
                readonly=input.is_readonly
                autofocus=self.has_focus(name, input.is_first)
            />
        };
        // On a phone, a read-only field can't be scrolled to its end.
        let is_cut = input.is_readonly && value.chars().count() > LONGEST_IN_VIEW;
        let whole = is_cut.then(|| view! { <p class="hint">{value.to_owned()}</p> });
        self.field(name, input.hint, input.is_optional, view! { {control}{whole} })
    }

    /// Label, hint and error around a control whose ID is `name`.
    pub fn field<V: IntoView + 'static>(
        &self,
        name: &str,
        hint: Option<String>,
        is_optional: bool,
        control: V,
    ) -> impl IntoView + use<V> {
        let optional =
            is_optional.then(|| view! { " "<span class="optional">"("{self.texts.optional.clone()}")"</span> });
        view! {
            <div class=self.class(name)>
                <label for=name.to_owned()>{self.label(name)}{optional}</label>
                {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
                {control}
                {self.error(name)}
            </div>
        }
    }

    /// The error below a field.
    pub fn error(&self, name: &str) -> impl IntoView + use<> {
        let (fields, name) = (self.clone(), name.to_owned());
        move || {
            let sentence = fields.fault(&name)?;
            Some(view! { <p class="error" id=format!("{name}-error")>{icon("error")}<span>{sentence}</span></p> })
        }
    }
}

/// A field's name split into the part before its row number and that number; `None` without one.
fn row_of(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('-').filter(|(_, place)| place.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_name_the_label_and_the_limit_of_the_fault() {
        let sentences = ["Fill in “{label}”.", "", "", "“{label}” takes {limit} characters."].map(str::to_owned);
        let sentence = |code| fault_sentence(&sentences, code, "First name");
        assert_eq!(sentence(FaultCode::Required), "Fill in “First name”.");
        assert_eq!(sentence(FaultCode::TooLong { max: 100 }), "“First name” takes 100 characters.");
        assert_eq!(sentence(FaultCode::OwnAddress), "");
    }

    #[test]
    fn fields_of_rows_have_the_label_of_their_kind() {
        let labels = vec![("email", "Email".to_owned()), ("first_name", "First name".to_owned())];
        let faults = vec![FieldFault::new("email-2", FaultCode::Required)];
        Owner::new().with(|| {
            let texts =
                FormTexts { optional: String::new(), summary: String::new(), row: String::new(), faults: Vec::new() };
            let fields = Fields::new(labels, texts, Signal::stored(faults));
            assert_eq!(fields.label("email-12"), "Email");
            assert_eq!(fields.label("first_name"), "First name");
            assert_eq!(fields.described_by("email-2", true).get().as_deref(), Some("email-2-hint email-2-error"));
            assert!(fields.has_focus("email-2", false) && !fields.has_focus("email-1", true));
        });
    }
}
