//! Editing what the customer writes down about a purchasing account, beside what the register says of it.

use super::parts::{administrator_contact, detail_facts, end, register_contacts, signatory};
use crate::{
    api::{ApiError, agreements::EditAccount},
    components::{
        Fact, Fields, FormTexts, Input, Tone, cell, facts, first_message, heads, icon, message, note, page_head,
        result_message, section, table,
    },
    domain::{account_details::LEAD_DAYS, fault::FaultCode, notice::Notice},
    islands::forms_in_place::FormsInPlace,
    pages::{
        audit::words,
        components::{form_texts, guide_link, text_box},
        frame::{
            Layout, Page,
            notice::{see_other_telling, take_result},
            respond, sign_in_first,
        },
        requests::parts::request_change_link,
    },
    paths,
    server::{
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::form::Form,
        text::{self, text},
        workflow::{
            audit::NamedEntry,
            drafts,
            editing::{self, EditView, Merged},
        },
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;
use std::mem::discriminant;

/// The path of the page.
pub(super) fn path_of(agreement_id: &str, account_id: &str) -> String {
    paths::of_both(paths::ACCOUNT_EDIT, [agreement_id, account_id])
}

/// What the page shows beside what is stored.
#[derive(Default)]
struct Attempt {
    /// The form as it was typed; none for what is stored.
    form: Option<EditAccount>,
    error: Option<ApiError>,
    /// Whether the input was kept while the person signed in again.
    is_draft: bool,
    /// Typed addresses of people who cannot be renewal contacts.
    unknown: Vec<String>,
    /// What others have changed meanwhile.
    missed: Vec<NamedEntry>,
    /// The fields in which someone stored something else meanwhile, and that.
    differing: Vec<(&'static str, String)>,
}

/// Shows the page; a form submitted after the session had ended is restored, unsaved.
pub async fn show(context: Context, Path([agreement, account]): Path<[String; 2]>) -> Outcome<Response> {
    let view = editing::view(&context, &agreement, &account).await?;
    let kept = drafts::find::<EditAccount>(&context, paths::ACCOUNT_EDIT).await?;
    let form = kept.filter(|kept| kept.account == view.account.id && view.is_editable());
    Ok(page(&context, &view, &Attempt { is_draft: form.is_some(), form, ..Attempt::default() }))
}

/// Saves the form.
pub async fn submit(
    context: Context,
    Path([agreement, account]): Path<[String; 2]>,
    Form(typed): Form<EditAccount>,
) -> Outcome<Response> {
    let input = EditAccount { agreement, account, ..typed };
    let path = path_of(&input.agreement, &input.account);
    // Boxed: it is large.
    match context.perform(Box::pin(editing::save(&context, &input))).await {
        Ok(()) => Ok(see_other_telling(&context, &path, Notice::AccountSaved)),
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            sign_in_first::kept_under(&context, paths::ACCOUNT_EDIT, &path, &input).await
        }
        Err(failure) => again(&context, input, failure.for_form()?).await,
    }
}

/// Shows the form with what was typed, and what is wrong or has changed.
async fn again(context: &Context, input: EditAccount, error: ApiError) -> Outcome<Response> {
    let view = editing::view(context, &input.agreement, &input.account).await?;
    let mut attempt = Attempt::default();
    if error.faults().iter().any(|fault| fault.code == FaultCode::ContactUnknown) {
        attempt.unknown = editing::unknown_contacts(context, &input).await?;
    }
    if error == ApiError::ChangedMeanwhile {
        attempt.missed = editing::changes_since(context, &input).await?;
        let Merged { form, differing } = view.merged(&input);
        (attempt.form, attempt.differing) = (Some(form), differing);
    } else {
        attempt.form = Some(input);
    }
    attempt.error = Some(error);
    Ok(page(context, &view, &attempt))
}

fn page(context: &Context, view: &EditView, attempt: &Attempt) -> Response {
    let t = context.locale();
    let title = text!(t, editing.title);
    let result = take_result(context, "");
    let path = path_of(&view.agreement.id, &view.account.id);
    let page = Page::new(title.clone(), Layout::Wide).with_error(attempt.error.as_ref()).with_islands();
    let page = page.with_result(context, result.as_ref());
    let page = if view.is_editable() { page.with_form(path) } else { page };
    respond(context, page, || {
        let back = paths::of(paths::AGREEMENT, &view.agreement.id);
        let agreement = text!(t, access.scope_agreement, number = &view.agreement.number);
        let own = if view.is_editable() { form(context, view, attempt) } else { read_only(context, view) };
        let body = view! {
            {page_head(title, view.account.title(), ())}
            {result.map(result_message)}
            {outcome(context, attempt)}
            {own}
        };
        let body = body.into_html();
        view! {
            <p class="breadcrumb"><a href=back>{agreement}</a></p>
            <FormsInPlace>{body}</FormsInPlace>
            {register(context, view)}
            {guide_link(context, paths::GUIDE_KEEP_UP_TO_DATE, text!(t, support.keep_title))}
        }
        .into_html()
    })
}

/// What happened to the last attempt.
fn outcome(context: &Context, attempt: &Attempt) -> Option<AnyView> {
    let t = context.locale();
    match &attempt.error {
        Some(ApiError::ChangedMeanwhile) => Some(missed(context, attempt)),
        _ => attempt.is_draft.then(|| note(Tone::Warning, text!(t, common.draft)).into_html()),
    }
}

/// What others have changed since the form was opened.
fn missed(context: &Context, attempt: &Attempt) -> AnyView {
    let t = context.locale();
    let row = |entry: &NamedEntry| {
        let told = words::changes(context, entry).into_iter().map(|change| change.sentence(t)).collect();
        view! {
            <tr>
                <th scope="row"><span class="date">{text::date_time(context.language, entry.row.at)}</span></th>
                {cell(text!(t, audit.who), words::principal(context, &entry.actor))}
                {cell(text!(t, audit.change), words::change_list(told))}
            </tr>
        }
    };
    let rows = attempt.missed.iter().map(row).collect::<Vec<_>>();
    let heads = heads([text!(t, audit.when), text!(t, audit.who), text!(t, audit.change)]);
    let table = (!rows.is_empty()).then(|| table("table", text!(t, editing.missed_caption), heads, rows));
    view! {
        {first_message(Tone::Error, view! { <p>{text!(t, editing.missed)}</p><p>{text!(t, editing.missed_next)}</p> })}
        {table}
    }
    .into_html()
}

/// The texts of the form, with a sentence that names the addresses of those who cannot be renewal contacts.
fn texts(context: &Context, attempt: &Attempt) -> FormTexts {
    let mut texts = (*form_texts(context)).clone();
    let is_unknown = |code: &FaultCode| discriminant(code) == discriminant(&FaultCode::ContactUnknown);
    let place = FaultCode::ALL.iter().position(is_unknown);
    let sentence = place.and_then(|place| texts.faults.get_mut(place)).filter(|_| !attempt.unknown.is_empty());
    if let Some(sentence) = sentence {
        // What was typed is no template.
        let addresses = attempt.unknown.join(", ").replace(['{', '}'], "");
        *sentence = text!(context.locale(), editing.contacts_unknown, addresses = addresses);
    }
    texts
}

fn form(context: &Context, view: &EditView, attempt: &Attempt) -> AnyView {
    let t = context.locale();
    let form = attempt.form.clone().unwrap_or_else(|| view.form());
    let labels = vec![
        ("label", text!(t, editing.label)),
        ("cost_center", text!(t, editing.cost_center)),
        ("reference", text!(t, editing.reference)),
        ("contacts", text!(t, editing.contacts)),
        ("lead_days", text!(t, editing.lead_days)),
        ("notes", text!(t, editing.notes)),
    ];
    let faults = attempt.error.as_ref().map(ApiError::faults).unwrap_or_default().to_vec();
    let fields = Fields::new(labels, texts(context, attempt), Signal::stored(faults));
    let line = |hint: Option<String>| Input { autocomplete: "off", hint, is_optional: true, ..Input::default() };
    let stored = |name: &'static str| stored_now(context, attempt, name);
    let contacts = view! {
        {text_box(&fields, "contacts", &form.contacts, 4, true, true)}
        {suggested(context, view)}
    };
    let days = select_days(context, &fields, &form.lead_days);
    let body = view! {
        <form class="card form" id="form" method="post" action=path_of(&view.agreement.id, &view.account.id) novalidate>
            {fields.summary()}
            <p class="hint">{text!(t, editing.own_lead)}</p>
            <input type="hidden" name="version" value=form.version.clone()/>
            <input type="hidden" name="shown" value=form.shown.clone()/>
            {fields.input("label", &form.label, line(Some(text!(t, editing.label_hint))))}
            {stored("label")}
            <div class="field-row">
                <div>{fields.input("cost_center", &form.cost_center, line(None))}{stored("cost_center")}</div>
                <div>{fields.input("reference", &form.reference, line(None))}{stored("reference")}</div>
            </div>
            {fields.field("contacts", Some(text!(t, editing.contacts_hint)), true, contacts)}
            {stored("contacts")}
            {fields.field("lead_days", Some(text!(t, editing.lead_days_hint)), false, days)}
            {stored("lead_days")}
            {fields.field("notes", Some(text!(t, editing.notes_hint)), true, text_box(&fields, "notes", &form.notes, 6, true, false))}
            {stored("notes")}
            <div class="form-actions"><button class="button primary">{text!(t, common.save)}</button></div>
        </form>
    };
    section("own", text!(t, editing.own_title), body).into_html()
}

fn select_days(context: &Context, fields: &Fields, chosen: &str) -> AnyView {
    let option = |days: i64| {
        let is_chosen = days.to_string() == chosen;
        view! { <option value=days.to_string() selected=is_chosen>{text::days(context.language, days)}</option> }
    };
    view! {
        <select class="input" id="lead_days" name="lead_days" autocomplete="off"
            aria-describedby=fields.described_by("lead_days", true)
            aria-invalid=fields.invalid("lead_days")>
            {LEAD_DAYS.map(option).into_iter().collect::<Vec<_>>()}
        </select>
    }
    .into_html()
}

/// The people who can be renewal contacts, where they are few.
fn suggested(context: &Context, view: &EditView) -> Option<AnyView> {
    let t = context.locale();
    let people = view.suggested.iter().map(|one| {
        view! { <li><bdi>{one.name.clone()}</bdi>" "<span class="address">{one.email.clone()}</span></li> }
    });
    let list = view! {
        <details class="fold">
            <summary>{text!(t, editing.suggested)}{icon("chevron-down")}</summary>
            <ul class="plain-list">{people.collect::<Vec<_>>()}</ul>
        </details>
    };
    (!view.suggested.is_empty()).then(|| list.into_html())
}

/// What someone else has stored in a field, where something else was typed.
fn stored_now(context: &Context, attempt: &Attempt, name: &str) -> Option<AnyView> {
    let t = context.locale();
    let (_, value) = attempt.differing.iter().find(|(field, _)| *field == name)?;
    let value = match (name, value.parse()) {
        ("lead_days", Ok(days)) => text::days(context.language, days),
        _ if value.is_empty() => text!(t, audit.none),
        _ => value.clone(),
    };
    let lines = value.lines().map(|line| view! { <span class="block">{line.to_owned()}</span> }).collect::<Vec<_>>();
    Some(message(Tone::Warning, view! { <p>{text!(t, editing.stored_now)}</p><p>{lines}</p> }).into_html())
}

/// What is written down, and why it cannot be changed.
fn read_only(context: &Context, view: &EditView) -> AnyView {
    let t = context.locale();
    let written = detail_facts(context, &view.details);
    let body = if view.details.row.version == 0 {
        view! { <p>{text!(t, editing.nothing)}</p> }.into_html()
    } else {
        view! { <div class="card">{facts(written)}</div> }.into_html()
    };
    view! {
        {note(Tone::Info, text!(t, editing.ended, number = &view.agreement.number))}
        {section("own", text!(t, editing.own_title), body)}
    }
    .into_html()
}

/// What the register says, which only the vendor changes.
fn register(context: &Context, view: &EditView) -> AnyView {
    let t = context.locale();
    let (agreement, account) = (&view.agreement, &view.account);
    let [day, left] = end(context, agreement, view.status);
    let ends: Vec<String> = day.into_iter().chain(left).collect();
    let offer_end = match &account.offer_ends_on {
        Some(day) => text::register_date(context.language, day),
        None => text!(t, orders.no_end),
    };
    let lead = text!(t, common.lead_purchasing_account);
    let sector = text::sector_name(t, account.sector);
    let all = [
        Some(Fact::new(text!(t, editing.register_name), account.name.clone())),
        Some(Fact::new(text!(t, label.purchasing_account_number), account.number.clone())),
        account.is_lead.then(|| Fact::new(lead, text!(t, audit.yes))),
        Some(Fact::new(text!(t, common.sector), sector)),
        Some(Fact::new(text!(t, audit.field_offer_ends_on), offer_end)),
        Some(Fact::contacts(text!(t, label.purchasing_account_administrator), vec![administrator_contact(account)])),
        Some(Fact::new(text!(t, label.agreement_number), agreement.number.clone())),
        Some(Fact::new(
            text!(t, audit.field_programme),
            context.app.config.programme_name(&agreement.programme, context.language),
        )),
        (!ends.is_empty()).then(|| Fact::list(text!(t, audit.field_ends_on), ends)),
        Some(signatory(context, agreement)),
    ];
    let contacts = register_contacts(context, &view.register_contacts, &view.partners);
    let body = view! {
        <p>{text!(t, editing.register_lead)}</p>
        <div class="card">{facts(all.into_iter().flatten().chain(contacts).collect())}</div>
        {view.is_editable().then(|| request_change_link(context, Some(&view.account.id)))}
    };
    section("register", text!(t, editing.register_title), body).into_html()
}
