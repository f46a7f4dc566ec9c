//! The file as the preview rasterises it: ink where the display list says that something stands, and nowhere else.

use lajur::domain::letter::Variant;
use lajur::domain::office::Emblem;
use lajur::paper::Paper;
use lajur::paper::display::{Area, Shape};
use lajur::paper::raster::{PageImage, rasterise};

use crate::{print, print_for, sample, sheet};

/// Pixels per point.
const SCALE: f32 = 2.0;

/// Where the page is dark, row by row.
struct Ink {
    width: usize,
    dark: Vec<bool>,
}

impl Ink {
    /// Whether any pixel of an area is dark.
    fn in_area(&self, area: Area) -> bool {
        let column = |x: f32| (x.max(0.0) * SCALE) as usize;
        (column(area.y)..=column(area.y + area.height)).any(|row| {
            let start = row * self.width + column(area.x);
            let end = row * self.width + column(area.x + area.width) + 1;
            self.dark.get(start..end.min(self.dark.len())).unwrap_or_default().contains(&true)
        })
    }
}

fn rasterised(paper: &Paper) -> Vec<Ink> {
    let pages = rasterise(paper.to_pdf().unwrap(), SCALE).unwrap();
    let ink = |page: PageImage| {
        let dark = page.rgba.chunks_exact(4).map(|pixel| pixel[0] < 160).collect();
        Ink { width: page.width as usize, dark }
    };
    pages.into_iter().map(ink).collect()
}

#[test]
fn what_the_display_list_says_is_seen() {
    let office = sample::office();
    let papers = [
        print(&sample::two_pages(), Variant::FileCopy),
        print(&sample::incomplete(), Variant::Net),
        sheet(&office, Some(&sample::sheet_head()), &sample::chain()),
    ];
    for paper in &papers {
        let inks = rasterised(paper);
        assert_eq!(inks.len(), paper.pages.len());
        for (page, ink) in paper.pages.iter().zip(&inks) {
            for item in &page.items {
                let filled_white =
                    matches!(&item.shape, Shape::Path { pen: None, fill: Some(fill), .. } if fill.0 > 160);
                let filled_white = filled_white || matches!(item.shape, Shape::Field(_));
                let blank = matches!(&item.shape, Shape::Text(run) if run.text.trim().is_empty());
                assert!(filled_white || blank || ink.in_area(item.area()), "not seen: {item}");
            }
            let margin = Area { x: 0.0, y: 0.0, width: 70.0, height: page.height };
            assert!(!ink.in_area(margin), "ink in the left margin");
        }
    }
}

#[test]
fn a_png_emblem_is_seen_too() {
    // One black pixel.
    const DOT: &str =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
    let mut office = sample::office();
    office.emblem = Some(Emblem::Png(DOT.to_owned()));
    let paper = print_for(&office, &sample::approval(), Variant::Net);
    let picture =
        paper.pages[0].items.iter().find(|item| matches!(item.shape, Shape::Picture { .. })).unwrap();
    assert!(rasterised(&paper)[0].in_area(picture.area()));
}
