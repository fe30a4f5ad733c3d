//! `business-center mail test`: each step is explained, and so is what to do where one fails.

use crate::support::{
    Engine,
    process::Installation,
    smtp::{AUTHORITY, Encryption, Reply, Sink},
};
use serde_json::Value;
use std::time::Duration;

const TEST: [&str; 3] = ["mail", "test", "harry@contoso.com"];

async fn installation(mail: String) -> Installation {
    Installation::new(Engine::Sqlite, mail).await
}

/// Runs the command; gives its exit code and what it says.
async fn call(installation: &Installation, arguments: &[&str]) -> (i32, String) {
    let output = installation.start(arguments).finish().await;
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (output.status.code().expect("an exit code"), String::from_utf8(output.stdout).expect("UTF-8"))
}

#[tokio::test]
async fn each_step_is_told_and_needs_no_database() {
    let sink = Sink::start(|_, _| Reply::Accept(Duration::ZERO)).await;
    let installation = installation(sink.url()).await;
    let (code, said) = call(&installation, &TEST).await;
    let port = sink.url().rsplit(':').next().expect("a port").to_owned();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines[..5],
        [
            format!("Connect to 127.0.0.1, port {port}: OK").as_str(),
            "Sender no-reply@localhost.localdomain: OK",
            "Recipient harry@contoso.com: OK",
            "Content: OK",
            "The server accepted the email: 2.0.0 taken over",
        ]
    );
    assert!(code == 0 && lines[5].contains("spam folder"), "{said}");
    let text = sink.received().pop().expect("the email").text();
    assert!(text.contains("test email") && text.contains(&installation.base), "{text}");
    assert!(!installation.path("test.db").exists());

    let lines = installation.run(&[&TEST[..], &["--json"]].concat()).await;
    let steps: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let names: Vec<&Value> = steps.iter().map(|step| &step["step"]).collect();
    assert_eq!(names, ["connect", "sender", "recipient", "content"]);
    assert!(steps.iter().all(|step| step["passed"] == true) && steps[3]["reply"] == "2.0.0 taken over", "{steps:?}");
}

#[tokio::test]
async fn a_refusal_names_the_step_the_reply_and_the_remedy() {
    for (command, words, step, remedy) in [
        ("EHLO", "550 Access denied - Invalid HELO name", "Connect to ", "BC_MAIL_HELO"),
        ("MAIL", "530 5.7.0 Must issue a STARTTLS command first", "Sender ", "BC_MAIL_CA_FILE"),
        ("MAIL", "530 5.7.0 Authentication required", "Sender ", "Add them to BC_MAIL"),
        ("MAIL", "553 5.7.1 Sender address rejected: not owned by user", "Sender ", "BC_MAIL_FROM"),
        ("RCPT", "550 5.7.1 relaying denied", "Recipient ", "Add the user and password to BC_MAIL"),
        ("RCPT", "550 5.1.1 no such user", "Recipient ", "Check the address"),
        (".", "554 5.7.1 message looks like spam", "Content: ", "content"),
    ] {
        let gate = move |line: &str| line.starts_with(command).then_some(words);
        let sink = Sink::start_gated(gate, |_, _| Reply::Accept(Duration::ZERO)).await;
        let installation = installation(sink.url()).await;
        let (code, said) = call(&installation, &TEST).await;
        let lines: Vec<&str> = said.lines().collect();
        let [.., failed, reply, told] = lines.as_slice() else { panic!("{said}") };
        assert!(code == 1 && failed.starts_with(step) && failed.ends_with(": FAILED"), "{said}");
        assert_eq!(*reply, format!("The server replied: {words}"));
        assert!(told.contains(remedy), "{words}: {said}");
        let (code, said) = call(&installation, &[&TEST[..], &["--json"]].concat()).await;
        let last: Value = serde_json::from_str(said.lines().last().expect("a line")).expect("JSON");
        assert_eq!((code, &last["passed"], last["remedy"].as_str()), (1, &false.into(), Some(*told)));
    }
}

#[tokio::test]
async fn what_is_wrong_with_the_connection_is_told_with_the_remedy() {
    let plain = Sink::start(|_, _| Reply::Accept(Duration::ZERO)).await;
    let encrypted = Sink::start_encrypted(Encryption::FromTheBeginning).await;
    let with_password = plain.url().replace("smtp://", "smtp://bc:hidden@");
    for (mail, failed, remedy) in [
        ("smtp://127.0.0.1:1".to_owned(), "Connect to 127.0.0.1, port 1: FAILED", "Nothing accepts connections there"),
        (plain.encrypted_url(), "Encrypt (TLS): FAILED", "write smtp://"),
        (encrypted.encrypted_url(), "Encrypt (TLS): FAILED", "BC_MAIL_CA_FILE"),
        (with_password, "Sign in: FAILED", "offers no sign-in"),
    ] {
        let (code, said) = call(&installation(mail).await, &TEST).await;
        let lines: Vec<&str> = said.lines().collect();
        let [.., step, error, told] = lines.as_slice() else { panic!("{said}") };
        assert!(code == 1 && *step == failed && error.starts_with("The error: "), "{said}");
        assert!(told.contains(remedy) && !said.contains("hidden"), "{said}");
    }
}

/// Latin-1 on every line, in plain text and encrypted.
#[tokio::test]
async fn a_server_may_reply_in_any_encoding() {
    for encryption in [Encryption::None, Encryption::StartTls] {
        let sink = Sink::start_in_latin_1(encryption).await;
        let mut installation = installation(sink.url()).await;
        if encryption == Encryption::StartTls {
            let path = installation.path("authority.pem");
            std::fs::write(&path, AUTHORITY).expect("a file");
            installation.settings.push(("BC_MAIL_CA_FILE", path.display().to_string()));
        }
        let (code, said) = call(&installation, &TEST).await;
        assert!(code == 0 && said.contains("The server accepted the email: 2.0.0 taken over \u{fffd}\n"), "{said}");
    }
}

#[tokio::test]
async fn a_password_that_the_server_repeats_is_masked() {
    let gate = |line: &str| match line {
        "EHLO [127.0.0.1]" => Some("250-sink\r\n250 AUTH LOGIN PLAIN"),
        _ if line.starts_with("AUTH") => Some("535 5.7.8 AUTH PLAIN AGJjAGhpZGRlbg== (bc, hidden, aGlkZGVu) refused"),
        _ => None,
    };
    let sink = Sink::start_gated(gate, |_, _| Reply::Accept(Duration::ZERO)).await;
    let installation = installation(sink.url().replace("smtp://", "smtp://bc:hidden@")).await;
    let (code, said) = call(&installation, &TEST).await;
    assert!(code == 1 && said.contains("535 5.7.8 AUTH PLAIN *** (bc, ***, ***) refused"), "{said}");
    assert!(said.contains("Check them; percent-encode"), "{said}");
}

#[tokio::test]
async fn an_ip_address_is_named_in_brackets() {
    let gate = |line: &str| (line == "EHLO [IPV6:::1]").then_some("550 that is the name");
    let sink = Sink::start_gated(gate, |_, _| Reply::Accept(Duration::ZERO)).await;
    let mut installation = installation(sink.url()).await;
    installation.settings.push(("BC_MAIL_HELO", "[::1]".to_owned()));
    let (code, said) = call(&installation, &TEST).await;
    assert!(code == 1 && said.contains("550 that is the name"), "{said}");
}

#[tokio::test]
async fn an_authority_of_ones_own_is_trusted_once_it_is_named() {
    for (encryption, step) in
        [(Encryption::FromTheBeginning, "Encrypt (TLS): OK"), (Encryption::StartTls, "Encrypt (STARTTLS): OK")]
    {
        let sink = Sink::start_encrypted(encryption).await;
        let mail = if encryption == Encryption::StartTls { sink.url() } else { sink.encrypted_url() };
        for mail in [mail.clone(), mail.replace("127.0.0.1", "localhost")] {
            let mut installation = installation(mail).await;
            let path = installation.path("authority.pem");
            std::fs::write(&path, AUTHORITY).expect("a file");
            installation.settings.push(("BC_MAIL_CA_FILE", path.display().to_string()));
            let (code, said) = call(&installation, &TEST).await;
            assert!(code == 0 && said.contains(step), "{said}");
        }
        assert_eq!(sink.received().len(), 2);
    }
}

#[tokio::test]
async fn a_folder_takes_the_email_and_what_is_no_address_none() {
    let installation = installation("file:mail".to_owned()).await;
    let (code, said) = call(&installation, &TEST).await;
    assert!(code == 0 && said.contains("written there and sent to no one"), "{said}");
    assert_eq!(std::fs::read_dir(installation.path("mail")).expect("a folder").count(), 2);
    let (code, said) = call(&installation, &[&TEST[..], &["--json"]].concat()).await;
    let facts: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(
        (code, &facts["step"], &facts["folder"], facts.get("passed")),
        (0, &"write".into(), &"mail".into(), None)
    );
    let output = installation.start(&["mail", "test", "harry"]).finish().await;
    assert_eq!(String::from_utf8_lossy(&output.stderr), "business-center: harry is not an email address\n");
}
