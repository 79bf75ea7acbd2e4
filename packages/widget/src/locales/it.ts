import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Italian, to "tu". No article before a date: it would depend on the day. */
export const messages: Messages = {
  close: 'Chiudi',
  back: 'Indietro',
  step: 'Passaggio {index} di {count}',
  next: 'Continua',
  done: 'Fatto',
  newTab: '(nuova scheda)',
  testMode: 'Modalità di prova: nulla viene cambiato davvero',

  exit: 'Disdici ora',
  exitToPage: 'Continua per disdire',
  stillActive: 'Il tuo abbonamento è ancora attivo.',
  stillWorking: 'Ci vuole ancora un po’. Il risultato apparirà qui.',

  permissionTitle: 'Vuoi vedere prima un’offerta?',
  yes: 'Sì',
  no: 'No',

  optional: 'Rispondere è facoltativo.',
  sensitive: 'Non scrivere password, numeri di carta o dati sulla salute.',

  offerTitle: 'Questo ti andrebbe meglio?',
  decline: 'No, grazie',
  priceNow: 'Prezzo attuale',
  priceWithOffer: 'Con questa offerta',
  priceAfter: 'Si rinnova a',
  nextCharge: 'Prossimo addebito',
  per: {
    day: '{price} al giorno',
    week: '{price} a settimana',
    month: '{price} al mese',
    year: '{price} all’anno',
  },
  every: '{price} ogni {length}',
  until: '{what} fino al giorno {date}',
  nothingToPay: 'Niente da pagare',
  charge: '{amount} in data {date}',
  choose: 'Scegli un’opzione',
  chooseFirst: 'Scegli prima una di queste opzioni.',
  untilDate: 'Fino al giorno {date}',
  accept: {
    discount: 'Usa lo sconto: {what}',
    pause: 'Metti in pausa: {what}',
    'plan-change': 'Passa a {what}',
    'trial-extension': 'Prolunga la prova: {what}',
    credit: 'Usa il credito: {what}',
    skip: { one: 'Salta {count} pagamento', other: 'Salta {count} pagamenti' },
    custom: 'Accetta: {what}',
    redirect: 'Apri: {what}',
  },

  confirmTitle: 'Disdire {product}?',
  endsOn: 'Il tuo abbonamento termina in data {date} e non si rinnoverà.',
  noMoreCharges: 'Non ci saranno altri addebiti.',
  feeCharge: 'Terminare ora costa {amount}. Non ci saranno altri addebiti.',
  wasApplied: 'Già applicato: {title}.',
  cancel: 'Disdici l’abbonamento',
  keep: 'Mantieni l’abbonamento',

  workingTitle: 'Un momento',
  applying: 'Applicazione dell’offerta…',
  cancelling: 'Disdetta in corso…',
  cancelNext: 'Poi potrai disdire.',

  savedTitle: 'Fatto. Il tuo abbonamento continua.',
  cancelAnyway: 'Disdici comunque',

  cancelledTitle: 'Il tuo abbonamento è disdetto',
  send: 'Invia',
  receiptId: 'Numero di ricevuta',
  statement: 'Richiesta',
  statementCancel: 'Disdetta di {product}',
  receivedAt: 'Ricevuta',
  effectiveAt: 'Decorrenza',
  print: 'Stampa',
  save: 'Salva',

  failedTitle: 'Non è stato possibile disdire il tuo abbonamento',
  requestedAt: 'Hai chiesto la disdetta in data {date}.',
  retry: 'Riprova',
  release: 'Continua per disdire su questa pagina',
  tryAgain: 'Puoi riprovare: non verrà fatto due volte.',
  errors: {
    ineligible: 'Questa offerta non è più disponibile. Nulla è cambiato.',
    timeout: 'La risposta non è arrivata in tempo.',
    unknown: 'Qualcosa è andato storto.',
  },

  releaseTitle: 'Ora partirebbe la disdetta della tua pagina',
  releaseRun: 'Avviala',
}
