# Kalimat program. Kunci dikelompokkan menurut awalannya; kedua berkas bahasa memuat kunci yang sama.

## problem: yang salah pada sebuah berkas SOP, dan apa yang perlu dilakukan.

problem-syntax = Berkas SOP tidak dapat dibaca. Perbaiki bagian berikut, lalu periksa kembali: { $detail }
problem-format = Berkas SOP memakai format { $format }, sedangkan versi Lajur ini membaca format 1. Perbarui Lajur atau minta berkas dalam format 1.
problem-unknown-lane = Langkah "{ $step }" menunjuk lajur "{ $lane }" yang tidak ada. Periksa kembali ejaannya pada bagian lane.
problem-unknown-step = Alur dari langkah "{ $step }" menunjuk langkah "{ $target }" yang tidak ada. Periksa kembali from dan to pada bagian flow.
problem-unknown-field = Bagian service menyebut isian "{ $field }" yang tidak ada. Tambahkan isian itu pada bagian field atau perbaiki ejaannya.
problem-bad-time = Waktu "{ $text }" pada langkah "{ $step }" tidak dapat dibaca. Tulis bilangan bulat dan satuannya, misalnya "10 Menit", "2 jam", "1 hari", atau "2 bulan"; tulis "N/A" bila tidak ditetapkan.
problem-duplicate-id = Id "{ $id }" dipakai lebih dari satu kali. Beri setiap lajur, langkah, dan isian id yang berbeda.
problem-bad-id = Id "{ $id }" tidak dapat dipakai. Gunakan huruf kecil a-z, angka, tanda "-" atau "_", paling banyak 60 karakter.
problem-empty = Bagian { $part } masih kosong. Isi bagian itu.
problem-empty-step = Bagian { $part } pada langkah "{ $step }" masih kosong. Isi bagian itu.
problem-too-many = Bagian { $part } berisi terlalu banyak. Kurangi sampai paling banyak { $limit }.
problem-too-many-step = Bagian { $part } pada langkah "{ $step }" berisi terlalu banyak. Kurangi sampai paling banyak { $limit }.
problem-too-long = Isi bagian { $part } terlalu panjang. Ringkas sampai paling banyak { $limit } karakter.
problem-too-long-step = Isi bagian { $part } pada langkah "{ $step }" terlalu panjang. Ringkas sampai paling banyak { $limit } karakter.
problem-too-long-file = Berkas SOP lebih besar dari { $limit } bita. Periksa apakah berkas yang dipilih benar.
problem-no-start = Tidak ada langkah mulai. Tulis kind = "start" pada langkah pertama.
problem-many-starts = Ada { $count } langkah mulai. Sisakan satu langkah dengan kind = "start".
problem-no-end = Tidak ada langkah akhir. Tulis kind = "end" pada langkah terakhir.
problem-unreachable = Langkah "{ $step }" tidak dapat dicapai dari langkah mulai. Tambahkan alur menuju langkah itu atau hapus langkahnya.
problem-dead-end = Dari langkah "{ $step }" tidak ada jalan menuju langkah akhir. Tambahkan alur keluar dari langkah itu.
problem-too-few-outcomes = Keputusan pada langkah "{ $step }" belum memiliki dua jawaban. Tulis outcome yang berbeda pada alur keluarnya.
problem-outcome-misplaced = Outcome pada alur keluar langkah "{ $step }" tidak pada tempatnya. Setiap alur keluar dari keputusan perlu outcome; alur dari langkah lain tidak memakainya.
problem-duplicate-flow = Alur dari langkah "{ $step }" ke langkah "{ $target }" tertulis dua kali. Hapus salah satunya.
problem-flow-after-end = Ada alur keluar dari langkah akhir "{ $step }". Hapus alur itu atau ubah kind langkahnya.
problem-fork-without-join = Cabang yang dimulai pada langkah "{ $step }" tidak semuanya bertemu di satu langkah. Tulis join = true pada langkah tempat semua cabang bertemu, dan pastikan tidak ada cabang yang selesai tanpa melewatinya.
problem-join-without-fork = Langkah "{ $step }" menunggu beberapa cabang, tetapi tidak ada percabangan yang menuju ke sana. Hapus join = true atau tambahkan percabangannya.
problem-join-from-outside = Langkah "{ $step }" menunggu semua cabang dari langkah "{ $fork }", tetapi langkah itu atau salah satu cabangnya juga dapat dimasuki tanpa melewati percabangan tersebut. Ubah alur yang masuk dari luar.

## refusal: yang ditolak oleh aturan, dan apa yang perlu dilakukan.

refusal-none = tidak ada
refusal-ended = Permohonan ini sudah { $state }, sehingga tidak dapat diubah lagi.
refusal-unknown-step = Langkah "{ $step }" tidak ada dalam SOP ini. Pilih salah satu: { $known }.
refusal-not-active = Langkah "{ $step }" belum atau tidak lagi menjadi giliran. Yang dapat dikerjakan sekarang: { $active }.
refusal-which-step = Ada beberapa langkah yang dapat dikerjakan. Sebutkan satu: { $active }.
refusal-unknown-lane = Lajur "{ $lane }" tidak ada dalam SOP ini. Pilih salah satu: { $known }.
refusal-wrong-lane = Langkah "{ $step }" adalah giliran lajur "{ $owner }", bukan "{ $lane }". Minta lajur itu mengerjakannya, atau catat atas nama lajur itu (--on-behalf).
refusal-needs-outcome = Langkah ini keputusan. Pilih jawabannya: { $outcomes }.
refusal-unknown-outcome = Jawaban "{ $outcome }" tidak ada pada langkah ini. Jawaban yang ada: { $outcomes }.
refusal-missing-requirements = Kelengkapan berikut belum ditandai ada: { $items }. Periksa berkasnya lalu tandai, atau kembalikan permohonan kepada pemohon.
refusal-held = "{ $step }" ditahan karena ada dua putusan yang bertentangan. Putuskan dahulu pada layar Tukar atau dengan conflict settle.
refusal-awaits-applicant = Langkah ini menunggu pemohon: { $reason } Catat dahulu bahwa pemohon telah melengkapi (resubmit).
refusal-not-returned = Permohonan ini tidak sedang dikembalikan, jadi tidak ada yang perlu diajukan kembali.
refusal-needs-reason = Alasan wajib diisi. Tulis alasannya dalam satu kalimat.
refusal-missing-field = { $field } belum diisi. Isi bagian itu, lalu ulangi.
refusal-unknown-field = Isian "{ $field }" tidak dikenal untuk layanan ini. Isian yang ada: { $known }.
refusal-too-long = { $field } terlalu panjang: { $length } karakter, paling banyak { $limit }. Ringkas isinya.
refusal-bad-value = { $field } tidak dapat berisi "{ $value }". Contoh yang benar: { $expected }.
refusal-future = Waktu itu belum tiba. Periksa tanggal dan jam laptop ini.
refusal-number-passed = Nomor untuk tanggal { $date } sudah diberikan, sehingga tanggal yang lebih awal hanya dapat memakai nomor sisipan. Pakai tanggal itu atau sesudahnya, atau nomor sisipan (--insert).
refusal-number-not-passed = Nomor sisipan hanya untuk tanggal yang sudah terlewati nomor lain. Berikan nomor berikutnya seperti biasa.
refusal-number-nothing-before = Belum ada nomor sampai tanggal itu, sehingga tidak ada yang dapat disisipi. Pilih tanggal yang lebih akhir.
refusal-date-before-signature = Surat ditandatangani pada { $date }; tanggal surat tidak boleh lebih awal. Pilih tanggal itu atau sesudahnya.
refusal-cannot-undo = Langkah itu tidak dapat dibatalkan lagi karena sudah dilanjutkan. Gunakan koreksi pada langkah yang sekarang.
refusal-unknown-version = Pilihan itu tidak ada. Pilih angka 1 sampai { $count }.
refusal-unknown-position = Jabatan "{ $position }" tidak ada di kantor ini. Jabatan yang ada: { $known }.
refusal-wrong-recipient = Disposisi turun satu tingkat: "{ $to }" tidak berada langsung di bawah "{ $from }". Pilih jabatan di bawahnya.
refusal-letter-is = Surat ini { $state }, sehingga tindakan itu tidak dapat dilakukan.
refusal-nobody-holds = Surat belum dapat ditandatangani: pada { $date } tidak ada pejabat yang tercatat sebagai { $position }. Catat pejabatnya, atau Plt./Plh.-nya, di Pengaturan, bagian Pejabat (atau dengan lajur office assign), lalu catat tanda tangan lagi.
refusal-not-initialled = Surat belum dapat ditandatangani: paraf "{ $next }" belum ada. Catat parafnya dahulu.
refusal-not-next = Paraf berikutnya adalah paraf "{ $next }". Paraf diberikan berjenjang dari bawah.
refusal-sent-back = Konsep ini dikembalikan untuk diperbaiki: { $reason } Buat revisinya dahulu.

## field: nama isian pada formulir.

field-agency = Nama OPD pemohon
field-contact-name = Nama narahubung
field-contact-email = Pos-el narahubung
field-contact-phone = Telepon narahubung
field-letter-number = Nomor surat permohonan
field-letter-date = Tanggal surat permohonan
field-letter-subject = Hal surat
field-received = Waktu diterima
field-urgency = Tingkat urgensi
field-reason = Alasan
field-note = Catatan
field-receiver = Nama penerima
field-office-name = Nama perangkat daerah
field-device-name = Nama laptop
field-recipients = Tujuan disposisi

## state: keadaan permohonan.

state-open = berjalan
state-waiting-applicant = menunggu pemohon
state-completed = selesai
state-refused = ditolak
state-withdrawn = ditarik pemohon

## letter-state: keadaan surat.

letter-state-draft = masih konsep
letter-state-initialled = menunggu tanda tangan
letter-state-signed = menunggu nomor dan tanggal
letter-state-numbered = siap dikirim
letter-state-dispatched = sudah dikirim
letter-state-cancelled = dibatalkan

## failure: yang tidak dapat dilakukan, dan apa yang perlu dilakukan.

failure-no-office = Belum ada kantor di folder ini. Siapkan dengan office init, atau gabung dengan device request.
failure-office-exists = Folder ini sudah menjadi milik sebuah kantor. Pakai folder lain (--data-dir) untuk kantor baru.
failure-not-admitted = Laptop ini belum diterima, atau sudah dicabut, sehingga belum dapat mencatat. Minta admin kantor menerimanya (device admit), lalu impor berkas tukar dari admin.
failure-not-admin = Laptop ini bukan admin. Lakukan dari laptop admin.
failure-not-register = Nomor diberikan oleh laptop pemegang register. Kirim berkas tukar ke laptop itu, lalu impor kembali.
failure-in-use = Folder kantor ini sedang dibuka oleh Lajur yang lain. Tutup dahulu jendelanya.
failure-not-drafted = Surat ini belum disusun. Susun konsepnya dahulu, lalu cetak.
failure-not-found-request = Permohonan "{ $id }" tidak ditemukan. Lihat daftarnya dengan request list.
failure-not-found-letter = Surat "{ $id }" tidak ditemukan. Lihat nomornya pada permohonan (request show).
failure-not-found-device = Perangkat "{ $id }" tidak ditemukan. Lihat daftarnya dengan device list.
failure-not-found-conflict = Pertentangan "{ $id }" tidak ditemukan. Lihat daftarnya dengan conflict list.
failure-not-found-event = Catatan "{ $id }" tidak ditemukan dalam riwayat.
failure-ambiguous = "{ $id }" cocok dengan lebih dari satu. Ketik lebih lengkap.
failure-unknown-procedure = SOP "{ $id }" tidak ada. SOP yang ada: { $known }.
failure-procedure = Berkas SOP { $file } belum benar:
failure-bad-input = Berkas { $file } tidak dapat dibaca: { $reason }. Perbaiki berkas itu, lalu ulangi.
failure-foreign-office = Berkas tukar ini milik kantor lain ({ $name }). Tidak ada yang diubah.
failure-other-bundle = Berkas ini berkas Lajur, tetapi bukan untuk keperluan ini. Permintaan gabung diterima dengan device admit, berkas tukar dengan bundle import.
failure-wrong-words = Kata-kata itu bukan sidik kunci perangkat ini. Minta pemiliknya membacakan kembali lima katanya; jangan terima bila tetap berbeda.
failure-device-known = Perangkat ini sudah terdaftar dan aktif.
failure-not-bundle = Berkas itu bukan berkas tukar Lajur. Pilih berkas berakhiran .lajur.
failure-bundle-newer = Berkas tukar ini dibuat oleh Lajur yang lebih baru ({ $detail }). Perbarui Lajur di laptop ini, lalu impor kembali. Tidak ada yang diubah.
failure-bundle-damaged = Berkas tukar ini rusak atau terpotong. Minta pengirim menyalin ulang. Tidak ada yang diubah.
failure-bundle-large = Berkas tukar ini terlalu besar untuk sebuah kantor dan tidak dibuka. Periksa asalnya.
failure-bundle-forged = Tanda pada berkas tukar ini tidak cocok dengan pembuatnya. Jangan dipakai; hubungi pengirimnya. Tidak ada yang diubah.
failure-bundle-read = Berkas tukar tidak dapat dibaca: { $detail }. Cabut dan pasang kembali USB-nya, lalu ulangi.
failure-disk-full = Penyimpanan penuh, sehingga tidak ada yang disimpan. Kosongkan ruang, lalu ulangi.
failure-read-only = Folder kantor tidak dapat ditulis. Periksa izin foldernya atau pilih folder lain (--data-dir).
failure-busy = Basis data sedang dipakai. Tunggu sebentar, lalu ulangi.
failure-foreign-database = Berkas basis data di folder ini bukan milik Lajur. Pilih folder lain (--data-dir).
failure-newer-database = Basis data ini dibuat oleh Lajur yang lebih baru. Perbarui Lajur di laptop ini.
failure-damaged = Basis data rusak: { $detail }. Jangan ubah apa pun; pulihkan dari cadangan atau minta berkas tukar penuh dari laptop lain.
failure-store = Basis data menolak: { $detail }.
failure-file = { $path } tidak dapat dibaca atau ditulis: { $detail }.
failure-file-missing = { $path } tidak ditemukan. Periksa nama dan foldernya.
failure-file-denied = { $path } tidak boleh dibaca atau ditulis oleh pengguna ini. Periksa izinnya atau pilih tempat lain.
failure-too-large = { $path } terlalu besar untuk dilampirkan. Paling besar 100 MB.
failure-paper = Naskah tidak dapat dibuat: { $detail }

## cli: perintah pada baris perintah dan jawabannya.

cli-usage-heading = Pemakaian:
cli-commands-heading = Perintah
cli-command-name = PERINTAH
cli-arguments-heading = Isian
cli-options-heading = Pilihan
cli-options-name = [PILIHAN]
cli-lajur = Meja layanan Diskominfo: permohonan berjalan di lajur SOP, naskahnya siap ditandatangani, laptop sepakat lewat berkas tukar. Tanpa perintah, jendela dibuka.
cli-demo = Menjalankan satu permohonan tiap SOP dari awal sampai akhir di beberapa laptop tiruan, lalu menulis semua naskah dan gambar papan
cli-procedure = SOP sebagai data
cli-procedure-list = Daftar SOP
cli-procedure-show = Satu SOP: lajur, langkah, waktu, alur
cli-procedure-check = Memeriksa berkas SOP (TOML)
cli-procedure-print = Mencetak naskah SOP: identitas dan bagan alir
cli-procedure-export = Menyimpan alur SOP sebagai gambar atau BPMN 2.0
cli-office = Kantor: nama, kop, pejabat
cli-office-init = Menyiapkan kantor baru di folder ini
cli-office-show = Menampilkan kantor di folder ini
cli-request = Permohonan
cli-request-new = Menerima permohonan baru
cli-request-list = Daftar permohonan
cli-request-show = Satu permohonan: keadaan, giliran, naskah
cli-request-history = Riwayat satu permohonan
cli-request-advance = Mengerjakan satu langkah
cli-request-return = Mengembalikan berkas yang tidak lengkap kepada pemohon
cli-request-resubmit = Mencatat bahwa pemohon telah melengkapi
cli-request-withdraw = Mencatat bahwa pemohon menarik permohonannya
cli-request-correct = Memperbaiki satu isian, dengan alasan
cli-request-undo = Membatalkan langkah terakhir yang keliru, dengan alasan
cli-request-check = Menandai satu kelengkapan ada atau tidak ada
cli-request-note = Menambah catatan
cli-request-attach = Melampirkan berkas apa adanya
cli-request-register = Memberi nomor agenda
cli-request-papers = Menampilkan naskah yang dapat dicetak untuk satu permohonan
cli-request-print = Mencetak satu naskah permohonan; tanpa --paper, lembar kerja SOP
cli-request-files = Mencetak daftar isi berkas permohonan
cli-request-slip = Mencetak slip kredensial tertutup satu kali; kata sandi tidak disimpan
cli-register = Mencetak buku agenda masuk, agenda keluar, atau ekspedisi sebagai PDF, XLSX, atau CSV
cli-disposition = Disposisi
cli-disposition-issue = Mencatat disposisi
cli-disposition-print = Mencetak lembar disposisi (PDF)
cli-letter = Surat
cli-letter-draft = Membuat konsep surat
cli-letter-revise = Membuat revisi konsep
cli-letter-initial = Mencatat paraf berikutnya
cli-letter-send-back = Mengembalikan konsep untuk diperbaiki
cli-letter-sign = Mencatat tanda tangan
cli-letter-number = Memberi nomor dan tanggal
cli-letter-dispatch = Mencatat pengiriman
cli-letter-cancel = Membatalkan surat; nomornya tidak dipakai ulang
cli-letter-show = Satu surat: isi, paraf, nomor
cli-letter-print = Mencetak surat (PDF)
cli-bundle = Berkas tukar antarlaptop
cli-bundle-export = Menulis semua catatan ke berkas tukar
cli-bundle-inspect = Melihat isi berkas tukar tanpa mengimpor
cli-bundle-import = Mengimpor berkas tukar
cli-device = Perangkat kantor
cli-device-request = Menulis permintaan gabung untuk laptop ini
cli-device-admit = Menerima laptop lain setelah lima katanya dicocokkan
cli-device-list = Daftar perangkat
cli-device-revoke = Mencabut perangkat
cli-conflict = Pertentangan antarlaptop
cli-conflict-list = Daftar pertentangan
cli-conflict-settle = Memutuskan satu pertentangan, dengan alasan
cli-state = Jumlah catatan dan kode data
cli-verify = Memeriksa basis data, tanda tangan, dan lampiran
cli-rebuild = Menyusun ulang daftar dan papan dari catatan
cli-first-device = Laptop pertama
cli-office-needs-input = sebutkan berkas profil kantor, atau pakai --sample untuk kantor contoh
cli-office-founded = Kantor { $name } siap. Langkah berikutnya: request new, atau buka jendela dengan lajur.
cli-steps = { $count } langkah
cli-procedure-sound = SOP { $id } benar dan dapat dipakai.
cli-more-rows = { $shown } dari { $total } ditampilkan. Persempit dengan --search atau naikkan --limit.
cli-no-requests = Belum ada permohonan.
cli-exported = { $events } catatan ditulis ke { $file } ({ $bytes } bita). Salin ke USB, lalu impor di laptop lain.
cli-join-request = Permintaan gabung dari "{ $name }". Lima katanya: { $words }
cli-inspected = Berkas tukar dari "{ $from }" ({ $office }), dibuat { $created }: { $events } catatan, { $files } lampiran.
cli-import-preview = Dari "{ $from }": { $new } catatan baru, { $known } sudah dikenal, { $pending } menunggu, { $held } ditahan, { $conflicts } pertentangan. Belum ada yang diubah.
cli-imported = Dari "{ $from }": { $new } catatan baru, { $known } sudah dikenal, { $pending } menunggu, { $held } ditahan, { $conflicts } pertentangan baru.
cli-join-written = Permintaan gabung ditulis ke { $file }. Bawa ke laptop admin, lalu bacakan lima kata ini: { $words }
cli-admitted = "{ $name }" diterima. Kirim berkas tukar kepadanya (bundle export).
cli-revoked = "{ $name }" dicabut. Catatannya sesudah yang dikenal di sini akan ditahan.
cli-no-conflicts = Tidak ada pertentangan.
cli-state-text = Kode data { $code }: { $events } catatan, { $requests } permohonan, { $letters } surat, { $devices } perangkat.
cli-verified = Semua benar: { $events } catatan dan { $files } lampiran diperiksa.
cli-verify-missing = { $count } lampiran belum sampai di laptop ini. Minta berkas tukar dari laptop yang memilikinya.
cli-verify-unsound = rincian di atas
cli-rebuilt = Daftar dan papan telah disusun ulang dari catatan.
cli-disposed = Disposisi dicatat.
cli-printed = Ditulis ke { $file }.
cli-paper-not-drafted = belum disusun
cli-paper-due = langkah ini
cli-paper-ready = dapat dicetak
cli-slip-printed = Slip { $serial } untuk { $receiver } ditulis ke { $file }. Cetak satu kali, lalu hapus berkas itu.
cli-next-initial = Paraf berikutnya: { $position }

## exchange: berkas tukar, cadangan, pemulihan.

role-recovery = kunci pemulihan
failure-cancelled = Dihentikan. Tidak ada yang diubah.
failure-bundle-not-for-us = Berkas ini terkunci untuk perangkat lain. Minta pengirim mengekspor lagi setelah laptop ini diterima (device admit). Tidak ada yang diubah.
failure-bundle-passphrase = Berkas ini terkunci dengan kata sandi. Isi LAJUR_PASSPHRASE dengan kata sandinya, lalu ulangi. Tidak ada yang diubah.
cli-bundle-request = Menulis kode permintaan: apa yang belum dimiliki laptop ini
cli-backup = Menulis cadangan seluruh kantor
cli-restore = Memulihkan kantor dari cadangan
cli-recovery-key = Membuat kunci pemulihan kantor dan mencetaknya sebagai PDF
cli-recover = Menjadikan laptop ini admin dengan kunci pemulihan
arg-for-device = Hanya yang belum dimiliki perangkat ini (nama atau awal kuncinya)
arg-attachments = Lampiran: missing yang belum dimiliki, all semua, none tanpa lampiran
arg-megabytes = Paling banyak sekian megabita lampiran; sisanya di berkas berikutnya
arg-plain = Tanpa kunci: siapa pun dapat membacanya
arg-backup = Cadangan yang dibuka dengan kunci pemulihan
cli-exported-plain = Perhatian: berkas ini tidak terkunci; siapa pun yang memegangnya dapat membacanya.
cli-exported-locked = Terkunci untuk { $devices } perangkat kantor.
cli-exported-left = { $left } lampiran belum ikut seluruhnya. Setelah penerima mengirim kode permintaan, ekspor lagi dengan --for.
cli-import-overtaken = Berkas ini membawa catatan laptop ini sendiri yang sudah tidak ada di sini: data pernah dikembalikan atau disalin. Catatannya diterima kembali, dan laptop ini melanjutkan dalam rangkaian baru.
cli-backed-up = Cadangan { $events } catatan ditulis ke { $file }.
cli-backup-passphrase = Terkunci dengan kata sandi; kunci perangkat ikut di dalamnya.
cli-backup-office = Terkunci untuk perangkat kantor dan kunci pemulihan.
cli-backup-open = Cadangan ini tidak terkunci karena kantor belum mencetak kunci pemulihan. Simpan di tempat aman, atau cetak dahulu dengan recovery-key.
cli-restored = Dipulihkan: { $events } catatan, { $rescued } di antaranya diselamatkan dari folder ini.
cli-restored-aside = Basis data sebelumnya disimpan di { $folder }.
cli-restored-keyless = Folder ini belum punya kunci perangkat: data dapat dibaca, tetapi belum dapat mencatat. Minta diterima (device request), atau pakai kunci pemulihan (recover).
cli-restored-passphrase = Kunci perangkat terkunci kata sandi cadangan ini: Lajur menanyakannya setiap kali dibuka. Ubah di Pengaturan, atau dengan key --keep.
cli-recovery-printed = Kunci pemulihan ditulis ke { $file }. Cetak, simpan di brankas, lalu hapus berkasnya. Kunci sebelumnya tidak berlaku lagi.
cli-recovered = "{ $name }" sekarang admin kantor. Cabut laptop yang hilang dengan device revoke, dan cetak kunci pemulihan baru.
cli-key = Di mana kunci perangkat ini disimpan
arg-keep = Simpan di keystore (brankas sandi sistem), passphrase (berkas bersandi, dari LAJUR_PASSPHRASE), atau file
key-keystore = Kunci perangkat ini disimpan di brankas sandi sistem.
key-passphrase = Kunci perangkat ini disimpan di berkas yang terkunci kata sandi.
key-file = Kunci perangkat ini disimpan di berkas yang hanya dapat dibaca pemilik akun. Kunci dengan kata sandi: key --keep passphrase.
key-none = Laptop ini belum punya kunci perangkat.
failure-key-unreachable = Kunci perangkat ini ada di brankas sandi sistem yang sekarang tidak terjangkau. Masuklah ke desktop seperti biasa, lalu ulangi. Bila folder ini disalin dari laptop lain, gabunglah sebagai perangkat baru (device request).
failure-key-locked = Kunci perangkat ini terkunci kata sandi. Buka Lajur kembali dan ketik kata sandinya, atau isi LAJUR_PASSPHRASE dengannya, lalu ulangi.
failure-no-passphrase = Isi LAJUR_PASSPHRASE dengan kata sandi yang akan dipakai, lalu ulangi.
failure-no-keystore = Sistem ini tidak punya brankas sandi yang dapat dipakai ({ $detail }). Pakai kata sandi: key --keep passphrase.
cli-bundle-folder = Bertukar lewat folder bersama (Syncthing, Nextcloud, folder jaringan)
arg-folder = Folder tukar
arg-once = Satu putaran saja
cli-folder = Folder tukar: { $new } catatan baru diterima, { $published } diterbitkan, { $pending } menunggu, { $unreadable } berkas tidak terbaca.
failure-not-found-secret = Tidak ada rahasia pada permohonan ini yang dikunci untuk laptop ini. Minta pemegangnya menyimpan ulang untuk laptop ini (secret seal --holder).
cli-secret = Rahasia akun, terkunci untuk perangkat yang berhak
cli-secret-seal = Menyimpan rahasia terkunci (JSON dari --input atau masukan baku)
cli-secret-show = Membuka rahasia yang dikunci untuk laptop ini
cli-secret-list = Daftar rahasia, pembacanya, dan yang wajib diganti
arg-label = Nama rahasia, misalnya API SPLP
cli-sealed = "{ $label }" disimpan terkunci. Hapus berkas asalnya.
secret-must-change = WAJIB DIGANTI: pernah dapat dibaca { $devices }
cli-numbers = Buku nomor: blok nomor dan daftar nomor kosong
cli-numbers-lease = Memberi sebuah perangkat satu blok nomor untuk dipakai luring
cli-numbers-leases = Daftar blok nomor dan sisanya
cli-numbers-gaps = Daftar nomor kosong setahun, dengan alasannya
cli-numbers-void = Menjelaskan nomor yang tidak dipakai
arg-holder = Perangkat yang memakainya (nama atau awal kuncinya)
arg-count = Banyaknya nomor
arg-number = Nomor yang dijelaskan
arg-until = Nomor terakhir, bila lebih dari satu
cli-leased = Nomor { $from } sampai { $to } tahun { $year } boleh dipakai { $name } tanpa bertanya. Kirim berkas tukar kepadanya.
register-incoming = agenda masuk
register-outgoing = surat keluar
register-memo = nota dinas
register-left = sisa { $count }
register-no-gaps = Tidak ada nomor kosong.
register-leased = blok milik { $name }, belum dipakai
register-unexplained = belum dijelaskan; catat alasannya dengan numbers void
conflict-agenda = Nomor agenda { $number } dipakai dua permohonan
conflict-number = Nomor surat { $number } dipakai dua surat
conflict-memo = Nomor nota dinas { $number } dipakai dua nota dinas
conflict-same-letter = Mungkin satu surat yang diterima di dua laptop
conflict-fork = Rangkaian catatan satu laptop bercabang pada nomor { $number }
conflict-device = Daftar perangkat diubah di dua laptop sekaligus
conflict-number-choice = Yang dipilih mempertahankan nomornya; yang lain mendapat nomor berikutnya dengan alasan ini. Keduanya tetap tersimpan.
conflict-same-letter-choice = Yang dipilih berjalan terus; yang lain ditarik sebagai surat kembar. Bila bukan surat yang sama, pertahankan semuanya.
conflict-all-choice = Semua catatan tetap tersimpan; putusan ini menutup pertanyaannya.
exchange-take-all = Semua benar, pertahankan semuanya
history-sealed = Rahasia disimpan terkunci
history-doubtful = jam laptop itu diragukan

## role, device: perangkat.

role-admin = admin
role-register = pemegang register
device-revoked = dicabut
device-this = perangkat ini

## usage: perintah yang keliru ditulis.

usage-missing = Isian berikut belum ditulis: { $what }.
usage-unknown = Pilihan { $what } tidak dikenal.
usage-unknown-command = Perintah "{ $what }" tidak dikenal.
usage-bad-value = { $what } tidak dapat berisi "{ $value }".
usage-choose-value = { $what } tidak dapat berisi "{ $value }". Pilih salah satu: { $valid }.
usage-conflict = { $what } tidak dapat dipakai bersama pilihan lain itu.
usage-other = Perintah itu tidak lengkap atau keliru. { $what }
usage-see-help = Lihat caranya dengan --help.

## arg: isian dan pilihan.

arg-help = Menampilkan bantuan
arg-version = Menampilkan versi
arg-data-dir = Folder kantor; tanpa ini, folder data pengguna
arg-json = Menjawab dengan satu dokumen JSON
arg-lang = Bahasa: id atau en
arg-out = Berkas atau folder tujuan
arg-id = Nomor permohonan, surat, SOP, perangkat, atau pertentangan; awalannya cukup
arg-file = Berkas yang dibaca
arg-tnd = Tata naskah dinas daerah (lihat office tnd) yang dipakai kantor contoh
arg-book = Buku: incoming (agenda masuk), outgoing (agenda keluar), memo (nota dinas), atau dispatch (ekspedisi)
arg-year = Tahun buku
arg-paper = Naskah (lihat request papers), misalnya worksheet, receipt, handover, memo, email
arg-format = Bentuk berkas: bpmn atau svg
arg-input = Berkas masukan
arg-sample = Memakai kantor contoh (Kabupaten Contoh)
arg-device = Nama laptop ini
arg-procedure = SOP layanan (lihat procedure list)
arg-state = Hanya keadaan ini: open, waiting_applicant, completed, refused, withdrawn
arg-search = Mencari kata dalam agenda, OPD, hal, atau isian
arg-limit = Paling banyak sekian baris
arg-step = Langkah SOP
arg-outcome = Jawaban keputusan
arg-lane = Lajur yang bertindak
arg-note = Catatan
arg-on-behalf = Dicatat atas nama lajur itu
arg-all-present = Menandai semua kelengkapan langkah ini ada
arg-at = Waktu kejadian, misalnya 2026-11-20T09:00
arg-reason = Alasan
arg-field = Isian yang diperbaiki, misalnya letter.subject atau fields.subdomain
arg-value = Nilai yang benar
arg-item = Nomor kelengkapan, mulai dari 1
arg-absent = Menandai tidak ada
arg-text = Isi catatan
arg-request = Nomor permohonan atau nomor agenda
arg-blank = Lembar kosong untuk diisi dengan pena
arg-kind = Jenis surat: approval, refusal, incomplete, assignment, report
arg-position = Jabatan
arg-all = Semua paraf yang masih kurang
arg-date = Tanggal surat
arg-insert = Nomor sisipan untuk tanggal yang sudah terlewati; --date wajib ditulis
arg-old = Revisi yang dibandingkan; tanpa ini, revisi sebelum yang terakhir
arg-new = Revisi pembandingnya; tanpa ini, revisi yang berlaku
arg-receiver = Penerima surat; tanpa ini, OPD pemohon
arg-via = Cara pengiriman, misalnya kurir
arg-variant = Cetakan: net, file-copy (pertinggal), atau draft (konsep)
arg-preview = Hanya melihat akibatnya
arg-name = Nama laptop ini
arg-words = Lima kata yang dibacakan pemilik laptop, atau ketujuh belas kata kunci pemulihan (atau berkas berisi kata itu; - untuk masukan baku)
arg-role = Peran tambahan: admin atau register
arg-choose = Nomor versi yang berlaku

## returned: naskah bertanda tangan yang kembali.

failure-not-found-paper = { $id } tidak cocok dengan surat atau lembar disposisi mana pun di laptop ini. Pindai ulang dengan 300 dpi, atau pilih suratnya sendiri (letter attach).
failure-not-scan = Berkas itu bukan PDF, JPG, atau PNG yang dapat dibuka. Pindai ulang atau pilih berkas lain.
failure-other-paper = Kode pada berkas itu milik naskah lain ({ $code }). Pilih surat yang benar; letter match menemukannya.
returned-as-printed = Bagian pertama berkas sama persis dengan cetakan Lajur dari surat ini.
returned-broken = Tanda tangan elektronik { $number }: rentang bitanya rusak, jadi berkas berubah sesudah ditandatangani. Minta ditandatangani ulang.
returned-kept = { $file } disimpan apa adanya. Sidik berkas: { $hash }.
returned-marked = Kode pada pindaian menunjuk surat ini, revisi { $number }.
returned-marked-earlier = Kode pada pindaian menunjuk surat ini, tetapi revisi { $number }, bukan revisi yang berlaku. Periksa naskah yang ditandatangani.
returned-marked-unknown = Kode pada pindaian menunjuk surat ini, tetapi revisinya tidak dikenal di laptop ini.
returned-no-signature = Tidak ada tanda tangan elektronik di dalam PDF ini; berkas diperlakukan sebagai pindaian.
returned-not-as-printed = Bagian pertama berkas tidak sama dengan cetakan Lajur dari surat ini; bandingkan isinya sebelum dipakai.
returned-not-checked = Sertifikat penanda tangan tidak diperiksa. Periksa pada layanan verifikasi penerbitnya.
returned-unmarked = Tidak ada kode naskah pada berkas; kecocokannya dengan surat ini tidak diperiksa.
returned-up-to = Tanda tangan elektronik { $number } mencakup { $bytes } bita pertama; ada tambahan sesudahnya.
returned-whole = Tanda tangan elektronik { $number } mencakup seluruh berkas.
cli-letter-attach = Menyimpan naskah bertanda tangan yang kembali (PDF, JPG, PNG)
cli-letter-match = Menemukan surat dari pindaian
cli-matched-letter = Surat { $id }, revisi { $number }
cli-matched-sheet = Lembar disposisi permohonan { $id }

## paper: naskah yang dicetak.

failure-no-printer = Di laptop ini tidak ada sistem cetak. Simpan sebagai PDF, lalu cetak dari pembaca PDF.
failure-printer = Printer menolak naskah: { $detail }. Periksa printernya, atau simpan sebagai PDF lalu cetak dari sana.
paper-missing = Huruf berikut tidak ada dalam jenis huruf naskah dan dicetak sebagai kotak: { $characters }. Ganti huruf itu pada isian suratnya.
arg-srikandi-tags = Membiarkan penanda SRIKANDI seperti nomor_naskah dalam DOCX

## tnd: tata naskah dinas, aturan surat daerah.

failure-tnd = Aturan naskah dinas { $file } belum benar, sehingga tidak dipakai:
tnd-emblem = lambang tidak dapat dicetak ({ $text }). Pakai berkas SVG atau PNG yang lain.
tnd-empty = kosong. Isi bagian ini.
tnd-expects-number = isinya harus bilangan, misalnya 20 atau 12.5.
tnd-expects-table = bagian ini ditulis sebagai tabel dalam kurung siku.
tnd-expects-text = isinya harus teks dalam tanda petik.
tnd-expects-texts = isinya harus daftar teks, misalnya ["satu", "dua"].
tnd-expects-truth = isinya harus true atau false.
tnd-flaw = { $field }: { $what }
tnd-format = Format { $text } tidak dikenal. Tulis format = 1 pada baris pertama.
tnd-out-of-range = tulis bilangan dari { $least } sampai { $most }.
tnd-pattern-braces = kurung kurawal pada pola nomor tidak berpasangan. Periksa setiap kurung buka dan tutupnya.
tnd-pattern-sequence = nomor urut (urut dalam kurung kurawal) harus ada tepat satu kali dalam pola nomor.
tnd-pattern-unknown = "{ $text }" tidak dikenal dalam pola nomor. Pakai klasifikasi, urut, unit, bulan, bulan_romawi, tahun, atau keamanan.
tnd-pattern-year = tahun (tahun dalam kurung kurawal) tidak ada, sehingga nomor akan berulang setiap tahun. Tambahkan.
tnd-syntax = Tulisannya tidak dapat dibaca: { $text }. Perbaiki baris itu.
tnd-too-long = terlalu panjang. Paling banyak { $limit } huruf.
tnd-too-many = terlalu banyak. Paling banyak { $limit } baris.
tnd-too-narrow = ruang tepi kiri dan kanan menyisakan kurang dari { $least } mm untuk teks. Perkecil salah satunya.
tnd-unknown-choice = pilihan itu tidak ada. Pilih salah satu: { $known }.
tnd-unknown-field = bagian ini tidak dikenal. Periksa ejaannya; yang ada di sini: { $known }.
tnd-without-line = baris { $text } tidak ada. Tambahkan.
tnd-wrong-length = tulis tepat { $length } teks.
tnd-address = Baris alamat pada kop
tnd-address-hint = jalan dan kode pos / telepon / laman dan pos-el
tnd-bottom = Ruang tepi bawah (mm)
tnd-catchwords = Kata penyambung di kaki halaman
tnd-edit = Ubah dan lihat contohnya…
tnd-emblem-label = Lambang daerah
tnd-export = Simpan ke berkas…
tnd-font = Jenis huruf
tnd-head = Jarak kop dari tepi atas (mm)
tnd-hint = Kertas, ruang tepi, kop, sisi alamat, pola nomor, dan lembar disposisi menurut peraturan daerah. Perubahan ikut dalam berkas tukar.
tnd-import = Ambil dari berkas…
tnd-instructions = Isi disposisi yang ditawarkan
tnd-instructions-hint = satu baris satu pilihan
tnd-left = Ruang tepi kiri (mm)
tnd-lines = Baris kop
tnd-lines-hint = urutannya; kata dalam kurung kurawal diisi dari profil
tnd-paper = Kertas surat
tnd-pattern = Pola nomor surat
tnd-pattern-hint = klasifikasi, urut, unit, bulan_romawi, tahun, keamanan
tnd-pick-emblem = Pilih SVG atau PNG…
tnd-pitch = Jarak baris (pt)
tnd-right = Ruang tepi kanan (mm)
tnd-rule = Garis kop
tnd-rule-single = Satu
tnd-rule-thick-thin = Tebal-tipis
tnd-rule-thin-thick = Tipis-tebal
tnd-save = Pakai aturan ini
tnd-save-not-yet = Perbaiki dahulu bagian yang keliru.
tnd-saved = Tata naskah dinas diperbarui.
tnd-sheet = Lembar disposisi
tnd-side = Alamat tujuan
tnd-side-left = Kiri, di bawah Hal
tnd-side-right = Kanan, di bawah tanggal
tnd-size = Ukuran huruf (pt)
tnd-title = Tata naskah dinas
cli-office-tnd = Tata naskah dinas: aturan surat daerah sebagai satu berkas
cli-office-tnd-check = Memeriksa sebuah berkas aturan tanpa memakainya
cli-office-tnd-export = Menulis aturan kantor ini ke sebuah berkas
cli-office-tnd-import = Memakai aturan dari sebuah berkas
cli-tnd-exported = Aturan naskah dinas ditulis ke { $file }.
cli-tnd-imported = Aturan naskah dinas dari { $file } dipakai. Aturan itu ikut dalam berkas tukar berikutnya.
cli-tnd-sound = { $file } benar dan dapat dipakai.
arg-national = Aturan nasional bawaan, bukan aturan kantor ini

cli-letter-diff = Memperlihatkan beda dua revisi
cli-diff-none = Kedua revisi sama.
cli-diff-title = Revisi { $from } → { $to }

## calendar: kalender kantor.

failure-calendar = Kalender { $file } belum benar:
calendar-problem = Baris { $line }, { $field }: { $what }
calendar-problem-line = Baris { $line }: { $what }
calendar-syntax = tulisannya tidak dapat dibaca ({ $text }). Perbaiki baris itu.
calendar-format = format { $text } tidak dikenal. Gunakan format = 1.
calendar-unknown-field = bagian ini tidak dikenal. Periksa ejaannya.
calendar-missing = bagian ini wajib ada. Tambahkan.
calendar-empty = bagian ini kosong. Isi atau hapus.
calendar-expects-text = isinya harus teks dalam tanda petik.
calendar-expects-number = isinya harus bilangan bulat.
calendar-expects-date = isinya harus tanggal seperti 2026-12-31.
calendar-expects-texts = isinya harus daftar teks.
calendar-expects-blocks = isinya harus blok seperti [[holiday]].
calendar-unknown-preset = kalender bawaan "{ $text }" tidak ada. Gunakan perpres-21-2023 atau kaltara-2022.
calendar-unknown-zone = zona "{ $text }" tidak ada. Gunakan WIB, WITA, atau WIT.
calendar-unknown-day = hari "{ $text }" tidak dikenal. Gunakan monday sampai sunday.
calendar-unknown-kind = jenis "{ $text }" tidak dikenal. Gunakan national atau collective_leave.
calendar-duplicate-day = hari ini tertulis dua kali dalam satu pekan. Hapus salah satunya.
calendar-bad-hours = jam "{ $text }" tidak dapat dibaca. Tulis seperti 07.30-16.00.
calendar-no-end = jam "{ $text }" tidak memiliki akhir. Tulis jam tutupnya.
calendar-ends-before-start = akhirnya mendahului awalnya. Tukar atau perbaiki.
calendar-overlap = jam "{ $text }" bertumpang tindih dengan jam lain. Perbaiki salah satunya.
calendar-break-outside = istirahat "{ $text }" berada di luar jam kerja. Perbaiki jamnya.
calendar-nothing-left = istirahat menghabiskan seluruh hari. Perbaiki jamnya.
calendar-no-working-day = tidak ada hari kerja. Tulis jam kerja paling sedikit satu hari.
calendar-bad-date = tanggal "{ $text }" tidak ada. Tulis seperti 2026-12-31.
calendar-bad-moment = waktu "{ $text }" tidak dapat dibaca. Tulis seperti 2026-12-31T08:00:00.
calendar-year-out-of-range = tahun { $text } di luar 2000 sampai 2200.
calendar-outside-year = tanggal { $date } tidak berada dalam tahun { $year }. Pindahkan ke daftar tahunnya.
calendar-duplicate-holiday = tanggal { $text } tertulis dua kali. Hapus salah satunya.
calendar-duplicate-year = tahun { $text } memiliki dua daftar. Gabungkan.
calendar-too-long = rentangnya lebih dari satu tahun. Perpendek.
calendar-periods-overlap = rentangnya bertumpang tindih dengan "{ $text }". Perbaiki tanggalnya.
calendar-year-without-list = Daftar hari libur { $year } belum diisi; hanya Sabtu dan Minggu yang diperhitungkan.
calendar-implausible-year = Tahun { $year } tidak masuk akal. Periksa tanggal laptop ini.
calendar-out-of-reach = Batas waktu itu terlalu jauh untuk dihitung.
calendar-no-clock = Waktu tidak ditetapkan, jadi tidak ada batasnya.
calendar-minutes = { $minutes } menit kerja
cli-calendar = Menghitung batas waktu dengan kalender kantor
cli-calendar-due = Kapan batas waktunya
cli-calendar-used = Berapa menit kerja yang terpakai
arg-from = Sejak kapan, misalnya 2026-11-20T09:00
arg-to = Sampai kapan
arg-time = Lamanya, misalnya "2 hari" atau "90 menit"
arg-calendar = Kalender: nama bawaan atau berkas

## demo: perintah demo.

demo-begin = Menyiapkan { $count } laptop tiruan di Kabupaten Contoh…
demo-story = { $story } menurut { $procedure }: { $acts } tindakan
demo-end = { $laptops } laptop sepakat setelah { $bundles } berkas tukar: kode data { $code }. { $files } naskah dan gambar siap dilihat: { $page }
picture-more = dan { $count } kartu lagi
demo-title = Lajur: hasil demo
demo-explained = Sebuah kantor rekaan, Kabupaten Contoh, melayani permohonan menurut lima SOP di empat laptop yang hanya bertukar berkas ({ $bundles } berkas di folder berkas-tukar). Di akhir, semua laptop memiliki kode data yang sama: { $code }. Semua nama, nomor, dan alamat rekaan.
demo-papers = Naskah tiap permohonan
demo-boards = Papan pada Jumat, 20 November 2026 pukul 08.40
demo-flow = Jalan yang ditempuh
demo-disposition-blank = Lembar disposisi kosong
demo-disposition = Lembar disposisi terisi
demo-approval = Surat balasan, disetujui
demo-refusal = Surat balasan, ditolak
demo-incomplete = Surat permintaan kelengkapan
demo-assignment = Surat tugas
demo-report = Laporan hasil
demo-file-copy = pertinggal
demo-request-form = Formulir permohonan
demo-email = Draf pos-el
demo-handover = Berita acara serah terima akun
demo-receipt = Tanda terima
demo-memo = Nota dinas pengajuan konsep
demo-worksheet = Lembar kerja SOP
demo-file-index = Daftar isi berkas
demo-books = Buku register, lembar pagi, laporan
demo-morning = Lembar pagi Kabid, 20 November 2026
demo-period-report = Laporan bulanan
demo-incoming = Buku agenda surat masuk
demo-outgoing = Buku agenda surat keluar
demo-memos = Buku agenda nota dinas
demo-dispatch = Buku ekspedisi
demo-slip = Slip kredensial (contoh)
demo-sop = Naskah SOP
demo-bpmn = Alur sebagai BPMN 2.0
demo-sop-flow = Alur SOP

## window-boot: saat program dibuka.

boot-title = Lajur
boot-no-folder = Lajur tidak menemukan folder untuk menyimpan data. Jalankan dengan --data-dir FOLDER, misalnya pada diska lepas.
boot-no-window = Jendela Lajur tidak dapat dibuka di komputer ini. Semua pekerjaan tetap dapat dilakukan dari terminal: jalankan lajur --help.
failure-stopped = Bagian yang memegang data kantor berhenti. Tutup dan buka kembali Lajur; semua yang sudah tercatat aman.

## window-app: jendela dan kata-kata yang dipakai di mana-mana.

app-back = Kembali
app-busy = Tunggu sampai pekerjaan sebelumnya selesai.
app-cancel = Batal
app-copy-details = Salin rincian
app-drop-where = Berkas dilampirkan pada layar satu permohonan. Buka permohonannya dahulu, lalu seret kembali berkas itu ke sana.
app-loading = Memuat…
app-no-viewer = Berkas sudah tersimpan, tetapi komputer ini tidak memiliki program untuk membukanya. Buka berkas itu dari folder tempat Anda menyimpannya.
app-not-admitted = Laptop ini belum diterima atau sudah dicabut, sehingga hanya dapat melihat. Minta admin menerima laptop ini, lalu impor berkas tukarnya.
app-open-file = Buka
app-opening = Membuka data kantor…
app-put-away = Tutup
app-remove = Hapus
app-retry = Coba lagi
app-working = Sedang dicatat…

## window-picker: dialog berkas milik jendela, bila sistem tidak memilikinya.

picker-documents = Dokumen
picker-downloads = Unduhan
picker-empty = Tidak ada { $kind } di folder ini. Pilih folder lain, atau ketik lokasinya di bawah.
picker-file = Berkas
picker-home = Folder saya
picker-missing = Berkas { $file } tidak ditemukan. Periksa namanya, atau pilih dari daftar.
picker-name = Simpan sebagai
picker-name-hint = nama, atau lokasi lengkap
picker-no-folder = Folder { $file } tidak ada. Pilih folder yang ada, atau buat dahulu foldernya.
picker-nothing = Ketik nama berkas, atau pilih dari daftar.
picker-open = Buka
picker-replace = Ganti berkas itu
picker-save = Simpan
picker-taken = Berkas { $file } sudah ada. Ganti berkas itu, atau ketik nama lain.
picker-unreadable = Folder { $folder } tidak dapat dibaca. Pilih folder lain. ({ $reason })
picker-up = Folder di atasnya

## window-broken: layar bila data tidak dapat dibuka.

broken-detail = Rincian
broken-folder = Folder kantor
broken-title = Data kantor belum dapat dibuka
broken-unchanged = Tidak ada data yang diubah. Lakukan yang disebut di atas, lalu tekan Coba lagi.

## window-hint: petunjuk pada pemakaian pertama.

hint-board = Setiap kartu adalah satu permohonan; lajurnya menunjukkan siapa yang sedang mengerjakan.
hint-board-keys = Klik dua kali untuk membukanya, seret ke lajur berikutnya, atau pilih dengan panah dan tekan M untuk memajukannya.
hint-read = Mengerti

## window-rail: daftar layar di kiri.

rail-board = Papan
rail-change = Ganti
rail-exchange = Tukar
rail-letters = Surat
rail-nobody = Belum dipilih
rail-preferences = Pengaturan
rail-procedures = SOP
rail-requests = Permohonan

## window-status: baris di bawah jendela.

status-code = Kode data
status-open = { $count } permohonan berjalan

## window-keys: tombol yang disebut di baris bawah.

keys-advance = majukan
keys-back = kembali
keys-board = papan
keys-card = kartu
keys-field = isian berikutnya
keys-give-back = kembalikan
keys-lane = lajur
keys-larger = perbesar
keys-next = langkah berikutnya
keys-open = buka
keys-preview = pratinjau
keys-panel = panel
keys-print = simpan PDF
keys-row = baris
keys-run = jalankan
keys-smaller = perkecil
keys-step = langkah

## report: laporan per periode.

cli-report = Laporan satu periode: jumlah, tepat waktu, dan waktu nyata tiap langkah di samping mutu baku
report-all = Semua layanan
report-finished = Selesai
report-in-time = Tepat waktu
report-office-time = Waktu dinas median / P90 (menit)
report-open = Berjalan
report-proposals = Baris SOP yang waktunya tidak pernah pas: { $count }
report-received = Diterima
report-refused = Ditolak
report-returned = Dikembalikan
report-service = Layanan

## window-calendar: kalender kantor di jendela dan pada baris perintah.

cli-calendar-import = Mengimpor daftar hari libur atau kalender, atau melihat akibatnya dengan --preview
cli-calendar-show = Kalender kantor sebagai teks yang dapat disimpan dan diimpor
calendar-add-closure = Tambah penutupan
calendar-add-holiday = Tambah libur daerah
calendar-apply = Terapkan untuk seluruh kantor
calendar-applied = Kalender kantor diperbarui; semua batas waktu dihitung ulang.
calendar-changed = Kalender kantor diperbarui: { $days } tanggal berubah, { $dues } batas waktu bergeser.
calendar-closure-name = Sebab
calendar-closures = Penutupan
calendar-closures-none = Tidak ada penutupan.
calendar-day-closure = tutup: { $name }
calendar-day-holiday = libur nasional: { $name }
calendar-day-leave = cuti bersama: { $name }
calendar-day-local = libur daerah: { $name }
calendar-day-weekend = akhir pekan
calendar-day-working = kerja { $hours }
calendar-days-title = Tanggal yang berubah: { $count }
calendar-date = Tanggal
calendar-date-hint = 25 Oktober 2026 atau 25-10-2026
calendar-date-wrong = Tulis tanggal seperti 25-10-2026.
calendar-discard = Batal
calendar-due-moved = { $before } menjadi { $after }
calendar-dues-title = Batas waktu yang bergeser: { $count }
calendar-from = Hari pertama
calendar-hours = Jam kerja
calendar-import = Impor daftar hari libur
calendar-local = Libur daerah
calendar-local-none = Belum ada libur daerah.
calendar-name = Nama
calendar-no-change = Tidak ada tanggal atau batas waktu yang berubah.
calendar-open = Kalender kantor
calendar-periods = Jam kerja khusus
calendar-preset = Jam kerja menurut
calendar-preview-title = Akibat perubahan ini
calendar-preview-note = belum ada yang diubah
calendar-previewed = Bila diimpor: { $days } tanggal berubah, { $dues } batas waktu bergeser. Belum ada yang diubah.
calendar-remove = Hapus
calendar-source = Sumber
calendar-title = Kalender kantor
calendar-until = Hari terakhir
calendar-year-days = { $count } hari · { $source }
calendar-years = Hari libur nasional dan cuti bersama
calendar-years-none = Belum ada daftar hari libur.

## window-report: layar Laporan, klasifikasi, dan retensi.

age-active = aktif
age-inactive = inaktif, pindahkan
age-over-destroy = selesai, usul musnah
age-over-keep = selesai, permanen: serahkan
age-unknown = kode tidak ada dalam tabel
classification-bad-line = Baris { $line }, { $field }: { $what }
classification-imported = { $count } kode klasifikasi dipakai di laptop ini.
classification-missing = kosong; isi bagian ini
classification-no-fate = "{ $text }" bukan musnah atau permanen
classification-no-heading = baris pertama harus memuat judul kode, uraian, aktif, inaktif, nasib
classification-no-years = "{ $text }" bukan jumlah tahun 0 sampai 100
classification-none = Tidak ada kode yang cocok. Coba kata lain.
cli-classification = Kode klasifikasi arsip
cli-classification-import = Memakai tabel kode klasifikasi dan JRA dari berkas CSV
cli-classification-search = Mencari kode klasifikasi dengan kata
cli-retention = Berkas yang sudah ditutup menurut jadwal retensi arsip (JRA)
arg-keyword = Kata yang dicari, atau awal kodenya
failure-classification = Tabel klasifikasi { $file } tidak dapat dipakai. Perbaiki baris berikut:
rail-report = Laporan
report-applicant-median = Pemohon, median
report-done = Selesai atau ditolak
report-export = Simpan laporan
report-lane = Pelaksana
report-last-month = Bulan lalu
report-median = Median
report-nothing = Belum ada langkah yang selesai pada periode ini.
report-nothing-next = Pilih periode lain di atas.
report-office-median = Dinas, median
report-office-p90 = Dinas, P90
report-over = Lewat, jumlah
report-own-period = Periode lain
report-period-backwards = Periode berakhir sebelum mulai. Tukar kedua tanggalnya.
report-p90 = P90
report-proposal = Usulan
report-proposals-hint = Terlalu pendek: lebih dari separuh pengerjaan melewatinya. Terlalu panjang: sembilan dari sepuluh memakai paling banyak sepertiganya. Paling sedikit lima pengerjaan.
report-proposals-none = Tidak ada baris yang waktunya tidak pernah pas.
report-real = Nyata (median)
report-standard = Mutu baku
report-step = Langkah
report-tab-proposals = Usulan revisi SOP
report-tab-retention = Retensi berkas
report-tab-steps = Per langkah
report-tab-summary = Ringkasan
report-this-month = Bulan ini
report-this-year = Tahun ini
report-times = Kali
report-too-long = terlalu panjang
report-too-short = terlalu pendek
report-verdict = Penilaian
report-volume = Diterima dan diselesaikan
report-waited = Menunggu pemohon
retention-closed = ditutup { $date }
retention-hint = Dihitung sejak berkas ditutup, menurut tabel klasifikasi di laptop ini (contoh, sampai kantor mengimpor tabelnya sendiri).
retention-none = Tidak ada berkas yang jatuh waktu.
retention-over = retensi berakhir { $date }

## window-command: daftar perintah dan bantuan.

command-action = perintah
command-hint = layar, perintah, nomor agenda, pemohon, atau surat
command-letter = surat
command-none = Tidak ada yang cocok. Coba kata lain.
command-request = permohonan
command-screen = layar
command-title = Cari atau perintah
help-none = Tidak ada halaman yang memuat kata itu.
help-search = Cari dalam bantuan
rail-help = Bantuan

## window-register: layar Register.

rail-register = Register
book-dispatch = Ekspedisi
register-earlier = Tahun sebelumnya
register-export = Simpan buku
book-incoming = Surat masuk
register-later = Tahun berikutnya
register-none = Tidak ada baris di buku ini.
register-none-next = Pilih tahun lain, atau kosongkan pencarian.
book-outgoing = Surat keluar
book-memo = Nota dinas
register-search = Cari nomor, pengirim, tujuan, atau isi

## window-morning: layar Meja dan lembar pagi.

morning-applicant = Menunggu pemohon: { $count }
morning-applicant-none = Tidak ada yang menunggu pemohon.
morning-applicant-not-counted = Waktu pemohon tidak dihitung
morning-applicant-note = { $count }, jam dinas berhenti
morning-applicant-time = Pemohon { $time }
morning-applicant-title = Menunggu pemohon
morning-because = karena { $shares }
morning-bundles = Berkas tukar menunggu diimpor: { $count }
morning-bundles-title = Berkas tukar untuk diimpor
morning-conflict = { $about }: { $versions }
morning-conflicts = Perlu diputuskan: { $count }
morning-conflicts-title = Perlu diputuskan
morning-dispositions = Disposisi belum ditindaklanjuti: { $count }
morning-dispositions-title = Disposisi belum ditindaklanjuti
morning-due = Jatuh tempo hari ini: { $count }
morning-due-none = Tidak ada yang jatuh tempo hari ini.
morning-due-note = { $count }, giliran Anda { $mine }
morning-due-title = Jatuh tempo hari ini
morning-holiday = libur: { $name }
morning-hours = jam kerja { $hours }
morning-late = Terlambat: { $count }
morning-late-none = Tidak ada yang melewati waktu standarnya.
morning-late-title = Terlambat, dan karena siapa
morning-left = sisa { $left }
morning-end-of-day = akhir hari
morning-letter = { $what } · konsep r{ $revision }
morning-letters = Surat menunggu: { $count }
morning-letters-none = Tidak ada surat yang menunggu.
morning-letters-title = Surat menunggu
morning-office-time = dinas { $time }
morning-open-letters = Buka Surat
morning-per-lane = Per lajur:
morning-print = Cetak lembar pagi
morning-register = TU
morning-since = { $who }, sejak { $since }
morning-the-applicant = pemohon
morning-weekend = bukan hari kerja
morning-you = { $who } (Anda)
morning-your-turn = giliran Anda
calendar-warning-next = Buka Pengaturan, bagian Kalender, lalu impor daftar hari libur tahun itu.
keys-box = bagian
rail-desk = Meja
say-day-today = hari ini
say-day-yesterday = kemarin
station-dispatch = Pengiriman
station-initial = Paraf
station-number = Nomor
station-repair = Perbaikan konsep
station-signature = Tanda tangan
failure-not-found-position = Tidak ada jabatan "{ $id }" di kantor ini. Lihat daftar jabatan dengan office show.
cli-morning = Lembar pagi: jatuh tempo, terlambat karena siapa, dan yang menunggu paraf, tanda tangan, atau nomor

## window-board: papan.

board-all = Semua layanan
board-by-agenda = Urut nomor agenda
board-by-due = Urut batas waktu
board-by-waiting = Urut lama menunggu
board-drop-closed = SOP tidak membawa langkah ini ke lajur itu.
board-drop-held = Putuskan dahulu konfliknya di layar Tukar.
board-drop-one-sop = Pilih satu SOP untuk memindahkan kartu.
board-empty = Belum ada permohonan
board-empty-next = Terima surat permohonan pertama, atau impor berkas tukar dari laptop lain.
board-lane-left = Lajur sebelumnya
board-lane-right = Lajur berikutnya
board-narrow = Saring
board-new = Permohonan baru
board-new-short = Baru
board-no-match = Tidak ada kartu yang cocok
board-no-match-next = Pilih saringan lain atau kosongkan pencarian.
board-per-sop = Per SOP
board-search = Cari agenda, instansi, perihal
filter-all = Semua
filter-applicant = Di pemohon
filter-held = Konflik
filter-late = Lewat
filter-mine = Giliran saya
lane-applicant = waktu kantor berhenti
lane-held = { $count } konflik
lane-late = { $count } lewat
lane-mine = Giliran Anda
lane-near = { $count } hampir lewat
card-back-from = dari { $step }
card-beside = bersama { $steps }
card-conflict = Konflik
card-no-agenda = tanpa agenda
card-numbered = bernomor
urgency-immediate = Sangat segera
urgency-normal = Biasa
urgency-urgent = Segera

## window-say: waktu dan jangka waktu.

say-applicant = di pemohon { $time }
say-days = { $n } hari
say-held = menunggu putusan
say-hours = { $n } j
say-late = lewat { $by }
say-minutes = { $n } mnt
say-months = { $n } bulan
say-of = { $used } dari { $allowed }
say-today = hari ini { $time }
say-unset = waktu tidak ditetapkan
say-yesterday = kemarin { $time }

## window-sheet: lembar sebelum sebuah langkah dicatat.

sheet-answer = Jawaban
sheet-confirm-advance = Catat langkah ini
sheet-confirm-give-back = Kembalikan
sheet-confirm-note = Simpan catatan
sheet-confirm-resubmit = Lanjutkan permohonan
sheet-confirm-undo = Batalkan langkah
sheet-confirm-withdraw = Catat penarikan
sheet-done-advance = Langkah { $step } tercatat untuk { $agency }.
sheet-done-give-back = Permohonan { $agency } dikembalikan; waktu kantor berhenti sampai berkas dilengkapi.
sheet-done-note = Catatan tersimpan pada permohonan { $agency }.
sheet-done-resubmit = Permohonan { $agency } berjalan lagi.
sheet-done-undo = Langkah terakhir permohonan { $agency } dibatalkan; riwayatnya tetap ada.
sheet-done-withdraw = Penarikan permohonan { $agency } tercatat.
sheet-give-back = Kembalikan sebagai tidak lengkap
sheet-incomplete = Lengkapi isian yang wajib dahulu.
sheet-note = Tulis catatan
sheet-on-behalf = Langkah ini milik { $lane }. Catatan akan menyebut bahwa Anda mencatatnya atas nama lajur itu.
sheet-optional = boleh kosong
sheet-required = wajib
sheet-requirements = Kelengkapan
sheet-tick-all = Tandai semua ada
sheet-resubmit = Berkas sudah dilengkapi
sheet-undo = Batalkan langkah terakhir
sheet-withdraw = Pemohon menarik permohonan

## window-request: layar satu permohonan.

request-advance = Selesai, majukan
request-applicant-time = Waktu pemohon
request-branches = { $count } cabang berjalan
request-dispose = Disposisi
request-draft = Buat { $kind }
request-due = batas { $moment }
request-file-size = { $kb } KB
request-more = Tindakan lain
request-new-letter = Konsep surat baru
request-no-disposition = Belum ada disposisi. Catat disposisi dahulu, atau cetak lembar kosong.
request-no-letters = Belum ada surat untuk permohonan ini.
request-no-requirements = Langkah yang sedang berjalan tidak mensyaratkan kelengkapan.
request-office-time = Waktu kantor
request-panel-hide = Tutup panel
request-panel-show = Buka panel
request-other-papers = Naskah lain
request-paper-any = kapan saja
request-paper-step = langkah { $step }
request-save-paper = Simpan naskah
request-print-blank = Lembar disposisi kosong
request-print-disposition = Simpan lembar disposisi
request-print-filled = Lembar disposisi
request-prints = Cetak
request-register = Beri nomor agenda
request-returned = Menunggu pemohon: { $reason }
request-your-turn = { $lane } · giliran Anda
tab-files = Berkas
tab-history = Riwayat
tab-papers = Naskah
tab-requirements = Kelengkapan
history-attached = Berkas dilampirkan
history-corrected = Isian diperbaiki
history-disposed = Didisposisikan
history-noted = Catatan
history-on-behalf = { $who }, dicatat atas nama
history-received = Diterima
history-registered = Nomor agenda { $number }
history-resubmitted = Dilengkapi pemohon
history-returned = Dikembalikan ke pemohon
history-settled = Konflik diputuskan
history-undone = Langkah dibatalkan
history-unknown = Catatan dari Lajur yang lebih baru
history-void = Tidak berlaku: bertentangan dengan catatan lain.
history-withdrawn = Ditarik pemohon
flow-activity = Kegiatan
flow-join = menunggu semua cabang
flow-number = No.
flow-time = Waktu
role-applicant = Pemohon
role-division = Bidang
role-head = Pimpinan
role-section = Seksi
role-technical = Teknis

## window-time: waktu satu permohonan.

time-because-none = Belum ada lajur yang melewati waktu standarnya.
time-because-title = Terlambat karena
time-due = Batas seluruh SOP
time-forecast = Perkiraan selesai
time-forecast-between = { $earliest } sampai { $latest }
time-forecast-from = paling cepat { $earliest }; paling lambat tidak dapat diperkirakan, { $count } langkah tanpa waktu standar
time-forecast-never = tidak dapat diperkirakan, { $count } langkah tanpa waktu standar
time-forecast-basis = Bila setiap langkah berikutnya memakai waktu standarnya.
time-forecast-waits = Dihitung seolah-olah pemohon kembali sekarang.
time-lane = { $used } dari { $allowed }
time-lanes = Per lajur
time-no-limit = tidak dapat dihitung, { $count } langkah tanpa waktu standar
time-not-set = { $used }, tanpa waktu standar
time-standard = Jumlah waktu standar
time-standard-some = { $total }, { $count } langkah tanpa waktu
time-steps = Per langkah
time-used = Waktu terpakai
tab-time = Waktu

## window-new: permohonan baru, daftar permohonan, dan disposisi.

new-agency-hint = instansi yang mengirim surat
new-applicant = Pemohon
new-confirm = Terima permohonan
new-date-hint = misalnya 12-11-2026
new-done = Permohonan { $agency } diterima.
new-files = Berkas
new-files-hint = Pindaian surat atau lampiran. Berkas disalin ke data kantor.
new-letter = Surat permohonan
new-pick-file = Pilih berkas
new-service = Layanan
requests-none = Tidak ada permohonan
requests-none-next = Ubah saringan atau pencarian, atau terima permohonan baru.
requests-search = Cari instansi, perihal, nomor, isian
disposition-confirm = Catat disposisi
disposition-from = Dari
disposition-incomplete = Pilih tujuan, lalu pilih atau tulis instruksi.
disposition-instructions = Instruksi
disposition-nobody = Jabatan ini tidak memiliki bawahan langsung dalam profil kantor.
disposition-to = Diteruskan kepada
disposition-transcribed = Disalin dari lembar yang ditulis tangan
file-kind-any = Semua berkas
file-kind-bundle = Berkas tukar Lajur

## window-letters: daftar surat.

letters-cancelled = Dibatalkan
letters-dispatch = Siap dikirim
letters-dispatched = Sudah dikirim
letters-done = Selesai
letters-initials = Menunggu paraf
letters-none = Tidak ada surat di sini
letters-none-next = Surat dibuat dari layar sebuah permohonan, pada tab Naskah.
letters-number = Menunggu nomor dan tanggal
letters-open = Berjalan
letters-sent-back = dikembalikan untuk diperbaiki
letters-signature = Menunggu tanda tangan

## window-letter: penyusun surat.

letter-add-basis = Dasar
letter-add-heading = Judul bagian
letter-attach = Lampirkan naskah bertanda tangan…
letter-compare = Bandingkan revisi
letter-compare-with = Revisi yang berlaku dibandingkan dengan
letter-insert = Nomor sisipan…
letter-insert-text = Untuk surat yang terlupa pada tanggal yang sudah terlewati nomor lain. Tulis tanggal suratnya seperti 2026-11-18.
letter-printing = Surat dikirim ke printer.
letter-to-printer = Cetak ke printer
letter-add-paragraph = Paragraf
letter-add-person = Tambah petugas
letter-add-point = Butir
letter-add-task = Tugas
letter-addressee-hint = jabatan, bukan nama
letter-basis = Dasar
letter-body = Isi
letter-body-hint = **tebal** di antara dua bintang
letter-cancel = Batalkan surat
letter-cancel-do = Batalkan surat
letter-cancel-text = Surat yang dibatalkan tetap tercatat; nomor yang sudah terpakai tidak dipakai lagi.
letter-cancelled = Surat dibatalkan.
letter-change-first = Perbaiki konsep sesuai alasan pengembaliannya, lalu simpan.
letter-classification = Klasifikasi
letter-copies-hint = satu baris satu penerima
letter-date-later = mengikuti nomor
letter-deeper = Satu tingkat ke dalam
letter-discard = Buang perubahan
letter-dispatch = Kirim surat
letter-dispatch-do = Catat pengiriman
letter-dispatch-open = Catat pengiriman…
letter-dispatch-text = Kepada siapa dan bagaimana surat disampaikan; keduanya masuk buku ekspedisi.
letter-dispatched = Pengiriman surat tercatat.
letter-down = Turunkan
letter-enclosure = Lampiran
letter-field-date = Tanggal
letter-field-number = Nomor
letter-file-copy = Pertinggal
letter-fit = Selebar jendela
letter-form = Isian
letter-give-number = Beri nomor dan tanggal
letter-initial = Paraf dan teruskan
letter-initial-for = Catat paraf { $position }
letter-initial-short = Catat paraf
letter-initialled = Paraf tercatat.
letter-larger = Perbesar
letter-more = Lainnya
letter-net = Net
letter-number-later = oleh TU setelah tanda tangan
letter-numbered = Nomor dan tanggal surat tercatat.
letter-numbers-elsewhere = Nomor diberikan di laptop pemegang register. Ekspor berkas tukar untuk laptop itu.
letter-open = Biasa/Terbuka
letter-pages = { $count } halaman
letter-people = Kepada
letter-place = di
letter-preview = Pratinjau
letter-print = Simpan PDF
letter-record-signature = Catat tanda tangan…
letter-reopen = Buka kembali konsep
letter-reopen-do = Buka kembali
letter-reopen-text = Tanda tangan dan paraf revisi ini tidak berlaku lagi, dan surat kembali menjadi konsep.
letter-reopened = Konsep dibuka kembali.
letter-restricted = Terbatas
letter-revision = revisi { $number }
letter-save = Simpan revisi
letter-saved = Revisi tersimpan.
letter-saved-at = Tersimpan { $time }
letter-secret = Rahasia
letter-security = Keamanan
letter-security-hint = siapa boleh membaca
letter-send-back = Kembalikan ke konseptor
letter-send-back-do = Kembalikan
letter-send-back-text = Konseptor melihat alasan ini di atas konsep dan memperbaikinya.
letter-sent-back = Konsep dikembalikan.
letter-settle-first = Surat ini memiliki dua versi yang berbeda. Pilih satu di layar Tukar.
letter-shallower = Satu tingkat ke luar
letter-sign = Tanda tangan
letter-sign-do = Sudah ditandatangani
letter-sign-text = Simpan dan cetak naskah net, mintakan tanda tangan basah, lalu catat di sini. Setelah itu TU memberi nomor dan tanggal.
letter-signatory = Penandatangan
letter-signed = Tanda tangan tercatat.
letter-smaller = Perkecil
letter-stop-book = TU, buku ekspedisi
letter-stop-dispatch = Kirim
letter-stop-draft = Konsep
letter-stop-initials = Paraf
letter-stop-initials-yours = Paraf · giliran Anda
letter-stop-number = Nomor dan tanggal
letter-stop-signature = Tanda tangan
letter-subject = Hal
letter-tasks = Untuk
letter-parties = Para pihak: nama, pangkat, NIP, dan jabatan, satu baris satu isian
letter-to-request = Ke permohonan
letter-top-secret = Sangat rahasia
letter-unsaved = Perubahan ini belum menjadi revisi. Sementara ini tersimpan di laptop ini saja.
letter-unsaved-initials = Perubahan ini belum menjadi revisi. Bila disimpan, paraf yang sudah ada harus diulang.
letter-up = Naikkan
letter-urgency-hint = seberapa cepat
letter-via = Cara pengiriman
letter-via-default = Diantar langsung
letter-was-cancelled = Surat ini dibatalkan: { $reason }
letter-was-dispatched = Dikirim { $time } kepada { $receiver } ({ $via }).
letter-was-sent-back = Dikembalikan { $position }: { $reason }

## window-exchange: layar Tukar.

exchange-add-ask = Laptop baru diterima di laptop admin.
exchange-add-hint = Untuk menerima laptop baru, impor berkas permintaan gabungnya.
exchange-admit = Terima laptop
exchange-admit-incomplete = Ketik kata pengenal yang tampil di layar laptop itu.
exchange-admit-text = "{ $name }" ingin bergabung. Minta pemiliknya membacakan kata pengenal di layarnya, lalu ketik di sini. Lajur membandingkannya dengan kunci dalam berkas.
exchange-admit-title = Laptop baru
exchange-at = Waktu
exchange-both-kept = Kedua catatan tetap tersimpan dalam riwayat; hanya satu yang berlaku.
exchange-by = Oleh
exchange-conflicts = konflik yang perlu diputuskan
exchange-decide = Yang berlaku
exchange-device = Laptop
exchange-devices = Laptop kantor ini
exchange-export = Ekspor berkas tukar…
exchange-export-title = Kirim ke laptop lain
exchange-exported = { $events } catatan tertulis ke { $file }.
exchange-from = Dari { $name }, { $moment }
exchange-heard = berkas terakhir
exchange-hint = Laptop sepakat bila kode datanya sama.
exchange-import = Impor { $count } catatan baru
exchange-known = sudah ada di sini
exchange-never = belum pernah
exchange-new = catatan baru
exchange-of = { $number } dari { $count }
exchange-pending = menunggu catatan yang belum tiba
exchange-pick = Impor berkas…
exchange-preview = Isi berkas tukar
exchange-quarantined = ditahan: laptopnya belum diterima
exchange-reason = Alasan keputusan
exchange-settle = Putuskan
exchange-settle-incomplete = Pilih satu versi dan tulis alasannya.
exchange-settled = Konflik diputuskan. Ekspor berkas tukar agar laptop lain mengetahuinya.
exchange-take = Versi { $letter }: { $label }
exchange-unchanged = belum mengubah apa pun
exchange-version = Versi { $letter }
exchange-words = Kata pengenal
exchange-your-decision = Perlu keputusan
size-megabytes = { $count } MB
size-kilobytes = { $count } kB
size-bytes = { $count } B
held-other = melanggar aturan
held-rests = bersandar pada catatan yang dikarantina
held-newer = perlu Lajur yang lebih baru
held-not-admin = bukan admin
held-revoked = perangkat sudah dicabut
held-stranger = perangkat belum diterima
exchange-held-apart = { $count } catatan dikarantina
exchange-import-line = { $name }: { $new } baru, { $known } sudah dikenal
exchange-export-line = Ekspor { $count } catatan, terkunci untuk { $readers } laptop
exchange-open-line = Ekspor { $count } catatan TANPA KUNCI: siapa pun dapat membacanya
exchange-backup-line = Cadangan { $count } catatan, terkunci kata sandi
exchange-request-line = Kode permintaan ditulis
cli-bundle-history = Riwayat impor dan ekspor laptop ini
exchange-history = impor dan ekspor terakhir
exchange-folder-leave = Berhenti
exchange-folder-now = Samakan sekarang
exchange-folder-none = Belum dipakai. Pilih folder yang disamakan Syncthing, Nextcloud, atau jaringan; Lajur bertukar sendiri di sana.
exchange-folder-pick = Pilih folder bersama
exchange-folder-choose = Pilih folder…
exchange-folder = Folder tukar
exchange-lacks-unknown = belum pernah mengirim
exchange-lacks-nothing = isi sama atau lebih baru
exchange-lacks = kurang { $count } catatan
exchange-no-recovery = Kunci pemulihan belum dicetak. Tanpa itu, kantor tidak dapat dibuka lagi bila semua laptop admin hilang.
exchange-add = Tambah…
exchange-later = Putuskan nanti
exchange-importing = Mengimpor berkas tukar
exchange-exporting = Menulis berkas tukar
exchange-missing-files = { $count } lampiran belum tiba di laptop ini.
exchange-ask = Tulis kode permintaan…
exchange-waiting = { $count } catatan menunggu pendahulunya. Tulis kode permintaan dan bawa ke laptop lain.
exchange-locked = Terkunci untuk { $count } laptop kantor. Kata sandi akun tidak pernah ikut dalam bentuk terbaca.
exchange-attach-none = Tanpa lampiran
exchange-attach-all = Sertakan semua
exchange-attach-missing = Sertakan yang belum dimiliki
exchange-attachments = Lampiran
exchange-files = { $count } lampiran, { $size }
exchange-no-files = tanpa lampiran
exchange-records = { $count } catatan
exchange-for = Tambahan untuk { $name }
exchange-everything-hint = { $count } catatan, disarankan untuk USB
exchange-everything = Semua catatan

## window-procedures: layar SOP.

procedures-legal = Dasar hukum
procedures-none = Belum ada SOP
procedures-none-next = SOP bawaan muncul setelah kantor disiapkan.
procedures-number = Nomor SOP: { $number }
procedures-outputs = Keluaran
procedures-remarks = Catatan sumber
procedures-requirements = Kelengkapan
procedures-time = Waktu: { $time }

## window-preferences: pengaturan.

look-dark = Gelap
look-high-contrast = Kontras tinggi
look-light = Terang
preferences-language = Bahasa
preferences-laptop = Laptop ini
preferences-less-motion = Kurangi gerak: kartu langsung berpindah lajur
preferences-look = Tampilan
preferences-office = Kantor
preferences-position = Siapa yang bekerja di sini
preferences-position-hint = menentukan "giliran saya"
preferences-profile-hint = Profil kantor memuat kop, jabatan, pejabat, dan pola nomor. Ubah berkasnya, lalu ambil di sini; perubahan ikut dalam berkas tukar.
preferences-profile-set = Profil kantor diperbarui.
preferences-text = Ukuran teks

## window-office: isian kantor baru.

office-agency = Nama dinas
office-government = Pemerintah daerah
office-head = Nama kepala dinas
office-head-hint = dengan gelar
office-internet = Laman dan pos-el
office-nip = NIP kepala dinas
office-phones = Telepon dan faksimile
office-region = Kabupaten atau kota
office-seat = Tempat kedudukan
office-seat-hint = nama kota pada tanggal surat
office-street = Alamat
office-unit = Kode unit pada nomor surat
office-zone = Zona waktu

## window-start: layar pertama.

start-ask = Simpan permintaan gabung…
start-busy = Sedang disiapkan. Ini memerlukan beberapa detik.
start-confirm = Siapkan kantor
start-explained = Lajur bekerja tanpa internet. Data kantor tersimpan di laptop ini.
start-found = Siapkan kantor baru
start-found-text = Isi nama dinas dan alamatnya; kop surat, register, dan lima SOP langsung siap. Laptop ini menjadi admin dan pemegang register.
start-found-title = Kantor baru
start-from-file = Ambil dari berkas profil…
start-import = Impor berkas tukar…
start-incomplete = Isi dahulu isian yang belum terisi.
start-join = Gabung ke kantor
start-join-file = Permintaan tersimpan di { $file }.
start-join-first = 1. Kirim permintaan
start-join-first-text = Beri nama laptop ini, lalu simpan permintaannya ke diska lepas dan bawa ke laptop admin.
start-join-second = 2. Bacakan kata pengenal
start-join-second-text = Admin mengetik kata berikut saat menerima laptop ini.
start-join-text = Kantor Anda sudah memakai Lajur di laptop lain. Laptop ini ikut dan mendapat semua datanya.
start-join-third = 3. Impor berkas tukar
start-join-third-text = Setelah menerima laptop ini, admin mengekspor berkas tukar. Impor berkas itu di sini.
start-join-title = Laptop tambahan
start-pick-bundle = Pilih berkas tukar
start-pick-profile = Pilih berkas profil kantor
start-sample = Coba dengan data contoh
start-sample-text = Sebuah kantor rekaan dengan permohonan pada kelima SOP, untuk melihat-lihat dan berlatih. Gunakan folder lain untuk pekerjaan sungguhan.
start-sample-title = Data contoh
start-save-request = Simpan permintaan gabung
start-title = Selamat datang di Lajur

## revoke, recovery, numbers, lease, gap: laptop, kunci pemulihan, dan nomor di layar Tukar.

device-revoke = Cabut…
revoke-title = Cabut laptop
revoke-text = "{ $name }" tidak lagi termasuk kantor ini. Pencabutan tidak dapat dibatalkan; laptop itu hanya dapat kembali sebagai laptop baru.
revoke-records = Berlaku: { $count } catatannya yang sudah ada di sini (berkas terakhir: { $moment }). Yang ditulisnya setelah itu ditahan di semua laptop.
revoke-files = Berkas tukar berikutnya tidak dapat dibukanya. Data yang sudah ada di laptop itu tetap terbaca di sana.
revoke-no-secrets = Tidak ada rahasia akun yang pernah dapat dibacanya.
revoke-secrets = Wajib diganti di sumbernya, karena pernah dapat dibacanya: { $labels }.
revoke-blocks = Sisa blok nomornya tidak terpakai dan perlu dijelaskan: { $blocks }.
revoke-roles = Peran yang hilang bersamanya: { $roles }. Pastikan laptop lain memegangnya.
revoke-incomplete = Tulis alasan pencabutan.
revoke-confirm = Cabut laptop ini
revoke-done = "{ $name }" dicabut. Ekspor berkas tukar agar semua laptop mengetahuinya. Rahasia yang wajib diganti: { $secrets }.
recovery-make = Buat kunci pemulihan…
recovery-again = Ganti kunci pemulihan…
recovery-title = Kunci pemulihan
recovery-text = Lembar ini membuka kantor kembali bila semua laptop admin hilang. Siapa pun yang memegangnya menjadi admin: simpan di brankas, jangan difoto.
recovery-once = Kata-katanya hanya ada di kertas. Lajur tidak menampilkannya di layar dan tidak dapat mencetaknya lagi.
recovery-replaces = Kunci pemulihan yang lama tidak berlaku lagi. Musnahkan lembarnya setelah yang baru tersimpan.
recovery-print = Cetak
recovery-save = Simpan PDF…
recovery-printed = Kunci pemulihan dikirim ke pencetak. Periksa lembarnya, lalu simpan di brankas.
numbers-title = Blok nomor
numbers-none = Belum ada blok nomor dan tidak ada nomor kosong tahun ini.
numbers-lease = Beri blok…
lease-title = Blok nomor
lease-text = Laptop yang tidak dapat bertanya memakai nomor dari bloknya sendiri; tidak ada laptop lain yang memakainya.
lease-count = Banyaknya nomor
lease-count-wrong = Tulis angka 1 sampai 1000.
lease-confirm = Beri blok
gap-unexplained = dilewati, belum dijelaskan
gap-explain = Jelaskan…
gap-title = Nomor kosong
gap-text = Alasan ini tercetak dalam daftar nomor kosong dan tidak dapat diubah. Nomor yang dijelaskan tidak dipakai lagi.
gap-incomplete = Tulis alasannya.
gap-confirm = Catat alasan
gap-explained = Alasan nomor kosong dicatat.

## secret, secrets: rahasia akun di layar.

field-passphrase = Kata sandi
field-password = Kata sandi akun
field-user = Nama pengguna
secrets-title = Rahasia akun
secrets-none = Belum ada rahasia. Simpan dari layar Permohonan, bagian Berkas.
secrets-hint = Terkunci untuk laptop yang disebut; tidak pernah terbaca di berkas tukar, cadangan, atau surat.
secret-seal = Simpan rahasia…
secret-title = Simpan rahasia akun
secret-label = Nama rahasia
secret-holders = Laptop yang dapat membacanya
secret-holders-hint = Kunci pemulihan selalu dapat membacanya. Nama rahasia yang sudah ada mendapat versi baru.
secret-show = Tampilkan
secret-hide = Sembunyikan
secret-incomplete = Isi nama rahasia dan kata sandinya, lalu pilih paling sedikit satu laptop.
secret-confirm = Simpan terkunci
secret-sealed = "{ $label }" disimpan terkunci. Ekspor berkas tukar agar laptop yang berhak menerimanya.
secret-readers = dibaca { $readers }
secret-read = Baca
secret-change = Ganti…
secret-not-ours = Rahasia ini tidak dikunci untuk laptop ini.
secret-read-title = Rahasia akun
secret-copy = Salin; papan klip dikosongkan saat ditutup
secret-reading = Pastikan tidak ada orang lain yang melihat layar.

## unlock, key: kata sandi kunci laptop ini.

unlock-title = Kunci laptop ini terkunci
unlock-text = Ketik kata sandinya agar laptop ini dapat mencatat, menandatangani, dan membuka berkas tukar.
unlock-open = Buka
unlock-look = Hanya melihat
unlock-incomplete = Ketik kata sandinya.
unlock-forgotten = Lupa? Kata sandi tidak dapat dipulihkan. Pakai kunci pemulihan, atau gabungkan laptop ini kembali sebagai laptop baru.
failure-wrong-passphrase = Kata sandi itu bukan kata sandi kunci laptop ini. Ketik kembali; perhatikan huruf besar dan kecil.
key-title = Kunci laptop ini
key-in-keystore = Disimpan di brankas sandi sistem.
key-in-passphrase = Disimpan di berkas yang terkunci kata sandi. Lajur menanyakannya setiap kali dibuka.
key-in-file = Disimpan di berkas yang hanya dapat dibaca pemilik akun. Kunci dengan kata sandi bila laptop ini dapat hilang.
key-in-none = Kunci sedang tidak terbuka; laptop ini hanya dapat melihat.
key-set = Kunci dengan kata sandi…
key-change = Ganti kata sandi…
key-to-keystore = Pindahkan ke brankas sistem…
key-to-file = Hapus kata sandi…
key-passphrase-text = Kata sandi ditanyakan setiap kali Lajur dibuka. Bila lupa, kunci laptop ini hilang.
key-keystore-text = Brankas sandi sistem membuka kunci ini saat Anda masuk ke desktop.
key-file-text = Tanpa kata sandi, siapa pun yang memakai akun komputer ini dapat mencatat atas nama laptop ini.
key-present = Kata sandi sekarang
key-fresh = Kata sandi baru
key-again = Ulangi kata sandi baru
key-present-missing = Ketik kata sandi sekarang.
key-too-short = Pakai sedikitnya { $count } huruf atau angka.
key-differs = Kedua kata sandi baru belum sama.
key-confirm = Simpan
key-kept = Cara menyimpan kunci laptop ini diubah.

## officials: pejabat.

refusal-unknown-person = Tidak ada pegawai bernama "{ $person }". Yang ada: { $known }. Catat dahulu namanya sebagai pegawai baru.
refusal-ends-before = Tanggal berakhir lebih awal daripada tanggal mulai. Perbaiki salah satunya.
officials-title = Pejabat
officials-hint = Siapa memangku jabatan apa, sejak kapan sampai kapan. Nama, pangkat, NIP, Plt., dan Plh. pada surat diambil dari sini menurut tanggal surat.
officials-position = Jabatan
officials-person = Nama pejabat
officials-new = Pegawai baru…
officials-name = Nama dengan gelar
officials-rank = Pangkat
officials-grade = Golongan
officials-nip = NIP
officials-capacity = Kedudukan
officials-definitive = Definitif
officials-plt = Plt.
officials-plh = Plh.
officials-from = Sejak tanggal
officials-until = Sampai tanggal
officials-until-hint = wajib untuk Plt. dan Plh.
officials-date-hint = misalnya 2026-11-20
officials-incomplete = Isi nama dan tanggalnya dahulu; Plt. dan Plh. juga tanggal berakhirnya.
officials-bad-date = Tulis tanggal seperti 2026-11-20.
officials-record = Catat pejabat
officials-recorded = Pejabat dicatat.
officials-nobody = Belum ada pejabat hari ini
officials-since = sejak { $from }
officials-span = { $from } sampai dengan { $until }
arg-person = Pegawai yang sudah tercatat: id atau namanya
arg-nip = NIP
arg-rank = Pangkat
arg-grade = Golongan
arg-capacity = Kedudukan: definitive, plt, atau plh
arg-new-person = Nama pegawai yang belum tercatat, dengan gelar
arg-until-date = Hari terakhir
cli-office-assign = Mencatat siapa memangku suatu jabatan, definitif, Plt., atau Plh.

## daily: cadangan setiap hari, dan ralat.

daily-title = Cadangan harian
daily-none = Belum dipakai. Pilih folder di diska lain; Lajur menulis cadangan ke sana setiap hari saat dibuka.
daily-pick = Pilih folder cadangan
daily-keep = Cadangan yang disimpan
daily-hint = Terkunci untuk laptop kantor dan kunci pemulihan. Selama kunci pemulihan belum dicetak, cadangan tidak terkunci: simpan foldernya di tempat aman.
daily-written = Cadangan hari ini ditulis ke { $file }.
paper-erratum = Ralat nomor surat
picker-folder = Folder
picker-take-folder = Pakai folder ini

## paper, tnd: papers to look at, fields of the letter rules.

tnd-basis = Dasar peraturan
tnd-basis-hint = misalnya Peraturan Bupati Nomor 12 Tahun 2024; boleh kosong
tnd-top = Tepi atas halaman 2 dst. (mm)
tnd-indent = Inden alinea (mm)
tnd-justified = Rata kiri dan kanan
tnd-government = Huruf pemerintah daerah (pt)
tnd-agency = Huruf perangkat daerah (pt)
tnd-address-size = Huruf alamat (pt)
tnd-emblem-width = Lebar lambang (mm)
tnd-emblem-height = Tinggi lambang (mm)
tnd-date-place = Tempat di depan tanggal
tnd-copies = Kata di atas tembusan
tnd-copies-single = Satu tembusan pun diberi nomor
tnd-urgency-1 = Sifat: biasa
tnd-urgency-2 = Sifat: segera
tnd-urgency-3 = Sifat: sangat segera
tnd-security-1 = Keamanan: terbatas
tnd-security-2 = Keamanan: rahasia
tnd-security-3 = Keamanan: sangat rahasia
tnd-code-1 = Kode biasa/terbuka
tnd-code-2 = Kode terbatas
tnd-code-3 = Kode rahasia
tnd-code-4 = Kode sangat rahasia
tnd-capitals = Jabatan dengan huruf kapital
tnd-bold-name = Nama tebal
tnd-underlined = Nama bergaris bawah
tnd-grade = Golongan di belakang pangkat
tnd-nip = Kata di depan NIP
tnd-most = Paraf paling banyak
tnd-secretary = Sekretaris memaraf surat kepala
tnd-lowest = Jabatan terendah paling atas
tnd-dates = Kolom tanggal pada paraf
tnd-assignment = Judul surat tugas
tnd-verb = Kata perintah surat tugas
tnd-memo-pattern = Pola nomor nota dinas
tnd-memo-pattern-hint = urutannya sendiri, terpisah dari surat keluar
tnd-memo-head = Nota dinas memakai kop
tnd-sheet-recipients = Judul daftar penerima disposisi
tnd-sheet-instructions = Judul daftar isi disposisi
tnd-sheet-footer = Kalimat di bawah lembar disposisi
tnd-example = Naskah contoh
tnd-example-letter = Surat
tnd-example-assignment = Surat tugas
tnd-example-memo = Nota dinas
tnd-example-sheet = Lembar disposisi
tnd-group-paper = Kertas dan ruang tepi
tnd-group-body = Huruf dan alinea
tnd-group-head = Kop
tnd-group-number = Nomor, tanggal, alamat, dan tembusan
tnd-group-marking = Sifat dan keamanan
tnd-group-signature = Tanda tangan
tnd-group-initials = Paraf hierarki
tnd-group-kinds = Surat tugas dan nota dinas
tnd-group-sheet = Lembar disposisi
paper-back = Kembali
register-look = Lihat dan cetak
