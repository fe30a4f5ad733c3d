//! Domains and online services.

pub mod claims;
pub mod domains;
pub mod entitlements;
pub mod imports;
pub mod looking;
pub mod own_seat;
pub mod relying;
pub mod reserving;
pub mod seat_list;
mod seat_notices;
pub mod seat_turns;
pub mod seating;
pub mod seats;
pub mod settling;
