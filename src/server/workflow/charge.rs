//! Charging rate limits: what is done too often waits.

use crate::{
    api::ApiError,
    domain::moment::{Moment, Span},
    server::{
        db::{
            Transaction,
            limits::{Bucket, take, wait},
        },
        failure::{Failure, Outcome},
    },
};

/// Takes one from a bucket, or says when to try again.
pub(in crate::server::workflow) async fn charge(
    tx: &mut Transaction,
    key: &str,
    bucket: Bucket,
    now: Moment,
) -> Outcome<()> {
    if take(tx, key, bucket, now).await? {
        return Ok(());
    }
    Err(refused(wait(tx, key, bucket, now).await?.unwrap_or(bucket.period)))
}

/// Refused until a time is over.
pub(in crate::server::workflow) fn refused(span: Span) -> Failure {
    ApiError::Wait { seconds: span.whole_seconds_up() }.into()
}
