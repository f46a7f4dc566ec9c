//! The command line as DESIGN §8 fixes it. Help texts come from `assets/lang`, see [`super::help`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Debug, Parser)]
#[command(name = "lajur", version, subcommand_value_name = "PERINTAH", disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, value_name = "id|en")]
    pub lang: Option<String>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo {
        #[arg(long, value_name = "DIR", default_value = "out")]
        out: PathBuf,
        #[arg(long, value_name = "FILE")]
        tnd: Option<PathBuf>,
    },
    #[command(subcommand, arg_required_else_help = true)]
    Procedure(Procedure),
    #[command(subcommand, arg_required_else_help = true)]
    Office(Office),
    #[command(subcommand, arg_required_else_help = true)]
    Request(Request),
    #[command(subcommand, arg_required_else_help = true)]
    Disposition(Disposition),
    #[command(subcommand, arg_required_else_help = true)]
    Letter(Letter),
    #[command(arg_required_else_help = true)]
    Register(Register),
    #[command(subcommand, arg_required_else_help = true)]
    Bundle(Bundle),
    #[command(subcommand, arg_required_else_help = true)]
    Device(Device),
    #[command(subcommand, arg_required_else_help = true)]
    Conflict(Conflict),
    #[command(subcommand, arg_required_else_help = true)]
    Numbers(Numbers),
    #[command(subcommand, arg_required_else_help = true)]
    Secret(Secret),
    #[command(subcommand, arg_required_else_help = true)]
    Calendar(Calendar),
    Morning {
        #[arg(long = "as", value_name = "JABATAN")]
        position: Option<String>,
        #[arg(long, value_name = "F.pdf")]
        out: Option<PathBuf>,
    },
    Report(Report),
    Retention {
        #[arg(long, value_name = "TANGGAL")]
        at: Option<String>,
        #[arg(long)]
        all: bool,
    },
    #[command(subcommand, arg_required_else_help = true)]
    Classification(Classification),
    State,
    Verify,
    Rebuild,
    Backup {
        #[arg(long, value_name = "F.lajur")]
        out: PathBuf,
    },
    Restore {
        file: PathBuf,
    },
    Key {
        #[arg(long, value_name = "keystore|passphrase|file", hide_possible_values = true)]
        keep: Option<Keep>,
    },
    RecoveryKey {
        #[arg(long, value_name = "F.pdf")]
        out: PathBuf,
    },
    Recover {
        #[arg(long, value_name = "17 KATA")]
        words: String,
        #[arg(long, value_name = "NAMA")]
        name: String,
        #[arg(long = "from", value_name = "F.lajur")]
        backup: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Procedure {
    List,
    Show {
        id: String,
    },
    Check {
        file: PathBuf,
    },
    Print {
        id: String,
        #[arg(long, value_name = "F.pdf")]
        out: PathBuf,
    },
    Export {
        id: String,
        #[arg(long, value_name = "bpmn|svg", hide_possible_values = true)]
        format: Picture,
        #[arg(long, value_name = "F")]
        out: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Picture {
    Bpmn,
    Svg,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Office {
    Init {
        #[arg(long, value_name = "FILE.toml")]
        input: Option<PathBuf>,
        #[arg(long)]
        sample: bool,
        #[arg(long, value_name = "NAMA")]
        device: Option<String>,
    },
    Show,
    Assign(Assign),
    #[command(subcommand, arg_required_else_help = true)]
    Tnd(Tnd),
}

/// Who takes a position.
#[derive(Debug, Args)]
pub(crate) struct Assign {
    #[arg(long, value_name = "ID")]
    pub position: String,
    #[arg(long, value_name = "NAMA", required_unless_present = "new_person")]
    pub person: Option<String>,
    #[arg(long, value_name = "NAMA", conflicts_with = "person")]
    pub new_person: Option<String>,
    #[arg(long, value_name = "NIP", default_value = "")]
    pub nip: String,
    #[arg(long, value_name = "PANGKAT", default_value = "")]
    pub rank: String,
    #[arg(long, value_name = "GOLONGAN", default_value = "")]
    pub grade: String,
    #[arg(
        long,
        value_name = "definitive|plt|plh",
        hide_possible_values = true,
        default_value = "definitive"
    )]
    pub capacity: AssignAs,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: chrono::NaiveDate,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until_date: Option<chrono::NaiveDate>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum AssignAs {
    Definitive,
    Plt,
    Plh,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Tnd {
    Export {
        #[arg(long, value_name = "F.toml")]
        out: PathBuf,
        #[arg(long)]
        national: bool,
    },
    Import {
        file: PathBuf,
    },
    Check {
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Request {
    New {
        #[arg(long, value_name = "ID")]
        procedure: String,
        #[arg(long, value_name = "FILE.json")]
        input: PathBuf,
    },
    List {
        #[arg(long, value_name = "KEADAAN")]
        state: Option<String>,
        #[arg(long, value_name = "ID")]
        procedure: Option<String>,
        #[arg(long, value_name = "KATA")]
        search: Option<String>,
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: usize,
    },
    Show {
        id: String,
    },
    History {
        id: String,
    },
    Advance(Advance),
    Return {
        id: String,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
        #[arg(long, value_name = "LANGKAH")]
        step: Option<String>,
    },
    Resubmit {
        id: String,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
    },
    Withdraw {
        id: String,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
    },
    Correct {
        id: String,
        #[arg(long, value_name = "ISIAN")]
        field: String,
        #[arg(long, value_name = "NILAI")]
        value: String,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
    },
    Undo {
        id: String,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
    },
    Check {
        id: String,
        #[arg(long, value_name = "LANGKAH")]
        step: String,
        #[arg(long, value_name = "N")]
        item: usize,
        #[arg(long)]
        absent: bool,
    },
    Note {
        id: String,
        #[arg(long, value_name = "TEKS")]
        text: String,
    },
    Attach {
        id: String,
        #[arg(long, value_name = "BERKAS")]
        file: PathBuf,
        #[arg(long, value_name = "TEKS", default_value = "")]
        note: String,
    },
    Register {
        id: String,
    },
    Papers {
        id: String,
    },
    Print {
        id: String,
        #[arg(long, value_name = "NASKAH", default_value = "worksheet")]
        paper: String,
        #[arg(long, value_name = "F.pdf|F.eml")]
        out: PathBuf,
    },
    Files {
        id: String,
        #[arg(long, value_name = "F.pdf")]
        out: PathBuf,
    },
    Slip {
        id: String,
        #[arg(long, value_name = "FILE.json|-")]
        input: PathBuf,
        #[arg(long, value_name = "F.pdf")]
        out: PathBuf,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Book {
    Incoming,
    Outgoing,
    Memo,
    Dispatch,
}

/// One of the office's books as a file.
#[derive(Debug, Args)]
pub(crate) struct Register {
    #[arg(value_name = "incoming|outgoing|memo|dispatch", hide_possible_values = true)]
    pub book: Book,
    #[arg(long, value_name = "TAHUN")]
    pub year: i32,
    #[arg(long, value_name = "F.pdf|F.xlsx|F.csv")]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Report {
    #[arg(long, value_name = "TANGGAL")]
    pub from: Option<String>,
    #[arg(long, value_name = "TANGGAL")]
    pub to: Option<String>,
    #[arg(long, value_name = "ID")]
    pub procedure: Option<String>,
    #[arg(long, value_name = "F.pdf|F.xlsx|F.csv")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Advance {
    pub id: String,
    #[arg(long, value_name = "LANGKAH")]
    pub step: String,
    #[arg(long, value_name = "JAWABAN")]
    pub outcome: Option<String>,
    #[arg(long = "as", value_name = "LAJUR")]
    pub lane: String,
    #[arg(long, value_name = "TEKS", default_value = "")]
    pub note: String,
    #[arg(long)]
    pub on_behalf: bool,
    #[arg(long)]
    pub all_present: bool,
    #[arg(long, value_name = "WAKTU")]
    pub at: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Disposition {
    Issue {
        request: String,
        #[arg(long, value_name = "FILE.json")]
        input: PathBuf,
    },
    Print {
        request: String,
        #[arg(long, value_name = "F.pdf|F.docx")]
        out: PathBuf,
        #[arg(long)]
        blank: bool,
    },
}

/// Templates of letters, per kind and service.
#[derive(Debug, Subcommand)]
pub(crate) enum Template {
    List,
    Show {
        #[arg(value_name = "JENIS", hide_possible_values = true)]
        kind: Kind,
        #[arg(long, value_name = "ID")]
        service: Option<String>,
    },
    Set {
        #[arg(value_name = "JENIS", hide_possible_values = true)]
        kind: Kind,
        #[arg(long, value_name = "ID")]
        service: Option<String>,
        #[arg(long, value_name = "FILE.toml")]
        input: PathBuf,
        #[arg(long, value_name = "TEKS", default_value = "")]
        note: String,
    },
    Reset {
        #[arg(value_name = "JENIS", hide_possible_values = true)]
        kind: Kind,
        #[arg(long, value_name = "ID")]
        service: Option<String>,
        #[arg(long, value_name = "TEKS", default_value = "")]
        note: String,
    },
    History {
        #[arg(value_name = "JENIS", hide_possible_values = true)]
        kind: Kind,
        #[arg(long, value_name = "ID")]
        service: Option<String>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Approval,
    Refusal,
    Incomplete,
    Assignment,
    Report,
    Memo,
    Handover,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Print {
    Net,
    FileCopy,
    Draft,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Letter {
    #[command(subcommand, arg_required_else_help = true)]
    Template(Template),
    Draft {
        request: String,
        #[arg(long, value_name = "JENIS", hide_possible_values = true)]
        kind: Kind,
        #[arg(long, value_name = "FILE.json")]
        input: Option<PathBuf>,
    },
    Revise {
        id: String,
        #[arg(long, value_name = "FILE.json")]
        input: Option<PathBuf>,
        #[arg(long, value_name = "ALASAN", default_value = "")]
        reason: String,
    },
    Initial {
        id: String,
        #[arg(long = "as", value_name = "JABATAN")]
        position: Option<String>,
        #[arg(long)]
        all: bool,
    },
    SendBack {
        id: String,
        #[arg(long = "as", value_name = "JABATAN")]
        position: String,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
    },
    Sign {
        id: String,
        #[arg(long, value_name = "WAKTU")]
        at: Option<String>,
    },
    Number {
        id: String,
        #[arg(long, value_name = "TANGGAL", required_if_eq("insert", "true"))]
        date: Option<chrono::NaiveDate>,
        #[arg(long)]
        insert: bool,
    },
    Diff {
        id: String,
        #[arg(long = "from", value_name = "N")]
        old: Option<usize>,
        #[arg(long = "to", value_name = "M")]
        new: Option<usize>,
    },
    Dispatch {
        id: String,
        #[arg(long, value_name = "PENERIMA")]
        receiver: Option<String>,
        #[arg(long, value_name = "CARA", default_value = "")]
        via: String,
    },
    Cancel {
        id: String,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
    },
    Show {
        id: String,
    },
    Attach {
        id: String,
        file: PathBuf,
    },
    Match {
        file: PathBuf,
    },
    Print {
        id: String,
        #[arg(long, value_name = "net|file-copy|draft", hide_possible_values = true, default_value = "net")]
        variant: Print,
        #[arg(long, value_name = "F.pdf|F.docx")]
        out: PathBuf,
        #[arg(long)]
        srikandi_tags: bool,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Keep {
    Keystore,
    Passphrase,
    File,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Attachments {
    Missing,
    All,
    None,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bundle {
    Export {
        #[arg(long, value_name = "F.lajur")]
        out: PathBuf,
        #[arg(long = "for", value_name = "PERANGKAT")]
        for_device: Option<String>,
        #[arg(long, value_name = "missing|all|none", hide_possible_values = true, default_value = "missing")]
        attachments: Attachments,
        #[arg(long = "limit", value_name = "MB")]
        megabytes: Option<u64>,
        #[arg(long)]
        plain: bool,
    },
    Request {
        #[arg(long, value_name = "F.lajur")]
        out: PathBuf,
    },
    Inspect {
        file: PathBuf,
    },
    Import {
        file: PathBuf,
        #[arg(long)]
        preview: bool,
    },
    Folder {
        folder: PathBuf,
        #[arg(long)]
        once: bool,
    },
    History,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DeviceRole {
    Admin,
    Register,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Device {
    Request {
        #[arg(long, value_name = "NAMA")]
        name: String,
        #[arg(long, value_name = "F.lajur")]
        out: PathBuf,
    },
    Admit {
        file: PathBuf,
        #[arg(long, value_name = "LIMA KATA")]
        words: String,
        #[arg(long, value_name = "admin|register", hide_possible_values = true)]
        role: Vec<DeviceRole>,
    },
    List,
    Revoke {
        id: String,
        #[arg(long, value_name = "ALASAN", default_value = "")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Classification {
    Search {
        #[arg(required = true)]
        keyword: Vec<String>,
    },
    Import {
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Conflict {
    List,
    Settle {
        id: String,
        #[arg(long, value_name = "N", required_unless_present = "step", conflicts_with = "step")]
        choose: Option<usize>,
        #[arg(long, value_name = "LANGKAH")]
        step: Option<String>,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Secret {
    Seal {
        request: String,
        #[arg(long, value_name = "NAMA")]
        label: String,
        #[arg(long, value_name = "FILE.json")]
        input: Option<PathBuf>,
        #[arg(long, value_name = "PERANGKAT")]
        holder: Vec<String>,
    },
    Show {
        request: String,
    },
    List {
        request: Option<String>,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum NumberBook {
    Incoming,
    Outgoing,
    Memo,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Numbers {
    Lease {
        #[arg(long, value_name = "PERANGKAT")]
        holder: String,
        #[arg(long, value_name = "N")]
        count: u32,
        #[arg(
            long,
            value_name = "incoming|outgoing|memo",
            hide_possible_values = true,
            default_value = "outgoing"
        )]
        book: NumberBook,
        #[arg(long, value_name = "TAHUN")]
        year: Option<i32>,
    },
    Leases {
        #[arg(long, value_name = "TAHUN")]
        year: Option<i32>,
    },
    Gaps {
        #[arg(
            long,
            value_name = "incoming|outgoing|memo",
            hide_possible_values = true,
            default_value = "outgoing"
        )]
        book: NumberBook,
        #[arg(long, value_name = "TAHUN")]
        year: Option<i32>,
    },
    Void {
        #[arg(long, value_name = "N")]
        number: u32,
        #[arg(long, value_name = "N")]
        until: Option<u32>,
        #[arg(
            long,
            value_name = "incoming|outgoing|memo",
            hide_possible_values = true,
            default_value = "outgoing"
        )]
        book: NumberBook,
        #[arg(long, value_name = "TAHUN")]
        year: Option<i32>,
        #[arg(long, value_name = "ALASAN")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Calendar {
    Show,
    Import {
        file: PathBuf,
        #[arg(long)]
        preview: bool,
    },
    Due {
        #[arg(long, value_name = "WAKTU")]
        from: String,
        #[arg(long, value_name = "LAMA")]
        time: String,
        #[arg(long, value_name = "KALENDER")]
        calendar: Option<String>,
    },
    Used {
        #[arg(long, value_name = "WAKTU")]
        from: String,
        #[arg(long, value_name = "WAKTU")]
        to: String,
        #[arg(long, value_name = "KALENDER")]
        calendar: Option<String>,
    },
}
