//! A streamed response: a slow client holds one part in memory, and nothing else.

use axum::body::Body;
use hyper::body::{Body as HttpBody, Bytes, Frame};
use std::{
    io,
    pin::Pin,
    sync::atomic::{AtomicBool, Ordering},
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{runtime::Handle, sync::mpsc, time::timeout};

/// A client that takes no part within this time is gone.
const PATIENCE: Duration = Duration::from_mins(1);

/// A part, or `None` at the end. If the sender is dropped earlier, for example by a panic, the body is aborted.
type Part = io::Result<Option<Bytes>>;

/// Where the parts go.
pub struct Sender {
    parts: mpsc::Sender<Part>,
    patience: Duration,
    /// Whether a part was lost: nothing follows it.
    has_lost: AtomicBool,
}

impl Sender {
    /// Sends a part as soon as the client takes it; false when the client is gone.
    pub async fn send(&self, part: impl Into<Bytes> + Send) -> bool {
        self.pass(Ok(Some(part.into()))).await
    }

    /// Ends the response.
    pub async fn end(&self) -> bool {
        self.pass(Ok(None)).await
    }

    /// Aborts the response, so that the client does not take it for complete.
    pub async fn fail(&self, reason: &str) -> bool {
        self.pass(Err(io::Error::other(reason.to_owned()))).await
    }

    /// Whether the client is gone.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.parts.is_closed() || self.has_lost.load(Ordering::Relaxed)
    }

    async fn pass(&self, part: Part) -> bool {
        let is_taken = !self.has_lost.load(Ordering::Relaxed)
            && matches!(timeout(self.patience, self.parts.send(part)).await, Ok(Ok(())));
        self.has_lost.fetch_or(!is_taken, Ordering::Relaxed);
        is_taken
    }

    /// [`Self::send`] on a thread that may wait.
    #[must_use]
    pub fn blocking_send(&self, part: Vec<u8>) -> bool {
        Handle::current().block_on(self.send(part))
    }

    /// [`Self::end`] on a thread that may wait.
    #[must_use]
    pub fn blocking_end(&self) -> bool {
        Handle::current().block_on(self.end())
    }

    /// [`Self::fail`] on a thread that may wait.
    pub fn blocking_fail(&self, reason: &str) {
        Handle::current().block_on(self.fail(reason));
    }
}

struct Parts {
    receiver: mpsc::Receiver<Part>,
    has_ended: bool,
}

impl HttpBody for Parts {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let parts = self.get_mut();
        if parts.has_ended {
            return Poll::Ready(None);
        }
        let part = ready!(parts.receiver.poll_recv(task)).unwrap_or_else(|| Err(io::ErrorKind::UnexpectedEof.into()));
        parts.has_ended = !matches!(part, Ok(Some(_)));
        Poll::Ready(part.transpose().map(|part| part.map(Frame::data)))
    }
}

/// A body and where its parts go.
pub fn stream() -> (Sender, Body) {
    stream_for(PATIENCE)
}

fn stream_for(patience: Duration) -> (Sender, Body) {
    let (parts, receiver) = mpsc::channel(1);
    (Sender { parts, patience, has_lost: AtomicBool::new(false) }, Body::new(Parts { receiver, has_ended: false }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;

    #[tokio::test]
    async fn a_body_is_whole_only_if_it_was_ended() {
        for is_ended in [true, false] {
            let (sender, body) = stream();
            let sending = tokio::spawn(async move {
                assert!(sender.send("part").await);
                if is_ended {
                    assert!(sender.end().await);
                }
            });
            let read = to_bytes(body, usize::MAX).await;
            sending.await.expect("sent");
            assert_eq!(read.is_ok(), is_ended);
        }
    }

    /// A client that goes on reading later would take it for complete, without the part that was lost.
    #[tokio::test]
    async fn a_body_that_lost_a_part_never_ends_well() {
        let (sender, body) = stream_for(Duration::from_millis(1));
        assert!(sender.send("waits").await);
        assert!(!sender.send("is lost").await);
        let read = tokio::spawn(to_bytes(body, usize::MAX));
        assert!(!sender.end().await);
        drop(sender);
        assert!(read.await.expect("read").is_err());
    }

    #[tokio::test]
    async fn a_client_that_reads_nothing_is_gone() {
        let (sender, body) = stream_for(Duration::from_millis(1));
        assert!(sender.send("waits").await);
        assert!(!sender.send("is not taken").await);
        assert!(sender.is_gone());
        drop(body);
    }
}
