//! First steps of the dashboard that are done by viewing a page.

use crate::server::{
    context::Context,
    db::{self, Transaction, users::UserRow},
};

/// A page that is a first step.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// The own profile.
    Profile,
    /// The guide to the roles.
    Roles,
}

impl Step {
    /// Whether a person has done it.
    #[must_use]
    pub fn is_done(self, user: &UserRow) -> bool {
        match self {
            Self::Profile => user.saw_profile_at.is_some(),
            Self::Roles => user.saw_roles_at.is_some(),
        }
    }
}

/// Notes in passing that the signed-in person looks at a step's page for the first time.
pub async fn look(context: &Context, step: Step) {
    let session = context.session.as_ref().filter(|session| session.is_alive);
    let Some(session) = session.filter(|session| !step.is_done(&session.user) && !context.is_unseen) else { return };
    let seen = async |tx: &mut Transaction| match step {
        Step::Profile => db::users::set_saw_profile(tx, &session.user.id, context.now).await,
        Step::Roles => db::users::set_saw_roles(tx, &session.user.id, context.now).await,
    };
    context.note_in_passing("a first step is done", seen).await;
}
