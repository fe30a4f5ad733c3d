//! Parses the JSON of software files.

use super::{
    SoftwareFile,
    reader::{Object, Reader},
};
use crate::domain::software::{LARGEST_FILE, MOST_PRODUCTS, RESERVED, is_file_name, is_sha256};
use serde_json::Value;

const KEYS: [&str; 12] = [
    "id",
    "title",
    "language",
    "os",
    "architecture",
    "form",
    "released_on",
    "name",
    "size",
    "sha256",
    "withdrawn",
    "products",
];

impl Reader<'_> {
    /// The file, unless it cannot be read.
    pub(super) fn software_file(&mut self, value: &Value) -> Option<SoftwareFile> {
        let object = self.object(value, String::new(), &KEYS)?;
        let id = self.record_id(&object, "id");
        let title = self.text(&object, "title");
        let language = self.optional(&object, "language", Self::code);
        let os = self.optional(&object, "os", Self::code);
        let architecture = self.optional(&object, "architecture", Self::code);
        let form = self.code(&object, "form");
        let released_on = self.date(&object, "released_on");
        let parse_name = |text: &str| is_file_name(text).then(|| text.to_owned());
        let name = self.checked(&object, "name", parse_name, |_| {
            format!(
                "must be the name of a file, without a path: up to 200 bytes, nothing invisible, none of {RESERVED}, no name of a \
                device such as CON, and no space, dot or hyphen at its start, nor a space or dot at its end"
            )
        });
        let size = self.count(&object, "size", LARGEST_FILE);
        let parse_hash = |text: &str| is_sha256(text).then(|| text.to_owned());
        let sha256 = self.checked(&object, "sha256", parse_hash, |_| {
            "must be a SHA-256: 64 lower-case hexadecimal digits; `business-center files add` prints it".to_owned()
        });
        let withdrawn = self.optional(&object, "withdrawn", Self::text);
        let products = self.file_products(&object);
        Some(SoftwareFile {
            id: id?,
            title: title?,
            language,
            os,
            architecture,
            form: form?,
            released_on: released_on?,
            name: name?,
            size: size?,
            sha256: sha256?,
            withdrawn,
            products,
        })
    }

    fn file_products(&mut self, object: &Object<'_>) -> Vec<(String, Option<String>)> {
        let Some(list) = self.list(object, "products") else { return Vec::new() };
        if list.is_empty() || list.len() > MOST_PRODUCTS {
            let remedy = format!("a file is for 1 to {MOST_PRODUCTS} products");
            self.fault(object.at("products"), &Value::from(list.len()), remedy);
            return Vec::new();
        }
        let mut products = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let pointer = format!("{}/{index}", object.at("products"));
            let Some(child) = self.object(value, pointer, &["family", "version"]) else { continue };
            let family = self.text(&child, "family");
            let version = self.optional(&child, "version", Self::text);
            products.extend(family.map(|family| (family, version)));
        }
        products
    }
}
