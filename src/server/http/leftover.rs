//! Reads the rest of a request body after the response is ready. Closing the connection earlier would lose the response,
//! and a proxy that reuses connections would answer the next client with 502.

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

/// The most bytes to read, and for how long.
const MOST_BYTES: usize = 8 * 1024 * 1024;
const LONGEST: Duration = Duration::from_secs(5);

/// A body that can still be read after the handler has dropped it.
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

/// Returns the response once the whole body is read, within bounds. A client that sends `Expect` has not sent its body yet.
pub async fn read_leftover(request: Request, next: Next) -> Response {
    let is_asking = request.headers().contains_key(header::EXPECT);
    let (head, body) = request.into_parts();
    if is_asking || body.is_end_stream() {
        return next.run(Request::from_parts(head, body)).await;
    }
    let body = Shared(Arc::new(Mutex::new(body)));
    let response = next.run(Request::from_parts(head, Body::new(body.clone()))).await;
    // If more is left, the connection is closed.
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
