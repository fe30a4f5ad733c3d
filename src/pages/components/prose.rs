//! Running text with light markup: `## ` headings, `1. ` steps, `- ` points, paragraphs.

use crate::server::html::IntoHtml;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Line {
    Heading,
    Step,
    Point,
    Paragraph,
}

fn classify(line: &str) -> (Line, &str) {
    for (mark, kind) in [("## ", Line::Heading), ("1. ", Line::Step), ("- ", Line::Point)] {
        if let Some(rest) = line.strip_prefix(mark) {
            return (kind, rest);
        }
    }
    (Line::Paragraph, line)
}

/// Renders a text as headings, lists and paragraphs.
#[must_use]
pub fn prose(text: &str) -> AnyView {
    let lines: Vec<(Line, &str)> = text.lines().filter(|line| !line.trim().is_empty()).map(classify).collect();
    lines.chunk_by(|a, b| a.0 == b.0).map(block).collect::<Vec<_>>().into_html()
}

fn block(lines: &[(Line, &str)]) -> AnyView {
    let texts = lines.iter().map(|(_, text)| (*text).to_owned());
    match lines[0].0 {
        Line::Heading => texts.map(|text| view! { <h2>{text}</h2> }).collect::<Vec<_>>().into_html(),
        Line::Paragraph => texts.map(|text| view! { <p>{text}</p> }).collect::<Vec<_>>().into_html(),
        Line::Step => view! { <ol>{texts.map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>()}</ol> }.into_html(),
        Line::Point => view! { <ul>{texts.map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>()}</ul> }.into_html(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::html::without_markers;

    #[test]
    fn lines_of_one_kind_become_one_list() {
        let html = prose("Hello\n## One\n1. a\n1. b\n- c <b>").to_html();
        assert_eq!(
            without_markers(&html),
            "<p>Hello</p><h2>One</h2><ol><li>a</li><li>b</li></ol><ul><li>c &lt;b&gt;</li></ul>"
        );
    }
}
