//! /account/access: the list of people, with search, filters, order and pages.

use crate::support::{
    Answer, NONE, PASSWORD,
    access::{colleague, invite, join, link, path_of, rows},
    agreement, on_both_engines, register,
};
use business_center::{domain::moment::Span, server::jobs::expire_due};

const LIST: &str = "/account/access";

/// Which of how many people a page says that it shows.
fn place(page: &Answer) -> String {
    page.page().with("p", "id", "hits").next().map(|place| place.text().to_owned()).unwrap_or_default()
}

on_both_engines! {
    async fn the_order_is_a_choice_of_the_form_too(app: TestApp) {
        let mut harry = app.register_harry().await;
        let page = harry.get(&format!("{LIST}?sort=-address")).await;
        assert!(page.shows("<option value=\"-address\" selected>Email address, Z to A</option>"), "{}", page.body);
        assert!(!harry.get(LIST).await.shows("-address\" selected"));
    }

    /// Attack cases 2, 4 and 9: what belongs to another organization does not exist.
    async fn another_organization_is_out_of_reach(app: TestApp) {
        let mut harry = app.register_harry().await;
        colleague(&app, &mut harry, "rosa@contoso.com", "account_viewer").await;
        invite(&mut harry, &[("nils@contoso.com", &["account_viewer"])]).await;
        let (rosa, nils) = (path_of(&mut harry, "rosa").await, path_of(&mut harry, "nils").await);
        app.import(&register(&[agreement("5555555555", "eve@fabrikam.com")])).await;
        let mut eve = join(&app, "eve@fabrikam.com").await;
        let list = eve.get(LIST).await;
        assert!(!list.shows("contoso.com") && list.shows("eve@fabrikam.com"), "{}", list.body);
        for path in [rosa.clone(), nils.clone(), format!("{LIST}/people/x"), format!("{LIST}/invitations/-1")] {
            assert_eq!(eve.get(&path).await.status.as_u16(), 404, "{path}");
        }
        for path in ["deactivate", "end-sessions", "reactivate"] {
            assert_eq!(eve.post(&format!("{rosa}/{path}"), &NONE).await.status.as_u16(), 404, "{path}");
        }
        for path in ["cancel", "resend", "void", "confirm", "roles"] {
            assert_eq!(eve.post(&format!("{nils}/{path}"), &NONE).await.status.as_u16(), 404, "{path}");
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM role_assignments WHERE suspended_at IS NOT NULL").await, 0);
    }

    async fn who_stands_alone_on_the_last_page_is_not_the_only_one(app: TestApp) {
        let mut harry = app.register_harry().await;
        let only = "You are the only one here";
        assert!(harry.get(LIST).await.shows(only));
        let emails: Vec<String> = (10..35).map(|number| format!("ana{number}@contoso.com")).collect();
        let roles: [&str; 1] = ["account_viewer"];
        let people: Vec<(&str, &[&str])> = emails.iter().map(|email| (email.as_str(), &roles[..])).collect();
        assert_eq!(invite(&mut harry, &people).await.status.as_u16(), 200);
        let first = harry.get(LIST).await;
        assert!(!first.shows("Harry Miller</a>") && !first.shows(only), "{}", first.body);
        let last = harry.get(&link(&first, "next").expect("a link")).await;
        assert!(last.shows("Harry Miller") && !last.shows(only), "{}", last.body);
    }

    /// Search, filters, order and pages over more people than one page holds.
    async fn people_are_found_filtered_sorted_and_paged(app: TestApp) {
        let mut harry = app.register_harry().await;
        let addresses: Vec<String> = (0..60).map(|number| format!("p{number:02}@contoso.com")).collect();
        let people: Vec<(&str, &[&str])> = addresses
            .iter()
            .enumerate()
            .map(|(number, address)| {
                let roles: &[&str] = if number % 20 == 0 { &["report_viewer"] } else { &["account_viewer"] };
                (address.as_str(), roles)
            })
            .collect();
        assert_eq!(invite(&mut harry, &people).await.status.as_u16(), 200);
        app.run_jobs().await;
        let mut seen = Vec::new();
        let mut path = LIST.to_owned();
        let mut places = Vec::new();
        loop {
            let page = harry.get(&path).await;
            seen.extend(rows(&page));
            places.push(place(&page));
            let Some(next) = link(&page, "next") else { break };
            path = next;
        }
        assert_eq!(seen.len(), 61);
        assert_eq!(places, ["1–25 of 61", "26–50 of 61", "51–61 of 61"]);
        assert!(seen.is_sorted(), "{seen:?}");
        let last = harry.get(&path).await;
        let back = harry.get(&link(&last, "prev").expect("a previous page")).await;
        assert_eq!((rows(&back).last(), place(&back).as_str()), (seen.get(49), "26–50 of 61"));
        let down = rows(&harry.get(&format!("{LIST}?sort=-name")).await);
        assert_eq!(down.first(), seen.last());
        for (query, count) in [
            ("search=P07", 1), ("search=contoso", 25), ("search=07%40cont", 1), ("search=p5", 10), ("search=zzz", 0),
            ("search=p", 25), ("search=co", 0), ("search=z", 0), ("role=account_viewer&sort=-address", 25),
            ("role=report_viewer", 3), ("status=sent&search=p2", 10), ("status=active", 1), ("status=expired", 0),
            ("search=%25%25%25", 0), ("search=%22+OR+%22", 0), ("search=p00%40contoso.com&role=account_viewer", 0),
        ] {
            let page = harry.get(&format!("{LIST}?{query}")).await;
            assert_eq!(page.status.as_u16(), 200, "{query}");
            assert_eq!(rows(&page).len(), count, "{query}");
        }
        app.pass(Span::days(61));
        expire_due(&app.app).await.expect("expiry");
        harry = app.client();
        harry.post("/Customer/", &[("email", "harry@contoso.com"), ("password", PASSWORD)]).await;
        assert_eq!(rows(&harry.get(&format!("{LIST}?status=expired&role=report_viewer")).await).len(), 3);
    }
}
