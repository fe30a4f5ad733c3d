//! The protocol of server functions: input as form fields, results and errors as JSON.

use super::ApiError;
use http::Method;
use leptos::server_fn::{
    Http, Protocol,
    client::Client,
    codec::{Json, PostUrl},
    server::Server,
};
use serde::{Serialize, de::DeserializeOwned};
use std::future::Future;

/// The default protocol. Its client is generated for each function and result type, and deserializes from bytes where
/// islands' props are deserialized from text: the same types twice.
type Plain = Http<PostUrl, Json>;

/// The default protocol with a small client.
pub struct FormToJson;

impl<I, O, C, S> Protocol<I, O, C, S, ApiError> for FormToJson
where
    Plain: Protocol<I, O, C, S, ApiError>,
    I: Serialize + Send,
    O: DeserializeOwned + Send,
    C: Client<ApiError>,
    S: Server<ApiError>,
{
    const METHOD: Method = Plain::METHOD;

    fn run_server<F, Fut>(
        request: S::Request,
        server_fn: F,
    ) -> impl Future<Output = Result<S::Response, ApiError>> + Send
    where
        F: Fn(I) -> Fut + Send,
        Fut: Future<Output = Result<O, ApiError>> + Send,
    {
        Plain::run_server(request, server_fn)
    }

    #[cfg(feature = "hydrate")]
    async fn run_client(path: &str, input: I) -> Result<O, ApiError> {
        let fields = serde_qs::to_string(&input).map_err(|_| ApiError::Unreadable)?;
        let answer = browser::post(path.to_owned(), fields).await?;
        browser::read(&answer)
    }

    #[cfg(not(feature = "hydrate"))]
    fn run_client(path: &str, input: I) -> impl Future<Output = Result<O, ApiError>> + Send {
        Plain::run_client(path, input)
    }
}

#[cfg(feature = "hydrate")]
pub mod browser {
    //! The client.

    use super::ApiError;
    use leptos::{__reexports::send_wrapper::SendWrapper, prelude::window};
    use serde::de::DeserializeOwned;
    use std::future::Future;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{RequestInit, Response, UrlSearchParams};

    /// Fetches an address, and returns the response with its text.
    pub async fn fetch(address: &str, request: &RequestInit) -> Result<(Response, String), JsValue> {
        let answer = JsFuture::from(window().fetch_with_str_and_init(address, request)).await?;
        let answer: Response = answer.dyn_into()?;
        let text = JsFuture::from(answer.text()?).await?.as_string().ok_or(JsValue::NULL)?;
        Ok((answer, text))
    }

    /// A POST request with the fields of a form.
    pub fn posting(fields: &UrlSearchParams) -> RequestInit {
        let request = RequestInit::new();
        request.set_method("POST");
        request.set_body(fields);
        request
    }

    pub(super) fn post(path: String, fields: String) -> impl Future<Output = Result<String, ApiError>> + Send {
        SendWrapper::new(async move {
            let send = async || fetch(&path, &posting(&UrlSearchParams::new_with_str(&fields)?)).await;
            match send().await {
                Ok((answer, text)) if answer.ok() => Ok(text),
                Ok((_, text)) => Err(read(&text).unwrap_or_else(|error| error)),
                Err(_) => Err(ApiError::Unreadable),
            }
        })
    }

    pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
        serde_json::from_str(text).map_err(|_| ApiError::Unreadable)
    }
}
