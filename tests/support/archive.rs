//! What PDF/A-2a (ISO 19005-2) and PDF/UA-1 (the Matterhorn protocol) ask of a file, as far as a machine can tell and
//! this program's files can get it wrong. `tests/papers.sh` asks veraPDF for the rest.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use rustybuzz::ttf_parser::{Face, GlyphId};

/// Operators that leave something on a page.
const PAINTING: [&str; 14] = ["Tj", "TJ", "'", "\"", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do"];
/// What a catalog of an archive file never holds.
const FORBIDDEN: [&str; 7] = ["AA", "OpenAction", "Names", "OCProperties", "Perms", "Requirements", "XFA"];

/// Fails, naming the file and the rule, when a file is no archive file or cannot be read aloud.
pub fn assert_archive(name: &str, bytes: &[u8]) {
    assert!(bytes.starts_with(b"%PDF-1.7\n%"), "{name}: header");
    assert!(bytes[10..14].iter().all(|byte| *byte > 127), "{name}: no binary comment after the header");
    assert!(bytes.ends_with(b"%%EOF") || bytes.ends_with(b"%%EOF\n"), "{name}: something follows its end");
    let document = Document::load_mem(bytes).unwrap();
    let file = File { name, document: &document };
    file.trailer();
    file.description();
    file.objects();
    let used = file.pages();
    file.fonts(&used);
    Aloud::read(&file).check();
}

/// A file under test.
struct File<'a> {
    name: &'a str,
    document: &'a Document,
}

impl<'a> File<'a> {
    fn dict(&self, holder: &'a Dictionary, key: &str) -> &'a Dictionary {
        let found = holder.get_deref(key.as_bytes(), self.document).and_then(Object::as_dict);
        found.unwrap_or_else(|_| panic!("{}: no {key}", self.name))
    }

    fn array(&self, holder: &'a Dictionary, key: &str) -> &'a [Object] {
        let found = holder.get_deref(key.as_bytes(), self.document).and_then(Object::as_array);
        found.unwrap_or_else(|_| panic!("{}: no {key}", self.name))
    }

    fn stream(&self, holder: &'a Dictionary, key: &str) -> &'a Stream {
        let found = holder.get_deref(key.as_bytes(), self.document).and_then(Object::as_stream);
        found.unwrap_or_else(|_| panic!("{}: no {key}", self.name))
    }

    fn text(&self, holder: &Dictionary, key: &str) -> String {
        let found = holder.get_deref(key.as_bytes(), self.document).ok();
        found.and_then(|text| lopdf::decode_text_string(text).ok()).unwrap_or_default()
    }

    fn catalog(&self) -> &'a Dictionary {
        self.document.catalog().unwrap()
    }

    fn trailer(&self) {
        let trailer = &self.document.trailer;
        assert!(!trailer.has(b"Encrypt"), "{}: encrypted", self.name);
        let id = trailer.get(b"ID").and_then(Object::as_array).unwrap();
        assert!(
            id.len() == 2 && id.iter().all(|id| id.as_str().is_ok_and(|id| id.len() == 16)),
            "{}: ID",
            self.name
        );
        let catalog = self.catalog();
        for key in FORBIDDEN {
            assert!(!catalog.has(key.as_bytes()), "{}: {key} in the catalog", self.name);
        }
        assert!(self.dict(catalog, "MarkInfo").get(b"Marked").unwrap().as_bool().unwrap());
        assert!(self.dict(catalog, "ViewerPreferences").get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
        assert_eq!(self.text(catalog, "Lang"), "id-ID", "{}", self.name);
        let [intent] = self.array(catalog, "OutputIntents") else {
            panic!("{}: one output intent", self.name)
        };
        let intent = intent.as_dict().unwrap();
        assert_eq!(name_of(intent, "S"), "GTS_PDFA1");
        let profile = self.stream(intent, "DestOutputProfile");
        assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 3);
        let icc = profile.decompressed_content().unwrap_or_else(|_| profile.content.clone());
        assert_eq!((&icc[12..20], &icc[36..40]), (&b"mntrRGB "[..], &b"acsp"[..]), "{}: profile", self.name);
        if let Ok(form) = catalog.get_deref(b"AcroForm", self.document).and_then(Object::as_dict) {
            assert!(!form.has(b"NeedAppearances") && !form.has(b"XFA"), "{}: form", self.name);
        }
    }

    /// The information dictionary and XMP say the same, and XMP says what standard the file follows.
    fn description(&self) {
        let metadata = self.stream(self.catalog(), "Metadata");
        assert!(metadata.filters().is_err(), "{}: packed metadata", self.name);
        let packet = String::from_utf8(metadata.content.clone()).unwrap();
        for (element, value) in [("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")] {
            assert_eq!(within(&packet, element), value, "{}: {element}", self.name);
        }
        // A property of no known schema needs a description of its own.
        assert!(
            packet.contains("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"),
            "{}: extension",
            self.name
        );
        let info = self.dict(&self.document.trailer, "Info");
        for (key, element) in [
            ("Title", "dc:title"),
            ("Author", "dc:creator"),
            ("Subject", "dc:description"),
            ("Creator", "xmp:CreatorTool"),
            ("Producer", "pdf:Producer"),
        ] {
            assert_eq!(self.text(info, key), within(&packet, element), "{}: {key}", self.name);
        }
        // Only papers with a classification code have keywords, and then in both places.
        assert_eq!(info.has(b"Keywords"), packet.contains("<pdf:Keywords>"), "{}: Keywords", self.name);
        if info.has(b"Keywords") {
            let keywords = self.text(info, "Keywords");
            assert!(keywords.starts_with("Klasifikasi "), "{}: {keywords}", self.name);
            assert_eq!(keywords, within(&packet, "pdf:Keywords"), "{}: Keywords", self.name);
        }
        assert!(!self.text(info, "Title").trim().is_empty(), "{}: no title", self.name);
        for (key, element) in [("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")] {
            let plain: String = within(&packet, element).chars().filter(char::is_ascii_digit).collect();
            let info: String = self.text(info, key).chars().filter(char::is_ascii_digit).collect();
            assert_eq!(info, plain, "{}: {key}", self.name);
        }
    }

    /// Limits and forbidden features of all objects.
    fn objects(&self) {
        for object in self.document.objects.values() {
            self.limits(object);
            let Ok(dict) = object.as_dict().or_else(|_| object.as_stream().map(|stream| &stream.dict)) else {
                continue;
            };
            if let Ok(stream) = object.as_stream() {
                assert!(
                    !["F", "FFilter"].iter().any(|key| dict.has(key.as_bytes())),
                    "{}: file stream",
                    self.name
                );
                let filters = stream.filters().unwrap_or_default();
                assert!(filters.iter().all(|filter| *filter == b"FlateDecode"), "{}: filters", self.name);
            }
            for key in ["JS", "SMask", "OPI", "Alternates", "BM", "CA", "ca", "TR", "HTP"] {
                assert!(!dict.has(key.as_bytes()), "{}: {key}", self.name);
            }
            assert!(!dict.get(b"Interpolate").is_ok_and(|it| it.as_bool().unwrap_or(false)), "{}", self.name);
        }
    }

    fn limits(&self, object: &Object) {
        match object {
            Object::Name(name) => assert!((1..=127).contains(&name.len()), "{}: name {name:?}", self.name),
            Object::String(text, _) => assert!(text.len() <= 32_767, "{}: long string", self.name),
            Object::Integer(number) => assert!(i32::try_from(*number).is_ok(), "{}: {number}", self.name),
            Object::Real(number) => assert!(number.is_finite(), "{}: {number}", self.name),
            Object::Array(all) => all.iter().for_each(|object| self.limits(object)),
            Object::Dictionary(dict) => dict.iter().for_each(|(_, object)| self.limits(object)),
            Object::Stream(stream) => stream.dict.iter().for_each(|(_, object)| self.limits(object)),
            _ => {}
        }
    }

    /// What stands on every page; returns the codes shown in each font.
    fn pages(&self) -> BTreeMap<ObjectId, BTreeSet<u16>> {
        let mut used: BTreeMap<ObjectId, BTreeSet<u16>> = BTreeMap::new();
        for page in self.document.page_iter() {
            let fonts = self.font_ids(page);
            let content = Content::decode(&self.document.get_page_content(page)).unwrap();
            let (mut marked, mut font) = (false, None);
            for operation in content.operations {
                let operator = operation.operator.as_str();
                match operator {
                    "BMC" | "BDC" => {
                        assert!(!marked, "{}: marks nest", self.name);
                        marked = true;
                    }
                    "EMC" => marked = false,
                    "Tf" => font = fonts.get(operation.operands[0].as_name().unwrap()).copied(),
                    "Tr" => panic!("{}: hidden text", self.name),
                    _ => {}
                }
                if PAINTING.contains(&operator) {
                    assert!(marked, "{}: {operator} is neither read nor decoration", self.name);
                }
                if operator == "TJ" || operator == "Tj" {
                    let codes = used.entry(font.unwrap()).or_default();
                    operation.operands.iter().for_each(|operand| shown(operand, codes));
                }
            }
            assert!(!marked, "{}: a mark is left open", self.name);
        }
        used
    }

    fn font_ids(&self, page: ObjectId) -> BTreeMap<Vec<u8>, ObjectId> {
        let page = self.document.get_dictionary(page).unwrap();
        let resources = self.dict(page, "Resources");
        let Ok(fonts) = resources.get_deref(b"Font", self.document).and_then(Object::as_dict) else {
            return BTreeMap::new();
        };
        fonts.iter().map(|(name, font)| (name.clone(), font.as_reference().unwrap())).collect()
    }

    /// Every font is embedded in part, says what its glyphs mean, and is as wide as it says.
    fn fonts(&self, used: &BTreeMap<ObjectId, BTreeSet<u16>>) {
        assert!(!used.is_empty(), "{}: no text", self.name);
        for (id, codes) in used {
            let font = self.document.get_dictionary(*id).unwrap();
            let base = name_of(font, "BaseFont");
            let prefix = base.split_once('+').map_or("", |(prefix, _)| prefix);
            assert!(prefix.len() == 6 && prefix.bytes().all(|byte| byte.is_ascii_uppercase()), "{base}");
            assert_eq!(
                (name_of(font, "Subtype"), name_of(font, "Encoding")),
                ("Type0".into(), "Identity-H".into())
            );
            let descendant = self.document.dereference(&self.array(font, "DescendantFonts")[0]).unwrap().1;
            let descendant = descendant.as_dict().unwrap();
            assert_eq!(name_of(descendant, "BaseFont"), base);
            assert_eq!(name_of(descendant, "Subtype"), "CIDFontType2");
            assert_eq!(name_of(descendant, "CIDToGIDMap"), "Identity");
            let system = self.dict(descendant, "CIDSystemInfo");
            assert_eq!(
                (self.text(system, "Registry"), self.text(system, "Ordering")),
                ("Adobe".into(), "Identity".into())
            );
            let descriptor = self.dict(descendant, "FontDescriptor");
            assert_eq!(name_of(descriptor, "FontName"), base);
            assert!(!descriptor.has(b"CIDSet"), "{base}: a list of glyphs can only be wrong");
            let program = self.stream(descriptor, "FontFile2");
            let program_bytes = program.decompressed_content().unwrap_or_else(|_| program.content.clone());
            assert_eq!(
                program.dict.get(b"Length1").unwrap().as_i64().unwrap() as usize,
                program_bytes.len(),
                "{base}"
            );
            let face = Face::parse(&program_bytes, 0).unwrap();
            let widths = self.widths(descendant);
            let meanings = self.meanings(font);
            for code in codes {
                assert_ne!(*code, 0, "{}: {base} shows .notdef", self.name);
                assert!(*code < face.number_of_glyphs(), "{}: {base} has no glyph {code}", self.name);
                let width = f64::from(face.glyph_hor_advance(GlyphId(*code)).unwrap()) * 1000.0
                    / f64::from(face.units_per_em());
                let told = widths.get(code).unwrap_or_else(|| panic!("{base}: no width of {code}"));
                assert!(
                    (width - told).abs() <= 1.0,
                    "{}: {base} glyph {code} is {width}, not {told}",
                    self.name
                );
                let meaning = meanings.get(code).unwrap_or_else(|| panic!("{base}: {code} means nothing"));
                assert!(
                    !["0000", "FFFE", "FEFF", "FFFD"].contains(&meaning.to_uppercase().as_str()),
                    "{base}: {code} means {meaning}"
                );
            }
        }
    }

    fn widths(&self, font: &'a Dictionary) -> BTreeMap<u16, f64> {
        let mut widths = BTreeMap::new();
        for pair in self.array(font, "W").chunks(2) {
            let first = pair[0].as_i64().unwrap() as u16;
            let own = pair[1].as_array().unwrap().iter();
            widths.extend((first..).zip(own.map(|width| f64::from(width.as_float().unwrap()))));
        }
        widths
    }

    /// For every code the UTF-16 digits it stands for.
    fn meanings(&self, font: &'a Dictionary) -> BTreeMap<u16, String> {
        let map = self.stream(font, "ToUnicode");
        let map = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
        let map = String::from_utf8(map).unwrap();
        let mut meanings = BTreeMap::new();
        for line in map
            .split("beginbfchar")
            .skip(1)
            .flat_map(|part| part.split("endbfchar").next())
            .flat_map(str::lines)
        {
            let parts: Vec<&str> =
                line.split(['<', '>']).map(str::trim).filter(|part| !part.is_empty()).collect();
            if let [code, meaning] = parts[..] {
                meanings.insert(u16::from_str_radix(code, 16).unwrap(), meaning.to_owned());
            }
        }
        meanings
    }
}

/// The two-byte codes of a text operand.
fn shown(operand: &Object, codes: &mut BTreeSet<u16>) {
    match operand {
        Object::String(text, _) => {
            codes.extend(text.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])));
        }
        Object::Array(all) => all.iter().for_each(|operand| shown(operand, codes)),
        _ => {}
    }
}

/// The plain text inside an element of an XMP packet.
fn within(packet: &str, element: &str) -> String {
    let inner = packet
        .split_once(&format!("<{element}>"))
        .and_then(|(_, rest)| rest.split_once(&format!("</{element}>")));
    let inner = inner.map(|(inner, _)| inner).unwrap_or_default();
    let plain: String =
        inner.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn name_of(holder: &Dictionary, key: &str) -> String {
    let name = holder.get(key.as_bytes()).and_then(Object::as_name).unwrap_or_default();
    String::from_utf8(name.to_vec()).unwrap()
}

/// The structure tree as a reader walks it.
struct Aloud<'a> {
    file: &'a File<'a>,
    /// Role and parent's role of every element, in reading order.
    walk: Vec<(ObjectId, String, String)>,
    /// Page and number of every marked content, with the element that holds it.
    held: BTreeMap<(ObjectId, i64), ObjectId>,
    /// Annotations that belong to an element.
    annotations: BTreeMap<ObjectId, ObjectId>,
}

impl<'a> Aloud<'a> {
    fn read(file: &'a File<'a>) -> Self {
        let root = file.dict(file.catalog(), "StructTreeRoot");
        let first = root.get(b"K").and_then(Object::as_reference).unwrap();
        let mut aloud = Self { file, walk: Vec::new(), held: BTreeMap::new(), annotations: BTreeMap::new() };
        aloud.element(first, "");
        aloud
    }

    fn element(&mut self, id: ObjectId, above: &str) {
        let element = self.file.document.get_dictionary(id).unwrap();
        let role = name_of(element, "S");
        self.walk.push((id, role.clone(), above.to_owned()));
        let own = element.get(b"Pg").and_then(Object::as_reference).ok();
        for kid in self.file.array(element, "K") {
            match kid {
                Object::Reference(kid) => {
                    let parent = self.file.document.get_dictionary(*kid).unwrap().get(b"P").unwrap();
                    assert_eq!(
                        parent.as_reference().unwrap(),
                        id,
                        "{}: {role} is not its child's parent",
                        self.file.name
                    );
                    self.element(*kid, &role);
                }
                Object::Integer(number) => self.hold(own.unwrap(), *number, id),
                Object::Dictionary(kid) if name_of(kid, "Type") == "OBJR" => {
                    self.annotations.insert(kid.get(b"Obj").unwrap().as_reference().unwrap(), id);
                }
                Object::Dictionary(kid) => {
                    self.hold(
                        kid.get(b"Pg").unwrap().as_reference().unwrap(),
                        kid.get(b"MCID").unwrap().as_i64().unwrap(),
                        id,
                    );
                }
                other => panic!("{}: {other:?} in the structure tree", self.file.name),
            }
        }
    }

    fn hold(&mut self, page: ObjectId, number: i64, element: ObjectId) {
        assert!(
            self.held.insert((page, number), element).is_none(),
            "{}: mark {number} is read twice",
            self.file.name
        );
    }

    fn check(&self) {
        self.nesting();
        self.headings();
        self.elements();
        self.parent_tree();
    }

    fn nesting(&self) {
        for (_, role, above) in &self.walk {
            let expected: &[&str] = match role.as_str() {
                "Document" => &[""],
                "TR" => &["Table"],
                "TH" | "TD" => &["TR"],
                "LI" => &["L"],
                "Lbl" | "LBody" => &["LI"],
                "L" => &["Document", "LBody", "TD"],
                "H1" | "H2" => &["Document"],
                "Table" => &["Document", "LBody"],
                "P" | "Figure" | "Form" => &["Document", "Lbl", "LBody", "TD", "TH"],
                other => panic!("{}: {other} is no role of this program", self.file.name),
            };
            assert!(expected.contains(&above.as_str()), "{}: {role} in {above}", self.file.name);
        }
    }

    /// The first heading is an H1, and no level is skipped.
    fn headings(&self) {
        let mut before = 0;
        for (_, role, _) in &self.walk {
            let Some(level) = role.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) else {
                continue;
            };
            assert!(level <= before + 1, "{}: H{level} after H{before}", self.file.name);
            before = level;
        }
    }

    fn elements(&self) {
        for (id, role, _) in &self.walk {
            let element = self.file.document.get_dictionary(*id).unwrap();
            match role.as_str() {
                "Figure" => {
                    assert!(
                        !self.file.text(element, "Alt").trim().is_empty(),
                        "{}: a picture says nothing",
                        self.file.name
                    );
                    let bounds = self.file.array(self.file.dict(element, "A"), "BBox");
                    assert_eq!(bounds.len(), 4, "{}: a picture without bounds", self.file.name);
                }
                "TH" => {
                    assert_eq!(
                        name_of(self.file.dict(element, "A"), "Scope"),
                        "Column",
                        "{}",
                        self.file.name
                    );
                }
                "L" => assert_eq!(name_of(self.file.dict(element, "A"), "O"), "List", "{}", self.file.name),
                _ => {}
            }
        }
    }

    /// Pages and annotations lead back to the very elements that hold them.
    fn parent_tree(&self) {
        let document = self.file.document;
        let root = self.file.dict(self.file.catalog(), "StructTreeRoot");
        let numbers = self.file.array(self.file.dict(root, "ParentTree"), "Nums");
        let owners: BTreeMap<i64, &Object> =
            numbers.chunks(2).map(|pair| (pair[0].as_i64().unwrap(), &pair[1])).collect();
        let mut marks = 0;
        for page_id in document.page_iter() {
            let page = document.get_dictionary(page_id).unwrap();
            assert_eq!(name_of(page, "Tabs"), "S", "{}: order of tabs", self.file.name);
            assert!(!page.has(b"AA") && !page.has(b"Group"), "{}", self.file.name);
            let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
            let own = document.dereference(owners[&key]).unwrap().1.as_array().unwrap();
            let content = Content::decode(&document.get_page_content(page_id)).unwrap();
            let numbered = content.operations.iter().filter_map(|operation| match &operation.operands[..] {
                [Object::Name(role), Object::Dictionary(properties)] if operation.operator == "BDC" => {
                    Some((role, properties.get(b"MCID").unwrap().as_i64().unwrap()))
                }
                _ => None,
            });
            let mut here = 0;
            for (role, number) in numbered {
                assert_eq!(number, here, "{}: marks are numbered in order", self.file.name);
                here += 1;
                let owner = own[number as usize].as_reference().unwrap();
                assert_eq!(
                    self.held.get(&(page_id, number)),
                    Some(&owner),
                    "{}: mark {number}",
                    self.file.name
                );
                let element = document.get_dictionary(owner).unwrap();
                assert_eq!(name_of(element, "S").as_bytes(), role, "{}: mark {number}", self.file.name);
            }
            assert_eq!(own.len() as i64, here, "{}: the page's marks", self.file.name);
            marks += own.len();
            let annotations = page.get_deref(b"Annots", document).and_then(Object::as_array);
            for annotation in annotations.map(Vec::as_slice).unwrap_or_default() {
                self.annotation(annotation.as_reference().unwrap(), &owners);
            }
        }
        assert_eq!(marks, self.held.len(), "{}: marks that stand on no page", self.file.name);
    }

    fn annotation(&self, id: ObjectId, owners: &BTreeMap<i64, &Object>) {
        let annotation = self.file.document.get_dictionary(id).unwrap();
        assert_eq!(name_of(annotation, "Subtype"), "Widget", "{}", self.file.name);
        assert_eq!(
            annotation.get(b"F").unwrap().as_i64().unwrap(),
            4,
            "{}: printed, not hidden",
            self.file.name
        );
        assert!(
            !self.file.text(annotation, "TU").is_empty(),
            "{}: a field without name to hear",
            self.file.name
        );
        assert!(!annotation.has(b"AA") && !annotation.has(b"A"), "{}: a field that acts", self.file.name);
        let look = self.file.dict(annotation, "AP");
        assert!(look.len() == 1 && self.file.stream(look, "N").dict.has(b"BBox"), "{}: look", self.file.name);
        let owner =
            owners[&annotation.get(b"StructParent").unwrap().as_i64().unwrap()].as_reference().unwrap();
        assert_eq!(self.annotations.get(&id), Some(&owner), "{}: a field nobody reads", self.file.name);
    }
}
