//! `business-center mail test`: sends one email to the configured mail server and explains each step. It needs no database.

use super::{Failed, output::print};
use crate::{
    domain::email::EmailAddress,
    server::{
        clock::Clock,
        config::{Config, MailTarget, SmtpSecurity},
        ids::new_id,
        mail::{Progress, Refusal, Step, Timeouts, Transport, compose_test, remedy},
    },
};
use serde_json::{Value, json};
use std::{pin::pin, process::ExitCode, time::Duration};

/// Shorter than for other mails: someone is watching.
const TIMEOUTS: Timeouts = Timeouts {
    connect: Duration::from_secs(10),
    command: Duration::from_secs(30),
    data: Duration::from_secs(30),
    content: Duration::from_mins(2),
};

pub(super) async fn run(config: &Config, address: &str, json: bool) -> Result<ExitCode, Failed> {
    let recipient = EmailAddress::parse(address).map_err(|_| format!("{address} is not an email address"))?;
    config.check_together()?;
    let transport = Transport::from_config(config)?.with_timeouts(TIMEOUTS);
    let (mail, id) = (compose_test(config), new_id(Clock::system().now()));
    let progress = Progress::new(Step::Connect);
    let mut seen = progress.subscribe();
    let noting = async { Ok(()) };
    let mut sending = pin!(transport.send(config, &id, recipient.as_str(), &mail, &progress, noting));
    let mut report = Report { config, recipient: recipient.as_str(), json, steps: steps(config) };
    let outcome = loop {
        tokio::select! {
            outcome = &mut sending => break outcome,
            Ok(()) = seen.changed() => {
                let step = *seen.borrow_and_update();
                report.passed_before(step)?;
            }
        }
    };
    report.end(outcome)
}

/// The steps that these settings need, in their order. `DATA` belongs to the content.
fn steps(config: &Config) -> Vec<Step> {
    let MailTarget::Smtp { credentials, security, .. } = &config.mail else { return Vec::new() };
    let mut steps = vec![Step::Connect, Step::Tls, Step::Auth, Step::Sender, Step::Recipient, Step::Content];
    steps.retain(|step| match step {
        Step::Tls => *security != SmtpSecurity::None,
        Step::Auth => credentials.is_some(),
        _ => true,
    });
    steps
}

/// What is printed while the email is on its way.
struct Report<'a> {
    config: &'a Config,
    recipient: &'a str,
    json: bool,
    /// Those that are not over.
    steps: Vec<Step>,
}

impl Report<'_> {
    /// Says of each step before this one that it worked.
    fn passed_before(&mut self, step: Step) -> Result<(), Failed> {
        while let Some(passed) = self.steps.first().copied().filter(|first| *first < step) {
            self.steps.remove(0);
            let name = self.describe(passed);
            print(self.json, &json!({ "step": word(passed), "passed": true }), || format!("{name}: OK"))?;
        }
        Ok(())
    }

    fn end(mut self, outcome: Result<String, Refusal>) -> Result<ExitCode, Failed> {
        match outcome {
            Ok(reply) => {
                self.passed_before(Step::Content)?;
                let (facts, sentence) = self.success(&reply);
                print(self.json, &facts, || sentence)?;
                Ok(ExitCode::SUCCESS)
            }
            Err(refusal) => {
                self.passed_before(refusal.step)?;
                let (reply, remedy) = (refusal.words.as_str(), remedy(self.config, &refusal));
                let facts = json!({ "step": word(refusal.step), "passed": false, "reply": reply, "remedy": remedy });
                let who = if refusal.code.is_some() { "The server replied" } else { "The error" };
                let name = self.describe(refusal.step);
                print(self.json, &facts, || format!("{name}: FAILED\n{who}: {reply}\n{remedy}"))?;
                Ok(ExitCode::FAILURE)
            }
        }
    }

    /// In a folder, no step was tested.
    fn success(&self, reply: &str) -> (Value, String) {
        if let MailTarget::Folder(folder) = &self.config.mail {
            let folder = folder.display().to_string();
            let sentence =
                format!("BC_MAIL names the folder {folder}: the email was written there and sent to no one.");
            return (json!({ "step": "write", "folder": folder, "message": sentence }), sentence);
        }
        let domain = self.config.mail_from.email.domain();
        let facts = json!({ "step": word(Step::Content), "passed": true, "reply": reply });
        let sentence = format!(
            "{}: OK\nThe server accepted the email: {reply}\nIf it does not arrive in {}, look in the spam folder, and check \
            the SPF, DKIM and DMARC records of {domain}.",
            self.describe(Step::Content),
            self.recipient
        );
        (facts, sentence)
    }

    fn describe(&self, step: Step) -> String {
        let MailTarget::Smtp { host, port, security, .. } = &self.config.mail else { return "Write".to_owned() };
        match step {
            Step::Connect => format!("Connect to {host}, port {port}"),
            Step::Tls if *security == SmtpSecurity::StartTls => "Encrypt (STARTTLS)".to_owned(),
            Step::Tls => "Encrypt (TLS)".to_owned(),
            Step::Auth => "Sign in".to_owned(),
            Step::Sender => format!("Sender {}", self.config.sender_address()),
            Step::Recipient => format!("Recipient {}", self.recipient),
            Step::Data | Step::Content => "Content".to_owned(),
        }
    }
}

/// The word of a step in JSON.
const fn word(step: Step) -> &'static str {
    match step {
        Step::Connect => "connect",
        Step::Tls => "tls",
        Step::Auth => "auth",
        Step::Sender => "sender",
        Step::Recipient => "recipient",
        Step::Data | Step::Content => "content",
    }
}
