import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Korean, polite. No particle on what is filled in: it would depend on its last sound. */
export const messages: Messages = {
  close: '닫기',
  back: '뒤로',
  step: '{count}단계 중 {index}단계',
  next: '계속',
  done: '완료',
  newTab: '(새 탭)',
  testMode: '테스트 모드: 실제로 바뀌는 것은 없습니다',

  exit: '지금 해지',
  exitToPage: '해지 계속하기',
  stillActive: '구독은 아직 유지되고 있습니다.',
  stillWorking: '아직 처리 중입니다. 결과는 여기에 표시됩니다.',

  permissionTitle: '먼저 제안을 보시겠어요?',
  yes: '예',
  no: '아니요',

  optional: '답변은 선택 사항입니다.',
  sensitive: '비밀번호, 카드 번호, 건강 정보는 적지 마세요.',

  offerTitle: '이 방법이 더 맞을까요?',
  decline: '아니요, 괜찮습니다',
  priceNow: '현재 요금',
  priceWithOffer: '이 혜택 적용 시',
  priceAfter: '갱신 요금',
  nextCharge: '다음 결제',
  per: { day: '하루 {price}', week: '주 {price}', month: '월 {price}', year: '연 {price}' },
  every: '{length}마다 {price}',
  until: '{date}까지 {what}',
  nothingToPay: '결제 없음',
  charge: '{date}에 {amount}',
  choose: '하나 선택',
  chooseFirst: '먼저 하나를 선택하세요.',
  untilDate: '{date}까지',
  accept: {
    discount: '{what} 할인 받기',
    pause: '일시중지: {what}',
    'plan-change': '변경: {what}',
    'trial-extension': '체험 연장: {what}',
    credit: '{what} 크레딧 받기',
    skip: '결제 {count}회 건너뛰기',
    custom: '수락: {what}',
    redirect: '열기: {what}',
  },

  confirmTitle: '{product} 구독을 해지할까요?',
  endsOn: '구독은 {date}에 끝나며 갱신되지 않습니다.',
  noMoreCharges: '더 이상 청구되지 않습니다.',
  feeCharge: '지금 종료 비용: {amount}. 다른 청구는 없습니다.',
  wasApplied: '이미 적용됨: {title}.',
  cancel: '구독 해지',
  keep: '구독 유지',

  workingTitle: '잠시만요',
  applying: '혜택을 적용하는 중…',
  cancelling: '구독을 해지하는 중…',
  cancelNext: '그다음 해지할 수 있습니다.',

  savedTitle: '완료되었습니다. 구독이 계속됩니다.',
  cancelAnyway: '그래도 해지',

  cancelledTitle: '구독이 해지되었습니다',
  send: '보내기',
  receiptId: '접수 번호',
  statement: '신청 내용',
  statementCancel: '{product} 해지',
  receivedAt: '접수 일시',
  effectiveAt: '적용일',
  print: '인쇄',
  save: '저장',

  failedTitle: '구독을 해지하지 못했습니다',
  requestedAt: '해지 신청: {date}',
  retry: '다시 시도',
  release: '이 페이지에서 해지 계속하기',
  tryAgain: '다시 시도해도 두 번 처리되지 않습니다.',
  errors: {
    ineligible: '이 혜택은 더 이상 이용할 수 없습니다. 변경된 것은 없습니다.',
    timeout: '제시간에 응답이 없었습니다.',
    unknown: '문제가 발생했습니다.',
  },

  releaseTitle: '이제 페이지의 해지가 실행됩니다',
  releaseRun: '실행',
}
