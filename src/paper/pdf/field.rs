//! The empty signature field of a letter: where an electronic signature goes when it is made outside.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::structure::text;
use crate::paper::display::{Page, Shape};
use crate::paper::structure::Tag;

/// Name of the field in the file.
const NAME: &str = "TandaTangan";
/// What a reader says when it comes to the field.
pub const SPOKEN: &str = "Tempat tanda tangan elektronik";

/// A field in the document, tied to an element of the structure tree.
pub struct Field {
    /// The element it belongs to.
    pub tag: Tag,
    /// The page it stands on.
    pub page: ObjectId,
    /// Its widget.
    pub widget: ObjectId,
}

/// Adds a field for every [`Shape::Field`] of the pages; `first` is the structure key of the first one.
pub fn fields(document: &mut Document, pages: &[Page], first: usize) -> lopdf::Result<Vec<Field>> {
    let ids: Vec<ObjectId> = document.page_iter().collect();
    let mut fields = Vec::new();
    for (page, id) in pages.iter().zip(ids) {
        for item in &page.items {
            let Shape::Field(area) = item.shape else { continue };
            let (left, top) = (area.x, page.height - area.y);
            let edge = |edge: f32| Object::Real((edge * 100.0).round() / 100.0);
            let bounds = vec![edge(0.0), edge(0.0), edge(area.width), edge(area.height)];
            let look = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Form",
                "BBox" => bounds,
                "Resources" => dictionary! {},
            };
            let look = document.add_object(Stream::new(look, Vec::new()));
            let name =
                if fields.is_empty() { NAME.to_owned() } else { format!("{NAME}{}", fields.len() + 1) };
            let widget = document.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Widget",
                "FT" => "Sig",
                "T" => text(&name),
                "TU" => text(SPOKEN),
                "F" => 4,
                "Rect" => vec![edge(left), edge(top - area.height), edge(left + area.width), edge(top)],
                "P" => id,
                "AP" => dictionary! { "N" => look },
                "StructParent" => (first + fields.len()) as i64,
            });
            document.get_dictionary_mut(id)?.set("Annots", vec![Object::Reference(widget)]);
            fields.push(Field { tag: item.tag, page: id, widget });
        }
    }
    if !fields.is_empty() {
        let widgets: Vec<Object> = fields.iter().map(|field| Object::Reference(field.widget)).collect();
        let form = document.add_object(dictionary! { "Fields" => widgets });
        document.catalog_mut()?.set("AcroForm", form);
    }
    Ok(fields)
}
