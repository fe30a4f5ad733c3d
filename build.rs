//! Turns `locales/` into the module `i18n`, for the server only.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "ssr")]
    texts::generate().expect("the texts of locales/ become a module");
}

#[cfg(feature = "ssr")]
mod texts {
    use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos, options::CodegenOptions};
    use std::{env, path::PathBuf};

    const NAMESPACES: [&str; 14] = [
        "access",
        "audit",
        "common",
        "dashboard",
        "error",
        "label",
        "link",
        "mail",
        "profile",
        "register",
        "resend",
        "reset",
        "sign_in",
        "support",
    ];

    pub fn generate() -> Result<(), Box<dyn std::error::Error>> {
        let options = ParseOptions::default().interpolate_display(true);
        let config =
            Config::new("en")?.add_locales(["es", "ru", "it"])?.add_namespaces(NAMESPACES)?.parse_options(options);
        let texts = TranslationsInfos::parse(config)?;
        texts.emit_diagnostics();
        texts.rerun_if_locales_changed();
        // Generated code keeps no house rules.
        let attributes = "#![allow(missing_docs, clippy::all, clippy::pedantic, unused)]".parse()?;
        let codegen = CodegenOptions::new().top_level_attributes(Some(attributes)).gen_docs(false);
        texts.generate_i18n_module_with_options(PathBuf::from(env::var("OUT_DIR")?).join("i18n"), codegen)?;
        Ok(())
    }
}
