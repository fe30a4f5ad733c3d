//! One content, two forms: plain text and HTML are made from the same blocks, so they never disagree.

use crate::{
    domain::language::Language,
    server::html::{IntoHtml, without_markers},
};
use leptos::prelude::*;

/// A part of a mail's content.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Block {
    /// The headline.
    Headline(String),
    /// The line under the headline.
    Subline(String),
    /// Running text.
    Paragraph(String),
    /// A list.
    List(Vec<String>),
    /// Something on a line of its own that is read letter by letter, such as an address.
    Line(String),
    /// A button, with the bare link for clients that show none.
    Button {
        /// What it says.
        label: String,
        /// Where it leads.
        url: String,
    },
    /// Small print.
    Note(String),
}

/// A mail in one language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mail {
    /// The language of everything in it.
    pub language: Language,
    /// The subject.
    pub subject: String,
    /// The content.
    pub blocks: Vec<Block>,
    /// Says that the button may not work.
    pub link_fallback: String,
    /// Who sends it.
    pub footer: String,
    /// Says that no one wrote it by hand.
    pub footer_automatic: String,
}

const BODY: &str = "margin:0;padding:24px 12px;background:#f3f5f7;font-family:'Segoe UI',system-ui,-apple-system,\
    Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:24px;color:#1b1f24";
const SHEET: &str = "width:100%;max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #dde2e8;\
    border-radius:8px;border-spacing:0";
const CELL: &str = "padding:32px;word-break:break-word";
const MARK: &str = "display:inline-block;width:12px;height:12px;border-radius:3px;background:#0b6a75;\
    margin-right:8px";
const BRAND: &str = "margin:0 0 24px;font-size:14px;line-height:20px;color:#56606b";
const HEADLINE: &str = "margin:0 0 4px;font-size:24px;line-height:32px;font-weight:600;color:#1b1f24";
const SUBLINE: &str = "margin:0 0 24px;font-size:16px;line-height:24px;color:#56606b";
const PARAGRAPH: &str = "margin:0 0 16px";
const LINE: &str = "margin:0 0 16px;font-size:18px;line-height:26px;font-weight:600;word-break:break-all";
const BUTTON: &str = "display:inline-block;padding:12px 24px;border-radius:4px;background:#0b6a75;color:#ffffff;\
    font-weight:600;text-decoration:none";
const FALLBACK: &str = "margin:16px 0;font-size:14px;line-height:20px;color:#56606b";
const LINK: &str = "color:#0b6a75;word-break:break-all";
const NOTE: &str = "margin:0 0 12px;font-size:14px;line-height:20px;color:#56606b";
const FOOTER: &str = "width:100%;max-width:600px;margin:16px auto 0;font-size:12px;line-height:18px;\
    color:#56606b;text-align:center";

impl Mail {
    /// The plain text. Links and addresses stand whole on lines of their own.
    #[must_use]
    pub fn text(&self) -> String {
        let mut parts: Vec<String> = self
            .blocks
            .iter()
            .map(|block| match block {
                Block::Headline(text) => format!("{text}\n{}", "=".repeat(text.chars().count().min(32))),
                Block::Subline(text) | Block::Paragraph(text) | Block::Line(text) | Block::Note(text) => text.clone(),
                Block::List(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
                Block::Button { label, url } => format!("{label}:\n{url}"),
            })
            .collect();
        parts.push(format!("-- \n{}\n{}", self.footer, self.footer_automatic));
        parts.join("\n\n") + "\n"
    }

    /// The HTML, with inline styles because mail clients drop others.
    #[must_use]
    pub fn html(&self) -> String {
        let owner = Owner::new();
        let body = owner.with(|| self.view().to_html());
        owner.cleanup();
        format!("<!DOCTYPE html>{}", without_markers(&body))
    }

    fn view(&self) -> AnyView {
        let blocks = self.blocks.iter().map(|block| self.block(block)).collect::<Vec<_>>();
        view! {
            <html lang=self.language.code()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title>{self.subject.clone()}</title>
                </head>
                <body style=BODY>
                    <table role="presentation" style=SHEET>
                        <tr>
                            <td style=CELL>
                                <p style=BRAND><span style=MARK></span>{self.footer.clone()}</p>
                                {blocks}
                            </td>
                        </tr>
                    </table>
                    <p style=FOOTER>{self.footer_automatic.clone()}</p>
                </body>
            </html>
        }
        .into_html()
    }

    fn block(&self, block: &Block) -> AnyView {
        match block.clone() {
            Block::Headline(text) => view! { <h1 style=HEADLINE>{text}</h1> }.into_html(),
            Block::Subline(text) => view! { <p style=SUBLINE>{text}</p> }.into_html(),
            Block::Paragraph(text) => view! { <p style=PARAGRAPH>{text}</p> }.into_html(),
            Block::Line(text) => view! { <p style=LINE>{text}</p> }.into_html(),
            Block::Note(text) => view! { <p style=NOTE>{text}</p> }.into_html(),
            Block::List(items) => {
                let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect::<Vec<_>>();
                view! { <ul style=PARAGRAPH>{items}</ul> }.into_html()
            }
            Block::Button { label, url } => view! {
                <p style=PARAGRAPH><a href=url.clone() style=BUTTON>{label}</a></p>
                <p style=FALLBACK>{self.link_fallback.clone()}<br/><a href=url.clone() style=LINK>{url.clone()}</a></p>
            }
            .into_html(),
        }
    }
}
