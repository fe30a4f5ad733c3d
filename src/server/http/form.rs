//! Reading a plain form into the input type of its server function.

use crate::{api::ApiError, pages, server::context::Context};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::de::DeserializeOwned;

/// A urlencoded form. Unknown fields change nothing; what cannot be read is answered by a page.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        read(request, state).await.map(Self)
    }
}

/// A urlencoded form whose fields repeat, as names and values.
pub struct Pairs(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Pairs {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        read(request, state).await.map(Self)
    }
}

async fn read<T: DeserializeOwned, S: Send + Sync>(request: Request, state: &S) -> Result<T, Response> {
    let context = request.extensions().get::<Context>().cloned();
    let refuse = |status: StatusCode| match &context {
        Some(context) if status == StatusCode::BAD_REQUEST => pages::fault::page(context, &ApiError::Unreadable),
        Some(context) => pages::fault::bare(context, status),
        None => status.into_response(),
    };
    let body = Bytes::from_request(request, state).await.map_err(|rejection| refuse(rejection.status()))?;
    serde_urlencoded::from_bytes(&body).map_err(|_| refuse(StatusCode::BAD_REQUEST))
}
