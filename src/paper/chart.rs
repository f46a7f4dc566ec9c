//! A table whose lanes hold a flow: the SOP document and the worksheet of one request.
//!
//! Rows never split; where a line must cross to another page it goes through a pentagon with a letter.

mod drawing;
mod paging;
mod row;

use std::ops::Range;

use super::compose::{Align, Composer, Setting, Type};
use super::display::{Area, Color, Item, Page, Pen, Point, Shape};
use super::heading::{HeadCell, HeadLook, heading};
use super::strip::{Strip, height};
use super::structure::{Detail, Role, Tag, Tree};
use super::unit::{Column, mm, to_mm};
use crate::picture::flow::{self, Edge, Measures};
use crate::picture::{self, Rect};
use paging::PageFlow;

pub use drawing::symbol;
pub use row::{Cell, Row, Symbol};

/// Height of the row that holds pentagons.
const CONNECTOR: f32 = mm(9.0);
/// The same when a line enters a pentagon from above, where its head needs room.
const ENTERED: f32 = mm(11.6);
/// White space below the title.
const BELOW_TITLE: f32 = mm(2.6);
/// Thickness of the rules inside the table, and around it.
const RULES: (f32, f32) = (0.5, 1.0);

/// A table with a flow.
#[derive(Debug, Clone)]
pub struct Chart {
    /// The title, repeated on every page.
    pub title: String,
    /// Widths of the columns in points.
    pub widths: Vec<f32>,
    /// Which columns are lanes.
    pub lanes: Range<usize>,
    /// The heading, repeated on every page.
    pub heading: Vec<HeadCell>,
    /// Least heights of the heading's rows.
    pub heading_heights: Vec<f32>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The arrows between rows.
    pub edges: Vec<Edge>,
    /// Sizes of symbols, in millimetres.
    pub measures: Measures,
}

/// Where a page's rows stand.
struct Frame<'a> {
    /// The edges of the columns.
    edges: &'a [f32],
    /// Where the rows begin.
    top: f32,
}

/// The part of the page a chart may fill.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// Width and height of the page.
    pub size: (f32, f32),
    /// Left edge of the table.
    pub left: f32,
    /// Where the title begins.
    pub top: f32,
    /// Where the table ends at the latest.
    pub bottom: f32,
}

impl Chart {
    /// How many pages the chart takes with something below the title of the first and below the last row.
    pub fn count(&self, composer: &mut Composer, sheet: &Sheet, opening: f32, closing: f32) -> usize {
        self.cuts(composer, sheet, opening, closing).len()
    }

    /// Sets the chart; `opening` stands below the title of the first page, `closing` below the last row.
    pub fn pages(
        &self,
        composer: &mut Composer,
        sheet: &Sheet,
        opening: impl FnOnce(&mut Composer) -> Vec<Strip>,
        closing: impl Fn(&mut Composer, Tag) -> Vec<Strip>,
    ) -> Vec<Page> {
        let tag = composer.tree.add(Tree::ROOT, Role::H1);
        let mut first = self.title(composer, tag, sheet);
        first.extend(opening(composer));
        let end = height(&closing(composer, Tag::NONE));
        let above = height(&first) - height(&self.title(composer, Tag::NONE, sheet));
        let cuts = self.cuts(composer, sheet, above, end);
        let lane_of = |row: usize| self.rows[row].symbol.as_ref().map_or(0, |symbol| symbol.lane);
        let flows = paging::flows(&cuts, &self.edges, lane_of, self.lanes.len());
        let table = composer.tree.add(Tree::ROOT, Role::Table);
        let edges = self.column_edges(sheet);
        let head = self.head(composer, &edges, table);
        let mut pages = Vec::with_capacity(flows.len());
        for (index, part) in flows.iter().enumerate() {
            let mut page = Page { width: sheet.size.0, height: sheet.size.1, items: Vec::new() };
            let mut below = sheet.top;
            let mut put = |page: &mut Page, strips: Vec<Strip>, artifact: bool| {
                for strip in strips {
                    below += strip.gap;
                    page.items.extend(strip.items.into_iter().map(|mut item| {
                        // What was read on the first page is decoration on the others.
                        item.tag = if artifact { Tag::NONE } else { item.tag };
                        item.lowered(below)
                    }));
                    below += strip.height;
                }
            };
            if index == 0 {
                put(&mut page, std::mem::take(&mut first), false);
            } else {
                put(&mut page, self.title(composer, Tag::NONE, sheet), true);
            }
            put(&mut page, vec![head.clone()], index > 0);
            let top = below;
            let frame = Frame { edges: &edges, top };
            below = self.body(composer, &mut page, part, &frame, table);
            if index + 1 == flows.len() {
                for strip in closing(composer, Tree::ROOT) {
                    below += strip.gap;
                    page.items.extend(strip.items.into_iter().map(|item| item.lowered(below)));
                    below += strip.height;
                }
            }
            pages.push(page);
        }
        pages
    }

    fn title(&self, composer: &mut Composer, tag: Tag, sheet: &Sheet) -> Vec<Strip> {
        let column = Column { x: sheet.left, width: self.widths.iter().sum() };
        let kind = Type::new(11.0, 13.2).bold();
        let mut strips =
            composer.paragraph(&self.title, &Setting::left(kind, column, tag).aligned(Align::Center));
        strips.push(Strip::blank(BELOW_TITLE));
        strips
    }

    fn head(&self, composer: &mut Composer, edges: &[f32], table: Tag) -> Strip {
        let look =
            HeadLook { edges, least: &self.heading_heights, padding: (mm(0.4), mm(0.7)), rule: RULES.0 };
        let mut head = heading(composer, &self.heading, &look, table);
        let (left, right) = (edges[0], edges[edges.len() - 1]);
        for y in [0.0, head.height] {
            head.items.push(line((left, y), (right, y), RULES.1));
        }
        for x in [left, right] {
            head.items.push(line((x, 0.0), (x, head.height), RULES.1));
        }
        head
    }

    fn column_edges(&self, sheet: &Sheet) -> Vec<f32> {
        let mut x = sheet.left;
        let mut edges = vec![x];
        for width in &self.widths {
            x += width;
            edges.push(x);
        }
        edges
    }

    /// Which rows stand on which page.
    fn cuts(&self, composer: &mut Composer, sheet: &Sheet, opening: f32, closing: f32) -> Vec<Range<usize>> {
        let edges = self.column_edges(sheet);
        let heights: Vec<f32> = self.rows.iter().map(|row| row.height(composer, self, &edges)).collect();
        let head = height(&self.title(composer, Tag::NONE, sheet)) + self.measured_head(composer, &edges);
        let room = sheet.bottom - sheet.top - head;
        let arrows: Vec<(usize, usize)> = self.edges.iter().map(|edge| (edge.from, edge.to)).collect();
        let fit = paging::Fit {
            room,
            opening,
            closing,
            connector: (CONNECTOR, ENTERED),
            lanes: self.lanes.len().max(1),
        };
        paging::cut(&heights, &arrows, &fit)
    }

    /// Height of the heading, without leaving anything in the structure tree.
    fn measured_head(&self, composer: &mut Composer, edges: &[f32]) -> f32 {
        let tree = composer.tree.clone();
        let head = self.head(composer, edges, Tag::NONE).height;
        composer.tree = tree;
        head
    }

    /// Sets one page's rows with their flow and returns where they end.
    fn body(
        &self,
        composer: &mut Composer,
        page: &mut Page,
        part: &PageFlow,
        frame: &Frame<'_>,
        table: Tag,
    ) -> f32 {
        let connectors = |composer: &mut Composer, top: bool| -> Vec<row::Set> {
            (0..part.levels(top)).map(|level| self.connectors(composer, part, (top, level), table)).collect()
        };
        let mut rows = connectors(composer, true);
        let own = part.rows.clone().map(|index| self.rows[index].set(composer, self, frame.edges, table));
        rows.extend(own);
        rows.extend(connectors(composer, false));
        let end = self.rules(page, &rows, frame);
        let drawn = drawing::draw(composer, self, part, &rows);
        let origin = Point { x: frame.edges[self.lanes.start], y: frame.top };
        page.items.extend(drawn.lines.into_iter().map(|item| moved(item, origin)));
        let mut below = frame.top;
        for (row, symbols) in rows.into_iter().zip(drawn.symbols) {
            page.items.extend(row.items.into_iter().map(|item| item.lowered(below)));
            page.items.extend(symbols.into_iter().map(|item| moved(item, origin)));
            below += row.height;
        }
        end
    }

    /// The grounds and rules of some rows; returns where they end.
    fn rules(&self, page: &mut Page, rows: &[row::Set], frame: &Frame<'_>) -> f32 {
        let (edges, top) = (frame.edges, frame.top);
        let (left, right) = (edges[0], edges[edges.len() - 1]);
        let mut below = top;
        for row in rows {
            if let Some(shade) = row.shade {
                let area = Area { x: left, y: below, width: right - left, height: row.height };
                let fill = Shape::Rect { area, pen: None, fill: Some(shade) };
                page.items.push(Item { tag: Tag::NONE, shape: fill });
            }
            below += row.height;
        }
        let end = below;
        for x in edges {
            let width = if *x == left || *x == right { RULES.1 } else { RULES.0 };
            page.items.push(line((*x, top), (*x, end), width));
        }
        below = top;
        for (index, row) in rows.iter().enumerate() {
            below += row.height;
            let width = if index + 1 == rows.len() { RULES.1 } else { RULES.0 };
            page.items.push(line((left, below), (right, below), width));
        }
        end
    }

    /// A row without number that holds pentagons.
    fn connectors(
        &self,
        composer: &mut Composer,
        part: &PageFlow,
        place: (bool, usize),
        table: Tag,
    ) -> row::Set {
        let row = composer.tree.add(table, Role::TR);
        let mut symbols = Vec::new();
        for column in 0..self.widths.len() {
            let cell = composer.tree.add(row, Role::TD);
            let held = part.pentagons.iter().position(|pentagon| {
                (pentagon.top, pentagon.level) == place && self.lanes.start + pentagon.lane == column
            });
            if let Some(index) = held {
                let alt = part.pentagons[index].alt();
                let figure = composer.tree.add_with(cell, Role::Figure, Detail::Alt(alt));
                symbols.push((index, figure));
            }
        }
        let entered = |pentagon: &paging::Pentagon| pentagon.top && place.0 && !pentagon.leaves;
        let height = if part.pentagons.iter().any(entered) { ENTERED } else { CONNECTOR };
        row::Set { height, items: Vec::new(), shade: None, figure: None, pentagons: symbols }
    }
}

fn line(from: (f32, f32), to: (f32, f32), width: f32) -> Item {
    let (from, to) = (Point { x: from.0, y: from.1 }, Point { x: to.0, y: to.1 });
    Item { tag: Tag::NONE, shape: Shape::Line { from, to, pen: Pen::thick(width) } }
}

fn moved(mut item: Item, by: Point) -> Item {
    item.shift(by.x, by.y);
    item
}

/// The five symbols with their names, below the last row.
pub fn legend(composer: &mut Composer, measures: &Measures, column: Column, parent: Tag) -> Vec<Strip> {
    let kind = Type::new(8.0, 10.0);
    let row = mm(measures.diamond.1);
    let tag = match parent == Tag::NONE {
        true => Tag::NONE,
        false => composer.tree.add(parent, Role::P),
    };
    let mut strip = Strip { gap: mm(4.0), height: row, ..Strip::default() };
    let lead = (row - kind.pitch) / 2.0;
    let mut word = |strip: &mut Strip, text: &str, x: f32| {
        let set = composer.word(text, kind, x, tag);
        strip.items.extend(set.items.into_iter().map(|item| item.lowered(lead)));
    };
    word(&mut strip, "Simbol: ", column.x);
    let entries = [
        (Some(flow::Shape::Capsule), "mulai/akhir"),
        (Some(flow::Shape::Process), "proses"),
        (Some(flow::Shape::Diamond), "keputusan"),
        (None, "arah alur"),
        (Some(flow::Shape::Connector), "penghubung antarhalaman"),
    ];
    let step = (column.width - mm(16.0)) / entries.len() as f32;
    for (index, (shape, name)) in entries.into_iter().enumerate() {
        let x = column.x + mm(14.0) + step * index as f32;
        let (width, height) = shape.map_or((10.0, 0.0), |shape| measures.size(shape));
        let center = picture::Point::new(to_mm(x) + width / 2.0, to_mm(row / 2.0));
        match shape {
            Some(shape) => {
                let rect = Rect::around(center, width, height);
                strip.items.push(symbol(shape, rect, Color::WHITE, 0.8, Tag::NONE));
            }
            None => strip.items.extend(drawing::arrow(
                &[
                    picture::Point::new(center.x - width / 2.0, center.y),
                    picture::Point::new(center.x + width / 2.0, center.y),
                ],
                measures.head,
            )),
        }
        word(&mut strip, &format!("= {name} "), x + mm(width + 1.8));
    }
    vec![strip]
}
