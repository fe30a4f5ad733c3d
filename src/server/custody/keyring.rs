//! The keyring: key-encryption keys in a file, one in each line, the oldest first. The newest encrypts.

use super::sealing::{KEY, SealingKey, random};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::civil::Date;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::Path,
};
use zeroize::Zeroizing;

/// The first lines of a keyring.
const HEAD: &str = "# Key-encryption keys of the Business Center, the newest last. Without this file, secrets in the
# database cannot be opened: keep a copy of it, apart from the backups of the database.
";
/// A keyring is longer only by mistake.
const LARGEST: u64 = 1024 * 1024;
const LONGEST_ID: usize = 40;

/// Why a keyring cannot be used. It quotes nothing of the file.
#[derive(Debug, thiserror::Error)]
pub enum KeyringFault {
    /// It cannot be read or written.
    #[error("BC_KEYRING_FILE: {path} cannot be {verb}: {error}")]
    Io {
        /// The file.
        path: String,
        /// What was to be done.
        verb: &'static str,
        /// The reason.
        error: io::Error,
    },
    /// Others can read it.
    #[error("BC_KEYRING_FILE: others can read or change {path}: run `chmod 600` on it")]
    Open {
        /// The file.
        path: String,
    },
    /// It is no keyring.
    #[error("BC_KEYRING_FILE: {path} is no keyring: {what}")]
    Malformed {
        /// The file.
        path: String,
        /// What is wrong, and where.
        what: String,
    },
}

/// Key-encryption keys by id. It cannot be printed.
pub struct Keyring {
    /// At least one; the newest last.
    keys: Vec<(String, SealingKey)>,
}

impl Keyring {
    /// Reads a keyring that nobody else can read.
    pub fn read(path: &Path) -> Result<Self, KeyringFault> {
        let keys = parse(path, &text(path)?)?;
        Ok(Self { keys: keys.into_iter().map(|(id, bytes)| (id, SealingKey::new(&bytes))).collect() })
    }

    /// The key with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&SealingKey> {
        self.keys.iter().find(|(known, _)| known == id).map(|(_, key)| key)
    }

    /// The key that encrypts, with its id.
    #[must_use]
    pub fn newest(&self) -> (&str, &SealingKey) {
        let (id, key) = &self.keys[self.keys.len() - 1];
        (id, key)
    }

    /// The ids, the newest last.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(|(id, _)| id.as_str())
    }

    /// Makes a keyring with a key, or adds a key to the one that is there; gives the id of the key.
    pub fn add(path: &Path, today: Date) -> Result<String, KeyringFault> {
        let former = if path.exists() { text(path)? } else { Zeroizing::new(HEAD.to_owned()) };
        if path.exists() {
            parse(path, &former)?;
        }
        let failed = |error: io::Error| fault(path, "written", error);
        let random_bytes = |_| failed(io::Error::other("no random numbers"));
        let bytes: Zeroizing<[u8; KEY]> = Zeroizing::new(random().map_err(random_bytes)?);
        let mark: [u8; 4] = random().map_err(random_bytes)?;
        let id = format!("kek-{}-{:08x}", today.strftime("%Y%m%d"), u32::from_be_bytes(mark));
        let end = if former.is_empty() || former.ends_with('\n') { "" } else { "\n" };
        let encoded = Zeroizing::new(STANDARD.encode(*bytes));
        let all = Zeroizing::new(format!("{}{end}{id} {}\n", *former, *encoded));
        write(path, &all).map_err(failed)?;
        Ok(id)
    }
}

/// Replaces the file in one step, so that it is never half of one.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let new = path.with_extension("new");
    match fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&new, path)
}

fn fault(path: &Path, verb: &'static str, error: io::Error) -> KeyringFault {
    KeyringFault::Io { path: path.display().to_string(), verb, error }
}

fn text(path: &Path) -> Result<Zeroizing<String>, KeyringFault> {
    let failed = |error| fault(path, "read", error);
    let file = File::open(path).map_err(failed)?;
    let facts = file.metadata().map_err(failed)?;
    if !facts.is_file() || facts.len() > LARGEST {
        let what = "it is not a file of a few lines".to_owned();
        return Err(KeyringFault::Malformed { path: path.display().to_string(), what });
    }
    if facts.mode() & 0o077 != 0 {
        return Err(KeyringFault::Open { path: path.display().to_string() });
    }
    let mut text = Zeroizing::new(String::new());
    file.take(LARGEST).read_to_string(&mut text).map_err(failed)?;
    Ok(text)
}

type KeyBytes = Zeroizing<[u8; KEY]>;

fn parse(path: &Path, text: &str) -> Result<Vec<(String, KeyBytes)>, KeyringFault> {
    let malformed = |what: String| KeyringFault::Malformed { path: path.display().to_string(), what };
    let mut keys: Vec<(String, KeyBytes)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (id, bytes) = key(line).ok_or_else(|| {
            malformed(format!("line {number} is not an id, a space, and a key of 32 bytes in base64"))
        })?;
        if keys.iter().any(|(known, _)| *known == id) {
            return Err(malformed(format!("line {number} has the id of an earlier line")));
        }
        keys.push((id, bytes));
    }
    if keys.is_empty() {
        Err(malformed("it has no key; `business-center keyring new` adds one".to_owned()))
    } else {
        Ok(keys)
    }
}

fn key(line: &str) -> Option<(String, KeyBytes)> {
    let (id, encoded) = line.split_once(' ')?;
    let is_id =
        (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let decoded = Zeroizing::new(STANDARD.decode(encoded.trim()).ok()?);
    let bytes = decoded.as_slice().try_into().ok()?;
    is_id.then(|| (id.to_owned(), Zeroizing::new(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn today() -> Date {
        Date::constant(2026, 11, 29)
    }

    #[test]
    fn keys_are_added_and_the_newest_encrypts() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("data/keyring");
        let first = Keyring::add(&path, today()).expect("a keyring");
        assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
        let second = Keyring::add(&path, today()).expect("another key");
        let keyring = Keyring::read(&path).expect("a keyring");
        assert_eq!(keyring.ids().collect::<Vec<_>>(), [first.as_str(), &second]);
        assert_eq!(keyring.newest().0, second);
        assert!(fs::read_to_string(&path).expect("text").starts_with("# Key-encryption keys"));
        assert!(!folder.path().join("data/keyring.new").exists());
    }

    #[test]
    fn a_keyring_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring");
        Keyring::add(&path, today()).expect("a keyring");
        for mode in [0o640, 0o604, 0o660, 0o644] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("a mode");
            let said = Keyring::read(&path).err().expect("refused").to_string();
            assert!(said.contains("chmod 600"), "{said}");
            assert!(Keyring::add(&path, today()).is_err(), "nothing is added to it either");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).expect("a mode");
        assert!(Keyring::read(&path).is_ok());
    }

    #[test]
    fn a_file_that_is_no_keyring_is_named_by_its_line_and_never_quoted() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring");
        let sound = STANDARD.encode([9; KEY]);
        for (content, expected) in [
            (String::new(), "has no key"),
            ("# nothing\n\n".to_owned(), "has no key"),
            ("secret-without-id\n".to_owned(), "line 1"),
            (format!("a {sound}\nb {}\n", &sound[..20]), "line 2"),
            (format!("a {sound}\na {sound}\n"), "id of an earlier line"),
            (format!("ä {sound}\n"), "line 1"),
        ] {
            fs::write(&path, &content).expect("a file");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("a mode");
            let said = Keyring::read(&path).err().expect("refused").to_string();
            assert!(said.contains(expected) && !said.contains("secret") && !said.contains(&sound[..12]), "{said}");
        }
        assert!(Keyring::read(folder.path()).is_err(), "a folder is none");
        assert!(
            Keyring::read(&folder.path().join("none")).err().expect("refused").to_string().contains("cannot be read")
        );
    }
}
