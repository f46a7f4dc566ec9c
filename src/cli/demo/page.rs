//! The page that explains what `lajur demo` has left in its folder.

use std::fmt::Write as _;

use crate::words::Words;

/// One file of the demonstration, with the words that explain it.
pub(super) struct Shown {
    /// Its path inside the folder.
    pub file: String,
    /// What it is.
    pub text: String,
}

/// One request with everything it left behind.
pub(super) struct Case {
    /// Agenda number and applicant.
    pub title: String,
    /// What was asked, and how it ended.
    pub about: String,
    /// The way it took through its SOP, where there is one to show.
    pub flow: Option<Shown>,
    /// Its papers.
    pub papers: Vec<Shown>,
}

impl Case {
    /// All files of the request.
    pub fn files(&self) -> impl Iterator<Item = &Shown> {
        self.flow.iter().chain(&self.papers)
    }
}

/// Looks of the page: the light colours of the window.
const STYLE: &str = "\
body{font:16px/1.5 Inter,sans-serif;max-width:66rem;margin:2rem auto;padding:0 1rem;background:#f4f3ef;color:#1b2422}\
a{color:#0b4f4c}h1,h2,h3{line-height:1.25}h2{margin-top:3rem}h3{margin:2rem 0 .25rem}\
img{display:block;max-width:100%;max-height:34rem;margin:.75rem auto;border:1px solid #d6d3ca;background:#fff}\
p{margin:.25rem 0}ul{columns:2 22rem;padding-left:1.2rem}li{break-inside:avoid}.quiet{color:#535d5a}";

/// The page as HTML, for any browser.
pub(super) fn page(boards: &[Shown], cases: &[Case], code: &str, bundles: usize, words: Words) -> String {
    let mut page = String::new();
    let explained = words.with("demo-explained", &[("code", code.into()), ("bundles", bundles.into())]);
    // Writing into a text cannot fail.
    let _ = write!(
        page,
        "<!doctype html>\n<html lang=\"{}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{1}</title><style>{STYLE}</style>\n\
         <h1>{1}</h1>\n<p>{2}</p>\n<h2>{3}</h2>\n",
        words.language().code(),
        escape(&words.say("demo-title")),
        escape(&explained),
        escape(&words.say("demo-papers")),
    );
    for case in cases {
        let _ = writeln!(
            page,
            "<h3>{}</h3><p class=\"quiet\">{}</p><ul>",
            escape(&case.title),
            escape(&case.about)
        );
        for paper in &case.papers {
            let _ =
                writeln!(page, "<li><a href=\"{}\">{}</a></li>", escape(&paper.file), escape(&paper.text));
        }
        page.push_str("</ul>\n");
        if let Some(flow) = &case.flow {
            picture(&mut page, flow);
        }
    }
    let _ = writeln!(page, "<h2>{}</h2>", escape(&words.say("demo-boards")));
    for board in boards {
        let _ = writeln!(page, "<h3>{}</h3>", escape(&board.text));
        picture(&mut page, board);
    }
    page.push_str("</html>\n");
    page
}

/// A picture that opens whole when it is clicked.
fn picture(page: &mut String, shown: &Shown) {
    let (file, text) = (escape(&shown.file), escape(&shown.text));
    let _ = writeln!(page, "<a href=\"{file}\"><img src=\"{file}\" alt=\"{text}\" loading=\"lazy\"></a>");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
