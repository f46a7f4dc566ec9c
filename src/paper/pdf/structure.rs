//! The structure tree of a PDF: elements, and which marked content on which page belongs to each.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::field::fields;
use crate::paper::display::{Area, Page};
use crate::paper::structure::{Detail, Element, Numbering, Role, Tag};
use crate::paper::{Paper, PaperError};

/// Adds the structure tree and ties every page to it.
pub fn tie(document: &mut Document, paper: &Paper, marks: &[Vec<Tag>]) -> Result<(), PaperError> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let elements = paper.tree.elements();
    let contents = contents(elements.len(), marks);
    let needed = needed(elements, &contents);
    let ids: Vec<Option<ObjectId>> =
        needed.iter().map(|needed| needed.then(|| document.new_object_id())).collect();
    let root = document.new_object_id();
    let fields = fields(document, &paper.pages, marks.len()).map_err(broken)?;

    let mut kids: Vec<Vec<Object>> = contents.iter().map(|content| own_kids(content, &pages)).collect();
    for (element, id) in elements.iter().zip(&ids) {
        if let (Some(parent), Some(id)) = (element.parent.index(), id) {
            kids[parent].push(Object::Reference(*id));
        }
    }
    for field in &fields {
        if let Some(kids) = field.tag.index().and_then(|index| kids.get_mut(index)) {
            let kid = dictionary! { "Type" => "OBJR", "Obj" => field.widget, "Pg" => field.page };
            kids.push(Object::Dictionary(kid));
        }
    }
    for (index, (element, kids)) in elements.iter().zip(kids).enumerate() {
        let Some(id) = ids[index] else { continue };
        let parent = element.parent.index().and_then(|parent| ids[parent]).unwrap_or(root);
        let mut dict = dictionary! {
            "Type" => "StructElem",
            "S" => format!("{:?}", element.role).as_str(),
            "P" => parent,
            "K" => kids,
        };
        if let Some(page) = contents[index].first().and_then(|(page, _)| pages.get(*page)) {
            dict.set("Pg", *page);
        }
        describe(&mut dict, element, Tag::at(index), &paper.pages);
        document.set_object(id, dict);
    }

    let mut parents = Vec::new();
    for (index, marks) in marks.iter().enumerate() {
        let owners = marks.iter().filter_map(|tag| ids[tag.index()?]).map(Object::Reference).collect();
        let owners = document.add_object(Object::Array(owners));
        parents.extend([Object::from(index as i64), owners.into()]);
    }
    for (index, field) in fields.iter().enumerate() {
        let owner = field.tag.index().and_then(|index| ids[index]).unwrap_or(root);
        parents.extend([Object::from((marks.len() + index) as i64), owner.into()]);
    }
    let parent_tree = document.add_object(dictionary! { "Nums" => parents });
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => ids.first().copied().flatten().map_or(Object::Null, Object::Reference),
            "ParentTree" => parent_tree,
            "ParentTreeNextKey" => (marks.len() + fields.len()) as i64,
        },
    );
    for (index, page) in pages.iter().enumerate() {
        let page = document.get_dictionary_mut(*page).map_err(broken)?;
        page.set("StructParents", index as i64);
        page.set("Tabs", "S");
    }
    let catalog = document.catalog_mut().map_err(broken)?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

fn broken(error: impl std::fmt::Display) -> PaperError {
    PaperError::Pdf(error.to_string())
}

/// For every element, the page and number of its marked contents.
fn contents(elements: usize, marks: &[Vec<Tag>]) -> Vec<Vec<(usize, usize)>> {
    let mut contents = vec![Vec::new(); elements];
    for (page, marks) in marks.iter().enumerate() {
        for (number, tag) in marks.iter().enumerate() {
            if let Some(content) = tag.index().and_then(|index| contents.get_mut(index)) {
                content.push((page, number));
            }
        }
    }
    contents
}

/// Which elements hold anything; the others would only confuse a reader.
fn needed(elements: &[Element], contents: &[Vec<(usize, usize)>]) -> Vec<bool> {
    let mut needed: Vec<bool> = elements
        .iter()
        .zip(contents)
        .map(|(element, content)| {
            // An empty cell keeps its table's shape; the document itself always stands.
            !content.is_empty() || matches!(element.role, Role::Document | Role::TD | Role::TH | Role::Form)
        })
        .collect();
    for index in (0..elements.len()).rev() {
        if let (true, Some(parent)) = (needed[index], elements[index].parent.index()) {
            needed[parent] = true;
        }
    }
    needed
}

/// References to an element's marked contents; those of its first page are plain numbers.
fn own_kids(content: &[(usize, usize)], pages: &[ObjectId]) -> Vec<Object> {
    let first = content.first().map(|(page, _)| *page);
    let kid = |(page, number): &(usize, usize)| match pages.get(*page) {
        Some(id) if Some(*page) != first => {
            Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => *id, "MCID" => *number as i64 })
        }
        _ => Object::from(*number as i64),
    };
    content.iter().map(kid).collect()
}

/// What a reader must know about an element beyond its content.
fn describe(dict: &mut Dictionary, element: &Element, tag: Tag, pages: &[Page]) {
    let attributes = match (&element.detail, element.role) {
        (Detail::Alt(alt), _) => {
            dict.set("Alt", text(alt));
            dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds(tag, pages) }
        }
        (Detail::Columns(columns), Role::TH) => {
            dictionary! { "O" => "Table", "Scope" => "Column", "ColSpan" => i64::from(*columns) }
        }
        (Detail::Span { columns, rows }, Role::TH) => dictionary! {
            "O" => "Table", "Scope" => "Column", "ColSpan" => i64::from(*columns), "RowSpan" => i64::from(*rows),
        },
        (_, Role::TH) => dictionary! { "O" => "Table", "Scope" => "Column" },
        (Detail::Columns(columns), _) => dictionary! { "O" => "Table", "ColSpan" => i64::from(*columns) },
        (Detail::Span { columns, rows }, _) => dictionary! {
            "O" => "Table", "ColSpan" => i64::from(*columns), "RowSpan" => i64::from(*rows),
        },
        (Detail::Numbering(numbering), _) => {
            let name = match numbering {
                Numbering::Decimal => "Decimal",
                Numbering::LowerAlpha => "LowerAlpha",
                Numbering::None => "None",
            };
            dictionary! { "O" => "List", "ListNumbering" => name }
        }
        (Detail::None, _) => return,
    };
    dict.set("A", attributes);
}

/// The box around a picture on its first page, counted from the bottom left.
fn bounds(tag: Tag, pages: &[Page]) -> Object {
    let Some((page, area)) = pages.iter().find_map(|page| {
        let own = page.items.iter().filter(|item| item.tag == tag).map(|item| item.area());
        Some((page, own.reduce(union)?))
    }) else {
        return Object::Null;
    };
    let (left, top) = (area.x, page.height - area.y);
    let edges = [left, top - area.height, left + area.width, top];
    edges.map(|edge| Object::Real((edge * 100.0).round() / 100.0)).to_vec().into()
}

fn union(one: Area, other: Area) -> Area {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = (one.x + one.width).max(other.x + other.width);
    let bottom = (one.y + one.height).max(other.y + other.height);
    Area { x, y, width: right - x, height: bottom - y }
}

/// A text string: ASCII as it is, everything else in UTF-16.
pub fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let units = std::iter::once(0xfeff).chain(words.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), lopdf::StringFormat::Hexadecimal)
}
