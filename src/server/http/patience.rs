//! Timeouts of connections: short for the head of a request, and between requests longer than proxies keep idle connections,
//! or a proxy would send a form over a connection that is about to close.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep},
};

/// The timeouts of a connection.
#[derive(Clone, Copy)]
struct Limits {
    /// For the head of a request.
    head: Duration,
    /// Between two requests.
    idle: Duration,
}

/// Proxies keep their connections for a minute or less.
const LIMITS: Limits = Limits { head: Duration::from_secs(10), idle: Duration::from_mins(2) };

/// No byte of the next request has arrived.
const IS_IDLE: u8 = 0;
/// The head of a request is arriving.
const IS_IN_HEAD: u8 = 1;
/// A request is being handled, with its own time limit.
const IS_BUSY: u8 = 2;

/// What a connection is doing.
#[derive(Clone)]
pub struct Turn(Arc<AtomicU8>);

impl Turn {
    /// The head of a request has arrived.
    pub fn begin(&self) {
        self.0.store(IS_BUSY, Ordering::SeqCst);
    }

    /// The response is ready.
    pub fn end(&self) {
        self.0.store(IS_IDLE, Ordering::SeqCst);
    }
}

/// A connection that times out.
pub struct Patient<S = TcpStream> {
    stream: S,
    limits: Limits,
    turn: Turn,
    /// Boxed, as a timer may not move.
    timer: Pin<Box<Sleep>>,
    /// What the timer measures.
    measured: u8,
}

impl<S> Patient<S> {
    /// Wraps a new connection, which waits for the head of a request.
    pub fn new(stream: S) -> (Self, Turn) {
        Self::with(stream, LIMITS)
    }

    fn with(stream: S, limits: Limits) -> (Self, Turn) {
        let turn = Turn(Arc::new(AtomicU8::new(IS_IN_HEAD)));
        let timer = Box::pin(sleep(limits.head));
        (Self { stream, limits, turn: turn.clone(), timer, measured: IS_IN_HEAD }, turn)
    }

    /// Starts the timeout of a state.
    fn measure(&mut self, turn: u8) {
        self.measured = turn;
        let limit = if turn == IS_IN_HEAD { self.limits.head } else { self.limits.idle };
        self.timer.as_mut().reset(Instant::now() + limit);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(mut self: Pin<&mut Self>, task: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let turn = self.turn.0.load(Ordering::SeqCst);
        if self.measured != turn {
            self.measure(turn);
        }
        if let Poll::Ready(outcome) = Pin::new(&mut self.stream).poll_read(task, buffer) {
            let _ = self.turn.0.compare_exchange(IS_IDLE, IS_IN_HEAD, Ordering::SeqCst, Ordering::SeqCst);
            return Poll::Ready(outcome);
        }
        if turn == IS_BUSY {
            return Poll::Pending;
        }
        ready!(self.timer.as_mut().poll(task));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

/// Writing a response keeps the connection from being idle.
impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(mut self: Pin<&mut Self>, task: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.measured == IS_IDLE {
            self.measure(IS_IDLE);
        }
        Pin::new(&mut self.stream).poll_write(task, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if self.measured == IS_IDLE {
            self.measure(IS_IDLE);
        }
        Pin::new(&mut self.stream).poll_write_vectored(task, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(task)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(task)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    const SHORT: Limits = Limits { head: Duration::from_millis(50), idle: Duration::from_millis(400) };

    /// How long it takes until the connection is given up.
    async fn given_up(stream: &mut Patient<DuplexStream>) -> Duration {
        let begin = Instant::now();
        let error = stream.read(&mut [0; 8]).await.expect_err("nothing comes");
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        begin.elapsed()
    }

    #[tokio::test]
    async fn a_head_has_its_own_time_however_often_a_part_comes() {
        let (mut client, near) = duplex(64);
        let (mut server, _turn) = Patient::with(near, SHORT);
        let begin = Instant::now();
        let error = loop {
            client.write_all(b"G").await.expect("a byte");
            if let Err(error) = server.read_exact(&mut [0; 2]).await {
                break error;
            }
        };
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert!((SHORT.head..SHORT.idle).contains(&begin.elapsed()), "{:?}", begin.elapsed());
    }

    #[tokio::test]
    async fn a_connection_is_kept_between_requests() {
        let (mut client, near) = duplex(64);
        let (mut server, turn) = Patient::with(near, SHORT);
        client.write_all(b"GET").await.expect("bytes");
        assert_eq!(server.read(&mut [0; 8]).await.expect("bytes"), 3);
        turn.begin();
        turn.end();
        assert!(given_up(&mut server).await >= SHORT.idle);
    }

    #[tokio::test]
    async fn the_head_of_a_second_request_has_its_own_time() {
        let (mut client, near) = duplex(64);
        let (mut server, turn) = Patient::with(near, SHORT);
        turn.begin();
        turn.end();
        client.write_all(b"G").await.expect("a byte");
        assert_eq!(server.read(&mut [0; 8]).await.expect("a byte"), 1);
        assert!(given_up(&mut server).await < SHORT.idle);
    }
}
