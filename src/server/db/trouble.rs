//! Classifies database errors, for the person waiting and for the operator.

use sqlx::{Error, error::DatabaseError, sqlite::SqliteError};

/// What is behind an error.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Trouble {
    /// Others hold the connection or the lock: it resolves by itself.
    Busy,
    /// The database cannot work: the disk is full, I/O fails, memory is short, writing is not allowed, the connection
    /// is lost. It resolves when the operator, or another server, has dealt with it.
    Outage,
    /// A text with a NUL, which PostgreSQL holds nowhere.
    Nul,
    /// The statement or the program is wrong.
    Fault,
}

/// What is behind an error.
#[must_use]
pub fn trouble(error: &Error) -> Trouble {
    match error {
        Error::PoolTimedOut | Error::PoolClosed => Trouble::Busy,
        Error::Io(_) | Error::Tls(_) | Error::WorkerCrashed => Trouble::Outage,
        Error::Database(error) => of_code(&**error),
        _ => Trouble::Fault,
    }
}

fn of_code(error: &(dyn DatabaseError + 'static)) -> Trouble {
    let code = error.code().unwrap_or_default();
    if error.try_downcast_ref::<SqliteError>().is_some() {
        code.parse().map_or(Trouble::Fault, of_result_code)
    } else {
        of_sqlstate(&code)
    }
}

/// SQLite's result codes; the extended ones have the primary one in their lowest byte.
const fn of_result_code(code: u32) -> Trouble {
    match code & 0xff {
        // SQLITE_BUSY, SQLITE_LOCKED.
        5 | 6 => Trouble::Busy,
        // SQLITE_NOMEM, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_PROTOCOL.
        7 | 8 | 10 | 13..=15 => Trouble::Outage,
        _ => Trouble::Fault,
    }
}

/// PostgreSQL's codes.
fn of_sqlstate(code: &str) -> Trouble {
    match code {
        // Serialization failure, deadlock, lock not available.
        "40001" | "40P01" | "55P03" => Trouble::Busy,
        // A read-only transaction, as on a standby; one that the server has ended, since its client seemed to be lost.
        "25006" | "25P03" => Trouble::Outage,
        "22021" => Trouble::Nul,
        // Connections, resources (the disk, memory), an operator's intervention, the system (input and output).
        code if ["08", "53", "57P", "58"].iter().any(|class| code.starts_with(class)) => Trouble::Outage,
        _ => Trouble::Fault,
    }
}

#[cfg(test)]
mod tests {
    use super::{Trouble, of_result_code, of_sqlstate, trouble};
    use sqlx::Error;
    use std::io;

    #[test]
    fn an_outage_is_told_from_who_is_busy_and_what_is_wrong() {
        // The extended ones: SQLITE_IOERR_WRITE, SQLITE_READONLY_DBMOVED, SQLITE_BUSY_SNAPSHOT, SQLITE_CONSTRAINT_UNIQUE.
        let full_and_like_it = [13, 10, 778, 8, 1032, 7, 14];
        assert!(full_and_like_it.into_iter().all(|code| of_result_code(code) == Trouble::Outage));
        assert!([5, 517, 6].into_iter().all(|code| of_result_code(code) == Trouble::Busy));
        assert!([1, 11, 19, 2067].into_iter().all(|code| of_result_code(code) == Trouble::Fault));
        let full_and_like_it = ["53100", "53200", "53300", "25006", "57P01", "57P03", "58030", "08006"];
        assert!(full_and_like_it.into_iter().all(|code| of_sqlstate(code) == Trouble::Outage));
        assert!(["40001", "40P01", "55P03"].into_iter().all(|code| of_sqlstate(code) == Trouble::Busy));
        assert!(
            ["23505", "42P01", "57014", "25P02", "XX000"].into_iter().all(|code| of_sqlstate(code) == Trouble::Fault)
        );
        assert_eq!(trouble(&Error::Io(io::ErrorKind::ConnectionReset.into())), Trouble::Outage);
        assert_eq!(trouble(&Error::PoolTimedOut), Trouble::Busy);
        assert_eq!(trouble(&Error::RowNotFound), Trouble::Fault);
    }
}
