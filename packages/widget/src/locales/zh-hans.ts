import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Chinese in simplified script. */
export const messages: Messages = {
  close: '关闭',
  back: '返回',
  step: '第 {index} 步，共 {count} 步',
  next: '继续',
  done: '完成',
  newTab: '（新标签页）',
  testMode: '测试模式：不会有任何实际更改',

  exit: '立即取消订阅',
  exitToPage: '继续取消',
  stillActive: '您的订阅仍然有效。',
  stillWorking: '仍在处理，结果会显示在这里。',

  permissionTitle: '要先看看优惠吗？',
  yes: '是',
  no: '否',

  optional: '可以不回答。',
  sensitive: '请勿填写密码、卡号或健康信息。',

  offerTitle: '这样会更合适吗？',
  decline: '不用了，谢谢',
  priceNow: '当前价格',
  priceWithOffer: '使用此优惠',
  priceAfter: '续订价格',
  nextCharge: '下次扣款',
  per: { day: '每天 {price}', week: '每周 {price}', month: '每月 {price}', year: '每年 {price}' },
  every: '每{length} {price}',
  until: '{what}，至 {date}',
  nothingToPay: '无需付款',
  charge: '{date}：{amount}',
  choose: '请选择',
  chooseFirst: '请先选择一项。',
  untilDate: '至 {date}',
  accept: {
    discount: '使用 {what} 折扣',
    pause: '暂停：{what}',
    'plan-change': '更换为 {what}',
    'trial-extension': '延长试用：{what}',
    credit: '领取 {what} 抵扣金',
    skip: '跳过 {count} 次付款',
    custom: '接受：{what}',
    redirect: '打开：{what}',
  },

  confirmTitle: '要取消 {product} 吗？',
  endsOn: '您的订阅将于 {date} 结束，不再续订。',
  noMoreCharges: '不会再有扣款。',
  feeCharge: '现在结束需支付 {amount}，不会再有其他扣款。',
  wasApplied: '已生效：{title}。',
  cancel: '取消订阅',
  keep: '保留订阅',

  workingTitle: '请稍候',
  applying: '正在应用优惠…',
  cancelling: '正在取消您的订阅…',
  cancelNext: '之后您可以取消。',

  savedTitle: '已完成。您的订阅会继续。',
  cancelAnyway: '仍要取消',

  cancelledTitle: '您的订阅已取消',
  send: '发送',
  receiptId: '回执编号',
  statement: '申请',
  statementCancel: '取消 {product}',
  receivedAt: '收到时间',
  effectiveAt: '生效日期',
  print: '打印',
  save: '保存',

  failedTitle: '未能取消您的订阅',
  requestedAt: '您于 {date} 申请了取消。',
  retry: '重试',
  release: '在此页面继续取消',
  tryAgain: '您可以重试，不会重复执行。',
  errors: {
    ineligible: '此优惠已不可用，未做任何更改。',
    timeout: '未及时收到答复。',
    unknown: '出了点问题。',
  },

  releaseTitle: '现在会运行您页面自己的取消操作',
  releaseRun: '运行',
}
