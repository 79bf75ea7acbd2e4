import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** German, to "Sie". */
export const messages: Messages = {
  close: 'Schließen',
  back: 'Zurück',
  step: 'Schritt {index} von {count}',
  next: 'Weiter',
  done: 'Fertig',
  newTab: '(neuer Tab)',
  testMode: 'Testmodus: Nichts wird wirklich geändert',

  exit: 'Jetzt kündigen',
  exitToPage: 'Weiter zur Kündigung',
  stillActive: 'Ihr Abo läuft weiter.',
  stillWorking: 'Es dauert noch. Das Ergebnis erscheint hier.',

  permissionTitle: 'Möchten Sie vorher ein Angebot sehen?',
  yes: 'Ja',
  no: 'Nein',

  optional: 'Alle Angaben sind freiwillig.',
  sensitive: 'Bitte keine Passwörter, Kartennummern oder Angaben zur Gesundheit.',

  offerTitle: 'Würde das besser passen?',
  decline: 'Nein, danke',
  priceNow: 'Preis jetzt',
  priceWithOffer: 'Mit diesem Angebot',
  priceAfter: 'Verlängert sich zu',
  nextCharge: 'Nächste Zahlung',
  per: {
    day: '{price} pro Tag',
    week: '{price} pro Woche',
    month: '{price} pro Monat',
    year: '{price} pro Jahr',
  },
  every: '{price} alle {length}',
  until: '{what} bis {date}',
  nothingToPay: 'Nichts zu zahlen',
  charge: '{amount} am {date}',
  choose: 'Bitte wählen',
  chooseFirst: 'Bitte wählen Sie zuerst etwas aus.',
  untilDate: 'Bis {date}',
  accept: {
    discount: '{what} Rabatt nutzen',
    pause: 'Pausieren: {what}',
    'plan-change': 'Zu {what} wechseln',
    'trial-extension': 'Test verlängern: {what}',
    credit: 'Gutschrift von {what} nutzen',
    skip: { one: '{count} Zahlung aussetzen', other: '{count} Zahlungen aussetzen' },
    custom: 'Annehmen: {what}',
    redirect: 'Öffnen: {what}',
  },

  confirmTitle: '{product} kündigen?',
  endsOn: 'Ihr Abo endet am {date} und verlängert sich nicht.',
  noMoreCharges: 'Es wird nichts mehr abgebucht.',
  feeCharge: 'Jetzt zu kündigen kostet {amount}. Mehr wird nicht abgebucht.',
  wasApplied: 'Bereits umgesetzt: {title}.',
  cancel: 'Abo kündigen',
  keep: 'Abo behalten',

  workingTitle: 'Einen Moment',
  applying: 'Das Angebot wird umgesetzt …',
  cancelling: 'Ihr Abo wird gekündigt …',
  cancelNext: 'Danach können Sie kündigen.',

  savedTitle: 'Fertig. Ihr Abo läuft weiter.',
  cancelAnyway: 'Trotzdem kündigen',

  cancelledTitle: 'Ihr Abo ist gekündigt',
  send: 'Senden',
  receiptId: 'Belegnummer',
  statement: 'Erklärung',
  statementCancel: 'Kündigung von {product}',
  receivedAt: 'Eingegangen',
  effectiveAt: 'Wirksam ab',
  print: 'Drucken',
  save: 'Speichern',

  failedTitle: 'Ihr Abo konnte nicht gekündigt werden',
  requestedAt: 'Sie wollten am {date} kündigen.',
  retry: 'Erneut versuchen',
  release: 'Auf dieser Seite weiter zur Kündigung',
  tryAgain: 'Sie können es erneut versuchen: Es wird nicht doppelt ausgeführt.',
  errors: {
    ineligible: 'Dieses Angebot gibt es nicht mehr. Nichts wurde geändert.',
    timeout: 'Die Antwort kam nicht rechtzeitig.',
    unknown: 'Etwas ist schiefgegangen.',
  },

  releaseTitle: 'Jetzt würde die Kündigung Ihrer Seite ausgeführt',
  releaseRun: 'Ausführen',
}
