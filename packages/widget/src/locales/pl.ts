import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Polish. "Anuluj" alone would close a dialog. */
export const messages: Messages = {
  close: 'Zamknij',
  back: 'Wstecz',
  step: 'Krok {index} z {count}',
  next: 'Dalej',
  done: 'Gotowe',
  newTab: '(nowa karta)',
  testMode: 'Tryb testowy: nic się naprawdę nie zmienia',

  exit: 'Zrezygnuj teraz',
  exitToPage: 'Przejdź do rezygnacji',
  stillActive: 'Twoja subskrypcja jest nadal aktywna.',
  stillWorking: 'To jeszcze trwa. Wynik pojawi się tutaj.',

  permissionTitle: 'Pokazać najpierw ofertę?',
  yes: 'Tak',
  no: 'Nie',

  optional: 'Odpowiedzi są dobrowolne.',
  sensitive: 'Nie wpisuj haseł, numerów kart ani informacji o zdrowiu.',

  offerTitle: 'Czy to pasowałoby lepiej?',
  decline: 'Nie, dziękuję',
  priceNow: 'Cena teraz',
  priceWithOffer: 'Z tą ofertą',
  priceAfter: 'Odnowi się za',
  nextCharge: 'Następna płatność',
  per: {
    day: '{price} dziennie',
    week: '{price} tygodniowo',
    month: '{price} miesięcznie',
    year: '{price} rocznie',
  },
  every: '{price} co {length}',
  until: '{what} do {date}',
  nothingToPay: 'Bez opłat',
  charge: '{amount} dnia {date}',
  choose: 'Wybierz',
  chooseFirst: 'Najpierw wybierz jedną z opcji.',
  untilDate: 'Do {date}',
  accept: {
    discount: 'Skorzystaj z rabatu {what}',
    pause: 'Wstrzymaj: {what}',
    'plan-change': 'Zmień na {what}',
    'trial-extension': 'Przedłuż okres próbny: {what}',
    credit: 'Odbierz środki: {what}',
    skip: {
      one: 'Pomiń {count} płatność',
      few: 'Pomiń {count} płatności',
      many: 'Pomiń {count} płatności',
      other: 'Pomiń {count} płatności',
    },
    custom: 'Akceptuj: {what}',
    redirect: 'Otwórz: {what}',
  },

  confirmTitle: 'Zrezygnować z {product}?',
  endsOn: 'Twoja subskrypcja kończy się {date} i nie odnowi się.',
  noMoreCharges: 'Nie będzie już żadnych opłat.',
  feeCharge: 'Zakończenie teraz kosztuje {amount}. Innych opłat nie będzie.',
  wasApplied: 'Już zastosowano: {title}.',
  cancel: 'Zrezygnuj z subskrypcji',
  keep: 'Zachowaj subskrypcję',

  workingTitle: 'Chwileczkę',
  applying: 'Stosujemy ofertę…',
  cancelling: 'Anulujemy Twoją subskrypcję…',
  cancelNext: 'Potem możesz zrezygnować.',

  savedTitle: 'Gotowe. Twoja subskrypcja trwa.',
  cancelAnyway: 'Mimo to zrezygnuj',

  cancelledTitle: 'Twoja subskrypcja jest anulowana',
  send: 'Wyślij',
  receiptId: 'Numer potwierdzenia',
  statement: 'Wniosek',
  statementCancel: 'Rezygnacja z {product}',
  receivedAt: 'Otrzymano',
  effectiveAt: 'Obowiązuje od',
  print: 'Drukuj',
  save: 'Zapisz',

  failedTitle: 'Nie udało się anulować Twojej subskrypcji',
  requestedAt: 'Prośba o rezygnację: {date}.',
  retry: 'Spróbuj ponownie',
  release: 'Przejdź do rezygnacji na tej stronie',
  tryAgain: 'Możesz spróbować ponownie: nic nie wykona się dwa razy.',
  errors: {
    ineligible: 'Ta oferta nie jest już dostępna. Nic się nie zmieniło.',
    timeout: 'Odpowiedź nie przyszła na czas.',
    unknown: 'Coś poszło nie tak.',
  },

  releaseTitle: 'Teraz uruchomiłaby się rezygnacja na Twojej stronie',
  releaseRun: 'Uruchom',
}
