import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Danish, to "du". */
export const messages: Messages = {
  close: 'Luk',
  back: 'Tilbage',
  step: 'Trin {index} af {count}',
  next: 'Fortsæt',
  done: 'Færdig',
  newTab: '(ny fane)',
  testMode: 'Testtilstand: intet ændres for alvor',

  exit: 'Opsig nu',
  exitToPage: 'Fortsæt til opsigelse',
  stillActive: 'Dit abonnement er stadig aktivt.',
  stillWorking: 'Det er stadig i gang. Resultatet vises her.',

  permissionTitle: 'Vil du se et tilbud først?',
  yes: 'Ja',
  no: 'Nej',

  optional: 'Det er frivilligt at svare.',
  sensitive: 'Udelad adgangskoder, kortnumre og helbredsoplysninger.',

  offerTitle: 'Ville det her passe bedre?',
  decline: 'Nej tak',
  priceNow: 'Pris nu',
  priceWithOffer: 'Med dette tilbud',
  priceAfter: 'Fornyes til',
  nextCharge: 'Næste betaling',
  per: {
    day: '{price} pr. dag',
    week: '{price} pr. uge',
    month: '{price} pr. måned',
    year: '{price} pr. år',
  },
  every: '{price} pr. {length}',
  until: '{what} indtil den {date}',
  nothingToPay: 'Intet at betale',
  charge: '{amount} den {date}',
  choose: 'Vælg én',
  chooseFirst: 'Vælg først en af mulighederne.',
  untilDate: 'Indtil den {date}',
  accept: {
    discount: 'Få {what} rabat',
    pause: 'Sæt på pause: {what}',
    'plan-change': 'Skift til {what}',
    'trial-extension': 'Forlæng prøveperioden: {what}',
    credit: 'Få {what} til gode',
    skip: { one: 'Spring {count} betaling over', other: 'Spring {count} betalinger over' },
    custom: 'Accepter: {what}',
    redirect: 'Åbn: {what}',
  },

  confirmTitle: 'Opsig {product}?',
  endsOn: 'Dit abonnement slutter den {date} og fornyes ikke.',
  noMoreCharges: 'Der trækkes ikke mere.',
  feeCharge: 'At stoppe nu koster {amount}. Der trækkes ikke andet.',
  wasApplied: 'Allerede gennemført: {title}.',
  cancel: 'Opsig abonnement',
  keep: 'Behold abonnement',

  workingTitle: 'Et øjeblik',
  applying: 'Tilbuddet gennemføres…',
  cancelling: 'Dit abonnement opsiges…',
  cancelNext: 'Derefter kan du opsige.',

  savedTitle: 'Færdig. Dit abonnement fortsætter.',
  cancelAnyway: 'Opsig alligevel',

  cancelledTitle: 'Dit abonnement er opsagt',
  send: 'Send',
  receiptId: 'Kvitteringsnummer',
  statement: 'Anmodning',
  statementCancel: 'Opsigelse af {product}',
  receivedAt: 'Modtaget',
  effectiveAt: 'Gælder fra',
  print: 'Udskriv',
  save: 'Gem',

  failedTitle: 'Dit abonnement kunne ikke opsiges',
  requestedAt: 'Du ville opsige den {date}.',
  retry: 'Prøv igen',
  release: 'Fortsæt til opsigelse på denne side',
  tryAgain: 'Du kan prøve igen: det sker ikke to gange.',
  errors: {
    ineligible: 'Tilbuddet findes ikke længere. Intet er ændret.',
    timeout: 'Der kom ikke svar i tide.',
    unknown: 'Noget gik galt.',
  },

  releaseTitle: 'Nu ville sidens egen opsigelse køre',
  releaseRun: 'Kør den',
}
