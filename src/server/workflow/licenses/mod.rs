//! What was bought.

pub mod order_imports;
