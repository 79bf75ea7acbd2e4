import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Turkish, to "siz". No case ending on what is filled in: it would depend on its vowels. */
export const messages: Messages = {
  close: 'Kapat',
  back: 'Geri',
  step: 'Adım {index} / {count}',
  next: 'Devam',
  done: 'Tamam',
  newTab: '(yeni sekme)',
  testMode: 'Test modu: gerçekte hiçbir şey değişmez',

  exit: 'Aboneliği şimdi iptal et',
  exitToPage: 'İptale devam et',
  stillActive: 'Aboneliğiniz hâlâ etkin.',
  stillWorking: 'Hâlâ sürüyor. Sonuç burada görünecek.',

  permissionTitle: 'Önce bir teklif görmek ister misiniz?',
  yes: 'Evet',
  no: 'Hayır',

  optional: 'Yanıtlamak isteğe bağlıdır.',
  sensitive: 'Lütfen parola, kart numarası veya sağlık bilgisi yazmayın.',

  offerTitle: 'Bu size daha uygun olur mu?',
  decline: 'Hayır, teşekkürler',
  priceNow: 'Şimdiki fiyat',
  priceWithOffer: 'Bu teklifle',
  priceAfter: 'Yenileme fiyatı',
  nextCharge: 'Sonraki ödeme',
  per: {
    day: 'Günde {price}',
    week: 'Haftada {price}',
    month: 'Ayda {price}',
    year: 'Yılda {price}',
  },
  every: {
    day: '{count} günde bir {price}',
    week: '{count} haftada bir {price}',
    month: '{count} ayda bir {price}',
    year: '{count} yılda bir {price}',
  },
  until: '{what}, {date} tarihine kadar',
  nothingToPay: 'Ödeme yok',
  charge: '{date} tarihinde {amount}',
  choose: 'Birini seçin',
  chooseFirst: 'Önce bunlardan birini seçin.',
  untilDate: '{date} tarihine kadar',
  accept: {
    discount: '{what} indirim al',
    pause: 'Duraklat: {what}',
    'plan-change': 'Şuna geç: {what}',
    'trial-extension': 'Denemeyi uzat: {what}',
    credit: '{what} bakiye al',
    skip: '{count} ödemeyi atla',
    custom: 'Kabul et: {what}',
    redirect: 'Aç: {what}',
  },

  confirmTitle: '{product} iptal edilsin mi?',
  endsOn: 'Aboneliğiniz {date} tarihinde sona erer ve yenilenmez.',
  noMoreCharges: 'Başka ödeme alınmaz.',
  feeCharge: 'Şimdi bitirmenin ücreti {amount}. Başka ödeme alınmaz.',
  wasApplied: 'Zaten uygulandı: {title}.',
  cancel: 'Aboneliği iptal et',
  keep: 'Aboneliği sürdür',

  workingTitle: 'Bir dakika',
  applying: 'Teklif uygulanıyor…',
  cancelling: 'Aboneliğiniz iptal ediliyor…',
  cancelNext: 'Sonra iptal edebilirsiniz.',

  savedTitle: 'Tamam. Aboneliğiniz sürüyor.',
  cancelAnyway: 'Yine de iptal et',

  cancelledTitle: 'Aboneliğiniz iptal edildi',
  send: 'Gönder',
  receiptId: 'Makbuz numarası',
  statement: 'Talep',
  statementCancel: '{product} iptali',
  receivedAt: 'Alındı',
  effectiveAt: 'Geçerlilik tarihi',
  print: 'Yazdır',
  save: 'Kaydet',

  failedTitle: 'Aboneliğiniz iptal edilemedi',
  requestedAt: 'İptali {date} tarihinde istediniz.',
  retry: 'Yeniden dene',
  release: 'Bu sayfada iptale devam et',
  tryAgain: 'Yeniden deneyebilirsiniz: iki kez yapılmaz.',
  errors: {
    ineligible: 'Bu teklif artık yok. Hiçbir şey değişmedi.',
    timeout: 'Yanıt zamanında gelmedi.',
    unknown: 'Bir şeyler ters gitti.',
  },

  releaseTitle: 'Şimdi sayfanızın kendi iptali çalışırdı',
  releaseRun: 'Çalıştır',
}
