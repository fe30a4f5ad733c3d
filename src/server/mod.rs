//! Everything that never reaches the browser.

pub mod access;
pub mod audit;
pub mod change;
pub mod clock;
pub mod config;
pub mod context;
pub mod csv;
pub mod db;
pub mod failure;
pub mod html;
pub mod http;
pub mod ids;
pub mod jobs;
pub mod mail;
pub mod operator;
pub mod password;
pub mod readiness;
pub mod register_file;
pub mod roster;
pub mod session;
pub mod state;
pub mod text;
pub mod token;
pub mod turns;
pub mod workflow;
