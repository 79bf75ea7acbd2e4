import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Russian, to "вы". "Отмена" alone would close a dialog. */
export const messages: Messages = {
  close: 'Закрыть',
  back: 'Назад',
  step: 'Шаг {index} из {count}',
  next: 'Продолжить',
  done: 'Готово',
  newTab: '(новая вкладка)',
  testMode: 'Тестовый режим: на самом деле ничего не меняется',

  exit: 'Отменить подписку сейчас',
  exitToPage: 'Перейти к отмене',
  stillActive: 'Ваша подписка по-прежнему действует.',
  stillWorking: 'Ещё выполняется. Результат появится здесь.',

  permissionTitle: 'Показать сначала предложение?',
  yes: 'Да',
  no: 'Нет',

  optional: 'Отвечать необязательно.',
  sensitive: 'Не указывайте пароли, номера карт и сведения о здоровье.',

  offerTitle: 'Может быть, это подойдёт лучше?',
  decline: 'Нет, спасибо',
  priceNow: 'Цена сейчас',
  priceWithOffer: 'С этим предложением',
  priceAfter: 'Продление за',
  nextCharge: 'Следующий платёж',
  per: {
    day: '{price} в день',
    week: '{price} в неделю',
    month: '{price} в месяц',
    year: '{price} в год',
  },
  every: '{price} за {length}',
  until: '{what} до {date}',
  nothingToPay: 'Без оплаты',
  charge: '{amount}, {date}',
  choose: 'Выберите',
  chooseFirst: 'Сначала выберите один из вариантов.',
  untilDate: 'До {date}',
  accept: {
    discount: 'Получить скидку {what}',
    pause: 'Приостановить: {what}',
    'plan-change': 'Перейти на {what}',
    'trial-extension': 'Продлить пробный период: {what}',
    credit: 'Получить {what} на счёт',
    skip: {
      one: 'Пропустить {count} платёж',
      few: 'Пропустить {count} платежа',
      many: 'Пропустить {count} платежей',
      other: 'Пропустить {count} платежа',
    },
    custom: 'Принять: {what}',
    redirect: 'Открыть: {what}',
  },

  confirmTitle: 'Отменить {product}?',
  endsOn: 'Подписка закончится {date} и не продлится.',
  noMoreCharges: 'Больше списаний не будет.',
  feeCharge: 'Завершить сейчас стоит {amount}. Других списаний не будет.',
  wasApplied: 'Уже применено: {title}.',
  cancel: 'Отменить подписку',
  keep: 'Сохранить подписку',

  workingTitle: 'Один момент',
  applying: 'Применяем предложение…',
  cancelling: 'Отменяем подписку…',
  cancelNext: 'После этого можно отменить.',

  savedTitle: 'Готово. Ваша подписка продолжается.',
  cancelAnyway: 'Всё равно отменить',

  cancelledTitle: 'Подписка отменена',
  send: 'Отправить',
  receiptId: 'Номер квитанции',
  statement: 'Заявление',
  statementCancel: 'Отмена {product}',
  receivedAt: 'Получено',
  effectiveAt: 'Вступает в силу',
  print: 'Печать',
  save: 'Сохранить',

  failedTitle: 'Не удалось отменить подписку',
  requestedAt: 'Вы запросили отмену {date}.',
  retry: 'Повторить',
  release: 'Перейти к отмене на этой странице',
  tryAgain: 'Можно повторить: дважды это не выполнится.',
  errors: {
    ineligible: 'Это предложение больше недоступно. Ничего не изменилось.',
    timeout: 'Ответ не пришёл вовремя.',
    unknown: 'Что-то пошло не так.',
  },

  releaseTitle: 'Сейчас сработала бы отмена на вашей странице',
  releaseRun: 'Запустить',
}
