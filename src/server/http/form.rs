//! Reading a plain form into the input type of its server function.

use crate::{api::ApiError, pages, server::context::Context};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    response::Response,
};
use serde::de::DeserializeOwned;

/// A urlencoded form. Unknown fields change nothing; what cannot be read is answered by a page.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let context = request.extensions().get::<Context>().cloned();
        let body = Bytes::from_request(request, state).await;
        let form = body.ok().and_then(|bytes| serde_urlencoded::from_bytes(&bytes).ok());
        match (form, context) {
            (Some(form), _) => Ok(Self(form)),
            (None, Some(context)) => Err(pages::fault::page(&context, &ApiError::Unreadable)),
            (None, None) => Err(Response::default()),
        }
    }
}
