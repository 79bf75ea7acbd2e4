import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Swedish, to "du". */
export const messages: Messages = {
  close: 'Stäng',
  back: 'Tillbaka',
  step: 'Steg {index} av {count}',
  next: 'Fortsätt',
  done: 'Klart',
  newTab: '(ny flik)',
  testMode: 'Testläge: ingenting ändras på riktigt',

  exit: 'Säg upp nu',
  exitToPage: 'Fortsätt till uppsägning',
  stillActive: 'Din prenumeration är fortfarande aktiv.',
  stillWorking: 'Det pågår än. Resultatet visas här.',

  permissionTitle: 'Vill du se ett erbjudande först?',
  yes: 'Ja',
  no: 'Nej',

  optional: 'Det är frivilligt att svara.',
  sensitive: 'Utelämna lösenord, kortnummer och hälsouppgifter.',

  offerTitle: 'Skulle det här passa bättre?',
  decline: 'Nej tack',
  priceNow: 'Pris nu',
  priceWithOffer: 'Med det här erbjudandet',
  priceAfter: 'Förnyas för',
  nextCharge: 'Nästa betalning',
  per: {
    day: '{price} per dag',
    week: '{price} per vecka',
    month: '{price} per månad',
    year: '{price} per år',
  },
  every: '{price} per {length}',
  until: '{what} till den {date}',
  nothingToPay: 'Inget att betala',
  charge: '{amount} den {date}',
  choose: 'Välj ett',
  chooseFirst: 'Välj först ett av alternativen.',
  untilDate: 'Till den {date}',
  accept: {
    discount: 'Få {what} rabatt',
    pause: 'Pausa: {what}',
    'plan-change': 'Byt till {what}',
    'trial-extension': 'Förläng provperioden: {what}',
    credit: 'Få {what} tillgodo',
    skip: { one: 'Hoppa över {count} betalning', other: 'Hoppa över {count} betalningar' },
    custom: 'Acceptera: {what}',
    redirect: 'Öppna: {what}',
  },

  confirmTitle: 'Säga upp {product}?',
  endsOn: 'Din prenumeration slutar den {date} och förnyas inte.',
  noMoreCharges: 'Inget mer dras.',
  feeCharge: 'Att sluta nu kostar {amount}. Inget annat dras.',
  wasApplied: 'Redan genomfört: {title}.',
  cancel: 'Säg upp prenumerationen',
  keep: 'Behåll prenumerationen',

  workingTitle: 'Ett ögonblick',
  applying: 'Erbjudandet genomförs…',
  cancelling: 'Din prenumeration sägs upp…',
  cancelNext: 'Sedan kan du säga upp.',

  savedTitle: 'Klart. Din prenumeration fortsätter.',
  cancelAnyway: 'Säg upp ändå',

  cancelledTitle: 'Din prenumeration är uppsagd',
  send: 'Skicka',
  receiptId: 'Kvittonummer',
  statement: 'Begäran',
  statementCancel: 'Uppsägning av {product}',
  receivedAt: 'Mottagen',
  effectiveAt: 'Gäller från',
  print: 'Skriv ut',
  save: 'Spara',

  failedTitle: 'Det gick inte att säga upp din prenumeration',
  requestedAt: 'Du ville säga upp den {date}.',
  retry: 'Försök igen',
  release: 'Fortsätt till uppsägning på den här sidan',
  tryAgain: 'Du kan försöka igen: det görs inte två gånger.',
  errors: {
    ineligible: 'Erbjudandet finns inte längre. Ingenting har ändrats.',
    timeout: 'Svaret kom inte i tid.',
    unknown: 'Något gick fel.',
  },

  releaseTitle: 'Nu skulle sidans egen uppsägning köras',
  releaseRun: 'Kör den',
}
