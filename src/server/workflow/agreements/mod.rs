//! What the register says.

pub mod import;
