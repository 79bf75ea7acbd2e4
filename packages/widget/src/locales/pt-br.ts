import type { Messages } from '../messages/messages.ts'

/** Whether somebody whose language it is has read it. */
export const reviewed = false

/** Portuguese of Brazil, to "você". The usual "obrigado" would have a gender. */
export const messages: Messages = {
  close: 'Fechar',
  back: 'Voltar',
  step: 'Etapa {index} de {count}',
  next: 'Continuar',
  done: 'Pronto',
  newTab: '(nova aba)',
  testMode: 'Modo de teste: nada é realmente alterado',

  exit: 'Cancelar agora',
  exitToPage: 'Continuar para cancelar',
  stillActive: 'Sua assinatura continua ativa.',
  stillWorking: 'Ainda em andamento. O resultado aparecerá aqui.',

  permissionTitle: 'Quer ver uma oferta antes?',
  yes: 'Sim',
  no: 'Não',

  optional: 'Responder é opcional.',
  sensitive: 'Não escreva senhas, números de cartão nem dados de saúde.',

  offerTitle: 'Isto seria melhor para você?',
  decline: 'Não, agradeço',
  priceNow: 'Preço atual',
  priceWithOffer: 'Com esta oferta',
  priceAfter: 'Renova por',
  nextCharge: 'Próxima cobrança',
  per: {
    day: '{price} por dia',
    week: '{price} por semana',
    month: '{price} por mês',
    year: '{price} por ano',
  },
  every: '{price} a cada {length}',
  until: '{what} até {date}',
  nothingToPay: 'Nada a pagar',
  charge: '{amount} em {date}',
  choose: 'Escolha uma opção',
  chooseFirst: 'Primeiro, escolha uma destas opções.',
  untilDate: 'Até {date}',
  accept: {
    discount: 'Obter {what} de desconto',
    pause: 'Pausar: {what}',
    'plan-change': 'Mudar para {what}',
    'trial-extension': 'Estender o teste: {what}',
    credit: 'Receber crédito de {what}',
    skip: { one: 'Pular {count} pagamento', other: 'Pular {count} pagamentos' },
    custom: 'Aceitar: {what}',
    redirect: 'Abrir: {what}',
  },

  confirmTitle: 'Cancelar {product}?',
  endsOn: 'Sua assinatura termina em {date} e não será renovada.',
  noMoreCharges: 'Não haverá mais cobranças.',
  feeCharge: 'Encerrar agora custa {amount}. Não haverá outras cobranças.',
  wasApplied: 'Já aplicado: {title}.',
  cancel: 'Cancelar assinatura',
  keep: 'Manter assinatura',

  workingTitle: 'Um momento',
  applying: 'Aplicando a oferta…',
  cancelling: 'Cancelando sua assinatura…',
  cancelNext: 'Depois você poderá cancelar.',

  savedTitle: 'Pronto. Sua assinatura continua.',
  cancelAnyway: 'Cancelar mesmo assim',

  cancelledTitle: 'Sua assinatura foi cancelada',
  send: 'Enviar',
  receiptId: 'Número do recibo',
  statement: 'Solicitação',
  statementCancel: 'Cancelamento de {product}',
  receivedAt: 'Recebida',
  effectiveAt: 'Vale a partir de',
  print: 'Imprimir',
  save: 'Salvar',

  failedTitle: 'Não foi possível cancelar sua assinatura',
  requestedAt: 'Você pediu o cancelamento em {date}.',
  retry: 'Tentar de novo',
  release: 'Continuar para cancelar nesta página',
  tryAgain: 'Você pode tentar de novo: nada será feito duas vezes.',
  errors: {
    ineligible: 'Esta oferta não está mais disponível. Nada foi alterado.',
    timeout: 'Não houve resposta a tempo.',
    unknown: 'Algo deu errado.',
  },

  releaseTitle: 'O cancelamento da sua página seria executado agora',
  releaseRun: 'Executar',
}
