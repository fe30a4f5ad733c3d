//! Assigning seats: one person or a list, checked first.

use super::words::{result_sentence, tone_of};
use crate::{
    api::{
        ApiError,
        seats::{AssignReport, AssignSeats},
    },
    components::{Tone, address, badge, cell, first_message, heads, section, table},
    domain::{access::Permission, seat::SeatResult},
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
        http::form::Form,
        text::{self, text},
        workflow::{
            drafts,
            seating::{assign, assignable},
        },
    },
};
use axum::{extract::Path, response::Response};
use leptos::prelude::*;

/// Shows the form.
pub async fn show(context: Context, Path(id): Path<String>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::AssignSeats)?;
    let path = paths::of(paths::SEATS_ASSIGN, &id);
    let language = actor.user().language.code().to_owned();
    let fresh = AssignSeats { subscription: id.clone(), language, ..AssignSeats::default() };
    let input = drafts::find::<AssignSeats>(&context, &path).await?.unwrap_or(fresh);
    page(&context, &AssignSeats { subscription: id, ..input }, None, None).await
}

/// Checks the list, or assigns seats to its people.
pub async fn submit(context: Context, Path(id): Path<String>, Form(typed): Form<AssignSeats>) -> Outcome<Response> {
    let input = AssignSeats { subscription: id, ..typed };
    match context.perform(assign(&context, &input)).await {
        Ok(report) => page(&context, &input, Some(&report), None).await,
        Err(Failure::Refused(ApiError::Unauthenticated)) => {
            let path = paths::of(paths::SEATS_ASSIGN, &input.subscription);
            sign_in_first::kept(&context, &path, &AssignSeats { is_checked: String::new(), ..input }).await
        }
        Err(failure) => page(&context, &input, None, Some(&failure.for_form()?)).await,
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
    let title = text!(t, services.assign);
    // Wide from the start, because results in place do not change the layout.
    let page = Page::new(title.clone(), Layout::Wide).with_error(error).with_islands();
    Ok(respond(context, page, || {
        let back = paths::of(paths::SUBSCRIPTION, &input.subscription);
        let product = product.description.text(context.language).to_owned();
        let free = text::grouped(context.language, usize::try_from(subscription.free()).unwrap_or_default());
        let lead = text!(t, services.assign_lead, account = subscription.account.title(), free = free);
        let body = match report {
            Some(report) => results(context, input, report),
            None => entry(context, input, error),
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

/// What becomes, or became, of each row. What was only checked can be assigned now.
fn results(context: &Context, input: &AssignSeats, report: &AssignReport) -> AnyView {
    let t = context.locale();
    let action = paths::of(paths::SEATS_ASSIGN, &input.subscription);
    let number = |count: usize| text::grouped(context.language, count);
    let (assigned, total) = (report.count(SeatResult::Assigned), report.rows.len());
    let (assigned, others) = (number(assigned), total - assigned);
    let sentence = if report.is_done {
        text!(t, services.assigned_count, count = assigned)
    } else {
        text!(t, services.checked_count, count = assigned)
    };
    let others = (others > 0).then(|| view! { <p>{text!(t, services.others_count, count = number(others))}</p> });
    let tone = if report.is_done { Tone::Success } else { Tone::Info };
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
    let again = (!report.is_done).then(|| {
        view! { <details class="fold"><summary>{text!(t, services.correct)}</summary>{entry(context, input, None)}</details> }
    });
    // What needs attention comes first.
    let mut rows: Vec<_> = report.rows.iter().collect();
    rows.sort_by_key(|row| matches!(row.result, SeatResult::Assigned | SeatResult::Known));
    let rows = rows.into_iter().map(|row| {
        let (tone, icon) = tone_of(row.result);
        let result = badge(tone, icon, result_sentence(context, row.result, report.is_done));
        view! {
            <tr>
                <th scope="row">{address(row.address.clone())}</th>
                {cell(text!(t, services.result), result)}
            </tr>
        }
    });
    let heads = heads([text!(t, label.email_address), text!(t, services.result)]);
    let list = table("table", text!(t, services.results), heads, rows.collect::<Vec<_>>());
    view! {
        {first_message(tone, view! { <p>{sentence}</p>{others} })}
        {go_on}
        {section("results", text!(t, services.results), list)}
        {again}
    }
    .into_html()
}
