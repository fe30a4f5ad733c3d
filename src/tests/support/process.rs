//! The program itself, as real processes that a test can kill.

use super::{client::Answer, database::Engine};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use business_center::server::custody::Keyring;
use jiff::civil::date;
#[cfg(target_os = "linux")]
use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};
use serde_json::Value;
use std::{
    fs::File,
    io,
    net::TcpListener,
    os::unix::process::ExitStatusExt,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicU16, Ordering},
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

/// The most time for a process to do what it is asked.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often a condition is checked.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// Below the ephemeral ports of the system: a killed server must find its port free when it starts again.
static NEXT_PORT: AtomicU16 = AtomicU16::new(10_000);

/// An installation: a folder, a database and settings.
pub struct Installation {
    folder: TempDir,
    /// The URL of the database.
    pub database_url: String,
    /// The base URL.
    pub base: String,
    /// Additional environment variables.
    pub settings: Vec<(&'static str, String)>,
    port: u16,
    mail: String,
}

/// A process of the program; killed when dropped.
pub struct Process(Option<Child>);

impl Installation {
    /// Creates one with an empty database; `mail` is the value of `BC_MAIL`.
    pub async fn new(engine: Engine, mail: String) -> Self {
        let folder = TempDir::new().expect("a folder");
        let database_url = engine.create(folder.path()).await;
        let port = free_port();
        Keyring::add(&folder.path().join("keyring"), date(2026, 11, 20)).expect("a keyring");
        Self { folder, database_url, base: format!("http://localhost:{port}"), settings: Vec::new(), port, mail }
    }

    /// A path in the folder of the installation.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_business-center"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("BC_DATABASE_URL", &self.database_url)
            .env("BC_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("BC_BASE_URL", &self.base)
            .env("BC_MAIL", &self.mail)
            .env("BC_KEYRING_FILE", self.path("keyring"))
            .env("BC_FILES", self.path("files"))
            .env("BC_TRUSTED_PROXIES", "127.0.0.1")
            .env("BC_PRIVATE_SUFFIXES", "example, test")
            .envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Starts a server. Its log is shown if the test fails.
    pub fn serve(&self) -> Process {
        let log = File::options().create(true).append(true).open(self.path("log")).expect("a log");
        let child = self.command(&["serve"]).stdout(Stdio::null()).stderr(log).spawn();
        Process(Some(child.expect("the program starts")))
    }

    /// Starts a server that survives a limit on the size of its files, which it sees as a full disk.
    pub fn serve_within_limits(&self) -> Process {
        let log = File::options().create(true).append(true).open(self.path("log")).expect("a log");
        let program = self.command(&[]);
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" serve"]).arg(program.get_program()).env_clear();
        shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        shell.current_dir(self.folder.path()).stdout(Stdio::null()).stderr(log);
        Process(Some(shell.spawn().expect("the program starts")))
    }

    /// Starts a server and waits until it is ready.
    pub async fn serve_ready(&self) -> Process {
        let mut server = self.serve();
        self.ready(&mut server).await;
        server
    }

    /// Waits until a server is ready.
    pub async fn ready(&self, server: &mut Process) {
        let begin = Instant::now();
        while !self.get("/readyz").await.is_ok_and(|answer| answer.status == StatusCode::OK) {
            assert!(
                server.is_running() && begin.elapsed() < PATIENCE,
                "the server is not ready; has scripts/build made its site?"
            );
            sleep(POLL_INTERVAL).await;
        }
    }

    /// Starts a command.
    pub fn start(&self, arguments: &[&str]) -> Process {
        let child = self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        Process(Some(child.expect("the program starts")))
    }

    /// Runs a command with its standard output closed.
    pub fn call_unheard(&self, arguments: &[&str]) -> Output {
        let (reader, writer) = io::pipe().expect("a pipe");
        drop(reader);
        self.command(arguments).stdout(writer).stderr(Stdio::piped()).output().expect("the program starts")
    }

    /// Runs a command, which must succeed, and returns its output.
    pub async fn run(&self, arguments: &[&str]) -> String {
        let output = self.start(arguments).finish().await;
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?} ended with {}: {error}", output.status);
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The output of `mail list --json`.
    pub async fn mails(&self) -> Vec<Value> {
        let lines = self.run(&["mail", "list", "--json"]).await;
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// Waits until every mail is sent or refused, and returns all mails.
    pub async fn drained(&self) -> Vec<Value> {
        let begin = Instant::now();
        loop {
            let mails = self.mails().await;
            let waiting: Vec<&Value> = mails.iter().filter(|mail| !is_finished(mail)).collect();
            if waiting.is_empty() {
                return mails;
            }
            assert!(begin.elapsed() < PATIENCE, "mails are stuck: {waiting:?}");
            sleep(POLL_INTERVAL).await;
        }
    }

    /// GETs a page.
    pub async fn get(&self, path: &str) -> io::Result<Answer> {
        self.exchange(&self.head("GET", path, &[]), "").await
    }

    /// GETs a page with a cookie.
    pub async fn get_with_cookie(&self, path: &str, cookie: &str) -> io::Result<Answer> {
        self.exchange(&self.head("GET", path, &[("cookie", cookie)]), "").await
    }

    /// POSTs a form like a browser on the site, from an IP address.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)], client: &str) -> io::Result<Answer> {
        self.post_with_cookie(path, fields, client, "").await
    }

    /// POSTs a form with a cookie.
    pub async fn post_with_cookie(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        client: &str,
        cookie: &str,
    ) -> io::Result<Answer> {
        let body = serde_urlencoded::to_string(fields).expect("a form");
        let mut headers = form_headers(client);
        let length = body.len().to_string();
        headers.extend([("content-length", length.as_str()), ("cookie", cookie)]);
        self.exchange(&self.head("POST", path, &headers), &body).await
    }

    /// The headers of a form.
    pub fn form_head(&self, path: &str, body: &str, client: &str) -> String {
        let length = body.len().to_string();
        let mut headers = form_headers(client);
        headers.push(("content-length", length.as_str()));
        self.head("POST", path, &headers)
    }

    /// HTTP/1.0, so that the response ends with the connection.
    fn head(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> String {
        let lines: String = headers.iter().flat_map(|(name, value)| [name, ": ", value, "\r\n"]).collect();
        format!("{method} {path} HTTP/1.0\r\nhost: localhost:{}\r\n{lines}\r\n", self.port)
    }

    async fn exchange(&self, head: &str, body: &str) -> io::Result<Answer> {
        let mut stream = self.connect().await?;
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(body.as_bytes()).await?;
        read_answer(stream).await
    }

    /// The headers of a form of unknown length.
    pub fn chunked_head(&self, path: &str) -> String {
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("transfer-encoding", "chunked"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.head("POST", path, &headers).replacen("HTTP/1.0", "HTTP/1.1", 1)
    }

    /// Connects to the server.
    pub async fn connect(&self) -> io::Result<TcpStream> {
        TcpStream::connect(("127.0.0.1", self.port)).await
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = std::fs::read_to_string(self.path("log")).unwrap_or_default();
            let lines: Vec<&str> = log.lines().collect();
            eprintln!("The server's last words:\n{}", lines[lines.len().saturating_sub(40)..].join("\n"));
        }
    }
}

/// The headers of a form sent from an IP address.
fn form_headers(client: &str) -> Vec<(&str, &str)> {
    vec![
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
        ("x-forwarded-for", client),
    ]
}

fn is_finished(mail: &Value) -> bool {
    ["sent", "refused", "withdrawn"].iter().any(|state| mail["state"] == *state)
}

/// Reads a response to its end; a truncated one is an error.
pub async fn read_answer(mut stream: TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))??;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let headers: HeaderMap = lines
        .filter_map(|line| line.split_once(": "))
        .filter_map(|(name, value)| Some((name.parse::<HeaderName>().ok()?, HeaderValue::from_str(value).ok()?)))
        .collect();
    let status = status.ok_or(io::ErrorKind::InvalidData)?;
    Ok(Answer::new(status, headers, body.to_owned()))
}

fn free_port() -> u16 {
    // Test runs side by side begin at different places.
    let offset = u16::try_from(std::process::id() % 500).unwrap_or_default() * 19;
    loop {
        let port = offset + NEXT_PORT.fetch_add(1, Ordering::SeqCst);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

impl Process {
    fn child(&mut self) -> &mut Child {
        self.0.as_mut().expect("a process that was not waited for")
    }

    /// Whether it is still running.
    pub fn is_running(&mut self) -> bool {
        self.child().try_wait().expect("a state").is_none()
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child().kill().expect("a signal");
    }

    /// `kill -TERM`.
    pub fn terminate(&mut self) {
        signal(self.child().id(), "TERM");
    }

    /// Limits the size of the files it writes, as a full disk does, or lifts that limit.
    #[cfg(target_os = "linux")]
    pub fn limit_files(&mut self, bytes: Option<u64>) {
        let id = i32::try_from(self.child().id()).ok().and_then(Pid::from_raw).expect("an id");
        let maximum = getrlimit(Resource::Fsize).maximum;
        prlimit(Some(id), Resource::Fsize, Rlimit { current: bytes.or(maximum), maximum }).expect("a limit");
    }

    /// Waits for it to exit.
    pub async fn finish(mut self) -> Output {
        let child = self.0.take().expect("a process that was not waited for");
        let id = child.id();
        let waiting = tokio::task::spawn_blocking(|| child.wait_with_output());
        let Ok(output) = timeout(PATIENCE, waiting).await else {
            signal(id, "KILL");
            panic!("a process did not end in time");
        };
        output.expect("no panic").expect("an outcome")
    }
}

/// The standard library can't send SIGTERM, nor a signal by ID. The process is a child that has not been waited for, so
/// the ID is still its own.
fn signal(id: u32, name: &str) {
    let status = Command::new("sh").args(["-c", "kill -\"$0\" \"$1\"", name, &id.to_string()]).status();
    assert!(status.expect("a shell").success());
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Whether a process was ended by `kill -9`.
pub fn was_killed(output: &Output) -> bool {
    output.status.signal() == Some(9)
}
