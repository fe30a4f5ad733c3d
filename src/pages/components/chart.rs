//! Charts, drawn on the server. A chart has a title and says its finding; the table beside it is the equal alternative, and
//! no color stands alone.

use crate::server::html::IntoHtml;
use leptos::prelude::*;

/// A bar of a chart.
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its length.
    pub value: i64,
    /// The value as people read it.
    pub shown: String,
}

/// The width of a chart, of its labels, and of a digit of its values, in units of its own; its height follows from its bars.
const WIDTH: i64 = 400;
const LABELS: i64 = 135;
const DIGIT: i64 = 9;
/// What stands between a bar and its value.
const GAP: i64 = 8;
/// The height of a bar with its distance to the next, and without it.
const STEP: i64 = 32;
const BAR: i64 = 20;

/// Horizontal bars, longest for the largest value. `id` is unique on the page; `finding` says in a sentence what one sees.
pub fn bars(id: &'static str, title: String, finding: String, bars: Vec<Bar>) -> AnyView {
    let largest = bars.iter().map(|bar| bar.value).max().unwrap_or_default().max(1);
    let longest = bars.iter().map(|bar| bar.shown.chars().count()).max().unwrap_or_default();
    let values = GAP + DIGIT * i64::try_from(longest).unwrap_or_default();
    let height = STEP * i64::try_from(bars.len()).unwrap_or_default();
    let (title_id, finding_id) = (format!("{id}-title"), format!("{id}-finding"));
    let rows = (0..).zip(bars).map(|(place, bar): (i64, Bar)| {
        let share = i128::from(WIDTH - LABELS - values) * i128::from(bar.value.max(0)) / i128::from(largest);
        let length = i64::try_from(share).unwrap_or_default();
        let (top, middle) = (place * STEP + (STEP - BAR) / 2, place * STEP + STEP / 2);
        let drawn = (bar.value > 0).then(|| {
            view! {
                <rect class="chart-bar" x=LABELS.to_string() y=top.to_string() width=length.max(1).to_string()
                    height=BAR.to_string() rx="2"/>
            }
        });
        view! {
            <text x="0" y=middle.to_string()>{bar.label}</text>
            {drawn}
            <text x=(LABELS + length + GAP).to_string() y=middle.to_string()>{bar.shown}</text>
        }
    });
    let labelled = format!("{title_id} {finding_id}");
    view! {
        <svg class="chart" role="img" viewBox=format!("0 0 {WIDTH} {height}") aria-labelledby=labelled>
            <title id=title_id>{title}</title>
            <desc id=finding_id>{finding}</desc>
            {rows.collect::<Vec<_>>()}
        </svg>
    }
    .into_html()
}
