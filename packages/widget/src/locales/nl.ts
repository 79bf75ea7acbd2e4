import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Dutch, to "je". */
export const messages: Messages = {
  close: 'Sluiten',
  back: 'Terug',
  step: 'Stap {index} van {count}',
  next: 'Verder',
  done: 'Klaar',
  newTab: '(nieuw tabblad)',
  testMode: 'Testmodus: er verandert niets echt',

  exit: 'Nu opzeggen',
  exitToPage: 'Verder naar opzeggen',
  stillActive: 'Je abonnement loopt nog.',
  stillWorking: 'Nog even bezig. Het resultaat verschijnt hier.',

  permissionTitle: 'Wil je eerst een aanbod zien?',
  yes: 'Ja',
  no: 'Nee',

  optional: 'Antwoorden is vrijwillig.',
  sensitive: 'Laat wachtwoorden, kaartnummers en gezondheidsgegevens weg.',

  offerTitle: 'Past dit beter bij je?',
  decline: 'Nee, bedankt',
  priceNow: 'Prijs nu',
  priceWithOffer: 'Met dit aanbod',
  priceAfter: 'Verlengt voor',
  nextCharge: 'Volgende betaling',
  per: {
    day: '{price} per dag',
    week: '{price} per week',
    month: '{price} per maand',
    year: '{price} per jaar',
  },
  every: '{price} elke {length}',
  until: '{what} tot {date}',
  nothingToPay: 'Niets te betalen',
  charge: '{amount} op {date}',
  choose: 'Kies er een',
  chooseFirst: 'Kies eerst een van deze.',
  untilDate: 'Tot {date}',
  accept: {
    discount: '{what} korting nemen',
    pause: 'Pauzeren: {what}',
    'plan-change': 'Overstappen op {what}',
    'trial-extension': 'Proef verlengen: {what}',
    credit: 'Tegoed van {what} nemen',
    skip: { one: '{count} betaling overslaan', other: '{count} betalingen overslaan' },
    custom: 'Accepteren: {what}',
    redirect: 'Openen: {what}',
  },

  confirmTitle: '{product} opzeggen?',
  endsOn: 'Je abonnement eindigt op {date} en wordt niet verlengd.',
  noMoreCharges: 'Er wordt niets meer afgeschreven.',
  feeCharge: 'Nu stoppen kost {amount}. Verder wordt er niets afgeschreven.',
  wasApplied: 'Al toegepast: {title}.',
  cancel: 'Abonnement opzeggen',
  keep: 'Abonnement houden',

  workingTitle: 'Een moment',
  applying: 'Het aanbod wordt toegepast…',
  cancelling: 'Je abonnement wordt opgezegd…',
  cancelNext: 'Daarna kun je opzeggen.',

  savedTitle: 'Klaar. Je abonnement loopt door.',
  cancelAnyway: 'Toch opzeggen',

  cancelledTitle: 'Je abonnement is opgezegd',
  send: 'Versturen',
  receiptId: 'Bewijsnummer',
  statement: 'Verzoek',
  statementCancel: 'Opzegging van {product}',
  receivedAt: 'Ontvangen',
  effectiveAt: 'Gaat in op',
  print: 'Afdrukken',
  save: 'Opslaan',

  failedTitle: 'Je abonnement kon niet worden opgezegd',
  requestedAt: 'Je vroeg de opzegging aan op {date}.',
  retry: 'Opnieuw proberen',
  release: 'Verder naar opzeggen op deze pagina',
  tryAgain: 'Je kunt het opnieuw proberen: het gebeurt geen twee keer.',
  errors: {
    ineligible: 'Dit aanbod is er niet meer. Er is niets veranderd.',
    timeout: 'Het antwoord kwam niet op tijd.',
    unknown: 'Er ging iets mis.',
  },

  releaseTitle: 'De opzegging van je pagina zou nu starten',
  releaseRun: 'Starten',
}
