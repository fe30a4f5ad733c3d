//! The folder of software files (`BC_FILES`): each by the SHA-256 of its bytes, and never changed.

use super::token::{Token, hex};
use ring::digest::{Context, SHA256};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// How much is read at once.
const CHUNK: usize = 1024 * 1024;
/// How the names of files begin that are not there as a whole yet.
const ADDING: &str = "adding-";

/// The folder.
#[derive(Clone, Debug)]
pub struct Files(PathBuf);

/// What a file is by its bytes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Measured {
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub size: u64,
}

impl Files {
    /// A folder, which is made when the first file is added.
    #[must_use]
    pub const fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where the file with this hash is.
    #[must_use]
    pub fn path(&self, sha256: &str) -> PathBuf {
        // Two digits for a folder each, so that none has very many.
        self.0.join(&sha256[..2.min(sha256.len())]).join(sha256)
    }

    /// Copies a file into the folder under the hash of the bytes that were copied. It is there as a whole or not at all.
    pub fn add(&self, source: &Path, mut progress: impl FnMut(u64)) -> io::Result<Measured> {
        fs::create_dir_all(&self.0)?;
        // In a container, each process may have the same number.
        let new = self.0.join(format!("{ADDING}{}", Token::random().hash()));
        let outcome = copy(source, &new, &mut progress);
        let measured = outcome.inspect_err(|_| drop(fs::remove_file(&new)))?;
        let path = self.path(&measured.sha256);
        if path.exists() {
            fs::remove_file(&new)?;
            return Ok(measured);
        }
        let folder = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        fs::rename(&new, &path)?;
        // Not even a power failure leaves a row of the database without its file.
        for folder in [folder, self.0.as_path()] {
            File::open(folder)?.sync_all()?;
        }
        Ok(measured)
    }

    /// Files that were never there as a whole, because adding them was broken off, or is under way.
    pub fn list_unfinished(&self) -> io::Result<Vec<String>> {
        let names = fs::read_dir(&self.0)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        let names: Vec<String> = names.collect::<io::Result<_>>()?;
        Ok(names.into_iter().filter(|name| name.starts_with(ADDING)).collect())
    }

    /// Reads a stored file again; none if it is not there.
    pub fn measure(&self, sha256: &str, progress: impl FnMut(u64)) -> io::Result<Option<Measured>> {
        match File::open(self.path(sha256)) {
            Ok(file) => measure(file, io::sink(), progress).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn copy(source: &Path, target: &Path, progress: &mut impl FnMut(u64)) -> io::Result<Measured> {
    let source = File::open(source)?;
    // Others never end, or wait for someone who writes.
    if !source.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is no file"));
    }
    let mut written = OpenOptions::new().write(true).create_new(true).open(target)?;
    let measured = measure(source, &mut written, progress)?;
    written.sync_all()?;
    let mut permissions = written.metadata()?.permissions();
    permissions.set_readonly(true);
    written.set_permissions(permissions)?;
    Ok(measured)
}

fn measure(mut source: impl Read, mut target: impl Write, mut progress: impl FnMut(u64)) -> io::Result<Measured> {
    let (mut context, mut size) = (Context::new(&SHA256), 0);
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = source.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        context.update(&chunk[..read]);
        target.write_all(&chunk[..read])?;
        size += read as u64;
        progress(size);
    }
    Ok(Measured { sha256: hex(context.finish().as_ref()), size })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_stored_under_the_hash_of_its_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::new(folder.path().join("files"));
        let source = folder.path().join("source");
        fs::write(&source, "abc").expect("a file");
        let measured = files.add(&source, |_| {}).expect("added");
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(measured, Measured { sha256: expected.to_owned(), size: 3 });
        assert_eq!(files.add(&source, |_| {}).expect("again"), measured);
        assert_eq!(fs::read(files.path(expected)).expect("a file"), b"abc");
        assert!(fs::metadata(files.path(expected)).expect("a file").permissions().readonly());
        assert_eq!(files.measure(expected, |_| {}).expect("read"), Some(measured));
        assert_eq!(files.measure(&"0".repeat(64), |_| {}).expect("read"), None);
        assert!(files.add(&folder.path().join("none"), |_| {}).is_err());
        assert!(files.add(folder.path(), |_| {}).is_err(), "a folder");
        assert_eq!(files.list_unfinished().expect("a folder"), Vec::<String>::new());
        let broken_off = folder.path().join("files").join("adding-x");
        fs::write(&broken_off, "a").expect("a file");
        assert_eq!(files.list_unfinished().expect("a folder"), ["adding-x"]);
        fs::remove_file(&broken_off).expect("removed");
        let left = fs::read_dir(folder.path().join("files")).expect("a folder").count();
        assert_eq!(left, 1, "nothing else is left there");
    }
}
