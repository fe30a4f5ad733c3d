//! Accepts connections, serves requests, and shuts down gracefully.

use super::{
    patience::{Patient, Turn},
    routes,
};
use crate::server::{jobs, mail::Transport, state::App};
use axum::{body::Body, extract::Request};
use hyper::server::conn::http1;
use hyper_util::{rt::TokioIo, server::graceful::GracefulShutdown};
use std::{error::Error, net::SocketAddr, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
    time::{Instant, sleep_until},
};
use tower::ServiceExt;

/// How long requests and sends in progress may take after a stop signal, and how long closing the database may: ten
/// seconds in total, after which service managers start to kill.
const GRACE: Duration = Duration::from_secs(9);
const CLOSING: Duration = Duration::from_secs(1);

/// The most of a request's head, and of an answer that waits for its client, that a connection holds, in bytes.
const LARGEST_BUFFER: usize = 64 * 1024;

/// Serves until SIGTERM or SIGINT, and for `BC_DRAIN` seconds after it; then stops accepting, finishes requests in progress,
/// and releases the leases of the jobs.
pub async fn serve(app: App, listener: TcpListener, transport: Transport) -> Result<(), Box<dyn Error + Send + Sync>> {
    let unlisted = routes::unlisted_server_functions();
    if !unlisted.is_empty() {
        return Err(format!("server functions without an access rule, or rules without one: {unlisted:?}").into());
    }
    // Before the jobs begin, so that a signal always finds who gives their leases back.
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let (stop, stopping) = watch::channel(false);
    let jobs = tokio::spawn(jobs::run(app.clone(), transport, stopping));
    let router = routes::router(app.clone());
    let graceful = GracefulShutdown::new();
    let mut leaves_at = None;
    loop {
        tokio::select! {
            // Once told, or told again.
            _ = terminate.recv() => if leave(&app, &mut leaves_at) { break },
            _ = interrupt.recv() => if leave(&app, &mut leaves_at) { break },
            () = sleep_until(leaves_at.unwrap_or_else(Instant::now)), if leaves_at.is_some() => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    let _ = stream.set_nodelay(true);
                    let (stream, turn) = Patient::new(stream);
                    let service = hyper::service::service_fn({
                        let router = router.clone();
                        move |request| answer(router.clone(), peer, turn.clone(), request)
                    });
                    let connection = http1::Builder::new()
                        .header_read_timeout(None)
                        // Of a download, a slow client would hold 400 KiB otherwise.
                        .max_buf_size(LARGEST_BUFFER)
                        .serve_connection(TokioIo::new(stream), service);
                    tokio::spawn(graceful.watch(connection));
                }
                Err(error) => {
                    // Out of file descriptors, most likely: let some connections end first.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
        }
    }
    drop(listener);
    tracing::info!("stopping");
    let _ = stop.send(true);
    let finished = async { tokio::join!(graceful.shutdown(), jobs) };
    if tokio::time::timeout(GRACE, finished).await.is_err() {
        tracing::warn!("stopped before everything was finished");
    }
    let _ = tokio::time::timeout(CLOSING, app.db.close()).await;
    Ok(())
}

/// Handles a stop signal: from now on `/readyz` answers 503. Returns whether to stop immediately: without a drain time, or on
/// the second signal.
fn leave(app: &App, leaves_at: &mut Option<Instant>) -> bool {
    let drain = app.config.drain;
    app.readiness.leave();
    if leaves_at.is_some() || drain.is_zero() {
        return true;
    }
    tracing::info!(seconds = drain.as_secs(), "about to stop: /readyz says so, and requests are still answered");
    *leaves_at = Some(Instant::now() + drain);
    false
}

async fn answer(
    router: axum::Router,
    peer: SocketAddr,
    turn: Turn,
    request: hyper::Request<hyper::body::Incoming>,
) -> Result<axum::response::Response, std::convert::Infallible> {
    turn.begin();
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(peer);
    let response = router.oneshot(request).await;
    turn.end();
    response
}
