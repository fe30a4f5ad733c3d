//! Every mail in every language: its content and its format.

use crate::support::{
    BASE, Element, Engine, Page, START, TestApp, accept_form, agreement, on_both_engines, read_register, register,
    seats::{account_of, add_seat, of_seats, run, subscribe},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use business_center::{
    domain::{
        access::{Role, RoleChange},
        agreement::AccountName,
        domain_claim::DomainEvent,
        ending::{EndingKind, Phase},
        invitation::DeclineReason,
        language::Language,
        mail::{
            AccountOfAgreement, CalendarNews, ChangedRole, DateNews, DomainNews, DueDate, KeyNews, MailKind,
            NamedAdministrator, RequestNews, ReviewDue, ReviewsDue, RoleChanges, SeatNews, SensitiveGrant,
            SubscriptionEvent, SubscriptionNews, UsableSeats,
        },
        moment::{Moment, Span},
        product::Description,
        request::{RequestFacts, RequestKind, RequestState},
        seat::SeatState,
    },
    server::{
        db::{
            self,
            agreements::ScopeRow,
            due_dates::{DateKey, ReminderRow},
        },
        mail::{self, Message, StoredMail},
        register_file::Format,
    },
};
use std::{
    collections::HashMap,
    mem::{Discriminant, discriminant},
};
use unicode_normalization::is_nfc;

/// A name that would be markup if anything forgot to escape it.
const NAME: &str = "Zoë <b>&amp; \"co\"</b>";
const ESCAPED_NAME: &str = "Zoë &lt;b&gt;&amp;amp; \"co\"&lt;/b&gt;";
const ORGANIZATION: &str = "Contoso <script>alert(1)</script>";
/// The elements that mails are made of.
const ELEMENTS: [&str; 15] =
    ["html", "head", "meta", "title", "body", "table", "tr", "td", "p", "span", "h1", "ul", "li", "a", "br"];

on_both_engines! {
    async fn every_mail_is_whole_in_every_language(app: TestApp) {
        let mut subjects: HashMap<Discriminant<MailKind>, String> = HashMap::new();
        for language in Language::ALL {
            for (kind, mail) in send_every_kind(&app, language).await {
                let place = format!("{kind:?} {language:?}: {mail:#?}");
                check_texts(&kind, language, &mail, &place);
                check_message(&app.message(&mail), &mail, &place);
                let english = subjects.entry(discriminant(&kind)).or_insert_with(|| mail.subject.clone());
                assert!(language == Language::En || *english != mail.subject, "left in English: {place}");
            }
        }
    }
}

/// Sends each kind of mail to someone whose name holds markup; the invitation twice: to someone
/// without an account and to someone with one.
async fn send_every_kind(app: &TestApp, language: Language) -> Vec<(MailKind, StoredMail)> {
    let code = language.code();
    let address = format!("zoe@{code}.contoso.com");
    let named = |number: &str| {
        let mut agreement = agreement(&format!("{number}{code}"), &address);
        agreement["organization"]["name"] = ORGANIZATION.into();
        let account = &mut agreement["purchasing_accounts"][0];
        account["name"] = ORGANIZATION.into();
        account["administrator"]["language"] = code.into();
        account["administrator"]["first_name"] = NAME.into();
        agreement
    };
    app.import(&register(&[named("1")])).await;
    let mut client = app.client();
    client.get(&app.newest_link(&address).await).await;
    let mut form = accept_form(&client.get("/register").await);
    NAME.clone_into(&mut form[1].1);
    assert_eq!(client.post("/register", &form).await.location(), Some("/home"));
    app.import(&register(&[named("2")])).await;
    app.run_jobs().await;
    let mut sent = vec![MailKind::INVITATION, MailKind::INVITATION];
    // Who invited is told of a refusal only while it stands.
    app.execute(
        "UPDATE outbox SET state = 'refused' WHERE id = (SELECT MAX(id) FROM outbox WHERE kind = 'invitation')",
    )
    .await;

    let scope = account_of(app, &address).await;
    // An access review is due.
    app.execute("UPDATE role_assignments SET granted_at = 0").await;
    let subscription = subscribe(app, &scope, &of_seats(&format!("S-{code}"), 5)).await;
    let of_person = add_seat(app, &subscription, &address).await;
    run(app, format!("UPDATE subscriptions SET ends_on = '2026-12-01' WHERE id = '{subscription}'")).await;
    run(app, format!("UPDATE agreements SET ends_on = '2026-12-31' WHERE id = '{}'", scope.agreement_id)).await;
    let mut connection = app.app.db.write().await.expect("a transaction");
    let user = db::users::find_by_email(&mut connection, &address).await.expect("a look-up").expect("a user");
    let invitations = db::invitations::list(&mut connection).await.expect("invitations");
    let mut invitation = invitations.into_iter().rfind(|row| row.email == address).expect("an invitation");
    invitation.decline_reason = Some(DeclineReason::Left);
    let review = ReviewDue {
        id: scope.account_id.clone(),
        account: ORGANIZATION.to_owned(),
        agreement: "1".to_owned(),
        due_at: Moment(0) + Span::days(90),
    };
    let of_dates = dates(&scope, &subscription);
    let told = [
        (EndingKind::Agreement, &scope.agreement_id, "2026-12-31"),
        (EndingKind::Subscription, &subscription, "2026-12-01"),
    ];
    let told = told.map(|(kind, subject, ends_on)| {
        let key = DateKey { kind, subject: subject.clone(), ends_on: ends_on.to_owned() };
        ReminderRow { key, phase: Phase::Ahead }
    });
    db::due_dates::add_reminders(&mut connection, &user.id, &told, BATCH, START).await.expect("reminders");
    for kind in other_kinds(&user.id, &of_person).into_iter().chain(of_reviews(&review)).chain([of_dates]) {
        let draft = match kind {
            MailKind::Invitation { .. }
            | MailKind::AlreadyRegistered
            | MailKind::InvitationDeclined
            | MailKind::DeliveryFailed
            | MailKind::DomainForOperator(_)
            | MailKind::MailTrouble { .. } => Message::about_invitation(kind.clone(), &address, &invitation),
            MailKind::PasswordReset
            | MailKind::PasswordChanged
            | MailKind::AdministratorChanged(_)
            | MailKind::RolesChanged(_)
            | MailKind::AccessSuspended(_)
            | MailKind::AccountClosed
            | MailKind::AccountReopened
            | MailKind::Domain(_)
            | MailKind::DomainNeeded(_)
            | MailKind::Subscription(_)
            | MailKind::Dates(_)
            | MailKind::CalendarAddress(_)
            | MailKind::SeatsUsable(_)
            | MailKind::KeysExported(_)
            | MailKind::KeysLimited(_)
            | MailKind::Request(RequestNews { is_for_vendor: false, .. })
            | MailKind::ReviewsDue(_)
            | MailKind::SensitiveGrant(_) => Message::about_user(kind.clone(), &user),
            MailKind::SeatAssigned(_)
            | MailKind::SeatEnded(_)
            | MailKind::SeatPaused(_)
            | MailKind::SeatResumed(_)
            | MailKind::Request(RequestNews { is_for_vendor: true, .. }) => {
                Message::to(kind.clone(), &address, user.language)
            }
        };
        mail::queue(&mut connection, &[draft], app.now(), None).await.expect("a row of the outbox");
        sent.push(kind);
    }
    db::invitations::set_inviter(&mut connection, &invitation.id, &user.id).await.expect("an inviter");
    connection.commit().await.expect("commit");
    app.run_jobs().await;

    let mut connection = app.app.db.write().await.expect("a transaction");
    // The same invitation once more, by a colleague.
    let draft = Message::about_invitation(MailKind::INVITATION, &address, &invitation);
    mail::queue(&mut connection, &[draft], app.now(), None).await.expect("a row of the outbox");
    sent.push(MailKind::INVITATION);
    connection.commit().await.expect("commit");
    app.run_jobs().await;
    let mails = app.mails(&address);
    assert_eq!(mails.len(), sent.len());
    let by_colleague = &mails[mails.len() - 1];
    assert!(by_colleague.subject.contains(NAME) && by_colleague.text.contains("UTC"), "{by_colleague:#?}");
    sent.into_iter().zip(mails).collect()
}

/// Every kind but the invitation.
fn key_news(user_id: &str) -> KeyNews {
    KeyNews {
        name: NAME.to_owned(),
        email: "rosa@contoso.com".to_owned(),
        person: user_id.to_owned(),
        accounts: vec![ORGANIZATION.to_owned()],
        count: Some(7),
        export: Some("7".to_owned()),
        at: START,
    }
}

/// Mails about access reviews.
fn of_reviews(due: &ReviewDue) -> [MailKind; 2] {
    [false, true].map(|is_reminder| MailKind::ReviewsDue(ReviewsDue { accounts: vec![due.clone()], is_reminder }))
}

/// By which the reminders of the mail about dates are found.
const BATCH: &str = "batch";

/// What ends in the purchasing account, as it stands in the database.
fn dates(scope: &ScopeRow, subscription: &str) -> MailKind {
    let date = |kind, subject: &str, ends_on: &str| DueDate {
        kind,
        subject: subject.to_owned(),
        ends_on: ends_on.to_owned(),
        agreement: scope.agreement_number.clone(),
        account: Some(AccountName { name: ORGANIZATION.to_owned(), number: scope.account_number.clone() }),
        product: Some(Description { en: ORGANIZATION.to_owned(), es: None, ru: None, it: None }),
        quantity: Some(5),
        domain: None,
        reservation: None,
    };
    let agreement = date(EndingKind::Agreement, &scope.agreement_id, "2026-12-31");
    let subscription = date(EndingKind::Subscription, subscription, "2026-12-01");
    MailKind::Dates(DateNews {
        today: "2026-11-20".to_owned(),
        dates: vec![subscription, agreement],
        more: 3,
        batch: BATCH.to_owned(),
    })
}

fn other_kinds(user_id: &str, seat: &str) -> Vec<MailKind> {
    let owned = str::to_owned;
    let change = |change| {
        let account = Some(AccountName { name: owned(ORGANIZATION), number: owned("1") });
        ChangedRole { change, role: Role::ReportViewer, account }
    };
    let changes = RoleChanges {
        agreement: owned("1"),
        organization: owned(ORGANIZATION),
        by: Some(owned("Rosa Diaz")),
        roles: RoleChange::ALL.map(change).to_vec(),
    };
    let news = |event| DomainNews {
        event,
        domain: owned("xn--mller-kva.de"),
        id: owned("1"),
        organization: owned(ORGANIZATION),
        accounts: vec![owned(ORGANIZATION)],
        also: vec![owned("dept.contoso.com")],
        until: Some(START),
    };
    let told = DomainEvent::ALL.into_iter().filter(|event| !matches!(event, DomainEvent::Added | DomainEvent::Renewed));
    let of_domains = told.map(|event| MailKind::Domain(news(event)));
    let for_operator = [DomainEvent::Contested, DomainEvent::Lapsed, DomainEvent::Lost]
        .map(|event| MailKind::DomainForOperator(news(event)));
    let requests = RequestKind::ALL.into_iter().flat_map(|what| RequestState::ALL.map(|state| (what, state)));
    let requests = requests.flat_map(|(what, state)| {
        [false, true].map(|is_for_vendor| {
            MailKind::Request(RequestNews {
                id: owned("1"),
                number: owned("R-7K3M-9QXD"),
                what,
                state,
                subject: owned(if what == RequestKind::Role { "report_viewer" } else { "sector" }),
                facts: RequestFacts {
                    count: Some(25),
                    product: Some(Description::same(owned("Writer <b>2024</b>"))),
                    register_id: Some(owned("K-1")),
                    day: Some(owned("2027-01-31")),
                },
                text: owned("For www.evil.example\nand <b>more</b>"),
                answer: (state != RequestState::Sent).then(|| owned("Done <i>today</i>")),
                agreement: owned("1234567890"),
                account: Some(owned(ORGANIZATION)),
                organization: owned(ORGANIZATION),
                by: (state == RequestState::Sent).then(|| [owned("Rosa Diaz"), owned("rosa@contoso.com")]),
                is_for_vendor,
                order: (state == RequestState::Done).then(|| owned("V-<1>")),
                is_reopened: false,
                is_counted: state == RequestState::Done && is_for_vendor,
            })
        })
    });
    let reopened = requests.clone().find_map(|kind| match kind {
        MailKind::Request(news) if news.what == RequestKind::Reservation && !news.is_for_vendor => {
            let news = RequestNews { is_reopened: true, order: Some(owned("V-<1>")), by: None, ..news };
            Some(MailKind::Request(news))
        }
        _ => None,
    });
    let requests = requests.chain(reopened).chain([MailKind::SeatsUsable(UsableSeats {
        request: owned("1"),
        number: owned("R-7K3M-9QXD"),
        subscription: owned("1"),
        product: Description { en: owned("Mail <b>2024</b>"), es: None, ru: None, it: None },
        account: owned(ORGANIZATION),
        count: 5,
    })]);
    let others = vec![
        MailKind::AlreadyRegistered,
        MailKind::PasswordReset,
        MailKind::PasswordChanged,
        MailKind::InvitationDeclined,
        MailKind::AdministratorChanged(NamedAdministrator {
            name: owned(NAME),
            email: owned("rosa@contoso.com"),
            account: owned(ORGANIZATION),
            agreement: owned("1"),
        }),
        MailKind::RolesChanged(changes.clone()),
        MailKind::AccessSuspended(changes),
        MailKind::AccountClosed,
        MailKind::AccountReopened,
        MailKind::KeysExported(key_news("someone-else")),
        MailKind::KeysLimited(key_news(user_id)),
        MailKind::SensitiveGrant(SensitiveGrant {
            granter: owned("Rosa Diaz"),
            name: owned(NAME),
            person: owned(user_id),
            role: Role::ReportViewer,
            account: owned(ORGANIZATION),
            agreement: owned("1"),
        }),
        MailKind::DeliveryFailed,
        MailKind::CalendarAddress(CalendarNews { is_renewed: false }),
        MailKind::CalendarAddress(CalendarNews { is_renewed: true }),
        MailKind::DomainNeeded(AccountOfAgreement { account: owned(ORGANIZATION), agreement: owned("1") }),
        MailKind::MailTrouble { reply: owned("550 5.7.1 <b>relay</b> not permitted") },
    ];
    let product = Description {
        en: owned("Mail"),
        es: Some(owned("Correo")),
        ru: Some(owned("Почта")),
        it: Some(owned("Posta")),
    };
    let seat = SeatNews {
        seat: owned(seat),
        product: product.clone(),
        address: Some(owned("https://mail.contoso.com/")),
        organization: owned(ORGANIZATION),
        by: owned("Rosa Diaz"),
        by_email: Some(owned("rosa@contoso.com")),
        starts_on: Some(owned("2026-12-31")),
        state: None,
    };
    let paused = SeatState::ALL.map(|state| MailKind::SeatPaused(SeatNews { state: Some(state), ..seat.clone() }));
    let of_seats =
        [MailKind::SeatAssigned(seat.clone()), MailKind::SeatEnded(seat.clone()), MailKind::SeatResumed(seat)];
    let of_seats = of_seats.into_iter().chain(paused);
    let of_subscriptions = SubscriptionEvent::ALL.map(|event| {
        MailKind::Subscription(SubscriptionNews {
            event,
            id: owned("1"),
            product: product.clone(),
            account: owned(ORGANIZATION),
            count: 3,
            people: vec![owned("ana@contoso.com")],
            ends_on: Some(owned("2026-12-31")),
            until: Some(owned("2027-01-30")),
            pauses_at: Some(START),
        })
    });
    let of_domains = of_domains.chain(for_operator);
    others.into_iter().chain(of_domains).chain(of_seats).chain(of_subscriptions).chain(requests).collect()
}

/// What a reader sees.
fn check_texts(kind: &MailKind, language: Language, mail: &StoredMail, place: &str) {
    for part in [&mail.subject, &mail.text, &mail.html] {
        assert!(!part.trim().is_empty() && is_nfc(part), "{place}");
        assert!(!part.contains("{{") && !part.contains("}}"), "an empty placeholder: {place}");
    }
    assert_eq!(mail.language, language.code());
    assert!(mail.html.starts_with(&format!("<!DOCTYPE html><html lang=\"{}\">", language.code())), "{place}");
    let page = Page::read(&mail.html);
    for element in page.root().elements().map(Element::name) {
        assert!(ELEMENTS.contains(&element), "<{element}> in {place}");
    }
    let is_to_the_person = mail.text.contains(NAME);
    let speaks_of_an_address = matches!(
        kind,
        MailKind::InvitationDeclined
            | MailKind::DeliveryFailed
            | MailKind::DomainForOperator(_)
            | MailKind::SeatAssigned(_)
            | MailKind::SeatEnded(_)
            | MailKind::SeatPaused(_)
            | MailKind::SeatResumed(_)
            | MailKind::Request(RequestNews { is_for_vendor: true, .. })
            | MailKind::MailTrouble { .. }
    );
    assert_eq!(is_to_the_person, !speaks_of_an_address, "the name in {place}");
    assert_eq!(mail.html.contains(ESCAPED_NAME), is_to_the_person, "{place}");

    let path = match kind {
        MailKind::Invitation { .. } => Some("/i/"),
        MailKind::PasswordReset => Some("/r/"),
        MailKind::AlreadyRegistered | MailKind::AccountReopened => Some("/Customer/"),
        // The limit was reached by the reader.
        MailKind::PasswordChanged | MailKind::KeysLimited(_) => Some("/forgot-password"),
        MailKind::RolesChanged(_) => Some("/profile"),
        MailKind::SensitiveGrant(_) | MailKind::KeysExported(_) => Some("/account/access/people/"),
        MailKind::DeliveryFailed => Some("/account/access/invitations/"),
        MailKind::AdministratorChanged(_) => Some("/account/access"),
        MailKind::ReviewsDue(_) => Some("/account/access/review/"),
        MailKind::DomainNeeded(_) => Some("/account/domains"),
        MailKind::Domain(DomainNews { event, .. }) => match event {
            DomainEvent::Removed | DomainEvent::Lost | DomainEvent::Refused | DomainEvent::Unshared => None,
            _ => Some("/account/domains/"),
        },
        MailKind::Request(news) => (!news.is_for_vendor).then_some("/requests/"),
        MailKind::SeatAssigned(_) => Some("/s/"),
        MailKind::Subscription(_) | MailKind::SeatsUsable(_) => Some("/services/"),
        MailKind::Dates(_) | MailKind::CalendarAddress(_) => Some("/dates"),
        MailKind::InvitationDeclined
        | MailKind::SeatEnded(_)
        | MailKind::SeatPaused(_)
        | MailKind::SeatResumed(_)
        | MailKind::AccessSuspended(_)
        | MailKind::AccountClosed
        | MailKind::DomainForOperator(_)
        | MailKind::MailTrouble { .. } => None,
    };
    let expected = path.map(|path| format!("{BASE}{path}"));
    let links: Vec<&str> = mail.text.lines().filter(|line| line.contains("://")).collect();
    assert!(links.iter().all(|line| line.starts_with(BASE) && !line.contains(' ')), "whole lines: {place}");
    let hrefs: Vec<&str> = page.root().all("a").map(|link| link.attribute("href")).collect();
    for first in [links.first(), hrefs.first()] {
        assert_eq!(first.is_some(), expected.is_some(), "{place}");
        assert!(first.zip(expected.as_ref()).is_none_or(|(link, start)| link.starts_with(start)), "{place}");
    }
    assert!(hrefs.iter().all(|href| links.contains(href)), "the same links in both parts: {place}");
}

/// How it travels.
fn check_message(message: &str, mail: &StoredMail, place: &str) {
    assert!(message.lines().all(|line| line.len() <= 998), "RFC 5322, 2.1.1: {place}");
    assert!(message.is_ascii(), "{place}");
    let (headers, body) = message.split_once("\r\n\r\n").expect("headers and a body");
    assert!(headers.lines().all(|line| line.len() <= 78), "{headers}");
    let headers = parse_headers(headers);
    let mut names: Vec<&str> = headers.keys().map(String::as_str).collect();
    names.sort_unstable();
    let known = ["auto-submitted", "content-type", "date", "from", "message-id", "mime-version", "subject", "to"];
    assert_eq!(names, known, "{place}");
    assert_eq!(headers["auto-submitted"], "auto-generated");
    assert_eq!(headers["message-id"], format!("<{}@localhost.localdomain>", mail.id));
    assert_eq!(headers["to"], mail.to);
    assert_eq!(decode_words(&headers["subject"]), mail.subject, "{place}");
    let content_type = &headers["content-type"];
    assert!(content_type.starts_with("multipart/alternative;"), "{content_type}");
    let boundary = content_type.split("boundary=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("boundary");
    let parts: Vec<&str> = body.split(&format!("--{boundary}")).collect();
    assert_eq!((parts.len(), parts[3].trim()), (4, "--"), "{place}");
    for (part, kind, expected) in [(parts[1], "text/plain", &mail.text), (parts[2], "text/html", &mail.html)] {
        let (headers, body) = part.trim_start().split_once("\r\n\r\n").expect("headers of a part");
        let headers = parse_headers(headers);
        assert_eq!(headers["content-type"].to_lowercase(), format!("{kind}; charset=utf-8"));
        let decoded = decode(body, headers.get("content-transfer-encoding").map_or("7bit", String::as_str));
        assert_eq!(decoded.trim_end(), expected.trim_end(), "{place}");
    }
}

/// Headers by name in lower case, unfolded.
fn parse_headers(text: &str) -> HashMap<String, String> {
    let unfolded = text.replace("\r\n ", " ").replace("\r\n\t", " ");
    let pairs = unfolded.lines().map(|line| line.split_once(": ").unwrap_or_else(|| panic!("{line:?} in {text}")));
    let headers: HashMap<String, String> =
        pairs.clone().map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    assert_eq!(headers.len(), pairs.count(), "a header stands twice: {text}");
    headers
}

/// The text of encoded words (RFC 2047) in base64.
fn decode_words(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut was_encoded = false;
    for word in value.split(' ') {
        let encoded = word.strip_prefix("=?utf-8?b?").and_then(|rest| rest.strip_suffix("?="));
        // The space between two encoded words belongs to neither.
        if !(bytes.is_empty() || was_encoded && encoded.is_some()) {
            bytes.push(b' ');
        }
        was_encoded = encoded.is_some();
        bytes.extend(
            encoded.map_or_else(|| word.as_bytes().to_vec(), |text| BASE64_STANDARD.decode(text).expect("base64")),
        );
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The text of a part.
fn decode(body: &str, encoding: &str) -> String {
    let bytes = match encoding {
        "7bit" => body.as_bytes().to_vec(),
        "base64" => BASE64_STANDARD.decode(body.split_whitespace().collect::<String>()).expect("base64"),
        "quoted-printable" => {
            let joined = body.replace("=\r\n", "");
            let mut parts = joined.split('=');
            let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
            for part in parts {
                bytes.push(u8::from_str_radix(&part[..2], 16).expect("two digits"));
                bytes.extend(&part.as_bytes()[2..]);
            }
            bytes
        }
        other => panic!("encoding {other}"),
    };
    String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n")
}

/// Attack case 20: what is long stays in its header and in its line.
#[tokio::test]
async fn long_names_wrap_and_no_header_grows_out_of_them() {
    let long = "Ж".repeat(100);
    let sender = format!("{long} <licensing@contoso.com>");
    let settings = [("BC_PRODUCT_NAME", long.as_str()), ("BC_MAIL_FROM", &sender)];
    let app = TestApp::start_with(Engine::Sqlite, &settings).await;
    let mut agreement = agreement("1", "harry@contoso.com");
    agreement["organization"]["name"] = long.as_str().into();
    agreement["purchasing_accounts"][0]["administrator"]["first_name"] = long.as_str().into();
    app.import(&register(&[agreement])).await;
    app.run_jobs().await;
    let mail = app.mails("harry@contoso.com").pop().expect("a mail");
    assert!(mail.subject.contains(&long) && mail.text.contains(&long));
    let message = app.message(&mail);
    let (headers, _) = message.split_once("\r\n\r\n").expect("headers");
    assert!(headers.is_ascii() && headers.lines().all(|line| line.len() <= 78), "{headers}");
    let headers = parse_headers(headers);
    assert_eq!(decode_words(&headers["subject"]), mail.subject);
    assert_eq!(decode_words(&headers["from"]), sender);
    assert_eq!(headers["message-id"], format!("<{}@contoso.com>", mail.id));
}

/// Attack case 20: a name that could break out of its line is refused wherever one comes in.
#[tokio::test]
async fn names_with_line_breaks_direction_marks_or_ten_kilobytes_are_refused() {
    let app = TestApp::start(Engine::Sqlite).await;
    let link = app.invite_harry().await;
    let mut client = app.client();
    client.get(&link).await;
    let page = client.get("/register").await;
    for name in ["Harry\r\nBcc: mallory@contoso.com".to_owned(), "Harry\u{202e}".to_owned(), "x".repeat(10_000)] {
        let mut form = accept_form(&page);
        form[1].1.clone_from(&name);
        assert_eq!(client.post("/register", &form).await.status.as_u16(), 422);
        let mut agreement = agreement("2", "rosa@contoso.com");
        for pointer in
            ["/organization/name", "/purchasing_accounts/0/name", "/purchasing_accounts/0/administrator/first_name"]
        {
            *agreement.pointer_mut(pointer).expect("a name") = name.as_str().into();
        }
        let document = register(&[agreement]).to_string();
        let (_, faults) = read_register(&document, Format::Json);
        assert_eq!(faults.len(), 3, "{faults:?}");
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM users").await, 0);
}
