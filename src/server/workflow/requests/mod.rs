//! Requests: what people ask for and someone answers. Every request has the same life, whatever is asked for:
//! [`life::send`] begins it and [`life::settle`] is each step of it.

pub mod asking;
pub mod life;
pub mod request_list;
pub mod request_rights;
