//! Custody of secrets in the database: envelope encryption. A secret is encrypted by a data key; that is stored encrypted
//! ("wrapped") by a key-encryption key, which is in a file of the operator's (`BC_KEYRING_FILE`) and never in the database.
//!
//! Only [`disclose`] opens product keys, for whoever may view them, once the audit trail tells of it.

mod data_keys;
mod disclosure;
mod keyring;
mod sealing;

pub use data_keys::DataKey;
pub use disclosure::{CurrentKeys, Disclosed, ProductKey, Reason, SealedProductKey, Stored, disclose};
pub use keyring::{Keyring, KeyringFault};

use super::{
    config::Config,
    db::{
        self, Connection, Db, Transaction,
        custody::{CanaryRow, DataKeyRow},
    },
    failure::{Failure, Outcome},
};
use crate::domain::{moment::Moment, product_key::DataKeyPurpose};
use sealing::{Context, seal};
use std::{
    collections::HashMap,
    fmt,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

/// What a canary says, which only the right key opens.
const CANARY: &[u8] = b"canary";
/// Data keys that are kept unwrapped; then they are unwrapped anew.
const MOST_CACHED: usize = 10_000;

/// Why nothing in custody can be read or written, with what to do about it. It says nothing of any secret.
#[derive(Debug, thiserror::Error)]
pub enum CustodyFault {
    /// There is no keyring.
    #[error(
        "there is no keyring, but secrets in the database need it: set BC_KEYRING_FILE to the file that holds it, or make a \
         first one with `business-center keyring new`"
    )]
    NoKeyring,
    /// The keyring cannot be used.
    #[error(transparent)]
    Keyring(#[from] KeyringFault),
    /// A key-encryption key is not in the keyring.
    #[error(
        "the key-encryption key {0} is not in the keyring: add its line to the file that BC_KEYRING_FILE names, from another \
         server or from the copy that was kept"
    )]
    Missing(String),
    /// A key-encryption key is another one than the database knows by this id.
    #[error(
        "the key-encryption key {0} in the keyring is not the one that the database was encrypted by: restore its line in the \
         file that BC_KEYRING_FILE names"
    )]
    Wrong(String),
    /// What is stored does not open: it was changed, or moved.
    #[error("{0} does not open: it was changed or moved in the database; restore it from a backup")]
    Broken(String),
    /// The system gives no random numbers.
    #[error("the operating system gives no random numbers")]
    NoRandomness,
}

impl CustodyFault {
    /// Tells what does not open from every other failure: it is to stop nothing else.
    pub fn apart<T>(outcome: Outcome<T>) -> Outcome<Result<T, Self>> {
        let error = match outcome {
            Ok(value) => return Ok(Ok(value)),
            Err(Failure::Internal(error)) => error,
            Err(failure) => return Err(failure),
        };
        match error.downcast::<Self>() {
            Ok(fault) if matches!(*fault, Self::Broken(_)) => Ok(Err(*fault)),
            Ok(fault) => Err((*fault).into()),
            Err(error) => Err(Failure::Internal(error)),
        }
    }
}

impl From<CustodyFault> for Failure {
    fn from(fault: CustodyFault) -> Self {
        Self::Internal(fault.into())
    }
}

/// What came of wrapping some data keys anew.
#[derive(Debug, Default)]
pub struct Rewrapped {
    /// How many are wrapped by the newest key-encryption key now.
    pub wrapped: usize,
    /// Those that do not open, and stay as they are.
    pub broken: Vec<CustodyFault>,
    /// The last one that was looked at; none after all of them.
    pub last: Option<String>,
}

/// Custody in a running program: the keyring, and the data keys that it has unwrapped.
#[derive(Default)]
pub struct Custody {
    path: Option<PathBuf>,
    keyring: RwLock<Option<Arc<Keyring>>>,
    unwrapped: RwLock<HashMap<String, Arc<DataKey>>>,
}

/// Without what it holds.
impl fmt::Debug for Custody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Custody").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Custody {
    /// Reads the keyring, if the settings name one.
    pub fn load(config: &Config) -> Result<Self, KeyringFault> {
        let Some(path) = &config.keyring_file else { return Ok(Self::default()) };
        let keyring = Keyring::read(path)?;
        Ok(Self { path: Some(path.clone()), keyring: RwLock::new(Some(Arc::new(keyring))), ..Self::default() })
    }

    /// The same, where a command can do without: one that cannot be read is missed only when it is needed.
    #[must_use]
    pub fn load_or_none(config: &Config) -> Self {
        Self::load(config).unwrap_or_else(|_| Self { path: config.keyring_file.clone(), ..Self::default() })
    }

    /// The keyring as the file has it now: a running program may not know its newest key yet, by which everything new
    /// is to be encrypted.
    fn read_keyring(&self) -> Result<Arc<Keyring>, CustodyFault> {
        let path = self.path.as_deref().ok_or(CustodyFault::NoKeyring)?;
        let keyring = Arc::new(Keyring::read(path)?);
        *self.keyring.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&keyring));
        Ok(keyring)
    }

    /// The keyring with a key-encryption key: the file may have got it since it was read.
    fn keyring_with(&self, id: &str) -> Result<Arc<Keyring>, CustodyFault> {
        let known = self.keyring.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(keyring) = known.filter(|keyring| keyring.find(id).is_some()) {
            return Ok(keyring);
        }
        let keyring = self.read_keyring()?;
        if keyring.find(id).is_none() {
            return Err(CustodyFault::Missing(id.to_owned()));
        }
        Ok(keyring)
    }

    /// Makes sure that everything that is encrypted can be opened, by the canary of each key-encryption key that is in use.
    /// Where nothing is encrypted, no keyring is needed.
    pub async fn check(&self, connection: &mut Connection) -> Outcome<()> {
        for row in db::custody::list_canaries_in_use(connection).await? {
            let keyring = self.keyring_with(&row.id)?;
            recognize(connection, &keyring, &row).await?;
        }
        Ok(())
    }

    /// The same for a server, which is to answer requests.
    pub async fn is_ready(&self, db: &Db) -> bool {
        let check = async { self.check(&mut db.read().await?).await };
        match check.await {
            // Whether the database answers is another question.
            Ok(()) => true,
            Err(failure) if failure.is_of_database() => true,
            Err(failure) => {
                tracing::error!(error = %failure, "secrets cannot be opened");
                false
            }
        }
    }

    /// The keyring as the file has it now, with a canary of its newest key, which is written where there is none.
    /// Whoever has another key under its id is refused.
    async fn keyring_to_wrap(&self, tx: &mut Transaction, now: Moment) -> Outcome<Arc<Keyring>> {
        let keyring = self.read_keyring()?;
        let (id, key) = keyring.newest();
        if let Some(row) = db::custody::find_canary(tx, id).await? {
            recognize(tx, &keyring, &row).await?;
        } else {
            recognize(tx, &keyring, &CanaryRow { id: id.to_owned(), sealed: None }).await?;
            let sealed = seal(key, &Context::canary(id), CANARY)?;
            db::custody::add_canary(tx, id, &sealed, now).await?;
        }
        Ok(keyring)
    }

    /// The data key that encrypts for a purpose, of an organization or, with an empty text, of the installation. It is made
    /// where there is none.
    pub async fn current(
        &self,
        tx: &mut Transaction,
        purpose: DataKeyPurpose,
        organization_id: &str,
        now: Moment,
    ) -> Outcome<Arc<DataKey>> {
        if let Some(row) = db::custody::find_current(tx, purpose, organization_id).await? {
            return Ok(self.unwrap(&row)?);
        }
        db::custody::lock(tx).await?;
        // Someone else may have made it while this one waited.
        if let Some(row) = db::custody::find_current(tx, purpose, organization_id).await? {
            return Ok(self.unwrap(&row)?);
        }
        self.make(tx, purpose, organization_id, now).await
    }

    /// Lets a new data key encrypt in place of this one; false where another one does already.
    pub async fn renew(&self, tx: &mut Transaction, row: &DataKeyRow, now: Moment) -> Outcome<bool> {
        db::custody::lock(tx).await?;
        let current = db::custody::find_current(tx, row.purpose, &row.organization_id).await?;
        if current.is_none_or(|current| current.id != row.id) {
            return Ok(false);
        }
        db::custody::retire(tx, &row.id, now).await?;
        self.make(tx, row.purpose, &row.organization_id, now).await?;
        Ok(true)
    }

    /// Makes a data key, which encrypts from now on. The caller holds the lock, and there is no other one.
    async fn make(
        &self,
        tx: &mut Transaction,
        purpose: DataKeyPurpose,
        organization_id: &str,
        now: Moment,
    ) -> Outcome<Arc<DataKey>> {
        let keyring = self.keyring_to_wrap(tx, now).await?;
        let row = DataKey::generate(keyring.newest(), purpose, organization_id, now)?;
        db::custody::add(tx, &row).await?;
        Ok(self.unwrap(&row)?)
    }

    /// The data key with this id.
    pub async fn find(&self, connection: &mut Connection, id: &str) -> Outcome<Arc<DataKey>> {
        if let Some(known) = self.cached(id) {
            return Ok(known);
        }
        let row = db::custody::find(connection, id).await?;
        let row = row.ok_or_else(|| CustodyFault::Broken(format!("the data key {id}")))?;
        Ok(self.unwrap(&row)?)
    }

    fn cached(&self, id: &str) -> Option<Arc<DataKey>> {
        self.unwrapped.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    fn unwrap(&self, row: &DataKeyRow) -> Result<Arc<DataKey>, CustodyFault> {
        if let Some(known) = self.cached(&row.id) {
            return Ok(known);
        }
        let key = Arc::new(DataKey::unwrap(&*self.keyring_with(&row.wrapped_by)?, row)?);
        let mut unwrapped = self.unwrapped.write().unwrap_or_else(PoisonError::into_inner);
        if unwrapped.len() >= MOST_CACHED {
            unwrapped.clear();
        }
        unwrapped.insert(row.id.clone(), Arc::clone(&key));
        Ok(key)
    }

    /// Wraps data keys that older key-encryption keys wrap by the newest one: up to so many, after the one with this id.
    pub async fn rewrap(&self, tx: &mut Transaction, after: &str, limit: i64, now: Moment) -> Outcome<Rewrapped> {
        // Whoever makes a data key now wraps it by the newest key, too, or is waited for.
        db::custody::lock(tx).await?;
        let keyring = self.keyring_to_wrap(tx, now).await?;
        let rows = db::custody::list_not_wrapped_by(tx, keyring.newest().0, after, limit).await?;
        let mut done = Rewrapped { last: rows.last().map(|row| row.id.clone()), ..Rewrapped::default() };
        for row in &rows {
            match DataKey::unwrap(&keyring, row) {
                Ok(key) => {
                    db::custody::set_wrapped(tx, &key.wrapped_again(keyring.newest(), row)?).await?;
                    done.wrapped += 1;
                }
                Err(fault @ CustodyFault::Broken(_)) => done.broken.push(fault),
                Err(fault) => return Err(fault.into()),
            }
        }
        Ok(done)
    }

    /// The id of the key-encryption key that encrypts.
    pub fn newest(&self) -> Result<String, CustodyFault> {
        Ok(self.read_keyring()?.newest().0.to_owned())
    }

    /// The ids of the key-encryption keys, the newest last.
    pub fn ids(&self) -> Result<Vec<String>, CustodyFault> {
        Ok(self.read_keyring()?.ids().map(str::to_owned).collect())
    }
}

/// Makes sure that a key-encryption key is the one that the database knows by its id: it opens the canary. Where that
/// is missing, a data key tells as well.
async fn recognize(
    connection: &mut Connection,
    keyring: &Keyring,
    CanaryRow { id, sealed }: &CanaryRow,
) -> Outcome<()> {
    let key = keyring.find(id).ok_or_else(|| CustodyFault::Missing(id.clone()))?;
    let is_own = if let Some(sealed) = sealed {
        key.open(&Context::canary(id), sealed).is_some_and(|opened| opened.as_slice() == CANARY)
    } else {
        let wrapped = db::custody::find_wrapped_by(connection, id).await?;
        wrapped.is_none_or(|row| DataKey::unwrap(keyring, &row).is_ok())
    };
    if is_own { Ok(()) } else { Err(CustodyFault::Wrong(id.clone()).into()) }
}
