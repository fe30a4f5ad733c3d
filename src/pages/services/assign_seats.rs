//! Assigning seats: one person or a list, checked first.

use super::{
    subscriptions::no_domain,
    words::{result_sentence, tone_of},
};
use crate::{
    api::{
        ApiError,
        seats::{AssignReport, AssignSeats, RowReport},
    },
    components::{Tone, address, badge, cell, first_message, heads, icon, note, section, table},
    domain::{access::Permission, fault::FaultCode, person::full_name, seat::SeatResult},
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::{form_fields, languages, select},
        frame::{Layout, Page, respond, sign_in_first},
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        failure::{Failure, Outcome},
        html::IntoHtml,
        http::{form::Form, see_other},
        text::{self, text},
        workflow::{
            drafts, seat_list,
            seating::{assign, assignable, has_domain},
            seats::Subscription,
        },
    },
};
use axum::{
    extract::{Multipart, Path},
    http::header,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use std::iter;

/// Shows the form.
pub async fn show(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::AssignSeats)?;
    let (subscription, _) = assignable(&context, &id).await?;
    if !subscription.state().takes_people() {
        // That page says why.
        return Ok(see_other(&paths::of(paths::SUBSCRIPTION, &id)));
    }
    let language = actor.user().language.code().to_owned();
    let fresh = AssignSeats { subscription: id.clone(), language, ..AssignSeats::default() };
    let kept = drafts::find::<AssignSeats>(&context, paths::SEATS_ASSIGN).await?;
    let input = kept.filter(|kept| kept.subscription == id).unwrap_or(fresh);
    page(&context, &AssignSeats { subscription: id, ..input }, None, None).await
}

/// Checks the list, or assigns seats to its people.
pub async fn submit(context: Context, Path(id): Path<String>, Form(typed): Form<AssignSeats>) -> Outcome<Response> {
    answer(&context, AssignSeats { subscription: id, ..typed }).await
}

/// Checks the list in a file.
pub async fn submit_file(context: Context, Path(id): Path<String>, parts: Multipart) -> Outcome<Response> {
    let actor = authorize(&context, Permission::AssignSeats)?;
    let language = actor.user().language.code().to_owned();
    let input = AssignSeats { subscription: id, language, ..AssignSeats::default() };
    match text_of_file(parts).await {
        Ok(list) => answer(&context, AssignSeats { list, ..input }).await,
        Err(code) => page(&context, &input, None, Some(&ApiError::field("file", code))).await,
    }
}

/// The text of the first file that was chosen.
async fn text_of_file(mut parts: Multipart) -> Result<String, FaultCode> {
    while let Ok(Some(part)) = parts.next_field().await {
        if part.name() == Some("file") {
            // Browsers send the field without a name of a file where none was chosen.
            let is_chosen = part.file_name().is_some_and(|name| !name.is_empty());
            let bytes = part.bytes().await.map_err(|_| FaultCode::FileInvalid)?;
            let text = String::from_utf8(bytes.into()).map_err(|_| FaultCode::FileInvalid)?;
            return match text.trim() {
                "" if is_chosen => Err(FaultCode::FileEmpty),
                "" => Err(FaultCode::FileMissing),
                _ => Ok(text),
            };
        }
    }
    Err(FaultCode::FileMissing)
}

/// A file to begin with.
pub async fn template(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    assignable(&context, &id).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"seats.csv\""),
    ];
    Ok((headers, seat_list::write(iter::empty())).into_response())
}

async fn answer(context: &Context, input: AssignSeats) -> Outcome<Response> {
    match context.perform(assign(context, &input)).await {
        Ok(report) => page(context, &input, Some(&report), None).await,
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            let path = paths::of(paths::SEATS_ASSIGN, &input.subscription);
            sign_in_first::kept_under(
                context,
                paths::SEATS_ASSIGN,
                &path,
                &AssignSeats { is_checked: String::new(), ..input },
            )
            .await
        }
        Err(failure) => page(context, &input, None, Some(&failure.for_form()?)).await,
    }
}

async fn page(
    context: &Context,
    input: &AssignSeats,
    report: Option<&AssignReport>,
    error: Option<&ApiError>,
) -> Outcome<Response> {
    let t = context.locale();
    let (subscription, product) = assignable(context, &input.subscription).await?;
    let has_domain = has_domain(context, &subscription).await?;
    let title = text!(t, services.assign);
    // Wide from the start, because results in place do not change the layout.
    let page = Page::new(title.clone(), Layout::Wide).with_error(error).with_islands();
    Ok(respond(context, page, || {
        let back = paths::of(paths::SUBSCRIPTION, &input.subscription);
        let product = product.description.text(context.language).to_owned();
        let free = text::grouped(context.language, subscription.free());
        let lead = text!(t, services.assign_lead, account = subscription.account.title(), free = free);
        let body = match report {
            Some(report) => results(context, input, report),
            None => view! {
                {obstacles(context, &subscription, has_domain)}
                {entry(context, input, error)}
                {upload(context, input, error)}
            }
            .into_html(),
        };
        view! {
            <p class="breadcrumb"><a href=back>{product}</a></p>
            <FormsInPlace>
                <h1 class="page-title">{title}</h1>
                <p class="lead">{lead}</p>
                {body}
            </FormsInPlace>
        }
        .into_html()
    }))
}

/// Why no one can get a seat now.
fn obstacles(context: &Context, subscription: &Subscription, has_domain: bool) -> AnyView {
    let account = &subscription.account;
    let no_domain = (!has_domain).then(|| no_domain(context, &account.title(), &account.account_id, true));
    let is_full = subscription.free() <= 0;
    let none_free = is_full.then(|| note(Tone::Warning, text!(context.locale(), services.none_free)));
    view! { {no_domain}{none_free} }.into_html()
}

fn entry(context: &Context, input: &AssignSeats, error: Option<&ApiError>) -> AnyView {
    let t = context.locale();
    let labels = vec![("list", text!(t, services.list)), ("language", text!(t, label.preferred_language))];
    let fields = form_fields(context, labels, error);
    // `inner_html` is not escaped.
    let pasted = input.list.replace('&', "&amp;").replace('<', "&lt;");
    let list = view! {
        <textarea class="input" id="list" name="list" rows="8" autocomplete="off" spellcheck="false"
            aria-invalid=fields.invalid("list")
            aria-describedby=fields.described_by("list", true)
            autofocus=fields.has_focus("list", true)
            inner_html=pasted></textarea>
    };
    let language =
        select(&fields, "language", &input.language, languages(), "off", Some(text!(t, services.language_hint)));
    view! {
        <form class="form card" id="form" method="post" action=paths::of(paths::SEATS_ASSIGN, &input.subscription) novalidate>
            {fields.summary()}
            {fields.field("list", Some(text!(t, services.list_hint)), false, list)}
            {language}
            <div class="form-actions"><button class="button primary">{text!(t, services.check)}</button></div>
        </form>
    }
    .into_html()
}

/// The way in for a file, such as the export of another subscription.
fn upload(context: &Context, input: &AssignSeats, error: Option<&ApiError>) -> AnyView {
    let t = context.locale();
    let fields = form_fields(context, vec![("file", text!(t, services.file))], error);
    let file = view! {
        <input class="input" type="file" id="file" name="file" accept=".csv,.txt,text/csv,text/plain"
            aria-invalid=fields.invalid("file")
            aria-describedby=fields.described_by("file", true)
            autofocus=fields.has_focus("file", false)/>
    };
    let template = paths::of(paths::SEATS_TEMPLATE, &input.subscription);
    let body = view! {
        <form class="form card" method="post" enctype="multipart/form-data" data-leaves=""
            action=paths::of(paths::SEATS_FILE, &input.subscription) novalidate>
            {fields.field("file", Some(text!(t, services.file_hint)), false, file)}
            <p><a href=template download="">{text!(t, services.template)}</a></p>
            <div class="form-actions"><button class="button">{text!(t, services.check_file)}</button></div>
        </form>
    };
    section("upload", text!(t, services.file_title), body).into_html()
}

/// What becomes, or became, of each row. What was only checked can be assigned now.
fn results(context: &Context, input: &AssignSeats, report: &AssignReport) -> AnyView {
    let t = context.locale();
    let action = paths::of(paths::SEATS_ASSIGN, &input.subscription);
    let number = |count: usize| text::grouped(context.language, count);
    let assigned = report.count(SeatResult::Assigned);
    let has_failed = report.rows.iter().any(|one| !is_fine(one.result));
    let tone = match (assigned, report.is_done) {
        (0, _) => Tone::Warning,
        (_, true) => Tone::Success,
        (_, false) => Tone::Info,
    };
    let (assigned, others) = (number(assigned), report.rows.len() - assigned);
    let sentence = if report.is_done {
        text!(t, services.assigned_count, count = assigned)
    } else {
        text!(t, services.checked_count, count = assigned)
    };
    let others = (others > 0).then(|| view! { <p>{text!(t, services.others_count, count = number(others))}</p> });
    let may_go_on = !report.is_done && report.count(SeatResult::Assigned) > 0;
    let go_on = may_go_on.then(|| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="list" value=input.list.clone()/>
                <input type="hidden" name="language" value=input.language.clone()/>
                <input type="hidden" name="is_checked" value="true"/>
                <div class="form-actions"><button class="button primary">{text!(t, services.assign)}</button></div>
            </form>
        }
    });
    let failed = seat_list::write(report.rows.iter().filter(|one| !is_fine(one.result)).map(|one| &one.row));
    let again = if report.is_done { AssignSeats { list: failed, ..input.clone() } } else { input.clone() };
    let again = (!report.is_done || has_failed).then(|| {
        view! {
            <details class="fold section">
                <summary>{text!(t, services.correct)}{icon("chevron-down")}</summary>{entry(context, &again, None)}
            </details>
        }
    });
    let back = report.is_done.then(|| {
        let href = paths::of(paths::SUBSCRIPTION, &input.subscription);
        view! { <div class="form-actions"><a class="button primary" href=href>{text!(t, services.to_subscription)}</a></div> }
    });
    // What needs attention comes first.
    let mut rows: Vec<_> = report.rows.iter().collect();
    rows.sort_by_key(|row| is_fine(row.result));
    let rows = rows.into_iter().map(|RowReport { row, result }| {
        let name = Some(full_name(&row.first_name, &row.last_name)).filter(|name| !name.is_empty());
        let (tone, icon) = tone_of(*result);
        let result = badge(tone, icon, result_sentence(context, *result, report.is_done));
        view! {
            <tr>
                <th scope="row">{address(cut(&row.address))}</th>
                {cell(text!(t, access.column_name), name.map_or_else(|| "–".to_owned(), |name| cut(&name)))}
                {cell(text!(t, services.result), result)}
            </tr>
        }
    });
    let heads = heads([text!(t, label.email_address), text!(t, access.column_name), text!(t, services.result)]);
    let list = table("table", text!(t, services.results), heads, rows.collect::<Vec<_>>());
    view! {
        {first_message(tone, view! { <p>{sentence}</p>{others} })}
        {go_on}
        {back}
        {section("results", text!(t, services.results), list)}
        {again}
    }
    .into_html()
}

/// Whether nothing has to be done about a row.
const fn is_fine(result: SeatResult) -> bool {
    matches!(result, SeatResult::Assigned | SeatResult::Known | SeatResult::Repeated)
}

/// What a table shows of a cell: what is longer is no address and no name.
fn cut(text: &str) -> String {
    const LONGEST: usize = 100;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
