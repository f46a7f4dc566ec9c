//! What a template may ask for: placeholders and lists, each with the key of its name on the screen.

use crate::domain::letter::LetterKind;

/// Something that can be put into a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder {
    /// Key of its name.
    pub word: &'static str,
    /// What is put into the text.
    pub text: &'static str,
}

/// A list that a part of the body is repeated for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    /// Key of its name.
    pub word: &'static str,
    /// Its path.
    pub path: &'static str,
    /// What can be said of an item.
    pub items: &'static [Placeholder],
}

const fn put(word: &'static str, text: &'static str) -> Placeholder {
    Placeholder { word, text }
}

/// What every letter knows; what may be unknown stands in a condition.
const COMMON: &[Placeholder] = &[
    put("fill-agency", "{{ request.applicant.agency }}"),
    put("fill-addressee-line", "{{ request.applicant.agency | addressee_line }}"),
    put("fill-service", "{{ service.phrase }}"),
    put("fill-service-title", "{{ service.phrase | title_case }}"),
    put("fill-letter-number", "{% if request.letter.number %}{{ request.letter.number }}{% endif %}"),
    put("fill-letter-date", "{% if request.letter.date %}{{ request.letter.date | long_date }}{% endif %}"),
    put("fill-letter-subject", "{{ request.letter.subject }}"),
    put("fill-received", "{{ request.received | long_date }}"),
    put("fill-agenda", "{% if request.agenda %}{{ request.agenda }}{% endif %}"),
    put("fill-office", "{{ office.name }}"),
    put("fill-region", "{% if office.region %}{{ office.region }}{% endif %}"),
    put("fill-seat", "{% if office.seat %}{{ office.seat }}{% endif %}"),
    put("fill-classification", "{{ service.classification }}"),
];

/// What a letter to the applicant knows besides.
const REPLY: &[Placeholder] = &[
    put("fill-opening", "{{ opening }}"),
    put("fill-closing", "{{ closing }}"),
    put("fill-addressee", "{{ request.applicant.agency | addressee }}"),
    put("fill-unit", "{% if unit %}{{ unit.name }}{% endif %}"),
    put("fill-unit-email", "{% if unit.email %}{{ unit.email }}{% endif %}"),
    put("fill-delegator", "{% if delegator %}{{ delegator }}{% endif %}"),
];

const DEADLINE: &[Placeholder] =
    &[put("fill-deadline", "{% if deadline %}{{ deadline | long_date }}{% endif %}")];

const ASSIGNMENT: &[Placeholder] = &[
    put("fill-sop", "{{ sop.title }}"),
    put("fill-sop-number", "{% if sop.number %}{{ sop.number }}{% endif %}"),
    put("fill-disposition-by", "{% if disposition %}{{ disposition.by }}{% endif %}"),
    put("fill-disposition-date", "{% if disposition %}{{ disposition.date | long_date }}{% endif %}"),
    put("fill-report-to", "{% if report_to %}{{ report_to }}{% endif %}"),
    put("fill-report-step", "{% if report_step %}{{ report_step }}{% endif %}"),
    put("fill-period", "{% if period %}{{ period.from | until(period.until) }}{% endif %}"),
];

const REPORT: &[Placeholder] = &[
    put("fill-from", "{{ from }}"),
    put("fill-report-to", "{{ report_to }}"),
    put("fill-report-copy", "{% if report_copy %}{{ report_copy }}{% endif %}"),
    put("fill-assignment-number", "{% if assignment %}{{ assignment.number }}{% endif %}"),
    put("fill-assignment-date", "{% if assignment %}{{ assignment.date | long_date }}{% endif %}"),
    put("fill-result", "{{ result | sentence }}"),
    put("fill-attachments", "{% if attachments %}{{ attachments | counted('berkas') }}{% endif %}"),
];

const MEMO: &[Placeholder] = &[
    put("fill-from", "{{ from }}"),
    put("fill-memo-to", "{{ memo_to }}"),
    put("fill-report-copy", "{% if report_copy %}{{ report_copy }}{% endif %}"),
    put("fill-sop", "{{ sop.title }}"),
    put("fill-konsep", "{% if konsep %}{{ konsep.subject }}{% endif %}"),
    put("fill-konsep-code", "{% if konsep %}{{ konsep.code }}{% endif %}"),
    put("fill-konsep-revision", "{% if konsep %}{{ konsep.revision }}{% endif %}"),
];

/// What can be put into the texts of a kind of letter, beside the fields of its service.
pub fn placeholders(kind: LetterKind) -> impl Iterator<Item = Placeholder> {
    let own: &[&[Placeholder]] = match kind {
        LetterKind::Approval | LetterKind::Refusal => &[REPLY],
        LetterKind::Incomplete => &[REPLY, DEADLINE],
        LetterKind::Assignment => &[ASSIGNMENT],
        LetterKind::Report => &[REPORT],
        LetterKind::Memo => &[MEMO],
        LetterKind::Handover => &[],
    };
    own.iter().flat_map(|some| some.iter()).chain(COMMON).copied()
}

/// The number of an item, for the first column of a table.
const NUMBER: Placeholder = put("fill-number", "{{ number }}");

const fn list(word: &'static str, path: &'static str, items: &'static [Placeholder]) -> List {
    List { word, path, items }
}

const APPROVAL_POINTS: List =
    list("list-approval", "service.approval_points", &[put("fill-item", "{{ item | fill }}"), NUMBER]);
const REASONS: List = list("list-reasons", "reasons", &[put("fill-item", "{{ item | sentence }}"), NUMBER]);
const REQUIREMENTS: List = list(
    "list-requirements",
    "requirements",
    &[
        put("fill-item-name", "{{ item.name }}"),
        put("fill-item-state", "{{ item.state }}"),
        put("fill-item-note", "{{ item.note or '-' }}"),
        NUMBER,
    ],
);
const TASKS: List = list("list-tasks", "tasks", &[put("fill-item", "{{ item | clause }}"), NUMBER]);
const ACTIVITIES: List = list(
    "list-activities",
    "activities",
    &[
        put("fill-item-activity", "{{ item.text }}"),
        put("fill-item-date", "{{ item.date | long_date }}"),
        put("fill-item-result", "{{ item.result or '-' }}"),
        NUMBER,
    ],
);
const SERIALS: List = list("list-serials", "serials", &[put("fill-item-serial", "{{ item }}"), NUMBER]);

/// The list that a part of a kind of letter can be repeated for.
pub fn list_of(kind: LetterKind) -> Option<List> {
    match kind {
        LetterKind::Approval => Some(APPROVAL_POINTS),
        LetterKind::Refusal => Some(REASONS),
        LetterKind::Incomplete => Some(REQUIREMENTS),
        LetterKind::Assignment => Some(TASKS),
        LetterKind::Report => Some(ACTIVITIES),
        LetterKind::Memo => None,
        LetterKind::Handover => Some(SERIALS),
    }
}

/// What is put into a text for a field of a service's own requests.
pub fn of_field(field: &str, required: bool) -> String {
    if required {
        format!("{{{{ request.fields.{field} }}}}")
    } else {
        format!("{{% if request.fields.{field} %}}{{{{ request.fields.{field} }}}}{{% endif %}}")
    }
}
