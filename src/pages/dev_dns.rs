//! The development DNS: the TXT records that are found instead of those of the network. It exists where the development
//! mailbox does, and is in English like other developer tools.

use crate::{
    api::ApiError,
    components::{cell, heads, page_head, section, table},
    domain::{access::Access, domain_proof::LookOutcome},
    pages::{
        components::choice,
        frame::{Layout, Page, respond},
    },
    paths,
    server::{
        context::Context,
        dns::Table,
        failure::Outcome,
        html::IntoHtml,
        http::{form::Form, route::Route, see_other},
    },
};
use axum::{response::Response, routing::get};
use leptos::prelude::*;
use serde::Deserialize;

/// The routes of the records.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![Route::new(paths::DEV_DNS, Access::Public, get(show).post(change))]
}

/// The records, for requests from this machine; for others, there are none.
fn records(context: &Context) -> Outcome<&Table> {
    let table = context.app.resolver.table().filter(|_| context.is_local);
    Ok(table.ok_or(ApiError::NotFound)?)
}

/// A change of a name: a text more or less, or what a look for it comes to.
#[derive(Deserialize)]
struct ChangeOfName {
    #[serde(default)]
    name: String,
    #[serde(default)]
    value: String,
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    action: String,
}

/// Adds or removes a record, or an outcome.
async fn change(context: Context, Form(input): Form<ChangeOfName>) -> Outcome<Response> {
    let table = records(&context)?;
    let ChangeOfName { name, value, outcome, action } = &input;
    if action == "remove" {
        table.remove(name, value);
    } else if !name.trim().is_empty() {
        if !value.trim().is_empty() {
            table.add(name, value);
        }
        table.set_outcome(name, LookOutcome::from_code(outcome));
    }
    Ok(see_other(paths::DEV_DNS))
}

/// Lists names with their texts and outcomes.
async fn show(context: Context) -> Outcome<Response> {
    let table_of_names = records(&context)?;
    let (records, outcomes) = (table_of_names.list_records(), table_of_names.list_outcomes());
    Ok(respond(&context, Page::new("Development DNS".to_owned(), Layout::Wide), || {
        let is_empty = records.is_empty() && outcomes.is_empty();
        let texts = records.into_iter().map(|(name, value)| row(name, value.clone(), value, "remove"));
        let others = outcomes
            .into_iter()
            .map(|(name, outcome)| row(name, String::new(), format!("The result is {}", outcome.code()), "add"));
        let rows = texts.chain(others).collect::<Vec<_>>();
        let titles = ["Name", "Value", "Action"].map(str::to_owned);
        view! {
            <div lang="en">
                {page_head("Development DNS".to_owned(), "Domains are checked against these TXT records. No DNS server is asked.".to_owned(), ())}
                <form class="form" method="post" action=paths::DEV_DNS>
                    {field("name", "Name", "_business-center-challenge.contoso.com")}
                    {field("value", "Value", "")}
                    {results()}
                    <div class="form-actions"><button class="button primary" name="action" value="add">"Add"</button></div>
                </form>
                {if is_empty {
                    view! { <p>"No records yet. A look finds no name."</p> }.into_html()
                } else {
                    section("records", "Records".to_owned(), table("table", "TXT records".to_owned(), heads(titles), rows)).into_html()
                }}
            </div>
        }
        .into_html()
    }))
}

fn field(name: &'static str, label: &'static str, example: &'static str) -> AnyView {
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <input class="input" id=name name=name placeholder=example autocomplete="off" spellcheck="false"/>
        </div>
    }
    .into_html()
}

/// What a look for the name comes to.
fn results() -> AnyView {
    let options = LookOutcome::ALL.into_iter().filter(|outcome| *outcome != LookOutcome::Found);
    let options = options.map(|outcome| (outcome.code().to_owned(), outcome.code().to_owned()));
    choice("outcome", "Result".to_owned(), "the records of the name".to_owned(), "", options)
}

/// A row with a button that removes it: a text by its value, an outcome by adding the name without one.
fn row(name: String, value: String, shown: String, action: &'static str) -> AnyView {
    let label = format!("Remove {name} {shown}");
    view! {
        <tr>
            <th scope="row"><span class="address">{name.clone()}</span></th>
            {cell("Value".to_owned(), view! { <span class="address">{shown}</span> })}
            {cell("Action".to_owned(), view! {
                <form method="post" action=paths::DEV_DNS>
                    <input type="hidden" name="name" value=name/>
                    <input type="hidden" name="value" value=value/>
                    <button class="button" name="action" value=action aria-label=label>"Remove"</button>
                </form>
            })}
        </tr>
    }
    .into_html()
}
