//! The roles on a person's page, and changes to them, for the page's own forms and for the island.

use crate::{
    api::{
        ApiError,
        person::{AddRole, HeldRole, PersonRoles, Removal, RemoveRole, RoleChoice, RolesAnswer},
    },
    components::{FormTexts, Question, RoleListTexts, Tone, icon, note, role_list, section},
    domain::{
        access::{Permission, Role},
        notice::Notice,
        person::full_name,
        roster::Status,
    },
    islands::role_editor::{RoleEditor, RoleEditorState, RoleEditorTexts},
    pages::{
        components::{form_texts, role_table, roles_guide, status_name},
        frame::{
            notice::{tell_about, undo_form},
            scope::scope_name,
            title_in_place,
        },
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        text::{self, text},
        workflow::{
            person::{self, PersonView},
            roles::HeldRole as Held,
            scopes::NamedScope,
        },
    },
};
use leptos::prelude::*;

/// Loads what the page of a person shows.
pub async fn load(context: &Context, user_id: &str) -> Outcome<PersonView> {
    let actor = authorize(context, Permission::ViewUsers)?;
    person::view(context, &actor, user_id).await
}

/// Assigns a role, and returns the resulting roles.
pub async fn add(context: &Context, input: &AddRole) -> Outcome<RolesAnswer> {
    let act = person::add_role(context, input).await?;
    answer(context, &input.user, act).await
}

/// Removes a role, and returns the resulting roles.
pub async fn remove(context: &Context, input: &RemoveRole) -> Outcome<RolesAnswer> {
    let act = Box::pin(person::remove_role(context, input)).await?;
    answer(context, &input.user, act).await
}

async fn answer(context: &Context, user_id: &str, act: Option<String>) -> Outcome<RolesAnswer> {
    let undo = act.map(|act| undo_form(context, act));
    let removed = |path: &str, notice, name: &str| {
        tell_about(context, path, notice, undo.as_ref(), name);
        Ok(RolesAnswer::Elsewhere(path.to_owned()))
    };
    if context.session.as_ref().is_some_and(|session| session.user.id == user_id) {
        // The actor may have lost access to the page; otherwise, the result depends on the remaining roles.
        let is_visible = matches!(person::still_views_users(context).await, Ok(true));
        return if is_visible {
            removed(&paths::of(paths::PERSON, user_id), Notice::RoleRemoved, "")
        } else {
            removed(paths::HOME, Notice::OwnRoleRemoved, "")
        };
    }
    match load(context, user_id).await {
        Ok(view) => Ok(RolesAnswer::Here(PersonRoles { undo, ..in_words(context, &view) })),
        Err(Failure::Refused(_)) => {
            removed(paths::PEOPLE, Notice::LastRoleRemoved, &person::name_of(context, user_id).await?)
        }
        Err(failure) => Err(failure),
    }
}

/// The section of the page. `draft` is the role chosen when the session had ended.
pub fn roles(context: &Context, view: &PersonView, draft: Option<&[String]>, error: Option<&ApiError>) -> AnyView {
    let t = context.locale();
    let roles = in_words(context, view);
    let is_open = !roles.choices.is_empty();
    let list = if is_changeable(view) {
        let name = full_name(&view.user.first_name, &view.user.last_name);
        let texts = RoleEditorTexts {
            choice: text!(t, access.person_add_role),
            choose: text!(t, access.person_choose_role),
            add: text!(t, access.add_role),
            added: text!(t, access.role_added, name = &name),
            removed: text!(t, access.role_removed, name = &name),
            last_administrator: text!(t, error.last_administrator_text, account = "{account}"),
            title: title_in_place(context, &name),
        };
        let state = RoleEditorState {
            list: list_texts(context),
            form: FormTexts::clone(&form_texts(context)),
            user: view.user.id.clone(),
            action: paths::of(paths::PERSON_ROLES, &view.user.id),
            roles,
            chosen: draft.and_then(|draft| draft.first().cloned()),
            faults: error.map(ApiError::faults).unwrap_or_default().to_vec(),
        };
        view! { <RoleEditor texts state/> }.into_html()
    } else {
        role_list(&list_texts(context), move || roles.held.clone(), |_, _| ()).into_html()
    };
    let body = view! {
        {draft.filter(|_| is_open).map(|_| note(Tone::Warning, text!(t, common.draft)))}
        {list}
        {is_open.then(|| about_roles(context))}
    };
    section("roles", text!(t, access.person_roles), body).into_html()
}

/// Whether the actor can change any of the roles: only then does the page load the island.
#[must_use]
pub fn is_changeable(view: &PersonView) -> bool {
    !choices(view).is_empty() || view.roles.iter().any(|one| one.may_take)
}

fn choices(view: &PersonView) -> &[(Role, NamedScope)] {
    if view.is_deactivated { &[] } else { &view.addable }
}

fn list_texts(context: &Context) -> RoleListTexts {
    let t = context.locale();
    RoleListTexts {
        caption: text!(t, access.person_roles_caption),
        role: text!(t, label.role),
        scope: text!(t, common.scope),
        granted_by: text!(t, access.person_given_by),
        granted_on: text!(t, access.person_given_on),
        suspended: status_name(context, Status::Deactivated),
        remove: text!(t, access.remove_role),
    }
}

fn in_words(context: &Context, view: &PersonView) -> PersonRoles {
    let t = context.locale();
    let choice = |(role, scope): &(Role, NamedScope)| RoleChoice {
        value: format!("{}@{}", role.code(), scope.scope.id()),
        label: format!("{} · {}", text::role_name(t, *role), scope_name(context, scope)),
    };
    PersonRoles {
        held: view.roles.iter().map(|one| held(context, view, one)).collect(),
        choices: choices(view).iter().map(choice).collect(),
        undo: None,
    }
}

fn held(context: &Context, view: &PersonView, held: &Held) -> HeldRole {
    let t = context.locale();
    let granted_by = match (&held.row.granted_by, &held.row.granter_first_name, &held.row.granter_last_name) {
        (None, ..) => text!(t, access.by_register),
        (Some(_), Some(first), Some(last)) => full_name(first, last),
        _ => text!(t, access.by_unknown),
    };
    HeldRole {
        role: text::role_name(t, held.row.role),
        scope: scope_name(context, &held.scope),
        granted_by,
        granted_on: text::day(context.language, held.row.granted_at),
        is_suspended: held.row.suspended_at.is_some(),
        removal: held.may_take.then(|| removal(context, view, held)),
    }
}

/// Removing a role, with the confirmation before it.
pub fn removal(context: &Context, view: &PersonView, held: &Held) -> Removal {
    let t = context.locale();
    let name = full_name(&view.user.first_name, &view.user.last_name);
    let (role, scope) = (text::role_name(t, held.row.role), scope_name(context, &held.scope));
    let invites = held.row.role.may(Permission::InviteUsers);
    let pauses = if invites { format!(" {}", text!(t, access.remove_pauses, name = &name)) } else { String::new() };
    Removal {
        label: text!(t, access.remove_role_of, role = &role, scope = &scope),
        question: Question {
            title: text!(t, access.remove_title, role = &role, name = &name),
            text: text!(t, access.remove_text, name = &name, role = &role, scope = &scope) + &pauses,
            warning: view.is_self.then(|| text!(t, access.remove_own)),
            action: paths::of(paths::PERSON_REMOVE_ROLE, &view.user.id),
            fields: vec![("assignment".to_owned(), held.row.id.clone())],
            button: text!(t, access.remove_button),
            keep: text!(t, access.remove_keep),
            back: paths::of(paths::PERSON, &view.user.id),
        },
    }
}

/// What each role allows, for people about to assign one (R44).
fn about_roles(context: &Context) -> AnyView {
    view! {
        <details class="more">
            <summary>{text!(context.locale(), access.person_about_roles)}{icon("chevron-down")}</summary>
            {role_table(context)}
        </details>
        {roles_guide(context)}
    }
    .into_html()
}
