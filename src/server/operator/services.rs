//! `business-center service`: the services that ask who may use them, and the key that signs the answers.

use super::{Failed, open, output::print, records::begin};
use crate::{
    domain::audit::Action,
    server::{
        audit::Entry,
        change::Change,
        config::Config,
        custody::Custody,
        db::{self, relying::ServiceRow},
        signing, text,
        token::Token,
        workflow::relying::FORMER_SECRET,
    },
};
use clap::Subcommand;
use serde_json::{Value, json};
use std::process::ExitCode;

/// The most characters of a name.
const LONGEST_NAME: usize = 40;

#[derive(Debug, Subcommand)]
pub(super) enum ServiceCommand {
    /// Add a service and print its secret, once.
    Add {
        /// A name of lower-case letters, digits and hyphens; answers name it as their audience.
        name: String,
        /// The codes of the products that it may ask about (`service` in the register).
        #[arg(long = "product", value_name = "CODE", required = true, num_args = 1..)]
        products: Vec<String>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// List services with their products.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Give a service a new secret and print it, once; the former one works for another day.
    Rotate {
        /// The name.
        name: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Remove a service: its secrets stop working immediately.
    Remove {
        /// The name.
        name: String,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Replace the key that signs answers; the former one stays published until no answer needs it.
    RotateSigning {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
}

pub(super) async fn run(config: &Config, command: ServiceCommand) -> Result<ExitCode, Failed> {
    let db = open(config).await?;
    let custody = Custody::load(config)?;
    let mut change = begin(&db).await?;
    match command {
        ServiceCommand::Add { name, products, json } => {
            let secret = add(&mut change, &custody, &name, &products).await?;
            change.commit().await?;
            print_secret(json, &name, &secret)?;
        }
        ServiceCommand::List { json } => {
            for row in db::relying::list(&mut change).await? {
                let facts = facts(&mut change, &row).await?;
                print(json, &facts, || line(&facts))?;
            }
            change.record(Entry::of_nobody(Action::ServiceListed, "services", json!({})));
            change.commit().await?;
        }
        ServiceCommand::Rotate { name, json } => {
            let secret = Token::random();
            let former_ends_at = change.now + FORMER_SECRET;
            if !db::relying::set_secret(&mut change, &name, &secret.hash(), former_ends_at).await? {
                return Err(unknown(&name));
            }
            change.record(Entry::of_nobody(Action::ServiceRotated, &name, json!({ "service": name })));
            change.commit().await?;
            print_secret(json, &name, &secret)?;
        }
        ServiceCommand::Remove { name, json } => {
            if !db::relying::delete(&mut change, &name).await? {
                return Err(unknown(&name));
            }
            change.record(Entry::of_nobody(Action::ServiceRemoved, &name, json!({ "service": name })));
            change.commit().await?;
            print(json, &json!({ "name": name, "removed": true }), || format!("{name} was removed."))?;
        }
        ServiceCommand::RotateSigning { json } => {
            let id = signing::rotate(&mut change, &custody).await?;
            change.record(Entry::of_nobody(Action::SigningKeyRotated, &id, json!({})));
            change.commit().await?;
            print(json, &json!({ "key": id }), || format!("Answers are signed by the key {id} now."))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn add(change: &mut Change, custody: &Custody, name: &str, products: &[String]) -> Result<Token, Failed> {
    let is_valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || name.len() > LONGEST_NAME || !name.chars().all(is_valid) {
        return Err(
            format!("{name:?} is not a name of 1 to {LONGEST_NAME} lower-case letters, digits and hyphens").into()
        );
    }
    let known = db::relying::list_codes(change).await?;
    if let Some(code) = products.iter().find(|code| !known.contains(code)) {
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        return Err(format!("no product of the register has the service {code:?}; known: {known}").into());
    }
    let (secret, now) = (Token::random(), change.now);
    if !db::relying::create(change, name, &secret.hash(), products, now).await? {
        return Err(format!("there is a service {name} already; `service rotate {name}` gives it a new secret").into());
    }
    signing::ensure_key(change, custody).await?;
    change.record(Entry::of_nobody(Action::ServiceAdded, name, json!({ "service": name, "products": products })));
    Ok(secret)
}

fn unknown(name: &str) -> Failed {
    format!("there is no service {name:?}").into()
}

fn print_secret(as_json: bool, name: &str, secret: &Token) -> Result<(), Failed> {
    let facts = json!({ "name": name, "secret": secret.secret() });
    let line = || {
        format!("{name} identifies itself by its name and this secret, which is not shown again: {}", secret.secret())
    };
    Ok(print(as_json, &facts, line)?)
}

async fn facts(change: &mut Change, row: &ServiceRow) -> Result<Value, Failed> {
    Ok(json!({
        "name": row.name,
        "products": db::relying::list_products(change, &row.id).await?,
        "created_at": text::iso(row.created_at),
        "former_secret_until": row.former_ends_at.filter(|at| *at > change.now).map(text::iso),
    }))
}

fn line(facts: &Value) -> String {
    let products: Vec<&str> = facts["products"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    format!(
        "{}  {}  since {}",
        facts["name"].as_str().unwrap_or_default(),
        products.join(", "),
        facts["created_at"].as_str().unwrap_or_default()
    )
}
