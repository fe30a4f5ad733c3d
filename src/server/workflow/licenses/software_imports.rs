//! Importing software files.

use crate::{
    domain::{audit::Action, product::product_name},
    server::{
        audit::{Entry, changes},
        change::Change,
        db::{self, software::SoftwareRow},
        failure::Outcome,
        ids::new_id,
        register_file::SoftwareFile,
        text::sort_key,
        workflow::imports::{Effect, digest_of},
    },
};
use serde_json::{Value, json};

/// Writes a file of a register.
pub async fn import_file(change: &mut Change, file: &SoftwareFile) -> Outcome<Effect> {
    let (digest, now) = (digest_of(file), change.now);
    let former = db::software::find_by_register_id(change, &file.id).await?;
    if former.as_ref().is_some_and(|former| former.digest == digest) {
        return Ok(Effect::Unchanged);
    }
    let before = match &former {
        Some(former) => {
            let products = db::software::list_products(change, &[&former.id]).await?;
            facts(former, products.iter().map(|product| (product.family.as_str(), product.version.as_deref())))
        }
        None => Value::Null,
    };
    let row = SoftwareRow {
        id: former.as_ref().map_or_else(|| new_id(now), |former| former.id.clone()),
        register_id: file.id.clone(),
        title: file.title.clone(),
        sort_name: sort_key(&file.title),
        language: file.language.clone(),
        os: file.os.clone(),
        architecture: file.architecture.clone(),
        form: file.form.clone(),
        released_on: file.released_on.clone(),
        name: file.name.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
        withdrawn: file.withdrawn.clone(),
        digest,
    };
    db::software::save(change, &row, &file.products).await?;
    let (action, effect) = match &former {
        Some(_) => (Action::SoftwareUpdated, Effect::Updated),
        None => (Action::SoftwareCreated, Effect::Created),
    };
    let after = facts(&row, file.products.iter().map(|(family, version)| (family.as_str(), version.as_deref())));
    let mut details = changes(&before, &after);
    if details != json!({}) {
        details["file"] = json!(row.register_id);
        change.record(Entry::of_nobody(action, &row.id, details));
    }
    Ok(effect)
}

/// What the register says of a file, for the audit trail to compare.
fn facts<'a>(row: &SoftwareRow, products: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Value {
    let products: Vec<String> = products.map(|(family, version)| product_name(family, version, None)).collect();
    json!({
        "title": row.title,
        "file_products": products.join(", "),
        "file_language": row.language,
        "os": row.os,
        "architecture": row.architecture,
        "form": row.form,
        "released_on": row.released_on,
        "file_name": row.name,
        "size": row.size,
        "sha256": row.sha256,
        "withdrawn": row.withdrawn,
    })
}
