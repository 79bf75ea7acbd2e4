import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Hebrew. Verbal nouns rather than commands, which would have a gender. */
export const messages: Messages = {
  close: 'סגירה',
  back: 'חזרה',
  step: 'שלב {index} מתוך {count}',
  next: 'המשך',
  done: 'סיום',
  newTab: '(כרטיסייה חדשה)',
  testMode: 'מצב בדיקה: שום דבר לא משתנה באמת',

  exit: 'ביטול המינוי עכשיו',
  exitToPage: 'המשך לביטול',
  stillActive: 'המינוי שלך עדיין פעיל.',
  stillWorking: 'עוד רגע. התוצאה תוצג כאן.',

  permissionTitle: 'להציג קודם הצעה?',
  yes: 'כן',
  no: 'לא',

  optional: 'אין חובה לענות.',
  sensitive: 'נא לא לכתוב סיסמאות, מספרי כרטיסים או מידע רפואי.',

  offerTitle: 'אולי זה יתאים יותר?',
  decline: 'לא, תודה',
  priceNow: 'המחיר עכשיו',
  priceWithOffer: 'עם ההצעה הזו',
  priceAfter: 'מתחדש במחיר',
  nextCharge: 'החיוב הבא',
  per: {
    day: '{price} ליום',
    week: '{price} לשבוע',
    month: '{price} לחודש',
    year: '{price} לשנה',
  },
  every: '{price} כל {length}',
  until: '{what} עד {date}',
  nothingToPay: 'ללא תשלום',
  charge: '{amount} ב־{date}',
  choose: 'נא לבחור',
  chooseFirst: 'נא לבחור קודם אחת מהאפשרויות.',
  untilDate: 'עד {date}',
  accept: {
    discount: 'קבלת {what} הנחה',
    pause: 'השהיה: {what}',
    'plan-change': 'מעבר אל {what}',
    'trial-extension': 'הארכת הניסיון: {what}',
    credit: 'קבלת זיכוי של {what}',
    skip: {
      one: 'דילוג על תשלום אחד',
      two: 'דילוג על שני תשלומים',
      other: 'דילוג על {count} תשלומים',
    },
    custom: 'אישור: {what}',
    redirect: 'פתיחה: {what}',
  },

  confirmTitle: 'לבטל את {product}?',
  endsOn: 'המינוי שלך מסתיים ב־{date} ולא יתחדש.',
  noMoreCharges: 'לא יהיו חיובים נוספים.',
  feeCharge: 'סיום עכשיו עולה {amount}. לא יהיו חיובים אחרים.',
  wasApplied: 'כבר הוחל: {title}.',
  cancel: 'ביטול המינוי',
  keep: 'השארת המינוי',

  workingTitle: 'רגע אחד',
  applying: 'ההצעה מוחלת…',
  cancelling: 'המינוי מתבטל…',
  cancelNext: 'אחר כך אפשר לבטל.',

  savedTitle: 'בוצע. המינוי שלך נמשך.',
  cancelAnyway: 'ביטול בכל זאת',

  cancelledTitle: 'המינוי שלך בוטל',
  send: 'שליחה',
  receiptId: 'מספר אישור',
  statement: 'בקשה',
  statementCancel: 'ביטול {product}',
  receivedAt: 'התקבל',
  effectiveAt: 'נכנס לתוקף',
  print: 'הדפסה',
  save: 'שמירה',

  failedTitle: 'לא הצלחנו לבטל את המינוי שלך',
  requestedAt: 'ביקשת לבטל ב־{date}.',
  retry: 'ניסיון נוסף',
  release: 'המשך לביטול בדף הזה',
  tryAgain: 'אפשר לנסות שוב: זה לא יבוצע פעמיים.',
  errors: {
    ineligible: 'ההצעה הזו כבר לא זמינה. שום דבר לא השתנה.',
    timeout: 'לא הגיעה תשובה בזמן.',
    unknown: 'משהו השתבש.',
  },

  releaseTitle: 'עכשיו היה פועל הביטול של הדף שלך',
  releaseRun: 'הפעלה',
}
