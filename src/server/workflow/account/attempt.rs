//! Password attempts: counted before anything is hashed, refunded if they succeed.

use crate::{
    api::ApiError,
    domain::{
        fault::{FaultCode, Faults},
        moment::Span,
        password::ContextWords,
    },
    server::{
        context::Context,
        db::{self, Connection, Transaction, limits::Bucket, users::UserRow},
        failure::Outcome,
        password::{Password, Place},
        turns::Turn,
        workflow::charge::{self, refused},
    },
};

/// Attempts of each kind per network address: 30 at once, then one a second. Offices share an address.
const PER_CLIENT: Bucket = Bucket { burst: 30, period: Span::seconds(1) };
/// How many attempts of one network address an instance processes concurrently. An office signs in together: if as many
/// were in progress as the bucket holds, the next one would be rejected before the others succeed.
const SIDE_BY_SIDE: usize = 5;

/// What is attempted; each kind has a bucket of its own.
#[derive(Clone, Copy, Debug)]
pub(in crate::server::workflow) enum Kind {
    /// Telling who one is by a password.
    SignIn,
    /// Choosing a password.
    NewPassword,
    /// Asking for the live verdict on a password.
    Check,
}

impl Kind {
    fn key(self, context: &Context) -> String {
        let name = match self {
            Self::SignIn => "sign-in",
            Self::NewPassword => "new-password",
            Self::Check => "check-password",
        };
        format!("{name}:{}", context.client)
    }
}

/// Takes one attempt from the client's bucket, or says when to try again.
pub(in crate::server::workflow) async fn charge(context: &Context, tx: &mut Transaction, kind: Kind) -> Outcome<()> {
    let (key, now) = (kind.key(context), context.app.clock.now());
    charge::charge(tx, &key, PER_CLIENT, now).await
}

/// Rejects the request if the bucket is empty: a read, which does not need a writer.
pub(in crate::server::workflow) async fn refuse_waiting(
    context: &Context,
    connection: &mut Connection,
    kind: Kind,
) -> Outcome<()> {
    let span = db::limits::wait(connection, &kind.key(context), PER_CLIENT, context.now).await?;
    span.map_or(Ok(()), |span| Err(refused(span)))
}

/// An attempt under way.
pub(in crate::server::workflow) struct Attempt {
    kind: Kind,
    /// Where its hashes are worked on.
    pub place: Place,
    // Kept until the attempt is over.
    _turns: Vec<Turn>,
}

impl Attempt {
    /// Waits for the client's turn, then for the account's if there is one, and takes a slot in the pool. Nothing is
    /// counted yet.
    pub async fn begin(context: &Context, kind: Kind, account: Option<&str>) -> Outcome<Self> {
        refuse_waiting(context, &mut context.read().await?, kind).await?;
        let app = &context.app;
        let mut turns = vec![app.turns.take(&kind.key(context), SIDE_BY_SIDE, context.turn_ends()).await];
        // The client's turn comes first, so that no one can fill the queue of another person's account.
        if let Some(account) = account {
            turns.push(app.turns.take(&format!("account:{account}"), 1, context.turn_ends()).await);
        }
        let turns: Option<Vec<Turn>> = turns.into_iter().collect();
        let turns = turns.ok_or(ApiError::Busy)?;
        Ok(Self { kind, place: app.passwords.enter().ok_or(ApiError::Busy)?, _turns: turns })
    }

    /// Counts the attempt: to be committed before anything is hashed.
    pub async fn charge(&self, context: &Context, tx: &mut Transaction) -> Outcome<()> {
        charge(context, tx, self.kind).await
    }

    /// Gives back what was counted: it was right.
    pub async fn give_back(&self, context: &Context, tx: &mut Transaction) -> db::Result<()> {
        db::limits::give_back(tx, &self.kind.key(context), PER_CLIENT).await
    }
}

/// A new password that the rules let pass.
pub(in crate::server::workflow) struct NewPassword {
    password: Password,
    attempt: Attempt,
}

impl NewPassword {
    /// Checks a new password and its repetition; none where there is a fault. Lists and estimator are asked within the
    /// limits of the client.
    pub async fn check(
        context: &Context,
        faults: &mut Faults,
        typed: [&str; 2],
        words: &ContextWords,
    ) -> Outcome<Option<Self>> {
        let [password, confirmation] = typed;
        let Some(password) = faults.take("password", Password::parse_new(password, words)) else { return Ok(None) };
        let attempt = Attempt::begin(context, Kind::NewPassword, None).await?;
        let mut tx = context.write().await?;
        attempt.charge(context, &mut tx).await?;
        tx.commit().await?;
        let verdict = attempt.place.judge(&password, words).await?;
        if faults.take("password", verdict).is_none() {
            return Ok(None);
        }
        if !password.is_repeated_in(confirmation) {
            faults.note("confirmation", FaultCode::PasswordsDiffer);
            return Ok(None);
        }
        Ok(Some(Self { password, attempt }))
    }

    /// The hash to store.
    pub async fn hash(&self) -> Outcome<String> {
        Ok(self.attempt.place.hash(&self.password).await?)
    }

    /// Refunds the attempt, in the transaction that stores the hash.
    pub async fn give_back(&self, context: &Context, tx: &mut Transaction) -> db::Result<()> {
        self.attempt.give_back(context, tx).await
    }
}

/// The words that a user's password must not be made of: product, vendor, organizations, own names (decision 9).
pub(in crate::server::workflow) async fn words_of(context: &Context, user: &UserRow) -> Outcome<Vec<String>> {
    let config = &context.app.config;
    let mut words = vec![
        config.product_name.clone(),
        config.vendor_name.clone(),
        user.first_name.clone(),
        user.last_name.clone(),
        user.email.clone(),
    ];
    words.extend(db::organizations::list_names_of_user(&mut context.read().await?, &user.id).await?);
    Ok(words)
}
