//! Writes a letter's display list as PDF/A-2a and PDF/UA-1 with krilla, so many times: `lajur-krilla DISPLAY FONTS COUNT`.
//!
//! The display list comes from `benches/papers.rs --display`: the same glyphs at the same places, so that two PDF
//! writers are compared and nothing else.

use std::time::Instant;

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::destination::XyzDestination;
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

enum Thing {
    Page(f32, f32),
    Text { face: usize, size: f32, at: (f32, f32), text: String, glyphs: Vec<(u32, f32, usize, usize)> },
    Line([f32; 5]),
    Path(usize, [f32; 4]),
}

fn read(text: &str) -> Vec<Thing> {
    let numbers = |text: &str| -> Vec<f32> { text.split(' ').filter_map(|it| it.parse().ok()).collect() };
    let thing = |line: &str| {
        let (kind, rest) = line.split_once(' ')?;
        let parts: Vec<&str> = rest.split('\t').collect();
        let n = numbers(parts[0]);
        Some(match kind {
            "page" => Thing::Page(n[0], n[1]),
            "text" => Thing::Text {
                face: n[0] as usize,
                size: n[1],
                at: (n[2], n[3]),
                text: parts[1].to_owned(),
                glyphs: parts[2]
                    .split(' ')
                    .filter_map(|glyph| {
                        let n: Vec<f32> = glyph.split(',').filter_map(|it| it.parse().ok()).collect();
                        (n.len() == 4).then(|| (n[0] as u32, n[1] / 1000.0, n[2] as usize, n[3] as usize))
                    })
                    .collect(),
            },
            "line" => Thing::Line([n[0], n[1], n[2], n[3], n[4]]),
            _ => Thing::Path(n[0] as usize, [n[1], n[2], n[3], n[4]]),
        })
    };
    text.lines().filter_map(thing).collect()
}

fn write(things: &[Thing], fonts: &[Font], number: usize) -> Vec<u8> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1);
    let settings = SerializeSettings {
        configuration: configuration.finish().unwrap(),
        enable_tagging: true,
        ..SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    let mut tree = TagTree::new().with_lang(Some("id-ID".to_owned()));
    let pages = things.split(|thing| matches!(thing, Thing::Page(..))).skip(1);
    let sizes = things.iter().filter_map(|thing| match thing {
        Thing::Page(width, height) => Some((*width, *height)),
        _ => None,
    });
    for (items, (width, height)) in pages.zip(sizes) {
        let mut page = document.start_page_with(PageSettings::from_wh(width, height).unwrap());
        let mut surface = page.surface();
        for item in items {
            match item {
                Thing::Text { face, size, at, text, glyphs } => {
                    let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                    let glyphs: Vec<KrillaGlyph> = glyphs
                        .iter()
                        .map(|(glyph, advance, start, end)| {
                            KrillaGlyph::new(GlyphId::new(*glyph), *advance, 0.0, 0.0, 0.0, *start..*end, None)
                        })
                        .collect();
                    surface.draw_glyphs(Point::from_xy(at.0, at.1), &glyphs, fonts[*face].clone(), text, *size, false);
                    surface.end_tagged();
                    let mut paragraph = TagGroup::new(Tag::P);
                    paragraph.push(id);
                    tree.push(paragraph);
                }
                Thing::Line(n) => {
                    let mut path = PathBuilder::new();
                    path.move_to(n[0], n[1]);
                    path.line_to(n[2], n[3]);
                    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
                    surface.set_stroke(Some(Stroke { width: n[4], ..Stroke::default() }));
                    surface.set_fill(None);
                    surface.draw_path(&path.finish().unwrap());
                    surface.set_stroke(None);
                    surface.set_fill(Some(Default::default()));
                    surface.end_tagged();
                }
                Thing::Path(corners, [x, y, width, height]) => {
                    let mut path = PathBuilder::new();
                    path.move_to(*x, *y);
                    for corner in 0..*corners {
                        let part = corner as f32 / *corners as f32;
                        path.line_to(x + width * part, y + height * (1.0 - part));
                    }
                    path.close();
                    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
                    surface.draw_path(&path.finish().unwrap());
                    surface.end_tagged();
                }
                Thing::Page(..) => {}
            }
        }
        surface.finish();
        page.finish();
    }
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new("Surat".to_owned(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    document.set_tag_tree(tree);
    let created = DateTime::new(2026).month(11).day(20).hour(9).minute(0).second(0);
    let metadata = Metadata::new()
        .title(format!("Surat {number}"))
        .language("id-ID".to_owned())
        .creation_date(created);
    document.set_metadata(metadata);
    document.finish().unwrap()
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let things = read(&std::fs::read_to_string(&arguments[1]).unwrap());
    let count: usize = arguments[3].parse().unwrap();
    let font = |name: &str| {
        let path = std::path::Path::new(&arguments[2]).join(format!("LiberationSans-{name}.ttf"));
        Font::new(std::fs::read(path).unwrap().into(), 0).unwrap()
    };
    let fonts = ["Regular", "Bold", "Italic", "BoldItalic"].map(font);
    let first = write(&things, &fonts, 0);
    if let Some(path) = arguments.get(4) {
        std::fs::write(path, &first).unwrap();
    }
    let begun = Instant::now();
    for number in 1..=count {
        std::hint::black_box(write(&things, &fonts, number));
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!("{{\"letters\": {count}, \"seconds\": {seconds:.4}, \"bytes\": {}}}", first.len());
}
