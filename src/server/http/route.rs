//! A row of facts for each route: what the router, the pages and the log know of a path.

use crate::{
    domain::access::Access,
    server::{state::App, token::could_hold_token},
};
use axum::routing::MethodRouter;
use serde_json::{Value, json};
use std::sync::Arc;

/// The most bytes of a path in the log.
const LONGEST_LOGGED: usize = 200;
/// Stands in the log for what could be a secret.
const REDACTED: &str = "…";

/// The most bytes of a form: two hundred people with long names fit.
pub const LARGEST_FORM: usize = 256 * 1024;
/// The most bytes of a question of a machine.
const LARGEST_QUESTION: usize = 4 * 1024;

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub enum Audience {
    /// Browsers: pages, forms, cookies; they send nothing from other sites.
    Browsers,
    /// Services and scripts: credentials of their own, no cookies, problems instead of pages; with what describes it.
    Machines(fn() -> Value),
}

/// What the forms of a page send.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Content {
    /// Fields (`application/x-www-form-urlencoded`).
    Fields,
    /// Fields, or a file (`multipart/form-data`).
    File,
}

/// Facts about a path.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The router's pattern.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    /// Who asks.
    pub audience: Audience,
    /// The most bytes of a body.
    pub largest_body: usize,
    /// The page on which it is done, where it is not a page itself: as many segments of its path.
    pub page: Option<&'static str>,
    /// Whether its handler itself answers those who are not signed in: it keeps the input of a form, or is no page.
    pub answers_signed_out: bool,
    /// What its forms send.
    pub content: Content,
    /// Whether its address, or what it shows, is a secret.
    pub is_secret: bool,
    /// Whether someone has to ask for it: it writes something down, or is a file to take away. Browsers do not fetch it
    /// ahead, and other sites do not lead there.
    pub is_deliberate: bool,
}

/// A route: what holds for its path, and what answers there.
pub struct Route {
    /// What holds for the path.
    pub rule: Rule,
    /// What answers.
    pub methods: MethodRouter<App>,
}

impl Route {
    /// A page, or something else that has nothing special.
    #[must_use]
    pub const fn new(path: &'static str, access: Access, methods: MethodRouter<App>) -> Self {
        let rule = Rule {
            path,
            access,
            audience: Audience::Browsers,
            largest_body: LARGEST_FORM,
            page: None,
            answers_signed_out: false,
            content: Content::Fields,
            is_secret: false,
            is_deliberate: false,
        };
        Self { rule, methods }
    }

    /// Something for services and scripts, with what describes it (`OpenAPI`).
    #[must_use]
    pub const fn for_machines(
        path: &'static str,
        access: Access,
        methods: MethodRouter<App>,
        describe: fn() -> Value,
    ) -> Self {
        let mut route = Self::new(path, access, methods);
        route.rule.audience = Audience::Machines(describe);
        route.rule.largest_body = LARGEST_QUESTION;
        route
    }

    /// It takes larger bodies than forms are.
    #[must_use]
    pub fn up_to(mut self, bytes: usize) -> Self {
        self.rule.largest_body = bytes;
        self
    }

    /// An action of a page: the way back from it leads there, and so does a reload or a bookmark where nothing else answers.
    #[must_use]
    pub fn action_of(mut self, page: &'static str) -> Self {
        self.rule.page = Some(page);
        self
    }

    /// It keeps what was typed over the end of a session.
    #[must_use]
    pub fn keeping_form(self) -> Self {
        self.answering_signed_out()
    }

    /// Its handler itself answers those who are not signed in.
    #[must_use]
    pub fn answering_signed_out(mut self) -> Self {
        self.rule.answers_signed_out = true;
        self
    }

    /// A form sends it a file.
    #[must_use]
    pub fn taking_file(mut self) -> Self {
        self.rule.content = Content::File;
        self
    }

    /// Its address, or what it shows, is a secret.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.rule.is_secret = true;
        self
    }

    /// It is a file to take away.
    #[must_use]
    pub fn file(mut self) -> Self {
        self.rule.is_deliberate = true;
        self
    }

    /// Asking for it writes something down.
    #[must_use]
    pub fn writing(mut self) -> Self {
        self.rule.is_deliberate = true;
        self
    }
}

/// What holds for every path; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct RouteTable(Arc<Table>);

#[derive(Debug, Default)]
struct Table {
    /// By path, as axum's router finds them.
    rules: matchit::Router<Rule>,
    speculation_rules: String,
    largest_body: usize,
}

impl RouteTable {
    /// The table of these routes.
    #[must_use]
    pub fn new(routes: &[Route]) -> Self {
        let mut rules = matchit::Router::new();
        for Route { rule, .. } in routes {
            // Routes of one path differ by method only. Paths that conflict do not reach this: axum's router, made of the
            // same rows, refuses them at startup.
            drop(rules.insert(rule.path, *rule));
        }
        let largest_body = routes.iter().map(|route| route.rule.largest_body).max().unwrap_or_default();
        Self(Arc::new(Table { rules, speculation_rules: speculation_rules(routes), largest_body }))
    }

    fn find(&self, path: &str) -> Option<&Rule> {
        let found = self.0.rules.at(path).ok()?;
        found.params.iter().all(|(_, segment)| !segment.is_empty()).then_some(found.value)
    }

    /// The page on which something is done, for the path of that; none for a page.
    #[must_use]
    pub fn page_of(&self, path: &str) -> Option<String> {
        let page = self.find(path)?.page?;
        let count = page.split('/').filter(|segment| !segment.is_empty()).count();
        let segments: Vec<&str> = path.split('/').skip(1).take(count).collect();
        Some(format!("/{}", segments.join("/")))
    }

    /// Whether services and scripts ask for a path, not browsers.
    #[must_use]
    pub fn is_for_machines(&self, path: &str) -> bool {
        self.find(path).is_some_and(|rule| matches!(rule.audience, Audience::Machines(_)))
    }

    /// Whether a form sends a file there.
    #[must_use]
    pub fn takes_file(&self, path: &str) -> bool {
        self.find(path).is_some_and(|rule| rule.content == Content::File)
    }

    /// The most bytes of a body of any route.
    #[must_use]
    pub fn largest_body(&self) -> usize {
        self.0.largest_body.max(LARGEST_FORM)
    }

    /// Whether a path is a link that holds its secret, as mails carry it.
    #[must_use]
    pub fn is_link(&self, path: &str) -> bool {
        self.find(path).is_some_and(|rule| rule.is_secret && rule.path.ends_with('}'))
    }

    /// What browsers prefetch (Speculation Rules API): the page behind a link while the pointer rests on it; never a link with
    /// a secret, nor a file.
    #[must_use]
    pub fn speculation_rules(&self) -> &str {
        &self.0.speculation_rules
    }

    /// A path for the log: shortened, and without anything that could be a token, however it is spelled.
    #[must_use]
    pub fn redacted(&self, path: &str) -> String {
        let rule = self.find(path).filter(|rule| rule.is_secret);
        let mut pattern = rule.map(|rule| rule.path.split('/')).into_iter().flatten();
        let redact = |segment| {
            let is_secret = pattern.next().is_some_and(is_placeholder) || could_hold_token(segment);
            if is_secret { REDACTED } else { segment }
        };
        let mut redacted = path.split('/').map(redact).collect::<Vec<_>>().join("/");
        redacted.truncate(redacted.floor_char_boundary(LONGEST_LOGGED));
        redacted
    }
}

fn speculation_rules(routes: &[Route]) -> String {
    let glob = |segment| if is_placeholder(segment) { "*" } else { segment };
    let never = routes.iter().map(|route| route.rule).filter(|rule| rule.is_secret || rule.is_deliberate);
    let never: Vec<String> = never.map(|rule| rule.path.split('/').map(glob).collect::<Vec<_>>().join("/")).collect();
    let which = json!({ "and": [{ "href_matches": "/*" }, { "not": { "href_matches": never } }] });
    json!({ "prefetch": [{ "where": which, "eagerness": "moderate" }] }).to_string()
}

fn is_placeholder(segment: &str) -> bool {
    segment.starts_with('{')
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;

    const TOKEN: &str = "Vn8gcc0LGZUOIfuZiQSQzW8hI-mgMfDdoTyYS2EZjYY";

    fn table() -> RouteTable {
        let route = |path| Route::new(path, Access::Public, get(async || "ok"));
        RouteTable::new(&[
            route("/i/{token}").secret(),
            route("/things.csv").writing(),
            route("/things/{thing}"),
            route("/things/new"),
            route("/things/{thing}/parts/remove").action_of("/things/{thing}"),
            route("/language").action_of("/"),
        ])
    }

    #[test]
    fn an_action_leads_back_to_as_many_segments_as_its_page_has() {
        assert_eq!(table().page_of("/things/7/parts/remove").as_deref(), Some("/things/7"));
        assert_eq!(table().page_of("/language").as_deref(), Some("/"));
        for page in ["/things/7", "/things/new", "/things//parts/remove", "/things/7/parts/remove/", "/else", "", "/"] {
            assert_eq!(table().page_of(page), None, "{page}");
        }
    }

    #[test]
    fn a_path_that_is_there_word_for_word_comes_first() {
        assert_eq!(table().find("/things/new").map(|rule| rule.path), Some("/things/new"));
        assert_eq!(table().find("/things/old").map(|rule| rule.path), Some("/things/{thing}"));
    }

    #[test]
    fn secrets_and_what_is_written_down_are_not_fetched_ahead() {
        assert!(table().speculation_rules().contains(r#"{"not":{"href_matches":["/i/*","/things.csv"]}}"#));
    }

    #[test]
    fn no_spelling_of_a_link_brings_its_token_into_the_log() {
        let encoded = TOKEN.replacen('V', "%56", 1);
        for (path, logged) in [
            (format!("/i/{TOKEN}"), "/i/…"),
            (format!("/i/{}", &TOKEN[..20]), "/i/…"),
            (format!("/i/{encoded}"), "/i/…"),
            (format!("/I/{TOKEN}"), "/I/…"),
            (format!("/I/{encoded}"), "/I/…"),
            (format!("//i/{TOKEN}"), "//i/…"),
            (format!("/%69/{TOKEN}"), "/%69/…"),
            (format!("/i/{TOKEN}/"), "/i/…/"),
            (format!("/x/see:{TOKEN})."), "/x/…"),
            (TOKEN.to_owned(), "…"),
        ] {
            assert_eq!(table().redacted(&path), logged, "{path}");
        }
        let ordinary = "/things/01a22175-3238-721d-a801-3980fe439be0/parts/remove";
        assert_eq!(table().redacted(ordinary), ordinary);
    }

    #[test]
    fn a_path_is_cut_in_the_log_between_two_characters() {
        assert_eq!(table().redacted(&"/a".repeat(30_000)), "/a".repeat(100));
        assert_eq!(table().redacted(&"/é".repeat(100)), "/é".repeat(66) + "/");
    }
}
