//! The page of *Invite Users*.

use super::sheet::Sheet;
use crate::{
    api::{
        ApiError,
        invite::{Confirmation, Invitee, Report, RowResult},
    },
    components::{Fields, Input, Tone, first_message, icon, message, page_head},
    domain::{
        access::Role,
        invite::{MOST_PEOPLE, RowOutcome},
    },
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::{countries, form_fields, languages, roles_guide, select},
        frame::{Layout, Page, fault::mail_limit, respond, scope::scope_name},
    },
    paths,
    server::{
        access::Actor,
        context::Context,
        html::{IntoHtml, within_island},
        text::{self, text},
        workflow::{invite::may_offer, scopes::NamedScope},
    },
};
use axum::response::Response;
use leptos::prelude::*;

/// The page with the form; `scopes` are the purchasing accounts to which the actor can invite.
pub fn page(context: &Context, actor: &Actor, scopes: &[NamedScope], sheet: &Sheet) -> Response {
    let t = context.locale();
    let title = text!(t, label.invite_users);
    let page =
        Page::new(title.clone(), Layout::Wide).with_error(sheet.error.as_ref()).with_form(paths::INVITE).with_islands();
    respond(context, page, || {
        let fields = fields(context, sheet);
        let offers = Role::ALL.map(|role| Offer::new(context, actor, scopes, role));
        let row = |(place, row)| person(context, scopes, &offers, &fields, sheet, place, row);
        let rows = (1..).zip(&sheet.people).map(row);
        // With refused rows, which get the focus, the results stand next to them, where phones show them, too.
        let done = sheet.report.as_ref().and_then(|report| outcome(context, &fields, report));
        let (done_above, done_here) = if fields.has_faults() { (None, done) } else { (done, None) };
        let forms = within_island(view! {
            {page_head(title, text!(t, access.invite_lead), ())}
            {sheet.is_draft.then(|| draft(context))}
            {sheet.error.as_ref().and_then(|error| failure(context, error))}
            {done_above}
            {scopes.is_empty().then(|| message(Tone::Info, text!(t, access.invite_closed)))}
            <form class="form invite-form" id="form" method="post" action=paths::INVITE novalidate>
                {fields.summary()}
                {sheet.report.as_ref().and_then(|report| confirmations(context, report))}
                <p class="hint">{text!(t, common.required_unless_optional)}</p>
                <input type="hidden" name="key" value=sheet.key.clone()/>
                {account_choice(context, scopes, &fields, sheet)}
                {done_here}
                {rows.collect::<Vec<_>>()}
                {(sheet.people.len() < MOST_PEOPLE).then(|| list(context, &fields, sheet))}
                <div class="form-actions">
                    <button class="button primary">{text!(t, label.invite)}</button>
                    {(sheet.people.len() < MOST_PEOPLE).then(|| view! {
                        <button class="button" name="add" value="1">{text!(t, label.invite_another_user)}</button>
                    })}
                </div>
            </form>
            {roles_guide(context)}
        });
        view! {
            <p class="breadcrumb"><a href=paths::PEOPLE>{text!(t, label.manage_users)}</a></p>
            <FormsInPlace>{forms}</FormsInPlace>
        }
        .into_html()
    })
}

/// Why nothing was done, if the input is not the reason.
fn failure(context: &Context, error: &ApiError) -> Option<AnyView> {
    let t = context.locale();
    let sentence = match error {
        ApiError::Busy => text!(t, error.busy_text),
        ApiError::MailLimit { seconds } => mail_limit(context, *seconds),
        ApiError::Internal { reference } => text!(t, error.internal_text, reference = reference),
        _ => return None,
    };
    Some(first_message(Tone::Error, view! { <p>{sentence}</p> }).into_html())
}

/// Says that the form was restored after the session had ended, and offers an empty one.
fn draft(context: &Context) -> AnyView {
    let t = context.locale();
    let body = view! {
        <p>{text!(t, access.invite_draft, button = text!(t, label.invite))}</p>
        <form method="post" action=paths::INVITE>
            <button class="button" name="discard" value="1">{text!(t, access.invite_discard)}</button>
        </form>
    };
    first_message(Tone::Warning, body).into_html()
}

fn fields(context: &Context, sheet: &Sheet) -> Fields {
    let t = context.locale();
    let labels = vec![
        ("accounts", text!(t, access.invite_accounts)),
        ("list", text!(t, access.invite_list)),
        ("email", text!(t, label.email_address)),
        ("first_name", text!(t, label.first_name)),
        ("last_name", text!(t, label.last_name)),
        ("language", text!(t, label.preferred_language)),
        ("country", text!(t, label.country_region)),
        ("roles", text!(t, label.role)),
    ];
    form_fields(context, labels, sheet.error.as_ref()).with_rows(sheet.people.len() > 1)
}

/// Attributes of a group's first available checkbox: it stands for the group, because only a checkbox can have the
/// focus.
#[derive(Default)]
struct FirstBox {
    id: Option<String>,
    invalid: Option<String>,
    described_by: Option<String>,
    has_focus: bool,
}

impl FirstBox {
    /// For a checkbox of the group `name`; empty for all but the first.
    fn of(fields: &Fields, name: &str, is_first: bool) -> Self {
        if !is_first {
            return Self::default();
        }
        Self {
            id: Some(name.to_owned()),
            invalid: fields.invalid(name).get(),
            described_by: fields.described_by(name, true).get(),
            has_focus: fields.has_focus(name, false),
        }
    }
}

fn account_choice(context: &Context, scopes: &[NamedScope], fields: &Fields, sheet: &Sheet) -> Option<AnyView> {
    let t = context.locale();
    let is_known = |id: &String| scopes.iter().any(|one| one.scope.id() == id);
    // Not needed for a single account, unless another one was chosen that has been closed since.
    if scopes.len() < 2 && sheet.accounts.iter().all(is_known) {
        return None;
    }
    let boxes = scopes
        .iter()
        .enumerate()
        .map(|(index, scope)| {
            let id = scope.scope.id().to_owned();
            let is_checked = sheet.accounts.contains(&id);
            let first = FirstBox::of(fields, "accounts", index == 0);
            view! {
                <label class="check">
                    <input type="checkbox" id=first.id name="accounts" value=id checked=is_checked
                        aria-invalid=first.invalid aria-describedby=first.described_by autofocus=first.has_focus/>
                    <span>{scope_name(context, scope)}<span class="quiet">" "{scope.organization_name.clone()}</span></span>
                </label>
            }
        })
        .collect::<Vec<_>>();
    Some(
        view! {
            <fieldset class=fields.class("accounts")>
                <legend>{text!(t, access.invite_accounts)}</legend>
                <p class="hint" id="accounts-hint">{text!(t, access.invite_accounts_hint)}</p>
                {boxes}
                {fields.error("accounts")}
            </fieldset>
        }
        .into_html(),
    )
}

/// The field for a pasted list. It becomes rows to check before anyone is invited.
fn list(context: &Context, fields: &Fields, sheet: &Sheet) -> AnyView {
    let t = context.locale();
    // `inner_html` is not escaped.
    let pasted = sheet.list.replace('&', "&amp;").replace('<', "&lt;");
    let control = view! {
        <textarea class="input" id="list" name="list" rows="6" autocomplete="off" spellcheck="false"
            aria-invalid=fields.invalid("list")
            aria-describedby=fields.described_by("list", true)
            autofocus=fields.has_focus("list", false)
            inner_html=pasted></textarea>
    };
    view! {
        <details class="more" open=!sheet.list.is_empty() || fields.is_faulty("list")>
            <summary>{text!(t, access.invite_list_title)}{icon("chevron-down")}</summary>
            {fields.field("list", Some(text!(t, access.invite_list_hint)), true, control)}
            <button class="button" name="paste" value="1" formnovalidate>{text!(t, access.invite_list_add)}</button>
        </details>
    }
    .into_html()
}

/// A role as each row offers it.
struct Offer {
    role: Role,
    name: String,
    level: String,
    may: bool,
    /// Why the actor can't assign it, or not everywhere.
    reason: Option<String>,
}

impl Offer {
    fn new(context: &Context, actor: &Actor, scopes: &[NamedScope], role: Role) -> Self {
        let t = context.locale();
        Self {
            role,
            name: text::role_name(t, role),
            level: text::role_level(t, role),
            may: may_offer(actor, role, scopes),
            reason: reason(context, actor, role, scopes),
        }
    }
}

fn person(
    context: &Context,
    scopes: &[NamedScope],
    offers: &[Offer],
    fields: &Fields,
    sheet: &Sheet,
    place: usize,
    row: &Invitee,
) -> AnyView {
    let t = context.locale();
    let name = |field: &str| format!("{field}-{place}");
    let text_input = |is_optional| Input { autocomplete: "off", is_optional, ..Input::default() };
    let is_first = sheet.begins_at(place, scopes);
    let email = Input { kind: "email", inputmode: Some("email"), is_first, ..text_input(false) };
    let remove = (sheet.people.len() > 1).then(|| {
        view! {
            <button class="button quiet-button" name="remove" value=place.to_string() formnovalidate>
                {text!(t, access.invite_remove, number = place)}
            </button>
        }
    });
    view! {
        <fieldset class="card invitee">
            <legend>{text!(t, access.invite_person, number = place)}</legend>
            {fields.input(&name("email"), &row.email, email)}
            <div class="field-row">
                {fields.input(&name("first_name"), &row.first_name, text_input(false))}
                {fields.input(&name("last_name"), &row.last_name, text_input(true))}
            </div>
            <div class="field-row">
                {select(fields, &name("language"), &row.language, languages(), "off", None)}
                {select(fields, &name("country"), &row.country, countries(context.language), "off", None)}
            </div>
            {roles(context, offers, fields, &name("roles"), &row.roles)}
            {remove}
        </fieldset>
    }
    .into_html()
}

/// Roles are chosen in the role table with its permission levels (R44); roles that the actor can't assign are shown
/// with the reason.
fn roles(context: &Context, offers: &[Offer], fields: &Fields, name: &str, chosen: &[String]) -> AnyView {
    let t = context.locale();
    let first = offers.iter().find(|offer| offer.may).map(|offer| offer.role);
    let rows = offers
        .iter()
        .map(|offer| {
            let code = offer.role.code();
            let is_checked = offer.may && chosen.iter().any(|chosen| chosen == code);
            let first = FirstBox::of(fields, name, Some(offer.role) == first);
            let id = first.id.unwrap_or_else(|| format!("{name}-{code}"));
            let reason = offer.reason.clone().map(|sentence| view! { <span class="quiet block">{sentence}</span> });
            view! {
                <tr>
                    <th scope="row">
                        <label class="check" for=id.clone()>
                            <input type="checkbox" id=id.clone() name=name.to_owned() value=code checked=is_checked disabled=!offer.may
                                aria-invalid=first.invalid aria-describedby=first.described_by autofocus=first.has_focus/>
                            <span>{offer.name.clone()}{reason}</span>
                        </label>
                    </th>
                    <td data-label=text!(t, label.permission_level)>{offer.level.clone()}</td>
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class=fields.class(name) role="group" aria-label=text!(t, label.role)>
            <p class="hint" id=format!("{name}-hint")>{text!(t, access.invite_roles_hint)}</p>
            <table class="table role-table">
                <caption class="visually-hidden">{text!(t, label.customer_roles)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text!(t, label.role)}</th>
                        <th scope="col">{text!(t, label.permission_level)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {fields.error(name)}
        </div>
    }
    .into_html()
}

/// Why the actor can't assign a role, or not in every purchasing account.
fn reason(context: &Context, actor: &Actor, role: Role, scopes: &[NamedScope]) -> Option<String> {
    let t = context.locale();
    let one = |scope: &&NamedScope| may_offer(actor, role, std::slice::from_ref(*scope));
    let (may, may_not): (Vec<_>, Vec<_>) = scopes.iter().partition(one);
    match (may.is_empty(), may_not.is_empty()) {
        (_, true) => None,
        (true, false) => Some(text!(t, access.role_not_yours)),
        (false, false) => {
            let names = may_not.iter().map(|scope| scope_name(context, scope)).collect::<Vec<_>>().join(", ");
            Some(text!(t, access.role_not_yours_in, accounts = names))
        }
    }
}

/// The result for each person.
fn outcome(context: &Context, fields: &Fields, report: &Report) -> Option<AnyView> {
    let t = context.locale();
    if report.done.is_empty() {
        return None;
    }
    let lines = report
        .done
        .iter()
        .map(|RowResult { email, outcome, agreement, added }| {
            let sentence = match outcome {
                RowOutcome::Invited => text!(t, access.result_invited, email = email),
                RowOutcome::Again => text!(t, access.result_again, email = email),
                RowOutcome::Extended => {
                    let added = added.iter().filter_map(|code| Role::from_code(code));
                    let roles: Vec<String> = added.map(|role| text::role_name(t, role)).collect();
                    text!(t, access.result_extended, email = email, roles = roles.join("; "))
                }
                RowOutcome::Added => text!(t, access.result_added, email = email),
                RowOutcome::Waiting => text!(t, access.result_waiting, email = email),
                RowOutcome::Unchanged => text!(t, access.result_unchanged, email = email),
            };
            let place = agreement.as_ref().map(|number| {
                view! { <span class="quiet">" "{text!(t, access.scope_agreement, number = number)}</span> }
            });
            view! { <li>{sentence}{place}</li> }
        })
        .collect::<Vec<_>>();
    let body = view! { <h2>{text!(t, access.invite_result_title)}</h2><ul>{lines}</ul> };
    Some(if fields.has_faults() {
        message(Tone::Success, body).into_html()
    } else {
        first_message(Tone::Success, body).into_html()
    })
}

/// The confirmations to give. Sending the form again gives them.
fn confirmations(context: &Context, report: &Report) -> Option<AnyView> {
    let t = context.locale();
    if report.confirmations.is_empty() {
        return None;
    }
    let lines = report
        .confirmations
        .iter()
        .map(|confirmation| {
            let sentence = match confirmation {
                Confirmation::Domain { email, verified, .. } if !verified.is_empty() => {
                    let domains = verified.join(", ");
                    text!(t, access.invite_confirm_outside, email = email, domains = domains)
                }
                Confirmation::Domain { email, domain, .. } => {
                    text!(t, access.invite_confirm_domain, email = email, domain = domain)
                }
                Confirmation::Name { email, known, typed } => {
                    text!(t, access.invite_confirm_name, email = email, known = known, typed = typed)
                }
                Confirmation::Administrator { email, .. } => {
                    text!(t, access.invite_confirm_administrator, email = email)
                }
            };
            view! { <li>{sentence}<input type="hidden" name="confirmed" value=confirmation.code()/></li> }
        })
        .collect::<Vec<_>>();
    let button = text!(t, label.invite);
    let body = view! {
        <h2>{text!(t, access.invite_confirm_title)}</h2>
        <ul>{lines}</ul>
        <p>{text!(t, access.invite_confirm_next, button = button)}</p>
    };
    Some(first_message(Tone::Warning, body).into_html())
}
