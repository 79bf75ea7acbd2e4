import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Indonesian, to "Anda". "Batal" alone would close a dialog. */
export const messages: Messages = {
  close: 'Tutup',
  back: 'Kembali',
  step: 'Langkah {index} dari {count}',
  next: 'Lanjutkan',
  done: 'Selesai',
  newTab: '(tab baru)',
  testMode: 'Mode uji: tidak ada yang benar-benar diubah',

  exit: 'Batalkan langganan sekarang',
  exitToPage: 'Lanjut ke pembatalan',
  stillActive: 'Langganan Anda masih aktif.',
  stillWorking: 'Masih diproses. Hasilnya akan tampil di sini.',

  permissionTitle: 'Ingin melihat penawaran dulu?',
  yes: 'Ya',
  no: 'Tidak',

  optional: 'Menjawab bersifat opsional.',
  sensitive: 'Jangan tulis kata sandi, nomor kartu, atau data kesehatan.',

  offerTitle: 'Apakah ini lebih cocok?',
  decline: 'Tidak, terima kasih',
  priceNow: 'Harga sekarang',
  priceWithOffer: 'Dengan penawaran ini',
  priceAfter: 'Diperpanjang seharga',
  nextCharge: 'Tagihan berikutnya',
  per: {
    day: '{price} per hari',
    week: '{price} per minggu',
    month: '{price} per bulan',
    year: '{price} per tahun',
  },
  every: '{price} setiap {length}',
  until: '{what} hingga {date}',
  nothingToPay: 'Tanpa bayar',
  charge: '{amount} pada {date}',
  choose: 'Pilih satu',
  chooseFirst: 'Pilih salah satu dulu.',
  untilDate: 'Hingga {date}',
  accept: {
    discount: 'Ambil diskon {what}',
    pause: 'Jeda: {what}',
    'plan-change': 'Beralih ke {what}',
    'trial-extension': 'Perpanjang uji coba: {what}',
    credit: 'Ambil kredit {what}',
    skip: 'Lewati {count} pembayaran',
    custom: 'Terima: {what}',
    redirect: 'Buka: {what}',
  },

  confirmTitle: 'Batalkan {product}?',
  endsOn: 'Langganan Anda berakhir pada {date} dan tidak diperpanjang.',
  noMoreCharges: 'Tidak ada tagihan lagi.',
  feeCharge: 'Berhenti sekarang dikenai {amount}. Tidak ada tagihan lain.',
  wasApplied: 'Sudah diterapkan: {title}.',
  cancel: 'Batalkan langganan',
  keep: 'Pertahankan langganan',

  workingTitle: 'Sebentar',
  applying: 'Menerapkan penawaran…',
  cancelling: 'Membatalkan langganan Anda…',
  cancelNext: 'Setelah itu Anda bisa membatalkan.',

  savedTitle: 'Selesai. Langganan Anda berlanjut.',
  cancelAnyway: 'Tetap batalkan',

  cancelledTitle: 'Langganan Anda telah dibatalkan',
  send: 'Kirim',
  receiptId: 'Nomor tanda terima',
  statement: 'Permintaan',
  statementCancel: 'Pembatalan {product}',
  receivedAt: 'Diterima',
  effectiveAt: 'Mulai berlaku',
  print: 'Cetak',
  save: 'Simpan',

  failedTitle: 'Langganan Anda gagal dibatalkan',
  requestedAt: 'Anda meminta pembatalan pada {date}.',
  retry: 'Coba lagi',
  release: 'Lanjut ke pembatalan di halaman ini',
  tryAgain: 'Anda bisa mencoba lagi: tidak akan dilakukan dua kali.',
  errors: {
    ineligible: 'Penawaran ini sudah tidak ada. Tidak ada yang berubah.',
    timeout: 'Jawaban tidak datang tepat waktu.',
    unknown: 'Terjadi masalah.',
  },

  releaseTitle: 'Pembatalan halaman Anda akan dijalankan sekarang',
  releaseRun: 'Jalankan',
}
