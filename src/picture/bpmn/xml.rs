//! The file: the process first, then the positions of its diagram.

use std::fmt::Write as _;

use super::Layout;
use super::model::{Kind, Model};
use crate::domain::procedure::Procedure;
use crate::picture::svg::escape;
use crate::picture::{Point, Rect};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" \
xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" ";

/// Writes the file.
pub fn write(procedure: &Procedure, model: &Model, layout: &Layout) -> String {
    let mut text = HEAD.to_owned();
    let (id, title) = (escape(&procedure.id), escape(&procedure.identity.title));
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "id=\"definitions\" targetNamespace=\"urn:lajur:sop:{id}\" exporter=\"Lajur\" exporterVersion=\"{}\">",
        env!("CARGO_PKG_VERSION")
    );
    let _ = writeln!(
        text,
        "  <bpmn:collaboration id=\"collaboration\">\n    <bpmn:participant id=\"pool\" name=\"{title}\" \
         processRef=\"process\"/>\n  </bpmn:collaboration>\n  <bpmn:process id=\"process\" name=\"{title}\" \
         isExecutable=\"false\">"
    );
    lanes(&mut text, procedure, model);
    nodes(&mut text, procedure, model);
    for (index, edge) in model.edges.iter().enumerate() {
        let name = edge.word.as_ref().map(|word| format!(" name=\"{}\"", escape(word))).unwrap_or_default();
        let (from, to) = (&model.nodes[edge.from].id, &model.nodes[edge.to].id);
        let _ = writeln!(
            text,
            "    <bpmn:sequenceFlow id=\"flow_{index}\"{name} sourceRef=\"{from}\" targetRef=\"{to}\"/>"
        );
    }
    text.push_str("  </bpmn:process>\n");
    diagram(&mut text, procedure, model, layout);
    text.push_str("</bpmn:definitions>\n");
    text
}

fn lanes(text: &mut String, procedure: &Procedure, model: &Model) {
    text.push_str("    <bpmn:laneSet id=\"lanes\">\n");
    for (index, lane) in procedure.lanes.iter().enumerate() {
        let _ = writeln!(text, "      <bpmn:lane id=\"lane_{}\" name=\"{}\">", lane.id, escape(&lane.name));
        for node in model.nodes.iter().filter(|node| node.lane == index) {
            let _ = writeln!(text, "        <bpmn:flowNodeRef>{}</bpmn:flowNodeRef>", node.id);
        }
        text.push_str("      </bpmn:lane>\n");
    }
    text.push_str("    </bpmn:laneSet>\n");
}

fn nodes(text: &mut String, procedure: &Procedure, model: &Model) {
    for (index, node) in model.nodes.iter().enumerate() {
        let step = &procedure.steps[node.step];
        let (element, name) = match node.kind {
            Kind::Start => ("startEvent", "Mulai"),
            Kind::Task => ("userTask", step.text.as_str()),
            Kind::Choice => ("exclusiveGateway", ""),
            Kind::Parallel => ("parallelGateway", ""),
            Kind::End => ("endEvent", "Selesai"),
        };
        let _ = writeln!(text, "    <bpmn:{element} id=\"{}\" name=\"{}\">", node.id, escape(name));
        if node.kind == Kind::Task {
            let facts = facts(procedure, node.step);
            let _ = writeln!(text, "      <bpmn:documentation>{}</bpmn:documentation>", escape(&facts));
        }
        for (number, _) in model.edges.iter().enumerate().filter(|(_, edge)| edge.to == index) {
            let _ = writeln!(text, "      <bpmn:incoming>flow_{number}</bpmn:incoming>");
        }
        for (number, _) in model.edges.iter().enumerate().filter(|(_, edge)| edge.from == index) {
            let _ = writeln!(text, "      <bpmn:outgoing>flow_{number}</bpmn:outgoing>");
        }
        let _ = writeln!(text, "    </bpmn:{element}>");
    }
}

/// The mutu baku of a row, in one sentence each.
fn facts(procedure: &Procedure, step: usize) -> String {
    let step = &procedure.steps[step];
    let parts = [
        ("Nomor", step.printed_no.clone()),
        ("Kelengkapan", step.requirements.join(", ")),
        ("Waktu", step.time.as_ref().map(|time| time.text.clone()).unwrap_or_default()),
        ("Output", step.outputs.join(", ")),
        ("Keterangan", step.remark.clone()),
    ];
    let told = parts.into_iter().filter(|(_, value)| !value.trim().is_empty());
    told.map(|(label, value)| format!("{label}: {value}.")).collect::<Vec<_>>().join(" ")
}

fn diagram(text: &mut String, procedure: &Procedure, model: &Model, layout: &Layout) {
    text.push_str(
        "  <bpmndi:BPMNDiagram id=\"diagram\">\n    <bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"collaboration\">\n",
    );
    shape(text, "pool", " isHorizontal=\"true\"", layout.pool);
    for (lane, rect) in procedure.lanes.iter().zip(&layout.lanes) {
        shape(text, &format!("lane_{}", lane.id), " isHorizontal=\"true\"", *rect);
    }
    for (node, rect) in model.nodes.iter().zip(&layout.nodes) {
        let marker = if node.kind == Kind::Choice { " isMarkerVisible=\"true\"" } else { "" };
        shape(text, &node.id, marker, *rect);
    }
    for (index, points) in layout.edges.iter().enumerate() {
        let _ =
            writeln!(text, "      <bpmndi:BPMNEdge id=\"edge_flow_{index}\" bpmnElement=\"flow_{index}\">");
        for Point { x, y } in points {
            let _ = writeln!(text, "        <di:waypoint x=\"{}\" y=\"{}\"/>", n(*x), n(*y));
        }
        text.push_str("      </bpmndi:BPMNEdge>\n");
    }
    text.push_str("    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n");
}

fn shape(text: &mut String, id: &str, attributes: &str, Rect { x, y, w, h }: Rect) {
    let _ = writeln!(
        text,
        "      <bpmndi:BPMNShape id=\"shape_{id}\" bpmnElement=\"{id}\"{attributes}>\n        <dc:Bounds \
         x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n      </bpmndi:BPMNShape>",
        n(x),
        n(y),
        n(w),
        n(h)
    );
}

/// Whole numbers where possible.
fn n(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}
