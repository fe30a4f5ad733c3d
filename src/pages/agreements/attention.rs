//! What needs attention on the home page: one message for each kind, and the first steps.

use crate::{
    components::{Tone, icon, message, section},
    domain::{
        access::{Permission, Role},
        agreement::{AgreementStatus, Standing},
        day::Day,
        domain_claim::DomainState,
        roster::Status,
        seat::over_pauses_at,
    },
    pages::{access::reviews::DUE, services::words::people_count},
    paths,
    server::{
        context::Context,
        db::{domains::DomainRow, invitations::WaitingRow},
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            first_steps::Step,
            home::{Home, HomeAgreement},
            looking::as_read,
            request_list::WaitingRequest,
            seating::{ListedSubscription, Trouble},
        },
    },
};
use leptos::prelude::*;

/// Messages that are open; further ones are folded.
const MOST_OPEN: usize = 3;
/// What a message lists; the rest is counted.
const MOST_LISTED: usize = 3;

/// The section; none if nothing needs attention.
pub(super) fn attention(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    // The most urgent first: what is at the end may be folded.
    let kinds = [
        waiting(context, view),
        requests(context, view),
        domains(context, view),
        subscriptions(context, view),
        paused(context, view),
        single(context, view),
        reviews(context, view),
        ended(context, view),
    ];
    let mut notes: Vec<AnyView> = kinds.into_iter().flatten().collect();
    let rest = notes.split_off(MOST_OPEN.min(notes.len()));
    let folded = (!rest.is_empty()).then(|| {
        let title = text!(t, dashboard.more_messages, count = rest.len());
        view! { <details class="fold"><summary>{icon("chevron-down")}{title}</summary><div class="stack">{rest}</div></details> }
    });
    let steps = first_steps(context, view);
    if notes.is_empty() && steps.is_none() {
        return None;
    }
    let body = view! { {notes}{folded}{steps} };
    Some(section("attention", text!(t, dashboard.attention_title), body).into_html())
}

/// Invitations that wait for the person.
fn waiting(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    let one = |one: &WaitingRow| {
        let next = match one.inviter() {
            Some(name) => view! { <p>{text!(t, dashboard.invitation_ask, name = name)}</p> }.into_html(),
            None => view! {
                <p>{text!(t, dashboard.invitation_next)}" "<a href=paths::RESEND>{text!(t, resend.title)}</a></p>
            }
            .into_html(),
        };
        view! { <p>{text!(t, dashboard.invitation_waiting, agreement = &one.agreement_number)}</p>{next} }.into_html()
    };
    let shown = view.waiting.iter().take(MOST_LISTED).map(one).collect::<Vec<_>>();
    let more = more(context, view.waiting.len()).map(|more| view! { <p>{more}</p> });
    (!shown.is_empty()).then(|| message(Tone::Info, view! { {shown}{more} }).into_html())
}

/// Requests that wait for the person's decision.
fn requests(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    let links = view.requests.iter().map(|WaitingRequest { mark, asked_by }| {
        let role = Role::from_code(&mark.subject).map(|role| text::role_name(t, role)).unwrap_or_default();
        (paths::of(paths::REQUEST, &mark.id), text!(t, dashboard.request_waiting, name = asked_by, role = role))
    });
    let all = with_query(paths::REQUESTS, [("show", "waiting")]);
    listed(context, Tone::Warning, links.collect(), &all)
}

/// Purchasing accounts with a single administrator.
fn single(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    let invite = |id: &str| with_query(paths::INVITE, [("account", id)]);
    let sentence = |account: &str| text!(t, dashboard.single_administrator, account = account);
    if let [(id, account)] = view.single.as_slice() {
        let next = view! { <a href=invite(id)>{text!(t, dashboard.single_next)}</a> };
        return Some(message(Tone::Warning, view! { <p>{sentence(account)}</p><p>{next}</p> }).into_html());
    }
    let links = view.single.iter().map(|(id, account)| (invite(id), sentence(account)));
    listed(context, Tone::Warning, links.collect(), paths::PEOPLE)
}

/// Access reviews that are due.
fn reviews(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    let (sentence, href) = match view.reviews_due.as_slice() {
        [] => return None,
        [only] => {
            let accounts = || view.agreements.iter().chain(&view.closed).flat_map(|one| &one.accounts);
            let account = accounts().find(|account| account.id == *only)?;
            (text!(t, dashboard.review_due, account = account.title()), paths::of(paths::REVIEW, only))
        }
        due => {
            let count = text::grouped(context.language, due.len());
            let list = with_query(paths::REVIEWS, [("show", DUE)]);
            (text!(t, dashboard.reviews_due, count = count), list)
        }
    };
    let next = view! { <a href=href>{text!(t, dashboard.reviews_next)}</a> };
    Some(message(Tone::Warning, view! { <p>{sentence}</p><p>{next}</p> }).into_html())
}

/// Invitations that need a confirmation.
fn paused(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    let list = with_query(paths::PEOPLE, [("status", Status::Paused.code())]);
    let next = view! { <a href=list>{text!(t, dashboard.paused_next)}</a> };
    let body = view! { <p>{text!(t, dashboard.paused_invitations)}</p><p>{next}</p> };
    view.has_paused.then(|| message(Tone::Warning, body).into_html())
}

fn domains(context: &Context, view: &Home) -> Option<AnyView> {
    let links = view.domains.iter().map(|row| (paths::of(paths::DOMAIN, &row.id), domain_sentence(context, row)));
    listed(context, Tone::Warning, links.collect(), paths::DOMAINS)
}

fn subscriptions(context: &Context, view: &Home) -> Option<AnyView> {
    let links = view.subscriptions.iter().flat_map(|one| {
        let href = paths::of(paths::SUBSCRIPTION, &one.subscription.row.id);
        let sentences = one.troubles().into_iter().map(|trouble| subscription_sentence(context, one, trouble));
        sentences.map(move |sentence| (href.clone(), sentence))
    });
    listed(context, Tone::Warning, links.collect(), paths::SERVICES)
}

/// Agreements that have ended.
fn ended(context: &Context, view: &Home) -> Option<AnyView> {
    let (t, today) = (context.locale(), context.day());
    let is_over = |one: &&HomeAgreement| one.agreement.status_on(today) == AgreementStatus::Ended;
    let links = view.agreements.iter().filter(is_over).map(|HomeAgreement { agreement, .. }| {
        let sentence = text!(t, dashboard.ended_agreement, agreement = &agreement.number);
        (paths::of(paths::AGREEMENT, &agreement.id), sentence)
    });
    let all = with_query(paths::AGREEMENTS, [("status", Standing::Ended.code())]);
    listed(context, Tone::Info, links.collect(), &all)
}

/// Sentences of a kind that lead to what they are about, the first ones; one alone is no list. `all` lists them all.
fn listed(context: &Context, tone: Tone, mut links: Vec<(String, String)>, all: &str) -> Option<AnyView> {
    let more = more(context, links.len()).map(|more| (all.to_owned(), more));
    links.truncate(MOST_LISTED);
    let link = |(href, sentence): (String, String)| view! { <a href=href>{sentence}</a> };
    if links.len() < 2 {
        return links.pop().map(|one| message(tone, view! { <p>{link(one)}</p> }).into_html());
    }
    let items = links.into_iter().chain(more).map(|one| view! { <li>{link(one)}</li> }).collect::<Vec<_>>();
    Some(message(tone, view! { <ul class="tips">{items}</ul> }).into_html())
}

/// How many are not listed.
fn more(context: &Context, count: usize) -> Option<String> {
    let rest = count.saturating_sub(MOST_LISTED);
    (rest > 0).then(|| text!(context.locale(), dashboard.and_more, count = text::grouped(context.language, rest)))
}

/// Why a domain needs attention, and until when.
fn domain_sentence(context: &Context, row: &DomainRow) -> String {
    let t = context.locale();
    let domain = &as_read(&row.name);
    let date = row.until.map(|until| text::day(context.language, until)).unwrap_or_default();
    match row.state {
        DomainState::Pending => text!(t, dashboard.domain_expiring, domain = domain, date = date),
        DomainState::Failing => text!(t, dashboard.domain_failing, domain = domain, date = date),
        DomainState::Contested => text!(t, dashboard.domain_held, domain = domain),
        DomainState::Lapsed => text!(t, dashboard.domain_lapsed, domain = domain),
        _ => text!(t, dashboard.domain_contested, domain = domain),
    }
}

/// Why a subscription needs attention, and until when.
fn subscription_sentence(context: &Context, listed: &ListedSubscription, trouble: Trouble) -> String {
    let t = context.locale();
    let one = &listed.subscription;
    let product = listed.product.description.text(context.language);
    let count = text::grouped(context.language, one.over());
    let date =
        |day: Option<Day>| text::register_date(context.language, &day.map(|day| day.to_string()).unwrap_or_default());
    match (trouble, over_pauses_at(one.row.over_since)) {
        (Trouble::Suspended, _) => text!(t, dashboard.subscription_suspended, product = product),
        (Trouble::Over, Some(at)) if at <= context.now => {
            text!(t, dashboard.seats_paused, product = product, count = count)
        }
        (Trouble::Over, at) => {
            let date = at.map(|at| text::day(context.language, at)).unwrap_or_default();
            text!(t, dashboard.seats_missing, product = product, count = count, date = date)
        }
        (Trouble::Unproven, _) => {
            let count = people_count(context, usize::try_from(listed.paused).unwrap_or_default());
            text!(t, dashboard.seats_unverified, product = product, count = count)
        }
        (Trouble::Grace, _) => {
            text!(t, dashboard.subscription_grace, product = product, date = date(one.term.grace_ends_on()))
        }
        (Trouble::EndsSoon, _) => {
            text!(t, dashboard.subscription_ends, product = product, date = date(one.term.ends_on))
        }
    }
}

/// The first steps that the person can take; `None` once all are done.
fn first_steps(context: &Context, view: &Home) -> Option<AnyView> {
    let t = context.locale();
    let user = view.actor.user();
    let account = (text!(t, dashboard.step_account), true, None);
    let profile = Some((paths::PROFILE, text!(t, dashboard.step_profile_link)));
    let profile = (text!(t, dashboard.step_profile), Step::Profile.is_done(user), profile);
    let roles = Some((paths::GUIDE_ROLES, text!(t, dashboard.step_roles_link)));
    let roles = (text!(t, dashboard.step_roles), Step::Roles.is_done(user), roles);
    let invite = view.actor.can(Permission::InviteUsers).then(|| {
        (text!(t, dashboard.step_invite), view.has_invited, Some((paths::INVITE, text!(t, label.invite_user))))
    });
    let domain = view.has_domain.map(|is_done| {
        (text!(t, dashboard.step_domain), is_done, Some((paths::DOMAINS, text!(t, label.associate_domains))))
    });
    let steps: Vec<_> = [account, profile, roles].into_iter().chain(invite).chain(domain).collect();
    let (done, total) = (steps.iter().filter(|(_, is_done, _)| *is_done).count(), steps.len());
    let items = steps.into_iter().map(|(sentence, is_done, link)| {
        let (state, icon_name, word) = if is_done {
            ("done", "success", text!(t, dashboard.step_done))
        } else {
            ("open", "circle", text!(t, dashboard.step_open))
        };
        let link = link.filter(|_| !is_done).map(|(path, label)| view! { <a href=path>{label}</a> });
        view! {
            <li data-state=state>
                {icon(icon_name)}
                <span>{sentence}<span class="visually-hidden">" ("{word}")"</span></span>
                {link}
            </li>
        }
    });
    let card = view! {
        <div class="card">
            <div class="card-header">
                <h3 id="first-steps">{text!(t, dashboard.first_steps_title)}</h3>
                <p class="progress-text">{text!(t, dashboard.first_steps_progress, done = done, total = total)}</p>
            </div>
            <progress class="progress" value=done max=total aria-labelledby="first-steps"></progress>
            <ol class="checklist">{items.collect::<Vec<_>>()}</ol>
        </div>
    };
    (done < total).then(|| card.into_html())
}
