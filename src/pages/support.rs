//! *Support* (R52): help guides and the contact.

use crate::{
    api::ApiError,
    components::{mail_link, page_head, section},
    domain::{access::Access, reservation::ReservationState},
    pages::{
        components::{prose, role_table, signed},
        frame::{Layout, Page, link_to, respond},
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::{cookies::Cookie, route::Route},
        text::{self, text},
        workflow::first_steps::{Step, look},
    },
};
use axum::{extract::Path, response::Response, routing::get};
use leptos::prelude::*;

/// The routes of the area.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::new(paths::SUPPORT, Access::Public, get(show)),
        Route::new(paths::GUIDE, Access::Public, get(show_guide)),
    ]
}

#[derive(Clone, Copy)]
enum Guide {
    Register,
    SignIn,
    Roles,
    ManageUsers,
    Agreements,
    KeepUpToDate,
    Licenses,
    Keys,
    Downloads,
    Services,
    Reserve,
}

impl Guide {
    const ALL: [Self; 11] = [
        Self::Register,
        Self::SignIn,
        Self::Roles,
        Self::ManageUsers,
        Self::Agreements,
        Self::KeepUpToDate,
        Self::Licenses,
        Self::Keys,
        Self::Downloads,
        Self::Services,
        Self::Reserve,
    ];

    const fn path(self) -> &'static str {
        match self {
            Self::Register => paths::GUIDE_REGISTER,
            Self::SignIn => paths::GUIDE_SIGN_IN,
            Self::Roles => paths::GUIDE_ROLES,
            Self::ManageUsers => paths::GUIDE_MANAGE_USERS,
            Self::Agreements => paths::GUIDE_AGREEMENTS,
            Self::KeepUpToDate => paths::GUIDE_KEEP_UP_TO_DATE,
            Self::Licenses => paths::GUIDE_LICENSES,
            Self::Keys => paths::GUIDE_KEYS,
            Self::Downloads => paths::GUIDE_DOWNLOADS,
            Self::Services => paths::GUIDE_SERVICES,
            Self::Reserve => paths::GUIDE_RESERVE,
        }
    }

    fn title(self, context: &Context) -> String {
        let t = context.locale();
        match self {
            Self::Register => text!(t, support.register_title),
            Self::SignIn => text!(t, support.sign_in_title),
            Self::Roles => text!(t, label.understanding_user_roles),
            Self::ManageUsers => text!(t, label.guide_manage_users),
            Self::Agreements => text!(t, support.agreements_title),
            Self::KeepUpToDate => text!(t, support.keep_title),
            Self::Licenses => text!(t, support.licenses_title),
            Self::Keys => text!(t, support.keys_title),
            Self::Downloads => text!(t, support.downloads_title),
            Self::Services => text!(t, label.guide_online_services),
            Self::Reserve => text!(t, support.reserve_title),
        }
    }

    fn summary(self, context: &Context) -> String {
        let t = context.locale();
        match self {
            Self::Register => text!(t, support.register_summary),
            Self::SignIn => text!(t, support.sign_in_summary),
            Self::Roles => text!(t, support.roles_summary),
            Self::ManageUsers => text!(t, support.manage_users_summary),
            Self::Agreements => text!(t, support.agreements_summary),
            Self::KeepUpToDate => text!(t, support.keep_summary),
            Self::Licenses => text!(t, support.licenses_summary),
            Self::Keys => text!(t, support.keys_summary),
            Self::Downloads => text!(t, support.downloads_summary),
            Self::Services => text!(t, support.services_summary),
            Self::Reserve => text!(t, support.reserve_summary),
        }
    }

    /// The page that it is about, in the navigation.
    const fn page(self) -> Option<&'static str> {
        match self {
            Self::Register | Self::SignIn | Self::Roles => None,
            Self::ManageUsers => Some(paths::PEOPLE),
            Self::Agreements | Self::KeepUpToDate => Some(paths::AGREEMENTS),
            Self::Licenses => Some(paths::LICENSES),
            Self::Keys => Some(paths::KEYS),
            Self::Downloads => Some(paths::DOWNLOADS),
            Self::Services | Self::Reserve => Some(paths::SERVICES),
        }
    }

    fn body(self, context: &Context) -> AnyView {
        let t = context.locale();
        let config = &context.app.config;
        match self {
            Self::Register => prose(&text!(
                t,
                support.register_body,
                product = &config.product_name,
                vendor = &config.vendor_name,
                button = text!(t, label.get_started_now),
                start = text!(t, label.start),
                sender = config.sender_address()
            )),
            Self::SignIn => prose(&text!(
                t,
                support.sign_in_body,
                product = &config.product_name,
                suggest = text!(t, common.suggest_password),
                forgot = text!(t, label.forgot_password)
            )),
            Self::Roles => view! {
                {prose(&text!(
                    t,
                    support.roles_body,
                    profile = text!(t, label.my_profile),
                    requests = text!(t, requests.title),
                    role = text!(t, requests.role_title)
                ))}
                {role_table(context)}
                <h2>{text!(t, support.roles_lead_title)}</h2>
                <p>{text!(t, support.roles_lead_text)}</p>
            }
            .into_html(),
            Self::Agreements => prose(&text!(
                t,
                support.agreements_body,
                vendor = &config.vendor_name,
                agreements = text!(t, label.agreements),
                orders = text!(t, label.orders),
                licenses = text!(t, label.license_details),
                reports = text!(t, label.reports),
                users = text!(t, label.role_user_administrator),
                profile = text!(t, label.my_profile),
                status = text!(t, common.status),
                overseer = text!(t, label.role_agreement_administrator),
                change = text!(t, requests.change_link),
                requests = text!(t, requests.title),
                contact = &config.support_contact
            )),
            Self::KeepUpToDate => prose(&text!(
                t,
                support.keep_body,
                agreements = text!(t, label.agreements),
                administrator = text!(t, label.role_account_administrator),
                manager = text!(t, label.role_account_manager),
                edit = text!(t, editing.edit),
                label = text!(t, editing.label),
                cost_center = text!(t, editing.cost_center),
                reference = text!(t, editing.reference),
                contacts = text!(t, editing.contacts),
                lead_days = text!(t, editing.lead_days),
                dates = text!(t, dates.title),
                reminders = text!(t, dates.reminders_title),
                calendar = text!(t, dates.calendar_create),
                notes = text!(t, editing.notes),
                change = text!(t, requests.change_link),
                requests = text!(t, requests.title),
                vendor = &config.vendor_name
            )),
            Self::Licenses => prose(&text!(
                t,
                support.licenses_body,
                vendor = &config.vendor_name,
                licenses = text!(t, label.license_details),
                as_of = text!(t, licenses.as_of),
                assured = text!(t, licenses.assurance),
                future = text!(t, licenses.future_title),
                ended = text!(t, licenses.ended_title),
                contact = &config.support_contact
            )),
            Self::Downloads => downloads(context),
            Self::Keys => prose(&text!(
                t,
                support.keys_body,
                vendor = &config.vendor_name,
                keys = text!(t, label.keys),
                administrator = text!(t, label.role_account_administrator),
                manager = text!(t, label.role_account_manager),
                report = text!(t, label.role_report_viewer),
                viewer = text!(t, label.role_account_viewer),
                find = text!(t, keys.find_title),
                export = text!(t, keys.export_title),
                awaited = text!(t, keys.awaited_title),
                activations = text!(t, requests.activations_title),
                requests = text!(t, requests.title),
                at_once = signed(context, config.reveals_at_once),
                most = signed(context, config.reveals_per_day),
                contact = &config.support_contact
            )),
            Self::Services => prose(&text!(
                t,
                support.services_body,
                account = text!(t, label.account),
                domains = text!(t, label.associate_domains),
                administrator = text!(t, label.role_account_administrator),
                manager = text!(t, label.role_account_manager),
                add = text!(t, domains.add),
                check = text!(t, domains.check_now),
                services = text!(t, label.online_services),
                limit = text!(t, services.switch_assigned),
                assign = text!(t, services.assign),
                label = &config.domains.label,
                challenge = text::days(context.language, config.domains.challenge.whole_days()),
                grace = text::days(context.language, config.domains.grace.whole_days()),
                vendor = &config.vendor_name
            )),
            Self::Reserve => prose(&text!(
                t,
                support.reserve_body,
                vendor = &config.vendor_name,
                services = text!(t, label.online_services),
                administrator = text!(t, label.role_account_administrator),
                manager = text!(t, label.role_account_manager),
                reserve = text!(t, reservations.title),
                reserved = text::reservation_state(t, ReservationState::Reserved),
                usable = text::reservation_state(t, ReservationState::Usable),
                ordered = text::reservation_state(t, ReservationState::Ordered),
                canceled = text::reservation_state(t, ReservationState::Canceled),
                refused = text::reservation_state(t, ReservationState::Refused),
                ended = text::reservation_state(t, ReservationState::Ended),
                contact = &config.support_contact
            )),
            Self::ManageUsers => view! {
                {prose(&text!(
                    t,
                    support.manage_users_body,
                    account = text!(t, label.account),
                    access = text!(t, label.manage_access),
                    users = text!(t, label.manage_users),
                    invite_user = text!(t, label.invite_user),
                    invite_users = text!(t, label.invite_users),
                    another = text!(t, label.invite_another_user),
                    invite = text!(t, label.invite),
                    confirm = text!(t, access.confirm),
                    audit = text!(t, audit.title),
                    review = text!(t, reviews.title),
                    keep = text!(t, reviews.keep),
                    remove = text!(t, reviews.remove),
                    complete = text!(t, reviews.complete),
                    due = reviews_due(context),
                    requests = text!(t, requests.title)
                ))}
                <h2>{text!(t, label.customer_roles)}</h2>
                {role_table(context)}
            }
            .into_html(),
        }
    }
}

/// How often access is reviewed; empty if it is not due regularly.
fn reviews_due(context: &Context) -> String {
    let days = context.app.config.access_review.map(|every| text::days(context.language, every.whole_days()));
    days.map(|days| text!(context.locale(), support.manage_users_review_due, days = days)).unwrap_or_default()
}

/// What the guide to downloads says, with an example of a program that resumes them.
fn downloads(context: &Context) -> AnyView {
    let t = context.locale();
    let config = &context.app.config;
    let body = text!(
        t,
        support.downloads_body,
        downloads = text!(t, label.downloads),
        administrator = text!(t, label.role_account_administrator),
        manager = text!(t, label.role_account_manager),
        vendor = &config.vendor_name,
        contact = &config.support_contact
    );
    let (cookie, download) = (Cookie::Session.name(&config.base_url), text!(t, downloads.download));
    let link = config.base_url.origin.clone() + &paths::of(paths::DOWNLOAD_FILE, "ID");
    // In quotation marks: in PowerShell, the sign means something else.
    let command = format!("curl --fail --continue-at - --header \"@cookie.txt\" --output FILE {link}");
    view! {
        {prose(&body)}
        <h2>{text!(t, support.downloads_curl_title)}</h2>
        {prose(&text!(t, support.downloads_curl_text, cookie = cookie, download = download))}
        <pre>{command}</pre>
        {prose(&text!(t, support.downloads_curl_end))}
    }
    .into_html()
}

/// Shows the list of guides and the contact.
async fn show(context: Context) -> Response {
    let t = context.locale();
    let title = text!(t, label.support);
    respond(&context, Page::new(title.clone(), Layout::Wide), || {
        let guides = Guide::ALL
            .into_iter()
            .map(|guide| {
                view! { <li><a href=guide.path()>{guide.title(&context)}</a><p>{guide.summary(&context)}</p></li> }
            })
            .collect::<Vec<_>>();
        let contact = contact_link(&context.app.config.support_contact);
        let contact = view! { <p>{text!(t, support.contact_text)}</p><p>{contact}</p> };
        view! {
            {page_head(title, text!(t, support.lead), ())}
            {section("guides", text!(t, support.guides_title), view! { <ul class="guide-list">{guides}</ul> })}
            {section("contact", text!(t, support.contact_title), contact)}
        }
        .into_html()
    })
}

/// The contact from the configuration, linked if it is a URL, an email address or a phone number.
fn contact_link(contact: &str) -> AnyView {
    let is_number = contact.chars().all(|c| c.is_ascii_digit() || "+-() ./".contains(c));
    let target = match contact {
        text if text.starts_with("https://") => text.to_owned(),
        text if text.contains('@') => return mail_link(text.to_owned()).into_html(),
        text if is_number => format!("tel:{}", text.replace(char::is_whitespace, "")),
        text => return view! { <strong>{text.to_owned()}</strong> }.into_html(),
    };
    view! { <a href=target>{contact.to_owned()}</a> }.into_html()
}

/// Shows a guide.
async fn show_guide(context: Context, Path(name): Path<String>) -> Outcome<Response> {
    let guide = Guide::ALL.into_iter().find(|guide| guide.path() == paths::of(paths::GUIDE, &name));
    let guide = guide.ok_or(ApiError::NotFound)?;
    if matches!(guide, Guide::Roles) {
        look(&context, Step::Roles).await;
    }
    let t = context.locale();
    let title = guide.title(&context);
    Ok(respond(&context, Page::new(title.clone(), Layout::Text), || {
        view! {
            <p><a href=paths::SUPPORT>{text!(t, label.support)}</a></p>
            <article class="prose">
                <h1>{title}</h1>
                <p class="lead">{guide.summary(&context)}</p>
                {guide.body(&context)}
                {guide.page().and_then(|path| link_to(&context, path)).map(|link| view! { <p>{link}</p> })}
            </article>
        }
        .into_html()
    }))
}
