//! Every path of the product. A path with a placeholder is the router's own pattern, which [`of`] fills in. Server
//! functions define their own paths.

/// Leads to the page to sign in.
pub const ROOT: &str = "/";
/// Where people sign in (R14).
pub const SIGN_IN: &str = "/Customer/";
/// Another spelling of it.
pub const SIGN_IN_BARE: &str = "/Customer";
/// Where a signed-in person begins.
pub const HOME: &str = "/home";

/// Ends the session.
pub const SIGN_OUT: &str = "/sign-out";
/// Chooses the language.
pub const LANGUAGE: &str = "/language";
/// Chooses the purchasing account to work in.
pub const SCOPE: &str = "/scope";

/// Asking for the invitation again.
pub const RESEND: &str = "/resend";
/// Its one answer.
pub const RESEND_SENT: &str = "/resend/sent";

/// The link of an invitation.
pub const INVITATION_LINK: &str = "/i/{token}";
/// What the link opened last leads to.
pub const REGISTER: &str = "/register";
/// Accepts with the account that the address has.
pub const REGISTER_ACCOUNT: &str = "/register/account";
/// Declining.
pub const REGISTER_DECLINE: &str = "/register/decline";
/// Takes a decline back.
pub const REGISTER_UNDO: &str = "/register/undo";
/// Asks for a new link in place of an expired one.
pub const REGISTER_RENEW: &str = "/register/renew";
/// Its answer.
pub const REGISTER_SENT: &str = "/register/sent";

/// Asking for a link to set a new password.
pub const FORGOT_PASSWORD: &str = "/forgot-password";
/// Its one answer.
pub const FORGOT_PASSWORD_SENT: &str = "/forgot-password/sent";
/// The link to set a new password.
pub const RESET_LINK: &str = "/r/{token}";
/// Setting a new password with the link opened last.
pub const RESET_PASSWORD: &str = "/reset-password";

/// The own profile.
pub const PROFILE: &str = "/profile";
/// Changes the own password.
pub const PROFILE_PASSWORD: &str = "/profile/password";

/// Leads to the first page of the menu *Account*.
pub const ACCOUNT: &str = "/account";
/// The list of people.
pub const PEOPLE: &str = "/account/access";
/// Inviting people.
pub const INVITE: &str = "/account/access/invite";
/// A person.
pub const PERSON: &str = "/account/access/people/{user}";
/// Undoes an act.
pub const UNDO: &str = "/account/access/undo";
/// Gives a role.
pub const PERSON_ROLES: &str = "/account/access/people/{user}/roles";
/// Taking a role away.
pub const PERSON_REMOVE_ROLE: &str = "/account/access/people/{user}/roles/remove";
/// Deactivating a person.
pub const PERSON_DEACTIVATE: &str = "/account/access/people/{user}/deactivate";
/// Gives access back.
pub const PERSON_REACTIVATE: &str = "/account/access/people/{user}/reactivate";
/// Ends every session of a person.
pub const PERSON_END_SESSIONS: &str = "/account/access/people/{user}/end-sessions";
/// A pending invitation.
pub const INVITATION: &str = "/account/access/invitations/{invitation}";
/// Sends it again.
pub const INVITATION_RESEND: &str = "/account/access/invitations/{invitation}/resend";
/// Sends it again and voids earlier links.
pub const INVITATION_VOID: &str = "/account/access/invitations/{invitation}/void";
/// Cancelling it.
pub const INVITATION_CANCEL: &str = "/account/access/invitations/{invitation}/cancel";
/// Confirms it.
pub const INVITATION_CONFIRM: &str = "/account/access/invitations/{invitation}/confirm";
/// Changes its roles.
pub const INVITATION_ROLES: &str = "/account/access/invitations/{invitation}/roles";

/// The access reviews of purchasing accounts.
pub const REVIEWS: &str = "/account/access/review";
/// The access review of a purchasing account.
pub const REVIEW: &str = "/account/access/review/{account}";
/// Decides about people.
pub const REVIEW_DECIDE: &str = "/account/access/review/{account}/decide";
/// Taking the roles of people away.
pub const REVIEW_REMOVE: &str = "/account/access/review/{account}/remove";
/// Completes it.
pub const REVIEW_COMPLETE: &str = "/account/access/review/{account}/complete";
/// The reviews that were completed.
pub const REVIEW_PAST: &str = "/account/access/review/{account}/past";
/// The evidence of a review as a workbook.
pub const REVIEW_XLSX: &str = "/account/access/review/{account}/evidence.xlsx";
/// The same as CSV.
pub const REVIEW_CSV: &str = "/account/access/review/{account}/evidence.csv";

/// The audit trail.
pub const AUDIT: &str = "/account/audit";
/// Its export.
pub const AUDIT_EXPORT: &str = "/account/audit.csv";

/// The domains of a purchasing account.
pub const DOMAINS: &str = "/account/domains";
/// Adding a domain.
pub const DOMAIN_ADD: &str = "/account/domains/add";
/// Uses a domain of the organization in another purchasing account.
pub const DOMAIN_USE: &str = "/account/domains/use";
/// A domain.
pub const DOMAIN: &str = "/account/domains/{domain}";
/// Looks for its record.
pub const DOMAIN_CHECK: &str = "/account/domains/{domain}/check";
/// Issues a new value.
pub const DOMAIN_RENEW: &str = "/account/domains/{domain}/renew";
/// Uses it no longer in a purchasing account.
pub const DOMAIN_STOP: &str = "/account/domains/{domain}/stop";
/// Removing it.
pub const DOMAIN_REMOVE: &str = "/account/domains/{domain}/remove";

/// The online services of a purchasing account.
pub const SERVICES: &str = "/services";
/// A subscription.
pub const SUBSCRIPTION: &str = "/services/{subscription}";
/// Assigning its seats.
pub const SEATS_ASSIGN: &str = "/services/{subscription}/assign";
/// Reserving further seats.
pub const RESERVE: &str = "/services/{subscription}/reserve";
/// Checks a file with people.
pub const SEATS_FILE: &str = "/services/{subscription}/assign/file";
/// A file with people to begin with.
pub const SEATS_TEMPLATE: &str = "/services/{subscription}/assign/template.csv";
/// Taking a seat away.
pub const SEAT_REMOVE: &str = "/services/{subscription}/remove";
/// Puts a seat first.
pub const SEAT_KEEP: &str = "/services/{subscription}/keep";
/// Chooses who may use it.
pub const SUBSCRIPTION_SWITCH: &str = "/services/{subscription}/switch";
/// The export of its seats.
pub const SEATS_EXPORT: &str = "/services/{subscription}/seats.csv";

/// The agreements.
pub const AGREEMENTS: &str = "/agreements";
/// An agreement.
pub const AGREEMENT: &str = "/agreements/{agreement}";
/// What the customer writes down about a purchasing account.
pub const ACCOUNT_EDIT: &str = "/agreements/{agreement}/accounts/{account}";
/// The list of agreements as a workbook.
pub const AGREEMENTS_XLSX: &str = "/agreements.xlsx";
/// The list of agreements as CSV.
pub const AGREEMENTS_CSV: &str = "/agreements.csv";

/// The orders.
pub const ORDERS: &str = "/orders";
/// Their lines as a workbook.
pub const ORDERS_XLSX: &str = "/orders.xlsx";
/// Their lines as CSV.
pub const ORDERS_CSV: &str = "/orders.csv";
/// An order.
pub const ORDER: &str = "/orders/{order}";
/// Its lines as a workbook.
pub const ORDER_XLSX: &str = "/orders/{order}/lines.xlsx";
/// Its lines as CSV.
pub const ORDER_CSV: &str = "/orders/{order}/lines.csv";
/// The licenses as of a day.
pub const LICENSES: &str = "/licenses";
/// The same as a workbook.
pub const LICENSES_XLSX: &str = "/licenses.xlsx";
/// The same as CSV.
pub const LICENSES_CSV: &str = "/licenses.csv";
/// The product keys.
pub const KEYS: &str = "/keys";
/// Finds keys by their characters, which are not part of the address.
pub const KEYS_FIND: &str = "/keys/find";
/// Takes keys away as a file.
pub const KEYS_EXPORT: &str = "/keys/export";
/// A product key.
pub const KEY: &str = "/keys/{key}";
/// Shows it.
pub const KEY_REVEAL: &str = "/keys/{key}/reveal";
/// The lines that make a number of licenses.
pub const LICENSE_LINES: &str = "/licenses/lines";
/// The same as a workbook.
pub const LICENSE_LINES_XLSX: &str = "/licenses/lines.xlsx";
/// The same as CSV.
pub const LICENSE_LINES_CSV: &str = "/licenses/lines.csv";

/// What ends soon, and what has just ended.
pub const DATES: &str = "/dates";
/// Puts something aside that has ended.
pub const DATE_DISMISS: &str = "/dates/dismiss";
/// Shows it again.
pub const DATE_RESTORE: &str = "/dates/restore";
/// Chooses what the person is reminded of.
pub const DATE_REMINDERS: &str = "/dates/reminders";
/// Gives the person's calendar an address.
pub const CALENDAR: &str = "/dates/calendar";
/// Ends the person's calendar.
pub const CALENDAR_END: &str = "/dates/calendar/end";
/// The calendar, for programs that know its address.
pub const CALENDAR_FEED: &str = "/calendar/{token}";

/// Reports about what was bought.
pub const REPORTS: &str = "/reports";
/// Orders by month as a workbook.
pub const REPORTED_ORDERS_XLSX: &str = "/reports/orders.xlsx";
/// Orders by month as CSV.
pub const REPORTED_ORDERS_CSV: &str = "/reports/orders.csv";
/// What ends as a workbook.
pub const REPORTED_ENDING_XLSX: &str = "/reports/ending.xlsx";
/// What ends as CSV.
pub const REPORTED_ENDING_CSV: &str = "/reports/ending.csv";

/// Requests, and what was answered.
pub const REQUESTS: &str = "/requests";
/// Asking for a change of something that the register says.
pub const REQUEST_CHANGE: &str = "/requests/change";
/// Asking for more activations of a product key.
pub const REQUEST_ACTIVATIONS: &str = "/requests/activations";
/// Asking for a role.
pub const REQUEST_ROLE: &str = "/requests/role";
/// A request.
pub const REQUEST: &str = "/requests/{request}";
/// Takes a request back.
pub const REQUEST_WITHDRAW: &str = "/requests/{request}/withdraw";
/// Answers a request for a role.
pub const REQUEST_ANSWER: &str = "/requests/{request}/answer";

/// Cancels a reservation.
pub const RESERVATION_CANCEL: &str = "/requests/{request}/cancel";

/// The link that gives a seat back.
pub const SEAT_LINK: &str = "/s/{token}";
/// Giving the seat of the link opened last back.
pub const SEAT_RETURN: &str = "/seat";

/// Whether an address may use a service.
pub const ENTITLEMENTS: &str = "/api/v1/entitlements";
/// The keys that verify answers to services.
pub const SIGNING_KEYS: &str = "/.well-known/jwks.json";
/// The description of the routes for machines.
pub const OPENAPI: &str = "/api/v1/openapi.json";

/// Help.
pub const SUPPORT: &str = "/support";
/// A help guide.
pub const GUIDE: &str = "/support/{guide}";
/// The guide to reserving seats.
pub const GUIDE_RESERVE: &str = "/support/reserve-online-services";
/// The guide to registering.
pub const GUIDE_REGISTER: &str = "/support/register";
/// The guide to signing in.
pub const GUIDE_SIGN_IN: &str = "/support/sign-in";
/// The guide to the roles.
pub const GUIDE_ROLES: &str = "/support/roles";
/// The guide to online services and domains.
pub const GUIDE_SERVICES: &str = "/support/online-services";
/// The guide to agreements and orders.
pub const GUIDE_AGREEMENTS: &str = "/support/agreements-and-orders";
/// The guide to keeping agreements up to date.
pub const GUIDE_KEEP_UP_TO_DATE: &str = "/support/keep-up-to-date";
/// The guide to licenses.
pub const GUIDE_LICENSES: &str = "/support/licenses";
/// The software to download.
pub const DOWNLOADS: &str = "/downloads";
/// The SHA-256 of the files for a product.
pub const DOWNLOADS_SUMS: &str = "/downloads/SHA256SUMS";
/// Who downloaded what.
pub const DOWNLOADS_REPORT: &str = "/downloads/report";
/// The same as a workbook.
pub const DOWNLOADS_REPORT_XLSX: &str = "/downloads/report.xlsx";
/// The same as CSV.
pub const DOWNLOADS_REPORT_CSV: &str = "/downloads/report.csv";
/// A file.
pub const DOWNLOAD: &str = "/downloads/{file}";
/// Its bytes.
pub const DOWNLOAD_FILE: &str = "/downloads/file/{file}";
/// The guide to downloads.
pub const GUIDE_DOWNLOADS: &str = "/support/downloads";
/// The guide to product keys.
pub const GUIDE_KEYS: &str = "/support/keys";
/// The guide to managing users.
pub const GUIDE_MANAGE_USERS: &str = "/support/manage-users";

/// Whether the process answers.
pub const HEALTH: &str = "/healthz";
/// Whether the server can do its work.
pub const READY: &str = "/readyz";
/// The folder of assets that are named by their content.
pub const ASSETS: &str = "/assets";

/// The development mailbox.
pub const DEV_MAILS: &str = "/dev/mail";
/// A mail in it.
pub const DEV_MAIL: &str = "/dev/mail/{id}";
/// The HTML of a mail in it.
pub const DEV_MAIL_HTML: &str = "/dev/mail/{id}/html";

/// The records of the development DNS.
pub const DEV_DNS: &str = "/dev/dns";

/// A path with an id, a token or a name in place of its placeholder.
#[must_use]
pub fn of(pattern: &str, value: &str) -> String {
    match (pattern.find('{'), pattern.find('}')) {
        (Some(start), Some(end)) => [&pattern[..start], value, &pattern[end + 1..]].concat(),
        _ => pattern.to_owned(),
    }
}

/// A path with two placeholders, filled in their order.
#[must_use]
pub fn of_both(pattern: &str, [outer, inner]: [&str; 2]) -> String {
    // From the end, so that nothing in a value is taken for a placeholder.
    match (pattern.rfind('{'), pattern.rfind('}')) {
        (Some(start), Some(end)) => [&of(&pattern[..start], outer), inner, &pattern[end + 1..]].concat(),
        _ => pattern.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_filled_wherever_it_stands() {
        assert_eq!(of(INVITATION_LINK, "x"), "/i/x");
        assert_eq!(of(PERSON_REMOVE_ROLE, "x"), "/account/access/people/x/roles/remove");
        assert_eq!(of(HOME, "x"), HOME);
        assert_eq!(of_both(ACCOUNT_EDIT, ["{x}", "y"]), "/agreements/{x}/accounts/y");
    }
}
