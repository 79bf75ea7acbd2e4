import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Chinese in traditional script, in the words of Taiwan. */
export const messages: Messages = {
  close: '關閉',
  back: '返回',
  step: '第 {index} 步，共 {count} 步',
  next: '繼續',
  done: '完成',
  newTab: '（新分頁）',
  testMode: '測試模式：不會有任何實際變更',

  exit: '立即取消訂閱',
  exitToPage: '繼續取消',
  stillActive: '您的訂閱仍然有效。',
  stillWorking: '仍在處理，結果會顯示在這裡。',

  permissionTitle: '要先看看優惠嗎？',
  yes: '是',
  no: '否',

  optional: '可以不回答。',
  sensitive: '請勿填寫密碼、卡號或健康資訊。',

  offerTitle: '這樣會更合適嗎？',
  decline: '不用了，謝謝',
  priceNow: '目前價格',
  priceWithOffer: '使用此優惠',
  priceAfter: '續訂價格',
  nextCharge: '下次扣款',
  per: { day: '每天 {price}', week: '每週 {price}', month: '每月 {price}', year: '每年 {price}' },
  every: '每 {length} {price}',
  until: '{what}，至 {date}',
  nothingToPay: '無須付款',
  charge: '{date}：{amount}',
  choose: '請選擇',
  chooseFirst: '請先選擇一項。',
  untilDate: '至 {date}',
  accept: {
    discount: '使用 {what} 折扣',
    pause: '暫停：{what}',
    'plan-change': '改用 {what}',
    'trial-extension': '延長試用：{what}',
    credit: '領取 {what} 抵用金',
    skip: '跳過 {count} 次付款',
    custom: '接受：{what}',
    redirect: '開啟：{what}',
  },

  confirmTitle: '要取消 {product} 嗎？',
  endsOn: '您的訂閱將於 {date} 結束，不再續訂。',
  noMoreCharges: '不會再有扣款。',
  feeCharge: '現在結束需支付 {amount}，不會再有其他扣款。',
  wasApplied: '已套用：{title}。',
  cancel: '取消訂閱',
  keep: '保留訂閱',

  workingTitle: '請稍候',
  applying: '正在套用優惠…',
  cancelling: '正在取消您的訂閱…',
  cancelNext: '之後您可以取消。',

  savedTitle: '已完成。您的訂閱會繼續。',
  cancelAnyway: '仍要取消',

  cancelledTitle: '您的訂閱已取消',
  send: '傳送',
  receiptId: '回條編號',
  statement: '申請',
  statementCancel: '取消 {product}',
  receivedAt: '收到時間',
  effectiveAt: '生效日期',
  print: '列印',
  save: '儲存',

  failedTitle: '未能取消您的訂閱',
  requestedAt: '您於 {date} 申請取消。',
  retry: '重試',
  release: '在此頁面繼續取消',
  tryAgain: '您可以重試，不會重複執行。',
  errors: {
    ineligible: '此優惠已無法使用，未做任何變更。',
    timeout: '未及時收到回覆。',
    unknown: '出了點問題。',
  },

  releaseTitle: '現在會執行您頁面本身的取消操作',
  releaseRun: '執行',
}
