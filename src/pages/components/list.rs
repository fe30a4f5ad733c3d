//! Parts shared by all lists: filters, position and total, pagination, cells that unfold.

use crate::{
    components::{PageLink, icon, pager},
    domain::paging::Extent,
    server::{
        context::Context,
        html::IntoHtml,
        text::{self, text},
        workflow::scopes::NamedScope,
    },
};
use leptos::prelude::*;

/// Lists in a cell are folded if they are longer.
const MOST_UNFOLDED: usize = 3;

/// The filters of a list.
pub struct Filters<'a> {
    /// The path of the list.
    pub action: &'static str,
    /// What the URL names beside the filters, such as the scope, and keeps when they are applied; empty values are left
    /// out.
    pub kept: &'a [(&'static str, &'a str)],
    /// The field that is always visible.
    pub main: AnyView,
    /// The fields that are folded on phones, unless one of them is in use.
    pub others: AnyView,
    /// The title under which they are folded.
    pub others_title: String,
    /// Whether one of the `others` is in use.
    pub are_in_use: bool,
    /// ID and text of the hint about the main field.
    pub hint: [String; 2],
    /// The address without the filters, if some are in use.
    pub clear: Option<String>,
}

/// Characters of a filter that are told.
const LONGEST_TOLD: usize = 100;

/// The filters that are in use, by name and value in words.
pub fn in_use<const N: usize>(filters: [(String, Option<String>); N]) -> Vec<[String; 2]> {
    let told = |value: String| value.chars().filter(|c| !c.is_control()).take(LONGEST_TOLD).collect::<String>();
    let in_use =
        |(name, value): (String, Option<String>)| Some([name, value.map(told).filter(|value| !value.is_empty())?]);
    filters.into_iter().filter_map(in_use).collect()
}

/// The filters of a list on paper, where their form is not.
pub fn filters_on_paper(filters: Vec<[String; 2]>) -> Option<AnyView> {
    let told = filters.into_iter().map(|[name, value]| format!("{name}: {value}")).collect::<Vec<_>>().join(" · ");
    (!told.is_empty()).then(|| view! { <p class="on-paper">{told}</p> }.into_html())
}

/// The link that clears the filters of a list.
pub fn clear_link(context: &Context, href: String) -> AnyView {
    view! { <a class="button" href=href>{text!(context.locale(), common.clear_filters)}</a> }.into_html()
}

/// The id of the hint about the search.
pub const SEARCH_HINT: &str = "search-hint";

/// The field for a text to search for, described by the element with the id `hint`.
pub fn search_field(label: String, value: &str, hint: Option<&'static str>) -> AnyView {
    view! {
        <div class="field search-field">
            <label for="search">{label}</label>
            <input class="input" id="search" name="search" type="search" value=value.to_owned()
                autocomplete="off" spellcheck="false" maxlength="100" aria-describedby=hint/>
        </div>
    }
    .into_html()
}

/// The filter form of a list.
pub fn filters(context: &Context, filters: Filters<'_>) -> AnyView {
    let Filters { action, kept, main, others, others_title, are_in_use, hint: [hint_id, hint], clear } = filters;
    let t = context.locale();
    let clear = clear.map(|href| clear_link(context, href));
    let kept = kept.iter().filter(|(_, value)| !value.is_empty());
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=*name value=(*value).to_owned()/> });
    let kept = kept.collect::<Vec<_>>();
    view! {
        <form class="filters" method="get" action=action role="search">
            {kept}
            {main}
            <details class="filters-fold" open=are_in_use>
                <summary class="button">{icon("chevron-down")}{others_title}</summary>
                {others}
            </details>
            <div class="filter-actions"><button class="button">{text!(t, common.apply)}</button>{clear}</div>
            <p class="hint" id=hint_id>{hint}</p>
        </form>
    }
    .into_html()
}

/// The line above a list: position and total, and an element beside them.
pub fn results_head(context: &Context, extent: &Extent, beside: Option<AnyView>) -> AnyView {
    view! { <div class="results-head"><p class="quiet" id="hits">{position(context, extent)}</p>{beside}</div> }
        .into_html()
}

/// "1–25 of more than 100"; for an empty list, that nothing matches.
fn position(context: &Context, extent: &Extent) -> String {
    let t = context.locale();
    let [first, last, total] =
        [extent.first, extent.last, extent.total].map(|one| text::grouped(context.language, one));
    if extent.last == 0 {
        text!(t, common.no_hits_title)
    } else if extent.has_more {
        text!(t, common.position_of_more, first = first, last = last, total = total)
    } else {
        text!(t, common.position, first = first, last = last, total = total)
    }
}

/// Another page of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// The first page.
    First,
    /// The page before this one.
    Previous,
    /// The page after this one.
    Next,
}

/// Pagination links, with labels for the first, previous and next page.
pub fn pages(
    context: &Context,
    [first, previous, next]: [String; 3],
    has_previous: bool,
    has_next: bool,
    href: impl Fn(Step) -> String,
) -> Option<AnyView> {
    let link = |label, rel, step| PageLink { label, href: href(step), rel };
    let mut links = Vec::new();
    if has_previous {
        links.push(link(first, None, Step::First));
        links.push(link(previous, Some("prev"), Step::Previous));
    }
    if has_next {
        links.push(link(next, Some("next"), Step::Next));
    }
    pager(text!(context.locale(), common.pages), links).map(IntoHtml::into_html)
}

/// The scopes of a role: listed if there are few, otherwise folded under their count.
pub fn places(context: &Context, places: Vec<String>, are_accounts: bool) -> AnyView {
    let t = context.locale();
    let count = places.len();
    let lines = places.into_iter().map(|place| view! { <li>{place}</li> }).collect::<Vec<_>>();
    let list = view! { <ul class="place-list">{lines}</ul> };
    if count <= MOST_UNFOLDED {
        return list.into_html();
    }
    let count = text::grouped(context.language, count);
    let title = if are_accounts {
        text!(t, common.accounts_count, count = count)
    } else {
        text!(t, common.agreements_count, count = count)
    };
    view! { <details class="fold"><summary>{title}{icon("chevron-down")}</summary>{list}</details> }.into_html()
}

/// Whether scopes need to be named: not if there is only one purchasing account.
#[must_use]
pub fn are_told_apart(scopes: &[NamedScope]) -> bool {
    let accounts = scopes.iter().filter(|scope| scope.account.is_some()).count();
    accounts > 1 || scopes.iter().any(|scope| scope.agreement_number != scopes[0].agreement_number)
}

/// The number of a page's first row, as given in the URL. It is only displayed, so anything invalid becomes 1.
#[must_use]
pub fn first_row(said: &str) -> usize {
    said.parse::<u32>().ok().and_then(|first| usize::try_from(first).ok()).unwrap_or(1)
}
