//! HTML as it leaves the server.

use leptos::{
    prelude::{AnyView, IntoAny, RenderHtml},
    tachys::html::InertElement,
};
use memchr::memmem;

/// The marks that hydration looks for; only islands are hydrated, and in a title they would be text.
const MARKER: &str = "<!>";
const ISLAND_START: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";

/// A view that is only ever written.
pub trait IntoHtml {
    /// Renders the view to HTML. `into_any` would also compile hydration and streaming code for every type of view:
    /// thirty times as much.
    fn into_html(self) -> AnyView;
}

impl<V: RenderHtml> IntoHtml for V {
    fn into_html(self) -> AnyView {
        InertElement::new(self.to_html()).into_any()
    }
}

/// Renders what an island surrounds but does not hydrate: without marks.
pub fn within_island(view: impl RenderHtml) -> AnyView {
    InertElement::new(without_markers(&view.to_html())).into_any()
}

/// Removes the marks outside islands. Text never contains one: its `<` is escaped.
#[must_use]
pub fn without_markers(html: &str) -> String {
    let mut clean = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = find(rest, ISLAND_START) {
        let end = find(&rest[start..], ISLAND_END).map_or(rest.len(), |length| start + length);
        push_without_markers(&mut clean, &rest[..start]);
        clean.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    push_without_markers(&mut clean, rest);
    clean
}

/// The library's search takes a tenth of the standard one's time, which was a tenth of a page's.
fn find(html: &str, needle: &str) -> Option<usize> {
    memmem::find(html.as_bytes(), needle.as_bytes())
}

fn push_without_markers(clean: &mut String, html: &str) {
    let mut copied = 0;
    for start in memmem::find_iter(html.as_bytes(), MARKER) {
        clean.push_str(&html[copied..start]);
        copied = start + MARKER.len();
    }
    clean.push_str(&html[copied..]);
}

#[cfg(test)]
mod tests {
    use super::without_markers;

    #[test]
    fn marks_stay_in_islands_only() {
        let html = "<p>a<!></p><leptos-island x><b>c<!></b></leptos-island><!><p>d<!></p>";
        assert_eq!(without_markers(html), "<p>a</p><leptos-island x><b>c<!></b></leptos-island><p>d</p>");
    }
}
