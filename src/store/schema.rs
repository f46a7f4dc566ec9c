//! The tables, and how a database grows from one version to the next.

/// Marks a SQLite file as ours: "LJR1".
pub(super) const APPLICATION_ID: i32 = 0x4C4A_5231;

/// The schema version this program writes.
pub(super) const VERSION: i32 = 3;

/// The truth: events and files, never changed and never removed.
pub(super) const TRUTH: &str = "
-- Every signed event, byte for byte, in order of arrival. The key is the hash: two events may well stand at the
-- same place of one log, when a laptop was cloned, and both are kept.
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  log BLOB NOT NULL CHECK (length(log) = 16),
  seq INTEGER NOT NULL CHECK (seq > 0),
  entity BLOB NOT NULL CHECK (length(entity) = 16),
  lamport INTEGER NOT NULL,
  kind TEXT NOT NULL,
  header BLOB NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  body BLOB NOT NULL,
  received_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX event_log ON event (log, seq);
CREATE INDEX event_entity ON event (entity, lamport);
CREATE INDEX event_clock ON event (lamport);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

-- What this device knows of itself: office, log, last exchange.
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- Every import that added something, for the exchange screen.
CREATE TABLE import_log (
  id INTEGER PRIMARY KEY,
  bundle BLOB NOT NULL,
  exporter BLOB NOT NULL,
  at_ms INTEGER NOT NULL,
  new INTEGER NOT NULL,
  known INTEGER NOT NULL,
  pending INTEGER NOT NULL,
  quarantined INTEGER NOT NULL
) STRICT;
";

/// What version 2 added: what other laptops have, and which event names which attached file.
pub(super) const EXCHANGE: &str = "
-- What every other laptop last said of itself. `frontier` and `wanted` are packed by `store::peers`.
CREATE TABLE IF NOT EXISTS peer (
  device BLOB PRIMARY KEY CHECK (length(device) = 32),
  frontier BLOB NOT NULL,
  wanted BLOB NOT NULL,
  app TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  heard_ms INTEGER NOT NULL
) STRICT;
-- Which event names which attached file, so that nobody reads every header to find out.
CREATE TABLE IF NOT EXISTS named (
  hash BLOB NOT NULL CHECK (length(hash) = 32), event INTEGER NOT NULL, size INTEGER NOT NULL,
  PRIMARY KEY (hash, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS named_event ON named (event);
-- Files of exchange folders that have been read, so that a round costs no more than what is new.
CREATE TABLE IF NOT EXISTS folder_seen (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
";

/// What version 3 added: every file a person exported, and another laptop's own signature under what it has, so that a
/// third laptop can pass it on.
pub(super) const HISTORY: &str = "
CREATE TABLE IF NOT EXISTS export_log (
  id INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  events INTEGER NOT NULL,
  files INTEGER NOT NULL,
  readers INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS word (
  device BLOB PRIMARY KEY CHECK (length(device) = 32),
  created_ms INTEGER NOT NULL,
  frontier BLOB NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
";

/// Drops what version 1 had projected, to be made anew in the shape of today.
pub(super) const DROP_PROJECTIONS: &str = "
DROP TABLE held; DROP TABLE head; DROP TABLE frontier; DROP TABLE procedure; DROP TABLE profile;
DROP TABLE request_text; DROP TABLE request; DROP TABLE active; DROP TABLE letter; DROP TABLE conflict;
DROP TABLE IF EXISTS conflict_member;
";

/// Everything that follows from the truth and can be made anew from it.
pub(super) const PROJECTIONS: &str = "
-- Events that are not applied: they wait for others, or are held apart.
CREATE TABLE held (
  event INTEGER PRIMARY KEY REFERENCES event (id),
  status TEXT NOT NULL CHECK (status IN ('pending', 'quarantined')),
  reason TEXT NOT NULL
) STRICT;
-- The applied events of an entity that no other applied event follows.
CREATE TABLE head (
  entity BLOB NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (entity, hash)
) STRICT, WITHOUT ROWID;
-- How far each log is known without a gap.
CREATE TABLE frontier (log BLOB PRIMARY KEY, seq INTEGER NOT NULL, head BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE procedure (
  hash BLOB PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,
  adopted INTEGER NOT NULL, text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE profile (id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL) STRICT;
CREATE TABLE request (
  id BLOB PRIMARY KEY, procedure TEXT NOT NULL, procedure_hash BLOB NOT NULL,
  agenda_year INTEGER, agenda_sequence INTEGER,
  agency TEXT NOT NULL, subject TEXT NOT NULL, state TEXT NOT NULL, received_ms INTEGER NOT NULL,
  ended_ms INTEGER, body TEXT NOT NULL, letter_key TEXT
) STRICT;
CREATE INDEX request_letter ON request (letter_key);
CREATE INDEX request_state ON request (state, received_ms);
CREATE INDEX request_agenda ON request (agenda_year, agenda_sequence);
-- One row for every step that is to be done now: a card on the board.
CREATE TABLE active (
  request BLOB NOT NULL, token BLOB NOT NULL, procedure TEXT NOT NULL, step TEXT NOT NULL, lane TEXT NOT NULL,
  since_ms INTEGER NOT NULL, PRIMARY KEY (request, token)
) STRICT, WITHOUT ROWID;
CREATE INDEX active_lane ON active (procedure, lane, since_ms);
CREATE TABLE letter (
  id BLOB PRIMARY KEY, request BLOB NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
  year INTEGER, sequence INTEGER, suffix TEXT, body TEXT NOT NULL
) STRICT;
CREATE INDEX letter_request ON letter (request);
CREATE INDEX letter_state ON letter (state);
CREATE INDEX letter_number ON letter (year, sequence);
CREATE TABLE conflict (id BLOB PRIMARY KEY, entity BLOB NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE INDEX conflict_entity ON conflict (entity);
-- Which requests and letters a conflict between several of them is about.
CREATE TABLE conflict_member (
  entity BLOB NOT NULL, conflict BLOB NOT NULL, PRIMARY KEY (entity, conflict)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_members ON conflict_member (conflict);
CREATE VIRTUAL TABLE request_text USING fts5 (
  agenda, agency, subject, fields, tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3'
);
";

/// What a check compares after making the projections anew, without the parts that depend on order of arrival.
pub(super) const COMPARED: [(&str, &str); 10] = [
    ("held", "SELECT event.hash, held.status FROM held JOIN event ON event.id = held.event"),
    ("head", "SELECT * FROM head"),
    ("procedure", "SELECT * FROM procedure"),
    ("profile", "SELECT * FROM profile"),
    ("request", "SELECT * FROM request"),
    ("active", "SELECT * FROM active"),
    ("letter", "SELECT * FROM letter"),
    ("conflict", "SELECT * FROM conflict"),
    ("conflict_member", "SELECT * FROM conflict_member"),
    (
        "request_text",
        "SELECT request.id, request_text.* FROM request JOIN request_text ON request_text.rowid = request.rowid",
    ),
];
