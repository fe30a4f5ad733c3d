//! Reads on what is still sent after an answer was found: a connection that is closed before takes the answer with it, and a
//! proxy that reuses connections answers the next client with 502.

use axum::{body::Body, extract::Request, http::header, middleware::Next, response::Response};
use hyper::body::{Body as HttpBody, Bytes, Frame, SizeHint};
use std::{
    future::poll_fn,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::time::timeout;

/// The most bytes that are read on, and how long.
const MOST_BYTES: usize = 8 * 1024 * 1024;
const LONGEST: Duration = Duration::from_secs(5);

/// A body that can be read on after whoever got it has let go.
#[derive(Clone)]
struct Shared(Arc<Mutex<Body>>);

impl HttpBody for Shared {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_frame(task)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

/// Answers after the whole body was read, within bounds. Who first asks whether to send it, is told by the answer not to.
pub async fn drain(request: Request, next: Next) -> Response {
    let is_asking = request.headers().contains_key(header::EXPECT);
    let (head, body) = request.into_parts();
    if is_asking || body.is_end_stream() {
        return next.run(Request::from_parts(head, body)).await;
    }
    let body = Shared(Arc::new(Mutex::new(body)));
    let response = next.run(Request::from_parts(head, Body::new(body.clone()))).await;
    // What is left over closes the connection after all.
    let _ = timeout(LONGEST, rest(body)).await;
    response
}

async fn rest(mut body: Shared) {
    let mut bytes = 0;
    poll_fn(|task| {
        while bytes <= MOST_BYTES && !body.is_end_stream() {
            match ready!(Pin::new(&mut body).poll_frame(task)) {
                Some(Ok(frame)) => bytes += frame.data_ref().map_or(0, Bytes::len),
                Some(Err(_)) | None => break,
            }
        }
        Poll::Ready(())
    })
    .await;
}
