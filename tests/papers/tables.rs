//! Tables as PDF/UA-1 wants them: every row covers the same columns, spanning cells counted.

use lajur::paper::structure::{Detail, Role, Tag, Tree};

/// The cells an element's detail covers: columns and rows.
fn span(detail: &Detail) -> (usize, usize) {
    match detail {
        Detail::Columns(columns) => (*columns as usize, 1),
        Detail::Span { columns, rows } => (*columns as usize, *rows as usize),
        _ => (1, 1),
    }
}

/// Fails when a table of the tree is not a full rectangle.
pub fn assert_regular(name: &str, tree: &Tree) {
    let elements = tree.elements();
    let children = |parent: usize| {
        let own = elements.iter().enumerate().filter(move |(_, it)| it.parent == Tag::at(parent));
        own.map(|(index, _)| index).collect::<Vec<usize>>()
    };
    for table in (0..elements.len()).filter(|index| elements[*index].role == Role::Table) {
        // How many more rows each column is covered from above.
        let mut covered: Vec<usize> = Vec::new();
        for (number, row) in children(table).into_iter().enumerate() {
            assert!(!children(row).is_empty(), "{name}: row {number} of table {table} begins no cell");
            let mut column = 0;
            let mut next = covered.iter().map(|rows| rows.saturating_sub(1)).collect::<Vec<_>>();
            for cell in children(row) {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let (columns, rows) = span(&elements[cell].detail);
                if next.len() < column + columns {
                    assert_eq!(number, 0, "{name}: row {number} of table {table} is longer than the first");
                    next.resize(column + columns, 0);
                }
                next[column..column + columns].fill(rows - 1);
                column += columns;
            }
            while covered.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            assert_eq!(column, next.len(), "{name}: row {number} of table {table} is shorter than the first");
            covered = next;
        }
        assert!(covered.iter().all(|rows| *rows == 0), "{name}: a cell of table {table} hangs over its end");
    }
}
