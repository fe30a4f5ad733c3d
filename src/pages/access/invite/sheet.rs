//! The form of *Invite Users*: parsing and changing its rows.

use crate::{
    api::{
        ApiError,
        invite::{Invitee, Report},
    },
    domain::{
        fault::FaultCode,
        invite::{MOST_PEOPLE, Pasted, read_list},
    },
    server::{context::Context, token::Token, workflow::scopes::NamedScope},
};
use serde::{Deserialize, Serialize};

/// Rows that are read: more than can be invited, so that an excess is refused with its input.
const MOST_ROWS: usize = 2 * MOST_PEOPLE;

/// The state of the form. Its input is kept past the end of a session.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Sheet {
    /// IDs of the chosen purchasing accounts.
    pub accounts: Vec<String>,
    /// The rows.
    pub people: Vec<Invitee>,
    /// Idempotency key: new for each form, the same when a confirmation is asked for.
    pub key: String,
    /// A pasted list that has not been turned into rows.
    #[serde(default)]
    pub list: String,
    /// Whether the form had more rows than are read.
    #[serde(skip)]
    pub is_cut: bool,
    /// Whether it is restored after the session had ended.
    #[serde(skip)]
    pub is_draft: bool,
    /// Why nothing, or not everything, was done.
    #[serde(skip)]
    pub error: Option<ApiError>,
    /// The result of the last submission.
    #[serde(skip)]
    pub report: Option<Report>,
    /// The row that gets the focus, counted from 1; 0 if none was added or removed.
    #[serde(skip)]
    pub next: usize,
}

impl Sheet {
    /// A form with one empty row.
    pub fn new(context: &Context, accounts: Vec<String>) -> Self {
        Self { accounts, people: vec![blank(context, None)], key: new_key(), ..Self::default() }
    }

    /// Parses the rows: field names end in the number of their row; `roles` repeats.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut sheet = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "accounts" => sheet.accounts.push(value.clone()),
                "key" => sheet.key.clone_from(value),
                "list" => sheet.list.clone_from(value),
                _ => {
                    let Some((field, place)) = name.rsplit_once('-') else { continue };
                    let Ok(place @ 1..) = place.parse::<usize>() else { continue };
                    if place > MOST_ROWS {
                        sheet.is_cut = true;
                        continue;
                    }
                    if sheet.people.len() < place {
                        sheet.people.resize_with(place, Invitee::default);
                    }
                    let row = &mut sheet.people[place - 1];
                    match field {
                        "email" => row.email.clone_from(value),
                        "first_name" => row.first_name.clone_from(value),
                        "last_name" => row.last_name.clone_from(value),
                        "language" => row.language.clone_from(value),
                        "country" => row.country.clone_from(value),
                        "roles" => row.roles.push(value.clone()),
                        _ => {}
                    }
                }
            }
        }
        sheet
    }

    /// Adds an empty row, up to the most people of a form.
    pub fn add_row(&mut self, context: &Context) {
        if self.people.len() < MOST_PEOPLE {
            self.people.push(blank(context, self.people.last()));
            self.next = self.people.len();
        }
    }

    /// Removes a row, counted from 1; the last one stays.
    pub fn remove_row(&mut self, place: usize) {
        if self.people.len() > 1 && (1..=self.people.len()).contains(&place) {
            self.people.remove(place - 1);
            self.next = place.min(self.people.len());
        }
    }

    /// Turns the pasted list into rows, each with the roles, language and country of the last row with roles.
    pub fn add_list(&mut self, context: &Context) -> Result<(), ApiError> {
        let pasted = read_list(&self.list, MOST_PEOPLE + 1);
        if pasted.is_empty() {
            return Err(ApiError::field("list", FaultCode::Required));
        }
        let above = self.people.iter().rfind(|row| !row.roles.is_empty()).or(self.people.last()).cloned();
        let mut people: Vec<Invitee> = self.people.iter().filter(|row| !row.is_blank()).cloned().collect();
        self.next = people.len() + 1;
        let roles = above.as_ref().map(|row| row.roles.clone()).unwrap_or_default();
        people.extend(pasted.into_iter().map(|Pasted { email, first_name, last_name }| Invitee {
            email,
            first_name,
            last_name,
            roles: roles.clone(),
            ..blank(context, above.as_ref())
        }));
        if people.len() > MOST_PEOPLE {
            self.next = 0;
            return Err(ApiError::field("list", FaultCode::TooManyPeople));
        }
        self.people = people;
        self.list.clear();
        Ok(())
    }

    /// The form after a submission: refused rows stay in it. If a confirmation is needed, it stays as it is.
    pub fn after(self, context: &Context, report: Report) -> Self {
        if !report.confirmations.is_empty() {
            return Self { report: Some(report), ..self };
        }
        let people =
            if report.refused.is_empty() { vec![blank(context, self.people.last())] } else { report.refused.clone() };
        let error = (!report.faults.is_empty()).then(|| ApiError::Invalid(report.faults.clone()));
        Self { people, error, report: Some(report), key: new_key(), ..self }
    }

    /// Whether the address of a row gets the focus: not if there is something above to read or choose first.
    pub fn begins_at(&self, place: usize, scopes: &[NamedScope]) -> bool {
        let has_failed =
            matches!(self.error, Some(ApiError::MailLimit { .. } | ApiError::Busy | ApiError::Internal { .. }));
        let has_more_above = has_failed || self.report.is_some() || self.is_draft || scopes.len() > 1;
        match self.next {
            0 => place == 1 && !has_more_above,
            next => place == next,
        }
    }
}

fn new_key() -> String {
    Token::random().secret().to_owned()
}

/// An empty row; language and country are taken from the row above, or from the inviter.
fn blank(context: &Context, above: Option<&Invitee>) -> Invitee {
    let own = context.session.as_ref().map(|session| &session.user);
    let language = above.map(|row| row.language.clone()).or_else(|| own.map(|user| user.language.code().to_owned()));
    let country = above.map(|row| row.country.clone()).or_else(|| own.map(|user| user.country.clone()));
    Invitee { language: language.unwrap_or_default(), country: country.unwrap_or_default(), ..Invitee::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_by_their_number() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let sheet = Sheet::read(&[
            pair("email-2", "b@contoso.com"),
            pair("roles-2", "report_viewer"),
            pair("roles-2", "account_viewer"),
            pair("email-1", "a@contoso.com"),
            pair("email-401", "z@contoso.com"),
            pair("email-0", "z@contoso.com"),
            pair("verified-1", "true"),
            pair("accounts", "x"),
        ]);
        assert_eq!(sheet.people.len(), 2);
        assert_eq!(
            (sheet.people[0].email.as_str(), sheet.people[1].email.as_str()),
            ("a@contoso.com", "b@contoso.com")
        );
        assert_eq!(sheet.people[1].roles, ["report_viewer", "account_viewer"]);
        assert_eq!(sheet.accounts, ["x"]);
    }
}
