//! The PDF as an archive sees it: embedded fonts, metadata, colours, tags that lead back and forth.

use std::collections::BTreeMap;

use lajur::domain::letter::Variant;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

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
fn every_font_is_embedded_in_part_and_can_be_searched() {
    let document = letter();
    let page = document.page_iter().next().unwrap();
    let fonts = document.get_page_fonts(page).unwrap();
    assert_eq!(fonts.len(), 2);
    for font in fonts.values() {
        let (prefix, _) =
            name(font, "BaseFont").split_once('+').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert!(prefix.len() == 6 && prefix.bytes().all(|byte| byte.is_ascii_uppercase()), "{prefix}");
        let unicode = font.get_deref(b"ToUnicode", &document).unwrap().as_stream().unwrap();
        let map = String::from_utf8(unicode.decompressed_content().unwrap()).unwrap();
        assert!(!map.contains("<FFFD>") && !map.contains("<0000>\n"));
        let descendants = font.get_deref(b"DescendantFonts", &document).unwrap().as_array().unwrap();
        let descendant = document.dereference(&descendants[0]).unwrap().1.as_dict().unwrap();
        assert_eq!(name(descendant, "CIDToGIDMap"), "Identity");
        let descriptor = dict(&document, descendant, "FontDescriptor");
        let file = descriptor.get_deref(b"FontFile2", &document).unwrap().as_stream().unwrap();
        let program = file.decompressed_content().unwrap();
        assert_widths(&document, descendant, &program);
        for table in [&b"fpgm"[..], b"prep", b"cvt ", b"name"] {
            assert!(!program[..200].windows(4).any(|part| part == table), "hinting is left in the font");
        }
    }
}

/// The width table agrees with the font file to one thousandth.
fn assert_widths(document: &Document, font: &Dictionary, program: &[u8]) {
    let face = rustybuzz::ttf_parser::Face::parse(program, 0).unwrap();
    let widths = font.get_deref(b"W", document).unwrap().as_array().unwrap();
    for pair in widths.chunks(2) {
        let first = pair[0].as_i64().unwrap() as u16;
        for (glyph, width) in (first..).zip(pair[1].as_array().unwrap()) {
            let advance = face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(glyph)).unwrap();
            let exact = f64::from(advance) * 1000.0 / f64::from(face.units_per_em());
            assert!((exact - width.as_i64().unwrap() as f64).abs() <= 1.0, "glyph {glyph}");
        }
    }
}

#[test]
fn every_mark_belongs_to_one_element_and_back() {
    let document = letter();
    let catalog = document.catalog().unwrap();
    let root = dict(&document, catalog, "StructTreeRoot");
    let numbers = dict(&document, root, "ParentTree").get(b"Nums").unwrap().as_array().unwrap();
    for (index, page_id) in document.page_iter().enumerate() {
        let page = document.get_dictionary(page_id).unwrap();
        assert_eq!(page.get(b"StructParents").unwrap().as_i64().unwrap(), index as i64);
        assert!(!page.has(b"Annots"));
        let owners = document.dereference(&numbers[index * 2 + 1]).unwrap().1.as_array().unwrap();
        let marks = marks(&document, page_id);
        assert_eq!(marks.len(), owners.len());
        for ((number, role), owner) in marks.iter().zip(owners) {
            let element = document.get_dictionary(owner.as_reference().unwrap()).unwrap();
            assert_eq!(name(element, "S"), *role);
            assert!(holds(&document, element, page_id, *number), "mark {number} of page {}", index + 1);
        }
    }
}

/// Number and role of every marked content; text outside of any mark is an error.
fn marks(document: &Document, page: ObjectId) -> Vec<(i64, String)> {
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let mut marks = Vec::new();
    let mut open = false;
    for operation in content.operations {
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                assert!(!open, "marks do not nest");
                open = true;
                if let [Object::Name(role), Object::Dictionary(properties)] = &operation.operands[..] {
                    let number = properties.get(b"MCID").unwrap().as_i64().unwrap();
                    assert_eq!(number as usize, marks.len());
                    marks.push((number, String::from_utf8(role.clone()).unwrap()));
                }
            }
            "EMC" => open = false,
            "TJ" | "S" | "f" | "Do" => assert!(open, "{} outside of any mark", operation.operator),
            _ => {}
        }
    }
    marks
}

fn holds(document: &Document, element: &Dictionary, page: ObjectId, number: i64) -> bool {
    let own = element.get(b"Pg").and_then(Object::as_reference).ok();
    element.get(b"K").unwrap().as_array().unwrap().iter().any(|kid| match kid {
        Object::Integer(kid) => own == Some(page) && *kid == number,
        Object::Dictionary(kid) => {
            kid.get(b"Pg").unwrap().as_reference().unwrap() == page
                && kid.get(b"MCID").unwrap().as_i64().unwrap() == number
        }
        _ => false,
    }) && document.has_object(page)
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
