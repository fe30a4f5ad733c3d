//! A subscription: its state, who has a seat, and what can be done.

use super::{
    subscriptions::{domain_warning, no_domain},
    words::{obstacle_note, people_count, seat_badge, seat_count, seat_name, subscription_sentence, term_days},
};
use crate::{
    api::seats::{SeatAction, SwitchSubscription},
    components::{
        Fact, Question, Tone, address, cell, empty, facts, heads, message, note, number_cell, page_head,
        result_message, section, table,
    },
    domain::{access::Permission, moment::Moment, notice::Notice, paging::Cursor, seat::SubscriptionState},
    islands::forms_in_place::FormsInPlace,
    pages::{
        components::{
            guide_link,
            list::{self, Step, first_row, results_head},
        },
        frame::{
            Layout, Page,
            notice::{see_other_telling, take_result},
            question::question_page,
            respond,
        },
        requests::parts::reservation_badge,
    },
    paths,
    server::{
        access::authorize,
        context::Context,
        db::{
            seats::{SeatKey, SeatRow},
            subscriptions::SubscriptionRow,
        },
        failure::Outcome,
        html::IntoHtml,
        http::{form::Form, see_other, with_query},
        text::{self, text},
        workflow::{
            reserving::{OpenReservation, obstacle},
            seating::{self, PAGE_SIZE, SeatQuery, ShownSeat, SubscriptionView},
        },
    },
};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use leptos::prelude::*;
use serde::Deserialize;

/// The query of the page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arrival {
    search: String,
    after: String,
    before: String,
    name: String,
    first: String,
}

impl Arrival {
    fn query(&self) -> SeatQuery {
        let key = |email: &str| SeatKey { name: self.name.clone(), email: email.to_owned() };
        SeatQuery {
            text: self.search.clone(),
            from: Cursor::of_query(&self.after, &self.before, |row| Some(key(row))),
            first: first_row(&self.first),
        }
    }
}

/// Shows the page.
pub async fn show(context: Context, Path(id): Path<String>, Query(arrival): Query<Arrival>) -> Outcome<Response> {
    let actor = authorize(&context, Permission::ViewServices)?;
    let view = seating::view(&context, &actor, &id, &arrival.query()).await?;
    Ok(page(&context, &arrival, &view))
}

/// Asks for confirmation before a seat is taken away.
pub async fn show_removal(
    context: Context,
    Path(id): Path<String>,
    Query(asked): Query<SeatAction>,
) -> Outcome<Response> {
    let t = context.locale();
    let input = SeatAction { subscription: id, ..asked };
    let (found, subscription, product) = seating::removable(&context, &input).await?;
    // Someone else, or another tab, was faster.
    let Some(seat) = found else { return Ok(see_other(&paths::of(paths::SUBSCRIPTION, &input.subscription))) };
    let (name, product) = (seat_name(&seat), product.description.text(context.language));
    let comes_back = !subscription.row.is_assigned_only;
    Ok(question_page(
        &context,
        Question {
            title: text!(t, services.remove_title, name = &name),
            text: text!(t, services.remove_text, name = &name, product = product),
            warning: comes_back.then(|| text!(t, services.remove_warning, limit = text!(t, services.switch_assigned))),
            action: paths::of(paths::SEAT_REMOVE, &input.subscription),
            fields: vec![("seat".to_owned(), input.seat)],
            button: text!(t, services.remove),
            keep: text!(t, services.remove_not),
            back: paths::of(paths::SUBSCRIPTION, &input.subscription),
        },
    ))
}

fn done(context: &Context, id: &str, notice: Notice) -> Response {
    see_other_telling(context, &paths::of(paths::SUBSCRIPTION, id), notice)
}

/// Takes a seat away.
pub async fn submit_removal(
    context: Context,
    Path(id): Path<String>,
    Form(asked): Form<SeatAction>,
) -> Outcome<Response> {
    let input = SeatAction { subscription: id, ..asked };
    // Boxed: it is large.
    context.perform(Box::pin(seating::remove(&context, &input))).await?;
    Ok(done(&context, &input.subscription, Notice::SeatRemoved))
}

/// Puts a seat first.
pub async fn submit_keep(context: Context, Path(id): Path<String>, Form(asked): Form<SeatAction>) -> Outcome<Response> {
    let input = SeatAction { subscription: id, ..asked };
    context.perform(seating::keep(&context, &input)).await?;
    Ok(done(&context, &input.subscription, Notice::SeatKept))
}

/// Chooses who may use the subscription.
pub async fn submit_switch(
    context: Context,
    Path(id): Path<String>,
    Form(asked): Form<SwitchSubscription>,
) -> Outcome<Response> {
    let input = SwitchSubscription { subscription: id, ..asked };
    context.perform(seating::switch(&context, &input)).await?;
    let notice = if input.assigned_only == "true" { Notice::AssignedOnly } else { Notice::OpenToDomains };
    Ok(done(&context, &input.subscription, notice))
}

fn page(context: &Context, arrival: &Arrival, view: &SubscriptionView) -> Response {
    let t = context.locale();
    let product = view.product.description.text(context.language).to_owned();
    let result = take_result(context, "");
    let page = Page::new(product.clone(), Layout::Wide).with_islands().with_result(context, result.as_ref());
    respond(context, page, || {
        let account = &view.subscription.account;
        let back = with_query(paths::SERVICES, [("scope", account.account_id.as_str())]);
        let assign = (view.may_assign && view.subscription.state().takes_people() && view.has_domain).then(|| {
            let href = paths::of(paths::SEATS_ASSIGN, &view.subscription.row.id);
            let class = if view.subscription.free() > 0 { "button primary" } else { "button" };
            view! { <a class=class href=href>{text!(t, services.assign)}</a> }
        });
        let can_reserve = view.may_reserve && obstacle(&view.subscription).is_none();
        let reserve = can_reserve.then(|| {
            let href = paths::of(paths::RESERVE, &view.subscription.row.id);
            view! { <a class="button" href=href>{text!(t, reservations.title)}</a> }
        });
        let buttons = view! { {assign}{reserve} };
        let (tone, sentence) = subscription_sentence(context, &view.subscription);
        let body = view! {
            {page_head(product, account.title(), buttons)}
            {result.map(result_message)}
            {note(tone, sentence)}
            {renewals(context, view)}
            {domains(context, view)}
            {over(context, view)}
            {summary(context, view)}
            {(view.subscription.state() != SubscriptionState::Ended).then(|| who(context, view))}
            {seats(context, arrival, view)}
            {reservations(context, view)}
        };
        let body = body.into_html();
        view! {
            <p class="breadcrumb"><a href=back>{text!(t, label.online_services)}</a></p>
            <FormsInPlace>{body}</FormsInPlace>
            {guide_link(context, paths::GUIDE_SERVICES, text!(t, label.guide_online_services))}
        }
        .into_html()
    })
}

/// Which subscription renews it, and which one it renews.
fn renewals(context: &Context, view: &SubscriptionView) -> AnyView {
    let t = context.locale();
    let date = |row: &SubscriptionRow| text::register_date(context.language, &row.starts_on);
    let link = |row: &SubscriptionRow, sentence: String| {
        let href = paths::of(paths::SUBSCRIPTION, &row.id);
        message(Tone::Info, view! { <p><a href=href>{sentence}</a></p> })
    };
    let renewal = view.renewal.as_ref();
    let renewal =
        renewal.map(|row| link(row, text!(t, services.continued, renewal = &row.register_id, date = date(row))));
    let renewed = view.renewed.as_ref().map(|row| {
        let date = date(&view.subscription.row);
        link(row, text!(t, services.continues, renewed = &row.register_id, date = date))
    });
    view! { {renewal}{renewed} }.into_html()
}

/// Why people cannot use it, as far as domains are the reason.
fn domains(context: &Context, view: &SubscriptionView) -> Option<AnyView> {
    let account = &view.subscription.account;
    if !view.has_domain {
        return Some(no_domain(context, &account.title(), &account.account_id, view.may_assign));
    }
    let is_open = !matches!(view.subscription.state(), SubscriptionState::Suspended | SubscriptionState::Ended);
    (is_open && view.paused > 0).then(|| {
        let count = people_count(context, usize::try_from(view.paused).unwrap_or_default());
        let sentence = text!(context.locale(), services.paused_domain, count = count);
        domain_warning(context, sentence, &account.account_id, view.may_assign)
    })
}

fn summary(context: &Context, view: &SubscriptionView) -> AnyView {
    let t = context.locale();
    let one = &view.subscription;
    let number = |count: i64| text::grouped(context.language, count);
    let [starts, ends] = term_days(context, one);
    let mut lines = vec![
        Fact::new(text!(t, services.seats), seat_count(context, one)),
        Fact::new(text!(t, services.assigned), number(one.row.assigned)),
        Fact::new(text!(t, services.free), number(one.free())),
        Fact::new(text!(t, services.starts), starts),
        Fact::new(text!(t, services.ends), ends),
        Fact::new(text!(t, services.number), one.row.register_id.clone()),
    ];
    if one.row.reserved > 0 {
        lines.insert(1, Fact::new(text!(t, reservations.usable_seats), number(one.row.reserved)));
    }
    if let Some(order) = &one.row.order_number {
        lines.push(Fact::new(text!(t, services.order), order.clone()));
    }
    let is_usable = view.has_domain && one.state().is_usable();
    let link = view.product.address.clone().filter(|_| is_usable).map(|address| {
        view! { <p><a href=address rel="noopener">{text!(t, services.open)}</a></p> }
    });
    view! { <div class="card">{facts(lines)}{link}</div> }.into_html()
}

/// The reservations that count, or why nothing can be reserved.
fn reservations(context: &Context, view: &SubscriptionView) -> Option<AnyView> {
    let t = context.locale();
    if !view.may_reserve {
        return None;
    }
    let why_not = obstacle(&view.subscription)
        .map(|obstacle| obstacle_note(context, obstacle, &view.subscription, view.renewal.as_ref()));
    let rows = view.reservations.iter().map(|one| reservation_row(context, one)).collect::<Vec<_>>();
    let list = if rows.is_empty() {
        view! { <p>{text!(t, reservations.none)}</p> }.into_html()
    } else {
        let heads = heads([
            text!(t, requests.number),
            text!(t, reservations.seats),
            text!(t, reservations.day),
            text!(t, common.status),
        ]);
        table("table", text!(t, reservations.list_title), heads, rows).into_html()
    };
    let all = with_query(paths::REQUESTS, [("show", "all")]);
    let body = view! {
        {why_not}
        {list}
        <p><a href=all>{text!(t, reservations.all)}</a></p>
        {guide_link(context, paths::GUIDE_RESERVE, text!(t, support.reserve_title))}
    };
    Some(section("reservations", text!(t, reservations.list_title), body).into_html())
}

fn reservation_row(context: &Context, one: &OpenReservation) -> AnyView {
    let t = context.locale();
    let row = &one.row.reservation;
    let seats = text::grouped(context.language, row.seats);
    let day = text::register_date(context.language, &row.usable_from);
    let href = paths::of(paths::REQUEST, &row.request_id);
    view! {
        <tr>
            <th scope="row"><a class="unbroken" href=href>{one.row.number.clone()}</a></th>
            {number_cell(text!(t, reservations.seats), seats)}
            {cell(text!(t, reservations.day), view! { <span class="date">{day}</span> })}
            {cell(text!(t, common.status), reservation_badge(context, one.state))}
        </tr>
    }
    .into_html()
}

/// Who may use it, and the switch.
fn who(context: &Context, view: &SubscriptionView) -> AnyView {
    let t = context.locale();
    let is_assigned_only = view.subscription.row.is_assigned_only;
    let (sentence, button) = if is_assigned_only {
        (text!(t, services.who_assigned), text!(t, services.switch_open))
    } else {
        (text!(t, services.who_everyone), text!(t, services.switch_assigned))
    };
    let form = view.may_assign.then(|| {
        view! {
            <form method="post" action=paths::of(paths::SUBSCRIPTION_SWITCH, &view.subscription.row.id)>
                <input type="hidden" name="assigned_only" value=(!is_assigned_only).to_string()/>
                <button class="button">{button}</button>
            </form>
        }
    });
    section("who", text!(t, services.who_title), view! { <p>{sentence}</p>{form} }).into_html()
}

/// The people whose seats pause because there are too many, each with a way to keep the seat.
fn over(context: &Context, view: &SubscriptionView) -> Option<AnyView> {
    let t = context.locale();
    let (people, pauses_at) = view.over.as_ref()?;
    let count = text::grouped(context.language, view.subscription.over());
    let date = |at: Moment| text::date_time(context.language, at);
    let sentence = match pauses_at {
        Some(at) if *at <= context.now => text!(t, services.over_paused, count = count),
        Some(at) => text!(t, services.over_until, count = count, date = date(*at)),
        None => text!(t, services.too_many, count = count),
    };
    let id = &view.subscription.row.id;
    let line = |seat: &SeatRow| {
        let keep = view.may_assign.then(|| {
            let label = text!(t, services.keep_whom, name = seat_name(seat));
            view! {
                <form method="post" action=paths::of(paths::SEAT_KEEP, id)>
                    <input type="hidden" name="seat" value=seat.id.clone()/>
                    <button class="button" title=label>{text!(t, services.keep)}</button>
                </form>
            }
        });
        view! { <li><bdi>{seat_name(seat)}</bdi>{keep}</li> }
    };
    let lines = people.iter().map(line).collect::<Vec<_>>();
    let body = view! { <p>{sentence}</p><ul class="plain-list">{lines}</ul><p>{text!(t, services.over_next)}</p> };
    Some(message(Tone::Warning, body).into_html())
}

fn seats(context: &Context, arrival: &Arrival, view: &SubscriptionView) -> AnyView {
    let t = context.locale();
    let id = &view.subscription.row.id;
    if view.subscription.row.assigned == 0 {
        let can_follow = view.subscription.state().takes_people() && view.has_domain;
        let next = if can_follow { text!(t, services.no_seats_text) } else { String::new() };
        let texts = [text!(t, services.no_seats), next];
        return section("seats", text!(t, services.seats_title), empty("people", texts, None::<()>)).into_html();
    }
    let export = view! { <a class="button" href=paths::of(paths::SEATS_EXPORT, id)>{text!(t, services.export)}</a> };
    let rows = view.seats.rows.iter().map(|seat| row(context, view, seat)).collect::<Vec<_>>();
    let heads = heads([
        text!(t, access.column_name),
        text!(t, label.email_address),
        text!(t, services.assigned_on),
        text!(t, services.assigned_by),
        text!(t, access.column_status),
        text!(t, services.action),
    ]);
    let body = view! {
        <form class="filters" method="get" action=paths::of(paths::SUBSCRIPTION, id) role="search" data-leaves="">
            <div class="field">
                <label for="search">{text!(t, services.search)}</label>
                <input class="input" type="search" id="search" name="search" value=arrival.search.clone()/>
            </div>
            <div class="filter-actions"><button class="button">{text!(t, services.find)}</button></div>
        </form>
        {results_head(context, &view.extent, Some(export.into_html()))}
        {view.seats.rows.is_empty().then(|| view! { <p><a href=paths::of(paths::SUBSCRIPTION, id)>{text!(t, services.show_all)}</a></p> })}
        {table("table", text!(t, services.seats_title), heads, rows)}
        {pages(context, arrival, view)}
    };
    section("seats", text!(t, services.seats_title), body).into_html()
}

fn row(context: &Context, view: &SubscriptionView, seat: &ShownSeat) -> AnyView {
    let t = context.locale();
    let remove = view.may_assign.then(|| {
        let href =
            with_query(&paths::of(paths::SEAT_REMOVE, &view.subscription.row.id), [("seat", seat.row.id.as_str())]);
        view! { <a href=href>{text!(t, services.remove)}</a> }
    });
    let by = seat.assigned_by.clone().unwrap_or_else(|| text!(t, services.first_use));
    view! {
        <tr>
            <th scope="row"><bdi>{seat_name(&seat.row)}</bdi></th>
            {cell(text!(t, label.email_address), address(seat.row.email.clone()))}
            {cell(text!(t, services.assigned_on), view! { <span class="date">{text::day(context.language, seat.row.assigned_at)}</span> })}
            {cell(text!(t, services.assigned_by), by)}
            {cell(text!(t, access.column_status), seat_badge(context, seat.state, seat.pauses_at))}
            {cell(text!(t, services.action), remove)}
        </tr>
    }
    .into_html()
}

fn pages(context: &Context, arrival: &Arrival, view: &SubscriptionView) -> Option<AnyView> {
    let t = context.locale();
    let (first, last) = (view.seats.rows.first()?.row.key(), view.seats.rows.last()?.row.key());
    let path = paths::of(paths::SUBSCRIPTION, &view.subscription.row.id);
    let link = |name: &str, key: &SeatKey, first: usize| {
        let first = first.to_string();
        let values =
            [("search", arrival.search.as_str()), (name, &key.email), ("name", &key.name), ("first", first.as_str())];
        with_query(&path, values)
    };
    let labels = [text!(t, access.first_page), text!(t, access.previous_page), text!(t, access.next_page)];
    list::pages(context, labels, view.seats.has_previous, view.seats.has_next, |step| match step {
        Step::First => with_query(&path, [("search", arrival.search.as_str())]),
        Step::Previous => link("before", &first, view.extent.previous(PAGE_SIZE)),
        Step::Next => link("after", &last, view.extent.next()),
    })
}
