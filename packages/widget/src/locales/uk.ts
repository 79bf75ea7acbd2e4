import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Ukrainian, to "ви". "Скасувати" alone would close a dialog. */
export const messages: Messages = {
  close: 'Закрити',
  back: 'Назад',
  step: 'Крок {index} із {count}',
  next: 'Продовжити',
  done: 'Готово',
  newTab: '(нова вкладка)',
  testMode: 'Тестовий режим: насправді нічого не змінюється',

  exit: 'Скасувати підписку зараз',
  exitToPage: 'Перейти до скасування',
  stillActive: 'Ваша підписка досі діє.',
  stillWorking: 'Ще виконується. Результат з’явиться тут.',

  permissionTitle: 'Показати спершу пропозицію?',
  yes: 'Так',
  no: 'Ні',

  optional: 'Відповідати необов’язково.',
  sensitive: 'Не вказуйте паролі, номери карток і відомості про здоров’я.',

  offerTitle: 'Може, це підійде краще?',
  decline: 'Ні, дякую',
  priceNow: 'Ціна зараз',
  priceWithOffer: 'Із цією пропозицією',
  priceAfter: 'Поновлення за',
  nextCharge: 'Наступний платіж',
  per: {
    day: '{price} на день',
    week: '{price} на тиждень',
    month: '{price} на місяць',
    year: '{price} на рік',
  },
  every: '{price} за {length}',
  until: '{what} до {date}',
  nothingToPay: 'Без оплати',
  charge: '{amount}, {date}',
  choose: 'Виберіть',
  chooseFirst: 'Спершу виберіть один із варіантів.',
  untilDate: 'До {date}',
  accept: {
    discount: 'Отримати знижку {what}',
    pause: 'Призупинити: {what}',
    'plan-change': 'Перейти на {what}',
    'trial-extension': 'Продовжити пробний період: {what}',
    credit: 'Отримати {what} на рахунок',
    skip: {
      one: 'Пропустити {count} платіж',
      few: 'Пропустити {count} платежі',
      many: 'Пропустити {count} платежів',
      other: 'Пропустити {count} платежу',
    },
    custom: 'Прийняти: {what}',
    redirect: 'Відкрити: {what}',
  },

  confirmTitle: 'Скасувати {product}?',
  endsOn: 'Підписка закінчиться {date} і не поновиться.',
  noMoreCharges: 'Більше списань не буде.',
  feeCharge: 'Завершити зараз коштує {amount}. Інших списань не буде.',
  wasApplied: 'Уже застосовано: {title}.',
  cancel: 'Скасувати підписку',
  keep: 'Зберегти підписку',

  workingTitle: 'Хвилинку',
  applying: 'Застосовуємо пропозицію…',
  cancelling: 'Скасовуємо підписку…',
  cancelNext: 'Після цього можна скасувати.',

  savedTitle: 'Готово. Ваша підписка триває.',
  cancelAnyway: 'Усе одно скасувати',

  cancelledTitle: 'Підписку скасовано',
  send: 'Надіслати',
  receiptId: 'Номер квитанції',
  statement: 'Заява',
  statementCancel: 'Скасування {product}',
  receivedAt: 'Отримано',
  effectiveAt: 'Набирає чинності',
  print: 'Друк',
  save: 'Зберегти',

  failedTitle: 'Не вдалося скасувати підписку',
  requestedAt: 'Ви попросили скасувати {date}.',
  retry: 'Повторити',
  release: 'Перейти до скасування на цій сторінці',
  tryAgain: 'Можна повторити: двічі це не виконається.',
  errors: {
    ineligible: 'Ця пропозиція більше недоступна. Нічого не змінилося.',
    timeout: 'Відповідь не надійшла вчасно.',
    unknown: 'Щось пішло не так.',
  },

  releaseTitle: 'Зараз спрацювало б скасування на вашій сторінці',
  releaseRun: 'Запустити',
}
