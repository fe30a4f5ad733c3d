//! *Downloads*: files of software, who is entitled to them, and who downloaded what.

use super::orders::products_of;
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        audit::Action,
        moment::Moment,
        person::full_name,
        register::RecordKind,
        software::{Bought, Entitlement, ForProduct, entitlement},
    },
    server::{
        access::{Actor, assert_unchanged, authorize},
        audit::{Entry, changes},
        change::Change,
        context::Context,
        db::{
            self, Buyer, Connection,
            imports::ImportRow,
            order_lines::BoughtRow,
            products::ProductRow,
            software::{DownloadRow, SoftwareRow, StoredRow},
        },
        failure::Outcome,
        ids::new_id,
        register_file::SoftwareFile,
        session::TOUCH_INTERVAL,
        text::sort_key,
        workflow::{
            imports::{Effect, digest_of},
            scopes::{NamedScope, Scoped, select_scopes, visible_accounts},
        },
    },
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::PathBuf,
};

/// Files of a page.
pub const MOST_SHOWN: usize = 300;
/// Downloads of the report.
pub const MOST_REPORTED: usize = 200;

/// Writes a file of a register.
pub async fn import_file(change: &mut Change, file: &SoftwareFile) -> Outcome<Effect> {
    let (digest, now) = (digest_of(file), change.now);
    let former = db::software::find_by_register_id(change, &file.id).await?;
    if former.as_ref().is_some_and(|former| former.digest == digest) {
        return Ok(Effect::Unchanged);
    }
    let row = SoftwareRow {
        id: former.as_ref().map_or_else(|| new_id(now), |former| former.id.clone()),
        register_id: file.id.clone(),
        title: file.title.clone(),
        sort_name: sort_key(&file.title),
        language: file.language.clone(),
        os: file.os.clone(),
        architecture: file.architecture.clone(),
        form: file.form.clone(),
        released_on: file.released_on.clone(),
        name: file.name.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
        withdrawn: file.withdrawn.clone(),
        digest,
    };
    db::software::save(change, &row, &file.products).await?;
    let (action, effect) = match &former {
        Some(_) => (Action::SoftwareUpdated, Effect::Updated),
        None => (Action::SoftwareCreated, Effect::Created),
    };
    let mut details = changes(&former.as_ref().map_or(Value::Null, facts), &facts(&row));
    if details != json!({}) {
        details["file"] = json!(row.register_id);
        change.record(Entry::of_nobody(action, &row.id, details));
    }
    Ok(effect)
}

/// What the register says of a file, for the audit trail to compare.
fn facts(row: &SoftwareRow) -> Value {
    json!({
        "title": row.title,
        "released_on": row.released_on,
        "file_name": row.name,
        "size": row.size,
        "sha256": row.sha256,
        "withdrawn": row.withdrawn,
    })
}

/// Whether a file can be downloaded, and why not.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum FileState {
    /// It can.
    Available,
    /// Its bytes have not arrived yet, or are not what the register says.
    Missing,
    /// It was released after the coverage ended, on this day.
    After(String),
    /// What was bought does not entitle to it.
    NotEntitled,
    /// It is no longer offered, for this reason.
    Withdrawn(String),
}

/// A file as someone sees it.
#[derive(Clone, Debug)]
pub struct ShownFile {
    /// What the register says.
    pub row: SoftwareRow,
    /// The products that it is for.
    pub products: Vec<ForProduct>,
    /// Whether it can be downloaded.
    pub state: FileState,
    /// The purchasing account that entitles to it.
    pub account_id: Option<String>,
    /// When the person downloaded it last.
    pub downloaded_at: Option<Moment>,
}

/// What purchasing accounts have bought of some products, and has begun.
#[derive(Default)]
struct Holdings {
    accounts: Vec<(String, Vec<BoughtRow>)>,
    products: HashMap<String, ProductRow>,
}

impl Holdings {
    /// Adds what was bought in a purchasing account: products of these families, or all.
    async fn add(
        &mut self,
        connection: &mut Connection,
        scope: &NamedScope,
        families: Option<&BTreeSet<String>>,
        today: &str,
    ) -> Outcome<()> {
        let id = scope.scope.id();
        let parts = db::order_lines::list_parts(connection, &Buyer::Account(id.to_owned())).await?;
        let mut products = products_of(connection, parts.iter().map(String::as_str)).await?;
        products.retain(|_, product| families.is_none_or(|families| families.contains(&product.family)));
        let keys: Vec<&str> = products.keys().map(String::as_str).collect();
        let bought = net(db::order_lines::list_bought(connection, id, &keys, today).await?);
        self.accounts.push((id.to_owned(), bought));
        self.products.extend(products);
        Ok(())
    }

    /// The families of which something was bought.
    fn families(&self) -> BTreeSet<String> {
        let rows = self.accounts.iter().flat_map(|(_, rows)| rows);
        rows.filter_map(|row| Some(self.products.get(&row.part_key)?.family.clone())).collect()
    }

    /// The best entitlement to a file, and the purchasing account that has it.
    fn entitlement(&self, products: &[ForProduct], released_on: &str) -> (Entitlement, Option<String>) {
        let of = |(id, rows): &(String, Vec<BoughtRow>)| {
            let bought = rows.iter().filter_map(|row| Some(bought(self.products.get(&row.part_key)?, row)));
            (entitlement(bought, products, released_on), id.clone())
        };
        let mut best = (Entitlement::None, None);
        for (found, id) in self.accounts.iter().map(of) {
            if found > best.0 {
                best = (found, Some(id));
            }
        }
        best
    }
}

/// What is left of products after what was given back.
fn net(rows: Vec<BoughtRow>) -> Vec<BoughtRow> {
    let mut totals: HashMap<String, i64> = HashMap::new();
    for row in &rows {
        let total = totals.entry(row.part_key.clone()).or_default();
        *total = total.saturating_add(row.quantity);
    }
    rows.into_iter().filter(|row| row.quantity > 0 && totals[&row.part_key] > 0).collect()
}

fn bought<'a>(product: &'a ProductRow, row: &'a BoughtRow) -> Bought<'a> {
    Bought {
        family: &product.family,
        version: product.version.as_deref(),
        r#type: product.r#type,
        usage_until: row.usage_until.as_deref(),
        assurance_until: row.assurance_until.as_deref(),
    }
}

/// The files for products of some families, as the owner of the holdings sees them.
async fn shown(
    connection: &mut Connection,
    actor: &Actor,
    holdings: &Holdings,
    rows: Vec<SoftwareRow>,
) -> Outcome<Vec<ShownFile>> {
    let (ids, hashes): (Vec<&str>, Vec<&str>) = rows.iter().map(|row| (row.id.as_str(), row.sha256.as_str())).unzip();
    let mut products: HashMap<String, Vec<ForProduct>> = HashMap::new();
    for one in db::software::list_products(connection, &ids).await? {
        products.entry(one.file_id).or_default().push(ForProduct { family: one.family, version: one.version });
    }
    let stored = db::software::list_stored(connection, &hashes).await?;
    let stored: HashMap<String, StoredRow> = stored.into_iter().map(|row| (row.sha256.clone(), row)).collect();
    let last = db::software::list_last_downloads(connection, &actor.user().id).await?;
    let last: HashMap<String, Moment> = last.into_iter().collect();
    let shown = rows.into_iter().map(|row| {
        let products = products.remove(&row.id).unwrap_or_default();
        let (entitlement, account_id) = holdings.entitlement(&products, &row.released_on);
        let state = state(&row, stored.get(&row.sha256), entitlement);
        let downloaded_at = last.get(&row.id).copied();
        ShownFile { row, products, state, account_id, downloaded_at }
    });
    Ok(shown.collect())
}

fn state(row: &SoftwareRow, stored: Option<&StoredRow>, entitlement: Entitlement) -> FileState {
    let withdrawn = row.withdrawn.as_ref().or_else(|| stored?.withdrawn.as_ref());
    match (withdrawn, entitlement) {
        (Some(reason), _) => FileState::Withdrawn(reason.clone()),
        (None, Entitlement::None) => FileState::NotEntitled,
        (None, Entitlement::After(day)) => FileState::After(day),
        (None, Entitlement::Entitled) if stored.is_some_and(|stored| stored.size == row.size) => FileState::Available,
        (None, Entitlement::Entitled) => FileState::Missing,
    }
}

/// Which files a page shows.
#[derive(Clone, Debug, Default)]
pub struct FileQuery {
    /// The purchasing account in the address.
    pub account: Option<String>,
    /// For a product of this family.
    pub family: String,
    /// In this language, by the register's code.
    pub language: String,
    /// For this operating system, by the register's code.
    pub os: String,
    /// Of this form, by the register's code.
    pub form: String,
}

impl FileQuery {
    fn matches(&self, file: &ShownFile) -> bool {
        let is_any_or = |wanted: &str, code: Option<&str>| wanted.is_empty() || code.is_none_or(|code| code == wanted);
        (self.family.is_empty() || file.products.iter().any(|product| product.family == self.family))
            && is_any_or(&self.language, file.row.language.as_deref())
            && is_any_or(&self.os, file.row.os.as_deref())
            && (self.form.is_empty() || file.row.form == self.form)
    }
}

/// What there is to choose from.
#[derive(Clone, Debug, Default)]
pub struct FileChoices {
    /// Families of products.
    pub families: BTreeSet<String>,
    /// Languages, by the register's codes.
    pub languages: BTreeSet<String>,
    /// Operating systems, by the register's codes.
    pub systems: BTreeSet<String>,
    /// Forms, by the register's codes.
    pub forms: BTreeSet<String>,
}

/// Files to download.
#[derive(Clone, Debug)]
pub struct FileList {
    /// The purchasing accounts whose products they are for.
    pub scopes: Vec<NamedScope>,
    /// The files that match: those that can be downloaded first, by title, in the reader's language first.
    pub files: Vec<ShownFile>,
    /// Whether there are more than are shown.
    pub is_cut: bool,
    /// What there is to choose from.
    pub choices: FileChoices,
    /// The import whose files the page shows.
    pub import: Option<ImportRow>,
}

/// The files for what was bought.
pub async fn list(context: &Context, query: &FileQuery) -> Outcome<Scoped<FileList>> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let mut connection = context.read().await?;
    let all = visible_accounts(&mut connection, &actor, Permission::DownloadSoftware).await?;
    let scopes = match select_scopes(&actor, all, query.account.as_deref()) {
        Ok(scopes) => scopes,
        Err(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let (mut holdings, today) = (Holdings::default(), context.today().to_string());
    for scope in &scopes {
        holdings.add(&mut connection, scope, None, &today).await?;
    }
    let bought = holdings.families();
    let families: Vec<&str> = bought.iter().map(String::as_str).collect();
    let rows = db::software::list_of_families(&mut connection, &families).await?;
    let mut files = shown(&mut connection, &actor, &holdings, rows).await?;
    let import = db::imports::find_newest(&mut connection, RecordKind::Files).await?;
    let choices = choices(&files, &bought);
    files.retain(|file| query.matches(file));
    let own = context.language.code();
    files.sort_by_cached_key(|file| {
        let row = &file.row;
        let is_foreign = row.language.as_deref() != Some(own);
        let is_closed = file.state != FileState::Available;
        (is_closed, row.sort_name.clone(), is_foreign, row.language.clone(), row.register_id.clone())
    });
    let is_cut = files.len() > MOST_SHOWN;
    files.truncate(MOST_SHOWN);
    Ok(Scoped::Allowed(FileList { scopes, files, is_cut, choices, import }))
}

/// The files for a product that the actor may download, of all purchasing accounts, by name: whatever version it is, or this one.
pub async fn list_available(context: &Context, family: &str, version: Option<&str>) -> Outcome<Vec<SoftwareRow>> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let mut connection = context.read().await?;
    let scopes = visible_accounts(&mut connection, &actor, Permission::DownloadSoftware).await?;
    let (mut holdings, today) = (Holdings::default(), context.today().to_string());
    let families = BTreeSet::from([family.to_owned()]);
    for scope in &scopes {
        holdings.add(&mut connection, scope, Some(&families), &today).await?;
    }
    let rows = db::software::list_of_families(&mut connection, &[family]).await?;
    let mut files = shown(&mut connection, &actor, &holdings, rows).await?;
    let is_of = |product: &ForProduct| {
        product.family == family
            && (version.is_none() || product.version.is_none() || product.version.as_deref() == version)
    };
    files.retain(|file| file.state == FileState::Available && file.products.iter().any(is_of));
    let mut rows: Vec<SoftwareRow> = files.into_iter().map(|file| file.row).collect();
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(rows)
}

fn choices(files: &[ShownFile], bought: &BTreeSet<String>) -> FileChoices {
    let mut choices = FileChoices::default();
    for file in files {
        let families = file.products.iter().map(|product| &product.family).filter(|family| bought.contains(*family));
        choices.families.extend(families.cloned());
        choices.languages.extend(file.row.language.clone());
        choices.systems.extend(file.row.os.clone());
        choices.forms.insert(file.row.form.clone());
    }
    choices
}

/// A file with its place.
#[derive(Clone, Debug)]
pub struct FileView {
    /// The file.
    pub file: ShownFile,
    /// The purchasing accounts that have bought a product that it is for.
    pub scopes: Vec<NamedScope>,
    /// The import whose files the page shows.
    pub import: Option<ImportRow>,
}

/// A file; one for products of which nothing was bought does not exist. The choice of an account does not count: a link to
/// a file goes on working.
pub async fn view(context: &Context, id: &str) -> Outcome<FileView> {
    find(context, id, Looking::Everywhere).await
}

/// The same, to send the file: the first purchasing account that entitles to it is enough.
pub async fn view_to_send(context: &Context, id: &str) -> Outcome<FileView> {
    find(context, id, Looking::UntilEntitled).await
}

/// In which purchasing accounts it is looked for what was bought.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Looking {
    Everywhere,
    UntilEntitled,
}

async fn find(context: &Context, id: &str, looking: Looking) -> Outcome<FileView> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let mut connection = context.read().await?;
    let row = db::software::find(&mut connection, id).await?.ok_or(ApiError::NotFound)?;
    let of_file = db::software::list_products(&mut connection, &[id]).await?;
    let products: Vec<ForProduct> =
        of_file.into_iter().map(|one| ForProduct { family: one.family, version: one.version }).collect();
    let families: BTreeSet<String> = products.iter().map(|product| product.family.clone()).collect();
    let mut scopes = visible_accounts(&mut connection, &actor, Permission::DownloadSoftware).await?;
    let (mut holdings, today) = (Holdings::default(), context.today().to_string());
    for scope in &scopes {
        holdings.add(&mut connection, scope, Some(&families), &today).await?;
        let is_entitled = || holdings.entitlement(&products, &row.released_on).0 == Entitlement::Entitled;
        if looking == Looking::UntilEntitled && is_entitled() {
            break;
        }
    }
    // In the order of the scopes, of which the last ones may not have been looked at.
    let mut accounts = holdings.accounts.iter();
    scopes.retain(|_| accounts.next().is_some_and(|(_, bought)| !bought.is_empty()));
    if scopes.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    let file = shown(&mut connection, &actor, &holdings, vec![row]).await?.into_iter().next();
    let import = db::imports::find_newest(&mut connection, RecordKind::Files).await?;
    Ok(FileView { file: file.ok_or(ApiError::NotFound)?, scopes, import })
}

/// The bytes of a file that someone may download.
#[derive(Clone, Debug)]
pub struct Granted {
    /// Where they are.
    pub path: PathBuf,
    /// How many there are.
    pub size: u64,
}

impl FileView {
    /// Its bytes, if the person may download them.
    #[must_use]
    pub fn granted(&self, context: &Context) -> Option<Granted> {
        let folder = context.app.config.files.as_ref().filter(|_| self.file.state == FileState::Available)?;
        let size = u64::try_from(self.file.row.size).ok()?;
        Some(Granted { path: folder.path(&self.file.row.sha256), size })
    }
}

/// Notes that someone downloads a file, once in an hour: before the first byte.
pub async fn note(context: &Context, view: &FileView) -> Outcome<()> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let (row, now) = (&view.file.row, context.now);
    if db::software::is_noted(&mut context.read().await?, &row.id, &actor.user().id, now).await? {
        return Ok(());
    }
    let entitled = view.scopes.iter().find(|scope| Some(scope.scope.id()) == view.file.account_id.as_deref());
    let scope = entitled.ok_or(ApiError::NotFound)?;
    let mut change = context.change(actor.by()).await?;
    let actor = actor.recheck(&mut change, &[]).await?;
    let (user_id, account_id) = (&actor.user().id, scope.scope.id());
    if db::software::note_download(&mut change, &row.id, user_id, account_id, now).await? {
        let details = json!({ "file": row.register_id, "file_name": row.name });
        let action = Action::SoftwareDownloaded;
        change.record(Entry::of_scope(&scope.organization_id, account_id, action, &row.id, details));
    }
    change.commit().await
}

/// Whether a transfer may go on: the person may still download the file, and it is still offered with the bytes that are sent.
/// As long as it does, the session is in use.
pub async fn assert_going_on(context: &Context, id: &str, sha256: &str) -> Outcome<()> {
    assert_unchanged(&mut context.read().await?, context).await?;
    keep_session(context).await?;
    let file = view_to_send(context, id).await?.file;
    let is_same = file.state == FileState::Available && file.row.sha256 == sha256;
    if is_same { Ok(()) } else { Err(ApiError::Forbidden.into()) }
}

async fn keep_session(context: &Context) -> Outcome<()> {
    let Some(session) = &context.session else { return Ok(()) };
    let now = context.app.clock.now();
    let row = db::sessions::find(&mut context.read().await?, &session.token_hash).await?;
    if row.is_some_and(|row| now - row.session_active_at >= TOUCH_INTERVAL) {
        let mut tx = context.app.db.write().await?;
        db::sessions::touch(&mut tx, &session.token_hash, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// A download with the name of the person.
#[derive(Clone, Debug)]
pub struct NamedDownload {
    /// The download.
    pub row: DownloadRow,
    /// Who.
    pub name: String,
}

/// Who downloaded what.
#[derive(Clone, Debug)]
pub struct DownloadReport {
    /// The purchasing accounts.
    pub scopes: Vec<NamedScope>,
    /// The latest downloads.
    pub downloads: Vec<NamedDownload>,
    /// Whether they are only the actor's own.
    pub are_own: bool,
}

/// The latest downloads: of everyone where the actor sees the people, elsewhere the actor's own.
pub async fn report(context: &Context, account: Option<&str>) -> Outcome<Scoped<DownloadReport>> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let mut connection = context.read().await?;
    let all = visible_accounts(&mut connection, &actor, Permission::DownloadSoftware).await?;
    let scopes = match select_scopes(&actor, all, account) {
        Ok(scopes) => scopes,
        Err(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let limit = i64::try_from(MOST_REPORTED).unwrap_or(i64::MAX);
    let (mut rows, mut are_own) = (Vec::new(), true);
    for scope in &scopes {
        let sees_people = actor.can_in(Permission::ViewUsers, &scope.scope);
        are_own &= !sees_people;
        let whose = (!sees_people).then_some(actor.user().id.as_str());
        rows.append(&mut db::software::list_downloads(&mut connection, scope.scope.id(), whose, limit).await?);
    }
    rows.sort_by_cached_key(|row| (std::cmp::Reverse(row.at), row.file_id.clone(), row.user_id.clone()));
    rows.truncate(MOST_REPORTED);
    let downloads = named(&mut connection, rows).await?;
    Ok(Scoped::Allowed(DownloadReport { scopes, downloads, are_own }))
}

async fn named(connection: &mut Connection, rows: Vec<DownloadRow>) -> Outcome<Vec<NamedDownload>> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for row in &rows {
        if !names.contains_key(&row.user_id) {
            let user = db::users::find(connection, &row.user_id).await?;
            let name = user.map(|user| full_name(&user.first_name, &user.last_name)).unwrap_or_default();
            names.insert(row.user_id.clone(), name);
        }
    }
    Ok(rows.into_iter().map(|row| NamedDownload { name: names[&row.user_id].clone(), row }).collect())
}
