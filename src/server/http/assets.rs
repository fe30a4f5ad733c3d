//! Scripts, styles and images: held in memory, named by their content, compressed at build time.

use super::headers::parts;
use crate::{paths, server::token::sha256_hex};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::{collections::HashMap, fs, io, path::Path, path::PathBuf, sync::Arc};

/// Hexadecimal digits of the content's hash in an asset's path: enough to tell versions apart.
const HASH_DIGITS: usize = 12;

/// All assets of a site folder.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    by_path: Arc<HashMap<String, Asset>>,
    hashed: Arc<HashMap<String, String>>,
}

#[derive(Clone, Debug)]
struct Asset {
    content_type: &'static str,
    bytes: Bytes,
    brotli: Option<Bytes>,
    is_hashed: bool,
}

impl Assets {
    /// The folder `site` beside the program, or beside one of the folders above it.
    #[must_use]
    pub fn find_folder() -> Option<PathBuf> {
        let program = std::env::current_exe().ok()?;
        program.ancestors().skip(1).take(3).map(|folder| folder.join("site")).find(|folder| folder.is_dir())
    }

    /// Reads every file of a folder.
    pub fn load(folder: &Path) -> io::Result<Self> {
        let mut by_path = HashMap::new();
        let mut hashed = HashMap::new();
        for path in list(folder)? {
            let Some(content_type) = content_type(&path) else { continue };
            let bytes = Bytes::from(fs::read(&path)?);
            let mut compressed = path.clone().into_os_string();
            compressed.push(".br");
            let brotli =
                newer(Path::new(&compressed), &path).then(|| fs::read(&compressed)).transpose()?.map(Bytes::from);
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let hash: String = sha256_hex(&bytes).chars().take(HASH_DIGITS).collect();
            let hashed_path = format!("{}/{hash}/{}", paths::ASSETS, name.trim_start_matches("pkg/"));
            let asset = Asset { content_type, bytes, brotli, is_hashed: false };
            by_path.insert(hashed_path.clone(), Asset { is_hashed: true, ..asset.clone() });
            by_path.insert(format!("/{name}"), asset);
            hashed.insert(name, hashed_path);
        }
        Ok(Self { by_path: Arc::new(by_path), hashed: Arc::new(hashed) })
    }

    /// The path of an asset that changes with its content; the plain path where there is none.
    #[must_use]
    pub fn path(&self, name: &str) -> String {
        self.hashed.get(name).cloned().unwrap_or_else(|| format!("/{name}"))
    }

    /// The asset of a path, with its caching. During an upgrade, pages of another build get this build's styles and images, but
    /// not its scripts: forms work without them, and a script would not fit the page's texts and fields.
    fn find(&self, path: &str) -> Option<(&Asset, &'static str)> {
        if let Some(asset) = self.by_path.get(path) {
            let caching = if asset.is_hashed { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
            return Some((asset, caching));
        }
        let (hash, name) = path.strip_prefix(paths::ASSETS)?.strip_prefix('/')?.split_once('/')?;
        let is_hash = hash.len() == HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_script = [".js", ".wasm"].iter().any(|ending| name.ends_with(ending));
        if !is_hash || is_script {
            return None;
        }
        let own = self.hashed.get(name).or_else(|| self.hashed.get(&format!("pkg/{name}")))?;
        Some((self.by_path.get(own)?, "no-store"))
    }

    /// The answer for a path, if it is an asset's. An asset can be read and nothing else.
    #[must_use]
    pub fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Option<Response> {
        let (asset, caching) = self.find(path)?;
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Some((StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response());
        }
        let accepts_brotli = parts(headers, &header::ACCEPT_ENCODING, b',').any(is_brotli);
        let compressed = asset.brotli.as_ref().filter(|_| accepts_brotli);
        let body = compressed.unwrap_or(&asset.bytes).clone();
        let mut response = (StatusCode::OK, Body::from(body)).into_response();
        let answer = response.headers_mut();
        answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
        answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if compressed.is_some() {
            answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        Some(response)
    }
}

/// Whether a coding that a browser names is brotli, and wanted: a weight of 0 refuses it (RFC 9110, 12.5.3).
fn is_brotli(coding: &str) -> bool {
    let mut parts = coding.split(';').map(str::trim);
    let is_refused = |weight: &str| weight.strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0));
    parts.next() == Some("br") && !parts.any(is_refused)
}

/// A compressed file that is older than its source belongs to an earlier build.
fn newer(compressed: &Path, source: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    matches!((modified(compressed), modified(source)), (Some(a), Some(b)) if a >= b)
}

fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { files.extend(list(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

fn content_type(path: &Path) -> Option<&'static str> {
    Some(match path.extension()?.to_str()? {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn site() -> (TempDir, Assets) {
        let folder = TempDir::new().expect("a folder");
        for (name, content) in [("robots.txt", "plain"), ("robots.txt.br", "compressed")] {
            fs::write(folder.path().join(name), content).expect("a file");
        }
        let assets = Assets::load(folder.path()).expect("assets");
        (folder, assets)
    }

    #[test]
    fn an_asset_is_read_and_nothing_else() {
        let (_folder, assets) = site();
        let status = |method| {
            let answer = assets.answer(&method, "/robots.txt", &HeaderMap::new());
            answer.expect("an asset").status()
        };
        assert_eq!([Method::GET, Method::HEAD].map(status), [StatusCode::OK; 2]);
        let others = [Method::PUT, Method::POST, Method::DELETE, Method::PATCH, Method::TRACE, Method::OPTIONS];
        assert_eq!(others.map(status), [StatusCode::METHOD_NOT_ALLOWED; 6]);
        assert!(assets.answer(&Method::PUT, "/nothing", &HeaderMap::new()).is_none());
    }

    /// What is cached for a year has the content that its path names.
    #[test]
    fn pages_of_another_build_get_styles_and_no_scripts() {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join("pkg")).expect("a folder");
        for name in ["pkg/main.css", "pkg/main.js", "pkg/main.wasm", "icons.svg"] {
            fs::write(folder.path().join(name), name).expect("a file");
        }
        let assets = Assets::load(folder.path()).expect("assets");
        let caching = |path: &str| {
            let answer = assets.answer(&Method::GET, path, &HeaderMap::new())?;
            Some(answer.headers()[header::CACHE_CONTROL].to_str().expect("text").to_owned())
        };
        assert!(caching(&assets.path("pkg/main.css")).is_some_and(|caching| caching.contains("immutable")));
        let of_another = |name: &str| caching(&format!("{}/0123456789ab/{name}", paths::ASSETS));
        for name in ["main.css", "icons.svg"] {
            assert_eq!(of_another(name).as_deref(), Some("no-store"), "{name}");
        }
        for name in ["main.js", "main.wasm", "gone.css", "../main.css", ""] {
            assert_eq!(of_another(name), None, "{name}");
        }
        assert_eq!(caching(&format!("{}/0123/main.css", paths::ASSETS)), None);
    }

    #[test]
    fn brotli_is_sent_where_it_is_wanted() {
        let (_folder, assets) = site();
        for (accepted, is_compressed) in
            [("gzip, br", true), ("br;q=1.0", true), ("br;q=0", false), ("br; q=0.000, gzip", false), ("gzip", false)]
        {
            let headers = [(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted))].into_iter().collect();
            let answer = assets.answer(&Method::GET, "/robots.txt", &headers).expect("an asset");
            assert_eq!(answer.headers().contains_key(header::CONTENT_ENCODING), is_compressed, "{accepted}");
        }
    }
}
