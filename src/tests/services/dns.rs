//! Looks for TXT records, and what servers make of them.

use crate::support::{
    Client, Engine, TestApp,
    dns::{DnsServer, Protocol, alias, answer, asked, bytes, code, name_server, text, zone},
};
use business_center::{
    domain::domain_proof::{LookOutcome, Verdict, judge},
    server::dns::{Look, Outcome, Resolver},
};
use hickory_proto::{
    op::{Edns, Message, Query, ResponseCode},
    rr::rdata::opt::EdnsOption,
};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

const NAME: &str = "_business-center-challenge.contoso.test";
const VALUE: &str = "mfzwizltoq4tcmrsgmytcmzrge";
/// How long a look may take.
const LONGEST: Duration = Duration::from_secs(5);

/// Looks for the records by these servers.
async fn look(servers: &[&DnsServer]) -> Look {
    let resolver = Resolver::asking(servers.iter().map(|server| server.address).collect());
    let begin = Instant::now();
    let look = resolver.text_records(NAME).await;
    assert!(begin.elapsed() < LONGEST, "{:?} for {look:?}", begin.elapsed());
    assert_eq!(look.name, NAME);
    look
}

/// What a look comes to with a server that answers so.
async fn outcome(answer: impl Fn(Message, Protocol) -> Vec<Vec<u8>> + Send + Sync + 'static) -> Outcome {
    let server = DnsServer::start(answer).await;
    let look = look(&[&server]).await;
    assert_eq!(look.server, server.address.to_string());
    look.outcome
}

fn found(values: &[&str]) -> Outcome {
    Outcome::Found { values: values.iter().map(|value| (*value).to_owned()).collect() }
}

/// An answer with a text.
fn with_text(question: &Message, value: &str) -> Vec<u8> {
    bytes(&answer(question, vec![text(&asked(question), &[value])]))
}

#[tokio::test]
async fn every_text_of_a_name_is_found() {
    let records = || vec![text(NAME, &["v=spf1 -all"]), text(NAME, &["mfzwizltoq4tc", "mrsgmytcmzrge"])];
    let others = || vec![text("contoso.test", &["of another name"])];
    let found_values =
        outcome(move |question, _| vec![bytes(&answer(&question, [others(), records()].concat()))]).await;
    assert_eq!(found_values, found(&["v=spf1 -all", VALUE]), "strings of one record are one text");
}

#[tokio::test]
async fn bytes_that_are_no_text_are_replaced() {
    let outcome = outcome(|question, _| {
        let mut bytes = with_text(&question, "abc!");
        let place = bytes.iter().position(|byte| *byte == b'!').expect("the text");
        bytes[place] = 0xff;
        vec![bytes]
    })
    .await;
    assert_eq!(outcome, found(&["abc\u{fffd}"]));
}

/// A datagram may get lost, and a server may take its time.
#[tokio::test]
async fn a_late_answer_counts() {
    let questions = AtomicUsize::new(0);
    let outcome = outcome(move |question, _| match questions.fetch_add(1, Ordering::SeqCst) {
        0 => Vec::new(),
        _ => vec![with_text(&question, VALUE)],
    })
    .await;
    assert_eq!(outcome, found(&[VALUE]));
}

#[tokio::test]
async fn an_answer_with_a_wrong_number_is_none() {
    let forged = |question: &Message| {
        let mut forged = answer(question, vec![text(NAME, &["forged"])]);
        forged.metadata.id = question.metadata.id.wrapping_add(1);
        bytes(&forged)
    };
    assert_eq!(outcome(move |question, _| vec![forged(&question)]).await, Outcome::Malformed);
    let outcome = outcome(move |question, _| vec![forged(&question), with_text(&question, VALUE)]).await;
    assert_eq!(outcome, found(&[VALUE]), "the right one follows");
}

#[tokio::test]
async fn an_answer_to_another_question_is_none() {
    let outcome = outcome(|question, _| {
        let mut foreign = answer(&question, vec![text(NAME, &["forged"])]);
        let name = text("fabrikam.test", &[]).name;
        foreign.queries = vec![Query::query(name, question.queries[0].query_type())];
        vec![bytes(&foreign), bytes(&question), b"no message".to_vec()]
    })
    .await;
    assert_eq!(outcome, Outcome::Malformed);
}

/// Test case 9: the right value is the second of sixty.
#[tokio::test]
async fn a_long_answer_comes_by_tcp() {
    let values: Vec<String> = (0..60).map(|place| format!("{place:02}-{}", "x".repeat(140))).collect();
    let mut values_with_ours = values.clone();
    values_with_ours[1] = VALUE.to_owned();
    let sent = values_with_ours.clone();
    let outcome = outcome(move |question, protocol| {
        let mut answer = answer(&question, sent.iter().map(|value| text(NAME, &[value])).collect());
        if protocol == Protocol::Udp {
            answer.answers.truncate(1);
            answer.metadata.truncation = true;
        }
        let bytes = bytes(&answer);
        assert!(protocol == Protocol::Udp || bytes.len() > 9_000, "{}", bytes.len());
        vec![bytes]
    })
    .await;
    let Outcome::Found { values } = outcome else { panic!("{outcome:?}") };
    assert_eq!(values, values_with_ours);
    assert_eq!(judge(VALUE, &[], &values), Verdict::Right);
}

#[tokio::test]
async fn a_part_of_an_answer_is_none() {
    let cut = |question: &Message| {
        let mut answer = answer(question, vec![text(NAME, &[VALUE])]);
        answer.metadata.truncation = true;
        bytes(&answer)
    };
    let closed = DnsServer::start_without_tcp(move |question| vec![cut(&question)]).await;
    assert_eq!(look(&[&closed]).await.outcome, Outcome::Truncated, "TCP is closed");
    assert_eq!(outcome(move |question, _| vec![cut(&question)]).await, Outcome::Truncated, "cut by TCP, too");
    let silent = move |question: Message, protocol| match protocol {
        Protocol::Udp => vec![cut(&question)],
        Protocol::Tcp => Vec::new(),
    };
    assert_eq!(outcome(silent).await, Outcome::Truncated, "silent by TCP");
}

#[tokio::test]
async fn failures_are_told_apart() {
    for (response, expected) in [
        (ResponseCode::ServFail, Outcome::ServerFailure),
        (ResponseCode::FormErr, Outcome::ServerFailure),
        (ResponseCode::NotImp, Outcome::ServerFailure),
        (ResponseCode::Refused, Outcome::Refused),
    ] {
        assert_eq!(outcome(move |question, _| vec![bytes(&code(&question, response))]).await, expected, "{response}");
    }
    for (information, expected) in [(6, Outcome::Dnssec), (7, Outcome::Dnssec), (22, Outcome::ServerFailure)] {
        let explained = move |question: Message, _| {
            let mut edns = Edns::new();
            edns.options_mut().insert(EdnsOption::Unknown(15, vec![0, information, b'x']));
            let mut answer = code(&question, ResponseCode::ServFail);
            answer.set_edns(edns);
            vec![bytes(&answer)]
        };
        assert_eq!(outcome(explained).await, expected, "{information}");
    }
}

#[tokio::test]
async fn silence_ends() {
    assert_eq!(outcome(|_, _| Vec::new()).await, Outcome::Silent);
    let nobody = DnsServer::start_without_tcp(|_| Vec::new()).await.address;
    let look = Resolver::asking(vec![nobody]).text_records(NAME).await;
    assert_eq!((look.server, look.outcome), (nobody.to_string(), Outcome::Silent), "nobody is there");
}

/// Test cases 6 and 7.
#[tokio::test]
async fn an_absence_says_how_long_it_is_remembered() {
    let absent = |response, ttl, minimum| {
        outcome(move |question, _| {
            let mut answer = code(&question, response);
            answer.add_authority(zone("contoso.test", ttl, minimum));
            vec![bytes(&answer)]
        })
    };
    let hour = Some(Duration::from_hours(1));
    assert_eq!(absent(ResponseCode::NXDomain, 7200, 3600).await, Outcome::NoName { remembered: hour });
    assert_eq!(absent(ResponseCode::NoError, 3600, 86_400).await, Outcome::NoText { remembered: hour });
    let bare = outcome(|question, _| vec![bytes(&code(&question, ResponseCode::NXDomain))]).await;
    assert_eq!(bare, Outcome::NoName { remembered: None });
}

/// A server that leads to others, or that does not look for answers itself, has not said that there is nothing.
#[tokio::test]
async fn an_empty_answer_without_knowledge_is_a_failure() {
    let empty = |looks_for_answers, leads_elsewhere: bool| {
        outcome(move |question, _| {
            let mut answer = code(&question, ResponseCode::NoError);
            answer.metadata.recursion_available = looks_for_answers;
            if leads_elsewhere {
                answer.add_authority(name_server("contoso.test"));
            }
            vec![bytes(&answer)]
        })
    };
    assert_eq!(empty(true, false).await, Outcome::NoText { remembered: None });
    assert_eq!(empty(false, false).await, Outcome::ServerFailure);
    assert_eq!(empty(true, true).await, Outcome::ServerFailure);
}

/// Test case 12.
#[tokio::test]
async fn aliases_are_followed() {
    let target = "proof.fabrikam.test";
    let in_one = move |question: Message, _| {
        vec![bytes(&answer(&question, vec![alias(NAME, target), text(target, &[VALUE]), text(NAME, &["x"])]))]
    };
    assert_eq!(outcome(in_one).await, found(&[VALUE]));
    let in_two = move |question: Message, _| {
        let name = asked(&question);
        let record = if name == NAME { alias(NAME, target) } else { text(target, &[VALUE]) };
        vec![bytes(&answer(&question, vec![record]))]
    };
    assert_eq!(outcome(in_two).await, found(&[VALUE]));
    let nowhere = move |question: Message, _| {
        let mut answer = answer(&question, vec![alias(NAME, target)]);
        answer.metadata.response_code = ResponseCode::NXDomain;
        vec![bytes(&answer)]
    };
    assert_eq!(outcome(nowhere).await, Outcome::NoName { remembered: None });
}

/// The name after so many aliases.
fn hop(place: usize) -> String {
    if place == 0 { NAME.to_owned() } else { format!("hop{place}.contoso.test") }
}

#[tokio::test]
async fn aliases_that_lead_nowhere_end() {
    let round = |question: Message, _| {
        let other = if asked(&question) == NAME { hop(1) } else { NAME.to_owned() };
        vec![bytes(&answer(&question, vec![alias(&asked(&question), &other)]))]
    };
    assert_eq!(outcome(round).await, Outcome::AliasLoop);
    for (aliases, expected) in [(8, found(&[VALUE])), (9, Outcome::AliasLoop)] {
        let chain = move || (0..aliases).map(|place| alias(&hop(place), &hop(place + 1))).collect::<Vec<_>>();
        let in_one = move |question: Message, _| {
            let records = [chain(), vec![text(&hop(aliases), &[VALUE])]].concat();
            vec![bytes(&answer(&question, records))]
        };
        assert_eq!(outcome(in_one).await, expected, "{aliases} in one answer");
        let one_by_one = move |question: Message, _| {
            let place = (0..=aliases).find(|place| hop(*place) == asked(&question)).expect("a name of the chain");
            let record = if place == aliases { text(&hop(place), &[VALUE]) } else { chain().remove(place) };
            vec![bytes(&answer(&question, vec![record]))]
        };
        assert_eq!(outcome(one_by_one).await, expected, "{aliases} one by one");
    }
}

#[tokio::test]
async fn servers_must_agree() {
    let with = |value: &'static str| DnsServer::start(move |question, _| vec![with_text(&question, value)]);
    let (one, same, other) = (with(VALUE).await, with(VALUE).await, with("another").await);
    let agreed = look(&[&one, &same]).await;
    assert_eq!(agreed.outcome, found(&[VALUE]));
    assert_eq!(agreed.server, format!("{}, {}", one.address, same.address));
    assert_eq!(look(&[&one, &other]).await.outcome, Outcome::Disagree);
    let silent = DnsServer::start(|_, _| Vec::new()).await;
    let heard = look(&[&silent, &one]).await;
    assert_eq!((heard.outcome, heard.server), (found(&[VALUE]), one.address.to_string()), "one of two is silent");
    let failing = DnsServer::start(|question, _| vec![bytes(&code(&question, ResponseCode::ServFail))]).await;
    let failed = look(&[&one, &failing]).await;
    assert_eq!((failed.outcome, failed.server), (Outcome::ServerFailure, failing.address.to_string()));
}

/// What is under way is bounded, and who comes later is told so instead of waiting for all of it.
#[tokio::test]
async fn eight_looks_are_under_way_at_most() {
    let questions = Arc::new(AtomicUsize::new(0));
    let counted = questions.clone();
    let silent = DnsServer::start(move |question, _| {
        if asked(&question) != NAME {
            counted.fetch_add(1, Ordering::SeqCst);
        }
        Vec::new()
    })
    .await;
    let resolver = Arc::new(Resolver::asking(vec![silent.address]));
    let mut looks = tokio::task::JoinSet::new();
    for place in 0..8 {
        let resolver = resolver.clone();
        looks.spawn(async move { resolver.text_records(&format!("{place}.contoso.test")).await.outcome });
    }
    while questions.load(Ordering::SeqCst) < 8 {
        tokio::task::yield_now().await;
    }
    assert_eq!(resolver.text_records(NAME).await.outcome, Outcome::Busy);
    assert_eq!(looks.join_all().await, vec![Outcome::Silent; 8]);
    assert_eq!(resolver.text_records(NAME).await.outcome, Outcome::Silent, "there is room again");
}

fn of_this_machine(app: &TestApp) -> Client {
    let mut client = app.client();
    client.peer = Some(SocketAddr::from(([127, 0, 0, 1], 5000)));
    client
}

#[tokio::test]
async fn the_development_dns_is_asked_instead_of_the_network() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut client = of_this_machine(&app);
    let outcome = async || app.app.resolver.text_records(NAME).await.outcome;
    assert_eq!(outcome().await, Outcome::NoName { remembered: None });
    let form = |value, outcome, action| [("name", NAME), ("value", value), ("outcome", outcome), ("action", action)];
    for value in ["v=spf1 -all", VALUE] {
        let answer = client.post("/dev/dns", &form(value, "", "add")).await;
        assert_eq!(answer.location(), Some("/dev/dns"), "{}", answer.body);
    }
    assert_eq!(outcome().await, found(&[VALUE, "v=spf1 -all"]));
    let page = client.get("/dev/dns").await;
    assert!(page.shows(NAME) && page.shows(VALUE), "{}", page.body);
    client.post("/dev/dns", &form("v=spf1 -all", "", "remove")).await;
    assert_eq!(outcome().await, found(&[VALUE]));
    for word in LookOutcome::ALL.into_iter().filter(|word| *word != LookOutcome::Found) {
        client.post("/dev/dns", &form("", word.code(), "add")).await;
        assert_eq!(outcome().await.word(), word);
        assert!(client.get("/dev/dns").await.shows(&format!("The result is {}", word.code())));
    }
    client.post("/dev/dns", &form("", "", "add")).await;
    assert_eq!(outcome().await, found(&[VALUE]));
}

#[tokio::test]
async fn the_development_dns_exists_where_the_development_mailbox_does() {
    let app = TestApp::start_with(Engine::Sqlite, &[("BC_MAIL", "smtp://127.0.0.1:25")]).await;
    assert_eq!(of_this_machine(&app).get("/dev/dns").await.status.as_u16(), 404);
    assert!(app.app.resolver.table().is_none());
    let app = TestApp::start(Engine::Sqlite).await;
    let mut stranger = app.client();
    stranger.peer = Some(SocketAddr::from(([10, 0, 0, 7], 5000)));
    let form = [("name", NAME), ("value", VALUE), ("action", "add")];
    assert_eq!(stranger.post("/dev/dns", &form).await.status.as_u16(), 404);
    assert_eq!(app.app.resolver.text_records(NAME).await.outcome, Outcome::NoName { remembered: None });
}
