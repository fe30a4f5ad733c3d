//! src/paths.rs: the only place where the product's paths are written.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The sources of the product, as far as they run in it: without tests.
fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if !path.ends_with("src/tests") {
                found.extend(sources(&path));
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("a source");
            let product = text.split("#[cfg(test)]").next().unwrap_or_default();
            found.push((path, product.to_owned()));
        }
    }
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// What stands behind each quotation mark of a source's lines, up to the next one.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split('"').skip(1))
}

/// The paths of paths.rs up to their placeholder; `/` alone begins everything.
fn known() -> Vec<String> {
    let text = fs::read_to_string(src().join("paths.rs")).expect("the paths");
    let product = text.split("#[cfg(test)]").next().unwrap_or_default();
    let paths = literals(product).filter(|literal| literal.starts_with('/') && *literal != "/");
    paths.map(|path| path.split('{').next().unwrap_or_default().to_owned()).collect()
}

/// Whether a literal is a path, or begins with one.
fn begins_with(literal: &str, path: &str) -> bool {
    literal
        .strip_prefix(path)
        .is_some_and(|rest| path.ends_with('/') || rest.is_empty() || rest.starts_with(['/', '?', '#', '{']))
}

#[test]
fn no_other_source_writes_a_path_of_the_product() {
    let known = known();
    assert!(known.len() > 40 && known.contains(&"/account/access/people/".to_owned()), "{known:?}");
    let mut strays = Vec::new();
    // Places in a register file are JSON pointers, which begin with a slash, too.
    let has_pointers = |file: &Path| {
        ["/register_file/", "/operator/import/"].iter().any(|folder| file.to_string_lossy().contains(folder))
    };
    let others = |file: &Path| !file.ends_with("src/paths.rs") && !has_pointers(file);
    for (file, text) in sources(&src()).into_iter().filter(|(file, _)| others(file)) {
        let strangers = literals(&text).filter(|literal| known.iter().any(|path| begins_with(literal, path)));
        strays.extend(strangers.map(|literal| format!("{}: {literal}", file.display())));
    }
    assert_eq!(strays, Vec::<String>::new());
}

#[test]
fn no_page_glues_a_path_together() {
    let is_glued = |literal: &&str| literal.starts_with('{') && literal.contains("}/");
    for (file, text) in sources(&src().join("pages")) {
        assert_eq!(literals(&text).find(is_glued), None, "{}", file.display());
    }
}

#[test]
fn what_begins_with_a_path_is_told_from_what_only_looks_like_it() {
    for path in ["/home", "/home?x=1", "/home/", "/home#x", "/home{x}"] {
        assert!(begins_with(path, "/home"), "{path}");
    }
    assert!(begins_with("/i/", "/i/"));
    for other in ["/homes", "/hom", "x/home", "/i"] {
        assert!(!begins_with(other, "/home") && !begins_with(other, "/i/"), "{other}");
    }
}
