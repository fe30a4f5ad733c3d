//! Facts and rules of the product: no I/O, no framework, compiled for server and browser alike.
//!
//! A separate crate, which an edit of a page does not recompile; `business_center::domain` is its name there.

mod words;

pub mod access;
pub mod access_review;
pub mod account_details;
pub mod agreement;
pub mod audit;
pub mod capability;
pub mod day;
pub mod domain_claim;
pub mod domain_name;
pub mod domain_proof;
pub mod email;
pub mod ending;
pub mod fault;
pub mod finding;
pub mod invitation;
pub mod invite;
pub mod language;
pub mod license;
pub mod mail;
pub mod moment;
pub mod notice;
pub mod number;
pub mod order;
pub mod paging;
pub mod password;
pub mod person;
pub mod product;
pub mod product_key;
pub mod public_form;
pub mod public_provider;
pub mod ranges;
pub mod register;
pub mod request;
pub mod reservation;
pub mod roster;
pub mod seat;
pub mod software;
pub mod subscription;
