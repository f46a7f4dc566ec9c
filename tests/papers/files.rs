//! The PDF as an archive sees it: embedded fonts, metadata, colours, tags that lead back and forth.

use std::collections::BTreeMap;

use lajur::domain::letter::Variant;
use lopdf::{Dictionary, Document, Object};

use crate::{print, sample};

fn letter() -> Document {
    Document::load_mem(&print(&sample::two_pages(), Variant::FileCopy).to_pdf().unwrap()).unwrap()
}

fn dict<'a>(document: &'a Document, holder: &'a Dictionary, key: &str) -> &'a Dictionary {
    holder.get_deref(key.as_bytes(), document).unwrap().as_dict().unwrap()
}

fn name(holder: &Dictionary, key: &str) -> String {
    String::from_utf8(holder.get(key.as_bytes()).unwrap().as_name().unwrap().to_vec()).unwrap()
}

#[test]
fn the_file_says_that_it_is_an_archive_file() {
    let document = letter();
    assert_eq!(document.version, "1.7");
    let catalog = document.catalog().unwrap();
    let metadata = catalog.get_deref(b"Metadata", &document).unwrap().as_stream().unwrap();
    assert!(metadata.filters().is_err(), "metadata must be readable without unpacking");
    let packet = String::from_utf8(metadata.content.clone()).unwrap();
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        ">Persetujuan Permohonan Hosting Aplikasi<",
        "<xmp:CreateDate>2026-11-20T09:00:00+07:00</xmp:CreateDate>",
    ] {
        assert!(packet.contains(part), "{part} is missing");
    }
    assert!(dict(&document, catalog, "MarkInfo").get(b"Marked").unwrap().as_bool().unwrap());
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"id-ID");
    assert!(
        dict(&document, catalog, "ViewerPreferences").get(b"DisplayDocTitle").unwrap().as_bool().unwrap()
    );
    let intents = catalog.get(b"OutputIntents").unwrap().as_array().unwrap();
    let intent = intents[0].as_dict().unwrap();
    assert_eq!(name(intent, "S"), "GTS_PDFA1");
    let profile = intent.get_deref(b"DestOutputProfile", &document).unwrap().as_stream().unwrap();
    let bytes = profile.decompressed_content().unwrap_or_else(|_| profile.content.clone());
    assert_eq!(&bytes[36..40], b"acsp");
    assert_eq!(u32::from_be_bytes(bytes[..4].try_into().unwrap()) as usize, bytes.len());
    let id = document.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert_eq!(id[0].as_str().unwrap(), id[1].as_str().unwrap());
    let info = dict(&document, &document.trailer, "Info");
    let date = info.get(b"CreationDate").unwrap().as_str().unwrap();
    assert_eq!(date, b"D:20261120090000+07'00'");
    assert!(!info.has(b"GTS_PDFXVersion") && !info.has(b"Trapped"));
}

#[test]
fn fonts_leave_their_screen_hinting_behind() {
    let document = letter();
    let page = document.page_iter().next().unwrap();
    let fonts = document.get_page_fonts(page).unwrap();
    assert_eq!(fonts.len(), 2);
    for font in fonts.values() {
        let descendants = font.get_deref(b"DescendantFonts", &document).unwrap().as_array().unwrap();
        let descendant = document.dereference(&descendants[0]).unwrap().1.as_dict().unwrap();
        let descriptor = dict(&document, descendant, "FontDescriptor");
        let file = descriptor.get_deref(b"FontFile2", &document).unwrap().as_stream().unwrap();
        let program = file.decompressed_content().unwrap();
        for table in [&b"fpgm"[..], b"prep", b"cvt ", b"name"] {
            assert!(!program[..200].windows(4).any(|part| part == table), "hinting is left in the font");
        }
    }
}

#[test]
fn a_net_letter_leaves_an_empty_signature_field_and_no_other_print_does() {
    let document = Document::load_mem(&print(&sample::approval(), Variant::Net).to_pdf().unwrap()).unwrap();
    let catalog = document.catalog().unwrap();
    let fields = dict(&document, catalog, "AcroForm").get(b"Fields").unwrap().as_array().unwrap();
    let [Object::Reference(id)] = fields[..] else { panic!("one field") };
    let widget = document.get_dictionary(id).unwrap();
    assert_eq!((name(widget, "FT"), name(widget, "Subtype")), ("Sig".to_owned(), "Widget".to_owned()));
    assert!(!widget.has(b"V"), "the field is empty");
    assert_eq!(widget.get(b"F").unwrap().as_i64().unwrap(), 4, "it is printed, and not hidden");
    let look = dict(&document, widget, "AP").get_deref(b"N", &document).unwrap().as_stream().unwrap();
    assert!(look.decompressed_content().unwrap_or_default().is_empty());
    // The structure tree leads to the widget and back.
    let root = dict(&document, catalog, "StructTreeRoot");
    let numbers = dict(&document, root, "ParentTree").get(b"Nums").unwrap().as_array().unwrap();
    let key = widget.get(b"StructParent").unwrap().as_i64().unwrap();
    let at = numbers
        .iter()
        .step_by(2)
        .position(|number| number.as_i64().is_ok_and(|number| number == key))
        .unwrap();
    let owner = document.get_dictionary(numbers[at * 2 + 1].as_reference().unwrap()).unwrap();
    assert_eq!(name(owner, "S"), "Form");
    let kid = owner.get(b"K").unwrap().as_array().unwrap()[0].as_dict().unwrap();
    assert_eq!(kid.get(b"Obj").unwrap().as_reference().unwrap(), id);
    let page = document.get_dictionary(widget.get(b"P").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(page.get(b"Annots").unwrap().as_array().unwrap().len(), 1);
    for variant in [Variant::FileCopy, Variant::Draft] {
        let pdf = print(&sample::approval(), variant).to_pdf().unwrap();
        assert!(!Document::load_mem(&pdf).unwrap().catalog().unwrap().has(b"AcroForm"));
    }
}

#[test]
fn the_tree_has_the_shape_readers_expect() {
    let document = letter();
    let mut counts = BTreeMap::<String, usize>::new();
    for object in document.objects.values() {
        let Ok(element) = object.as_dict() else { continue };
        if !element.has_type(b"StructElem") {
            continue;
        }
        let role = name(element, "S");
        if role == "Figure" {
            assert!(element.has(b"Alt"));
        }
        if role == "TH" {
            assert_eq!(name(dict(&document, element, "A"), "Scope"), "Column");
        }
        *counts.entry(role).or_default() += 1;
    }
    assert_eq!(counts["Document"], 1);
    assert_eq!(counts["Figure"], 1);
    assert_eq!(counts["LI"], counts["LBody"]);
    assert_eq!(counts["Table"], 1);
    assert_eq!(counts["TD"], 9);
}

#[test]
fn the_text_comes_back_out() {
    let document = letter();
    let text = document.extract_text(&[1, 2]).unwrap();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "DINAS KOMUNIKASI DAN INFORMATIKA",
        "Nomor : 500.12.6.2/336/DISKOMINFO/2026",
        "mematuhi ketentuan peraturan perundang-undangan tentang pelindungan data pribadi",
        "NIP 19800101 200501 1 001",
    ] {
        assert!(words.contains(part), "{part} is not in: {words}");
    }
}
