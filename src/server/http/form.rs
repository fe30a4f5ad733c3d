//! Reading a plain form into the input type of its action.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use serde::de::DeserializeOwned;

/// A urlencoded form. Unknown fields change nothing; what cannot be read is answered by a bare status.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = StatusCode;

    async fn from_request(request: Request, state: &S) -> Result<Self, StatusCode> {
        let body = Bytes::from_request(request, state).await.map_err(|error| error.status())?;
        serde_urlencoded::from_bytes(&body).map(Self).map_err(|_| StatusCode::BAD_REQUEST)
    }
}

/// The names and values of a form whose fields repeat.
pub type Pairs = Vec<(String, String)>;
