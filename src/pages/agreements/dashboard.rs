//! The home page (R28): greeting, what needs attention, first steps, agreements, own roles.

use super::parts::{administrator_contact, agreement_badge, signatory};
use crate::{
    components::{Fact, Tone, badge, empty, facts, icon, message, note, page_head, result_message, section},
    domain::{
        access::{Permission, Role, Scope},
        agreement::AgreementStatus,
        day::Day,
        domain_claim::{DomainState, EXPIRY_NOTICE},
        moment::Moment,
        roster::Status,
        seat::{SubscriptionState, over_pauses_at},
    },
    pages::{
        components::{helpers, scope_form},
        frame::{Layout, Page, notice::take_result, respond},
        licenses::overview::overview as overview_section,
        services::words::people_count,
    },
    paths,
    server::{
        access::{Actor, authenticate},
        context::Context,
        db::{
            self, Connection,
            agreements::{AgreementRow, PurchasingAccountRow},
            domains::DomainRow,
            invitations::WaitingRow,
            organizations::PartnerRow,
            users::UserRow,
        },
        failure::Outcome,
        html::IntoHtml,
        http::with_query,
        text::{self, text},
        workflow::{
            first_steps::Step,
            looking::as_read,
            overview::{self, Overview},
            seating::{self, ListedSubscription, Trouble},
        },
    },
};
use axum::response::Response;
use leptos::prelude::*;
use std::collections::BTreeSet;

struct AgreementView {
    agreement: AgreementRow,
    accounts: Vec<PurchasingAccountRow>,
    /// By name and address.
    partners: Vec<PartnerRow>,
}

struct DashboardView {
    actor: Actor,
    agreements: Vec<AgreementView>,
    /// Agreements that the person's roles don't let them view: only contacts are shown.
    closed: Vec<AgreementView>,
    /// Administrators whom a person without roles can ask.
    helpers: Vec<UserRow>,
    waiting: Vec<WaitingRow>,
    /// Purchasing accounts with a single administrator, by ID and name.
    single: Vec<(String, String)>,
    /// Whether an invitation needs a confirmation in a scope where the person invites.
    has_paused: bool,
    /// Whether the person has invited someone (R29).
    has_invited: bool,
    /// Domains that need the person's attention.
    domains: Vec<DomainRow>,
    /// Subscriptions of purchasing accounts with which the person may associate domains.
    subscriptions: Vec<ListedSubscription>,
    /// Whether these have a domain (R64); `None` if there is nothing to use.
    has_domain: Option<bool>,
    /// What was bought, for who may view it.
    overview: Option<Overview>,
}

/// Shows the page.
pub async fn show(context: Context) -> Outcome<Response> {
    let view = load(&context).await?;
    Ok(page(&context, &view))
}

/// Loads everything the person can view, and nothing else: the scope comes from the actor.
async fn load(context: &Context) -> Outcome<DashboardView> {
    let actor = authenticate(context)?;
    let mut connection = context.read().await?;
    let (mut agreements, mut closed) = (Vec::new(), Vec::new());
    let mut single = Vec::new();
    let mut held = db::agreements::list_of_user(&mut connection, &actor.user().id).await?;
    held.retain(|agreement| agreement.status != AgreementStatus::Draft);
    for agreement in held {
        let is_open = actor.can_in_agreement(Permission::ViewAgreements, &agreement.id);
        // People who manage users are told whom to ask (R7).
        let permission = if is_open { Permission::ViewAgreements } else { Permission::ViewUsers };
        let mut accounts = db::agreements::list_accounts(&mut connection, &agreement.id).await?;
        accounts.retain(|account| actor.can_in_account(permission, &agreement.id, &account.id));
        if let Some(chosen) = actor.account() {
            accounts.retain(|account| account.id == chosen.account_id);
            if accounts.is_empty() {
                continue;
            }
        }
        let invites = agreement.status.invites();
        let may_name = |account: &&PurchasingAccountRow| {
            let scope = Scope { agreement_id: agreement.id.clone(), account_id: Some(account.id.clone()) };
            invites && actor.may_grant(Role::AccountAdministrator, &scope)
        };
        let named =
            |account: &PurchasingAccountRow| (account.id.clone(), format!("{} · {}", account.name, account.number));
        single.extend(accounts.iter().filter(may_name).map(named));
        let partners = db::organizations::list_partners(&mut connection, &agreement.id).await?;
        let view = AgreementView { agreement, accounts, partners };
        if is_open { agreements.push(view) } else { closed.push(view) }
    }
    closed.retain(|one| !one.accounts.is_empty());
    let helpers = if actor.assignments().is_empty() {
        db::roles::list_helpers(&mut connection, &actor.user().id).await?
    } else {
        Vec::new()
    };
    let ids: Vec<&str> = single.iter().map(|(id, _)| id.as_str()).collect();
    let sole = db::roles::list_sole_administrators(&mut connection, &ids).await?;
    single.retain(|(id, _)| sole.contains_key(id));
    let waiting = db::invitations::list_waiting_of(&mut connection, &actor.user().email_key).await?;
    let has_paused = db::roster::has_paused(&mut connection, &inviting_scopes(&actor)).await?;
    let has_invited =
        actor.can(Permission::InviteUsers) && db::invitations::has_invited(&mut connection, &actor.user().id).await?;
    let associable = associable(&actor, &agreements);
    let domains = troubled_domains(&mut connection, &associable, context.now).await?;
    let subscriptions = seating::list_of_accounts(&mut connection, &associable, context.today()).await?;
    let has_domain = has_domain(&mut connection, &subscriptions).await?;
    let overview = overview::load(&mut connection, context, &actor).await?;
    Ok(DashboardView {
        actor,
        agreements,
        closed,
        helpers,
        waiting,
        single,
        has_paused,
        has_invited,
        domains,
        subscriptions,
        has_domain,
        overview,
    })
}

/// The ids of the purchasing accounts with which the person may associate domains.
fn associable<'a>(actor: &Actor, agreements: &'a [AgreementView]) -> Vec<&'a str> {
    let accounts = agreements.iter().flat_map(|one| &one.accounts);
    let may = |account: &&PurchasingAccountRow| {
        actor.can_in_account(Permission::AssociateDomains, &account.agreement_id, &account.id)
    };
    accounts.filter(may).map(|account| account.id.as_str()).collect()
}

/// Whether every purchasing account with something to use has a domain; `None` if there is nothing to use.
async fn has_domain(connection: &mut Connection, subscriptions: &[ListedSubscription]) -> Outcome<Option<bool>> {
    let open = subscriptions.iter().filter(|one| one.subscription.state() != SubscriptionState::Ended);
    let ids: BTreeSet<&str> = open.map(|one| one.subscription.row.purchasing_account_id.as_str()).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    if !db::subscriptions::list_accounts_without_domain(connection, &ids).await?.is_empty() {
        return Ok(Some(false));
    }
    let with_domain = db::domains::list_accounts_with_domain(connection, &ids).await?;
    Ok((!with_domain.is_empty()).then_some(true))
}

/// The domains of some purchasing accounts that someone should look at. A value that was just issued is no trouble.
async fn troubled_domains(connection: &mut Connection, account_ids: &[&str], now: Moment) -> Outcome<Vec<DomainRow>> {
    let mut domains = db::domains::list_troubled(connection, account_ids).await?;
    let is_urgent = |row: &DomainRow| row.until.is_some_and(|until| until - EXPIRY_NOTICE <= now);
    domains.retain(|row| match row.state {
        DomainState::Pending => is_urgent(row),
        state => state != DomainState::Expired,
    });
    Ok(domains)
}

/// The scopes in which the person can invite: those of their roles, or the chosen one.
fn inviting_scopes(actor: &Actor) -> Vec<&str> {
    let inviting = actor.rights().0.iter().filter(|one| one.role.may(Permission::InviteUsers));
    match actor.account() {
        Some(account) if actor.can_in(Permission::InviteUsers, &account.scope()) => vec![account.account_id.as_str()],
        Some(_) => Vec::new(),
        None => inviting.map(|one| one.scope.id()).collect(),
    }
}

fn page(context: &Context, view: &DashboardView) -> Response {
    let t = context.locale();
    let result = take_result(context, "");
    let page = Page::new(text!(t, label.home_page), Layout::Wide).with_result(context, result.as_ref());
    respond(context, page, || {
        let name = &view.actor.user().first_name;
        let agreements = view.agreements.iter().map(|one| agreement(context, &view.actor, one)).collect::<Vec<_>>();
        let invite = view.actor.can(Permission::InviteUsers).then(|| {
            view! { <a class="button" href=paths::INVITE>{text!(t, label.invite_user)}</a> }
        });
        view! {
            {page_head(text!(t, dashboard.greeting, name = name), text!(t, dashboard.lead), invite)}
            {result.map(result_message)}
            {showing(context, &view.actor)}
            {attention(context, view)}
            {view.overview.as_ref().map(|one| overview_section(context, one))}
            {agreements}
            {contacts(context, view)}
            {nothing(context, view)}
            {roles(context, &view.actor)}
        }
        .into_html()
    })
}

/// Says that only one of several purchasing accounts is shown, and links to all.
fn showing(context: &Context, actor: &Actor) -> Option<AnyView> {
    let t = context.locale();
    let account = actor.account()?.title();
    let all = view! { <button class="link-button" name="scope" value="">{text!(t, dashboard.show_all)}</button> };
    let body = view! { <p>{text!(t, dashboard.showing, account = account)}</p>{scope_form(context, all)} };
    Some(message(Tone::Info, body).into_html())
}

fn attention(context: &Context, view: &DashboardView) -> Option<AnyView> {
    let t = context.locale();
    let waiting = view.waiting.iter().map(|one| {
        let next = match one.inviter() {
            Some(name) => view! { <p>{text!(t, dashboard.invitation_ask, name = name)}</p> }.into_html(),
            None => view! {
                <p>{text!(t, dashboard.invitation_next)}" "<a href=paths::RESEND>{text!(t, resend.title)}</a></p>
            }
            .into_html(),
        };
        let body = view! { <p>{text!(t, dashboard.invitation_waiting, agreement = &one.agreement_number)}</p>{next} };
        message(Tone::Info, body).into_html()
    });
    let single = view.single.iter().map(|(id, account)| {
        let sentence = text!(t, dashboard.single_administrator, account = account);
        let next = text!(t, dashboard.single_next);
        let body =
            view! { <p>{sentence}</p><p><a href=with_query(paths::INVITE, [("account", id.as_str())])>{next}</a></p> };
        message(Tone::Warning, body).into_html()
    });
    let paused = view.has_paused.then(|| {
        let list = with_query(paths::PEOPLE, [("status", Status::Paused.code())]);
        let next = view! { <a href=list>{text!(t, dashboard.paused_next)}</a> };
        let body = view! { <p>{text!(t, dashboard.paused_invitations)}</p><p>{next}</p> };
        message(Tone::Warning, body).into_html()
    });
    let domains = view.domains.iter().map(|row| (paths::of(paths::DOMAIN, &row.id), domain_sentence(context, row)));
    let domains = warnings(domains.collect());
    let subscriptions = view.subscriptions.iter().flat_map(|one| {
        let href = paths::of(paths::SUBSCRIPTION, &one.subscription.row.id);
        let sentences = one.troubles().into_iter().map(|trouble| subscription_sentence(context, one, trouble));
        sentences.map(move |sentence| (href.clone(), sentence))
    });
    let subscriptions = warnings(subscriptions.collect());
    let today = context.day();
    let is_over = |one: &&AgreementView| one.agreement.status_on(today) == AgreementStatus::Ended;
    let ended = view.agreements.iter().filter(is_over).map(|one| {
        note(Tone::Info, text!(t, dashboard.ended_agreement, agreement = &one.agreement.number)).into_html()
    });
    let notes =
        waiting.chain(single).chain(paused).chain(domains).chain(subscriptions).chain(ended).collect::<Vec<_>>();
    let steps = first_steps(context, view);
    if notes.is_empty() && steps.is_none() {
        return None;
    }
    Some(section("attention", text!(t, dashboard.attention_title), view! { {notes}{steps} }).into_html())
}

/// Warnings that lead to what they are about. One alone is no list.
fn warnings(mut links: Vec<(String, String)>) -> Option<AnyView> {
    let last = links.pop()?;
    let link = |(href, sentence): (String, String)| view! { <a href=href>{sentence}</a> };
    if links.is_empty() {
        return Some(message(Tone::Warning, view! { <p>{link(last)}</p> }).into_html());
    }
    let items = links.into_iter().chain([last]).map(|one| view! { <li>{link(one)}</li> }).collect::<Vec<_>>();
    Some(message(Tone::Warning, view! { <ul class="tips">{items}</ul> }).into_html())
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
    let count = text::grouped(context.language, usize::try_from(one.over()).unwrap_or_default());
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
fn first_steps(context: &Context, view: &DashboardView) -> Option<AnyView> {
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

fn agreement(context: &Context, actor: &Actor, view: &AgreementView) -> AnyView {
    let t = context.locale();
    let AgreementView { agreement, accounts, partners } = view;
    let programme = context.app.config.programme_name(&agreement.programme, context.language);
    let title_id = format!("agreement-{}", agreement.number);
    let number_id = format!("number-{}", agreement.number);
    let names = format!("{title_id} {number_id}");
    let status = agreement.status_on(context.day());
    let [signatory, partners] = parties(context, agreement, partners);
    let accounts = accounts.iter().map(|one| account(context, actor, agreement, one)).collect::<Vec<_>>();
    view! {
        <section class="section" aria-labelledby=names>
            <div class="card">
                <div class="card-header">
                    <div>
                        <h2 id=title_id><a href=paths::of(paths::AGREEMENT, &agreement.id)>{programme}</a></h2>
                        <p id=number_id>{format!("{}: {}", text!(t, label.agreement_number), agreement.number)}</p>
                    </div>
                    {agreement_badge(context, status)}
                </div>
                {facts(vec![
                    Fact::new(text!(t, common.organization), agreement.organization_name.clone()),
                    Fact::new(text!(t, common.signed_on), text::register_date(context.language, &agreement.signed_on)),
                    signatory,
                    partners,
                ])}
                <h3>{text!(t, dashboard.purchasing_accounts)}</h3>
                <div class="card-grid">{accounts}</div>
            </div>
        </section>
    }
    .into_html()
}

/// Who signed an agreement, and its partners.
fn parties(context: &Context, agreement: &AgreementRow, partners: &[PartnerRow]) -> [Fact; 2] {
    let t = context.locale();
    let title = text!(t, dashboard.partners);
    let partners = match partners {
        [] => Fact::new(title, text!(t, common.none)),
        partners => {
            let contacts = partners.iter().map(|partner| (partner.name.clone(), partner.email.clone()));
            Fact::contacts(title, contacts.collect())
        }
    };
    [signatory(context, agreement), partners]
}

/// The Purchasing Account Administrator, with an address to write to.
fn administrator(context: &Context, account: &PurchasingAccountRow) -> Fact {
    let label = text!(context.locale(), label.purchasing_account_administrator);
    Fact::contacts(label, vec![administrator_contact(account)])
}

/// Contacts for agreements that the person's roles don't let them view.
fn contacts(context: &Context, view: &DashboardView) -> Option<AnyView> {
    let t = context.locale();
    let cards = view.closed.iter().map(|AgreementView { agreement, accounts, partners }| {
        let about = |account: &PurchasingAccountRow| {
            [Fact::new(text!(t, label.purchasing_account), account.name.clone()), administrator(context, account)]
        };
        let about = accounts.iter().flat_map(about).chain(parties(context, agreement, partners)).collect();
        view! {
            <div class="card">
                <h3>{text!(t, access.scope_agreement, number = &agreement.number)}</h3>
                {facts(about)}
            </div>
        }
    });
    let body = view! { <p>{text!(t, dashboard.contacts_text)}</p>{cards.collect::<Vec<_>>()} };
    let section = section("contacts", text!(t, dashboard.contacts_title), body);
    (!view.closed.is_empty()).then(|| section.into_html())
}

fn account(context: &Context, actor: &Actor, agreement: &AgreementRow, account: &PurchasingAccountRow) -> AnyView {
    let t = context.locale();
    let sector = text::sector_name(t, account.sector);
    let own = actor.assignments().iter().filter(|assignment| match &assignment.purchasing_account_id {
        Some(id) => *id == account.id,
        None => assignment.agreement_id == agreement.id && account.is_lead,
    });
    let own = Role::in_order(own.map(|assignment| assignment.role));
    let own: Vec<String> = own.into_iter().map(|role| text::role_name(t, role)).collect();
    let own = (!own.is_empty()).then(|| Fact::list(text!(t, dashboard.your_roles), own));
    let about = [
        Some(Fact::new(text!(t, label.purchasing_account_number), account.number.clone())),
        Some(Fact::new(text!(t, common.sector), sector)),
        Some(administrator(context, account)),
        own,
    ];
    let lead = account.is_lead.then(|| badge("info", "building", text!(t, common.lead_purchasing_account)));
    view! {
        <article class="card">
            <div class="card-header"><h4>{account.name.clone()}</h4>{lead}</div>
            {facts(about.into_iter().flatten().collect())}
        </article>
    }
    .into_html()
}

/// Why there is nothing to show, and whom to ask.
fn nothing(context: &Context, view: &DashboardView) -> Option<AnyView> {
    let t = context.locale();
    let texts = [text!(t, dashboard.no_roles_title), text!(t, dashboard.no_roles_text)];
    let help = helpers(context, &view.helpers);
    let section = view! { <section class="section">{empty("building", texts, help)}</section> };
    view.actor.assignments().is_empty().then(|| section.into_html())
}

/// The person's own roles, each with what it allows.
fn roles(context: &Context, actor: &Actor) -> Option<AnyView> {
    let t = context.locale();
    let here = actor.assignments().iter().filter(|one| actor.holds_here(one));
    let own = Role::in_order(here.map(|one| one.role));
    if own.is_empty() {
        return None;
    }
    let items = own
        .into_iter()
        .map(|role| view! { <li><strong>{text::role_name(t, role)}</strong>" "<span class="block">{text::role_level(t, role)}</span></li> })
        .collect::<Vec<_>>();
    let body = view! { <div class="card"><ul class="role-list">{items}</ul></div> };
    Some(section("own-roles", text!(t, dashboard.your_roles), body).into_html())
}
