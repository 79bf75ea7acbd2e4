import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Arabic, modern standard. After "every" the dual has another case than in a list of lengths. */
export const messages: Messages = {
  close: 'إغلاق',
  back: 'رجوع',
  step: 'الخطوة {index} من {count}',
  next: 'متابعة',
  done: 'تم',
  newTab: '(علامة تبويب جديدة)',
  testMode: 'وضع الاختبار: لا يتغير شيء فعليًا',

  exit: 'إلغاء الاشتراك الآن',
  exitToPage: 'متابعة إلى الإلغاء',
  stillActive: 'اشتراكك ما زال فعّالًا.',
  stillWorking: 'ما زال العمل جاريًا. ستظهر النتيجة هنا.',

  permissionTitle: 'هل تودّ رؤية عرض أولًا؟',
  yes: 'نعم',
  no: 'لا',

  optional: 'الإجابة اختيارية.',
  sensitive: 'يُرجى عدم كتابة كلمات مرور أو أرقام بطاقات أو معلومات صحية.',

  offerTitle: 'هل يناسبك هذا أكثر؟',
  decline: 'لا، شكرًا',
  priceNow: 'السعر الحالي',
  priceWithOffer: 'مع هذا العرض',
  priceAfter: 'يتجدد بسعر',
  nextCharge: 'الدفعة التالية',
  per: {
    day: '{price} يوميًا',
    week: '{price} أسبوعيًا',
    month: '{price} شهريًا',
    year: '{price} سنويًا',
  },
  every: {
    day: { two: '{price} كل يومين', other: '{price} كل {length}' },
    week: { two: '{price} كل أسبوعين', other: '{price} كل {length}' },
    month: { two: '{price} كل شهرين', other: '{price} كل {length}' },
    year: { two: '{price} كل سنتين', other: '{price} كل {length}' },
  },
  until: '{what} حتى {date}',
  nothingToPay: 'بدون دفع',
  charge: '{amount} في {date}',
  choose: 'اختر خيارًا',
  chooseFirst: 'اختر أحد هذه الخيارات أولًا.',
  untilDate: 'حتى {date}',
  accept: {
    discount: 'الحصول على خصم {what}',
    pause: 'إيقاف مؤقت: {what}',
    'plan-change': 'الانتقال إلى {what}',
    'trial-extension': 'تمديد التجربة: {what}',
    credit: 'الحصول على رصيد {what}',
    skip: {
      zero: 'تخطي {count} دفعة',
      one: 'تخطي دفعة واحدة',
      two: 'تخطي دفعتين',
      few: 'تخطي {count} دفعات',
      many: 'تخطي {count} دفعة',
      other: 'تخطي {count} دفعة',
    },
    custom: 'قبول: {what}',
    redirect: 'فتح: {what}',
  },

  confirmTitle: 'هل تريد إلغاء {product}؟',
  endsOn: 'ينتهي اشتراكك في {date} ولن يتجدد.',
  noMoreCharges: 'لن تُحصّل أي دفعات أخرى.',
  feeCharge: 'يكلّف الإنهاء الآن {amount}. ولن تُحصّل أي دفعات أخرى.',
  wasApplied: 'تم تطبيقه بالفعل: {title}.',
  cancel: 'إلغاء الاشتراك',
  keep: 'الاحتفاظ بالاشتراك',

  workingTitle: 'لحظة واحدة',
  applying: 'جارٍ تطبيق العرض…',
  cancelling: 'جارٍ إلغاء اشتراكك…',
  cancelNext: 'بعد ذلك يمكنك الإلغاء.',

  savedTitle: 'تم. اشتراكك مستمر.',
  cancelAnyway: 'إلغاء الاشتراك رغم ذلك',

  cancelledTitle: 'تم إلغاء اشتراكك',
  send: 'إرسال',
  receiptId: 'رقم الإيصال',
  statement: 'الطلب',
  statementCancel: 'إلغاء {product}',
  receivedAt: 'وقت الاستلام',
  effectiveAt: 'تاريخ السريان',
  print: 'طباعة',
  save: 'حفظ',

  failedTitle: 'تعذّر إلغاء اشتراكك',
  requestedAt: 'طلبت الإلغاء في {date}.',
  retry: 'إعادة المحاولة',
  release: 'متابعة الإلغاء في هذه الصفحة',
  tryAgain: 'يمكنك المحاولة مجددًا: لن يُنفَّذ الأمر مرتين.',
  errors: {
    ineligible: 'لم يعد هذا العرض متاحًا. لم يتغير شيء.',
    timeout: 'لم يصل رد في الوقت المناسب.',
    unknown: 'حدث خطأ ما.',
  },

  releaseTitle: 'الآن كان سيعمل الإلغاء الخاص بصفحتك',
  releaseRun: 'تشغيل',
}
