//! The keyring: key-encryption keys in a file, one in each line, the oldest first. The newest encrypts.

use super::sealing::{KEY, SealingKey, random};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::civil::Date;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt, fchown},
    path::{Path, PathBuf},
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
    /// Another command changes it, or was stopped while it did.
    #[error(
        "BC_KEYRING_FILE: {path} is in the way: another command is adding a key; if none is running, one was stopped: \
         remove that file and try again"
    )]
    Locked {
        /// The file that is to replace the keyring.
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
        let failed = |error| fault(path, "written", error);
        fs::create_dir_all(folder(path)).map_err(failed)?;
        let replacement = Replacement::begin(path)?;
        let former = former(path)?;
        let (id, line) = new_line(today).map_err(failed)?;
        let end = if former.is_empty() || former.ends_with('\n') { "" } else { "\n" };
        let all = Zeroizing::new(format!("{}{end}{}\n", *former, *line));
        replacement.finish(&all).map_err(failed)?;
        Ok(id)
    }
}

/// The keyring as it is to be continued.
fn former(path: &Path) -> Result<Zeroizing<String>, KeyringFault> {
    if !path.exists() {
        return Ok(Zeroizing::new(HEAD.to_owned()));
    }
    let former = text(path)?;
    parse(path, &former)?;
    Ok(former)
}

/// The id of a new key, and its line.
fn new_line(today: Date) -> io::Result<(String, Zeroizing<String>)> {
    let failed = |_| io::Error::other("no random numbers");
    let bytes: Zeroizing<[u8; KEY]> = Zeroizing::new(random().map_err(failed)?);
    let mark: [u8; 4] = random().map_err(failed)?;
    let id = format!("kek-{}-{:08x}", today.strftime("%Y%m%d"), u32::from_be_bytes(mark));
    let encoded = Zeroizing::new(STANDARD.encode(*bytes));
    let line = Zeroizing::new(format!("{id} {}", *encoded));
    Ok((id, line))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// The file that replaces a keyring. While it is there, nobody else adds a key, which one of the two would lose; it is
/// removed unless it has replaced the keyring.
struct Replacement<'a> {
    path: &'a Path,
    new: PathBuf,
    file: File,
    is_in_place: bool,
}

impl<'a> Replacement<'a> {
    /// Begins it, before the keyring is read.
    fn begin(path: &'a Path) -> Result<Self, KeyringFault> {
        let new = path.with_extension("new");
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new) {
            Ok(file) => Ok(Self { path, new, file, is_in_place: false }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(KeyringFault::Locked { path: new.display().to_string() })
            }
            Err(error) => Err(fault(path, "written", error)),
        }
    }

    /// Replaces the keyring in one step, so that it is never half of one.
    fn finish(mut self, text: &str) -> io::Result<()> {
        self.file.write_all(text.as_bytes())?;
        self.keep_owner()?;
        self.file.sync_all()?;
        fs::rename(&self.new, self.path)?;
        self.is_in_place = true;
        // Else the former file could be back after a power failure, without the key that data keys are wrapped by.
        File::open(folder(self.path))?.sync_all()
    }

    /// Whoever could read the keyring still can, if root adds a key to it.
    fn keep_owner(&self) -> io::Result<()> {
        let former = match fs::metadata(self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            former => former?,
        };
        if former.uid() == self.file.metadata()?.uid() {
            return Ok(());
        }
        fchown(&self.file, Some(former.uid()), Some(former.gid()))
    }
}

impl Drop for Replacement<'_> {
    fn drop(&mut self) {
        if !self.is_in_place {
            // Where that fails, the next command says that it is in the way.
            let _ = fs::remove_file(&self.new);
        }
    }
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
    use std::{
        os::unix::fs::{PermissionsExt, chown},
        thread,
    };

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
    fn whoever_adds_at_once_loses_no_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring");
        let add = || loop {
            match Keyring::add(&path, today()) {
                Err(KeyringFault::Locked { .. }) => thread::yield_now(),
                added => break added.expect("a key"),
            }
        };
        let mut added: Vec<String> = thread::scope(|scope| {
            let running: Vec<_> = (0..8).map(|_| scope.spawn(add)).collect();
            running.into_iter().map(|thread| thread.join().expect("no panic")).collect()
        });
        let keyring = Keyring::read(&path).expect("a keyring");
        let mut ids: Vec<String> = keyring.ids().map(str::to_owned).collect();
        added.sort();
        ids.sort();
        assert_eq!(ids, added);
    }

    #[test]
    fn what_a_stopped_command_left_is_named_and_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring");
        Keyring::add(&path, today()).expect("a keyring");
        let (left, sound) = (folder.path().join("keyring.new"), fs::read(&path).expect("bytes"));
        fs::write(&left, "half").expect("a file");
        let said = Keyring::add(&path, today()).expect_err("refused").to_string();
        assert!(said.contains("keyring.new") && said.contains("remove"), "{said}");
        assert_eq!(fs::read(&left).expect("bytes"), b"half");
        assert_eq!(fs::read(&path).expect("bytes"), sound);
        fs::remove_file(&left).expect("removed");
        Keyring::add(&path, today()).expect("another key");
    }

    #[test]
    fn the_owner_of_a_keyring_keeps_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring");
        Keyring::add(&path, today()).expect("a keyring");
        // Only root can give a file away; whoever else runs this adds to their own.
        let is_root = chown(&path, Some(1), Some(1)).is_ok();
        let owner = |path: &Path| fs::metadata(path).map(|facts| (facts.uid(), facts.gid())).expect("a file");
        let before = owner(&path);
        Keyring::add(&path, today()).expect("another key");
        assert_eq!(owner(&path), before);
        assert!(!is_root || before == (1, 1));
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
            assert!(!folder.path().join("keyring.new").exists(), "nothing is left behind");
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
