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
