import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Japanese, polite. */
export const messages: Messages = {
  close: '閉じる',
  back: '戻る',
  step: 'ステップ {index}/{count}',
  next: '続ける',
  done: '完了',
  newTab: '（新しいタブ）',
  testMode: 'テストモード：実際には何も変更されません',

  exit: '今すぐ解約',
  exitToPage: '解約に進む',
  stillActive: 'サブスクリプションは有効なままです。',
  stillWorking: 'まだ処理中です。結果はここに表示されます。',

  permissionTitle: '先にご提案をご覧になりますか？',
  yes: 'はい',
  no: 'いいえ',

  optional: '回答は任意です。',
  sensitive: 'パスワード、カード番号、健康に関する情報は書かないでください。',

  offerTitle: 'こちらのほうが合いそうですか？',
  decline: 'いいえ、結構です',
  priceNow: '現在の料金',
  priceWithOffer: 'この特典を利用すると',
  priceAfter: '更新時の料金',
  nextCharge: '次回のお支払い',
  per: { day: '{price}／日', week: '{price}／週', month: '{price}／月', year: '{price}／年' },
  every: '{length}ごとに{price}',
  until: '{date}まで{what}',
  nothingToPay: 'お支払いなし',
  charge: '{date}に{amount}',
  choose: 'ひとつお選びください',
  chooseFirst: '先にひとつお選びください。',
  untilDate: '{date}まで',
  accept: {
    discount: '{what}割引を利用',
    pause: '一時停止：{what}',
    'plan-change': '{what}に変更',
    'trial-extension': 'お試し期間を延長：{what}',
    credit: '{what}のクレジットを受け取る',
    skip: '{count}回分の支払いをスキップ',
    custom: '承諾：{what}',
    redirect: '開く：{what}',
  },

  confirmTitle: '{product}を解約しますか？',
  endsOn: 'サブスクリプションは{date}に終了し、更新されません。',
  noMoreCharges: '今後の請求はありません。',
  feeCharge: '今終了すると{amount}かかります。ほかの請求はありません。',
  wasApplied: '適用済み：{title}',
  cancel: 'サブスクリプションを解約',
  keep: 'サブスクリプションを続ける',

  workingTitle: '少々お待ちください',
  applying: '特典を適用しています…',
  cancelling: '解約しています…',
  cancelNext: 'その後に解約できます。',

  savedTitle: '完了しました。サブスクリプションは続きます。',
  cancelAnyway: 'それでも解約',

  cancelledTitle: 'サブスクリプションを解約しました',
  send: '送信',
  receiptId: '受付番号',
  statement: 'お申し込み内容',
  statementCancel: '{product}の解約',
  receivedAt: '受付日時',
  effectiveAt: '終了日',
  print: '印刷',
  save: '保存',

  failedTitle: 'サブスクリプションを解約できませんでした',
  requestedAt: '解約のお申し出：{date}',
  retry: 'もう一度試す',
  release: 'このページで解約に進む',
  tryAgain: 'もう一度お試しいただけます。二重に処理されることはありません。',
  errors: {
    ineligible: 'この特典は利用できなくなりました。何も変更されていません。',
    timeout: '時間内に応答がありませんでした。',
    unknown: '問題が発生しました。',
  },

  releaseTitle: 'ここでページ側の解約が実行されます',
  releaseRun: '実行する',
}
