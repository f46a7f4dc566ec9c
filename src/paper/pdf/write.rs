//! Writing pages with printpdf, the only file that knows it.
//!
//! printpdf without features embeds a font whole and leaves tags to its caller, so the subsets and the marked content
//! come from us. Its random ids never reach the file: every resource has a name of ours, and the trailer's id is set
//! later.

use std::collections::BTreeMap;
use std::sync::Arc;

use flate2::{Compression, write::ZlibEncoder};
use printpdf::{
    Codepoint, Color as PdfColor, DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics, Greyscale,
    Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point as PdfPoint, Polygon, PolygonRing,
    Pt, Rgb, TextItem, WindingOrder, XObject, XObjectId, XObjectTransform,
};

use super::subset::{Subset, subsets};
use crate::paper::display::{Area, Color, Item, Page, Pen, Picture, Point, Ring, Run, Shape, Step};
use crate::paper::font::{Face, Fonts};
use crate::paper::structure::{Tag, Tree};
use crate::paper::unit::to_mm;
use crate::paper::{Paper, PaperError};

/// A PDF document before it becomes an archive file.
pub struct Written {
    /// The document's objects.
    pub document: lopdf::Document,
    /// For every page, the structure element of each of its marked contents.
    pub marks: Vec<Vec<Tag>>,
}

/// Writes a paper's pages.
pub fn write(paper: &Paper) -> Result<Written, PaperError> {
    let fonts = Fonts::embedded()?;
    let mut writer = Writer {
        fonts,
        document: PdfDocument::new(""),
        faces: BTreeMap::new(),
        pictures: Vec::new(),
        ops: Vec::new(),
        height: 0.0,
    };
    for subset in subsets(&paper.pages)? {
        writer.embed(subset);
    }
    let mut marks = Vec::with_capacity(paper.pages.len());
    let mut pages = Vec::with_capacity(paper.pages.len());
    for page in &paper.pages {
        marks.push(writer.page(page, &paper.tree)?);
        pages.push(PdfPage::new(
            Mm(to_mm(page.width)),
            Mm(to_mm(page.height)),
            std::mem::take(&mut writer.ops),
        ));
    }
    writer.document.with_pages(pages);
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let document = writer.document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(PaperError::Pdf(format!("{warning:?}"))),
        None => Ok(Written { document, marks }),
    }
}

/// For every glyph of a face in use, its number in the subset and the text it stands for.
type Glyphs = BTreeMap<u16, (u16, String)>;

struct Writer {
    fonts: &'static Fonts,
    document: PdfDocument,
    faces: BTreeMap<Face, (FontId, Glyphs)>,
    pictures: Vec<(Arc<Picture>, XObjectId)>,
    ops: Vec<Op>,
    height: f32,
}

impl Writer {
    fn embed(&mut self, subset: Subset) {
        let Subset { face, name, file, glyphs } = subset;
        let metrics = self.fonts.metrics(face);
        // Widths go in as thousandths, because printpdf would cut off fractions where we have rounded.
        let widths = glyphs
            .iter()
            .map(|(glyph, (new, _))| (*new, u16::try_from(self.fonts.width(face, *glyph)).unwrap_or(0)))
            .collect();
        let heights = FontMetrics { ascent: metrics.ascent as i16, descent: -metrics.descent as i16 };
        let mut font =
            ParsedFont::with_glyph_data(file, 0, Some(name), BTreeMap::new(), widths, 1000, heights);
        let bounds = metrics.bounds.map(|edge| edge as i16);
        font.pdf_font_metrics.x_min = bounds[0];
        font.pdf_font_metrics.y_min = bounds[1];
        font.pdf_font_metrics.x_max = bounds[2];
        font.pdf_font_metrics.y_max = bounds[3];
        font.pdf_font_metrics.us_weight_class = if face.is_bold() { 700 } else { 400 };
        if face.is_italic() {
            font.pdf_font_metrics.caret_slope_rise = 1000;
            font.pdf_font_metrics.caret_slope_run = 213;
        }
        let id = FontId(format!("T{}", face as usize));
        self.document.resources.fonts.map.insert(id.clone(), PdfFont::new(font));
        self.faces.insert(face, (id, glyphs));
    }

    /// Writes a page's items and returns the element of each marked content.
    fn page(&mut self, page: &Page, tree: &Tree) -> Result<Vec<Tag>, PaperError> {
        self.height = page.height;
        let mut marks = Vec::new();
        let painted: Vec<&Item> =
            page.items.iter().filter(|item| !matches!(item.shape, Shape::Field(_))).collect();
        for group in painted.chunk_by(|one, other| one.tag == other.tag) {
            let tag = group[0].tag;
            self.ops.push(match tag.index() {
                None => Op::BeginMarkedContent { tag: "Artifact".to_owned() },
                Some(_) => {
                    let id = DictItem::Int(marks.len() as i64);
                    let map = BTreeMap::from([("MCID".to_owned(), id)]);
                    marks.push(tag);
                    Op::BeginMarkedContentWithProperties {
                        tag: tree.name(tag),
                        properties: DictItem::Dict { map },
                    }
                }
            });
            for item in group {
                self.item(item)?;
            }
            self.ops.push(Op::EndMarkedContent);
        }
        Ok(marks)
    }

    fn item(&mut self, item: &Item) -> Result<(), PaperError> {
        match &item.shape {
            Shape::Text(run) => self.text(run),
            Shape::Line { from, to, pen } => {
                let ring = Ring { start: *from, steps: vec![Step::Line(*to)], closed: false };
                self.stroke(&[ring], *pen);
            }
            Shape::Rect { area, pen, fill } => self.shape(&[outline(*area)], *pen, *fill),
            Shape::Path { rings, pen, fill } => self.shape(rings, *pen, *fill),
            Shape::Picture { picture, area } => self.picture(picture, *area)?,
            // Fields are no paint; they are added to the finished pages.
            Shape::Field(_) => {}
        }
        Ok(())
    }

    fn text(&mut self, run: &Run) {
        let Some((font, glyphs)) = self.faces.get(&run.face) else { return };
        let codes = run
            .glyphs
            .iter()
            .filter_map(|glyph| {
                let (id, text) = glyphs.get(&glyph.id)?;
                let offset = self.fonts.width(run.face, glyph.id) - glyph.advance;
                Some(Codepoint::with_cid(*id, offset as f32, text.clone()))
            })
            .collect();
        let handle = PdfFontHandle::External(font.clone());
        self.ops.extend([
            Op::SetFillColor { col: color(run.color) },
            Op::StartTextSection,
            Op::SetFont { font: handle, size: Pt(run.size) },
            Op::SetTextCursor { pos: self.point(run.at) },
            Op::ShowText { items: vec![TextItem::GlyphIds(codes)] },
            Op::EndTextSection,
        ]);
    }

    fn shape(&mut self, rings: &[Ring], pen: Option<Pen>, fill: Option<Color>) {
        if let Some(fill) = fill {
            let rings = rings.iter().map(|ring| PolygonRing { points: self.points(ring) }).collect();
            let polygon = Polygon { rings, mode: PaintMode::Fill, winding_order: WindingOrder::NonZero };
            self.ops.extend([Op::SetFillColor { col: color(fill) }, Op::DrawPolygon { polygon }]);
        }
        if let Some(pen) = pen {
            self.stroke(rings, pen);
        }
    }

    fn stroke(&mut self, rings: &[Ring], pen: Pen) {
        let (join, cap) = match pen.round {
            true => (LineJoinStyle::Round, LineCapStyle::Round),
            false => (LineJoinStyle::Miter, LineCapStyle::Butt),
        };
        let dash = pen.dash.map_or_else(LineDashPattern::solid, |(dash, gap)| {
            LineDashPattern::new(0.0, &[round(dash), round(gap)])
        });
        self.ops.extend([
            Op::SetOutlineColor { col: color(pen.color) },
            Op::SetOutlineThickness { pt: Pt(round(pen.width)) },
            Op::SetLineJoinStyle { join },
            Op::SetLineCapStyle { cap },
            Op::SetLineDashPattern { dash },
        ]);
        for ring in rings {
            let line = Line { points: self.points(ring), is_closed: ring.closed };
            self.ops.push(Op::DrawLine { line });
        }
    }

    fn picture(&mut self, picture: &Arc<Picture>, area: Area) -> Result<(), PaperError> {
        let known = self.pictures.iter().find(|(known, _)| known == picture).map(|(_, id)| id.clone());
        let id = match known {
            Some(id) => id,
            None => {
                let id = XObjectId(format!("I{}", self.pictures.len()));
                self.document.resources.xobjects.map.insert(id.clone(), image(picture)?);
                self.pictures.push((Arc::clone(picture), id.clone()));
                id
            }
        };
        let corner = self.point(Point { x: area.x, y: area.y + area.height });
        let transform = XObjectTransform {
            translate_x: Some(corner.x),
            translate_y: Some(corner.y),
            scale_x: Some(round(area.width)),
            scale_y: Some(round(area.height)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id, transform });
        Ok(())
    }

    /// A point counted from the bottom of the page, as PDF does.
    fn point(&self, point: Point) -> PdfPoint {
        PdfPoint { x: Pt(round(point.x)), y: Pt(round(self.height - point.y)) }
    }

    fn points(&self, ring: &Ring) -> Vec<LinePoint> {
        let corner = |point: Point| LinePoint { p: self.point(point), bezier: false };
        let control = |point: Point| LinePoint { p: self.point(point), bezier: true };
        let mut points = vec![corner(ring.start)];
        for step in &ring.steps {
            match *step {
                Step::Line(to) => points.push(corner(to)),
                Step::Curve(first, second, to) => {
                    points.extend([control(first), control(second), corner(to)]);
                }
            }
        }
        points
    }
}

/// Hundredths of a point are finer than any printer and keep the file small.
fn round(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

fn color(color: Color) -> PdfColor {
    let part = |level: u8| round(f32::from(level) / 255.0);
    match color {
        Color(red, green, blue) if red == green && green == blue => {
            PdfColor::Greyscale(Greyscale { percent: part(red), icc_profile: None })
        }
        Color(red, green, blue) => {
            PdfColor::Rgb(Rgb { r: part(red), g: part(green), b: part(blue), icc_profile: None })
        }
    }
}

fn outline(area: Area) -> Ring {
    let Area { x, y, width, height } = area;
    let corner = |x, y| Step::Line(Point { x, y });
    Ring {
        start: Point { x, y },
        steps: vec![corner(x + width, y), corner(x + width, y + height), corner(x, y + height)],
        closed: true,
    }
}

fn image(picture: &Picture) -> Result<XObject, PaperError> {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let dict = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(picture.width.into())),
        ("Height", DictItem::Int(picture.height.into())),
        ("ColorSpace", name("DeviceRGB")),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", name("FlateDecode")),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect();
    let stream = ExternalStream { dict, content: deflated(&picture.rgb)?, compress: false };
    Ok(XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }))
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, PaperError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    std::io::Write::write_all(&mut encoder, bytes)
        .and_then(|()| encoder.finish())
        .map_err(|error| PaperError::Pdf(error.to_string()))
}
