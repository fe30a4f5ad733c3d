//! *Downloads*: files of software, who is entitled to them, and sending them.

use super::holdings::Holdings;
use crate::{
    api::ApiError,
    domain::{
        access::Permission,
        audit::Action,
        moment::Moment,
        register::RecordKind,
        software::{Entitlement, ForProduct},
    },
    server::{
        access::{Actor, authorize},
        audit::Entry,
        context::Context,
        db::{
            self, Connection,
            imports::ImportRow,
            order_lines::BoughtOf,
            software::{SoftwareRow, StoredRow},
        },
        failure::Outcome,
        workflow::scopes::{NamedScope, Scoped, select_accounts, visible_accounts},
    },
};
use serde_json::json;
use std::{
    collections::{BTreeSet, HashMap},
    path::PathBuf,
};

/// Files of a page.
pub const MOST_SHOWN: usize = 300;

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

/// Files as the owner of the holdings sees them.
async fn shown(
    connection: &mut Connection,
    context: &Context,
    holdings: &Holdings,
    rows: Vec<(SoftwareRow, Vec<ForProduct>)>,
) -> Outcome<Vec<ShownFile>> {
    let hashes: Vec<&str> = rows.iter().map(|(row, _)| row.sha256.as_str()).collect();
    let mut stored = HashMap::new();
    // Without the folder, there is nothing to send.
    if context.app.config.files.is_some() {
        let found = db::software::list_stored(connection, &hashes).await?;
        stored.extend(found.into_iter().map(|row| (row.sha256.clone(), row)));
    }
    let shown = rows.into_iter().map(|(row, products)| {
        let (entitlement, account_id) = holdings.entitlement(&products, &row.released_on);
        let state = state(&row, stored.get(&row.sha256), entitlement);
        ShownFile { row, products, state, account_id, downloaded_at: None }
    });
    Ok(shown.collect())
}

/// The released files for products of some families, with the products that they are for.
async fn released(
    connection: &mut Connection,
    families: &BTreeSet<String>,
    today: &str,
) -> Outcome<Vec<(SoftwareRow, Vec<ForProduct>)>> {
    let families: Vec<&str> = families.iter().map(String::as_str).collect();
    let mut rows = db::software::list_of_families(connection, &families).await?;
    rows.retain(|row| row.released_on.as_str() <= today);
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let mut products: HashMap<String, Vec<ForProduct>> = HashMap::new();
    for one in db::software::list_products(connection, &ids).await? {
        products.entry(one.file_id).or_default().push(ForProduct { family: one.family, version: one.version });
    }
    let with_products = |row: SoftwareRow| {
        let of = products.remove(&row.id).unwrap_or_default();
        (row, of)
    };
    Ok(rows.into_iter().map(with_products).collect())
}

/// Adds when the person downloaded files last.
async fn add_downloads(connection: &mut Connection, actor: &Actor, files: &mut [ShownFile]) -> Outcome<()> {
    let last = db::software::list_last_downloads(connection, &actor.user().id).await?;
    let last: HashMap<String, Moment> = last.into_iter().collect();
    for file in files {
        file.downloaded_at = last.get(&file.row.id).copied();
    }
    Ok(())
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
    let account = query.account.as_deref();
    let scopes = match select_accounts(&mut connection, &actor, Permission::DownloadSoftware, account).await? {
        Scoped::Allowed(scopes) => scopes,
        Scoped::NotHere(scopes) => return Ok(Scoped::NotHere(scopes)),
    };
    let (mut holdings, today) = (Holdings::default(), context.today().to_string());
    for scope in &scopes {
        holdings.add(&mut connection, scope, BoughtOf::Everything, &today).await?;
    }
    let bought = holdings.families();
    let rows = released(&mut connection, &bought, &today).await?;
    let mut files = shown(&mut connection, context, &holdings, rows).await?;
    add_downloads(&mut connection, &actor, &mut files).await?;
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
pub async fn list_available(context: &Context, family: &str, version: Option<&str>) -> Outcome<Vec<ShownFile>> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let mut connection = context.read().await?;
    let scopes = visible_accounts(&mut connection, &actor, Permission::DownloadSoftware).await?;
    let (mut holdings, today) = (Holdings::default(), context.today().to_string());
    for scope in &scopes {
        holdings.add(&mut connection, scope, BoughtOf::Family(family), &today).await?;
    }
    let rows = released(&mut connection, &holdings.families(), &today).await?;
    let mut files = shown(&mut connection, context, &holdings, rows).await?;
    let is_of = |product: &ForProduct| {
        product.family == family
            && (version.is_none() || product.version.is_none() || product.version.as_deref() == version)
    };
    files.retain(|file| file.state == FileState::Available && file.products.iter().any(is_of));
    files.sort_by(|one, other| (&one.row.name, &one.row.register_id).cmp(&(&other.row.name, &other.row.register_id)));
    Ok(files)
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
    /// The products of it of which something was bought: one at least.
    pub bought: Vec<ForProduct>,
    /// The purchasing accounts that have bought them.
    pub scopes: Vec<NamedScope>,
    /// Where there are others in place of a withdrawn one.
    pub others: Vec<OtherFiles>,
    /// The import whose files the page shows.
    pub import: Option<ImportRow>,
}

/// Files for a product that the actor may download.
#[derive(Clone, Debug)]
pub struct OtherFiles {
    /// The family of the product.
    pub family: String,
    /// A purchasing account that entitles to some of them.
    pub account_id: String,
}

/// A file; one for products of which nothing was bought does not exist. The choice of an account does not count: a link to
/// a file goes on working.
pub async fn view(context: &Context, id: &str) -> Outcome<FileView> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    let mut connection = context.read().await?;
    let mut view = find(&mut connection, context, &actor, id, Looking::Everywhere).await?;
    add_downloads(&mut connection, &actor, std::slice::from_mut(&mut view.file)).await?;
    view.import = db::imports::find_newest(&mut connection, RecordKind::Files).await?;
    drop(connection);
    if matches!(view.file.state, FileState::Withdrawn(_)) {
        view.others = others(context, &view.bought).await?;
    }
    Ok(view)
}

/// The same, to send the file: the first purchasing account that entitles to it is enough, and nothing is said beside it.
pub async fn view_to_send(context: &Context, id: &str) -> Outcome<FileView> {
    let actor = authorize(context, Permission::DownloadSoftware)?;
    find(&mut context.read().await?, context, &actor, id, Looking::UntilEntitled).await
}

/// Where there are files that the actor may download, for these products.
async fn others(context: &Context, products: &[ForProduct]) -> Outcome<Vec<OtherFiles>> {
    let families: BTreeSet<&str> = products.iter().map(|product| product.family.as_str()).collect();
    let mut others = Vec::new();
    for family in families {
        let first = list_available(context, family, None).await?.into_iter().find_map(|file| file.account_id);
        others.extend(first.map(|account_id| OtherFiles { family: family.to_owned(), account_id }));
    }
    Ok(others)
}

/// In which purchasing accounts it is looked for what was bought.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Looking {
    Everywhere,
    UntilEntitled,
}

async fn find(
    connection: &mut Connection,
    context: &Context,
    actor: &Actor,
    id: &str,
    looking: Looking,
) -> Outcome<FileView> {
    let today = context.today().to_string();
    let row = db::software::find(connection, id).await?.filter(|row| row.released_on <= today);
    let row = row.ok_or(ApiError::NotFound)?;
    let of_file = db::software::list_products(connection, &[id]).await?;
    let products: Vec<ForProduct> =
        of_file.into_iter().map(|one| ForProduct { family: one.family, version: one.version }).collect();
    let mut scopes = visible_accounts(connection, actor, Permission::DownloadSoftware).await?;
    let mut holdings = Holdings::default();
    for scope in &scopes {
        holdings.add(connection, scope, BoughtOf::File(id), &today).await?;
        let is_entitled = || holdings.entitlement(&products, &row.released_on).0 == Entitlement::Entitled;
        if looking == Looking::UntilEntitled && is_entitled() {
            break;
        }
    }
    // In the order of the scopes, of which the last ones may not have been looked at.
    let mut accounts = holdings.accounts.iter();
    scopes.retain(|_| accounts.next().is_some_and(|(_, bought)| !bought.is_empty()));
    let families = holdings.families();
    let bought: Vec<ForProduct> =
        products.iter().filter(|product| families.contains(&product.family)).cloned().collect();
    if bought.is_empty() {
        return Err(ApiError::NotFound.into());
    }
    let file = shown(connection, context, &holdings, vec![(row, products)]).await?.into_iter().next();
    Ok(FileView { file: file.ok_or(ApiError::NotFound)?, bought, scopes, others: Vec::new(), import: None })
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
pub async fn assert_going_on(context: &Context, id: &str, sha256: &str) -> Outcome<()> {
    let file = view_to_send(context, id).await?.file;
    let is_same = file.state == FileState::Available && file.row.sha256 == sha256;
    if is_same { Ok(()) } else { Err(ApiError::Forbidden.into()) }
}
