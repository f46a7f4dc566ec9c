//! The archive pass: what PDF/A-2a and PDF/UA-1 ask for and printpdf does not write.

use lopdf::{Document, Object, Stream, dictionary};

use super::structure::{text, tie};
use super::write::Written;
use super::{srgb, xmp};
use crate::paper::{Info, Paper, PaperError};

/// Turns a written document into the bytes of an archive file.
pub fn finish(written: Written, paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let Written { mut document, marks } = written;
    document.version = "1.7".to_owned();
    tie(&mut document, paper, &marks)?;
    clean_pages(&mut document);
    describe(&mut document, &paper.info).map_err(broken)?;
    intend_srgb(&mut document).map_err(broken)?;
    document.prune_objects();
    document.renumber_objects();
    document.compress();
    identify(&mut document)
}

fn broken(error: impl std::fmt::Display) -> PaperError {
    PaperError::Pdf(error.to_string())
}

/// Drops empty annotation lists and gives every annotation the print flag.
fn clean_pages(document: &mut Document) {
    const PRINT: i64 = 4;
    let pages: Vec<_> = document.page_iter().collect();
    for page in pages {
        let Ok(page) = document.get_dictionary_mut(page) else { continue };
        let Ok(Object::Array(annotations)) = page.get_mut(b"Annots") else { continue };
        if annotations.is_empty() {
            page.remove(b"Annots");
            continue;
        }
        for annotation in annotations.iter_mut() {
            if let Ok(annotation) = annotation.as_dict_mut() {
                annotation.set("F", PRINT);
            }
        }
    }
}

/// Says what the file is, twice: in the old information dictionary and, equal to it, in XMP.
fn describe(document: &mut Document, info: &Info) -> lopdf::Result<()> {
    let date = pdf_moment(info);
    let mut dict = dictionary! {
        "Title" => text(&info.title),
        "Author" => text(&info.author),
        "Subject" => text(&info.subject),
        "Creator" => text(xmp::PROGRAM),
        "Producer" => text(xmp::PROGRAM),
        "CreationDate" => text(&date),
        "ModDate" => text(&date),
    };
    let keywords = info.keywords();
    if !keywords.is_empty() {
        dict.set("Keywords", text(&keywords));
    }
    let dict = document.add_object(dict);
    document.trailer.set("Info", dict);
    let packet =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp::packet(info).into_bytes());
    // Archives read the packet without unpacking the file.
    let metadata = document.add_object(packet.with_compression(false));
    let catalog = document.catalog_mut()?;
    catalog.set("Metadata", metadata);
    catalog.set("Lang", Object::string_literal("id-ID"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    Ok(())
}

/// A moment as the information dictionary writes it: `D:20261120090000+07'00'`.
fn pdf_moment(info: &Info) -> String {
    let zone = info.created.format("%:z").to_string().replace(':', "'");
    format!("D:{}{zone}'", info.created.format("%Y%m%d%H%M%S"))
}

/// Says which colours the file's greys and reds are.
fn intend_srgb(document: &mut Document) -> lopdf::Result<()> {
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, srgb::profile()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    document.catalog_mut()?.set("OutputIntents", vec![Object::Dictionary(intent)]);
    Ok(())
}

/// Writes the file with an id made from its own content.
fn identify(document: &mut Document) -> Result<Vec<u8>, PaperError> {
    document.trailer.remove(b"ID");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(broken)?;
    let hash = blake3::hash(&bytes);
    let id = Object::String(hash.as_bytes()[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    bytes.clear();
    document.save_to(&mut bytes).map_err(broken)?;
    Ok(bytes)
}
