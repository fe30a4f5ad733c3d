//! A product key: what is known of it, showing it, and who has seen it.

use super::keys::{Arrival, activations, standing_badge};
use crate::{
    api::{
        ApiError,
        keys::{RevealKey, RevealedKey},
    },
    components::{
        Fact, KeyReasonChoice, KeyReasonTexts, Tone, TypedReason, cell, facts, first_message, heads, note, page_head,
        section, table,
    },
    domain::{
        audit::Topic,
        product_key::{KeyStanding, KeyType, Reason},
    },
    islands::reveal_key::{REVEAL, RevealKeyForm, RevealKeyState, RevealKeyTexts, SEEN},
    pages::{
        components::{form_texts, guide_link, people_to_ask},
        frame::{Layout, Page, respond, scope::data_status},
    },
    paths,
    server::{
        context::Context,
        failure::Outcome,
        html::IntoHtml,
        http::{form::Form, with_query},
        text::{self, text},
        workflow::{
            key_disclosure,
            keys::{self, KeyView, NamedView},
            step_up::is_confirmed,
        },
    },
};
use axum::{
    extract::{Path, Query as FromQuery},
    response::Response,
};
use leptos::prelude::*;

/// What came of showing the key.
#[derive(Default)]
struct Attempt {
    input: RevealKey,
    error: Option<ApiError>,
    revealed: Option<RevealedKey>,
}

/// Shows the page. Its query is that of the list that it leads back to.
pub async fn show(
    context: Context,
    Path(id): Path<String>,
    FromQuery(arrival): FromQuery<Arrival>,
) -> Outcome<Response> {
    let view = keys::view(&context, &id).await?;
    Ok(page(&context, &arrival, &view, &Attempt::default()))
}

/// Shows the key on its page: the answer alone has it.
pub async fn submit(
    context: Context,
    Path(id): Path<String>,
    FromQuery(arrival): FromQuery<Arrival>,
    Form(input): Form<RevealKey>,
) -> Outcome<Response> {
    let input = RevealKey { key: id.clone(), ..input };
    let attempt = match context.perform(key_disclosure::reveal(&context, &input)).await {
        Ok(revealed) => Attempt { input, revealed: Some(revealed), error: None },
        Err(failure) => Attempt { error: Some(failure.for_form()?), input, revealed: None },
    };
    let view = keys::view(&context, &id).await?;
    Ok(page(&context, &arrival, &view, &attempt))
}

fn page(context: &Context, arrival: &Arrival, view: &KeyView, attempt: &Attempt) -> Response {
    let t = context.locale();
    let row = view.key.row();
    let title = row.name();
    let today = context.today().to_string();
    let page = Page::new(title.clone(), Layout::Wide).with_error(attempt.error.as_ref()).with_islands();
    respond(context, page, || {
        view! {
            <p><a href=arrival.kept(paths::KEYS)>{text!(t, keys.back)}</a></p>
            {page_head(title, text::key_type(t, row.r#type), standing_badge(context, row.standing(&today)))}
            {data_status(context, std::slice::from_ref(&view.scope), view.import.as_ref())}
            {not_yet_valid(context, view)}
            {about(context, view)}
            {reveal(context, arrival, view, attempt)}
            {view.views.as_ref().map(|views| view! { <div id=SEEN>{seen(context, views)}</div> })}
            {guide_link(context, paths::GUIDE_KEYS, text!(t, support.keys_title))}
        }
        .into_html()
    })
}

/// That the key's first day is still to come.
fn not_yet_valid(context: &Context, view: &KeyView) -> Option<AnyView> {
    let row = view.key.row();
    let from = row.valid_from.as_ref()?;
    let is_early = row.standing(&context.today().to_string()) == KeyStanding::NotYetValid;
    let date = text::register_date(context.language, from);
    is_early.then(|| note(Tone::Warning, text!(context.locale(), keys.not_yet_valid, date = date)).into_html())
}

fn about(context: &Context, view: &KeyView) -> AnyView {
    let t = context.locale();
    let row = view.key.row();
    let day = |day: &String| text::register_date(context.language, day);
    let all = [
        Some(Fact::new(text!(t, keys.register_id), row.register_id.clone())),
        row.valid_from.as_ref().map(|from| Fact::new(text!(t, keys.valid_from), day(from))),
        activations(context, row).map(|lines| Fact::list(text!(t, keys.activations), lines)),
    ];
    let is_activated = view.key.is_viewable && row.r#type == KeyType::MultipleActivation;
    let ask = is_activated.then(|| {
        let href = with_query(paths::REQUEST_ACTIVATIONS, [("key", row.id.as_str())]);
        view! { <p><a href=href>{text!(t, requests.activations_title)}</a></p> }
    });
    view! { <div class="section card">{facts(all.into_iter().flatten().collect())}{ask}</div> }.into_html()
}

fn reveal(context: &Context, arrival: &Arrival, view: &KeyView, attempt: &Attempt) -> AnyView {
    let t = context.locale();
    if !view.key.is_viewable {
        let masked = view! { <p><code class="product-key">{view.key.masked()}</code></p> };
        let people = people_to_ask(text!(t, keys.hidden), &view.helpers);
        return section("reveal", text!(t, keys.key), view! { {masked}{people} }).into_html();
    }
    let body = match &attempt.revealed {
        Some(RevealedKey { text: key }) => view! {
            <div class="card key-card" tabindex="-1" autofocus>
                <p class="quiet" id="your-key">{text!(t, keys.your_key)}</p>
                <p><code class="product-key" aria-labelledby="your-key">{key.clone()}</code></p>
                <p class="hint">{text!(t, keys.shown_note)}</p>
                <p><a class="button" href=hidden_again(arrival, view)>{text!(t, keys.hide)}</a></p>
            </div>
        }
        .into_html(),
        None => view! {
            {wait(context, attempt.error.as_ref())}
            <p>{text!(t, keys.reveal_text)}</p>
            {form(context, arrival, view, attempt)}
        }
        .into_html(),
    };
    section("reveal", text!(t, keys.reveal_title), body).into_html()
}

/// The page without the key; the focus goes to the button that shows it.
fn hidden_again(arrival: &Arrival, view: &KeyView) -> String {
    format!("{}#{REVEAL}", arrival.kept(&paths::of(paths::KEY, &view.key.row().id)))
}

/// When to try again, after too many keys or too many wrong passwords; it gets the focus.
pub(super) fn wait(context: &Context, error: Option<&ApiError>) -> Option<AnyView> {
    let t = context.locale();
    let time = |seconds: i64| text::wait(context.language, seconds);
    let sentence = match *error? {
        ApiError::KeyLimit { seconds, is_own: true } => text!(t, keys.wait, time = time(seconds)),
        ApiError::KeyLimit { seconds, is_own: false } => text!(t, keys.wait_all, time = time(seconds)),
        ApiError::Wait { seconds } => text!(t, sign_in.wait, time = time(seconds)),
        _ => return None,
    };
    Some(first_message(Tone::Error, view! { <p>{sentence}</p> }).into_html())
}

/// Whether a form asks for the password. Whoever has reached a limit has just given it, which the session, read before, does
/// not tell.
pub(super) fn needs_password(context: &Context, error: Option<&ApiError>) -> bool {
    let is_wrong = error.is_some_and(|error| error.faults().iter().any(|fault| fault.field == "password"));
    is_wrong || !(is_confirmed(context) || matches!(error, Some(ApiError::KeyLimit { .. })))
}

fn form(context: &Context, arrival: &Arrival, view: &KeyView, attempt: &Attempt) -> AnyView {
    let t = context.locale();
    let id = &view.key.row().id;
    let texts = RevealKeyTexts {
        button: text!(t, keys.reveal),
        limit: text!(t, keys.reveal_limit),
        masked: view.key.masked(),
        your_key: text!(t, keys.your_key),
        note: text!(t, keys.shown_note),
        copy: text!(t, keys.copy),
        copied: text!(t, keys.copied),
        copy_failed: text!(t, keys.copy_failed),
        hide: text!(t, keys.hide),
    };
    let state = RevealKeyState {
        form: (*form_texts(context)).clone(),
        fields: reason_texts(context),
        choices: reasons(context),
        typed: TypedReason { reason: attempt.input.reason.clone(), text: attempt.input.reason_text.clone() },
        action: arrival.kept(&paths::of(paths::KEY_REVEAL, id)),
        key: id.clone(),
        needs_password: needs_password(context, attempt.error.as_ref()),
        faults: attempt.error.as_ref().map(ApiError::faults).unwrap_or_default().to_vec(),
    };
    view! { <RevealKeyForm texts=texts state=state/> }.into_html()
}

/// The texts of the fields that ask why, and who.
pub(super) fn reason_texts(context: &Context) -> KeyReasonTexts {
    let t = context.locale();
    KeyReasonTexts {
        reason: text!(t, keys.reason),
        text: text!(t, keys.reason_text),
        text_hint: text!(t, keys.reason_text_hint),
        password: text!(t, label.password),
        password_hint: text!(t, keys.password_hint),
    }
}

/// The reasons to choose from.
pub(super) fn reasons(context: &Context) -> Vec<KeyReasonChoice> {
    let choice = |reason: Reason| KeyReasonChoice {
        code: reason.code().to_owned(),
        label: text::key_reason(context.locale(), reason),
    };
    Reason::ALL.map(choice).to_vec()
}

fn seen(context: &Context, views: &[NamedView]) -> AnyView {
    let t = context.locale();
    let title = text!(t, keys.seen_title);
    if views.is_empty() {
        return section("seen", title, view! { <p>{text!(t, keys.seen_none)}</p> }).into_html();
    }
    let row = |NamedView { row, name }: &NamedView| {
        let how = match &row.export_id {
            Some(id) => text!(t, keys.seen_exported, id = id),
            None => text!(t, keys.seen_shown),
        };
        view! {
            <tr>
                <th scope="row">{text::date_time(context.language, row.at)}</th>
                {cell(text!(t, keys.seen_who), name.clone())}
                {cell(text!(t, keys.reason), text::key_reason(t, row.reason))}
                {cell(text!(t, keys.seen_how), view! { <span class="long-id">{how}</span> })}
            </tr>
        }
    };
    let rows = views.iter().map(row).collect::<Vec<_>>();
    let titles = [text!(t, keys.seen_when), text!(t, keys.seen_who), text!(t, keys.reason), text!(t, keys.seen_how)];
    let trail = with_query(paths::AUDIT, [("topic", Topic::Keys.code())]);
    let body = view! {
        {table("table", text!(t, keys.seen_caption), heads(titles), rows)}
        <p><a href=trail>{text!(t, keys.seen_details)}</a></p>
    };
    section("seen", title, body).into_html()
}
