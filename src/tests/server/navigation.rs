//! Links of the top bar.

use crate::support::{Engine, TestApp, access::colleague};

#[tokio::test]
async fn account_leads_to_the_first_page_of_its_menu() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut stranger = app.client();
    let answer = stranger.get("/account").await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, Some("/Customer/?return_to=%2Faccount")));
    let mut harry = app.register_harry().await;
    let answer = harry.get("/account").await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, Some("/account/access")));
    let mut viewer = colleague(&app, &mut harry, "vera@contoso.com", "report_viewer").await;
    let answer = viewer.get("/account").await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, Some("/account/domains")), "people are not shown");
}
