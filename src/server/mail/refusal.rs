//! Classifies refusals of the mail server by the command that failed, the reply's codes (RFC 5321, RFC 3463) and its
//! words, because servers use the same code for problems of the recipient, the operator and the content.

/// How far handing a mail over had come.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Step {
    /// Reaching the server, its greeting, and EHLO.
    Connect,
    /// Encrypting the connection.
    Tls,
    /// Signing in at the server.
    Auth,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`.
    Data,
    /// The content, up to the answer to its end.
    Content,
}

/// Why a mail was not taken over.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Where it ended.
    pub step: Step,
    /// The code of the server's reply; none where there was no reply.
    pub code: Option<u16>,
    /// The server's words with its code, or what failed.
    pub words: String,
}

/// Who can do something about a refusal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fault {
    /// The mailbox is not there, or takes nothing.
    Recipient,
    /// The content.
    Content,
    /// The operator of this installation: the mail waits.
    Operator(Trouble),
    /// The reply does not tell; what others get will.
    Unclear,
}

/// What the operator has to repair.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// The server cannot be reached, or breaks off.
    Connection,
    /// The name in EHLO, or that of the network address.
    Hello,
    /// User and password, or that there are none.
    Credentials,
    /// The sender's address may not be used, or nothing proves it.
    Sender,
    /// The server passes nothing on to other domains.
    Relay,
    /// So many mails may be sent, and they were.
    Quota,
    /// The network address or the domain is on a list of unwanted ones.
    Blocked,
    /// The server does not understand the client.
    Protocol,
    /// Whatever the reply says, everyone gets it.
    Everybody,
}

impl Trouble {
    /// The word of the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Connection => "connection",
            Self::Hello => "hello",
            Self::Credentials => "credentials",
            Self::Sender => "sender",
            Self::Relay => "relay",
            Self::Quota => "quota",
            Self::Blocked => "blocked",
            Self::Protocol => "protocol",
            Self::Everybody => "everybody",
        }
    }
}

impl Refusal {
    /// Whose fault it is.
    #[must_use]
    pub fn fault(&self) -> Fault {
        match self.code {
            Some(code) => judge(self.step, code, &self.words),
            // Whether the server took the content is not known.
            None if self.step == Step::Content => Fault::Unclear,
            None => Fault::Operator(Trouble::Connection),
        }
    }

    /// Whether the server says that retrying is useless.
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.code.is_some_and(|code| code >= 500)
    }

    /// Whether the mail certainly went nowhere.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        self.code.is_some() || self.step < Step::Content
    }
}

/// Whose fault a reply with this code and these words is.
#[must_use]
pub fn judge(step: Step, code: u16, words: &str) -> Fault {
    let words = words.to_lowercase();
    let status = status(&words);
    if step <= Step::Sender {
        return Fault::Operator(trouble_of_session(step, &words));
    }
    if matches!(code, 530 | 534 | 535 | 538) {
        return Fault::Operator(Trouble::Credentials);
    }
    by_exact_status(status)
        .or_else(|| by_words(&words))
        .or_else(|| by_subject(status))
        .unwrap_or_else(|| by_code(step, code))
}

/// Before a recipient is named, everyone gets the same; the words tell what is to be repaired.
fn trouble_of_session(step: Step, words: &str) -> Trouble {
    match (by_words(words), step) {
        (_, Step::Auth) => Trouble::Credentials,
        (Some(Fault::Operator(trouble)), _) => trouble,
        (_, Step::Sender) => Trouble::Sender,
        _ => Trouble::Connection,
    }
}

/// Subject and detail of the enhanced status code.
type Status = Option<(u16, u16)>;

fn status(words: &str) -> Status {
    let mut codes = words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '#' | ':' | ';' | ','));
    codes.find_map(|word| {
        let (subject, detail) = word.strip_prefix("5.").or_else(|| word.strip_prefix("4."))?.split_once('.')?;
        Some((subject.parse().ok()?, detail.parse().ok()?))
    })
}

/// Codes that say more than their subject: from RFC 3463 and RFC 7372, and those that large providers have of their own.
const fn by_exact_status(status: Status) -> Option<Fault> {
    Some(match status {
        Some((1, 7..=9) | (2, 252) | (7, 20..=24 | 26 | 27 | 60)) => Fault::Operator(Trouble::Sender),
        Some((1, 90) | (4, 5)) => Fault::Operator(Trouble::Quota),
        Some((7, 8 | 14 | 57)) => Fault::Operator(Trouble::Credentials),
        Some((7, 54)) => Fault::Operator(Trouble::Relay),
        Some((7, 25 | 501..=512 | 606..=649)) => Fault::Operator(Trouble::Blocked),
        // The recipient's domain does not exist; groups that take mails of their members only, and the like.
        Some((1, 2 | 10) | (4, 4) | (7, 120..=139)) => Fault::Recipient,
        _ => return None,
    })
}

/// What words mean, the first that fit: the telling ones stand before those that occur beside them.
const WORDS: &[(Fault, &[&str])] = &[
    (
        Fault::Operator(Trouble::Sender),
        &[
            "sender address",
            "sender rejected",
            "sender verif",
            "sender domain",
            "sender's domain",
            "sender is",
            "invalid sender",
            "no such sender",
            "from address",
            "send as",
            "sendasdenied",
            "not owned by",
            "not verified",
            "unverified address",
            "spf",
            "dkim",
            "dmarc",
        ],
    ),
    (
        Fault::Operator(Trouble::Hello),
        &["helo", "ehlo", "reverse dns", "rdns", "ptr record", "reverse hostname", "your hostname"],
    ),
    (
        Fault::Operator(Trouble::Quota),
        &[
            "sending limit",
            "sending quota",
            "relay limit",
            "daily limit",
            "daily message",
            "message quota",
            "submission quota",
            "submissionquota",
            "hourly limit",
            "per hour",
            "per day",
            "maximum credits",
            "rate limit",
            "ratelimit",
            "throttl",
            "too many messages",
            "too many emails",
            "too many recipients",
        ],
    ),
    (Fault::Operator(Trouble::Credentials), &["authenticat", "smtp auth", "not logged in", "login first", "starttls"]),
    (
        Fault::Recipient,
        &[
            "user unknown",
            "unknown user",
            "user not found",
            "user doesn't",
            "no such",
            "not exist",
            "doesn't exist",
            "unknown recipient",
            "recipient unknown",
            "unknown address",
            "address unknown",
            "unknown mailbox",
            "recipient not found",
            "recipientnotfound",
            "mailbox not found",
            "mailbox unavailable",
            "invalid mailbox",
            "invalid recipient",
            "no mailbox",
            "not a valid mailbox",
            "doesn't have a",
            "does not have a",
            "not a known user",
            "account is disabled",
            "account has been disabled",
            "account that you tried to reach",
            "mailbox disabled",
            "mailbox is disabled",
            "inactive",
            "no longer",
            "mailbox full",
            "mailbox is full",
            "over quota",
            "quota exceeded",
            "exceeded storage",
            "unrouteable",
            "undeliverable address",
        ],
    ),
    (Fault::Operator(Trouble::Relay), &["relay", "not a gateway", "allowed rcpthosts"]),
    (Fault::Recipient, &["recipient address rejected", "recipient rejected"]),
    (
        Fault::Operator(Trouble::Blocked),
        &[
            "blacklist",
            "blocklist",
            "block list",
            "spamhaus",
            "dnsbl",
            "rbl",
            "reputation",
            "client host rejected",
            "host blocked",
            "your ip",
            "ip address blocked",
            "network is on",
        ],
    ),
    (Fault::Content, &["spam", "virus", "too large", "too big", "message size", "content rejected", "attachment"]),
];

fn by_words(words: &str) -> Option<Fault> {
    let fits = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(phrase));
    WORDS.iter().find(|(_, phrases)| fits(phrases)).map(|(fault, _)| *fault)
}

/// What the subject of the enhanced status code says alone. Delivery and policy may be anyone's.
const fn by_subject(status: Status) -> Option<Fault> {
    Some(match status {
        Some((1 | 2, _)) => Fault::Recipient,
        Some((3, 4) | (6, _)) => Fault::Content,
        Some((5, _)) => Fault::Operator(Trouble::Protocol),
        Some((3 | 4 | 7, _)) => Fault::Unclear,
        _ => return None,
    })
}

/// What the code says alone: of a server that sends neither an enhanced one nor words that tell.
const fn by_code(step: Step, code: u16) -> Fault {
    match (step, code) {
        (_, 500 | 502..=504 | 521 | 555) => Fault::Operator(Trouble::Protocol),
        (Step::Recipient, 450 | 501 | 550..=553 | 556) => Fault::Recipient,
        (Step::Content, 552) => Fault::Content,
        _ => Fault::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Replies as servers and providers give them.
    #[test]
    fn replies_of_the_field_find_who_can_do_something() {
        use Fault::{Content, Operator, Recipient, Unclear};
        use Trouble::{Blocked, Connection, Credentials, Hello, Protocol, Quota, Relay, Sender};
        for (step, code, words, fault) in [
            // The mailbox is not there.
            (Step::Recipient, 550, "5.1.1 nobody of that name works here", Recipient),
            (Step::Recipient, 550, "no such user", Recipient),
            (
                Step::Recipient,
                550,
                "5.1.1 <x@contoso.com>: Recipient address rejected: User unknown in virtual mailbox table",
                Recipient,
            ),
            (
                Step::Recipient,
                550,
                "5.1.1 <x@contoso.com>: Recipient address rejected: User unknown in relay recipient table",
                Recipient,
            ),
            (Step::Recipient, 550, "Requested action not taken: mailbox unavailable", Recipient),
            (
                Step::Recipient,
                550,
                "5.4.1 Recipient address rejected: Access denied. AS(201806281) [SN1NAM02FT0024.eop-nam02.prod.protection.outlook.com]",
                Recipient,
            ),
            (
                Step::Recipient,
                550,
                "5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient x@contoso.com not found by SMTP address lookup",
                Recipient,
            ),
            (
                Step::Content,
                550,
                "5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces. For more information, go to https://support.google.com/mail/?p=NoSuchUser",
                Recipient,
            ),
            (
                Step::Content,
                554,
                "delivery error: dd This user doesn't have a yahoo.com account (x@yahoo.com) [-9]",
                Recipient,
            ),
            (Step::Recipient, 554, "5.7.1 Unknown user", Recipient),
            (Step::Recipient, 551, "User not local; please try <x@fabrikam.com>", Recipient),
            (Step::Recipient, 550, "Unrouteable address", Recipient),
            (Step::Recipient, 550, "5.2.1 The email account that you tried to reach is inactive.", Recipient),
            (Step::Recipient, 552, "5.2.2 mailbox full", Recipient),
            (Step::Recipient, 452, "4.2.2 The email account that you tried to reach is over quota.", Recipient),
            (
                Step::Recipient,
                450,
                "4.2.0 <x@contoso.com>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/contoso.com.html",
                Recipient,
            ),
            (Step::Recipient, 556, "domain does not accept mail", Recipient),
            (
                Step::Recipient,
                550,
                "5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required",
                Recipient,
            ),
            // Relaying.
            (Step::Recipient, 550, "relay not permitted", Operator(Relay)),
            (Step::Recipient, 550, "5.7.1 relaying denied", Operator(Relay)),
            (Step::Recipient, 554, "5.7.1 <x@contoso.com>: Relay access denied", Operator(Relay)),
            (Step::Recipient, 550, "5.7.54 SMTP; Unable to relay recipient in non-accepted domain", Operator(Relay)),
            (Step::Recipient, 454, "4.7.1 <x@contoso.com>: Relay access denied", Operator(Relay)),
            (
                Step::Recipient,
                553,
                "sorry, that domain isn't in my list of allowed rcpthosts; no valid cert for gatewaying (#5.7.1)",
                Operator(Relay),
            ),
            (Step::Recipient, 550, "not local host contoso.com, not a gateway", Operator(Relay)),
            // The name in EHLO, at whichever command it is told.
            (Step::Recipient, 550, "Access denied - Invalid HELO name (See RFC2821 4.1.1.1)", Operator(Hello)),
            (Step::Connect, 550, "Access denied - Invalid HELO name (See RFC2821 4.1.1.1)", Operator(Hello)),
            (
                Step::Recipient,
                504,
                "5.5.2 <[127.0.0.1]>: Helo command rejected: need fully-qualified hostname",
                Operator(Hello),
            ),
            (
                Step::Recipient,
                450,
                "4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.7]",
                Operator(Hello),
            ),
            // The sender.
            (
                Step::Sender,
                553,
                "5.7.1 <no-reply@contoso.com>: Sender address rejected: not owned by user bc",
                Operator(Sender),
            ),
            (
                Step::Recipient,
                550,
                "5.1.0 <no-reply@contoso.com>: Sender address rejected: User unknown in virtual mailbox table",
                Operator(Sender),
            ),
            (Step::Recipient, 550, "5.1.8 the sender's domain does not exist", Operator(Sender)),
            (Step::Recipient, 553, "5.1.7 no such sender", Operator(Sender)),
            (
                Step::Content,
                550,
                "5.7.60 SMTP; Client does not have permissions to send as this sender",
                Operator(Sender),
            ),
            (
                Step::Content,
                554,
                "5.2.252 SendAsDenied; bc@contoso.com not allowed to send as no-reply@contoso.com",
                Operator(Sender),
            ),
            (
                Step::Content,
                554,
                "Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: no-reply@contoso.com",
                Operator(Sender),
            ),
            (
                Step::Content,
                550,
                "5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.",
                Operator(Sender),
            ),
            // Signing in.
            (Step::Recipient, 530, "5.7.0 who are you?", Operator(Credentials)),
            (Step::Sender, 530, "5.7.57 Client not authenticated to send mail.", Operator(Credentials)),
            (Step::Auth, 535, "5.7.8 Error: authentication failed", Operator(Credentials)),
            (Step::Recipient, 550, "Please turn on SMTP Authentication in your mail client", Operator(Credentials)),
            // Used up.
            (Step::Content, 550, "5.4.5 Daily user sending limit exceeded.", Operator(Quota)),
            (Step::Recipient, 550, "5.4.5 Daily SMTP relay limit exceeded for user.", Operator(Quota)),
            (Step::Content, 454, "Throttling failure: Daily message quota exceeded.", Operator(Quota)),
            (
                Step::Content,
                554,
                "5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message",
                Operator(Quota),
            ),
            (Step::Sender, 451, "Authentication failed: Maximum credits exceeded", Operator(Quota)),
            (Step::Recipient, 450, "4.7.1 Error: too many messages from 192.0.2.7", Operator(Quota)),
            // Unwanted.
            (
                Step::Recipient,
                554,
                "5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org",
                Operator(Blocked),
            ),
            (
                Step::Content,
                550,
                "5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).",
                Operator(Blocked),
            ),
            (Step::Connect, 554, "5.7.1 Your IP has a poor reputation", Operator(Blocked)),
            // The server itself.
            (Step::Connect, 421, "4.3.2 Service not available, closing transmission channel", Operator(Connection)),
            (Step::Recipient, 503, "bad sequence of commands", Operator(Protocol)),
            (Step::Recipient, 521, "this host takes no mail", Operator(Protocol)),
            // The content.
            (Step::Content, 554, "5.6.0 content rejected", Content),
            (Step::Content, 552, "5.3.4 Message size exceeds fixed limit", Content),
            (Step::Content, 554, "5.7.1 This message has been identified as spam", Content),
            // No reply tells.
            (Step::Recipient, 554, "no service here", Unclear),
            (Step::Recipient, 550, "5.7.1 Access denied", Unclear),
            (Step::Content, 554, "5.7.9 Message not accepted for policy reasons", Unclear),
            (Step::Content, 550, "rejected", Unclear),
            (Step::Content, 451, "4.3.0 Temporary lookup failure", Unclear),
        ] {
            assert_eq!(judge(step, code, &format!("{code} {words}")), fault, "{step:?}: {code} {words}");
        }
    }

    #[test]
    fn no_reply_is_nobodys_fault_but_the_servers() {
        let silence = |step| Refusal { step, code: None, words: "no answer".to_owned() };
        assert_eq!(silence(Step::Connect).fault(), Fault::Operator(Trouble::Connection));
        assert_eq!(silence(Step::Content).fault(), Fault::Unclear);
        assert!(silence(Step::Data).is_certain() && !silence(Step::Content).is_certain());
        assert!(!silence(Step::Content).is_final());
    }
}
