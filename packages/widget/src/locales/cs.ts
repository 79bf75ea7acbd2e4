import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Czech, to "vy". "Zrušit" alone would close a dialog. */
export const messages: Messages = {
  close: 'Zavřít',
  back: 'Zpět',
  step: 'Krok {index} z {count}',
  next: 'Pokračovat',
  done: 'Hotovo',
  newTab: '(nová karta)',
  testMode: 'Testovací režim: nic se doopravdy nemění',

  exit: 'Zrušit předplatné hned',
  exitToPage: 'Pokračovat ke zrušení',
  stillActive: 'Vaše předplatné je stále aktivní.',
  stillWorking: 'Ještě to trvá. Výsledek se zobrazí zde.',

  permissionTitle: 'Chcete se nejdřív podívat na nabídku?',
  yes: 'Ano',
  no: 'Ne',

  optional: 'Odpovědi jsou nepovinné.',
  sensitive: 'Neuvádějte hesla, čísla karet ani údaje o zdraví.',

  offerTitle: 'Vyhovovalo by vám tohle víc?',
  decline: 'Ne, děkuji',
  priceNow: 'Cena nyní',
  priceWithOffer: 'S touto nabídkou',
  priceAfter: 'Obnoví se za',
  nextCharge: 'Další platba',
  per: {
    day: '{price} za den',
    week: '{price} za týden',
    month: '{price} za měsíc',
    year: '{price} za rok',
  },
  every: '{price} za {length}',
  until: '{what} do {date}',
  nothingToPay: 'Bez platby',
  charge: '{amount} dne {date}',
  choose: 'Vyberte si',
  chooseFirst: 'Nejdřív vyberte jednu z možností.',
  untilDate: 'Do {date}',
  accept: {
    discount: 'Využít slevu {what}',
    pause: 'Pozastavit: {what}',
    'plan-change': 'Přejít na {what}',
    'trial-extension': 'Prodloužit zkušební dobu: {what}',
    credit: 'Využít kredit {what}',
    skip: {
      one: 'Vynechat {count} platbu',
      few: 'Vynechat {count} platby',
      many: 'Vynechat {count} platby',
      other: 'Vynechat {count} plateb',
    },
    custom: 'Přijmout: {what}',
    redirect: 'Otevřít: {what}',
  },

  confirmTitle: 'Zrušit {product}?',
  endsOn: 'Vaše předplatné skončí {date} a neobnoví se.',
  noMoreCharges: 'Nic dalšího se strhávat nebude.',
  feeCharge: 'Ukončení nyní stojí {amount}. Nic dalšího se strhávat nebude.',
  wasApplied: 'Už provedeno: {title}.',
  cancel: 'Zrušit předplatné',
  keep: 'Ponechat předplatné',

  workingTitle: 'Okamžik',
  applying: 'Nabídka se uplatňuje…',
  cancelling: 'Předplatné se ruší…',
  cancelNext: 'Potom můžete předplatné zrušit.',

  savedTitle: 'Hotovo. Vaše předplatné pokračuje.',
  cancelAnyway: 'Přesto zrušit',

  cancelledTitle: 'Vaše předplatné je zrušeno',
  send: 'Odeslat',
  receiptId: 'Číslo potvrzení',
  statement: 'Žádost',
  statementCancel: 'Zrušení {product}',
  receivedAt: 'Přijato',
  effectiveAt: 'Platí od',
  print: 'Vytisknout',
  save: 'Uložit',

  failedTitle: 'Vaše předplatné se nepodařilo zrušit',
  requestedAt: 'O zrušení jste požádali {date}.',
  retry: 'Zkusit znovu',
  release: 'Pokračovat ke zrušení na této stránce',
  tryAgain: 'Můžete to zkusit znovu: dvakrát se to neprovede.',
  errors: {
    ineligible: 'Tato nabídka už není k dispozici. Nic se nezměnilo.',
    timeout: 'Odpověď nepřišla včas.',
    unknown: 'Něco se nepovedlo.',
  },

  releaseTitle: 'Teď by se spustilo zrušení na vaší stránce',
  releaseRun: 'Spustit',
}
