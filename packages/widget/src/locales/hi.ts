import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Hindi, to "आप". */
export const messages: Messages = {
  close: 'बंद करें',
  back: 'वापस',
  step: '{count} में से चरण {index}',
  next: 'जारी रखें',
  done: 'हो गया',
  newTab: '(नया टैब)',
  testMode: 'परीक्षण मोड: असल में कुछ नहीं बदलता',

  exit: 'अभी रद्द करें',
  exitToPage: 'रद्द करने के लिए आगे बढ़ें',
  stillActive: 'आपकी सदस्यता अब भी चालू है।',
  stillWorking: 'काम जारी है। नतीजा यहीं दिखेगा।',

  permissionTitle: 'क्या आप पहले एक ऑफ़र देखना चाहेंगे?',
  yes: 'हाँ',
  no: 'नहीं',

  optional: 'जवाब देना ज़रूरी नहीं है।',
  sensitive: 'पासवर्ड, कार्ड नंबर और सेहत की जानकारी न लिखें।',

  offerTitle: 'क्या यह आपके लिए बेहतर रहेगा?',
  decline: 'नहीं, धन्यवाद',
  priceNow: 'अभी की कीमत',
  priceWithOffer: 'इस ऑफ़र के साथ',
  priceAfter: 'नवीनीकरण की कीमत',
  nextCharge: 'अगला भुगतान',
  per: {
    day: '{price} प्रति दिन',
    week: '{price} प्रति सप्ताह',
    month: '{price} प्रति माह',
    year: '{price} प्रति वर्ष',
  },
  every: 'हर {length} में {price}',
  until: '{date} तक {what}',
  nothingToPay: 'कोई भुगतान नहीं',
  charge: '{date} को {amount}',
  choose: 'एक चुनें',
  chooseFirst: 'पहले इनमें से एक चुनें।',
  untilDate: '{date} तक',
  accept: {
    discount: '{what} की छूट लें',
    pause: 'रोकें: {what}',
    'plan-change': '{what} पर जाएँ',
    'trial-extension': 'ट्रायल बढ़ाएँ: {what}',
    credit: '{what} का क्रेडिट लें',
    skip: '{count} भुगतान छोड़ें',
    custom: 'स्वीकार करें: {what}',
    redirect: 'खोलें: {what}',
  },

  confirmTitle: '{product} रद्द करें?',
  endsOn: 'आपकी सदस्यता {date} को समाप्त होगी और नवीनीकृत नहीं होगी।',
  noMoreCharges: 'आगे कोई शुल्क नहीं लगेगा।',
  feeCharge: 'अभी समाप्त करने पर {amount} लगेंगे। और कोई शुल्क नहीं लगेगा।',
  wasApplied: 'पहले ही लागू: {title}।',
  cancel: 'सदस्यता रद्द करें',
  keep: 'सदस्यता बनाए रखें',

  workingTitle: 'एक पल',
  applying: 'ऑफ़र लागू हो रहा है…',
  cancelling: 'आपकी सदस्यता रद्द हो रही है…',
  cancelNext: 'उसके बाद आप रद्द कर सकते हैं।',

  savedTitle: 'हो गया। आपकी सदस्यता जारी है।',
  cancelAnyway: 'फिर भी रद्द करें',

  cancelledTitle: 'आपकी सदस्यता रद्द हो गई है',
  send: 'भेजें',
  receiptId: 'रसीद संख्या',
  statement: 'अनुरोध',
  statementCancel: '{product} रद्द करना',
  receivedAt: 'प्राप्त',
  effectiveAt: 'लागू होने की तारीख',
  print: 'प्रिंट करें',
  save: 'सहेजें',

  failedTitle: 'आपकी सदस्यता रद्द नहीं हो सकी',
  requestedAt: 'रद्द करने का अनुरोध: {date}',
  retry: 'फिर कोशिश करें',
  release: 'इस पेज पर रद्द करने के लिए आगे बढ़ें',
  tryAgain: 'आप फिर कोशिश कर सकते हैं: यह दो बार नहीं होगा।',
  errors: {
    ineligible: 'यह ऑफ़र अब उपलब्ध नहीं है। कुछ नहीं बदला।',
    timeout: 'समय पर जवाब नहीं आया।',
    unknown: 'कुछ गड़बड़ हो गई।',
  },

  releaseTitle: 'अब आपके पेज की अपनी रद्द प्रक्रिया चलती',
  releaseRun: 'चलाएँ',
}
