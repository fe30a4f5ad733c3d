//! Parses the JSON of statements.

use super::{
    Statement, StatementLine,
    reader::{Object, Reader},
};
use serde_json::Value;
use std::collections::HashSet;

/// The most that a statement counts, up or down.
const MOST_COUNTED: i64 = 1_000_000_000_000;
/// The most lines of a statement: it is shown as a whole.
const MOST_LINES: usize = 2_000;

impl Reader<'_> {
    /// The statement, unless it cannot be read.
    pub(super) fn statement(&mut self, value: &Value) -> Option<Statement> {
        let object = self.object(value, String::new(), &["agreement", "account", "as_of", "lines"])?;
        let agreement = self.number(&object, "agreement");
        let account = self.optional(&object, "account", Self::number);
        let as_of = self.date(&object, "as_of");
        let lines = self.statement_lines(&object);
        Some(Statement { agreement: agreement?, account, as_of: as_of?, lines })
    }

    fn statement_lines(&mut self, object: &Object<'_>) -> Vec<StatementLine> {
        let mut known = HashSet::new();
        let mut lines = Vec::new();
        let list = self.list(object, "lines").unwrap_or_default();
        if list.len() > MOST_LINES {
            let remedy = format!("a statement has at most {MOST_LINES} lines");
            self.fault(object.at("lines"), &Value::from(list.len()), remedy);
            return Vec::new();
        }
        for (index, value) in list.iter().enumerate() {
            let pointer = format!("{}/{index}", object.at("lines"));
            let keys = ["family", "version", "pool", "effective", "assurance"];
            let Some(child) = self.object(value, pointer, &keys) else { continue };
            let family = self.text(&child, "family");
            let version = self.optional(&child, "version", Self::text);
            let pool = self.optional(&child, "pool", Self::code);
            let effective = self.whole(&child, "effective", -MOST_COUNTED..=MOST_COUNTED);
            let assurance = self.whole(&child, "assurance", -MOST_COUNTED..=MOST_COUNTED);
            let (Some(family), Some(effective), Some(assurance)) = (family, effective, assurance) else { continue };
            if !known.insert((family.clone(), version.clone(), pool.clone())) {
                let remedy = "duplicate line; family, version and pool together are unique in a statement";
                self.fault(child.at("family"), &family.as_str().into(), remedy);
            }
            lines.push(StatementLine { family, version, pool, effective, assurance });
        }
        lines
    }
}
