//! Small components: page heads, sections, lists of facts, tables, pagination.

use super::{compact::compact, icon::icon};
use leptos::{either::Either, prelude::*};

/// Title and lead of a page, with an element beside them.
pub fn page_head<L: IntoView + 'static, V: IntoView + 'static>(
    title: String,
    lead: L,
    beside: V,
) -> impl IntoView + use<L, V> {
    view! {
        <div class="page-head">
            <div><h1 class="page-title">{title}</h1><p class="lead">{lead}</p></div>
            {beside}
        </div>
    }
}

/// A section of a page; its heading has this ID.
pub fn section<V: IntoView + 'static>(id: &'static str, title: String, body: V) -> impl IntoView + use<V> {
    view! { <section class="section" aria-labelledby=id><h2 id=id>{title}</h2>{body}</section> }
}

/// Explains why there is nothing to show, and what to do next.
pub fn empty<V: IntoView + 'static>(
    icon_name: &str,
    [title, sentence]: [String; 2],
    next: Option<V>,
) -> impl IntoView + use<V> {
    view! { <div class="empty">{icon(icon_name)}<h2>{title}</h2><p>{sentence}</p>{next}</div> }
}

compact! {
    /// A named fact with its values.
    pub struct Fact {
        /// The name.
        pub name: String,
        /// The values, each on its own line.
        pub values: Vec<FactValue>,
        /// Language code of the values, if it differs from the page's.
        pub language: Option<String>,
    }
}

compact! {
    /// A value of a fact.
    pub struct FactValue {
        /// The text.
        pub text: String,
        /// Where it leads, if it is a link.
        pub href: Option<String>,
    }
}

impl Fact {
    /// A fact with one value.
    #[must_use]
    pub fn new(name: String, value: String) -> Self {
        Self::list(name, vec![value])
    }

    /// A fact with any number of values.
    #[must_use]
    pub fn list(name: String, values: Vec<String>) -> Self {
        let values = values.into_iter().map(|text| FactValue { text, href: None }).collect();
        Self { name, values, language: None }
    }

    /// A fact about people or companies, given by name and email address.
    #[must_use]
    pub fn contacts(name: String, contacts: Vec<(String, String)>) -> Self {
        let values = contacts.into_iter().flat_map(|(name, email)| {
            let href = mail_target(&email);
            [FactValue { text: name, href: None }, FactValue { text: email, href: Some(href) }]
        });
        Self { name, values: values.collect(), language: None }
    }

    /// A fact that leads to a page of its own.
    #[must_use]
    pub fn link(name: String, text: String, href: String) -> Self {
        Self { name, values: vec![FactValue { text, href: Some(href) }], language: None }
    }

    /// The same fact with values in another language than the page's.
    #[must_use]
    pub fn in_language(self, code: &str) -> Self {
        Self { language: Some(code.to_owned()), ..self }
    }
}

/// A list of facts.
pub fn facts(facts: Vec<Fact>) -> impl IntoView + use<> {
    let rows = facts.into_iter().map(|Fact { name, values, language }| {
        let values = values.into_iter().map(|FactValue { text, href }| {
            let value = match href {
                Some(href) => Either::Left(view! { <a href=href>{text}</a> }),
                None => Either::Right(text),
            };
            view! { <dd lang=language.clone()>{value}</dd> }
        });
        view! { <div><dt>{name}</dt>{values.collect::<Vec<_>>()}</div> }
    });
    view! { <dl class="facts">{rows.collect::<Vec<_>>()}</dl> }
}

/// A table with a caption; on small screens its rows become cards, in which each [`cell`] shows its label.
pub fn table<H: IntoView + 'static, R: IntoView + 'static>(
    class: &'static str,
    caption: String,
    heads: H,
    rows: R,
) -> impl IntoView + use<H, R> {
    view! {
        <div class="table-wrap">
            <table class=class>
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The headings of a table's columns.
pub fn heads<const N: usize>(titles: [String; N]) -> impl IntoView + use<N> {
    titles.map(|title| view! { <th scope="col">{title}</th> }).into_iter().collect::<Vec<_>>()
}

/// The headings of columns of numbers.
pub fn number_heads<const N: usize>(titles: [String; N]) -> impl IntoView + use<N> {
    titles.map(|title| view! { <th scope="col" class="number">{title}</th> }).into_iter().collect::<Vec<_>>()
}

/// A cell of a table with a number; `label` is its column heading.
pub fn number_cell<V: IntoView + 'static>(label: String, content: V) -> impl IntoView + use<V> {
    view! { <td class="number" data-label=label>{content}</td> }
}

/// A cell of a table; `label` is its column heading.
pub fn cell<V: IntoView + 'static>(label: String, content: V) -> impl IntoView + use<V> {
    view! { <td data-label=label>{content}</td> }
}

/// An email address to write to.
pub fn mail_link(email: String) -> impl IntoView + use<> {
    let target = mail_target(&email);
    view! { <a href=target>{email}</a> }
}

fn mail_target(email: &str) -> String {
    // These would end the address within the URL (RFC 6068, 2).
    let address = email.replace('%', "%25").replace('?', "%3F").replace('&', "%26").replace('#', "%23");
    format!("mailto:{address}")
}

/// An email address in a table, which can break within a word.
pub fn address(email: String) -> impl IntoView + use<> {
    view! { <span class="address">{email}</span> }
}

/// A link to another page of a list.
pub struct PageLink {
    /// The text of the link.
    pub label: String,
    /// The URL.
    pub href: String,
    /// The link's `rel`: `prev` or `next`.
    pub rel: Option<&'static str>,
}

/// Pagination links; `None` if there is only one page.
pub fn pager(label: String, links: Vec<PageLink>) -> Option<impl IntoView + use<>> {
    if links.is_empty() {
        return None;
    }
    let links = links.into_iter().map(|PageLink { label, href, rel }| {
        view! { <li><a class="button" rel=rel href=href>{label}</a></li> }
    });
    Some(view! { <nav class="pager" aria-label=label><ul>{links.collect::<Vec<_>>()}</ul></nav> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_link_has_one_recipient_whatever_the_address() {
        let html = mail_link("a?cc=b&c#d%e@contoso.com".to_owned()).to_html();
        assert!(html.contains("href=\"mailto:a%3Fcc=b%26c%23d%25e@contoso.com\""), "{html}");
    }
}
