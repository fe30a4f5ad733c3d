//! A domain: its state, the record that proves it, what looks found, and what can be done.

use super::words::{
    cause_sentence, checked_sentence, domain_fault, outcome_sentence, remembered_sentence, state_badge, state_sentence,
};
use crate::{
    api::{
        ApiError,
        domains::{DomainAction, DomainUse},
    },
    components::{ActionResult, Tone, first_message, icon, note, page_head, result_message, section},
    domain::{
        access::Permission,
        domain_claim::DomainState,
        fault::{FaultCode, FieldFault},
        finding::Finding,
        moment::Moment,
        notice::Notice,
    },
    islands::forms_in_place::FormsInPlace,
    pages::frame::{
        Layout, Page,
        notice::{kept_notice, see_other_telling, take_result},
        respond,
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        db::looks::LookRow,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{form::Form, with_query},
        text::{self, text},
        workflow::{
            domains::{self, DomainView, next_look},
            looking::{as_read, name_within, record_name, zone_of},
        },
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Shows the page.
pub async fn show(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    Ok(page(&context, &load(&context, &id).await?, None))
}

async fn load(context: &Context, id: &str) -> Outcome<DomainView> {
    let actor = authorize(context, Permission::ViewDomains)?;
    domains::view(context, &actor, id).await
}

fn done(context: &Context, id: &str, notice: Notice) -> Response {
    see_other_telling(context, &paths::of(paths::DOMAIN, id), notice)
}

/// Looks for the record now.
pub async fn submit_check(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let input = DomainAction { domain: id };
    match context.perform(domains::check(&context, &input)).await {
        Ok(()) => {
            let row = load(&context, &input.domain).await?.row;
            let is_new = row.state == DomainState::Verified && row.proven_at.is_some_and(|at| at >= context.now);
            let notice = if is_new { Notice::DomainVerified } else { Notice::DomainChecked };
            Ok(done(&context, &input.domain, notice))
        }
        Err(Failure::Refused(error @ ApiError::Wait { .. })) => {
            Ok(page(&context, &load(&context, &input.domain).await?, Some(&error)))
        }
        Err(failure) => Err(failure),
    }
}

/// Issues a new value.
pub async fn submit_renew(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let input = DomainAction { domain: id };
    match context.perform(domains::renew(&context, &input)).await {
        Ok(()) => Ok(done(&context, &input.domain, Notice::DomainRenewed)),
        Err(Failure::Refused(error @ ApiError::Invalid(_))) => {
            Ok(page(&context, &load(&context, &input.domain).await?, Some(&error)))
        }
        Err(failure) => Err(failure),
    }
}

/// Uses a domain in another purchasing account.
pub async fn submit_use(context: Context, Form(input): Form<DomainUse>) -> Outcome<Response> {
    context.perform(domains::use_here(&context, &input)).await?;
    Ok(done(&context, &input.domain, Notice::DomainShared))
}

fn page(context: &Context, view: &DomainView, error: Option<&ApiError>) -> Response {
    let t = context.locale();
    let name = as_read(&view.row.name);
    let notice = kept_notice(context);
    let mut result = take_result(context, &name);
    if let (Some(Notice::DomainChecked), Some(result), Some((_, finding))) =
        (notice, result.as_mut(), view.looks.first())
    {
        result.sentence = checked_sentence(context, finding);
        result.tone = if finding.is_right { Tone::Success } else { Tone::Info };
    }
    // What a check has found comes first.
    let is_check = matches!(notice, Some(Notice::DomainChecked | Notice::DomainVerified));
    let page = Page::new(name, Layout::Wide).with_error(error).with_result(context, result.as_ref());
    let page = if view.is_manager { page.with_islands() } else { page };
    respond(context, page, || {
        let (tone, sentence) = state_sentence(context, &view.row, view.parent.as_ref());
        let missing = view.is_record_missing().then(|| {
            let days = text::days(context.language, context.app.config.domains.grace.whole_days());
            note(Tone::Warning, text!(t, domains.is_missing, days = days))
        });
        let disputed = view.is_disputed.then(|| {
            let contact = &context.app.config.support_contact;
            note(Tone::Warning, text!(t, domains.is_disputed, contact = contact))
        });
        let body = view! {
            {head(context, view)}
            {result.map(|result| if is_check { check_result(context, result) } else { result_message(result).into_html() })}
            {error.and_then(|error| refusal(context, error))}
            {note(tone, sentence)}
            {missing}
            {disputed}
            {next_step(context, view)}
            {is_check.then(|| found(context, view))}
            {record(context, view)}
            {(!is_check).then(|| found(context, view))}
        };
        let body =
            if view.is_manager { view! { <FormsInPlace>{body}</FormsInPlace> }.into_html() } else { body.into_html() };
        view! {
            <p class="breadcrumb"><a href=paths::DOMAINS>{text!(t, label.associate_domains)}</a></p>
            {body}
            {uses(context, view)}
            {removal(context, view)}
            <script nonce=context.nonce.clone() inner_html=COPY></script>
        }
        .into_html()
    })
}

/// What a check came to, with the way to what was found.
fn check_result(context: &Context, result: ActionResult) -> AnyView {
    let link = view! { <a href="#found">{text!(context.locale(), domains.found_title)}</a> };
    first_message(result.tone, view! { <p>{result.sentence}" "{link}</p> }).into_html()
}

/// Where a verified domain leads: to the services that its people can use.
fn next_step(context: &Context, view: &DomainView) -> Option<AnyView> {
    let t = context.locale();
    let is_ready = view.is_manager && view.row.state.is_proven();
    is_ready.then(|| {
        view! { <p>{text!(t, domains.next_step)}" "<a href=paths::SERVICES>{text!(t, label.online_services)}</a></p> }
            .into_html()
    })
}

/// Why nothing was done: when the next check is allowed, or what stands in the way of a new value.
fn refusal(context: &Context, error: &ApiError) -> Option<AnyView> {
    let sentence = if let [FieldFault { code: FaultCode::Domain(fault), .. }, ..] = error.faults() {
        domain_fault(context, *fault, None)
    } else {
        let time = text::wait(context.language, error.retry_after()?);
        text!(context.locale(), domains.too_soon, time = time)
    };
    Some(first_message(Tone::Warning, view! { <p>{sentence}</p> }).into_html())
}

/// Copies the value that a button names, and says so for a moment. Too small for an island, and it also works for what a
/// response has swapped in.
const COPY: &str = "document.documentElement.classList.add('can-copy');\
    addEventListener('click',async e=>{const b=e.target.closest('[data-copy]');if(!b)return;\
    await navigator.clipboard.writeText(b.dataset.copy);const s=b.textContent;\
    if(s!==b.dataset.copied){b.textContent=b.dataset.copied;setTimeout(()=>b.textContent=s,2000)}})";

fn head(context: &Context, view: &DomainView) -> AnyView {
    let lead = if as_read(&view.row.name) == view.row.name { String::new() } else { view.row.name.clone() };
    let title = as_read(&view.row.name);
    page_head(title, lead, state_badge(context, view.row.state)).into_html()
}

/// The record to publish, or the way to a new value.
fn record(context: &Context, view: &DomainView) -> Option<AnyView> {
    let t = context.locale();
    let row = &view.row;
    if !view.is_manager || row.parent_id.is_some() {
        return None;
    }
    if row.state.needs_new_value() {
        let form = view! {
            <form method="post" action=paths::of(paths::DOMAIN_RENEW, &row.id)>
                <p>{text!(t, domains.renew_text)}</p>
                <button class="button primary">{text!(t, domains.renew)}</button>
            </form>
        };
        return Some(
            section("record", text!(t, domains.record_title), view! { <div class="card stack">{form}</div> })
                .into_html(),
        );
    }
    let config = &context.app.config;
    let (whole, zone) = (record_name(config, &row.name), zone_of(&row.name));
    let line = format!("{whole}. 3600 IN TXT \"{}\"", row.value);
    let fields = [
        ("record-type", text!(t, domains.record_type), "TXT".to_owned()),
        ("record-name", text!(t, domains.record_name), whole.clone()),
        ("record-within", text!(t, domains.record_within, zone = zone), name_within(config, &row.name)),
        ("record-value", text!(t, domains.record_value), row.value.clone()),
        ("record-line", text!(t, domains.record_line), line.clone()),
    ];
    let fields = fields.map(|(id, label, value)| copy_field(context, id, label, value)).into_iter().collect::<Vec<_>>();
    let message = text!(
        t,
        domains.pass_on_text,
        product = &config.product_name,
        vendor = &config.vendor_name,
        domain = &row.name,
        name = &whole,
        value = &row.value,
        line = line,
        guide = config.base_url.origin.clone() + paths::GUIDE_SERVICES
    );
    let days = text::days(context.language, config.domains.grace.whole_days());
    let keep = text!(t, domains.record_keep, days = days);
    // What is there has to stay; what is not, to be added first.
    let (lead, below) = if row.state == DomainState::Verified && !view.is_record_missing() {
        (keep, None)
    } else {
        (text!(t, domains.record_text), Some(keep))
    };
    let body = view! {
        <div class="card stack">
            <p>{lead}</p>
            <dl class="copy-fields">{fields}</dl>
            {below.map(|sentence| view! { <p class="quiet">{sentence}</p> })}
            <details class="fold">
                <summary>{text!(t, domains.pass_on)}{icon("chevron-down")}</summary>
                <pre class="pass-on" dir="auto">{message.clone()}</pre>
                {copy_button(context, message, None)}
            </details>
        </div>
    };
    Some(section("record", text!(t, domains.record_title), body).into_html())
}

/// A value to copy, shown whole: what is cut off on a page is copied cut off.
fn copy_field(context: &Context, id: &'static str, label: String, value: String) -> AnyView {
    let name = format!("{id}-label");
    view! {
        <div>
            <dt id=name.clone()>{label}</dt>
            <dd><code id=id dir="ltr">{value.clone()}</code>{copy_button(context, value, Some(name))}</dd>
        </div>
    }
    .into_html()
}

fn copy_button(context: &Context, value: String, described_by: Option<String>) -> AnyView {
    let t = context.locale();
    let copied = text!(t, domains.copied);
    view! {
        <button type="button" class="button copy" data-copy=value data-copied=copied aria-describedby=described_by aria-live="polite">
            {text!(t, domains.copy)}
        </button>
    }
    .into_html()
}

/// *What we found*: the newest outcome with its likely cause, and those before it.
fn found(context: &Context, view: &DomainView) -> Option<AnyView> {
    let t = context.locale();
    let row = &view.row;
    if !view.is_manager || row.parent_id.is_some() {
        return None;
    }
    let check = row.state.is_watched().then(|| {
        let next = next_look(row, context.now).map(|at| date_time(context, at));
        let next = next.map(|date| view! { <p class="quiet">{text!(t, domains.next_look, date = date)}</p> });
        view! {
            <form method="post" action=paths::of(paths::DOMAIN_CHECK, &row.id)>
                <button class="button primary">{text!(t, domains.check_now)}</button>
            </form>
            {next}
        }
    });
    let newest = view.looks.first().map(|(look, finding)| newest(context, look, finding));
    let none = view.looks.is_empty().then(|| view! { <p>{text!(t, domains.never_looked)}</p> });
    let earlier = view.looks.iter().skip(1).map(|(look, finding)| {
        let at = date_time(context, look.last_at);
        view! { <li><time datetime=text::iso(look.last_at)>{at}</time>" "{outcome_sentence(context, finding)}</li> }
    });
    let earlier = earlier.collect::<Vec<_>>();
    let earlier = (!earlier.is_empty()).then(|| view! {
        <details class="fold"><summary>{text!(t, domains.earlier)}{icon("chevron-down")}</summary><ol class="history">{earlier}</ol></details>
    });
    let body = view! { <div class="card stack">{none}{newest}{check}{earlier}</div> };
    Some(section("found", text!(t, domains.found_title), body).into_html())
}

fn newest(context: &Context, look: &LookRow, finding: &Finding) -> AnyView {
    let t = context.locale();
    let values = finding.values.iter().map(|value| view! { <li><bdi><code>{value.clone()}</code></bdi></li> });
    let values = values.collect::<Vec<_>>();
    let more = finding.total > finding.values.len();
    let more = more.then(
        || view! { <li>{text!(t, domains.values_more, count = text::grouped(context.language, finding.total))}</li> },
    );
    let values = (!finding.values.is_empty() && !finding.is_right).then(|| {
        view! {
            <p>{text!(t, domains.values)}</p><ul class="tips">{values}{more}</ul>
        }
    });
    let when = text!(
        t,
        domains.looked_at,
        date = date_time(context, look.last_at),
        server = &finding.server,
        name = &finding.name
    );
    view! {
        <p><strong>{outcome_sentence(context, finding)}</strong></p>
        {cause_sentence(context, finding).map(|sentence| view! { <p>{sentence}</p> })}
        {remembered_sentence(context, look).map(|sentence| view! { <p>{sentence}</p> })}
        {values}
        <p class="quiet">{when}</p>
    }
    .into_html()
}

fn date_time(context: &Context, at: Moment) -> String {
    text::date_time(context.language, at)
}

/// The purchasing accounts that use the domain, and those that could.
fn uses(context: &Context, view: &DomainView) -> AnyView {
    let t = context.locale();
    let row = &view.row;
    let used = view.accounts.iter().map(|one| {
        let stop = one.may_stop.then(|| {
            view! {
                <a class="button" href=with_query(&paths::of(paths::DOMAIN_STOP, &row.id), [("scope", one.account.account_id.as_str())])>
                    {text!(t, domains.stop)}
                </a>
            }
        });
        view! { <li><span>{one.account.title()}</span>{stop}</li> }
    });
    let addable = view.addable.iter().map(|account| {
        view! {
            <li>
                <span>{account.title()}</span>
                <form method="post" action=paths::DOMAIN_USE>
                    <input type="hidden" name="domain" value=row.id.clone()/>
                    <input type="hidden" name="scope" value=account.account_id.clone()/>
                    <button class="button">{text!(t, domains.use_here)}</button>
                </form>
            </li>
        }
    });
    let addable = addable.collect::<Vec<_>>();
    let addable = (!addable.is_empty()).then(|| {
        view! {
            <p>{text!(t, domains.addable)}</p><ul class="plain-list">{addable}</ul>
        }
    });
    let body = view! {
        <div class="card stack"><ul class="plain-list">{used.collect::<Vec<_>>()}</ul>{addable}</div>
    };
    section("uses", text!(t, domains.uses_title), body).into_html()
}

fn removal(context: &Context, view: &DomainView) -> Option<AnyView> {
    let t = context.locale();
    if !view.may_remove {
        return None;
    }
    let path = paths::of(paths::DOMAIN_REMOVE, &view.row.id);
    Some(
        view! { <div class="actions"><a class="button danger" href=path>{text!(t, domains.remove)}</a></div> }
            .into_html(),
    )
}
