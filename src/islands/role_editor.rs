//! The roles on a person's page: assigned and removed in place.

use super::{
    asking::dialog,
    sending::{follows_here, go, send, value},
    swapping::refresh,
};
use crate::{
    api::{
        ApiError,
        functions::{add_role, remove_role},
        person::{AddRole, PersonRoles, Removal, RemoveRole, RoleChoice, RolesAnswer},
    },
    components::{
        ActionResult, Fields, FormTexts, Question, RoleListTexts, Tone, compact, result_bar, role_list, texts,
    },
    domain::fault::FieldFault,
};
use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
};

texts! {
    /// The texts of the widget.
    pub struct RoleEditorTexts {
        /// Label of the list of roles to add.
        pub choice,
        /// Its first entry, which is not a role.
        pub choose,
        /// The button that adds the role.
        pub add,
        /// Says that a role was added.
        pub added,
        /// Says that a role was removed.
        pub removed,
        /// Says why the last Account Administrator of `{account}` can't be removed.
        pub last_administrator,
        /// The page title after an action, with `{sentence}`.
        pub title,
    }
}

compact! {
    /// The person and their roles.
    pub struct RoleEditorState {
        /// Texts of the list.
        pub list: RoleListTexts,
        /// Texts common to all forms.
        pub form: FormTexts,
        /// The person's ID.
        pub user: String,
        /// The path of the form that adds a role.
        pub action: String,
        /// The roles.
        pub roles: PersonRoles,
        /// The value of the role last chosen.
        pub chosen: Option<String>,
        /// The errors of the last submission.
        pub faults: Vec<FieldFault>,
    }
}

/// The list of roles, each with a way to remove it, and the form that adds one. Without the island, both lead to pages
/// of their own.
#[island]
pub fn RoleEditor(
    /// The texts.
    texts: RoleEditorTexts,
    /// The state.
    state: RoleEditorState,
) -> impl IntoView {
    let RoleEditorState { list, form, user, action, roles, chosen, faults } = state;
    let roles = RwSignal::new(roles);
    let faults = RwSignal::new(faults);
    let result = RwSignal::new(None::<ActionResult>);
    let asked = RwSignal::new(None::<Question>);
    let is_under_way = RwSignal::new(false);
    let texts = StoredValue::new(texts);
    let user = StoredValue::new(user);

    // The dialog closes before the result gets the focus.
    let say = move |tone, sentence, undo| {
        asked.set(None);
        result.set(Some(ActionResult { tone, sentence, undo }));
    };
    let show = move |answer, done: String| match answer {
        Ok(RolesAnswer::Here(mut now)) => {
            faults.set(Vec::new());
            let undo = now.undo.take();
            roles.set(now);
            refresh("past");
            say(Tone::Success, done, undo);
            true
        }
        Ok(RolesAnswer::Elsewhere(path)) => {
            go(&path);
            true
        }
        Err(ApiError::LastAdministrator { account }) => {
            let sentence = texts.read_value().last_administrator.replace("{account}", &account);
            say(Tone::Error, sentence, None);
            true
        }
        Err(_) => false,
    };
    let add = move |event: SubmitEvent| {
        let chosen = value(&event, "role");
        let (role, scope) = chosen.split_once('@').unwrap_or_default();
        let input = AddRole { user: user.get_value(), role: role.to_owned(), scope: scope.to_owned() };
        send(&event, is_under_way, add_role(input), move |answer| show(answer, texts.read_value().added.clone()));
    };
    let remove = move |event: SubmitEvent| {
        let input = RemoveRole { user: user.get_value(), assignment: value(&event, "assignment") };
        send(&event, is_under_way, remove_role(input), move |answer| show(answer, texts.read_value().removed.clone()));
    };
    let ask = move |event: MouseEvent, removal: &Removal| {
        if follows_here(&event) {
            event.prevent_default();
            asked.set(Some(removal.question.clone()));
        }
    };
    let fields = {
        let texts = texts.read_value();
        Fields::new(vec![("role", texts.choice.clone())], form, faults.into())
    };
    let addition = move || {
        let choices = roles.read().choices.clone();
        (!choices.is_empty()).then(|| {
            let texts = texts.read_value();
            let options = choices.into_iter().map(|RoleChoice { value, label }| {
                let is_chosen = chosen.as_ref() == Some(&value);
                view! { <option value=value selected=is_chosen>{label}</option> }
            });
            let control = view! {
                <select class="input" id="role" name="role" required
                    aria-invalid=fields.invalid("role")
                    aria-describedby=fields.described_by("role", false)
                    autofocus=fields.has_focus("role", false)>
                    <option value="">{texts.choose.clone()}</option>
                    {options.collect::<Vec<_>>()}
                </select>
            };
            view! {
                <form class="inline-form" method="post" action=action.clone() on:submit=add>
                    {fields.field("role", None, false, control)}
                    <button class="button">{texts.add.clone()}</button>
                </form>
            }
        })
    };
    view! {
        {result_bar(result, texts.read_value().title.clone())}
        {role_list(&list, move || roles.get().held, ask)}
        {addition}
        {dialog(asked, Callback::new(remove))}
    }
}
