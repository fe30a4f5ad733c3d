//! Texts in the four languages: pages and mails name the language, always.

mod dates;
mod formats;
mod request;
mod search;

pub use dates::{calendar_title, date_line, dates_subject, days_away, ending_kind, what_ends};
pub use formats::{
    date, date_time, date_time_in, day, days, decimal, grouped, hours, iso, month, register_date, seconds_as,
    start_of_day, wait,
};
pub use request::{fact_name, request_state, request_title, reservation_state};
pub use search::Search;

use crate::{
    components::fault_sentence,
    domain::{
        access::{Capability, Role},
        agreement::{AgreementStatus, Sector},
        audit::Action,
        fault::FaultCode,
        invitation::DeclineReason,
        language::Language,
        order::{OrderKind, OrderStatus},
        product::{KeyNeed, ProductType},
        product_key::{KeyStanding, KeyType, Reason},
    },
};
use business_center_texts::i18n::Locale;
use std::{collections::HashMap, sync::LazyLock};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text of a key as a `String`: `text!(locale, sign_in.lead)`, `text!(locale, link.expired_text, date = date)`.
macro_rules! text {
    ($($arguments:tt)*) => { ::leptos_i18n::td_string!($($arguments)*).to_string() };
}
pub(crate) use text;

/// The locale of the texts of a language.
#[must_use]
pub const fn locale(language: Language) -> Locale {
    match language {
        Language::En => Locale::en,
        Language::Es => Locale::es,
        Language::Ru => Locale::ru,
        Language::It => Locale::it,
    }
}

/// The name of a role.
#[must_use]
pub fn role_name(t: Locale, role: Role) -> String {
    match role {
        Role::AccountAdministrator => text!(t, label.role_account_administrator),
        Role::AgreementAdministrator => text!(t, label.role_agreement_administrator),
        Role::UserAdministrator => text!(t, label.role_user_administrator),
        Role::AccountManager => text!(t, label.role_account_manager),
        Role::ReportViewer => text!(t, label.role_report_viewer),
        Role::AccountViewer => text!(t, label.role_account_viewer),
    }
}

/// Whom a role is for, and what it allows.
#[must_use]
pub fn role_level(t: Locale, role: Role) -> String {
    let list = capabilities(t, &[role]);
    match role {
        Role::AccountAdministrator => text!(t, common.level_account_administrator, list = list),
        Role::AgreementAdministrator => text!(t, common.level_agreement_administrator, list = list),
        Role::UserAdministrator => text!(t, common.level_user_administrator, list = list),
        Role::AccountManager => text!(t, common.level_account_manager, list = list),
        Role::ReportViewer => text!(t, common.level_report_viewer, list = list),
        Role::AccountViewer => text!(t, common.level_account_viewer, list = list),
    }
}

/// What some roles let a person do, to follow "can".
#[must_use]
pub fn capabilities(t: Locale, roles: &[Role]) -> String {
    let word = |one| match one {
        Capability::ViewAgreements => text!(t, common.can_view_agreements),
        Capability::EditAgreements => text!(t, common.can_edit_agreements),
        Capability::ViewOrders => text!(t, common.can_view_orders),
        Capability::ListKeys => text!(t, common.can_list_keys),
        Capability::ViewKeys => text!(t, common.can_view_keys),
        Capability::DownloadSoftware => text!(t, common.can_download_software),
        Capability::ViewUsers => text!(t, common.can_view_users),
        Capability::InviteUsers => text!(t, common.can_invite_users),
        Capability::AssignRoles => text!(t, common.can_assign_roles),
        Capability::ViewAuditTrail => text!(t, common.can_view_audit_trail),
        Capability::ViewDomains => text!(t, common.can_view_domains),
        Capability::ViewServices => text!(t, common.can_view_services),
        Capability::AssignSeats => text!(t, common.can_assign_seats),
        Capability::ProvisionServices => text!(t, common.can_provision_services),
        Capability::AssociateDomains => text!(t, common.can_associate_domains),
    };
    enumerate(t, Capability::of(roles).into_iter().map(word).collect())
}

/// A list in a sentence: *a, b and c*. In Spanish, *y* becomes *e* before the sound *i*.
#[must_use]
pub fn enumerate(t: Locale, mut things: Vec<String>) -> String {
    let last = things.pop().unwrap_or_default();
    let others = things.join(", ");
    if others.is_empty() {
        last
    } else if begins_with_i(&last) {
        text!(t, common.list_and_before_i, others = others, last = last)
    } else {
        text!(t, common.list_and, others = others, last = last)
    }
}

/// Whether a word begins with the sound *i* in Spanish: not *hielo* or *yate*, where a diphthong begins.
fn begins_with_i(word: &str) -> bool {
    let key = sort_key(word);
    let mut letters = key.strip_prefix('h').unwrap_or(&key).chars();
    matches!(letters.next(), Some('i' | 'y')) && !matches!(letters.next(), Some('a' | 'e' | 'i' | 'o' | 'u'))
}

/// The word for an agreement's status.
#[must_use]
pub fn status_name(t: Locale, status: AgreementStatus) -> String {
    match status {
        AgreementStatus::Draft => text!(t, common.status_draft),
        AgreementStatus::Signed => text!(t, common.status_signed),
        AgreementStatus::Active => text!(t, common.status_active),
        AgreementStatus::Ended => text!(t, common.status_ended),
    }
}

/// The word for a sector.
#[must_use]
pub fn sector_name(t: Locale, sector: Sector) -> String {
    match sector {
        Sector::Commercial => text!(t, common.sector_commercial),
        Sector::Academic => text!(t, common.sector_academic),
        Sector::Government => text!(t, common.sector_government),
    }
}

/// The word for what an order is.
#[must_use]
pub fn order_kind(t: Locale, kind: OrderKind) -> String {
    match kind {
        OrderKind::Order => text!(t, orders.kind_order),
        OrderKind::Renewal => text!(t, orders.kind_renewal),
        OrderKind::TrueUp => text!(t, orders.kind_true_up),
        OrderKind::Grant => text!(t, orders.kind_grant),
        OrderKind::Return => text!(t, orders.kind_return),
        OrderKind::Correction => text!(t, orders.kind_correction),
    }
}

/// The word for an order's status.
#[must_use]
pub fn order_status(t: Locale, status: OrderStatus) -> String {
    match status {
        OrderStatus::Processing => text!(t, orders.status_processing),
        OrderStatus::Complete => text!(t, orders.status_complete),
        OrderStatus::Canceled => text!(t, orders.status_canceled),
    }
}

/// The word for what a product gives.
#[must_use]
pub fn product_type(t: Locale, product: ProductType) -> String {
    match product {
        ProductType::License => text!(t, licenses.product_license),
        ProductType::LicenseWithAssurance => text!(t, licenses.product_license_with_assurance),
        ProductType::Assurance => text!(t, licenses.product_assurance),
        ProductType::StepUp => text!(t, licenses.product_step_up),
        ProductType::OnlineService => text!(t, licenses.product_online_service),
        ProductType::Subscription => text!(t, licenses.product_subscription),
    }
}

/// Whether a product needs a key.
#[must_use]
pub fn key_need(t: Locale, need: KeyNeed) -> String {
    match need {
        KeyNeed::None => text!(t, licenses.key_none),
        KeyNeed::Required => text!(t, licenses.key_required),
        KeyNeed::Embedded => text!(t, licenses.key_embedded),
    }
}

/// What a product key does.
#[must_use]
pub fn key_type(t: Locale, key: KeyType) -> String {
    match key {
        KeyType::MultipleActivation => text!(t, keys.type_multiple_activation),
        KeyType::KeyManagementService => text!(t, keys.type_key_management_service),
        KeyType::Setup => text!(t, keys.type_setup),
        KeyType::SingleUse => text!(t, keys.type_single_use),
    }
}

/// Where a product key stands.
#[must_use]
pub fn key_standing(t: Locale, standing: KeyStanding) -> String {
    match standing {
        KeyStanding::Available => text!(t, keys.status_available),
        KeyStanding::NotYetValid => text!(t, keys.status_not_yet_valid),
        KeyStanding::Redeemed => text!(t, keys.status_redeemed),
        KeyStanding::Blocked => text!(t, keys.status_blocked),
    }
}

/// Why someone wants to see a product key.
#[must_use]
pub fn key_reason(t: Locale, reason: Reason) -> String {
    match reason {
        Reason::Install => text!(t, keys.reason_install),
        Reason::Reinstall => text!(t, keys.reason_reinstall),
        Reason::Audit => text!(t, keys.reason_audit),
        Reason::Other => text!(t, keys.reason_other),
    }
}

/// The description of an audit entry; with its role, if it has one.
#[must_use]
pub fn event(t: Locale, action: Action, role: Option<Role>) -> String {
    let role = || role.map(|role| role_name(t, role)).unwrap_or_default();
    match action {
        Action::RoleGranted => text!(t, access.event_role_granted, role = role()),
        Action::RoleRemoved => text!(t, access.event_role_removed, role = role()),
        Action::InvitationCreated => text!(t, audit.action_invitation_created),
        Action::InvitationUpdated => text!(t, audit.action_invitation_updated),
        Action::InvitationResent => text!(t, audit.action_invitation_resent),
        Action::InvitationReopened => text!(t, audit.action_invitation_reopened),
        Action::InvitationCancelled => text!(t, audit.action_invitation_cancelled),
        Action::InvitationAccepted => text!(t, audit.action_invitation_accepted),
        Action::InvitationDeclined => text!(t, audit.action_invitation_declined),
        Action::InvitationDeclineUndone => text!(t, audit.action_invitation_decline_undone),
        Action::InvitationRolesChanged => text!(t, audit.action_invitation_roles_changed),
        Action::InvitationConfirmed => text!(t, audit.action_invitation_confirmed),
        Action::InvitationPaused => text!(t, audit.action_invitation_paused),
        Action::InvitationListed => text!(t, audit.action_invitation_listed),
        Action::UserDeactivated => text!(t, access.event_deactivated),
        Action::UserReactivated => text!(t, access.event_reactivated),
        Action::UserShown => text!(t, audit.action_user_shown),
        Action::SessionsEnded => text!(t, access.event_sessions_ended),
        Action::ProfileChanged => text!(t, audit.action_profile_changed),
        Action::PasswordChanged => text!(t, audit.action_password_changed),
        Action::CalendarCreated => text!(t, audit.action_calendar_created),
        Action::CalendarEnded => text!(t, audit.action_calendar_ended),
        Action::PasswordReset => text!(t, audit.action_password_reset),
        Action::PasswordDisabled => text!(t, audit.action_password_disabled),
        Action::MailListed => text!(t, audit.action_mail_listed),
        Action::MailRetried => text!(t, audit.action_mail_retried),
        Action::PersonForgotten => text!(t, audit.action_person_forgotten),
        Action::TrailExported => text!(t, audit.action_trail_exported),
        Action::ReviewStarted => text!(t, audit.action_review_started),
        Action::ReviewDecided => text!(t, audit.action_review_decided),
        Action::ReviewCompleted => text!(t, audit.action_review_completed),
        Action::AgreementCreated => text!(t, audit.action_agreement_created),
        Action::AgreementUpdated => text!(t, audit.action_agreement_updated),
        Action::AgreementLeft => text!(t, audit.action_agreement_left),
        Action::AgreementShown => text!(t, audit.action_agreement_shown),
        Action::AccountCreated => text!(t, audit.action_account_created),
        Action::AccountUpdated => text!(t, audit.action_account_updated),
        Action::AccountEdited => text!(t, audit.action_account_edited),
        Action::ProductCreated => text!(t, audit.action_product_created),
        Action::ProductUpdated => text!(t, audit.action_product_updated),
        Action::SubscriptionCreated => text!(t, audit.action_subscription_created),
        Action::SubscriptionUpdated => text!(t, audit.action_subscription_updated),
        Action::OrderUpdated => text!(t, audit.action_order_updated),
        Action::OrderMoved => text!(t, audit.action_order_moved),
        Action::OrdersImported => text!(t, audit.action_orders_imported),
        Action::StatementCreated => text!(t, audit.action_statement_created),
        Action::StatementUpdated => text!(t, audit.action_statement_updated),
        Action::DomainAdded => text!(t, audit.action_domain_added),
        Action::DomainProven => text!(t, audit.action_domain_proven),
        Action::DomainContested => text!(t, audit.action_domain_contested),
        Action::DomainDisputed => text!(t, audit.action_domain_disputed),
        Action::DomainDisputeEnded => text!(t, audit.action_domain_dispute_ended),
        Action::DomainExpired => text!(t, audit.action_domain_expired),
        Action::DomainFailing => text!(t, audit.action_domain_failing),
        Action::DomainRecovered => text!(t, audit.action_domain_recovered),
        Action::DomainLapsed => text!(t, audit.action_domain_lapsed),
        Action::DomainRenewed => text!(t, audit.action_domain_renewed),
        Action::DomainShared => text!(t, audit.action_domain_shared),
        Action::DomainUnshared => text!(t, audit.action_domain_unshared),
        Action::DomainRemoved => text!(t, audit.action_domain_removed),
        Action::DomainLost => text!(t, audit.action_domain_lost),
        Action::DomainRefused => text!(t, audit.action_domain_refused),
        Action::DomainAllowed => text!(t, audit.action_domain_allowed),
        Action::DomainShown => text!(t, audit.action_domain_shown),
        Action::SeatAssigned => text!(t, audit.action_seat_assigned),
        Action::SeatRemoved => text!(t, audit.action_seat_removed),
        Action::SeatReturned => text!(t, audit.action_seat_returned),
        Action::SeatKept => text!(t, audit.action_seat_kept),
        Action::SeatsCarried => text!(t, audit.action_seats_carried),
        Action::SeatsForgotten => text!(t, audit.action_seats_forgotten),
        Action::SubscriptionSwitched => text!(t, audit.action_subscription_switched),
        Action::SeatsExported => text!(t, audit.action_seats_exported),
        Action::ServiceAdded => text!(t, audit.action_service_added),
        Action::ServiceRotated => text!(t, audit.action_service_rotated),
        Action::ServiceRemoved => text!(t, audit.action_service_removed),
        Action::ServiceListed => text!(t, audit.action_service_listed),
        Action::SigningKeyRotated => text!(t, audit.action_signing_key_rotated),
        Action::KeyRevealed => text!(t, audit.action_key_revealed),
        Action::KeysExported => text!(t, audit.action_keys_exported),
        Action::KeysLimited => text!(t, audit.action_keys_limited),
        Action::KeysImported => text!(t, audit.action_keys_imported),
        Action::KeyUpdated => text!(t, audit.action_key_updated),
        Action::KeyMoved => text!(t, audit.action_key_moved),
        Action::CustodyRenewed => text!(t, audit.action_custody_renewed),
        Action::SoftwareCreated => text!(t, audit.action_software_created),
        Action::SoftwareUpdated => text!(t, audit.action_software_updated),
        Action::SoftwareStored => text!(t, audit.action_software_stored),
        Action::SoftwareWithdrawn => text!(t, audit.action_software_withdrawn),
        Action::RequestSent => text!(t, audit.action_request_sent),
        Action::RequestAnswered => text!(t, audit.action_request_answered),
        Action::RequestWithdrawn => text!(t, audit.action_request_withdrawn),
        Action::RequestReopened => text!(t, audit.action_request_reopened),
        Action::RequestListed => text!(t, audit.action_request_listed),
        Action::SoftwareDownloaded => text!(t, audit.action_software_downloaded),
    }
}

/// The sentence for a reason to decline. Whom the agreement designates is invited to a task of their own.
#[must_use]
pub fn decline_reason(t: Locale, reason: DeclineReason, is_designated: bool) -> String {
    match reason {
        DeclineReason::NotMyOrganization => text!(t, register.reason_not_my_organization),
        DeclineReason::NotMyTask if is_designated => text!(t, register.reason_not_my_task),
        DeclineReason::NotMyTask => text!(t, register.reason_not_my_task_colleague),
        DeclineReason::Left => text!(t, register.reason_left),
        DeclineReason::Unexpected => text!(t, register.reason_unexpected),
    }
}

/// What is wrong with a field, with its remedy.
#[must_use]
pub fn fault(t: Locale, code: FaultCode, label: &str) -> String {
    fault_sentence(&faults(t), code, label)
}

/// What can be wrong with fields, for [`fault_sentence`].
#[must_use]
pub fn faults(t: Locale) -> Vec<String> {
    FaultCode::ALL.map(|code| fault_template(t, code)).to_vec()
}

fn fault_template(t: Locale, code: FaultCode) -> String {
    let (label, limit) = ("{label}", "{limit}");
    match code {
        FaultCode::Required => text!(t, error.required, label = label),
        FaultCode::EmailInvalid => text!(t, error.email_invalid, label = label),
        FaultCode::NumberInvalid => text!(t, error.number_invalid, label = label),
        FaultCode::TooLong { .. } => text!(t, error.too_long, label = label, max = limit),
        FaultCode::CountInvalid { .. } => text!(t, error.count_invalid, label = label, max = limit),
        FaultCode::Unprintable => text!(t, error.unprintable, label = label),
        FaultCode::AddressInName => text!(t, error.address_in_name, label = label),
        FaultCode::ChoiceInvalid => text!(t, error.choice_invalid, label = label),
        FaultCode::NotTicked => text!(t, error.not_ticked, label = label),
        FaultCode::DayInvalid => text!(t, error.day_invalid, label = label),
        FaultCode::DayPast => text!(t, error.day_past, label = label),
        FaultCode::DayTooFar => text!(t, error.day_too_far, label = label),
        FaultCode::DayNearEnd => text!(t, error.day_near_end, label = label),
        FaultCode::SeatsTooMany => text!(t, error.seats_too_many, label = label),
        FaultCode::PasswordTooShort { .. } => text!(t, error.password_too_short, min = limit),
        FaultCode::PasswordTooLong { .. } => text!(t, error.password_too_long, max = limit),
        FaultCode::PasswordKnown => text!(t, error.password_known),
        FaultCode::PasswordContextual => text!(t, error.password_contextual),
        FaultCode::PasswordsDiffer => text!(t, error.passwords_differ),
        FaultCode::CurrentPasswordWrong => text!(t, error.current_password_wrong),
        FaultCode::ChoiceMissing => text!(t, access.choose_one, label = label),
        FaultCode::EmailPersonal => text!(t, access.refused_provider),
        FaultCode::OwnAddress => text!(t, access.refused_self),
        FaultCode::RoleNotYours => text!(t, access.refused_role),
        FaultCode::RoleUnanswered => text!(t, requests.role_unanswered),
        FaultCode::PersonDeactivated => text!(t, access.refused_deactivated),
        FaultCode::TooManyPeople => text!(t, access.too_many),
        FaultCode::TooManyRows { .. } => text!(t, services.too_many_rows, limit = "{limit}"),
        FaultCode::TooManyContacts { .. } => text!(t, editing.too_many_contacts, limit = "{limit}"),
        // The page of the form says more: see `pages::agreements`.
        FaultCode::ContactUnknown => text!(t, editing.contact_unknown, label = label),
        FaultCode::SentOften => text!(t, access.refused_sent_often),
        FaultCode::FileMissing => text!(t, error.file_missing),
        FaultCode::FileEmpty => text!(t, error.file_empty),
        FaultCode::FileInvalid => text!(t, error.file_invalid),
        FaultCode::HoldsKey => text!(t, error.holds_key, label = label),
        FaultCode::NameDiffers => text!(t, error.name_differs),
        // The page of the form says more: see `pages::services`.
        FaultCode::Domain(_) => text!(t, domains.fault_invalid),
    }
}

/// Names of countries by code, in the order of [`Language::ALL`]; from the Unicode CLDR.
static COUNTRY_NAMES: LazyLock<[HashMap<String, String>; 4]> = LazyLock::new(|| {
    [
        include_str!("../../../locales/en/country.json"),
        include_str!("../../../locales/es/country.json"),
        include_str!("../../../locales/ru/country.json"),
        include_str!("../../../locales/it/country.json"),
    ]
    .map(|json| serde_json::from_str(json).unwrap_or_default())
});

/// The name of a country in a language; its code where none is known.
#[must_use]
pub fn country_name(language: Language, code: &str) -> String {
    COUNTRY_NAMES[index(language)].get(code).cloned().unwrap_or_else(|| code.to_owned())
}

/// What names are sorted and found by: without accents and letter case, special letters as people type them on other
/// keyboards, and without NUL, which ends a text for SQLite. The roster stores keys: a change needs a migration.
#[must_use]
pub fn sort_key(name: &str) -> String {
    let plain = name.nfd().filter(|c| !is_combining_mark(*c) && *c != '\0').flat_map(char::to_lowercase);
    plain.fold(String::with_capacity(name.len()), |mut key, c| {
        match folded(c) {
            "" => key.push(c),
            letters => key.push_str(letters),
        }
        key
    })
}

/// The letters that stand for a lowercase letter without a decomposition in Unicode; empty where it stands for itself.
const fn folded(c: char) -> &'static str {
    match c {
        'æ' => "ae",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŋ' => "n",
        'ø' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'ŧ' => "t",
        'þ' => "th",
        'ς' => "σ",
        'ґ' | 'ғ' => "г",
        'є' => "е",
        'і' => "и",
        'қ' => "к",
        'ң' => "н",
        'ә' => "а",
        'ө' => "о",
        'ү' | 'ұ' => "у",
        'һ' => "х",
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => "'",
        '\u{2010}' | '\u{2011}' | '\u{2013}' => "-",
        _ => "",
    }
}

/// The place of a language in tables that are in the order of [`Language::ALL`].
fn index(language: Language) -> usize {
    Language::ALL.iter().position(|known| *known == language).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_country_has_a_name_in_every_language() {
        for language in Language::ALL {
            for code in crate::domain::person::COUNTRIES {
                assert_ne!(country_name(language, code), *code, "{language:?}");
            }
        }
        assert!(sort_key("Österreich") < sort_key("Polen"));
    }

    #[test]
    fn special_letters_are_folded_to_those_of_every_keyboard() {
        let names = [
            "Łukasz Đức",
            "SØREN GROẞ",
            "Þóra Æsir",
            "O\u{2019}Neil",
            "Ana\u{2011}Maria",
            "Семён",
            "İpek Işık",
            "ΣΑΣ σας",
            "Қайрат Нұрғали",
            "Єгор Ґалаґан",
        ];
        let keys = [
            "lukasz duc",
            "soren gross",
            "thora aesir",
            "o'neil",
            "ana-maria",
            "семен",
            "ipek isik",
            "σασ σασ",
            "каират нургали",
            "егор галаган",
        ];
        assert_eq!(names.map(sort_key), keys);
    }

    #[test]
    fn things_are_listed_in_one_sentence() {
        let list = |things: &[&str]| enumerate(Locale::en, things.iter().map(|&thing| thing.to_owned()).collect());
        assert_eq!(
            [list(&[]), list(&["a"]), list(&["a", "b"]), list(&["a", "b", "c"])],
            ["", "a", "a and b", "a, b and c"]
        );
    }

    #[test]
    fn spanish_lists_have_e_before_the_sound_i() {
        let list = |t, last: &str| enumerate(t, vec!["Contoso".to_owned(), last.to_owned()]);
        for last in ["invitar", "Íñigo", "Hilados", "IBM", "Ypacaraí", "hijos"] {
            assert_eq!(list(Locale::es, last), format!("Contoso e {last}"));
        }
        for last in ["Fabrikam", "hielo", "yates", "iones", "Hotel", "Ñandú"] {
            assert_eq!(list(Locale::es, last), format!("Contoso y {last}"));
        }
        for (t, and) in [(Locale::en, "and"), (Locale::ru, "и"), (Locale::it, "e")] {
            assert_eq!(list(t, "Iberia"), format!("Contoso {and} Iberia"));
        }
    }

    #[test]
    fn every_role_says_what_it_allows_and_no_two_say_the_same() {
        for t in Language::ALL.map(locale) {
            let levels: BTreeSet<String> = Role::ALL.into_iter().map(|role| role_level(t, role)).collect();
            assert_eq!(levels.len(), Role::ALL.len(), "{levels:?}");
        }
        assert!(
            role_level(Locale::en, Role::AgreementAdministrator)
                .ends_with("Can view agreements, see who has access, invite people and view domains.")
        );
    }
}
