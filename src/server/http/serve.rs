//! Accepts connections, serves requests, and shuts down gracefully.

use super::routes;
use crate::server::{jobs, mail::Transport, state::App};
use axum::{body::Body, extract::Request};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use std::{error::Error, net::SocketAddr, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tower::ServiceExt;

/// How long a client may take to send the head of a request.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long requests and sends in progress may take after a stop signal, and how long closing the database may: ten
/// seconds in total, after which service managers start to kill.
const GRACE: Duration = Duration::from_secs(9);
const CLOSING: Duration = Duration::from_secs(1);

/// Serves until SIGTERM or SIGINT; then stops accepting, finishes requests in progress, and releases the leases of the
/// jobs.
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
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    let _ = stream.set_nodelay(true);
                    let service = hyper::service::service_fn({
                        let router = router.clone();
                        move |request| answer(router.clone(), peer, request)
                    });
                    let connection = http1::Builder::new()
                        .timer(TokioTimer::new())
                        .header_read_timeout(HEADER_TIMEOUT)
                        .serve_connection(TokioIo::new(stream), service);
                    tokio::spawn(graceful.watch(connection));
                }
                Err(error) => {
                    // Out of file descriptors, most likely: let some connections end first.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            _ = terminate.recv() => break,
            _ = interrupt.recv() => break,
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

async fn answer(
    router: axum::Router,
    peer: SocketAddr,
    request: hyper::Request<hyper::body::Incoming>,
) -> Result<axum::response::Response, std::convert::Infallible> {
    let mut request: Request = request.map(Body::new);
    request.extensions_mut().insert(peer);
    router.oneshot(request).await
}
