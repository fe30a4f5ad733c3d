//! The *Audit trail* page: entries, filters, export. Entries are written by `server::audit`.

pub mod forget;
pub(super) mod trail;

use crate::server::workflow::scopes::{NamedScope, Scoped, scopes, select_scopes};
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        audit::{Action, By, EntryKey, Topic},
        email::EmailAddress,
        moment::Moment,
        paging::{Cursor, Page},
        person::full_name,
        roster::Order,
    },
    server::{
        access::{Actor, authorize},
        audit::{self, Content, Entry},
        context::Context,
        db::{
            self, Connection, Db,
            audit::{Along, AuditRow, Walk},
            roster::Selection,
        },
        failure::{Failure, Outcome},
        text::sort_key,
    },
};
use serde_json::{Map, Value, json};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

/// Entries on one page.
pub const PAGE_SIZE: usize = 50;
/// The most entries of an export.
pub const MOST_EXPORTED: usize = 100_000;
/// Entries that an export reads at once.
const BATCH: usize = 500;
/// People that part of a name may stand for.
pub const MOST_PEOPLE: usize = 20;
/// Invitations of one person in an agreement that are looked for.
const MOST_INVITATIONS: i64 = 20;
/// Seats of a person that are searched for.
const MOST_SEATS: i64 = 20;

/// What the address bar asks for.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The id of a scope; none for the purchasing account that the person works in.
    pub scope: Option<String>,
    /// What was done.
    pub topic: Option<Topic>,
    /// Part of a name or an address.
    pub person: String,
    /// From this moment on.
    pub since: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
    /// The page after or before a place.
    pub from: Cursor<EntryKey>,
}

/// Who did something, or to whom it was done.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Principal {
    /// Someone with name and address.
    Person {
        /// Name as shown.
        name: String,
        /// Address.
        email: String,
    },
    /// The vendor's staff.
    Operator,
    /// The agreement register.
    Register,
    /// Who opened the link of an invitation.
    Invitee,
    /// Who opened the link of a seat.
    SeatHolder,
    /// The product itself.
    System,
    /// An agreement by its number.
    Agreement(String),
    /// A purchasing account by its number.
    Account(String),
    /// A subscription by its number.
    Subscription(String),
    /// An order by the register's id.
    Order(String),
    /// A request by its number.
    Request(String),
    /// A product key by the register's id.
    Key(String),
    /// A statement of licenses by its day, `YYYY-MM-DD`.
    Statement(String),
    /// No one.
    Nobody,
}

/// An entry with the names that belong to it.
#[derive(Clone, Debug)]
pub struct NamedEntry {
    /// What is stored.
    pub row: AuditRow,
    /// Who did it.
    pub actor: Principal,
    /// To whom or what.
    pub subject: Principal,
    /// What it says beyond that.
    pub content: Content,
    /// The scope that it concerns.
    pub scope: NamedScope,
}

/// A page of the trail.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The scopes that are shown.
    pub scopes: Vec<NamedScope>,
    /// The entries, newest first.
    pub page: Page<NamedEntry>,
    /// Whether more entries match than an export contains.
    pub is_cut: bool,
    /// Whether more people match the name than are checked.
    pub has_more_people: bool,
}

/// One page of the entries in the requested scope, the chosen one, or all scopes that the actor can view.
pub async fn list(context: &Context, actor: &Actor, query: &Query) -> Outcome<Scoped<Listing>> {
    let mut connection = context.read().await?;
    let selection = match select(&mut connection, actor, query).await? {
        Scoped::Allowed(selection) => selection,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let rows = selection.fetch(&mut connection, &query.from, PAGE_SIZE + 1).await?;
    let Page { rows, has_previous, has_next } = Page::cut(rows, PAGE_SIZE, &query.from);
    let is_cut = (has_previous || has_next) && selection.is_cut(&mut connection).await?;
    let mut names = Names::default();
    let mut entries = Vec::new();
    for row in rows {
        entries.extend(names.entry(&mut connection, &selection, row).await?);
    }
    let Selected { scopes, has_more_people, .. } = selection;
    let page = Page { rows: entries, has_previous, has_next };
    Ok(Scoped::Allowed(Listing { scopes, page, is_cut, has_more_people }))
}

/// What a query means for an actor.
struct Selected {
    /// Who reads.
    actor: Actor,
    /// The scopes that are looked through.
    scopes: Vec<NamedScope>,
    /// The walks through each of them.
    walks: Vec<Along>,
    /// Words of the kinds that count beside what the walks look for: see [`Walk::actions`].
    actions: String,
    since: Moment,
    until: Moment,
    /// See [`Listing::has_more_people`].
    has_more_people: bool,
}

async fn select(connection: &mut Connection, actor: &Actor, query: &Query) -> Outcome<Scoped<Selected>> {
    let scopes = scopes(connection, actor, Permission::ViewAuditTrail).await?;
    if scopes.is_empty() {
        return Err(ApiError::Forbidden.into());
    }
    let scopes = match select_scopes(actor, scopes, query.scope.as_deref()) {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let person = query.person.trim();
    let mut has_more_people = false;
    let (walks, actions) = match (person.is_empty(), query.topic) {
        (true, None) => (vec![Along::Time], String::new()),
        (true, Some(topic)) => (Action::of(topic).map(Along::Action).collect(), String::new()),
        (false, topic) => {
            let ids;
            (ids, has_more_people) = find_people(connection, &scopes, person).await?;
            let walks =
                ids.into_iter().flat_map(|id| [Along::Actor(By::User(id.clone())), Along::Subject(id)]).collect();
            (walks, topic.map(words).unwrap_or_default())
        }
    };
    let since = query.since.unwrap_or(Moment(0));
    let until = query.until.unwrap_or(Moment(i64::MAX));
    Ok(Scoped::Allowed(Selected { actor: actor.clone(), scopes, walks, actions, since, until, has_more_people }))
}

/// The kinds of a topic, each between two commas.
fn words(topic: Topic) -> String {
    Action::of(topic).fold(",".to_owned(), |words, action| words + action.code() + ",")
}

/// The users and invitations that a typed name or address stands for: part of it finds who is in the roster of the
/// scopes; a whole address finds everyone, those who are gone too. Beside them, whether there are more.
async fn find_people(
    connection: &mut Connection,
    scopes: &[NamedScope],
    typed: &str,
) -> Outcome<(BTreeSet<String>, bool)> {
    let mut has_more = false;
    let mut keys: BTreeSet<String> = EmailAddress::parse(typed).map(|address| address.key()).into_iter().collect();
    if keys.is_empty() {
        let selection = Selection { role: None, status: None, text: sort_key(typed) };
        let order = Order::ALL[0];
        let limit = i64::try_from(MOST_PEOPLE + 1).unwrap_or(i64::MAX);
        for scope in scopes {
            let page =
                db::search::page(connection, scope.scope.id(), &selection, order, &order.beginning(), limit).await?;
            has_more |= page.is_capped;
            keys.extend(page.rows.into_iter().map(|row| row.person.email_key));
        }
    }
    let agreements: BTreeSet<&str> = scopes.iter().map(|one| one.scope.agreement_id.as_str()).collect();
    let mut ids = BTreeSet::new();
    for key in keys.iter().take(MOST_PEOPLE) {
        // Of seats that have ended, the address alone stands in the trail.
        ids.extend(db::seats::list_ids_of_address(connection, key, MOST_SEATS).await?);
        ids.extend(db::users::find_by_email(connection, key).await?.map(|user| user.id));
        for agreement_id in &agreements {
            ids.extend(db::invitations::list_ids_of(connection, agreement_id, key, MOST_INVITATIONS).await?);
        }
    }
    Ok((ids, has_more || keys.len() > MOST_PEOPLE))
}

impl Selected {
    /// The walk through a scope.
    fn walk<'a>(&'a self, scope: &'a NamedScope, along: &'a Along, from: &'a Cursor<EntryKey>) -> Walk<'a> {
        let (place, is_newest_first) = match from {
            Cursor::Beginning => (None, true),
            Cursor::After(place) => (Some(place), true),
            Cursor::Before(place) => (Some(place), false),
        };
        Walk {
            organization_id: &scope.organization_id,
            scope_id: scope.scope.id(),
            along,
            actions: &self.actions,
            since: self.since,
            until: self.until,
            from: place,
            is_newest_first,
        }
    }

    /// The entries from a place on, at most so many, in the order of reading.
    async fn fetch(
        &self,
        connection: &mut Connection,
        from: &Cursor<EntryKey>,
        limit: usize,
    ) -> Outcome<Vec<AuditRow>> {
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows: Vec<AuditRow> = Vec::new();
        for scope in &self.scopes {
            for along in &self.walks {
                rows.extend(db::audit::page(connection, &self.walk(scope, along, from), most).await?);
                if from.is_backward() {
                    rows.sort_by_key(AuditRow::place);
                } else {
                    rows.sort_by_key(|row| Reverse(row.place()));
                }
                rows.dedup_by_key(|row| row.place());
                rows.truncate(limit);
            }
        }
        Ok(rows)
    }

    /// Whether more match than an export holds.
    async fn is_cut(&self, connection: &mut Connection) -> Outcome<bool> {
        let most = i64::try_from(MOST_EXPORTED).unwrap_or(i64::MAX);
        let mut count = 0;
        for scope in &self.scopes {
            for along in &self.walks {
                let walk = self.walk(scope, along, &Cursor::Beginning);
                count += db::audit::count(connection, &walk, most + 1 - count).await?;
                if count > most {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// How an entry refers to a person.
#[derive(Eq, Hash, PartialEq)]
enum Reference {
    /// A user by ID.
    User(String),
    /// An invited person by the invitation's ID.
    Invitation(String),
    /// The owner of an email address, or the address itself if it no longer has one.
    Address(String),
}

/// The people already looked up.
#[derive(Default)]
pub(in crate::server::workflow) struct Names(HashMap<Reference, Principal>);

impl Names {
    /// The entry with its names. None when its scope is not among the selected ones, which the query rules out.
    async fn entry(
        &mut self,
        connection: &mut Connection,
        selection: &Selected,
        row: AuditRow,
    ) -> Outcome<Option<NamedEntry>> {
        let own = |one: &&NamedScope| {
            Some(&one.organization_id) == row.organization_id.as_ref()
                && Some(one.scope.id()) == row.scope_id.as_deref()
        };
        let Some(scope) = selection.scopes.iter().find(own).cloned() else { return Ok(None) };
        let actor = self.actor(connection, &row).await?;
        let mut content = audit::content(&row);
        let needed = row.action().and_then(Action::permission);
        if needed.is_some_and(|permission| !selection.actor.can_in(permission, &scope.scope)) {
            content.details = json!({});
            return Ok(Some(NamedEntry { row, actor, subject: Principal::Nobody, content, scope }));
        }
        let noun = row.action.split('.').next().unwrap_or_default();
        let named = |key: &str| content.details[key].as_str().map(str::to_owned);
        let subject = match noun {
            "seat" => match named("email") {
                Some(address) => self.find(connection, Reference::Address(address)).await?,
                None => Principal::Nobody,
            },
            "seats" | "subscription" => {
                Principal::Subscription(named("subscription").unwrap_or_else(|| row.subject.clone()))
            }
            "invitation" => self.find(connection, Reference::Invitation(row.subject.clone())).await?,
            "agreement" => Principal::Agreement(row.subject.clone()),
            "account" => Principal::Account(row.subject.clone()),
            "order" => Principal::Order(row.subject.clone()),
            "request" => named("number").map_or(Principal::Nobody, Principal::Request),
            "key" => named("key").map_or(Principal::Nobody, Principal::Key),
            "statement" => Principal::Statement(row.subject.clone()),
            "trail" | "orders" | "keys" | "software" => Principal::Nobody,
            _ => self.find(connection, Reference::User(row.subject.clone())).await?,
        };
        self.name_inviters(connection, &mut content.details).await?;
        Ok(Some(NamedEntry { row, actor, subject, content, scope }))
    }

    /// Who acted.
    async fn actor(&mut self, connection: &mut Connection, row: &AuditRow) -> Outcome<Principal> {
        self.by(connection, row.by()).await
    }

    /// Whoever did something.
    pub async fn by(&mut self, connection: &mut Connection, by: Option<By>) -> Outcome<Principal> {
        match by {
            Some(By::User(id)) => self.find(connection, Reference::User(id)).await,
            Some(By::Operator) => Ok(Principal::Operator),
            Some(By::Register) => Ok(Principal::Register),
            Some(By::Invitee) => Ok(Principal::Invitee),
            Some(By::SeatHolder) => Ok(Principal::SeatHolder),
            Some(By::System) => Ok(Principal::System),
            None => Ok(Principal::Nobody),
        }
    }

    /// Who made an entry about someone; for accepted roles, who had offered them.
    pub(in crate::server::workflow) async fn maker(
        &mut self,
        connection: &mut Connection,
        row: &AuditRow,
    ) -> Outcome<Principal> {
        let actor = self.actor(connection, row).await?;
        match audit::content(row).details["inviter"].as_str() {
            Some(address) if actor == Principal::Invitee => {
                self.find(connection, Reference::Address(address.to_owned())).await
            }
            _ => Ok(actor),
        }
    }

    /// Puts names for the addresses of those who invited: people are called alike wherever they stand.
    async fn name_inviters(&mut self, connection: &mut Connection, details: &mut Value) -> Outcome<()> {
        let values = match details.get_mut("inviter") {
            Some(Value::Object(change)) => change.values_mut().collect(),
            value => value.into_iter().collect::<Vec<_>>(),
        };
        for value in values {
            let Some(address) = value.as_str() else { continue };
            let reference = Reference::Address(address.to_owned());
            if let Principal::Person { name, .. } = self.find(connection, reference).await? {
                *value = name.into();
            }
        }
        Ok(())
    }

    /// Looks up a person once.
    async fn find(&mut self, connection: &mut Connection, reference: Reference) -> Outcome<Principal> {
        if let Some(known) = self.0.get(&reference) {
            return Ok(known.clone());
        }
        let found = match &reference {
            Reference::User(id) => {
                let user = db::users::find(connection, id).await?;
                user.map(|user| (user.name(), user.email))
            }
            Reference::Invitation(id) => {
                let invitation = db::invitations::find(connection, id).await?;
                invitation.map(|one| (full_name(&one.first_name, &one.last_name), one.email))
            }
            Reference::Address(address) => {
                let key = EmailAddress::parse(address).map_or_else(|_| address.clone(), |address| address.key());
                let user = db::users::find_by_email(connection, &key).await?;
                let name = user.map_or_else(|| address.clone(), |user| user.name());
                Some((name, address.clone()))
            }
        };
        let principal = found.map_or(Principal::Nobody, |(name, email)| Principal::Person { name, email });
        self.0.insert(reference, principal.clone());
        Ok(principal)
    }
}

/// A running export, which reads one batch at a time.
pub struct Export {
    db: Db,
    selection: Selected,
    from: Cursor<EntryKey>,
    left: usize,
}

/// Starts an export and records in each of its scopes who exported what. If nothing can be written, the operator's log
/// records it instead, and the export continues.
pub async fn export(context: &Context, query: &Query) -> Outcome<Export> {
    let actor = authorize(context, Permission::ViewAuditTrail)?;
    let Scoped::Allowed(mut selection) = select(&mut context.read().await?, &actor, query).await? else {
        return Err(ApiError::NotFound.into());
    };
    match record_export(context, &actor, &selection, query).await {
        Err(Failure::Outage(error)) => {
            let scopes: Vec<&str> = selection.scopes.iter().map(|scope| scope.scope.id()).collect();
            let (request, user) = (&context.request_id, &actor.user().id);
            tracing::error!(request, user, ?scopes, %error, "an export that the audit trail does not know");
        }
        recorded => recorded?,
    }
    // Entries written from now on, including its own, are not part of it.
    selection.until = selection.until.min(context.now);
    Ok(Export { db: context.app.db.clone(), selection, from: Cursor::Beginning, left: MOST_EXPORTED })
}

async fn record_export(context: &Context, actor: &Actor, selection: &Selected, query: &Query) -> Outcome<()> {
    let mut change = context.change(actor.by()).await?;
    for scope in &selection.scopes {
        let (organization_id, scope_id) = (&scope.organization_id, scope.scope.id());
        change.record(Entry::of_scope(organization_id, scope_id, Action::TrailExported, "", filters(query)));
    }
    change.commit().await
}

/// The filters of an export, as far as there are any.
fn filters(query: &Query) -> Value {
    let person = query.person.trim();
    let filters = [
        ("topic", query.topic.map(|topic| json!(topic))),
        ("person", (!person.is_empty()).then(|| json!(person))),
        ("since", query.since.map(|moment| json!(moment))),
        ("until", query.until.map(|moment| json!(moment))),
    ];
    filters.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect::<Map<_, _>>().into()
}

impl Export {
    /// The next entries, newest first; empty at the end.
    pub async fn next(&mut self) -> Outcome<Vec<NamedEntry>> {
        let mut connection = self.db.read().await?;
        let rows = self.selection.fetch(&mut connection, &self.from, BATCH.min(self.left)).await?;
        self.left -= rows.len();
        if let Some(last) = rows.last() {
            self.from = Cursor::After(last.place());
        }
        let mut names = Names::default();
        let mut entries = Vec::new();
        for row in rows {
            entries.extend(names.entry(&mut connection, &self.selection, row).await?);
        }
        Ok(entries)
    }
}
