//! A streamed response: a slow client holds one part in memory, and nothing else.

use axum::body::Body;
use hyper::body::{Body as HttpBody, Bytes, Frame};
use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::sync::mpsc;

/// Where the parts go.
pub struct Sender(mpsc::Sender<io::Result<Bytes>>);

impl Sender {
    /// Sends a part as soon as the client takes it; false when the client is gone.
    pub async fn send(&self, part: String) -> bool {
        self.0.send(Ok(Bytes::from(part))).await.is_ok()
    }

    /// The same on a thread that may wait.
    #[must_use]
    pub fn blocking_send(&self, part: Vec<u8>) -> bool {
        self.0.blocking_send(Ok(Bytes::from(part))).is_ok()
    }

    /// Aborts the response likewise.
    pub fn blocking_fail(&self, reason: &str) {
        // A client that is gone needs no telling.
        let _ = self.0.blocking_send(Err(io::Error::other(reason.to_owned())));
    }

    /// Aborts the response, so that the client does not take it for complete.
    pub async fn fail(&self, reason: &str) {
        // A client that is gone needs no telling.
        let _ = self.0.send(Err(io::Error::other(reason.to_owned()))).await;
    }
}

struct Parts(mpsc::Receiver<io::Result<Bytes>>);

impl HttpBody for Parts {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.get_mut().0.poll_recv(task).map(|part| part.map(|part| part.map(Frame::data)))
    }
}

/// A body and where its parts go. It ends when the sender is dropped.
pub fn stream() -> (Sender, Body) {
    let (sender, receiver) = mpsc::channel(1);
    (Sender(sender), Body::new(Parts(receiver)))
}
