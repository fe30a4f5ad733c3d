//! Every setting with its default and an example.

/// A setting as documented in docs/configuration.md; a test keeps the two identical.
pub struct Setting {
    /// Environment variable. In the file the key is the same without `BC_`, in lower case.
    pub variable: &'static str,
    /// What it is when nothing is set; empty for nothing.
    pub default: &'static str,
    /// A value to copy.
    pub example: &'static str,
}

const fn setting(variable: &'static str, default: &'static str, example: &'static str) -> Setting {
    Setting { variable, default, example }
}

/// The database of who tries the program, and of `make run`.
pub const TRIAL_DATABASE: &str = "sqlite://data/business-center.db";

/// Every setting, in the order of the documentation.
pub const SETTINGS: &[Setting] = &[
    setting("BC_DATABASE_URL", TRIAL_DATABASE, "postgres://bc@localhost/business_center"),
    setting("BC_LISTEN", "127.0.0.1:3000", "127.0.0.1:8080"),
    setting("BC_BASE_URL", "http://localhost:3000", "https://business.contoso.com"),
    setting("BC_MAIL", "file:data/mail", "smtps://user:password@mail.contoso.com"),
    setting(
        "BC_MAIL_FROM",
        "Business Center <no-reply@localhost.localdomain>",
        "Contoso Licensing <licensing@contoso.com>",
    ),
    setting("BC_MAIL_HELO", "", "business.contoso.com"),
    setting("BC_MAIL_CA", "", ""),
    setting("BC_PRODUCT_NAME", "Business Center", "Contoso Business Center"),
    setting("BC_VENDOR_NAME", "Contoso Licensing", "Contoso Licensing"),
    setting("BC_SUPPORT_CONTACT", "support@contoso.com", "support@contoso.com"),
    setting("BC_SALES_CONTACT", "sales@contoso.com", "sales@contoso.com"),
    setting("BC_TERMS_URL", "", "https://contoso.com/terms/2026-11"),
    setting("BC_PROVISIONING_TERMS_URL", "", "https://contoso.com/reservation-terms/2026-11"),
    setting("BC_PRIVACY_URL", "", "https://contoso.com/privacy"),
    setting("BC_ALLOWED_PUBLIC_ADDRESSES", "", "ana@mail.com, giulia@libero.it"),
    setting("BC_ALLOWED_PUBLIC_DOMAINS", "", "t-online.de, orange.fr"),
    setting("BC_PRIVATE_SUFFIXES", "", "corp, internal"),
    setting("BC_DNS_SERVERS", "", "127.0.0.1, [::1]:5353"),
    setting("BC_DOMAIN_LABEL", "_business-center-challenge", "_contoso-challenge"),
    setting("BC_DOMAIN_CHALLENGE_DAYS", "30", "60"),
    setting("BC_DOMAIN_GRACE_DAYS", "7", "14"),
    setting("BC_KEYRING_FILE", "", "/etc/business-center/keyring"),
    setting("BC_FILES", "", "/var/lib/business-center/files"),
    setting("BC_REVEALS_AT_ONCE", "20", "5"),
    setting("BC_REVEALS_PER_DAY", "100", "20"),
    setting("BC_REVEALS_PER_HOUR", "1000", "5000"),
    setting("BC_TIME_ZONE", "UTC", "America/New_York"),
    setting("BC_ACCESS_REVIEW_DAYS", "90", "180"),
    setting("BC_MAILS_PER_DAY", "500", "2000"),
    setting("BC_TRUSTED_PROXIES", "", "10.0.0.7, 10.1.0.0/16"),
    setting("BC_HSTS_SUBDOMAINS", "no", "yes"),
    setting("BC_DRAIN", "0", "15"),
    setting("BC_LOG", "info,sqlx=warn", "debug"),
];
