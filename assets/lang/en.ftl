# The program's sentences. Keys are grouped by their prefix; both language files hold the same keys.

## problem: what is wrong with a procedure file, and what to do.

problem-syntax = The procedure file cannot be read. Correct the following part, then check again: { $detail }
problem-format = The procedure file is of format { $format }, but this version of Lajur reads format 1. Update Lajur or ask for the file in format 1.
problem-unknown-lane = Step "{ $step }" names lane "{ $lane }", which does not exist. Check its spelling in the lane sections.
problem-unknown-step = A flow from step "{ $step }" names step "{ $target }", which does not exist. Check from and to in the flow sections.
problem-unknown-field = The service section names field "{ $field }", which does not exist. Add the field to the field sections or correct its spelling.
problem-bad-time = The time "{ $text }" of step "{ $step }" cannot be read. Write a whole number and its unit, such as "10 Menit", "2 jam", "1 hari" or "2 bulan"; write "N/A" when none is set.
problem-duplicate-id = Id "{ $id }" is used more than once. Give every lane, step and field an id of its own.
problem-bad-id = Id "{ $id }" cannot be used. Use lower-case a-z, digits, "-" or "_", at most 60 characters.
problem-empty = { $part } is empty. Fill it in.
problem-empty-step = { $part } of step "{ $step }" is empty. Fill it in.
problem-too-many = { $part } has too many entries. Reduce them to at most { $limit }.
problem-too-many-step = { $part } of step "{ $step }" has too many entries. Reduce them to at most { $limit }.
problem-too-long = { $part } is too long. Shorten it to at most { $limit } characters.
problem-too-long-step = { $part } of step "{ $step }" is too long. Shorten it to at most { $limit } characters.
problem-too-long-file = The procedure file is larger than { $limit } bytes. Check that you chose the right file.
problem-no-start = There is no start step. Write kind = "start" in the first step.
problem-many-starts = There are { $count } start steps. Leave one step with kind = "start".
problem-no-end = There is no end step. Write kind = "end" in the last step.
problem-unreachable = Step "{ $step }" cannot be reached from the start step. Add a flow to it or remove the step.
problem-dead-end = No way leads from step "{ $step }" to an end step. Add a flow out of it.
problem-too-few-outcomes = The decision at step "{ $step }" does not have two answers yet. Write different outcomes in the flows out of it.
problem-outcome-misplaced = An outcome in the flows out of step "{ $step }" is out of place. Every flow out of a decision needs an outcome; flows out of other steps have none.
problem-duplicate-flow = The flow from step "{ $step }" to step "{ $target }" is written twice. Remove one of them.
problem-flow-after-end = A flow leaves the end step "{ $step }". Remove the flow or change the kind of the step.
problem-fork-without-join = The branches that begin at step "{ $step }" do not all meet in one step. Write join = true in the step where all branches meet, and make sure that no branch ends without passing it.
problem-join-without-fork = Step "{ $step }" waits for several branches, but no fork leads to it. Remove join = true or add the fork.
problem-join-from-outside = Step "{ $step }" waits for all branches of step "{ $fork }", but it or one of the branches can also be entered without passing that fork. Change the flow that enters from outside.

## refusal: what a rule says no to, and what to do next.

refusal-none = none
refusal-ended = This request is { $state } and can no longer change.
refusal-unknown-step = There is no step "{ $step }" in this SOP. Choose one of: { $known }.
refusal-not-active = Step "{ $step }" is not to be done now. To be done now: { $active }.
refusal-which-step = Several steps can be done. Name one: { $active }.
refusal-unknown-lane = There is no lane "{ $lane }" in this SOP. Choose one of: { $known }.
refusal-wrong-lane = Step "{ $step }" belongs to lane "{ $owner }", not "{ $lane }". Ask that lane to do it, or record it on its behalf (--on-behalf).
refusal-needs-outcome = This step is a decision. Choose its answer: { $outcomes }.
refusal-unknown-outcome = There is no answer "{ $outcome }" at this step. The answers are: { $outcomes }.
refusal-missing-requirements = These requirements are not ticked as present: { $items }. Check the papers and tick them, or return the request to the applicant.
refusal-held = "{ $step }" is held because two decisions contradict each other. Settle them first on the Exchange screen or with conflict settle.
refusal-awaits-applicant = This step waits for the applicant: { $reason } Record first that the applicant has brought it (resubmit).
refusal-not-returned = This request has not been returned, so there is nothing to resubmit.
refusal-needs-reason = A reason is required. Write it in one sentence.
refusal-missing-field = { $field } is empty. Fill it in and try again.
refusal-unknown-field = There is no field "{ $field }" for this service. The fields are: { $known }.
refusal-too-long = { $field } is too long: { $length } characters, at most { $limit }. Shorten it.
refusal-bad-value = { $field } cannot be "{ $value }". A right example: { $expected }.
refusal-future = That time has not come yet. Check this laptop's date and time.
refusal-number-passed = The date { $date } has its number already, so an earlier one can only have an inserted number. Use that date or a later one, or insert a number (--insert).
refusal-number-not-passed = A number is inserted only for a date that other numbers have passed. Give the next number as usual.
refusal-number-nothing-before = No number was given up to that date, so none can be inserted behind it. Choose a later date.
refusal-date-before-signature = The letter was signed on { $date }; its date cannot be earlier. Choose that date or a later one.
refusal-cannot-undo = That step can no longer be taken back because work has gone on. Correct the present step instead.
refusal-unknown-version = There is no such choice. Choose a number from 1 to { $count }.
refusal-unknown-position = There is no position "{ $position }" in this office. The positions are: { $known }.
refusal-wrong-recipient = A disposition goes one level down: "{ $to }" is not directly below "{ $from }". Choose a position below.
refusal-letter-is = This letter is { $state }, so that cannot be done.
refusal-nobody-holds = The letter cannot be signed yet: on { $date } nobody is recorded as { $position }. Record the official, or the acting one (Plt., Plh.), under Preferences, Officials (or with lajur office assign), then record the signature again.
refusal-not-initialled = The letter cannot be signed yet: the initial of "{ $next }" is missing. Record it first.
refusal-not-next = The next initial is that of "{ $next }". Initials go upward, one level at a time.
refusal-sent-back = This draft was sent back for repair: { $reason } Write its revision first.

## field: names of the fields on forms.

field-agency = Applicant agency
field-contact-name = Contact name
field-contact-email = Contact e-mail
field-contact-phone = Contact telephone
field-letter-number = Number of the request letter
field-letter-date = Date of the request letter
field-letter-subject = Subject of the letter
field-received = Time of receipt
field-urgency = Urgency
field-reason = Reason
field-note = Note
field-receiver = Name of the receiver
field-office-name = Name of the office
field-device-name = Name of the laptop
field-recipients = Recipients of the disposition

## state: states of a request.

state-open = in progress
state-waiting-applicant = waiting for the applicant
state-completed = completed
state-refused = refused
state-withdrawn = withdrawn by the applicant

## letter-state: states of a letter.

letter-state-draft = still a draft
letter-state-initialled = waiting for signature
letter-state-signed = waiting for number and date
letter-state-numbered = ready for dispatch
letter-state-dispatched = dispatched
letter-state-cancelled = cancelled

## failure: what could not be done, and what to do next.

failure-no-office = There is no office in this folder yet. Set one up with office init, or join one with device request.
failure-office-exists = This folder already belongs to an office. Use another folder (--data-dir) for a new office.
failure-not-admitted = This laptop has not been admitted, or was revoked, and cannot record anything. Ask the office's admin to admit it (device admit), then import the admin's exchange file.
failure-not-admin = This laptop is not an admin. Do it on an admin's laptop.
failure-not-register = Numbers are given by the laptop that keeps the register. Send it an exchange file and import the answer.
failure-in-use = This office folder is open in another Lajur. Close its window first.
failure-not-drafted = This letter has not been drafted. Draft it first, then print it.
failure-not-found-request = There is no request "{ $id }". See request list.
failure-not-found-letter = There is no letter "{ $id }". See the request (request show).
failure-not-found-device = There is no device "{ $id }". See device list.
failure-not-found-conflict = There is no conflict "{ $id }". See conflict list.
failure-not-found-event = There is no record "{ $id }" in the history.
failure-ambiguous = "{ $id }" fits more than one. Type more of it.
failure-unknown-procedure = There is no SOP "{ $id }". The SOPs are: { $known }.
failure-procedure = The SOP file { $file } is not right yet:
failure-bad-input = The file { $file } cannot be read: { $reason }. Repair the file and try again.
failure-foreign-office = This exchange file belongs to another office ({ $name }). Nothing was changed.
failure-other-bundle = This is a Lajur file, but not for this purpose. A request to join is taken by device admit, an exchange file by bundle import.
failure-wrong-words = Those words are not this device's fingerprint. Ask its owner to read the five words again; do not admit it if they still differ.
failure-device-known = This device is in the list and active already.
failure-not-bundle = That is not a Lajur exchange file. Choose a file that ends in .lajur.
failure-bundle-newer = This exchange file was made by a newer Lajur ({ $detail }). Update Lajur on this laptop and import again. Nothing was changed.
failure-bundle-damaged = This exchange file is damaged or cut short. Ask the sender to copy it again. Nothing was changed.
failure-bundle-large = This exchange file is too large for an office and was not opened. Check where it comes from.
failure-bundle-forged = The signature on this exchange file is not its maker's. Do not use it; ask the sender. Nothing was changed.
failure-bundle-read = The exchange file cannot be read: { $detail }. Plug the stick in again and try once more.
failure-disk-full = The disk is full, so nothing was saved. Free some space and try again.
failure-read-only = The office folder cannot be written. Check its permissions or choose another folder (--data-dir).
failure-busy = The database is in use. Wait a moment and try again.
failure-foreign-database = The database file in this folder is not Lajur's. Choose another folder (--data-dir).
failure-newer-database = This database was made by a newer Lajur. Update Lajur on this laptop.
failure-damaged = The database is damaged: { $detail }. Change nothing; restore a backup or ask another laptop for a full exchange file.
failure-store = The database refuses: { $detail }.
failure-file = { $path } cannot be read or written: { $detail }.
failure-file-missing = { $path } was not found. Check its name and folder.
failure-file-denied = { $path } may not be read or written by this user. Check its permissions or choose another place.
failure-too-large = { $path } is too large to attach. At most 100 MB.
failure-paper = The paper cannot be made: { $detail }

## cli: commands of the command line and their answers.

cli-usage-heading = Usage:
cli-commands-heading = Commands
cli-command-name = COMMAND
cli-arguments-heading = Arguments
cli-options-heading = Options
cli-options-name = [OPTIONS]
cli-lajur = The desk of a Diskominfo office: requests walk the lanes of their SOP, papers come out ready to sign, laptops agree by exchanging files. Without a command the window opens.
cli-demo = Walks one request of every SOP from receipt to its end across several simulated laptops and writes all papers and board pictures
cli-procedure = SOPs as data
cli-procedure-list = Lists the SOPs
cli-procedure-show = Shows one SOP: lanes, steps, times, flows
cli-procedure-check = Checks an SOP file (TOML)
cli-procedure-print = Print the SOP document: identity page and flow chart
cli-procedure-export = Save the SOP flow as a picture or as BPMN 2.0
cli-office = The office: names, letterhead, officials
cli-office-init = Sets up a new office in this folder
cli-office-show = Shows the office in this folder
cli-request = Requests
cli-request-new = Receives a new request
cli-request-list = Lists requests
cli-request-show = Shows one request: state, whose turn, papers
cli-request-history = Shows the history of one request
cli-request-advance = Does one step
cli-request-return = Returns incomplete papers to the applicant
cli-request-resubmit = Records that the applicant has brought what was missing
cli-request-withdraw = Records that the applicant withdraws
cli-request-correct = Corrects one field, with a reason
cli-request-undo = Takes back the last step, with a reason
cli-request-check = Ticks one requirement as present or absent
cli-request-note = Adds a remark
cli-request-attach = Attaches a file byte for byte
cli-request-register = Gives the agenda number
cli-request-papers = List the papers one request has
cli-request-print = Print one paper of a request; without --paper the SOP worksheet
cli-request-files = Print the index of a request's case file
cli-request-slip = Print a sealed credential slip once; the secret is not kept
cli-register = Print the book of incoming or outgoing letters or of dispatch as PDF, XLSX or CSV
cli-disposition = Dispositions
cli-disposition-issue = Records a disposition
cli-disposition-print = Prints the disposition sheet (PDF)
cli-letter = Letters
cli-letter-draft = Drafts a letter
cli-letter-revise = Writes the draft's next revision
cli-letter-initial = Records the next initial
cli-letter-send-back = Sends a draft back for repair
cli-letter-sign = Records the signature
cli-letter-number = Gives number and date
cli-letter-dispatch = Records the dispatch
cli-letter-cancel = Cancels a letter; its number is not used again
cli-letter-show = Shows one letter: content, initials, number
cli-letter-print = Prints a letter (PDF)
cli-bundle = Exchange files between laptops
cli-bundle-export = Writes every record into an exchange file
cli-bundle-inspect = Looks into an exchange file without importing
cli-bundle-import = Imports an exchange file
cli-device = The office's devices
cli-device-request = Writes this laptop's request to join
cli-device-admit = Admits another laptop once its five words agree
cli-device-list = Lists the devices
cli-device-revoke = Revokes a device
cli-conflict = Conflicts between laptops
cli-conflict-list = Lists conflicts
cli-conflict-settle = Settles one conflict, with a reason
cli-state = Counts and the data code
cli-verify = Checks database, signatures and attachments
cli-rebuild = Makes lists and board anew from the records
cli-first-device = First laptop
cli-office-needs-input = name the office profile file, or use --sample for the sample office
cli-office-founded = The office { $name } is ready. Next: request new, or open the window with lajur.
cli-steps = { $count } steps
cli-procedure-sound = The SOP { $id } is sound and can be used.
cli-more-rows = Showing { $shown } of { $total }. Narrow with --search or raise --limit.
cli-no-requests = No requests yet.
cli-exported = { $events } records written to { $file } ({ $bytes } bytes). Copy it to a stick and import it on another laptop.
cli-join-request = A request to join from "{ $name }". Its five words: { $words }
cli-inspected = An exchange file from "{ $from }" ({ $office }), made { $created }: { $events } records, { $files } attachments.
cli-import-preview = From "{ $from }": { $new } new records, { $known } known, { $pending } waiting, { $held } held apart, { $conflicts } conflicts. Nothing was changed.
cli-imported = From "{ $from }": { $new } new records, { $known } known, { $pending } waiting, { $held } held apart, { $conflicts } new conflicts.
cli-join-written = The request to join was written to { $file }. Take it to an admin's laptop and read out these five words: { $words }
cli-admitted = "{ $name }" is admitted. Send it an exchange file (bundle export).
cli-revoked = "{ $name }" is revoked. Its records beyond those known here will be held apart.
cli-no-conflicts = No conflicts.
cli-state-text = Data code { $code }: { $events } records, { $requests } requests, { $letters } letters, { $devices } devices.
cli-verified = All is well: { $events } records and { $files } attachments checked.
cli-verify-missing = { $count } attachments have not reached this laptop. Ask a laptop that has them for an exchange file.
cli-verify-unsound = details above
cli-rebuilt = Lists and board were made anew from the records.
cli-disposed = The disposition is recorded.
cli-printed = Written to { $file }.
cli-paper-not-drafted = not drafted
cli-paper-due = due now
cli-paper-ready = can be printed
cli-slip-printed = Slip { $serial } for { $receiver } written to { $file }. Print it once, then delete that file.
cli-next-initial = Next initial: { $position }

## exchange: bundles, backups, recovery.

role-recovery = recovery key
failure-cancelled = Stopped. Nothing was changed.
failure-bundle-not-for-us = This file is locked for other devices. Ask the sender to export again once this laptop has been admitted (device admit). Nothing was changed.
failure-bundle-passphrase = This file is locked with a passphrase. Set LAJUR_PASSPHRASE to it and try again. Nothing was changed.
cli-bundle-request = Write a request: what this laptop lacks
cli-backup = Write a backup of the whole office
cli-restore = Restore the office from a backup
cli-recovery-key = Make the office's recovery key and print it as PDF
cli-recover = Make this laptop an admin with the recovery key
arg-for-device = Only what this device is not known to have (name or beginning of its key)
arg-attachments = Attached files: missing those it lacks, all, or none
arg-megabytes = At most so many megabytes of attached files; the rest goes into the next file
arg-plain = Unlocked: anybody can read it
arg-backup = The backup to open with the recovery key
cli-exported-plain = Careful: this file is not locked; whoever holds it can read it.
cli-exported-locked = Locked for { $devices } devices of the office.
cli-exported-left = { $left } attached files did not go along whole. Once the receiver has sent its request, export again with --for.
cli-import-overtaken = This file brings this laptop's own records that are no longer here: its data was put back or copied. They were taken in again, and this laptop goes on in a new log.
cli-backed-up = Backup of { $events } records written to { $file }.
cli-backup-passphrase = Locked with the passphrase; the device key is inside.
cli-backup-office = Locked for the office's devices and its recovery key.
cli-backup-open = This backup is not locked because the office has printed no recovery key. Keep it in a safe place, or print one first with recovery-key.
cli-restored = Restored: { $events } records, { $rescued } of them rescued from this folder.
cli-restored-aside = The database before lies in { $folder }.
cli-restored-keyless = This folder has no device key: everything can be read, but nothing recorded. Ask to be admitted (device request), or use the recovery key (recover).
cli-restored-passphrase = The device key is kept under the backup's passphrase: the program asks for it when it opens. Change that in Settings, or with key --keep.
cli-recovery-printed = Recovery key written to { $file }. Print it, lock it away, then delete the file. The key before is no longer valid.
cli-recovered = "{ $name }" is now an admin of the office. Revoke the lost laptops with device revoke, and print a new recovery key.
cli-key = Where this device's key is kept
arg-keep = Keep it in the keystore of the system, under a passphrase (from LAJUR_PASSPHRASE), or in a file
key-keystore = This device's key is kept in the system's key store.
key-passphrase = This device's key is kept in a file locked with a passphrase.
key-file = This device's key is kept in a file that only the account's owner may read. Lock it with a passphrase: key --keep passphrase.
key-none = This laptop has no device key yet.
failure-key-unreachable = This device's key lies in the system's key store, which cannot be reached now. Log in to the desktop as usual and try again. If this folder was copied from another laptop, join as a new device (device request).
failure-key-locked = This device's key is locked with a passphrase. Open Lajur anew and type it, or set LAJUR_PASSPHRASE to it, and try again.
failure-no-passphrase = Set LAJUR_PASSPHRASE to the passphrase to use, then try again.
failure-no-keystore = This system has no key store that can be used ({ $detail }). Use a passphrase: key --keep passphrase.
cli-bundle-folder = Exchange through a shared folder (Syncthing, Nextcloud, network folder)
arg-folder = The exchange folder
arg-once = One round only
cli-folder = Exchange folder: { $new } new records taken in, { $published } published, { $pending } waiting, { $unreadable } files unreadable.
failure-not-found-secret = No secret of this request was locked for this laptop. Ask somebody who has it to seal it again for this laptop (secret seal --holder).
cli-secret = Account secrets, locked for the devices entitled to them
cli-secret-seal = Lock a secret away (JSON from --input or standard input)
cli-secret-show = Open the secrets locked for this laptop
cli-secret-list = The secrets, who reads them, and which must be changed
arg-label = Name of the secret, such as API SPLP
cli-sealed = "{ $label }" was locked away. Delete the file it came from.
secret-must-change = MUST BE CHANGED: { $devices } could read it
cli-numbers = Books of numbers: blocks and empty numbers
cli-numbers-lease = Give a device a block of numbers to use offline
cli-numbers-leases = The blocks and what is left of them
cli-numbers-gaps = The empty numbers of a year, with their reasons
cli-numbers-void = Explain numbers that stay empty
arg-holder = The device that will use it (name or beginning of its key)
arg-count = How many numbers
arg-number = The number to explain
arg-until = The last number, when there are several
cli-leased = Numbers { $from } to { $to } of { $year } may be used by { $name } without asking. Send it a bundle.
register-incoming = incoming agenda
register-outgoing = outgoing letters
register-memo = nota dinas
register-left = { $count } left
register-no-gaps = No empty numbers.
register-leased = block of { $name }, not used yet
register-unexplained = not explained; record the reason with numbers void
conflict-agenda = Agenda number { $number } is used by two requests
conflict-number = Letter number { $number } is used by two letters
conflict-memo = Nota dinas number { $number } is used by two nota dinas
conflict-same-letter = Perhaps one letter received on two laptops
conflict-fork = The log of one laptop forks at number { $number }
conflict-device = The device list was changed on two laptops at once
conflict-number-choice = The chosen one keeps its number; the others get the next one with this reason. Both stay in the history.
conflict-same-letter-choice = The chosen one goes on; the others are withdrawn as doubles. If they are different letters, keep all.
conflict-all-choice = Every record is kept; this decision closes the question.
exchange-take-all = All of them are right, keep all
history-sealed = A secret was locked away
history-doubtful = that laptop's clock is doubtful

## role, device: devices.

role-admin = admin
role-register = keeps the register
device-revoked = revoked
device-this = this device

## usage: commands written wrongly.

usage-missing = These are missing: { $what }.
usage-unknown = There is no option { $what }.
usage-unknown-command = There is no command "{ $what }".
usage-bad-value = { $what } cannot be "{ $value }".
usage-choose-value = { $what } cannot be "{ $value }". Choose one of: { $valid }.
usage-conflict = { $what } cannot be used with that other option.
usage-other = The command is incomplete or wrong. { $what }
usage-see-help = See --help.

## arg: arguments and options.

arg-help = Shows help
arg-version = Shows the version
arg-data-dir = Office folder; without it, the user's data folder
arg-json = Answers with one JSON document
arg-lang = Language: id or en
arg-out = Target file or folder
arg-id = Id of a request, letter, SOP, device or conflict; its beginning is enough
arg-file = File to read
arg-tnd = Letter rules of a region (see office tnd) that the sample office shall keep
arg-book = Book: incoming, outgoing, memo or dispatch
arg-year = Year of the book
arg-paper = Paper (see request papers), such as worksheet, receipt, handover, memo, email
arg-format = File format: bpmn or svg
arg-input = Input file
arg-sample = Uses the sample office (Kabupaten Contoh)
arg-device = This laptop's name
arg-procedure = SOP of the service (see procedure list)
arg-state = Only this state: open, waiting_applicant, completed, refused, withdrawn
arg-search = Looks for words in agenda, agency, subject or fields
arg-limit = At most so many lines
arg-step = SOP step
arg-outcome = Answer of a decision
arg-lane = Lane that acts
arg-note = Note
arg-on-behalf = Recorded on behalf of that lane
arg-all-present = Ticks every requirement of the step as present
arg-at = Time it happened, such as 2026-11-20T09:00
arg-reason = Reason
arg-field = Field to correct, such as letter.subject or fields.subdomain
arg-value = The right value
arg-item = Number of the requirement, from 1
arg-absent = Ticks it as absent
arg-text = Text of the remark
arg-request = Request id or agenda number
arg-blank = A blank sheet to fill in by pen
arg-kind = Kind of letter: approval, refusal, incomplete, assignment, report
arg-position = Position
arg-all = Every initial still missing
arg-date = Date of the letter
arg-insert = An inserted number for a date already passed; --date is needed
arg-old = The revision compared; without it, the one before
arg-new = The revision it is compared with; without it, the current one
arg-receiver = Receiver of the letter; without it, the applicant agency
arg-via = How it was sent, such as courier
arg-variant = Print: net, file-copy (pertinggal) or draft (konsep)
arg-preview = Only shows what it would do
arg-name = This laptop's name
arg-words = The five words read out by the laptop's owner, or the seventeen of the recovery key (or a file with them; - for standard input)
arg-role = Additional role: admin or register
arg-choose = Number of the version that stands

## returned: signed papers that come back.

failure-not-found-paper = { $id } belongs to no letter or disposition sheet on this laptop. Scan it again at 300 dpi, or choose its letter yourself (letter attach).
failure-not-scan = The file is no PDF, JPG or PNG that can be opened. Scan it again or choose another file.
failure-other-paper = The code on that file belongs to another paper ({ $code }). Choose the right letter; letter match finds it.
returned-as-printed = The file begins with the very bytes that Lajur prints of this letter.
returned-broken = Electronic signature { $number }: its byte range is broken, so the file changed after signing. Have it signed again.
returned-kept = { $file } is kept as it is. Hash of the file: { $hash }.
returned-marked = The code on the scan names this letter, revision { $number }.
returned-marked-earlier = The code on the scan names this letter, but revision { $number }, not the current one. Check what was signed.
returned-marked-unknown = The code on the scan names this letter, but a revision this laptop does not know.
returned-no-signature = There is no electronic signature in this PDF; it is taken for a scan.
returned-not-as-printed = The file does not begin with what Lajur prints of this letter; compare them before using it.
returned-not-checked = The signer's certificate was not checked. Check it with the issuer's verification service.
returned-unmarked = There is no code on the file; whether it is this letter was not checked.
returned-up-to = Electronic signature { $number } covers the first { $bytes } bytes; something was added after it.
returned-whole = Electronic signature { $number } covers the whole file.
cli-letter-attach = Keep a signed paper that came back (PDF, JPG, PNG)
cli-letter-match = Find the letter of a scan
cli-matched-letter = Letter { $id }, revision { $number }
cli-matched-sheet = Disposition sheet of request { $id }

## paper: printed papers.

failure-no-printer = This laptop has no print system. Save as PDF and print from a PDF reader.
failure-printer = The printer refused the paper: { $detail }. Check it, or save as PDF and print from there.
paper-missing = These characters are not in the papers' fonts and are printed as boxes: { $characters }. Replace them in the letter.
arg-srikandi-tags = Leave SRIKANDI's placeholders such as nomor_naskah in the DOCX

## tnd: letter rules of a region.

failure-tnd = The letter rules { $file } are not right yet and were not taken:
tnd-emblem = the emblem cannot be printed ({ $text }). Use another SVG or PNG file.
tnd-empty = is empty. Fill it in.
tnd-expects-number = must be a number, such as 20 or 12.5.
tnd-expects-table = is a table in square brackets.
tnd-expects-text = must be text in quotes.
tnd-expects-texts = must be a list of texts, such as ["one", "two"].
tnd-expects-truth = must be true or false.
tnd-flaw = { $field }: { $what }
tnd-format = Format { $text } is unknown. Write format = 1 on the first line.
tnd-out-of-range = write a number from { $least } to { $most }.
tnd-pattern-braces = the braces of the number pattern do not pair. Check each opening and closing one.
tnd-pattern-sequence = the sequence number (urut in braces) must stand exactly once in the number pattern.
tnd-pattern-unknown = "{ $text }" means nothing in a number pattern. Use klasifikasi, urut, unit, bulan, bulan_romawi, tahun or keamanan.
tnd-pattern-year = the year (tahun in braces) is missing, so numbers would repeat every year. Add it.
tnd-syntax = It cannot be read: { $text }. Mend that line.
tnd-too-long = is too long. At most { $limit } characters.
tnd-too-many = are too many. At most { $limit } lines.
tnd-too-narrow = the left and right margins leave less than { $least } mm for the text. Make one of them smaller.
tnd-unknown-choice = is not offered. Choose one of: { $known }.
tnd-unknown-field = is unknown. Check the spelling; what there is: { $known }.
tnd-without-line = the line { $text } is missing. Add it.
tnd-wrong-length = write exactly { $length } texts.
tnd-address = Address lines of the letterhead
tnd-address-hint = street and postal code / telephone / web and mail
tnd-bottom = Bottom margin (mm)
tnd-catchwords = Catchword at the foot of a page
tnd-edit = Edit beside an example…
tnd-emblem-label = Emblem
tnd-export = Save to a file…
tnd-font = Typeface
tnd-head = Letterhead from the top (mm)
tnd-hint = Paper, margins, letterhead, address side, number pattern and disposition sheet as the region rules. Changes travel with exchange files.
tnd-import = Take from a file…
tnd-instructions = Instructions offered on dispositions
tnd-instructions-hint = one line each
tnd-left = Left margin (mm)
tnd-lines = Letterhead lines
tnd-lines-hint = in order; words in braces come from the profile
tnd-paper = Paper of letters
tnd-pattern = Pattern of letter numbers
tnd-pattern-hint = klasifikasi, urut, unit, bulan_romawi, tahun, keamanan
tnd-pick-emblem = Choose SVG or PNG…
tnd-pitch = Line pitch (pt)
tnd-right = Right margin (mm)
tnd-rule = Letterhead rule
tnd-rule-single = One
tnd-rule-thick-thin = Thick-thin
tnd-rule-thin-thick = Thin-thick
tnd-save = Use these rules
tnd-save-not-yet = Mend what is wrong first.
tnd-saved = The letter rules are in use.
tnd-sheet = Disposition sheet
tnd-side = Addressee
tnd-side-left = Left, below Hal
tnd-side-right = Right, below the date
tnd-size = Type size (pt)
tnd-title = Letter rules
cli-office-tnd = Letter rules of the region as one file
cli-office-tnd-check = Check a file of rules without taking it
cli-office-tnd-export = Write this office's rules to a file
cli-office-tnd-import = Take rules from a file
cli-tnd-exported = The letter rules were written to { $file }.
cli-tnd-imported = The letter rules of { $file } are in use. They travel with the next exchange file.
cli-tnd-sound = { $file } is right and can be used.
arg-national = The built-in national rules instead of this office's

cli-letter-diff = Show what differs between two revisions
cli-diff-none = The two revisions are the same.
cli-diff-title = Revision { $from } → { $to }

## calendar: the office calendar.

failure-calendar = The calendar { $file } is not right yet:
calendar-problem = Line { $line }, { $field }: { $what }
calendar-problem-line = Line { $line }: { $what }
calendar-syntax = it cannot be read ({ $text }). Repair that line.
calendar-format = format { $text } is unknown. Use format = 1.
calendar-unknown-field = this field is unknown. Check its spelling.
calendar-missing = this field must be there. Add it.
calendar-empty = this field is empty. Fill it in or remove it.
calendar-expects-text = it must be a text in quotes.
calendar-expects-number = it must be a whole number.
calendar-expects-date = it must be a date such as 2026-12-31.
calendar-expects-texts = it must be a list of texts.
calendar-expects-blocks = it must be blocks such as [[holiday]].
calendar-unknown-preset = there is no preset "{ $text }". Use perpres-21-2023 or kaltara-2022.
calendar-unknown-zone = there is no zone "{ $text }". Use WIB, WITA or WIT.
calendar-unknown-day = there is no day "{ $text }". Use monday to sunday.
calendar-unknown-kind = there is no kind "{ $text }". Use national or collective_leave.
calendar-duplicate-day = this day appears twice in one week. Remove one.
calendar-bad-hours = the hours "{ $text }" cannot be read. Write them like 07.30-16.00.
calendar-no-end = the hours "{ $text }" have no end. Write the closing time.
calendar-ends-before-start = it ends before it begins. Swap or repair.
calendar-overlap = the hours "{ $text }" overlap others. Repair one of them.
calendar-break-outside = the break "{ $text }" lies outside the working hours. Repair it.
calendar-nothing-left = the breaks leave nothing of the day. Repair them.
calendar-no-working-day = there is no working day. Write hours for at least one day.
calendar-bad-date = the date "{ $text }" does not exist. Write it like 2026-12-31.
calendar-bad-moment = the moment "{ $text }" cannot be read. Write it like 2026-12-31T08:00:00.
calendar-year-out-of-range = the year { $text } is outside 2000 to 2200.
calendar-outside-year = the date { $date } does not lie in the year { $year }. Move it to its own year's list.
calendar-duplicate-holiday = the date { $text } appears twice. Remove one.
calendar-duplicate-year = the year { $text } has two lists. Merge them.
calendar-too-long = it is longer than a year. Shorten it.
calendar-periods-overlap = it overlaps "{ $text }". Repair its dates.
calendar-year-without-list = The holidays of { $year } are not filled in; only weekends are taken into account.
calendar-implausible-year = The year { $year } is not plausible. Check this laptop's date.
calendar-out-of-reach = That deadline is too far away to be counted.
calendar-no-clock = No time is set, so there is no deadline.
calendar-minutes = { $minutes } working minutes
cli-calendar = Counts deadlines by the office calendar
cli-calendar-due = When is it due
cli-calendar-used = How many working minutes were used
arg-from = Since when, such as 2026-11-20T09:00
arg-to = Until when
arg-time = How long, such as "2 hari" or "90 menit"
arg-calendar = Calendar: a preset's name or a file

## demo: the demo command.

demo-begin = Preparing { $count } simulated laptops in Kabupaten Contoh…
demo-story = { $story } by { $procedure }: { $acts } acts
demo-end = { $laptops } laptops agree after { $bundles } exchange files: data code { $code }. { $files } papers and pictures are ready: { $page }
picture-more = and { $count } more cards
demo-title = Lajur: what the demo made
demo-explained = A fictional office, Kabupaten Contoh, served requests by five SOPs on four laptops that exchanged nothing but files ({ $bundles } of them in the folder berkas-tukar). In the end every laptop has the same data code: { $code }. All names, numbers and addresses are invented.
demo-papers = Papers of every request
demo-boards = The boards on Friday, 20 November 2026 at 08.40
demo-flow = The way it took
demo-disposition-blank = Blank disposition sheet
demo-disposition = Filled disposition sheet
demo-approval = Reply letter, approved
demo-refusal = Reply letter, refused
demo-incomplete = Letter asking for what is missing
demo-assignment = Letter of assignment
demo-report = Report
demo-file-copy = file copy
demo-request-form = Request form
demo-email = E-mail draft
demo-handover = Record of account handover
demo-receipt = Receipt
demo-memo = Memo that submits the draft
demo-worksheet = SOP worksheet
demo-file-index = Index of the case file
demo-books = Registers, morning sheet, report
demo-morning = The Kabid's morning sheet, 20 November 2026
demo-period-report = Monthly report
demo-incoming = Book of incoming letters
demo-outgoing = Book of outgoing letters
demo-memos = Book of nota dinas
demo-dispatch = Book of dispatch
demo-slip = Credential slip (example)
demo-sop = SOP document
demo-bpmn = Flow as BPMN 2.0
demo-sop-flow = SOP flow

## window-boot: when the program opens.

boot-title = Lajur
boot-no-folder = Lajur finds no folder to keep its data in. Start it with --data-dir FOLDER, for example on a USB stick.
boot-no-window = The window cannot open on this computer. Everything can still be done in a terminal: run lajur --help.
failure-stopped = The part that holds the office's data has stopped. Close Lajur and open it again; everything recorded is safe.

## window-app: the window, and words used everywhere.

app-back = Back
app-busy = Wait until the work before this is done.
app-cancel = Cancel
app-copy-details = Copy details
app-drop-where = Files are attached on the screen of one request. Open the request first, then drag the file there again.
app-loading = Loading…
app-no-viewer = The file is saved, but this computer has no program that opens it. Open it from the folder where you saved it.
app-not-admitted = This laptop is not admitted or was revoked, so it can only look. Ask the admin to admit it, then import the exchange file.
app-open-file = Open
app-opening = Opening the office's data…
app-put-away = Close
app-remove = Remove
app-retry = Try again
app-working = Being recorded…

## window-picker: the window's own file dialog, where the system has none.

picker-documents = Documents
picker-downloads = Downloads
picker-empty = There is no { $kind } in this folder. Choose another folder, or type its place below.
picker-file = File
picker-home = My folder
picker-missing = The file { $file } was not found. Check its name, or choose from the list.
picker-name = Save as
picker-name-hint = a name, or the full path
picker-no-folder = The folder { $file } does not exist. Choose one that does, or make it first.
picker-nothing = Type the name of a file, or choose one from the list.
picker-open = Open
picker-replace = Replace that file
picker-save = Save
picker-taken = The file { $file } exists already. Replace it, or type another name.
picker-unreadable = The folder { $folder } cannot be read. Choose another one. ({ $reason })
picker-up = The folder above

## window-broken: the screen when the data cannot be opened.

broken-detail = Details
broken-folder = Office folder
broken-title = The office data cannot be opened yet
broken-unchanged = No data was changed. Do what is said above, then press Try again.

## window-hint: hints for the first days.

hint-board = Every card is one request; its lane shows who is working on it.
hint-board-keys = Double-click to open it, drag it to the next lane, or choose it with the arrows and press M to move it on.
hint-read = Understood

## window-rail: the list of screens at the left.

rail-board = Board
rail-change = Change
rail-exchange = Exchange
rail-letters = Letters
rail-nobody = Not chosen yet
rail-preferences = Settings
rail-procedures = SOPs
rail-requests = Requests

## window-status: the line at the foot of the window.

status-code = Data code
status-open = { $count } open requests

## window-keys: keys named in the line at the foot.

keys-advance = advance
keys-back = back
keys-board = board
keys-card = card
keys-field = next field
keys-give-back = return
keys-lane = lane
keys-larger = larger
keys-next = what is next
keys-open = open
keys-preview = preview
keys-panel = panel
keys-print = save as PDF
keys-row = row
keys-run = run
keys-smaller = smaller
keys-step = step

## report: the report of a period.

cli-report = Report of a period: counts, in time, and the real time of every step beside its standard
report-all = All services
report-finished = Finished
report-in-time = In time
report-office-time = Office time median / P90 (minutes)
report-open = Open
report-proposals = Rows of SOPs whose time never fits: { $count }
report-received = Received
report-refused = Refused
report-returned = Returned
report-service = Service

## window-calendar: the office's calendar in the window and on the command line.

cli-calendar-import = Imports a list of holidays or a calendar, or shows what it would change with --preview
cli-calendar-show = The office's calendar as text to keep and import
calendar-add-closure = Add a closure
calendar-add-holiday = Add a local holiday
calendar-apply = Take over for the whole office
calendar-applied = The office's calendar is changed; every due moment is counted anew.
calendar-changed = The office's calendar is changed: { $days } dates differ, { $dues } due moments move.
calendar-closure-name = Reason
calendar-closures = Closures
calendar-closures-none = There are no closures.
calendar-day-closure = closed: { $name }
calendar-day-holiday = national holiday: { $name }
calendar-day-leave = collective leave: { $name }
calendar-day-local = local holiday: { $name }
calendar-day-weekend = weekend
calendar-day-working = work { $hours }
calendar-days-title = Dates that change: { $count }
calendar-date = Date
calendar-date-hint = 25-10-2026
calendar-date-wrong = Write the date like 25-10-2026.
calendar-discard = Cancel
calendar-due-moved = { $before } becomes { $after }
calendar-dues-title = Due moments that move: { $count }
calendar-from = First day
calendar-hours = Working hours
calendar-import = Import a list of holidays
calendar-local = Local holidays
calendar-local-none = There are no local holidays yet.
calendar-name = Name
calendar-no-change = No date and no due moment changes.
calendar-open = Office calendar
calendar-periods = Special working hours
calendar-preset = Working hours after
calendar-preview-title = What this changes
calendar-preview-note = nothing is changed yet
calendar-previewed = If imported: { $days } dates differ, { $dues } due moments move. Nothing is changed yet.
calendar-remove = Remove
calendar-source = Source
calendar-title = Office calendar
calendar-until = Last day
calendar-year-days = { $count } days · { $source }
calendar-years = National holidays and collective leave
calendar-years-none = There is no list of holidays yet.

## window-report: reports, classification and retention.

age-active = active
age-inactive = inactive, move it
age-over-destroy = over, propose destruction
age-over-keep = over, permanent: hand over
age-unknown = the table does not know the code
classification-bad-line = Line { $line }, { $field }: { $what }
classification-imported = { $count } classification codes are used on this laptop.
classification-missing = empty; fill it in
classification-no-fate = "{ $text }" is neither musnah nor permanen
classification-no-heading = the first line must hold the headings kode, uraian, aktif, inaktif, nasib
classification-no-years = "{ $text }" is not a number of years from 0 to 100
classification-none = No code fits. Try another word.
cli-classification = Classification codes
cli-classification-import = Uses a table of codes and retention from a CSV file
cli-classification-search = Searches classification codes by words
cli-retention = Closed case files by the retention schedule (JRA)
arg-keyword = Words to look for, or the beginning of a code
failure-classification = The classification table { $file } cannot be used. Repair these lines:
rail-report = Reports
report-applicant-median = Applicant, median
report-done = Finished or refused
report-export = Save the report
report-lane = Lane
report-last-month = Last month
report-median = Median
report-nothing = No step was finished in this period.
report-nothing-next = Choose another period above.
report-office-median = Office, median
report-office-p90 = Office, P90
report-over = Past, sum
report-own-period = Another period
report-period-backwards = The period ends before it begins. Swap its two dates.
report-p90 = P90
report-proposal = Proposal
report-proposals-hint = Too short: more than half went past it. Too long: nine of ten took at most a third of it. At least five times.
report-proposals-none = No row's time misses all the time.
report-real = Real (median)
report-standard = Standard
report-step = Step
report-tab-proposals = SOP revision proposals
report-tab-retention = Retention
report-tab-steps = By step
report-tab-summary = Summary
report-this-month = This month
report-this-year = This year
report-times = Times
report-too-long = too long
report-too-short = too short
report-verdict = Verdict
report-volume = Received and finished
report-waited = Waited for applicant
retention-closed = closed { $date }
retention-hint = Counted from closing, by the classification table on this laptop (a sample until the office imports its own).
retention-none = No file is due.
retention-over = retention ends { $date }

## window-command: the command list and the help pages.

command-action = command
command-hint = a screen, a command, an agenda number, an applicant or a letter
command-letter = letter
command-none = Nothing fits. Try another word.
command-request = request
command-screen = screen
command-title = Search or command
help-none = No page says that word.
help-search = Search the help pages
rail-help = Help

## window-register: the registers.

rail-register = Registers
book-dispatch = Dispatch
register-earlier = The year before
register-export = Save the book
book-incoming = Incoming
register-later = The year after
register-none = There is no line in this book.
register-none-next = Choose another year, or clear the search.
book-outgoing = Outgoing
book-memo = Nota dinas
register-search = Search number, sender, receiver or subject

## window-morning: the desk and the morning sheet.

morning-applicant = Waiting for the applicant: { $count }
morning-applicant-none = Nothing waits for an applicant.
morning-applicant-not-counted = The applicant's time is not counted
morning-applicant-note = { $count }, the office's clock stands
morning-applicant-time = Applicant { $time }
morning-applicant-title = Waiting for the applicant
morning-because = because of { $shares }
morning-bundles = Exchange files waiting for import: { $count }
morning-bundles-title = Exchange files to import
morning-conflict = { $about }: { $versions }
morning-conflicts = To be decided: { $count }
morning-conflicts-title = To be decided
morning-dispositions = Dispositions without follow-up: { $count }
morning-dispositions-title = Dispositions without follow-up
morning-due = Due today: { $count }
morning-due-none = Nothing is due today.
morning-due-note = { $count }, your turn { $mine }
morning-due-title = Due today
morning-holiday = day off: { $name }
morning-hours = working hours { $hours }
morning-late = Late: { $count }
morning-late-none = Nothing is past its standard time.
morning-late-title = Late, and because of whom
morning-left = { $left } left
morning-end-of-day = end of day
morning-letter = { $what } · draft r{ $revision }
morning-letters = Letters waiting: { $count }
morning-letters-none = No letter is waiting.
morning-letters-title = Letters waiting
morning-office-time = office { $time }
morning-open-letters = Open letters
morning-per-lane = By lane:
morning-print = Print the morning sheet
morning-register = Register
morning-since = { $who }, since { $since }
morning-the-applicant = the applicant
morning-weekend = not a working day
morning-you = { $who } (you)
morning-your-turn = your turn
calendar-warning-next = Open Settings, Calendar, and import that year's list of holidays.
keys-box = box
rail-desk = Desk
say-day-today = today
say-day-yesterday = yesterday
station-dispatch = Dispatch
station-initial = Initials
station-number = Number
station-repair = Repair of the draft
station-signature = Signature
failure-not-found-position = There is no position "{ $id }" in this office. See the positions with office show.
cli-morning = Morning sheet: what is due, late because of whom, and what waits for initials, signature or number

## window-board: the board.

board-all = All services
board-by-agenda = By agenda number
board-by-due = By due time
board-by-waiting = By time waiting
board-drop-closed = The SOP does not lead from this step into that lane.
board-drop-held = Settle its conflict on the Exchange screen first.
board-drop-one-sop = Choose one SOP to move cards.
board-empty = No requests yet
board-empty-next = Receive the first request letter, or import an exchange file from another laptop.
board-lane-left = The lane before
board-lane-right = The next lane
board-narrow = Filter
board-new = New request
board-new-short = New
board-no-match = No card matches
board-no-match-next = Choose another filter or empty the search.
board-per-sop = One SOP
board-search = Search agenda, agency, subject
filter-all = All
filter-applicant = With applicant
filter-held = Conflict
filter-late = Late
filter-mine = My turn
lane-applicant = office time stands
lane-held = { $count } in conflict
lane-late = { $count } late
lane-mine = Your turn
lane-near = { $count } nearly due
card-back-from = from { $step }
card-beside = beside { $steps }
card-conflict = Conflict
card-no-agenda = no agenda
card-numbered = numbered
urgency-immediate = Immediate
urgency-normal = Normal
urgency-urgent = Urgent

## window-say: moments and lengths of time.

say-applicant = with applicant { $time }
say-days = { $n } d
say-held = waits for a decision
say-hours = { $n } h
say-late = late by { $by }
say-minutes = { $n } min
say-months = { $n } mo
say-of = { $used } of { $allowed }
say-today = today { $time }
say-unset = no time set
say-yesterday = yesterday { $time }

## window-sheet: the sheet before a step is recorded.

sheet-answer = Answer
sheet-confirm-advance = Record this step
sheet-confirm-give-back = Return
sheet-confirm-note = Save the note
sheet-confirm-resubmit = Take the request up
sheet-confirm-undo = Take the step back
sheet-confirm-withdraw = Record the withdrawal
sheet-done-advance = Step { $step } is recorded for { $agency }.
sheet-done-give-back = The request of { $agency } is returned; office time stands until it is completed.
sheet-done-note = The note is saved with the request of { $agency }.
sheet-done-resubmit = The request of { $agency } goes on.
sheet-done-undo = The last step of the request of { $agency } is taken back; its history stays.
sheet-done-withdraw = The withdrawal of { $agency } is recorded.
sheet-give-back = Return as incomplete
sheet-incomplete = Fill in what is required first.
sheet-note = Write a note
sheet-on-behalf = This step belongs to { $lane }. The record will say that you write it on that lane's behalf.
sheet-optional = optional
sheet-required = required
sheet-requirements = Requirements
sheet-tick-all = Mark all as present
sheet-resubmit = The file is complete now
sheet-undo = Take the last step back
sheet-withdraw = The applicant withdraws

## window-request: the screen of one request.

request-advance = Done, advance
request-applicant-time = Applicant's time
request-branches = { $count } branches open
request-dispose = Disposition
request-draft = Draft: { $kind }
request-due = due { $moment }
request-file-size = { $kb } KB
request-more = Other actions
request-new-letter = New draft letter
request-no-disposition = No disposition yet. Record one first, or print the blank sheet.
request-no-letters = No letters for this request yet.
request-no-requirements = The step in hand has no requirements.
request-office-time = Office time
request-panel-hide = Hide the panel
request-panel-show = Show the panel
request-other-papers = Other papers
request-paper-any = at any time
request-paper-step = step { $step }
request-save-paper = Save the paper
request-print-blank = Blank disposition sheet
request-print-disposition = Save the disposition sheet
request-print-filled = Disposition sheet
request-prints = Print
request-register = Give agenda number
request-returned = Waits for the applicant: { $reason }
request-your-turn = { $lane } · your turn
tab-files = Files
tab-history = History
tab-papers = Papers
tab-requirements = Requirements
history-attached = File attached
history-corrected = Field corrected
history-disposed = Disposed
history-noted = Note
history-on-behalf = { $who }, recorded on behalf
history-received = Received
history-registered = Agenda number { $number }
history-resubmitted = Completed by the applicant
history-returned = Returned to the applicant
history-settled = Conflict settled
history-undone = Step taken back
history-unknown = A record of a newer Lajur
history-void = Not in force: it contradicts another record.
history-withdrawn = Withdrawn by the applicant
flow-activity = Activity
flow-join = waits for all branches
flow-number = No.
flow-time = Time
role-applicant = Applicant
role-division = Division
role-head = Head
role-section = Section
role-technical = Technical staff

## window-time: the time of one request.

time-because-none = No lane has gone past its standard time.
time-because-title = Late because of
time-due = Whole SOP due
time-forecast = Expected end
time-forecast-between = { $earliest } to { $latest }
time-forecast-from = { $earliest } at the earliest; no latest end can be told, { $count } steps have no standard time
time-forecast-never = cannot be told, { $count } steps have no standard time
time-forecast-basis = If every step ahead takes its standard time.
time-forecast-waits = Counted as if the applicant came back now.
time-lane = { $used } of { $allowed }
time-lanes = By lane
time-no-limit = cannot be counted, { $count } steps have no standard time
time-not-set = { $used }, no standard time
time-standard = Sum of standard times
time-standard-some = { $total }, { $count } steps without a time
time-steps = By step
time-used = Time used
tab-time = Time

## window-new: a new request, the list of requests, and dispositions.

new-agency-hint = the agency that wrote
new-applicant = Applicant
new-confirm = Receive the request
new-date-hint = such as 12-11-2026
new-done = The request of { $agency } is received.
new-files = Files
new-files-hint = Scans of the letter or its enclosures. Files are copied into the office's data.
new-letter = Request letter
new-pick-file = Choose a file
new-service = Service
requests-none = No requests
requests-none-next = Change filter or search, or receive a new request.
requests-search = Search agency, subject, number, fields
disposition-confirm = Record the disposition
disposition-from = From
disposition-incomplete = Choose whom it goes to, then choose or write an instruction.
disposition-instructions = Instructions
disposition-nobody = The office profile has nobody directly below this position.
disposition-to = Forwarded to
disposition-transcribed = Copied from a handwritten sheet
file-kind-any = All files
file-kind-bundle = Lajur exchange file

## window-letters: the list of letters.

letters-cancelled = Cancelled
letters-dispatch = Ready to be sent
letters-dispatched = Sent
letters-done = Done
letters-initials = Waiting for initials
letters-none = No letters here
letters-none-next = Letters are drafted on the screen of a request, under Papers.
letters-number = Waiting for number and date
letters-open = On their way
letters-sent-back = sent back for changes
letters-signature = Waiting for the signature

## window-letter: the letter editor.

letter-add-basis = Basis
letter-add-heading = Heading
letter-attach = Attach the signed paper…
letter-compare = Compare revisions
letter-compare-with = The current revision compared with
letter-insert = Insert a number…
letter-insert-text = For a letter forgotten on a date that other numbers have passed. Write the letter's date such as 2026-11-18.
letter-printing = The letter is on its way to the printer.
letter-to-printer = Send to the printer
letter-add-paragraph = Paragraph
letter-add-person = Add a person
letter-add-point = Point
letter-add-task = Task
letter-addressee-hint = a position, not a name
letter-basis = Basis
letter-body = Text
letter-body-hint = **bold** between double asterisks
letter-cancel = Cancel the letter
letter-cancel-do = Cancel the letter
letter-cancel-text = A cancelled letter stays on record; a number already given is not used again.
letter-cancelled = The letter is cancelled.
letter-change-first = Change the draft as the reason asks, then save it.
letter-classification = Classification
letter-copies-hint = one receiver per line
letter-date-later = follows the number
letter-deeper = One level in
letter-discard = Discard changes
letter-dispatch = Send the letter
letter-dispatch-do = Record the dispatch
letter-dispatch-open = Record the dispatch…
letter-dispatch-text = To whom and how the letter was delivered; both go into the dispatch book.
letter-dispatched = The dispatch is recorded.
letter-down = Move down
letter-enclosure = Enclosure
letter-field-date = Date
letter-field-number = Number
letter-file-copy = File copy
letter-fit = Fit width
letter-form = Form
letter-give-number = Give number and date
letter-initial = Initial and pass on
letter-initial-for = Record initials of { $position }
letter-initial-short = Record initials
letter-initialled = The initials are recorded.
letter-larger = Larger
letter-more = More
letter-net = Net
letter-number-later = by TU after signature
letter-numbered = Number and date are recorded.
letter-numbers-elsewhere = Numbers are given on the laptop that keeps the register. Export an exchange file for it.
letter-open = Open
letter-pages = { $count } pages
letter-people = To
letter-place = at
letter-preview = Preview
letter-print = Save as PDF
letter-record-signature = Record the signature…
letter-reopen = Reopen the draft
letter-reopen-do = Reopen
letter-reopen-text = Signature and initials of this revision no longer count, and the letter is a draft again.
letter-reopened = The draft is open again.
letter-restricted = Restricted
letter-revision = revision { $number }
letter-save = Save revision
letter-saved = The revision is saved.
letter-saved-at = Saved { $time }
letter-secret = Secret
letter-security = Security
letter-security-hint = who may read it
letter-send-back = Send back to the drafter
letter-send-back-do = Send back
letter-send-back-text = The drafter sees this reason above the draft and changes it.
letter-sent-back = The draft is sent back.
letter-settle-first = This letter has two versions that differ. Choose one on the Exchange screen.
letter-shallower = One level out
letter-sign = Signature
letter-sign-do = It has been signed
letter-sign-text = Save and print the net copy, have it signed by hand, then record it here. After that TU gives number and date.
letter-signatory = Signatory
letter-signed = The signature is recorded.
letter-smaller = Smaller
letter-stop-book = TU, dispatch book
letter-stop-dispatch = Dispatch
letter-stop-draft = Draft
letter-stop-initials = Initials
letter-stop-initials-yours = Initials · your turn
letter-stop-number = Number and date
letter-stop-signature = Signature
letter-subject = Subject
letter-tasks = For
letter-parties = Parties: name, rank, NIP and position, a line each
letter-to-request = To the request
letter-top-secret = Top secret
letter-unsaved = These changes are no revision yet. For now they are kept on this laptop only.
letter-unsaved-initials = These changes are no revision yet. Once saved, the initials given so far must be given again.
letter-up = Move up
letter-urgency-hint = how fast
letter-via = Way of delivery
letter-via-default = By hand
letter-was-cancelled = This letter was cancelled: { $reason }
letter-was-dispatched = Sent { $time } to { $receiver } ({ $via }).
letter-was-sent-back = Sent back by { $position }: { $reason }

## window-exchange: the exchange screen.

exchange-add-ask = New laptops are admitted on the admin's laptop.
exchange-add-hint = To admit a new laptop, import its request to join.
exchange-admit = Admit the laptop
exchange-admit-incomplete = Type the words shown on that laptop's screen.
exchange-admit-text = "{ $name }" wants to join. Ask its owner to read out the words on its screen and type them here. Lajur compares them with the key in the file.
exchange-admit-title = New laptop
exchange-at = When
exchange-both-kept = Both records stay in the history; only one is in force.
exchange-by = By
exchange-conflicts = conflicts to settle
exchange-decide = What is in force
exchange-device = Laptop
exchange-devices = This office's laptops
exchange-export = Export an exchange file…
exchange-export-title = Send to other laptops
exchange-exported = { $events } records are written to { $file }.
exchange-from = From { $name }, { $moment }
exchange-heard = last file
exchange-hint = Laptops agree when their data codes are equal.
exchange-import = Import { $count } new records
exchange-known = here already
exchange-never = never
exchange-new = new records
exchange-of = { $number } of { $count }
exchange-pending = wait for records not here yet
exchange-pick = Import a file…
exchange-preview = What the exchange file holds
exchange-quarantined = held: their laptop is not admitted
exchange-reason = Reason for the decision
exchange-settle = Settle
exchange-settle-incomplete = Choose a version and write the reason.
exchange-settled = The conflict is settled. Export an exchange file so that the other laptops learn of it.
exchange-take = Version { $letter }: { $label }
exchange-unchanged = nothing has changed yet
exchange-version = Version { $letter }
exchange-words = Words of the laptop
exchange-your-decision = Needs a decision
size-megabytes = { $count } MB
size-kilobytes = { $count } kB
size-bytes = { $count } B
held-other = breaks a rule
held-rests = rests on a quarantined record
held-newer = needs a newer Lajur
held-not-admin = not an admin
held-revoked = device revoked
held-stranger = device not admitted
exchange-held-apart = { $count } records quarantined
exchange-import-line = { $name }: { $new } new, { $known } known
exchange-export-line = Export of { $count } records, locked for { $readers } laptops
exchange-open-line = Export of { $count } records WITHOUT A LOCK: anybody can read it
exchange-backup-line = Backup of { $count } records, under a passphrase
exchange-request-line = Request code written
cli-bundle-history = What this laptop imported and exported
exchange-history = last imports and exports
exchange-folder-leave = Stop
exchange-folder-now = Exchange now
exchange-folder-none = Not in use. Choose a folder that Syncthing, Nextcloud or the network keeps equal; Lajur exchanges there by itself.
exchange-folder-pick = Choose the shared folder
exchange-folder-choose = Choose a folder…
exchange-folder = Exchange folder
exchange-lacks-unknown = has never sent
exchange-lacks-nothing = has the same or more
exchange-lacks = lacks { $count } records
exchange-no-recovery = No recovery key has been printed. Without one the office cannot be opened again when every admin laptop is lost.
exchange-add = Add…
exchange-later = Decide later
exchange-importing = Importing the bundle
exchange-exporting = Writing the bundle
exchange-missing-files = { $count } attached files have not arrived on this laptop.
exchange-ask = Write a request…
exchange-waiting = { $count } records wait for those before them. Write a request and take it to another laptop.
exchange-locked = Locked for { $count } laptops of the office. Account passwords never go along in clear.
exchange-attach-none = None
exchange-attach-all = All
exchange-attach-missing = Those it lacks
exchange-attachments = Attached files
exchange-files = { $count } attached files, { $size }
exchange-no-files = no attached files
exchange-records = { $count } records
exchange-for = What { $name } lacks
exchange-everything-hint = { $count } records, best for a USB stick
exchange-everything = All records

## window-procedures: the SOP screen.

procedures-legal = Legal basis
procedures-none = No SOPs
procedures-none-next = The SOPs that come with Lajur appear once the office is set up.
procedures-number = SOP number: { $number }
procedures-outputs = Outputs
procedures-remarks = Remarks on the source
procedures-requirements = Requirements
procedures-time = Time: { $time }

## window-preferences: settings.

look-dark = Dark
look-high-contrast = High contrast
look-light = Light
preferences-language = Language
preferences-laptop = This laptop
preferences-less-motion = Less motion: cards jump to their lane
preferences-look = Look
preferences-office = Office
preferences-position = Who works here
preferences-position-hint = decides what "my turn" means
preferences-profile-hint = The office profile holds letterhead, positions, officials and number patterns. Change the file, then load it here; the change travels with exchange files.
preferences-profile-set = The office profile is updated.
preferences-text = Text size

## window-office: fields of a new office.

office-agency = Name of the agency
office-government = Government
office-head = Name of the head
office-head-hint = with titles
office-internet = Web and e-mail
office-nip = NIP of the head
office-phones = Telephone and fax
office-region = Regency or city
office-seat = Seat
office-seat-hint = the town in the date of letters
office-street = Address
office-unit = Unit code in letter numbers
office-zone = Time zone

## window-start: the first screen.

start-ask = Save a request to join…
start-busy = Being prepared. This takes a few seconds.
start-confirm = Set up the office
start-explained = Lajur works without internet. The office's data is kept on this laptop.
start-found = Set up a new office
start-found-text = Enter the agency's name and address; letterhead, registers and five SOPs are ready at once. This laptop becomes admin and keeps the register.
start-found-title = A new office
start-from-file = Load a profile file…
start-import = Import an exchange file…
start-incomplete = Fill in the empty fields first.
start-join = Join an office
start-join-file = The request is saved in { $file }.
start-join-first = 1. Send a request
start-join-first-text = Name this laptop, save its request to a USB stick and take it to the admin's laptop.
start-join-second = 2. Read out the words
start-join-second-text = The admin types these words when admitting this laptop.
start-join-text = Your office uses Lajur on another laptop already. This one joins and gets all its data.
start-join-third = 3. Import the exchange file
start-join-third-text = After admitting this laptop, the admin exports an exchange file. Import it here.
start-join-title = Another laptop
start-pick-bundle = Choose the exchange file
start-pick-profile = Choose the office profile
start-sample = Try with sample data
start-sample-text = An invented office with requests in all five SOPs, to look around and practise. Use another folder for real work.
start-sample-title = Sample data
start-save-request = Save the request to join
start-title = Welcome to Lajur

## revoke, recovery, numbers, lease, gap: laptops, recovery key and numbers on the exchange screen.

device-revoke = Revoke…
revoke-title = Revoke a laptop
revoke-text = "{ $name }" no longer belongs to this office. This cannot be undone; it can only come back as a new laptop.
revoke-records = Counting: { $count } records of it that are here (last file: { $moment }). What it wrote behind them is held apart on every laptop.
revoke-files = It cannot open any exchange file made from now on. What it has already stays readable there.
revoke-no-secrets = No account secret was ever readable there.
revoke-secrets = Must be changed at the source, because it could read them: { $labels }.
revoke-blocks = The rest of its blocks of numbers stays empty and needs an explanation: { $blocks }.
revoke-roles = Roles that go with it: { $roles }. Make sure that another laptop has them.
revoke-incomplete = Write why it is revoked.
revoke-confirm = Revoke this laptop
revoke-done = "{ $name }" is revoked. Export an exchange file so that every laptop knows. Secrets that must be changed: { $secrets }.
recovery-make = Make a recovery key…
recovery-again = Replace the recovery key…
recovery-title = Recovery key
recovery-text = This sheet opens the office again when every admin laptop is lost. Whoever holds it is an admin: keep it in a safe and take no photograph of it.
recovery-once = Its words stand on paper alone. Lajur does not show them and cannot print them again.
recovery-replaces = The recovery key before no longer counts. Destroy its sheet once the new one is kept.
recovery-print = Print
recovery-save = Save PDF…
recovery-printed = The recovery key went to the printer. Check the sheet, then lock it away.
numbers-title = Blocks of numbers
numbers-none = No blocks of numbers yet, and no empty numbers this year.
numbers-lease = Give a block…
lease-title = Block of numbers
lease-text = A laptop that cannot ask takes numbers from its own block; no other laptop uses them.
lease-count = How many numbers
lease-count-wrong = Write a number from 1 to 1000.
lease-confirm = Give the block
gap-unexplained = passed over, not explained
gap-explain = Explain…
gap-title = Empty numbers
gap-text = This reason is printed in the list of empty numbers and cannot be changed. Numbers that are explained are not used any more.
gap-incomplete = Write the reason.
gap-confirm = Note the reason
gap-explained = The reason for the empty numbers is noted.

## secret, secrets: account secrets on the screen.

field-passphrase = Passphrase
field-password = Account password
field-user = User name
secrets-title = Account secrets
secrets-none = No secrets yet. Seal one on the request's screen, under Files.
secrets-hint = Locked for the laptops named; never readable in an exchange file, a backup or a letter.
secret-seal = Seal a secret…
secret-title = Seal an account secret
secret-label = Name of the secret
secret-holders = Laptops that can read it
secret-holders-hint = The recovery key can always read it. A name that exists already gets a new version.
secret-show = Show
secret-hide = Hide
secret-incomplete = Fill in the name and the password, and choose at least one laptop.
secret-confirm = Seal it
secret-sealed = "{ $label }" is sealed. Export an exchange file so that the laptops entitled to it receive it.
secret-readers = read by { $readers }
secret-read = Read
secret-change = Change…
secret-not-ours = This secret is not locked for this laptop.
secret-read-title = Account secrets
secret-copy = Copy; the clipboard is emptied on closing
secret-reading = Make sure that nobody else sees the screen.

## unlock, key: the passphrase of this laptop's key.

unlock-title = This laptop's key is locked
unlock-text = Type its passphrase, so that this laptop can record, sign and open exchange files.
unlock-open = Open
unlock-look = Look only
unlock-incomplete = Type the passphrase.
unlock-forgotten = Forgotten? A passphrase cannot be brought back. Use the recovery key, or let this laptop join again as a new one.
failure-wrong-passphrase = That is not the passphrase of this laptop's key. Type it again; mind capital letters.
key-title = This laptop's key
key-in-keystore = Kept in the system's password store.
key-in-passphrase = Kept in a file locked with a passphrase. Lajur asks for it whenever it opens.
key-in-file = Kept in a file that only the account's owner can read. Lock it with a passphrase if this laptop may get lost.
key-in-none = The key is not open; this laptop can only look.
key-set = Lock with a passphrase…
key-change = Change the passphrase…
key-to-keystore = Move to the system's store…
key-to-file = Remove the passphrase…
key-passphrase-text = The passphrase is asked for whenever Lajur opens. If it is forgotten, this laptop's key is lost.
key-keystore-text = The system's password store opens the key when you log in to the desktop.
key-file-text = Without a passphrase, whoever uses this computer account can record in this laptop's name.
key-present = Passphrase now
key-fresh = New passphrase
key-again = New passphrase again
key-present-missing = Type the passphrase of now.
key-too-short = Use at least { $count } letters or digits.
key-differs = The two new passphrases are not the same yet.
key-confirm = Keep
key-kept = This laptop's key is now kept another way.

## officials: pejabat.

refusal-unknown-person = Nobody here is called "{ $person }". There are: { $known }. Record the name as somebody new first.
refusal-ends-before = The last day lies before the first. Mend one of them.
officials-title = Officials
officials-hint = Who holds which position from when to when. Name, rank, NIP, Plt. and Plh. on letters come from here, by the date of the letter.
officials-position = Position
officials-person = Official
officials-new = Somebody new…
officials-name = Name with titles
officials-rank = Rank (pangkat)
officials-grade = Grade (golongan)
officials-nip = NIP
officials-capacity = Capacity
officials-definitive = Appointed
officials-plt = Plt.
officials-plh = Plh.
officials-from = From
officials-until = Until
officials-until-hint = needed for Plt. and Plh.
officials-date-hint = such as 2026-11-20
officials-incomplete = Fill in name and dates first; Plt. and Plh. need a last day, too.
officials-bad-date = Write the date like 2026-11-20.
officials-record = Record the official
officials-recorded = The official is recorded.
officials-nobody = Nobody today
officials-since = since { $from }
officials-span = { $from } to { $until }
arg-person = Somebody on record: id or name
arg-nip = NIP
arg-rank = Rank (pangkat)
arg-grade = Grade (golongan)
arg-capacity = Capacity: definitive, plt or plh
arg-new-person = Name of somebody not on record yet, with titles
arg-until-date = Last day
cli-office-assign = Records who holds a position, appointed or acting (Plt., Plh.)

## daily: the backup of every day, and the erratum.

daily-title = Daily backup
daily-none = Not used yet. Choose a folder on another disk; Lajur writes a backup there every day when it opens.
daily-pick = Choose the folder for backups
daily-keep = Backups kept
daily-hint = Locked for the office's laptops and the recovery key. Until a recovery key has been printed, backups are open: keep the folder in a safe place.
daily-written = Today's backup was written to { $file }.
paper-erratum = Erratum of the letter's number
picker-folder = Folder
picker-take-folder = Use this folder

## paper, tnd: papers to look at, fields of the letter rules.

tnd-basis = Regulation
tnd-basis-hint = such as Peraturan Bupati Nomor 12 Tahun 2024; may be empty
tnd-top = Top of later pages (mm)
tnd-indent = First-line indent (mm)
tnd-justified = Justified
tnd-government = Size of the government line (pt)
tnd-agency = Size of the office line (pt)
tnd-address-size = Size of the address lines (pt)
tnd-emblem-width = Emblem width (mm)
tnd-emblem-height = Emblem height (mm)
tnd-date-place = Place before the date
tnd-copies = Word above the copies
tnd-copies-single = A single copy is numbered, too
tnd-urgency-1 = Marking: normal
tnd-urgency-2 = Marking: urgent
tnd-urgency-3 = Marking: immediate
tnd-security-1 = Security: restricted
tnd-security-2 = Security: secret
tnd-security-3 = Security: top secret
tnd-code-1 = Code: open
tnd-code-2 = Code: restricted
tnd-code-3 = Code: secret
tnd-code-4 = Code: top secret
tnd-capitals = Positions in capitals
tnd-bold-name = Name in bold
tnd-underlined = Name underlined
tnd-grade = Grade behind the rank
tnd-nip = Word before the NIP
tnd-most = Most initials
tnd-secretary = The secretary initials the head's letters
tnd-lowest = Lowest position first
tnd-dates = Date column beside initials
tnd-assignment = Title of assignment letters
tnd-verb = Verb of assignment letters
tnd-memo-pattern = Pattern of nota dinas numbers
tnd-memo-pattern-hint = a series of its own, apart from outgoing letters
tnd-memo-head = Nota dinas carry the letterhead
tnd-sheet-recipients = Heading of the recipients
tnd-sheet-instructions = Heading of the instructions
tnd-sheet-footer = Sentence below the disposition sheet
tnd-example = Example paper
tnd-example-letter = Letter
tnd-example-assignment = Assignment
tnd-example-memo = Nota dinas
tnd-example-sheet = Disposition sheet
tnd-group-paper = Paper and margins
tnd-group-body = Type and paragraphs
tnd-group-head = Letterhead
tnd-group-number = Number, date, address and copies
tnd-group-marking = Urgency and security
tnd-group-signature = Signature
tnd-group-initials = Initials
tnd-group-kinds = Assignment letters and nota dinas
tnd-group-sheet = Disposition sheet
paper-back = Back
register-look = View and print
