//! The elements of a page, as a browser parses its HTML.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::collections::BTreeMap;

/// Void elements.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "link", "meta"];

/// The elements of a page in document order; the first one stands for the page itself.
#[derive(Debug)]
pub struct Page(Vec<Entry>);

#[derive(Debug, Default)]
struct Entry {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    /// Index of the first element after this one and its descendants.
    end: usize,
}

/// An element and its descendants.
#[derive(Clone, Copy, Debug)]
pub struct Element<'p> {
    entries: &'p [Entry],
    place: usize,
}

impl Page {
    /// Parses HTML.
    pub fn read(html: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        // So that scripts and styles are text.
        emitter.naively_switch_states(true);
        let mut entries = vec![Entry::default()];
        let mut open = vec![0];
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        for token in Tokenizer::new_with_emitter(html, emitter) {
            match token.expect("HTML in memory") {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
                    let entry = Entry { name: text(&tag.name), attributes: attributes.collect(), ..Entry::default() };
                    let has_end = !tag.self_closing && !VOID.contains(&entry.name.as_str());
                    if has_end {
                        open.push(entries.len());
                    }
                    entries.push(Entry { end: entries.len() + 1, ..entry });
                }
                Token::EndTag(tag) => {
                    if let Some(depth) = open.iter().rposition(|place| *entries[*place].name.as_bytes() == **tag.name) {
                        for place in open.drain(depth..).collect::<Vec<_>>() {
                            entries[place].end = entries.len();
                        }
                    }
                }
                Token::String(bytes) => {
                    for place in &open {
                        entries[*place].text.push_str(&text(&bytes));
                    }
                }
                _ => {}
            }
        }
        for place in open {
            entries[place].end = entries.len();
        }
        Self(entries)
    }

    /// The whole page.
    pub fn root(&self) -> Element<'_> {
        Element { entries: &self.0, place: 0 }
    }
}

impl<'p> Element<'p> {
    /// The value of an attribute; empty if it is missing.
    pub fn attribute(self, name: &str) -> &'p str {
        self.entries[self.place].attributes.get(name).map_or("", String::as_str)
    }

    /// Whether it has an attribute.
    pub fn has(self, name: &str) -> bool {
        self.entries[self.place].attributes.contains_key(name)
    }

    /// The name of the element.
    pub fn name(self) -> &'p str {
        &self.entries[self.place].name
    }

    /// Its text, trimmed.
    pub fn text(self) -> &'p str {
        self.entries[self.place].text.trim()
    }

    /// All descendants, in document order.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        (self.place + 1..self.entries[self.place].end).map(move |place| Self { place, ..self })
    }

    /// All descendants with this element name.
    pub fn all(self, name: &str) -> impl Iterator<Item = Self> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// All descendants with this element name and attribute value.
    pub fn with(self, name: &str, attribute: &str, value: &str) -> impl Iterator<Item = Self> {
        self.all(name).filter(move |element| element.attribute(attribute) == value)
    }

    /// The descendant with this ID.
    pub fn by_id(self, id: &str) -> Option<Self> {
        self.elements().find(|element| element.attribute("id") == id)
    }
}

#[test]
fn a_page_is_read_as_a_browser_does() {
    let page =
        Page::read("<p id=a>1 &lt; 2<br><input name=x value=\"&quot;\" checked></p><script>'<b>'</script><b>3</b>");
    let root = page.root();
    assert_eq!(root.by_id("a").map(Element::text), Some("1 < 2"));
    let input = root.with("input", "name", "x").next().expect("a field");
    assert_eq!((input.attribute("value"), input.has("checked"), input.has("disabled")), ("\"", true, false));
    assert_eq!(root.all("b").map(Element::text).collect::<Vec<_>>(), ["3"]);
    assert_eq!(root.all("p").flat_map(Element::elements).map(Element::name).collect::<Vec<_>>(), ["br", "input"]);
}
