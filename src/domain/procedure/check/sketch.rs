//! Procedures for tests, sketched in a line: rows `s! a b? j& e.` and flows `s>a b>e:ya`.

/// Writes a sketch as a procedure file. Marks after a row: `!` start, `?` decision, `.` end, `&` join.
pub(super) fn toml(rows: &str, flows: &str) -> String {
    let mut text = String::from(
        "format = 1\nid = \"sketch\"\n\
         [identity]\ntitle = \"T\"\ngovernment = \"G\"\nissuer = \"I\"\napproved_by = \"A\"\n\
         [service]\nname = \"N\"\nphrase = \"p\"\nclassification = \"1\"\n\
         [[lane]]\nid = \"lane\"\nname = \"L\"\nrole = \"head\"\n",
    );
    for row in rows.split_whitespace() {
        let id = row.trim_end_matches(['!', '?', '.', '&']);
        let kind = match row {
            _ if row.contains('!') => "start",
            _ if row.contains('?') => "decision",
            _ if row.contains('.') => "end",
            _ => "task",
        };
        let join = row.contains('&');
        text += &format!(
            "[[step]]\nid = \"{id}\"\nlane = \"lane\"\nkind = \"{kind}\"\njoin = {join}\ntext = \"{id}\"\n"
        );
    }
    for flow in flows.split_whitespace() {
        let (ends, outcome) = flow.split_once(':').unwrap_or((flow, ""));
        let (from, to) = ends.split_once('>').expect("a flow is from>to");
        text += &format!("[[flow]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
        if !outcome.is_empty() {
            text += &format!("outcome = \"{outcome}\"\n");
        }
    }
    text
}
