//! Small parts of pages.

use crate::{
    api::ApiError,
    components::{self, Tone, cell, heads, mail_link, note, table},
    domain::{access::Role, person::full_name, roster::Status},
    paths,
    server::{
        context::Context,
        db::{imports::ImportRow, organizations::PartnerRow, users::UserRow},
        html::IntoHtml,
        text::{self, text},
    },
};
use leptos::{either::Either, prelude::*};

/// A form that switches the purchasing account and returns to this page: its buttons are named `scope`; their values
/// are IDs, or empty for all.
pub fn scope_form(context: &Context, buttons: impl IntoView + 'static) -> AnyView {
    view! {
        <form method="post" action=paths::SCOPE>
            <input type="hidden" name="return_to" value=context.return_path()/>
            {buttons.into_view()}
        </form>
    }
    .into_html()
}

/// The administrators who can help, with their email addresses; `None` if there are none.
pub fn helpers(context: &Context, administrators: &[UserRow]) -> Option<AnyView> {
    people_to_ask(text!(context.locale(), common.helpers), administrators)
}

/// People by name and email address, below what they can do; `None` if there are none.
pub fn people_to_ask(lead: String, people: &[UserRow]) -> Option<AnyView> {
    let items = people.iter().map(|one| {
        view! { <li>{full_name(&one.first_name, &one.last_name)}", "{mail_link(one.email.clone())}</li> }
    });
    let list = view! {
        <p>{lead}</p>
        <ul class="tips">{items.collect::<Vec<_>>()}</ul>
    };
    (!people.is_empty()).then(|| list.into_html())
}

/// A text in which addresses and domains stay whole as long as a line has room for one.
pub fn with_addresses(text: &str) -> impl IntoView + use<> {
    let is_address = |word: &str| {
        word.contains('@') || word.split('.').filter(|part| part.chars().any(char::is_alphanumeric)).nth(1).is_some()
    };
    let words = text.split(' ').enumerate().map(|(place, word)| {
        let word = if is_address(word) {
            Either::Left(components::address(word.to_owned()))
        } else {
            Either::Right(word.to_owned())
        };
        view! { {(place > 0).then_some(" ")}{word} }
    });
    words.collect::<Vec<_>>()
}

/// Whom to contact about an agreement: its partners, or else the vendor's support.
#[must_use]
pub fn agreement_contact(context: &Context, partners: &[PartnerRow]) -> String {
    if partners.is_empty() {
        return context.app.config.support_contact.clone();
    }
    let names = partners.iter().map(|PartnerRow { name, email }| format!("{name} ({email})"));
    names.collect::<Vec<_>>().join(", ")
}

/// The badge of a status in the language of the request.
pub fn status_badge(context: &Context, status: Status) -> AnyView {
    components::status_badge(status, status_name(context, status)).into_html()
}

/// The word for a status.
#[must_use]
pub fn status_name(context: &Context, status: Status) -> String {
    let t = context.locale();
    match status {
        Status::Active => text!(t, access.status_active),
        Status::Sent => text!(t, access.status_sent),
        Status::Expired => text!(t, access.status_expired),
        Status::Failed => text!(t, access.status_failed),
        Status::Paused => text!(t, access.status_paused),
        Status::Deactivated => text!(t, access.status_deactivated),
    }
}

/// After too many attempts, when to try again.
pub fn wait_note(context: &Context, error: Option<&ApiError>) -> Option<AnyView> {
    match error {
        Some(ApiError::Wait { seconds }) => {
            let time = text::wait(context.language, *seconds);
            Some(note(Tone::Error, text!(context.locale(), sign_in.wait, time = time)).into_html())
        }
        _ => None,
    }
}

/// Vendor name, title and lead of a page for people who are not signed in.
pub fn vendor_heading(context: &Context, title: String, lead: String) -> AnyView {
    view! {
        <p class="vendor">{context.app.config.vendor_name.clone()}</p>
        <h1 class="page-title">{title}</h1>
        <p class="lead">{lead}</p>
    }
    .into_html()
}

/// The way back to the sign-in page.
pub fn back_to_sign_in(context: &Context) -> AnyView {
    let t = context.locale();
    view! {
        <div class="form-actions">
            <a class="button" href=paths::SIGN_IN>{text!(t, common.back_to_sign_in)}</a>
        </div>
    }
    .into_html()
}

/// The link to the guide about roles (R44).
pub fn roles_guide(context: &Context) -> AnyView {
    let t = context.locale();
    let sentence = text!(t, access.invite_roles_guide, guide = text!(t, label.guide_manage_users));
    view! { <p><a href=paths::GUIDE_MANAGE_USERS>{sentence}</a></p> }.into_html()
}

/// The six roles with their permission levels (R44).
pub fn role_table(context: &Context) -> AnyView {
    let t = context.locale();
    let rows = Role::ALL.map(|role| role_row(context, role, None)).into_iter().collect::<Vec<_>>();
    let heads = heads([text!(t, label.role), text!(t, label.permission_level)]);
    table("table", text!(t, label.customer_roles), heads, rows).into_html()
}

/// A row of a table of roles: the role, its scope if given, and what it allows.
pub fn role_row(context: &Context, role: Role, scope: Option<AnyView>) -> AnyView {
    let t = context.locale();
    view! {
        <tr>
            <th scope="row">{text::role_name(t, role)}</th>
            {scope.map(|scope| cell(text!(t, common.scope), scope))}
            {cell(text!(t, label.permission_level), text::role_level(t, role))}
        </tr>
    }
    .into_html()
}

/// As of which day the data is, by which import, and from where.
#[must_use]
pub fn data_as_of(context: &Context, import: &ImportRow) -> String {
    let t = context.locale();
    let date = match &import.as_of {
        Some(day) => text::register_date(context.language, day),
        None => text::register_date(context.language, &context.app.config.day_of(import.started_at).to_string()),
    };
    match &import.source {
        Some(source) => text!(t, orders.data_from, date = date, number = import.number, source = source),
        None => text!(t, orders.data_as_of, date = date, number = import.number),
    }
}

/// A whole number with its sign, as people of a language write it.
#[must_use]
pub fn signed(context: &Context, number: i64) -> String {
    let digits = text::grouped(context.language, usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX));
    if number < 0 { format!("\u{2212}{digits}") } else { digits }
}

/// A date of the register, or a dash for none.
pub fn date(context: &Context, day: Option<&str>) -> AnyView {
    let text = day.map_or_else(|| "–".to_owned(), |day| text::register_date(context.language, day));
    view! { <span class="date">{text}</span> }.into_html()
}

/// The link to the guide that explains a page.
pub fn guide_link(context: &Context, guide: &'static str, title: String) -> AnyView {
    let sentence = text!(context.locale(), common.guide, guide = title);
    view! { <p class="section"><a href=guide>{sentence}</a></p> }.into_html()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_text_stay_whole() {
        let html = with_addresses("Remove ana@contoso.com's seat from contoso.com? S. p. A.").to_html();
        assert_eq!(html.matches("class=\"address\"").count(), 2, "{html}");
    }
}
