//! Whether a new password is known or easily guessed. Each step costs a bounded time, whatever is typed.

use crate::domain::{fault::FaultCode, password::ContextWords};
use std::{collections::HashSet, sync::LazyLock};

/// Passwords that can be guessed within this many attempts are refused (as a power of ten).
const FEWEST_GUESSES_LOG10: f64 = 10.0;
/// The most characters that the estimator reads: its time grows faster than the square of their number. Passwords of
/// that length are hard to guess, whatever follows.
const LONGEST_JUDGED: usize = 32;
/// The fewest characters that count as a copy of what stands before them.
const SHORTEST_COPY: usize = 4;
/// The fewest characters that count as a row of the alphabet.
const SHORTEST_ROW: usize = 4;
/// The farthest that neighbors in such a row lie apart.
const LONGEST_STEP: u32 = 5;

/// Passwords that everyone's list begins with, as `core` leaves them: common ones of leaked lists, pass phrases of
/// films and comics, rows of keyboards, in the product's languages.
static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("known.txt").lines().collect());
/// The bytes of the longest of them.
static LONGEST_KNOWN: LazyLock<usize> = LazyLock::new(|| KNOWN.iter().map(|known| known.len()).max().unwrap_or(0));

/// The keys of a Russian keyboard and of an English one, place by place.
const RUSSIAN_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
const ENGLISH_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/// Checks a password of bounded length, in Unicode form NFC, against the lists and the estimator.
pub(super) fn check(password: &str, context: &ContextWords) -> Result<(), FaultCode> {
    judge(password, context, |part, words| zxcvbn::zxcvbn(part, words).guesses_log10())
}

/// The list sees the whole password, the estimator one part of it, once.
fn judge(
    password: &str,
    context: &ContextWords,
    guesses_log10: impl FnOnce(&str, &[&str]) -> f64,
) -> Result<(), FaultCode> {
    let words: Vec<String> = context.iter().map(|word| word.chars().map(english_key).collect()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if is_known(password) || guesses_log10(&judged_part(password), &words) < FEWEST_GUESSES_LOG10 {
        Err(FaultCode::PasswordKnown)
    } else {
        Ok(())
    }
}

/// Whether a password is on the list, or one of the list several times over.
fn is_known(password: &str) -> bool {
    let core = core(password);
    let is_repeated = |length: usize| {
        let (first, rest) = core.split_at(length);
        KNOWN.contains(first) && rest.as_bytes().chunks(length).all(|part| part == first.as_bytes())
    };
    let ends = core.char_indices().map(|(place, c)| place + c.len_utf8());
    core.is_empty() || ends.take_while(|end| *end <= *LONGEST_KNOWN).any(is_repeated)
}

/// Letters and digits in lower case without the digits at the end, which people add to a known password.
fn core(password: &str) -> String {
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let core = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    if core.is_empty() { plain } else { core.to_owned() }
}

/// What the estimator looks at: the beginning of a password; of one that is longer than that, the beginning of what
/// repeats nothing, for copies make it no harder to guess. On the keys of an English keyboard, as the estimator's lists
/// hold rows of keys.
fn judged_part(password: &str) -> String {
    let all: Vec<char> = password.chars().collect();
    let part = if all.len() > LONGEST_JUDGED { without_copies(&all) } else { all };
    let part = &part[..part.len().min(LONGEST_JUDGED)];
    // The rows of a Russian alphabet would be none on an English keyboard.
    let read = |place: usize| if is_in_row(part, place) { part[place] } else { look_alike(english_key(part[place])) };
    (0..part.len()).map(read).collect()
}

/// The characters without those that copy some of the ones before them, and without what stood between the copies.
fn without_copies(all: &[char]) -> Vec<char> {
    let shared = |one: &[char], other: &[char]| one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let mut new = Vec::new();
    let mut rest = all;
    while let [first, behind @ ..] = rest {
        let place = all.len() - rest.len();
        let copied = (0..place).map(|earlier| shared(&all[earlier..], rest)).max().unwrap_or(0);
        if copied >= SHORTEST_COPY {
            rest = &rest[copied..];
        } else {
            new.push(*first);
            rest = behind;
        }
    }
    if new.len() < all.len() {
        let end = new.iter().rposition(|c| c.is_alphanumeric()).map_or(0, |last| last + 1);
        new.truncate(end);
    }
    new
}

/// Whether a character stands among neighbors of the alphabet, such as `абвг`.
fn is_in_row(part: &[char], place: usize) -> bool {
    let steps_evenly = |row: &[char]| {
        let code = |place: usize| i64::from(u32::from(row[place]));
        let step = code(1) - code(0);
        (1..=i64::from(LONGEST_STEP)).contains(&step.abs()) && (2..row.len()).all(|at| code(at) - code(at - 1) == step)
    };
    let starts = place.saturating_sub(SHORTEST_ROW - 1)..=place;
    starts.filter_map(|start| part.get(start..start + SHORTEST_ROW)).any(steps_evenly)
}

/// The same key on an English keyboard.
fn english_key(c: char) -> char {
    let place = RUSSIAN_KEYS.chars().position(|known| c.to_lowercase().eq([known]));
    place.and_then(|place| ENGLISH_KEYS.chars().nth(place)).unwrap_or(c)
}

/// One of the signs that may stand for the same letter: the estimator tries every reading of the others with each of
/// them, and 20 signs together have more than a thousand.
const fn look_alike(c: char) -> char {
    match c {
        '{' | '[' | '<' => '(',
        '|' | '!' => '1',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The characters that may stand for letters.
    const SIGNS: &str = "4@8({[<3691!|7+0$5%2";

    fn is_refused(password: &str) -> bool {
        check(password, &ContextWords::default()) == Err(FaultCode::PasswordKnown)
    }

    /// asvs: v5.0.0-6.2.4
    #[test]
    fn known_and_guessable_passwords_are_refused() {
        for password in [
            "passwordpassword",
            "aaaaaaaaaaaaaaaaaaaa",
            "qwertyuiopasdfgh",
            "123456789012345",
            "correcthorsebatterystaple",
            "Correct Horse Battery Staple 2026",
            "йцукенгшщзхъфывапролджэ",
            "абвгдежзийклмнопрст",
            "яюэьыъщшчцхфутсрпон",
            "Ятебялюблю-ятебялюблю",
            "               ",
        ] {
            assert!(is_refused(password), "{password}");
        }
        for password in ["kiwi lamp storm 7", "красный трактор у моря", "лампа киви шторм 7"]
        {
            assert!(!is_refused(password), "{password}");
        }
    }

    #[test]
    fn a_long_password_of_repeated_words_is_refused() {
        for weak in ["password ", "monkey dragon ", "P@ssw0rd!", "qwertyuiop-", "абвгдежз", "1234567890", "aaab", "ё"]
        {
            let long: String = weak.chars().cycle().take(200).collect();
            assert!(is_refused(&long), "{long}");
        }
        for weak in ["superman ", "international-", "абвгдежз", "letmein"] {
            let long: String = "summer2024".chars().chain(weak.chars().cycle().take(200)).collect();
            assert!(is_refused(&long), "{long}");
        }
    }

    #[test]
    fn what_follows_a_repetition_counts() {
        let long = format!("{}kiwi lamp storm 7 tractor", "password ".repeat(10));
        assert!(!is_refused(&long), "{long}");
        assert_eq!(judged_part(&"kiwi lamp storm 7 ".repeat(9)), "kiwi lamp storm 7");
    }

    /// asvs: v5.0.0-6.2.11
    #[test]
    fn words_of_the_context_are_known_in_either_alphabet() {
        let context = ContextWords::of(["Контосо Трейдинг", "Northwind"]);
        for password in ["northwindqx7zk2v", "контосоqx7zk2v", "Трейдингqx7zk2v"] {
            assert_eq!(check(password, &context), Err(FaultCode::PasswordKnown), "{password}");
            assert!(!is_refused(password), "{password}");
        }
    }

    /// Whatever is typed: at most so many characters, at most so many readings, once.
    #[test]
    fn the_estimator_looks_once_at_a_bounded_part() {
        let spaced: String = (0..200_u32).filter_map(|number| char::from_u32(0x4e00 + number * 7)).collect();
        for password in [SIGNS.repeat(12), spaced, "kiwi lamp storm 7".to_owned(), "йцукенйцукенгшщз".to_owned()]
        {
            // That it is looked at once, the type of the estimator says: `FnOnce`.
            let mut judged = None;
            let verdict = judge(&password, &ContextWords::default(), |part, _| {
                judged = Some(part.to_owned());
                20.0
            });
            let judged = judged.expect("a look");
            assert_eq!(verdict, Ok(()));
            assert!(judged.chars().count() <= LONGEST_JUDGED, "{judged}");
            let signs: HashSet<char> = judged.chars().filter(|c| SIGNS.contains(*c)).collect();
            assert!(signs.len() <= SIGNS.len() - 5, "{signs:?}");
        }
    }

    /// A copy of a known password is found without trying every length.
    #[test]
    fn the_list_sees_the_whole_password() {
        assert!(is_known(&"passwordpassword".repeat(16)));
        assert!(is_known(&format!("{}1234", "Thequickbrownfox-".repeat(14))));
        assert!(!is_known(&format!("{}x", "password".repeat(31))));
    }
}
